"""How well two mentions go together as one happening: a small additive model, every part of it with its reason.

The weights are set by hand from what the words mean, in half points; 0 says nothing, VETO says that they cannot be one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice

import msgspec

from onrecord.link.trigger_families import GENERIC, same_family, same_stem
from onrecord.model.annotation import AnnotatedDocument, EventMention
from onrecord.model.entity import Entity
from onrecord.model.plover import RECIPROCAL_TYPES
from onrecord.model.syntax import Parse
from onrecord.model.temporal import When

THRESHOLD = 2.0
VETO = float("-inf")

SPEECH_TYPES = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
_NEW = frozenset(
    "another second third fourth fresh new further additional more other subsequent previous earlier".split()
)
_DEFINITE = frozenset("the this that these those its his her their".split())
_INDEFINITE = frozenset("a an another any some such no every each".split())
_NOT_YET = frozenset({"planned", "threatened", "hypothetical"})
_EMPTY: frozenset[str] = frozenset()


class Clue(msgspec.Struct, frozen=True):
    """What the comparison needs of one mention, worked out once."""

    mention: EventMention
    lemma: str
    actors: frozenset[str]
    recipients: frozenset[str]
    sides: frozenset[str]
    definite: bool
    indefinite: bool
    new: bool
    plural: bool
    nominal: bool
    sentence: int
    content: frozenset[str]
    denied: bool
    tied: frozenset[int]


def _tied(parse: Parse, token: int) -> Iterator[int]:
    """Tokens that the clause makes one happening with `token`: "the raid that killed", "killed in a raid"."""
    if parse.deps[token] == "relcl" and _is_relative_subject(parse, parse.child(token, "nsubj", "nsubjpass")):
        yield parse.heads[token]
    for c in parse.children[token]:
        if parse.deps[c] == "nsubj" and parse.pos[token] == "VERB":
            yield c
        elif parse.deps[c] in ("prep", "agent") and parse.lower[c] in ("in", "during", "by"):
            yield from (d for d in parse.children[c] if parse.deps[d] == "pobj")


def _is_relative_subject(parse: Parse, subject: int | None) -> bool:
    return subject is not None and parse.lower[subject] in ("that", "which")


class Comparer:
    """Compares the mentions of one document."""

    def __init__(self, doc: AnnotatedDocument) -> None:
        self.doc = doc

    @cached_property
    def _denials(self) -> frozenset[str]:
        return frozenset(a.statement.id for a in self.doc.attributions if a.statement.act in ("deny", "reject"))

    @cached_property
    def _contents(self) -> dict[str, frozenset[str]]:
        parse = self.doc.parse
        return {
            a.statement.id: frozenset(
                parse.lemmas[t]
                for start, end in a.content_tokens
                for t in range(start, end)
                if parse.pos[t] in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
            )
            for a in self.doc.attributions
        }

    def clue(self, m: EventMention) -> Clue:
        parse, t = self.doc.parse, m.token
        nominal = parse.pos[t] in ("NOUN", "PROPN")
        modifiers = {parse.lower[c] for c in parse.children[t]} if nominal else set()
        possessed = nominal and any(parse.deps[c] == "poss" for c in parse.children[t])
        return Clue(
            mention=m,
            lemma=parse.lemmas[t],
            actors=frozenset(m.actors),
            recipients=frozenset(m.recipients),
            sides=frozenset(c for i in (*m.actors, *m.recipients) if (c := self._country(i)) is not None),
            definite=possessed or bool(modifiers & _DEFINITE),
            indefinite=bool(modifiers & _INDEFINITE),
            new=bool(modifiers & _NEW),
            plural=parse.tags[t] in ("NNS", "NNPS"),
            nominal=nominal,
            sentence=parse.sentence_of[t],
            content=self._content(m),
            denied=m.factuality == "negated" and not self._denials.isdisjoint(m.attributions),
            tied=frozenset(_tied(parse, t)),
        )

    def _content(self, m: EventMention) -> frozenset[str]:
        """What a speech act says: its statement's words, or what hangs on its trigger."""
        if m.performed_by in self._contents:
            return self._contents[m.performed_by]
        if m.type not in SPEECH_TYPES:
            return _EMPTY
        parse, t = self.doc.parse, m.token
        below = (d for c in parse.children[t] if c > t for d in islice(parse.descendants(c), 60))
        return frozenset(parse.lemmas[d] for d in below if parse.pos[d] in ("NOUN", "VERB", "ADJ"))

    def _country(self, id: str) -> str | None:
        entity: Entity | None = self.doc.entities.by_id.get(id)
        return entity.country if entity else None


def score(a: Clue, b: Clue) -> float:
    """Points for `a` and `b` (in text order) being one happening; at THRESHOLD and above they are."""
    x, y = a.mention, b.mention
    if x.type != y.type or x.token == y.token or b.new:
        return VETO
    if x.when and y.when and not _overlap(x.when, y.when):
        return VETO
    if x.type in SPEECH_TYPES and not b.definite and a.content and b.content and not _same_words(a.content, b.content):
        return VETO
    parts = (_trigger(a, b), _parties(a, b), _mode(x, y), _time(x, y), _place(x, y), _reading(a, b), _form(a, b))
    return sum(parts) + (2.0 if y.token in a.tied or x.token in b.tied else 0.0)


def _trigger(a: Clue, b: Clue) -> float:
    if same_stem(a.lemma, b.lemma):
        return 1.5
    if b.definite and b.lemma in GENERIC:
        return 1.0
    if same_family(a.mention.type, a.lemma, b.lemma):
        return 1.0
    return 0.0 if a.mention.type in SPEECH_TYPES else -0.5


def _parties(a: Clue, b: Clue) -> float:
    if a.mention.type in RECIPROCAL_TYPES:
        return _overlap_points(a.actors | a.recipients, b.actors | b.recipients, a, b)
    crossed = bool(a.actors & b.recipients or a.recipients & b.actors)
    points = _overlap_points(a.actors, b.actors, a, b) + _overlap_points(a.recipients, b.recipients, a, b)
    return points - (2.0 if crossed else 0.0)


def _overlap_points(left: frozenset[str], right: frozenset[str], a: Clue, b: Clue) -> float:
    if not left or not right:
        return 0.0
    if left & right:
        return 1.0
    return -0.5 if a.sides & b.sides else -2.0


def _mode(x: EventMention, y: EventMention) -> float:
    if x.mode is None or y.mode is None:
        return 0.0
    return 0.5 if x.mode == y.mode else -1.5


def _time(x: EventMention, y: EventMention) -> float:
    if x.when is None or y.when is None:
        return 0.0
    return 1.0 if max(_days(x.when), _days(y.when)) <= 7 else 0.0


def _place(x: EventMention, y: EventMention) -> float:
    if x.place is None or y.place is None:
        return 0.0
    return 0.5 if x.place == y.place else -1.0


def _reading(a: Clue, b: Clue) -> float:
    """A plan, a threat or a mere possibility may be another act than the deed that is told beside it."""
    x, y = a.mention.factuality, b.mention.factuality
    if x == y:
        return -0.5 if x == "hypothetical" else 0.0
    if b.denied and x in ("actual", "alleged"):
        return 0.5  # a denial answers what was told
    if "hypothetical" in (x, y):
        return -1.0
    return -0.5


def _form(a: Clue, b: Clue) -> float:
    """A definite noun points back; an indefinite one brings something new; "attacks" are not "the attack"."""
    points = 0.0
    if b.nominal and b.definite:
        points += 1.0
    if b.nominal and b.indefinite:
        points -= 1.0
    if a.nominal and b.nominal and a.plural != b.plural:
        points -= 1.0
    return points


def _same_words(a: frozenset[str], b: frozenset[str]) -> bool:
    return 2 * len(a & b) > min(len(a), len(b)) if a and b else False


def _overlap(a: When, b: When) -> bool:
    return a.start <= b.end and b.start <= a.end


def _days(when: When) -> int:
    return (when.end - when.start).days + 1

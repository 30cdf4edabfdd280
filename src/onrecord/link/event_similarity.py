"""How well two mentions go together as one happening: a small additive model, every part of it with its reason.

The weights are set by hand from what the words mean, in half points; 0 says nothing, VETO says that they cannot be one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, pairwise, takewhile

import msgspec

from onrecord.link.matter import matter_words, target_nouns
from onrecord.link.party_likeness import alike, is_named, of_one_side, of_two_sides, overlap_points, strangers
from onrecord.link.states import state_names
from onrecord.link.trigger_families import FRAMES, GENERIC, kindred, same_family, same_stem
from onrecord.model.annotation import AnnotatedDocument, EventMention
from onrecord.model.entity import Entity
from onrecord.model.names import fold
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
# "Will also meet": what a verb with one of these tells comes on top of what was told.
_ADDING = frozenset("also again separately additionally likewise anew".split())
_FIRST_PERSON = frozenset({"our", "we", "my", "i", "us", "ours"})
# What stands between two places of which one lies in the other.
_BETWEEN_PLACES = frozenset({",", "(", "in", "in the", "'s", "’s"})
_EMPTY: frozenset[str] = frozenset()
# Sentences within which somebody's "no soldier attacked anyone" answers what was told.
_REPLY = 2
# Sentences over which "the attack" takes up a deed that was told in another word.
_NEAR = 4


class Clue(msgspec.Struct, frozen=True):
    """What the comparison needs of one mention, worked out once."""

    mention: EventMention
    lemma: str
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    definite: bool
    indefinite: bool
    new: bool
    plural: bool
    nominal: bool
    sentence: int
    content: frozenset[str]
    denied: bool
    tied: frozenset[int]
    possessed: bool
    names: frozenset[str]
    around: frozenset[str]
    places: tuple[Entity, ...]
    region: frozenset[str]
    answerable: tuple[Entity, ...]
    target: frozenset[str]
    teller: str | None

    @property
    def bare(self) -> bool:
        """Tells nothing by which its happening could be known from another: nobody, nowhere, at no time."""
        told = self.mention.place or self.mention.when
        return not (told or self.actors or self.recipients or self.names)


def _tied(parse: Parse, token: int) -> Iterator[int]:
    """Tokens that the clause makes one happening with `token`: "the raid that killed", "killed in a raid"."""
    if parse.deps[token] == "relcl" and _is_relative_subject(parse, parse.child(token, "nsubj", "nsubjpass")):
        yield from takewhile(lambda t: parse.pos[t] != "VERB", islice(parse.ancestors(token), 6))
    for c in parse.children[token]:
        if parse.deps[c] == "nsubj" and parse.pos[token] == "VERB":
            yield c
        elif parse.deps[c] in ("prep", "agent") and parse.lower[c] in ("in", "during", "by"):
            yield from (d for d in parse.children[c] if parse.deps[d] == "pobj")


def _is_relative_subject(parse: Parse, subject: int | None) -> bool:
    return subject is not None and parse.lower[subject] in ("that", "which")


def _names(parse: Parse, noun: int) -> Iterator[str]:
    """The names by which a noun says which one it is: "the Paris attacks", "Oman's talks"."""
    for c in parse.children[noun]:
        if parse.deps[c] in ("compound", "nmod") and parse.pos[c] == "PROPN":
            yield from _key(parse.lower[c]).split("-")
        elif parse.deps[c] == "poss":
            inside = (c, *islice(parse.descendants(c), 20))
            yield from (_key(parse.lower[d]) for d in inside if parse.pos[d] == "PROPN")


def _adds(parse: Parse, verb: int) -> bool:
    """ "Also met", "had fired first": another deed than the one that was told."""
    adverbs = [c for c in parse.children[verb] if parse.deps[c] == "advmod"]
    return any(parse.lower[c] in _ADDING or (parse.lower[c] == "first" and c > verb) for c in adverbs)


def _key(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def _telling_lemma(parse: Parse, token: int) -> str:
    """The lemma that says what happened: of "coup attempt" the coup."""
    if parse.lemmas[token] in FRAMES:
        before = [c for c in parse.children[token] if parse.deps[c] == "compound"]
        return parse.lemmas[before[-1]] if before else parse.lemmas[token]
    return parse.lemmas[token]


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
            lemma=_telling_lemma(parse, t),
            actors=self._entities(m.actors),
            recipients=self._entities(m.recipients),
            definite=possessed or bool(modifiers & _DEFINITE),
            indefinite=bool(modifiers & _INDEFINITE),
            new=bool(modifiers & _NEW) or (not nominal and _adds(parse, t)),
            plural=parse.tags[t] in ("NNS", "NNPS"),
            nominal=nominal,
            sentence=parse.sentence_of[t],
            content=self._content(m),
            denied=m.factuality == "negated" and not self._denials.isdisjoint(m.attributions),
            tied=frozenset(_tied(parse, t)),
            possessed=possessed,
            names=frozenset(_names(parse, t)) if nominal else _EMPTY,
            around=self._names_around(m),
            places=(places := self._places(m)),
            region=frozenset(e.id for e in places).union(*(self._lying_in.get(e.id, _EMPTY) for e in places)),
            answerable=self._entities(self._answerable(m)),
            target=target_nouns(parse, t),
            teller=self._speakers.get(m.attributions[0]) if m.attributions else None,
        )

    def _answerable(self, m: EventMention) -> tuple[str, ...]:
        """Who says "our men did not fire": he answers for his own side's deeds and for nobody else's."""
        if m.factuality != "negated" or not m.attributions:
            return ()
        parse, speaker = self.doc.parse, self._speakers.get(m.attributions[0])
        subject = parse.child(m.token, "nsubj")
        if speaker is None or subject is None:
            return ()
        owner = next((c for c in parse.children[subject] if parse.deps[c] == "poss"), subject)
        own = parse.lower[owner] in _FIRST_PERSON or speaker in self.doc.entities.at(owner)
        return (speaker,) if own else ()

    @cached_property
    def _speakers(self) -> dict[str, str]:
        return {a.statement.id: a.statement.source for a in self.doc.attributions if a.statement.source}

    def _names_around(self, m: EventMention) -> frozenset[str]:
        """The names told with a mention: those of its sentence and those of its parties."""
        parse = self.doc.parse
        start, end = parse.sentences[parse.sentence_of[m.token]]
        near = {_key(parse.lower[t]) for t in range(start, end) if parse.pos[t] == "PROPN"}
        ids = (*m.actors, *m.recipients, *([m.place] if m.place else ()))
        return frozenset(near.union(*(e.name.casefold().split() for e in self._entities(ids))))

    def _places(self, m: EventMention) -> tuple[Entity, ...]:
        """Where it was: the place told, or the places that it was done to; states aside, who are parties."""
        found = [*self._entities((m.place,) if m.place else ()), *self._entities(m.recipients)]
        return tuple(e for e in found if e.kind == "place" and fold(e.name) not in state_names())

    @cached_property
    def _lying_in(self) -> dict[str, set[str]]:
        """Places that the text tells as one in the other: "Walvis Bay, Namibia", "Erongo's Walvis Bay"."""
        places = [(m, e.id) for e in self.doc.entities.entities if e.kind == "place" for m in e.mentions]
        places.sort(key=lambda p: (p[0].start, p[0].end))
        near: dict[str, set[str]] = {}
        for (x, a), (y, b) in pairwise(places):
            if a != b and self.doc.document.article.text[x.end : y.start].strip() in _BETWEEN_PLACES:
                near.setdefault(a, set()).add(b)
                near.setdefault(b, set()).add(a)
        return near

    def _content(self, m: EventMention) -> frozenset[str]:
        """What a speech act says: its statement's words, or what hangs on its trigger."""
        if m.performed_by in self._contents:
            return self._contents[m.performed_by]
        if m.type not in SPEECH_TYPES:
            return _EMPTY
        parse, t = self.doc.parse, m.token
        return matter_words(parse, t)

    def _entities(self, ids: Sequence[str]) -> tuple[Entity, ...]:
        return tuple(self.doc.entities.by_id[i] for i in ids if i in self.doc.entities.by_id)


def score(a: Clue, b: Clue) -> float:
    """Points for `a` and `b` (in text order) being one happening; at THRESHOLD and above they are."""
    x, y = a.mention, b.mention
    if (
        (x.type != y.type and not (b.definite and kindred(a.lemma, b.lemma)))
        or x.token == y.token
        or b.new
        or x.participation != y.participation
    ):
        return VETO
    if _conflicting(a, b) or _avoided_on_occasion(a, b):
        return VETO
    if x.when and y.when and not _overlap(x.when, y.when):
        return VETO
    if x.type in SPEECH_TYPES and not b.definite and a.content and b.content and not _same_words(a.content, b.content):
        return VETO
    owned = x.type not in RECIPROCAL_TYPES and (a.possessed or b.possessed)
    if owned and overlap_points(a.actors, b.actors) < 0:
        return VETO  # "its threat" is nobody else's
    if x.participation:  # whatever words name it, one party's part in one act is one
        return 2.0 + 2 * min(0.0, _parties(a, b) - 0.5) if a.actors and b.actors else VETO
    mode = max(0.0, _mode(x, y)) if b.denied else _mode(x, y)  # who denies "bombing" does not say with what
    parts = (_trigger(a, b), _parties(a, b), mode, _time(x, y), _place(a, b), _reading(a, b), _form(a, b))
    goes_on = 1.0 if _goes_on(a, b) else 0.0
    return sum(parts) + goes_on + (2.0 if y.token in a.tied or x.token in b.tied else 0.0)


def _goes_on(a: Clue, b: Clue) -> bool:
    """Whether one teller goes on about one deed: "he was shot, she said. She said that men opened fire"."""
    same = a.teller is not None and a.teller == b.teller and a.mention.type == b.mention.type == "ASSAULT"
    near = 0 < b.sentence - a.sentence <= _REPLY
    return same and near and b.bare and not a.bare and a.mention.mode == b.mention.mode is not None


def _avoided_on_occasion(a: Clue, b: Clue) -> bool:
    """ "Avoided meeting the miners during her visit": what did not happen is not what it did not happen at."""
    known = {a.mention.factuality, b.mention.factuality} == {"negated", "actual"}
    occasion = known and (a.mention.presupposed or b.mention.presupposed)
    return occasion and a.sentence == b.sentence and not same_stem(a.lemma, b.lemma)


def _conflicting(a: Clue, b: Clue) -> bool:
    """Whether who, with whom or where tells two happenings apart, whatever words they are told in."""
    if a.mention.type in RECIPROCAL_TYPES:
        return _other_counterparts(a, b)
    if _of_others(a, b) or _of_others(b, a):
        return True
    told_apart = {*a.mention.attributions}.isdisjoint(b.mention.attributions)
    contested = told_apart and a.mention.attributions and b.mention.attributions
    return bool(not contested and strangers(a.actors, b.actors)) or _elsewhere(a, b)


def _of_others(told: Clue, denied: Clue) -> bool:
    """Whether a deed is denied by or of others than those who are told to have done it: "our crew did not fire"."""
    if denied.mention.factuality != "negated" or told.mention.factuality == "negated":
        return False
    doers, denying = told.actors, denied.actors + denied.answerable
    if not doers or not denying or any(of_one_side(x, y) for x in doers for y in denying):
        return False
    foreign = all(x.country for x in doers)  # who is of the country of those whom foreigners hurt is of their side
    side = of_one_side if foreign else alike
    befallen = any(side(x, s) for x in told.recipients for s in denied.answerable)
    described = {w for s in denied.answerable for w in (s.role or "").casefold().split()}
    others = all(of_two_sides(x, y) for x in doers for y in denied.answerable or denied.actors)
    return befallen or others or not described.isdisjoint(told.target)


def _other_counterparts(a: Clue, b: Clue) -> bool:
    """ "Met the mayors" - "met the farmers": whoever both have in common met somebody else each time."""
    if b.nominal and b.definite and not b.names:  # "the call", whoever else is said to have been on the line
        return False
    left, right = a.actors + a.recipients, b.actors + b.recipients
    only_left = tuple(x for x in left if not any(alike(x, y) for y in right))
    only_right = tuple(y for y in right if not any(alike(x, y) for x in left))
    if not only_left or not only_right:
        return False
    met = len(left) > len(only_left)
    return met or strangers(only_left, only_right)


def _elsewhere(a: Clue, b: Clue) -> bool:
    return _other_places(a, b) and all(
        x.country and y.country and x.country != y.country for x in a.places for y in b.places
    )


def _other_places(a: Clue, b: Clue) -> bool:
    """Whether both name places, none of them the same, alike or one in the other."""
    if not a.places or not b.places or not all(is_named(e) for e in a.places + b.places):
        return False
    return a.region.isdisjoint(b.region) and not any(alike(x, y) for x in a.places for y in b.places)


def _trigger(a: Clue, b: Clue) -> float:
    if same_stem(a.lemma, b.lemma):
        return 1.5
    if b.definite and b.lemma in GENERIC:
        return 1.0
    if same_family(a.mention.type, a.lemma, b.lemma) or kindred(a.lemma, b.lemma):
        return 1.0
    return 0.0 if a.mention.type in SPEECH_TYPES else -0.5


def _parties(a: Clue, b: Clue) -> float:
    if a.mention.type in RECIPROCAL_TYPES:
        return overlap_points(a.actors + a.recipients, b.actors + b.recipients)
    points = overlap_points(a.actors, b.actors) + overlap_points(a.recipients, b.recipients)
    if _shared(a.actors, b.recipients) or _shared(a.recipients, b.actors):  # who did it to whom, turned round
        points -= 1.0 if points > 0 else 2.0
    return points


def _shared(left: tuple[Entity, ...], right: tuple[Entity, ...]) -> bool:
    return any(x.id == y.id for x in left for y in right)


def _mode(x: EventMention, y: EventMention) -> float:
    if x.mode is None or y.mode is None or x.type != y.type:
        return 0.0
    return 0.5 if x.mode == y.mode else -1.5


def _time(x: EventMention, y: EventMention) -> float:
    if x.when is None or y.when is None:
        return 0.0
    return 1.0 if max(_days(x.when), _days(y.when)) <= 7 else 0.0


def _place(a: Clue, b: Clue) -> float:
    x, y = a.mention.place, b.mention.place
    if x is not None and x == y:
        return 0.5
    if _other_places(a, b):
        return -1.5
    return -1.0 if x is not None and y is not None and a.region.isdisjoint(b.region) else 0.0


def _reading(a: Clue, b: Clue) -> float:
    """A plan, a threat or a mere possibility may be another act than the deed that is told beside it."""
    x, y = a.mention.factuality, b.mention.factuality
    if x == y:
        return -0.5 if x == "hypothetical" else 0.0
    contradicts = y == "negated" and b.mention.attributions and b.sentence - a.sentence <= _REPLY
    if (b.denied or contradicts) and x in ("actual", "alleged"):
        at_once = b.denied and a.mention.attributions and b.sentence - a.sentence <= 1
        return 1.5 if at_once else 0.5  # a denial answers what was told
    return -1.0 if "hypothetical" in (x, y) or "negated" in (x, y) else -0.5


def _form(a: Clue, b: Clue) -> float:
    """A definite noun points back, by a name only to what was told with it; "attacks" are not "the attack".

    An indefinite noun brings something new, but for the same deed of the same day, as captions tell it.
    """
    points = 0.0
    if b.nominal and b.definite and not (b.names and b.names.isdisjoint(a.around)):
        near = b.sentence - a.sentence <= _NEAR
        points += 1.0 if near or same_stem(a.lemma, b.lemma) else 0.5
    if b.nominal and b.indefinite and not _on_one_day(a, b):
        points -= 1.0
    if a.nominal and b.nominal and a.plural != b.plural:
        points -= 1.0
    return points


def _on_one_day(a: Clue, b: Clue) -> bool:
    x, y = a.mention.when, b.mention.when
    return x is not None and y is not None and max(_days(x), _days(y)) <= 2 and same_stem(a.lemma, b.lemma)


def _same_words(a: frozenset[str], b: frozenset[str]) -> bool:
    return 2 * len(a & b) > min(len(a), len(b)) if a and b else False


def _overlap(a: When, b: When) -> bool:
    return a.start <= b.end and b.start <= a.end


def _days(when: When) -> int:
    return (when.end - when.start).days + 1

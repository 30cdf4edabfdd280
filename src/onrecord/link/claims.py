"""Which events each statement speaks of: what its words tell, and what "it", "the report" or "yes" point back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.link.trigger_families import same_family, same_stem
from onrecord.model.annotation import AnnotatedDocument, Attribution, EventMention

Cluster = tuple[EventMention, ...]

# Acts that answer something told before; any other statement that names no event speaks of no event.
_DENIALS = frozenset({"deny", "reject"})
_ANSWERS = frozenset({"deny", "confirm", "reject", "decline_to_comment"})
# Words that stand for what somebody said: the event told in it is meant, not the telling.
_CLAIM_NOUNS = frozenset(
    "report claim allegation accusation charge rumor rumour speculation matter issue subject topic question news story "
    "assertion suggestion information account version incident case affair statement finding revelation reference "
    "involvement responsibility role".split()
)
_ACCUSATIONS = frozenset("accusation allegation charge".split())
_CHARGES = _ACCUSATIONS | {"claim", "assertion", "suggestion"}
# Who is said to have done something answers to it long after: "denied the allegations", "maintains his innocence".
_CHARGED = _CHARGES | frozenset(
    "innocence guilty innocent wrongdoing involvement responsibility complicity story account version report lie "
    "fabrication invention slander smear".split()
)
_WRONGS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "REJECT", "AID"})
_FAR = 8  # paragraphs
_FAR_TOKENS = 600
_EVERY = frozenset({"allegations", "accusations", "charges", "claims", "both", "all", "reports", "counts"})
_CUT = 5  # words of "that he had not"
_BARE = 4  # words of "any involvement", "all responsibility"
_ASKING = frozenset({"ask", "press", "question", "quiz", "challenge", "grill"})
_PRONOUNS = frozenset("it this that they them these those so".split())
_POINTING = frozenset("it this that".split())
# What a deed is called by whoever speaks of it.
_VERDICTS = frozenset(
    "act attack crime reaction response retaliation revenge reprisal provocation violation breach aggression mistake "
    "error blunder victory defeat massacre atrocity murder assassination tragedy outrage disgrace message signal "
    "warning assault strike coup invasion escalation betrayal abuse punishment insult challenge attempt ploy plot "
    "operation action move step decision deal agreement concession gesture breakthrough setback success failure".split()
)
# What is denied by whoever says he "never touched her".
_DOING = frozenset({"touch", "harm", "hurt", "lay"})
_ANSWER_WORDS = frozenset(
    "yes no true untrue false correct incorrect wrong nonsense fabrication fabricated baseless unfounded groundless "
    "lie lies rubbish untruth falsehood falsehoods fiction invention invented fake slander disinformation "
    "propaganda hoax accurate inaccurate comment commented innocence innocent guilty such sort denial".split()
)


def link_claims(doc: AnnotatedDocument, clusters: Sequence[Cluster]) -> dict[str, tuple[int, ...]]:
    """For the id of each statement that speaks of events, the indices of their clusters, ascending."""
    linker = _Linker(doc, clusters)
    linked = {a.statement.id: linker.about(a) for a in doc.attributions}
    return {id: about for id, about in linked.items() if about}


class _Linker:
    def __init__(self, doc: AnnotatedDocument, clusters: Sequence[Cluster]) -> None:
        self.doc = doc
        self.parse = doc.parse
        placed = sorted(
            ((m.token, n, m) for n, cluster in enumerate(clusters) for m in cluster), key=lambda entry: entry[:2]
        )
        self.tokens = [token for token, _, _ in placed]
        self.cluster_of = [n for _, n, _ in placed]
        self.mentions = [m for _, _, m in placed]
        self.by_id = {a.statement.id: a for a in doc.attributions}
        self.inside: dict[str, set[int]] = {}
        for _, n, m in placed:
            for id in m.attributions:
                if m.performed_by != id:
                    self.inside.setdefault(id, set()).add(n)

    def about(self, a: Attribution) -> tuple[int, ...]:
        told = self.inside.get(a.statement.id, set()) or self._asked_of(a)
        if not told and a.statement.act in _ANSWERS:
            told = self._accused_of(a) or self._named_again(a) or self._said_of_him(a) or self._answered(a)
        elif told and a.statement.act in _ANSWERS and self._only_parts(a):
            told = told | self._under_discussion(a)  # "denied involvement": in what was told before
        elif not told and self._judges(a):
            told = self._under_discussion(a)
        return tuple(sorted(told))

    def _answered(self, a: Attribution) -> set[int]:
        return self._under_discussion(a) if self._points_back(a) else self._same_matter(a)

    def _only_parts(self, a: Attribution) -> bool:
        """Whether all that it names is a part in something, and not in what: "denied responsibility"."""
        inside = [m for m in self.mentions if a.covers(m.token)]
        words = sum(end - start for start, end in a.content_tokens)
        return bool(inside) and all(m.participation for m in inside) and words <= _BARE

    def _accused_of(self, a: Attribution) -> set[int]:
        """ "Denied the accusation": the deed of which somebody was accused last, else the accusation itself."""
        tokens = [t for s, e in a.content_tokens for t in range(s, e)]
        if not any(self.parse.lemmas[t] in _ACCUSATIONS for t in tokens):
            return set()
        start = self._start(a)
        accusing = [
            b
            for b in self.doc.attributions
            if b.statement.act == "accuse" and b is not a and (at := self._start(b)) is not None and start is not None
            and at < start and (self._near(at, start) or self._answers_for(a, b, start - at))
        ]  # fmt: skip
        accusing = accusing or self._only_accusation(start)
        if not accusing:
            return set()
        last = max(accusing, key=lambda b: self._start(b) or 0)
        made = {n for n, m in zip(self.cluster_of, self.mentions, strict=True) if m.performed_by == last.statement.id}
        deeds = self.inside.get(last.statement.id) or made
        if any(self.parse.lower[t] in _EVERY for t in tokens):
            deeds = deeds | self._also_alleged(last)
        return deeds

    def _only_accusation(self, start: int | None) -> list[Attribution]:
        """The one accusation that was told before, however long ago: "the accusation" can be no other."""
        made = [b for b in self.doc.attributions if b.statement.act == "accuse"]
        at = self._start(made[0]) if len(made) == 1 else None
        return made if at is not None and start is not None and 0 < start - at <= _FAR_TOKENS else []

    def _answers_for(self, a: Attribution, accusation: Attribution, distance: int) -> bool:
        """Whether it is the denier, or one of theirs, who did the deed of the accusation: "the militia's leader"."""
        if a.statement.source_span is None or distance > _FAR_TOKENS:
            return False
        span = a.statement.source_span
        first, last = self.parse.tokens_between(span.start, span.end)
        sides = {a.statement.source, *(id for t in range(first, last) for id in self.doc.entities.at(t))}
        deeds = self.inside.get(accusation.statement.id, set())
        of_deeds = (m for n, m in zip(self.cluster_of, self.mentions, strict=True) if n in deeds)
        return any(sides & set(m.actors) for m in of_deeds)

    def _also_alleged(self, last: Attribution) -> set[int]:
        """What the accuser alleged besides, in the same paragraph: "said troops had shot A. It also accused them"."""
        at = self._start(last)
        if at is None or last.statement.source is None:
            return set()
        return {
            n
            for n, m in zip(self.cluster_of, self.mentions, strict=True)
            if m.token < at
            and self._is_allegation(m)
            and self.by_id[m.attributions[0]].statement.source == last.statement.source
            and self.parse.passage_of(m.token) == self.parse.passage_of(at)
        }

    def _is_allegation(self, m: EventMention) -> bool:
        """Whether somebody says that it happened, and neither denies nor plans it."""
        by = self.by_id.get(m.attributions[0]) if m.attributions else None
        if by is None or m.performed_by is not None or m.factuality not in ("actual", "alleged"):
            return False
        return by.statement.act not in (*_ANSWERS, "demand", "ask", "propose", "promise", "announce")

    def _said_of_him(self, a: Attribution) -> set[int]:
        """ "The navy denied the allegations", pages after others said what it did: what was said of the denier last."""
        start, speaker = self._start(a), a.statement.source
        if start is None or speaker is None or a.statement.act not in _DENIALS or not self._is_of_charges(a):
            return set()
        earlier = range(bisect_left(self.tokens, start) - 1, -1, -1)
        of_him = (n for n in earlier if self._is_charge(self.mentions[n], speaker, start))
        last = next(of_him, None)
        if last is None:
            return set()
        said = self.mentions[last].attributions[:1]
        if not said or not any(self.parse.lower[t] in _EVERY for s, e in a.content_tokens for t in range(s, e)):
            return {self.cluster_of[last]}
        return {
            n
            for n, m in zip(self.cluster_of, self.mentions, strict=True)
            if m.attributions[:1] == said and m.token < start and self._is_charge(m, speaker, start)
        }

    def _is_of_charges(self, a: Attribution) -> bool:
        tokens = [t for s, e in a.content_tokens for t in range(s, e)]
        return any(
            (self.parse.lemmas[t] in _CHARGED or self.parse.lower[t] in _EVERY) and not self._says_of_what(t)
            for t in tokens
        )

    def _is_charge(self, m: EventMention, speaker: str, start: int) -> bool:
        """Whether `m` is what somebody else said that the speaker did, not too far before `start`."""
        by = self.by_id.get(m.attributions[0]) if m.attributions else None
        others = (by is not None and by.statement.source != speaker) or (by is None and m.factuality == "alleged")
        near = self.parse.passage_of(start) - self.parse.passage_of(m.token) <= _FAR
        return others and near and m.performed_by is None and speaker in m.actors

    def _same_matter(self, a: Attribution) -> set[int]:
        """What another said before of a thing that is denied in other words: "denied that the airport had fallen"."""
        start = self._start(a)
        if start is None or a.statement.act != "deny":
            return set()
        things = {self.parse.lemmas[t] for s, e in a.content_tokens for t in range(s, e) if self._is_thing(t)}
        sentence = self.parse.sentence_of[start]
        for n in range(bisect_left(self.tokens, start) - 1, -1, -1):
            token = self.tokens[n]
            if sentence - self.parse.sentence_of[token] > 1:
                break
            told = {self.parse.lemmas[t] for t in self.parse.descendants(token) if self._is_thing(t)}
            if things & told and self.mentions[n].attributions and self.mentions[n].performed_by is None:
                return {self.cluster_of[n]}
        return set()

    def _is_thing(self, t: int) -> bool:
        return self.parse.pos[t] in ("NOUN", "PROPN") and self.parse.deps[t] in ("nsubj", "nsubjpass", "dobj")

    def _asked_of(self, a: Attribution) -> set[int]:
        """What the question told that an answer is given to: "No comment," she said when asked about the raid."""
        if a.statement.act not in _ANSWERS or a.cue_token is None:
            return set()
        parse = self.parse
        questions = (c for c in parse.children[a.cue_token] if parse.deps[c] == "advcl" and parse.lemmas[c] in _ASKING)
        asked = [parse.subtree(c) for c in questions]
        return {n for t, n in zip(self.tokens, self.cluster_of, strict=True) for s, e in asked if s <= t < e}

    def _judges(self, a: Attribution) -> bool:
        """Whether it begins by saying what "it" or "this" was: "This was an act of war", "it could be a reaction"."""
        if not a.content_tokens:
            return False
        start, end = a.content_tokens[0]
        parse, first = self.parse, next((t for t in range(start, end) if self.parse.pos[t] != "PUNCT"), start)
        if parse.lower[first] not in _POINTING or parse.deps[first] != "nsubj":
            return False
        verb = parse.heads[first]
        verdict = parse.child(verb, "attr")
        return parse.lemmas[verb] == "be" and verdict is not None and parse.lemmas[verdict] in _VERDICTS

    def _named_again(self, a: Attribution) -> set[int]:
        """The last event before it that a noun of the content names again ("the seizure", after "seized").

        Where the content says whose ("the death of the commander"), the last one in which he has a part.
        """
        start = self._start(a)
        if start is None:
            return set()
        tokens = [t for s, e in a.content_tokens for t in range(s, e)]
        words = (t for t in tokens if self.parse.pos[t] == "NOUN" and self.parse.deps[t] not in ("compound", "nmod"))
        nouns = [lemma for t in words if (lemma := self.parse.lemmas[t]) not in _CLAIM_NOUNS]
        earlier = range(bisect_left(self.tokens, start) - 1, -1, -1)
        again = next((n for n in earlier if self._is_named_by(nouns, self.mentions[n])), None)
        if again is None:
            return set()
        named = {id for t in tokens for id in self.doc.entities.at(t)}
        alike = (n for n in earlier if self.mentions[n].type == self.mentions[again].type)
        befallen = next((n for n in alike if named & set(self.mentions[n].recipients)), again)
        return {self.cluster_of[befallen]}

    def _is_named_by(self, nouns: Sequence[str], m: EventMention) -> bool:
        trigger = self.parse.lemmas[m.token]
        return any(same_stem(noun, trigger) or same_family(m.type, noun, trigger) for noun in nouns)

    def _points_back(self, a: Attribution) -> bool:
        """Whether it says no event of its own but refers to one: a pronoun, a claim noun, a bare answer, or nothing."""
        lower, lemmas = self.parse.lower, self.parse.lemmas
        words = [t for start, end in a.content_tokens for t in range(start, end)]
        if not words or self._is_cut_short(words):
            return True
        return any(
            (lower[t] in _PRONOUNS and self.parse.deps[t] != "det" and self.parse.pos[t] != "SCONJ")
            or lower[t] in _ANSWER_WORDS
            or (lemmas[t] in _DOING and self.parse.pos[t] == "VERB")
            or (lemmas[t] in _CLAIM_NOUNS and not self._says_of_what(t))
            for t in words
        )

    def _is_cut_short(self, words: Sequence[int]) -> bool:
        """ "He said he had not": the verb is that of what was said before."""
        said = [t for t in words if self.parse.pos[t] != "PUNCT"]
        last = said[-1] if said else words[-1]
        return self.parse.pos[last] == "AUX" or (len(said) < _CUT and self.parse.lower[last] in ("not", "n't", "n’t"))

    def _says_of_what(self, noun: int) -> bool:
        """ "The accusation of payments": it is of them, and no event told before is meant."""
        if self.parse.lemmas[noun] not in _CHARGES:
            return False
        of = (c for c in self.parse.children[noun] if self.parse.deps[c] == "prep" and self.parse.lower[c] == "of")
        return any(self.parse.pos[g] == "NOUN" for c in of for g in self.parse.children[c])

    def _under_discussion(self, a: Attribution) -> set[int]:
        """The event told last before the statement, in its own paragraph or the one before it.

        What somebody claimed or was asked about comes before what the article tells: that is what gets answered.
        A speech event is meant only where nothing else was told ("denied the accusation": what he is accused of).
        """
        start = self._start(a)
        if start is None:
            return set()
        sentence = self.parse.sentence_of[start]
        beside = a.cue_token is not None and self.parse.deps[a.cue_token] == "relcl"  # ", which he denied"
        first = self.parse.sentences[sentence][0] if beside else 0
        near = [
            n
            for n in range(bisect_left(self.tokens, first), bisect_left(self.tokens, start))
            if self._near(self.tokens[n], start) and a.statement.id not in (self.mentions[n].performed_by,)
        ]
        speaker = a.statement.source
        if a.statement.act in _DENIALS and self._is_of_claims(a):  # "termed the allegations baseless"
            near = [n for n in near if self._is_allegation(self.mentions[n]) or self._is_told_wrong(self.mentions[n])]
        best = max(near, key=lambda n: self._prominence(n, sentence, speaker), default=None)
        return set() if best is None else {self.cluster_of[best]}

    def _is_told_wrong(self, m: EventMention) -> bool:
        """Whether the article tells it on nobody's word, and it is a deed of which one would be accused."""
        return not m.attributions and m.type in _WRONGS

    def _is_of_claims(self, a: Attribution) -> bool:
        """Whether it answers "the allegations", "such claims", which name nothing themselves."""
        tokens = [t for s, e in a.content_tokens for t in range(s, e)]
        return any(self.parse.lemmas[t] in _CHARGES and not self._says_of_what(t) for t in tokens)

    def _prominence(self, n: int, sentence: int, speaker: str | None) -> tuple[int, bool, bool, bool, bool, int]:
        """Nearest first; then what was claimed, above all of the speaker: he answers for his own deeds."""
        m = self.mentions[n]
        distance = sentence - self.parse.sentence_of[m.token]
        his = speaker is not None and speaker in m.actors
        claimed = m.performed_by is None
        return -distance, claimed, claimed and his, bool(m.attributions), not m.presupposed, m.token

    def _near(self, token: int, start: int) -> bool:
        return self.parse.passage_of(start) - self.parse.passage_of(token) in (0, 1)

    def _start(self, a: Attribution) -> int | None:
        starts = [t for t, _ in a.content_tokens] + [t for t in (a.cue_token,) if t is not None]
        return min(starts, default=None)

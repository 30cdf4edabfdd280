"""Which of those spoken of before a personal pronoun means: a log-linear ranking over them.

Candidates are the entities in mind that agree with the pronoun and, for "it" and "they", the nouns before it that are
no entities ("the law ... it"), and that it refers to nothing at all. One is chosen by the sum of the weights of its
features (Denis and Baldridge 2008, "Specialized models and ranking for coreference resolution"). The weights are
learned by `training/pronouns.py` and lie in `lexicons/data/pronoun_weights.tsv`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from math import log
from typing import NamedTuple

from onrecord.annotate.entities.bodies import is_country
from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.memory import Memory, Standing
from onrecord.annotate.entities.nominals import noun_at
from onrecord.annotate.entities.reading import SUBJECTS, Reading
from onrecord.annotate.lexicons import phrases, plover, reference, speech
from onrecord.annotate.lexicons.actors import read_table

REACH = 4  # sentences that a personal pronoun looks back
NOUN_REACH = 1  # ... and those in which it may mean a noun that is no entity
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself"})
_OBJECTS = frozenset({"dobj", "dative", "pobj", "obj", "iobj"})
_MODIFIERS = frozenset({"compound", "nmod", "amod"})
_RARE_SENSES = frozenset({"adjective", "city", "region"})
_WEATHER = frozenset("be seem appear turn become remain take happen rain snow feel look mean make".split())
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "csubj", "acomp"})

Features = dict[str, float]
Known = Callable[[int], bool]  # whether a token heads a mention or stands in a name
Clash = Callable[[Reading, Draft, Draft], bool]


class Candidate(NamedTuple):
    """What a pronoun may mean: an entity, a noun (by its token) or, where both are None, nothing."""

    cluster: Cluster | None
    token: int | None
    features: Features


class _Pronoun:
    """A pronoun, and what is asked of it again for each that it may mean."""

    def __init__(self, reading: Reading, memory: Memory, draft: Draft) -> None:
        self.reading, self.memory, self.draft = reading, memory, draft
        self.sentence = reading.sentence_of[draft.start]
        self.passage = reading.passage(draft.start)
        self.quoted = reading.quoted[draft.start]
        self.role = _role(reading, draft.head)
        self.says = reading.is_speech_subject(draft.head) and not self.quoted
        self._told = reading.told[self.sentence]
        self._captioned = self.passage in reading.captions

    def back(self, mention: Draft) -> int:
        """How many sentences back a mention stands, those of captions between left out."""
        return self._told - self.reading.told[self.reading.sentence_of[mention.start]]

    def breaks_in(self, mention: Draft) -> bool:
        """Whether a mention stands in a caption that the text runs around."""
        captions = self.reading.captions
        return bool(captions) and not self._captioned and self.reading.passage(mention.start) in captions

    def near(self, cluster: Cluster) -> list[tuple[int, Draft]]:
        """The mentions of this sentence (0) and the last (1)."""
        told = [(self.back(m), m) for m in cluster.recent]
        return [(back, m) for back, m in told if back <= 1 and not self.breaks_in(m)]

    def standing(self, mention: Draft) -> Standing:
        """Where a mention stands, which the pronouns that follow it ask one after another."""
        key = mention.start, mention.head, mention.form
        if key not in self.memory.standings:
            self.memory.standings[key] = _standing(self.reading, mention)
        return self.memory.standings[key]

    @cached_property
    def deeds(self) -> list[str]:
        """Signs that the pronoun means somebody who acts: it does a deed, it has an army."""
        return list(_what_it_does(self.reading, self.draft))

    @cached_property
    def above(self) -> list[int]:
        return list(self.reading.parse.ancestors(self.draft.head))

    @cached_property
    def verb(self) -> int | None:
        return next((v for v in self.above if self.reading.pos[v] in ("VERB", "AUX")), None)


def choose(reading: Reading, memory: Memory, known: Known, draft: Draft, clash: Clash) -> Cluster | None:
    """The entity that is most likely meant, None where a noun that is no entity, or nothing, is likelier."""
    weights = _weights()[kind_of(draft)]
    found = candidates(reading, memory, known, draft, clash)
    best = max(found, key=lambda c: sum([weights[f] * v for f, v in c.features.items() if f in weights]), default=None)
    return best.cluster if best is not None else None


def candidates(reading: Reading, memory: Memory, known: Known, draft: Draft, clash: Clash) -> list[Candidate]:
    """All that `draft` may mean."""
    pronoun = _Pronoun(reading, memory, draft)
    near: list[tuple[Draft, Cluster | None]] = []
    since = memory.since(reading.told[pronoun.sentence] - REACH)
    near += [(m, c) for c in since if _agrees(draft, c) and (m := _last(pronoun, c, clash)) is not None]
    acts = bool(near) and _acts(reading, draft)
    if draft.gender not in ("m", "f") and not acts:
        near += [(m, None) for m in _nouns(reading, known, draft)]
    near.sort(key=lambda pair: -pair[0].start)
    found = [
        Candidate(c, m.head if c is None else None, _features(pronoun, m, c, rank)) for rank, (m, c) in enumerate(near)
    ]
    if pronoun.says:
        _tell_speakers(pronoun, memory, found)
    if draft.gender not in ("m", "f") and not acts and not (found and reading.is_speech_subject(draft.head)):
        found.append(Candidate(None, None, _nothing(pronoun, len(near))))
    return found


def kind_of(draft: Draft) -> str:
    """Which weights rank for the pronoun: "person", "thing" or "many"."""
    return "person" if draft.gender in ("m", "f") else "thing" if draft.gender == "n" else "many"


@cache
def _weights() -> dict[str, Features]:
    found: dict[str, Features] = {"person": {}, "thing": {}, "many": {}}
    for kind, feature, weight in read_table("pronoun_weights.tsv"):
        found[kind][feature] = float(weight)
    return found


def _last(pronoun: _Pronoun, cluster: Cluster, clash: Clash) -> Draft | None:
    """The last mention of an entity that can be meant; None where it cannot be, or was spoken of too long ago."""
    captioned = found = None
    for mention in reversed(cluster.recent):
        back = pronoun.back(mention)
        if back > REACH:
            break
        if clash(pronoun.reading, pronoun.draft, mention) or _is_in_own_words(pronoun, mention):
            if back == 0:
                return None
        elif pronoun.breaks_in(mention):
            captioned = captioned or mention
        elif found is None:
            found = mention
    return found or captioned


def _is_in_own_words(pronoun: _Pronoun, mention: Draft) -> bool:
    """ "He must go," he said: whom a speaker quotes himself on is not he."""
    reading = pronoun.reading
    return pronoun.says and reading.quoted[mention.start] and reading.sentence_of[mention.start] == pronoun.sentence


def _agrees(draft: Draft, cluster: Cluster) -> bool:
    if draft.gender in ("m", "f"):
        return cluster.kind == "person" and cluster.number == "sg" and cluster.gender in ("", draft.gender)
    if draft.gender == "n":
        return cluster.number == "sg" and cluster.kind not in ("person", "people", None)
    return (cluster.number == "pl" or cluster.kind != "person") and cluster.kind not in ("place", None)


def _nouns(reading: Reading, known: Known, draft: Draft) -> Iterator[Draft]:
    """Nouns of the pronoun's number before it that are no entities."""
    first = reading.parse.sentences[max(0, reading.sentence_of[draft.start] - NOUN_REACH)][0]
    plural, speaks = draft.gender != "n", reading.is_speech_subject(draft.head)
    verb = reading.lemmas[reading.heads[draft.head]]
    for i in [i for i, pos in enumerate(reading.pos[first : draft.start], first) if pos == "NOUN"]:
        if (reading.tags[i] == "NNS") != plural or known(i):
            continue
        relation = reading.deps[reading.first_conjunct(i)]
        if reading.lemmas[i] in phrases.QUANTITIES or (speaks and not speech.is_inanimate(reading.lemmas[i])):
            continue
        if speaks and reading.lemmas[i] not in speech.documents() and verb not in reference.OF_THINGS:
            continue
        own = draft.head < i or reading.heads[draft.head] == i
        if not own and (relation in SUBJECTS or relation in _OBJECTS or relation in ("attr", "poss", "appos", "ROOT")):
            yield Draft(i, i + 1, i, "nominal")


def _acts(reading: Reading, draft: Draft) -> bool:
    """ "It arrested nine men": only somebody does that."""
    verb = reading.heads[draft.head]
    return reading.deps[draft.head] == "nsubj" and reading.lemmas[verb] in reference.ACTORS_DEEDS


def _features(pronoun: _Pronoun, mention: Draft, cluster: Cluster | None, rank: int) -> Features:
    back, rank, standing = min(pronoun.back(mention), 3), min(rank, 3), pronoun.standing(mention)
    names = [f"sentence={back}", f"rank={rank}", *standing.signs, *_relative_features(pronoun, mention, standing)]
    if cluster is None:
        names += ["noun", f"noun,{standing.role}", f"noun,rank={rank}", *[f"noun,{deed}" for deed in pronoun.deeds]]
    else:
        names += [*_entity_features(pronoun.draft, mention, cluster), *_recent_features(pronoun, cluster)]
    found = dict.fromkeys(names, 1.0)
    found["words"] = log(1 + max(0, pronoun.draft.start - mention.start))
    if cluster is not None:
        found["told"] = log(1 + len(cluster.recent))
    return found


def _entity_features(draft: Draft, mention: Draft, cluster: Cluster) -> list[str]:
    kind = "country" if is_country(cluster) else str(cluster.kind)
    names = [f"kind={kind}", f"number={cluster.number}"]
    if cluster.gender and cluster.gender == draft.gender:
        names.append("gender")
    if cluster.named:
        names.append("named")
    if mention.sense in _RARE_SENSES:
        names.append("sense=place or adjective")
    if mention.form == "nominal":
        names.append(f"definite={mention.definite}")
    if mention.form == "pronoun" and mention.lemma == draft.lemma:
        names.append("same pronoun")
    return names


def _recent_features(pronoun: _Pronoun, cluster: Cluster) -> list[str]:
    """What any of the entity's mentions in this sentence and the last says, whatever stands nearest."""
    reading, names = pronoun.reading, []
    for back, mention in pronoun.near(cluster):
        if reading.is_subject(mention.head):
            names.append(f"subject at {back}")
        if reading.is_speech_subject(mention.head):
            names.append(f"speaker at {back}")
        if reading.quoted[mention.start] == pronoun.quoted:
            names.append("on this side of quotation marks")
        if mention.form == "name":
            names.append("named near")
    return names


def _tell_speakers(pronoun: _Pronoun, memory: Memory, found: Iterable[Candidate]) -> None:
    """What counts where the pronoun speaks, "he added": who has spoken, and who is only spoken of in his words."""
    reading = pronoun.reading
    goes_on = reading.lemmas[reading.governor(pronoun.draft.head)[1]] in reference.CONTINUING
    for candidate in found:
        if candidate.cluster is None:
            continue
        names = [f"says,kind={candidate.cluster.kind}", *_speaking_features(pronoun, candidate.cluster)]
        if candidate.cluster is memory.spoke_last:
            names += ["says,spoke last", "adds,spoke last"] if goes_on else ["says,spoke last"]
        candidate.features.update(dict.fromkeys(names, 1.0))


def _speaking_features(pronoun: _Pronoun, cluster: Cluster) -> list[str]:
    reading, names = pronoun.reading, []
    for back, mention in pronoun.near(cluster):
        if reading.is_speech_subject(mention.head):
            names.append(f"says,spoke at {back}")
        relation, verb = reading.governor(mention.head)
        if back == 1 and relation in SUBJECTS and reading.deps[verb] == "ROOT":
            names.append("says,main subject before")
        if _is_within_words(reading, mention.head):
            names.append("says,within words")
    return names


def _is_within_words(reading: Reading, token: int) -> bool:
    """Whether a token stands in what somebody is told to have said."""
    for i in (token, *reading.parse.ancestors(token)):
        if reading.deps[i] in ("ccomp", "pcomp") and reading.lemmas[reading.heads[i]] in speech.verbs():
            return True
    return reading.quoted[token]


def _role(reading: Reading, token: int) -> str:
    relation = reading.deps[reading.first_conjunct(token)]
    if relation in SUBJECTS:
        return "subject"
    if relation in _MODIFIERS:
        return "modifier"
    return "object" if relation in _OBJECTS else relation if relation in ("poss", "appos", "attr") else "other"


def _standing(reading: Reading, mention: Draft) -> Standing:
    role, passage = _role(reading, mention.head), reading.passage(mention.start)
    signs = [f"form={mention.form}", f"role={role}"]
    if reading.is_speech_subject(mention.head):
        signs.append("speaks")
    if passage in reading.captions:
        signs.append("caption")
    if reading.in_title(mention.start):
        signs.append("title")
    return Standing(role, reading.sentence_of[mention.start], passage, signs)


def _relative_features(pronoun: _Pronoun, mention: Draft, standing: Standing) -> list[str]:
    """Where a mention stands as the pronoun sees it."""
    reading, theirs = pronoun.reading, standing.role
    found = [f"passage={min(pronoun.passage - standing.passage, 2)}"]
    if reading.quoted[mention.start] != pronoun.quoted:
        found.append("into quotation" if pronoun.quoted else "out of quotation")
    if pronoun.role == theirs and theirs in ("subject", "object", "poss"):
        found.append(f"both {theirs}")
    if standing.sentence != pronoun.sentence:
        if theirs == "subject" or mention.head == mention.start == reading.sentence_start(mention.start):
            found.append("subject before")
        return found
    governor = reading.governor(mention.head)[1]
    if theirs == "subject" and governor in pronoun.above:
        found.append("subject of its verb" if governor == pronoun.verb else "subject above")
    elif governor in pronoun.above:
        found.append("beside it above")
    return found


def _what_it_does(reading: Reading, draft: Draft) -> Iterator[str]:
    relation, governor = reading.deps[draft.head], reading.heads[draft.head]
    if relation in SUBJECTS and plover.fold(reading.lemmas[governor]) in plover.verb_rules():
        yield "acts"
    if relation == "poss" and noun_at(reading, governor) is not None:
        yield "has actors"


def _nothing(pronoun: _Pronoun, others: int) -> Features:
    """Features of a pronoun that refers to no entity and no noun."""
    reading, draft = pronoun.reading, pronoun.draft
    relation, verb = reading.deps[draft.head], reading.heads[draft.head]
    names = ["nothing", f"nothing,{draft.lemma}", f"nothing,{pronoun.role}", f"others={min(others, 3)}"]
    names += [f"nothing,{deed}" for deed in pronoun.deeds]
    if pronoun.quoted:
        names.append("nothing,quoted")
    if relation in SUBJECTS:
        clause = any(reading.deps[c] in _CLAUSES for c in reading.children[verb] if c > verb)
        names += [f"nothing,be={reading.lemmas[verb] == 'be'}"]
        if clause and reading.lemmas[verb] in _WEATHER:
            names.append("nothing,clause")
        if reading.parse.child(verb, "attr") is not None:
            names.append("nothing,attr")
    return dict.fromkeys(names, 1.0)

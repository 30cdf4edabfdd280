"""Which of those spoken of before a personal pronoun means: a log-linear ranking over them.

Candidates are the entities in mind that agree with the pronoun and, for "it" and "they", the nouns before it that are
no entities ("the law ... it"), and that it refers to nothing at all. One is chosen by the sum of the weights of its
features (Denis and Baldridge 2008, "Specialized models and ranking for coreference resolution"), most of which are
signs that it has or has not (`pronoun_signs`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from math import log
from operator import attrgetter
from typing import Final

from onrecord.annotate.entities.bodies import is_country
from onrecord.annotate.entities.candidates import Candidate, Near
from onrecord.annotate.entities.draft import Cluster, Draft, Standing
from onrecord.annotate.entities.memory import Memory
from onrecord.annotate.entities.nouns import noun_at
from onrecord.annotate.entities.pronoun import REACH, Pronoun
from onrecord.annotate.entities.pronoun_signs import (
    DEEDS,
    KINDS,
    MANY,
    ROLES,
    SIGNS,
    counted,
    signs,
    sums,
    weights,
)
from onrecord.annotate.entities.reading import SUBJECTS, Reading
from onrecord.annotate.entities.standing import OBJECTS, stand, standing
from onrecord.annotate.lexicons import phrases, plover, reference, speech

NOUN_REACH: Final = 1  # sentences in which a pronoun may mean a noun that is no entity
_WEATHER: Final = frozenset("be seem appear turn become remain take happen rain snow feel look mean make".split())
_CLAUSES: Final = frozenset({"ccomp", "xcomp", "advcl", "csubj", "acomp"})
_OWN: Final = SUBJECTS | OBJECTS | {"attr", "poss", "appos", "ROOT"}  # relations in which a noun stands for itself

_SENTENCE, _RANK, _PASSAGE = counted("sentence"), counted("rank"), counted("passage")
_NOUN_RANK, _OTHERS = counted("noun,rank"), counted("others")
_KIND: Final = {kind: SIGNS[f"kind={kind}"] for kind in KINDS}
_SAYS_KIND: Final = {kind: SIGNS[f"says,kind={kind}"] for kind in KINDS}
_NUMBER: Final = {number: SIGNS[f"number={number}"] for number in ("sg", "pl")}
_NOUN: Final = {role: signs("noun", f"noun,{role}") for role in ROLES}
_NOUN_DOES: Final = {deed: SIGNS[f"noun,{deed}"] for deed in DEEDS}
_BOTH: Final = {role: SIGNS[f"both {role}"] for role in ("subject", "object", "poss")}
_SUBJECT_AT: Final = (SIGNS["subject at 0"], SIGNS["subject at 1"])
_SPEAKER_AT: Final = (SIGNS["speaker at 0"], SIGNS["speaker at 1"])
_SPOKE_AT: Final = (SIGNS["says,spoke at 0"], SIGNS["says,spoke at 1"])
_GENDER, _NAMED, _SAME = SIGNS["gender"], SIGNS["named"], SIGNS["same pronoun"]
_THIS_SIDE, _NAMED_NEAR = SIGNS["on this side of quotation marks"], SIGNS["named near"]
_INTO, _OUT_OF = SIGNS["into quotation"], SIGNS["out of quotation"]
_BEFORE, _OF_ITS_VERB = SIGNS["subject before"], SIGNS["subject of its verb"]
_ABOVE, _BESIDE = SIGNS["subject above"], SIGNS["beside it above"]

_NO_THINGS: Final = frozenset({"person", "people", None})
_NOT_MANY: Final = frozenset({"place", None})

Known = Callable[[int], bool]  # whether a token heads a mention or stands in a name


_START: Final = attrgetter("start")


def choose(pronoun: Pronoun, memory: Memory, known: Known) -> Cluster | None:
    """The entity that is most likely meant, None where a noun that is no entity, or nothing, is likelier."""
    kind = kind_of(pronoun.draft)
    words, told, weight = weights()[kind].get("words", 0.0), weights()[kind].get("told", 0.0), sums(kind)
    chosen, most = None, float("-inf")
    for candidate in candidates(pronoun, memory, known):
        score = words * candidate.words + told * candidate.told
        for group in candidate.signs:
            score += weight[group]
        if score > most:
            chosen, most = candidate.cluster, score
    return chosen


def candidates(pronoun: Pronoun, memory: Memory, known: Known) -> list[Candidate]:
    """All that the pronoun may mean."""
    draft = pronoun.draft
    near = _entities(pronoun, memory)
    somebody = draft.gender in ("m", "f") or (bool(near) and _acts(pronoun))
    deeds = () if somebody else tuple(_deeds(pronoun))
    if not somebody:
        near += _nouns(pronoun, known)
    near.sort(key=_START, reverse=True)
    found = []
    for rank, one in enumerate(near):
        if one.cluster is not None and one.mention is not None:
            found.append(_of_entity(pronoun, one, one.mention, one.cluster, min(rank, MANY), memory.spoke_last))
        else:
            found.append(_of_noun(pronoun, one, min(rank, MANY), deeds))
    if not somebody and not (found and pronoun.speaks):
        found.append(_nothing(pronoun, len(near), deeds))
    return found


def kind_of(draft: Draft) -> str:
    """Which weights rank for the pronoun: "person", "thing" or "many"."""
    return "person" if draft.gender in ("m", "f") else "thing" if draft.gender == "n" else "many"


# who was spoken of --------------------------------------------------------------------------------------------------
def _entities(pronoun: Pronoun, memory: Memory) -> list[Near]:
    agreeing = _agreeing(pronoun.draft.gender, memory.since(pronoun.told - REACH))
    return [near for cluster in agreeing if (near := _last(pronoun, cluster)) is not None]


def _agreeing(gender: str, clusters: Iterable[Cluster]) -> list[Cluster]:
    """Those that a pronoun of that gender may mean: "m" and "f" in the singular, "n", "" in the plural."""
    if gender in ("m", "f"):
        persons = [c for c in clusters if c.kind == "person" and c.number == "sg"]
        return [c for c in persons if c.gender in ("", gender)]
    if gender == "n":
        return [c for c in clusters if c.number == "sg" and c.kind not in _NO_THINGS]
    return [c for c in clusters if c.kind not in _NOT_MANY and (c.number == "pl" or c.kind != "person")]


def _last(pronoun: Pronoun, cluster: Cluster) -> Near | None:
    """The last mention of an entity that can be meant; None where it cannot be, or was spoken of too long ago."""
    captioned: Near | None = None
    found: Near | None = None
    others: list[tuple[int, Draft, Standing]] = []
    for mention in reversed(cluster.recent):
        at = mention.standing or standing(pronoun.reading, mention)
        back = pronoun.told - at.told
        if back > REACH or (found is not None and back > 1):
            break
        breaks_in = pronoun.broken_into and at.captioned
        if back <= 1 and not breaks_in:
            others.append((back, mention, at))
        if found is not None and back > 0:
            continue
        if pronoun.excludes(mention, at):
            if back == 0:
                return None
        elif breaks_in:
            captioned = captioned or Near(mention.start, at, mention, cluster, others)
        elif found is None:
            found = Near(mention.start, at, mention, cluster, others)
    return found or captioned


def _nouns(pronoun: Pronoun, known: Known) -> Iterator[Near]:
    """Nouns of the pronoun's number before it that are no entities."""
    reading, start, head = pronoun.reading, pronoun.draft.start, pronoun.draft.head
    first = reading.parse.sentences[max(0, pronoun.sentence - NOUN_REACH)][0]
    plural, verb = pronoun.draft.gender != "n", reading.heads[head]
    of_things = reading.lemmas[verb] in reference.OF_THINGS
    nouns = reading.common_nouns
    for i in nouns[bisect_left(nouns, first) : bisect_left(nouns, start)]:
        if (reading.tags[i] == "NNS") != plural or known(i) or head < i or verb == i:
            continue
        lemma = reading.lemmas[i]
        if lemma in phrases.QUANTITIES or reading.deps[reading.first_conjunct(i)] not in _OWN:
            continue
        if not pronoun.speaks or (speech.is_inanimate(lemma) and (of_things or lemma in speech.documents())):
            yield Near(i, stand(reading, i, i, "nominal"))


def _acts(pronoun: Pronoun) -> bool:
    """ "It arrested nine men": only somebody does that."""
    reading, head = pronoun.reading, pronoun.draft.head
    return reading.deps[head] == "nsubj" and reading.lemmas[reading.heads[head]] in reference.ACTORS_DEEDS


# what speaks for them -----------------------------------------------------------------------------------------------
def _of_entity(
    pronoun: Pronoun, near: Near, mention: Draft, cluster: Cluster, rank: int, spoke_last: Cluster | None
) -> Candidate:
    own = near.at.signs | near.at.phrase | _NUMBER[cluster.number]
    own |= _KIND["country" if is_country(cluster) else cluster.kind or "other"]
    if cluster.gender and cluster.gender == pronoun.draft.gender:
        own |= _GENDER
    if cluster.named:
        own |= _NAMED
    if mention.form == "pronoun" and mention.lemma == pronoun.draft.lemma:
        own |= _SAME
    others = _of_others(pronoun, near.others)
    if pronoun.says:
        others |= _of_speaking(pronoun, cluster, near.others, spoke_last)
    told = log(1 + len(cluster.recent))
    return Candidate(cluster, None, (_place(pronoun, near, rank), own, others), _words(pronoun, near), told)


def _of_noun(pronoun: Pronoun, near: Near, rank: int, deeds: Iterable[str]) -> Candidate:
    own = near.at.signs | _NOUN[near.at.role] | _NOUN_RANK[rank]
    for deed in deeds:
        own |= _NOUN_DOES[deed]
    return Candidate(None, near.start, (_place(pronoun, near, rank), own), _words(pronoun, near))


def _words(pronoun: Pronoun, near: Near) -> float:
    return log(1 + max(0, pronoun.draft.start - near.start))


def _place(pronoun: Pronoun, near: Near, rank: int) -> int:
    """Where a mention stands as the pronoun sees it."""
    at, theirs = near.at, near.at.role
    found = _SENTENCE[min(pronoun.told - at.told, MANY)] | _RANK[rank] | _PASSAGE[min(pronoun.passage - at.passage, 2)]
    if at.quoted != pronoun.quoted:
        found |= _INTO if pronoun.quoted else _OUT_OF
    if pronoun.role == theirs and theirs in _BOTH:
        found |= _BOTH[theirs]
    if at.sentence != pronoun.sentence:
        return found | _BEFORE if theirs == "subject" or at.opens else found
    if at.governor not in pronoun.above:
        return found
    if theirs == "subject":
        return found | (_OF_ITS_VERB if at.governor == pronoun.verb else _ABOVE)
    return found | _BESIDE


def _of_others(pronoun: Pronoun, others: Iterable[tuple[int, Draft, Standing]]) -> int:
    """What any of the entity's mentions in this sentence and the last says, whatever stands nearest."""
    found = 0
    for back, mention, at in others:
        if at.role == "subject":
            found |= _SUBJECT_AT[back]
        if at.speaks:
            found |= _SPEAKER_AT[back]
        if at.quoted == pronoun.quoted:
            found |= _THIS_SIDE
        if mention.form == "name":
            found |= _NAMED_NEAR
    return found


def _of_speaking(
    pronoun: Pronoun, cluster: Cluster, others: Iterable[tuple[int, Draft, Standing]], spoke_last: Cluster | None
) -> int:
    """What counts where the pronoun speaks, "he added": who has spoken, and who is only spoken of in his words."""
    reading, found = pronoun.reading, _SAYS_KIND[cluster.kind or "other"]
    for back, mention, at in others:
        if at.speaks:
            found |= _SPOKE_AT[back]
        if back == 1 and at.role == "subject" and reading.deps[at.governor] == "ROOT":
            found |= SIGNS["says,main subject before"]
        if _is_within_words(reading, mention.head):
            found |= SIGNS["says,within words"]
    if cluster is spoke_last:
        found |= SIGNS["says,spoke last"]
        found |= SIGNS["adds,spoke last"] if reading.lemmas[pronoun.governor] in reference.CONTINUING else 0
    return found


def _is_within_words(reading: Reading, token: int) -> bool:
    """Whether a token stands in what somebody is told to have said."""
    for i in (token, *reading.parse.ancestors(token)):
        if reading.deps[i] in ("ccomp", "pcomp") and reading.lemmas[reading.heads[i]] in speech.verbs():
            return True
    return reading.quoted[token]


# the pronoun itself -------------------------------------------------------------------------------------------------
def _deeds(pronoun: Pronoun) -> Iterator[str]:
    """Signs that the pronoun means somebody who acts: it does a deed, it has an army."""
    reading, head = pronoun.reading, pronoun.draft.head
    relation, governor = reading.deps[head], reading.heads[head]
    if relation in SUBJECTS and plover.fold(reading.lemmas[governor]) in plover.verb_rules():
        yield "acts"
    if relation == "poss" and noun_at(reading, governor) is not None:
        yield "has actors"


def _nothing(pronoun: Pronoun, others: int, deeds: Iterable[str]) -> Candidate:
    """That the pronoun refers to no entity and no noun."""
    reading, draft = pronoun.reading, pronoun.draft
    relation, verb = reading.deps[draft.head], reading.heads[draft.head]
    names = ["nothing", f"nothing,{draft.lemma}", f"nothing,{pronoun.role}", *(f"nothing,{deed}" for deed in deeds)]
    if pronoun.quoted:
        names.append("nothing,quoted")
    if relation in SUBJECTS:
        clause = any(reading.deps[c] in _CLAUSES for c in reading.children[verb] if c > verb)
        names.append(f"nothing,be={reading.lemmas[verb] == 'be'}")
        if clause and reading.lemmas[verb] in _WEATHER:
            names.append("nothing,clause")
        if reading.parse.child(verb, "attr") is not None:
            names.append("nothing,attr")
    return Candidate(None, None, (signs(*names) | _OTHERS[min(others, MANY)],))

"""What is said to be somebody: "she is a legend", "elected as mayor", "his wife Ana Prado", "X, a gifted luthier".

Such phrases refer to whom they are said of, but tell of nobody new; they are added when all else has been resolved and
leave profiles and roles as they are. GUM and OntoNotes' appositions count them as mentions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.nominals import left_edge
from onrecord.annotate.entities.nouns import noun_at
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons import phrases

_COPULAS: Final = frozenset({"be", "become", "remain"})
# Whose object is what the subject does for a living; other verbs with "as" say it of their object.
_INTRANSITIVE: Final = frozenset(
    "work serve act start begin begin emerge retire resign double train moonlight debut".split()
)
_UNREAL: Final = frozenset("would could might may should can must".split())
_POSSESSED: Final = frozenset({"DT", "PRP$"})


def add_predicates(reading: Reading, clusters: list[Cluster], at: dict[int, Cluster]) -> None:
    """Add the phrases that say what somebody is to the clusters of those of whom they say it."""
    taken = {m.head for c in clusters for m in c.mentions}
    found = [*_said_of(reading, at, taken), *_titles(reading, clusters, taken)]
    for noun, start, end, cluster in found:
        if noun not in taken:
            taken.add(noun)
            cluster.mentions.append(Draft(start, end, noun, "nominal", cluster.kind, cluster.number, cluster=cluster))


_Found = tuple[int, int, int, Cluster]  # head, first token, token after, of whom


def _said_of(reading: Reading, at: dict[int, Cluster], taken: set[int]) -> Iterator[_Found]:
    for i in [i for i in reading.common_nouns if i not in taken]:
        subject = _subject_of(reading, reading.first_conjunct(i), i)
        cluster = at.get(subject) if subject is not None else None
        if cluster is not None and cluster.kind == "person" and _may_be(reading, i, cluster):
            yield i, left_edge(reading, i), i + 1, cluster


def _subject_of(reading: Reading, first: int, noun: int) -> int | None:
    """The token of whom the noun phrase whose first conjunct is `first` is said."""
    relation, governor = reading.deps[first], reading.heads[first]
    if relation == "attr" and reading.lemmas[governor] in _COPULAS and not _is_unreal(reading, governor):
        return reading.parse.child(governor, "nsubj") if _has_determiner(reading, noun) else None
    if relation == "appos" and first == noun and reading.words[left_edge(reading, noun) - 1] == ",":
        return governor if _has_determiner(reading, noun) or _goes_on(reading, noun) else None
    if noun_at(reading, noun) is None:
        return None
    if relation == "oprd":
        return reading.parse.child(governor, "dobj", "nsubjpass")
    if relation == "pobj" and reading.lower[governor] == "as":
        verb = reading.heads[governor]
        doing = reading.lemmas[verb] in _INTRANSITIVE
        return reading.parse.child(verb, *(("nsubj",) if doing else ("dobj", "nsubjpass")))
    return None


def _is_unreal(reading: Reading, verb: int) -> bool:
    """ "is no hero", "would be a hero": he may be none."""
    return any(
        reading.deps[c] == "neg" or (reading.deps[c] == "aux" and reading.lower[c] in _UNREAL)
        for c in reading.children[verb]
    )


def _has_determiner(reading: Reading, noun: int) -> bool:
    found = (c for c in reading.children[noun] if c < noun and reading.deps[c] in ("det", "poss"))
    first = next(found, None)
    return first is not None and reading.lower[first] not in ("no", "any", "every", "each")


def _goes_on(reading: Reading, noun: int) -> bool:
    """ "undersecretary to the premier", "professor of law"."""
    return any(c > noun and reading.deps[c] == "prep" for c in reading.children[noun])


def _may_be(reading: Reading, noun: int, cluster: Cluster) -> bool:
    plural = reading.tags[noun] == "NNS"
    known = noun_at(reading, noun)
    return plural == (cluster.number == "pl") and (known is None or known.kind in ("person", "people"))


def _titles(reading: Reading, clusters: list[Cluster], taken: set[int]) -> Iterator[_Found]:
    """ "his wife" of "his wife Ana Prado", "the mayor" of "the mayor Ana Prado": phrases of their own."""
    for cluster in clusters:
        for name in cluster.mentions:
            if name.form != "name" or name.title_start is None or name.title_start < 1:
                continue
            last = name.start - 1
            own = reading.tags[name.title_start - 1] in _POSSESSED and reading.pos[last] == "NOUN"
            if own and last not in taken and reading.lower[last].rstrip(".") not in phrases.ABBREVIATIONS:
                yield last, name.title_start - 1, name.start, cluster

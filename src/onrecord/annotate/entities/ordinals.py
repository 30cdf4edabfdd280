""" "the former", "the latter": the first and the second of two that were just named beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onrecord.annotate.entities.bodies import is_country
from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.groups import pair_before
from onrecord.annotate.entities.reading import Reading

if TYPE_CHECKING:
    from onrecord.annotate.entities.coreference import Resolver

WORDS: Final = frozenset({"former", "latter"})
OUTSIDE: Final = frozenset({"amod", "compound", "nmod", "advmod", "det"})  # "the former minister": no phrase of its own
BACK: Final = 2  # sentences, its own included


def find_ordinals(reading: Reading) -> Iterator[Draft]:
    """Every "the former" and "the latter" that stands for a noun."""
    for i in reading.tokens_of(WORDS):
        if i > 0 and reading.lower[i - 1] == "the" and _stands_alone(reading, i):
            yield Draft(i - 1, i + 1, i, "nominal", lemma=reading.lower[i], definite="def")


def _stands_alone(reading: Reading, i: int) -> bool:
    after = reading.pos[i + 1] if i + 1 < reading.length else "PUNCT"
    if after in ("NOUN", "PROPN", "ADJ", "NUM") or reading.words[i + 1 : i + 2] == ["-"]:
        return False
    return reading.deps[i] not in OUTSIDE or after in ("VERB", "AUX", "PUNCT", "PART")


def ordinal(resolver: Resolver, draft: Draft) -> Cluster | None:
    """Whom it means: of the last two of one sort named before it; None where there are not exactly two."""
    if joined := pair_before(resolver, draft):
        return joined[draft.lemma == "latter"]
    reading = resolver.reading
    here = reading.sentence_of[draft.start]
    named: list[Cluster] = []
    for sentence in range(here, max(here - BACK, -1), -1):
        before = [c for c in resolver.memory.by_sentence.get(sentence, []) if c not in named]
        named = [*before, *named]
        pair = _pair(named)
        if pair is not None:
            return pair[draft.lemma == "latter"]
    return None


def _pair(named: list[Cluster]) -> tuple[Cluster, Cluster] | None:
    """The two persons, else the two states or bodies, else two crowds or bodies: of more, none are a pair."""
    people = [c for c in named if c.kind == "person" and c.number == "sg"]
    others = [c for c in named if c.kind not in ("person", "people", "document") and c.number == "sg"]
    others = [c for c in others if c.kind != "place" or is_country(c)]
    crowds = [c for c in named if c.number == "pl" or c.kind in ("armed_group", "government", "organization")]
    for group in (people, others, crowds):
        if len(group) == 2:
            return group[0], group[1]
    return None

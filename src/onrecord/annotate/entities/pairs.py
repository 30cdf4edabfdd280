"""Phrases for two at once: "the two leaders", "both sides"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.memory import Test
from onrecord.annotate.entities.nominals import count_of
from onrecord.annotate.lexicons import reference

if TYPE_CHECKING:
    from onrecord.annotate.entities.coreference import Resolver

SEVERAL: Final = frozenset({3, 4, 5, 6})
PAIR_REACH: Final = 40  # sentences that "the two leaders" looks back
PAIR_NEAR: Final = 4  # ... and those within which the two need not share one


def find_pair(resolver: Resolver, draft: Draft) -> tuple[Cluster, ...]:
    """ "the two leaders", "both sides": the last two that were spoken of together; () for any other phrase."""
    if draft.number != "pl" or draft.lemma not in reference.PAIRS:
        return ()
    first, count = resolver.reading.lower[draft.start], count_of(resolver.reading, draft)
    if count is not None and count in SEVERAL and first in ("the", "these", "those", "all"):
        return _several(resolver, draft, count)
    if first != "both" and not (count == 2 and first in ("the", "these", "those", "two")):
        return ()
    if first == "two" and (draft.modifiers - {"two"} or draft.lemma not in reference.BARE_PAIRS):
        return ()
    if listed := _listed(resolver, draft):
        return listed
    acting = _acting_on(resolver, draft)
    if draft.lemma in reference.STATE_PAIRS:
        states = _together(resolver, lambda c: _is_country(c) and c not in acting)
        return states or _states_of(resolver, _together(resolver, lambda c: _governs(c) and c not in acting))
    return _together(resolver, lambda c: _leads(c, draft) and c not in acting) or _together(
        resolver, lambda c: _pairs_with(c, draft) and c not in acting
    )


def _several(resolver: Resolver, draft: Draft, count: int) -> tuple[Cluster, ...]:
    """ "the three powers": as many states, or leaders, that one sentence named last."""
    acting = _acting_on(resolver, draft)
    states = draft.lemma in reference.STATE_PAIRS
    for number in islice(reversed(resolver.memory.by_sentence), PAIR_REACH):
        told = [c for c in resolver.memory.by_sentence[number] if c not in acting]
        found = [c for c in told if (_is_country(c) if states else _pairs_with(c, draft))]
        if len(found) >= count:
            listed = _in_one_list(resolver, found, count)
            return listed or (tuple(found) if len(found) == count else ())
    return ()


def _in_one_list(resolver: Resolver, clusters: list[Cluster], count: int) -> tuple[Cluster, ...]:
    """Those of the clusters that stand in one coordination of so many: "Britain, France and Germany blamed Iran"."""
    lists: dict[int, list[Cluster]] = {}
    for cluster in clusters:
        root = resolver.reading.first_conjunct(cluster.recent[-1].head)
        lists.setdefault(root, []).append(cluster)
    return next((tuple(c) for c in lists.values() if len(c) == count), ())


def _acting_on(resolver: Resolver, draft: Draft) -> list[Cluster]:
    """Who does something to the two: "A and B urged both sides" speaks of two others."""
    relation, verb = resolver.reading.governor(draft.head)
    if relation == "nsubj":
        if resolver.reading.deps[verb] not in ("xcomp", "ccomp"):
            return []
        verb = resolver.reading.heads[verb]
    subject = resolver.reading.parse.child(verb, "nsubj")
    tokens = () if subject is None else resolver.reading.parse.conjuncts(subject)
    return [c for i in tokens if (c := resolver.at.get(i) or resolver.named.get(i)) is not None]


def _listed(resolver: Resolver, draft: Draft) -> tuple[Cluster, ...]:
    """ "the two leaders, X and Y": those that follow."""
    first = resolver.reading.parse.child(draft.head, "appos")
    if first is None:
        return ()
    tokens = resolver.reading.parse.conjuncts(first)
    found = tuple(c for i in tokens if (c := resolver.named.get(i)) is not None)
    return found if len(found) == 2 else ()


def _leads(cluster: Cluster, draft: Draft) -> bool:
    return _pairs_with(cluster, draft) and bool(cluster.roles & reference.TOP_OFFICES)


def _pairs_with(cluster: Cluster, draft: Draft) -> bool:
    general = draft.lemma in ("man", "woman", "people", "person")
    return cluster.kind == "person" and cluster.number == "sg" and (general or draft.lemma in cluster.roles)


def _governs(cluster: Cluster) -> bool:
    return cluster.kind == "person" and bool(cluster.roles & reference.TOP_OFFICES) and cluster.country is not None


def _states_of(resolver: Resolver, pair: tuple[Cluster, ...]) -> tuple[Cluster, ...]:
    """The states of two leaders who met, where they are two."""
    states = [resolver.country(c.country) for c in pair if c.country is not None]
    found = tuple(dict.fromkeys(c for c in states if c is not None))
    return found if len(found) == 2 else ()


def _together(resolver: Resolver, fits: Test) -> tuple[Cluster, ...]:
    sentences = list(islice(reversed(resolver.memory.by_sentence), PAIR_REACH))
    for number in sentences:
        pair = [c for c in resolver.memory.by_sentence[number] if fits(c)]
        if len(pair) >= 2:
            return tuple(pair[:2])
    near = [c for n in sentences[:PAIR_NEAR] for c in resolver.memory.by_sentence[n] if fits(c)]
    pair = list(dict.fromkeys(near))
    return tuple(pair) if len(pair) == 2 else ()


def _is_country(cluster: Cluster) -> bool:
    return cluster.actor is not None and cluster.actor.id.startswith("country:")

"""Which place a noun means: "the city of X", "X state", "the town" once X was called one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.annotate.entities.bodies import is_country
from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.lexicons import people, reference

if TYPE_CHECKING:
    from onrecord.annotate.entities.coreference import Resolver


def place_of(resolver: Resolver, draft: Draft) -> Cluster | None:
    """ "the city of X", "the country of Y": the place that the phrase goes on to name."""
    if draft.number != "sg" or not (draft.kind == "place" or draft.lemma in reference.STATES):
        return None
    before = resolver.named.get(draft.head - 1)
    if before is not None and before.kind == "place" and draft.kind == "place":
        return before  # "Zamfara state"
    if draft.end <= draft.head + 2 or resolver.reading.lower[draft.head + 1] != "of":
        return None
    named = resolver.named.get(draft.end - 1)
    return named if named is not None and (named.kind == "place" or is_country(named)) else None


def named_place(resolver: Resolver, draft: Draft) -> Cluster | None:
    """ "the town": the place last called so, else the only town named in this sentence and the two before."""
    plain = draft.definite == "def" and draft.number == "sg" and draft.end == draft.head + 1
    if not plain or draft.kind != "place" or draft.modifiers or draft.lemma not in reference.SETTLEMENTS:
        return None
    called = resolver.memory.latest(lambda c: c.kind == "place" and c.named and draft.lemma in c.roles)
    if called is not None or draft.lemma not in reference.TOWNS:
        return called
    here = resolver.reading.sentence_of[draft.start]
    near = {id(c): c for n in range(here - 2, here + 1) for c in resolver.memory.by_sentence.get(n, ())}
    towns = [c for c in near.values() if c.kind == "place" and _may_be_town(resolver, c)]
    return towns[0] if len(towns) == 1 else None


def _may_be_town(resolver: Resolver, cluster: Cluster) -> bool:
    if cluster.actor is not None:
        return any(m.sense in ("city", "capital") for m in cluster.mentions)
    names = [m for m in cluster.mentions if m.form == "name"]
    last = {resolver.reading.lower[i] for m in names for i in (m.end - 1, min(m.end, resolver.reading.length - 1))}
    return bool(names) and not last & people.ORGANIZATION_WORDS

"""Names within longer names: "Karslund" in "the Karslund Port Authority" is Karslund, wherever else it is named.

Added when all else has been resolved, so that nothing refers back to them. A person's name holds no other, nor does
the name of a state ("South Korea") or of a town ("Mexico City").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons import actors, people

_HOLDING: Final = frozenset({"organization", "government", "publication", "armed_group", "other"})
_BEFORE: Final = frozenset({"of", "for", "in", "at", "'s", "’s", "and", "&"})  # what an inner name may stand after
_Index = dict[tuple[str, ...], Cluster]


def add_nested(reading: Reading, clusters: list[Cluster]) -> None:
    """Give the clusters of names their mentions within the names of others."""
    index = _index(clusters)
    taken = {m.head for c in clusters for m in c.mentions}
    outer = [(c, m) for c in clusters if c.kind in _HOLDING or c.kind == "place" for m in c.mentions]
    holding = [(c, m) for c, m in outer if _may_hold(reading, c, m)]
    for draft in [d for c, m in holding for d in _within(reading, c, m, index, taken)]:
        assert draft.cluster is not None
        draft.cluster.mentions.append(draft)


def _index(clusters: list[Cluster]) -> _Index:
    """Clusters of persons, places and states by their names; persons by a surname alone too."""
    index: _Index = {}
    for cluster in clusters:
        if cluster.kind not in ("person", "place", "government", "organization"):
            continue
        for mention in cluster.mentions:
            if mention.form == "name" and mention.pieces and mention.sense not in ("adjective", "people"):
                index.setdefault(mention.pieces, cluster)
                if cluster.kind == "person" and len(mention.pieces) > 1:
                    index.setdefault(mention.pieces[-1:], cluster)
    return index


def _within(reading: Reading, cluster: Cluster, outer: Draft, index: _Index, taken: set[int]) -> Iterator[Draft]:
    i = outer.start
    while i < outer.end:
        inner = _longest(reading, outer, i, index) if _may_begin(reading, outer, i) else None
        if inner is None:
            i += 1
            continue
        end, home = inner
        head = reading.span_head(i, end)
        if home is not cluster and head not in taken:
            yield Draft(i, end, head, "name", home.kind, pieces=reading.fold(i, end), cluster=home)
        i = end


def _may_hold(reading: Reading, cluster: Cluster, outer: Draft) -> bool:
    if outer.form != "name" or outer.end - outer.start < 2 or outer.sense in ("adjective", "people", "country"):
        return False
    if cluster.kind == "place":  # "Karslund Airport", but no town that is called after another
        return outer.actor is None and reading.lower[outer.end - 1] in people.ORGANIZATION_WORDS
    return cluster.kind in _HOLDING and not (cluster.actor is not None and cluster.actor.id.startswith("country:"))


def _may_begin(reading: Reading, outer: Draft, i: int) -> bool:
    return i == outer.start or reading.lower[i - 1] in _BEFORE


def _longest(reading: Reading, outer: Draft, start: int, index: _Index) -> tuple[int, Cluster] | None:
    for end in range(outer.end if start > outer.start else outer.end - 1, start, -1):
        pieces = reading.fold(start, end)
        home = index.get(pieces) or _of_actor(reading, start, pieces, index)
        if home is not None and reading.words[start][:1].isupper() and reading.pieces[end - 1]:
            return end, home
    return None


def _of_actor(reading: Reading, start: int, pieces: tuple[str, ...], index: _Index) -> Cluster | None:
    """ "US" in "US Navy" where the article otherwise writes "the United States"."""
    group = actors.gazetteer().get(pieces[0]) if pieces else None
    for alias in group.by_pieces.get(pieces, ()) if group is not None else ():
        if alias.acronym and reading.words[start].replace(".", "") != alias.text.replace(".", ""):
            continue
        if alias.sense in ("country", "city", "capital", "region"):
            home = index.get(actors.fold(alias.actor.name))
            if home is not None and home.actor is not None and home.actor.id == alias.actor.id:
                return home
    return None

"""Who acts on whom: sides, and between each ordered pair what is conflict and what is cooperation.

What counts is what counts in the situation: a happening whose standing weighs something (docs/situation.md). What is
only planned, threatened, possible, or denied is told beside it. A side is a country, an armed group, a body of states.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.model.happening import Happening
from onrecord.model.plover import QUAD, RECIPROCAL_TYPES
from onrecord.situation.method import WEIGHTS
from onrecord.situation.sides import NOBODY, Side
from onrecord.web.views.shown import MANNERS, Manner, Shown, manner

_Key = tuple[Side, Side, Manner, bool]


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """What one side does to another in one manner. `sources` are independent; `acts` and `words` are happenings.

    `mutual`: the two do it together (talks, agreements), and neither is first.
    """

    source: Side
    target: Side
    manner: Manner
    mutual: bool
    sources: int
    acts: int
    words: int
    happenings: tuple[str, ...]

    @property
    def within(self) -> bool:
        """Whether a side acts on its own people or bodies."""
        return self.source == self.target


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A side, in how many counted happenings it takes part, and how many independent sources tell of it."""

    side: Side
    happenings: int
    sources: int


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """Sides and edges, the most told first. `one_sided`: counted happenings in which a side is not identified;
    `not_counted`: those whose standing weighs nothing."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    happenings: int
    one_sided: tuple[str, ...]
    not_counted: tuple[str, ...]

    def drawn(self, sides: int, arrows: int) -> Network:
        """What a picture has room for: the arrows with most sources between the sides that are told most.

        Requests are neither conflict nor cooperation and are in the table alone; a side without an arrow is left out.
        """
        kept = {n.side for n in self.nodes[:sides]}
        edges = [e for e in self.edges if e.manner != "request" and e.source in kept and e.target in kept][:arrows]
        ends = {side for e in edges for side in (e.source, e.target)}
        nodes = tuple(n for n in self.nodes if n.side in ends)
        return msgspec.structs.replace(self, nodes=nodes, edges=tuple(edges))


def network(shown: Shown, happenings: Iterable[Happening] | None = None) -> Network:
    """The network of the happenings given, or of all that are shown."""
    given = list(shown.joined.happenings if happenings is None else happenings)
    counted = [h for h in given if WEIGHTS[h.standing]]
    grouped: dict[_Key, dict[str, Happening]] = defaultdict(dict)
    taking_part: dict[Side, dict[str, Happening]] = defaultdict(dict)
    one_sided: list[str] = []
    for h in counted:
        pairs = [pair for pair in shown.pairs[h.id] if NOBODY not in pair]
        if not pairs:
            one_sided.append(h.id)
        for source, target in pairs:
            grouped[_key(h, source, target)][h.id] = h
            taking_part[source][h.id] = taking_part[target][h.id] = h
    nodes = [_node(shown, side, list(some.values())) for side, some in taking_part.items()]
    edges = [_edge(shown, key, list(some.values())) for key, some in grouped.items()]
    return Network(
        nodes=tuple(sorted(nodes, key=lambda n: (-n.sources, -n.happenings, n.side.name, n.side.id))),
        edges=tuple(sorted(edges, key=_by_weight)),
        happenings=len(counted),
        one_sided=tuple(one_sided),
        not_counted=tuple(h.id for h in given if not WEIGHTS[h.standing]),
    )


def _key(h: Happening, source: Side, target: Side) -> _Key:
    mutual = h.type in RECIPROCAL_TYPES and source != target
    first, second = sorted((source, target)) if mutual else (source, target)
    return first, second, manner(h), mutual


def _by_weight(edge: Edge) -> tuple[int, int, str, str, int, bool]:
    order = MANNERS.index(edge.manner)
    return -edge.sources, -len(edge.happenings), edge.source.name, edge.target.name, order, edge.mutual


def _node(shown: Shown, side: Side, happenings: Sequence[Happening]) -> Node:
    return Node(side=side, happenings=len(happenings), sources=shown.voices.independent(happenings))


def _edge(shown: Shown, key: _Key, happenings: Sequence[Happening]) -> Edge:
    source, target, manner, mutual = key
    acts = sum(QUAD[h.type].startswith("material") for h in happenings)
    return Edge(
        source=source,
        target=target,
        manner=manner,
        mutual=mutual,
        sources=shown.voices.independent(happenings),
        acts=acts,
        words=len(happenings) - acts,
        happenings=tuple(h.id for h in happenings),
    )

"""The network as a picture: a box for each side, arrows from who acts to whom, each as wide as its sources are many.

Conflict is a whole line with a full head, cooperation a broken line with an open head; a number on each says what its
width says. All of it stands in the table beside it too.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.show.chart_marks import CONFLICT, COOPERATION, INK, PAPER, SOFT
from onrecord.show.describe import count
from onrecord.show.svg import cut, element, number, width, words
from onrecord.web.views import links
from onrecord.web.views.layout import placed
from onrecord.web.views.network import Edge, Network, Node
from onrecord.web.views.shown import Manner

WIDE: Final = (1080.0, 14, 26)  # pixels; how many sides and arrows at most
NARROW: Final = (358.0, 7, 12)
_BOX, _SIZE, _MARGIN = 42.0, 13.0, 12.0
_WIDEST, _UNIT = 9.0, 1.8  # pixels of the widest arrow, and for each source as long as it has room
_INKS: Final[dict[Manner, str]] = {"conflict": CONFLICT, "cooperation": COOPERATION}
_DRAWN: Final[tuple[Manner, ...]] = ("conflict", "cooperation")
_LOOP, _LANE = 34.0, 19.0
_BENDS: Final = (0.0, 45.0, -45.0, 90.0, -90.0, 140.0, -140.0, 200.0, -200.0, 260.0, -260.0)  # round what is in the way
Points = NDArray[np.float64]


def chart(network: Network, *, id: str = "network", narrow: bool = False, as_of: dt.date | None = None) -> str:
    """The picture as an SVG element, for a wide or a narrow screen; "" where no side acts on a side."""
    paper, sides, arrows = NARROW if narrow else WIDE
    drawn = network.drawn(sides, arrows)
    return _Chart(drawn, id, paper, as_of).draw() if drawn.nodes else ""


class _Chart:
    def __init__(self, network: Network, id: str, paper: float, as_of: dt.date | None) -> None:
        self.net, self.id, self.width, self.as_of = network, id, paper, as_of
        self.numbers: list[tuple[float, float]] = []
        n = len(network.nodes)
        self.narrow = paper < 600
        self.height = 150.0 + (78.0 * n if self.narrow else 34.0 * n)
        if not self.narrow:
            self.height = min(max(self.height, 380.0), 620.0)
        self.unit = min(_UNIT, _WIDEST / max((e.sources for e in network.edges), default=1))
        self.index = {node.side: i for i, node in enumerate(network.nodes)}
        self.names = [cut(node.side.name, 150 if self.narrow else 210, _SIZE) for node in network.nodes]
        self.sizes = [self._size(name, node) for name, node in zip(self.names, network.nodes, strict=True)]
        room = self.height - 2 * _LOOP
        self.lanes = self._lanes()
        lengths = {pair: self._length(some) for pair, some in self.lanes.items()}
        gap = (34.0, 56.0) if self.narrow else (100.0, 60.0)
        self.at = placed(self.sizes, lengths, paper - 2 * _MARGIN, room, gap=gap) + np.array([_MARGIN, _LOOP])

    def draw(self) -> str:
        legend, below = self._legend()
        height = self.height + below
        return element(
            "svg",
            element("title", words("Who acts on whom"), id=f"{self.id}-title"),
            element("desc", words(described(self.net)), id=f"{self.id}-desc"),
            *self._edges(),
            *(self._node(i, node) for i, node in enumerate(self.net.nodes)),
            legend,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {number(self.width)} {number(height)}",
            width=self.width,
            height=height,
            role="group",
            aria_labelledby=f"{self.id}-title",
            class_="chart network",
            font_size=_SIZE,
        )

    def _size(self, name: str, node: Node) -> tuple[float, float]:
        return max(width(name, _SIZE) * 1.06, width(_facts(node), 10.5)) + 22, _BOX

    def _node(self, i: int, node: Node) -> str:
        (x, y), (wide, high) = self.at[i], self.sizes[i]
        box = element(
            "rect",
            class_="box",
            x=x - wide / 2,
            y=y - high / 2,
            width=wide,
            height=high,
            rx=4,
            fill=PAPER,
            stroke=INK,
            stroke_width=1.2,
        )
        said = {"x": x, "text_anchor": "middle"}
        name = element("text", words(self.names[i]), class_="ink", y=y - 2, font_weight=700, fill=INK, **said)
        facts = element("text", words(_facts(node)), class_="soft", y=y + 13, font_size=10.5, fill=SOFT, **said)
        told = f"{node.side.name}: {_facts(node)}, {count(node.sources, 'independent source')}"
        return _link(links.view("/chronology", self.as_of, side=node.side.id), told, box + name + facts)

    # -- arrows --------------------------------------------------------------------------------------------------

    def _length(self, edges: list[Edge]) -> float:
        """How far apart two boxes should be: farther, the more there is to draw between them."""
        thick = max(e.sources for e in edges) * self.unit / _WIDEST
        return 1 + 0.3 * (len(edges) - 1) + thick

    def _lanes(self) -> dict[tuple[int, int], list[Edge]]:
        """The arrows between each two boxes, side by side: those of the first, what both do, those of the second."""
        found: dict[tuple[int, int], list[Edge]] = defaultdict(list)
        for edge in self.net.edges:
            a, b = self.index[edge.source], self.index[edge.target]
            found[min(a, b), max(a, b)].append(edge)
        for (a, _), edges in found.items():
            edges.sort(key=lambda e: self._lane(e, a))
        return found

    def _lane(self, edge: Edge, first: int) -> int:
        if edge.mutual:
            return 0
        outer = 2 if edge.manner == "conflict" else 1
        return outer if self.index[edge.source] == first else -outer

    def _edges(self) -> list[str]:
        """The thick ones first, so that the thin stay seen."""
        lines: list[tuple[Edge, Points]] = []
        for (a, b), edges in self.lanes.items():
            if a != b:
                curves = self._bundle(a, b, len(edges))
                lines += [(e, c if self.index[e.source] == a else c[::-1]) for e, c in zip(edges, curves, strict=True)]
        for (a, b), edges in self.lanes.items():
            if a == b:
                for edge in edges:
                    lines.append((edge, self._loop(a, [line for _, line in lines])))
        lines.sort(key=lambda drawn: -drawn[0].sources)
        return [self._arrow(edge, line) for edge, line in lines]

    def _bundle(self, a: int, b: int, lanes: int) -> list[Points]:
        """Bent lines side by side from box to box, as points; together round what stands in the way."""
        bundles = [self._bent(a, b, lanes, more) for more in _BENDS]
        hits = [sum(self._hits(line, a, b) for line in bundle) for bundle in bundles]
        return [self._clipped(line, a, b) for line in bundles[hits.index(min(hits))]]

    def _bent(self, a: int, b: int, lanes: int, more: float) -> list[Points]:
        start, end = self.at[a], self.at[b]
        along = end - start
        length = float(np.hypot(*along)) or 1.0
        side = np.array([-along[1], along[0]]) / length
        found = []
        for n in range(lanes):
            lane = n - (lanes - 1) / 2
            off = side * lane * _LANE * 0.75
            found.append(_bent(start + off, end + off, side * (lane * 26 * min(1.0, length / 260) + more)))
        return found

    def _hits(self, line: Points, a: int, b: int) -> int:
        """How many points of the line lie in or near other boxes, or off the paper."""
        off = ((line < 4) | (line > np.array([self.width - 4, self.height - 4]))).any(axis=1)
        hits = int(off.sum())
        for i, (wide, high) in enumerate(self.sizes):
            if i not in (a, b):
                hits += int((np.abs(line - self.at[i]) < np.array([wide / 2 + 8, high / 2 + 8])).all(axis=1).sum())
        return hits

    def _clipped(self, line: Points, a: int, b: int) -> Points:
        """The part between the two boxes, with a little air."""
        outside = ~self._within(line, a, 3) & ~self._within(line, b, 5)
        kept = np.flatnonzero(outside)
        return line[kept[0] : kept[-1] + 1] if len(kept) > 5 else line

    def _within(self, line: Points, box: int, air: float) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = (np.abs(line - self.at[box]) < np.array(self.sizes[box]) / 2 + air).all(axis=1)
        return found

    def _loop(self, a: int, others: list[Points]) -> Points:
        """From the box back to itself, at the corner where most room is."""
        (x, y), (wide, high) = self.at[a], self.sizes[a]
        angle = np.linspace(-0.2 * np.pi, 1.2 * np.pi, 60)
        ring = np.stack([-np.cos(angle), np.sin(angle)], axis=1) * 14
        drawn = np.concatenate([*others, np.array([[-999.0, -999.0]])])
        drawn = np.concatenate([drawn, *(at[None] for i, at in enumerate(self.at) if i != a)])

        def room(line: Points) -> float:
            away = float(np.min(np.linalg.norm(line[::6, None] - drawn[None, ::3], axis=2)))
            on_paper = bool(((line > 4) & (line < np.array([self.width - 4, self.height - 4]))).all())
            return min(away, 40.0) if on_paper else -1.0

        corners = [(across, up) for up in (-1.0, 1.0) for across in (-1.0, 1.0, 0.0)]
        lines = [
            np.array([x + across * (wide / 2 - 18), y + up * (high / 2 + 12)]) + ring * np.array([1.0, up])
            for across, up in corners
        ]
        return max(lines, key=room)

    def _arrow(self, edge: Edge, line: Points) -> str:
        thick = max(1.4, edge.sources * self.unit)
        head = 7.0 + thick
        shaft = _shortened(line, head * 0.8)
        heads = _head(line, head, edge.manner)
        if edge.mutual:
            shaft = _shortened(shaft[::-1], head * 0.8)
            heads += _head(line[::-1], head, edge.manner)
        ink = _INKS[edge.manner]
        broken = edge.manner == "cooperation"
        path = element(
            "path",
            class_=f"line {edge.manner}",
            d=_path(shaft),
            fill="none",
            stroke=ink,
            stroke_width=thick,
            stroke_dasharray=f"{number(7 + thick * 0.6)} {number(3.5 + thick * 0.35)}" if broken else None,
        )
        wide = element("path", class_="reach", d=_path(line), fill="none", stroke="transparent", stroke_width=18)
        x, y = self._free(line)
        label = element(
            "text",
            words(str(edge.sources)),
            class_="ink halo",
            x=x,
            y=y + 4,
            font_size=11.5,
            font_weight=700,
            text_anchor="middle",
            fill=INK,
            stroke=PAPER,
            stroke_width=4,
            paint_order="stroke",
        )
        return _link(links.view("/chronology", self.as_of, **asked(edge)), edge_line(edge), path + heads + wide + label)

    def _free(self, line: Points) -> tuple[float, float]:
        """A point of the line where its number covers no other; its middle where there is none."""
        for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73):
            x, y = map(float, line[int(len(line) * share)])
            if all(abs(x - a) > 15 or abs(y - b) > 14 for a, b in self.numbers):
                self.numbers.append((x, y))
                return x, y
        x, y = map(float, line[len(line) // 2])
        return x, y

    # -- what the signs mean ---------------------------------------------------------------------------------------

    def _legend(self) -> tuple[str, float]:
        """What the lines mean, and how high that is; on a narrow paper in two rows."""
        most = max((e.sources for e in self.net.edges), default=1)
        y = self.height + 14
        parts = [element("line", class_="rule", x1=0, y1=y - 12, x2=self.width, y2=y - 12, stroke="#d9d6d0")]
        x = _MARGIN
        for manner in _DRAWN:
            line = np.stack([np.linspace(x, x + 44, 12), np.full(12, y + 8)], axis=1)
            parts += [self._sample(line, manner, 3.0), _soft(manner, x + 52, y + 12)]
            x += 52 + width(manner, 11.5) + 22
        if self.narrow:
            x, y = _MARGIN, y + 24
        meaning = "Width, number: sources" if self.narrow else "Width and number: independent sources"
        parts.append(_soft(meaning, x, y + 12))
        x += width(meaning, 11.5) + 12
        for sources in sorted({1, most}):
            thick = max(1.4, sources * self.unit)
            parts.append(
                element("line", class_="axis", x1=x, y1=y + 8, x2=x + 26, y2=y + 8, stroke=INK, stroke_width=thick)
            )
            parts.append(_soft(str(sources), x + 32, y + 12))
            x += 56
        return element("g", *parts), y - self.height + 28

    def _sample(self, line: Points, manner: Manner, thick: float) -> str:
        path = element(
            "path",
            class_=f"line {manner}",
            d=_path(_shortened(line, 7)),
            fill="none",
            stroke=_INKS[manner],
            stroke_width=thick,
            stroke_dasharray="9 4.5" if manner == "cooperation" else None,
        )
        return path + _head(line, 9.3, manner)


def asked(edge: Edge) -> dict[str, str]:
    """What to ask the chronology for, to see the happenings of an arrow."""
    manner = {"manner": edge.manner, "counted": "yes"}
    if edge.mutual:
        return {"who": edge.source.id, "whom": edge.target.id, "together": "yes"} | manner
    apart = {} if edge.within else {"together": "no"}
    return {"who": edge.source.id, "whom": edge.target.id} | apart | manner


def edge_line(edge: Edge) -> str:
    """ "Argentina → Uruguay, conflict: 4 happenings (3 acts, 1 words), 3 independent sources"."""
    whom = "within itself" if edge.within else f"{'and' if edge.mutual else '→'} {edge.target.name}"
    told = f"{count(edge.acts, 'act')}, {edge.words} in words"
    sources = count(edge.sources, "independent source")
    return f"{edge.source.name} {whom}, {edge.manner}: {count(len(edge.happenings), 'happening')} ({told}), {sources}"


def described(network: Network) -> str:
    """The picture in words."""
    edges = "; ".join(edge_line(e) for e in network.edges[:12])
    return f"Arrows between {count(len(network.nodes), 'side')}. {edges}."


def _facts(node: Node) -> str:
    return count(node.happenings, "happening")


def _soft(text: str, x: float, y: float) -> str:
    return element("text", words(text), class_="soft", x=x, y=y, font_size=11.5, fill=SOFT)


def _link(address: str, told: str, inner: str) -> str:
    return element("a", element("title", words(told)), inner, href=address, aria_label=told)


def _bent(start: Points, end: Points, bend: Points) -> Points:
    """A quadratic Bézier curve as 80 points."""
    middle = (start + end) / 2 + bend
    t = np.linspace(0, 1, 80)[:, None]
    curve: Points = (1 - t) ** 2 * start + 2 * t * (1 - t) * middle + t**2 * end
    return curve


def _shortened(line: Points, by: float) -> Points:
    """Without its last `by` pixels."""
    steps = np.hypot(*np.diff(line, axis=0).T)
    left = np.concatenate([np.cumsum(steps[::-1])[::-1], [0.0]])
    kept = line[left >= by]
    return kept if len(kept) > 1 else line[:2]


def _head(line: Points, size: float, manner: Manner) -> str:
    tip = line[-1]
    steps = np.hypot(*(line - tip).T)
    base = line[np.flatnonzero(steps >= size)[-1]] if (steps >= size).any() else line[0]
    along = tip - base
    along = along / (np.hypot(*along) or 1.0)
    side = np.array([-along[1], along[0]]) * size * 0.52
    foot = tip - along * size
    corners = [tip, foot + side, foot - side]
    d = "M" + "L".join(f"{number(float(x))} {number(float(y))}" for x, y in corners) + "Z"
    full = manner == "conflict"
    return element(
        "path",
        class_=f"head {manner}{' full' if full else ''}",
        d=d,
        fill=_INKS[manner] if full else PAPER,
        stroke=_INKS[manner],
        stroke_width=1.6,
        stroke_linejoin="round",
    )


def _path(line: Points) -> str:
    some = line[:: max(1, len(line) // 24)]
    points = np.concatenate([some, line[-1:]])
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)

"""What a chart of the situation is made of: scales, bars, rules and marks, each told apart by shape and not by colour.

Colours are presentation attributes, so that a page's style sheet can change them for a dark screen (classes `ink`,
`soft`, `paper`, `rule`, `axis`, `conflict`, `cooperation`).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Final

import msgspec

from onrecord.show.svg import element, number, words
from onrecord.situation.channels import State
from onrecord.situation.score import Cell

INK: Final = "#1a1a1a"
SOFT: Final = "#5c5c5c"
LINE: Final = "#d9d6d0"
PAPER: Final = "#ffffff"
CONFLICT: Final = "#8c2d19"
COOPERATION: Final = "#3b84a5"


class Scale(msgspec.Struct, frozen=True):
    """One scale for rows that are to be compared: the largest sums above and below the line, and how high a row is."""

    up: float
    down: float
    row: float

    def height(self, value: float) -> float:
        return value / (self.up + self.down) * self.row

    @property
    def zero(self) -> float:
        """From the top of a row to its line."""
        return self.height(self.up)

    @property
    def ticks(self) -> list[float]:
        """Above the line, the line, below it; one that would stand on the line's own label is left out."""
        apart = [t for t in (self.up, -self.down) if self.height(abs(t)) >= 9]
        return sorted([0.0, *apart], reverse=True)


def scale_of(rows: Iterable[Iterable[Cell]], row: float) -> Scale:
    ups, downs = [0.0], [0.0]
    for cell in chain.from_iterable(rows):
        ups.append(sum(max(0.0, p.score) for p in cell.parts.values()))
        downs.append(sum(max(0.0, -p.score) for p in cell.parts.values()))
    step = _nice(max(*ups, *downs, 1.0) / 2)
    return Scale(up=_up_to(max(ups), step), down=_up_to(max(downs), step), row=row)


def _up_to(value: float, step: float) -> float:
    """The next half step at or above."""
    half = step / 2
    return max(half, half * -(-value // half))


def _nice(value: float) -> float:
    """1, 2 or 5 times a power of ten, at or below `value`."""
    power = 1.0
    while power * 10 <= value:
        power *= 10
    while power > value:
        power /= 10
    return max(m * power for m in (1, 2, 5) if m * power <= value)


def rule(x1: float, y: float, x2: float, *, strong: bool = False) -> str:
    ink, thick = (INK, 0.9) if strong else (LINE, 0.7)
    return element(
        "line", class_="axis" if strong else "rule", x1=x1, y1=y, x2=x2, y2=y, stroke=ink, stroke_width=thick
    )


def net_mark(x: float, y: float) -> str:
    return element("circle", class_="net", cx=x, cy=y, r=2.8, fill=PAPER, stroke=INK, stroke_width=1.3)


def column(x: float, y: float, wide: float, height: float, *, full: bool) -> str:
    fill = INK if full else "none"
    return element(
        "rect",
        class_="ink edge-ink" if full else "edge-ink",
        x=x,
        y=y,
        width=wide,
        height=height,
        fill=fill,
        stroke=INK,
        stroke_width=0.9,
    )


def mark(state: State, x: float, y: float, number_of: int) -> str:
    """Full: it took place. Half: disputed. Empty: planned. Dotted: possible. A cross: denied or not held."""
    r = 4.6 if number_of == 1 else 6.4
    shape = _cross(x, y, r * 0.75) if state == "off" else _circle(state, x, y, r)
    if number_of == 1:
        return shape
    beside = state in ("off", "disputed")  # no room for a number within
    return shape + element(
        "text",
        words(str(number_of)),
        class_="paper" if state == "open" else "ink",
        x=x + (r + 5 if beside else 0),
        y=y + 3,
        font_size=8.5,
        font_weight=700,
        text_anchor="middle",
        fill=PAPER if state == "open" else INK,
    )


def _circle(state: State, x: float, y: float, r: float) -> str:
    full = state == "open"
    circle = element(
        "circle",
        class_="ink edge-ink" if full else "paper edge-ink",
        cx=x,
        cy=y,
        r=r,
        fill=INK if full else PAPER,
        stroke=INK,
        stroke_width=1.3,
        stroke_dasharray="1.6 1.5" if state == "possible" else None,
    )
    if state != "disputed":
        return circle
    half = f"M{number(x)} {number(y - r)}A{number(r)} {number(r)} 0 0 0 {number(x)} {number(y + r)}Z"
    return circle + element("path", class_="ink", d=half, fill=INK)


def _cross(x: float, y: float, arm: float) -> str:
    left, right, top, bottom = number(x - arm), number(x + arm), number(y - arm), number(y + arm)
    path = f"M{left} {top}L{right} {bottom}M{left} {bottom}L{right} {top}"
    return element("path", class_="edge-ink", d=path, fill="none", stroke=INK, stroke_width=1.3)

"""The map as a picture: outlines, a mark for each place, its name where there is room.

A diamond is conflict, a disc cooperation, both together a diamond in a disc, a ring a request; the larger, the more
happenings. A mark with a broken edge stands for a whole country: the articles say no nearer place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from math import cos, pi, radians, sqrt
from typing import Final, NamedTuple

import msgspec

from onrecord.show.chart_marks import CONFLICT, COOPERATION, INK, PAPER, SOFT
from onrecord.show.describe import count
from onrecord.show.svg import element, number, width, words
from onrecord.web.views import links
from onrecord.web.views.outline import Window, countries_in, land
from onrecord.web.views.places import WORLD, Spot, around

WIDE: Final = (1080.0, 560.0)
NARROW: Final = (358.0, 380.0)
_SEA, _LAND = "#eef2f3", "#e3ddd1"
_SIZE, _COUNTRY = 12.5, 10.5
_KM: Final = 111.2  # of a degree of latitude
_AIR = 4.0
_NEAR = 10.0  # pixels beyond a mark within which another would lie on it


class _Rect(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Rect) -> bool:
        beside = self.right < other.left or other.right < self.left
        return not (beside or self.bottom < other.top or other.bottom < self.top)


class _Cluster(msgspec.Struct):
    """Spots that would lie on each other, as one mark at the first of them."""

    x: float
    y: float
    spots: list[Spot]

    @property
    def happenings(self) -> int:
        return sum(len(s.happenings) for s in self.spots)

    @property
    def radius(self) -> float:
        return 9.0 if self.happenings == 1 else min(10.0 + 2.2 * sqrt(self.happenings), 26.0)

    @property
    def name(self) -> str:
        more = f" +{len(self.spots) - 1}" if len(self.spots) > 1 else ""
        return self.spots[0].name + more

    def told(self, manner: str) -> int:
        return sum(n for s in self.spots for m, n in s.manners.items() if m == manner)


def chart(
    spots: Sequence[Spot],
    *,
    seen: Sequence[Spot] | None = None,
    id: str = "map",
    narrow: bool = False,
    as_of: dt.date | None = None,
) -> str:
    """The picture as an SVG element. `seen` are the spots to zoom to: all unless given, the world where none is."""
    wide, high = NARROW if narrow else WIDE
    near = spots if seen is None else seen
    return _Map(spots, near, id, wide, high, as_of).draw()


class _Map:
    def __init__(
        self, spots: Sequence[Spot], near: Sequence[Spot], id: str, wide: float, high: float, as_of: dt.date | None
    ) -> None:
        self.id, self.as_of, self.narrow = id, as_of, wide < 600
        box = around(near, wide / high) if near else WORLD
        self.window = Window(box, wide, wide * (box.north - box.south) / 360 if box == WORLD else high)
        self.clusters = self._clustered(spots)
        self.taken = [_Rect(c.x - c.radius, c.y - c.radius, c.x + c.radius, c.y + c.radius) for c in self.clusters]
        self.taken.append(_Rect(0, self.window.height - 30, 150, self.window.height))  # the scale

    def draw(self) -> str:
        wide, high = self.window.width, self.window.height
        marks = [self._mark(c) for c in reversed(self.clusters)]  # the largest above all
        names = [self._name(c) for c in self.clusters]
        told = sum(c.happenings for c in self.clusters)
        said = f"Map: {count(told, 'happening')} at {count(sum(len(c.spots) for c in self.clusters), 'place')}"
        return element(
            "svg",
            element("title", words(said), id=f"{self.id}-title"),
            element("rect", class_="sea", width=wide, height=high, fill=_SEA),
            self._land(),
            *self._countries(),
            *marks,
            *names,
            self._scale(),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {number(wide)} {number(high)}",
            width=wide,
            height=high,
            role="group",
            aria_labelledby=f"{self.id}-title",
            class_="chart map",
            font_size=_SIZE,
        )

    def _clustered(self, spots: Sequence[Spot]) -> list[_Cluster]:
        found: list[_Cluster] = []
        for spot in spots:  # most happenings first
            x, y = self.window.pixel(spot.longitude, spot.latitude)
            if not (0 <= x <= self.window.width and 0 <= y <= self.window.height):
                continue
            near = next((c for c in found if (c.x - x) ** 2 + (c.y - y) ** 2 < (c.radius + _NEAR) ** 2), None)
            if near:
                near.spots.append(spot)
            else:
                found.append(_Cluster(x, y, [spot]))
        return sorted(found, key=lambda c: -c.happenings)

    # -- marks -----------------------------------------------------------------------------------------------------

    def _mark(self, c: _Cluster) -> str:
        conflict, cooperation = c.told("conflict"), c.told("cooperation")
        whole = all(s.whole for s in c.spots)
        parts = []
        if cooperation or not conflict:
            parts.append(_disc(c, "cooperation" if cooperation else "request", whole=whole))
        if conflict:
            parts.append(_diamond(c, c.radius * (0.92 if cooperation else 1.15), whole=whole))
        if c.happenings > 1:
            parts.append(_figure(c, "on-conflict" if conflict else "on-cooperation" if cooperation else "ink"))
        told = f"{c.name}: {_told(c)}"
        return element("a", element("title", words(told)), *parts, href=self._address(c), aria_label=told)

    def _address(self, c: _Cluster) -> str:
        """The card where there is one happening, else the list of the place."""
        if c.happenings == 1:
            return links.card(c.spots[0].happenings[0], self.as_of)
        return f"#{anchor(c.spots[0])}"

    def _name(self, c: _Cluster) -> str:
        """The place's name on the first side where it covers nothing; else it is in the list alone."""
        wide, r = width(c.name, _SIZE) * 1.05, c.radius + 5
        sides = [
            (c.x + r, c.y + 4, "start", c.x + r),
            (c.x - r, c.y + 4, "end", c.x - r - wide),
            (c.x, c.y - r - 3, "middle", c.x - wide / 2),
            (c.x, c.y + r + 11, "middle", c.x - wide / 2),
        ]
        for x, y, how, left in sides:
            room = _Rect(left, y - 11, left + wide, y + 4)
            if self._free(room):
                self.taken.append(room)
                return _label(c.name, x, y, how)
        return ""

    def _free(self, room: _Rect) -> bool:
        inside = room.left > _AIR and room.right < self.window.width - _AIR
        inside = inside and room.top > _AIR and room.bottom < self.window.height - _AIR
        return inside and not any(room.meets(t) for t in self.taken)

    # -- the ground ------------------------------------------------------------------------------------------------

    def _land(self) -> str:
        path = element(
            "path", class_="land", d=land(self.window), fill=_LAND, stroke=PAPER, stroke_width=2, fill_rule="evenodd"
        )
        return element("g", path, transform="scale(0.5)")

    def _countries(self) -> list[str]:
        """Names of countries that have room for them; called before the places' names are set, which go first."""
        for c in self.clusters:  # keep the right-hand side of each mark free for its name
            r = c.radius + 5
            self.taken.append(_Rect(c.x + r, c.y - 9, c.x + r + width(c.name, _SIZE), c.y + 7))
        kept, drawn = self.taken[: -len(self.clusters) or None], []
        for name, x, y, room in countries_in(self.window):
            wide = width(name, _COUNTRY) * 1.35
            box = _Rect(x - wide / 2, y - 9, x + wide / 2, y + 4)
            if wide < room * 1.1 and self._free(box):
                self.taken.append(box)
                kept.append(box)
                drawn.append(
                    element(
                        "text",
                        words(name),
                        class_="country",
                        x=x,
                        y=y,
                        font_size=_COUNTRY,
                        text_anchor="middle",
                        fill=SOFT,
                        letter_spacing=0.8,
                    )
                )
        self.taken = kept
        return drawn

    def _scale(self) -> str:
        """A bar of a round number of kilometres, true at the middle of the map."""
        middle = (self.window.box.north + self.window.box.south) / 2
        each = self.window.scale[0] / (_KM * cos(radians(middle)))
        most = 110 / each
        step = next(k for k in (5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5) if k <= most or k == 5)
        y = self.window.height - 14
        right = 12 + step * each
        bar = element(
            "path",
            class_="axis",
            d=f"M12 {number(y - 5)}V{number(y)}H{number(right)}V{number(y - 5)}",
            fill="none",
            stroke=INK,
        )
        return bar + element("text", words(f"{step} km"), class_="soft", x=right + 6, y=y + 1, font_size=11, fill=SOFT)


def anchor(spot: Spot) -> str:
    """The id of a place's part of the list."""
    return "place-" + "".join(c if c.isalnum() else "-" for c in spot.id)


def _told(c: _Cluster) -> str:
    kinds = [f"{n} {m}" for m in ("conflict", "cooperation", "request") if (n := c.told(m))]
    nearer = ", no nearer place stated" if all(s.whole for s in c.spots) else ""
    return f"{count(c.happenings, 'happening')} ({', '.join(kinds)}){nearer}"


def _disc(c: _Cluster, manner: str, *, whole: bool) -> str:
    full = manner == "cooperation" and not whole
    return element(
        "circle",
        class_=f"spot {manner}{' full' if full else ''}",
        cx=c.x,
        cy=c.y,
        r=c.radius,
        fill=COOPERATION if full else PAPER,
        stroke=COOPERATION if manner == "cooperation" else INK,
        stroke_width=1.6,
        stroke_dasharray="3 2.4" if whole else None,
    )


def _diamond(c: _Cluster, r: float, *, whole: bool) -> str:
    points = [(c.x + r * cos(n * pi / 2), c.y + r * cos((n + 1) * pi / 2)) for n in range(4)]
    d = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"
    return element(
        "path",
        class_=f"spot conflict{'' if whole else ' full'}",
        d=d,
        fill=PAPER if whole else CONFLICT,
        stroke=CONFLICT if whole else PAPER,
        stroke_width=1.6,
        stroke_dasharray="3 2.4" if whole else None,
    )


def _figure(c: _Cluster, ink: str) -> str:
    whole = all(s.whole for s in c.spots)
    return element(
        "text",
        words(str(c.happenings)),
        class_="ink" if whole else ink,
        x=c.x,
        y=c.y + 4,
        font_size=11,
        font_weight=700,
        text_anchor="middle",
        fill=INK if whole or ink == "ink" else PAPER,
    )


def _label(text: str, x: float, y: float, how: str) -> str:
    return element(
        "text",
        words(text),
        class_="ink halo place-name",
        x=x,
        y=y,
        font_weight=600,
        text_anchor=how,
        fill=INK,
        stroke=_LAND,
        stroke_width=3,
        paint_order="stroke",
    )

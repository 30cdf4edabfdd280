"""Where cities lie: GeoNames (CC BY 4.0) in `data/place_points.tsv.gz`, built by `tools/build_places.py`.

A name alone is never enough where several cities bear it: the country must tell them apart, or one of them must be so
much larger that no writer would leave the other's country unsaid.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Collection
from functools import cache, lru_cache
from itertools import takewhile
from typing import Final

import msgspec

from onrecord.annotate.lexicons.actors import DATA, fold

FILE: Final = "place_points.tsv.gz"
FAR_LARGER: Final = 5.0  # times the next city of that name in the same country


class Point(msgspec.Struct, frozen=True):
    """A city. Latitude and longitude in degrees (WGS 84); `country` is alpha-3; `geonames` GeoNames' id."""

    country: str
    region: str
    latitude: float
    longitude: float
    inhabitants: int
    geonames: int


@lru_cache(maxsize=4096)
def cities_called(name: str) -> tuple[Point, ...]:
    """Every city of 15,000 people and more that bears this name, the largest first."""
    key = " ".join(fold(name)) + "\t"
    if key == "\t":
        return ()
    first = bisect_left(_lines(), key)
    found = takewhile(lambda line: line.startswith(key), _lines()[first : first + 200])
    return tuple(sorted((_point(line) for line in found), key=lambda p: (-p.inhabitants, p.geonames)))


def city_in(name: str, countries: Collection[str]) -> Point | None:
    """The one city of this name in `countries` (alpha-3), None where there is none or more than one."""
    found = [p for p in cities_called(name) if p.country in countries]
    if not found or len({p.country for p in found}) > 1:
        return None
    if len(found) > 1 and found[0].inhabitants < FAR_LARGER * found[1].inhabitants:
        return None
    return found[0]


@cache
def geonames_of_country(code: str) -> int | None:
    """GeoNames' id of a country by its alpha-3 code."""
    prefix = f"\t{code}\t"
    at = bisect_left(_lines(), prefix)
    line = _lines()[at] if at < len(_lines()) else ""
    return int(line.rsplit("\t", 1)[1]) if line.startswith(prefix) else None


@cache
def _lines() -> list[str]:
    text = gzip.decompress((DATA / FILE).read_bytes()).decode("utf-8")
    return [line for line in text.splitlines() if line and line[0] != "#"]


def _point(line: str) -> Point:
    _, country, region, latitude, longitude, inhabitants, id_ = line.split("\t")
    return Point(country, region, float(latitude), float(longitude), int(inhabitants), int(id_))

"""Where it happened: places with coordinates, countries told as a whole, places that nothing locates, and no place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import cos, radians

import msgspec

from onrecord.export.geojson import coordinates
from onrecord.model.happening import Happening, JoinedEntity
from onrecord.show.words import printable
from onrecord.web.views.outline import Box, label_points
from onrecord.web.views.shown import Manner, Shown

WORLD = Box(-180.0, -58.0, 180.0, 84.0)  # Antarctica is not drawn
_LEAST = 5.0  # degrees of latitude that a map shows at least
_MOST = 0.8  # share of the happenings that "most" holds


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the map. `whole`: only the country is told; the point is one within it, and no more is known."""

    id: str
    name: str
    country: str
    longitude: float
    latitude: float
    whole: bool
    happenings: tuple[str, ...]
    manners: dict[Manner, int]
    sources: int


class Unlocated(msgspec.Struct, frozen=True):
    """A place that the articles tell and nothing gives coordinates of."""

    id: str
    name: str
    happenings: tuple[str, ...]


class Places(msgspec.Struct, frozen=True, kw_only=True):
    """Most happenings first. `nowhere` are the happenings whose place is not stated."""

    spots: tuple[Spot, ...]
    unlocated: tuple[Unlocated, ...]
    nowhere: tuple[str, ...]


def places(shown: Shown, happenings: Iterable[Happening] | None = None) -> Places:
    """Of the happenings given, or of all that are shown. No point is guessed or moved."""
    by_place: dict[str, list[Happening]] = defaultdict(list)
    nowhere: list[str] = []
    for h in shown.joined.happenings if happenings is None else happenings:
        if h.place:
            by_place[h.place].append(h)
        else:
            nowhere.append(h.id)
    spots, unlocated = [], []
    for id, some in by_place.items():
        spot = _spot(shown, shown.entities.get(id), some)
        name = shown.chronology.name(id)
        if spot:
            spots.append(spot)
        else:
            unlocated.append(Unlocated(id, name, tuple(h.id for h in some)))
    return Places(
        spots=tuple(sorted(spots, key=lambda s: (-len(s.happenings), s.name, s.id))),
        unlocated=tuple(sorted(unlocated, key=lambda u: (-len(u.happenings), u.name, u.id))),
        nowhere=tuple(nowhere),
    )


def _spot(shown: Shown, place: JoinedEntity | None, happenings: Sequence[Happening]) -> Spot | None:
    if place is None:
        return None
    at, whole = coordinates(place), False
    if at is None and place.geonames is not None and place.country:  # only countries have an id and no point
        at, whole = label_points().get(place.country), True
    if at is None:
        return None
    return Spot(
        id=place.id,
        name=printable(place.name),
        country=place.country or "",
        longitude=at[0],
        latitude=at[1],
        whole=whole,
        happenings=tuple(h.id for h in happenings),
        manners=shown.manners(happenings),
        sources=shown.voices.independent(happenings),
    )


def around(spots: Sequence[Spot], ratio: float) -> Box:
    """The degrees to show so that all spots are seen with air around them, or the world; `ratio` is width by height in
    pixels."""
    wests, souths = [s.longitude for s in spots], [s.latitude for s in spots]
    west, east, south, north = min(wests), max(wests), min(souths), max(souths)
    middle = (south + north) / 2
    squeeze = max(0.35, cos(radians(middle)))  # how long a degree of longitude is there, by one of latitude
    high = max((north - south) * 1.35, (east - west) * 1.3 * squeeze / ratio, _LEAST)
    wide = high * ratio / squeeze
    if high > WORLD.north - WORLD.south or wide > 360:
        return WORLD
    across = min(max((west + east) / 2, -180 + wide / 2), 180 - wide / 2)
    up = min(max(middle, WORLD.south + high / 2), 90 - high / 2) if high > 60 else middle
    return Box(across - wide / 2, up - high / 2, across + wide / 2, up + high / 2)


def most(spots: Sequence[Spot]) -> list[Spot]:
    """The spots near each other that hold most happenings: without the farthest ones, as long as four in five stay."""
    kept = list(spots)
    total = sum(len(s.happenings) for s in kept)
    while len(kept) > 1:
        xs, ys = _middle(kept, "longitude"), _middle(kept, "latitude")
        farthest = max(kept, key=lambda s: (s.longitude - xs) ** 2 + (s.latitude - ys) ** 2)
        rest = [s for s in kept if s is not farthest]
        if sum(len(s.happenings) for s in rest) < _MOST * total:
            break
        kept = rest
    return kept


def _middle(spots: Sequence[Spot], way: str) -> float:
    """The median, each happening counting once."""
    found: list[float] = sorted(getattr(s, way) for s in spots for _ in s.happenings)
    return found[len(found) // 2]

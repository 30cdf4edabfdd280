"""Other happenings that could be the same one, for who says that two are one and needs a list to point at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from heapq import nlargest

import msgspec

from onrecord.model.happening import Happening
from onrecord.model.judgment import ReviewedHappening
from onrecord.model.plover import QUAD

_DAYS = 14
SHOWN = 9


class Near(msgspec.Struct, frozen=True, order=True):
    """How much two have in common: one point each for type, a party, the place, and days that touch; the id breaks
    ties."""

    points: int
    id: str


def near(line: Happening, others: Iterable[ReviewedHappening]) -> list[str]:
    """The ids of at most SHOWN happenings that have most in common with `line`, best first."""
    return [n.id for n in nlargest(SHOWN, _alike(line, others))]


def _alike(line: Happening, others: Iterable[ReviewedHappening]) -> Iterator[Near]:
    parties = {*line.actors, *line.recipients}
    first, last = _told(line)
    for other in others:
        h = other.happening
        if h is None or h.id == line.id or QUAD[h.type] != QUAD[line.type]:
            continue
        begun, ended = _told(h)
        if first and begun and (begun - (last or first)).days > _DAYS:
            continue
        if first and ended and (first - ended).days > _DAYS:
            continue
        points = (
            (h.type == line.type)
            + bool(parties & {*h.actors, *h.recipients})
            + (h.place is not None and h.place == line.place)
            + bool(h.when and line.when and h.when.start <= line.when.end and line.when.start <= h.when.end)
        )
        if points > 1:
            yield Near(points, h.id)


def _told(h: Happening) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day on which it was told."""
    days = [c.published for c in h.history if c.published]
    return min(days, default=None), max(days, default=None)

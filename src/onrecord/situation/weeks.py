"""ISO weeks ("2026-W11", Monday to Sunday), and the one in which a happening stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal

from onrecord.model.happening import Happening

Placing = Literal["stated", "told"]
_WEEK = dt.timedelta(days=7)


def monday(day: dt.date) -> dt.date:
    """The first day of the week that `day` is in."""
    return day - dt.timedelta(days=day.weekday())


def label(day: dt.date) -> str:
    """The ISO week of a day, such as "2026-W11"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def between(first: dt.date, last: dt.date) -> list[dt.date]:
    """The Mondays of all weeks from that of `first` to that of `last`."""
    start, end = monday(first), monday(last)
    return [start + n * _WEEK for n in range((end - start).days // 7 + 1)]


def first_told(happening: Happening, published: Mapping[str, dt.date | None]) -> dt.date | None:
    """The earliest day on which an article that tells it was published; None where no such day is known."""
    days: Iterable[dt.date | None] = (published.get(s.document) for s in happening.sources)
    return min((d for d in days if d is not None), default=None)


def place(happening: Happening, told: dt.date | None, *, undated: bool) -> tuple[dt.date, Placing] | None:
    """The Monday of the happening's week and how it is known; None where it stands in no one week.

    Days that are known by the publication date alone are no stated days.
    """
    when = happening.when
    if when is not None and when.basis != "published":
        return (monday(when.start), "stated") if monday(when.start) == monday(when.end) else None
    return (monday(told), "told") if told and undated else None

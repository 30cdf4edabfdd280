"""Days as they are written for readers: "10 March 2026", "3–9 March 2026", "May 2021"."""

from __future__ import annotations

import calendar
import datetime as dt

from onrecord.model.temporal import When

MONTHS = (
    "January February March April May June July August September October November December".split()
)  # not the locale's: the same record gives the same bytes everywhere
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def day(date: dt.date) -> str:
    """ "10 March 2026"."""
    return f"{date.day} {month(date)}"


def month(date: dt.date) -> str:
    """ "March 2026"."""
    return f"{MONTHS[date.month - 1]} {date.year}"


def weekday(date: dt.date) -> str:
    return WEEKDAYS[date.weekday()]


def days(when: When) -> str:
    """The interval as briefly as it can be put."""
    start, end = when.start, when.end
    if start == end:
        return day(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]:
        return month(start) if (start.year, start.month) == (end.year, end.month) else f"{month(start)} – {month(end)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {day(end)}"
    return f"{day(start)} – {day(end)}"

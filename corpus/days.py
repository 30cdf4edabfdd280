"""The days that a TIMEX3 value covers."""

from __future__ import annotations

import calendar
import datetime as dt
import re

Days = tuple[dt.date, dt.date]  # first and last, both within

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(\d|WE))?")
_PART = re.compile(r"(\d{4})-([QH])(\d)")
_YEAR = re.compile(r"(\d{4})")
_MONTHS_IN = {"Q": 3, "H": 6}


def days(value: str) -> Days | None:
    """The first and last day of a date, a month, a week, a quarter, a half, a year or an interval; None for others."""
    first, slash, last = value.partition("/")
    if slash:
        begin, end = days(first), days(last)
        return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None
    try:
        return _days(value)
    except ValueError:
        return None


def _days(value: str) -> Days | None:
    if m := _DAY.fullmatch(value):
        day = dt.date(int(m[1]), int(m[2]), int(m[3]))
        return day, day
    if m := _MONTH.fullmatch(value):
        return _months(int(m[1]), int(m[2]), 1)
    if m := _WEEK.fullmatch(value):
        return _week(int(m[1]), int(m[2]), m[3])
    if m := _PART.fullmatch(value):
        length = _MONTHS_IN[m[2]]
        return _months(int(m[1]), length * (int(m[3]) - 1) + 1, length)
    if m := _YEAR.fullmatch(value):
        return _months(int(m[1]), 1, 12)
    return None


def _months(year: int, month: int, length: int) -> Days:
    last = month + length - 1
    return dt.date(year, month, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _week(year: int, week: int, part: str | None) -> Days:
    first, last = (6, 7) if part == "WE" else (int(part), int(part)) if part else (1, 7)
    return dt.date.fromisocalendar(year, week, first), dt.date.fromisocalendar(year, week, last)

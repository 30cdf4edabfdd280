"""Stretches of the calendar: what a unit of time covers, how TIMEX3 writes it and how to count from it.

Values follow ISO 8601 with TIMEX3's additions (TimeML annotation guidelines 1.2.1, section 2.2: quarters, halves,
seasons, weekends). Weeks begin on Monday (ISO). Seasons are the northern meteorological ones.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal, NamedTuple, get_args

Unit = Literal["day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century"]
Days = tuple[dt.date, dt.date]

ONE_DAY = dt.timedelta(days=1)
MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
# Number of days, for those units that are a fixed number of days apart.
SPACING: dict[Unit, int] = {"day": 1, "week": 7, "weekend": 7}
FINE_TO_COARSE: tuple[Unit, ...] = get_args(Unit)
CALENDAR_UNITS: dict[str, Unit] = {
    "day": "day", "night": "day", "weekend": "weekend", "week": "week", "fortnight": "week", "month": "month",
    "quarter": "quarter", "season": "season", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip


def units_up_to(unit: Unit) -> tuple[Unit, ...]:
    """The units as fine as `unit` or finer: what "the next <unit>" can be counted from."""
    return FINE_TO_COARSE[: FINE_TO_COARSE.index(unit) + 1]


class Period(NamedTuple):
    """One unit of the calendar, by its first day."""

    unit: Unit
    start: dt.date

    @property
    def end(self) -> dt.date:
        """The last day."""
        match self.unit:
            case "day":
                return self.start
            case "weekend":
                return self.start + ONE_DAY
            case "week":
                return self.start + 6 * ONE_DAY
            case unit:
                return add_months(self.start, MONTHS[unit]) - ONE_DAY

    @property
    def days(self) -> Days:
        return self.start, self.end

    @property
    def value(self) -> str:
        """The TIMEX3 value, such as "2025-W48"."""
        d = self.start
        match self.unit:
            case "day":
                return d.isoformat()
            case "week" | "weekend":
                year, week, _ = d.isocalendar()
                return f"{year:04}-W{week:02}" + ("-WE" if self.unit == "weekend" else "")
            case "month":
                return f"{d.year:04}-{d.month:02}"
            case "quarter":
                return f"{d.year:04}-Q{(d.month + 2) // 3}"
            case "half":
                return f"{d.year:04}-H{1 if d.month == 1 else 2}"
            case "season":
                return f"{d.year:04}-{SEASON_OF_MONTH[d.month]}"
            case "year":
                return f"{d.year:04}"
            case "decade":
                return f"{d.year // 10:03}"
            case "century":
                return f"{d.year // 100:02}"

    def shift(self, n: int, unit: Unit | None = None) -> Period:
        """The period `n` units (its own where none is named) later, of the same kind. Raises OverflowError."""
        unit = unit or self.unit
        if unit in SPACING:
            moved = self.start + dt.timedelta(days=n * SPACING[unit])
            return period(self.unit, moved)
        moved = add_months(self.start, n * MONTHS[unit])
        return period(self.unit, moved)


SEASON_OF_MONTH = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def period(unit: Unit, day: dt.date) -> Period:
    """The unit that `day` lies in (for "weekend": that of its week)."""
    match unit:
        case "day":
            return Period(unit, day)
        case "week":
            return Period(unit, day - day.weekday() * ONE_DAY)
        case "weekend":
            return Period(unit, day + (5 - day.weekday()) * ONE_DAY)
        case "month":
            return Period(unit, day.replace(day=1))
        case "quarter":
            return Period(unit, dt.date(day.year, 3 * ((day.month - 1) // 3) + 1, 1))
        case "half":
            return Period(unit, dt.date(day.year, 1 if day.month <= 6 else 7, 1))
        case "season":
            month = day.month // 3 * 3 or 12
            return Period(unit, dt.date(day.year - (day.month < 3), month, 1))
        case "year":
            return Period(unit, dt.date(day.year, 1, 1))
        case "decade":
            return Period(unit, dt.date(max(1, day.year // 10 * 10), 1, 1))
        case "century":
            return Period(unit, dt.date(max(1, day.year // 100 * 100), 1, 1))


def add_months(day: dt.date, n: int) -> dt.date:
    """The same day of the month `n` months later, or its last. Raises OverflowError beyond the years 1-9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year}")
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def date_of(year: int, month: int, day: int) -> dt.date | None:
    """That date, None if there is none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches (anonymous Gregorian algorithm, Meeus 1991, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> dt.date:
    """The nth such weekday of a month (weekday 0 is Monday); n = -1 is the last."""
    if n > 0:
        first = dt.date(year, month, 1)
        return first + ((weekday - first.weekday()) % 7 + 7 * (n - 1)) * ONE_DAY
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    return last - (last.weekday() - weekday) % 7 * ONE_DAY


def third(whole: Period, part: Literal["early", "mid", "late"]) -> Days:
    """The first, middle or last third of a period: days 1-10, 11-20 and 21- of a month, four months of a year.

    A reading of "early", "mid" and "late" that news bears out; narrower ones would claim more than the words.
    """
    start, end = whole.days
    length = (end - start).days + 1
    match whole.unit:
        case "year":
            cuts = add_months(start, 4), add_months(start, 8)
        case "decade":
            cuts = add_months(start, 48), add_months(start, 84)
        case "century":
            cuts = add_months(start, 12 * 33), add_months(start, 12 * 67)
        case "month":
            cuts = start + 10 * ONE_DAY, start + 20 * ONE_DAY
        case _:
            step = max(1, length // 3)
            cuts = start + step * ONE_DAY, start + min(length - 1, 2 * step) * ONE_DAY
    return {
        "early": (start, cuts[0] - ONE_DAY),
        "mid": (cuts[0], cuts[1] - ONE_DAY),
        "late": (cuts[1], end),
    }[part]

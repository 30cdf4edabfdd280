"""Other calendars than the Gregorian: their months, and the days of ours that a date of theirs may be.

Persian years begin at the equinox (Borkowski 1996, "The Persian calendar for 3000 years": the cycles of 1210-1634),
Ethiopian ones run with the Julian calendar (Dershowitz & Reingold, "Calendrical Calculations", ch. 4). Islamic months
begin when the moon is seen, Nepali ones when the sun enters a sign: both are given as the days around the computed one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from onrecord.annotate.timex.periods import Days

ONE_DAY = dt.timedelta(days=1)
_JULIAN_DAY_OF_ORDINAL = 1721425
Month = tuple[str, int]  # calendar, number of the month

_NAMES = {
    "persian": "farvardin,ordibehesht,khordad,tir,mordad,shahrivar,mehr,aban,azar,dey,bahman,esfand",
    "ethiopian": "meskerem,tikimt|tikemt|tekemt,hidar|hedar,tahsas|tahesas,ter,yekatit,megabit,miazia|miyazya,"
    "ginbot|genbot,sene,hamle,nehase|nehasse,pagume",
    "islamic": "muharram,safar,,,,,rajab,shaaban|shaban,ramadan|ramadhan|ramzan|ramazan,shawwal,,dhulhijja|zilhajj",
    "nepali": "baisakh|baishakh,jestha,ashadh|asar,shrawan|saun,bhadra,ashwin|asoj|ashoj,kartik,mangsir,poush|paush,"
    "magh,falgun|phalgun|fagun,chaitra",
}
MONTHS: dict[str, Month] = {
    name: (calendar, number)
    for calendar, names in _NAMES.items()
    for number, spellings in enumerate(names.split(","), 1)
    for name in spellings.split("|")
    if name
}
# Words of other senses, or persons' names: months only beside a day and a year.
AMBIGUOUS = frozenset("tir mehr aban azar dey bahman ter sene asar safar rajab kartik magh shaban bhadra".split())
# Months that stand by themselves in news.
KNOWN_ALONE = frozenset({"ramadan", "ramadhan", "ramzan", "ramazan", "muharram"})
# Years that a date of the calendar can bear in reporting of our time.
YEARS = {"persian": (1300, 1450), "ethiopian": (1950, 2050), "islamic": (1370, 1480), "nepali": (2000, 2110)}
_LAST_MONTHS = {"ethiopian": 13}  # of all others 12
# Around the computed day: what was seen, and what our figures leave open.
_UNSURE = {"persian": 0, "ethiopian": 0, "islamic": 1, "nepali": 1}
_NEPALI_STARTS = ((4, 14), (5, 15), (6, 15), (7, 17), (8, 17), (9, 17), (10, 18), (11, 17), (12, 16), (1, 15), (2, 13),
                  (3, 14))  # fmt: skip


def days_of(calendar: str, year: int, month: int, day: int | None) -> Days | None:
    """The days that a date (or, without a day, a month) of that calendar may be; None for no such date."""
    first_year, last_year = YEARS[calendar]
    if not first_year <= year <= last_year or (day is not None and not 1 <= day <= 32):
        return None
    unsure = _UNSURE[calendar] * ONE_DAY
    first = _FIRST_DAYS[calendar](year, month)
    if day is not None:
        there = first + (day - 1) * ONE_DAY
        return there - unsure, there + unsure
    last = month == _LAST_MONTHS.get(calendar, 12)
    following = _FIRST_DAYS[calendar](year + last, 1 if last else month + 1)
    return first - unsure, following - ONE_DAY + unsure


def year_of(calendar: str, year: int) -> Days | None:
    """The days of a whole year of that calendar."""
    first, last = days_of(calendar, year, 1, None), days_of(calendar, year, _LAST_MONTHS.get(calendar, 12), None)
    return (first[0], last[1]) if first and last else None


def year_near(calendar: str, day: dt.date) -> int:
    """The year of that calendar in which `day` lies, or the one beside it."""
    if calendar == "islamic":
        return int((day.year - 622) * 33 / 32) + 1
    return day.year + {"persian": -621, "ethiopian": -7, "nepali": 57}[calendar]


def _persian(year: int, month: int) -> dt.date:
    n = year - 1210
    leaps = 294 + n // 33 * 8 + (n % 33 + 3) // 4
    gregorian = year + 621
    of_ours = gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150
    new_year = dt.date(gregorian, 3, 1) + (19 + leaps - of_ours) * ONE_DAY
    return new_year + (31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)) * ONE_DAY


def _ethiopian(year: int, month: int) -> dt.date:
    julian_day = 1724221 + 365 * (year - 1) + year // 4 + 30 * (month - 1)
    return dt.date.fromordinal(julian_day - _JULIAN_DAY_OF_ORDINAL)


def _islamic(year: int, month: int) -> dt.date:
    """The tabular calendar (epoch of July 16, 622)."""
    julian_day = 1948440 + 354 * (year - 1) + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2
    return dt.date.fromordinal(julian_day - _JULIAN_DAY_OF_ORDINAL)


def _nepali(year: int, month: int) -> dt.date:
    start = _NEPALI_STARTS[month - 1]
    return dt.date(year - 57 + (month > 9), *start)


_FIRST_DAYS: dict[str, Callable[[int, int], dt.date]] = {
    "persian": _persian,
    "ethiopian": _ethiopian,
    "islamic": _islamic,
    "nepali": _nepali,
}

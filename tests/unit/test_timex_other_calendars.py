"""Dates of other calendars stand for days of ours; where the moon decides, for the days that it may be."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from onrecord.annotate.timex.reckonings import days_of, year_of

PUBLISHED = "2025-11-27"


def _days(annotated, text: str) -> list[tuple[str, str] | None]:
    return [t.when and (str(t.when.start), str(t.when.end)) for t in annotated(text, PUBLISHED).times]


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "ours"),
    [
        ("persian", 1357, 11, 22, "1979-02-11"),  # the revolution's day
        ("persian", 1403, 1, 1, "2024-03-20"),
        ("persian", 1400, 1, 1, "2021-03-21"),
        ("persian", 1399, 12, 30, "2021-03-20"),
        ("ethiopian", 2000, 1, 1, "2007-09-12"),  # the millennium of Ethiopia
        ("ethiopian", 2016, 1, 1, "2023-09-12"),
        ("islamic", 1447, 9, 1, "2026-02-18"),
        ("nepali", 2072, 1, 12, "2015-04-25"),  # the earthquake
    ],
)
def test_a_date_of_another_calendar_is_within_the_days_given(
    calendar: str, year: int, month: int, day: int, ours: str
) -> None:
    days = days_of(calendar, year, month, day)
    assert days is not None
    assert days[0] <= dt.date.fromisoformat(ours) <= days[1]
    assert (days[1] - days[0]).days == {"persian": 0, "ethiopian": 0, "islamic": 2, "nepali": 2}[calendar]


def test_no_date_is_made_of_years_that_the_calendar_does_not_have_in_our_time() -> None:
    assert days_of("persian", 2024, 1, 1) is None
    assert days_of("nepali", 1384, 1, 1) is None
    assert days_of("islamic", 1447, 1, 40) is None
    assert year_of("ethiopian", 1384) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They met on 6 Tir 1384 in Qom.", ("2005-06-27", "2005-06-27")),
        ("KATHMANDU, Bhadra 7, 2059 - Rebels killed nine.", ("2002-08-22", "2002-08-24")),
        ("Protesters burned a truck on Tikimt 28, 2009.", ("2016-11-07", "2016-11-07")),
        ("Raids rose during Ramadan.", ("2025-02-28", "2025-03-31")),
        ("The ministers will meet on Eid al-Adha.", ("2026-05-26", "2026-05-28")),
        ("He fled in 1402 SH.", ("2023-03-21", "2024-03-19")),
    ],
)
def test_a_date_of_another_calendar_has_its_days(annotated, text: str, days: tuple[str, str]) -> None:
    assert _days(annotated, text) == [days]


@pytest.mark.parametrize(
    "text",
    [
        "Tariq Ramadan spoke to Kartik Shah and to the Mehr news agency.",
        "Police arrested 2059 people in Sene.",
    ],
)
def test_persons_and_counts_are_no_dates(annotated, text: str) -> None:
    assert _days(annotated, text) == []


def test_a_year_to_come_that_is_past_is_no_year_of_ours(annotated) -> None:
    assert _days(annotated, "In 2052 they declared war.") == [None]


def test_a_month_is_no_place(annotated) -> None:
    assert [m.place for m in annotated("Bandits raided nine shops in Ramadan.", PUBLISHED).mentions] == [None]


@pytest.mark.parametrize(("calendar", "year", "months"), [("persian", 1403, 12), ("ethiopian", 2015, 13)])
def test_the_months_of_a_year_follow_one_another_without_a_gap(calendar: str, year: int, months: int) -> None:
    """Ethiopia's thirteenth month is of five or six days."""
    found = [days for month in range(1, months + 1) if (days := days_of(calendar, year, month, None))]
    assert [b[0] - a[1] for a, b in pairwise(found)] == [dt.timedelta(days=1)] * (months - 1)
    assert all((last - first).days in (4, 5, 28, 29, 30) for first, last in found)
    assert (found[0][0], found[-1][1]) == year_of(calendar, year)

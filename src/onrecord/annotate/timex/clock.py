"""Times of the clock, alone and with their day."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.annotate.timex import lexicon, numerals
from onrecord.annotate.timex.absolute import month_number, nearest_day
from onrecord.annotate.timex.context import PUBLISHED, Context, Reading, vague
from onrecord.annotate.timex.grammar import Grammar, Hit
from onrecord.annotate.timex.lexicon import DAYS
from onrecord.annotate.timex.periods import Period, date_of
from onrecord.annotate.timex.weekdays import nearest

GRAMMAR = Grammar()
UNIVERSAL = frozenset({"utc", "gmt"})  # ISO 8601 marks their times with a Z


@GRAMMAR.rule(
    "{clock:<clock>} (?:on|,)? {weekday:<weekday>}",
    "{weekday:<weekday>} (?:at|,)? {clock:<clock>}",
    "{clock:<clock>} {day:today|yesterday|tomorrow}",
    "{day:today|yesterday|tomorrow} (?:at|,)? {clock:<clock>}",
    "{clock:<clock>} (?:on|,)? (?:<weekday>,?)? {month:<month>} {mday:<mday>} (?:,?{year:<yyyy>})?",
    "{clock:<clock>} (?:on|,)? (?:<weekday>,?)? {mday:<mday>} {month:<month>} (?:,?{year:<yyyy>})?",
    "{month:<month>} {mday:<mday>} (?:,?{year:<yyyy>})? (?:at|,)? {clock:<clock>}",
    "{mday:<mday>} {month:<month>} (?:,?{year:<yyyy>})? (?:at|,)? {clock:<clock>}",
)
def clock_on_day(hit: Hit, context: Context) -> Reading | None:
    """10 p.m. Wednesday, noon on Thursday, yesterday at 7:30, 5 p.m. EST Nov. 9."""
    clock = clock_value(hit.words("clock"))
    day = _day(hit, context) if clock else None
    if day is None:
        return vague(f"T{clock}" if clock else None, "time")
    return Reading("time", f"{day}T{clock}", (day, day), Period("day", day), None if hit.words("year") else PUBLISHED)


def _day(hit: Hit, context: Context) -> dt.date | None:
    if hit.words("month"):
        month, mday = month_number(hit.word("month")), numerals.ordinal(hit.words("mday"))
        if hit.words("year"):
            return date_of(numerals.year(hit.words("year")), month, mday)
        return nearest_day(month, mday, context) if date_of(2000, month, mday) else None
    if context.published is None:
        return None
    if hit.words("day"):
        return context.published + dt.timedelta(days=DAYS[hit.word("day")])
    return nearest(lexicon.WEEKDAYS.index(hit.word("weekday")), context.published, context.direction() == "future")


@GRAMMAR.rule("{clock:<clock>}")
def clock_alone(hit: Hit, _: Context) -> Reading | None:
    """10 p.m.: of a day that the words do not name."""
    clock = clock_value(hit.words("clock"))
    if clock is None or (hit.before() == "high" and clock == "12:00"):
        return None
    return vague(f"T{clock}", "time")


def clock_value(words: list[str]) -> str | None:
    """ "22:00" of "10 p.m.", "12:00" of "noon"; None where it is no time of day (a score, a verse)."""
    if "noon" in words:
        return "12:00"
    if "midnight" in words:
        return "24:00"
    found = _hours_minutes(" ".join(words).lower(), words)
    if found is None or not (0 <= found[0] <= 24 and 0 <= found[1] < 60):
        return None
    return f"{found[0]:02}:{found[1]:02}" + ("Z" if UNIVERSAL.intersection(words) else "")


def _hours_minutes(text: str, words: list[str]) -> tuple[int, int] | None:
    if "o'clock" in words or "o’clock" in words:
        hours = numerals.number(words[: len(words) - 1]) or 0
        late = any(w in words for w in ("afternoon", "evening", "night")) and hours < 12
        return int(hours) + 12 * late, 0
    match = re.search(r"(\d{1,2})[:.]?(\d\d)?", text)
    if match is None:
        return None
    hours, minutes = int(match[1]), int(match[2] or 0)
    if re.search(r"\bp\.?\s?m|\dpm", text):
        hours = hours % 12 + 12
    elif re.search(r"\ba\.?\s?m|\dam", text):
        hours %= 12
    return hours, minutes

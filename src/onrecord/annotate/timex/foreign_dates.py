"""Dates of other calendars: 6 Tir 1384, Bhadra 7, 2059, Ramadan, Eid al-Fitr, Nowruz, 2059 BS."""

from __future__ import annotations

import datetime as dt

from onrecord.annotate.timex import numerals, reckonings
from onrecord.annotate.timex.context import PUBLISHED, Context, Reading, vague
from onrecord.annotate.timex.grammar import Grammar, Hit
from onrecord.annotate.timex.periods import Days

GRAMMAR = Grammar()
_MONTH = "{month:" + "|".join(sorted(reckonings.MONTHS)) + "}"
_ERAS = {"bs": "nepali", "sh": "persian", "ah": "islamic", "ec": "ethiopian"}
# (calendar, month, day) of feasts that move through our year.
_FEASTS = {
    "eid al - fitr": ("islamic", 10, 1), "eid - al - fitr": ("islamic", 10, 1), "eid ul - fitr": ("islamic", 10, 1),
    "eid al - adha": ("islamic", 12, 10), "eid - al - adha": ("islamic", 12, 10), "eid ul - adha": ("islamic", 12, 10),
    "feast of the sacrifice": ("islamic", 12, 10), "feast of sacrifice": ("islamic", 12, 10),
    "ashura": ("islamic", 1, 10), "nowruz": ("persian", 1, 1), "norouz": ("persian", 1, 1), "newroz": ("persian", 1, 1),
    "meskel": ("ethiopian", 1, 17), "enkutatash": ("ethiopian", 1, 1),
}  # fmt: skip
_LEADS = frozenset("in during before after of until since by throughout for from and ahead this last next".split())


@GRAMMAR.rule(
    _MONTH + " {day:<mday>} ,? {year:<year>}",
    "{day:<mday>} (?:of)? " + _MONTH + " ,? {year:<year>}",
    _MONTH + " {day:<mday>}",
    "{day:<mday>} (?:of)? " + _MONTH,
    _MONTH + " ,? {year:<year>}",
    "(?:the)? (?:holy|fasting|muslim)? (?:month of)? " + _MONTH,
)
def foreign_date(hit: Hit, context: Context) -> Reading | None:
    """A day or month of another calendar, in the year told or the nearest that the tense allows."""
    name = hit.word("month")
    calendar, month = reckonings.MONTHS[name]
    day = numerals.ordinal(hit.words("day")) if hit.words("day") else None
    if hit.words("year"):
        return _reading(reckonings.days_of(calendar, int(hit.word("year")), month, day))
    if name in reckonings.AMBIGUOUS or (day is None and not _is_month(hit, name)):
        return None
    if context.published is None:
        return vague(None)
    return _reading(_nearest(calendar, month, day, context), PUBLISHED)


def _is_month(hit: Hit, name: str) -> bool:
    """ "In Ramadan", "the month of Ashwin", but not Tariq Ramadan."""
    if hit.capital_before() or hit.capital_after():
        return False
    return "of" in hit.words() or (name in reckonings.KNOWN_ALONE and hit.before() in _LEADS)


@GRAMMAR.rule("(?:the)? {feast:" + "|".join(sorted(_FEASTS, key=len, reverse=True)) + "} (?:holiday|feast|festival)?")
def moving_feast(hit: Hit, context: Context) -> Reading | None:
    """Eid al-Fitr, Ashura, Nowruz: the one that the tense points to."""
    if context.published is None:
        return vague(None)
    return _reading(_nearest(*_FEASTS[hit.word("feast")], context), PUBLISHED)


@GRAMMAR.rule("{year:<year>} {era:" + "|".join(_ERAS) + "}")
def year_of_era(hit: Hit, _: Context) -> Reading | None:
    """2059 BS, 1402 SH."""
    written = hit.lexemes[hit.last - 1].text
    return _reading(reckonings.year_of(_ERAS[hit.word("era")], int(hit.word("year")))) if written.isupper() else None


def _nearest(calendar: str, month: int, day: int | None, context: Context) -> Days | None:
    now = context.published or dt.date.min
    near = reckonings.year_near(calendar, now)
    found = [d for y in (-2, -1, 0, 1, 2) if (d := reckonings.days_of(calendar, near + y, month, day))]
    side = context.direction()
    if side is not None:
        found = [d for d in found if (d[0] <= now if side == "past" else d[1] >= now)]
    return min(found, key=lambda d: max((d[0] - now).days, (now - d[1]).days), default=None)


def _reading(days: Days | None, anchor: str | None = None) -> Reading | None:
    if days is None:
        return None
    value = days[0].isoformat() if days[0] == days[1] else f"{days[0]}/{days[1]}"
    return Reading("date", value, days, None, anchor)

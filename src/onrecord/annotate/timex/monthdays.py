"""Days by their number alone: on the 11th, the evening of the 14th, the 3rd of this month, between the 4th and the 9th.

A number counts in the month that was told last, nearest to the day told last; where none was told, from publication.
"""

from __future__ import annotations

import datetime as dt

from onrecord.annotate.timex import numerals
from onrecord.annotate.timex.absolute import month_number, nearest_day
from onrecord.annotate.timex.context import PUBLISHED, Context, Reading, at_daypart, dated, vague
from onrecord.annotate.timex.grammar import Grammar, Hit
from onrecord.annotate.timex.lexicon import STEP
from onrecord.annotate.timex.periods import Period, add_months, date_of

GRAMMAR = Grammar()
_LEADING = frozenset(
    {"on", "since", "until", "till", "by", "from", "before", "after", "between", "to", "through", "and"}
)
# What may follow a number that stands for a day; before any other word it counts a thing ("the 12th outpost").
_FOLLOWING = frozenset(
    """and or but in at on by from with for since after until before as that when which who where is are was were had
    has will would said says to of against near outside inside over during through because so while without amid
    following into under it he she they we the a an""".split()
)
_FURTHEST = dt.timedelta(days=45)


@GRAMMAR.rule(
    "{part:<daypart>} of the {day:<dayth>}",
    "the {part:<daypart>} of the {day:<dayth>}",
    "the {day:<dayth>}",
    "on {core:{day:<dayth>}}",
)
def numbered_day(hit: Hit, context: Context) -> Reading | None:
    """the 14th: only behind a preposition of time, and before no noun that it would count."""
    if not hit.words("part") and not _is_a_day(hit):
        return None
    mday = numerals.ordinal(hit.words("day"))
    told = context.preceding("day", "month", "week")
    found = _in_month_told(mday, told[0], context) if told else None
    if told and found:
        return at_daypart(dated(Period("day", found), told[1]), hit.word("part"))
    if context.published is None:
        return vague(f"XXXX-XX-{mday:02}")
    day = _near(mday, context.published, context)
    return at_daypart(dated(Period("day", day), PUBLISHED), hit.word("part")) if day else None


def _is_a_day(hit: Hit) -> bool:
    before = hit.words()[0] if hit.words()[0] == "on" else hit.before()
    if before not in _LEADING or (before in ("and", "to") and hit.before(2)[-2:] not in ("st", "nd", "rd", "th")):
        return False
    return not hit.after().isalpha() or (hit.after() in _FOLLOWING and not hit.capital_after())


def _in_month_told(mday: int, told: Period, context: Context) -> dt.date | None:
    """In the month told, or the occurrence nearest to the day or week told that the tense allows."""
    if told.unit == "month":
        return date_of(told.start.year, told.start.month, mday)
    days = _around(mday, told.start)
    now, side = context.published, context.direction()
    if now is not None and side is not None:
        days = [d for d in days if (d <= now if side == "past" else d >= now)] or days
    best = min(days, key=lambda d: abs((d - told.start).days), default=None)
    return best if best is not None and abs(best - told.start) <= _FURTHEST else None


def _around(mday: int, day: dt.date) -> list[dt.date]:
    months = (add_months(day.replace(day=1), n) for n in (-1, 0, 1))
    return [d for m in months if (d := date_of(m.year, m.month, mday))]


def _near(mday: int, now: dt.date, context: Context) -> dt.date | None:
    days, side = _around(mday, now), context.direction()
    if side is not None:
        days = [d for d in days if (d <= now if side == "past" else d >= now)]
    return min(days, key=lambda d: abs((d - now).days), default=None)


@GRAMMAR.rule(
    "the {day:<dayth>|<dayth_word>} (?:day)? of {rel:the|this|last|next|the current|the same|that|the past} month",
)
def day_of_that_month(hit: Hit, context: Context) -> Reading | None:
    """the 3rd of the month, the first of last month."""
    mday, rel = numerals.ordinal(hit.words("day")), hit.words("rel")[-1:]
    if rel in (["same"], ["that"]):
        told = context.preceding("day", "month", "week")
        day = date_of(told[0].start.year, told[0].start.month, mday) if told else None
        return dated(Period("day", day), told[1]) if told and day else vague(None)
    if context.published is None:
        return vague(f"XXXX-XX-{mday:02}")
    if rel == ["the"]:
        day = _near(mday, context.published, context)
    else:
        month = add_months(context.published.replace(day=1), STEP.get(rel[0], 0))
        day = date_of(month.year, month.month, mday)
    return dated(Period("day", day), PUBLISHED) if day else None


@GRAMMAR.rule("the? {part:<daypart>} of the? {day:<mday_word>} (?:of)? {month:<month>} (?:,?{year:<yyyy>})?")
def part_of_day(hit: Hit, context: Context) -> Reading | None:
    """the evening of the 3rd of August."""
    month, mday = month_number(hit.word("month")), numerals.ordinal(hit.words("day"))
    if hit.words("year"):
        day = date_of(numerals.year(hit.words("year")), month, mday)
    else:
        day = nearest_day(month, mday, context)
    anchor = None if hit.words("year") else PUBLISHED
    return at_daypart(dated(Period("day", day), anchor), hit.word("part")) if day else None


@GRAMMAR.rule(
    "the {day:<dayth>} (?:-|to|and|through|until|till) the? {last:<dayth>} of {month:<month>} (?:,?{year:<yyyy>})?",
    "the {day:<dayth>} of {month:<month>} (?:-|to|and|through|until) the? {last:<dayth>} (?!of)",
)
def numbered_days(hit: Hit, context: Context) -> Reading | None:
    """between the 4th and the 10th of November."""
    month = month_number(hit.word("month"))
    a, b = numerals.ordinal(hit.words("day")), numerals.ordinal(hit.words("last"))
    first = date_of(numerals.year(hit.words("year")), month, a) if hit.words("year") else nearest_day(month, a, context)
    last = date_of(first.year, month, b) if first else None
    if first is None or last is None or last < first:
        return None
    anchor = None if hit.words("year") else PUBLISHED
    return Reading("date", f"{first}/{last}", (first, last), Period("day", first), anchor)

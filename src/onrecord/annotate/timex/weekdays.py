"""Days of the week and their parts.

A weekday by itself is the nearest in the direction of its verb's tense, the day of publication included: "Thursday" in
a Thursday story is that day.
"""

from __future__ import annotations

import datetime as dt

from onrecord.annotate.timex import lexicon, neighbours
from onrecord.annotate.timex.context import PUBLISHED, Context, Reading, at_daypart, dated, vague
from onrecord.annotate.timex.grammar import Grammar, Hit
from onrecord.annotate.timex.lexicon import STEP
from onrecord.annotate.timex.periods import Period, period

GRAMMAR = Grammar()
# An article tells what was said in the last days: "urged them to stop on Sunday" on a Monday is yesterday's urging.
NEWS_DAYS = 2


@GRAMMAR.rule(
    "(?:(?:early|late|earlier|later|mid) (?:on)?)? {weekday:<weekday>} (?:early|late|mid)? -? {daypart:<daypart>}?",
    "(?:early|late|mid)? -? (?:in the|on the)? {daypart:<daypart>} (?:on|of)? {weekday:<weekday>}",
    "the {daypart:<daypart>} of {weekday:<weekday>}",
    "{weekday:<weekday>} in the (?:early|late)? {daypart:morning|afternoon|evening}",
    "the (?:early|late|wee) hours of {weekday:<weekday>} {daypart:morning}?",
)
def weekday(hit: Hit, context: Context) -> Reading | None:
    """Monday, early Wednesday, late on Tuesday, Friday evening."""
    if not _is_a_day(hit):
        return None
    number = lexicon.WEEKDAYS.index(hit.word("weekday"))
    if context.published is None:
        return at_daypart(vague(f"XXXX-WXX-{number + 1}"), hit.word("daypart"))
    side = context.direction()
    day = nearest(number, context.published, side == "future")
    if side == "future" and context.may_date_report():
        just_past = nearest(number, context.published, forward=False)
        day = just_past if (context.published - just_past).days <= NEWS_DAYS else day
    return at_daypart(dated(Period("day", day), PUBLISHED, basis="stated" if side else "inferred"), hit.word("daypart"))


def _is_a_day(hit: Hit) -> bool:
    if hit.before() in ("a", "any", "another") and hit.before(2) != "ago":
        return hit.after() in neighbours.TOLD_BY_DAY  # "on a Sunday": some Sunday; "in a Sunday interview": the last
    single = len(hit.words()) == 1
    if single and hit.capital_after() and hit.after() in neighbours.PAPERS:
        return False
    return not (hit.capital_before() and hit.before() in neighbours.BEFORE_NAMED_DAY)


def nearest(weekday: int, now: dt.date, forward: bool) -> dt.date:
    """The next (or last) such weekday, `now` included."""
    if forward:
        return now + dt.timedelta(days=(weekday - now.weekday()) % 7)
    return now - dt.timedelta(days=(now.weekday() - weekday) % 7)


@GRAMMAR.rule(
    "{part:early|late}? (?:this|the)? {rel:last|past|coming|next|this} {weekday:<weekday>} {daypart:<daypart>}?",
    "{weekday:<weekday>} {daypart:<daypart>}? (?:of)? {week:last|this|next} week",
    "{week:last|this|next} week 's? {weekday:<weekday>}",
    "{week:last|this|next} week on {weekday:<weekday>}",
)
def weekday_relative(hit: Hit, context: Context) -> Reading | None:
    """last Friday, next Monday, this coming Sunday, Tuesday last week."""
    number = lexicon.WEEKDAYS.index(hit.word("weekday"))
    now = context.published
    if now is None:
        return at_daypart(vague(f"XXXX-WXX-{number + 1}"), hit.word("daypart"))
    if hit.words("week"):
        day = period("week", now).start + dt.timedelta(days=number + 7 * STEP[hit.word("week")])
    else:
        day = _from(now, number, hit.word("rel"), context)
    return at_daypart(dated(Period("day", day), PUBLISHED), hit.word("daypart"))


def _from(now: dt.date, number: int, rel: str, context: Context) -> dt.date:
    one = dt.timedelta(days=1)
    if rel in ("last", "past"):
        return nearest(number, now - one, forward=False)
    if rel in ("next", "coming"):
        return nearest(number, now + one, forward=True)
    side = context.direction()
    return nearest(number, now, forward=side != "past")

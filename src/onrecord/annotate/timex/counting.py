"""Units counted back or forth from publication: two weeks ago, a week from Monday, the past three months."""

from __future__ import annotations

import datetime as dt

from onrecord.annotate.timex import lexicon, numerals
from onrecord.annotate.timex.context import PUBLISHED, Context, Reading, dated, from_now, vague
from onrecord.annotate.timex.grammar import Grammar, Hit
from onrecord.annotate.timex.periods import CALENDAR_UNITS, Days, Period, Unit, add_months, period

GRAMMAR = Grammar()


@GRAMMAR.rule(
    "{approx:<approx>}? {count:<ncount>} {more:<more>}? {unit:<unit>|<units>} (?:or so|or more)? ago",
    "{approx:<approx>}? {half:half} (?:a|an) {unit:<unit>} ago",
    "{count:many|some|several} {unit:<units>} ago",
    "{unit:<units>} ago",
    "(?:so)? long ago",
    "not (?:so|that|too|very)? long ago",
    "{approx:<approx>}? {count:<ncount>} {unit:<unit>|<units>} and a half ago",
)
def ago(hit: Hit, context: Context) -> Reading | None:
    """two weeks ago: the unit of the calendar that it falls in. "less than a month ago": from then to now."""
    if not hit.words("unit"):
        return vague("PAST_REF")
    name = lexicon.PLURALS.get(hit.word("unit"), hit.word("unit"))
    n = 0.5 if hit.words("half") else numerals.count(hit.words("count")) if hit.words("count") else None
    if n is None:
        return vague("PAST_REF")
    if context.published is None:
        return vague(None)
    if name == "year" and n == 1 and hit.before() in COMPARING and (quarter := context.latest("quarter")):
        return dated(quarter[0].shift(-1, "year"), quarter[1])
    unit = CALENDAR_UNITS.get(name)
    if unit is None:  # hours, minutes: today, or yesterday just after midnight
        return vague("PAST_REF", "time")
    return _counted_back(n, name, unit, hit.word("approx"), context)


# Before "a year ago" where a quarter's figures are compared with those of the same quarter.
COMPARING = frozenset({",", "million", "billion", "from", "than", "share"})


@GRAMMAR.rule(
    "{count:<ncount>} {unit:year|years} ago {rel:this|last} {of:week|month}",
    "{count:<ncount>} {unit:year|years|week|weeks|month|months} ago {rel:today}",
)
def ago_then(hit: Hit, context: Context) -> Reading | None:
    """ten years ago last month, a year ago today."""
    n, now = numerals.count(hit.words("count")), context.published
    if n is None or n != int(n) or now is None:
        return vague("PAST_REF")
    name = lexicon.PLURALS.get(hit.word("unit"), hit.word("unit"))
    there = back(n, name, now)
    if there is None:
        return vague("PAST_REF")
    if hit.word("rel") == "today":
        return dated(Period("day", there), PUBLISHED)
    return dated(period(CALENDAR_UNITS[hit.word("of")], there).shift(-1 if hit.word("rel") == "last" else 0), PUBLISHED)


BELOW = frozenset(
    {"less than", "fewer than", "under", "no more than", "not more than", "at most", "just under", "well under"}
)
ABOVE = frozenset({"more than", "over", "at least", "well over", "just over", "no less than", "a little over"})


def _counted_back(n: float, name: str, unit: Unit, approx: str, context: Context) -> Reading | None:
    start = back(n, name, context.published)
    if start is None or context.published is None:
        return vague(None)
    there = period(unit, start)
    if approx in BELOW:
        return Reading("date", there.value, (start, context.published), there, PUBLISHED)
    if approx in ABOVE or n != int(n):
        return Reading("date", there.value, None, there, PUBLISHED)
    return dated(there, PUBLISHED)


def back(n: float, unit: str, day: dt.date | None) -> dt.date | None:
    """The day `n` units before `day` (after it for a negative n); None where there is none."""
    if day is None:
        return None
    try:
        match unit:
            case "day" | "night":
                return day - dt.timedelta(days=n)
            case "week" | "weekend" | "fortnight":
                return day - dt.timedelta(days=n * (14 if unit == "fortnight" else 7))
            case "hour":
                return day - dt.timedelta(days=-(-n // 24))
            case "month" | "quarter" | "season" | "year" | "decade" | "century":
                months = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}[unit]
                return add_months(day, -round(n * months))
    except OverflowError:
        return None
    return None


@GRAMMAR.rule(
    "{count:<ncount>} {unit:<unit>|<units>} (?:from now|from today|hence)",
    "(?:a|one) {unit:week} from {weekday:<weekday>|today|tomorrow}",
    "a {unit:week} {ago:ago} {weekday:<weekday>}",
)
def hence(hit: Hit, context: Context) -> Reading | None:
    """two weeks from now, a week from Monday."""
    now, name = context.published, lexicon.PLURALS.get(hit.word("unit"), hit.word("unit"))
    if now is None:
        return vague(None)
    if hit.words("weekday"):
        return _week_from(hit, now)
    n, unit = numerals.count(hit.words("count")), CALENDAR_UNITS.get(name)
    if n is None or unit is None:
        return vague("FUTURE_REF")
    there = back(-n, name, now)
    return dated(period(unit, there), PUBLISHED) if there else vague("FUTURE_REF")


def _week_from(hit: Hit, now: dt.date) -> Reading | None:
    word = hit.word("weekday")
    if word not in lexicon.WEEKDAYS:
        return dated(Period("day", now + dt.timedelta(days=7 + lexicon.DAYS[word])), PUBLISHED)
    weekday = lexicon.WEEKDAYS.index(word)
    if hit.words("ago"):
        day = now - dt.timedelta(days=(now.weekday() - weekday) % 7 + 7)
    else:
        day = now + dt.timedelta(days=(weekday - now.weekday()) % 7 + 7)
    return dated(Period("day", day), PUBLISHED)


@GRAMMAR.rule(
    (
        "(?:each of|much of|most of|all of)? (?:at least|at most|about|around|nearly|almost|only|just)? "
        "(?:the|these|those|his|her|its|their) {rel:<past_word>} {approx:<approx>}? {count:<count>}? "
        "{more:<more>}? {unit:<units>|<unit>} (?:or so|or more)?"
    ),
    (
        "(?:at least)? the {rel:<next_word>} {approx:<approx>}? {count:<count>}? {more:<more>}? "
        "{unit:<units>|<unit>} (?:or so|or more)?"
    ),
    "{rel:last|past|next} {count:<count>} {unit:<units>}",
    "{rel:recent|coming|upcoming|future|past|previous} {unit:<units>} (?:(?:and|or) <units>)?",
    "the (?:more|most)? {rel:recent} {unit:<units>}",
    "(?:the)? {unit:<units>} {ahead:ahead}",
    "{unit:<units>} to {ahead:come}",
)
def stretch(hit: Hit, context: Context) -> Reading | None:
    """the past three months, the next two weeks, recent days, the coming weeks: a duration that touches now."""
    rel, name = hit.word("rel"), lexicon.PLURALS.get(hit.word("unit"), hit.word("unit"))
    plural, counts = hit.word("unit") in lexicon.PLURALS, hit.words("count")
    if rel in ("previous", "preceding", "following", "ensuing"):
        return None
    if hit.words("ahead"):
        return vague(numerals.duration(None, name), "duration")
    n = numerals.count(counts) if counts else (None if plural else 1)
    if n is None:
        return _hours_just_past(_loose_stretch(rel, name, bool(counts)), rel, name, context)
    if rel in ("next", "coming", "upcoming"):
        return _beginning_now(n, name, context, plural)
    if rel == "recent":
        return vague("PAST_REF")
    return ending_now(n, name, context)


def _hours_just_past(reading: Reading, rel: str, unit: str, context: Context) -> Reading:
    """ "In the last few hours": today, or yesterday if it is early."""
    if rel not in ("last", "past") or unit not in ("hour", "minute") or context.published is None:
        return reading
    return reading._replace(days=(context.published - dt.timedelta(days=1), context.published), anchor=PUBLISHED)


def _loose_stretch(rel: str, unit: str, counted: bool) -> Reading:
    """An unknown number of units: no interval."""
    if rel in ("future", "upcoming", "coming") and not counted:
        return vague("FUTURE_REF")
    if rel in ("recent",) and unit in ("day",):
        return vague("PAST_REF")
    return vague(numerals.duration(None, unit), "duration")


def ending_now(n: float, unit: str, context: Context) -> Reading:
    value, start = numerals.duration(n, unit), back(n, unit, context.published)
    days: Days | None = (start, context.published) if start and context.published else None
    return Reading("duration", value, days, None, PUBLISHED if days else None)


def _beginning_now(n: float, unit: str, context: Context, plural: bool) -> Reading | None:
    calendar_unit = CALENDAR_UNITS.get(unit)
    if not plural and n == 1 and calendar_unit and calendar_unit != "day":
        return from_now(calendar_unit, 1, context)
    value, end = numerals.duration(n, unit), back(-n, unit, context.published)
    days = (context.published, end) if end and context.published else None
    return Reading("duration", value, days, None, PUBLISHED if days else None)

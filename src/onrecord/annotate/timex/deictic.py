"""Times counted from the publication date: today, last week, two years ago, earlier this month, the coming days."""

from __future__ import annotations

import datetime as dt

from onrecord.annotate.timex import lexicon, numerals
from onrecord.annotate.timex.absolute import counted, half, parted
from onrecord.annotate.timex.context import PUBLISHED, Context, Reading, at_daypart, dated, from_now, vague
from onrecord.annotate.timex.counting import ending_now
from onrecord.annotate.timex.grammar import Grammar, Hit
from onrecord.annotate.timex.lexicon import DAYS, STEP
from onrecord.annotate.timex.periods import CALENDAR_UNITS, Period, period

GRAMMAR = Grammar()


def is_name(hit: Hit) -> bool:
    """ "USA Today", "This Week": a last word with a capital that no sentence's beginning accounts for."""
    last = hit.lexemes[hit.last - 1].text
    if not last[:1].isupper() or last.isupper():
        return False
    return hit.last - hit.first > 1 or hit.capital_before()


@GRAMMAR.rule(
    "(?:early|earlier|late|later|mid|just)? {day:today|yesterday|tomorrow} {daypart:<daypart>}?",
    "{daypart:<daypart>} {day:yesterday|today|tomorrow}",
    "(?:early|late|mid)? -? {daypart:<daypart>} {day:yesterday|tomorrow|today}",
    "{day:tonight}",
)
def day_word(hit: Hit, context: Context) -> Reading | None:
    """today, yesterday morning, late yesterday."""
    word = hit.word("day")
    if is_name(hit):
        return None
    part = hit.word("daypart") or ("night" if word == "tonight" else "")
    return at_daypart(from_now("day", DAYS[word], context), part)


@GRAMMAR.rule("the day before yesterday", "the day {after:after} tomorrow")
def day_but_one(hit: Hit, context: Context) -> Reading | None:
    return from_now("day", 2 if hit.words("after") else -2, context)


@GRAMMAR.rule(
    "(?:early|earlier|late|later|mid)? {rel:this} {part:<daypart>}",
    "(?:early|earlier|late)? {rel:last} {part:night|evening}",
    "{part:overnight}",
    "{rel:this} very? {part:<daypart>}",
    "(?:early|late) in the {part:morning|afternoon|evening}",
)
def part_of_this_day(hit: Hit, context: Context) -> Reading | None:
    """this morning, last night, overnight."""
    part = hit.word("part")
    if part == "overnight":
        return overnight(context)
    if not hit.words("rel"):
        return _told_day(part, context)
    return at_daypart(from_now("day", -1 if hit.word("rel") == "last" else 0, context), part)


def overnight(context: Context) -> Reading | None:
    """The night up to the day of publication; it touches both days. As an adjective ("overnight raid") no less."""
    reading = from_now("day", -1, context)
    if reading is None or reading.days is None:
        return reading
    side = context.direction()
    ahead = side == "future" and not context.may_date_report()
    first = reading.days[0] + dt.timedelta(days=1 if ahead else 0)
    days = first, first + dt.timedelta(days=1)
    return Reading("time", f"{first}TNI", days, Period("day", first), PUBLISHED)


def _told_day(part: str, context: Context) -> Reading | None:
    told = context.preceding("day")
    return at_daypart(dated(told[0], told[1]), part) if told else vague(None, "time")


@GRAMMAR.rule(
    "{part:early|earlier|late|later|mid}? -? {rel:this|last|next} {unit:<unit>}",
    "(?:this|the) {rel:past|coming|current|present|upcoming} {unit:week|weekend|month|quarter|year|decade|century}",
    "{rel:current} {unit:year|month|week|quarter}",
    "sometime {rel:this|last|next} {unit:<unit>}",
    "{part:early|late|later|earlier} in the {unit:week|month|year|quarter}",
    "{part:early} on? {rel:this|next|last} {unit:<unit>}",
    "{rel:this} {part:early} {unit:<unit>}",
    "{rel:this|last|next} {part:mid} - {unit:week|month|year}",
)
def unit_from_now(hit: Hit, context: Context) -> Reading | None:
    """last week, this year, next month, earlier this week, the coming weekend."""
    unit = CALENDAR_UNITS.get(hit.word("unit"))
    rel = hit.word("rel") or "this"
    if unit is None or unit in ("day", "season") or is_name(hit):
        return None
    if rel == "past":
        return ending_now(1, hit.word("unit"), context)
    now = context.now(unit)
    if now is None:
        return vague(None)
    if unit == "weekend":
        return dated(_weekend(rel, context), PUBLISHED)
    return _part_around(now.shift(STEP[rel]), hit.word("part"), rel, context)


@GRAMMAR.rule(
    "all {unit:day|week|weekend|month|year} long?",
    "throughout {core:the {unit:week|weekend|month|year}}",
)
def all_of_unit(hit: Hit, context: Context) -> Reading | None:
    """ "Shelled the town all week": the unit of publication up to then, where the tense says that it is meant."""
    if hit.after() in ("-", "long", "round") or hit.before() == "not":
        return None
    now, unit = context.published, CALENDAR_UNITS[hit.word("unit")]
    if now is None or context.direction() != "past":
        return vague(numerals.duration(1, hit.word("unit")), "duration")
    whole = period(unit, now)
    if whole.start > now:  # on a Thursday, the weekend that was
        whole = whole.shift(-1)
    return Reading("date", whole.value, (whole.start, min(now, whole.end)), whole, PUBLISHED)


def _part_around(whole: Period, part: str, rel: str, context: Context) -> Reading | None:
    """ "earlier this month" ends, "later this month" begins, at the publication date."""
    now = context.published
    if now is None or part not in ("earlier", "later") or rel != "this":
        return parted(whole, {"earlier": "early", "later": "late"}.get(part, part), PUBLISHED)
    days = (whole.start, now) if part == "earlier" else (now, whole.end)
    return Reading("date", whole.value, days, whole, PUBLISHED)


def _weekend(rel: str, context: Context) -> Period | None:
    """The weekend meant: on a Saturday or Sunday "this weekend" is now, else the tense decides."""
    now = context.now("weekend")
    if now is None or context.published is None:
        return None
    inside = now.start <= context.published
    if rel in ("last", "past"):
        return now.shift(-1)
    if rel in ("next", "coming", "upcoming"):
        return now.shift(1 if inside or (rel == "next" and context.published.weekday() > 3) else 0)
    if inside:
        return now
    return now if context.direction() == "future" else now.shift(-1)


@GRAMMAR.rule("{weekend:the weekend} (?:just past)?")
def the_weekend(_: Hit, context: Context) -> Reading | None:
    """the weekend: the last one, or under a future verb the next."""
    if context.published is None:
        return vague(None)
    return dated(_weekend("the", context), PUBLISHED)


@GRAMMAR.rule(
    (
        "{part:early|late|earlier|later|mid}? -? {rel:this|last|next|this past|this coming|the past|the "
        "coming} {season:<season>}"
    ),
    "the {part:early|late}? {season:spring|summer|autumn|winter}",
    "{part:early|late} {season:spring|summer|autumn|winter}",
    "{season:spring|summer|winter|autumn}",
    "the {season:fall} (?:of)? {rel:last|this|next} year",
    "the {season:spring|summer|autumn|winter} of? {rel:last|this|next} year",
    "the {part:end|beginning|start|middle} of the? {season:spring|summer|autumn|winter}",
)
def season(hit: Hit, context: Context) -> Reading | None:
    """last summer, this fall, the spring."""
    if len(hit.words()) == 1 and not _bare_season(hit):
        return None
    rel, month = hit.word("rel"), lexicon.SEASONS[hit.word("season")]
    if context.published is None:
        return vague(None)
    whole = nearest_season(month, rel, context)
    return parted(whole, hit.word("part"), PUBLISHED) if whole else None


def _bare_season(hit: Hit) -> bool:
    """A season by itself is in lower case and behind a preposition ("by winter"), never the noun ("a spring")."""
    return (
        hit.before() in ("in", "by", "until", "since", "during", "before", "after", "through", "of")
        and not any(lexeme.text[0].isupper() for lexeme in hit.lexemes[hit.first : hit.last])
        and hit.after() not in ("water", "break", "games", "olympics")
    )


def nearest_season(month: int, rel: str, context: Context) -> Period | None:
    now = context.now("season")
    if now is None or context.published is None:
        return None
    back_seasons = ((now.start.month - month) % 12) // 3
    if "last" in rel or "past" in rel:
        return now.shift(-(back_seasons or 4))
    if "next" in rel or "coming" in rel:
        return now.shift((4 - back_seasons) if back_seasons else 4)
    if back_seasons == 0:
        return now
    this_year = Period("season", dt.date(context.published.year, month, 1))
    if rel == "this":
        return this_year
    side = context.direction()
    if side == "future":
        return now.shift(4 - back_seasons)
    return now.shift(-back_seasons)


@GRAMMAR.rule(
    (
        "the {part:end|beginning|start|middle|close|early part|latter part|rest|remainder} of "
        "{rel:the|this|next|last} {unit:week|month|quarter|year|decade|century}"
    ),
    "{rel:the} {unit:year} 's {part:end}",
    "{unit:year} (?:-|'s)? {part:end}",
    "{rel:this|next|last} {unit:year} 's {part:end}",
)
def end_of_unit(hit: Hit, context: Context) -> Reading | None:
    """the end of the year, year-end, the beginning of next month."""
    unit, rel, part = CALENDAR_UNITS[hit.word("unit")], hit.word("rel"), hit.word("part")
    now = context.now(unit)
    if now is None or context.published is None:
        return vague(None)
    whole = now.shift(STEP.get(rel, 0))
    if part in ("rest", "remainder"):
        return Reading("date", whole.value, (max(whole.start, context.published), whole.end), whole, PUBLISHED)
    if hit.words()[0] == "year" and "end" in part:
        whole = _year_end(context) or whole
        return dated(Period("day", whole.end), PUBLISHED)
    return parted(whole, _part_name(part), PUBLISHED)


def _part_name(part: str) -> str:
    return {"close": "late", "latter part": "late", "early part": "early"}.get(part, part)


def _year_end(context: Context) -> Period | None:
    year = context.now("year")
    if year and context.published and context.direction() == "past" and context.published.month < 7:
        return year.shift(-1)
    return year


@GRAMMAR.rule(
    (
        "the {nth:<nth_word>|last|final} {count:<card>}? {unit:day|week|half|days|weeks} of "
        "{rel:the|this|last|next} {of:year|month}"
    ),
    "{rel:this|last|next} {of:year} 's {nth:first|second} -? {unit:half}",
    "the {nth:first|second|last} -? {unit:half} of? {rel:the|this|last|next} {of:year}",
)
def counted_from_now(hit: Hit, context: Context) -> Reading | None:
    """the last day of the year, the first half of next year."""
    now = context.now(CALENDAR_UNITS[hit.word("of")])
    return counted(hit, now.shift(STEP.get(hit.word("rel"), 0)), PUBLISHED) if now else vague(None)


@GRAMMAR.rule("(?:the)? {nth:first|second} - {unit:half}", "the {nth:first|second} {unit:half} of the year")
def bare_half(hit: Hit, context: Context) -> Reading | None:
    """first-half (results): of this year."""
    now = context.now("year")
    if "-" in hit.words() and not hit.after().isalpha():
        return None
    return half(now, 1 if hit.word("nth") == "first" else 2, PUBLISHED) if now else vague(None)

"""Times counted from another time of the article: the previous Saturday, two days later, that year, the same day."""

from __future__ import annotations

import datetime as dt

from onrecord.annotate.timex import lexicon, numerals
from onrecord.annotate.timex.absolute import month_number
from onrecord.annotate.timex.context import PUBLISHED, Context, Reading, at_daypart, dated, from_now, vague
from onrecord.annotate.timex.counting import ABOVE, back
from onrecord.annotate.timex.grammar import Grammar, Hit
from onrecord.annotate.timex.periods import CALENDAR_UNITS, Period, Unit, period, units_up_to
from onrecord.annotate.timex.weekdays import nearest

GRAMMAR = Grammar()


@GRAMMAR.rule(
    "the {rel:previous|following|preceding|next} {weekday:<weekday>} {daypart:<daypart>}?",
    "{weekday:<weekday>} of the {rel:previous|following} week",
)
def weekday_beside(hit: Hit, context: Context) -> Reading | None:
    """the previous Saturday: before the day told last, or before publication where no day was told."""
    number, one = lexicon.WEEKDAYS.index(hit.word("weekday")), dt.timedelta(days=1)
    forward = hit.word("rel") in ("following", "next")
    told = context.preceding("day")
    if told is None and (context.published is None or hit.word("rel") in ("following",)):
        return vague(f"XXXX-WXX-{number + 1}")
    start, anchor = (told[0].start, told[1]) if told else (context.published or dt.date.min, PUBLISHED)
    if "week" in hit.words():
        monday = period("week", start).shift(1 if forward else -1).start
        return dated(Period("day", monday + number * one), anchor)
    day = nearest(number, start + one if forward else start - one, forward)
    return at_daypart(dated(Period("day", day), anchor), hit.word("daypart"))


@GRAMMAR.rule(
    (
        "(?:early|late|earlier|later)? the {rel:previous|following|preceding|next} "
        "{unit:day|night|weekend|week|month|quarter|year|decade|century}"
    ),
    "{early:early|late} the {rel:following|next|previous} {unit:day|week|month|year}",
    "the {rel:following|next|previous} {part:morning|afternoon|evening}",
    "the {unit:day|night|week|weekend|month|year|decade} {rel:before|after|earlier|later}",
    "the {part:morning|evening|afternoon} {rel:before|after}",
    "{rel:following|previous} {unit:year|month}",
)
def unit_beside(hit: Hit, context: Context) -> Reading | None:
    """the following week, the day before: beside the date told last, if that is fine enough to count from."""
    rel, part = hit.word("rel"), hit.word("part") or ("night" if hit.word("unit") == "night" else "")
    if rel in ("before", "after") and hit.words()[0] == "the" and _governs_words(hit):
        return None
    step = -1 if rel in ("previous", "preceding", "before", "earlier") else 1
    unit = CALENDAR_UNITS[hit.word("unit") or "day"]
    told = context.preceding(*units_up_to(unit))
    if told is None:
        if rel == "next" and unit != "day":
            return from_now(unit, 1, context)
        return _from_within(vague(None), context, unit, step)
    return at_daypart(dated(period(unit, told[0].start).shift(step), told[1]), part)


def _governs_words(hit: Hit) -> bool:
    """ "the day before the vote" counts from the vote, not from a date: what follows is no end of the phrase."""
    return hit.after().isalpha() and hit.after() not in (
        "and", "but", "when", "that", "in", "at", "on", "by", "with", "to", "for", "as", "said", "were", "was", "had",
        "from", "of", "near", "outside",
    )  # fmt: skip


@GRAMMAR.rule(
    (
        "{approx:<approx>}? {count:<ncount>} {more:<more>}? {unit:<units>|<unit>} "
        "{rel:later|earlier|before|afterwards|after|beforehand|previously|prior}"
    ),
    "{unit:<units>} {rel:later|earlier}",
    "{unit:hours|minutes} {rel:later|earlier}",
)
def counted_beside(hit: Hit, context: Context) -> Reading | None:
    """two days later, a month earlier: from the nearest date told at least as finely."""
    rel = hit.word("rel")
    if (rel in ("before", "after") and not _ends_phrase(hit)) or (rel == "later" and hit.after() == "this"):
        return None
    name = lexicon.PLURALS.get(hit.word("unit"), hit.word("unit"))
    n, unit = numerals.count(hit.words("count")), CALENDAR_UNITS.get(name)
    if n is None or unit is None:
        return vague(numerals.duration(n, name), "duration")
    step = n if rel in ("later", "afterwards", "after") else -n
    told = context.latest("quarter") if unit == "year" and rel == "earlier" else None
    counted = units_up_to("quarter" if unit == "year" else unit)
    told = told or (context.preceding_past(*counted) if step < 0 else None) or context.preceding(*counted)
    if told is None and unit == "year":
        told = context.preceding("year")
    if told is None and unit == "year" and rel == "earlier" and context.published:
        return dated(period("year", context.published).shift(-int(n)), PUBLISHED, basis="inferred")
    if told is None:
        apart = vague(numerals.duration(n, name), "duration")
        return apart if hit.word("approx") or step != int(step) else _from_within(apart, context, unit, int(step))
    return _count_from(told[0], told[1], step, name, unit, hit.word("approx"))


def _from_within(reading: Reading, context: Context, unit: Unit, step: int) -> Reading:
    """The reading with the days that are left where all that was told is a longer stretch, a day of which is meant.

    "In May they seized a ship and freed it nine days later": nine days after the first of May at the earliest.
    """
    told = context.preceding_coarser(unit)
    if told is None:
        return reading
    (first, last), anchor = told[0].days, told[1]
    earliest, latest = period(unit, first).shift(step), period(unit, last).shift(step)
    return reading._replace(days=(earliest.start, latest.end), anchor=anchor)


def _ends_phrase(hit: Hit) -> bool:
    return not hit.after() or not (hit.after()[0].isalnum() or hit.after() in ("'s", "$"))


def _count_from(told: Period, anchor: str, step: float, name: str, unit: Unit, approx: str) -> Reading | None:
    day = back(-step, name, told.start)
    if day is None:
        return vague(None)
    # A quarter a year earlier is a quarter, but a day a year earlier is some day around then.
    kept = told.unit if told.unit in ("month", "quarter", "half", "season") and unit == "year" else unit
    reading = dated(period(kept, day), anchor)
    return reading._replace(days=None) if reading and (approx in ABOVE or step != int(step)) else reading


@GRAMMAR.rule(
    (
        "(?:later|earlier|early|late)? (?:on|in)? (?:the|that) {same:same|very} "
        "{unit:day|night|week|weekend|month|year|morning|afternoon|evening|quarter|time|period}"
    ),
    (
        "(?:later|earlier|early|late)? (?:in)? that "
        "{unit:day|night|week|weekend|month|year|morning|afternoon|evening|quarter|summer|spring|autumn"
        "|winter|fall|decade}"
    ),
    "(?:later|earlier) in the {unit:day}",
    "(?:early|late|mid) -? {unit:morning|afternoon|evening}",
    "in {core:the {unit:morning|afternoon|evening}}",
)
def same_unit(hit: Hit, context: Context) -> Reading | None:
    """that year, the same day: the unit around the date told last."""
    word = hit.word("unit")
    if word in ("time", "period"):
        return None
    part = word if word in ("morning", "afternoon", "evening", "night") else ""
    if word in lexicon.SEASONS:
        return _that_season(word, context)
    unit = CALENDAR_UNITS.get(word, "day")
    told = context.preceding(*units_up_to(unit))
    if told is None:
        return vague(None)
    return at_daypart(dated(period(unit, told[0].start), told[1]), part)


def _that_season(word: str, context: Context) -> Reading | None:
    told = context.preceding(*units_up_to("year"))
    if told is None:
        return vague(None)
    return dated(Period("season", told[0].start.replace(month=lexicon.SEASONS[word], day=1)), told[1])


@GRAMMAR.rule(
    "(?:by|before|at|around|towards|toward|until|after) {core:{part:nightfall|dusk|dawn|daybreak|sunset|sunrise}}"
)
def part_of_the_day_told(hit: Hit, context: Context) -> Reading | None:
    """by nightfall: of the day told just before, unless a day follows ("at dawn the next day")."""
    if hit.after() in ("on", "the", "that", "this", "of", "next", "last", *lexicon.WEEKDAYS):
        return None
    told = context.preceding_past("day") if context.earlier and context.earlier[-1].passage == context.passage else None
    return at_daypart(dated(*told), hit.word("part")) if told else None


@GRAMMAR.rule("{month:<month>} of (?:that|the same) year", "that {month:<month>}", "{month:<month>} that year")
def month_of_that_year(hit: Hit, context: Context) -> Reading | None:
    told = context.preceding(*units_up_to("year"))
    month = month_number(hit.word("month"))
    if told is None:
        return vague(f"XXXX-{month:02}")
    return dated(Period("month", dt.date(told[0].start.year, month, 1)), told[1])


@GRAMMAR.rule(
    "(?:at)? (?:the|that) {time:time}",
    "(?:at|by|since) {then:then}",
    "that {time:period}",
)
def that_time(hit: Hit, _: Context) -> Reading | None:
    """at the time, since then: some time told before, which one the words leave open."""
    if (
        hit.words("time")
        and hit.words()[0] != "at"
        and hit.before() not in ("by", "since", "before", "until", "from", "at")
    ):
        return None
    if hit.words()[-1] == "time" and hit.after() in ("of", "has", "had", "for", "to", "when", "being", "comes", "is"):
        return None
    return vague("PAST_REF")

"""Business quarters and years, which companies' news counts in."""

from __future__ import annotations

import datetime as dt

from onrecord.annotate.timex import numerals
from onrecord.annotate.timex.context import PUBLISHED, Context, Reading, dated, vague
from onrecord.annotate.timex.grammar import Grammar, Hit
from onrecord.annotate.timex.lexicon import STEP
from onrecord.annotate.timex.periods import Period, period

GRAMMAR = Grammar()
_NTH = "{nth:first|second|third|fourth|last|final|1st|2nd|3rd|4th}"
_THE = "(?:the|its|their|a|an|this|last|his|our)?"


def _fiscal(hit: Hit, reading: Reading | None) -> Reading | None:
    """A fiscal year or quarter keeps its number, but its days are the company's or the state's own."""
    if reading and ("fiscal" in hit.words() or "financial" in hit.words()):
        return reading._replace(days=None)
    return reading


def _quarter_of(year: int, nth: int) -> Period | None:
    return Period("quarter", dt.date(year, 3 * nth - 2, 1)) if 1 <= nth <= 4 else None


def _nth(hit: Hit) -> int:
    return 4 if hit.word("nth") in ("last", "final") else numerals.ordinal(hit.words("nth"))


@GRAMMAR.rule(
    _THE + "(?:fiscal)? " + _NTH + " (?:fiscal|calendar)? -? quarter (?:of|in|,)? (?:fiscal)? (?:year)? {year:<yyyy>}",
    _THE + " {year:<yyyy>} (?:'s)? (?:fiscal)? " + _NTH + " -? quarter",
    "{q:q1|q2|q3|q4} (?:of)? {year:<yyyy>}",
)
def quarter_of_year(hit: Hit, _: Context) -> Reading | None:
    """the third quarter of 2014, the 2014 third quarter."""
    if hit.words("q"):
        return dated(_quarter_of(numerals.year(hit.words("year")), int(hit.word("q")[1])))
    return _fiscal(hit, dated(_quarter_of(numerals.year(hit.words("year")), _nth(hit))))


@GRAMMAR.rule(
    _THE
    + "(?:current|latest|most recent|just ended|just completed|fiscal|flat|strong|weak)? -? "
    + _NTH
    + " -? quarter",
    _THE + " {year_word:year} -? {ago:ago|earlier} {nth:first|second|third|fourth} -? quarter",
    "{rel:this|last|next} year 's (?:fiscal)? " + _NTH + " -? quarter",
    _THE + " " + _NTH + " -? quarter of? {rel:this|last|next} (?:fiscal)? year",
    _THE + " " + _NTH + " -? quarter (?:a year)? {ago:ago|earlier}",
)
def quarter(hit: Hit, context: Context) -> Reading | None:
    """the third quarter, this year's first quarter: by itself, the nearest that the tense allows."""
    nth = _nth(hit)
    now = context.now("quarter")
    if now is None:
        return vague(f"XXXX-Q{nth}")
    if "fiscal" in hit.words():
        found = _quarter_of(now.start.year, nth)
    elif hit.words("rel"):
        found = _quarter_of(now.start.year + STEP[hit.word("rel")], nth)
    else:
        found = _nearest(nth, now, context)
        if hit.words("ago"):
            found = found.shift(-1, "year")
    return _fiscal(hit, dated(found, PUBLISHED))


def _nearest(nth: int, now: Period, context: Context) -> Period:
    """The quarter of that number around now: the last one, this one included, unless the tense looks ahead."""
    behind = ((now.start.month + 2) // 3 - nth) % 4
    if behind == 3 or (behind > 1 and context.direction() == "future"):
        return now.shift(4 - behind)
    return now.shift(-behind)


@GRAMMAR.rule(
    "(?:the|its|this|that|their|each)? {latest:latest|most recent|just ended|same} (?:fiscal)? (?:quarter|period)",
    "{the:the|that|its} quarter",
    "(?:the|its|a)? (?:comparable|corresponding|same)? {ago:year} -? (?:ago|earlier) (?:quarter|period)",
    "(?:the)? {ago:quarter} a year (?:ago|earlier)",
    "{ago:year} - (?:ago|earlier)",
    (
        "the (?:corresponding|comparable|same|similar|like) (?:quarter|period) (?:of|in)? {last:last "
        "year|a year ago|a year earlier|the previous year|the prior year}"
    ),
    "{last:last} year 's quarter",
    "the {year:<year>} (?:quarter|period)",
    "(?:the|its) {current:current|present} quarter",
    "(?:the)? {previous:previous|prior|preceding} quarter",
)
def told_quarter(hit: Hit, context: Context) -> Reading | None:
    """the quarter, the year-earlier period: the latest quarter told, or the one a year before it."""
    if hit.words("current"):
        return dated(context.now("quarter"), PUBLISHED)
    if hit.after() in ("-", "of", "century", "to") and hit.words("the"):
        return None
    told = context.latest("quarter")
    if told is None:
        return _untold(hit, context)
    whole, anchor = told
    if hit.words("year"):
        return dated(Period("quarter", whole.start.replace(year=numerals.year(hit.words("year")))), anchor)
    if hit.words("previous"):
        return dated(whole.shift(-1), anchor)
    if hit.words("ago") or hit.words("last"):
        whole = whole.shift(-1, "year")
    return dated(whole, anchor)


def _untold(hit: Hit, context: Context) -> Reading | None:
    """No quarter was told: the last full one, for words that say so; else the year."""
    now = context.now("quarter")
    if now is None:
        return vague(None)
    if hit.words("year"):
        return dated(Period("year", dt.date(numerals.year(hit.words("year")), 1, 1)))
    if "quarter" in hit.words():
        return dated(now.shift(-5 if hit.words("ago") or hit.words("last") else -1), PUBLISHED)
    if hit.words("ago"):
        return dated(period("year", now.start).shift(-1), PUBLISHED)
    return None


@GRAMMAR.rule(
    "(?:the)? fiscal (?:year)? (?:ended|ending)? {year:<yyyy>|<short_year>}",
    "(?:the)? {year:<yyyy>} fiscal year",
    "the {rel:current|this|last|next|latest} (?:fiscal|financial|full) year",
    "(?:the|its) (?:full|fiscal|whole|current|entire) {the:year}",
    "{rel:this|last|next} (?:fiscal|financial) year",
    "(?:for|in|during|over|of) {core:the year}",
)
def year(hit: Hit, context: Context) -> Reading | None:
    """fiscal 2014, the current fiscal year, the year."""
    if hit.words("year"):
        return _fiscal(hit, dated(Period("year", dt.date(numerals.year(hit.words("year")), 1, 1))))
    if hit.after() in ("ended", "ending", "to"):  # "the year ended March 31" is a length, its end another date
        return vague("P1Y", "duration")
    now = context.now("year")
    if now is None:
        return vague(None)
    step = STEP.get(hit.word("rel"), 0)
    return _fiscal(hit, dated(now.shift(step), PUBLISHED))

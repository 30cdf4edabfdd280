"""Dates that name their place in the calendar: days, months, seasons, quarters, years, decades, feasts."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.annotate.timex import lexicon, neighbours, numerals
from onrecord.annotate.timex.context import PUBLISHED, Context, Reading, dated, vague
from onrecord.annotate.timex.grammar import Grammar, Hit
from onrecord.annotate.timex.periods import (
    Period,
    add_months,
    date_of,
    nth_weekday,
    period,
    third,
)

GRAMMAR = Grammar()
_WEEKDAY = "(?:(?:<weekday>|<weekday_short>),?)?"
_YEAR = "(?:(?:,|of|in|this|last|next)?{year:<yyyy>})?"
# A day and a month without a year: how far the tense may carry it from the publication date.
MAX_DAYS_AGAINST_NEAREST = 300
TWO_WEEKS = dt.timedelta(days=14)
PART = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}


def month_number(word: str) -> int:
    return lexicon.MONTHS.index(word) + 1


@GRAMMAR.rule("<iso>", "<numeric>")
def numeric(hit: Hit, context: Context) -> Reading | None:
    """2025-11-29, 11/29/2025, 29.11.2025. Read as month first with slashes unless that cannot be."""
    text = hit.word("0") or hit.words()[0]
    if re.match(r"\d{4}-", text):
        day = _iso(text)
    else:
        a, b, y = (int(n) for n in re.split(r"[/.-]", text))
        year = y if y > 99 else numerals.century_of(y)
        day = _either_way(year, a, b, context.published) if "/" in text else date_of(year, b, a)
    return dated(Period("day", day)) if day else None


def _either_way(year: int, a: int, b: int, now: dt.date | None) -> dt.date | None:
    """Month first with slashes, unless that is no date, or only day first is a day of about when it was written."""
    first, other = date_of(year, a, b), date_of(year, b, a)
    if first is None or other is None or now is None:
        return first or other
    near = abs(other - now) <= TWO_WEEKS and 3 * abs(other - now) < abs(first - now)
    return other if near else first


def _iso(text: str) -> dt.date | None:
    return date_of(int(text[:4]), int(text[5:7]), int(text[8:10]))


@GRAMMAR.rule(
    _WEEKDAY + "{month:<month>} the? {day:<mday_word>} (?:,?(?:of|in)?{year:<yyyy>})?",
    _WEEKDAY + "the? {day:<mday>} (?:day)? of? {month:<month>} (?:,?{year:<yyyy>})?",
    _WEEKDAY + "the {day:<dayth_word>} (?:day)? of {month:<month>} (?:,?{year:<yyyy>})?",
    _WEEKDAY + "{month:<month>} the? {day:<mday_word>},? {rel:this|last|next} year",
    _WEEKDAY + "the? {day:<mday>} of? {month:<month>},? {rel:this|last|next} year",
)
def month_day(hit: Hit, context: Context) -> Reading | None:
    """November 9, 9 November, the ninth of November (2009): without a year, the one that the tense points to."""
    month, mday = month_number(hit.word("month")), numerals.ordinal(hit.words("day"))
    if hit.words("year"):
        day = date_of(numerals.year(hit.words("year")), month, mday)
        return dated(Period("day", day)) if day else None
    if not 1 <= mday <= 31 or date_of(2000, month, mday) is None:
        return None
    if context.published is None:
        return vague(f"XXXX-{month:02}-{mday:02}")
    if hit.words("rel"):
        day = date_of(context.published.year + RELATIVE[hit.word("rel")], month, mday)
    else:
        day = nearest_day(month, mday, context)
    return dated(Period("day", day), PUBLISHED) if day else None


RELATIVE = {"last": -1, "this": 0, "next": 1}


def nearest_day(month: int, mday: int, context: Context) -> dt.date | None:
    """The day nearest to publication, unless the tense calls for the other side and that is not far off."""
    now = context.published
    if now is None:
        return None
    days = [d for y in (-1, 0, 1, 4, -4) if (d := date_of(now.year + y, month, mday))]
    best = min(days, key=lambda d: abs((d - now).days))
    side = context.direction()
    if (side == "past" and best > now) or (side == "future" and best < now):
        other = [d for d in days if (d <= now if side == "past" else d >= now)]
        if other:
            found = min(other, key=lambda d: abs((d - now).days))
            if abs((found - now).days) <= MAX_DAYS_AGAINST_NEAREST:
                return found
    return best


@GRAMMAR.rule(
    "{month:<month>} {day:<mday>} (?:-|to|through|until) {last:<mday>} (?:,?{year:<yyyy>})?",
    "{day:<mday>} (?:-|to|and|through|until) {last:<mday>} of? {month:<month>} (?:,?{year:<yyyy>})?",
)
def day_range(hit: Hit, context: Context) -> Reading | None:
    """November 9-11, June 3 to 7, 3 and 5 November."""
    month = month_number(hit.word("month"))
    a, b = numerals.ordinal(hit.words("day")), numerals.ordinal(hit.words("last"))
    if hit.words("year"):
        first = date_of(numerals.year(hit.words("year")), month, a)
    else:
        first = nearest_day(month, a, context)
    last = date_of(first.year, month, b) if first else None
    if first is None or last is None or last < first:
        return None
    anchor = None if hit.words("year") else PUBLISHED
    return Reading("date", f"{first}/{last}", (first, last), Period("day", first), anchor)


@GRAMMAR.rule(
    "(?:the month of)? {month:<month>} (?:,|of|in)? {year:<yyyy>}",
    "{month:<month>} {year:<short_year>}",
    "(?:the month of)? {month:<month>},?(?:of)?{rel:this|last|next} year",
    "{rel:this|last|next} year 's {month:<month>}",
)
def month_year(hit: Hit, context: Context) -> Reading | None:
    """August 2013, July last year."""
    month = month_number(hit.word("month"))
    if hit.words("year"):
        return dated(Period("month", dt.date(numerals.year(hit.words("year")), month, 1)))
    if context.published is None:
        return vague(f"XXXX-{month:02}")
    year = context.published.year + RELATIVE[hit.word("rel")]
    return dated(Period("month", dt.date(year, month, 1)), PUBLISHED)


@GRAMMAR.rule(
    "(?:the month of)? {rel:this past|this coming|last|past|this|next|coming|the past|the coming}? {month:<month>}"
)
def bare_month(hit: Hit, context: Context) -> Reading | None:
    """July, last July: the one that the tense or the word before points to."""
    word, rel = hit.word("month"), hit.word("rel")
    if not rel and not month_is_meant(hit):
        return None
    month = month_number(word)
    if context.published is None:
        return vague(f"XXXX-{month:02}")
    return dated(nearest_month(month, context, rel), PUBLISHED)


def nearest_month(month: int, context: Context, rel: str = "") -> Period | None:
    now = context.now("month")
    if now is None:
        return None
    side = context.direction()
    if not rel and (told := context.past_year_told()) and side == "past" and month >= told[1]:
        return Period("month", dt.date(told[0], month, 1))
    back = (now.start.month - month) % 12
    if "last" in rel or "past" in rel:
        return now.shift(-(back or 12))
    if "next" in rel or "coming" in rel:
        return now.shift((12 - back) if back else 12)
    if rel == "this":
        return Period("month", dt.date(now.start.year, month, 1))
    if back == 0:
        return now
    if side == "future":
        return now.shift(12 - back)
    if side == "past":
        return now.shift(-back)
    return now.shift(-back if back <= 6 else 12 - back)


def month_is_meant(hit: Hit) -> bool:
    """Not "May" the minister, nor a march on the capital: those months need a word that leads to a month."""
    word = hit.words()[-1]
    if hit.capital_after() and hit.after() in neighbours.AFTER_MONTH_NAME:
        return False
    return word not in neighbours.MODAL_OR_VERB_MONTHS or hit.before() in neighbours.BEFORE_MONTH


@GRAMMAR.rule(
    "{first:<month>} (?:-|and|to|through|until) {last:<month>} (?:,?(?:of|in)?{year:<yyyy>})",
    "{first:<month>} (?:-|and|to|through|until) {last:<month>} (?:of)? {rel:this|last|next} year",
)
def months(hit: Hit, context: Context) -> Reading | None:
    """July and August last year, from March to May 2014."""
    if not hit.words("year") and context.published is None:
        return vague(None)
    published = context.published or dt.date.min
    year = numerals.year(hit.words("year")) if hit.words("year") else published.year + RELATIVE[hit.word("rel")]
    first, last = month_number(hit.word("first")), month_number(hit.word("last"))
    if last < first:
        return None
    days = dt.date(year, first, 1), Period("month", dt.date(year, last, 1)).end
    value = f"{year:04}-{first:02}/{year:04}-{last:02}"
    return Reading("date", value, days, Period("month", days[0]), None if hit.words("year") else PUBLISHED)


@GRAMMAR.rule("{year:<yyyy>}", "(?:the year) {year:<yyyy>}", "(?:year|calendar year) {year:<yyyy>}")
def bare_year(hit: Hit, context: Context) -> Reading | None:
    """A year by itself, where the number cannot be a count. One to come that is past is of another calendar."""
    year = numerals.year(hit.words("year"))
    if len(hit.words()) == len(hit.words("year")) and not year_is_meant(hit, year):
        return None
    ahead = context.published is not None and year > context.published.year + 1 and hit.before() not in ("by", "until")
    if ahead and context.direction() == "past":
        return vague(f"{year:04}")
    return dated(Period("year", dt.date(year, 1, 1)))


def year_is_meant(hit: Hit, year: int) -> bool:
    lead, after = hit.before(), hit.after()
    if lead == "in" and hit.before(2) in ("", ".") and 1950 <= year < 2100:
        return True  # "In 2023 soldiers seized power"
    if lead in neighbours.BEFORE_COUNT or after in neighbours.AFTER_COUNT:
        return False
    if after == "-" and hit.after(2) in lexicon.PLURALS.values():
        return False
    if after in (":", "/") and hit.after(2)[:1].isdigit():
        return False
    if hit.words()[0].isalpha():
        return lead in neighbours.BEFORE_YEAR or hit.words()[0] == "nineteen"
    if not 1900 <= year < 2100:
        return lead in neighbours.BEFORE_SURE_YEAR and year >= 1300 and not _counts_a_noun(hit)
    if lead == "-" and hit.before(2)[:1].isdigit() and len(hit.before(2)) != 4:
        return False  # a telephone number
    return not _counts_a_noun(hit) or lead in neighbours.BEFORE_NAMING_YEAR


def _counts_a_noun(hit: Hit) -> bool:
    """Whether a plural noun in lower case follows: "1970 houses"."""
    after = hit.after()
    return after.isalpha() and after.endswith("s") and len(after) > 3 and not hit.capital_after()


@GRAMMAR.rule(
    "{first:<year>} (?:-|to|through|until) {second:<year>}",
    "{first:<year>} - {second:<dayno>|<int>|<short_year>}",
)
def year_range(hit: Hit, _: Context) -> Reading | None:
    """2011-2013, 2013-14."""
    first, word = numerals.year(hit.words("first")), hit.word("second").strip("'’")
    second = int(word) if len(word) == 4 else first // 100 * 100 + int(word)
    if len(word) not in (2, 4) or not 1000 <= first < second <= 2200 or hit.before() in neighbours.BEFORE_COUNT:
        return None
    days = dt.date(first, 1, 1), dt.date(second, 12, 31)
    return Reading("date", f"{first}/{second}", days, Period("year", days[0]))


@GRAMMAR.rule(
    "the? {part:early|late|mid|middle|beginning|end|start}? -? (?:of the|of|to)? the? {decade:<decade>}",
    "the {part:early|late|mid}? -? {decade:<spelled_decade>}",
    "the? {part:early|late|mid}? -? nineteen {decade:<spelled_decade>}",
)
def decade(hit: Hit, _: Context) -> Reading | None:
    """the 1990s, the late '80s, the nineties."""
    word = hit.word("decade")
    if word in lexicon.SPELLED_DECADES:
        year = 1900 + lexicon.SPELLED_DECADES[word]
    else:
        figures = re.sub(r"\D", "", word)
        year = int(figures) if len(figures) == 4 else numerals.century_of(int(figures))
    whole = Period("century" if year % 100 == 0 and year < 2000 else "decade", dt.date(year, 1, 1))
    return parted(whole, hit.word("part"))


@GRAMMAR.rule("the? {part:early|late|mid}? -? {nth:<dayth>|<dayth_word>}-? {unit:century|centuries}")
def century(hit: Hit, _: Context) -> Reading | None:
    """the 19th century: the years 1801-1900 are TIMEX3's "18", written by their first two digits."""
    nth = numerals.ordinal(hit.words("nth"))
    if not 2 <= nth <= 22:
        return None
    return parted(Period("century", dt.date((nth - 1) * 100, 1, 1)), hit.word("part"))


def parted(whole: Period | None, part: str, anchor: str | None = None) -> Reading | None:
    """A period, or the first, middle or last third of it; the value stays the period's (TIMEX3 has `mod` for parts)."""
    if whole is None:
        return None
    if part not in PART:
        return dated(whole, anchor)
    days = third(whole, PART[part])  # type: ignore[arg-type]
    return Reading("date", whole.value, days, whole, anchor)


@GRAMMAR.rule(
    "(?:the)? {part:early|late|mid|midway}(?:-|in|into)* {month:<month>} (?:,?(?:of)?{year:<yyyy>})?",
    "the {part:beginning|start|middle|end|close} of {month:<month>} (?:,?{year:<yyyy>})?",
    "{part:mid}- {month:<month>} (?:,?{year:<yyyy>})?",
    "{part:early|late|mid} {rel:last|next|this} {month:<month>}",
)
def part_of_month(hit: Hit, context: Context) -> Reading | None:
    """early November, mid-August, late March 2014, the end of May."""
    month, part = month_number(hit.word("month")), hit.word("part")
    whole: Period | None
    if hit.words("year"):
        whole = Period("month", dt.date(numerals.year(hit.words("year")), month, 1))
        return parted(whole, _part(part))
    if context.published is None:
        return vague(f"XXXX-{month:02}")
    return parted(nearest_month(month, context, hit.word("rel")), _part(part), PUBLISHED)


def _part(word: str) -> str:
    return {"midway": "mid", "close": "late"}.get(word, word)


@GRAMMAR.rule(
    "(?:the)? {part:early|late|mid}(?:-|in)* {year:<yyyy>}",
    "the {part:beginning|start|middle|end|close} of (?:the year)? {year:<yyyy>}",
    "{part:beginning|end} - {year:<yyyy>}",
)
def part_of_year(hit: Hit, _: Context) -> Reading | None:
    """late 2014, the end of 2009."""
    return parted(Period("year", dt.date(numerals.year(hit.words("year")), 1, 1)), _part(hit.word("part")))


@GRAMMAR.rule(
    (
        "the {nth:<nth_word>|<dayth>|last|final|opening} {count:<card>}? "
        "{unit:day|week|half|days|weeks|quarter|weekend|third} of {month:<month>} (?:,?{year:<yyyy>})?"
    ),
    "the {nth:<nth_word>|<dayth>|last|final} {weekday:<weekday>} (?:of|in) {month:<month>} (?:,?{year:<yyyy>})?",
)
def counted_in_month(hit: Hit, context: Context) -> Reading | None:
    """the first week of November (its days 1-7), the last day of May, the second half of June."""
    month = month_number(hit.word("month"))
    if hit.words("year"):
        whole, anchor = Period("month", dt.date(numerals.year(hit.words("year")), month, 1)), None
    else:
        found, anchor = nearest_month(month, context), PUBLISHED
        if found is None:
            return vague(f"XXXX-{month:02}")
        whole = found
    return counted(hit, whole, anchor)


def counted(hit: Hit, whole: Period, anchor: str | None) -> Reading | None:
    """The nth day, week, half or weekday of a month or year, from the groups `nth`, `count`, `unit`, `weekday`."""
    last = hit.word("nth") in ("last", "final")
    nth = -1 if last else numerals.ordinal(hit.words("nth")) or 1
    if hit.words("weekday"):
        weekday = lexicon.WEEKDAYS.index(hit.word("weekday"))
        if nth > 4:
            return None
        return dated(Period("day", nth_weekday(whole.start.year, whole.start.month, weekday, nth)), anchor)
    unit = lexicon.PLURALS.get(hit.word("unit"), hit.word("unit"))
    many = int(numerals.count(hit.words("count")) or 1)
    if unit == "half":
        return half(whole, nth, anchor)
    step = {"day": 1, "week": 7}.get(unit)
    if step is None or (hit.word("unit").endswith("s") and not hit.words("count")):
        return Reading("date", whole.value, None, None, anchor)
    size = dt.timedelta(days=step * many - 1)
    if last:
        days = whole.end - size, whole.end
    else:
        first = whole.start + dt.timedelta(days=step * many * (nth - 1))
        days = first, min(first + size, whole.end)
    if not whole.start <= days[0] <= days[1] <= whole.end:
        return None
    if days[0] == days[1]:
        return dated(Period("day", days[0]), anchor)
    return Reading("date", whole.value if unit != "week" else period("week", days[0]).value, days, whole, anchor)


def half(whole: Period, nth: int, anchor: str | None) -> Reading | None:
    """The first or second half of a year (TIMEX3 "H1") or of a month (its days 1-15, 16-)."""
    if whole.unit == "year":
        return dated(Period("half", add_months(whole.start, 0 if nth == 1 else 6)), anchor)
    middle = whole.start + dt.timedelta(days=14)
    days = (whole.start, middle) if nth == 1 else (middle + dt.timedelta(days=1), whole.end)
    return Reading("date", whole.value, days, whole, anchor)


@GRAMMAR.rule(
    "the {nth:<nth_word>|last|final|latter} {unit:day|week|half|days|weeks} of {year:<yyyy>}",
    "(?:the)? {nth:first|second|last|latter} - {unit:half} (?:of)? {year:<yyyy>}",
    "(?:the)? {year:<yyyy>} 's? {nth:first|second|last} -? {unit:half}",
)
def counted_in_year(hit: Hit, _: Context) -> Reading | None:
    """the second half of 2014, the last day of 2013."""
    return counted(hit, Period("year", dt.date(numerals.year(hit.words("year")), 1, 1)), None)


@GRAMMAR.rule(
    "(?:the|this|last|a|an|its|their)? (?:early|late|mid)? -? {season:<season>} (?:of|,)? {year:<yyyy>}",
    "(?:the)? {year:<yyyy>} {season:<season>}",
)
def season_year(hit: Hit, _: Context) -> Reading | None:
    """the summer of 2014."""
    year, month = numerals.year(hit.words("year")), lexicon.SEASONS[hit.word("season")]
    whole = Period("season", dt.date(year, month, 1))
    if month == 12:  # the winter before or after new year: both fit the words
        return Reading("date", whole.value, (dt.date(year - 1, 12, 1), whole.end), whole)
    return dated(whole)

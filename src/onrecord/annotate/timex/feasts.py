"""Days known by a name: feasts, memorial days, 9/11."""

from __future__ import annotations

import datetime as dt

from onrecord.annotate.timex import lexicon, numerals
from onrecord.annotate.timex.context import PUBLISHED, Context, Reading, dated
from onrecord.annotate.timex.grammar import Grammar, Hit
from onrecord.annotate.timex.periods import Period, easter, nth_weekday

GRAMMAR = Grammar()
_FEASTS = sorted((*lexicon.FIXED_DAYS, *lexicon.EASTER_DAYS, *lexicon.MOVING_DAYS), key=len, reverse=True)


@GRAMMAR.rule(
    "(?:<past_word>|<next_word>|this)? {day:" + "|".join(_FEASTS).replace("'s", " 's") + "} (?:,? {year:<yyyy>})?"
)
def feast(hit: Hit, context: Context) -> Reading | None:
    """Christmas Eve, Good Friday, Thanksgiving: the one that the tense points to."""
    name = hit.word("day").replace(" 's", "'s")
    if hit.words("year"):
        return dated(Period("day", day_of_feast(name, numerals.year(hit.words("year")))))
    if (
        context.published is None
        or hit.before() in ("orthodox", "coptic", "father")
        or hit.after() in ("island", "islands", "tree")
    ):
        return None
    day = _feast_near(name, hit, context)
    return dated(Period("day", day), PUBLISHED)


def _feast_near(name: str, hit: Hit, context: Context) -> dt.date:
    now, lead = context.published or dt.date.min, hit.words()[0]
    days = [day_of_feast(name, now.year + y) for y in (-1, 0, 1)]
    before, after = [d for d in days if d <= now][-1], next(d for d in days if d >= now)
    if lead in ("last", "past", "previous"):
        return [d for d in days if d < now][-1]
    if lead in ("next", "coming", "upcoming"):
        return next(d for d in days if d > now)
    side = context.direction()
    if side == "future":
        return after
    if side == "past":
        return before
    return min(before, after, key=lambda d: abs((d - now).days))


def day_of_feast(name: str, year: int) -> dt.date:
    """The day of a feast in a year."""
    if name in lexicon.FIXED_DAYS:
        return dt.date(year, *lexicon.FIXED_DAYS[name])
    if name in lexicon.EASTER_DAYS:
        return easter(year) + dt.timedelta(days=lexicon.EASTER_DAYS[name])
    return nth_weekday(year, *lexicon.MOVING_DAYS[name])


@GRAMMAR.rule(
    "<nine_eleven>", "{attacks:september <dayno>} (?:terrorist|terror|al qaeda)? (?:attacks|attack|hijackings)"
)
def nine_eleven(hit: Hit, _: Context) -> Reading | None:
    """9/11, the Sept. 11 attacks: the one day that is known by its number."""
    if hit.words("attacks") and hit.words()[1] != "11":
        return None
    return dated(Period("day", dt.date(2001, 9, 11)))

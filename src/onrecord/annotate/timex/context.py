"""What a time expression is read against: the publication date, the times told before it, the tense around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal, NamedTuple

from onrecord.annotate.timex.lexicon import DAYPARTS
from onrecord.annotate.timex.periods import FINE_TO_COARSE, Days, Period, Unit, period, units_up_to
from onrecord.model.temporal import Basis, TimeType

Direction = Literal["past", "future"]
# How far back (in time expressions, in passages) a date can still be what "the next day" counts from.
REACH_EXPRESSIONS, REACH_PASSAGES = 8, 3
PUBLISHED = "published"


class Reading(NamedTuple):
    """What a time expression means.

    `days` are known where the words bound them on both sides; `period` is the calendar unit that later expressions can
    count from; `anchor` is what this one was counted from.
    """

    type: TimeType
    value: str | None
    days: Days | None = None
    period: Period | None = None
    anchor: str | None = None
    basis: Basis = "stated"


class Earlier(NamedTuple):
    """An expression already read.

    `lasts` says that it only bounds a stretch ("since May 3"): a day after it is seldom counted from there. `apart`
    that it tells how far something is from what no date is known of ("two days before the vote"): the story has moved.
    `said` that it is the day of saying what the sentence tells.
    """

    id: str
    reading: Reading
    passage: int
    lasts: bool = False
    apart: bool = False
    sentence: int = -1
    said: bool = False


class Context(NamedTuple):
    """All that a rule may ask. `earlier` runs from the beginning of the article to just before the expression.

    `may_date_report` says that it hangs from what somebody asked, promised or alleged, and may be the day of that.
    """

    published: dt.date | None
    earlier: list[Earlier]
    passage: int
    direction: Callable[[], Direction | None]
    may_date_report: Callable[[], bool]
    sentence: int = -2

    def now(self, unit: Unit) -> Period | None:
        """The unit that the article was published in, None where that is unknown."""
        return period(unit, self.published) if self.published else None

    def preceding(self, *units: Unit) -> tuple[Period, str] | None:
        """The nearest date told before, of one of these units, with its id.

        None beyond REACH_*. What only bounds a stretch ("since May 3") is taken where nothing else is near, the day of
        saying something where the sentence tells no other.
        """
        bound: tuple[Period, str] | None = None
        said: tuple[Earlier, Period] | None = None
        for seen in reversed(self.earlier[-REACH_EXPRESSIONS:]):
            if self.passage - seen.passage > REACH_PASSAGES or seen.apart:
                break
            told = seen.reading.period
            if said is not None and seen.sentence != said[0].sentence:
                break
            if told is None or told.unit not in units:
                continue
            if seen.said and said is None:
                said = seen, told
            elif not seen.lasts:
                return told, seen.id
            else:
                bound = bound or (told, seen.id)
        return (said[1], said[0].id) if said is not None else bound

    def past_year_told(self) -> tuple[int, int] | None:
        """(year, month) of the date before this one in its sentence, where its words name a month of a year gone by.

        "In March 2011 protests broke out, and in July soldiers deserted": in July of that year.
        """
        last = self.earlier[-1] if self.earlier else None
        if last is None or self.published is None or last.sentence != self.sentence or last.reading.period is None:
            return None
        start = last.reading.period.start
        told = last.reading.anchor is None and start.year < self.published.year - 1
        return (start.year, start.month) if told and last.reading.period.unit in ("day", "month") else None

    def preceding_past(self, *units: Unit) -> tuple[Period, str] | None:
        """The nearest of them not after publication: what was "a day earlier" is not counted from next Monday."""
        past = [
            s
            for s in self.earlier
            if not (self.published and s.reading.period and s.reading.period.start > self.published)
        ]
        return self._replace(earlier=past).preceding(*units)

    def preceding_coarser(self, unit: Unit) -> tuple[Period, str] | None:
        """The nearest date told before that is coarser than `unit`: "in May ... nine days later"."""
        return self.preceding(*FINE_TO_COARSE[len(units_up_to(unit)) :])

    def latest(self, unit: Unit) -> tuple[Period, str] | None:
        """The latest in time of the nearer dates told before, of this unit and not after publication."""
        told = [
            (seen.reading.period, seen.id)
            for seen in self.earlier[-2 * REACH_EXPRESSIONS :]
            if seen.reading.period and seen.reading.period.unit == unit
        ]
        if self.published:
            told = [(p, id) for p, id in told if p.start <= self.published] or told
        return max(told, key=lambda pair: pair[0].start, default=None)


def dated(whole: Period | None, anchor: str | None = None, *, basis: Basis = "stated") -> Reading | None:
    """A date that is a whole calendar unit; None for none."""
    if whole is None:
        return None
    return Reading("date", whole.value, whole.days, whole, anchor, basis)


def vague(value: str | None, type: TimeType = "date") -> Reading:
    """A time that no calendar day can be given for."""
    return Reading(type, value)


def from_now(unit: Unit, n: int, context: Context) -> Reading | None:
    """The unit of the calendar `n` units from the one of publication."""
    now = context.now(unit)
    return dated(now.shift(n), PUBLISHED) if now else vague(None)


def at_daypart(day: Reading | None, part: str) -> Reading | None:
    """A part of a day ("TEV"): the day stays known."""
    if day is None or not part or part not in DAYPARTS or day.value is None:
        return day
    return day._replace(type="time", value=day.value + "T" + DAYPARTS[part])

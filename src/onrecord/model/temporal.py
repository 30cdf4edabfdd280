"""Days, and how they are known."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from onrecord.model.span import Span, check_bounds

Basis = Literal["stated", "inferred", "published"]
TimeType = Literal["date", "time", "duration", "set"]


class When(msgspec.Struct, frozen=True):
    """The tightest closed interval of days that the words support; `basis` says how it is known.

    stated: the words name the day (`text`), be it by counting from the publication date ("Tuesday", "last week").
    inferred: worked out from other words of the article (`text` where there are any).
    published: only the publication date speaks for it.
    """

    start: dt.date
    end: dt.date
    text: Span | None
    basis: Basis

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"an interval that ends before it begins: {self.start}..{self.end}")


class TimeExpression(msgspec.Struct, frozen=True):
    """A TIMEX3: words that name a time, its normalised `value`, the days it covers and what it was counted from."""

    start: int
    end: int
    exact: str
    type: TimeType
    value: str | None
    when: When | None
    anchor: str | None  # "published", the id of another time expression, or nothing
    id: str

    def __post_init__(self) -> None:
        check_bounds(self.start, self.end, self.exact)

"""The paper that a chart by weeks is drawn on: a gutter for names, a column for each week, a pen that moves down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from onrecord.show.chart_marks import INK, LINE, SOFT
from onrecord.show.svg import Number, cut, element, words

GUTTER: Final = 188.0
MARGIN: Final = 24.0
RIGHT: Final = 30.0
FEW: Final = 12  # weeks up to which each is named
TO_THURSDAY: Final = dt.timedelta(days=3)  # a week belongs to the month and year of its Thursday (ISO 8601)
MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_SPELT: Final = 132.0


class Canvas:
    """`y` is where the pen is, `parts` what was drawn.

    `width` is the least width in pixels; columns are as wide as it and the number of weeks let them be.
    """

    def __init__(self, mondays: Sequence[dt.date], width: float) -> None:
        n = max(1, len(mondays))
        self.mondays = mondays
        self.left = MARGIN + GUTTER
        least = width - self.left - RIGHT
        self.plot = max(least, min(n * 16.0, 1100.0) if n > FEW else min(n * 64.0, 700.0))
        self.column = self.plot / n
        self.spelt = self.column >= _SPELT  # room to write beside each bar what it adds up
        self.bar = min(30.0, self.column * 0.66)
        self.width = self.left + self.plot + RIGHT
        self.parts: list[str] = []
        self.panels: list[tuple[float, float]] = []  # from where to where the columns are seen
        self.y = 0.0

    def x(self, monday: dt.date) -> float | None:
        """The middle of a week's column; None for a week that is not drawn."""
        n = (monday - self.mondays[0]).days // 7
        middle = 40.0 if self.spelt else self.column / 2
        return self.left + n * self.column + middle if 0 <= n < len(self.mondays) else None

    def heading(self, text: str, note: str) -> None:
        self.text(text, MARGIN, size=12.5, weight=700)
        self.text(cut(note, self.plot, 10.5), self.left, size=10.5, soft=True)
        self.y += 19

    def text(
        self,
        text: str,
        x: Number,
        *,
        y: Number | None = None,
        size: Number = 12,
        weight: int | None = None,
        soft: bool = False,
        anchor: str | None = None,
    ) -> None:
        self.parts.append(
            element(
                "text",
                words(text),
                class_="soft" if soft else "ink",
                x=x,
                y=self.y if y is None else y,
                font_size=size,
                font_weight=weight,
                text_anchor=anchor,
                fill=SOFT if soft else INK,
            )
        )

    def month_starts(self) -> list[dt.date]:
        """The Monday of the first week drawn of every month."""
        seen: dict[tuple[int, int], dt.date] = {}
        for monday in self.mondays:
            thursday = monday + TO_THURSDAY
            seen.setdefault((thursday.year, thursday.month), monday)
        return list(seen.values())

    def grid(self) -> str:
        """A hairline where each month begins, behind all else."""
        if len(self.mondays) <= FEW:
            return ""
        starts = [x - self.column / 2 for m in self.month_starts() if (x := self.x(m)) is not None]
        return "".join(
            element("line", class_="rule", x1=x, y1=top, x2=x, y2=bottom, stroke=LINE, stroke_width=0.7)
            for x in starts
            for top, bottom in self.panels
        )


def day_words(day: dt.date, *, year: bool = True) -> str:
    """ "10 Mar 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")

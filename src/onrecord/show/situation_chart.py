"""The situation as one picture: a row for each pair, a column for each week, channels and coverage below.

It is read without colour: cooperation stands above the line and conflict below; acts are filled, words are hatched;
what is planned is an empty mark. All numbers of it are in the table (CSV, JSON); every bar carries its own as a title.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from onrecord.model.plover import Quad
from onrecord.show.chart_canvas import FEW, GUTTER, MARGIN, MONTHS, RIGHT, TO_THURSDAY, Canvas, day_words
from onrecord.show.chart_marks import (
    CONFLICT,
    COOPERATION,
    INK,
    PAPER,
    SOFT,
    Scale,
    column,
    mark,
    net_mark,
    rule,
    scale_of,
)
from onrecord.show.describe import count
from onrecord.show.situation_words import (
    KIND_WORDS,
    QUAD_WORDS,
    caption,
    cell_line,
    channels_line,
    described,
    target_name,
    undrawn,
)
from onrecord.show.svg import cut, element, lines, number, signed, width, words, wrapped
from onrecord.show.words import printable
from onrecord.situation.channels import KINDS, Channel, Kind, State
from onrecord.situation.score import Cell, Dyad, Situation, identified

DYADS: Final = 8  # pairs that are drawn
WIDTH: Final = 672.0
WEEKS: Final = 130  # weeks that are drawn, the last ones
_ROW, _ALL, _GAP, _STRIP, _COVERAGE = 60.0, 84.0, 22.0, 19.0, 46.0
_FONT = "Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif"

# From the zero line outwards: what is done, then what is said.
_UP: Final[tuple[Quad, ...]] = ("material cooperation", "verbal cooperation")
_DOWN: Final[tuple[Quad, ...]] = ("material conflict", "verbal conflict")
_STATE_WORDS: Final[dict[State, str]] = {
    "open": "took place",
    "disputed": "disputed",
    "planned": "planned",
    "possible": "possible, threatened",
    "off": "denied or not held",
}
_STATES: Final[tuple[State, ...]] = ("open", "disputed", "planned", "possible", "off")


class Links(NamedTuple):
    """Where the marks of a chart on a page lead: a bar by its week and pair (None: all), a channel by what it holds."""

    bar: Callable[[Cell, Dyad | None], str]
    channel: Callable[[Sequence[Channel]], str]


def chart(
    situation: Situation,
    *,
    id: str = "situation",
    title: str = "Conflict and cooperation by week",
    width: float = WIDTH,
    links: Links | None = None,
) -> str:
    """The picture as an SVG element, at least `width` pixels wide. `id` begins the ids within it."""
    return _Chart(situation, id, title, width, links).draw()


class _Chart(Canvas):
    def __init__(self, situation: Situation, id: str, title: str, width: float, links: Links | None) -> None:
        super().__init__(situation.mondays[-WEEKS:], width)
        self.s, self.id, self.title, self.links = situation, id, title, links
        self.dyads = drawn(situation)

    def draw(self) -> str:
        self._head()
        if self.mondays:
            self._rows()
            self._channels()
            self._coverage()
            self._beside()
            self._weeks()
        else:
            self.text("No happening stands in a week.", self.left, size=13)
            self.y += 24
        self._caption()
        height = self.y + MARGIN / 2
        body = "".join(self.parts)
        paper = element("rect", class_="paper", width=self.width, height=height, fill=PAPER)
        return element(
            "svg",
            element("title", words(self.title), id=f"{self.id}-title"),
            element("desc", words(described(self.s, self.dyads)), id=f"{self.id}-desc"),
            self._patterns(),
            paper,
            self.grid(),
            body,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {number(self.width)} {number(height)}",
            width=self.width,
            height=height,
            role="group" if self.links else "img",
            aria_labelledby=f"{self.id}-title {self.id}-desc",
            font_family=_FONT,
            font_size=12,
            class_="situation",
        )

    # -- parts of the picture ------------------------------------------------------------------------------------

    def _patterns(self) -> str:
        def hatch(name: str, ink: str, turn: int) -> str:
            return element(
                "pattern",
                element("rect", class_="paper", width=5, height=5, fill=PAPER),
                element("line", class_=name, x1=1.2, y1=0, x2=1.2, y2=5, stroke=ink, stroke_width=1.7),
                id=f"{self.id}-{name}",
                width=5,
                height=5,
                patternUnits="userSpaceOnUse",
                patternTransform=f"rotate({turn})",
            )

        return element("defs", hatch("conflict", CONFLICT, 45), hatch("cooperation", COOPERATION, -45))

    def _head(self) -> None:
        self.y = MARGIN + 14
        self.text(self.title, MARGIN, size=18, weight=700)
        self.y += 20
        self.text(cut(self._span(), self.width - 2 * MARGIN, 12.5), MARGIN, size=12.5, soft=True)
        self.y += 26
        self._legend()
        self.y += 22

    def _span(self) -> str:
        if not self.mondays:
            return "no weeks"
        first, last = self.mondays[0], self.mondays[-1] + dt.timedelta(days=6)
        names = self.s.weeks[-len(self.mondays) :]
        span = f"{day_words(first)} to {day_words(last)}, {count(len(names), 'week')} ({names[0]}"
        span += f" to {names[-1]})" if len(names) > 1 else ")"
        return span + (f", as known at the end of {day_words(self.s.as_of)}" if self.s.as_of else "")

    def _legend(self) -> None:
        x, room = MARGIN, self.width - RIGHT
        for quad, label in QUAD_WORDS.items():
            if x + 18 + width(label, 11.5) > room:
                x, self.y = MARGIN, self.y + 18
            self._box(quad, x, self.y - 10, 13, 12)
            self.text(label, x + 18, size=11.5)
            x += 18 + width(label, 11.5) + 16
        if x + 14 + width("sum", 11.5) <= room:
            self.parts.append(net_mark(x + 5, self.y - 4))
            self.text("sum of both", x + 14, size=11.5)

    def _rows(self) -> None:
        self._row("All happenings", "", self.s.totals, scale_of([self.s.totals], _ALL), None)
        scale = scale_of([d.cells for d in self.dyads], _ROW)
        for dyad in self.dyads:
            self._row(dyad.source.name, f"→ {target_name(dyad)}", dyad.cells, scale, dyad)

    def _row(self, who: str, whom: str, cells: Sequence[Cell], scale: Scale, dyad: Dyad | None) -> None:
        top, line = self.y, self.y + scale.zero
        self._row_label(who, whom, cells, top + scale.row / 2)
        for tick in scale.ticks:
            at = line - scale.height(tick)
            self.parts.append(rule(self.left, at, self.left + self.plot, strong=tick == 0))
            self.text(signed(tick), self.left - 6, y=at + 3.5, size=9.5, soft=True, anchor="end")
        for cell in cells:
            self._bars(cell, line, scale, f"{who} {whom}".strip(), dyad)
        self.panels.append((top, top + scale.row))
        self.y += scale.row + _GAP

    def _row_label(self, who: str, whom: str, cells: Sequence[Cell], middle: float) -> None:
        names = [*_label(who), *_label(whom)]
        y = middle - (len(names) * 14.5 + 13) / 2 + 11
        for name in names:
            self.text(name, MARGIN, y=y, size=12.5, weight=700)
            y += 14.5
        facts = f"{count(sum(c.happenings for c in cells), 'happening')}, score {signed(sum(c.score for c in cells))}"
        self.text(facts, MARGIN, y=y, size=10.5, soft=True)

    def _bars(self, cell: Cell, line: float, scale: Scale, label: str, dyad: Dyad | None) -> None:
        x = self.x(cell.day)
        if x is None or not cell.happenings:
            return
        told = cell_line(cell, label)
        parts = [element("title", words(told))]
        x -= self.bar / 2
        up = down = line
        for quad in _UP:
            high = scale.height(max(0.0, cell.parts[quad].score))
            up -= high
            parts.append(self._bar(quad, x, up, high))
        for quad in _DOWN:
            high = scale.height(max(0.0, -cell.parts[quad].score))
            parts.append(self._bar(quad, x, down, high))
            down += high
        if up < line < down:
            parts.append(net_mark(x + self.bar / 2, line - scale.height(cell.score)))
        elif up == down:  # acts that weigh nothing either way, such as requests
            parts.append(element("circle", class_="ink", cx=x + self.bar / 2, cy=line, r=2, fill=INK))
        self.parts.append(_group(parts, told, self.links.bar(cell, dyad) if self.links else None))
        if self.spelt:
            self._spell(cell, x + self.bar + 9, line)

    def _spell(self, cell: Cell, x: float, line: float) -> None:
        """Beside a bar: what each class of acts adds and how many they are, on its side of the line."""
        for quads, first, leading in ((_UP, line - 6, -12), (_DOWN, line + 14, 12)):
            told = [q for q in quads if cell.parts[q].happenings]
            for n, quad in enumerate(told):
                part, what = cell.parts[quad], "acts" if quad.startswith("material") else "words"
                text = f"{what} {signed(part.score)} ({part.happenings})"
                self.text(text, x, y=first + n * leading, size=10, soft=True)

    def _bar(self, quad: Quad, x: float, y: float, height: float) -> str:
        return self._rect(quad, x, y, self.bar, height) if height else ""

    def _box(self, quad: Quad, x: float, y: float, width: float, height: float) -> None:
        self.parts.append(self._rect(quad, x, y, width, height))

    def _rect(self, quad: Quad, x: float, y: float, wide: float, height: float) -> str:
        manner, kind = quad.split()
        ink = CONFLICT if kind == "conflict" else COOPERATION
        fill = ink if manner == "material" else f"url(#{self.id}-{kind})"
        shape = f"{kind} edge" if manner == "verbal" else f"{kind} full"
        return element(
            "rect", class_=shape, x=x, y=y, width=wide, height=height, fill=fill, stroke=ink, stroke_width=0.8
        )

    def _channels(self) -> None:
        by_kind: dict[Kind, dict[dt.date, list[Channel]]] = defaultdict(lambda: defaultdict(list))
        for channel in self.s.channels:
            if self.x(channel.day) is not None:
                by_kind[channel.kind][channel.day].append(channel)
        self.y += 14
        self.heading("Open channels", "who talks, mediates, agrees or concedes")
        top = self.y - 8
        if not by_kind:
            self.text("none told", self.left, size=11, soft=True)
            self.y += _STRIP
        for kind in KINDS:
            if kind in by_kind:
                self._strip(kind, by_kind[kind])
        self.panels.append((top, self.y - 10))
        self._channel_legend({c.state for weeks in by_kind.values() for some in weeks.values() for c in some})
        self.y += _GAP - 4

    def _strip(self, kind: Kind, weeks: dict[dt.date, list[Channel]]) -> None:
        at = self.y
        self.text(KIND_WORDS[kind], MARGIN, y=at + 4, size=11.5)
        self.parts.append(rule(self.left, at, self.left + self.plot))
        for day, channels in weeks.items():
            x = self.x(day)
            if x is None:
                continue
            states = [s for s in _STATES if any(c.state == s for c in channels)]
            apart = min(16.0, self.column / len(states))
            told = channels_line(channels)
            marks = [element("title", words(told))]
            if apart < 10:  # no room for each: the first, which weighs most
                states = states[:1]
            for n, state in enumerate(states):
                number_of = sum(c.state == state for c in channels)
                marks.append(mark(state, x + (n - (len(states) - 1) / 2) * apart, at, number_of))
            self.parts.append(_group(marks, told, self.links.channel(channels) if self.links else None))
        self.y += _STRIP

    def _channel_legend(self, states: Iterable[State]) -> None:
        shown, x = [s for s in _STATES if s in set(states)], self.left
        self.y += 3
        for state in shown:
            self.parts.append(mark(state, x + 5, self.y - 4, 1))
            self.text(_STATE_WORDS[state], x + 15, size=10.5, soft=True)
            x += 15 + width(_STATE_WORDS[state], 10.5) + 14
        self.y += 12 if shown else 0

    def _coverage(self) -> None:
        self.heading("Sources and coverage", "of all that counts; no part of the score")
        self.panels.append((self.y, self.y + _COVERAGE))
        most = max((c.articles for c in self.s.totals), default=0) or 1
        base = self.y + _COVERAGE
        self.text("independent sources", MARGIN + 18, y=base - 24, size=11.5)
        self.text("articles, with copies", MARGIN + 18, y=base - 6, size=11.5)
        self.parts.append(column(MARGIN, base - 33, 12, 11, full=True))
        self.parts.append(column(MARGIN, base - 15, 12, 11, full=False))
        self.parts.append(rule(self.left, base, self.left + self.plot, strong=True))
        self.parts.append(rule(self.left, base - _COVERAGE, self.left + self.plot))
        self.text(str(most), self.left - 6, y=base - _COVERAGE + 3.5, size=9.5, soft=True, anchor="end")
        self.text("0", self.left - 6, y=base + 3.5, size=9.5, soft=True, anchor="end")
        for cell in self.s.totals:
            x = self.x(cell.day)
            if x is None or not cell.articles:
                continue
            sources, articles = cell.independent_sources, count(cell.articles, "article")
            told = f"{cell.week}: {count(sources, 'independent source')}, {articles}"
            bars = [element("title", words(told))]
            for value, full in ((cell.articles, False), (cell.independent_sources, True)):
                high = value / most * _COVERAGE
                wide = self.bar if not full else self.bar * 0.56
                bars.append(column(x - wide / 2, base - high, wide, high, full=full))
            self.parts.append(element("g", *bars))
        self.y = base + _GAP + 8

    def _beside(self) -> None:
        cells = [c for c in self.s.totals if c.beside and self.x(c.day) is not None]
        if not cells:
            return
        self.heading("Told but not counted", "planned, threatened, possible, denied or negated: how many")
        most = max(sum(c.beside.values()) for c in cells)
        for cell in cells:
            x, number_of = self.x(cell.day) or 0.0, sum(cell.beside.values())
            told = f"{cell.week}: " + ", ".join(f"{n} {s}" for s, n in cell.beside.items())
            high = max(4.0, number_of / most * 16)
            box = element(
                "rect",
                class_="edge-ink",
                x=x - self.bar / 2,
                y=self.y + 16 - high,
                width=self.bar,
                height=high,
                fill="none",
                stroke=INK,
                stroke_width=0.9,
                stroke_dasharray="2 1.6",
            )
            self.parts.append(element("g", element("title", words(told)), box))
            if self.column >= 14:
                self.text(str(number_of), x, y=self.y + 27, size=9.5, soft=True, anchor="middle")
        self.parts.append(rule(self.left, self.y + 16, self.left + self.plot))
        self.y += 34

    def _weeks(self) -> None:
        self.y += 10
        if len(self.mondays) <= FEW:
            for monday in self.mondays:
                x = self.x(monday) or 0.0
                self.text(f"W{monday.isocalendar().week:02}", x, size=11, weight=700, anchor="middle")
                self.text(day_words(monday, year=False), x, y=self.y + 13, size=10, soft=True, anchor="middle")
            self.y += 34
            return
        last = -100.0
        for monday in self.month_starts():
            month, x = monday + TO_THURSDAY, (self.x(monday) or 0.0) - self.column / 2
            if x - last >= 26 or month.month == 1:
                self.text(MONTHS[month.month - 1], x, size=10.5)
                if last < 0 or month.month == 1:
                    self.text(str(month.year), x, y=self.y + 14, size=10.5, weight=700)
                last = x
        self.y += 36

    def _caption(self) -> None:
        for text in [*caption(self.s), *undrawn(self.s, len(self.dyads), len(self.mondays))]:
            drawn_lines = wrapped(text, self.width - 2 * MARGIN, 10.5)
            part, self.y = lines(drawn_lines, MARGIN, self.y, 14.5, font_size=10.5, fill=SOFT, class_="soft")
            self.parts.append(part)
            self.y += 3


def _group(parts: Iterable[str], told: str, address: str | None) -> str:
    """Marks that belong together; a link where they lead anywhere."""
    if address is None:
        return element("g", *parts)
    return element("a", *parts, href=address, aria_label=printable(told))


def drawn(situation: Situation) -> list[Dyad]:
    """The pairs that are drawn: both sides known, something that counts, at most DYADS."""
    return [d for d in situation.dyads if identified(d) and d.happenings][:DYADS]


def _label(name: str) -> list[str]:
    """A name in at most two lines of the gutter."""
    found = wrapped(name, GUTTER - 42, 12.5)
    return [cut(x, GUTTER - 42, 12.5) for x in (found if len(found) < 3 else [found[0], " ".join(found[1:])])]

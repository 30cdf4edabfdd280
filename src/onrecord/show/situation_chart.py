"""The situation as one picture: a row for each pair, a column for each week, channels and coverage below.

It is read without colour: cooperation stands above the line and conflict below; acts are filled, words are hatched;
what is planned is an empty mark. All numbers of it are in the table (CSV, JSON); every bar carries its own as a title.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

import msgspec

from onrecord.model.plover import Quad
from onrecord.show.describe import count
from onrecord.show.svg import Number, cut, element, lines, number, signed, width, words, wrapped
from onrecord.situation.channels import KINDS, Channel, Kind, State
from onrecord.situation.method import weights_line
from onrecord.situation.score import Cell, Dyad, Situation, identified

DYADS: Final = 8  # pairs that are drawn
WEEKS: Final = 130  # weeks that are drawn, the last ones
_GUTTER, _MARGIN, _RIGHT = 188.0, 24.0, 30.0
_ROW, _ALL, _GAP, _STRIP, _COVERAGE = 60.0, 84.0, 22.0, 19.0, 46.0
_INK, _SOFT, _LINE, _PAPER = "#1a1a1a", "#5c5c5c", "#d9d6d0", "#ffffff"
_CONFLICT, _COOPERATION = "#8c2d19", "#2f6f8f"
_SPELT: Final = 132.0
_FONT = "Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif"
_TO_THURSDAY: Final = dt.timedelta(days=3)  # a week belongs to the month and year of its Thursday (ISO 8601)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

# From the zero line outwards: what is done, then what is said.
_UP: Final[tuple[Quad, ...]] = ("material cooperation", "verbal cooperation")
_DOWN: Final[tuple[Quad, ...]] = ("material conflict", "verbal conflict")
_KIND_WORDS: Final[dict[Kind, str]] = {
    "call": "Calls",
    "visit": "Visits",
    "mediation": "Mediation",
    "talks": "Talks",
    "agreement": "Agreements",
    "concession": "Concessions",
    "refusal": "Talks refused",
}
_STATE_WORDS: Final[dict[State, str]] = {
    "open": "took place",
    "disputed": "disputed",
    "planned": "planned",
    "possible": "possible, threatened",
    "off": "denied or not held",
}
_STATES: Final[tuple[State, ...]] = ("open", "disputed", "planned", "possible", "off")


def chart(situation: Situation, *, id: str = "situation", title: str = "Conflict and cooperation by week") -> str:
    """The picture as an SVG element. `id` begins the ids within it, for pages that hold several."""
    return _Chart(situation, id, title).draw()


class _Scale(msgspec.Struct, frozen=True):
    """One scale for rows that are to be compared: the largest sums above and below the line, and how high a row is."""

    up: float
    down: float
    row: float

    def height(self, value: float) -> float:
        return value / (self.up + self.down) * self.row

    @property
    def zero(self) -> float:
        """From the top of a row to its line."""
        return self.height(self.up)

    @property
    def ticks(self) -> list[float]:
        """Above the line, the line, below it; one that would stand on the line's own label is left out."""
        apart = [t for t in (self.up, -self.down) if self.height(abs(t)) >= 9]
        return sorted([0.0, *apart], reverse=True)


class _Chart:
    def __init__(self, situation: Situation, id: str, title: str) -> None:
        self.s, self.id, self.title = situation, id, title
        self.mondays = situation.mondays[-WEEKS:]
        self.dyads = drawn(situation)
        n = max(1, len(self.mondays))
        self.plot = max(430.0, min(n * 16.0, 1100.0)) if n > 12 else max(430.0, min(n * 64.0, 700.0))
        self.column = self.plot / n
        self.spelt = self.column >= _SPELT  # room to write beside each bar what it adds up
        self.bar = min(30.0, self.column * 0.66)
        self.left = _MARGIN + _GUTTER
        self.width = self.left + self.plot + _RIGHT
        self.parts: list[str] = []
        self.panels: list[tuple[float, float]] = []  # from where to where the columns are seen
        self.y = 0.0

    def draw(self) -> str:
        self._head()
        if self.mondays:
            self._rows()
            self._channels()
            self._coverage()
            self._beside()
            self._weeks()
        else:
            self._text("No happening stands in a week.", self.left, size=13)
            self.y += 24
        self._caption()
        height = self.y + _MARGIN / 2
        body = "".join(self.parts)
        paper = element("rect", class_="paper", width=self.width, height=height, fill=_PAPER)
        return element(
            "svg",
            element("title", words(self.title), id=f"{self.id}-title"),
            element("desc", words(described(self.s)), id=f"{self.id}-desc"),
            self._patterns(),
            paper,
            self._grid(),
            body,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {number(self.width)} {number(height)}",
            width=self.width,
            height=height,
            role="img",
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
                element("rect", class_="paper", width=5, height=5, fill=_PAPER),
                element("line", class_=name, x1=1.2, y1=0, x2=1.2, y2=5, stroke=ink, stroke_width=1.7),
                id=f"{self.id}-{name}",
                width=5,
                height=5,
                patternUnits="userSpaceOnUse",
                patternTransform=f"rotate({turn})",
            )

        return element("defs", hatch("conflict", _CONFLICT, 45), hatch("cooperation", _COOPERATION, -45))

    def _head(self) -> None:
        self.y = _MARGIN + 14
        self._text(self.title, _MARGIN, size=18, weight=700)
        self.y += 20
        self._text(cut(self._span(), self.width - 2 * _MARGIN, 12.5), _MARGIN, size=12.5, soft=True)
        self.y += 26
        self._legend()
        self.y += 22

    def _span(self) -> str:
        if not self.mondays:
            return "no weeks"
        first, last = self.mondays[0], self.mondays[-1] + dt.timedelta(days=6)
        span = f"{_day(first)} to {_day(last)}, {count(len(self.mondays), 'week')} ({self.s.weeks[-len(self.mondays)]}"
        span += f" to {self.s.weeks[-1]})" if len(self.mondays) > 1 else ")"
        return span + (f", as known at the end of {_day(self.s.as_of)}" if self.s.as_of else "")

    def _legend(self) -> None:
        x, room = _MARGIN, self.width - _RIGHT
        for quad, label in (
            ("material cooperation", "acts of cooperation"),
            ("verbal cooperation", "words of cooperation"),
            ("material conflict", "acts of conflict"),
            ("verbal conflict", "words of conflict"),
        ):
            if x + 18 + width(label, 11.5) > room:
                x, self.y = _MARGIN, self.y + 18
            self._box(quad, x, self.y - 10, 13, 12)  # type: ignore[arg-type]
            self._text(label, x + 18, size=11.5)
            x += 18 + width(label, 11.5) + 16
        if x + 14 + width("sum", 11.5) <= room:
            self.parts.append(_net(x + 5, self.y - 4))
            self._text("sum of both", x + 14, size=11.5)

    def _rows(self) -> None:
        self._row("All happenings", "", self.s.totals, _scale([self.s.totals], _ALL))
        scale = _scale([d.cells for d in self.dyads], _ROW)
        for dyad in self.dyads:
            within = dyad.source == dyad.target
            self._row(dyad.source.name, "→ within itself" if within else f"→ {dyad.target.name}", dyad.cells, scale)

    def _row(self, who: str, whom: str, cells: Sequence[Cell], scale: _Scale) -> None:
        top, line = self.y, self.y + scale.zero
        self._row_label(who, whom, cells, top + scale.row / 2)
        for tick in scale.ticks:
            at = line - scale.height(tick)
            self.parts.append(_rule(self.left, at, self.left + self.plot, strong=tick == 0))
            self._text(signed(tick), self.left - 6, y=at + 3.5, size=9.5, soft=True, anchor="end")
        for cell in cells:
            self._bars(cell, line, scale, f"{who} {whom}".strip())
        self.panels.append((top, top + scale.row))
        self.y += scale.row + _GAP

    def _row_label(self, who: str, whom: str, cells: Sequence[Cell], middle: float) -> None:
        names = [*_label(who), *_label(whom)]
        y = middle - (len(names) * 14.5 + 13) / 2 + 11
        for name in names:
            self._text(name, _MARGIN, y=y, size=12.5, weight=700)
            y += 14.5
        facts = f"{count(sum(c.happenings for c in cells), 'happening')}, score {signed(sum(c.score for c in cells))}"
        self._text(facts, _MARGIN, y=y, size=10.5, soft=True)

    def _bars(self, cell: Cell, line: float, scale: _Scale, label: str) -> None:
        x = self._x(cell.day)
        if x is None or not cell.happenings:
            return
        parts = [element("title", words(cell_words(cell, label)))]
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
            parts.append(_net(x + self.bar / 2, line - scale.height(cell.score)))
        elif up == down:  # acts that weigh nothing either way, such as requests
            parts.append(element("circle", class_="ink", cx=x + self.bar / 2, cy=line, r=2, fill=_INK))
        self.parts.append(element("g", *parts))
        if self.spelt:
            self._spell(cell, x + self.bar + 9, line)

    def _spell(self, cell: Cell, x: float, line: float) -> None:
        """Beside a bar: what each class of acts adds and how many they are, on its side of the line."""
        for quads, first, leading in ((_UP, line - 6, -12), (_DOWN, line + 14, 12)):
            told = [q for q in quads if cell.parts[q].happenings]
            for n, quad in enumerate(told):
                part, what = cell.parts[quad], "acts" if quad.startswith("material") else "words"
                text = f"{what} {signed(part.score)} ({part.happenings})"
                self._text(text, x, y=first + n * leading, size=10, soft=True)

    def _bar(self, quad: Quad, x: float, y: float, height: float) -> str:
        return self._rect(quad, x, y, self.bar, height) if height else ""

    def _box(self, quad: Quad, x: float, y: float, width: float, height: float) -> None:
        self.parts.append(self._rect(quad, x, y, width, height))

    def _rect(self, quad: Quad, x: float, y: float, wide: float, height: float) -> str:
        manner, kind = quad.split()
        ink = _CONFLICT if kind == "conflict" else _COOPERATION
        fill = ink if manner == "material" else f"url(#{self.id}-{kind})"
        shape = f"{kind} edge" if manner == "verbal" else f"{kind} full"
        return element(
            "rect", class_=shape, x=x, y=y, width=wide, height=height, fill=fill, stroke=ink, stroke_width=0.8
        )

    def _channels(self) -> None:
        by_kind: dict[Kind, dict[dt.date, list[Channel]]] = defaultdict(lambda: defaultdict(list))
        for channel in self.s.channels:
            if self._x(channel.day) is not None:
                by_kind[channel.kind][channel.day].append(channel)
        self.y += 14
        self._heading("Open channels", "who talks, mediates, agrees or concedes")
        top = self.y - 8
        if not by_kind:
            self._text("none told", self.left, size=11, soft=True)
            self.y += _STRIP
        for kind in KINDS:
            if kind in by_kind:
                self._strip(kind, by_kind[kind])
        self.panels.append((top, self.y - 10))
        self._channel_legend({c.state for weeks in by_kind.values() for some in weeks.values() for c in some})
        self.y += _GAP - 4

    def _strip(self, kind: Kind, weeks: dict[dt.date, list[Channel]]) -> None:
        at = self.y
        self._text(_KIND_WORDS[kind], _MARGIN, y=at + 4, size=11.5)
        self.parts.append(_rule(self.left, at, self.left + self.plot))
        for day, channels in weeks.items():
            x = self._x(day)
            if x is None:
                continue
            states = [s for s in _STATES if any(c.state == s for c in channels)]
            apart = min(16.0, self.column / len(states))
            marks = [element("title", words(channel_words(channels)))]
            if apart < 10:  # no room for each: the first, which weighs most
                states = states[:1]
            for n, state in enumerate(states):
                number_of = sum(c.state == state for c in channels)
                marks.append(_mark(state, x + (n - (len(states) - 1) / 2) * apart, at, number_of))
            self.parts.append(element("g", *marks))
        self.y += _STRIP

    def _channel_legend(self, states: Iterable[State]) -> None:
        shown, x = [s for s in _STATES if s in set(states)], self.left
        self.y += 3
        for state in shown:
            self.parts.append(_mark(state, x + 5, self.y - 4, 1))
            self._text(_STATE_WORDS[state], x + 15, size=10.5, soft=True)
            x += 15 + width(_STATE_WORDS[state], 10.5) + 14
        self.y += 12 if shown else 0

    def _coverage(self) -> None:
        self._heading("Sources and coverage", "of all that counts; no part of the score")
        self.panels.append((self.y, self.y + _COVERAGE))
        most = max((c.articles for c in self.s.totals), default=0) or 1
        base = self.y + _COVERAGE
        self._text("independent sources", _MARGIN + 18, y=base - 24, size=11.5)
        self._text("articles, with copies", _MARGIN + 18, y=base - 6, size=11.5)
        self.parts.append(_column(_MARGIN, base - 33, 12, 11, full=True))
        self.parts.append(_column(_MARGIN, base - 15, 12, 11, full=False))
        self.parts.append(_rule(self.left, base, self.left + self.plot, strong=True))
        self.parts.append(_rule(self.left, base - _COVERAGE, self.left + self.plot))
        self._text(str(most), self.left - 6, y=base - _COVERAGE + 3.5, size=9.5, soft=True, anchor="end")
        self._text("0", self.left - 6, y=base + 3.5, size=9.5, soft=True, anchor="end")
        for cell in self.s.totals:
            x = self._x(cell.day)
            if x is None or not cell.articles:
                continue
            told = f"{cell.week}: {count(cell.independent_sources, 'independent source')}, {count(cell.articles, 'article')}"
            bars = [element("title", words(told))]
            for value, full in ((cell.articles, False), (cell.independent_sources, True)):
                high = value / most * _COVERAGE
                wide = self.bar if not full else self.bar * 0.56
                bars.append(_column(x - wide / 2, base - high, wide, high, full=full))
            self.parts.append(element("g", *bars))
        self.y = base + _GAP + 8

    def _beside(self) -> None:
        cells = [c for c in self.s.totals if c.beside and self._x(c.day) is not None]
        if not cells:
            return
        self._heading("Told but not counted", "planned, threatened, possible, denied or negated: how many")
        most = max(sum(c.beside.values()) for c in cells)
        for cell in cells:
            x, number_of = self._x(cell.day) or 0.0, sum(cell.beside.values())
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
                stroke=_INK,
                stroke_width=0.9,
                stroke_dasharray="2 1.6",
            )
            self.parts.append(element("g", element("title", words(told)), box))
            if self.column >= 14:
                self._text(str(number_of), x, y=self.y + 27, size=9.5, soft=True, anchor="middle")
        self.parts.append(_rule(self.left, self.y + 16, self.left + self.plot))
        self.y += 34

    def _grid(self) -> str:
        """A hairline where each month begins, behind all else."""
        if len(self.mondays) <= 12:
            return ""
        starts = [x - self.column / 2 for m in self._month_starts() if (x := self._x(m)) is not None]
        return "".join(
            element("line", class_="rule", x1=x, y1=top, x2=x, y2=bottom, stroke=_LINE, stroke_width=0.7)
            for x in starts
            for top, bottom in self.panels
        )

    def _weeks(self) -> None:
        self.y += 10
        if len(self.mondays) <= 12:
            for monday in self.mondays:
                x = self._x(monday) or 0.0
                self._text(f"W{monday.isocalendar().week:02}", x, size=11, weight=700, anchor="middle")
                self._text(_day(monday, year=False), x, y=self.y + 13, size=10, soft=True, anchor="middle")
            self.y += 34
            return
        last = -100.0
        for monday in self._month_starts():
            month, x = monday + _TO_THURSDAY, (self._x(monday) or 0.0) - self.column / 2
            if x - last >= 26 or month.month == 1:
                self._text(_MONTHS[month.month - 1], x, size=10.5)
                if last < 0 or month.month == 1:
                    self._text(str(month.year), x, y=self.y + 14, size=10.5, weight=700)
                last = x
        self.y += 36

    def _month_starts(self) -> list[dt.date]:
        """The Monday of the first week drawn of every month."""
        seen: dict[tuple[int, int], dt.date] = {}
        for monday in self.mondays:
            thursday = monday + _TO_THURSDAY
            seen.setdefault((thursday.year, thursday.month), monday)
        return list(seen.values())

    def _caption(self) -> None:
        for text in caption(self.s, len(self.dyads)):
            drawn_lines = wrapped(text, self.width - 2 * _MARGIN, 10.5)
            part, self.y = lines(drawn_lines, _MARGIN, self.y, 14.5, font_size=10.5, fill=_SOFT, class_="soft")
            self.parts.append(part)
            self.y += 3

    # -- small things --------------------------------------------------------------------------------------------

    def _x(self, monday: dt.date) -> float | None:
        """The middle of a week's column; None for a week that is not drawn."""
        n = (monday - self.mondays[0]).days // 7
        middle = 40.0 if self.spelt else self.column / 2
        return self.left + n * self.column + middle if 0 <= n < len(self.mondays) else None

    def _heading(self, text: str, note: str) -> None:
        self._text(text, _MARGIN, size=12.5, weight=700)
        self._text(cut(note, self.plot, 10.5), self.left, size=10.5, soft=True)
        self.y += 19

    def _text(
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
                fill=_SOFT if soft else _INK,
            )
        )


def drawn(situation: Situation) -> list[Dyad]:
    """The pairs that are drawn: both sides known, something that counts, at most DYADS."""
    return [d for d in situation.dyads if identified(d) and d.happenings][:DYADS]


def caption(situation: Situation, pairs: int) -> list[str]:
    """How the picture was made and what it does not show, in whole sentences."""
    method = situation.method
    out = [f"{method.formula}. Weights: {weights_line(method)}." + (" These weights are your own." if method.changed else "")]
    out.append("Intensity: PLOVER's score of each type, −10 to 10. " + method.notes[0])
    undated, all_of = sum(c.undated for c in situation.totals), sum(c.happenings for c in situation.totals)
    if undated:
        out.append(f"{undated} of {count(all_of, 'happening')} have no stated day and stand in the week when first told.")
    if out_of := [f"{x.happenings} ({x.reason})" for x in situation.left_out]:
        out.append(f"In no week: {', '.join(out_of)}.")
    rest = [d for d in situation.dyads if d.happenings]
    unknown = sum(not identified(d) for d in rest)
    if missing := len(rest) - unknown - pairs:
        out.append(f"Pairs not drawn: {missing} with fewer happenings.")
    if unknown:
        out.append("Acts of or upon somebody not identified are in “All happenings” and in the table, not in a row.")
    if len(situation.weeks) > WEEKS:
        out.append(f"The last {WEEKS} of {len(situation.weeks)} weeks are drawn; the table has all.")
    return out


def described(situation: Situation) -> str:
    """The picture in words, for who cannot see it."""
    if not situation.weeks:
        return "No happening stands in a week."
    pairs = "; ".join(
        f"{d.source.name} to {d.target.name}: {count(d.happenings, 'happening')}, score {signed(d.score)}"
        for d in drawn(situation)
    )
    weeks = "; ".join(f"{c.week}: {count(c.happenings, 'happening')}, score {signed(c.score)}" for c in situation.totals[-12:])
    return (
        f"Bars by week for each pair of sides, cooperation above the line and conflict below it. {pairs or 'No pair'}. "
        f"All happenings by week: {weeks}. Channels: {count(len(situation.channels), 'contact')}."
    )


def cell_words(cell: Cell, label: str) -> str:
    """What a bar says: "2026-W11, A → B: score −3 of 4 acts; material conflict 2 (−9) ..."."""
    parts = [f"{q} {p.happenings} ({signed(p.score)})" for q, p in cell.parts.items() if p.happenings]
    sources = f"{count(cell.independent_sources, 'independent source')}, {count(cell.articles, 'article')}"
    return f"{cell.week}, {label}: score {signed(cell.score)} of {count(cell.happenings, 'happening')}; {'; '.join(parts)}; {sources}"


def channel_words(channels: Iterable[Channel]) -> str:
    told = [f"{' and '.join(s.name for s in c.sides) or 'not identified'}: {c.kind}, {c.standing}" for c in channels]
    return "; ".join(told)


def _scale(rows: Iterable[Iterable[Cell]], row: float) -> _Scale:
    ups, downs = [0.0], [0.0]
    for cell in chain.from_iterable(rows):
        ups.append(sum(max(0.0, p.score) for p in cell.parts.values()))
        downs.append(sum(max(0.0, -p.score) for p in cell.parts.values()))
    step = _nice(max(*ups, *downs, 1.0) / 2)
    return _Scale(up=_up_to(max(ups), step), down=_up_to(max(downs), step), row=row)


def _label(name: str) -> list[str]:
    """A name in at most two lines of the gutter."""
    found = wrapped(name, _GUTTER - 42, 12.5)
    return [cut(x, _GUTTER - 42, 12.5) for x in (found if len(found) < 3 else [found[0], " ".join(found[1:])])]


def _up_to(value: float, step: float) -> float:
    """The next half step at or above."""
    half = step / 2
    return max(half, half * -(-value // half))


def _nice(value: float) -> float:
    """1, 2 or 5 times a power of ten, at or below `value`."""
    power = 1.0
    while power * 10 <= value:
        power *= 10
    while power > value:
        power /= 10
    return max(m * power for m in (1, 2, 5) if m * power <= value)


def _day(day: dt.date, *, year: bool = True) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def _rule(x1: float, y: float, x2: float, *, strong: bool = False) -> str:
    ink, thick = (_INK, 0.9) if strong else (_LINE, 0.7)
    return element(
        "line", class_="axis" if strong else "rule", x1=x1, y1=y, x2=x2, y2=y, stroke=ink, stroke_width=thick
    )


def _net(x: float, y: float) -> str:
    return element("circle", class_="net", cx=x, cy=y, r=2.8, fill=_PAPER, stroke=_INK, stroke_width=1.3)


def _column(x: float, y: float, wide: float, height: float, *, full: bool) -> str:
    fill = _INK if full else "none"
    return element(
        "rect",
        class_="ink edge-ink" if full else "edge-ink",
        x=x,
        y=y,
        width=wide,
        height=height,
        fill=fill,
        stroke=_INK,
        stroke_width=0.9,
    )


def _mark(state: State, x: float, y: float, number_of: int) -> str:
    """Full: it took place. Half: disputed. Empty: planned. Dotted: possible. A cross: denied or not held."""
    ring = {"class_": "edge-ink", "stroke": _INK, "stroke_width": 1.3}
    r = 4.6 if number_of == 1 else 6.4
    circle = element(
        "circle",
        cx=x,
        cy=y,
        r=r,
        fill=_INK if state == "open" else _PAPER,
        stroke_dasharray="1.6 1.5" if state == "possible" else None,
        **(ring | {"class_": "ink edge-ink" if state == "open" else "paper edge-ink"}),
    )
    if state == "off":
        a = r * 0.75
        path = f"M{number(x - a)} {number(y - a)}L{number(x + a)} {number(y + a)}M{number(x - a)} {number(y + a)}L{number(x + a)} {number(y - a)}"
        circle = element("path", d=path, fill="none", **ring)
    if state == "disputed":
        half = f"M{number(x)} {number(y - r)}A{number(r)} {number(r)} 0 0 0 {number(x)} {number(y + r)}Z"
        circle += element("path", class_="ink", d=half, fill=_INK)
    if number_of == 1:
        return circle
    side = state in ("off", "disputed")
    return circle + element(
        "text",
        words(str(number_of)),
        class_="paper" if state == "open" else "ink",
        x=x + (r + 5 if side else 0),
        y=y + 3,
        font_size=8.5,
        font_weight=700,
        text_anchor="middle",
        fill=_PAPER if state == "open" else _INK,
    )

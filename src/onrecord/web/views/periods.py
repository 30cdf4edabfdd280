"""The chronology in pages, and a strip above it that shows how much happened when and leads to each part of it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

import msgspec

from onrecord.model.happening import Happening
from onrecord.show import dates
from onrecord.show.chart_canvas import MONTHS
from onrecord.show.chart_marks import CONFLICT, COOPERATION, INK, LINE, SOFT
from onrecord.show.chronology import Entry
from onrecord.show.describe import count
from onrecord.show.svg import element, number, words
from onrecord.situation.score import AROUND
from onrecord.web.views import links
from onrecord.web.views.shown import Manner, Shown

PAGE: Final = 50  # happenings on a page
_BARS: Final = 64
_WIDE, _UP, _DOWN, _OUTER = 1080.0, 40.0, 40.0, 96.0


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """The lines of one heading. `id` is its anchor."""

    id: str
    title: str
    note: str
    entries: tuple[Entry, ...]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One bar of the strip: a stretch of days, or what lies outside, or has no stated day. `at` is the index of its
    first happening in the chronology, `anchor` the heading that it stands under."""

    label: str
    first: dt.date | None
    at: int
    anchor: str
    happenings: int
    manners: dict[Manner, int]


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Page `number` of `pages`, from 1, and how many happenings there are on all."""

    number: int
    pages: int
    happenings: int
    first: int
    days: tuple[Day, ...]


def page(shown: Shown, happenings: Sequence[Happening], number: int) -> Page:
    """The happenings (in order) of that page; the nearest where there is none of that number."""
    pages = max(1, -(-len(happenings) // PAGE))
    number = min(max(number, 1), pages)
    first = (number - 1) * PAGE
    return Page(
        number=number,
        pages=pages,
        happenings=len(happenings),
        first=first,
        days=tuple(_days(shown, happenings[first : first + PAGE])),
    )


def _days(shown: Shown, happenings: Sequence[Happening]) -> list[Day]:
    """Under their days; what has no stated day under the day on which it was first told."""
    found: dict[str, tuple[str, str, list[Entry]]] = {}
    for h in happenings:
        entry = shown.chronology.entry(h)
        found.setdefault(_anchor(h, shown), (*_heading(entry), []))[2].append(entry)
    return [Day(id=id, title=t, note=n, entries=tuple(some)) for id, (t, n, some) in found.items()]


def _anchor(h: Happening, shown: Shown) -> str:
    if h.when:
        return f"d-{h.when.start}-{h.when.end}"
    told = shown.told[h.id]
    return f"told-{told}" if told else "told"


def _heading(entry: Entry) -> tuple[str, str]:
    if entry.when:
        return entry.day, entry.weekday
    return "Day not stated", f"first told {dates.day(entry.first_told)}" if entry.first_told else "nor when it was told"


def parts(shown: Shown, happenings: Sequence[Happening]) -> list[Part]:
    """The strip of the happenings (in order): as many equal stretches of days, weeks or months as there is room for
    around the days of publication, what lies before and after, and what has no stated day."""
    published = [d for d in shown.published.values() if d]
    dated = [h for h in happenings if h.when]
    inside = [h for h in dated if published and min(published) - AROUND <= _start(h) <= max(published) + AROUND]
    edges = _edges(_start(inside[0]), _start(inside[-1])) if inside else []
    found: dict[tuple[int, dt.date | None], list[tuple[int, Happening]]] = {(0, e): [] for e in edges}
    for at, h in enumerate(happenings):
        found.setdefault(_slot(h, edges), []).append((at, h))
    out = []
    for (kind, edge), some in sorted(found.items(), key=lambda f: (f[0][0], f[0][1] or dt.date.min)):
        label = _label(edge, edges) if kind == 0 and edge else _OUTSIDE[kind]
        out.append(
            Part(
                label=label,
                first=edge,
                at=some[0][0] if some else 0,
                anchor=_anchor(some[0][1], shown) if some else "",
                happenings=len(some),
                manners=shown.manners(h for _, h in some),
            )
        )
    return out


_OUTSIDE: Final = {-1: "earlier", 1: "later", 2: "day not stated"}


def _start(h: Happening) -> dt.date:
    assert h.when is not None
    return h.when.start


def _slot(h: Happening, edges: Sequence[dt.date]) -> tuple[int, dt.date | None]:
    if h.when is None:
        return 2, None
    if not edges or h.when.start < edges[0]:
        return -1, None
    last = edges[-1] + (edges[-1] - edges[-2] if len(edges) > 1 else dt.timedelta(days=1))
    if h.when.start >= last and h.when.start > edges[-1] + dt.timedelta(days=31):
        return 1, None
    return 0, edges[bisect_right(edges, h.when.start) - 1]


def _edges(first: dt.date, last: dt.date) -> list[dt.date]:
    """The first days of equal stretches from the first day to the last: days, weeks, months or years."""
    span = (last - first).days + 1
    if span <= _BARS:
        return [first + dt.timedelta(days=n) for n in range(span)]
    if span <= _BARS * 7:
        monday = first - dt.timedelta(days=first.weekday())
        return [monday + dt.timedelta(days=7 * n) for n in range((last - monday).days // 7 + 1)]
    months = [first.replace(day=1)]
    step = 1 if span <= _BARS * 31 else 12
    if step == 12:
        months = [first.replace(month=1, day=1)]
    while True:
        year, month = divmod(months[-1].year * 12 + months[-1].month - 1 + step, 12)
        following = dt.date(year, month + 1, 1)
        if following > last:
            return months
        months.append(following)


def _label(edge: dt.date, edges: Sequence[dt.date]) -> str:
    step = (edges[1] - edges[0]).days if len(edges) > 1 else 1
    if step == 1:
        return dates.day(edge)
    if step == 7:
        return f"week of {dates.day(edge)}"
    return dates.month(edge) if step < 40 else str(edge.year)


def strip(found: Sequence[Part], address: dict[str, str], as_of: dt.date | None, current: Page) -> str:
    """The strip as an SVG element: cooperation above the line, conflict below; each bar leads to its page.

    What lies before or after, or has no stated day, is told as a number at the end, so that it dwarfs no bar.
    """
    return _Strip(found, address, as_of, current).draw() if found else ""


class _Strip:
    def __init__(self, found: Sequence[Part], address: dict[str, str], as_of: dt.date | None, current: Page) -> None:
        self.found, self.address, self.as_of, self.current = found, address, as_of, current
        dated = [p for p in found if p.first]
        up = max((p.happenings - p.manners["conflict"] for p in dated), default=0)
        down = max((p.manners["conflict"] for p in dated), default=0)
        self.unit = min(_UP / max(up, 1), _DOWN / max(down, 1), 8.0)
        self.column = min((_WIDE - _OUTER * (len(found) - len(dated))) / max(1, len(dated)), 44.0)
        self.line = up * self.unit + 8
        self.foot = self.line + max(down * self.unit, 14) + 4

    def draw(self) -> str:
        x, drawn, here, dated = 0.0, [], [], []
        for n, part in enumerate(self.found):
            wide = self.column if part.first else _OUTER
            drawn.append(self._bar(part, x, wide) if part.first else self._number(part, x))
            drawn.append(self._tick(n, x) if part.first else "")
            dated += [x, x + wide] if part.first else []
            if part.happenings and self.current.first <= part.at < self.current.first + PAGE:
                here += [x, x + wide]
            x += wide
        if self.current.pages > 1 and here:
            here_to = max(here) - min(here)
            drawn.append(element("rect", class_="here", x=min(here), y=self.foot, width=here_to, height=3))
        wide, height = max(x, 360.0), self.foot + 20
        return element(
            "svg",
            element("title", words("How much happened when"), id="strip-title"),
            *drawn,
            self._axis(min(dated), max(dated)) if dated else "",
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {number(wide)} {number(height)}",
            width=wide,
            height=height,
            role="group",
            aria_labelledby="strip-title",
            class_="chart strip",
            font_size=11,
        )

    def _axis(self, left: float, right: float) -> str:
        return element(
            "line", class_="axis", x1=left, y1=self.line, x2=right, y2=self.line, stroke=INK, stroke_width=0.8
        )

    def _link(self, part: Part, *shapes: str) -> str:
        told = f"{part.label}: {count(part.happenings, 'happening')}, {part.manners['conflict']} of conflict"
        asked = self.address | {"page": str(part.at // PAGE + 1)}
        address = links.view("/chronology", self.as_of, **asked) + f"#{part.anchor}"
        return element("a", element("title", words(told)), *shapes, href=address, aria_label=told)

    def _bar(self, part: Part, x: float, wide: float) -> str:
        if not part.happenings:
            return ""
        conflict = part.manners["conflict"]
        up, down = (part.happenings - conflict) * self.unit, conflict * self.unit
        bar = min(wide - 1.5, 26.0)
        left = x + (wide - bar) / 2
        reach = element("rect", class_="reach", x=x, y=0, width=wide, height=self.foot, fill="transparent")
        above = element("rect", class_="cooperation", x=left, y=self.line - up, width=bar, height=up, fill=COOPERATION)
        below = element("rect", class_="conflict", x=left, y=self.line, width=bar, height=down, fill=CONFLICT)
        return self._link(part, reach, above if up else "", below if down else "")

    def _number(self, part: Part, x: float) -> str:
        """How many there are outside, as a figure."""
        if not part.happenings:
            return ""
        reach = element("rect", class_="reach", x=x, y=0, width=_OUTER, height=self.foot, fill="transparent")
        figure = self._said(str(part.happenings), x, self.line + 6, class_="ink halo", font_size=17, font_weight=700)
        return self._link(part, reach, figure, self._said(part.label, x, self.foot + 14, class_="soft"))

    @staticmethod
    def _said(text: str, x: float, y: float, **more: str | int) -> str:
        return element("text", words(text), x=x + _OUTER / 2, y=y, text_anchor="middle", **more)

    def _tick(self, n: int, x: float) -> str:
        """A name below where a month or year begins."""
        part, before = self.found[n], self.found[n - 1].first if n else None
        after = self.found[n + 1].first if n + 1 < len(self.found) else None
        assert part.first is not None
        yearly = after is not None and (after - part.first).days > 300
        same = before is not None and (before.year, before.month) == (part.first.year, part.first.month)
        if same or (yearly and n and part.first.year % 5):
            return ""
        name = str(part.first.year) if yearly else MONTHS[part.first.month - 1]
        if not yearly and (before is None or before.year != part.first.year):
            name += f" {part.first.year}"
        top, y = self.foot + 4, self.foot + 14
        mark = element("line", class_="rule", x1=x, y1=top, x2=x, y2=top + 14, stroke=LINE)
        return mark + element("text", words(name), class_="soft", x=x + 3, y=y, fill=SOFT)

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
_WIDE, _UP, _DOWN = 1080.0, 34.0, 34.0


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
    """The strip as an SVG element: cooperation above the line, conflict below; each bar leads to its page."""
    if not found:
        return ""
    most_up = max((p.happenings - p.manners["conflict"] for p in found), default=0)
    most_down = max((p.manners["conflict"] for p in found), default=0)
    unit = min(_UP / max(most_up, 1), _DOWN / max(most_down, 1), 8.0)
    outside = [p for p in found if p.first is None]
    room = _WIDE - 100.0 * len(outside)
    column = min(room / max(1, len(found) - len(outside)), 44.0)
    x, line, drawn = 0.0, _UP + 6, []
    for n, part in enumerate(found):
        wide = column if part.first else 100.0
        drawn.append(_bar(part, x, wide, line, unit, address, as_of, current))
        drawn.append(_tick(found, n, x, wide, line))
        x += wide
    axis = element("line", class_="axis", x1=0, y1=line, x2=x, y2=line, stroke=INK, stroke_width=0.8)
    height = line + _DOWN + 22
    return element(
        "svg",
        element("title", words("How much happened when"), id="strip-title"),
        *drawn,
        axis,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(max(x, 360.0))} {number(height)}",
        width=max(x, 360.0),
        height=height,
        role="group",
        aria_labelledby="strip-title",
        class_="chart strip",
        font_size=11,
    )


def _bar(
    part: Part,
    x: float,
    wide: float,
    line: float,
    unit: float,
    address: dict[str, str],
    as_of: dt.date | None,
    current: Page,
) -> str:
    if not part.happenings:
        return ""
    conflict = part.manners["conflict"]
    other = part.happenings - conflict
    bar = min(wide - 1.5, 26.0)
    left = x + (wide - bar) / 2
    here = current.first <= part.at < current.first + PAGE
    shapes = [
        element("rect", class_="reach", x=x, y=0, width=wide, height=line + _DOWN, fill="transparent"),
        element("rect", class_="here", x=x, y=line + _DOWN + 2, width=wide, height=3, fill=INK) if here else "",
    ]
    up, down = other * unit, conflict * unit
    box = {"x": left, "width": bar}
    if other:
        shapes.append(element("rect", class_="cooperation", y=line - up, height=up, fill=COOPERATION, **box))
    if conflict:
        shapes.append(element("rect", class_="conflict", y=line, height=down, fill=CONFLICT, **box))
    told = f"{part.label}: {count(part.happenings, 'happening')}, {conflict} of conflict"
    asked = address | {"page": str(part.at // PAGE + 1)}
    return element(
        "a",
        element("title", words(told)),
        *shapes,
        href=links.view("/chronology", as_of, **asked) + f"#{part.anchor}",
        aria_label=told,
    )


def _tick(found: Sequence[Part], n: int, x: float, wide: float, line: float) -> str:
    """A name below where a month or year begins, or what is outside; nothing where there is no room."""
    part, y = found[n], line + _DOWN + 18
    if part.first is None:
        return element("text", words(part.label), class_="soft", x=x + wide / 2, y=y, text_anchor="middle", fill=SOFT)
    before = found[n - 1].first if n else None
    same = before is not None and (before.year, before.month) == (part.first.year, part.first.month)
    yearly = len(found) > n + 1 and (nxt := found[n + 1].first) is not None and (nxt - part.first).days > 300
    if same or (yearly and part.first.year % 5 and n):
        return ""
    name = str(part.first.year) if yearly else MONTHS[part.first.month - 1]
    if not yearly and (before is None or before.year != part.first.year):
        name += f" {part.first.year}"
    mark = element("line", class_="rule", x1=x, y1=line + _DOWN + 6, x2=x, y2=line + _DOWN + 20, stroke=LINE)
    return mark + element("text", words(name), class_="soft", x=x + 3, y=y, fill=SOFT)

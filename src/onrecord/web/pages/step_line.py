"""How the standing of a happening went over time, as a step line: a row for each standing, a step for each day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

import msgspec

from onrecord.model.happening import SourcedChange
from onrecord.model.standing import STANDINGS, Standing
from onrecord.record.happenings import settle
from onrecord.show import dates
from onrecord.show.palette import SIGNS
from onrecord.show.svg import element, words

WIDTH: Final = 400.0
_GUTTER: Final = 108.0
_ROW: Final = 24.0
_TOP: Final = 14.0
_RIGHT: Final = 18.0
_APART: Final = 66.0  # between two days that are both written out


class Point(msgspec.Struct, frozen=True):
    """From the articles of `day` on (None: of days that are not known), the happening stood so."""

    day: dt.date | None
    standing: Standing


def points(history: Sequence[SourcedChange]) -> list[Point]:
    """The standing after each day of publication; what is not dated counts last."""
    known = sorted({c.published for c in history if c.published})
    found = [Point(day, settle([c for c in history if c.published and c.published <= day])) for day in known]
    if len(known) < len({c.published for c in history}):
        found.append(Point(None, settle(history)))
    return found


def step_line(history: Sequence[SourcedChange], standing: Standing) -> str:
    """SVG without scripts or styles of its own; it says in words (title) what it draws. `standing` is shown at the end.

    Raises ValueError for an empty history.
    """
    line = points(history)
    line[-1] = Point(line[-1].day, standing)
    said = {c.standing for c in history}
    rows = [s for s in STANDINGS if s in said | {p.standing for p in line}]
    height = _TOP + len(rows) * _ROW + 22
    at = {s: _TOP + (n + 0.5) * _ROW for n, s in enumerate(rows)}
    xs = _columns([p.day for p in line])
    parts = [element("title", words(_told(line)))]
    for s in rows:
        parts.append(element("line", x1=_GUTTER, x2=WIDTH, y1=at[s], y2=at[s], class_="rule"))
        parts.append(element("text", words(f"{SIGNS[s]} {s}"), x=0, y=at[s] + 4, class_=f"row {s}"))
    parts.append(element("path", d=_path([(x, at[p.standing]) for x, p in zip(xs, line)]), class_="step"))
    column = {p.day: x for p, x in zip(line, xs, strict=True)}
    heard = {(column.get(c.published, xs[-1]), at[c.standing]): None for c in history}
    parts += [element("circle", cx=x, cy=y, r=3.2, class_="voice") for x, y in heard]
    parts += _days(line, xs, height - 5)
    return element(
        "svg", *parts, class_="step-line", viewBox=f"0 0 {WIDTH:g} {height:g}", role="img", aria_label=_told(line)
    )


def _columns(days: Sequence[dt.date | None]) -> list[float]:
    """Where each day stands: by time, and the days that are not known at the end."""
    known = [d for d in days if d]
    first, span = (known[0], (known[-1] - known[0]).days) if known else (None, 0)
    room = WIDTH - _GUTTER - _RIGHT - 8 - (46 if None in days and known else 0)
    out = []
    for day in days:
        if day is None:
            out.append(WIDTH - _RIGHT - 28)
        elif first is None or span == 0:
            out.append(_GUTTER + 8)
        else:
            out.append(_GUTTER + 8 + room * (day - first).days / span)
    return out


def _path(steps: Sequence[tuple[float, float]]) -> str:
    x, y = steps[0]
    path = [f"M{x:.1f} {y:.1f}"]
    for x, y in steps[1:]:
        path += [f"H{x:.1f}", f"V{y:.1f}"]
    return "".join([*path, f"H{WIDTH:g}"])


def _days(line: Sequence[Point], xs: Sequence[float], y: float) -> list[str]:
    """The days below the line; those that would stand on another are left out, the first and last never."""
    out: list[str] = []
    right = WIDTH
    shown: list[tuple[float, str, str]] = []
    for n in [len(line) - 1, *range(len(line) - 1)]:
        label = _short(line[n].day)
        anchor = "end" if n == len(line) - 1 and n > 0 else "start" if n == 0 else "middle"
        x = min(xs[n], right) if anchor != "end" else min(xs[n] + 30, right)
        if all(abs(x - other) > _APART for other, _, _ in shown):
            shown.append((x, label, anchor))
    for x, label, anchor in shown:
        out.append(element("text", words(label), x=x, y=y, class_="day", text_anchor=anchor))
    return out


def _told(line: Sequence[Point]) -> str:
    """ "Reported from 12 March 2026, disputed from 14 March 2026"."""
    parts: list[str] = []
    for n, p in enumerate(line):
        if n == 0 or p.standing != line[n - 1].standing:
            parts.append(f"{p.standing} from {dates.day(p.day)}" if p.day else f"{p.standing}, day not known")
    told = ", then ".join(parts)
    return told[:1].upper() + told[1:]


def _short(day: dt.date | None) -> str:
    return f"{day.day} {dates.MONTHS[day.month - 1][:3]} {day.year % 100:02}" if day else "no date"

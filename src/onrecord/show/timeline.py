"""The chronology as a page of a terminal, as Markdown, and as TimelineJS 3's JSON."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.model.span import Span
from onrecord.model.standing import Standing
from onrecord.show.chronology import Difference, Entry, Said, by_day
from onrecord.show.describe import count
from onrecord.show.palette import SIGNS, STYLES
from onrecord.show.terminal import QUOTE_LENGTH, Quote, standing_label
from onrecord.show.words import printable

DIM = "dim"
_MARKDOWN = re.compile(r"([\\`*_\[\]#|<>~&$]|:(?=//))")


def text(entries: Sequence[Entry], notes: Iterable[str] = ()) -> Iterator[RenderableType]:
    """For a terminal: day by day, each line with its standing, who says so, and its first quote."""
    for note in notes:
        yield Text(note, style=DIM)
    yield Text()
    for day, weekday, lines in by_day(entries):
        yield Text.assemble((day, "bold"), (f"  {weekday}" if weekday else "", DIM))
        for entry in lines:
            yield _row(entry)
        yield Text()


def _row(entry: Entry) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=14, no_wrap=True)
    table.add_column(ratio=1)
    table.add_row(standing_label(entry.standing), Group(*_row_lines(entry)))
    return table


def _row_lines(entry: Entry) -> Iterator[RenderableType]:
    yield Text(entry.sentence, style="bold")
    yield Text(entry.words)
    for difference in entry.differences:
        yield Text(f"≠ {difference.about}: {versus(difference)}", style=STYLES["disputed"])
    yield Text(f"{entry.counted} · {entry.code} · {entry.basis} · {entry.id}", style=DIM)
    words, paper, _ = entry.quotes[0]
    yield Quote(words, limit=QUOTE_LENGTH, note=paper.label)


def versus(difference: Difference) -> str:
    """ "12 (Example Wire, 3 May 2026) against 14 (The Daily, 4 May 2026)"."""
    sides = ((value, dict.fromkeys(s.paper.label for s in said)) for value, said in difference.values)
    return " against ".join(f"{value} ({'; '.join(papers)})" for value, papers in sides)


def markdown(entries: Sequence[Entry], *, title: str, notes: Iterable[str]) -> Iterator[str]:
    """CommonMark; nothing in names or quotes is markup. `notes` are sentences below the title."""
    yield f"# {escaped(title)}\n\n"
    for note in notes:
        yield f"{escaped(note)}\n\n"
    for day, weekday, lines in by_day(entries):
        yield f"## {escaped(day)}{f' ({weekday})' if weekday else ''}\n\n"
        for entry in lines:
            yield "".join(_markdown_entry(entry))


def _markdown_entry(entry: Entry) -> Iterator[str]:
    yield f"- **{label(entry.standing)}** · {escaped(entry.sentence)}\n\n"
    facts = [entry.words, entry.counted, entry.code, entry.basis]
    yield f"  {' · '.join(escaped(f) for f in facts)} · `{entry.id}`\n\n"
    for difference in entry.differences:
        yield f"  **≠ The articles differ on {escaped(difference.about)}:** {escaped(versus(difference))}\n\n"
        for _, voices in difference.values:
            for said in voices:
                yield from _markdown_quotes(said)
    for said in entry.said:
        yield from _markdown_quotes(said)


def _markdown_quotes(said: Said) -> Iterator[str]:
    note = f" ({escaped(said.note)})" if said.note else ""
    for quote in said.quotes:
        yield f"  > “{escaped(quote.exact)}”  \n  > {escaped(said.paper.label)}{note}, {_where(quote)}\n\n"


def label(standing: Standing) -> str:
    return f"{SIGNS[standing]} {standing}"


def escaped(text: str) -> str:
    """Text as Markdown shows it to the letter, on one line. What is markup only where a line begins is left alone."""
    return _MARKDOWN.sub(r"\\\1", printable(text))


def _where(quote: Span) -> str:
    return f"characters {quote.start}–{quote.end}"


def timelinejs(entries: Sequence[Entry], *, title: str, notes: Sequence[str]) -> dict[str, Any]:
    """TimelineJS 3's JSON (timeline.knightlab.com/docs/json-format). It cannot show what has no day: see `left_out`."""
    dated = [e for e in entries if e.when]
    undated = [e.id for e in entries if not e.when]
    said = (
        [*notes, f"{count(len(undated), 'happening')} without a stated day cannot be shown here."] if undated else notes
    )
    reason = "no day is stated, and TimelineJS shows nothing without one"
    return {
        "title": {"text": {"headline": _html(title), "text": "".join(f"<p>{_html(n)}</p>" for n in said)}},
        "events": [_slide(e) for e in dated],
        "left_out": [{"what": "happenings", "count": len(undated), "reason": reason, "ids": undated}]
        if undated
        else [],
    }


def _slide(entry: Entry) -> dict[str, Any]:
    assert entry.when is not None
    start, end = entry.when.start, entry.when.end
    slide: dict[str, Any] = {
        "unique_id": entry.id,
        "group": entry.standing,
        "start_date": _date(start),
        "text": {"headline": f"{_html(label(entry.standing))}: {_html(entry.sentence)}", "text": _slide_text(entry)},
    }
    if start != end:
        slide |= {"end_date": _date(end), "display_date": _html(entry.day)}
    return slide


def _slide_text(entry: Entry) -> str:
    parts = [f"<p>{_html(entry.words)}. {_html(entry.counted)}. Day {_html(entry.basis)}.</p>"]
    parts += [f"<p>The articles differ on {_html(d.about)}: {_html(versus(d))}.</p>" for d in entry.differences]
    for said in entry.said:
        note = f" ({_html(said.note)})" if said.note else ""
        parts += [
            f"<blockquote>{_html(q.exact)}<br><cite>{_html(said.paper.label)}{note}, {_where(q)}</cite></blockquote>"
            for q in said.quotes
        ]
    return "".join(parts)


def _date(day: dt.date) -> dict[str, str]:
    return {"year": str(day.year), "month": str(day.month), "day": str(day.day)}


def _html(text: str) -> str:
    return html.escape(printable(text), quote=True)

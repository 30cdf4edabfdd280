"""The situation as tables: for a terminal, as Markdown, as CSV. Each says by which formula and weights it was made."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.show.events_csv import Cell as CsvCell
from onrecord.show.events_csv import escaped as spreadsheet
from onrecord.show.situation_words import caption, channel_line, contributions, pair_name
from onrecord.show.svg import signed
from onrecord.show.terminal import heading
from onrecord.show.timeline import escaped
from onrecord.show.words import printable
from onrecord.situation.method import intensity_line, weights_line
from onrecord.situation.score import Cell, Dyad, Situation

DIM = "dim"
PAIRS = 12  # pairs in the tables that are read; all are in CSV and JSON
WEEK_HEADS = ("week", "score", "mean", "happenings", "acts and words", "not counted", "sources", "articles")

# Column -> what stands in it. docs/situation.md is held to this table by a test.
COLUMNS: dict[str, str] = {
    "week": "ISO week",
    "monday": "its first day",
    "scope": "`all`: every happening once; `pair`: one ordered pair",
    "source": "who acts: country (ISO 3166 alpha-3), UNO, EUR, id of an entity, or ? for nobody identified",
    "source_name": "its name",
    "target": "upon whom, likewise",
    "target_name": "its name",
    "score": "weighted sum",
    "mean": "score divided by the sum of weights; empty where nothing counts",
    "happenings": "how many happenings count",
    "verbal_cooperation": "of these, words of cooperation",
    "verbal_cooperation_score": "what they add to the score",
    "material_cooperation": "acts of cooperation",
    "material_cooperation_score": "what they add",
    "verbal_conflict": "words of conflict",
    "verbal_conflict_score": "what they add",
    "material_conflict": "acts of conflict",
    "material_conflict_score": "what they add",
    "not_counted": "happenings whose standing weighs nothing, with their standings",
    "undated": "of the happenings that count, those without a stated day, put to the week when first told",
    "independent_sources": "independent sources of the happenings that count; each once",
    "articles": "articles that tell them, copies among them: coverage, no part of the score",
    "formula": "how the score is made",
    "weights": "the weights of the standings",
    "intensities": "the intensities of the types",
}


def rows(situation: Situation) -> Iterator[str]:
    """The CSV's lines (RFC 4180), the header first: all weeks, then pair by pair."""
    yield _line(list(COLUMNS))
    for row in situation_rows(situation):
        yield _line(cell.isoformat() if isinstance(cell, dt.date) else cell for cell in row)


def situation_rows(situation: Situation) -> Iterator[list[Any]]:
    """The cells of each row, in the order of COLUMNS."""
    method = (situation.method.formula, weights_line(situation.method), intensity_line(situation.method))
    for cell in situation.totals:
        yield [cell.week, cell.day, "all", None, None, None, None, *_figures(cell), *method]
    for dyad in situation.dyads:
        sides = (dyad.source.id, dyad.source.name, dyad.target.id, dyad.target.name)
        for cell in dyad.cells:
            yield [cell.week, cell.day, "pair", *sides, *_figures(cell), *method]


def _figures(cell: Cell) -> list[CsvCell]:
    parts = [figure for part in cell.parts.values() for figure in (part.happenings, part.score)]
    beside = "; ".join(f"{standing} {n}" for standing, n in cell.beside.items())
    return [
        cell.score,
        cell.mean,
        cell.happenings,
        *parts,
        beside or None,
        cell.undated,
        cell.independent_sources,
        cell.articles,
    ]


def _line(cells: Iterable[CsvCell]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([spreadsheet(c) for c in cells])
    return buffer.getvalue()


def text(situation: Situation) -> Iterator[RenderableType]:
    """For a terminal: weeks, pairs, channels, and how it was made."""
    yield heading("Week by week")
    if not situation.weeks:
        yield Text("no happening stands in a week", style=DIM)
        return
    yield _table(WEEK_HEADS, [_week_cells(c) for c in situation.totals])
    yield heading("Pair by pair, who acts upon whom")
    shown = _shown(situation)
    yield _table(("pair", "score", "happenings", "weeks", "acts and words"), [_pair_cells(d) for d in shown])
    if rest := len(situation.dyads) - len(shown):
        yield Text(f"{rest} more in --format csv", style=DIM)
    yield heading("Open channels")
    for channel in situation.channels:
        yield Text(channel_line(channel))
    if not situation.channels:
        yield Text("none told", style=DIM)
    yield heading("How it was made")
    for sentence in caption(situation):
        yield Text(sentence, style=DIM)


def _table(heads: Sequence[str], body: Iterable[Sequence[str]]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for n, head in enumerate(heads):
        table.add_column(head, justify="right" if head in _NUMBERS else "left", no_wrap=n == 0 or head in _NUMBERS)
    for row in body:
        table.add_row(*(Text(printable(cell)) for cell in row))
    return table


_NUMBERS = frozenset({"score", "mean", "happenings", "sources", "articles", "weeks"})


def markdown(situation: Situation, *, title: str) -> Iterator[str]:
    """Tables of GitHub's kind, then channels, then formula, weights and notes."""
    yield f"# {escaped(title)}\n\n"
    if not situation.weeks:
        yield "No happening stands in a week.\n\n"
    yield from _markdown_table(WEEK_HEADS, [_week_cells(c) for c in situation.totals])
    shown = _shown(situation)
    yield "## Pair by pair\n\n"
    yield from _markdown_table(("pair", "score", "happenings", "weeks", "acts and words"), map(_pair_cells, shown))
    if rest := len(situation.dyads) - len(shown):
        yield f"{rest} more pairs are in the CSV and the JSON.\n\n"
    yield "## Open channels\n\n"
    yield "".join(f"- {escaped(channel_line(c))}\n" for c in situation.channels) or "None told.\n"
    yield "\n## How it was made\n\n"
    sentences = [*caption(situation), f"Intensities: {intensity_line(situation.method)}.", *situation.method.notes[1:]]
    yield "".join(f"- {escaped(sentence)}\n" for sentence in sentences)


def _markdown_table(heads: Sequence[str], body: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |\n|{'|'.join('---:' if h in _NUMBERS else '---' for h in heads)}|\n"
    for row in body:
        yield f"| {' | '.join(escaped(cell) for cell in row)} |\n"
    yield "\n"


def _shown(situation: Situation) -> list[Dyad]:
    return [d for d in situation.dyads if d.happenings][:PAIRS]


def _week_cells(cell: Cell) -> tuple[str, ...]:
    return (
        cell.week,
        signed(cell.score),
        signed(cell.mean) if cell.mean is not None else "",
        str(cell.happenings),
        contributions(cell.parts),
        ", ".join(f"{n} {s}" for s, n in cell.beside.items()),
        str(cell.independent_sources),
        str(cell.articles),
    )


def _pair_cells(dyad: Dyad) -> tuple[str, ...]:
    weeks = sum(c.happenings > 0 for c in dyad.cells)
    return (
        pair_name(dyad),
        signed(dyad.score),
        str(dyad.happenings),
        str(weeks),
        contributions(dyad.parts),
    )

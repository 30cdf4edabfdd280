"""Who is said to have said what: statements inside statements, on sentences of our own.

No open set marks them: PolNeAR keeps outermost statements only, GUM does not say which relation stands in which. Each
case of `gold/nested_statements.jsonl` is a text with an outer source, an inner one and some words of what the inner one
said; persons and events are invented. It is found where a statement shares a word with the inner source and with those
words, and stands (through any number of others) within one that shares a word with the outer source. `dev` may be
looked at, `held` not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from onrecord.evaluate.corpora import repository
from onrecord.evaluate.report import Figure, Read, figure
from onrecord.evaluate.significance import Counts, share
from onrecord.model.document import Article
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.model.statement import Statement

Range = tuple[int, int]
_TARGET = 60.0


class Case(msgspec.Struct, frozen=True):
    """Half-open character ranges of `text`: the outer source, the inner one, words that the inner one said."""

    id: str
    split: str
    text: str
    outer: Range
    inner: Range
    content: Range


def figures(folder: Path, read: Read) -> list[Figure]:  # noqa: ARG001 (the cases lie in the repository)
    """The share of nested statements that are found, on the cases held back and on those for development."""
    found = [(case.split, _found(case, read(article(case)).record)) for case in load(cases_file())]
    return [
        _figure("nested.held_recall", [counts for split, counts in found if split == "held"]),
        _figure("nested.dev_recall", [counts for split, counts in found if split == "dev"]),
    ]


def _figure(name: str, counts: list[Counts]) -> Figure:
    return figure(name, counts, share, unit="cases", target=_TARGET)


def cases_file() -> Path:
    return repository() / "gold" / "nested_statements.jsonl"


def load(path: Path) -> list[Case]:
    """All cases. Raises FileNotFoundError where there is no such file, msgspec.ValidationError for a broken line."""
    return [msgspec.json.decode(line, type=Case) for line in path.read_bytes().splitlines() if line.strip()]


def article(case: Case) -> Article:
    return Article(id=case.id, text=case.text, language="en")


def _found(case: Case, record: Record) -> Counts:
    return int(is_found(case, record)), 1


def is_found(case: Case, record: Record) -> bool:
    """Whether a statement of the record is the case's inner one, within its outer one."""
    by_id = {s.id: s for s in record.statements}
    return any(
        _meets(s.source_span, case.inner)
        and any(_meets(c, case.content) for c in s.content)
        and any(_meets(outer.source_span, case.outer) for outer in _around(s, by_id))
        for s in record.statements
    )


def _around(statement: Statement, by_id: dict[str, Statement]) -> Iterator[Statement]:
    """The statements that this one stands within, innermost first."""
    seen = {statement.id}
    while statement.within is not None and statement.within not in seen:
        seen.add(statement.within)
        statement = by_id[statement.within]
        yield statement


def _meets(span: Span | None, wanted: Range) -> bool:
    return span is not None and span.start < wanted[1] and wanted[0] < span.end

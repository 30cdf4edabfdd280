"""What the tests of statements ask of a text."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.statement import Statement

Annotate = Callable[..., AnnotatedDocument]


def statements(annotated: Annotate, text: str) -> list[Statement]:
    return [a.statement for a in annotated(text).attributions]


def source(statement: Statement) -> str | None:
    return statement.source_span.exact if statement.source_span else None


def words(statement: Statement) -> list[str]:
    return [c.exact for c in statement.content]

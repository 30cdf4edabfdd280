"""An article in one line, and what became of it: the same in tables, in the output of shards and in the API."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from onrecord.model.record import Problem
from onrecord.record.project.store import ArticleRow, OutcomeRow

Status = Literal["waiting", "coded", "copy", "irrelevant", "failed"]


class ArticleLine(msgspec.Struct, frozen=True, kw_only=True):
    """An article without its words, and what became of it. `text_sha256` is the hash of its text in UTF-8."""

    id: str
    given_id: str | None
    title: str | None
    publisher: str | None
    published: dt.date | None
    uri: str | None
    language: str | None
    status: Status
    copy_of: str | None
    text_sha256: str | None
    error_kind: str | None
    error_message: str | None


def line_of(row: ArticleRow, outcome: OutcomeRow | None) -> ArticleLine:
    """Without an outcome an article waits for a run; what was wrong with its bytes is known before."""
    if outcome is not None:
        problem = Problem(outcome.kind, outcome.message or "") if outcome.kind else None
        return article_line(row, outcome.status, outcome.of, problem)
    return article_line(row, "waiting", None, Problem(row.kind, row.message or "") if row.kind else None)


def article_line(row: ArticleRow, status: Status, copy_of: str | None, problem: Problem | None) -> ArticleLine:
    return ArticleLine(
        id=row.id,
        given_id=row.given_id,
        title=row.title,
        publisher=row.publisher,
        published=row.published,
        uri=row.uri,
        language=row.language,
        status=status,
        copy_of=copy_of,
        text_sha256=row.text,
        error_kind=problem.kind if problem else None,
        error_message=problem.message if problem else None,
    )

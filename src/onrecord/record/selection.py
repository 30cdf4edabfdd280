"""Questions about happenings, asked of a joined record in memory: what `record.project.questions` asks of tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.model.happening import Happening, JoinedRecord
from onrecord.record.project.questions import Question
from onrecord.record.project.rows import Row, fold, happening_rows


def select(joined: JoinedRecord, question: Question) -> list[Happening]:
    """The happenings that answer the question, in the record's order.

    Raises UsageError for a type or standing that there is not.
    """
    asked = question.checked()
    if asked == Question():
        return list(joined.happenings)
    return [joined.happenings[row["number"]] for row in happening_rows(joined) if _answers(row, asked)]


def _answers(row: Row, q: Question) -> bool:
    return (
        _named(row["actor_keys"], q.actor)
        and _named(row["recipient_keys"], q.recipient)
        and _named(row["place_keys"], q.place)
        and q.type in (None, row["type"])
        and q.standing in (None, row["standing"])
        and (not q.words or fold(q.words) in row["words"])
        and (not q.since or _not_before(row["last_day"], q.since))
        and (not q.until or _not_before(q.until, row["first_day"]))
    )


def _named(keys: Iterable[str], asked: str | None) -> bool:
    return not asked or any(k in (asked, asked.upper()) or fold(asked) in k for k in keys)


def _not_before(a: Any, b: Any) -> bool:
    """Whether both days are known and `a` is not before `b`."""
    return a is not None and b is not None and bool(a >= b)

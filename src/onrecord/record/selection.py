"""Questions about happenings, asked of a joined record in memory: what `record.project.questions` asks of tables."""

from __future__ import annotations

from typing import Any

from onrecord.model.happening import Happening, JoinedRecord
from onrecord.record.project.questions import Question
from onrecord.record.project.rows import Row, fold, happening_rows

_ASKED = frozenset(
    ("number", "actor_keys", "recipient_keys", "place_keys", "type", "standing", "words", "first_day", "last_day")
)


class Selection:
    """A joined record made ready to be asked often."""

    def __init__(self, joined: JoinedRecord) -> None:
        self._happenings = joined.happenings
        self._rows = [{k: v for k, v in row.items() if k in _ASKED} for row in happening_rows(joined)]

    def answers(self, question: Question) -> list[Happening]:
        """The happenings that answer the question, in the record's order.

        Raises UsageError for a type or standing that there is not.
        """
        asked = question.checked()
        if asked == Question():
            return list(self._happenings)
        test = _Test(asked)
        return [self._happenings[row["number"]] for row in self._rows if test.passes(row)]


def select(joined: JoinedRecord, question: Question) -> list[Happening]:
    """The same, asked once."""
    return Selection(joined).answers(question)


class _Test:
    """A question made ready to be put to many rows: its words are folded once."""

    def __init__(self, asked: Question) -> None:
        self._asked = asked
        self._words = fold(asked.words) if asked.words else ""
        named = (("actor_keys", asked.actor), ("recipient_keys", asked.recipient), ("place_keys", asked.place))
        self._named = [(column, (name, name.upper()), fold(name)) for column, name in named if name]

    def passes(self, row: Row) -> bool:
        q = self._asked
        return (
            q.type in (None, row["type"])
            and q.standing in (None, row["standing"])
            and (not q.since or _not_before(row["last_day"], q.since))
            and (not q.until or _not_before(q.until, row["first_day"]))
            and self._words in row["words"]
            and all(any(k in same or part in k for k in row[column]) for column, same, part in self._named)
        )


def _not_before(a: Any, b: Any) -> bool:
    """Whether both days are known and `a` is not before `b`."""
    return a is not None and b is not None and bool(a >= b)

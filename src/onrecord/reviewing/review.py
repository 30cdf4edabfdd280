"""Judging a project's record: what the machine found with what people said of it.

    from onrecord.reviewing import Review

    with open_project("lebanon") as project:
        review = Review(project)
        for item in review.queue(limit=20):
            print(item.question, item.why)
        review.judge(Draft(by="Ana", verdict="change", record="H0a1b2c3d4e5f", field="place", new="Baalbek"))

Nothing of the machine's output is changed. docs/review.md says what each verdict does.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from onrecord.model.happening import JoinedRecord
from onrecord.model.judgment import (
    Anchor,
    Candidate,
    Draft,
    Effect,
    Judgment,
    QueueItem,
    Recheck,
    Reviewed,
    ReviewedArticle,
    ReviewedHappening,
)
from onrecord.model.record import Record
from onrecord.project import Project


class Review:
    """A project's record under review. Threads may share it: each call is done before the next begins.

    It keeps what it has read until a run puts another record in place, or another process adds a judgment.
    """

    def __init__(self, project: Project | str | Path) -> None:
        raise NotImplementedError

    @classmethod
    def of_record(cls, record: Record, judgments: Path | None = None) -> Review:
        """The review of one article that is in no project; its judgments are kept in the file, None keeps them in
        memory."""
        raise NotImplementedError

    def reviewed(self, as_of: dt.date | None = None) -> Reviewed:
        """The machine's record with all judgments; with `as_of`, that of the articles published by the end of a day."""
        raise NotImplementedError

    def joined(self, as_of: dt.date | None = None) -> JoinedRecord:
        """The reviewed record in the form of the machine's, for all that shows or exports one.

        Rejected happenings are not in it.
        """
        raise NotImplementedError

    def happening(self, id: str) -> ReviewedHappening:
        """The happening of that id, or the one that it is shown in. Raises UsageError where there is none."""
        raise NotImplementedError

    def article(self, id: str) -> ReviewedArticle:
        """An article's record and what was said of its lines. Raises UsageError or ProjectError where there is none."""
        raise NotImplementedError

    def queue(self, limit: int = 50) -> tuple[QueueItem, ...]:
        """The questions that are open, by effect x doubt."""
        raise NotImplementedError

    def values(self, record: str, field: str) -> tuple[Candidate, ...]:
        """What the field of a happening could be: first the value shown, then the others that articles give."""
        raise NotImplementedError

    def would(self, draft: Draft) -> tuple[Effect, ...]:
        """What the judgment would change, were it made."""
        raise NotImplementedError

    def judge(self, draft: Draft) -> Judgment:
        """Write the judgment down; it is on the disk when this returns. Raises UsageError for what cannot be meant."""
        raise NotImplementedError

    def undo(self, judgment: str, by: str, why: str = "") -> Judgment:
        """Take a judgment back, or an undo; nothing is deleted."""
        raise NotImplementedError

    def last(self, by: str) -> Judgment | None:
        """What that person said last and did not take back: what "undo" would undo."""
        raise NotImplementedError

    def history(self, record: str | None = None) -> tuple[Judgment, ...]:
        """All that was ever said of a line, undone or not, oldest first; of everything without `record`."""
        raise NotImplementedError

    def recheck(self) -> tuple[Recheck, ...]:
        """The judgments whose words are not in the project any more."""
        raise NotImplementedError

    def anchor(self, record: str) -> Anchor:
        """The words that a happening, "ARTICLE/E3" or an article stands on. Raises UsageError where there are none."""
        raise NotImplementedError

"""What a server shows: a project's record with what people said of it, or one article's."""

from __future__ import annotations

import datetime as dt

from onrecord.model.judgment import Reviewed
from onrecord.reviewing import Review
from onrecord.web.pages.reader import Reader


class Site:
    """`by` is who judges here, `title` what the record is of."""

    def __init__(self, review: Review, title: str, by: str) -> None:
        self.review, self.title, self.by = review, title, by
        self._now: Reader | None = None

    def reviewed(self, as_of: dt.date | None = None) -> Reviewed:
        """The record with all judgments that hold; with `as_of`, as it stood at the end of that day."""
        return self.review.reviewed(as_of)

    def reader(self, as_of: dt.date | None = None) -> Reader:
        """What the pages look up in that record; the present one is kept until a judgment or a run changes it."""
        reviewed = self.reviewed(as_of)
        if as_of is not None:
            return Reader(self.review, reviewed, self.review.joined(as_of))
        if self._now is None or self._now.reviewed is not reviewed:
            self._now = Reader(self.review, reviewed, self.review.joined())
        return self._now

"""What a server shows: a project's record with what people said of it, or one article's."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.model.judgment import Reviewed
    from onrecord.reviewing import Review


@dataclass(frozen=True)
class Site:
    """`by` is who judges here."""

    review: Review
    title: str
    by: str

    def reviewed(self, as_of: dt.date | None = None) -> Reviewed:
        """The record with all judgments that hold; with `as_of`, as it stood at the end of that day."""
        return self.review.reviewed(as_of)

"""What a process is given that reads an article, and what it gives back."""

from __future__ import annotations

import msgspec

from onrecord.model.document import Article
from onrecord.model.record import Outcome


class Task(msgspec.Struct, frozen=True):
    """An article to be read; `known` holds passages that were parsed in an article much like it (`annotate.reuse`)."""

    article: Article
    known: bytes | None = None


class Done(msgspec.Struct, frozen=True):
    """An article's outcome, its parsed passages to be kept, and the share of its words, 0 to 1, that were known."""

    outcome: Outcome
    parsed: bytes | None = None
    reused: float = 0.0

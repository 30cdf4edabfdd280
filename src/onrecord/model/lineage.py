"""That one article has its words from another."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model.span import Span

CopyRelation = Literal["copy", "rewrite"]


class CopyLink(msgspec.Struct, frozen=True):
    """`document` has its words, or what it tells, from `of`.

    `overlap` is the share of the document's words that `of` has too, 0 to 1. `ranges` are the stretches of words that
    stand in both, in the document's order: where they are in the document, and where in `of`. They are equal but for
    case, accents, white space and punctuation. `reason` says in words what shows it.
    """

    document: str
    of: str
    relation: CopyRelation
    overlap: float
    ranges: tuple[tuple[Span, Span], ...]
    reason: str

    def __post_init__(self) -> None:
        if self.document == self.of:
            raise ValueError(f"article {self.document} cannot be a copy of itself")
        if not 0.0 <= self.overlap <= 1.0:
            raise ValueError(f"not a share of words: {self.overlap}")

"""One article: as it was given, and as the rooms read it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from typing import Literal

import msgspec

from onrecord.model.span import Span, check_bounds, slice_span

PassageRole = Literal["title", "body", "boilerplate", "repeat"]
FlagKind = Literal[
    "lost_space",
    "broken_quote",
    "repeat",
    "name_variant",
    "reference_conflict",
    "likely_mistranslation",
    "garbled",
    "inconsistent",
]


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """An article as given: the contract's `document` object. `text` never changes after this point."""

    id: str
    title: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    uri: str | None = None
    language: str | None = None
    text: str


class Passage(msgspec.Struct, frozen=True):
    """A paragraph of the article. `repeats` names the passage whose words a `repeat` tells again."""

    id: str
    start: int
    end: int
    exact: str
    role: PassageRole = "body"
    repeats: str | None = None

    def __post_init__(self) -> None:
        check_bounds(self.start, self.end, self.exact)
        if (self.role == "repeat") != (self.repeats is not None):
            raise ValueError("a repeat, and only a repeat, names the passage that it repeats")


class Flag(msgspec.Struct, frozen=True):
    """What a reader should distrust, and why. Flags never change the text."""

    kind: FlagKind
    start: int
    end: int
    exact: str
    note: str

    def __post_init__(self) -> None:
        check_bounds(self.start, self.end, self.exact)


class View(msgspec.Struct, frozen=True):
    """The text that the extractors read, and the way back to the text as given.

    Repairs (mojibake, zero-width characters, a lost space) are made in `text` only. View character `i` stands for
    the given characters [`starts[i]`, `ends[i]`); an inserted one stands for none (`starts[i] == ends[i]`).
    Both are None where nothing was repaired and the two texts are the same.
    """

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def to_given(self, start: int, end: int) -> tuple[int, int]:
        """Given offsets of the view's stretch [start, end)."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def from_given(self, offset: int) -> int:
        """The first view position that stands at or after the given offset."""
        if self.starts is None:
            return offset
        return bisect_left(self.starts, offset)


class Document(msgspec.Struct, frozen=True):
    """A cleaned article: passages cover all its words in order, flags say what is damaged, nothing is altered."""

    article: Article
    view: View
    passages: tuple[Passage, ...]
    flags: tuple[Flag, ...] = ()
    dateline: Span | None = None

    def span(self, start: int, end: int) -> Span:
        """The span of the given text at [start, end), without white space at its ends."""
        return slice_span(self.article.text, start, end)

    def view_span(self, start: int, end: int) -> Span:
        """The span of the given text that the view's stretch [start, end) stands for."""
        return self.span(*self.view.to_given(start, end))

"""Exact words and where they stand."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True):
    """`exact` is `text[start:end]` of the article text as it was given; offsets are Unicode code points, half open.

    The pair is W3C Web Annotation's TextPositionSelector and TextQuoteSelector in one.
    """

    start: int
    end: int
    exact: str

    def __post_init__(self) -> None:
        check_bounds(self.start, self.end, self.exact)

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


def check_bounds(start: int, end: int, exact: str) -> None:
    """Raise ValueError unless [start, end) is a non-empty stretch as long as `exact`.

    Shared by every struct that spreads a span's three fields into its own (the contract writes some spans flat).
    """
    if start < 0 or end <= start:
        raise ValueError(f"not a stretch of text: [{start}, {end})")
    if len(exact) != end - start:
        raise ValueError(f"[{start}, {end}) is {end - start} long, its words {len(exact)}: {exact[:40]!r}")


def slice_span(text: str, start: int, end: int) -> Span:
    """The span [start, end) of `text`, shrunk so that it neither begins nor ends with white space."""
    start, end = trimmed(text, start, end)
    return Span(start, end, text[start:end])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) of `text`, shrunk so that it neither begins nor ends with white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

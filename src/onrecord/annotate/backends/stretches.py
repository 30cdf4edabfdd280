"""Which of a document's text is parsed: titles, body and what repeats them, passage by passage."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.document import Document

READ_ROLES = frozenset({"title", "body", "repeat"})


def stretches(document: Document, longest: int | None = None) -> Iterator[tuple[int, int, int]]:
    """(passage index, view start, view end) of the text to parse, in order, none longer than `longest` characters."""
    for index, passage in enumerate(document.passages):
        if passage.role not in READ_ROLES:
            continue
        start, end = document.view.from_given(passage.start), document.view.from_given(passage.end)
        for at in range(start, end, longest or max(1, end - start)):
            yield index, at, min(at + longest, end) if longest else end

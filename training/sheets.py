"""Labelled documents as parallel number columns over their words, cut into windows that the encoder reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.backends.windows import Window, Words, windows

Column = NDArray[np.int32]
UNKNOWN = -1  # of a label or head that is not learned from


@dataclass(frozen=True)
class Sheet:
    """One document. `labels` holds a column of label numbers for each head that the document knows about.

    `heads` are word numbers of the document, a root's its own; `sentence_ids` number the sentences. `pairs` are
    (word, word, role). All may hold UNKNOWN.
    """

    id: str
    paragraphs: tuple[Words, ...]
    labels: dict[str, Column]
    heads: Column | None = None
    dependencies: Column | None = None
    sentence_ids: Column | None = None
    pairs: tuple[tuple[int, int, int], ...] = field(default=())


@dataclass(frozen=True)
class Example:
    """One window with its share of the sheet; numbers of words count from the window's first."""

    window: Window
    labels: dict[str, Column]
    heads: Column | None
    dependencies: Column | None
    sentence_ids: Column | None
    pairs: tuple[tuple[int, int, int], ...]

    @property
    def size(self) -> int:
        return int(self.window.input_ids.shape[1])


def examples(sheet: Sheet) -> Iterator[Example]:
    """The sheet's windows as the run time lays them out: every paragraph in windows of its own."""
    for window in _windows(sheet.paragraphs):
        span = slice(window.first, window.last)
        yield Example(
            window,
            {head: column[span] for head, column in sheet.labels.items()},
            _inside(sheet.heads, window),
            None if sheet.dependencies is None else sheet.dependencies[span],
            None if sheet.sentence_ids is None else sheet.sentence_ids[span],
            tuple(
                (a - window.first, b - window.first, role)
                for a, b, role in sheet.pairs
                if window.first <= a < window.last and window.first <= b < window.last
            ),
        )


def _windows(paragraphs: Iterable[Words]) -> Iterator[Window]:
    before = 0
    for paragraph in paragraphs:
        for window in windows([paragraph]):
            yield window._replace(first=window.first + before, last=window.last + before)
        before += len(paragraph.words)


def _inside(heads: Column | None, window: Window) -> Column | None:
    """Heads within the window; arcs that the window cuts are not known."""
    if heads is None:
        return None
    own = heads[window.first : window.last] - window.first
    return np.where((own < 0) | (own >= window.last - window.first), UNKNOWN, own).astype(np.int32)


def rewritten(sheet: Sheet, paragraph: int, words: Iterable[str]) -> Sheet:
    """The same sheet with other spellings of one paragraph's words."""
    changed = list(sheet.paragraphs)
    changed[paragraph] = Words(tuple(words), changed[paragraph].spaced)
    return replace(sheet, paragraphs=tuple(changed))

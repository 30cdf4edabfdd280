"""A document's words laid out in windows that the encoder reads: `[CLS] passage [SEP] passage [SEP] ...`.

Passages share a window until it is full, so that a short one is read with what stands around it. One that is too long
is cut where a sentence seems to end. Training lays its text out with these same functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.backends.wordpiece import END, MAX_WORD_PIECES, SHAPES, START, WordPieces, encode, vocabulary

MAX_PIECES = 192  # of a window with its marks: in longer ones trees are no better and words cost more
_ENDS = frozenset({".", "!", "?", "...", "…", "。"})
# Before "IS" for "is": "this IS the end".
_OF_BEING = frozenset("it this that he she what who there which here".split())
_CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]", "»"})


class Window(NamedTuple):
    """`first` and `last` are the half-open range of its words, counted through the document."""

    first: int
    last: int
    input_ids: NDArray[np.int32]  # [1, pieces]
    shape_ids: NDArray[np.int32]  # [1, pieces]
    word_pieces: NDArray[np.int32]  # [words]: where the first piece of each word stands


class Words(NamedTuple):
    """The words of one passage, and whether white space (or nothing at all) stands before each."""

    words: Sequence[str]
    spaced: Sequence[bool]


def windows(passages: Sequence[Words], limit: int = MAX_PIECES) -> Iterator[Window]:
    """Every word of every passage in exactly one window, in order. `limit` is at least MAX_WORD_PIECES + 2."""
    layout, first = _Layout(), 0
    for passage in passages:
        encoded = [encode(word) for word in _as_read(passage.words)]
        for start, end in _stretches(passage.words, encoded, limit - 2):
            needed = sum(len(e.ids) for e in encoded[start:end]) + 1
            if layout.word_pieces and len(layout.input_ids) + needed > limit:
                window = layout.window(first)
                yield window
                layout, first = _Layout(), window.last
            layout.add(encoded[start:end], passage.spaced[start:end])
    if layout.word_pieces:
        yield layout.window(first)


def _as_read(words: Sequence[str]) -> Sequence[str]:
    """The words as the encoder, which knows no capitals, tells them apart: the Islamic State's initials are no verb."""
    if "IS" not in words or all(word.isupper() for word in words if len(word) > 2 and word.isalpha()):
        return words
    before = ("", *(word.lower() for word in words))
    return [
        "ISIS" if word == "IS" and earlier not in _OF_BEING else word
        for word, earlier in zip(words, before, strict=False)
    ]


class _Layout:
    def __init__(self) -> None:
        self.input_ids = [vocabulary()[START]]
        self.shape_ids = [0]
        self.word_pieces: list[int] = []

    def add(self, encoded: Sequence[WordPieces], spaced: Sequence[bool]) -> None:
        for (ids, shape), space in zip(encoded, spaced, strict=True):
            self.word_pieces.append(len(self.input_ids))
            self.input_ids.extend(ids)
            self.shape_ids.extend([shape if space else shape + SHAPES] * len(ids))
        self.input_ids.append(vocabulary()[END])
        self.shape_ids.append(0)

    def window(self, first: int) -> Window:
        return Window(
            first,
            first + len(self.word_pieces),
            np.array([self.input_ids], np.int32),
            np.array([self.shape_ids], np.int32),
            np.array(self.word_pieces, np.int32),
        )


def _stretches(words: Sequence[str], encoded: Sequence[WordPieces], limit: int) -> Iterator[tuple[int, int]]:
    """Half-open word ranges of at most `limit` pieces each, cut at likely ends of sentences if there are more."""
    assert limit >= MAX_WORD_PIECES
    start = size = 0
    cut = 0  # after the last sentence that ended since `start`
    for n, (ids, _) in enumerate(encoded):
        while size + len(ids) > limit:  # twice where what follows the last end is too long as well
            end = cut if cut > start else n
            yield start, end
            start, size = end, sum(len(e.ids) for e in encoded[end:n])
        size += len(ids)
        if _ends_sentence(words, n):
            cut = n + 1
    if start < len(encoded):
        yield start, len(encoded)


def _ends_sentence(words: Sequence[str], n: int) -> bool:
    if words[n] in _CLOSERS:
        return n > 0 and words[n - 1] in _ENDS
    return words[n] in _ENDS and not (n + 1 < len(words) and words[n + 1] in _CLOSERS)

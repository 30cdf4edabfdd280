"""How far two articles are about the same matter: the telling words that they share.

Names and numbers tell more than other words, common words tell nothing (`details`); words are compared by their stems.
The measure is the cosine of the two sets of words so weighed, less for long texts, which share words on any matter.
It is no probability: of articles on one happening most have above 0.15, of articles on different matters nearly all
below 0.1; two happenings of one kind lie between.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.link.details import are_details, is_common
from onrecord.link.folded_words import FoldedWords, Hashes, Mask

LEAST: Final = 0.06  # less says nothing, and is as good as nothing in common
_DETAIL: Final = 1.0  # a name or a number
_WORD: Final = 0.5  # any other word that is not common
_SHORT: Final = 5.0  # the length of a text of about a hundred words

_Floats = NDArray[np.float64]


class Matter:
    """What one text is about: the stems of its telling words, ascending, each with its weight."""

    __slots__ = ("_known", "_length", "_stems", "_weights")

    def __init__(self, stems: Hashes, weights: _Floats) -> None:
        self._stems, self._weights = stems, weights
        self._length = float(np.sqrt(np.sum(weights**2)))
        self._known: dict[Matter, float] = {}

    def likeness(self, other: Matter) -> float:
        """From 0 (nothing in common, or less than LEAST) to 1. Symmetric."""
        if self is other:
            return 1.0
        if (known := self._known.get(other)) is None:
            known = self._known[other] = _cosine(self, other)
        return known

    def forget(self) -> None:
        """What it was compared with: that is kept until then, since the events of two articles ask for it often."""
        self._known.clear()


def matters(texts: Sequence[str]) -> list[Matter]:
    """What each text is about."""
    folded = FoldedWords.of_all(texts)
    return [Matter(*_telling(words, names)) for words, names in zip(folded, are_details(folded), strict=True)]


def _cosine(a: Matter, b: Matter) -> float:
    few, many = (a, b) if len(a._stems) <= len(b._stems) else (b, a)
    if not len(few._stems):
        return 0.0
    places = np.searchsorted(many._stems[:-1], few._stems)
    shared = many._stems[places] == few._stems
    common = float(few._weights[shared] @ many._weights[places[shared]])
    if not common:
        return 0.0
    lengths = a._length * b._length
    alike = float(common / lengths * min(1.0, np.sqrt(_SHORT / np.sqrt(lengths))))
    return alike if alike >= LEAST else 0.0


def _telling(words: FoldedWords, names: Mask) -> tuple[Hashes, _Floats]:
    """The stems of the telling words of a text, each once, and the largest weight of each."""
    telling = ~is_common(words)
    stems, weights = words.stems[telling], np.where(names[telling], _DETAIL, _WORD)
    heaviest_last = np.lexsort((weights, stems))
    stems, weights = stems[heaviest_last], weights[heaviest_last]
    last = np.ones(len(stems), dtype=bool)
    last[:-1] = stems[1:] != stems[:-1]
    return stems[last], weights[last]

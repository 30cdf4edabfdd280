"""How far two articles are about the same matter: the telling words that they share.

Names and numbers tell more than other words, common words tell nothing (`details`); words are compared by their stems.
The measure is the cosine of the two sets of words so weighed, less for long texts, which share words on any matter.
It is no probability: of articles on one happening most have above 0.15, of articles on different matters nearly all
below 0.1; two happenings of one kind lie between.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
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
        self._known: dict[Matter, float] | None = {}  # None: it is compared no more

    def likeness(self, other: Matter) -> float:
        """From 0 (nothing in common, or less than LEAST) to 1. Symmetric."""
        if self is other:
            return 1.0
        known, one = (self._known, other) if self._known is not None else (other._known, self)
        if known is None:
            return _cosine(self, other)
        if (found := known.get(one)) is None:
            found = known[one] = _cosine(self, other)
        return found

    def meet(self, others: Iterable[Matter]) -> None:
        """Work out the likeness with all of them, for less than with one by one."""
        if self._known is not None and (new := list(dict.fromkeys(o for o in others if o not in self._known))):
            self._known.update(zip(new, _cosines(self, new), strict=True))

    def forget(self) -> None:
        """What it was compared with: that is kept until then, since the events of two articles ask for it often."""
        self._known = None


def matters(texts: Sequence[str]) -> list[Matter]:
    """What each text is about."""
    folded = FoldedWords.of_all(texts)
    return [Matter(*_telling(words, names)) for words, names in zip(folded, are_details(folded), strict=True)]


def _cosine(a: Matter, b: Matter) -> float:
    few, many = (a, b) if len(a._stems) <= len(b._stems) else (b, a)
    if not len(few._stems):
        return 0.0
    places = many._stems[:-1].searchsorted(few._stems)
    shared = many._stems[places] == few._stems
    common = float(few._weights[shared] @ many._weights[places[shared]])
    return _alike(common, a._length * b._length) if common else 0.0


def _cosines(one: Matter, others: Sequence[Matter]) -> list[float]:
    """The likeness of a text with each of some."""
    if not len(one._stems):
        return [0.0] * len(others)
    bounds = np.cumsum([0, *(len(o._stems) for o in others)])
    stems, weights = (np.concatenate(some) for some in zip(*((o._stems, o._weights) for o in others), strict=True))
    places = np.searchsorted(one._stems[:-1], stems)
    shared = np.where(one._stems[places] == stems, one._weights[places] * weights, 0.0)
    sums = np.concatenate(([0.0], np.cumsum(shared)))  # of quarters and halves: exact, whatever is summed
    common = (sums[bounds[1:]] - sums[bounds[:-1]]).tolist()
    return [_alike(c, one._length * o._length) if c else 0.0 for c, o in zip(common, others, strict=True)]


def _alike(common: float, lengths: float) -> float:
    alike = float(common / lengths * min(1.0, math.sqrt(_SHORT / math.sqrt(lengths))))
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

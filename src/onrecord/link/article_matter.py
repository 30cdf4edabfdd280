"""How far two articles are about the same matter: the telling words that they share.

Names and numbers tell more than other words, common words tell nothing (`details`); words are compared by their stems.
The measure is the cosine of the two sets of words so weighed, less for long texts, which share words on any matter.
It is no probability: of articles on one happening most have above 0.15, of articles on different matters nearly all
below 0.1; two happenings of one kind lie between.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from onrecord.link.details import are_details, is_common
from onrecord.link.folded_words import FoldedWords, Hashes, Mask

LEAST: Final = 0.06  # less says nothing, and is as good as nothing in common
_DETAIL: Final = 1.0  # a name or a number
_WORD: Final = 0.5  # any other word that is not common
_SHORT: Final = 5.0  # the length of a text of about a hundred words

_Floats = NDArray[np.float64]
_Ints = NDArray[np.signedinteger[Any]]


class Matter:
    """What one of several texts is about. Compared by identity, with others of the same texts."""

    def __init__(self, number: int, of: _Matters) -> None:
        self._number, self._of = number, of

    @cached_property
    def _near(self) -> dict[int, float]:
        return self._of.near(self._number)

    def likeness(self, other: Matter) -> float:
        """From 0 (nothing in common, or less than LEAST) to 1. Symmetric."""
        return 1.0 if self is other else self._near.get(other._number, 0.0)


def matters(texts: Sequence[str]) -> list[Matter]:
    """What each text is about, to be compared with the others; what one has with all is worked out when it is asked."""
    together = _Matters(texts)
    return [Matter(n, together) for n in range(len(texts))]


class _Matters:
    """The telling words of several texts, each word of a text once, and which texts have each word."""

    def __init__(self, texts: Sequence[str]) -> None:
        folded = FoldedWords.of_all(texts)
        found = [_telling(words, names) for words, names in zip(folded, are_details(folded), strict=True)]
        self._lengths = np.array([np.sqrt(np.sum(weights**2)) for _, weights in found])
        self._bounds = np.cumsum([0, *(len(stems) for stems, _ in found)])
        stems = np.concatenate([stems for stems, _ in found]) if found else np.zeros(0, np.uint64)
        self._weights = np.concatenate([weights for _, weights in found]) if found else np.zeros(0)
        each, self._words = np.unique(stems, return_inverse=True)
        order = np.argsort(self._words, kind="stable")
        owners = np.repeat(np.arange(len(found)), np.diff(self._bounds))
        self._having, self._weighing = owners[order], self._weights[order]  # by word: whose it is, and its weight there
        self._firsts = np.searchsorted(self._words[order], np.arange(len(each) + 1))

    def near(self, number: int) -> dict[int, float]:
        """The other texts that have LEAST in common with this one."""
        own = slice(self._bounds[number], self._bounds[number + 1])
        words, weights = self._words[own], self._weights[own]
        first, many = self._firsts[words], self._firsts[words + 1] - self._firsts[words]
        at = np.repeat(first - (np.cumsum(many) - many), many) + np.arange(int(many.sum()))
        shared = np.bincount(self._having[at], np.repeat(weights, many) * self._weighing[at])
        others = np.flatnonzero(shared)
        lengths = self._lengths[number] * self._lengths[others]
        alike = shared[others] / lengths * np.minimum(1.0, np.sqrt(_SHORT / np.sqrt(lengths)))
        enough = alike >= LEAST
        return dict(zip(others[enough].tolist(), alike[enough].tolist(), strict=True))


def _telling(words: FoldedWords, names: Mask) -> tuple[Hashes, _Floats]:
    """The stems of the telling words of a text, each once, and the largest weight of each."""
    telling = ~is_common(words)
    stems, weights = words.stems[telling], np.where(names[telling], _DETAIL, _WORD)
    heaviest_last = np.lexsort((weights, stems))
    stems, weights = stems[heaviest_last], weights[heaviest_last]
    last = np.ones(len(stems), dtype=bool)
    last[:-1] = stems[1:] != stems[:-1]
    return stems[last], weights[last]

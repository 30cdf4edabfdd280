"""How far two articles are about the same matter: the telling words that they share.

Names and numbers tell more than other words, common words tell nothing (`details`); words are compared by their stems.
The measure is the cosine of the two sets of words so weighed, less for long texts, which share words on any matter.
It is no probability: of articles on one happening most have above 0.15, of articles on different matters nearly all
below 0.1; two happenings of one kind lie between.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

import numpy as np

from onrecord.link.details import is_common, is_detail
from onrecord.link.folded_words import FoldedWords

_DETAIL: Final = 1.0  # a name or a number
_WORD: Final = 0.5  # any other word that is not common
_SHORT: Final = 5.0  # the length of a text of about a hundred words


class Matter:
    """The telling words of one text, each once, with their weights. Compared by identity, so that pairs are cached."""

    __slots__ = ("length", "weights")

    def __init__(self, text: str) -> None:
        words = FoldedWords(text)
        telling = ~is_common(words)
        stems, weights = words.stems[telling], np.where(is_detail(words)[telling], _DETAIL, _WORD)
        heaviest_last = np.lexsort((weights, stems))
        each, last = np.unique(stems[heaviest_last][::-1], return_index=True)
        heaviest = weights[heaviest_last][::-1][last]
        self.weights: dict[int, float] = dict(zip(each.tolist(), heaviest.tolist(), strict=True))
        self.length = float(np.sqrt(np.sum(heaviest**2)))


@lru_cache(maxsize=1 << 16)
def likeness(a: Matter, b: Matter) -> float:
    """From 0 (nothing in common) to 1."""
    fewer, more = (a.weights, b.weights) if len(a.weights) <= len(b.weights) else (b.weights, a.weights)
    common = math.fsum(weight * more[stem] for stem, weight in fewer.items() if stem in more)
    if not common:
        return 0.0
    lengths = a.length * b.length
    cosine = common / lengths
    return cosine * min(1.0, math.sqrt(_SHORT / math.sqrt(lengths)))

"""The names and numbers of a text: what a report keeps when it is told again in other words, or in another language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from onrecord.link.folded_words import FoldedWords, Hashes, Mask

_Number = TypeVar("_Number", np.uint64, np.int64)

_HEADLINE: Final = 0.7  # of the words of a sentence: capitals are a manner of printing
_NAME: Final = 4  # words; a shorter sentence of capitals may be a name alone


def are_details(texts: Sequence[FoldedWords]) -> list[Mask]:
    """Which words of each text are numbers, or names as their capital says.

    At the head of a sentence a capital says so only of a word that has one elsewhere too; in a headline it never does.
    All texts together cost much less than short ones one by one.
    """
    sizes = [len(words) for words in texts]
    if not sum(sizes):
        return [np.zeros(0, dtype=bool) for _ in texts]
    columns = ([getattr(words, name) for words in texts] for name in ("stems", "capitals", "opening", "numbers"))
    stems, capitals, opening, numbers = map(np.concatenate, columns)
    named = capitals & ~_in_headlines(texts, capitals)
    own, of = np.repeat(np.arange(len(texts)), sizes)[named], np.unique(stems[named], return_inverse=True)[1]
    words = own * (int(of.max(initial=0)) + 1) + of  # of each text by themselves
    named[named] = _among(np.sort(words[~opening[named]]), words)
    mask: Mask = (named | numbers) & ~(_among(_common(), stems) & ~numbers)
    return np.split(mask, np.cumsum(sizes)[:-1])


def _in_headlines(texts: Sequence[FoldedWords], capitals: Mask) -> Mask:
    """Which words stand in a sentence that is mostly capitals; of all texts together, whose `capitals` are given."""
    counts = [int(words.sentences[-1]) + 1 if len(words) else 0 for words in texts]
    firsts = np.cumsum([0, *counts[:-1]])
    sentences = np.concatenate([words.sentences + first for words, first in zip(texts, firsts, strict=True)])
    lengths = np.bincount(sentences)
    headlines = (np.bincount(sentences, capitals) > _HEADLINE * lengths) & (lengths > _NAME)
    mask: Mask = headlines[sentences]
    return mask


def is_common(words: FoldedWords) -> Mask:
    """Which words any report of politics has, or any English text."""
    mask: Mask = _among(_common(), words.stems) & ~words.numbers
    return mask


def details(words: FoldedWords) -> Hashes:
    """The different names and numbers, by their stems, ascending."""
    found = np.unique(words.stems[(words.capitals & ~words.opening) | words.numbers])
    return found[~_among(_common(), found)]


def details_of_all(texts: Sequence[FoldedWords]) -> list[frozenset[int]]:
    """The same of each text, for much less than of short texts one by one."""
    if not texts:
        return []
    columns = ([getattr(words, name) for words in texts] for name in ("stems", "capitals", "opening", "numbers"))
    stems, capitals, opening, numbers = map(np.concatenate, columns)
    places = np.flatnonzero((capitals & ~opening) | numbers)
    places = places[~_among(_common(), stems[places])]
    found = stems[places].tolist()
    bounds = np.searchsorted(places, np.cumsum([0, *map(len, texts)])).tolist()
    return [frozenset(found[a:b]) for a, b in pairwise(bounds)]


def _among(known: NDArray[_Number], stems: NDArray[_Number]) -> Mask:
    """Which stems are among the known ones, which ascend."""
    if not len(known):
        return np.zeros(len(stems), dtype=bool)
    mask: Mask = known[np.searchsorted(known[:-1], stems)] == stems
    return mask


@cache
def _common() -> Hashes:
    lines = files("onrecord.link").joinpath("data/common_words.txt").read_text(encoding="utf-8").splitlines()
    return np.unique(FoldedWords("\n".join(line for line in lines if not line.startswith("#"))).stems)


def kinship(a: Hashes, b: Hashes) -> float:
    """The share that the larger set of details has of the smaller one."""
    fewer = min(len(a), len(b))
    return len(np.intersect1d(a, b, assume_unique=True)) / fewer if fewer else 0.0

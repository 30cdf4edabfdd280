"""The names and numbers of a text: what a report keeps when it is told again in other words, or in another language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

import numpy as np

from onrecord.link.folded_words import FoldedWords, Hashes, Mask

_HEADLINE: Final = 0.7  # of the words of a sentence: capitals are a manner of printing
_NAME: Final = 4  # words; a shorter sentence of capitals may be a name alone


def is_detail(words: FoldedWords) -> Mask:
    """Which words are numbers, or names as their capital says.

    At the head of a sentence a capital says so only of a word that has one elsewhere too; in a headline it never does.
    """
    named = words.capitals & ~_in_headline(words)
    named[named] = _among(np.sort(words.stems[named & ~words.opening]), words.stems[named])
    mask: Mask = (named | words.numbers) & ~is_common(words)
    return mask


def _in_headline(words: FoldedWords) -> Mask:
    """Which words stand in a sentence that is mostly capitals."""
    lengths = np.bincount(words.sentences)
    headlines = (np.bincount(words.sentences, words.capitals) > _HEADLINE * lengths) & (lengths > _NAME)
    mask: Mask = headlines[words.sentences]
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


def _among(known: Hashes, stems: Hashes) -> Mask:
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

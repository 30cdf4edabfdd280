"""The names and numbers of a text: what a report keeps when it is told again in other words, or in another language."""

from __future__ import annotations

import numpy as np

from onrecord.link.folded_words import FoldedWords, Hashes, Mask


def is_detail(words: FoldedWords) -> Mask:
    """Which words are numbers or begin with a capital for being names.

    At the head of a sentence a capital says so only of a word that has one elsewhere too.
    """
    inside = words.capitals & ~words.opening
    named = words.capitals & np.isin(words.stems, words.stems[inside])
    mask: Mask = named | words.numbers
    return mask


def details(words: FoldedWords) -> Hashes:
    """The different names and numbers, by their stems, ascending."""
    return np.unique(words.stems[is_detail(words)])


def kinship(a: Hashes, b: Hashes) -> float:
    """The share that the larger set of details has of the smaller one."""
    fewer = min(len(a), len(b))
    return len(np.intersect1d(a, b, assume_unique=True)) / fewer if fewer else 0.0

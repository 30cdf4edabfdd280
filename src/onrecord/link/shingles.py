"""Fingerprints of a text: a few of its shingles, chosen so that a long enough common stretch always shares one.

Winnowing (Schleimer, Wilkerson and Aiken 2003, "Winnowing: local algorithms for document fingerprinting"): of every
window of shingles the smallest hash is kept.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from onrecord.link.folded_words import Hashes, scatter

SHINGLE: Final = 5  # words; shorter ones are shared by any two reports of one day
WINDOW: Final = 12  # shingles; two texts share a fingerprint if they share SHINGLE + WINDOW - 1 words in a row


def shingles(words: Hashes, size: int = SHINGLE) -> Hashes:
    """The hash of every `size` words in a row, in order; the whole text is one shingle where it is shorter."""
    size = min(size, len(words))
    count = len(words) - size + 1 if size else 0
    out = np.zeros(count, dtype=np.uint64)
    for n in range(size):
        out = out * np.uint64(0x9E3779B97F4A7C15) + words[n : n + count]
    return scatter(out)


def fingerprints(shingled: Hashes, window: int = WINDOW) -> Hashes:
    """The different winnowed hashes, ascending."""
    window = min(window, len(shingled))
    smallest, width = shingled, 1
    while width < window:
        step = min(width, window - width)
        smallest = np.minimum(smallest[:-step], smallest[step:])
        width += step
    changes = np.ones(len(smallest), dtype=bool)
    changes[1:] = smallest[1:] != smallest[:-1]
    return np.unique(smallest[changes])

"""Fingerprints of a text: a few of its shingles, chosen so that a long enough common stretch always shares one.

Winnowing (Schleimer, Wilkerson and Aiken 2003, "Winnowing: local algorithms for document fingerprinting"): of every
window of shingles the smallest hash is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
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


def fingerprints_of_all(words: Sequence[Hashes]) -> list[frozenset[int]]:
    """The fingerprints of each text, given by its words, for much less than those of short texts one by one."""
    every = np.concatenate(words) if words else np.zeros(0, dtype=np.uint64)
    smallest = _smallest(shingles(every), WINDOW) if len(every) >= SHINGLE + WINDOW - 1 else every[:0]
    out, at = [], 0
    for text in words:
        count = len(text) - (SHINGLE + WINDOW - 2)  # windows that do not reach into the next text
        if count > 0:
            out.append(frozenset(smallest[at : at + count].tolist()))
        else:
            out.append(frozenset(fingerprints(shingles(text)).tolist()))
        at += len(text)
    return out


def fingerprints(shingled: Hashes, window: int = WINDOW) -> Hashes:
    """The different winnowed hashes, ascending."""
    smallest = _smallest(shingled, min(window, len(shingled)))
    changes = np.ones(len(smallest), dtype=bool)
    changes[1:] = smallest[1:] != smallest[:-1]
    return np.unique(smallest[changes])


def _smallest(shingled: Hashes, window: int) -> Hashes:
    """The smallest hash of each window."""
    smallest, width = shingled, 1
    while width < window:
        step = min(width, window - width)
        smallest = np.minimum(smallest[:-step], smallest[step:])
        width += step
    return smallest

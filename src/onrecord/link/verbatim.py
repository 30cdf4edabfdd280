"""The proof of copying: which stretches of one text stand word for word in another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from onrecord.link.folded_words import FoldedWords, Hashes, Mask
from onrecord.link.shingles import SHINGLE, shingles

_CHOICES: Final = 8  # places in the other text that are tried for one stretch; refrains have more


@dataclass(frozen=True)
class Run:
    """`length` words from word `here` of one text that are the words from `there` of the other."""

    here: int
    there: int
    length: int


@dataclass(frozen=True)
class Verbatim:
    """Maximal common runs in the order of the first text, and which of its words they cover."""

    runs: tuple[Run, ...]
    covered: Mask

    def share(self, weights: np.ndarray | None = None) -> float:
        """Share of the words that are covered, or of their weights."""
        if weights is None:
            return float(self.covered.mean()) if len(self.covered) else 0.0
        whole = float(weights.sum())
        return float(weights[self.covered].sum()) / whole if whole else 0.0


def compare(here: FoldedWords, there: FoldedWords) -> Verbatim:
    """What `there` has of `here` in runs of at least SHINGLE words, whatever their order."""
    size = min(SHINGLE, len(here), len(there))
    runs = _runs(here.hashes, there.hashes, size) if size else []
    covered = np.zeros(len(here), dtype=bool)
    for run in runs:
        covered[run.here : run.here + run.length] = True
    return Verbatim(tuple(runs), covered)


def whole(words: FoldedWords) -> Verbatim:
    """What a text has of itself."""
    return Verbatim((Run(0, 0, len(words)),), np.ones(len(words), dtype=bool))


def _runs(here: Hashes, there: Hashes, size: int) -> list[Run]:
    """Left to right, the longest run from each word that no run covers yet."""
    runs: list[Run] = []
    at = 0
    for start, places, shingles_on in _stretches(shingles(here, size), shingles(there, size)):
        behind = max(at - start, 0)
        if behind >= abs(shingles_on):
            continue
        if shingles_on > 0:
            run = Run(start + behind, places[0] + behind, shingles_on - behind + size - 1)
        else:
            tried = (Run(start + behind, p + behind, _common(here, there, start + behind, p + behind)) for p in places)
            run = max(tried, key=lambda r: (r.length, -r.there))
        runs.append(run)
        at = run.here + run.length
    return runs


def _stretches(here: Hashes, there: Hashes) -> Iterator[tuple[int, list[int], int]]:
    """Stretches of shingles of `here` that follow each other in `there` too, at their first place in it.

    Gives the first shingle, its places in `there`, and how many follow: below 0 where the stretch may be longer, or
    longer at another place, because shingles of it occur more than once.
    """
    order = np.argsort(there, kind="stable")
    ordered = there[order]
    first = np.searchsorted(ordered, here)
    found = np.flatnonzero(ordered[np.minimum(first, len(there) - 1)] == here)
    first = first[found]
    places, following = order[first], np.minimum(first + 1, len(there) - 1)
    repeated = (following > first) & (ordered[following] == here[found])
    breaks = np.flatnonzero((np.diff(found) != 1) | (np.diff(places) != 1)) + 1
    edges = np.concatenate(([0], breaks, [len(found)])) if len(found) else np.zeros(1, dtype=np.int64)
    for begin, end in pairwise(edges.tolist()):
        start = int(found[begin])
        goes_on = end < len(found) and repeated[end] and found[end] == found[end - 1] + 1
        if repeated[begin]:
            same = slice(first[begin], first[begin] + _CHOICES)
            yield start, order[same][ordered[same] == here[start]].tolist(), begin - end
        else:
            yield start, [int(places[begin])], begin - end if goes_on else end - begin


def _common(here: Hashes, there: Hashes, i: int, j: int) -> int:
    """How many words from `i` and from `j` on are the same."""
    length = min(len(here) - i, len(there) - j)
    step, done = 32, 0
    while done < length:
        end = min(done + step, length)
        differs = np.flatnonzero(here[i + done : i + end] != there[j + done : j + end])
        if len(differs):
            return done + int(differs[0])
        done, step = end, 4 * step
    return length

"""The proof of copying: which stretches of one text stand word for word in another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from onrecord.link.folded_words import FoldedWords, Hashes, Mask, Positions
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


def _runs(here: Hashes, there: Hashes, size: int) -> list[Run]:
    """Left to right, the longest run from each word that no run covers yet."""
    found, first, last, order = _occurrences(shingles(here, size), shingles(there, size))
    runs: list[Run] = []
    at = 0
    for position in found.tolist():
        if position < at:
            continue
        places = order[first[position] : min(last[position], first[position] + _CHOICES)]
        run = max((Run(position, int(p), _common(here, there, position, int(p))) for p in places), key=_longest)
        if run.length >= size:
            runs.append(run)
            at = run.here + run.length
    return runs


def _longest(run: Run) -> tuple[int, int]:
    return run.length, -run.there


def _occurrences(here: Hashes, there: Hashes) -> tuple[Positions, Positions, Positions, Positions]:
    """Which shingles of `here` are in `there`, and for each of `here` the slice of `order` that holds its places."""
    order = np.argsort(there, kind="stable")
    ordered = there[order]
    first = np.searchsorted(ordered, here, "left")
    last = np.searchsorted(ordered, here, "right")
    return np.flatnonzero(last > first), first, last, order


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

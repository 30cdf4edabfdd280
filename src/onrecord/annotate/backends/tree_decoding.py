"""From scores of arcs to one projective tree a sentence.

Each word takes its best head; where that gives circles or crossing arcs, the sentence is decoded anew by Eisner's
algorithm (1996), which finds the best projective tree in time cubic in the words. Well-trained scores need it seldom.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.intp]

_NEVER = np.float32(-1e9)


def decode(scores: Scores, starts: NDArray[np.bool_]) -> Heads:
    """The head of each word, itself for the root of a sentence.

    `scores[i, j]` is that of word i depending on word j, `scores[i, i]` that of i being a root; `starts[i]` says that
    i begins a sentence (the first word always does).
    """
    starts = starts.copy()
    starts[:1] = True
    sentence = np.cumsum(starts) - 1
    scores = np.where(sentence[:, None] == sentence, scores, _NEVER)
    firsts = np.flatnonzero(starts)
    scores = _with_one_root(scores, sentence, firsts)
    heads: Heads = scores.argmax(axis=1)
    lasts = np.append(firsts[1:], len(heads))
    for n in _broken(heads, sentence, firsts):
        first, last = int(firsts[n]), int(lasts[n])
        heads[first:last] = first + best_projective(scores[first:last, first:last])
    return heads


def _with_one_root(scores: Scores, sentence: Heads, firsts: Heads) -> Scores:
    """The scores with the likeliest root of each sentence as its only one."""
    own = scores.diagonal()
    rest = scores.copy()
    np.fill_diagonal(rest, _NEVER)
    margin = own - rest.max(axis=1)
    best = np.maximum.reduceat(margin, firsts)
    at_best = np.flatnonzero(margin == best[sentence])
    roots = at_best[np.unique(sentence[at_best], return_index=True)[1]]
    rest[roots] = _NEVER
    rest[roots, roots] = 0
    return rest


def _broken(heads: Heads, sentence: Heads, firsts: Heads) -> Heads:
    """Sentences whose arcs run in a circle or cross; a root hangs on a wall at its sentence's left."""
    words = np.arange(len(heads))
    above = heads
    for _ in range(len(heads).bit_length()):
        above = above[above]
    circling = heads[above] != above
    left = np.where(heads == words, firsts[sentence] - 1, np.minimum(words, heads))
    right = np.maximum(words, heads)
    crossed = (left[:, None] < left) & (left < right[:, None]) & (right[:, None] < right)
    return np.unique(sentence[circling | crossed.any(axis=1)])


def best_projective(scores: Scores) -> Heads:
    """Eisner's best tree over `scores` [words, words] under the word that is likeliest to be a root (the diagonal)."""
    n = len(scores)
    root = int(scores.diagonal().argmax())
    chart = _Chart(scores)
    for width in range(1, n):
        chart.fill(width)
    heads = np.full(n, root)
    chart.read(heads, root)
    return heads


class _Chart:
    """Eisner's four tables over [start, end]: complete and incomplete spans headed at their right or left end."""

    def __init__(self, scores: Scores) -> None:
        n = len(scores)
        self.scores = scores
        shape = (n, n)
        self.to_left, self.to_right = np.zeros(shape, np.float32), np.zeros(shape, np.float32)  # complete
        self.arc_left, self.arc_right = np.zeros(shape, np.float32), np.zeros(shape, np.float32)  # incomplete
        self.split_arc = np.zeros(shape, np.intp)
        self.split_left, self.split_right = np.zeros(shape, np.intp), np.zeros(shape, np.intp)

    def fill(self, width: int) -> None:
        """All spans of `width` + 1 words at once; `k` runs over where each may be split."""
        n = len(self.scores)
        start = np.arange(n - width)
        end = start + width
        k = start[:, None] + np.arange(width)
        s, e = start[:, None], end[:, None]
        halves = self.to_right[s, k] + self.to_left[k + 1, e]
        best = halves.argmax(axis=1)
        self.split_arc[start, end] = start + best
        joined = halves[np.arange(len(start)), best]
        self.arc_left[start, end] = joined + self.scores[start, end]
        self.arc_right[start, end] = joined + self.scores[end, start]
        self._complete(start, end, self.to_left[s, k] + self.arc_left[k, e], self.to_left, self.split_left, 0)
        self._complete(
            start, end, self.arc_right[s, k + 1] + self.to_right[k + 1, e], self.to_right, self.split_right, 1
        )

    @staticmethod
    def _complete(start: Heads, end: Heads, values: Scores, table: Scores, split: Heads, offset: int) -> None:
        best = values.argmax(axis=1)
        table[start, end] = values[np.arange(len(start)), best]
        split[start, end] = start + best + offset

    def read(self, heads: Heads, root: int) -> None:
        """Write the heads of the best tree under word `root`, following the splits without recursion."""
        todo = [("left", 0, root), ("right", root, len(heads) - 1)]
        while todo:
            kind, start, end = todo.pop()
            if start == end:
                continue
            if kind == "left":  # headed at `end`
                middle = int(self.split_left[start, end])
                todo += [("left", start, middle), ("arc left", middle, end)]
            elif kind == "right":
                middle = int(self.split_right[start, end])
                todo += [("arc right", start, middle), ("right", middle, end)]
            else:
                heads[start if kind == "arc left" else end] = end if kind == "arc left" else start
                middle = int(self.split_arc[start, end])
                todo += [("right", start, middle), ("left", middle + 1, end)]
        heads[root] = root

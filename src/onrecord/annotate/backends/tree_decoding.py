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
    """Eisner's tables of spans of words: complete and incomplete ones, headed at their left or right end.

    A table is [words, widths]: row `i` holds the spans that begin (`_from`) or end (`_to`) at word `i`, by their width,
    the number of words less one. So all spans of one width, and all ways to split them, are plain slices; an incomplete
    span, one arc and what is below it, stands at its width less one, which is where a split looks for it.
    """

    def __init__(self, scores: Scores) -> None:
        self.scores = scores
        self.right_from, self.left_to = np.zeros((2, *scores.shape), np.float32)
        # Of the spans that are headed at their last word, and at their first: the part before a split, that after it.
        self.before, self.after = np.zeros((2, 2, *scores.shape), np.float32)
        self.splits, self.split_arc = np.zeros((2, *scores.shape), np.intp), np.zeros(scores.shape, np.intp)

    def fill(self, width: int) -> None:
        """All spans of a width at once, from the narrower ones."""
        first, last = slice(len(self.scores) - width), slice(width, None)  # rows: of the spans' first and last words
        halves = self.right_from[first, :width] + self.left_to[last, :width][:, ::-1]
        joined = halves.max(axis=1)
        self.split_arc[first, width] = halves.argmax(axis=1)
        self.after[0, last, width - 1] = joined + self.scores.diagonal(width)  # an arc to the left
        self.before[1, first, width - 1] = joined + self.scores.diagonal(-width)
        whole = self.before[:, first, :width] + self.after[:, last, :width][:, :, ::-1]
        self.splits[:, first, width] = whole.argmax(axis=2)
        left, right = whole.max(axis=2)
        self.before[0, first, width] = self.left_to[last, width] = left
        self.right_from[first, width] = self.after[1, last, width] = right

    def read(self, heads: Heads, root: int) -> None:
        """Write the heads of the best tree under word `root`, following the splits without recursion."""
        todo = [("left", 0, root), ("right", root, len(heads) - 1)]
        while todo:
            kind, start, end = todo.pop()
            if start == end:
                continue
            if kind == "left":  # headed at `end`
                middle = start + int(self.splits[0, start, end - start])
                todo += [("left", start, middle), ("arc left", middle, end)]
            elif kind == "right":
                middle = start + int(self.splits[1, start, end - start]) + 1
                todo += [("arc right", start, middle), ("right", middle, end)]
            else:
                heads[start if kind == "arc left" else end] = end if kind == "arc left" else start
                middle = start + int(self.split_arc[start, end - start])
                todo += [("right", start, middle), ("left", middle + 1, end)]
        heads[root] = root

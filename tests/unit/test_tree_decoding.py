"""One projective tree under one root for each sentence, and the best one."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from onrecord.annotate.backends.tree_decoding import best_projective, decode

SEEDS = st.integers(0, 2**32 - 1)


def is_tree(heads: list[int]) -> bool:
    """Whether there is one root, all words lie under it, and no two arcs cross (the root hangs on a wall at -1)."""
    roots = [i for i, head in enumerate(heads) if head == i]
    if len(roots) != 1:
        return False
    for word in range(len(heads)):
        above = word
        for _ in heads:
            above = heads[above]
        if above != roots[0]:
            return False
    arcs = [(-1, i) if head == i else (min(i, head), max(i, head)) for i, head in enumerate(heads)]
    return not any(a < c < b < d for a, b in arcs for c, d in arcs)


def total(scores: NDArray[np.float32], heads: list[int]) -> float:
    return float(sum(scores[i, head] for i, head in enumerate(heads) if head != i))


@given(SEEDS, st.integers(1, 5))
def test_no_tree_under_the_likeliest_root_scores_higher(seed: int, size: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    root = int(scores.diagonal().argmax())
    found = best_projective(scores).tolist()
    others = (list(heads) for heads in product(range(size), repeat=size) if heads[root] == root)
    best = max(total(scores, heads) for heads in others if is_tree(heads))
    assert is_tree(found)
    assert found[root] == root
    assert abs(total(scores, found) - best) < 1e-4


@given(SEEDS, st.integers(1, 60))
def test_every_sentence_gets_a_projective_tree_of_its_own(seed: int, size: int) -> None:
    rng = np.random.default_rng(seed)
    starts = rng.random(size) < 0.2
    heads = decode(rng.normal(size=(size, size)).astype(np.float32), starts)
    firsts = sorted({0, *np.flatnonzero(starts).tolist()})
    for first, last in zip(firsts, [*firsts[1:], size]):
        assert is_tree((heads[first:last] - first).tolist())


def test_scores_that_make_a_tree_are_taken_as_they_are() -> None:
    scores = np.zeros((5, 5), np.float32)
    for word, head in enumerate([1, 1, 4, 4, 1]):
        scores[word, head] = 9
    assert decode(scores, np.zeros(5, bool)).tolist() == [1, 1, 4, 4, 1]

"""The CoNLL scores on small cases whose answers are worked out by hand."""

from __future__ import annotations

import pytest

from onrecord.evaluate.clusters import b_cubed, best_assignment, ceaf_e, muc
from onrecord.evaluate.coreference import conll_f1, f1_of_fractions

GOLD = [frozenset("abc"), frozenset("defg")]
FOUND = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]  # the example of Pradhan et al. 2014


def test_muc_counts_the_links_kept():
    assert muc(GOLD, FOUND) == ((2, 5), (2, 5))


def test_b_cubed_weighs_each_mention_by_the_overlap_of_its_clusters():
    (recall, gold), (precision, found) = b_cubed(GOLD, FOUND)
    assert recall / gold == pytest.approx(0.4167, abs=1e-3)
    assert precision / found == pytest.approx(0.5, abs=1e-3)


def test_ceaf_aligns_clusters_one_to_one():
    (kept, gold), (same, found) = ceaf_e(GOLD, FOUND)
    assert kept == same == pytest.approx(1.3, abs=1e-3)
    assert (gold, found) == (2, 3)


def test_the_best_assignment_is_not_the_greedy_one():
    assert best_assignment([[3, 2], [2, 0]]) == 4
    assert best_assignment([[1, 2, 3]]) == 3
    assert best_assignment([]) == 0


def test_perfect_clusters_score_a_hundred():
    numbers = [n for score in (muc, b_cubed, ceaf_e) for pair in score(GOLD, GOLD) for n in pair]
    assert conll_f1(numbers) == pytest.approx(100)
    assert f1_of_fractions([0, 0, 0, 0]) == 0

"""When two spellings are taken for one name."""

from __future__ import annotations

import pytest

from onrecord.annotate.lexicons.spelling import distance, is_near, is_near_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("orban", "orbann"),
        ("haram", "harram"),
        ("khamenei", "khameini"),
        ("netanyahu", "netenyaho"),
        ("castro", "catsro"),
    ],
)
def test_slips_that_a_name_of_that_length_forgives(one, other):
    assert is_near(one, other)
    assert is_near(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("orban", "orban"),
        ("mali", "malo"),
        ("bashir", "nashir"),
        ("castro", "castillo"),
        ("republican", "republicans"),
        ("karim", "karam1x"),
    ],
)
def test_the_same_the_short_the_otherwise_begun_and_the_far_are_not_near(one, other):
    assert not is_near(one, other)


def test_a_swap_is_one_slip_and_the_limit_ends_the_count():
    assert distance("catsro", "castro", 2) == 1
    assert distance("abcdef", "ghijkl", 2) is None


def test_one_piece_of_a_name_may_be_misspelt_and_no_two():
    assert is_near_name(("viktor", "orbann"), ("viktor", "orban"))
    assert not is_near_name(("wiktor", "orbann"), ("viktor", "orban"))
    assert not is_near_name(("orbann",), ("viktor", "orban"))

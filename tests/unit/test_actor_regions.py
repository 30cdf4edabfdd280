"""Which states a description without a name can mean."""

from __future__ import annotations

import pytest

from onrecord.annotate.lexicons.actors import country_names
from onrecord.annotate.lexicons.regions import described


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        (["west", "african"], "TGO", "KEN"),
        (["landlocked", "west", "african"], "MLI", "TGO"),
        (["horn", "of", "africa"], "DJI", "MLI"),
        (["oil-rich", "gulf"], "KWT", "NGA"),
        (["self", "-", "ruled"], "TWN", "CUB"),
        (["small", ",", "mostly", "muslim"], "GMB", "GHA"),
    ],
)
def test_words_set_states_apart(words: list[str], inside: str, outside: str) -> None:
    found = described(words)
    assert found is not None
    assert inside in found
    assert outside not in found


@pytest.mark.parametrize("words", [[], ["small"], ["host"], ["african", "host"], ["first"]])
def test_words_that_set_no_state_apart_describe_none(words: list[str]) -> None:
    assert described(words) is None


def test_every_state_is_one_that_the_registry_knows() -> None:
    for word in ("african", "european", "asian", "latin american", "caribbean", "pacific", "landlocked", "island"):
        assert (described([word]) or frozenset()) <= country_names().keys()

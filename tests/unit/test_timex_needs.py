"""A pattern is passed over only where it could not have matched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.timex import lexer
from onrecord.annotate.timex.extractor import load_rules
from onrecord.annotate.timex.needs import Index, needs


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("ab?c", [{"a"}, {"c"}]),
        ("(?:a|b)c*d", [{"a", "b"}, {"d"}]),
        ("(?P<day>[ab]c)+", [{"a", "b"}, {"c"}]),
        ("a|b?", []),
        ("[^a]b", [{"b"}]),
        ("(?=a)(?<!c)b", [{"b"}]),
        ("(?:ab){0,2}c{1,3}", [{"c"}]),
        (r"\.a", [{"a"}]),
        ("(?:ab|cde)+?", [{"a", "c"}]),
    ],
)
def test_what_a_pattern_needs_is_read_off_it(pattern: str, needed: list[set[str]]) -> None:
    assert needs(pattern) == needed


def test_patterns_that_may_match_come_in_their_order_and_no_others() -> None:
    index = Index([re.compile(p) for p in ("ab", "c", "a?", "b|c")])
    assert index.may_match("xab") == [0, 2, 3]
    assert index.may_match("c") == [1, 2, 3]
    assert index.may_match("") == [2]


_PATTERNS = [pattern for rule in load_rules() for pattern in rule.compiled]
_INDEX = Index(_PATTERNS)
_SYMBOLS = sorted({*lexer._symbols.values(), "x", "X", ",", "-", "."})


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from(_SYMBOLS), max_size=12), st.integers(0, len(_PATTERNS) - 1))
def test_no_match_of_a_rule_is_passed_over(text: str, number: int) -> None:
    # symbols of one pattern beside each other match far oftener than any of all the rules'
    own = "".join(c for c in _PATTERNS[number].pattern if c in lexer._symbols.values())
    for symbols in (text, own[:12], own[-12:], text[:3] + own[:3]):
        matching = [n for n, p in enumerate(_PATTERNS) if any(m.end() > m.start() for m in p.finditer(symbols))]
        assert set(matching) <= set(_INDEX.may_match(symbols))

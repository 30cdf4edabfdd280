"""The scorer of time expressions, on hand-made cases."""

from __future__ import annotations

from onrecord.evaluate.timex import count
from onrecord.model.temporal import TimeExpression, TimeType


def found(start: int, exact: str, value: str | None, type_: TimeType = "date") -> TimeExpression:
    return TimeExpression(
        start=start, end=start + len(exact), exact=exact, type=type_, value=value, when=None, anchor=None, id="T1"
    )


def gold(start: int, text: str, value: str, type_: str = "DATE") -> dict[str, object]:
    return {"start": start, "end": start + len(text), "text": text, "type": type_, "value": value}


def test_exact_match_counts_everywhere() -> None:
    assert count([found(3, "Monday", "2025-01-06")], [gold(3, "Monday", "2025-01-06")]) == (1, 1, 1, 1, 1, 1)


def test_overlap_is_relaxed_and_not_strict() -> None:
    assert count([found(0, "on Monday", "2025-01-06")], [gold(3, "Monday", "2025-01-06")]) == (1, 1, 1, 0, 1, 1)


def test_wrong_value_and_type_keep_the_span() -> None:
    assert count([found(0, "a week", "P1W", "duration")], [gold(0, "a week", "P2W")]) == (1, 1, 1, 1, 0, 0)


def test_one_expression_matches_one_gold_only() -> None:
    long = found(0, "May and June", "2025-06")
    assert count([long], [gold(0, "May", "2025-05"), gold(8, "June", "2025-06")]) == (1, 2, 1, 0, 1, 1)


def test_unknown_value_is_never_right() -> None:
    assert count([found(0, "then", None)], [{**gold(0, "then", "x"), "value": None}])[-1] == 0

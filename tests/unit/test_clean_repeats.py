"""A paragraph that tells an earlier one again is marked, a paragraph about the same people is not."""

from __future__ import annotations

from onrecord.clean.document import clean
from onrecord.model.document import Article

FIRST = (
    "The call between the two presidents, in which foreign minister Ama Sena also took part, happened days before the "
    "listing of the Northern Front as a criminal organisation by the treasury took effect."
)
REWRITTEN = (
    "The call between both presidents, which included foreign minister Ama Sena, happened just days before the listing "
    "of the Northern Front as a criminal organisation went into effect."
)
SAME_PEOPLE = (
    "The presidents have never met, and foreign minister Ama Sena said that no meeting was planned before the summer, "
    "whatever the treasury decides about the Northern Front."
)
OTHER = "Traders in the capital closed their shops for a third day in protest against the price of bread."
CAPTION = "A woman weeps as her house burns during fighting between soldiers and rebels, in Abeche, Chad, May 2, 2024."
NEXT_CAPTION = (
    "Aid workers unload sacks of grain during fighting between soldiers and rebels, in Abeche, Chad, May 2, 2024."
)


def repeats(*paragraphs: str) -> list[tuple[str, str | None]]:
    document = clean(Article(id="t", text="\n".join(paragraphs)))
    found = [(p.id, p.repeats) for p in document.passages if p.role == "repeat"]
    assert [f.exact for f in document.flags if f.kind == "repeat"] == [
        p.exact for p in document.passages if p.role == "repeat"
    ]
    return found


def test_a_verbatim_second_telling_names_the_first() -> None:
    assert repeats(FIRST, OTHER, FIRST) == [("P3", "P1")]


def test_a_rewritten_second_telling_names_the_first() -> None:
    assert repeats(FIRST, OTHER, REWRITTEN) == [("P3", "P1")]


def test_a_third_telling_names_the_first_too() -> None:
    assert repeats(FIRST, OTHER, REWRITTEN, FIRST) == [("P3", "P1"), ("P4", "P1")]


def test_a_paragraph_about_the_same_people_is_no_repeat() -> None:
    assert repeats(FIRST, OTHER, SAME_PEOPLE) == []


def test_captions_of_one_series_are_no_repeats() -> None:
    assert repeats(FIRST, CAPTION, OTHER, NEXT_CAPTION) == []


def test_short_lines_may_recur() -> None:
    assert repeats(FIRST, "He gave no details.", OTHER, "He gave no details.") == []

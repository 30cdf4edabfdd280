"""A speaker set between the halves of what is said speaks; what the sentence is about does not."""

from __future__ import annotations

import pytest
from quotation_reading import Annotate, source, statements, words


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (
            "The strike, the mayor said, killed at least six people.",
            "the mayor",
            ["The strike", "killed at least six people"],
        ),
        (
            "These workers, Ines Brandt explained later in the hearing, were well paid.",
            "Ines Brandt",
            ["These workers", "were well paid"],
        ),
        (
            "Institutional lenders, said Jan Kovacs, are required to show their books.",
            "Jan Kovacs",
            ["Institutional lenders", "are required to show their books"],
        ),
        ("Malta, one of the engineers pointed out, seldom has storms.", "one of the engineers", None),
        ("Much of that, he acknowledges, may be reversed by the court.", "he", None),
        ("The deal, they believe, will collapse.", "they", ["The deal", "will collapse"]),
        (
            "On Sunday, the ship, officials said, had left the port without lights.",
            "officials",
            ["On Sunday, the ship", "had left the port without lights"],
        ),
    ],
)
def test_the_speaker_between_the_commas_speaks(
    annotated: Annotate, text: str, speaker: str, said: list[str] | None
) -> None:
    (statement,) = statements(annotated, text)
    assert source(statement) == speaker
    assert said is None or words(statement) == said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The man, who said he was a doctor, was arrested.", "who"),
        ("The mayor, a lawyer, said the strike killed six people.", "The mayor, a lawyer"),
    ],
)
def test_who_is_only_described_between_commas_speaks_too(annotated: Annotate, text: str, speaker: str) -> None:
    assert [source(s) for s in statements(annotated, text)] == [speaker]


def test_an_air_force_speaks(annotated: Annotate) -> None:
    (said,) = statements(annotated, "Ukraine's air force said the missile was fired from the Black Sea.")
    assert source(said) == "Ukraine's air force"

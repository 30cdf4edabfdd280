"""Statements whose words a small parser hangs in the wrong place: split passives, speakers named last, who accuses."""

from __future__ import annotations

import pytest
from quotation_reading import Annotate, source, statements, words


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (
            "Two years after the king pledged a turn to the south, sending engineers to the ports, economists say the "
            "plan was oversold and, to date, it has failed.",
            "economists",
            "the plan was oversold",
        ),
        (
            "The envoy showed little success, and the format was gradually sidelined, at least in part due to Chad's "
            "attempt to wreck it, said Paul Mbala.",
            "Paul Mbala",
            "The envoy showed little success, and the format was gradually sidelined, at least in part due to Chad's "
            "attempt to wreck it",
        ),
        (
            "The new alliance will be a danger to all, argue many Chad watchers.",
            "many Chad watchers",
            "The new alliance will be a danger to all",
        ),
        (
            "The battle has triggered loud accusations from rebels that Chad and Niger are in league.",
            "rebels",
            "Chad and Niger are in league",
        ),
    ],
)
def test_speaker_and_words_are_found_where_the_parser_went_astray(
    annotated: Annotate, text: str, speaker: str, said: str
) -> None:
    assert (speaker, [said]) in [(source(s), words(s)) for s in statements(annotated, text)]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("The minister opened the gate, warned the guards.", "The minister opened the gate"),
        ("Troops entered the town, urged residents.", "Troops entered the town"),
        ("Claims by rebels that hold the town are checked.", "hold the town"),
    ],
)
def test_other_clauses_stay_where_they_are(annotated: Annotate, text: str, clause: str) -> None:
    assert [clause] not in [words(s) for s in statements(annotated, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Petrova was arrested at the airport as she returned from exile.",
        "Chad and Mali signed a free trade agreement in Jakarta.",
    ],
)
def test_coming_back_and_where_papers_are_signed_say_nothing(annotated: Annotate, text: str) -> None:
    assert statements(annotated, text) == []

"""Statements whose words a small parser hangs in the wrong place: split passives, speakers named last, who accuses."""

from __future__ import annotations

import pytest
from quotation_reading import Annotate, source, statements, words


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (
            "Five years after the president committed to a new policy for Asia, shifting troops to the coast, critics "
            "say the move was oversold and, so far, it has failed.",
            "critics",
            "the move was oversold",
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
    "text",
    [
        "The minister entered the hall, met Ali and left.",
        "He rose, praised Ali.",
        "Claims by rebels that hold the town are checked.",
    ],
)
def test_other_clauses_stay_where_they_are(annotated: Annotate, text: str) -> None:
    assert all(words(s) != [text.rsplit(",", 1)[0]] for s in statements(annotated, text))


@pytest.mark.parametrize(
    "text",
    [
        "Petrova was arrested at the airport as she returned from exile.",
        "Chad and Mali signed a free trade agreement in Jakarta.",
    ],
)
def test_coming_back_and_where_papers_are_signed_say_nothing(annotated: Annotate, text: str) -> None:
    assert statements(annotated, text) == []

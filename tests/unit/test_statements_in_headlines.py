"""Headlines name their speaker by layout: a name before a colon, a body behind a dash."""

from __future__ import annotations

import pytest
from quotation_reading import Annotate, source, statements, words


def test_a_person_before_a_colon_says_the_headline(annotated: Annotate) -> None:
    text = "Zelensky: Malta must be forced to make peace\n\nVolodymyr Zelensky spoke in Oslo on Monday."
    said = statements(annotated, text)[0]
    assert (source(said), words(said)) == ("Zelensky", ["Malta must be forced to make peace"])


@pytest.mark.parametrize("text", ["Gaza: Two boats sink in a storm", "Football: Malta beat Chad in the last minute"])
def test_a_topic_before_a_colon_says_nothing(annotated: Annotate, text: str) -> None:
    assert statements(annotated, text) == []


@pytest.mark.parametrize("body", ["police", "state media", "two officials"])
def test_a_body_behind_a_dash_is_cited(annotated: Annotate, body: str) -> None:
    said = statements(annotated, f"Drone kills six farmers near the port of Tripoli - {body}")
    assert [(source(s), words(s)) for s in said] == [(body, ["Drone kills six farmers near the port of Tripoli"])]


def test_a_publisher_behind_a_dash_is_not(annotated: Annotate) -> None:
    assert statements(annotated, "Drone kills six farmers near the port of Tripoli - The Harbour Times") == []

"""Who has yet to answer, and whose mail went unanswered."""

from __future__ import annotations

import pytest
from quotation_reading import Annotate, source, statements, words


@pytest.mark.parametrize(
    ("text", "speaker", "matter"),
    [
        ("The ministry has yet to comment on the arrest.", "The ministry", ["the arrest"]),
        ("The prime minister's office has not commented on the arrest.", "The prime minister's office", ["the arrest"]),
        ("The army has yet to respond to the allegations.", "The army", ["the allegations"]),
        ("The army did not reply to the accusation.", "The army", ["the accusation"]),
        ("Neither leader's office would comment on the deal.", "Neither leader's office", ["the deal"]),
        ("Emails sent to the border police were not answered.", "the border police", []),
        ("Calls placed to the ministry were not returned.", "the ministry", []),
    ],
)
def test_whoever_has_not_answered_declines(annotated: Annotate, text: str, speaker: str, matter: list[str]) -> None:
    (said,) = statements(annotated, text)
    assert (said.act, source(said), words(said)) == ("decline_to_comment", speaker, matter)


@pytest.mark.parametrize(
    "text", ["The army did not respond to the attack.", "The patient has yet to respond to treatment."]
)
def test_other_responses_are_no_answers(annotated: Annotate, text: str) -> None:
    assert statements(annotated, text) == []


def test_a_clause_before_a_colon_is_not_what_is_said_behind_it(annotated: Annotate) -> None:
    (said,) = statements(annotated, "President Abad did something none of her predecessors had done: she said nothing.")
    assert (said.act, source(said), words(said)) == ("decline_to_comment", "she", [])


def test_what_was_not_ruled_out_is_told_whole(annotated: Annotate) -> None:
    (said,) = statements(annotated, "The prime minister did not rule out talks with the rebels.")
    assert words(said) == ["talks with the rebels"]

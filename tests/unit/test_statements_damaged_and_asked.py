"""Quotations whose closing mark is lost, questions, counts and criticism that one only receives."""

from __future__ import annotations

import pytest
from quotation_reading import Annotate, source, statements, words


def test_a_quotation_that_is_never_closed_ends_where_its_speaker_is_named(annotated: Annotate) -> None:
    text = (
        "Envoy Carl Brandt spoke first. “We do not bargain under threats, said Foreign Ministry spokesman Hamid "
        "Rostami. “They know our number.”"
    )
    (said,) = [s for s in statements(annotated, text) if s.form == "direct"]
    assert source(said) == "Foreign Ministry spokesman Hamid Rostami"
    assert words(said) == ["We do not bargain under threats", "They know our number."]


def test_a_speaker_behind_an_open_quotation_is_no_part_of_it(annotated: Annotate) -> None:
    (said,) = statements(annotated, "“The talks have failed, the envoy told reporters in Doha on Monday.")
    assert (source(said), words(said)) == ("the envoy", ["The talks have failed"])


def test_what_one_is_asked_about_is_not_yet_said(annotated: Annotate) -> None:
    assert statements(annotated, "Did the minister rule out a no-fly zone?") == []


def test_why_it_was_said_may_be_asked(annotated: Annotate) -> None:
    assert len(statements(annotated, "Why did the minister say that the port was open?")) == 1


@pytest.mark.parametrize(
    "text", ["A mean cost of four dollars per student was paid.", "Malta lost two boats per year, and four per week."]
)
def test_per_counts(annotated: Annotate, text: str) -> None:
    assert statements(annotated, text) == []


def test_per_names_who_says_so(annotated: Annotate) -> None:
    (said,) = statements(annotated, "The convoy left at dawn, per two officials.")
    assert source(said) == "two officials"


def test_only_is_no_part_of_what_is_said(annotated: Annotate) -> None:
    (said,) = statements(annotated, "Sweden's foreign minister, Lars Ekdahl, said only that talks were continuing.")
    assert words(said) == ["talks were continuing"]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The White House referred questions to the State Department.", []),
        ("The army referred questions about the raid to the ministry.", ["the raid"]),
    ],
)
def test_passing_questions_on_answers_none(annotated: Annotate, text: str, topic: list[str]) -> None:
    (said,) = statements(annotated, text)
    assert (said.act, words(said)) == ("decline_to_comment", topic)


def test_an_answer_of_no_is_no_silence(annotated: Annotate) -> None:
    (said,) = statements(annotated, 'The prime minister replied: "No. We have said this many times."')
    assert (said.act, words(said)) == ("deny", ["No. We have said this many times."])


def test_a_post_on_x_is_social_media(annotated: Annotate) -> None:
    (said,) = statements(annotated, '"There will be no deal," writes Malta\'s minister Dov Harari on X.')
    assert said.medium == "social_media"


def test_whom_the_police_question_is_not_what_they_say(annotated: Annotate) -> None:
    assert statements(annotated, "Police questioned the student on Monday.") == []


def test_a_quotation_that_answers_a_question_is_said_once(annotated: Annotate) -> None:
    said = statements(annotated, 'Mr Dubois did not stop. Pressed again, he snapped: "Next question."')
    assert [(s.cue.exact if s.cue else None, words(s)) for s in said] == [("snapped", ["Next question."])]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("The editor was fined for saying that the army had fled.", "The editor", "the army had fled"),
        ("One of the reasons that Ortiz refuses to resign is pride.", "Ortiz", "to resign"),
    ],
)
def test_what_one_is_fined_for_saying_was_said(annotated: Annotate, text: str, speaker: str, said: str) -> None:
    assert (speaker, [said]) in [(source(s), words(s)) for s in statements(annotated, text)]

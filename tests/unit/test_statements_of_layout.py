"""Speakers whom layout names: signatures, headlines, transcripts, live blogs; and labels that name nobody."""

from __future__ import annotations

import pytest
from quotation_reading import Annotate, source, statements, words


def test_signed_quotations_of_one_paragraph_have_a_signature_each(annotated: Annotate) -> None:
    text = (
        "”Fortunately he is open about his fears. Sadly, many will back him.” ― Beck Pimentel\n"
        "“His remarks are hurting all of us.” ― Carlos Raúl\n"
        "“We woke from a slumber, and we are united!” ― Julia A. Diaz Moreno."
    )
    said = [(source(s), words(s)) for s in statements(annotated, text)]
    assert said == [
        ("Beck Pimentel", ["Fortunately he is open about his fears. Sadly, many will back him."]),
        ("Carlos Raúl", ["His remarks are hurting all of us."]),
        ("Julia A. Diaz Moreno", ["We woke from a slumber, and we are united!"]),
    ]


def test_a_name_and_an_office_behind_a_pulled_quotation_sign_it(annotated: Annotate) -> None:
    (said,) = statements(
        annotated, '"It was a hard decision, made with the public in mind." Ines Brandt, harbour master'
    )
    assert source(said) == "Ines Brandt, harbour master"


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Anonymous poster on a forum", "Anonymous poster on a forum"),
        ('Anonymous blogger, "Why we march"', "Anonymous blogger"),
        ("A resident of Kananga, who asked not to be named", "A resident of Kananga, who asked not to be named"),
        ("Teacher in Bama", "Teacher in Bama"),
    ],
)
def test_what_somebody_unnamed_is_signs_a_pulled_quotation(annotated: Annotate, line: str, speaker: str) -> None:
    (said,) = statements(annotated, f'"They closed all the roads to the town." {line}')
    assert source(said) == speaker


@pytest.mark.parametrize("line", ["Photo from Kananga", "Teachers in Bama went on strike.", "More on page four"])
def test_other_lines_behind_a_pulled_quotation_sign_nothing(annotated: Annotate, line: str) -> None:
    assert statements(annotated, f'"They closed all the roads to the town." {line}') == []


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (
            "'We were abandoned': survivors of the Goma raid speak out",
            "survivors of the Goma raid",
            "We were abandoned",
        ),
        ('Malta\'s envoy: "Chad has until Sunday"', "Malta's envoy", "Chad has until Sunday"),
    ],
)
def test_a_headline_names_who_is_quoted(annotated: Annotate, text: str, speaker: str, said: str) -> None:
    (statement,) = statements(annotated, text)
    assert (source(statement), words(statement)) == (speaker, [said])


def test_the_speaker_of_a_headline_does_not_speak_below_it(annotated: Annotate) -> None:
    text = (
        "'We were abandoned': survivors of the Goma raid speak out\n\n"
        'Three men came to the door, recalled Esther Mbuyi, 34. "They asked where he was, and I said he was dead."'
    )
    assert source(statements(annotated, text)[-1]) == "Esther Mbuyi, 34"


@pytest.mark.parametrize("label", ["LIVE", "BREAKING", "FACTBOX", "Watch"])
def test_kickers_are_no_speakers(annotated: Annotate, label: str) -> None:
    assert statements(annotated, f"{label}: Ceasefire talks in Doha enter their second day") == []


def test_a_transcript_asks_its_questions(annotated: Annotate) -> None:
    said = statements(annotated, "Q: Are you in contact with Chad?\n\nA: There are channels.")
    assert [s.act for s in said] == ["ask", "assert"]


def test_the_time_of_an_entry_is_no_part_of_who_speaks(annotated: Annotate) -> None:
    said = statements(annotated, "14:35 – Malta's foreign minister says the talks have failed.")
    assert [source(s) for s in said] == ["Malta's foreign minister"]

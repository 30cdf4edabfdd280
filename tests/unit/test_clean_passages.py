"""Paragraphs, their roles, and the dateline."""

from __future__ import annotations

import pytest

from onrecord.clean.clock import match_clock
from onrecord.clean.dateline import match_dateline
from onrecord.clean.document import clean
from onrecord.clean.passages import divide
from onrecord.model.document import Article, Document

LEAD = "The foreign minister of Chad said on Monday that the border with Niger would stay closed until further notice."
NEXT = "Traders on both sides protested against the decision, which they called ruinous."


def cleaned(*lines: str, title: str | None = None) -> Document:
    return clean(Article(id="t", text="\n".join(lines), title=title))


def roles(document: Document) -> list[str]:
    return [p.role for p in document.passages]


def test_each_line_with_words_is_a_passage_with_an_id_in_order() -> None:
    document = cleaned(LEAD, "", "  " + NEXT + "  ")
    assert [(p.id, p.exact) for p in document.passages] == [("P1", LEAD), ("P2", NEXT)]


def test_a_headline_is_the_title() -> None:
    assert roles(cleaned("Chad Keeps Border With Niger Closed", LEAD, NEXT)) == ["title", "body", "body"]


def test_a_first_line_that_is_a_sentence_is_no_title() -> None:
    assert roles(cleaned("Chad kept its border closed.", LEAD)) == ["body", "body"]


def test_a_date_on_the_first_line_is_no_title() -> None:
    assert roles(cleaned("Monday, March 3, 2025", LEAD))[0] == "body"


def test_the_stated_title_is_found_behind_other_lines() -> None:
    document = cleaned(
        "World | Africa", "Chad keeps border with Niger closed.", LEAD, title="Chad Keeps Border With Niger Closed"
    )
    assert roles(document)[1] == "title"


def test_the_headline_told_again_in_the_text_repeats_the_title() -> None:
    document = cleaned("Chad Keeps Border With Niger Closed", LEAD, "Chad keeps border with Niger closed", NEXT)
    assert [(p.role, p.repeats) for p in document.passages][2] == ("repeat", "P1")


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("LOME — The president spoke.", "LOME —"),
        ("LOME (Reuters) - The president spoke.", "LOME (Reuters) -"),
        ("LOME, March 3 (AFP) – The president spoke.", "LOME, March 3 (AFP) –"),
        ("LOME, Togo (AP) — The president spoke.", "LOME, Togo (AP) —"),
        ("LOME/ACCRA, 3 March (Reuters) -- The president spoke.", "LOME/ACCRA, 3 March (Reuters) --"),
        ("PORT-AU-PRINCE, HAITI —", "PORT-AU-PRINCE, HAITI —"),
        ("Lome (AFP) – The president spoke.", "Lome (AFP) –"),
        ("Lome, Togo – The president spoke.", "Lome, Togo –"),
        ("(CNN) -- The president spoke.", "(CNN) --"),
        ("LOME, March 3. /TASS/. The president spoke.", "LOME, March 3. /TASS/."),
        ("LOME. March 3 (Interfax) - The president spoke.", "LOME. March 3 (Interfax) -"),
        ("(CNN)The president spoke.", "(CNN)"),
        ("LOME: The president spoke.", "LOME:"),
        ("By Ama Sena, LOME", "By Ama Sena, LOME"),
    ],
)
def test_datelines_are_recognised(line: str, dateline: str) -> None:
    size = match_dateline(line)
    assert size is not None
    assert line[:size] == dateline


@pytest.mark.parametrize(
    "line",
    [
        "NATO — which has no troops there — said nothing.",
        "FILE - The president of Togo speaks in Lome.",
        "ANALYSIS: The president speaks.",
        "The president – a former general – spoke.",
        "Lome is the capital of Togo.",
        "U.S. officials - three of them - spoke.",
        "A man (Reuters did not name him) - The president spoke.",
    ],
)
def test_sentences_and_labels_are_no_datelines(line: str) -> None:
    assert match_dateline(line) is None


@pytest.mark.parametrize(
    ("line", "clock"),
    [
        ("18:42 GMT - Army says it has taken the bridge", "18:42 GMT - "),
        ("18:42 GMT Army says it has taken the bridge", "18:42 GMT "),
        ("[09:05] The minister has arrived.", None),
        ("[09:05] - The minister has arrived.", "[09:05] - "),
        ("7.05pm: The minister has arrived.", "7.05pm: "),
        ("7:05 p.m. ET | The minister has arrived.", "7:05 p.m. ET | "),
        ("1842 GMT – “We are safe”", "1842 GMT – "),
        ("11:20 GMT", "11:20 GMT"),
        ("11h30 - The minister has arrived.", "11h30 - "),
        ("7 p.m. is the deadline.", None),
        ("7 p.m. GMT Friday is the deadline.", None),
        ("10.30 million people live there.", None),
        ("2014 - Fighting begins.", None),
        ("12:1 was the vote.", None),
        ("The minister arrived at 11:20 GMT.", None),
    ],
)
def test_the_time_of_day_at_the_head_of_an_entry_is_told_apart(line: str, clock: str | None) -> None:
    size = match_clock(line)
    assert (None if size is None else line[:size]) == clock


def test_an_entry_of_a_live_page_begins_behind_its_time() -> None:
    text = "Fighting near the port\n\n18:42 GMT - Army says it holds the bridge\nIt said so in a statement on Monday."
    parts, _ = divide(text, None)
    assert [(text[p.start : p.end], p.role) for p in parts[1:3]] == [
        ("18:42 GMT -", "boilerplate"),
        ("Army says it holds the bridge", "body"),
    ]


def test_a_dateline_is_a_passage_of_its_own_so_that_no_sentence_begins_with_it() -> None:
    document = cleaned("LOME, March 3 (AFP) – " + LEAD, NEXT)
    assert [(p.exact, p.role) for p in document.passages][:2] == [
        ("LOME, March 3 (AFP) –", "boilerplate"),
        (LEAD, "body"),
    ]
    assert document.dateline is not None
    assert document.dateline.exact == "LOME, March 3 (AFP) –"


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement", "0:00:42", "480p | 11.2MB", "▶", "Share this article", "WATCH: Ministers arrive in Lome",
        "Read more: Border trade collapses", "Sign up for our morning newsletter", "Follow us on Telegram",
        "By Ama Sena and Kofi Adjei", "(A. Sena via AP)", "Kofi Adjei/Reuters", "© 2024 The Lome Post",
        "All rights reserved.", "Reporting by Ama Sena; Editing by Kofi Adjei", "File photo",
        "Ama Sena in Lome and Kofi Adjei at the Foreign Desk contributed to this report.",
        "Some material for this report came from Reuters.", "3 min read", "Share on Facebook | Share on X | Print this",
    ],
)  # fmt: skip
def test_furniture_of_the_page_is_boilerplate(line: str) -> None:
    assert roles(cleaned(LEAD, line, NEXT))[1] == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "FILE - Traders wait at the border between Chad and Niger, May 2, 2024.",
        "Germany and Japan contributed in 2015 to the fund for the refugees of the lake.",
        "Traders protest",
        "By continuing its blockade, Chad broke the treaty, the lawyers said.",
        "Watch the border closely, the minister told his officers.",
        "Two days ago the border was open.",
        "May 5, 2024",
        "Video: The police say that the pictures, taken by a passer-by at noon, prove their account of what happened.",
    ],
)
def test_lines_with_facts_stay_in_the_body(line: str) -> None:
    assert roles(cleaned(LEAD, line, NEXT))[1] == "body"


def test_a_headline_between_two_pieces_of_a_player_belongs_to_the_player() -> None:
    lines = [LEAD, "pixels", "Traders Protest at the Border", "Share this video", "0:00:30", NEXT]
    assert roles(cleaned(*lines)) == ["body", *["boilerplate"] * 4, "body"]

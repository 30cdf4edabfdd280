"""Which agencies an article credits for its text."""

import pytest

from onrecord.link.credits import agency, claim, credits, is_agency
from onrecord.model.document import Article

BODY = "The minister left the capital on Friday and nobody said where he went."


def credited(text: str, publisher: str | None = None) -> list[tuple[str, str]]:
    return [(c.agency, c.kind) for c in credits(Article(id="a", text=text, publisher=publisher))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"LOME, March 3 (Reuters) - {BODY}", [("Reuters", "dateline")]),
        (f"LOME (AFP) — {BODY}", [("Agence France-Presse", "dateline")]),
        (f"(AP) — {BODY}", [("Associated Press", "dateline")]),
        (f"By Ama Sena, Associated Press\n\n{BODY}", [("Associated Press", "byline")]),
        (f"By The Associated Press\n\n{BODY}", [("Associated Press", "byline")]),
        (f"{BODY}\n\nSource: Xinhua", [("Xinhua", "source")]),
        (f"{BODY}\n\nAgencies: dpa, AFP", [("Deutsche Presse-Agentur", "source"), ("Agence France-Presse", "source")]),
        (f"{BODY}\n\n— TASS", [("TASS", "source")]),
        (f"{BODY} (ANI)", [("Asian News International", "source")]),
        (f"{BODY}\n\nCopyright 2026 The Associated Press. All rights reserved.", [("Associated Press", "copyright")]),
        (f"{BODY}\n\n© 2026 AFP", [("Agence France-Presse", "copyright")]),
        (f"{BODY}\n\nReuters contributed to this report.", [("Reuters", "contribution")]),
        (
            f"{BODY}\n\nThe Associated Press and AFP contributed to this report.",
            [("Associated Press", "contribution"), ("Agence France-Presse", "contribution")],
        ),
        (f"{BODY}\n\n(With reporting by AFP)", [("Agence France-Presse", "contribution")]),
        (
            f"{BODY}\n\nWith inputs from PTI and ANI",
            [("Press Trust of India", "contribution"), ("Asian News International", "contribution")],
        ),
        (f"{BODY}\n\nSome information for this report was provided by AP.", [("Associated Press", "contribution")]),
        (f"{BODY}\n\nMaterial from Reuters was used in this report.", [("Reuters", "contribution")]),
    ],
)
def test_each_form_of_credit_names_its_agency(text, expected):
    assert sorted(credited(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"The minister told Reuters on Monday that he was ill. {BODY}",
        f"Talks between the opposition (PA) and the government failed. {BODY}",
        f"By Ama Sena\n\n{BODY}",
        f"{BODY} (laughs)",
        f"{BODY}\n\nSource: ministry of defence",
        f"{BODY}\n\n© 2026 Echo Media",
        f"{BODY * 20} (AP) - {BODY * 20}",
    ],
)
def test_an_agency_that_is_only_named_or_anybody_else_is_not_credited(text):
    assert credited(text) == []


def test_an_agencys_own_report_is_its_own():
    assert credited(f"LOME (AFP) - {BODY}", publisher="AFP") == [("Agence France-Presse", "publisher")]


@pytest.mark.parametrize(
    ("name", "full"),
    [("AP", "Associated Press"), ("The Associated Press", "Associated Press"), ("A.P.", "Associated Press"),
     ("ČTK", "Czech News Agency"), ("telam", "Télam"), ("Echo", None), ("", None), (None, None)],
)  # fmt: skip
def test_an_agency_goes_by_any_of_its_names(name, full):
    assert agency(name) == full


def test_the_words_of_a_credit_stand_in_the_text():
    text = f"{BODY}\n\nSource: Xinhua"
    (credit,) = credits(Article(id="a", text=text))
    assert text[credit.words.start : credit.words.end] == credit.words.exact == "Source: Xinhua"


@pytest.mark.parametrize(
    ("publisher", "agencys"),
    [
        ("Gozo Newswire", True),
        ("Malta News Agency", True),
        ("Agencia Andina de Noticias", True),
        ("Gozo Wire", True),
        ("The Wire", False),
        ("Barbed Post", False),
        ("Gozo News", False),
        (None, False),
    ],
)
def test_an_agency_is_known_by_what_agencies_call_themselves(publisher, agencys):
    assert is_agency(publisher) == agencys


@pytest.mark.parametrize(
    ("publisher", "dateline", "expected"),
    [
        ("Sliema Post", "", 1),
        ("Sliema Post", "VALLETTA, March 3 (Gozo Feed) - ", 2),
        ("Sliema Post", "VALLETTA, March 3 (AP) - ", 2),
        ("Sliema Post", "VALLETTA, March 3 (Sliema Post) - ", 0),
        ("Sliema Post Trust", "VALLETTA, March 3 (SPT) -- ", 0),
        ("Sliema Post", "VALLETTA - Rita Camilleri (Labour) and ", 1),
        ("Gozo Newswire", "", 0),
        ("Associated Press", "VALLETTA (AP) — ", 0),
        (None, "VALLETTA (AP) — ", 1),
    ],
)
def test_a_dateline_says_whose_words_they_are(publisher, dateline, expected):
    assert claim(Article(id="a", text=f"{dateline}{BODY}", publisher=publisher)) == expected

"""Damage is flagged where it is, and only there; what can be mended is mended in the view."""

from __future__ import annotations

import pytest

from onrecord.clean.document import clean
from onrecord.model.document import Article, Document


def cleaned(*lines: str) -> Document:
    return clean(Article(id="t", text="\n".join(lines)))


def flagged(kind: str, *lines: str) -> list[str]:
    return [f.exact for f in cleaned(*lines).flags if f.kind == kind]


@pytest.mark.parametrize(
    ("text", "words", "read"),
    [
        ("The envoy flew to GenevaThis was expected.", "GenevaThis", "Geneva. This"),
        ("He met the generalsHe did not say when.", "generalsHe", "generals. He"),
        ("They seized oil fieldsBy force, she said.", "fieldsBy", "fields By"),
        ("He left the talks.She stayed.", "talks.She", "talks. She"),
        ("They want peace;It is far off.", "peace;It", "peace; It"),
        ("She came back,and then spoke.", "back,and", "back, and"),
        ("“It was a call“,said the envoy.", "call“,said", "call“, said"),
        ("“It was a call.”He said no more.", "call.”He", "call.” He"),
        ('"It was a call."He said no more.', 'call."He', 'call." He'),
        ('She said,"It was a call."', 'said,"It', 'said, "It'),
        ("The group [the Northern Front]to which he belongs.", "Front]to", "Front] to"),
        ("The Economic Union(ECU) met.", "Union(ECU", "Union (ECU"),
        ("Soldiers left in 2019The war went on.", "2019The", "2019. The"),
        ("Does he want power?Maybe he does.", "power?Maybe", "power? Maybe"),
        ("The presidentObregon spoke. Obregon left.", "presidentObregon", "president Obregon"),
    ],
)
def test_words_that_run_together_are_flagged_and_parted_in_the_view(text: str, words: str, read: str) -> None:
    document = cleaned(text)
    assert [f.exact for f in document.flags if f.kind == "lost_space"] == [words]
    assert read in document.view.text


@pytest.mark.parametrize(
    "text",
    [
        "Mr. McDonald and Gen. MacArthur met DeVos, LaPierre, FitzGerald and VanDyke.",
        "YouTube, WhatsApp, LinkedIn, TikTok, eBay, iPhone, BuzzFeed, WikiLeaks and SpaceX declined.",
        "See www.Example.com, https://example.org/TheNews and @NewsDesk or #MeToo.",
        "The U.S. and the U.K. agreed at 5 p.m., e.g. on trade; a Ph.D. student and O'Brien of al-Assad's party came.",
        "Shares of NorthernOil rose; NorthernOil said nothing.",
        "The member(s) met [t]he minister, (re)elected in 2019, about 3.5 percent of 1,000 tons at 10:30.",
        "The ministers' meeting—the third—ended (nobody spoke).",
        "The firm (NRTH.MM) and COVID-19's effects.",
        "He said the U.S.’s offer was low.",
        "The MoD and two PhDs confirmed it.",
    ],
)
def test_names_that_are_written_so_are_left_alone(text: str) -> None:
    assert flagged("lost_space", text) == []


def test_a_lost_space_in_the_furniture_of_the_page_is_nobodys_concern() -> None:
    assert flagged("lost_space", "The minister spoke at length about it.", "Watch: GenevaThis", "He left.") == []


@pytest.mark.parametrize(
    "lines",
    [
        ["“We will go,” she said. “We will not stay.”"],
        ['"We will go," she said. "We will not stay."'],
        ["She called it a “fraud” and a 'farce', and the envoys' reply 'empty.'"],
        ["“We will go.", "“We will not stay,” she said."],
        ['"We will go.', "We will not stay.", 'That is final," she said.'],
        ["He told them: “She said ‘go’ and I went.”"],
        ["The road is 6'2\" wide and the boys' school isn't open in the '90s."],
        ["‘A breach of trust’ was how he put it."],
        ["“The [council] must act”—now—“or fail,” he said."],
    ],
)
def test_sound_quotations_are_not_flagged(lines: list[str]) -> None:
    assert flagged("broken_quote", *lines) == []


def test_a_quotation_that_is_never_closed_is_flagged_to_the_end_of_its_paragraph() -> None:
    lines = ["He said, “We will go.", "Nobody answered.", "Rain fell."]
    assert flagged("broken_quote", *lines) == ["“We will go."]


def test_a_chain_of_paragraphs_that_is_never_closed_is_flagged() -> None:
    assert flagged("broken_quote", "“We will go.", "“We will not stay.", "Nobody answered.") == ["“We will not stay."]


def test_a_new_quotation_in_other_marks_does_not_carry_on_the_old_one() -> None:
    assert flagged("broken_quote", 'The crew of "Rosa is free.', "“We are glad,” she said.") == ['"Rosa is free.']


def test_a_quotation_that_was_never_opened_is_flagged_from_its_sentence() -> None:
    lines = ["Rain fell.", "It was dark. We will go,” she said."]
    assert flagged("broken_quote", *lines) == ["We will go,”"]


def test_a_single_mark_behind_a_stop_closes_nothing() -> None:
    assert flagged("broken_quote", "Those who tried it will pay.'") == ["Those who tried it will pay.'"]


def test_a_doubled_mark_is_flagged_with_its_sentence_and_read_once() -> None:
    document = cleaned("They planned, through “ “The use of force against the people.” He left.")
    assert [f.exact for f in document.flags] == ["“ “The use of force against the people.”"]
    assert "through “The use" in document.view.text


@pytest.mark.parametrize(
    "text",
    [
        "<|>=={{}}~~^^\\\\||<<>>==^^~~ {[x]} ~~^^||",
        "xkcd qwrt zxcv plkj mnbv sdfg hjkl",
        "Q" * 80,
        "The \ufffd\ufffd\ufffd\ufffd said on Monday that \ufffd\ufffd\ufffd no",
    ],
)
def test_what_cannot_be_read_is_garbled(text: str) -> None:
    assert flagged("garbled", text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Oil: 81.65 dollars, up 0.45; gas: 2.83, off 0.01 (3:15 p.m.).",
        "Министр иностранных дел сказал, что переговоры продолжатся.",
        "日本の総理大臣は火曜日に記者会見を開いて、停戦を求めたと述べた。長い文です。",
        "See https://example.org/a/very/long/address/that/nobody/could/ever/pronounce/at/all for more.",
    ],
)
def test_odd_but_readable_lines_are_not_garbled(text: str) -> None:
    assert flagged("garbled", text) == []

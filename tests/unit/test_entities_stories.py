"""Who is meant from sentence to sentence of short stories: "it" that acts, bodies by their kinds, children, tellers."""

from __future__ import annotations

import pytest

from onrecord.evaluate.reader import Reader
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(None)


def _read(reader: Reader, text: str) -> AnnotatedDocument:
    return reader(Article(id="story", text=text)).doc


def _mean(doc: AnnotatedDocument, words: str) -> set[str]:
    start = doc.document.article.text.rindex(words)
    return {e.name for e in doc.entities.entities for m in e.mentions if m.start <= start < m.end}


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("The Sri Lankan navy boarded a trawler near Mannar. It arrested nine men.", "It", {"Sri Lankan navy"}),
        ("Estonia expelled a diplomat. It gave him a day to pack.", "It", {"Estonia"}),
        ("The union said the attempt had failed. It said more strikes would follow.", "It", {"union"}),
        ("The agency FENA counted six dead. The agency later said seven.", "The agency later", {"FENA"}),
        ("Kenya Airways cancelled nine flights. The carrier blamed fog.", "The carrier", {"Kenya Airways"}),
        ("Gunmen freed 26 pupils. Parents wept. The children were tired.", "The children", {"26 pupils"}),
        ("Gunmen shot a journalist. The reporter, Elmer Zepeda, died.", "a journalist", {"Elmer Zepeda"}),
    ],
)
def test_who_is_meant_in_the_next_sentence(reader: Reader, text: str, words: str, names: set[str]) -> None:
    assert _mean(_read(reader, text), words) == names


def test_a_teller_does_not_speak_of_himself_as_the_man(reader: Reader) -> None:
    doc = _read(reader, "The court jailed a customs officer. The prosecutor said the man had photographed a base.")
    assert _mean(doc, "the man") == {"customs officer"}


def test_the_chairman_of_a_party_is_of_the_party_and_of_a_firm_in_business(reader: Reader) -> None:
    party = _read(reader, "The ruling party lost. Its chairman, Zurab Lomtadze, resigned.")
    firm = _read(reader, "The oil company Zharyk lost money. Its chairman, Marat Dosymbek, resigned.")
    assert [e.sectors for e in party.entities.entities if e.name == "Zurab Lomtadze"] == [("PTY",)]
    assert [e.sectors for e in firm.entities.entities if e.name == "Marat Dosymbek"] == [("BUS",)]


def test_an_inquiry_that_is_ordered_is_nobody(reader: Reader) -> None:
    doc = _read(reader, "The president of Honduras ordered an inquiry.")
    assert not any("inquiry" in e.name for e in doc.entities.entities)


def test_somebodys_office_that_speaks_is_a_body_of_his_state(reader: Reader) -> None:
    doc = _read(reader, "Iraqi President Omar Haddad fell ill. Haddad's office said he would rest.")
    (office,) = [e for e in doc.entities.entities if e.name == "Haddad's office"]
    assert (office.kind, office.country, office.sectors) == ("government", "IRQ", ("GOV",))

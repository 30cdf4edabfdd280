"""Whose a body or a people is: parties of one name in several states, peoples named by two adjectives."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.evaluate.actors import meant
from onrecord.evaluate.reader import Reader
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(None)


def _read(reader: Reader, text: str) -> AnnotatedDocument:
    return reader(Article(id="states", text=text, published=dt.date(2033, 2, 1))).doc


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Morocco's Justice and Development Party lost three seats.", "Justice and Development Party", "MAR"),
        ("Turkey's Justice and Development Party lost three seats.", "Justice and Development Party", "TUR"),
        ("Bolivia's Radical Harvest Party left the hall.", "Radical Harvest Party", "BOL"),
        ("The National Harvest Party of Ghana left the hall.", "National Harvest Party", "GHA"),
        ("Nigeria's Zobe Cement raised its prices.", "Zobe Cement", "NGA"),
        ("Somalia's World Food Programme office was robbed.", "World Food Programme", "UNO"),
        ("Kuwait's Hezbollah cell was on trial.", "Hezbollah", "LBN"),
    ],
)
def test_a_body_is_of_the_state_beside_its_name_unless_its_own_name_tells(
    reader: Reader, text: str, name: str, country: str
) -> None:
    assert [e.country for e in meant(_read(reader, text), name)] == [country]


def test_the_same_name_again_is_the_same_party(reader: Reader) -> None:
    doc = _read(reader, "Morocco's Justice and Development Party won. The Justice and Development Party sang.")
    first, again = meant(doc, "Justice and Development Party")[0], meant(doc, "Justice and Development Party sang")[0]
    assert first.id == again.id


def test_two_parties_of_one_name_are_two(reader: Reader) -> None:
    text = "Turkey's Justice and Development Party wrote to Morocco's Justice and Development Party."
    doc = _read(reader, text)
    assert {e.country for e in doc.entities.entities if e.sectors[:1] == ("PTY",)} == {"TUR", "MAR"}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Croatian Serbs blocked the road to Knin.", "Croatian Serbs", "HRV"),
        ("Kosovo Albanians queued at the fence.", "Kosovo Albanians", "KOS"),
        ("Haitian Americans marched in Brooklyn.", "Haitian Americans", "USA"),
        ("Israeli Arabs closed their shops.", "Israeli Arabs", "ISR"),
        ("Turkish Cypriots queued at the fence.", "Turkish Cypriots", "CYP"),
        ("Crimean Tatars left the hall.", "Crimean Tatars", None),
        ("Bosnian Croats left the hall.", "Bosnian Croats", "BIH"),
    ],
)
def test_a_people_of_two_adjectives_is_of_the_state_that_it_lives_in(
    reader: Reader, text: str, name: str, country: str | None
) -> None:
    assert [(e.name, e.country) for e in meant(_read(reader, text), name)] == [(name, country)]


def test_two_peoples_of_one_state_stay_two(reader: Reader) -> None:
    doc = _read(reader, "Turkish Cypriots voted yes. Greek Cypriots voted no.")
    assert meant(doc, "Turkish Cypriots")[0].id != meant(doc, "Greek Cypriots")[0].id


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Cairo said it would go to the Security Council.", "UNO"),
        ("Russia's Security Council met in Sochi. The Security Council said no.", "RUS"),
        ("The Iranian Security Council wrote to Moscow.", "IRN"),
    ],
)
def test_a_state_may_have_a_security_council_of_its_own(reader: Reader, text: str, country: str) -> None:
    assert {e.country for e in meant(_read(reader, text), "Security Council")} == {country}

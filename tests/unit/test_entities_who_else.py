"""More of who is who: nicknames, presidents-elect, styles, whole peoples, three at once, the latter of two crowds."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.evaluate.actors import meant
from onrecord.evaluate.reader import Reader
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article
from onrecord.model.entity import Entity


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(None)


def _read(reader: Reader, text: str, day: str = "2033-02-01") -> AnnotatedDocument:
    return reader(Article(id="else", text=text, published=dt.date.fromisoformat(day))).doc


def _one(reader: Reader, text: str, name: str, day: str = "2033-02-01") -> Entity:
    (found,) = meant(_read(reader, text, day), name)
    return found


def _mean(doc: AnnotatedDocument, words: str) -> set[str]:
    start = doc.document.article.text.rindex(words)
    return {e.name for e in doc.entities.entities for m in e.mentions if m.start <= start < m.end}


@pytest.mark.parametrize(
    ("text", "alias", "name"),
    [
        ("The gang chief Anton Delva, known as Mustard, fled. Mustard said so.", "Mustard said", "Anton Delva"),
        ("Police held Ivan Orlenko, nicknamed Hammer, in Riga. Hammer had fled.", "Hammer had", "Ivan Orlenko"),
    ],
)
def test_what_somebody_is_known_as_is_a_name_of_his(reader: Reader, text: str, alias: str, name: str) -> None:
    assert _mean(_read(reader, text), alias) == {name}


def test_what_a_plan_is_known_as_is_no_person(reader: Reader) -> None:
    doc = _read(reader, "The deal is known as Project Heron.")
    assert all(e.kind != "person" for e in doc.entities.entities)


def test_a_president_elect_is_known_before_taking_office(reader: Reader) -> None:
    found = _one(reader, "President-elect Bola Tinubu flew to Lisbon.", "Bola Tinubu", "2023-04-20")
    assert (found.country, found.role) == ("NGA", "President-elect")


def test_a_style_does_not_hide_the_office(reader: Reader) -> None:
    found = _one(reader, "Sheikh Tamim bin Hamad Al Thani opened the fair.", "Tamim bin Hamad Al Thani", "2019-03-02")
    assert found.sectors == ("GOV",)


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Two people drowned in Kano. The bishop praised the people of Nigeria.", "people of", {"people of Nigeria"}),
        ("Nine people drowned in Kano. The Nigerian people mourned.", "The Nigerian people", {"Nigerian people"}),
        ("Kenyans queued for days. The Kenyan people voted in peace.", "The Kenyan people", {"Kenyans"}),
        ("Ethnic Russians in Latvia queued. The Latvian people voted.", "The Latvian people", {"Latvian people"}),
    ],
)
def test_a_whole_people_is_not_the_few_who_were_told_of(reader: Reader, text: str, words: str, names: set[str]) -> None:
    assert _mean(_read(reader, text), words) == names


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "Chile, Peru and Bolivia wrote to Brazil. The three countries want a port.",
            "The three",
            {"Chile", "Peru", "Bolivia"},
        ),
        ("Rebels and government troops clashed near Homs. The latter withdrew.", "The latter", {"government troops"}),
        ("Fatah and Hamas signed in Cairo; the latter freed nine men.", "the latter", {"Hamas"}),
        ("Police beat protesters in Sofia. The latter threw stones.", "The latter", {"protesters"}),
        ("The minister praised the teachers and the nurses. The former are on strike.", "The former", {"teachers"}),
    ],
)
def test_of_several_those_are_meant_who_were_named_together(
    reader: Reader, text: str, words: str, names: set[str]
) -> None:
    assert _mean(_read(reader, text), words) == names


@pytest.mark.parametrize(
    ("text", "name", "sectors"),
    [
        ("Kenya's leader left for Arusha.", "Kenya's leader", ("GOV",)),
        ("Malian leader Seydou Kanoute left for Arusha.", "Seydou Kanoute", ("GOV",)),
        ("The union leader of Ghana wept.", "The union leader of Ghana", ("LAB",)),
        ("Former Kenyan leader Seydou Otieno left for Arusha.", "Seydou Otieno", ("ELI",)),
    ],
)
def test_who_leads_a_state_governs_and_who_leads_something_in_it_does_not(
    reader: Reader, text: str, name: str, sectors: tuple[str, ...]
) -> None:
    assert _one(reader, text, name).sectors == sectors


def test_two_leaders_told_of_as_others_stay_two(reader: Reader) -> None:
    doc = _read(reader, "The militia leader spoke. The Shiite leader Ali Haddad left.")
    assert _mean(doc, "The militia leader") != _mean(doc, "Ali Haddad")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A fire broke out in Kingston, Ontario.", "Kingston", "CAN"),
        ("Ada Quill, a state senator from Georgia, wept.", "Ada Quill", "USA"),
        ("The North's leader watched, South Korean officials said.", "The North's leader", "PRK"),
        ("Beijing rejected New Delhi's allegation.", "New Delhi", "IND"),
    ],
)
def test_words_beside_a_name_tell_which_of_its_namesakes_is_meant(
    reader: Reader, text: str, name: str, country: str
) -> None:
    assert _one(reader, text, name).country == country


def test_a_ministry_that_the_united_states_do_not_have_is_flagged(reader: Reader) -> None:
    doc = _read(reader, "The US Ministry of Internal Affairs closed the bridge.")
    assert "likely_mistranslation" in {f.kind for f in doc.entities.flags}


def test_a_militant_group_by_any_noun_is_the_group_just_named(reader: Reader) -> None:
    doc = _read(reader, "The Rapid Support Forces shelled a mill. The paramilitary group denied it.")
    assert _mean(doc, "The paramilitary group") == {"Rapid Support Forces"}


def test_relatives_of_a_known_holder_do_not_hide_who_he_is(reader: Reader) -> None:
    text = "Hun Manet took the oath as his father, Hun Sen, looked on."
    assert _one(reader, text, "Hun Sen", "2023-08-22").country == "KHM"

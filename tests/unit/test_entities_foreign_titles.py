"""Titles in their own language, and officials who only travel to the one state that an article names."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.annotate.lexicons.foreign_titles import foreign_titles, title_end
from onrecord.evaluate.actors import meant
from onrecord.evaluate.reader import Reader
from onrecord.model.document import Article
from onrecord.model.entity import Entity


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(None)


def _one(reader: Reader, text: str, name: str, day: str = "2033-02-01") -> Entity:
    found = meant(reader(Article(id="titles", text=text, published=dt.date.fromisoformat(day))).doc, name)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "name", "country", "sector"),
    [
        ("Bundesfinanzminister Jost Wendelin refused to borrow more.", "Jost Wendelin", "DEU", "GOV"),
        ("Lehendakari Iker Bastarrika spoke in Vitoria.", "Iker Bastarrika", "ESP", "GOV"),
        ("Ministro de Defensa Abel Tintaya of Peru resigned on Monday.", "Abel Tintaya", "PER", "GOV"),
        ("Menteri Besar Razif Hamdan closed the mine.", "Razif Hamdan", "MYS", "GOV"),
        ("Diputada Alma Quirós of Paraguay tore up the bill.", "Alma Quirós", "PRY", "LEG"),
        ("The Chilean alcalde, Renzo Maturana, shut the port.", "Renzo Maturana", "CHL", "GOV"),
    ],
)
def test_a_title_in_its_own_language_tells_what_its_english_one_does(
    reader: Reader, text: str, name: str, country: str, sector: str
) -> None:
    found = _one(reader, text, name)
    assert (found.name, found.kind, found.country) == (name, "person", country)
    assert sector in found.sectors


def test_the_role_of_a_known_holder_is_told_in_english(reader: Reader) -> None:
    found = _one(reader, "Bundeskanzler Olaf Scholz postponed the vote.", "Olaf Scholz", "2023-06-12")
    assert (found.country, found.role) == ("DEU", "Chancellor of Germany")


def test_a_title_of_several_states_gives_none_of_them_without_more(reader: Reader) -> None:
    assert _one(reader, "Statsminister Liv Aamodt opened the tunnel.", "Liv Aamodt").country is None


def test_who_only_travels_to_the_one_state_of_the_article_is_not_taken_for_its_own(reader: Reader) -> None:
    assert _one(reader, "President-elect Oduya Manning flew to Paris for a week.", "Oduya Manning").country is None
    told = _one(reader, "Police chief Ana Holtby drove to the mill in Leeds.", "Ana Holtby")
    assert told.country == "GBR"


def test_a_title_ends_where_the_name_begins() -> None:
    words = "ministra de salud pública irma catari left".split()
    assert title_end(words, 0, len(words)) == 4
    assert title_end("statsminister liv aamodt".split(), 0, 3) == 1
    assert title_end("liv aamodt".split(), 0, 2) == 0
    assert title_end("ministro de la rosa".split(), 0, 4) == 1


def test_every_title_has_an_english_noun_with_sectors() -> None:
    from onrecord.annotate.lexicons.actors import actor_nouns

    assert all(actor_nouns()[title].sectors and actor_nouns()[t.english].kind == "person"
               for title, t in foreign_titles().items())  # fmt: skip

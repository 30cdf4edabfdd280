"""Who held what when, and how names are compared."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.annotate.lexicons import actors, holders, people
from onrecord.annotate.lexicons.tenures import Office
from onrecord.model.plover import PSEUDO_COUNTRIES, SECTORS


@pytest.mark.parametrize(
    ("day", "roles"),
    [
        ("2016-06-01", ()),
        ("2016-12-01", ("President-elect of the United States",)),
        ("2018-06-01", ("President of the United States",)),
        ("2022-06-01", ()),
        ("2025-06-01", ("President of the United States",)),
    ],
)
def test_an_office_is_held_from_its_first_day_to_its_last(day, roles):
    (trump,) = [
        h for h in holders.by_name(("donald", "trump")) if any("President of the U" in o.role for o in h.offices)
    ]
    held = tuple(o.role for o in trump.current(dt.date.fromisoformat(day)) if "President" in o.role)
    assert held == roles


def test_an_office_left_open_by_an_old_source_is_not_known_to_be_held_today():
    office = Office("FRA", ("GOV",), "Minister", "2020-01-01", "", "2022-12-31")
    assert office.held_on("2021-05-05") is True
    assert office.held_on("2025-05-05") is None


def test_an_end_given_as_a_month_lasts_to_its_last_day():
    office = Office("FRA", ("GOV",), "Minister", "2020-01", "2021-08", "2022-12-31")
    assert office.held_on("2021-08-31") is True
    assert office.held_on("2021-09-01") is False


@pytest.mark.parametrize(
    ("one", "other"), [("U.S.", "US"), ("Nicolás Maduro", "Nicolas Maduro"), ("al-Shabab", "al Shabab")]
)  # fmt: skip
def test_names_are_compared_without_accents_and_marks(one, other):
    assert actors.fold(one) == actors.fold(other)


def test_every_actor_has_a_known_country_and_sectors():
    countries = set(actors.country_names()) | PSEUDO_COUNTRIES | {None}
    for group in actors.gazetteer().values():
        for alias in (a for aliases in group.by_pieces.values() for a in aliases):
            assert alias.actor.country in countries, alias.actor
            assert set(alias.actor.sectors) <= SECTORS, alias.actor


def test_every_holder_has_a_known_country_and_sectors():
    countries = set(actors.country_names()) | PSEUDO_COUNTRIES
    for name, *_, country, _role, sectors, _start, _end, _source, _checked in actors.read_table(
        "actor_holders_added.tsv"
    ):
        assert country in countries, name
        assert set(sectors.split("|")) <= SECTORS, name


def test_every_noun_has_known_sectors():
    for lemma, noun in actors.actor_nouns().items():
        assert set(noun.sectors) <= SECTORS, lemma


@pytest.mark.parametrize(("name", "gender"), [("Angela", "f"), ("Vladimir", "m"), ("Kim", ""), ("Xyzzy", None)])
def test_a_given_name_tells_the_gender_of_its_bearers(name, gender):
    assert people.gender(name) == gender


@pytest.mark.parametrize("published", ["0001-01-01", "2016-12-01", "9999-12-31"])
def test_a_president_elect_is_read_on_any_day_that_an_article_may_bear(annotated, published):
    text = "President-elect Donald Trump flew to Paris on Monday. Trump met officials there."
    found = [e for e in annotated(text, published).entities.entities if "Trump" in e.name]
    assert [(e.kind, e.role) for e in found] == [("person", "President-elect")]

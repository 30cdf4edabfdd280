"""Where places lie: to the precision of the words, and never by fame alone."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.annotate.lexicons.points import cities_called, city_in, geonames_of_country
from onrecord.model.entity import Entity


def place(text: str, name: str) -> Entity:
    record = onrecord.read(text, published="2025-03-03")
    return next(e for e in record.entities if e.name == name)


def test_a_city_whose_country_the_article_names_has_its_point() -> None:
    homs = place("Shelling hit Homs in Syria on Monday, the ministry said.", "Homs")
    assert homs.country == "SYR"
    assert homs.geonames == 169577
    assert (round(homs.latitude or 0), round(homs.longitude or 0)) == (35, 37)


def test_a_country_has_an_id_and_no_point_that_would_be_finer_than_its_name() -> None:
    syria = place("Troops moved into Syria on Monday.", "Syria")
    assert syria.geonames == 163843
    assert syria.latitude is None


@pytest.mark.parametrize("words", ["Homs province", "the province of Homs", "the Homs countryside and Homs district"])
def test_a_region_named_after_its_city_has_no_point(words: str) -> None:
    record = onrecord.read(f"The army shelled {words}, Syria's opposition said on Monday.", published="2025-03-03")
    assert [e for e in record.entities if "Homs" in e.name and e.latitude is not None] == []


def test_a_name_that_several_cities_of_the_country_bear_has_no_point() -> None:
    assert place("A bomb went off in Springfield. The United States condemned it.", "Springfield").latitude is None


def test_a_city_is_not_its_famous_namesake_where_the_article_speaks_of_another_country() -> None:
    assert place("Rockets fell on Tripoli on Monday, Lebanese officials said.", "Tripoli").geonames != 2210247


def test_a_city_without_any_sign_of_its_country_may_be_meant_if_no_namesake_comes_near_it() -> None:
    assert place("A bomb went off in London on Monday, police said.", "London").geonames == 2643743


def test_names_are_found_whatever_their_accents() -> None:
    assert cities_called("Bogotá")[0].geonames == cities_called("Bogota")[0].geonames
    assert cities_called("Atlantis-upon-Nowhere") == ()
    assert cities_called("") == ()
    assert city_in("Tripoli", {"LBY", "LBN"}) is None
    assert geonames_of_country("XXX") is None


@pytest.mark.parametrize(
    ("text", "city"),
    [("Athens, Georgia, elected a new mayor.", "Athens"), ("Police in Odessa, Texas, arrested two men.", "Odessa")],
)
def test_a_city_named_with_its_american_state_is_no_foreign_capital(text: str, city: str) -> None:
    assert (place(text, city).kind, place(text, city).country) == ("place", "USA")


def test_tbilisi_of_georgia_stays_where_it_is() -> None:
    assert place("Protesters filled Tbilisi, Georgia, on Monday.", "Tbilisi").country == "GEO"


def test_a_name_with_particles_is_one_name() -> None:
    record = onrecord.read("Minister Ana von der Heide warned Hungary on Monday.", published="2025-03-03")
    assert "Ana von der Heide" in {e.name for e in record.entities}


def test_several_people_are_people() -> None:
    record = onrecord.read("Ivorian rebels surrounded the town, two diplomats said.", published="2002-09-28")
    assert {e.kind for e in record.entities if e.name in ("Ivorian rebels", "two diplomats")} == {"people"}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("The envoy travelled to La Palma on Monday.", "La Palma"),
        ("Police shot a man on Monday near San Cristobal de las Casas, the court said.", "San Cristobal de las Casas"),
    ],
)
def test_a_town_whose_name_holds_another_towns_is_not_that_one(text: str, town: str) -> None:
    found = place(text, town)
    assert (found.kind, found.country, found.latitude) == ("place", None, None)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Guerrillas occupied the frontier village of Alto Grebel.", "Alto Grebel"),
        ("Gunmen killed three labourers in Mandrel tehsil on Monday.", "Mandrel"),
        ("Rebels attacked Chakor woreda on Monday.", "Chakor"),
    ],
)
def test_a_name_that_words_call_a_settlement_is_a_place(text: str, town: str) -> None:
    record = onrecord.read(text, published="2025-03-03")
    named = next(e for e in record.entities if any(m.exact == town for m in e.mentions))
    assert named.kind == "place"


def test_the_home_village_of_somebody_is_not_called_after_him() -> None:
    record = onrecord.read("Rebels burned the home village of Amina Sesay on Monday.", published="2025-03-03")
    assert next(e for e in record.entities if e.name == "Amina Sesay").kind == "person"

"""Entities of several articles that are one actor get one id, and namesakes stay two."""

from __future__ import annotations

import pytest
from joining_bank import Writer

from onrecord.link.actor_identity import identify
from onrecord.link.names import fold_person, same_person_name
from onrecord.link.offices import office
from onrecord.model.happening import JoinedEntity
from onrecord.model.names import fold


def joined(*writers: Writer) -> dict[tuple[str, str], JoinedEntity]:
    """(article, name in it) -> the entity over all articles."""
    records = [w.record() for w in writers]
    names = {(r.document.id, e.id): (r.document.id, e.name) for r in records for e in r.entities}
    return {names[m.document, m.entity]: e for e in identify(records).entities() for m in e.members}


def one(a: Writer, b: Writer) -> bool:
    """Whether the first entities of both articles are one."""
    return len({e.id for e in joined(a, b).values()}) == 1


def person(id: str, name: str, **fields: str) -> Writer:
    text = f"{name} spoke in the afternoon. He and she listened."
    return Writer(id, text).entity(name, **fields)  # type: ignore[arg-type]


def test_one_wikidata_item_is_one_actor_whatever_it_is_called():
    assert one(person("a", "Tesfaye Alemu", wikidata="Q7"), person("b", "the Eagle of Harar", wikidata="Q7"))


def test_accents_case_titles_and_generation_marks_make_no_other_person():
    assert one(person("a", "Inés Arbeleche"), person("b", "President INES ARBELECHE"))
    assert one(person("a", "Dr. Tom Okafor Jr."), person("b", "Tom Okafor"))


def test_middle_names_and_initials_may_be_left_out():
    assert one(person("a", "Rita Maria Camilleri"), person("b", "Rita Camilleri"))
    assert one(person("a", "R. Camilleri"), person("b", "Rita Camilleri"))
    assert not one(person("a", "Rita Camilleri"), person("b", "Paul Camilleri"))


def test_a_surname_is_the_one_person_of_the_set_who_has_it():
    people = joined(person("a", "Rita Camilleri", country="MLT"), person("b", "Camilleri"))
    assert people["b", "Camilleri"].id == "N:rita-camilleri"
    assert [m.reason for m in people["b", "Camilleri"].members] == ["first", "surname, unambiguous"]


def test_a_surname_that_two_people_have_is_nobody():
    people = joined(person("a", "Rita Camilleri"), person("b", "Paul Camilleri"), person("c", "Camilleri"))
    assert len({e.id for e in people.values()}) == 3


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"country": "MLT"}, {"country": "ITA"}),
        ({"role": "Prime Minister of Malta"}, {"role": "Defence Minister"}),
        ({"pronoun": "she"}, {"pronoun": "He"}),
    ],
)
def test_a_surname_of_another_country_office_or_gender_is_another_person(known, said):
    assert not one(person("a", "Rita Camilleri", **known), person("b", "Camilleri", **said))


def test_a_full_name_of_another_country_is_a_namesake_with_an_id_of_its_own():
    people = joined(person("a", "Ali Hassan", country="SOM"), person("b", "Ali Hassan", country="EGY"))
    assert {e.id for e in people.values()} == {"N:ali-hassan", "N:ali-hassan~2"}


def test_a_state_is_one_by_its_names_and_its_government():
    a = Writer("a", "Chad spoke.").entity("Chad", "place", country="TCD")
    b = Writer("b", "The Chadian government spoke.").entity(
        "Chadian government", "government", country="TCD", named=False
    )
    c = Writer("c", "Chad's navy spoke.").entity("Chad's navy", "organization", country="TCD", named=False)
    states = joined(a, b, c)
    assert states["a", "Chad"].id == states["b", "Chadian government"].id == "N:TCD"
    assert states["c", "Chad's navy"].id == "N:tcd-navy"


def test_an_organ_that_a_state_has_one_of_is_one_by_other_words():
    a = Writer("a", "Chad's navy sailed.").entity("Chad's navy", "organization", country="TCD", named=False)
    b = Writer("b", "The Chadian navy sailed.").entity("Chadian navy", "organization", country="TCD", named=False)
    assert one(a, b)


def test_people_whom_nobody_names_are_not_the_same_people():
    a = Writer("a", "Two gunmen fled.").entity("Two gunmen", named=False)
    b = Writer("b", "Two gunmen fled.").entity("Two gunmen", named=False)
    assert {e.id for e in joined(a, b).values()} == {"a/N1", "b/N1"}


def test_who_is_called_by_the_office_alone_is_its_holder():
    a = person("a", "Karim Sassi", country="TUN", role="President of Tunisia")
    b = Writer("b", "The president left.").entity("president", country="TUN", role="President", named=False)
    assert one(a, b)
    rival = person("c", "Salwa Berkani", country="TUN", role="President")
    assert len({e.id for e in joined(a, b, rival).values()}) == 3


def test_the_joined_entity_carries_every_mention_with_its_article():
    (entity,) = {
        e.id: e for e in joined(person("a", "Rita Camilleri"), person("b", "Rita Camilleri")).values()
    }.values()
    assert [(m.document, m.exact) for m in entity.mentions] == [("a", "Rita Camilleri"), ("b", "Rita Camilleri")]


@pytest.mark.parametrize(
    ("role", "called"),
    [
        ("Vice President of Palau", "vice president"),
        ("president", "president"),
        ("Deputy Foreign Minister", "deputy minister"),
        ("Secretary of State", "foreign minister"),
        ("former president", None),
        ("president of the parliament", None),
        (None, None),
    ],
)
def test_an_office_is_what_the_words_of_the_role_say(role, called):
    assert office(role) == called


def test_folding_takes_articles_possessives_and_accents_away():
    assert fold("The Côte d’Ivoire’s") == ("cote", "divoire")
    assert fold_person("Prime Minister") == ("minister",)
    assert same_person_name(("ann", "b", "cole"), ("ann", "cole"))
    assert not same_person_name(("ann", "b", "cole"), ("ann", "d", "cole"))

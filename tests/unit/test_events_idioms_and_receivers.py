"""Idioms of support and alliance, receivers of aid, ground won and lost, attacks told by what they did."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.annotation import AnnotatedDocument, EventMention

Annotated = Callable[..., AnnotatedDocument]


def names(doc: AnnotatedDocument, ids: tuple[str, ...]) -> set[str]:
    return {doc.entities.get(i).name for i in ids}


def first(doc: AnnotatedDocument, type_: str) -> EventMention:
    return next(m for m in doc.mentions if m.type == type_)


@pytest.mark.parametrize(
    ("sentence", "type_", "actors", "recipients"),
    [
        ("Canada stands shoulder to shoulder with Latvia.", "SUPPORT", {"Canada"}, {"Latvia"}),
        ("Norway remains steadfast in its support of Latvia.", "SUPPORT", {"Norway"}, {"Latvia"}),
        ("France stands firmly behind Greece in the dispute.", "SUPPORT", {"France"}, {"Greece"}),
        ("Chad receives rifles from Libya.", "AID", {"Libya"}, {"Chad"}),
        ("Chad is getting military support from Libya.", "AID", {"Libya"}, {"Chad"}),
        ("Chad has received food aid from Norway and Japan.", "AID", {"Norway", "Japan"}, {"Chad"}),
        ("Chad broke the cease-fire on Friday.", "REJECT", {"Chad"}, set()),
        ("Latvia decided against sending weapons to Chad.", "REJECT", {"Latvia"}, {"Chad"}),
        ("Latvia will turn its back on Chad.", "SANCTION", {"Latvia"}, {"Chad"}),
        ("The launch drew an official protest from Vietnam.", "ACCUSE", {"Vietnam"}, set()),
        ("The launch drew expressions of alarm from Vietnam.", "ACCUSE", {"Vietnam"}, set()),
    ],
)
def test_an_idiom_tells_who_acts_on_whom(
    annotated: Annotated, sentence: str, type_: str, actors: set[str], recipients: set[str]
) -> None:
    event = first(annotated(sentence), type_)
    doc = annotated(sentence)
    assert names(doc, event.actors) == actors
    assert recipients <= names(doc, event.recipients)


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Kenya is in league with Chad, the opposition said.", {"Kenya", "Chad"}),
        ("Kenya and Uganda have banded together.", {"Kenya", "Uganda"}),
        ("Kenya is working hand in hand with Chad.", {"Kenya", "Chad"}),
        ("Kenya will strengthen its alliance with Chad.", {"Kenya", "Chad"}),
    ],
)
def test_those_who_stand_together_cooperate(annotated: Annotated, sentence: str, parties: set[str]) -> None:
    doc = annotated(sentence)
    assert names(doc, first(doc, "COOPERATE").actors) == parties


@pytest.mark.parametrize(
    "sentence",
    [
        "Insurgents are making gains in the south of Somalia.",
        "The army has gained ground against the rebels.",
        "Chadian troops cleared the town of militants.",
        "Somali forces drove al-Shabab out of the port of Kismayo.",
        "The government is losing territory to the rebels.",
        "The fight against Boko Haram militants has lasted eight years.",
        "Operations by Somali forces in the south have displaced thousands.",
        "The coalition campaign against al-Shabab goes on.",
    ],
)
def test_ground_won_and_campaigns_fought_are_assaults(annotated: Annotated, sentence: str) -> None:
    assert [m for m in annotated(sentence).mentions if m.type == "ASSAULT"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The campaign against smoking was a success.",
        "The senator ran an election campaign against the president.",
        "Sales made gains in March.",
        "The village fell silent.",
        "Workers cleared the road of snow.",
        "The company acquired a mine in Canada.",
        "She helped him get citizenship.",
    ],
)
def test_everyday_senses_of_the_same_words_tell_nothing(annotated: Annotated, sentence: str) -> None:
    assert not [m for m in annotated(sentence).mentions if m.type in ("ASSAULT", "AID", "COERCE")]


def test_what_kills_is_the_attack_and_not_the_place_attacked(annotated: Annotated) -> None:
    doc = annotated("The attack on a police station that killed 12 officers was claimed by al-Shabab.")
    (attack,) = [m for m in doc.mentions if m.type == "ASSAULT"]
    assert names(doc, attack.actors) == {"al-Shabab"}
    assert "12 officers" in names(doc, attack.recipients)


def test_those_who_died_in_an_attack_are_its_victims(annotated: Annotated) -> None:
    doc = annotated("Kenya mourned the 2013 attack on a market in which 67 people were killed.")
    (attack,) = [m for m in doc.mentions if m.type == "ASSAULT"]
    assert "67 people" in names(doc, attack.recipients)


def test_who_would_set_off_a_threat_is_threatened(annotated: Annotated) -> None:
    doc = annotated("Turkey has threatened new sanctions unless Greece withdraws.")
    assert names(doc, first(doc, "THREATEN").recipients) == {"Greece"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenyan President Uhuru Kenyatta speaks to reporters after a meeting with Somali leader Mohamed Farmaajo.",
        "Kenyan President Uhuru Kenyatta and Somali leader Mohamed Farmaajo shake hands in Nairobi, Kenya.",
    ],
)
def test_those_pictured_at_a_meeting_met(annotated: Annotated, sentence: str) -> None:
    doc = annotated(sentence)
    parties = [names(doc, m.actors) for m in doc.mentions if m.type == "CONSULT"]
    assert any({"Uhuru Kenyatta", "Mohamed Farmaajo"} <= p for p in parties)


def test_some_of_many_refuse_though_nobody_is_named(annotated: Annotated) -> None:
    doc = annotated("Some factions surrendered, but others refused to do so.")
    assert first(doc, "REJECT").trigger.exact == "refused"


@pytest.mark.parametrize(
    "sentence",
    [
        "At least 40 people were killed when a car bomb exploded in a market in Baghdad.",
        "Nine soldiers were killed when gunmen attacked a convoy in Mali.",
    ],
)
def test_who_was_killed_when_a_bomb_exploded_died_of_it(annotated: Annotated, sentence: str) -> None:
    assert len([m for m in annotated(sentence).mentions if m.type == "ASSAULT"]) == 1


@pytest.mark.parametrize(
    ("sentence", "type_", "mode"),
    [
        ("Iran's coast guard seized a British tanker.", "COERCE", "seize"),
        ("Pirates seized a Greek tanker off Somalia.", "COERCE", "seize"),
        ("North Korea fired a ballistic missile into the Sea of Japan on Tuesday.", "MOBILIZE", "weapons"),
        ("The Houthis fired a ballistic missile at Riyadh.", "ASSAULT", "heavy-weapons"),
        ("Farmers blocked a highway in France.", "PROTEST", "obstruct"),
        ("The Sudanese government blocked aid convoys.", "COERCE", "restrict"),
        ("Riot police cleared the square.", "COERCE", "restrict"),
    ],
)
def test_who_does_it_and_to_what_tells_the_type(annotated: Annotated, sentence: str, type_: str, mode: str) -> None:
    first_told = annotated(sentence).mentions[0]
    assert (first_told.type, first_told.mode) == (type_, mode)


def test_allegations_rejected_are_a_refusal_by_whoever_rejects_them(annotated: Annotated) -> None:
    doc = annotated("Chad's government rejected the allegations on Friday.")
    assert names(doc, first(doc, "REJECT").actors) == {"Chad"}


def test_march_beside_a_number_is_a_month(annotated: Annotated) -> None:
    assert not [
        m for m in annotated("The court banned the sale in the year ended March 31.").mentions if m.type == "PROTEST"
    ]


@pytest.mark.parametrize(
    ("sentence", "type_", "actors"),
    [
        ("A radio station said that shelling by the rebels had killed two nurses in Idlib.", "ASSAULT", {"rebels"}),
        ("Months of fighting between the army and the rebels have ended.", "ASSAULT", {"army", "rebels"}),
        ("FILE - President Uhuru Kenyatta talks to Somali leader Mohamed Farmaajo.", "CONSULT", None),
        ("Norway is hosting talks between Colombia's government and rebels.", "CONSULT", None),
        ("Moscow and Tehran are facilitating peace talks in Geneva.", "CONSULT", {"Russia", "Iran"}),
        ("Migration has slowed since Europe concluded a deal with Turkey.", "AGREE", {"Europe", "Turkey"}),
        ("The vast majority of Democrats in Congress oppose the deal.", "REJECT", {"Democrats"}),
    ],
)
def test_every_party_of_the_deed_is_found(
    annotated: Annotated, sentence: str, type_: str, actors: set[str] | None
) -> None:
    doc = annotated(sentence)
    found = names(doc, first(doc, type_).actors)
    assert found == actors if actors is not None else len(found) > 1


def test_the_accused_and_not_the_accusers_did_what_they_are_accused_of(annotated: Annotated) -> None:
    doc = annotated("Sudan is accused by rights groups of bombing villages in Darfur.")
    assert names(doc, first(doc, "ASSAULT").actors) == {"Sudan"}


@pytest.mark.parametrize(
    ("sentence", "type_", "recipient"),
    [
        ("Those in custody include the mayor of Diyarbakir, Gultan Kisanak.", "COERCE", "Gultan Kisanak"),
        ("Among those killed was Hassan Nasser, a commander of the militia.", "ASSAULT", "Hassan Nasser"),
    ],
)
def test_those_who_are_listed_suffered_it(annotated: Annotated, sentence: str, type_: str, recipient: str) -> None:
    doc = annotated(sentence)
    assert recipient in names(doc, first(doc, type_).recipients)


@pytest.mark.parametrize(
    ("sentence", "type_", "actors", "recipients"),
    [
        ("The minister called Turkey a terrorist state.", "ACCUSE", {"minister"}, {"Turkey"}),
        ("Iran and Russia back Assad.", "SUPPORT", {"Iran", "Russia"}, {"Assad"}),
        ("Rwanda is one of several countries to have recognized Kosovo.", "SUPPORT", {"Rwanda"}, {"Kosovo"}),
        ("Under pressure from Norway, Chad freed two men.", "REQUEST", {"Norway"}, set()),
        ("Hungary built a fence along its border with Serbia.", "COERCE", {"Hungary"}, {"Serbia"}),
    ],
)
def test_parties_are_found_where_the_parser_is_misled(
    annotated: Annotated, sentence: str, type_: str, actors: set[str], recipients: set[str]
) -> None:
    doc = annotated(sentence)
    event = first(doc, type_)
    assert (names(doc, event.actors), names(doc, event.recipients)) == (actors, recipients)


def test_fire_that_is_opened_is_told_once(annotated: Annotated) -> None:
    doc = annotated("Soldiers opened fire on mourners in Damascus.")
    assert len([m for m in doc.mentions if m.type == "ASSAULT"]) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "A passerby called police to report a fire.",
        "The law does not allow for a false address, the speaker of parliament said.",
        "Turks share a language with Azeris.",
        "Ali Bek, an aide of Prime Minister Omar Farsan, spoke on Monday.",
    ],
)
def test_everyday_calls_and_habits_are_no_events(annotated: Annotated, sentence: str) -> None:
    assert not annotated(sentence).mentions


def test_who_ousted_a_leader_is_not_who_is_loyal_to_him(annotated: Annotated) -> None:
    doc = annotated("Gen. Ali Bek, a loyalist of ousted Prime Minister Omar Farsan, met Thai officials.")
    assert all("Ali Bek" not in names(doc, m.actors) for m in doc.mentions if m.type == "COERCE")


def test_how_somebody_was_killed_is_no_second_killing(annotated: Annotated) -> None:
    doc = annotated("Six priests were killed on Monday, shot overnight by a group of soldiers.")
    (killing,) = [m for m in doc.mentions if m.type == "ASSAULT"]
    assert names(doc, killing.actors) == {"group of soldiers"}


def test_who_suffers_from_attacks_has_not_made_them(annotated: Annotated) -> None:
    doc = annotated("Colombia has suffered from a rash of kidnappings.")
    assert names(doc, first(doc, "ASSAULT").recipients) == {"Colombia"}
    assert not first(doc, "ASSAULT").actors


def test_a_time_in_front_does_not_hide_what_stands_behind_the_same_preposition(annotated: Annotated) -> None:
    doc = annotated("In April, two fighters were killed in attacks by al-Shabab.")
    (killing,) = [m for m in doc.mentions if m.type == "ASSAULT"]
    assert names(doc, killing.actors) == {"al-Shabab"}


def test_the_ringleader_of_an_attack_made_it(annotated: Annotated) -> None:
    doc = annotated("The ringleader of the attack in Kano was arrested.")
    assert names(doc, first(doc, "ASSAULT").actors) == {"ringleader"}

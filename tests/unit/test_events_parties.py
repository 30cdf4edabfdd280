"""Parties that the grammar puts elsewhere than beside their predicate: victims found, both ends of a call."""

from __future__ import annotations

import pytest
from events_reading import names, read, told


@pytest.mark.parametrize(
    ("sentence", "victim", "trigger"),
    [
        ("Governor Pavel Drozdov was found shot dead in Minsk on Monday.", "Pavel Drozdov", "shot"),
        ("Reporter Amina Kone was found stabbed to death in Lagos.", "Amina Kone", "stabbed"),
        ("Two Chadian soldiers were left injured in the clash.", "Two Chadian soldiers", "injured"),
        ("The attack left Kofi Mensah wounded.", "Kofi Mensah", "attack"),
        ("Kofi Mensah was reported killed in Accra.", "Kofi Mensah", "killed"),
        ("Kofi Mensah got arrested in Accra.", "Kofi Mensah", "arrested"),
    ],
)
def test_whoever_is_found_or_left_harmed_suffers_the_harm(sentence: str, victim: str, trigger: str) -> None:
    doc = read(sentence, victim)
    event = told(doc, trigger)
    assert names(doc, event.recipients) == {victim}
    assert event.actors == ()


def test_the_by_phrase_of_a_victim_found_harmed_names_who_did_it() -> None:
    doc = read("Three monks were seen beaten by police in Karo.", "Three monks", "police")
    event = told(doc, "beaten")
    assert names(doc, event.actors) == {"police"}
    assert names(doc, event.recipients) == {"Three monks"}


def test_what_a_report_found_somebody_did_stays_their_deed() -> None:
    doc = read("The report found rebels killed ten civilians.", "rebels", "ten civilians")
    assert names(doc, told(doc, "killed").actors) == {"rebels"}


@pytest.mark.parametrize(
    ("sentence", "one", "other", "trigger"),
    [
        ("Mensah raised the dispute in a call with Chancellor Anna Vogel.", "Mensah", "Anna Vogel", "call"),
        (
            "President Kofi Mensah, in the phone call with President Ama Boateng, criticized the blockade.",
            "Kofi Mensah",
            "Ama Boateng",
            "phone call",
        ),
        ("In talks with Ama Boateng, Mensah condemned the attack.", "Mensah", "Ama Boateng", "talks"),
        ("Kofi Mensah received a call from Ama Boateng on Friday.", "Kofi Mensah", "Ama Boateng", "call"),
        ("Mensah made a round of calls to the leaders of Chad on Sunday.", "Mensah", "Chad", "calls"),
    ],
)
def test_both_ends_of_a_conversation_are_its_actors(sentence: str, one: str, other: str, trigger: str) -> None:
    doc = read(sentence, one, other)
    assert names(doc, told(doc, trigger).actors) == {one, other}


@pytest.mark.parametrize(
    "sentence", ["Chad was criticized in talks with Mali.", "Chad lost a port during talks with Mali."]
)
def test_who_only_suffers_while_others_talk_does_not_talk(sentence: str) -> None:
    doc = read(sentence, "Chad", "Mali")
    assert names(doc, told(doc, "talks").actors) == {"Mali"}


@pytest.mark.parametrize(
    "sentence",
    ["Kofi Mensah made a call to Ama Boateng on Friday.", "A call was made by Kofi Mensah to Ama Boateng on Friday."],
)
def test_a_call_made_to_somebody_is_a_talk_and_no_request(sentence: str) -> None:
    doc = read(sentence, "Kofi Mensah", "Ama Boateng")
    assert [m.type for m in doc.mentions] == ["CONSULT"]
    assert names(doc, doc.mentions[0].actors) == {"Kofi Mensah", "Ama Boateng"}


def test_a_call_for_something_stays_a_request() -> None:
    doc = read("Mensah made a call to Boateng for restraint.", "Mensah", "Boateng")
    assert [m.type for m in doc.mentions] == ["REQUEST"]


def test_a_nameless_event_that_a_source_will_not_speak_of_is_told(annotated) -> None:
    doc = annotated("The Norwegian ministry refused to comment on the alleged meeting.")
    assert [m.type for m in doc.mentions] == ["CONSULT"]


def test_a_nameless_event_that_nobody_answers_for_is_not_told(annotated) -> None:
    assert annotated("The Norwegian ministry remembers the meeting.").mentions == ()


def test_arms_for_somebody_are_aid_and_arms_for_a_place_are_not() -> None:
    doc = read("Norway supplied missiles to Moldova.", "Norway", "Moldova")
    assert [m.type for m in doc.mentions] == ["AID"]
    assert "AID" not in {m.type for m in read("Norway delivered missiles to the depot.", "Norway").mentions}


@pytest.mark.parametrize(
    "sentence",
    [
        "If the bridge were bombed, Peru would ask Chile for help, a minister said.",
        "Peru will ask Chile for help unless the prisoners are freed, a minister said.",
    ],
)
def test_whoever_answers_a_condition_in_the_passive_has_not_done_it(annotated, sentence: str) -> None:
    doc = annotated(sentence)
    assert [m.actors for m in doc.mentions if m.trigger.exact in ("bombed", "freed")] == [()]


@pytest.mark.parametrize(
    "sentence", ["Chad walked out of the Addis Ababa talks.", "The rebels withdrew from the Jeddah talks."]
)
def test_where_talks_are_held_is_not_who_is_turned_down(annotated, sentence: str) -> None:
    (event,) = annotated(sentence).mentions
    assert (event.type, event.recipients) == ("REJECT", ())


def test_both_sides_that_are_urged_back_to_the_table_are_to_talk(annotated) -> None:
    doc = annotated("Egypt urged both sides to return to the negotiations and warned of war.")
    told_of = [(m.type, names(doc, m.actors)) for m in doc.mentions if m.type in ("REQUEST", "CONSULT")]
    assert told_of == [("REQUEST", {"Egypt"}), ("CONSULT", {"both sides"})]


@pytest.mark.parametrize(
    "sentence",
    [
        "North Korea fired two ballistic missiles into the sea on Wednesday.",
        "Hundreds of people took to the streets of Nairobi on Tuesday.",
    ],
)
def test_the_sea_and_the_streets_are_no_parties(annotated, sentence: str) -> None:
    assert [m.recipients for m in annotated(sentence).mentions] == [()]


def test_an_envoy_recalled_for_consultations_talks_to_nobody(annotated) -> None:
    found = annotated("France recalled its ambassador to Algeria for consultations.").mentions
    assert [m.type for m in found] == ["SANCTION"]


def test_whoever_warns_of_what_may_come_about_threatens_nobody(annotated) -> None:
    assert annotated("The United Nations warned that a million people could starve.").mentions == ()


def test_the_presidents_of_two_states_are_two_and_no_third(annotated) -> None:
    (met,) = annotated("The presidents of Chad and Mali met in Oslo on Monday.").mentions
    assert len(met.actors) == 2


def test_whoever_flees_suffers_it_and_what_one_is_cleared_of_is_no_office(annotated) -> None:
    doc = annotated("More than 3,000 people have fled the fighting.")
    fled = next(m for m in doc.mentions if m.trigger.exact == "fled")
    assert (names(doc, fled.actors), names(doc, fled.recipients)) == (set(), {"More than 3,000 people"})
    cleared = annotated("The court acquitted the former president of corruption.")
    assert names(cleared, cleared.mentions[0].recipients) == {"former president"}
    assert cleared.attributions == ()

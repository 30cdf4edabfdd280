"""Denials: of one's own side's deeds, of what was asked, of a part in a deed; and what becomes of the deed."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.model.event import Event
from onrecord.model.record import Record
from onrecord.model.statement import Statement

Read = Callable[..., Record]


def event(record: Record, words: str) -> Event:
    return next(e for e in record.events if words in e.trigger.exact)


def answer(record: Record, act: str) -> Statement:
    return next(s for s in record.statements if s.act == act)


def test_who_denies_his_own_sides_deed_does_not_deny_the_others(recorded: Read) -> None:
    record = recorded(
        "Pakistani troops fired across the Line of Control on Monday, India's army said. "
        '"Our soldiers did not fire at anyone," an Indian army spokesman said.'
    )
    assert record.events[0].standing == "alleged"
    assert record.events[0].id not in answer(record, "deny").about


def test_who_is_accused_and_denies_it_disputes_it(recorded: Read) -> None:
    record = recorded(
        "Ecuador's navy said a Peruvian patrol boat fired on a trawler on Tuesday. "
        '"Our sailors did not fire," said Rear Admiral Jorge Quispe of the Peruvian navy.'
    )
    (fired,) = record.events
    assert fired.standing == "disputed"
    assert answer(record, "deny").about == (fired.id,)


def test_rebels_attack_is_not_denied_by_denying_the_armys(recorded: Read) -> None:
    record = recorded("The rebels attacked Bunia, the army said. The army did not attack Bunia, its spokesman said.")
    assert [e.standing for e in record.events] == ["alleged", "denied"]


def test_a_denied_accusation_is_no_denial_of_the_deed_told_beside_it(recorded: Read) -> None:
    record = recorded(
        "Bolivia said on Monday that it would expel a U.S. diplomat whom it accuses of spying. "
        "The U.S. embassy denied the accusation."
    )
    assert event(record, "expel").standing == "planned"
    assert event(record, "expel").id not in answer(record, "deny").about


def test_a_part_denied_leaves_the_deed_told_and_is_about_it(recorded: Read) -> None:
    record = recorded("Two soldiers were shot dead near Agadez. The Tuareg Front denied any involvement.")
    shot = event(record, "shot")
    assert shot.standing == "reported"
    assert shot.id in answer(record, "deny").about


def test_a_claim_called_a_fabrication_is_disputed(recorded: Read) -> None:
    record = recorded("Villagers said soldiers burned their huts. The army called the story a fabrication.")
    assert event(record, "burned").standing == "disputed"


def test_a_denial_in_other_words_meets_the_claim_about_the_same_thing(recorded: Read) -> None:
    record = recorded(
        "Rebels seized the airport of Goma on Friday, a rebel spokesman said. "
        "The army denied that the airport had fallen."
    )
    assert event(record, "seized").standing == "disputed"


def test_a_refusal_to_comment_speaks_of_what_was_asked(recorded: Read) -> None:
    record = recorded('"I have no comment," said Mayor Ada Prill when asked about the beating of the students.')
    assert answer(record, "decline_to_comment").about == (event(record, "beating").id,)


def test_shooting_down_an_aircraft_denies_nothing(recorded: Read) -> None:
    record = recorded("The rebels say they shot down a helicopter. The air force denied it.")
    assert event(record, "shot down").standing == "disputed"
    assert [s.act for s in record.statements] == ["assert", "deny"]


def test_who_denied_it_and_goes_on_to_say_so_denies_it_still(recorded: Read) -> None:
    record = recorded(
        'Mayor Lena Falk denied on Thursday that she had met the lobbyist. "I have never met him," she said.'
    )
    assert {h.standing for h in event(record, "met").history} == {"denied"}


def test_a_plan_that_was_carried_out_has_happened(recorded: Read) -> None:
    record = recorded(
        "The general said on Monday that his troops would attack the town within days. "
        "On Wednesday the troops attacked the town from three sides."
    )
    attack = event(record, "attacked")
    assert [h.standing for h in attack.history] == ["planned", "reported"]
    assert attack.standing == "reported"


def test_what_was_called_off_did_not_happen(recorded: Read) -> None:
    record = recorded("Portuguese dockers called off their strike on Monday.")
    assert {e.type: e.standing for e in record.events}["PROTEST"] == "negated"


def test_a_headline_promises_what_its_infinitive_says(recorded: Read) -> None:
    record = recorded("Bolivia to expel U.S. diplomat\n\nThe foreign ministry in La Paz spoke of espionage.")
    assert event(record, "expel").standing == "planned"


def test_who_condemns_a_deed_does_not_accuse_its_victims(recorded: Read) -> None:
    record = recorded(
        "Sudan condemned the killing of nine farmers. Kerry denounced the bombing of Aleppo by Russian jets."
    )
    names = {e.id: e.name for e in record.entities}
    accusing = [e for e in record.events if e.type == "ACCUSE"]
    assert [[names[r] for r in e.recipients] for e in accusing] == [[], ["Russia"]]

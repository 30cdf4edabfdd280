"""Judgements, things asked for, police work and violence without an actor: which event each kind of sentence tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.record import Record

Read = Callable[..., Record]

JUDGED = [
    "Opposition lawmakers branded Prime Minister Anton Weber a liar.",
    "The Norwegian minister called the ruling clumsy and reckless.",
    "The rebels regard General Osei as a traitor.",
    "The union described the reform as a betrayal.",
    '"This ruling is shameful," Senator Ilse Brandt said.',
    "Senator Ilse Brandt said the new law was unjust and cruel.",
    "Senator Ilse Brandt charged that Chile had hidden the figures.",
    "The treaty drew sharp criticism from Canada.",
    "The minister quit amid allegations that she had bribed a judge.",
    "Canada considers the annexation illegal.",
]


@pytest.mark.parametrize("sentence", JUDGED)
def test_a_judgement_passed_on_somebody_is_an_accusation(sentence: str, recorded: Read) -> None:
    assert "ACCUSE" in {event.type for event in recorded(sentence).events}


@pytest.mark.parametrize(
    "sentence",
    [
        "The guide said the food was terrible.",
        "Senator Ilse Brandt said the ruling was not unjust.",
        "The mayor said the bridge was unsafe.",
        "Senator Ilse Brandt said it would be cruel to leave the dog.",
        "Weber wondered whether the law was unjust.",
    ],
)
def test_what_blames_nobody_is_no_accusation(sentence: str, recorded: Read) -> None:
    assert "ACCUSE" not in {event.type for event in recorded(sentence).events}


ASKED = [
    ("Norway urged Iraq to provide security for the refugees.", "AID", "hypothetical"),
    ("Denmark plans to provide shelter to refugees from Mali.", "AID", "planned"),
    ("Denmark pledged to render assistance to Chad.", "AID", "planned"),
    ("Kenya called on Uganda to take action against the smugglers.", "COERCE", "hypothetical"),
    ("Kenya and Uganda are trying to get an agreement in place.", "AGREE", "hypothetical"),
    ("Norway called on Iraq to ensure the safety of the residents.", "AID", "hypothetical"),
    ("Portugal plans to welcome 40 Syrian refugees for resettlement.", "AID", "planned"),
]


@pytest.mark.parametrize(("sentence", "kind", "standing"), ASKED)
def test_an_act_asked_for_or_meant_keeps_its_kind(sentence: str, kind: str, standing: str, recorded: Read) -> None:
    assert (kind, standing) in {(event.type, event.standing) for event in recorded(sentence).events}


def test_who_is_called_on_is_who_would_act(recorded: Read) -> None:
    record = recorded("Kenya called on Uganda to take action against the smugglers.")
    names = {entity.id: entity.name for entity in record.entities}
    (act,) = [event for event in record.events if event.type == "COERCE"]
    assert [names[actor] for actor in act.actors] == ["Uganda"]


TOLD = [
    ("President Ana Souza stressed the need for talks with Peru.", "REQUEST"),
    ("The panel recommended the release of the prisoners.", "REQUEST"),
    ("Nine hundred Eritreans applied for asylum in Malta.", "REQUEST"),
    ("Violence between herders and farmers is picking up in Benue.", "ASSAULT"),
    ("Violence has flared in Karachi.", "ASSAULT"),
    ("Police recovered two rifles and ammunition from a barn.", "COERCE"),
    ("Detectives broke up a smuggling ring in Antwerp.", "COERCE"),
    ("Undercover officers infiltrated the gang.", "COERCE"),
    ("Police raided a warehouse in Mombasa.", "COERCE"),
    ("Soldiers raided several homes in Bamako.", "COERCE"),
    ("Turkey helped the rebels by sending trucks.", "AID"),
    ("Kenya shelled the port, prompting condemnation from Canada.", "ACCUSE"),
]


@pytest.mark.parametrize(("sentence", "kind"), TOLD)
def test_other_words_tell_the_same_kind(sentence: str, kind: str, recorded: Read) -> None:
    assert kind in {event.type for event in recorded(sentence).events}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The convoy came under attack from rebels near Gao.", "ASSAULT"),
        ("The navy issued a warning to Fiji and warned it that it would fire.", "THREATEN"),
        ("Hundreds of students held a protest march in Quito and chanted slogans against Shell.", "PROTEST"),
        ("Clashes with police left two students injured.", "ASSAULT"),
        ("The coalition went on to accuse the rebels of lying.", "ACCUSE"),
    ],
)
def test_two_words_for_one_act_are_one_event(sentence: str, kind: str, recorded: Read) -> None:
    assert [event.type for event in recorded(sentence).events].count(kind) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Speaking at a news conference Thursday, Weber accused Serbia of lying.",
        "Testifying before the Senate on Thursday, Weber accused Serbia of lying.",
        "Weber accused Serbia of lying while addressing students Thursday.",
    ],
)
def test_the_day_of_the_scene_is_the_day_of_what_is_said(sentence: str, recorded: Read) -> None:
    record = recorded(sentence, published="2025-11-28")
    (statement,) = record.statements
    (accusation,) = [event for event in record.events if event.type == "ACCUSE"]
    assert statement.when is not None
    assert statement.when.start.isoformat() == "2025-11-27"
    assert accusation.when is not None
    assert accusation.when.start.isoformat() == "2025-11-27"


def test_the_day_of_a_scene_lasts_into_the_next_sentence(recorded: Read) -> None:
    record = recorded(
        "Ana Souza spoke to reporters in Lima on Thursday. Souza called the vote a farce.", published="2025-11-28"
    )
    (verdict,) = [statement for statement in record.statements if statement.cue and statement.cue.exact == "called"]
    assert verdict.when is not None
    assert (verdict.when.start.isoformat(), verdict.when.basis) == ("2025-11-27", "inferred")


def test_a_captions_last_date_is_the_day_of_what_it_shows(recorded: Read) -> None:
    record = recorded("Students march in Quito, Ecuador, Aug. 11, 2016.", published="2016-08-14")
    (march,) = record.events
    assert march.when is not None
    assert march.when.start.isoformat() == "2016-08-11"


def test_a_heading_between_paragraphs_tells_nothing_itself(recorded: Read) -> None:
    record = recorded("Rebels attacked Gao on Monday.\n\nCease-fire\n\nThe mayor went home.")
    assert "RETREAT" not in {event.type for event in record.events}


def test_an_appeal_is_no_telephone_call(recorded: Read) -> None:
    record = recorded("In a call for calm, Mayor Ines Prado urged residents to stay at home.")
    assert "phone" not in {statement.medium for statement in record.statements}


def test_what_is_alleged_of_the_police_is_not_alleged_by_them(recorded: Read) -> None:
    record = recorded("The visit came amid allegations of torture by the police.")
    police = {entity.id for entity in record.entities if "police" in entity.name.lower()}
    assert not police & {actor for event in record.events if event.type == "ACCUSE" for actor in event.actors}
    assert not police & {statement.source for statement in record.statements}


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        (
            'Sosa said there was "no hurry," but that the talks would go on in May.',
            'there was "no hurry," but that the talks would go on in May',
        ),
        (
            "The officer said the ministry received a letter Tuesday morning that the rebels wanted to talk.",
            "the ministry received a letter Tuesday morning that the rebels wanted to talk",
        ),
        ("Those who said the vote was fair were wrong.", "the vote was fair"),
        ("Weber said Serbia had lied, adding that it would pay.", "Serbia had lied"),
    ],
)
def test_what_is_said_ends_where_the_writer_speaks_again(sentence: str, content: str, recorded: Read) -> None:
    record = recorded(sentence)
    assert content in {" ".join(piece.exact for piece in statement.content) for statement in record.statements}

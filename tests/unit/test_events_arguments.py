"""Who acts, who is acted on, and where, however the sentence is turned."""

from __future__ import annotations

import pytest
from events_reading import names, read, told

CASES = [
    # sentence, entities, trigger, actors, recipients
    ("Togo released Benin sailors.", ("Togo", "Benin"), "released", {"Togo"}, {"Benin"}),
    ("The sailors were released by Togo.", ("Togo", "The sailors"), "released", {"Togo"}, {"The sailors"}),
    ("Togo's release of the sailors surprised Ghana.", ("Togo", "the sailors"), "release", {"Togo"}, {"the sailors"}),
    ("the release of the sailors by Togo", ("Togo", "the sailors"), "release", {"Togo"}, {"the sailors"}),
    (
        "Kofi Mensah, whom the army toppled in May, is in exile.",
        ("Kofi Mensah", "the army"),
        "toppled",
        {"the army"},
        {"Kofi Mensah"},
    ),
    (
        "The militants who attacked the convoy fled.",
        ("The militants", "the convoy"),
        "attacked",
        {"The militants"},
        {"the convoy"},
    ),
    (
        "Rebels fighting government troops fled.",
        ("Rebels", "government troops"),
        "fighting",
        {"Rebels"},
        {"government troops"},
    ),
    ("Chad agreed to release the hostages.", ("Chad", "the hostages"), "release", {"Chad"}, {"the hostages"}),
    ("Chad ordered the army to attack Karo.", ("Chad", "the army", "Karo"), "attack", {"Chad"}, {"Karo"}),
    ("Chad accused Niger of shelling Karo.", ("Chad", "Niger", "Karo"), "accused", {"Chad"}, {"Niger"}),
    ("Chad accused Niger of shelling Karo.", ("Chad", "Niger", "Karo"), "shelling", {"Niger"}, {"Karo"}),
    ("The court banned the party and seized its funds.", ("The court", "the party"), "seized", {"The court"}, set()),
    ("France and Mali condemned Libya.", ("France", "Mali", "Libya"), "condemned", {"France", "Mali"}, {"Libya"}),
    (
        "France sanctioned Libya, Sudan and Chad.",
        ("France", "Libya", "Sudan", "Chad"),
        "sanctioned",
        {"France"},
        {"Libya", "Sudan", "Chad"},
    ),
    ("France held talks with Mali.", ("France", "Mali"), "talks", {"France", "Mali"}, set()),
    ("Talks between France and Mali failed.", ("France", "Mali"), "Talks", {"France", "Mali"}, set()),
    ("France met Mali in Rome.", ("France", "Mali"), "met", {"France", "Mali"}, set()),
    ("The prince visited Oman on Monday.", ("The prince", "Oman"), "visited", {"The prince"}, {"Oman"}),
    ("French air strikes on Karo killed ten.", ("French", "Karo"), "air strikes", {"French"}, {"Karo"}),
    ("The rebels imposed a curfew on Karo.", ("The rebels", "Karo"), "imposed", {"The rebels"}, {"Karo"}),
    ("Sudan rejected an offer of talks from Chad.", ("Sudan", "Chad"), "rejected", {"Sudan"}, {"Chad"}),
    ("Sudan rejected Chad's offer of talks.", ("Sudan", "Chad"), "rejected", {"Sudan"}, {"Chad"}),
    ("Sudan demanded that Chad withdraw its troops.", ("Sudan", "Chad"), "demanded", {"Sudan"}, {"Chad"}),
    ("Sudan urged Chad to hand over the rebels.", ("Sudan", "Chad"), "urged", {"Sudan"}, {"Chad"}),
    ("Sudan threatened to attack Chad.", ("Sudan", "Chad"), "threatened", {"Sudan"}, {"Chad"}),
    ("Sudan gave Chad a loan of ten million dollars.", ("Sudan", "Chad"), "gave", {"Sudan"}, {"Chad"}),
    ("Sudan provided Chad with wheat.", ("Sudan", "Chad"), "provided", {"Sudan"}, {"Chad"}),
    ("Sudan cut off aid to Chad.", ("Sudan", "Chad"), "cut off", {"Sudan"}, {"Chad"}),
    ("Sudan holds Chad responsible for the raid.", ("Sudan", "Chad"), "holds", {"Sudan"}, {"Chad"}),
    ("Police fired tear gas at protesting students.", ("Police", "students"), "fired", {"Police"}, {"students"}),
    ("Police fired tear gas at protesting students.", ("Police", "students"), "protesting", {"students"}, set()),
    (
        "The talks, which included Chad, took place between Mali and Niger.",
        ("Chad", "Mali", "Niger"),
        "talks",
        {"Chad"},
        set(),
    ),
    ("Sudan's designation of Chad as an enemy of the state", ("Sudan", "Chad"), "designation", {"Sudan"}, {"Chad"}),
    ("Sudan launched an attack on Chad.", ("Sudan", "Chad"), "attack", {"Sudan"}, {"Chad"}),
    ("The general faces trial for murder.", ("The general",), "faces", set(), {"The general"}),
    ("Gunmen kidnapped up to sixteen Chadian engineers.", ("Gunmen", "Chadian"), "kidnapped", {"Gunmen"}, {"Chadian"}),
    ("Four people were killed in a bombing by Chad.", ("Four people", "Chad"), "killed", {"Chad"}, {"Four people"}),
]


@pytest.mark.parametrize(
    ("sentence", "entities", "trigger", "actors", "recipients"), CASES, ids=[f"{c[2]}: {c[0][:40]}" for c in CASES]
)
def test_parties_are_found_however_the_sentence_is_turned(
    sentence: str, entities: tuple[str, ...], trigger: str, actors: set[str], recipients: set[str]
) -> None:
    doc = read(sentence, *entities)
    event = told(doc, trigger)
    assert names(doc, event.actors) == actors
    assert names(doc, event.recipients) == recipients


@pytest.mark.parametrize(
    ("sentence", "place", "trigger"),
    [
        ("Gunmen killed three priests in Karo.", "Karo", "killed"),
        ("Gunmen attacked a base near Karo.", "Karo", "attacked"),
        ("The explosion of a bomb wounded six people at a camp in Karo.", "Karo", "explosion"),
        ("Police arrested a reporter outside Karo.", "Karo", "arrested"),
        ("The two presidents met in Karo on Sunday.", "Karo", "met"),
    ],
)
def test_a_locative_phrase_gives_the_place(sentence: str, place: str, trigger: str) -> None:
    doc = read(sentence, f"place:{place}")
    found = told(doc, trigger).place
    assert found is not None
    assert doc.entities.get(found).name == place


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen from Karo killed three priests.",
        "Gunmen killed three priests of the Karo church.",
        "KARO - Gunmen killed three priests.",
    ],
)
def test_origins_names_and_datelines_are_no_places(sentence: str) -> None:
    doc = read(sentence, "place:Karo") if "Karo" in sentence else read(sentence, "place:KARO")
    assert told(doc, "killed").place is None


def test_contexts_come_from_the_words_of_the_sentence() -> None:
    event = told(read("Iran tested a nuclear missile."), "tested")
    assert {"cbrn", "military"} <= set(event.contexts)


def test_evidence_is_the_clause_and_contains_the_trigger() -> None:
    doc = read("The mayor said that gunmen killed three priests, and it rained all day.")
    event = told(doc, "killed")
    assert event.evidence.contains(event.trigger)
    assert "rained" not in event.evidence.exact

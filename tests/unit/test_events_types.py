"""Each of PLOVER's types and modes is told from the words that tell it, and nothing is told where nothing happened."""

from __future__ import annotations

import pytest
from events_bank import AGENCY_STYLE, NOT_EVENTS, TOLD
from events_reading import read

from onrecord.annotate.lexicons.plover import noun_rules, verb_rules
from onrecord.model.plover import MODES, TYPES

# Those that are told as planned in the sentences below and that the manual files elsewhere.
_FILED_AS = {"AGREE": {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"}}


@pytest.mark.parametrize(("sentence", "type_", "mode"), TOLD, ids=[s[:50] for s, _, _ in TOLD])
def test_a_sentence_tells_its_type_and_mode_first(sentence: str, type_: str, mode: str | None) -> None:
    first = read(sentence).mentions[0]
    assert (first.type, first.mode) == (type_, mode)


@pytest.mark.parametrize(("type_", "sentence"), AGENCY_STYLE, ids=[s[:50] for _, s in AGENCY_STYLE])
def test_agency_sentences_tell_their_type_first(type_: str, sentence: str) -> None:
    assert read(sentence).mentions[0].type in _FILED_AS.get(type_, {type_})


@pytest.mark.parametrize("sentence", NOT_EVENTS, ids=[s[:50] for s in NOT_EVENTS])
def test_sport_metaphor_weather_and_business_tell_no_event(sentence: str) -> None:
    assert [(m.type, m.trigger.exact) for m in read(sentence).mentions] == []


def test_every_type_has_three_sentences_and_every_mode_one() -> None:
    assert all(sum(t == type_ for _, t, _ in TOLD) >= 3 for type_ in TYPES)
    assert {(t, m) for t in TYPES for m in MODES[t]} <= {(t, m) for _, t, m in TOLD}


def test_the_lexicon_has_a_trigger_for_every_type_and_mode() -> None:
    rules = [r for index in (verb_rules(), noun_rules()) for found in index.values() for r in found]
    assert len(rules) > 900
    assert {r.type for r in rules} == set(TYPES)
    assert all(r.mode is None or r.mode in MODES[r.type] for r in rules)


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Kenya summoned the Ugandan ambassador to complain about the raid.", "ACCUSE"),  # no CONSULT
        ("The army declared a truce.", "CONCEDE"),
        ("The army is observing the truce.", "RETREAT"),
        ("A judge acquitted the colonel of all charges.", "CONCEDE"),
        ("The prisoners were freed on Monday.", "RETREAT"),
        ("Prosecutors charged the general with murder.", "ACCUSE"),
        ("The general was convicted of murder.", "SANCTION"),
        ("Gabon cancelled a summit with Congo.", "REJECT"),
        ("Gabon cut off aid to Congo.", "SANCTION"),
        ("Soldiers captured a rebel commander.", "ASSAULT"),
        ("Police captured a rebel commander.", "COERCE"),
        ("India and Oman held joint naval exercises.", "COOPERATE"),
        ("India held naval exercises near Oman.", "MOBILIZE"),
        ("The Saudi army launched air strikes on the port.", "ASSAULT"),  # no strike of workers
        ("Dockers began a strike on Monday.", "PROTEST"),
        ("The minister is prepared to resign.", "AGREE"),
        ("The army is prepared to attack the town.", "THREATEN"),
        ("The minister is not willing to meet the strikers.", "REJECT"),
    ],
)
def test_the_manuals_borderline_cases(sentence: str, type_: str) -> None:
    assert read(sentence).mentions[0].type == type_


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("The two states signed a peace treaty on Friday.", 1),
        ("The attack killed ten soldiers and wounded six.", 1),
        ("Ten soldiers were killed in a bombing in Kano.", 1),
        ("The army shelled the town, killing ten people.", 1),
        ("The rebels carried out an attack on the base.", 1),
        ("Workers marched through the capital to demand higher wages.", 1),
        ("The union went on strike in protest against the law.", 1),
        ("The court banned the party and seized its funds.", 2),
        ("The junta refused to release the prisoners.", 2),  # the refusal, and a release that did not come
        ("The minister condemned the attack on the base.", 2),
    ],
)
def test_one_happening_is_told_once(sentence: str, count: int) -> None:
    assert len(read(sentence).mentions) == count

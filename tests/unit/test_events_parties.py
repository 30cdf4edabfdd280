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
        ("The attack left Kofi Mensah wounded.", "Kofi Mensah", "wounded"),
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

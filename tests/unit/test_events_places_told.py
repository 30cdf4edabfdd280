"""Places and days that stand away from the word that tells the event."""

from __future__ import annotations

import pytest


def _place(doc, type_: str) -> str | None:
    event = next(m for m in doc.mentions if m.type == type_)
    return None if event.place is None else doc.entities.get(event.place).name


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        ("Government forces shelled the village of Ommar.", "ASSAULT", "Ommar"),
        ("Large student protests have roiled Aleppo.", "PROTEST", "Aleppo"),
        ("Ghana has been wracked since spring by quarrels and violent demonstrations.", "PROTEST", "Ghana"),
        ("Students hold up banners during a protest, Lima, Peru, May 3, 2017.", "PROTEST", "Lima"),
        ("FILE - A man is detained by officers ahead of a march in Havana, Cuba, Dec. 10, 2014.", "COERCE", "Havana"),
        ("Protests against the king went on. He spoke of Lima.", "PROTEST", None),
        ("Troops attacked the town.", "ASSAULT", None),
    ],
)
def test_where_it_happened(annotated, text: str, type_: str, place: str | None) -> None:
    assert _place(annotated(text), type_) == place


def test_a_clause_with_when_has_the_day_in_front_of_it(annotated) -> None:
    doc = annotated("Much has changed since March 2014, when Norway opened an embassy in Muscat.", "2018-05-16")
    (event,) = [m for m in doc.mentions if m.type == "COOPERATE"]
    assert str(event.when.start) == "2014-03-01"
    assert str(event.when.end) == "2014-03-31"


def test_who_was_killed_in_attacks_did_not_attack(annotated) -> None:
    doc = annotated("Three border guards and a driver were killed in separate attacks Monday near the lake.")
    (event,) = [m for m in doc.mentions if m.type == "ASSAULT"]
    assert event.recipients
    assert not event.actors

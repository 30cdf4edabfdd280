"""Infinitives that a parser takes for purposes, contrasts after a negation, and threats with a way out."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "type_", "factuality"),
    [
        ("Moss voiced regret. She went on to accuse the army of needless violence.", "ACCUSE", "actual"),
        ("Ninety-eight senators voted this week to extend sanctions against Russia.", "SANCTION", "planned"),
        ('Officials do not deny the killings, but blame unidentified "terrorists" for them.', "ACCUSE", "actual"),
        (
            "The rebel leader warned that his followers will storm the line unless Delhi ends the violence.",
            "ASSAULT",
            "threatened",
        ),
        ("He travelled to Oslo to meet the king.", "CONSULT", "hypothetical"),
        ("Ruiz was quick to condemn the coup.", "ACCUSE", "actual"),
    ],
)
def test_what_an_infinitive_or_a_contrast_says_of_the_act(annotated, text, type_, factuality) -> None:
    readings = {m.factuality for m in annotated(text).mentions if m.type == type_}
    assert factuality in readings

"""Infinitives that a parser takes for purposes, contrasts after a negation, and threats with a way out."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "type_", "factuality"),
    [
        ("Moss voiced regret. She went on to accuse the army of needless violence.", "ACCUSE", "actual"),
        ("Forty deputies voted on Monday to extend sanctions against Chad.", "SANCTION", "planned"),
        ('The envoys do not deny the blast, but blame unnamed "outsiders" for it.', "ACCUSE", "actual"),
        (
            "The militia chief warned that her men will storm the bridge unless Oslo stops the shelling.",
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

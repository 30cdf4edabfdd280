"""Which statements are relations between units of discourse. Our own sentences."""

from __future__ import annotations

import pytest
from quotation_reading import Annotate

from onrecord.evaluate.discourse_units import in_units

RELATIONS = [
    "Berg said the port would close on Friday.",
    "Berg asked whether the port would close.",
    "According to Berg, the port has closed.",
    "The port, Berg told reporters, will close on Friday.",
    '"We will close the port," Berg said.',
    '"Not today," Berg said.',
    'Berg said: "No comment from us."',
    "Berg said three men had died and the port was closed.",
]
NONE = [
    "Berg asked the crew to leave the port.",
    "Berg threatened to close the port.",
    "Berg announced the closure of the port.",
    "Berg accused Chile of closing the port.",
    'Berg called the closure "a crime".',
    "Berg dismissed the plan.",
]


@pytest.mark.parametrize("text", RELATIONS)
def test_a_clause_or_direct_speech_that_is_told_is_a_relation(annotated: Annotate, text: str) -> None:
    doc = annotated(text)
    assert doc.attributions
    assert in_units(doc) == list(doc.attributions)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_finite_clause_is_no_relation(annotated: Annotate, text: str) -> None:
    doc = annotated(text)
    assert doc.attributions
    assert in_units(doc) == []


def test_a_quotation_that_only_goes_on_is_no_second_relation(annotated: Annotate) -> None:
    doc = annotated('Berg said the port would close. "We have no choice left after this winter."')
    assert [a.statement.cue is None for a in doc.attributions] == [False, True]
    assert in_units(doc) == [doc.attributions[0]]


def test_a_name_below_a_quotation_is_a_unit(annotated: Annotate) -> None:
    doc = annotated('"We have no choice left after this long winter." — Ines Brandt, harbour master')
    assert [a.statement.cue for a in doc.attributions] == [None]
    assert in_units(doc) == list(doc.attributions)

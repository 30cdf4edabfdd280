"""Subjects behind their verbs, as translated wire copy leaves them."""

from __future__ import annotations

import pytest
from events_reading import names


@pytest.mark.parametrize(
    ("sentence", "victims"),
    [
        ("In the night were detained eleven participants of the march.", {"eleven participants"}),
        ("The Ministry informs that in Gori were arrested four activists.", {"four activists"}),
        ("There were killed nine people.", {"nine people"}),
        ("As reported the agency TASS, on Monday were killed three soldiers of Chad.", {"three soldiers"}),
    ],
)
def test_whoever_stands_behind_a_passive_suffers_it(annotated, sentence: str, victims: set[str]) -> None:
    doc = annotated(sentence)
    event = next(m for m in doc.mentions if m.trigger.exact in ("detained", "arrested", "killed"))
    assert (names(doc, event.actors), names(doc, event.recipients)) == (set(), victims)


def test_whoever_comes_is_named_behind_the_verb(annotated) -> None:
    doc = annotated("On Monday to Baku arrived the president of Turkey.")
    (event,) = doc.mentions
    assert (event.type, names(doc, event.actors)) == ("CONSULT", {"president of Turkey"})


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("As declared the lawyer of the student, her client was beaten in the bus.", "the lawyer of the student"),
        ("As reported the agency TASS, on Monday were killed three soldiers of Chad.", "the agency TASS"),
    ],
)
def test_whoever_is_named_behind_as_declared_says_it(annotated, sentence: str, speaker: str) -> None:
    (said,) = annotated(sentence).attributions
    span = said.statement.source_span
    assert span is not None
    assert span.exact == speaker


def test_the_object_of_a_passive_of_two_objects_stays_one(annotated) -> None:
    assert annotated("He was named envoy to Chad.").parse.deps[3] != "nsubjpass"

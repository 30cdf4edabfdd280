"""Where all is in capitals, a word that is spelt like initials is that word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.annotation import AnnotatedDocument

Annotated = Callable[..., AnnotatedDocument]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("THE PLANT IS CLOSED AND THE TERRORISTS ARE GONE.", "Islamic State"),
        ("A CAR BOMB DESTROYED A BRIDGE IN BOGOTA.", "Central African Republic"),
        ("NOBODY KNOWS WHO DID IT.", "World Health Organization"),
    ],
)
def test_a_word_in_capitals_among_capitals_is_no_initials(annotated: Annotated, sentence: str, wrong: str) -> None:
    assert wrong not in {e.name for e in annotated(sentence).entities.entities}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("THE UN AND NATO CONDEMNED THE RAID.", "United Nations"),
        ("The WHO sent doctors to Chad.", "World Health Organization"),
        ("Rebels in the CAR attacked a convoy.", "Central African Republic"),
        ("Fighters of IS fled the town.", "Islamic State"),
    ],
)
def test_initials_are_still_read(annotated: Annotated, sentence: str, name: str) -> None:
    assert name in {e.name for e in annotated(sentence).entities.entities}


@pytest.mark.parametrize(
    "sentence",
    [
        "Two soldiers were killed in IS attacks in Kobani.",
        "Kurdish fighters took IS' last two villages on the river.",
        "Defeating IS will be hard.",
    ],
)
def test_the_initials_of_the_islamic_state_are_no_verb(annotated: Annotated, sentence: str) -> None:
    parse = annotated(sentence).parse
    assert parse.pos[parse.words.index("IS")] == "PROPN"


def test_a_stressed_is_stays_a_verb(annotated: Annotated) -> None:
    parse = annotated("This IS the problem, he said.").parse
    assert parse.pos[parse.words.index("IS")] in ("AUX", "VERB")

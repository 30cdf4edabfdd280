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

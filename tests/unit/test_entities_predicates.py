"""Phrases that say what somebody is belong to whom they are said of."""

from __future__ import annotations

import pytest

from tests.unit.test_entities_names_within import entity_of, mentions_at

SAID = [
    ("Rosa Lindt is a legend of the port.", "a legend", "Rosa Lindt"),
    ("Rosa Lindt spoke. She was an optimist and a luthier.", "a luthier", "Rosa Lindt"),
    ("Rosa Lindt was elected as mayor of Jijel.", "mayor", "Rosa Lindt"),
    ("Rosa Lindt worked as a nurse in Aden.", "a nurse", "Rosa Lindt"),
    ("Rosa Lindt, a gifted luthier, was shot on Monday.", "a gifted luthier", "Rosa Lindt"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "name"), SAID)
def test_what_somebody_is_said_to_be_is_a_mention(annotated, text, phrase, name):
    doc = annotated(text, "2024-05-02")
    assert mentions_at(doc, text, phrase) == {entity_of(doc, name).id}


UNREAL = [
    ("Rosa Lindt is not a legend.", "a legend"),
    ("Rosa Lindt would be a good luthier.", "a good luthier"),
    ("The raid was a disaster.", "a disaster"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase"), UNREAL)
def test_what_nobody_is_said_to_be_is_none(annotated, text, phrase):
    assert not mentions_at(annotated(text, "2024-05-02"), text, phrase)


def test_a_predicate_changes_neither_role_nor_sectors(annotated):
    doc = annotated("Rosa Lindt, who sells boats, is a treasure of the town.", "2024-05-02")
    assert (entity_of(doc, "Rosa Lindt").sectors, entity_of(doc, "Rosa Lindt").role) == ((), None)


def test_somebodys_wife_is_a_phrase_of_its_own_beside_the_name(annotated):
    doc = annotated("Karl Voss and his wife Rosa Lindt were held.", "2024-05-02")
    assert mentions_at(doc, "his wife Rosa", "his wife") == {entity_of(doc, "Rosa Lindt").id}

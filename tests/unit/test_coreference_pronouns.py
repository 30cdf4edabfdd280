"""Whom pronouns mean: ranked among all that agree, nouns that are nobody and nothing at all among them."""

from __future__ import annotations

import pytest

from onrecord.annotate.lexicons.actors import read_table


def meant_by(doc, context, pronoun):
    """Names of the entities that `pronoun` means where it stands in `context`."""
    start = doc.document.article.text.index(context) + context.index(pronoun)
    return {e.name for e in doc.entities.entities for m in e.mentions if (m.start, m.exact) == (start, pronoun)}


MEANT = [
    ("Peru said its navy would patrol the strait.", "said its navy", "its", "Peru"),
    ("Farid Osman told Rosa Lindt that he would resign.", "that he would", "he", "Farid Osman"),
    ("Rosa Lindt lost her seat on Monday.", "lost her seat", "her", "Rosa Lindt"),
    ("Dozens of miners marched. They carried flags.", "They carried", "They", "Dozens of miners"),
    ('"I never saw him," Rosa Lindt said of Farid Osman. She smiled.', "She smiled", "She", "Rosa Lindt"),
    ("Peru signed the accord. It condemned the raid on Monday.", "It condemned", "It", "Peru"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "context", "pronoun", "name"), MEANT)
def test_a_pronoun_means_whom_a_reader_would_take_it_for(annotated, text, context, pronoun, name):
    assert meant_by(annotated(text, "2024-05-02"), context, pronoun) == {name}


NOBODY = [
    ("Chad passed a law. The law was hated, since it banned strikes.", "since it banned", "it"),
    ("Chad was calm. It is raining again, Rosa Lindt said.", "It is raining", "It"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "context", "pronoun"), NOBODY)
def test_a_pronoun_for_a_noun_that_is_nobody_or_for_nothing_means_no_entity(annotated, text, context, pronoun):
    assert meant_by(annotated(text, "2024-05-02"), context, pronoun) == set()


def test_the_weights_are_there_for_every_kind_of_pronoun():
    rows = list(read_table("pronoun_weights.tsv"))
    assert {kind for kind, _, _ in rows} == {"person", "thing", "many"}
    assert all(abs(float(weight)) < 10 for _, _, weight in rows)

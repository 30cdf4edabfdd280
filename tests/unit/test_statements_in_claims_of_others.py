"""Who stands behind "as claimed in", "according to a claim by", "a charge that X denies" speaks."""

from __future__ import annotations

import pytest
from quotation_reading import Annotate, source, statements, words


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("The bridge was mined, as stated in a report by the Kenyan army.", "the Kenyan army", "The bridge was mined"),
        ("The convoy was armed, as said in a statement from the mayor.", "the mayor", "The convoy was armed"),
        ("The dam was unsafe, as alleged in a lawsuit filed by villagers.", "villagers", "The dam was unsafe"),
        ("Two nurses were held, as claimed in an old claim by the rebels.", "the rebels", "Two nurses were held"),
        ("The crew is alive, as announced in a statement posted by the firm.", "the firm", "The crew is alive"),
        ("As noted in the report, the ship was empty.", "the report", "the ship was empty."),
        (
            "As described in a note by the coast guard, the boat sank at once.",
            "the coast guard",
            "the boat sank at once.",
        ),
    ],
)
def test_as_claimed_in_gives_the_word_to_whoever_claims(
    annotated: Annotate, text: str, speaker: str, said: str
) -> None:
    (statement,) = statements(annotated, text)
    assert (source(statement), words(statement)) == (speaker, [said])


@pytest.mark.parametrize("text", ["The ship sailed on Monday, as planned.", "As expected, the talks in Oslo failed."])
def test_as_planned_says_nothing(annotated: Annotate, text: str) -> None:
    assert not statements(annotated, text)


def test_a_claim_speaks_for_whoever_makes_it(annotated: Annotate) -> None:
    doc = annotated("The bridge was mined, according to a claim by the Kenyan army.")
    ((statement,), names) = [a.statement for a in doc.attributions], {e.id: e.name for e in doc.entities.entities}
    assert statement.source is not None
    assert names[statement.source] == "Kenyan army"

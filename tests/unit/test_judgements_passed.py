"""A plain word of saying with a judgement on another accuses; on one's own doings, or on nobody's, it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.annotation import AnnotatedDocument

Annotated = Callable[..., AnnotatedDocument]


@pytest.mark.parametrize(
    ("sentence", "accused"),
    [
        ("The senator said Chad cannot be trusted.", "Chad"),
        ("The senator said Chad has crossed a line.", "Chad"),
        ("Ana Petrova said Milos Jovic's tax policy has been a disaster.", "Milos Jovic"),
        ("The envoy said the raid is another reminder of Chad's brutality.", "Chad"),
        ('"Chad has no respect for human life," Latvian lawmaker Ana Petrova said.', "Chad"),
        ('"Chad is sowing chaos in the region," the envoy said.', "Chad"),
        ("A U.N. report said Chadian troops committed atrocities in Mali.", "Chadian troops"),
    ],
)
def test_a_judgement_on_another_accuses(annotated: Annotated, sentence: str, accused: str) -> None:
    doc = annotated(sentence)
    assert [a.statement.act for a in doc.attributions] == ["accuse"]
    (event,) = [m for m in doc.mentions if m.type == "ACCUSE"]
    assert {doc.entities.get(i).name for i in event.recipients} == {accused}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenyan President Uhuru Kenyatta said Kenya's economy has been a disappointment to investors.",
        "The minister said the policy was flawed.",
        "Police said the storm was a disaster.",
        "The minister said Chad could be a threat one day.",
        "The envoy said Chad has shown great respect for human life.",
    ],
)
def test_no_judgement_on_another_no_accusation(annotated: Annotated, sentence: str) -> None:
    doc = annotated(sentence)
    assert all(a.statement.act != "accuse" for a in doc.attributions)
    assert not [m for m in doc.mentions if m.type == "ACCUSE"]

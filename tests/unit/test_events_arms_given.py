"""Arms sent to another state are given to it; what is sent to a border, a town or one's own province is moved there."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "type_", "recipient"),
    [
        ("Poland will send tanks to Kyiv.", "AID", "Kyiv"),
        ("Chad shipped artillery shells to Niger.", "AID", "Niger"),
        ("Norway handed over nine howitzers to Moldova.", "AID", "Moldova"),
        ("Britain gave Jordan 14 tanks.", "AID", "Jordan"),
        ("Kenya sent tanks to the border with Somalia.", "MOBILIZE", None),
        ("Kenya sent tanks and troops to Uganda.", "MOBILIZE", None),
        ("Kenya sent tanks into Uganda.", "MOBILIZE", None),
        ("Ethiopia sent tanks to Tigray.", "MOBILIZE", None),
    ],
)
def test_arms_are_given_to_states_and_moved_to_places(annotated, text, type_, recipient) -> None:
    doc = annotated(text)
    assert {m.type for m in doc.mentions} == {type_}
    if recipient is not None:
        assert {doc.entities.get(i).name for m in doc.mentions for i in m.recipients} == {recipient}

"""What ends has been going on: its end, denied or negated or not, leaves the deed itself as it was told."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The siege of the town has not ended.",
        "The strike has not ended, the union said.",
        "The talks have not broken down, Moss said.",
        "The minister denied talks are over.",
        "The general denied that the ceasefire had ended.",
        "The ceasefire has collapsed, the minister said.",
        "The protests are at an end, organisers said.",
        "The planned strike ended on Friday.",
    ],
)
def test_what_is_said_of_its_end_does_not_undo_a_deed(annotated, text) -> None:
    assert {m.factuality for m in annotated(text).mentions} == {"actual"}


@pytest.mark.parametrize("text", ["The talks did not take place.", "The strike never began, the union said."])
def test_what_did_not_come_about_is_negated(annotated, text) -> None:
    assert [m.factuality for m in annotated(text).mentions] == ["negated"]


def test_what_is_called_untrue_behind_a_semicolon_does_not_undo_what_is_told_before_it(annotated) -> None:
    text = "Her client was beaten in the bus of police; in the ministry this account is being called not true."
    assert [m.factuality for m in annotated(text).mentions if m.type == "ASSAULT"] == ["actual"]

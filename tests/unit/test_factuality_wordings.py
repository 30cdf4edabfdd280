"""Wordings in which what did not happen, or may not have, is told beside what did; each with a plain one like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.event import Event
from onrecord.model.record import Record

Read = Callable[..., Record]

PLAIN = {"confirmed", "reported"}
NOT = {"negated", "denied"}
AHEAD = {"planned"}
OPEN = {"hypothetical"}
ALLEGED = {"alleged"}
DISPUTED = {"disputed"}
CASES = [
    # What is refused keeps its own type beside the refusal.
    (NOT, "Oslo refused to [extradite] the banker."),
    (NOT, "The premier declined to [meet] the strikers."),
    (NOT, "The queen ruled out [sending] troops to the islands."),
    # A second complement hung on the verb of asking.
    (OPEN, "Nurses demanded that the board resign and that guards [free] two colleagues."),
    (OPEN, "A motion calling on the governor to [resign] was tabled on Friday."),
    # Negation at the head of the sentence, and what only looks like one.
    (NOT, "Not even at the height of the siege did the guards [shoot] at refugees."),
    (NOT, "Not once in ten years has the emir [met] the rebels."),
    (PLAIN, "Not until March did the emir [meet] the rebels."),
    (PLAIN, "Not only did the guards [shoot] at refugees, they burned their tents."),
    (NOT, "It was thunder and not [shelling] that woke the town."),
    # What was said of whom, and found false.
    (NOT, "Word that the abbot had been [arrested] proved to be false."),
    (NOT, "The former governor was acquitted of ordering the [murder] of a nun."),
    (PLAIN, "The governor ordered the [killing] of the nun."),
    (NOT, "The emir denied ordering the [killing] of the priest."),
    # An interested source, and one that is none.
    (ALLEGED, "Exile groups said border guards had [shot] six herders."),
    (ALLEGED, "Her family says police [beat] her in custody."),
    (ALLEGED, "A rights group said soldiers [tortured] two prisoners."),
    (PLAIN, "Witnesses said soldiers [shot] a boy."),
    (PLAIN, "A rights group said two boys were [killed] in a raid."),
]  # fmt: skip


def event_at(record: Record, sentence: str) -> Event:
    """The event whose trigger has the word in brackets."""
    start = sentence.index("[")
    end = sentence.index("]") - 1
    (event,) = [e for e in record.events if e.trigger.start < end and start < e.trigger.end]
    return event


@pytest.mark.parametrize(("standings", "sentence"), CASES, ids=lambda c: c if isinstance(c, str) else "")
def test_a_wording_gives_an_event_its_standing(recorded: Read, standings: set[str], sentence: str) -> None:
    record = recorded(sentence.replace("[", "").replace("]", ""))
    assert event_at(record, sentence).standing in standings

"""Peoples named by two adjectives: "Croatian Serbs" are Croatia's, "Cuban Americans" are America's."""

from __future__ import annotations

from typing import Final

from onrecord.annotate.entities.draft import Draft
from onrecord.annotate.entities.reading import Reading

# States whose people say first where their forebears came from. Elsewhere the first word is the state they live in.
_COMPOSED: Final = frozenset("USA CAN AUS NZL CYP IDN MYS SGP BRA ARG MUS FJI TTO".split())


def join_peoples(reading: Reading, names: list[Draft]) -> list[Draft]:
    """`names`, in text order, with "Cuban" and "Americans" side by side as one people."""
    joined: list[Draft] = []
    for draft in names:
        first = joined[-1] if joined else None
        if first is not None and _are_one(first, draft):
            state = draft if draft.country in _COMPOSED or (_is_region(first) and not _is_region(draft)) else first
            draft.start, draft.actor, draft.country = first.start, state.actor, state.country
            joined.pop()
        if draft.sense == "people" and draft.end > draft.start + 1:  # Greek Cypriots are others than Turkish ones
            draft.modifiers |= {"-".join(reading.lower[draft.start : draft.end])}
        joined.append(draft)
    return joined


def _is_region(draft: Draft) -> bool:
    return draft.actor is not None and not draft.actor.id.startswith("country:")


def _are_one(first: Draft, second: Draft) -> bool:
    beside = first.end == second.start and first.sense == "adjective" and second.sense == "people"
    return beside and first.form == "name" and second.form == "nominal" and second.number == "pl"

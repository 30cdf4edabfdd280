"""Who did what to whom, when and where (PLOVER)."""

from __future__ import annotations

import msgspec

from onrecord.model import plover
from onrecord.model.span import Span
from onrecord.model.standing import Standing, StandingChange, leads_to
from onrecord.model.temporal import When


class Event(msgspec.Struct, frozen=True):
    """One happening as this article tells it: every passage that tells it is in `evidence`."""

    id: str
    type: plover.EventType
    trigger: Span
    evidence: tuple[Span, ...]
    standing: Standing
    history: tuple[StandingChange, ...]
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    when: When | None = None
    intensity: float = 0.0

    def __post_init__(self) -> None:
        if self.mode is not None and self.mode not in plover.MODES[self.type]:
            raise ValueError(f"{self.type} has no mode {self.mode!r}")
        if unknown := [c for c in self.contexts if c not in plover.CONTEXTS]:
            raise ValueError(f"not PLOVER contexts: {unknown}")
        if not self.evidence:
            raise ValueError(f"event {self.id} has no words behind it")
        if not leads_to(self.history, self.standing):
            raise ValueError(f"event {self.id}: its history does not lead to {self.standing!r}")

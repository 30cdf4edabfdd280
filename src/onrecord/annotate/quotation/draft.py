"""A statement in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.annotate.lexicons.speech import CueKind
from onrecord.annotate.quotation.content import Pieces
from onrecord.annotate.quotation.source import Source
from onrecord.model.statement import Act


@dataclass(slots=True)
class Draft:
    """What is known so far. `cue` is the half-open token range of the cue's words, `anchor` the token that decides
    medium and time (the cue, or the quotation's first word where there is no cue)."""

    anchor: int
    cue: tuple[int, int] | None
    source: Source | None
    pieces: Pieces
    act: Act
    kind: CueKind
    name: str
    addressees: list[int] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    fixed_act: bool = False
    frame: str = "quote"
    comment: tuple[int, int] | None = None  # what the writer adds behind the content: ", a claim that they deny"

    @property
    def first(self) -> int:
        """Where the statement begins: at its cue or its content, whichever comes first."""
        starts = [a for a, _ in self.pieces] + ([self.cue[0]] if self.cue else [])
        return min(starts, default=self.anchor)

    def covers(self, token: int) -> bool:
        for start, end in self.pieces:  # noqa: SIM110 (asked very often, and a generator costs twice as much)
            if start <= token < end:
                return True
        return False

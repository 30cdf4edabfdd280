"""Who said what, to whom, through which medium, and what kind of act it was."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model.span import Span
from onrecord.model.temporal import When

Form = Literal["direct", "indirect", "mixed"]
Medium = Literal[
    "phone", "press", "interview", "broadcast", "social_media", "letter", "speech", "meeting", "document", "unknown"
]
Act = Literal[
    "assert",
    "confirm",
    "deny",
    "decline_to_comment",
    "accuse",
    "threaten",
    "warn",
    "demand",
    "promise",
    "propose",
    "reject",
    "praise",
    "ask",
    "announce",
]


class Statement(msgspec.Struct, frozen=True):
    """Something that a source says. `within` is the statement that reports this one; `about` its events."""

    id: str
    source: str | None
    source_span: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    form: Form
    act: Act
    addressees: tuple[str, ...] = ()
    medium: Medium = "unknown"
    outlet: str | None = None
    when: When | None = None
    within: str | None = None
    about: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.content and self.cue is None:
            raise ValueError(f"statement {self.id} has no words behind it")

"""What an event really is so far, and by whose word."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from onrecord.model.span import Span
from onrecord.model.temporal import When

Standing = Literal[
    "confirmed", "reported", "alleged", "disputed", "denied", "planned", "threatened", "hypothetical", "negated"
]
STANDINGS: tuple[Standing, ...] = get_args(Standing)


class StandingChange(msgspec.Struct, frozen=True):
    """One entry of an event's history: the standing that these words give it, and whose words they are.

    `by` is None where the article itself tells it.
    """

    standing: Standing
    by: str | None
    statement: str | None
    when: When | None
    evidence: Span

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


def leads_to(history: tuple[StandingChange, ...], standing: Standing) -> bool:
    """Whether an event with this history can stand so.

    Somebody's words must give the event the standing that it has, wherever in the article they are (a plan may be
    recalled after the deed was told). Only `disputed` is nobody's own word: it takes two voices.
    """
    return len(history) > 1 if standing == "disputed" else any(h.standing == standing for h in history)

"""What the walk up from a trigger comes to."""

from __future__ import annotations

import msgspec

from onrecord.annotate.factuality.operators import Value


class Reading(msgspec.Struct, frozen=True):
    """`cue` is the token that decided; `presupposed` says that the deed is referred to as known and not told here.

    `background` says that the deed stands in a clause of its own below the teller's cue ("a coup that ended years of
    peace"), so that what he does with his words (accuse, threaten) does not reach it.
    """

    value: Value
    cue: int | None
    presupposed: bool
    background: bool

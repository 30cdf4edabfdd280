"""What a project learned from judgments and its analyst switched on: what joining goes by besides the articles."""

from __future__ import annotations

import msgspec


class Learned(msgspec.Struct, frozen=True):
    """`join_threshold`: the points from which two events are one happening, None for the usual.

    `reprints`: outlet -> the one whose reports it carries; the two are never independent of one another.
    """

    join_threshold: float | None = None
    rewrite_share: float | None = None
    reprints: dict[str, str] = {}

    def __bool__(self) -> bool:
        return self != Learned()


NOTHING = Learned()

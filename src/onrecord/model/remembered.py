"""Answers that are remembered while articles are compared, and let go of together.

Who joins for a moment forgets them with the process. Who goes on for months forgets them after each time: they would
fill up with words of days that are over, and hold what was freed around them in pieces that nothing else fits into.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_FORGET: Final[list[Callable[[], None]]] = []


def remembered(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Remember the answers that were asked for last, so many at most, until `forget_all`."""

    def remembering(function: Callable[P, R]) -> Callable[P, R]:
        kept = lru_cache(maxsize=most)(function)
        _FORGET.append(kept.cache_clear)
        return kept  # type: ignore[return-value]  # which takes what the function takes

    return remembering


def forget_all() -> None:
    """Let go of all that is remembered; it is worked out again when it is asked for."""
    for forget in _FORGET:
        forget()

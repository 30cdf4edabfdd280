"""Events by what they have in common and by day: which of those before are worth a comparison.

What many have in common says little, and in a flood of alike events all would be compared with all. So the keys that
fewest have are looked at first, of each key those nearest by day, and no more than so many in all.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, insort
from collections.abc import Hashable, Iterable
from typing import Final

_UNKNOWN_DAY: Final = dt.date.max.toordinal()


class DaysIndex:
    """Numbers, each filed under keys by a day (an ordinal, None where it is not known)."""

    def __init__(self) -> None:
        self._filed: dict[Hashable, list[tuple[int, int]]] = {}

    def file(self, keys: Iterable[Hashable], day: int | None, number: int) -> None:
        """Numbers come in ascending order."""
        entry = (day or _UNKNOWN_DAY, number)
        for key in keys:
            insort(self._filed.setdefault(key, []), entry)

    def remove(self, keys: Iterable[Hashable], day: int | None, number: int) -> None:
        """Take a number out that was filed so."""
        entry = (day or _UNKNOWN_DAY, number)
        for key in keys:
            filed = self._filed[key]
            del filed[bisect_left(filed, entry)]

    def near(self, keys: Iterable[Hashable], day: int | None, of_each: int, in_all: int) -> set[int]:
        """Up to `in_all` numbers, of each key up to `of_each` before the day and as many behind it."""
        found: set[int] = set()
        at = (day or _UNKNOWN_DAY, _UNKNOWN_DAY)
        for filed in sorted((f for k in keys if (f := self._filed.get(k))), key=len):
            place = bisect_left(filed, at)
            found.update(n for _, n in filed[max(0, place - of_each) : place + of_each])
            if len(found) >= in_all:
                break
        return found

"""Events by what they have in common and by day, so that looking among those of some weeks costs no more with years."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

from onrecord.link.happening_clues import Clue

Item = TypeVar("Item")


class DaysIndex(Generic[Item]):
    """Items, each filed under keys by the day of its clue.

    `near` gives at least all that are within `reach` days of a clue, whose times overlap, or that are of its lineage.
    """

    def __init__(self, reach: int, longest: int) -> None:
        self._reach, self._longest = reach, longest
        self._filed: dict[Hashable, list[tuple[int, int, Item]]] = defaultdict(list)
        self._wide: dict[Hashable, list[Item]] = defaultdict(list)
        self._kin: dict[Hashable, list[Item]] = defaultdict(list)
        self._sorted: set[Hashable] = set()

    def file(self, keys: Iterable[Hashable], clue: Clue, item: Item) -> None:
        """All are filed before the first is looked for."""
        day = self._day(clue)
        for key in keys:
            self._kin[key, clue.lineage].append(item)
            if day is None:
                self._wide[key].append(item)
            else:
                self._filed[key].append((day, len(self._filed[key]), item))

    def near(self, keys: Iterable[Hashable], clue: Clue) -> Iterator[Item]:
        day = self._day(clue)
        for key in keys:
            yield from self._wide.get(key, ())
            if day is None:
                yield from (item for _, _, item in self._filed.get(key, ()))
                continue
            yield from self._kin.get((key, clue.lineage), ())
            filed = self._in_order(key)
            first = bisect_left(filed, day - self._reach, key=lambda entry: entry[0])
            last = bisect_right(filed, day + self._reach, key=lambda entry: entry[0])
            yield from (item for _, _, item in filed[first:last])

    def _in_order(self, key: Hashable) -> list[tuple[int, int, Item]]:
        if key not in self._sorted:
            self._filed[key].sort(key=lambda entry: entry[:2])
            self._sorted.add(key)
        return self._filed[key]

    def _day(self, clue: Clue) -> int | None:
        """None for what cannot be found by a day: it has none, or lasts for longer than `longest` days."""
        if clue.day is None or (clue.when and clue.when.end - clue.when.start > dt.timedelta(days=self._longest)):
            return None
        return clue.day

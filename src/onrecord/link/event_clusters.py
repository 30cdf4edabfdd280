"""Events of articles in groups that are one happening: constrained agglomeration, day by day.

Pairs that score enough are edges; groups join best edge first, where nothing between them forbids it and they go
together on average, as within an article. What no edge connects is independent of each other.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

import msgspec

from onrecord.link.days_index import DaysIndex
from onrecord.link.event_candidates import Keys, comparable, keys_of
from onrecord.link.event_similarity import VETO
from onrecord.link.happening_clues import Clue
from onrecord.link.happening_similarity import compare, may_be_one_act
from onrecord.model.happening import EventRef, Join, Reason
from onrecord.model.remembered import remembered

_NEIGHBOURS: Final = 40  # candidates looked at for each key of an event, on either side of its day,
_LOOKS: Final = 60  # and in all, for words and for anything else: bounds the cost in a flood of alike events
_BELOW: Final = 1.25  # points that a group's tellings may on average lie under the threshold
_PART: Final = 40  # events that hang together and are put together anew when one of them is told again
_SAMPLE: Final = 12  # members of a group that stand for all of it
_UNKNOWN: Final = float("inf")

Edge = tuple[float, int, int]  # minus the points, and two clues


class PartState(msgspec.Struct, frozen=True):
    """Events that hang together, by their numbers, as they fall into groups; and what that follows from."""

    edges: tuple[Edge, ...]
    groups: tuple[tuple[int, ...], ...]
    joined: tuple[tuple[int, int], ...]
    large: bool


class Story:
    """A group: members, and the joins that made it one."""

    def __init__(self, members: list[Clue], joins: list[Join]) -> None:
        self.members, self.joins = members, joins


class _Part:
    """Clues that hang together by pairs that may be one, and the groups that they fall into. Parts are independent.

    Of one that is `large`, or was, groups only grow, and no edges are kept.
    """

    __slots__ = ("edges", "groups", "joined", "known", "large", "numbers")

    def __init__(self, *numbers: int) -> None:
        self.numbers = list(numbers)
        self.edges: list[Edge] = []
        self.groups: list[list[int]] = [[n] for n in numbers]
        self.joined: list[tuple[int, int]] = []
        self.known: list[_Known] = []
        self.large = False

    def take_in(self, other: _Part) -> None:
        self.large |= other.large
        self.numbers += other.numbers
        self.edges += other.edges
        self.groups += other.groups
        self.joined += other.joined
        self.known += other.known


class _Known:
    """The points of pairs of some clues, as far as they are known: a few bytes for each pair."""

    __slots__ = ("numbers", "points")

    def __init__(self, numbers: Sequence[int], scored: Mapping[tuple[int, int], float]) -> None:
        self.numbers = tuple(numbers)
        self.points = array("f", (scored.get(pair, _UNKNOWN) for pair in combinations(self.numbers, 2)))

    def pairs(self) -> Iterator[tuple[tuple[int, int], float]]:
        return (known for known in zip(combinations(self.numbers, 2), self.points, strict=True) if known[1] < _UNKNOWN)


class Clusters:
    """Agglomerative clustering of clues that come day by day, those of a day in the order of their keys.

    A part that a day adds to is clustered anew, as if all of it had come at once, unless it is larger than `_PART`:
    then its groups only grow, so that a story told by thousands costs each of them no more.
    """

    def __init__(self, threshold: float) -> None:
        self._threshold = threshold
        self._clues: list[Clue] = []
        self._number: dict[Clue, int] = {}
        self._parts: list[_Part] = []  # of each clue
        self._index = DaysIndex(), DaysIndex()  # anything in common, a word alone
        self._scored: dict[tuple[int, int], float] = {}  # of the day
        self._joins: dict[tuple[int, int], Join] = {}  # as far as they were asked for

    def add(self, clues: Sequence[Clue]) -> None:
        """Take in the clues of a day, which comes after all days before."""
        first = len(self._clues)
        self._clues += clues
        self._number.update((c, n) for n, c in enumerate(clues, first))
        self._parts += map(_Part, range(first, len(self._clues)))
        new = [(-s, a, b) for a, b in self._candidates(first) if (s := self._score(a, b)) >= self._threshold]
        for part, edges in self._grown(new):
            self._cluster(part, sorted(edges))
        self._scored.clear()

    def _grown(self, edges: Iterable[Edge]) -> list[tuple[_Part, list[Edge]]]:
        """The parts that edges make larger, with the edges that are new in each."""
        edges = list(edges)
        for _, a, b in edges:
            left, right = self._parts[a], self._parts[b]
            if left is not right:
                if len(left.numbers) < len(right.numbers):
                    left, right = right, left
                left.take_in(right)
                for n in right.numbers:
                    self._parts[n] = left
        new: dict[_Part, list[Edge]] = defaultdict(list)
        for edge in edges:
            new[self._parts[edge[1]]].append(edge)
        return list(new.items())

    def _cluster(self, part: _Part, edges: list[Edge]) -> None:
        """Best pair first, where nothing between two groups forbids it and they go together on average."""
        part.large |= len(part.numbers) > _PART
        for known in part.known:
            self._scored.update(known.pairs())
        if not part.large:
            part.edges = edges = sorted(part.edges + edges)
            part.groups, part.joined = [[n] for n in sorted(part.numbers)], []
        else:
            part.edges = []
        home = {n: group for group in part.groups for n in group}
        refused: set[tuple[int, int, int, int]] = set()  # two groups, each by its first member and its size
        for _, a, b in edges:
            left, right = sorted((home[a], home[b]))
            if left is right or (pair := (left[0], len(left), right[0], len(right))) in refused:
                continue
            if self._may_join(left, right):
                left += right
                left.sort()
                home.update(dict.fromkeys(right, left))
                part.joined.append((a, b))
            else:
                refused.add(pair)
        part.groups = list({id(g): g for g in home.values()}.values())
        part.known = [] if part.large else [_Known(sorted(part.numbers), self._scored)]

    def _may_join(self, left: Sequence[int], right: Sequence[int]) -> bool:
        across: list[float] = []
        for a in left[:_SAMPLE]:
            for b in right[:_SAMPLE]:  # most groups part at the first pairs
                across.append(self._score(a, b))
                if across[-1] == VETO:
                    return False
        return sum(across) / len(across) >= self._threshold - _BELOW

    def _score(self, a: int, b: int) -> float:
        pair = (a, b) if a < b else (b, a)
        if (known := self._scored.get(pair)) is None:
            known = self._scored[pair] = compare(self._clues[pair[0]], self._clues[pair[1]])[0]
        return known

    def put(self, clues: Sequence[Clue]) -> None:
        """Take in the clues of a day of which it is known where they belong (`restore`)."""
        first = len(self._clues)
        self._clues += clues
        self._number.update((c, n) for n, c in enumerate(clues, first))
        self._parts += map(_Part, range(first, len(self._clues)))
        for n, clue in enumerate(clues, first):
            self._file(n, keys_of(clue))

    def restore(self, parts: Iterable[PartState], clues: Sequence[Clue]) -> None:
        """The parts that `state` gave, of the clues by their numbers among all."""
        for known in parts:
            here = {n: self._number[clues[n]] for group in known.groups for n in group}
            part = _Part(*here.values())
            part.edges = [(s, here[a], here[b]) for s, a, b in known.edges]
            part.groups = [[here[n] for n in group] for group in known.groups]
            part.joined = [(here[a], here[b]) for a, b in known.joined]
            part.large = known.large
            for n in part.numbers:
                self._parts[n] = part

    def state(self, numbers: Mapping[EventRef, int]) -> tuple[PartState, ...]:
        """The parts of more than one clue, by the clues' numbers among all."""
        there = [numbers[c.ref] for c in self._clues]
        return tuple(
            PartState(
                tuple((s, there[a], there[b]) for s, a, b in sorted(part.edges)),
                tuple(tuple(there[n] for n in group) for group in sorted(part.groups)),
                tuple((there[a], there[b]) for a, b in part.joined),
                part.large,
            )
            for part in dict.fromkeys(self._parts)
            if len(part.numbers) > 1 or part.large
        )

    def clues(self) -> Iterator[Clue]:
        """The clues but for those that were dropped."""
        return (self._clues[n] for part in dict.fromkeys(self._parts) for n in part.numbers)

    def groups(self, touched: Container[EventRef] | None = None) -> list[Story]:
        """The groups so far: all, or those of the parts that some events are in."""
        asked = (p for p, c in zip(self._parts, self._clues, strict=True) if touched is None or c.ref in touched)
        found: list[Story] = []
        for part in dict.fromkeys(asked):
            of: dict[int, Story] = {}
            for group in part.groups:
                members = [self._clues[n] for n in group]
                if touched is None or not part.large or any(c.ref in touched for c in members):
                    found.append(Story(members, []))
                    of.update(dict.fromkeys(group, found[-1]))
            for a, b in part.joined:
                if a in of:
                    of[a].joins.append(self._join(a, b))
        return found

    def _join(self, a: int, b: int) -> Join:
        if (known := self._joins.get((a, b))) is None:
            known = self._joins[a, b] = join(self._clues[a], self._clues[b])
        return known

    def fitting(self, clue: Clue) -> Iterator[tuple[float, Clue]]:
        """The clues so far that a clue may be one with, and the points for it."""
        for n in self._near(clue, keys_of(clue)):
            if (points := compare(self._clues[n], clue)[0]) >= self._threshold:
                yield points, self._clues[n]

    def _near(self, clue: Clue, keys: Keys) -> Iterator[int]:
        """The clues so far that are worth a comparison."""
        more, words = (i.near(k, clue.day, _NEIGHBOURS, _LOOKS) for i, k in zip(self._index, keys, strict=True))
        both = [n for n in more | words if may_be_one_act(clue, self._clues[n])]
        clue.matter.meet(self._clues[n].matter for n in both)
        for other in both:
            if comparable(clue, self._clues[other], only_word=other not in more):
                yield other

    def drop(self, clues: Iterable[Clue]) -> None:
        """Clues that turn out to belong elsewhere."""
        gone = {self._number[c] for c in clues}
        for part in dict.fromkeys(self._parts[n] for n in gone):
            part.numbers = [n for n in part.numbers if n not in gone]
            part.edges = [e for e in part.edges if not gone & {e[1], e[2]}]
            part.groups = [kept for group in part.groups if (kept := [n for n in group if n not in gone])]
            part.joined = [pair for pair in part.joined if not gone & {*pair}]
            self._cluster(part, [])
        for n in gone:
            for index, keys in zip(self._index, keys_of(self._clues[n]), strict=True):
                index.remove(keys, self._clues[n].day, n)

    def _candidates(self, first: int) -> Iterator[tuple[int, int]]:
        """Pairs of the clues from `first` on, and of one of them and one before."""
        by_day = sorted(
            range(first, len(self._clues)), key=lambda n: (self._clues[n].day is None, self._clues[n].day or 0, n)
        )
        for n in by_day:
            clue = self._clues[n]
            keys = keys_of(clue)
            for other in self._near(clue, keys):
                yield min(n, other), max(n, other)
            self._file(n, keys)

    def _file(self, n: int, keys: Keys) -> None:
        for index, some in zip(self._index, keys, strict=True):
            index.file(some, self._clues[n].day, n)


def join(a: Clue, b: Clue) -> Join:
    """Why two events are one happening. What very many joins rest on alike is one object."""
    score, reasons = compare(a, b)
    return Join(a.ref, b.ref, score, _same(reasons))


@remembered(1 << 11)
def _same(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return reasons

"""Events that people said to be one happening, or not to be: the groups that follow.

The machine's joins hold as far as they may: the strongest first (Kruskal's algorithm), and none that would bring
together what people keep apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from onrecord.model.happening import EventGroup, EventRef, Join, Reason

Pair = tuple[EventRef, EventRef]


class PairSaid(msgspec.Struct, frozen=True):
    """That two events are one happening, or that they are not; who says so."""

    pair: Pair
    same: bool
    by: str
    judgment: str


def agreed(said: Iterable[PairSaid]) -> tuple[tuple[PairSaid, ...], tuple[PairSaid, ...]]:
    """Each person's last word on each pair, oldest first; and the words on pairs on which people disagree."""
    last: dict[tuple[frozenset[EventRef], str], PairSaid] = {}
    for s in said:
        last[frozenset(s.pair), s.by] = s
    verdicts: dict[frozenset[EventRef], set[bool]] = {}
    for (pair, _), s in last.items():
        verdicts.setdefault(pair, set()).add(s.same)
    ordered = sorted(last.values(), key=lambda s: s.judgment)
    disputed = tuple(s for s in ordered if len(verdicts[frozenset(s.pair)]) > 1)
    return tuple(s for s in ordered if s not in disputed), disputed


def regroup(members: Sequence[EventRef], joins: Iterable[Join], said: Sequence[PairSaid]) -> tuple[EventGroup, ...]:
    """The groups of `members`, in the order of their first ones. `said` is agreed upon, of their events alone."""
    groups = _Groups(members, [s.pair for s in said if not s.same])
    for s in reversed([s for s in said if s.same]):  # of words that contradict one another, the last
        groups.join(Join(*s.pair, 0.0, (Reason(f"{s.by} says that it is the same", 0.0),)))
    for join in sorted(joins, key=lambda j: (-j.score, j.first, j.second)):
        groups.join(join)
    return groups.found()


def tied(members: Sequence[EventRef], joins: Iterable[Join]) -> tuple[Join, ...]:
    """The joins of one happening, with weak ones that hold together what they leave apart."""
    groups = _Groups(members, ())
    known = tuple(joins)
    for join in known:
        groups.join(join)
    first, *others = groups.found()
    loose = (Join(first.members[0], other.members[0], 0.0, ()) for other in others)
    return (*known, *loose)


class _Groups:
    def __init__(self, members: Sequence[EventRef], apart: Collection[Pair]) -> None:
        self._order = {ref: n for n, ref in enumerate(members)}
        self._apart = apart
        self._home = {ref: ref for ref in members}
        self._members = {ref: {ref} for ref in members}
        self._joins: dict[EventRef, list[Join]] = {ref: [] for ref in members}

    def join(self, join: Join) -> None:
        if join.first not in self._home or join.second not in self._home:
            return
        left, right = self._home[join.first], self._home[join.second]
        if left == right or self._forbidden(self._members[left], self._members[right]):
            return
        for ref in self._members[right]:
            self._home[ref] = left
        self._members[left] |= self._members.pop(right)
        self._joins[left] += [*self._joins.pop(right), join]

    def _forbidden(self, left: set[EventRef], right: set[EventRef]) -> bool:
        return any((a in left and b in right) or (a in right and b in left) for a, b in self._apart)

    def found(self) -> tuple[EventGroup, ...]:
        groups = [(sorted(m, key=self._order.__getitem__), self._joins[home]) for home, m in self._members.items()]
        groups.sort(key=lambda g: self._order[g[0][0]])
        return tuple(EventGroup(tuple(m), tuple(joins)) for m, joins in groups)

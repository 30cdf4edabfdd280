"""The fields of a happening from the events that tell it, each field as most lineages have it."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from onrecord.model import plover
from onrecord.model.party import ALIKE, Party, likeness, may_hold, place_level
from onrecord.model.plover import EventType
from onrecord.model.temporal import When
from onrecord.record.sources import Told

T = TypeVar("T", bound=Hashable)
_BASES = ("stated", "inferred", "published")
_LEVELS = ("place", "region", "state")
_PLACES = 100  # of those that are named, most often first: so many are compared with each other


def event_type(told: Sequence[Told]) -> EventType:
    types: list[EventType] = _most(told, lambda t: [e.type for e in t.events])
    return types[0]


def mode(told: Sequence[Told], type: EventType) -> str | None:
    """The mode that most lineages give it, if any gives one."""
    modes = _most(told, lambda t: (e.mode for e in t.events if e.mode in plover.MODES[type]))
    return modes[0] if modes else None


def when(told: Sequence[Told]) -> When | None:
    """The shortest of the best-founded times that most lineages allow."""
    known = [(w, t) for t in told for e in t.events if (w := e.day) is not None]
    if not known:
        return None
    lineages: dict[tuple[dt.date, dt.date], set[str]] = defaultdict(set)
    for w, t in known:
        lineages[w.start, w.end].add(t.telling.lineage)
    agreed = {days: len(set().union(*(v for k, v in lineages.items() if _overlap(days, k)))) for days in lineages}
    return min(
        (w for w, _ in known),
        key=lambda w: (-agreed[w.start, w.end], _BASES.index(w.basis), (w.end - w.start).days, w.start),
    )


def _overlap(a: tuple[dt.date, dt.date], b: tuple[dt.date, dt.date]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def place(told: Sequence[Told], parties: Callable[[str], Party]) -> Party | None:
    """The place that most lineages name or have room for; the smallest of those."""
    named = _most(told, lambda t: (parties(e.place) for e in t.events if e.place))[:_PLACES]
    fit = {p.id: sum(may_hold(p, q) for q in named) for p in named}
    return min(named, key=lambda p: (-fit[p.id], _LEVELS.index(place_level(p))), default=None)


def roles(told: Sequence[Told], parties: Callable[[str], Party], type: EventType) -> tuple[list[str], list[str]]:
    """Actors and recipients by support. One party told in two ways ("Malta", "the Maltese navy") stands once."""
    as_actor = _count(told, lambda t: (a for e in t.events for a in e.actors))
    as_recipient = _count(told, lambda t: (a for e in t.events for a in e.recipients))
    actors, recipients = ([parties(i) for i in _by_support(counts)] for counts in (as_actor, as_recipient))
    if type in plover.RECIPROCAL_TYPES:
        distinct = _distinct([*actors, *recipients])
        ids = [p.id for p in distinct]
        return [i for i in ids if i in as_actor], [i for i in ids if i not in as_actor]
    both = as_actor.keys() & as_recipient.keys()
    done_to = {i for i in both if as_recipient[i] > as_actor[i]}
    return (
        [p.id for p in _distinct([p for p in actors if p.id not in done_to])],
        [p.id for p in _distinct([p for p in recipients if p.id not in both - done_to])],
    )


def _distinct(by_support: Sequence[Party]) -> list[Party]:
    """The first of those that are told of one party; whom nobody names only where nobody is named."""
    kept: list[Party] = []
    for party in by_support:
        if not any(likeness(party, k) >= ALIKE for k in kept):
            kept.append(party)
    named = [p for p in kept if p.named or p.state]
    return named or kept


def _most(told: Sequence[Told], values: Callable[[Told], Iterable[T | None]]) -> list[T]:
    """Values by the number of lineages that give them; of equals those of the earliest telling first."""
    return _by_support(_count(told, values))


def _by_support(counts: Counter[T]) -> list[T]:
    return sorted(counts, key=lambda v: -counts[v])


def _count(told: Sequence[Told], values: Callable[[Told], Iterable[T | None]]) -> Counter[T]:
    counts: Counter[T] = Counter()
    seen: set[tuple[str, T]] = set()
    for t in told:
        for value in values(t):
            if value is not None and (t.telling.lineage, value) not in seen:
                seen.add((t.telling.lineage, value))
                counts[value] += 1
    return counts

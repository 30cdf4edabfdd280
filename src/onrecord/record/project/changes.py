"""What is new, gone or changed between two records."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from onrecord.model.happening import Happening, JoinedRecord
from onrecord.model.record import Record
from onrecord.record.told_events import marks


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A happening in one line, with names for ids: what `diff` compares."""

    id: str
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    first_day: str | None
    last_day: str | None
    standing: str
    independent_sources: int
    articles: int
    conflicts: tuple[str, ...]
    told: tuple[str, ...] = ()  # by what it is known again under another id: where its events stand, and their words


class Change(msgspec.Struct, frozen=True):
    """A happening that is in both records, and each field that differs: as it was, as it is."""

    id: str
    now: Line
    fields: dict[str, tuple[Any, Any]]


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """Happenings by what became of them from the first record to the second.

    `merged` gives, for each that is gone because its events are now told in another, the id of that one. Those that are
    gone and not merged were withdrawn: nothing in the later record tells them.
    """

    new: tuple[Line, ...]
    gone: tuple[Line, ...]
    merged: dict[str, str]
    changed: tuple[Change, ...]
    unchanged: int


_LINES = msgspec.json.Decoder(tuple[Line, ...])


def lines(joined: JoinedRecord) -> tuple[Line, ...]:
    """A line for each happening, in the record's order."""
    names = {e.id: e.name for e in joined.entities}
    events = {(d.document.id, e.id): e for d in joined.documents if isinstance(d, Record) for e in d.events}

    def told(happening: Happening) -> Iterator[str]:
        for telling in happening.sources:
            for id in telling.events:
                yield from marks(telling.document, events[telling.document, id])

    return tuple(line(h, lambda id: names.get(id, id), told(h)) for h in joined.happenings)


def line(h: Happening, name: Callable[[str], str], told: Iterable[str], articles: int | None = None) -> Line:
    """The happening in one line. `told` are the marks of its events; `articles`: how many tell it, if not only its
    sources do."""
    return Line(
        id=h.id,
        type=h.type,
        mode=h.mode,
        actors=tuple(map(name, h.actors)),
        recipients=tuple(map(name, h.recipients)),
        place=name(h.place) if h.place else None,
        first_day=h.when.start.isoformat() if h.when else None,
        last_day=h.when.end.isoformat() if h.when else None,
        standing=h.standing,
        independent_sources=h.independent_sources,
        articles=len({s.document for s in h.sources}) if articles is None else articles,
        conflicts=tuple(c.field for c in h.conflicts),
        told=tuple(sorted(set(told))),
    )


def pack(some: Iterable[Line]) -> bytes:
    return msgspec.json.encode(list(some))


def unpack(data: bytes) -> tuple[Line, ...]:
    """The lines that `pack` wrote, also by an earlier version."""
    return _LINES.decode(data)


def compare(before: Iterable[Line], after: Iterable[Line]) -> Changes:
    """Happenings are the same where their ids are."""
    old, new = {x.id: x for x in before}, {x.id: x for x in after}
    both = [(old[id], line) for id, line in new.items() if id in old]
    pairs = ((now, _differences(was, now)) for was, now in both)
    changed = tuple(Change(now.id, now, differences) for now, differences in pairs if differences)
    gone = _without(old, new)
    return Changes(
        new=_without(new, old),
        gone=gone,
        merged=_merged(gone, new.values()),
        changed=changed,
        unchanged=len(both) - len(changed),
    )


def _merged(gone: Iterable[Line], now: Iterable[Line]) -> dict[str, str]:
    """Where the events of those that are gone are told now: by the one that has most of them, of equals the first."""
    where: dict[str, list[str]] = defaultdict(list)
    for line in now:
        for key in line.told:
            where[key].append(line.id)
    out: dict[str, str] = {}
    for line in gone:
        found = Counter(id for key in line.told for id in where.get(key, ()))
        if found:
            out[line.id] = min(found, key=lambda id: (-found[id], id))
    return out


def _without(some: Mapping[str, Line], others: Mapping[str, Line]) -> tuple[Line, ...]:
    return tuple(line for id, line in some.items() if id not in others)


def _differences(was: Line, now: Line) -> dict[str, tuple[Any, Any]]:
    pairs = ((f, getattr(was, f), getattr(now, f)) for f in Line.__struct_fields__ if f != "told")
    return {field: (a, b) for field, a, b in pairs if a != b}

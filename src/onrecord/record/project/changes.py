"""What is new, gone or changed between two records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from onrecord.model.happening import JoinedRecord


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


class Change(msgspec.Struct, frozen=True):
    """A happening that is in both records, and each field that differs: as it was, as it is."""

    id: str
    now: Line
    fields: dict[str, tuple[Any, Any]]


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """Happenings by what became of them from the first record to the second."""

    new: tuple[Line, ...]
    gone: tuple[Line, ...]
    changed: tuple[Change, ...]
    unchanged: int


_LINES = msgspec.json.Decoder(tuple[Line, ...])


def lines(joined: JoinedRecord) -> tuple[Line, ...]:
    """A line for each happening, in the record's order."""
    names = {e.id: e.name for e in joined.entities}

    def named(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(names.get(i, i) for i in ids)

    return tuple(
        Line(
            id=h.id,
            type=h.type,
            mode=h.mode,
            actors=named(h.actors),
            recipients=named(h.recipients),
            place=names.get(h.place, h.place) if h.place else None,
            first_day=h.when.start.isoformat() if h.when else None,
            last_day=h.when.end.isoformat() if h.when else None,
            standing=h.standing,
            independent_sources=h.independent_sources,
            articles=len({s.document for s in h.sources}),
            conflicts=tuple(c.field for c in h.conflicts),
        )
        for h in joined.happenings
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
    changed = tuple(Change(now.id, now, _differences(was, now)) for was, now in both if was != now)
    return Changes(new=_without(new, old), gone=_without(old, new), changed=changed, unchanged=len(both) - len(changed))


def _without(some: Mapping[str, Line], others: Mapping[str, Line]) -> tuple[Line, ...]:
    return tuple(line for id, line in some.items() if id not in others)


def _differences(was: Line, now: Line) -> dict[str, tuple[Any, Any]]:
    pairs = ((f, getattr(was, f), getattr(now, f)) for f in Line.__struct_fields__)
    return {field: (a, b) for field, a, b in pairs if a != b}

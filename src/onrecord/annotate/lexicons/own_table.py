"""A user's own table of actors, as the reader carries it: rows that win over the registry while they are in use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import msgspec

from onrecord.model.entity import EntityKind


class OwnActor(msgspec.Struct, frozen=True):
    """One row. `country` is alpha-3, of PLOVER's pseudo-countries, or ""; dates are ISO prefixes ("2026-03") or ""."""

    name: str
    other_names: tuple[str, ...]
    kind: EntityKind
    country: str
    sectors: tuple[str, ...]
    role: str
    start: str
    end: str
    wikidata: str

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.other_names)


class OwnTable(msgspec.Struct, frozen=True, eq=False):
    """All rows, and what tells this table from every other (SHA-256 of its bytes in hexadecimal, "" for none)."""

    rows: tuple[OwnActor, ...] = ()
    digest: str = ""

    def __bool__(self) -> bool:
        return bool(self.rows)


NONE = OwnTable()
_IN_USE: ContextVar[OwnTable] = ContextVar("own actors", default=NONE)


def in_use() -> OwnTable:
    return _IN_USE.get()


@contextmanager
def using(table: OwnTable) -> Iterator[None]:
    """Names are looked up in `table` first, in this context only: two threads may read with two tables."""
    token = _IN_USE.set(table)
    try:
        yield
    finally:
        _IN_USE.reset(token)

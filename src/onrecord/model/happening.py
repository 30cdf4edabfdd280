"""What several articles say of one happening, and where each of their words comes from."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, Literal

import msgspec

from onrecord.model import plover
from onrecord.model.entity import Entity
from onrecord.model.record import Outcome
from onrecord.model.span import Span
from onrecord.model.standing import Standing
from onrecord.model.temporal import When

RECORD_SCHEMA: Final = "onrecord-record/1"
Relation = Literal["origin", "copy", "rewrite", "cites"]


class SourcedChange(msgspec.Struct, frozen=True):
    """One step of a happening's standing: who gave it, in which article, published when."""

    standing: Standing
    by: str | None
    document: str
    evidence: Span
    when: When | None
    published: dt.date | None


class Telling(msgspec.Struct, frozen=True):
    """Where one article tells the happening, and the lineage that the article belongs to."""

    document: str
    evidence: tuple[Span, ...]
    lineage: str


class ConflictingValue(msgspec.Struct, frozen=True):
    """What one article says where another says something else."""

    value: Any
    document: str
    evidence: tuple[Span, ...]


class Conflict(msgspec.Struct, frozen=True):
    """A field on which the articles cannot all be right."""

    field: str
    values: tuple[ConflictingValue, ...]


class Happening(msgspec.Struct, frozen=True):
    """One line for what happened, whoever tells it. `independent_sources` counts lineages, never copies."""

    id: str
    type: plover.EventType
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    when: When | None
    standing: Standing
    history: tuple[SourcedChange, ...]
    sources: tuple[Telling, ...]
    independent_sources: int
    conflicts: tuple[Conflict, ...] = ()


class LineageMember(msgspec.Struct, frozen=True):
    """`overlap` is the share of the article's words that it has from the origin, 0 to 1."""

    document: str
    relation: Relation
    overlap: float


class Lineage(msgspec.Struct, frozen=True):
    """Articles that go back to one origin."""

    id: str
    origin: str
    documents: tuple[LineageMember, ...]


class JoinedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Several articles as one record. Ids of entities carry their article's: "agency/N3"."""

    schema: Literal["onrecord-record/1"] = RECORD_SCHEMA
    documents: tuple[Outcome, ...]
    happenings: tuple[Happening, ...]
    lineages: tuple[Lineage, ...]
    entities: tuple[Entity, ...]

"""What several articles say of one happening, and where each of their words comes from."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, Literal

import msgspec

from onrecord.model import plover
from onrecord.model.entity import EntityKind, MentionForm
from onrecord.model.event import Event
from onrecord.model.record import Outcome
from onrecord.model.span import Span, check_bounds
from onrecord.model.standing import Standing
from onrecord.model.temporal import When

RECORD_SCHEMA: Final = "onrecord-record/1"
_AHEAD: Final[frozenset[Standing]] = frozenset({"planned", "threatened", "hypothetical", "denied", "negated"})
Relation = Literal["origin", "copy", "rewrite", "cites"]


def day_told(event: Event, published: dt.date | None) -> When | None:
    """The time of an event as far as it can be: what an article tells as done was not done after its day."""
    if event.when is None or published is None or event.standing in _AHEAD:
        return event.when
    return event.when if event.when.start <= published + dt.timedelta(days=1) else None


class Reason(msgspec.Struct, frozen=True):
    """One part of an explanation and its weight: points for (above 0) or against (below 0)."""

    what: str
    points: float


class EventRef(msgspec.Struct, frozen=True, order=True):
    """An event of one article."""

    document: str
    event: str


class Join(msgspec.Struct, frozen=True):
    """Why two events are one happening: the points add up to `score`."""

    first: EventRef
    second: EventRef
    score: float
    reasons: tuple[Reason, ...]


class EventGroup(msgspec.Struct, frozen=True):
    """Events of one or several articles that are one happening, and the joins that hold them together."""

    members: tuple[EventRef, ...]
    joins: tuple[Join, ...] = ()


class EntityRef(msgspec.Struct, frozen=True):
    """An entity of one article, and why it is the joined one ("wikidata", "full name" ...; "first" for the first)."""

    document: str
    entity: str
    reason: str


class SourcedMention(msgspec.Struct, frozen=True):
    """Words of an article that refer to an entity."""

    document: str
    start: int
    end: int
    exact: str
    form: MentionForm

    def __post_init__(self) -> None:
        check_bounds(self.start, self.end, self.exact)


class JoinedEntity(msgspec.Struct, frozen=True):
    """One person, government, group, place ... over all articles.

    The id is made from the name ("N:karim-sassi") or Wikidata ("N:Q42"); what nobody names keeps that of its article
    ("agency/N3"). `role` is the one that most articles give. One that only people name has no mentions
    ("P:old-customs-house").
    """

    id: str
    name: str
    kind: EntityKind
    country: str | None
    sectors: tuple[str, ...]
    role: str | None
    wikidata: str | None
    mentions: tuple[SourcedMention, ...]
    members: tuple[EntityRef, ...]
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None


class SourcedChange(msgspec.Struct, frozen=True):
    """One step of a happening's standing: who gave it, in which article, published when.

    `by` is None where the article itself tells it, or a `statement` ("agency/S2") whose speaker is not known. `voice`
    is who is heard: a speaker, or the lineage that speaks in its own name. Of each voice only the last word counts.
    """

    standing: Standing
    by: str | None
    document: str
    evidence: Span
    when: When | None
    published: dt.date | None
    statement: str | None
    voice: str


class Telling(msgspec.Struct, frozen=True):
    """Where one article tells the happening, and the lineage that the article belongs to.

    `events` are those of the article that are this happening. `rests_on` names the outlet on whose word alone the
    article tells it ("the Times reported"), `superseded_by` a later edition of the same article.
    """

    document: str
    evidence: tuple[Span, ...]
    lineage: str
    events: tuple[str, ...]
    rests_on: str | None = None
    superseded_by: str | None = None


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
    joins: tuple[Join, ...] = ()


class LineageMember(msgspec.Struct, frozen=True):
    """An article of a lineage, and why it is in it.

    `overlap` is the share of its words, 0 to 1, that it has from `of`: the article or the entity nearest to it on the
    way to the origin. `ranges` are the copied stretches: where they are in this article, and where in that one.
    """

    document: str
    relation: Relation
    overlap: float
    of: str | None = None
    reason: str | None = None
    ranges: tuple[tuple[Span, Span], ...] = ()


class Lineage(msgspec.Struct, frozen=True):
    """Articles that go back to one origin.

    `outlets` are the keys of those whose report it may be: the one of its origin, or, where several published it on its
    first day, each of these. Lineages of one outlet are one independent source.
    """

    id: str
    origin: str
    documents: tuple[LineageMember, ...]
    outlets: tuple[str, ...] = ()


class JoinedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Several articles as one record, the same whatever the order in which they came."""

    schema: Literal["onrecord-record/1"] = RECORD_SCHEMA
    documents: tuple[Outcome, ...]
    happenings: tuple[Happening, ...]
    lineages: tuple[Lineage, ...]
    entities: tuple[JoinedEntity, ...]

"""Records of several articles -> the one record that joins them: one line for each happening, whoever tells it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from itertools import count

import msgspec
from msgspec.structs import replace

from onrecord.model.document import Article
from onrecord.model.happening import (
    EventGroup,
    EventRef,
    Happening,
    JoinedEntity,
    JoinedRecord,
    Lineage,
    SourcedChange,
)
from onrecord.model.party import Party, party_of
from onrecord.model.record import Outcome, Record
from onrecord.model.standing import Standing
from onrecord.record import happening_fields as fields
from onrecord.record.conflicts import find_conflicts
from onrecord.record.sources import Press, Sources, Tellings, Told
from onrecord.record.standing import settle_voices
from onrecord.record.told_events import ToldEvent, told_events

_ENCODER = msgspec.json.Encoder()


def arrange(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The articles in an order of their own, whatever order they came in: by day, id and words, failures last.

    Ids are unique within the joined record: the second article called "x" becomes "x#2".
    """
    ordered = sorted(outcomes, key=_content_key)
    counts: Counter[str] = Counter()
    taken = {o.document.id for o in ordered}
    out = []
    for outcome in ordered:
        id = outcome.document.id
        counts[id] += 1
        if counts[id] > 1:
            renamed = next(r for n in count(counts[id]) if (r := f"{id}#{n}") not in taken)
            taken.add(renamed)
            outcome = _renamed(outcome, renamed)
        out.append(outcome)
    return tuple(out)


def _content_key(outcome: Outcome) -> tuple[bool, dt.date, str, bytes]:
    published = outcome.document.published if isinstance(outcome, Record) else None
    data = hashlib.sha256(_ENCODER.encode(outcome)).digest()
    return not isinstance(outcome, Record), published or dt.date.max, outcome.document.id, data


def _renamed(outcome: Outcome, id: str) -> Outcome:
    if isinstance(outcome, Record):
        return replace(outcome, document=replace(outcome.document, id=id))
    return replace(outcome, document=replace(outcome.document, id=id))


def merge(
    documents: Sequence[Outcome],
    groups: Iterable[EventGroup],
    entities: Sequence[JoinedEntity],
    lineages: Sequence[Lineage],
) -> JoinedRecord:
    """The joined record. `documents` as `arrange` gave them; the groups hold every event of theirs exactly once."""
    records = [d for d in documents if isinstance(d, Record)]
    builder = Builder(records, entities, Press([r.document for r in records], lineages))
    return JoinedRecord(
        documents=tuple(documents),
        happenings=tuple(builder.happening(group) for group in groups),
        lineages=tuple(builder.resolved(lineage) for lineage in lineages),
        entities=tuple(entities),
    )


class HappeningBuilder:
    """Makes happenings of groups of events, and of the `tellings` of these. `taken` are ids that other ones have."""

    def __init__(self, tellings: Tellings, press: Press, taken: Container[str] = ()) -> None:
        self.sources = Sources(tellings, press)
        self._tellings = tellings
        self._parties: dict[str, Party] = {}
        self._taken, self._made = taken, set[str]()

    def happening(self, group: EventGroup, others: Sequence[EventRef] = ()) -> Happening:
        """The happening of a group. `others` are events of it that are counted among its sources, and not shown."""
        told = self.sources.told(group, (ref.document for ref in others))
        own = [t for t in told if t.own]
        type = fields.event_type(own)
        actors, recipients = fields.roles(own, self._party, type)
        place = fields.place(own, self._party)
        history = self.sources.history(told)
        heard = [*(t.telling for t in own), *self.sources.heard(others, {ref.document for ref in group.members})]
        return Happening(
            id=self._id(own[0]),
            type=type,
            mode=fields.mode(own, type),
            actors=tuple(actors),
            recipients=tuple(recipients),
            place=place.id if place else None,
            when=fields.when(own),
            standing=settle(history),
            history=history,
            sources=tuple(t.telling for t in told),
            independent_sources=self.sources.independent(heard),
            conflicts=find_conflicts(told, history, self._name, self._party),
            joins=group.joins,
        )

    def _name(self, entity: str) -> str:
        return self._tellings.entity(entity).name

    def _party(self, entity: str) -> Party:
        if entity not in self._parties:
            self._parties[entity] = party_of(self._tellings.entity(entity))
        return self._parties[entity]

    def _id(self, first: Told) -> str:
        """Made of the words that first tell it, so that later articles, and copies, do not change it."""
        event, article = first.events[0], self._tellings.article(first.telling.document)
        told = (event.type, event.trigger.exact, event.evidence[0].exact, article.published, article.publisher)
        id = f"H{hashlib.sha256(_ENCODER.encode(told)).hexdigest()[:12]}"
        ids = (id if n == 1 else f"{id}-{n}" for n in count(1))
        unique = next(i for i in ids if i not in self._taken and i not in self._made)
        self._made.add(unique)
        return unique


class Builder(HappeningBuilder):
    """The same from the records of the groups' articles, and the entities in these."""

    def __init__(
        self, records: Sequence[Record], entities: Sequence[JoinedEntity], press: Press, taken: Container[str] = ()
    ) -> None:
        self._known = _Records(records, entities)
        super().__init__(self._known, press, taken)

    def resolved(self, lineage: Lineage) -> Lineage:
        """The lineage with global ids for what were entities of one article."""
        return resolved(lineage, self._known.global_id)


def resolved(lineage: Lineage, global_id: Callable[[str], str]) -> Lineage:
    """The lineage with global ids for what were entities of one article ("agency/N3")."""
    members = (replace(m, of=global_id(m.of)) if m.of else m for m in lineage.documents)
    return replace(lineage, origin=global_id(lineage.origin), documents=tuple(members))


class _Records:
    """The material of happenings in records: the events of each article are worked out when they are asked for."""

    def __init__(self, records: Sequence[Record], entities: Iterable[JoinedEntity]) -> None:
        self._records = {r.document.id: r for r in records}
        self._entities = {e.id: e for e in entities}
        self._of = {(m.document, m.entity): e.id for e in self._entities.values() for m in e.members}
        self._events: dict[str, dict[str, ToldEvent]] = {}

    def event(self, ref: EventRef) -> ToldEvent:
        if ref.document not in self._events:
            self._events[ref.document] = told_events(self._records[ref.document], lambda d, e: self._of[d, e])
        return self._events[ref.document][ref.event]

    def article(self, id: str) -> Article:
        return self._records[id].document

    def entity(self, id: str) -> JoinedEntity:
        return self._entities[id]

    def global_id(self, id: str) -> str:
        document, _, entity = id.rpartition("/")
        return id if id in self._records else self._of.get((document, entity), id)


def settle(history: Sequence[SourcedChange]) -> Standing:
    """Where all voices leave a happening, each heard by its last word. Raises ValueError for an empty history."""
    own = frozenset(c.voice for c in history if c.by is None and c.statement is None)
    return settle_voices([(c.voice, c.standing) for c in history], own)


def standing_as_of(happening: Happening, day: dt.date) -> Standing | None:
    """What was known of a happening at the end of a day; None where nothing of it had been published.

    What was published on an unknown day is left out.
    """
    known = [c for c in happening.history if c.published is not None and c.published <= day]
    return settle(known) if known else None

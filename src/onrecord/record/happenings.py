"""Records of several articles -> the one record that joins them: one line for each happening, whoever tells it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count

import msgspec
from msgspec.structs import replace

from onrecord.model.happening import (
    EventGroup,
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
from onrecord.record.sources import Press, Sources, Told
from onrecord.record.standing import settle_voices

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


class Builder:
    """Makes happenings of groups of events. It needs the records of the groups' articles, and the entities in these.

    `taken` are ids that happenings have which it does not make.
    """

    def __init__(
        self,
        records: Sequence[Record],
        entities: Sequence[JoinedEntity],
        press: Press,
        taken: Iterable[str] = (),
    ) -> None:
        self.sources = Sources(records, entities, press)
        self._names = {e.id: e.name for e in entities}
        self._entities = {e.id: e for e in entities}
        self._parties: dict[str, Party] = {}
        self._taken = set(taken)

    def happening(self, group: EventGroup) -> Happening:
        told = self.sources.told(group)
        own = [t for t in told if t.own]
        type = fields.event_type(own)
        actors, recipients = fields.roles(own, self._party, type)
        place = fields.place(own, self._party)
        history = self.sources.history(told)
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
            independent_sources=self.sources.independent(told),
            conflicts=find_conflicts(told, history, self._names.__getitem__, self._party),
            joins=group.joins,
        )

    def _party(self, document: str, id: str) -> Party:
        found = self.sources.entity_id(document, id)
        if found not in self._parties:
            self._parties[found] = party_of(self._entities[found])
        return self._parties[found]

    def _id(self, first: Told) -> str:
        """Made of the words that first tell it, so that later articles, and copies, do not change it."""
        event, document = first.events[0], first.record.document
        told = (event.type, event.trigger.exact, event.evidence[0].exact, document.published, document.publisher)
        id = f"H{hashlib.sha256(_ENCODER.encode(told)).hexdigest()[:12]}"
        unique = next(i for n in count(1) if (i := id if n == 1 else f"{id}-{n}") not in self._taken)
        self._taken.add(unique)
        return unique

    def resolved(self, lineage: Lineage) -> Lineage:
        """The lineage with global ids for what were entities of one article ("agency/N3")."""
        members = (replace(m, of=self._global(m.of)) if m.of else m for m in lineage.documents)
        return replace(lineage, origin=self._global(lineage.origin), documents=tuple(members))

    def _global(self, id: str) -> str:
        document, _, entity = id.rpartition("/")
        joined = self.sources.entities.get((document, entity))
        return joined.id if joined and id not in self.sources.records else id


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

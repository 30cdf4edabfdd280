"""Records of several articles -> the one record that joins them.

Nothing is merged across articles yet: each event is a happening of its own, each article a lineage of its own, and the
output says no more than that. An article that is a copy therefore still counts as a source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, count

from msgspec.structs import replace

from onrecord.model.entity import Entity
from onrecord.model.event import Event
from onrecord.model.happening import Happening, JoinedRecord, Lineage, LineageMember, SourcedChange, Telling
from onrecord.model.record import Outcome, Record


def join(outcomes: Iterable[Outcome]) -> JoinedRecord:
    """Articles that failed keep their place in `documents` and add nothing else."""
    documents = tuple(_uniquely_named(outcomes))
    happenings: list[Happening] = []
    lineages: list[Lineage] = []
    entities: list[Entity] = []
    for record in documents:
        if not isinstance(record, Record):
            continue
        id = record.document.id
        lineage = Lineage(f"L{len(lineages) + 1}", id, (LineageMember(id, "origin", 1.0),))
        lineages.append(lineage)
        entities.extend(replace(e, id=_global(id, e.id)) for e in record.entities)
        for event in record.events:
            happenings.append(_happening(f"H{len(happenings) + 1}", event, record, lineage.id))
    return JoinedRecord(
        documents=documents, happenings=tuple(happenings), lineages=tuple(lineages), entities=tuple(entities)
    )


def _happening(id: str, event: Event, record: Record, lineage: str) -> Happening:
    document = record.document
    return Happening(
        id=id,
        type=event.type,
        mode=event.mode,
        actors=tuple(_global(document.id, a) for a in event.actors),
        recipients=tuple(_global(document.id, r) for r in event.recipients),
        place=_global(document.id, event.place) if event.place else None,
        when=event.when,
        standing=event.standing,
        history=tuple(
            SourcedChange(
                standing=h.standing,
                by=_global(document.id, h.by) if h.by else None,
                document=document.id,
                evidence=h.evidence,
                when=h.when,
                published=document.published,
            )
            for h in event.history
        ),
        sources=(Telling(document.id, event.evidence, lineage),),
        independent_sources=1,
    )


def _global(document: str, id: str) -> str:
    return f"{document}/{id}"


def _uniquely_named(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Ids are unique within the joined record: the second article called "x" becomes "x#2"."""
    seen: set[str] = set()
    for outcome in outcomes:
        ids = chain([outcome.document.id], (f"{outcome.document.id}#{n}" for n in count(2)))
        id = next(i for i in ids if i not in seen)
        seen.add(id)
        yield outcome if id == outcome.document.id else _renamed(outcome, id)


def _renamed(outcome: Outcome, id: str) -> Outcome:
    if isinstance(outcome, Record):
        return replace(outcome, document=replace(outcome.document, id=id))
    return replace(outcome, document=replace(outcome.document, id=id))

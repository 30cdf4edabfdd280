"""Who stands behind each telling of a happening: its own article, or the outlet that the article repeats.

Copies are kept and shown, and count for nothing: of each lineage only what is told in its own words is heard.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.model.document import Article
from onrecord.model.event import Event
from onrecord.model.happening import EventGroup, JoinedEntity, Lineage, Relation, SourcedChange, Telling
from onrecord.model.names import fold
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.model.standing import StandingChange
from onrecord.model.statement import Statement
from onrecord.record.editions import superseding


class Told(msgspec.Struct, frozen=True):
    """One article's events of one happening. `own`: it counts, being no copy of what another article tells of it."""

    record: Record
    events: tuple[Event, ...]
    telling: Telling
    own: bool
    rewritten: bool

    @property
    def published(self) -> dt.date:
        return self.record.document.published or dt.date.max

    @property
    def evidence(self) -> tuple[Span, ...]:
        return self.telling.evidence


class Press:
    """What is known of articles as sources, whatever their words: lineages, editions, outlets.

    `articles` may be without their text.
    """

    def __init__(self, articles: Sequence[Article], lineages: Sequence[Lineage]) -> None:
        self._lineage = {m.document: lineage for lineage in lineages for m in lineage.documents}
        self._relation = {m.document: m.relation for lineage in lineages for m in lineage.documents}
        self._superseding = superseding(articles, lineages)
        self._by_outlet: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for article in articles:
            if article.publisher:
                self._by_outlet[fold(article.publisher)].add(self.lineage(article.id))

    def lineage(self, document: str) -> str:
        return found.id if (found := self._lineage.get(document)) else document

    def outlets(self, document: str) -> frozenset[str]:
        """The keys of the outlets whose report the article's lineage may be."""
        return frozenset(found.outlets) if (found := self._lineage.get(document)) else frozenset()

    def relation(self, document: str) -> Relation | None:
        return self._relation.get(document)

    def later_edition(self, document: str) -> str | None:
        return self._superseding.get(document)

    def publishes(self, name: str) -> bool:
        """Whether an article here is published by the outlet of that name."""
        return fold(name) in self._by_outlet

    def lineages_of(self, outlet: str) -> frozenset[str]:
        """The lineages of what the outlet of that name published."""
        return frozenset(self._by_outlet.get(fold(outlet), ()))


class Sources:
    """The articles that tell a happening as sources: who is heard, and how many they are."""

    def __init__(self, records: Sequence[Record], entities: Iterable[JoinedEntity], press: Press) -> None:
        self.records = {r.document.id: r for r in records}
        self.entities = {(m.document, m.entity): e for e in entities for m in e.members}
        self._names = {e.id: e.name for e in self.entities.values()}
        self.press = press
        self._events = {(r.document.id, e.id): e for r in records for e in r.events}
        self._statements = {(r.document.id, s.id): s for r in records for s in r.statements}

    def entity_id(self, document: str, id: str) -> str:
        return self.entities[document, id].id

    def told(self, group: EventGroup) -> tuple[Told, ...]:
        """The tellings of a group, by publication date and then by article."""
        by_document: dict[str, list[Event]] = defaultdict(list)
        for ref in group.members:
            by_document[ref.document].append(self._events[ref.document, ref.event])
        own = self._own(by_document)
        told = [self._told(id, events, id in own) for id, events in by_document.items()]
        return tuple(sorted(told, key=lambda t: (t.published, t.record.document.id)))

    def _own(self, documents: Iterable[str]) -> set[str]:
        """The articles that are heard: all but copies, unless nothing but copies of a lineage tells it."""
        by_lineage: dict[str, list[str]] = defaultdict(list)
        for id in documents:
            by_lineage[self.press.lineage(id)].append(id)
        own: set[str] = set()
        for ids in by_lineage.values():
            heard = [i for i in ids if self.press.relation(i) != "copy"]
            own.update(heard or [min(ids, key=lambda i: (self.records[i].document.published or dt.date.max, i))])
            later = (self.press.later_edition(i) for i in sorted(own & set(ids)))
            own.update(i for i in later if i in ids)
        return own

    def _told(self, document: str, events: Sequence[Event], own: bool) -> Told:
        record = self.records[document]
        ordered = tuple(sorted(events, key=lambda e: (e.trigger.start, e.trigger.end, e.id)))
        evidence = sorted({s for e in ordered for s in e.evidence}, key=lambda s: (s.start, s.end))
        telling = Telling(
            document=document,
            evidence=tuple(evidence),
            lineage=self.press.lineage(document),
            events=tuple(e.id for e in ordered),
            rests_on=self._rests_on(record, ordered),
            superseded_by=self.press.later_edition(document),
        )
        return Told(record, ordered, telling, own, self.press.relation(document) == "rewrite")

    def _rests_on(self, record: Record, events: Sequence[Event]) -> str | None:
        """The outlet on whose word all of it is told; None where the article tells any of it on its own."""
        outlets = [self._outlet(record, change) for e in events for change in e.history]
        return outlets[0] if outlets and None not in outlets else None

    def _outlet(self, record: Record, change: StandingChange) -> str | None:
        """The other outlet that says it or to which it was said, as far out as statements are nested."""
        document = record.document
        statement, seen = self._statement(document.id, change.statement), set()
        while statement is not None and statement.id not in seen:
            seen.add(statement.id)
            for id in (statement.source, statement.outlet):
                entity = self.entities.get((document.id, id or ""))
                if entity and self._is_outlet(entity) and fold(entity.name) != fold(document.publisher or ""):
                    return entity.id
            statement = self._statement(document.id, statement.within)
        return None

    def _statement(self, document: str, id: str | None) -> Statement | None:
        return self._statements.get((document, id or ""))

    def _is_outlet(self, entity: JoinedEntity) -> bool:
        return entity.kind == "publication" or self.press.publishes(entity.name)

    def independent(self, told: Iterable[Told]) -> int:
        """How many outlets tell it on their own word, and outlets named by articles whose own are not among them.

        All lineages of one outlet are one source, and so is a lineage of nobody knows which outlet. Copies are not
        heard: what one of them rests on, by words that its editors put in, makes no source.
        """
        told = [t for t in told if t.own]
        documents = {t.telling.document for t in told}
        lineages = {
            t.telling.lineage: self.press.outlets(t.telling.document)
            for t in told
            if t.telling.rests_on is None and t.telling.superseded_by not in documents
        }
        cited = {t.telling.rests_on for t in told if t.telling.rests_on is not None}
        unseen = {outlet for outlet in cited if not (self._lineages_of(outlet) & lineages.keys())}
        return self._count_outlets(lineages.values()) + len(unseen)

    def _count_outlets(self, lineages: Iterable[frozenset[str]]) -> int:
        """How many outlets are behind lineages. One that may be of several counts where none of these is heard yet."""
        by_doubt = sorted(lineages, key=lambda o: (len(o), sorted(o)))
        heard: set[str] = set()
        number = 0
        for outlets in by_doubt:
            if not outlets & heard:
                number += 1
                heard |= outlets
        return number

    def _lineages_of(self, outlet: str) -> set[str]:
        name = self._names.get(outlet)
        return set(self.press.lineages_of(name)) if name is not None else set()

    def history(self, told: Iterable[Told]) -> tuple[SourcedChange, ...]:
        """What every voice says of it, in the order of publication and then of the text."""
        changes: list[SourcedChange] = []
        heard: set[tuple[str, str]] = set()
        for t in told:
            if t.own:
                own = [self._change(t, c) for e in t.events for c in e.history]
                if t.rewritten:
                    own = [c for c in own if (t.telling.lineage, c.voice) not in heard]
                heard.update((t.telling.lineage, c.voice) for c in own)
                changes += sorted(own, key=lambda c: (c.evidence.start, c.evidence.end, c.standing, c.voice))
        return tuple(dict.fromkeys(changes))

    def _change(self, told: Told, change: StandingChange) -> SourcedChange:
        document = told.record.document
        by = self.entity_id(document.id, change.by) if change.by else None
        statement = f"{document.id}/{change.statement}" if change.statement else None
        return SourcedChange(
            standing=change.standing,
            by=by,
            document=document.id,
            evidence=change.evidence,
            when=change.when,
            published=document.published,
            statement=statement,
            voice=by or statement or told.telling.lineage,
        )

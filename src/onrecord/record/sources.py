"""Who stands behind each telling of a happening: its own article, or the outlet that the article repeats.

Copies are kept and shown, and count for nothing: of each lineage only what is told in its own words is heard.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

from onrecord.model.document import Article
from onrecord.model.happening import EventGroup, EventRef, JoinedEntity, Lineage, Relation, SourcedChange, Telling
from onrecord.model.names import fold
from onrecord.model.span import Span
from onrecord.record.editions import superseding
from onrecord.record.told_events import ToldChange, ToldEvent


class Told(msgspec.Struct, frozen=True):
    """One article's events of one happening. `own`: it counts, being no copy of what another article tells of it."""

    events: tuple[ToldEvent, ...]
    telling: Telling
    published: dt.date
    publisher: str | None
    own: bool
    rewritten: bool

    @property
    def evidence(self) -> tuple[Span, ...]:
        return self.telling.evidence


class Tellings(Protocol):
    """Where the material of happenings is: events of articles, articles (with or without text), entities of all."""

    def event(self, ref: EventRef) -> ToldEvent: ...

    def article(self, id: str) -> Article: ...

    def entity(self, id: str) -> JoinedEntity: ...


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

    def __init__(self, tellings: Tellings, press: Press) -> None:
        self._tellings, self.press = tellings, press

    def told(self, group: EventGroup, others: Iterable[str] = ()) -> tuple[Told, ...]:
        """The tellings of a group, by publication date and then by article. `others` are articles that tell it, too."""
        by_document: dict[str, list[ToldEvent]] = defaultdict(list)
        for ref in group.members:
            by_document[ref.document].append(self._tellings.event(ref))
        own = self._own(dict.fromkeys([*by_document, *others]))
        told = [self._told(id, events, id in own) for id, events in by_document.items()]
        return tuple(sorted(told, key=lambda t: (t.published, t.telling.document)))

    def heard(self, members: Iterable[EventRef], others: Iterable[str]) -> list[Telling]:
        """The articles of these events that are heard, without the words that tell it. `others` tell it, too."""
        by_document: dict[str, list[EventRef]] = defaultdict(list)
        for ref in members:
            by_document[ref.document].append(ref)
        own = self._own([*by_document, *others]) if by_document else set()
        return [
            Telling(id, (), self.press.lineage(id), (), self._outlet_of(id, refs), self.press.later_edition(id))
            for id, refs in by_document.items()
            if id in own
        ]

    def _own(self, documents: Iterable[str]) -> set[str]:
        """The articles that are heard: all but copies, unless nothing but copies of a lineage tells it."""
        by_lineage: dict[str, list[str]] = defaultdict(list)
        for id in documents:
            by_lineage[self.press.lineage(id)].append(id)
        own: set[str] = set()
        for ids in by_lineage.values():
            heard = [i for i in ids if self.press.relation(i) != "copy"]
            own.update(heard or [min(ids, key=lambda i: (self._published(i), i))])
            later = (self.press.later_edition(i) for i in sorted(own & set(ids)))
            own.update(i for i in later if i in ids)
        return own

    def _published(self, document: str) -> dt.date:
        return self._tellings.article(document).published or dt.date.max

    def _told(self, document: str, events: Sequence[ToldEvent], own: bool) -> Told:
        ordered = _in_text_order(events)
        article = self._tellings.article(document)
        telling = Telling(
            document=document,
            evidence=_evidence(ordered),
            lineage=self.press.lineage(document),
            events=tuple(e.id for e in ordered),
            rests_on=self._rests_on(article.publisher, ordered),
            superseded_by=self.press.later_edition(document),
        )
        rewritten = self.press.relation(document) == "rewrite"
        return Told(ordered, telling, article.published or dt.date.max, article.publisher, own, rewritten)

    def _outlet_of(self, document: str, refs: Iterable[EventRef]) -> str | None:
        events = _in_text_order([self._tellings.event(ref) for ref in refs])
        return self._rests_on(self._tellings.article(document).publisher, events)

    def _rests_on(self, publisher: str | None, events: Iterable[ToldEvent]) -> str | None:
        """The outlet on whose word all of it is told; None where the article tells any of it on its own."""
        first: str | None = None
        for change in (change for e in events for change in e.history):
            if (outlet := self._outlet(publisher, change)) is None:
                return None
            first = first or outlet
        return first

    def _outlet(self, publisher: str | None, change: ToldChange) -> str | None:
        """The other outlet that says it or to which it was said, as far out as statements are nested."""
        for id in change.said_to:
            entity = self._tellings.entity(id)
            if self._is_outlet(entity) and fold(entity.name) != fold(publisher or ""):
                return entity.id
        return None

    def _is_outlet(self, entity: JoinedEntity) -> bool:
        return entity.kind == "publication" or self.press.publishes(entity.name)

    def independent(self, heard: Iterable[Telling]) -> int:
        """How many outlets tell it on their own word, and outlets named by articles whose own are not among them.

        All lineages of one outlet are one source, and so is a lineage of nobody knows which outlet. Copies are not
        heard: what one of them rests on, by words that its editors put in, makes no source.
        """
        heard = list(heard)
        documents = {t.document for t in heard}
        lineages = {
            t.lineage: self.press.outlets(t.document)
            for t in heard
            if t.rests_on is None and t.superseded_by not in documents
        }
        cited = {t.rests_on for t in heard if t.rests_on is not None}
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

    def _lineages_of(self, outlet: str) -> frozenset[str]:
        return self.press.lineages_of(self._tellings.entity(outlet).name)

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

    def _change(self, told: Told, change: ToldChange) -> SourcedChange:
        return SourcedChange(
            standing=change.standing,
            by=change.by,
            document=told.telling.document,
            evidence=change.evidence,
            when=change.when,
            published=self._tellings.article(told.telling.document).published,
            statement=change.statement,
            voice=change.by or change.statement or told.telling.lineage,
        )


def _in_text_order(events: Sequence[ToldEvent]) -> tuple[ToldEvent, ...]:
    if len(events) == 1:
        return (events[0],)
    return tuple(sorted(events, key=lambda e: (e.trigger.start, e.trigger.end, e.id)))


def _evidence(events: Sequence[ToldEvent]) -> tuple[Span, ...]:
    """The passages that tell any of them, each once, in the order of the text."""
    if len(events) == 1 and len(events[0].evidence) == 1:
        return events[0].evidence
    return tuple(sorted({s for e in events for s in e.evidence}, key=lambda s: (s.start, s.end)))

"""The machine's record as a review needs it: whole as to happenings, its articles read when they are looked at."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec.structs import replace

from onrecord.errors import ProjectError
from onrecord.judgments.anchoring import text_hash
from onrecord.judgments.learned_file import read as read_learned
from onrecord.model.document import Article
from onrecord.model.happening import EventGroup, EventRef, Happening, JoinedEntity, JoinedRecord, Lineage
from onrecord.model.learned import NOTHING, Learned
from onrecord.model.names import fold
from onrecord.model.record import Outcome, Record
from onrecord.record.happenings import Builder
from onrecord.record.project import tables
from onrecord.record.project.layout import Layout
from onrecord.record.project.records import Records
from onrecord.record.project.store import Store
from onrecord.record.sources import Press

_KEPT = 4096  # records in memory
Read = Callable[[str], Outcome]


class Machine:
    """A joined record without its documents, which `read` gives one by one. `articles` are without their text.

    `texts` has the SHA-256 of each article's text, `order` the ids of all that was read, also of what failed.
    """

    def __init__(
        self,
        joined: JoinedRecord,
        articles: Sequence[Article],
        texts: Mapping[str, str],
        read: Read,
        order: Sequence[str],
        learned: Learned = NOTHING,
    ) -> None:
        self.happenings = {h.id: h for h in joined.happenings}
        self.lineages, self.entities = joined.lineages, joined.entities
        self.articles = {a.id: a for a in articles}
        self.texts, self.order, self.learned = texts, order, learned
        self.read = lru_cache(_KEPT)(read)
        self.now = self  # of an earlier day's record the present one
        self._sound: set[str] = set()

    @classmethod
    def of_project(cls, layout: Layout) -> Machine:
        """The record of the last run. Raises ProjectError where no run has finished."""
        tables.required_manifest(layout)
        store = Store(layout.database)
        try:
            outcomes = store.outcomes()
            settled = [a for a in store.articles() if a.id in outcomes]
        finally:
            store.close()
        rows = [a for a in settled if outcomes[a.id].status in ("coded", "copy")]
        articles = [
            Article(id=r.id, title=r.title, publisher=r.publisher, published=r.published, uri=r.uri, text="")
            for r in rows
        ]
        texts = {r.id: r.text for r in rows if r.text is not None}
        order = [a.id for a in settled]
        return cls(
            tables.read_joined(layout, ()),
            articles,
            texts,
            Records(layout.articles).get,
            order,
            read_learned(layout.learned),
        )

    @classmethod
    def of_joined(cls, joined: JoinedRecord) -> Machine:
        """The record of articles that are in no project."""
        outcomes = {d.document.id: d for d in joined.documents}
        records = {id: d for id, d in outcomes.items() if isinstance(d, Record)}
        texts = {id: text_hash(r.document.text) for id, r in records.items()}
        return cls(joined, [r.document for r in records.values()], texts, outcomes.__getitem__, list(outcomes))

    def record(self, article: str) -> Record | None:
        """The article's record; None for one that is not here, or has none."""
        if article not in self.articles:
            return None
        found = self.read(article)
        if not isinstance(found, Record):
            return None
        if article not in self._sound:
            self._require_same(found)
            self._sound.add(article)
        return found

    def _require_same(self, record: Record) -> None:
        """The record must be the one that was joined: a run that is at work may have put a newer one in its place."""
        events = {e.id: e for e in record.events}
        for id in self.told_in.get(record.document.id, ()):
            for s in self.happenings[id].sources:
                if s.document == record.document.id:
                    told = {span for e in s.events if e in events for span in events[e].evidence}
                    if told != set(s.evidence):
                        cure = "go on when it has ended; what was judged is kept"
                        raise ProjectError("a run is reading the articles anew", where=record.document.id, cure=cure)

    @cached_property
    def documents(self) -> tuple[Outcome, ...]:
        """All that was read, in order, also what failed."""
        return tuple(self.read(id) for id in self.order)

    @cached_property
    def by_text(self) -> dict[str, tuple[str, ...]]:
        """The articles that have a text, by its hash."""
        found: dict[str, list[str]] = defaultdict(list)
        for article, text in self.texts.items():
            found[text].append(article)
        return {text: tuple(ids) for text, ids in found.items()}

    def articles_of(self, text: str, hint: str = "") -> tuple[str, ...]:
        """The articles of that text: `hint` alone where it is one of them."""
        found = self.by_text.get(text, ())
        return (hint,) if hint in found else found

    def text(self, hash: str) -> str | None:
        """The words of the articles with a text of that hash."""
        for article in self.by_text.get(hash, ()):
            if (record := self.record(article)) is not None:
                return record.document.text
        return None

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each happening stands in the record."""
        return {id: n for n, id in enumerate(self.happenings)}

    @cached_property
    def home(self) -> dict[EventRef, str]:
        """The happening that each event is in."""
        return {ref: h.id for h in self.happenings.values() for ref in events_of(h)}

    @cached_property
    def told_in(self) -> dict[str, tuple[str, ...]]:
        """The happenings that each article tells."""
        found: dict[str, list[str]] = defaultdict(list)
        for h in self.happenings.values():
            for s in h.sources:
                found[s.document].append(h.id)
        return {d: tuple(ids) for d, ids in found.items()}

    @cached_property
    def entity_of(self) -> dict[tuple[str, str], JoinedEntity]:
        """The joined entity of each article's entity."""
        return {(m.document, m.entity): e for e in self.entities for m in e.members}

    @cached_property
    def by_id(self) -> dict[str, JoinedEntity]:
        return {e.id: e for e in self.entities}

    @cached_property
    def entities_in(self) -> dict[str, tuple[JoinedEntity, ...]]:
        """The joined entities that each article speaks of."""
        found: dict[str, dict[str, JoinedEntity]] = defaultdict(dict)
        for e in self.entities:
            for m in e.members:
                found[m.document][e.id] = e
        return {d: tuple(es.values()) for d, es in found.items()}

    @cached_property
    def named(self) -> dict[tuple[str, ...], tuple[JoinedEntity, ...]]:
        """Entities by their folded name."""
        found: dict[tuple[str, ...], list[JoinedEntity]] = defaultdict(list)
        for e in self.entities:
            found[fold(e.name)].append(e)
        return {name: tuple(es) for name, es in found.items()}

    @cached_property
    def press(self) -> Press:
        return Press(list(self.articles.values()), self.lineages)

    def first_event(self, happening: Happening) -> EventRef:
        """The event whose words the happening's id is made of: the first of the first article that is heard."""
        heard = {s.lineage for s in happening.sources if self.press.relation(s.document) != "copy"}
        own = (s for s in happening.sources if self.press.relation(s.document) != "copy" or s.lineage not in heard)
        telling = next(own)
        return EventRef(telling.document, telling.events[0])

    def at(self, day: dt.date) -> Machine:
        """The record with what was published by the end of a day, and what is one happening as it is known now."""
        articles = [a for a in self.articles.values() if a.published is not None and a.published <= day]
        ids = {a.id for a in articles}
        lineages = tuple(kept for x in self.lineages if (kept := _only(x, ids)) is not None)
        press = Press(articles, lineages)
        happenings = [h for h in self.happenings.values() if any(s.document in ids for s in h.sources)]
        told = tuple(
            h if all(s.document in ids for s in h.sources) else self._rebuilt(h, ids, press) for h in happenings
        )
        joined = JoinedRecord(documents=(), happenings=told, lineages=lineages, entities=self.entities)
        texts = {id: text for id, text in self.texts.items() if id in ids}
        then = Machine(joined, articles, texts, self.read, [id for id in self.order if id in ids], self.learned)
        then.now = self.now
        return then

    def _rebuilt(self, happening: Happening, articles: set[str], press: Press) -> Happening:
        members = tuple(ref for ref in events_of(happening) if ref.document in articles)
        joins = tuple(j for j in happening.joins if {j.first.document, j.second.document} <= articles)
        records = [r for d in dict.fromkeys(ref.document for ref in members) if (r := self.record(d)) is not None]
        builder = Builder(records, self.entities_of(r.document.id for r in records), press)
        return replace(builder.happening(EventGroup(members, joins)), id=happening.id)

    def entities_of(self, articles: Iterable[str]) -> list[JoinedEntity]:
        """The joined entities that any of the articles speaks of."""
        return list({e.id: e for d in articles for e in self.entities_in.get(d, ())}.values())


def events_of(happening: Happening) -> tuple[EventRef, ...]:
    return tuple(EventRef(s.document, e) for s in happening.sources for e in s.events)


def _only(lineage: Lineage, articles: set[str]) -> Lineage | None:
    members = tuple(m for m in lineage.documents if m.document in articles)
    return replace(lineage, documents=members) if members else None

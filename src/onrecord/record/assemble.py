"""Layers of one article -> its Record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from onrecord.model.annotation import AnnotatedDocument, EventMention
from onrecord.model.document import Flag
from onrecord.model.entity import Entity
from onrecord.model.event import Event
from onrecord.model.plover import INTENSITY
from onrecord.model.record import Record
from onrecord.model.statement import Statement
from onrecord.record import merge
from onrecord.record.authority import Parties
from onrecord.record.standing import Voices, contributions, settle

Cluster = tuple[EventMention, ...]
_NO_CLAIMS: Mapping[str, tuple[int, ...]] = MappingProxyType({})


def assemble(
    doc: AnnotatedDocument, clusters: Sequence[Cluster], about: Mapping[str, tuple[int, ...]] = _NO_CLAIMS
) -> Record:
    """The record of an article. `about` gives for each statement's id the indices of the clusters that it speaks of.

    Events are numbered in text order; entities that nobody names and nothing refers to are left out.
    """
    events = _Events(doc, clusters, about)
    statements = tuple(events.linked(a.statement) for a in doc.attributions)
    return Record(
        document=doc.document.article,
        passages=doc.document.passages,
        entities=_kept(doc.entities.entities, statements, events.events),
        times=doc.times,
        statements=statements,
        events=events.events,
        flags=tuple(
            sorted(
                {*doc.document.flags, *doc.entities.flags, *_inconsistencies(clusters)},
                key=lambda f: (f.start, f.end, f.kind, f.note),
            )
        ),
    )


class _Events:
    """Builds the events once the cluster numbers are settled."""

    def __init__(
        self, doc: AnnotatedDocument, clusters: Sequence[Cluster], about: Mapping[str, tuple[int, ...]]
    ) -> None:
        self.doc = doc
        self.entities = doc.entities.by_id
        self.statements = {a.statement.id: a.statement for a in doc.attributions}
        self.about = about
        # Who denies a part in a deed does not deny the deed.
        self.of_parts = {s for c in clusters for m in c if m.participation for s in m.attributions}
        order = sorted(range(len(clusters)), key=lambda n: (_start(clusters[n]), n))
        self.ids = {n: f"E{rank}" for rank, n in enumerate(order, 1)}
        self.events = tuple(self._event(n, clusters[n]) for n in order)

    def linked(self, statement: Statement) -> Statement:
        """The statement with the ids of the events that it is about, and no reference that leads nowhere."""
        about = tuple(self.ids[n] for n in sorted(set(self.about.get(statement.id, ())), key=self._rank))
        return replace(
            statement,
            source=self._known(statement.source),
            outlet=self._known(statement.outlet),
            addressees=self._all_known(statement.addressees),
            within=statement.within if statement.within in self.statements else None,
            about=about,
        )

    def _rank(self, cluster: int) -> int:
        return int(self.ids[cluster][1:])

    def _event(self, number: int, mentions: Cluster) -> Event:
        told_once = [m for m in mentions if not self._is_repeat(m)] or list(mentions)
        best = merge.best_mention(told_once, [m for m in told_once if self._role(m) == "body"])
        type = merge.event_type(told_once)
        actors, recipients = map(self._all_known, merge.parties(told_once, type))
        place = self._known(merge.place(told_once))
        history = contributions(
            told_once,
            self._taking_a_stand(number, mentions),
            Voices(
                self.statements,
                self.entities,
                Parties(type, self._get(actors), self._get(recipients), self.entities.get(place or "")),
            ),
        )
        return Event(
            id=self.ids[number],
            type=type,
            mode=merge.mode(told_once, type),
            contexts=merge.contexts(told_once),
            actors=actors,
            recipients=recipients,
            place=place,
            when=merge.when(told_once),
            trigger=best.trigger,
            evidence=merge.evidence(mentions),
            intensity=INTENSITY[type],
            standing=settle(history),
            history=history,
        )

    def _taking_a_stand(self, number: int, mentions: Cluster) -> list[Statement]:
        """Statements about the event that do not tell it themselves: "denied it", "The answer is yes"."""
        telling = {s for m in mentions for s in (*m.attributions, m.performed_by)} | self.of_parts
        return [s for id, s in self.statements.items() if id not in telling and number in self.about.get(id, ())]

    def _role(self, mention: EventMention) -> str:
        parse = self.doc.parse
        return parse.document.passages[parse.passage_of(mention.token)].role

    def _is_repeat(self, mention: EventMention) -> bool:
        return self._role(mention) == "repeat"

    def _known(self, id: str | None) -> str | None:
        return id if id in self.entities else None

    def _all_known(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(id for id in ids if id in self.entities))

    def _get(self, ids: Iterable[str]) -> tuple[Entity, ...]:
        return tuple(self.entities[id] for id in ids)


def _start(cluster: Cluster) -> tuple[int, int, str]:
    first = merge.in_text_order(cluster)[0]
    return first.trigger.start, first.trigger.end, first.type


def _kept(entities: Iterable[Entity], statements: Iterable[Statement], events: Iterable[Event]) -> tuple[Entity, ...]:
    used = set(_references(statements, events))
    return tuple(e for e in entities if e.id in used or any(m.form == "name" for m in e.mentions))


def _references(statements: Iterable[Statement], events: Iterable[Event]) -> Iterator[str | None]:
    for s in statements:
        yield from (s.source, s.outlet, *s.addressees)
    for e in events:
        yield from (*e.actors, *e.recipients, e.place, *(h.by for h in e.history))


def _inconsistencies(clusters: Iterable[Cluster]) -> Iterator[Flag]:
    for mentions in clusters:
        if pair := merge.disagreement(mentions):
            early, late = pair
            if early.text and late.text:
                note = f"the same event is dated differently at [{early.text.start}, {early.text.end})"
                yield Flag("inconsistent", late.text.start, late.text.end, late.text.exact, note)

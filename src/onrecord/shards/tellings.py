"""What the happenings of a window are made of: the events of its articles, packed, aside."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Final

import msgspec

from onrecord.link.actor_identity import Actors
from onrecord.link.happening_clues import Clue
from onrecord.link.near_duplicates import CopyIndex
from onrecord.model.document import Article
from onrecord.model.happening import EventRef, JoinedEntity
from onrecord.model.record import Record
from onrecord.record.told_events import ToldEvent, told_events
from onrecord.shards.aside import Aside

_ENDS: Final = 20  # articles in their own words, and copies, that tell a happening first; and last

_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(ToldEvent)


class Tellings:
    """The material of happenings (`record.sources.Tellings`) of all articles of a window."""

    def __init__(self, copies: CopyIndex, actors: Actors) -> None:
        self._copies, self._actors = copies, actors
        self._aside, self._places = Aside(), dict[EventRef, int]()

    def add(self, records: Iterable[Record]) -> None:
        """Take in articles whose entities are known."""
        for record in records:
            id = record.document.id
            for event in told_events(record, lambda d, e: self._actors.known(d, e).id).values():
                self._places[EventRef(id, event.id)] = self._aside.put(_ENCODER.encode(event))

    def kept(self, articles: Container[str], copies: CopyIndex, actors: Actors) -> Tellings:
        """Those of some articles."""
        fresh = Tellings(copies, actors)
        for ref, place in self._places.items():
            if ref.document in articles:
                fresh._places[ref] = fresh._aside.put(self._aside.get(place))
        return fresh

    def event(self, ref: EventRef) -> ToldEvent:
        return _DECODER.decode(self._aside.get(self._places[ref]))

    def article(self, id: str) -> Article:
        return self._copies.article(id)

    def entity(self, id: str) -> JoinedEntity:
        return self._actors.brief(id)


def shown_of(members: Sequence[Clue], today: Container[str]) -> set[str] | None:
    """Of a happening that very many tell, the articles that it is made of; None for all.

    These are today's, the first and the last in their own words and of the copies, and the last that tells it with each
    standing. The others are counted as sources.
    """
    copied = {c.ref.document: c.copied for c in members}
    if len(copied) <= 2 * _ENDS:
        return None
    halves = ([d for d, copy in copied.items() if copy is half] for half in (False, True))
    ends = {d for half in halves for d in (*half[:_ENDS], *half[-_ENDS:])}
    last = {c.standing: c.ref.document for c in members if not c.copied}
    return ends | {*last.values()} | {d for d in copied if d in today}

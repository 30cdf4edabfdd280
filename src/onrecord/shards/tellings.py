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

_ENDS: Final = 10  # articles in their own words, and copies, that tell a happening first; and last
_RECENT: Final = 1024  # events that are asked for again right away

_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(ToldEvent)


class Tellings:
    """The material of happenings (`record.sources.Tellings`) of all articles of a window."""

    def __init__(self, copies: CopyIndex, actors: Actors) -> None:
        self._copies, self._actors = copies, actors
        self._aside, self._places = Aside(), dict[EventRef, int]()
        self._recent = dict[EventRef, ToldEvent]()

    def add(self, records: Iterable[Record], refs: Iterable[EventRef]) -> None:
        """Take in articles whose entities are known. `refs` are those of their events."""
        known = {(ref.document, ref.event): ref for ref in refs}
        for record in records:
            for id, event in told_events(record, lambda d, e: self._actors.known(d, e).id).items():
                self._places[known[record.document.id, id]] = self._aside.put(_ENCODER.encode(event))

    def kept(self, articles: Container[str], copies: CopyIndex, actors: Actors) -> Tellings:
        """Those of some articles."""
        fresh = Tellings(copies, actors)
        for ref, place in self._places.items():
            if ref.document in articles:
                fresh._places[ref] = fresh._aside.put(self._aside.get(place))
        return fresh

    def event(self, ref: EventRef) -> ToldEvent:
        if (found := self._recent.get(ref)) is None:
            if len(self._recent) >= _RECENT:
                self._recent.clear()
            found = self._recent[ref] = _DECODER.decode(self._aside.get(self._places[ref]))
        return found

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

"""What was found of the articles of some days, taken in one after the other: the decisions of joining, and no more.

Who an article's entities are, which article it has its words from and which events are one is decided on its day, and
later days change nothing of it. So what is known at the end of a day follows from the articles up to that day alone,
and can be kept. What changes with every article (what an actor is in all, how lineages fall, the happenings) is made
of it by `onrecord.joining.whole`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from onrecord.link.actor_identity import Actors
from onrecord.link.citing import Citation, cited_outlet
from onrecord.link.folded_words import Hashes
from onrecord.link.happening_clues import ClueReader
from onrecord.link.happening_similarity import THRESHOLD
from onrecord.link.happenings import Happenings, roots
from onrecord.link.near_duplicates import CopyIndex
from onrecord.model.document import Article
from onrecord.model.happening import EventRef
from onrecord.model.learned import Learned
from onrecord.model.lineage import CopyLink
from onrecord.model.record import Record
from onrecord.record.told_events import ToldEvent, told_events

_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(ToldEvent)


class KnownDays:
    """The articles of days so far. `learned` is what analysts switched on of what judgments teach."""

    def __init__(self, learned: Learned) -> None:
        self._learned = learned
        threshold = THRESHOLD if learned.join_threshold is None else learned.join_threshold
        self.actors, self._copies, self.happenings = Actors(), CopyIndex(), Happenings(threshold)
        self.links: dict[str, CopyLink] = {}
        self.retold: dict[str, CopyLink] = {}
        self.citations: dict[str, Citation] = {}
        self._roots: dict[str, str] = {}
        self._events: dict[EventRef, bytes] = {}
        self._versions: dict[str, bytes] = {}

    def add(self, day: dt.date, records: Iterable[tuple[Record, str]]) -> None:
        """Take in the articles of one day, which comes after all days before: records, each with its hash."""
        hashed = list(records)
        some = [record for record, _ in hashed]
        self.actors.add(some)
        self._copies.add_all(r.document for r in some)
        self._trace(day, {r.document.id for r in some})
        self.citations.update((r.document.id, found) for r in some if (found := cited_outlet(r)))
        self.happenings.add(self._reader().clues(some))
        for record, hash in hashed:
            self._note(record, hash)
        self._copies.settle()

    def _trace(self, day: dt.date, today: set[str]) -> None:
        links = {x.document: x for x in self._copies.links() if x.document in today and self._is_believed(x)}
        self.links.update(links)
        self.retold.update((x.document, x) for x in self._copies.retold(since=day) if x.document in today)
        for id, root in roots(links.values()).items():
            self._roots[id] = self._roots.get(root, root)

    def _is_believed(self, link: CopyLink) -> bool:
        return link.relation != "rewrite" or link.overlap >= (self._learned.rewrite_share or 0.0)

    def _reader(self) -> ClueReader:
        copies = {id for id, link in self.links.items() if link.relation == "copy"}
        return ClueReader(self.actors.party, self._roots, copies)

    def _note(self, record: Record, hash: str) -> None:
        """What happenings are made of, and a hash of all that it follows from."""
        id = record.document.id
        who = {e.id: self.actors.known(id, e.id).id for e in record.entities}
        for event in told_events(record, lambda _, entity: who[entity]).values():
            self._events[EventRef(id, event.id)] = _ENCODER.encode(event)
        self._versions[id] = hashlib.blake2b(_ENCODER.encode((hash, who)), digest_size=16).digest()

    # -- what is asked of it ------------------------------------------------------------------------------------------
    def articles(self) -> Sequence[Article]:
        return [known.article for known in self._copies.articles()]

    def named(self, article: Article) -> Hashes:
        """The names and numbers of one of `articles`, ascending."""
        return self._copies.details(article)

    def __contains__(self, article: object) -> bool:
        return article in self._versions

    def article(self, id: str) -> Article:
        return self._copies.article(id)

    def event(self, ref: EventRef) -> ToldEvent:
        return _DECODER.decode(self._events[ref])

    def version(self, article: str) -> bytes:
        """A hash that stays while nothing changes of what the article alone gives."""
        return self._versions[article]

    def entity_id(self, article: str, entity: str) -> str | None:
        """The one of all articles that an article's entity is; None for what is none."""
        try:
            return self.actors.known(article, entity).id
        except KeyError:
            return None

"""What an export is made from, and how it says what it leaves out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

import msgspec

from onrecord.model.document import Article
from onrecord.model.event import Event
from onrecord.model.happening import EventRef, Happening, JoinedEntity, JoinedRecord, Telling
from onrecord.model.judgment import Judged
from onrecord.model.record import Failure, Record
from onrecord.show.chronology import Chronology, Entry
from onrecord.situation.score import Situation, assess

LEFT_OUT: Final = "left_out.json"
JUDGED: Final = "judged.json"


class LeftOut(msgspec.Struct, frozen=True):
    """What an export does not hold: how many of what, why, and their ids where a reader would look for them."""

    what: str
    count: int
    reason: str
    ids: tuple[str, ...] = ()

    @property
    def counted(self) -> str:
        """The count and its noun as English has them: "1 step of standings", "2 steps of standings"."""
        return f"{self.count} {_singular(self.what) if self.count == 1 else self.what}"


def _singular(what: str) -> str:
    """`what` with its head noun in the singular: the last word before "of", "in", "about" or "left"."""
    head, *rest = _BEHIND.split(what, maxsplit=1)
    return "".join([head[:-3] + "y" if head.endswith("ies") else head.removesuffix("s"), *rest])


_BEHIND = re.compile(r"( (?:of|in|about|left) .*)")


class Made(msgspec.Struct, frozen=True):
    """An export before it is written: its files by name ("" where it is one file alone), and what is left out."""

    files: Mapping[str, bytes]
    left_out: Sequence[LeftOut]


class Material:
    """A joined record and what all formats ask of it.

    `version` is of Onrecord; `country_names`: alpha-3 -> name, for the sides of the situation; `absent`: articles that
    are not in the record, and why; `judged`: the fields on which people have a say, where the record is as they put it
    right.
    """

    def __init__(
        self,
        joined: JoinedRecord,
        *,
        title: str = "Record",
        as_of: dt.date | None = None,
        version: str = "",
        country_names: Mapping[str, str] | None = None,
        absent: Sequence[LeftOut] = (),
        judged: Sequence[Judged] = (),
    ) -> None:
        self.joined, self.title, self.as_of, self.version = joined, title, as_of, version
        self._country_names = dict(country_names or {})
        self._absent = list(absent)
        self.judged = tuple(judged)
        self.records = [d for d in joined.documents if isinstance(d, Record)]
        self.failures = [d for d in joined.documents if isinstance(d, Failure)]

    @cached_property
    def articles(self) -> dict[str, Article]:
        return {r.document.id: r.document for r in self.records}

    @cached_property
    def entities(self) -> dict[str, JoinedEntity]:
        return {e.id: e for e in self.joined.entities}

    @cached_property
    def entity_of(self) -> dict[tuple[str, str], str]:
        """(article, entity of it) -> the joined entity."""
        return {(m.document, m.entity): e.id for e in self.joined.entities for m in e.members}

    @cached_property
    def happening_of(self) -> dict[EventRef, str]:
        """An event of an article -> the happening that it tells."""
        return {EventRef(t.document, e): h.id for h in self.joined.happenings for t in h.sources for e in t.events}

    @cached_property
    def tellings(self) -> dict[str, list[tuple[str, Telling]]]:
        """Article -> the happenings that it tells, and how."""
        found: dict[str, list[tuple[str, Telling]]] = {}
        for h in self.joined.happenings:
            for telling in h.sources:
                found.setdefault(telling.document, []).append((h.id, telling))
        return found

    @cached_property
    def entities_in(self) -> dict[str, list[str]]:
        """Article -> the joined entities that it speaks of."""
        found: dict[str, list[str]] = {}
        for e in self.joined.entities:
            for document in dict.fromkeys(m.document for m in e.members):
                found.setdefault(document, []).append(e.id)
        return found

    @cached_property
    def _events(self) -> dict[EventRef, Event]:
        return {EventRef(r.document.id, e.id): e for r in self.records for e in r.events}

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Each happening as a line of the chronology, by its id, in the chronology's order."""
        return {e.id: e for e in self.chronology.entries(self.joined.happenings)}

    @cached_property
    def chronology(self) -> Chronology:
        return Chronology(self.joined)

    @cached_property
    def situation(self) -> Situation:
        return assess(self.joined, names=self._country_names, as_of=self.as_of)

    def first_told(self, happening: Happening) -> dt.date | None:
        """The earliest day of publication among its articles."""
        days = (a.published for t in happening.sources if (a := self.articles.get(t.document)))
        return min((d for d in days if d), default=None)

    def contexts(self, happening: Happening) -> list[str]:
        """The PLOVER contexts of its events, in the order in which they are told."""
        told = (self._events[EventRef(t.document, e)] for t in happening.sources for e in t.events)
        return list(dict.fromkeys(c for event in told for c in event.contexts))

    def unread(self) -> list[LeftOut]:
        """The articles that could not be read, were set aside, or are not in the record: every format lacks them."""
        failed = tuple(f.document.id for f in self.failures if not f.is_irrelevant)
        aside = tuple(f.document.id for f in self.failures if f.is_irrelevant)
        left_out = [LeftOut("articles", len(failed), "could not be read", failed)]
        if aside:
            left_out.append(LeftOut("articles", len(aside), "no public affairs reported", aside))
        return [*left_out, *self._absent]

    def texts(self) -> list[LeftOut]:
        """The articles' full texts: quotes are exported, reporting is not republished."""
        return [
            LeftOut("full texts of articles", len(self.records), "only the words that stand behind a line are exported")
        ]


def judged_file(judged: Sequence[Judged]) -> bytes:
    """Whose each value is that is not the machine's alone: as it is written beside or into an export."""
    return pretty({"judged": judged})


def nothing_lost(*parts: Sequence[LeftOut]) -> list[LeftOut]:
    """The parts one after the other, without those that count nothing."""
    return [x for part in parts for x in part if x.count]


def left_out_file(left_out: Sequence[LeftOut]) -> bytes:
    """As it is written beside or into an export."""
    return pretty({"left_out": left_out})


def pretty(value: object) -> bytes:
    """JSON to be read by people too, the same for the same value."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"

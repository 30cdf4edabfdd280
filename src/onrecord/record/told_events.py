"""An article's events with all that the making of a happening asks of them, worked out once from its record.

So a happening that is told again is made of what is known of its tellings, and no article is read twice. Entities are
those of all articles, by their ids.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

from onrecord.model.event import Event
from onrecord.model.happening import day_told
from onrecord.model.plover import EventType
from onrecord.model.quantities import Quantity
from onrecord.model.record import Record
from onrecord.model.reference import refers
from onrecord.model.span import Span
from onrecord.model.standing import Standing, StandingChange
from onrecord.model.statement import Statement
from onrecord.model.temporal import When
from onrecord.record.told_numbers import Rival, counts, members, people, things_told

DEEDS: Final = frozenset({"ASSAULT", "COERCE"})  # of which somebody is blamed, and which he denies
HAPPENED: Final[frozenset[Standing]] = frozenset({"confirmed", "reported", "alleged"})
# Who is accused "of arming the rebels" is not blamed for what the rebels did.
_BLAME = re.compile(
    r"\b(?:blam(?:e[ds]?|ing)|(?:be(?:ing)?|is|was|were|are|stood) behind|responsib(?:le|ility) for"
    r"|carr(?:y|ied|ying) out|culprits?|perpetrat(?:e[ds]?|ing|ors?))\b",
    re.IGNORECASE,
)
# Behind these words a clause with "who" or "whether" is a question that is left open, not something that is denied.
_ASKING = re.compile(
    r"\b(?:say(?:ing|s)?|said|tell(?:ing|s)?|told|know(?:n|s)?|knew|ask(?:ed|ing|s)?|clear|decid(?:e[ds]?|ing)"
    r"|establish(?:ed)?|determin(?:e[ds]?|ing)|explain(?:ed)?|disclosed?|reveal(?:ed)?|discuss(?:ed)?"
    r"|about|over|on|of|as to)\s+$",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?:who|whom|whose|what|when|where|why|how|whether|which)\b", re.IGNORECASE)

EntityId = Callable[[str, str], str]  # of an article's entity: the one of all articles that it is


class ToldChange(msgspec.Struct, frozen=True, array_like=True):
    """A step of an event's standing. `said_to` are who may be an outlet that says it, or to which it was said, as far
    out as statements are nested; `asked`: the words only ask whether it is so."""

    standing: Standing
    by: str | None
    statement: str | None
    when: When | None
    evidence: Span
    said_to: tuple[str, ...]
    asked: bool


class Accusation(msgspec.Struct, frozen=True, array_like=True):
    """That some are blamed for a deed right behind its telling; `order`: of the article's accusations."""

    order: int
    evidence: tuple[Span, ...]
    accused: tuple[str, ...]


class ToldEvent(msgspec.Struct, frozen=True, array_like=True):
    """One event of one article. `day` is its time as far as it can be, `dated` the time that the article gives it.

    `beside` are all whom an article names that says where it was. Numbers: `counted` beside the telling, else
    `elsewhere` in the article, unless another event of it (`rivals`) may be meant; how many it befell and how many did
    it, where these are one group that nobody names; and the `things` that are counted. It is known again by `marks`.
    """

    document: str
    id: str
    type: EventType
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    day: When | None
    dated: When | None
    standing: Standing
    trigger: Span
    evidence: tuple[Span, ...]
    history: tuple[ToldChange, ...]
    refers: bool
    beside: tuple[str, ...]
    accusations: tuple[Accusation, ...]
    counted: tuple[Quantity, ...]
    elsewhere: tuple[Quantity, ...]
    rivals: tuple[Rival, ...]
    befallen: tuple[Quantity, ...]
    took_part: tuple[tuple[str, Quantity], ...]
    things: tuple[Quantity, ...]
    marks: tuple[str, str]


def told_events(record: Record, entity_id: EntityId) -> dict[str, ToldEvent]:
    """The events of an article, by their ids."""
    reader = _Reader(record, entity_id)
    return {e.id: reader.event(e) for e in record.events}


def marks(document: str, event: Event) -> tuple[str, str]:
    """The place of an event's trigger, and a hash of its words, by which an article that was added anew under another
    name is known again."""
    words = f"{event.type} {event.trigger.exact} {event.evidence[0].exact}"
    place = f"{document}@{event.trigger.start}-{event.trigger.end}"
    return place, "#" + hashlib.sha256(words.encode()).hexdigest()[:12]


class _Reader:
    def __init__(self, record: Record, entity_id: EntityId) -> None:
        self._record, self._entity_id = record, entity_id
        self._id, self._text = record.document.id, record.document.text
        self._statements = {s.id: s for s in record.statements}
        self._accusations = dict[str, list[Accusation]]()
        for deed, accusation in self._accused():
            self._accusations.setdefault(deed, []).append(accusation)

    def event(self, e: Event) -> ToldEvent:
        counted, elsewhere, rivals = counts(self._record, e)
        return ToldEvent(
            document=self._id,
            id=e.id,
            type=e.type,
            mode=e.mode,
            actors=self._ids(e.actors),
            recipients=self._ids(e.recipients),
            place=self._entity_id(self._id, e.place) if e.place else None,
            day=day_told(e, self._record.document.published),
            dated=e.when,
            standing=e.standing,
            trigger=e.trigger,
            evidence=e.evidence,
            history=tuple(map(self._change, e.history)),
            refers=refers(self._text, e.trigger),
            beside=self._ids([n.id for n in self._record.entities]) if e.place else (),
            accusations=tuple(self._accusations.get(e.id, ())),
            counted=counted,
            elsewhere=elsewhere,
            rivals=rivals,
            befallen=people(self._record, e),
            took_part=tuple((self._entity_id(self._id, id), q) for id, q in members(self._record, e)),
            things=things_told(self._text, e),
            marks=marks(self._id, e),
        )

    def _ids(self, local: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._entity_id(self._id, id) for id in local)

    def _change(self, change: StandingChange) -> ToldChange:
        return ToldChange(
            standing=change.standing,
            by=self._entity_id(self._id, change.by) if change.by else None,
            statement=f"{self._id}/{change.statement}" if change.statement else None,
            when=change.when,
            evidence=change.evidence,
            said_to=tuple(self._said_to(change)),
            asked=change.standing in ("denied", "negated") and self._is_asked(change.evidence),
        )

    def _said_to(self, change: StandingChange) -> Iterator[str]:
        known = {e.id for e in self._record.entities}
        statement, seen = self._statement(change.statement), set[str]()
        while statement is not None and statement.id not in seen:
            seen.add(statement.id)
            yield from (
                self._entity_id(self._id, id) for id in (statement.source, statement.outlet) if id in known and id
            )
            statement = self._statement(statement.within)

    def _statement(self, id: str | None) -> Statement | None:
        return self._statements.get(id or "")

    def _is_asked(self, words: Span) -> bool:
        """ "Neither would say who had begun the shooting" denies no shooting."""
        return bool(_QUESTION.match(words.exact) and _ASKING.search(self._text[max(0, words.start - 16) : words.start]))

    def _accused(self) -> Iterator[tuple[str, Accusation]]:
        """Accusations right behind the telling of a deed, with the deed."""
        deeds = [e for e in self._record.events if e.type in DEEDS]
        for order, e in enumerate(self._record.events):
            before = [d for d in deeds if d.trigger.start < e.trigger.start]
            told = e.type == "ACCUSE" and e.standing in HAPPENED and any(_BLAME.search(s.exact) for s in e.evidence)
            if told and before:
                deed = max(before, key=lambda d: d.trigger.start)
                yield deed.id, Accusation(order, e.evidence, self._ids(e.recipients))

"""Which other outlet an article rests on: the agency that it credits, or the paper whose report it retells."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

import msgspec

from onrecord.link.credits import agency, credits, fold
from onrecord.model.entity import Entity
from onrecord.model.event import Event
from onrecord.model.record import Record
from onrecord.model.remembered import remembered
from onrecord.model.statement import Statement

_RESTING: Final = 0.8  # of the events of an article that rests on another's report: a line of background may be its own
_NOTE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")  # "Lake Post (online)", "Radio Faya [monitored]"
_GENERIC: Final = frozenset("newspaper daily agency news magazine website network television channel".split())


class Citation(msgspec.Struct, frozen=True):
    """That an article rests on an outlet: its key, its entity in the article if it has one, why, and the credit."""

    outlet: str
    entity: str | None
    reason: str
    credit: str = ""


@remembered(4096)
def outlet_key(name: str) -> str:
    """What names of one outlet have in common: "AP" and "The Associated Press", "Le Monde" and "Le Monde newspaper"."""
    if known := agency(name):
        return fold(known)
    words = fold(_NOTE.sub(" ", name)).split() or fold(name).split()
    return " ".join([w for w in words if w not in _GENERIC] or words)


def cited_outlet(record: Record) -> Citation | None:
    """The one outlet that all of an article rests on, by its credits or by its attributions."""
    return _credited(record) or _retold(record)


def rests_on(record: Record, event: Event) -> Entity | None:
    """The outlet whose report is all that the article has for an event, if there is one.

    Everybody who gives the event a standing speaks in that outlet's report ("the Times reported", "officials told the
    Times"); what the article tells in its own voice, or has heard itself, rests on nobody.
    """
    entities, statements = {e.id: e for e in record.entities}, {s.id: s for s in record.statements}
    outlets = {_outlet(statements.get(h.statement or ""), statements, entities) for h in event.history}
    if len(outlets) != 1 or (only := outlets.pop()) is None:
        return None
    outlet = entities[only]
    return None if _is_own(record, outlet) else outlet


def _outlet(statement: Statement | None, statements: dict[str, Statement], entities: dict[str, Entity]) -> str | None:
    """The publication that a statement, or one that reports it, is said in."""
    for _ in range(len(statements)):
        if statement is None:
            return None
        for id in (statement.source, statement.outlet):
            if id and id in entities and entities[id].kind == "publication":
                return id
        statement = statements.get(statement.within or "")
    return None


def _is_own(record: Record, outlet: Entity) -> bool:
    publisher = record.document.publisher
    return publisher is not None and outlet_key(publisher) == outlet_key(outlet.name)


def _credited(record: Record) -> Citation | None:
    """The first agency that is credited with the whole article, by another publisher than itself."""
    for credit in credits(record.document):
        if credit.whole and credit.words:
            entity = next((e.id for e in record.entities if agency(e.name) == credit.agency), None)
            return Citation(
                fold(credit.agency), entity, f"credits {credit.agency}: “{credit.words.exact}”", credit.words.exact
            )
    return None


def _retold(record: Record) -> Citation | None:
    """A publication on which nearly all events of the article rest."""
    resting = [outlet for event in record.events if (outlet := rests_on(record, event))]
    if not resting:
        return None
    (key, count), *_ = Counter(outlet_key(o.name) for o in resting).most_common(1)
    if count < _RESTING * len(record.events):
        return None
    named = next(o for o in resting if outlet_key(o.name) == key)
    return Citation(key, named.id, f"has what it tells from {named.name} ({count} of {len(record.events)} events)")

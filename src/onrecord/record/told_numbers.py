"""The numbers that belong to an event as one article tells it.

Three kinds, each compared with its own: the dead, hurt, arrested ... near the telling; how many it was done to or who
did it ("three diplomats" - "four diplomats"); and what else is counted in the telling itself ("8,000 barrels").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from onrecord.model.entity import Entity
from onrecord.model.event import Event
from onrecord.model.party import is_people
from onrecord.model.plover import EventType
from onrecord.model.quantities import Quantity, how_many, paragraph, quantities, sentence, things
from onrecord.model.record import Record

# What numbers belong to acts of a type and mode; None: any other mode.
_COUNTED: dict[tuple[EventType, str | None], frozenset[str]] = {
    ("ASSAULT", None): frozenset({"killed", "wounded", "displaced", "missing"}),
    ("ASSAULT", "abduct"): frozenset({"abducted", "missing", "arrested"}),
    ("COERCE", "arrest"): frozenset({"arrested", "abducted"}),
    ("COERCE", "seize"): frozenset({"arrested", "abducted", "killed"}),
    ("COERCE", "deport"): frozenset({"expelled"}),
    ("SANCTION", "expel"): frozenset({"expelled"}),
    ("RETREAT", "release"): frozenset({"released"}),
    ("PROTEST", None): frozenset({"took part", "killed", "wounded", "arrested"}),
}
# Acts on people, where the number of the people is the measure of the act.
_ON_PEOPLE = frozenset({"abduct", "arrest", "seize", "deport", "expel", "release"})
_CURRENCIES = frozenset(
    "$ € £ ¥ dollar euro pound yen franc mark rouble ruble rupee yuan krona riyal dinar peso rand shilling lira".split()
)
_GIVING = frozenset({"AID", "AGREE", "CONCEDE", "COOPERATE", "REQUEST", "SANCTION"})
_WORDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "CONSULT", "AGREE"})
_SHOT = re.compile(r"(?:kill|shoot|shot|gunn|murder|massacr|execut|slaughter|behead|slain|slay)", re.IGNORECASE)
_HARMED = re.compile(r"(?:kill|die|dead|death|wound|injur|hurt|perish|lost)", re.IGNORECASE)

_LINE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*[.!?]?")
_BACKGROUND = re.compile(
    r"\b(?:since|years?|months?|decades?|previous(?:ly)?|earlier|so far|last|in (?:19|20)\d\d|so many|total)\b",
    re.IGNORECASE,
)


class Rival(msgspec.Struct, frozen=True, array_like=True):
    """Another event of an article, to which numbers of these kinds may belong as well."""

    event: str
    kinds: tuple[str, ...]


def counts(record: Record, event: Event) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...], tuple[Rival, ...]]:
    """The numbers in the sentences that tell an event; where they have none, those near it; else those elsewhere in its
    article, the first of each kind, with the other events that these may belong to."""
    if not (kinds := _counted(event)):
        return (), (), ()
    text = record.document.text
    for reach in (sentence, paragraph):
        bounds = dict.fromkeys(reach(text, span) for span in event.evidence)
        near = (q for start, end in bounds for q in quantities(text, start, end) if q.what in kinds)
        if found := tuple(dict.fromkeys(near)):
            return found, (), ()
    others = ((e, kinds & _counted(e)) for e in record.events if e.id != event.id and not _outcome(e))
    rivals = (Rival(e.id, tuple(sorted(shared))) for e, shared in others if shared)
    return (), tuple(_elsewhere(text, kinds)), tuple(rivals)


def _counted(event: Event) -> frozenset[str]:
    return _COUNTED.get((event.type, event.mode), _COUNTED.get((event.type, None), frozenset()))


def _outcome(event: Event) -> bool:
    """ "Three guards were killed": by nobody else than who did what is told beside it."""
    return event.type == "ASSAULT" and not event.actors and bool(_HARMED.match(event.trigger.exact))


def _elsewhere(text: str, kinds: frozenset[str]) -> Iterator[Quantity]:
    """The first number of each kind that an article has outside of its background ("since 2014, more than ...")."""
    seen: set[str] = set()
    for m in _LINE.finditer(text):
        if _BACKGROUND.search(m.group()):
            continue
        for quantity in quantities(text, m.start(), m.end()):
            if quantity.what in kinds and quantity.what not in seen:
                seen.add(quantity.what)
                yield quantity


def people(record: Record, event: Event) -> tuple[Quantity, ...]:
    """How many people were seized, freed or sent away, as the words for them begin; () where that is not told."""
    if event.mode in _ON_PEOPLE or (event.type == "ASSAULT" and _SHOT.match(event.trigger.exact)):
        some = list(_unnamed(record, event.recipients))
        numbers = tuple(n for x in some if (n := _number(record, event, x)) is not None)
        if len(some) == len(numbers) == 1:
            return numbers
    return ()


def members(record: Record, event: Event) -> Iterator[tuple[str, Quantity]]:
    """Those who did it and whom nobody names, and how many each are."""
    for entity in _unnamed(record, event.actors):
        if (number := _number(record, event, entity)) is not None:
            yield entity.id, number


def _unnamed(record: Record, ids: Iterable[str]) -> Iterator[Entity]:
    wanted = set(ids)
    return (e for e in record.entities if e.id in wanted and all(m.form != "name" for m in e.mentions))


def _number(record: Record, event: Event, entity: Entity) -> Quantity | None:
    """The number with which the words for a party in the telling begin."""
    for m in entity.mentions:
        if m.form == "nominal" and any(s.start <= m.start and m.end <= s.end for s in event.evidence):
            return how_many(record.document.text, m.start, m.end)
    return None


def things_told(text: str, event: Event) -> tuple[Quantity, ...]:
    """What a telling itself counts, by its noun: people where men are sent, sums where something is given."""
    found = (q for span in event.evidence for q in things(text, span.start, span.end))
    return tuple(q for q in found if _measures(event.type, q.what))


def _measures(type: EventType, noun: str) -> bool:
    if noun in _CURRENCIES:
        return type in _GIVING
    people = is_people(noun.split("-")[-1])  # who are counted by what befell them
    return type == "MOBILIZE" or (type not in _WORDS and not people)

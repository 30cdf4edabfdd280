"""Numbers of several articles on one happening that cannot all be right.

Three kinds are compared, each with its own: the dead, hurt, arrested ... near the telling; how many it was done to or
who did it ("three diplomats" - "four diplomats"); and what else is counted in the telling itself ("8,000 barrels").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from onrecord.model.entity import Entity
from onrecord.model.event import Event
from onrecord.model.happening import Conflict
from onrecord.model.party import Party, called, is_people
from onrecord.model.plover import EventType
from onrecord.model.quantities import Quantity, how_many, paragraph, quantities, sentence, things
from onrecord.record.said import Said, conflict, events, said
from onrecord.record.sources import Told

Parties = Callable[[str, str], Party]

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


def number_conflicts(heard: Sequence[Told], parties: Parties) -> tuple[Conflict, ...]:
    """One conflict for each kind of number; none whose words another conflict of numbers shows already."""
    kinds = (_befallen(heard), (*_harm(heard), *_took_part(heard, parties)), _things(heard))
    found: list[Conflict] = []
    for numbers in (n for kind in kinds for n in _by_kind(kind)):
        new = conflict("number", numbers, _fit)
        if new is not None and not any(_shows(old, new) for old in found):
            found.append(new)
    return tuple(found)


def _shows(old: Conflict, new: Conflict) -> bool:
    """Whether the articles of `new` are shown in conflict already, by the same or neighbouring words."""
    return {v.document for v in new.values} <= {v.document for v in old.values}


def _by_kind(numbers: Iterable[tuple[str, Said]]) -> list[list[Said]]:
    kinds: dict[str, list[Said]] = defaultdict(list)
    for kind, number in numbers:
        kinds[kind].append(number)
    return [numbers for _, numbers in sorted(kinds.items())]


def _fit(a: object, b: object) -> bool:
    return not (isinstance(a, Quantity) and isinstance(b, Quantity)) or a.fits(b)


def _of(told: Told, quantity: Quantity) -> Said:
    return said(told, quantity.span.exact, quantity, (quantity.span,))


def _harm(heard: Sequence[Told]) -> Iterator[tuple[str, Said]]:
    for t, e in events(heard):
        yield from ((quantity.what, _of(t, quantity)) for quantity in _counts(t, e))


def _counts(told: Told, event: Event) -> tuple[Quantity, ...]:
    """The numbers in the sentences that tell an event; where they have none, those near it, then of its article."""
    text, kinds = told.record.document.text, _counted(event)
    for reach in (sentence, paragraph):
        bounds = dict.fromkeys(reach(text, span) for span in event.evidence)
        near = (q for start, end in bounds for q in quantities(text, start, end) if q.what in kinds)
        if found := tuple(dict.fromkeys(near)):
            return found
    others = (_counted(e) for e in told.record.events if e not in told.events and not _outcome(e))
    return tuple(_elsewhere(text, kinds.difference(*others)))


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


def _counted(event: Event) -> frozenset[str]:
    return _COUNTED.get((event.type, event.mode), _COUNTED.get((event.type, None), frozenset()))


def _befallen(heard: Sequence[Told]) -> Iterator[tuple[str, Said]]:
    """How many people were seized, freed or sent away, as the words for them begin."""
    for t, e in events(heard):
        if e.mode in _ON_PEOPLE or (e.type == "ASSAULT" and _SHOT.match(e.trigger.exact)):
            people = list(_unnamed(t, e.recipients))
            numbers = [n for x in people if (n := _number(t, e, x)) is not None]
            if len(people) == len(numbers) == 1:
                yield "befallen", _of(t, numbers[0])


def _took_part(heard: Sequence[Told], parties: Parties) -> Iterator[tuple[str, Said]]:
    """How many did it together, where they are called alike."""
    for t, e in events(heard):
        for entity in _unnamed(t, e.actors):
            if (number := _number(t, e, entity)) is not None:
                kind = "took part" if e.type == "PROTEST" else called(parties(t.record.document.id, entity.id))
                yield kind, _of(t, number)


def _unnamed(told: Told, ids: Iterable[str]) -> Iterator[Entity]:
    wanted = set(ids)
    return (e for e in told.record.entities if e.id in wanted and all(m.form != "name" for m in e.mentions))


def _number(told: Told, event: Event, entity: Entity) -> Quantity | None:
    """The number with which the words for a party in the telling begin."""
    for m in entity.mentions:
        if m.form == "nominal" and any(s.start <= m.start and m.end <= s.end for s in event.evidence):
            return how_many(told.record.document.text, m.start, m.end)
    return None


def _things(heard: Sequence[Told]) -> Iterator[tuple[str, Said]]:
    """What the tellings themselves count, by its noun: people where men are sent, sums where something is given."""
    for t, e in events(heard):
        for span in e.evidence:
            for quantity in things(t.record.document.text, span.start, span.end):
                if _measures(e.type, quantity.what):
                    yield quantity.what, _of(t, quantity)


def _measures(type: EventType, noun: str) -> bool:
    if noun in _CURRENCIES:
        return type in _GIVING
    people = is_people(noun.split("-")[-1])  # who are counted by what befell them
    return type == "MOBILIZE" or (type not in _WORDS and not people)

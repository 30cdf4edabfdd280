"""Fields on which the articles cannot all be right, with the words of each.

Copies and superseded editions do not contradict anybody: an outlet that corrects itself has one last word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

import msgspec

from onrecord.model.event import Event
from onrecord.model.happening import Conflict, ConflictingValue, SourcedChange, day_told
from onrecord.model.party import ALIKE, OTHER, Party, likeness, may_hold
from onrecord.model.plover import RECIPROCAL_TYPES, EventType
from onrecord.model.quantities import Quantity, paragraph, quantities, sentence
from onrecord.model.span import Span
from onrecord.model.standing import Standing
from onrecord.model.temporal import When
from onrecord.record.merge import overlap
from onrecord.record.sources import Told

T = TypeVar("T")
Parties = Callable[[str, str], Party]
_HAPPENED: frozenset[Standing] = frozenset({"confirmed", "reported", "alleged"})
_AGAINST: frozenset[Standing] = frozenset({"denied", "negated"})

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

_LINE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*[.!?]?")
_BACKGROUND = re.compile(
    r"\b(?:since|years?|months?|decades?|previous(?:ly)?|earlier|so far|last|in (?:19|20)\d\d|so many|total)\b",
    re.IGNORECASE,
)


class _Said(msgspec.Struct, frozen=True):
    """One value of a field: how it is shown, what it is compared by, and where it is said."""

    document: str
    shown: str
    meant: object
    evidence: tuple[Span, ...]


def find_conflicts(
    told: Sequence[Told], history: Sequence[SourcedChange], names: Callable[[str], str], parties: Parties
) -> tuple[Conflict, ...]:
    """The conflicts between the articles that count. `names` gives a global entity's name, `parties` its comparison."""
    documents = {t.telling.document for t in told}
    heard = [t for t in told if t.own and t.telling.superseded_by not in documents]
    if len(heard) < 2:
        return ()
    found = [
        _conflict("when", list(_times(heard)), _times_fit),
        _conflict("place", list(_places(heard, names, parties)), _places_fit),
        _conflict("actors", list(_actors(heard, names, parties)), _actors_fit),
        _conflict("polarity", list(_polarities(heard, history)), _polarities_fit),
        *(_conflict("number", numbers, _numbers_fit) for numbers in _numbers(heard)),
    ]
    return tuple(c for c in found if c is not None)


def _conflict(field: str, said: Sequence[_Said], fit: Callable[[object, object], bool]) -> Conflict | None:
    """All values that some other article's value cannot be right beside; each value of an article once."""
    against = {
        n
        for (m, a), (k, b) in combinations(enumerate(said), 2)
        if a.document != b.document and not fit(a.meant, b.meant)
        for n in (m, k)
    }
    if not against:
        return None
    values = dict.fromkeys((said[n].shown, said[n].document, said[n].evidence) for n in sorted(against))
    return Conflict(field, tuple(ConflictingValue(*value) for value in values))


def _times(heard: Iterable[Told]) -> Iterator[_Said]:
    for t, e in _events(heard):
        when = day_told(e, t.record.document.published)
        if when is not None and when.basis != "published":
            days = (when.start.isoformat(), when.end.isoformat())
            shown = days[0] if days[0] == days[1] else "/".join(days)
            yield _Said(t.telling.document, shown, when, (when.text,) if when.text else e.evidence)


def _times_fit(a: object, b: object) -> bool:
    return not (isinstance(a, When) and isinstance(b, When)) or overlap(a, b)


def _places(heard: Iterable[Told], names: Callable[[str], str], parties: Parties) -> Iterator[_Said]:
    for t, e in _events(heard):
        if e.place is not None:
            place = parties(t.telling.document, e.place)
            if place.named:
                yield _Said(t.telling.document, names(place.id), place, e.evidence)


def _places_fit(a: object, b: object) -> bool:
    return not (isinstance(a, Party) and isinstance(b, Party)) or may_hold(a, b)


def _actors(heard: Iterable[Told], names: Callable[[str], str], parties: Parties) -> Iterator[_Said]:
    for t, e in _events(heard):
        ids = (*e.actors, *e.recipients) if e.type in RECIPROCAL_TYPES else e.actors
        actors = tuple(parties(t.telling.document, i) for i in ids)
        # One of two who act together is not another than the other.
        if len(actors) > (e.type in RECIPROCAL_TYPES):
            yield _Said(t.telling.document, "; ".join(names(a.id) for a in actors), actors, e.evidence)


def _actors_fit(a: object, b: object) -> bool:
    """Who did it differs only where nobody of the one can be anybody of the other."""
    if not (isinstance(a, tuple) and isinstance(b, tuple)):
        return True
    likenesses = [likeness(x, y) for x in a for y in b]
    return max(likenesses) >= ALIKE or OTHER not in likenesses


def _polarities(heard: Sequence[Told], history: Iterable[SourcedChange]) -> Iterator[_Said]:
    """The last word of every voice that says that it happened, or that it did not."""
    documents = {t.telling.document for t in heard}
    last = {c.voice: c for c in history if c.document in documents and c.standing in _HAPPENED | _AGAINST}
    for change in last.values():
        yield _Said(change.document, change.standing, change.standing in _HAPPENED, (change.evidence,))


def _polarities_fit(a: object, b: object) -> bool:
    return a == b


def _numbers(heard: Sequence[Told]) -> Iterator[list[_Said]]:
    """The numbers of each kind that the acts told are about."""
    by_kind: dict[str, list[_Said]] = {}
    for t, e in _events(heard):
        for quantity in _counts(t, e):
            said = _Said(t.telling.document, quantity.span.exact, quantity, (quantity.span,))
            by_kind.setdefault(quantity.what, []).append(said)
    yield from (said for _, said in sorted(by_kind.items()))


def _counts(told: Told, event: Event) -> tuple[Quantity, ...]:
    """The numbers in the sentences that tell an event; where they have none, those near it, then of its article."""
    text, kinds = told.record.document.text, _counted(event)
    for reach in (sentence, paragraph):
        bounds = dict.fromkeys(reach(text, span) for span in event.evidence)
        near = (q for start, end in bounds for q in quantities(text, start, end) if q.what in kinds)
        if found := tuple(dict.fromkeys(near)):
            return found
    others = (_counted(e) for e in told.record.events if e not in told.events)
    return tuple(_elsewhere(text, kinds.difference(*others)))


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


def _numbers_fit(a: object, b: object) -> bool:
    return not (isinstance(a, Quantity) and isinstance(b, Quantity)) or a.fits(b)


def _events(heard: Iterable[Told]) -> Iterator[tuple[Told, Event]]:
    return ((t, e) for t in heard for e in t.events)

"""Numbers of several articles on one happening that cannot all be right; which these are `told_numbers` says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from onrecord.model.happening import Conflict
from onrecord.model.party import Party, called
from onrecord.model.quantities import Quantity
from onrecord.record.said import Said, conflict, events, said
from onrecord.record.sources import Told
from onrecord.record.told_events import ToldEvent

Parties = Callable[[str], Party]


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
        yield from ((quantity.what, _of(t, quantity)) for quantity in e.counted or _elsewhere(t, e))


def _elsewhere(told: Told, event: ToldEvent) -> Iterator[Quantity]:
    """What its article counts elsewhere, but for what may be counted of another event."""
    if not event.elsewhere:
        return iter(())
    here = set(told.telling.events)
    theirs = {kind for rival in event.rivals if rival.event not in here for kind in rival.kinds}
    return (q for q in event.elsewhere if q.what not in theirs)


def _befallen(heard: Sequence[Told]) -> Iterator[tuple[str, Said]]:
    return (("befallen", _of(t, number)) for t, e in events(heard) for number in e.befallen)


def _took_part(heard: Sequence[Told], parties: Parties) -> Iterator[tuple[str, Said]]:
    """How many did it together, where they are called alike."""
    for t, e in events(heard):
        for entity, number in e.took_part:
            yield "took part" if e.type == "PROTEST" else called(parties(entity)), _of(t, number)


def _things(heard: Sequence[Told]) -> Iterator[tuple[str, Said]]:
    return ((number.what, _of(t, number)) for t, e in events(heard) for number in e.things)

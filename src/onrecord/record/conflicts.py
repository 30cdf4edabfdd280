"""Fields on which the articles cannot all be right, with the words of each.

Copies and superseded editions do not contradict anybody: an outlet that corrects itself has one last word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import Literal

import msgspec

from onrecord.model.happening import Conflict, SourcedChange
from onrecord.model.party import OTHER, Party, likeness, may_hold
from onrecord.model.plover import RECIPROCAL_TYPES
from onrecord.model.span import Span
from onrecord.model.standing import Standing
from onrecord.model.temporal import When
from onrecord.record.conflicting_numbers import number_conflicts
from onrecord.record.merge import overlap
from onrecord.record.said import Said, conflict, events, said, told_as_done
from onrecord.record.sources import Told
from onrecord.record.told_events import DEEDS, HAPPENED, Accusation, ToldEvent

Parties = Callable[[str], Party]  # of an entity's id
How = Literal["told", "blamed", "cleared"]
_AGAINST: frozenset[Standing] = frozenset({"denied", "negated"})


def find_conflicts(
    told: Sequence[Told], history: Sequence[SourcedChange], names: Callable[[str], str], parties: Parties
) -> tuple[Conflict, ...]:
    """The conflicts between the articles that count. `names` gives a global entity's name, `parties` its comparison."""
    documents = {t.telling.document for t in told}
    heard = [t for t in told if t.own and t.telling.superseded_by not in documents]
    if len(heard) < 2:
        return ()
    found = [
        conflict("when", _times(heard), _times_fit),
        conflict("place", _places(heard, names, parties), _places_fit),
        conflict("actors", _actors(heard, names, parties), _actors_fit),
        conflict("polarity", _polarities(heard, history, parties), _polarities_fit),
        *number_conflicts(heard, parties),
        conflict("standing", _standings(heard, parties), _standings_fit),
    ]
    return tuple(c for c in found if c is not None)


def _times(heard: Sequence[Told]) -> Iterator[Said]:
    for t, e in told_as_done(heard):
        when = e.day
        if when is not None and when.basis != "published":
            days = (when.start.isoformat(), when.end.isoformat())
            shown = days[0] if days[0] == days[1] else "/".join(days)
            yield said(t, shown, when, (when.text,) if when.text else e.evidence)


def _times_fit(a: object, b: object) -> bool:
    return not (isinstance(a, When) and isinstance(b, When)) or overlap(a, b)


def _places(heard: Sequence[Told], names: Callable[[str], str], parties: Parties) -> Iterator[Said]:
    for t, e in told_as_done(heard):
        if e.place is not None:
            place = parties(e.place)
            if place.named:
                yield said(t, names(place.id), (place, frozenset(e.beside)), e.evidence)


def _places_fit(a: object, b: object) -> bool:
    """One may lie in the other, or be named beside it: who names both places sees no contradiction."""
    if not (isinstance(a, tuple) and isinstance(b, tuple)):
        return True
    (x, beside_x), (y, beside_y) = a, b
    return may_hold(x, y) or x.id in beside_y or y.id in beside_x


class _Doers(msgspec.Struct, frozen=True):
    """Who did it as an article tells it, and whom it befell; or who is blamed for it, or said not to have done it."""

    actors: tuple[Party, ...]
    befallen: tuple[Party, ...] = ()
    how: How = "told"


def _actors(heard: Sequence[Told], names: Callable[[str], str], parties: Parties) -> Iterator[Said]:
    """Who did it, where that is told by name: "gunmen" may be anybody's."""
    for t, e in told_as_done(heard):
        ids = (*e.actors, *e.recipients) if e.type in RECIPROCAL_TYPES else e.actors
        actors = tuple(map(parties, ids))
        # One of two who act together is not another than the other.
        if len(actors) > (e.type in RECIPROCAL_TYPES) and all(a.named for a in actors):
            befallen = () if e.type == "ASSAULT" else tuple(map(parties, e.recipients))
            yield said(t, _named(actors, names), _Doers(actors, befallen), e.evidence)
    for how, t, evidence, ids in _answers(heard, parties):
        doers = tuple(map(parties, ids))
        shown = f"not {_named(doers, names)}" if how == "cleared" else _named(doers, names)
        yield said(t, shown, _Doers(doers, (), how), evidence)


def _answers(heard: Sequence[Told], parties: Parties) -> Iterator[tuple[How, Told, tuple[Span, ...], tuple[str, ...]]]:
    """Who is blamed by name, and who is said not to have done it: the one side that is heard, and the other."""
    for t in heard:
        for accusation in _blamed(t, parties):
            yield "blamed", t, accusation.evidence, accusation.accused
    for t, e in _cleared(heard, parties):
        yield "cleared", t, e.evidence, e.actors


def _named(parties: Iterable[Party], names: Callable[[str], str]) -> str:
    return "; ".join(names(p.id) for p in parties)


def _blamed(told: Told, parties: Parties) -> list[Accusation]:
    """Accusations of somebody by name right behind the telling of a deed whose doer it does not name."""
    deeds = (e for e in told.events if e.accusations and not _all_named(e.actors, parties))
    named = (a for e in deeds for a in e.accusations if _all_named(a.accused, parties))
    return sorted(named, key=lambda a: a.order)


def _cleared(heard: Sequence[Told], parties: Parties) -> Iterator[tuple[Told, ToldEvent]]:
    """Denials of having done it by, or for, somebody who is named."""
    return (
        (t, e) for t, e in events(heard) if e.type in DEEDS and e.standing in _AGAINST and _all_named(e.actors, parties)
    )


def _all_named(ids: Iterable[str], parties: Parties) -> bool:
    found = [parties(i) for i in ids]
    return bool(found) and all(p.named for p in found)


def _actors_fit(a: object, b: object) -> bool:
    """Who did it differs only where nobody of the one can be, or act for, anybody of the other.

    Two who shoot may be told either way; of an expulsion, whom it befell is no other doer but a word misread.
    """
    if not (isinstance(a, _Doers) and isinstance(b, _Doers)):
        return True
    if "cleared" in (a.how, b.how):  # who is told to have done it and denies it: that is a matter of polarity
        return {a.how, b.how} != {"blamed", "cleared"} or {p.id for p in a.actors} != {p.id for p in b.actors}
    if any(likeness(x, y) > 0 for x, y in (*product(a.actors, b.befallen), *product(b.actors, a.befallen))):
        return True
    return not all(_surely_other(x, y) for x in a.actors for y in b.actors)


def _surely_other(x: Party, y: Party) -> bool:
    return likeness(x, y) == OTHER and not (x.country and x.country == y.country and x.person != y.person)


def _polarities(heard: Sequence[Told], history: Iterable[SourcedChange], parties: Parties) -> Iterator[Said]:
    """The last word of every voice that says that it happened, or that it did not."""
    told = {t.telling.document: t for t in heard if not _refers_only(t)}
    last: dict[str, SourcedChange] = {}
    for change in history:
        if change.document not in told or change.standing not in HAPPENED | _AGAINST:
            continue
        if change.standing in _AGAINST and _is_asked(told[change.document], change.evidence):
            continue
        before = last.get(change.voice)
        ceased = change.standing == "negated" and before is not None and before.document == change.document
        if not ceased:  # "no more looting" after the riots says that it is over
            last[change.voice] = change
    for change in last.values():
        t = told[change.document]
        yield said(t, change.standing, _claim(t, change, parties), (change.evidence,), change.voice)


def _is_asked(told: Told, words: Span) -> bool:
    return any(c.asked for e in told.events for c in e.history if c.evidence == words)


def _refers_only(told: Told) -> bool:
    """ "The exchange" says nothing of whether it took place."""
    return all(e.standing == "reported" and e.refers for e in told.events)


class _Claim(msgspec.Struct, frozen=True):
    """That it happened or not, whether it may be anybody's act (a bomb, a shooting), and whose act it is told as."""

    happened: bool
    anybodys: bool
    actors: tuple[Party, ...]


def _claim(told: Told, change: SourcedChange, parties: Parties) -> _Claim:
    spoken_of = [e for e in told.events if change.evidence in e.evidence] or list(told.events)
    return _Claim(
        happened=change.standing in HAPPENED,
        anybodys=all(e.type == "ASSAULT" for e in spoken_of),
        actors=tuple(parties(a) for e in spoken_of for a in e.actors),
    )


def _polarities_fit(a: object, b: object) -> bool:
    """Who says that he did not do what others say that somebody did denies the author, not the deed."""
    if not (isinstance(a, _Claim) and isinstance(b, _Claim)) or a.happened == b.happened:
        return True
    told, denied = (a, b) if a.happened else (b, a)
    if not denied.anybodys or not denied.actors or not all(p.named for p in denied.actors):
        return False
    return not told.actors or all(_surely_other(x, y) for x in denied.actors for y in told.actors)


class _Act(msgspec.Struct, frozen=True):
    """Whether it is told as done or still as planned, for which day, between whom."""

    done: bool
    day: When
    parties: frozenset[str]


def _standings(heard: Sequence[Told], parties: Parties) -> Iterator[Said]:
    """What is told as done, or behind its day still as planned, by named parties on a day that is stated.

    A plan told after a deed is mostly of another deed: only where day and parties are the same can it be of this one.
    """
    for t, e in events(heard):
        day, named = e.dated, tuple(map(parties, (*e.actors, *e.recipients)))
        if day is None or day.basis != "stated" or day.start != day.end or len(named) < 2:
            continue
        planned = e.standing == "planned" and t.published > day.end
        if all(p.named for p in named) and (planned or e.standing in ("confirmed", "reported")):
            yield said(t, e.standing, _Act(not planned, day, frozenset(p.id for p in named)), e.evidence)


def _standings_fit(a: object, b: object) -> bool:
    if not (isinstance(a, _Act) and isinstance(b, _Act)) or a.done == b.done:
        return True
    return a.day.start != b.day.start or a.parties != b.parties

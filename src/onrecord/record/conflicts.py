"""Fields on which the articles cannot all be right, with the words of each.

Copies and superseded editions do not contradict anybody: an outlet that corrects itself has one last word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

import msgspec

from onrecord.model.happening import Conflict, SourcedChange, day_told
from onrecord.model.party import OTHER, Party, likeness, may_hold
from onrecord.model.plover import RECIPROCAL_TYPES
from onrecord.model.reference import refers
from onrecord.model.standing import Standing
from onrecord.model.temporal import When
from onrecord.record.conflicting_numbers import number_conflicts
from onrecord.record.merge import overlap
from onrecord.record.said import Said, conflict, said, told_as_done
from onrecord.record.sources import Told

Parties = Callable[[str, str], Party]
_HAPPENED: frozenset[Standing] = frozenset({"confirmed", "reported", "alleged"})
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
    ]
    return tuple(c for c in found if c is not None)


def _times(heard: Sequence[Told]) -> Iterator[Said]:
    for t, e in told_as_done(heard):
        when = day_told(e, t.record.document.published)
        if when is not None and when.basis != "published":
            days = (when.start.isoformat(), when.end.isoformat())
            shown = days[0] if days[0] == days[1] else "/".join(days)
            yield said(t, shown, when, (when.text,) if when.text else e.evidence)


def _times_fit(a: object, b: object) -> bool:
    return not (isinstance(a, When) and isinstance(b, When)) or overlap(a, b)


def _places(heard: Sequence[Told], names: Callable[[str], str], parties: Parties) -> Iterator[Said]:
    for t, e in told_as_done(heard):
        if e.place is not None:
            place = parties(t.telling.document, e.place)
            if place.named:
                known = frozenset(parties(t.telling.document, x.id).id for x in t.record.entities)
                yield said(t, names(place.id), (place, known), e.evidence)


def _places_fit(a: object, b: object) -> bool:
    """One may lie in the other, or be named beside it: who names both places sees no contradiction."""
    if not (isinstance(a, tuple) and isinstance(b, tuple)):
        return True
    (x, beside_x), (y, beside_y) = a, b
    return may_hold(x, y) or x.id in beside_y or y.id in beside_x


def _actors(heard: Sequence[Told], names: Callable[[str], str], parties: Parties) -> Iterator[Said]:
    """Who did it, where that is told by name: "gunmen" may be anybody's."""
    for t, e in told_as_done(heard):
        ids = (*e.actors, *e.recipients) if e.type in RECIPROCAL_TYPES else e.actors
        actors = tuple(parties(t.telling.document, i) for i in ids)
        # One of two who act together is not another than the other.
        if len(actors) > (e.type in RECIPROCAL_TYPES) and all(a.named for a in actors):
            befallen = () if e.type == "ASSAULT" else tuple(parties(t.telling.document, r) for r in e.recipients)
            yield said(t, "; ".join(names(a.id) for a in actors), (actors, befallen), e.evidence)


def _actors_fit(a: object, b: object) -> bool:
    """Who did it differs only where nobody of the one can be, or act for, anybody of the other.

    Two who shoot may be told either way; of an expulsion, whom it befell is no other doer but a word misread.
    """
    if not (isinstance(a, tuple) and isinstance(b, tuple)):
        return True
    (left, befallen_left), (right, befallen_right) = a, b
    if any(likeness(x, y) > 0 for x, y in (*product(left, befallen_right), *product(right, befallen_left))):
        return True
    return not all(_surely_other(x, y) for x in left for y in right)


def _surely_other(x: Party, y: Party) -> bool:
    return likeness(x, y) == OTHER and not (x.country and x.country == y.country and x.person != y.person)


def _polarities(heard: Sequence[Told], history: Iterable[SourcedChange], parties: Parties) -> Iterator[Said]:
    """The last word of every voice that says that it happened, or that it did not."""
    told = {t.telling.document: t for t in heard if not _refers_only(t)}
    last: dict[str, SourcedChange] = {}
    for change in history:
        if change.document not in told or change.standing not in _HAPPENED | _AGAINST:
            continue
        before = last.get(change.voice)
        ceased = change.standing == "negated" and before is not None and before.document == change.document
        if not ceased:  # "no more looting" after the riots says that it is over
            last[change.voice] = change
    for change in last.values():
        t = told[change.document]
        yield said(t, change.standing, _claim(t, change, parties), (change.evidence,), change.voice)


def _refers_only(told: Told) -> bool:
    """ "The exchange" says nothing of whether it took place."""
    text = told.record.document.text
    return all(e.standing == "reported" and refers(text, e.trigger) for e in told.events)


class _Claim(msgspec.Struct, frozen=True):
    """That it happened or not, whether it may be anybody's act (a bomb, a shooting), and whose act it is told as."""

    happened: bool
    anybodys: bool
    actors: tuple[Party, ...]


def _claim(told: Told, change: SourcedChange, parties: Parties) -> _Claim:
    spoken_of = [e for e in told.events if change.evidence in e.evidence] or list(told.events)
    document = told.telling.document
    return _Claim(
        happened=change.standing in _HAPPENED,
        anybodys=all(e.type == "ASSAULT" for e in spoken_of),
        actors=tuple(parties(document, a) for e in spoken_of for a in e.actors),
    )


def _polarities_fit(a: object, b: object) -> bool:
    """Who says that he did not do what others say that somebody did denies the author, not the deed."""
    if not (isinstance(a, _Claim) and isinstance(b, _Claim)) or a.happened == b.happened:
        return True
    told, denied = (a, b) if a.happened else (b, a)
    if not denied.anybodys or not denied.actors or not all(p.named for p in denied.actors):
        return False
    return not told.actors or all(_surely_other(x, y) for x in denied.actors for y in told.actors)

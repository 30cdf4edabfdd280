"""Who did it to whom, in two events of articles: how far their parties go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.link.event_similarity import SPEECH_TYPES, VETO
from onrecord.link.happening_clues import Clue
from onrecord.link.trigger_words import trigger_lemmas
from onrecord.model.happening import Reason
from onrecord.model.party import ALIKE, OTHER, SAME, UNKNOWN, Party, likeness
from onrecord.model.plover import RECIPROCAL_TYPES

_LIKE = {SAME: "same", ALIKE: "matching", UNKNOWN: "unknown", OTHER: "other"}
# Two do this to each other, whoever began.
_MUTUAL = frozenset("ram collide collision clash skirmish scuffle brawl".split())


def compare_parties(a: Clue, b: Clue) -> Iterator[Reason]:
    """The reasons that the parties of two events give for and against their being one."""
    if a.type in RECIPROCAL_TYPES:
        yield _together((*a.actors, *a.recipients), (*b.actors, *b.recipients))
        return
    actors, recipients = _side(a.actors, b.actors), _side(a.recipients, b.recipients)
    if actors == OTHER and recipients == OTHER:
        yield (
            Reason("told the other way round", -0.5)
            if _other_way_round(a, b)
            else Reason("other parties on both sides", VETO)
        )
        return
    elif actors == OTHER and a.type in SPEECH_TYPES:
        yield Reason("other speakers", VETO)
    yield Reason(_LIKE[actors] + " actors", 1.5 * actors)
    yield Reason(_LIKE[recipients] + " recipients", 1.5 * recipients)
    if actors <= 0 and recipients <= 0:
        yield _other_role(a, b)
    if OTHER not in (actors, recipients) and _people_differ(a, b):
        yield Reason("other people", -1.5)


def _other_way_round(a: Clue, b: Clue) -> bool:
    """Two who collide, each of whom blames the other: who rammed whom may be told both ways."""
    mutual = trigger_lemmas(a.act) & trigger_lemmas(b.act) & _MUTUAL
    return bool(mutual) and min(_side(a.actors, b.recipients), _side(a.recipients, b.actors)) > 0


def _other_role(a: Clue, b: Clue) -> Reason:
    """One party is actor here and recipient there: turned round, unless one telling leaves the other role open."""
    as_actor, as_recipient = _side(a.actors, b.recipients), _side(a.recipients, b.actors)
    if max(as_actor, as_recipient) <= 0:
        return Reason("roles", 0.0)
    open_role = not (a.recipients and b.actors) if as_actor > 0 else not (a.actors and b.recipients)
    if open_role:
        return Reason("same party in another role", 0.75)
    return Reason("who did it to whom is turned round", VETO if a.type in SPEECH_TYPES else -1.0)


def _people_differ(a: Clue, b: Clue) -> bool:
    """Both name people, in whatever role, and none of them are the same."""
    left = [p for p in (*a.actors, *a.recipients) if p.named and p.person]
    right = [p for p in (*b.actors, *b.recipients) if p.named and p.person]
    return bool(left and right) and all(likeness(x, y) == OTHER for x in left for y in right)


def _side(left: Sequence[Party], right: Sequence[Party]) -> float:
    """How far two lists of parties name the same; nothing is known where one names nobody."""
    if not left or not right:
        return UNKNOWN
    found = [likeness(x, y) for x in left for y in right]
    best = max(found)
    if best == UNKNOWN:
        return UNKNOWN
    return best if best > 0 else OTHER


def _together(left: Sequence[Party], right: Sequence[Party]) -> Reason:
    """Parties that act together: how many are the same, and whether each side has somebody that the other lacks."""
    if not left or not right:
        return Reason("unknown parties", 0.0)
    matched_left = {x.id: max(likeness(x, y) for y in right) for x in left}
    matched_right = {y.id: max(likeness(x, y) for x in left) for y in right}
    alone_left = any(v == OTHER for v in matched_left.values())
    alone_right = any(v == OTHER for v in matched_right.values())
    shared = sorted((v for v in matched_left.values() if v > 0), reverse=True)[:2]
    if not shared:
        return _nobody_in_common(alone_left and alone_right, max(len(left), len(right)))
    if alone_left and alone_right and min(len(matched_left), len(matched_right)) <= 2:
        return Reason("each with somebody else", VETO if all(p.named for p in (*left, *right)) else -2.0)
    points = sum(shared) * (1.25 if len(shared) > 1 else 1.0)
    return Reason("same parties" if len(shared) > 1 else "a party in common", points)


def _nobody_in_common(known_apart: bool, parties: int) -> Reason:
    """Where each telling names one party only, they may be the two who met."""
    if not known_apart:
        return Reason("unknown parties", 0.0)
    return Reason("other parties", VETO) if parties > 1 else Reason("one party each", -0.5)

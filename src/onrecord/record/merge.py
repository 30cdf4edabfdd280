"""The fields of one event from all the mentions that tell it. What the mentions do not agree on is not guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.model import plover
from onrecord.model.annotation import EventMention
from onrecord.model.plover import EventType
from onrecord.model.span import Span
from onrecord.model.temporal import When

_BASES = ("stated", "inferred", "published")


def in_text_order(mentions: Iterable[EventMention]) -> list[EventMention]:
    return sorted(mentions, key=lambda m: (m.trigger.start, m.trigger.end, m.type))


def best_mention(mentions: Sequence[EventMention], body: Sequence[EventMention]) -> EventMention:
    """The mention to show: the first of the body that tells it as a fact with both parties, as far as there is one."""
    pool = in_text_order(body or mentions)
    return max(
        pool,
        key=lambda m: (m.factuality == "actual", bool(m.actors) + bool(m.recipients), -m.trigger.start),
    )


def event_type(mentions: Sequence[EventMention]) -> EventType:
    """The type that most mentions have; of equals the earliest mention's."""
    counts = Counter(m.type for m in in_text_order(mentions))
    return counts.most_common(1)[0][0]


def mode(mentions: Sequence[EventMention], type: EventType) -> str | None:
    """The mode that most mentions of this type have, if any has one; of equals the earliest."""
    counts = Counter(m.mode for m in in_text_order(mentions) if m.mode is not None and m.mode in plover.MODES[type])
    return counts.most_common(1)[0][0] if counts else None


def contexts(mentions: Iterable[EventMention]) -> tuple[str, ...]:
    return _union(m.contexts for m in in_text_order(mentions))


def parties(mentions: Sequence[EventMention], type: EventType) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and recipients over all mentions, the fullest telling first.

    Who is both is put where the fullest telling has him; where the parties act together, all of them are actors first.
    """
    fullest_first = sorted(
        in_text_order(mentions), key=lambda m: (m.factuality != "actual", -len(m.actors) - len(m.recipients))
    )
    fullest_first = _agreeing(fullest_first)
    actors = _union(m.actors for m in fullest_first)
    recipients = _union(m.recipients for m in fullest_first)
    if type in plover.RECIPROCAL_TYPES:
        return actors, tuple(r for r in recipients if r not in actors)
    first_role: dict[str, str] = {}
    for m in fullest_first:
        for role, ids in (("actor", m.actors), ("recipient", m.recipients)):
            for id in ids:
                first_role.setdefault(id, role)
    return (
        tuple(a for a in actors if first_role[a] == "actor"),
        tuple(r for r in recipients if first_role[r] == "recipient"),
    )


def _agreeing(fullest_first: Sequence[EventMention]) -> list[EventMention]:
    """The mentions that share a party with those before them: one with quite other parties is a slip of reference."""
    known: set[str] = set()
    kept = []
    for m in fullest_first:
        own = {*m.actors, *m.recipients}
        if own and (not known or own & known):
            known |= own
            kept.append(m)
    return kept


def place(mentions: Iterable[EventMention]) -> str | None:
    """The place that most mentions name; of equals the first named."""
    counts = Counter(m.place for m in in_text_order(mentions) if m.place is not None)
    return counts.most_common(1)[0][0] if counts else None


def when(mentions: Iterable[EventMention]) -> When | None:
    """The shortest of the best-founded times that most mentions allow; None where none is told."""
    known = [m.when for m in in_text_order(mentions) if m.when is not None]
    if not known:
        return None
    agreed = {w: sum(overlap(w, other) for other in known) for w in known}
    return min(
        known,
        key=lambda w: (-agreed[w], _BASES.index(w.basis), (w.end - w.start).days, _position(w)),
    )


def overlap(a: When, b: When) -> bool:
    return a.start <= b.end and b.start <= a.end


def disagreement(mentions: Iterable[EventMention]) -> tuple[When, When] | None:
    """Two stated times of one event that cannot both be right, the first such pair in text order."""
    stated = [m.when for m in in_text_order(mentions) if m.when and m.when.basis == "stated" and m.when.text]
    return next(((a, b) for a, b in pairwise(stated) if not overlap(a, b)), None)


def evidence(mentions: Iterable[EventMention]) -> tuple[Span, ...]:
    """Every passage that tells it, once, in text order."""
    return tuple(sorted({m.evidence for m in mentions}, key=lambda s: (s.start, s.end)))


def _position(when: When) -> int:
    return when.text.start if when.text else 1 << 60


def _union(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for ids in lists for id in ids))

"""What articles say of one field of a happening, and where two of them cannot both be right."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

import msgspec

from onrecord.model.happening import Conflict, ConflictingValue
from onrecord.model.names import fold
from onrecord.model.span import Span
from onrecord.record.sources import Told
from onrecord.record.told_events import ToldEvent

ENDS: Final = 100


class Said(msgspec.Struct, frozen=True):
    """One value of a field: how it is shown, what it is compared by, and where it is said.

    `voice` is whose word it is: the article's publisher as it is compared, the article itself where that is not known,
    or who is heard in it.
    """

    document: str
    voice: object
    published: dt.date
    shown: str
    meant: object
    evidence: tuple[Span, ...]


def said(told: Told, shown: str, meant: object, evidence: tuple[Span, ...], voice: str | None = None) -> Said:
    document, publisher = told.telling.document, told.publisher
    heard = voice or (fold(publisher) if publisher else document)
    return Said(document, heard, told.published, shown, meant, evidence)


def conflict(field: str, values: Iterable[Said], fit: Callable[[object, object], bool]) -> Conflict | None:
    """All values that another voice's value in another article cannot be right beside; each of an article once.

    What is meant alike is compared once. Of a happening that is told in more than 2 x `ENDS` ways, the first and the
    last of these are compared.
    """
    heard = last_words(values)
    meant: dict[object, list[int]] = defaultdict(list)
    for n, value in enumerate(heard):
        meant[value.meant].append(n)
    ways = list(meant.items())
    if len(ways) > 2 * ENDS:
        ways = ways[:ENDS] + ways[-ENDS:]
    against: set[int] = set()
    for (x, some), (y, others) in combinations(ways, 2):
        if not fit(x, y):
            against |= _opposed(heard, some, others) | _opposed(heard, others, some)
    if not against:
        return None
    shown = dict.fromkeys((heard[n].shown, heard[n].document, heard[n].evidence) for n in sorted(against))
    return Conflict(field, tuple(ConflictingValue(*value) for value in shown))


def _opposed(heard: Sequence[Said], some: Iterable[int], others: Sequence[int]) -> set[int]:
    """Those of some that another voice, in another article, is among the others to."""
    return {
        n
        for n in some
        if any(heard[n].voice != heard[o].voice and heard[n].document != heard[o].document for o in others)
    }


def last_words(values: Iterable[Said]) -> list[Said]:
    """What each voice says in its latest article that says anything: whoever corrects himself has one last word."""
    values = list(values)
    latest: dict[object, tuple[dt.date, str]] = {}
    for v in values:
        latest[v.voice] = max(latest.get(v.voice, (dt.date.min, "")), (v.published, v.document))
    return [v for v in values if latest[v.voice] == (v.published, v.document)]


def events(heard: Iterable[Told]) -> Iterator[tuple[Told, ToldEvent]]:
    return ((t, e) for t in heard for e in t.events)


def told_as_done(heard: Sequence[Told]) -> list[tuple[Told, ToldEvent]]:
    """The tellings that say that it happened; where none does, all: a plan that slipped contradicts nobody."""
    done = [(t, e) for t, e in events(heard) if e.standing in ("confirmed", "reported", "alleged", "disputed")]
    return done or list(events(heard))

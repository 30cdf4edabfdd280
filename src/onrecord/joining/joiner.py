"""Joining what has changed: from the last day on whose end all articles before were the same as they are now."""

from __future__ import annotations

import datetime as dt
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from onrecord.joining.kept import Kept
from onrecord.joining.known import KnownDays
from onrecord.joining.states import packed, unpacked
from onrecord.joining.whole import Whole
from onrecord.link.uncollected import uncollected
from onrecord.model.learned import Learned
from onrecord.model.record import Outcome, Record
from onrecord.record.project import files

# Of the days behind the last one, so many further back what is known is kept: most that comes is of the last days.
_KEPT: Final = (1, 2, 7)


class Read(NamedTuple):
    """An article that was read: the day that it was published on, and a hash of its record."""

    id: str
    day: dt.date | None
    record: str


def join(articles: Iterable[Read], record: Callable[[str], Outcome], learned: Learned, kept: Kept) -> Whole:
    """What `pipeline.join` gives of these articles, byte for byte; ids are theirs alone, failures tell nothing.

    Only the records of articles of days that are joined anew are asked for.
    """
    by = _rules(learned)
    days = [list(some) for _, some in groupby(sorted(articles, key=_order), key=lambda a: a.day)]
    keys = list(_keys(by, days))
    with uncollected():
        known, begin = _last_known(keys, kept) or (KnownDays(learned), 0)
        for n in range(begin, len(days)):
            if some := list(_records(days[n], record)):
                known.add(days[n][0].day or dt.date.max, some)
            if len(days) - 1 - n in _KEPT:
                _keep(keys[n], known, kept)
        kept.keep_only(_worth_keeping(keys, kept))
        made = kept.made(by)
        whole = Whole(known, learned, made)
        if whole.anew or len(whole.made) != len(made):
            with suppress(OSError):
                kept.put_made(by, whole.made.values())
        return whole


def _order(article: Read) -> tuple[dt.date, str]:
    return article.day or dt.date.max, article.id


def _records(day: Sequence[Read], record: Callable[[str], Outcome]) -> Iterator[tuple[Record, str]]:
    for article in day:
        if isinstance(outcome := record(article.id), Record):
            yield outcome, article.record


def _rules(learned: Learned) -> str:
    """What joins: this code, with what is switched on."""
    return files.sha256(msgspec.json.encode([version("onrecord"), _code(), sys.version, learned]))


@cache
def _code() -> str:
    """A hash of the modules and lists that decide: who works on them sees what they do, whatever the version says."""
    root = Path(__file__).parents[1]
    found = (path for room in ("model", "link", "record", "joining") for path in (root / room).rglob("*"))
    return files.sha256(b"".join(p.read_bytes() for p in sorted(found) if p.suffix in (".py", ".tsv", ".txt", ".json")))


def _keys(by: str, days: Sequence[Sequence[Read]]) -> Iterator[str]:
    """For the end of each day a hash of all that was known by then."""
    key = by
    for day in days:
        key = files.sha256(msgspec.json.encode([key, day]))
        yield key


def _last_known(keys: Sequence[str], kept: Kept) -> tuple[KnownDays, int] | None:
    """What is known at the end of the last day of which that was kept, and the number of the next day."""
    there = kept.states()
    for n in reversed(range(len(keys))):
        if keys[n] in there and (known := _taken_up(keys[n], kept)):
            return known, n + 1
    return None


def _taken_up(key: str, kept: Kept) -> KnownDays | None:
    data = kept.state(key)
    return unpacked(data) if data else None


def _keep(key: str, known: KnownDays, kept: Kept) -> None:
    with suppress(pickle.PicklingError, TypeError, OSError):  # nothing is lost but time
        kept.put(key, packed(known))


def _worth_keeping(keys: Sequence[str], kept: Kept) -> set[str]:
    """The last that is kept as far back as each of `_KEPT`."""
    there = kept.states()
    found = [n for n, key in enumerate(keys) if key in there]
    return {
        keys[max(n for n in found if n <= len(keys) - 1 - back)] for back in _KEPT if _any_before(found, keys, back)
    }


def _any_before(found: Sequence[int], keys: Sequence[str], back: int) -> bool:
    return any(n <= len(keys) - 1 - back for n in found)

"""As many records as are asked for, out of a thousand that were read: joining can be measured without reading.

Names, places and numbers are changed letter by letter and digit by digit, in a record's text and in all that is read of
it alike, so that every offset and quotation holds; the names of states stay. An article and its copies change alike.
Days are moved, so that the records are spread evenly over as many days as are asked for, in order of time.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

import msgspec

from onrecord.link.states import state_names
from onrecord.model.record import Record
from texts import KEPT

_NAME = re.compile(r"\b[A-Z][a-z]+\b|\d")
FIRST = dt.date(2026, 3, 1)


def varied(read: Sequence[Record], count: int, days: int) -> Iterator[Record]:
    """`count` records, those of a day one after the other. The first ones are told again, each time by other names."""
    for n in range(count):
        times, which = divmod(n, len(read))
        day = FIRST + dt.timedelta(days=n * days // count)
        yield _varied(read[which], times, day, f"{n}")


def _varied(record: Record, times: int, day: dt.date, id: str) -> Record:
    shift = day - (record.document.published or day)
    change = _changed(record.document.text, times)
    built = msgspec.to_builtins(record, builtin_types=(dt.date,))
    built = _walked(built, change, shift)
    built["document"]["id"] = id
    built["document"]["publisher"] = record.document.publisher
    return msgspec.convert(built, Record)


def _walked(value: Any, change: Callable[[str], str], shift: dt.timedelta) -> Any:
    """The same with every string and day changed; codes such as types have no small letter behind a capital."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dt.date):
        return value + shift
    if isinstance(value, dict):
        return {k: v if k in _AS_IT_IS else _walked(v, change, shift) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_walked(v, change, shift) for v in value]
    return value


_AS_IT_IS = frozenset(
    "id wikidata geonames schema statement by source outlet actors recipients place about addressees within country "
    "attributions start end latitude longitude repeats".split()
)


def _changed(text: str, times: int) -> Callable[[str], str]:
    if not times:
        return lambda words: words
    rng = random.Random(times)
    digits = "".join(rng.sample("123456789", k=9))
    lower = frozenset(re.findall(r"\b[a-z]+\b", text))
    kept = KEPT | _states()

    @cache
    def other(word: str) -> str:
        if word.isdigit():
            return "0" if word == "0" else digits[int(word) - 1]
        if word in kept or len(word) < 4 or word.lower() in lower:
            return word
        letters = random.Random(f"{times} {word}")
        return word[0] + "".join(letters.sample(word[1:], k=len(word) - 1))

    return lambda words: _NAME.sub(lambda m: other(m.group()), words)


@cache
def _states() -> frozenset[str]:
    return frozenset(word.capitalize() for name in state_names() for word in name)

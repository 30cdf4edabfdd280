"""The fields of a line as rows of the card: the value, whose it is, and the next best values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec

from onrecord.model import plover
from onrecord.model.judgment import MACHINE, Candidate, Labelled
from onrecord.model.standing import STANDINGS
from onrecord.model.temporal import When
from onrecord.show import dates
from onrecord.show.palette import SIGNS

LABELS: Final = {
    "standing": "standing",
    "actors": "who",
    "type": "what",
    "mode": "how",
    "recipients": "whom",
    "place": "where",
    "when": "when",
    "independent_sources": "independent sources",
    "number": "number",
    "one event": "one event",
}
ASKED: Final = ("actors", "type", "mode", "recipients", "place", "when", "standing")  # in the order of a sentence
PEOPLE: Final = ("actors", "recipients")
SHOWN: Final = 9  # as many as there are number keys
_QUOTE: Final = 96


class Value(msgspec.Struct, frozen=True):
    """A value that the field could have: `data` is what is sent (JSON), `words` what is read, `support` who says so."""

    data: str
    words: str
    support: str = ""
    quote: str = ""
    current: bool = False


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """`words` is None where the field is not stated; `by` are people, () for the machine."""

    name: str
    label: str
    words: str | None
    by: tuple[str, ...] = ()
    machine: str | None = None
    said: tuple[tuple[str, str], ...] = ()
    disagreement: bool = False
    moved_on: bool = False  # the machine has another value than when the person judged
    values: tuple[Value, ...] = ()
    entry: str = "text"  # what another value is typed or chosen in
    options: tuple[str, ...] = ()


def row(
    name: str, field: Labelled, candidates: Sequence[Candidate], label: Callable[[str], str], type: str | None = None
) -> Row:
    """`label` names an article; `type` is the happening's, for the modes that it can have."""
    shown = told(name, field.value)
    return Row(
        name=name,
        label=LABELS.get(name, name),
        words=shown,
        by=tuple(b for b in field.by if b != MACHINE),
        machine=told(name, field.machine),
        said=tuple((s.by, told(name, s.value) or "not stated") for s in field.said),
        disagreement=field.disagreement,
        moved_on=field.moved_on,
        values=tuple(_values(name, field, candidates, label)),
        entry=_entry(name),
        options=_options(name, type),
    )


def told(name: str, value: Any) -> str | None:
    """The value as it is read; None where it is not stated."""
    if value is None or value in ("", [], ()):
        return None
    if name == "when":
        return _days(str(value))
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return str(value)


def _values(name: str, field: Labelled, candidates: Sequence[Candidate], label: Callable[[str], str]) -> list[Value]:
    if name == "standing":
        return [_value(name, s, field, "", f"{SIGNS[s]} {s}") for s in STANDINGS]
    found = []
    for c in candidates[: SHOWN - 1]:
        who = [label(a) for a in c.articles[:2]] + ([f"{len(c.articles) - 2} more"] if len(c.articles) > 2 else [])
        quote = c.evidence[0].exact if c.evidence else ""
        found.append(_value(name, c.value, field, "; ".join(who), None, quote))
    if all(told(name, c.value) is not None for c in candidates[: SHOWN - 1]) and name not in ("type",):
        found.append(_value(name, None, field, ""))
    return found


def _value(name: str, value: Any, field: Labelled, support: str, words: str | None = None, quote: str = "") -> Value:
    return Value(
        data=msgspec.json.encode(value).decode(),
        words=words or told(name, value) or "not stated",
        support=support,
        quote=quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1].rstrip() + "…",
        current=_same(value, field.value),
    )


def _same(a: Any, b: Any) -> bool:
    return list(a) == list(b) if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)) else a == b


def _entry(name: str) -> str:
    return {"when": "days", "type": "options", "mode": "options", "standing": ""}.get(name, "text")


def _options(name: str, type: str | None) -> tuple[str, ...]:
    if name == "type":
        return plover.TYPES
    return plover.MODES.get(type, ()) if name == "mode" and type else ()  # type: ignore[call-overload]


def _days(value: str) -> str:
    start, _, end = value.partition("/")
    try:
        first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end or start)
        return dates.days(When(first, last, None, "stated"))
    except ValueError:
        return value


def from_entry(name: str, text: str) -> Any:
    """What a person typed, as a value of the field; None for nothing: it is not stated."""
    text = " ".join(text.split())
    if not text:
        return None
    return [part.strip() for part in text.split(";") if part.strip()] if name in PEOPLE else text

"""Values of a happening's fields in words, as people read and write them, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, Final

from onrecord.errors import UsageError
from onrecord.model.entity import EntityKind
from onrecord.model.event import Event
from onrecord.model.happening import Happening, JoinedEntity
from onrecord.model.names import fold
from onrecord.model.plover import MODES, TYPES
from onrecord.model.standing import STANDINGS
from onrecord.model.temporal import When

SOURCES: Final = "independent_sources"
NUMBER: Final = "number"
PARTIES: Final = frozenset({"actors", "recipients"})
NAMED: Final = PARTIES | {"place"}
LISTS: Final = PARTIES | {"addressees"}
MOST: Final = 20  # parties of one happening
LONGEST: Final = 300  # characters of a value


def in_words(thing: Happening | Event, name: Callable[[str], str]) -> dict[str, Any]:
    """The fields of a happening, or of an event, by the names that `name` gives ids."""
    return {
        "type": thing.type,
        "mode": thing.mode,
        "actors": tuple(name(a) for a in thing.actors),
        "recipients": tuple(name(r) for r in thing.recipients),
        "place": name(thing.place) if thing.place else None,
        "when": days(thing.when),
        "standing": thing.standing,
    }


def days(when: When | None) -> str | None:
    """ "2026-03-01", or "2026-03-01/2026-03-03"."""
    if when is None:
        return None
    first, last = when.start.isoformat(), when.end.isoformat()
    return first if first == last else f"{first}/{last}"


def alike(a: Any, b: Any) -> bool:
    """Whether two values of a field say the same; case, accents and the order of names do not count."""
    return _folded(a) == _folded(b)


def _folded(value: Any) -> object:
    if isinstance(value, str):
        return fold(value) or value
    if isinstance(value, list | tuple):
        return frozenset(_folded(v) for v in value)
    return value


def checked(field: str, value: Any, type: str) -> Any:
    """The value as it is kept. Raises UsageError for one that the field of a happening of the type cannot have."""
    if value is None or value in ("", [], ()):
        if field in ("type", "standing"):
            raise UsageError(f"{field} cannot be empty", where=field, cure="reject the line instead")
        return [] if field in LISTS else None
    if field in LISTS:
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list | tuple) or len(names) > MOST:
            raise UsageError("not a list of names", where=field, cure=f"give up to {MOST} names")
        return list(dict.fromkeys(_text(field, n) for n in names))
    text = _text(field, value)
    if field == "when":
        return days(as_when(text))
    known = {"type": TYPES, "standing": STANDINGS, "mode": MODES.get(type, ())}.get(field)  # type: ignore[call-overload]
    if known is None:
        return text
    found = next((k for k in known if k.casefold() == text.casefold()), None)
    if found is None:
        cure = f"there are {', '.join(known)}" if known else f"{type} has none"
        raise UsageError(f"no {field} is called {text!r}", where=field, cure=cure)
    return found


def _text(field: str, value: object) -> str:
    text = " ".join(str(value).split()) if isinstance(value, str | int) else ""
    if not text or len(text) > LONGEST:
        raise UsageError(f"not a value: {str(value)[:60]!r}", where=field, cure=f"give up to {LONGEST} characters")
    return text.encode("utf-8", "replace").decode()


def as_when(text: str) -> When:
    """The days that "2026-03-01" or "2026-03-01/2026-03-03" names. Raises UsageError."""
    first, _, last = text.partition("/")
    try:
        start = dt.date.fromisoformat(first.strip())
        return When(start, dt.date.fromisoformat(last.strip()) if last else start, None, "inferred")
    except ValueError:
        cure = "write 2026-03-01, or 2026-03-01/2026-03-03 for several days"
        raise UsageError(f"{text!r} names no days", where="when", cure=cure) from None


class Namer:
    """Entities that people mean by a name: those of the happening's own articles first, then one that all know by it.

    One that nobody here is called is made ("P:old-customs-house"): it has no words, only a person's.
    """

    def __init__(
        self, own: Iterable[JoinedEntity], everyone: Callable[[tuple[str, ...]], tuple[JoinedEntity, ...]]
    ) -> None:
        self._own, self._everyone = list(own), everyone
        self.made: dict[str, JoinedEntity] = {}

    def id(self, name: str, *, place: bool) -> str:
        """The id of whom the name means."""
        for entity in self._own:
            if name in (entity.id, entity.wikidata) or entity.id == f"N:{name}":
                return entity.id
        key = fold(name)
        for pool in (self._own, self._everyone(key)):
            found = [e for e in pool if fold(e.name) == key]
            found = [e for e in found if (e.kind == "place") == place] or found
            if len(found) == 1 or (found and pool is self._own):
                return found[0].id
        return self._make(name, "place" if place else "other")

    def _make(self, name: str, kind: EntityKind) -> str:
        id = f"P:{'-'.join(fold(name)) or name}"
        self.made[id] = JoinedEntity(id, name, kind, None, (), None, None, (), ())
        return id

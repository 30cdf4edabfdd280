"""What the parts of a record are called when a person reads them: who, when, how that is known, by which way said."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from itertools import groupby

from onrecord.model.entity import Entity
from onrecord.model.standing import StandingChange
from onrecord.model.statement import Act, Medium, Statement
from onrecord.model.temporal import When
from onrecord.show.words import printable

NOT_SAID = "(not said)"
ARTICLE_VOICE = "the article"

ACT_WORDS: dict[Act, str] = {
    "assert": "says",
    "confirm": "confirms",
    "deny": "denies",
    "decline_to_comment": "declines to comment",
    "accuse": "accuses",
    "threaten": "threatens",
    "warn": "warns",
    "demand": "demands",
    "promise": "promises",
    "propose": "proposes",
    "reject": "rejects",
    "praise": "praises",
    "ask": "asks",
    "announce": "announces",
}
MEDIUM_WORDS: dict[Medium, str] = {
    "phone": "by telephone",
    "press": "through the press",
    "interview": "in an interview",
    "broadcast": "on the air",
    "social_media": "on social media",
    "letter": "in a letter",
    "speech": "in a speech",
    "meeting": "in a meeting",
    "document": "in a document",
    "unknown": "",
}


class Names:
    """The names of one record's entities, as they are shown."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = {e.id: e for e in entities}

    def get(self, id: str) -> Entity | None:
        return self._entities.get(id)

    def name(self, id: str | None) -> str:
        """The entity's name; its id where the record does not hold it."""
        if id is None:
            return NOT_SAID
        entity = self._entities.get(id)
        return printable(entity.name) if entity else id

    def country(self, id: str) -> str:
        entity = self._entities.get(id)
        return entity.country or "" if entity else ""

    def role(self, id: str | None) -> str:
        entity = self._entities.get(id) if id else None
        return printable(entity.role) if entity and entity.role else ""


def days(when: When) -> str:
    """The interval as briefly as it can be put: a day, a month, a year, or its first and last day."""
    start, end = when.start, when.end
    if start == end:
        return start.isoformat()
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    if start.day == 1 and end == end.replace(day=calendar.monthrange(end.year, end.month)[1]):
        first, last = f"{start:%Y-%m}", f"{end:%Y-%m}"
        return first if first == last else f"{first} to {last}"
    return f"{start} to {end}"


def weekday(date: dt.date) -> str:
    return calendar.day_name[date.weekday()]


def basis(when: When) -> str:
    """How the days are known."""
    if when.text is not None:
        return f"{when.basis}: “{printable(when.text.exact)}”"
    return "publication date" if when.basis == "published" else when.basis


def offsets(start: int, end: int) -> str:
    return f"[{start}:{end}]"


def history_line(changes: Iterable[StandingChange], names: Names) -> str:
    """The steps of a standing, such as "alleged by X → denied by Y"; a voice that repeats itself is one step."""
    steps = [f"{c.standing} by {names.name(c.by) if c.by else ARTICLE_VOICE}" for c in changes]
    return " → ".join(step for step, _ in groupby(steps))


def setting(statement: Statement, names: Names) -> str:
    """To whom, by which way and where it was said; "" where the words do not say."""
    parts = []
    if statement.addressees:
        parts.append("to " + ", ".join(names.name(a) for a in statement.addressees))
    if way := MEDIUM_WORDS[statement.medium]:
        parts.append(way)
    if statement.outlet and statement.outlet not in statement.addressees:
        parts.append(f"({names.name(statement.outlet)})")
    return " ".join(parts)


def count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"

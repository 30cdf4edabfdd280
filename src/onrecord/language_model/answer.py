"""What came back, line by line: a line that is not in the agreed form is dropped, and costs no other line anything."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from onrecord.errors import LanguageModelError
from onrecord.model.entity import EntityKind
from onrecord.model.plover import EventType
from onrecord.model.standing import Standing
from onrecord.model.statement import Act, Medium
from onrecord.model.temporal import TimeType


class DraftEntity(msgspec.Struct, frozen=True):
    id: str
    name: str
    kind: EntityKind
    mentions: list[str]
    country: str | None = None
    sectors: list[str] = []
    role: str | None = None


class DraftTime(msgspec.Struct, frozen=True):
    words: str
    type: TimeType
    value: str | None = None


class DraftStatement(msgspec.Struct, frozen=True):
    id: str
    sentence: str
    act: Act
    source: str | None = None
    source_words: str | None = None
    cue: str | None = None
    content: list[str] = []
    to: list[str] = []
    medium: Medium = "unknown"
    outlet: str | None = None
    within: str | None = None
    about: list[str] = []


class DraftWhen(msgspec.Struct, frozen=True):
    words: str
    start: str
    end: str


class DraftChange(msgspec.Struct, frozen=True):
    standing: Standing
    sentence: str
    by: str | None = None
    statement: str | None = None


class DraftEvent(msgspec.Struct, frozen=True):
    id: str
    type: EventType
    sentence: str
    trigger: str
    standing: Standing
    mode: str | None = None
    also: list[str] = []
    actors: list[str] = []
    recipients: list[str] = []
    place: str | None = None
    when: DraftWhen | None = None
    history: list[DraftChange] = []


class Draft(msgspec.Struct, frozen=True):
    """A record as the model drafted it; `malformed` lines were not in the agreed form."""

    entities: list[DraftEntity]
    times: list[DraftTime]
    statements: list[DraftStatement]
    events: list[DraftEvent]
    malformed: int = 0


Line = TypeVar("Line", DraftEntity, DraftTime, DraftStatement, DraftEvent)


def parse_answer(answer: str) -> Draft:
    """The draft in `answer`, which may stand among other words. Raises LanguageModelError if it has no JSON object."""
    found = _object(answer)
    entities, bad_entities = _lines(found.get("entities"), DraftEntity)
    times, bad_times = _lines(found.get("times"), DraftTime)
    statements, bad_statements = _lines(found.get("statements"), DraftStatement)
    events, bad_events = _lines(found.get("events"), DraftEvent)
    return Draft(entities, times, statements, events, bad_entities + bad_times + bad_statements + bad_events)


def _object(answer: str) -> dict[str, Any]:
    """The JSON object from the first brace to the last: models like to wrap it in a fence or a sentence."""
    start, end = answer.find("{"), answer.rfind("}") + 1
    try:
        found = msgspec.json.decode(answer[start:end].encode("utf-8", "replace")) if 0 <= start < end else None
    except (msgspec.DecodeError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise LanguageModelError("the language model's answer is no JSON object", cure="take a model that writes JSON")
    return found


def _lines(found: object, kind: type[Line]) -> tuple[list[Line], int]:
    if not isinstance(found, list):
        return [], 0 if found is None else 1
    lines: list[Line] = []
    for one in found:
        try:
            lines.append(msgspec.convert(one, kind))
        except msgspec.ValidationError:
            continue
    return lines, len(found) - len(lines)

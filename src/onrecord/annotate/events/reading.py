"""One trigger with what the rules read off it, before it becomes an `EventMention`."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.annotate.lexicons.plover import Rule
from onrecord.model.plover import EventType


@dataclass
class Reading:
    """A trigger at `token`, spelt [start, end), read by `rule`.

    `support` is the verb that lends an event noun its parties; `object_noun` the noun that a verb's event consists of.
    """

    token: int
    start: int
    end: int
    type: EventType
    mode: str | None
    rule: Rule
    support: int | None = None
    object_noun: int | None = None
    actors: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    performed_by: str | None = None

"""One trigger with what the rules read off it, before it becomes an `EventMention`."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.annotate.lexicons.plover import Rule
from onrecord.model.plover import EventType

# The threat's mode by the mode, else the type, of what is threatened.
_THREAT_OF = {
    "arrest": "arrest",
    "deport": "expel",
    "expel": "expel",
    "seize": "territory",
    "ASSAULT": "violence",
    "COERCE": "restrict",
    "PROTEST": "restrict",
    "SANCTION": "relations",
    "REJECT": "relations",
    "RETREAT": "relations",
}


@dataclass
class Reading:
    """A trigger at `token`, spelt [start, end), read by `rule`.

    `support` is the verb that lends an event noun its parties; `object_noun` the
    word that a verb's event consists of, and no trigger within `swallows` tells an event of its own.
    `participation` tells of somebody's part in an act, not of the act itself.
    `joined` are the triggers that were found to tell the same happening.
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
    swallows: tuple[int, int] = (0, 0)
    participation: bool = False
    joined: list[int] = field(default_factory=list)


def threat_mode(act: Reading) -> str | None:
    """The mode of a threat to do what `act` tells."""
    return _THREAT_OF.get(act.mode or "") or _THREAT_OF.get(act.type)

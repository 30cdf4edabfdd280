"""Where PLOVER's manual files an act under another type than its own.

Source: PLOVER manual 2.0, coding rule on future events (facts only): a future CONSULT, SUPPORT, COOPERATE or AID is
filed as AGREE, a future RETREAT as CONCEDE. Our records keep the act's own type and say the rest by its standing.
"""

from __future__ import annotations

from types import MappingProxyType

from onrecord.model.plover import EventType
from onrecord.model.standing import Standing

FUTURE: MappingProxyType[EventType, EventType] = MappingProxyType(
    {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
)


def plover_type(type: EventType, standing: Standing) -> EventType:
    """The one type under which PLOVER files an act of this type that stands so."""
    return FUTURE.get(type, type) if standing == "planned" else type

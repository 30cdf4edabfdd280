"""What is still open between two sides: talks, calls, visits, mediators, agreements, concessions; and refusals."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

import msgspec

from onrecord.model.happening import Happening
from onrecord.model.standing import Standing
from onrecord.situation.sides import Side

Kind = Literal["call", "visit", "mediation", "talks", "agreement", "concession", "refusal"]
State = Literal["open", "disputed", "planned", "possible", "off"]
KINDS: Final[tuple[Kind, ...]] = ("call", "visit", "mediation", "talks", "agreement", "concession", "refusal")

_CONSULTING: Final[dict[str | None, Kind]] = {"phone": "call", "visit": "visit", "third-party": "mediation"}
_STATES: Final[dict[Standing, State]] = {
    "confirmed": "open",
    "reported": "open",
    "alleged": "open",
    "disputed": "disputed",
    "planned": "planned",
    "threatened": "possible",
    "hypothetical": "possible",
    "denied": "off",
    "negated": "off",
}


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """One contact, or one that is planned, only spoken of, or off. `day` is the Monday of its week."""

    week: str
    day: dt.date
    kind: Kind
    state: State
    standing: Standing
    sides: tuple[Side, ...]
    happening: str
    independent_sources: int


def kind_of(happening: Happening) -> Kind | None:
    """None for what opens or closes no channel."""
    match happening.type:
        case "CONSULT":
            return _CONSULTING.get(happening.mode, "talks")
        case "AGREE":
            return "agreement"
        case "CONCEDE":
            return "concession"
        case "REJECT" if happening.mode == "meet":
            return "refusal"
    return None


def state_of(standing: Standing) -> State:
    return _STATES[standing]

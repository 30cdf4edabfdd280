"""People with the offices that they held, each from its first day to its last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

LEADING_ROLES = (
    "President of ", "Prime Minister of ", "Chancellor of ", "Supreme Leader of ", "Taoiseach", "Premier of ",
    "military ruler of ",
)  # fmt: skip
OWN_UNTIL = "2026-01"  # rows known to here are the newest there are: an open office is taken to go on


class Office(msgspec.Struct, frozen=True):
    """One tenure. Dates are ISO prefixes ("2009", "2009-01-20"); `end` is "" where none is known."""

    country: str
    sectors: tuple[str, ...]
    role: str
    start: str
    end: str
    until: str

    @property
    def always(self) -> bool:
        """Whether no date is told, so that it is held whatever the day: only so in the user's table."""
        return not self.start and not self.end

    def held_on(self, day: str) -> bool | None:
        """Whether it was held on an ISO day; None where the source does not reach that far."""
        if day < self.start:
            return False
        if self.end:
            return day <= (self.end if len(self.end) == 10 else self.end + "-99")
        return True if self.until == OWN_UNTIL or day[:7] <= self.until else None


class Holder(msgspec.Struct, frozen=True):
    """A person with dated offices, earliest first."""

    name: str
    gender: str
    wikidata: str | None
    offices: tuple[Office, ...]
    own: bool = False  # from the user's table: a name is enough to be meant

    def current(self, day: dt.date) -> tuple[Office, ...]:
        return tuple(o for o in self.offices if o.held_on(day.isoformat()))

    def leads_on(self, day: dt.date) -> bool:
        """Whether it leads a state or a government on that day."""
        return any(
            o.role.startswith((*LEADING_ROLES, "leader of ")) and o.sectors == ("GOV",) for o in self.current(day)
        )

    def given_up(self, day: dt.date) -> tuple[Office, ...]:
        return tuple(o for o in self.offices if o.held_on(day.isoformat()) is False and o.start <= day.isoformat())


def weightiest(offices: Sequence[Office]) -> Office:
    """The one that a person is known for: of a state's head or government, of a state, any; of equals the latest."""
    return max(enumerate(offices), key=lambda pair: (*_weight(pair[1]), pair[0]))[1]


def _weight(office: Office) -> tuple[bool, bool]:
    return office.role.startswith((*LEADING_ROLES, "King ", "Queen ", "Emir ")), "PTY" not in office.sectors

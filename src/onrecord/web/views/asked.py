"""What a view is asked to show, as its address says it: by whom, upon whom, of which manner, standing, week, place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from onrecord.errors import UsageError
from onrecord.model.happening import Happening
from onrecord.model.plover import RECIPROCAL_TYPES, TYPES
from onrecord.model.standing import STANDINGS
from onrecord.situation import weeks
from onrecord.situation.method import WEIGHTS
from onrecord.web.views.shown import MANNERS, Shown, manner

NO_PLACE = "none"
_PLAIN = ("who", "whom", "side", "actor", "manner", "standing", "type", "week", "place")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Filters; "" where nothing is asked. Sides are ids as in the situation (ARG, UNO, id of an entity, "?").

    `side` takes part in any role, `with_` is another that does; `who` acts upon `whom`; `together`: "yes", what parties
    do with each other, "no", all else; `counted`: only what weighs something (docs/situation.md); `actor` is the id of
    an entity that acts or is acted upon; `week` is an ISO week ("2026-W11") as the escalation counts it; `place` the
    id of one, or "none".
    """

    who: str = ""
    whom: str = ""
    side: str = ""
    with_: str = ""
    together: str = ""
    counted: bool = False
    actor: str = ""
    manner: str = ""
    standing: str = ""
    type: str = ""
    week: str = ""
    place: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Asked:
        """From an address. Raises UsageError for a manner, standing or type that there is not."""
        given = {f: query.get(f, "") for f in _PLAIN}
        for name, known in (("manner", MANNERS), ("standing", STANDINGS), ("type", TYPES)):
            if given[name] and given[name] not in known:
                raise UsageError(f"no {name} is called {given[name]!r}", cure=f"there are {', '.join(known)}")
        together = {"yes": "yes", "no": "no"}.get(query.get("together", ""), "")
        return cls(**given, with_=query.get("with", ""), together=together, counted=bool(query.get("counted")))

    @property
    def query(self) -> dict[str, str]:
        """As an address has it."""
        named = {f.rstrip("_"): getattr(self, f) for f in self.__struct_fields__ if f != "counted"}
        return {k: v for k, v in named.items() if v} | ({"counted": "yes"} if self.counted else {})

    def selected(self, shown: Shown) -> tuple[Happening, ...]:
        """The happenings that answer, in the order of the chronology."""
        return tuple(h for h in shown.in_order if self._fits(h, shown)) if self.query else shown.in_order

    def _fits(self, h: Happening, shown: Shown) -> bool:
        return (
            (not self.standing or h.standing == self.standing)
            and (not self.type or h.type == self.type)
            and (not self.manner or manner(h) == self.manner)
            and (not self.together or (h.type in RECIPROCAL_TYPES) == (self.together == "yes"))
            and (not self.counted or bool(WEIGHTS[h.standing]))
            and (not self.actor or self.actor in h.actors or self.actor in h.recipients)
            and (not self.place or (h.place or NO_PLACE) == self.place)
            and (not self.week or _week(h, shown) == self.week)
            and self._sides_fit(h, shown)
        )

    def _sides_fit(self, h: Happening, shown: Shown) -> bool:
        if not (self.who or self.whom or self.side or self.with_):
            return True
        pairs = shown.pairs[h.id]
        parties = {side.id for pair in pairs for side in pair}
        directed = any((not self.who or a.id == self.who) and (not self.whom or b.id == self.whom) for a, b in pairs)
        return directed and all(not side or side in parties for side in (self.side, self.with_))

    def _acts(self, shown: Shown) -> str:
        who = shown.side_name(self.who) if self.who else "somebody" if self.whom else ""
        return f"{who} acts{f' upon {shown.side_name(self.whom)}' if self.whom else ''}" if who else ""

    def words(self, shown: Shown) -> str:
        """What is asked, in words; "" where nothing is."""
        name = shown.side_name
        parts = [
            self._acts(shown),
            f"{name(self.side)} takes part" if self.side else "",
            f"{'together ' if self.together == 'yes' else ''}with {name(self.with_)}" if self.with_ else "",
            f"{shown.chronology.name(self.actor)} takes part" if self.actor else "",
            self.manner,
            self.type,
            self.standing,
            "taken place, as far as is told" if self.counted else "",
            f"in the week {self.week}" if self.week else "",
            f"in {shown.chronology.name(self.place)}" if self.place not in ("", NO_PLACE) else "",
            "no place stated" if self.place == NO_PLACE else "",
        ]
        return ", ".join(p for p in parts if p)


def _week(h: Happening, shown: Shown) -> str:
    """The ISO week in which it stands in the escalation; "" for none."""
    found = weeks.place(h, shown.told[h.id], undated=True)
    return weeks.label(found[0]) if found else ""


def asked_day(as_of: str, day: str, was: str, first: dt.date | None) -> dt.date | None:
    """The day asked for: `as_of` (YYYY-MM-DD), or that of the slider (`day` counted from `first`) where it was moved.

    `was` is where the slider stood when the page was made. None: as known today. Raises UsageError for no day.
    """
    if first is not None and day and day != was:
        return first + dt.timedelta(days=_number(day))
    try:
        return dt.date.fromisoformat(as_of) if as_of else None
    except ValueError:
        raise UsageError(f"{as_of!r} is not a date", cure="write a day that exists as YYYY-MM-DD") from None


def _number(day: str) -> int:
    if not day.isdecimal() or len(day) > 6:
        raise UsageError(f"{day!r} is not a number of days", cure="count days from the first, from 0 on")
    return int(day)

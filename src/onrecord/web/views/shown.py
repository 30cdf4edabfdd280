"""The record that the views are made from, and what several of them ask of it, worked out once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Literal, get_args

from onrecord.export.material import Material
from onrecord.model.happening import Happening
from onrecord.model.plover import INTENSITY
from onrecord.show.sentences import sentence
from onrecord.situation import weeks
from onrecord.situation.sides import NOBODY, UNKNOWN, Side, Sides
from onrecord.situation.voices import Voices

Manner = Literal["conflict", "cooperation", "request"]
MANNERS: tuple[Manner, ...] = get_args(Manner)
CHOICES = 60


def manner(happening: Happening) -> Manner:
    """Conflict or cooperation by the sign of PLOVER's intensity; a request, which weighs nothing, is neither."""
    intensity = INTENSITY[happening.type]
    return "conflict" if intensity < 0 else "cooperation" if intensity > 0 else "request"


class Shown(Material):
    """A joined record and what the views ask of it. Nothing is worked out before a view asks."""

    @property
    def country_names(self) -> dict[str, str]:
        """ISO 3166 alpha-3 -> name."""
        return self._country_names

    @cached_property
    def happenings(self) -> dict[str, Happening]:
        return {h.id: h for h in self.joined.happenings}

    @cached_property
    def sides(self) -> Sides:
        return Sides(self.joined.entities, self._country_names)

    @cached_property
    def pairs(self) -> dict[str, tuple[tuple[Side, Side], ...]]:
        """Of each happening, every ordered pair of sides (who, upon whom)."""
        return {h.id: self.sides.pairs(h) for h in self.joined.happenings}

    @cached_property
    def side_names(self) -> dict[str, str]:
        """All sides that act or are acted upon, by id, by name; who is not identified is not among them."""
        found = {side.id: side.name for pairs in self.pairs.values() for pair in pairs for side in pair}
        return dict(sorted(((id, name) for id, name in found.items() if id != UNKNOWN), key=lambda s: (s[1], s[0])))

    @cached_property
    def busiest_sides(self) -> dict[str, str]:
        """The sides that take part in most happenings, as many as a list to choose from can hold, by name."""
        taking_part = Counter(id for pairs in self.pairs.values() for id in {s.id for pair in pairs for s in pair})
        known = [id for id, _ in taking_part.most_common() if id != UNKNOWN][:CHOICES]
        return {id: name for id, name in self.side_names.items() if id in set(known)}

    def side_name(self, id: str) -> str:
        return self.side_names.get(id, NOBODY.name if id == UNKNOWN else id)

    @cached_property
    def voices(self) -> Voices:
        return Voices(self.joined)

    @cached_property
    def published(self) -> dict[str, dt.date | None]:
        return {r.document.id: r.document.published for r in self.records}

    @cached_property
    def told(self) -> dict[str, dt.date | None]:
        """The day on which each happening was first told; None where no article of it has a date."""
        return {h.id: weeks.first_told(h, self.published) for h in self.joined.happenings}

    @cached_property
    def in_order(self) -> tuple[Happening, ...]:
        """As the chronology has them: by first day, then last; what has no stated day last, by when it was told."""
        return tuple(sorted(self.joined.happenings, key=self._place_in_time))

    def _place_in_time(self, h: Happening) -> tuple[bool, dt.date, dt.date, dt.date, str]:
        told = self.told[h.id] or dt.date.max
        return (False, h.when.start, h.when.end, told, h.id) if h.when else (True, told, told, told, h.id)

    def line(self, h: Happening) -> str:
        """The happening in one sentence."""
        return sentence(h, self.chronology.name)

    def manners(self, happenings: Iterable[Happening]) -> dict[Manner, int]:
        """How many are conflict, cooperation, requests."""
        found = [manner(h) for h in happenings]
        return {m: found.count(m) for m in MANNERS}

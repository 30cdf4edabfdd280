"""For whom an entity acts, or is acted upon, in a pair: its country, or itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from onrecord.model.happening import Happening, JoinedEntity
from onrecord.model.plover import PSEUDO_COUNTRIES, RECIPROCAL_TYPES

UNKNOWN: Final = "?"
# One body each; the other codes of PLOVER for what belongs to no country (IGO, NGO, MNC ...) lump many together.
_BODIES: Final = {"UNO": "United Nations", "EUR": "European Union"}
_REBELS: Final = frozenset({"REB", "UAF"})


class Side(msgspec.Struct, frozen=True, order=True):
    """`id` is a country (ISO 3166 alpha-3), UNO, EUR, the id of a joined entity, or "?" for who is not identified."""

    id: str
    name: str


NOBODY: Final = Side(UNKNOWN, "not identified")


class Sides:
    """The sides of one joined record. `names`: country -> its name, where it should not be shown as a code."""

    def __init__(self, entities: Iterable[JoinedEntity], names: dict[str, str] | None = None) -> None:
        self._entities = {e.id: e for e in entities}
        self._names = names or {}
        self._known: dict[str, Side] = {}

    def of(self, id: str) -> Side:
        """The side of an entity."""
        if id not in self._known:
            self._known[id] = self._side(id)
        return self._known[id]

    def _side(self, id: str) -> Side:
        entity = self._entities.get(id)
        if entity is None:
            return NOBODY
        for_itself = entity.kind == "armed_group" or bool(_REBELS & set(entity.sectors))
        named = any(m.form == "name" for m in entity.mentions)
        country = entity.country
        if country in _BODIES:
            return Side(country, _BODIES[country])
        if country and country not in PSEUDO_COUNTRIES and not (for_itself and named):
            return Side(country, self._names.get(country, country))
        return Side(entity.id, entity.name) if named else NOBODY

    def pairs(self, happening: Happening) -> tuple[tuple[Side, Side], ...]:
        """Every ordered pair (who, to whom) that the happening counts for, each once; at least one."""
        who, whom = self._of_all(happening.actors), self._of_all(happening.recipients)
        if happening.type in RECIPROCAL_TYPES:
            together = dict.fromkeys((*who, *whom))
            pairs = [(a, b) for a in together for b in together if a != b]
            if pairs:
                return tuple(pairs)
        return tuple(dict.fromkeys((a, b) for a in who or (NOBODY,) for b in whom or (NOBODY,)))

    def parties(self, happening: Happening) -> tuple[Side, ...]:
        """All sides that take part, those who are identified."""
        return self._of_all((*happening.actors, *happening.recipients))

    def _of_all(self, ids: Iterable[str]) -> tuple[Side, ...]:
        return tuple(dict.fromkeys(side for id in ids if (side := self.of(id)) != NOBODY))

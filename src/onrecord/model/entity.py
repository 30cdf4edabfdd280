"""Who and what the article speaks of."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec

from onrecord.model.span import check_bounds

EntityKind = Literal[
    "person", "government", "organization", "armed_group", "publication", "place", "people", "document", "other"
]
MentionForm = Literal["name", "nominal", "pronoun"]


class Mention(msgspec.Struct, frozen=True):
    """Words that refer to an entity."""

    start: int
    end: int
    exact: str
    form: MentionForm

    def __post_init__(self) -> None:
        check_bounds(self.start, self.end, self.exact)


class Entity(msgspec.Struct, frozen=True, dict=True):
    """One person, government, group, place ... of the article, with every mention of it.

    `country` is ISO 3166 alpha-3 or a PLOVER pseudo-country; `sectors` and `role` hold on the article's date.
    `latitude` and `longitude` (WGS 84, degrees) are those of a city that the words tell apart from others of its name.
    """

    id: str
    name: str
    kind: EntityKind
    mentions: tuple[Mention, ...]
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    wikidata: str | None = None
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError(f"entity {self.id} ({self.name}) has no words behind it")

    @cached_property
    def named(self) -> bool:
        """Whether any mention is a name: asked for every pair of events, and there may be thousands of mentions."""
        return any(m.form == "name" for m in self.mentions)

"""What is told of an entity, but for its names and mentions."""

from __future__ import annotations

import msgspec

from onrecord.model.entity import EntityKind


class Profile(msgspec.Struct, frozen=True):
    """What it is on the article's date."""

    kind: EntityKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    wikidata: str | None = None


class Location(msgspec.Struct, frozen=True):
    """What GeoNames knows of a place: an id, and for a city the point and the country."""

    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None

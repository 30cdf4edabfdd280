"""Happenings as points (GeoJSON, RFC 7946), where their place has coordinates. No point is guessed or moved.

An entity has coordinates where the registry gives it `latitude` and `longitude` (WGS 84). What has no place, or
a place without them, is no feature: `left_out`, a foreign member of the collection, says how many and which.
"""

from __future__ import annotations

from typing import Any

from onrecord.export.material import LeftOut, Made, Material, nothing_lost, pretty
from onrecord.model.happening import Happening, JoinedEntity
from onrecord.model.plover import INTENSITY, QUAD


def make(material: Material) -> Made:
    features: list[dict[str, Any]] = []
    placeless: list[str] = []
    unlocated: list[str] = []
    for happening in material.joined.happenings:
        place = material.entities.get(happening.place) if happening.place else None
        point = coordinates(place) if place else None
        if place is not None and point is not None:
            features.append(_feature(happening, place, point, material))
        else:
            (unlocated if place else placeless).append(happening.id)
    missing = nothing_lost(
        [
            LeftOut("happenings", len(placeless), "no place is told", tuple(placeless)),
            LeftOut("happenings", len(unlocated), "nothing gives coordinates of the place told", tuple(unlocated)),
        ],
        material.texts(),
        material.unread(),
    )
    collection = {"type": "FeatureCollection", "features": features, "left_out": missing}
    return Made({"": pretty(collection)}, missing)


def coordinates(place: JoinedEntity) -> tuple[float, float] | None:
    """(longitude, latitude), as GeoJSON orders them; None where the entity has none, or none that are on the globe."""
    if place.latitude is None or place.longitude is None:
        return None
    on_the_globe = -90 <= place.latitude <= 90 and -180 <= place.longitude <= 180
    return (place.longitude, place.latitude) if on_the_globe else None


def _feature(h: Happening, place: JoinedEntity, point: tuple[float, float], material: Material) -> dict[str, Any]:
    first = material.first_told(h)
    quotes = [
        {"article": t.document, "start": s.start, "end": s.end, "exact": s.exact} for t in h.sources for s in t.evidence
    ]
    return {
        "type": "Feature",
        "id": h.id,
        "geometry": {"type": "Point", "coordinates": point},
        "properties": {
            "sentence": material.entries[h.id].sentence,
            "type": h.type,
            "mode": h.mode,
            "quad": QUAD[h.type],
            "intensity": INTENSITY[h.type],
            "standing": h.standing,
            "by": material.entries[h.id].words,
            "actors": [material.chronology.name(a) for a in h.actors],
            "recipients": [material.chronology.name(r) for r in h.recipients],
            "place": place.name,
            "place_country": place.country,
            "geonames": place.geonames,
            "start": h.when and h.when.start,
            "end": h.when and h.when.end,
            "days_basis": h.when and h.when.basis,
            "first_told": first,
            "independent_sources": h.independent_sources,
            "articles": len({t.document for t in h.sources}),
            "conflicts": [c.field for c in h.conflicts],
            "quotes": quotes,
        }
        | _judged(h, material),
    }


def _judged(h: Happening, material: Material) -> dict[str, Any]:
    """Whose its values are that are not the machine's alone."""
    return {"judged": found} if (found := [j for j in material.judged if j.happening == h.id]) else {}

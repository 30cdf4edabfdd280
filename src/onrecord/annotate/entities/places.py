"""Where a place of the article lies, to the precision of its words and no finer.

A city's point is given only where its country is known by the article's words, or where all cities of that name lie in
one country that the article speaks of. Regions have no point: none of theirs would be what the words say.
"""

from __future__ import annotations

from typing import Final

from onrecord.annotate.entities.descriptions import Location, Profile
from onrecord.annotate.entities.draft import Cluster
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.entities.setting import Setting
from onrecord.annotate.lexicons.points import Point, cities_called, city_in, geonames_of_country

FAR_LARGER: Final = 15  # times: then no writer leaves the smaller namesake's country unsaid
# After a city's name these make it the region around it; before it, with "of", too.
REGIONS: Final = frozenset(
    "province region state district county governorate oblast department prefecture area territory border valley "
    "peninsula island islands sea strait river mountains desert krai canton division zone".split()
)


NOWHERE: Final = Location()


def locate(reading: Reading, setting: Setting, cluster: Cluster, profile: Profile) -> Location:
    """Where the entity lies; all None where the words leave it open, or where it is no place."""
    actor = cluster.actor
    if actor is not None and actor.id.startswith("country:"):
        return Location(geonames=geonames_of_country(actor.id.removeprefix("country:")))
    if profile.kind != "place" or (actor is not None and not _is_city(cluster)) or _is_region(reading, cluster):
        return NOWHERE
    countries = {profile.country} if profile.country else setting.spoken
    if actor is not None and _has_great_namesake(setting, cluster):
        return NOWHERE
    names = dict.fromkeys(_names(reading, cluster))
    point = next((p for p in (city_in(name, countries - {None}) for name in names) if p), None)
    return _of(point) if point else NOWHERE


def _of(point: Point) -> Location:
    return Location(point.country, point.latitude, point.longitude, point.geonames)


def _is_city(cluster: Cluster) -> bool:
    return any(m.sense in ("city", "capital") for m in cluster.mentions)


def _has_great_namesake(setting: Setting, cluster: Cluster) -> bool:
    """Whether nothing but its name says that this is the city the registry means, and another bears it that could be
    meant as well."""
    own = {i for m in cluster.mentions for i in range(m.start, m.end)}
    country = cluster.actor.country if cluster.actor else None
    if country in {code for i, code in setting.codes.items() if i not in own}:
        return False
    called = [p for m in cluster.mentions if m.form == "name" for p in cities_called(" ".join(m.pieces))]
    largest = max((p.inhabitants for p in called if p.country == country), default=0)
    return any(p.country != country and p.inhabitants * FAR_LARGER > largest for p in called)


def _names(reading: Reading, cluster: Cluster) -> list[str]:
    told = [reading.exact(m.start, m.end) for m in cluster.mentions if m.form == "name"]
    return [cluster.actor.name, *told] if cluster.actor else told


def _is_region(reading: Reading, cluster: Cluster) -> bool:
    """Whether some mention says that the region and not the city is meant: "Homs province", "the state of Zulia"."""
    for m in cluster.mentions:
        if m.form != "name":
            continue
        after, before = reading.lower[m.end : m.end + 1], reading.lower[max(0, m.start - 2) : m.start]
        if REGIONS.intersection(after) or (before[1:] == ["of"] and REGIONS.intersection(before)):
            return True
    return False

"""What the registry knows of one name on one day: everything that it can mean, before an article's words decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import msgspec

from onrecord.annotate.lexicons import holders, known_offices
from onrecord.annotate.lexicons.actors import Alias, actor_nouns, fold, gazetteer, near_aliases
from onrecord.annotate.lexicons.points import Point, cities_called
from onrecord.annotate.lexicons.tenures import LEADING_ROLES, Holder, Office, weightiest
from onrecord.model.entity import EntityKind

# How an office stands on a day: "unknown" where its source ends before the day and gives no end of the office.
Tenure = Literal["held", "given up", "not yet", "unknown"]
Match = Literal["name", "surname", "near spelling", "office", "description"]
MOST_CITIES = 8


class KnownOffice(msgspec.Struct, frozen=True):
    """One tenure as the registry has it. Dates are ISO prefixes; `known_until` is how far the source reaches."""

    role: str
    country: str
    sectors: tuple[str, ...]
    start: str
    end: str | None
    known_until: str
    tenure: Tenure | None  # None where no day was asked for


class KnownName(msgspec.Struct, frozen=True):
    """One thing that a name can mean; `country`, `sectors` and `role` are those of the day."""

    name: str
    sense: str  # person, country, adjective, people, capital, metonym, region, city, organization, outlet
    kind: EntityKind
    match: Match
    country: str | None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    needs_context: bool = False  # means this only where its country is spoken of
    wikidata: str | None = None
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    inhabitants: int | None = None
    offices: tuple[KnownOffice, ...] = ()


def look_up(name: str, day: dt.date | None = None) -> tuple[KnownName, ...]:
    """Everything that `name` can mean on `day`: actors of the gazetteer, office holders, then cities by size.

    A near spelling is tried only where nobody bears the name itself, as in an article.
    """
    pieces = fold(name)
    while pieces[:1] == ("the",) and len(pieces) > 1 and not _actors_called(pieces):
        pieces = pieces[1:]
    if not pieces:
        return ()
    found = (*_actors(pieces), *_people(pieces, day), *_cities(name))
    return found or (*_titled(pieces, day), *_by_office(name, day)) or tuple(_nearly(pieces, day))


def _actors_called(pieces: tuple[str, ...]) -> bool:
    return next(_actors(pieces), None) is not None


def _titled(pieces: tuple[str, ...], day: dt.date | None) -> Iterator[KnownName]:
    """ "Prime Minister Sanchez", "President Macron": the name behind the title."""
    nouns = actor_nouns()
    for cut in (3, 2, 1):
        if len(pieces) > cut and " ".join(pieces[:cut]) in nouns:
            people = list(_people(pieces[cut:], day))
            title = " ".join(pieces[:cut])
            yield from [p for p in people if any(title in o.role.lower() for o in p.offices)] or people
            return


def _by_office(name: str, day: dt.date | None) -> Iterator[KnownName]:
    """ "Iran's president": who holds it on the day; "Burmese junta": how such a group is coded."""
    wanted = known_offices.asked(name)
    if wanted is None:
        return
    held = list(known_offices.holders_of(wanted, day)) if day is not None else []
    for holder, office in held:
        person = _person(holder, "office", day)
        yield msgspec.structs.replace(person, role=office.role, country=office.country or None, sectors=office.sectors)
    if not held and wanted.country and wanted.noun is not None:
        noun = wanted.noun
        yield KnownName(name, "description", noun.kind, "description", wanted.country, noun.sectors)


def _nearly(pieces: tuple[str, ...], day: dt.date | None) -> Iterator[KnownName]:
    """Who holds an office that day under a surname spelt almost so; an organisation of one word likewise."""
    if len(pieces) != 1:
        return
    for alias in near_aliases(pieces[0]):
        yield msgspec.structs.replace(_actor(alias), match="near spelling")
    bearers = {id(h): h for surname in holders.near_surnames(pieces[0]) for h in holders.by_surname(surname)}
    people = [_person(h, "near spelling", day) for h in bearers.values()]
    yield from (p for p in people if day is not None and any(_is_leading(o) for o in p.offices))


def _is_leading(office: KnownOffice) -> bool:
    return office.tenure == "held" and office.role.startswith((*LEADING_ROLES, "leader of "))


def _actors(pieces: tuple[str, ...]) -> Iterator[KnownName]:
    seen = set()
    group = gazetteer().get(pieces[0])
    for alias in group.by_pieces.get(pieces, ()) if group else ():
        if (alias.actor.id, alias.sense) not in seen:
            seen.add((alias.actor.id, alias.sense))
            yield _actor(alias)


def _actor(alias: Alias) -> KnownName:
    actor = alias.actor
    return KnownName(
        actor.name,
        alias.sense,
        actor.kind,
        "name",
        actor.country,
        actor.sectors,
        needs_context=alias.in_context,
        wikidata=actor.wikidata,
    )


def _people(pieces: tuple[str, ...], day: dt.date | None) -> Iterator[KnownName]:
    found: tuple[Holder, ...] = holders.by_name(pieces)
    match: Match = "name"
    if not found and len(pieces) == 1:
        found, match = holders.by_surname(pieces[0]), "surname"
    if not found and len(pieces) > 1:
        found, match = holders.by_near_name(pieces), "near spelling"
    people = [_person(holder, match, day) for holder in found]
    if match == "surname" and day is not None:  # a surname alone means somebody only while he is in office
        people = [p for p in people if any(o.tenure == "held" for o in p.offices)]
    yield from sorted(people, key=lambda p: (p.name, p.wikidata or ""))


def _person(holder: Holder, match: Match, day: dt.date | None) -> KnownName:
    offices = tuple(_office(o, day) for o in holder.offices)
    held = [o for o in offices if o.tenure == "held"]
    gone = [o for o in offices if o.tenure == "given up"]
    known = [o for o in holder.offices if o.role]
    weighty = [o for o in known if day is not None and o.held_on(day.isoformat())] if held else []
    weighty = weighty or [o for o in known if day is not None and o.held_on(day.isoformat()) is False and not held]
    weighty = [o for o in weighty if day is not None and o.start <= day.isoformat()]
    best = weightiest(weighty) if weighty else None
    now = _office(best, day) if best is not None else held[-1] if held else gone[-1] if gone else None
    sectors = now.sectors if held and now else ("ELI",) if now else ()
    role = (now.role if held else f"former {now.role}") if now and now.role else None
    countries = sorted({o.country for o in offices})
    country = now.country if now else countries[0] if len(countries) == 1 else None
    return KnownName(
        holder.name, "person", "person", match, country, sectors, role, wikidata=holder.wikidata, offices=offices
    )


def _office(office: Office, day: dt.date | None) -> KnownOffice:
    return KnownOffice(
        office.role,
        office.country,
        office.sectors,
        office.start,
        office.end or None,
        office.until,
        _tenure(office, day) if day else None,
    )


def _tenure(office: Office, day: dt.date) -> Tenure:
    held = office.held_on(day.isoformat())
    if held is None:
        return "unknown"
    return "held" if held else "not yet" if day.isoformat() < office.start else "given up"


def _cities(name: str) -> Iterator[KnownName]:
    for point in cities_called(name)[:MOST_CITIES]:
        yield _city(name, point)


def _city(name: str, point: Point) -> KnownName:
    return KnownName(
        name,
        "city",
        "place",
        "name",
        point.country,
        needs_context=True,
        geonames=point.geonames,
        latitude=point.latitude,
        longitude=point.longitude,
        inhabitants=point.inhabitants,
    )

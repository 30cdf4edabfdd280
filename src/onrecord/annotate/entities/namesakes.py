"""Cities whose names say more than one thing: Brussels, the Union's seat, or Tripoli in Lebanon."""

from __future__ import annotations

from typing import Final

from onrecord.annotate.entities.draft import Draft
from onrecord.annotate.entities.name_clusters import acts_as_government
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons.actors import Actor, gazetteer
from onrecord.annotate.lexicons.points import cities_called

REACH: Final = 4  # tokens in which the country of a city follows it: "Tripoli, in northern Lebanon"
BETWEEN: Final = frozenset("in northern southern eastern western central north south east west , ( the far".split())
CITIES: Final = frozenset("city town port capital suburb resort village".split())
COMPARABLE: Final = 3  # times: a city that much smaller is still meant where only its country is spoken of


def choose_namesakes(reading: Reading, names: list[Draft]) -> None:
    """Give capitals and cities the country that the words beside them, or the article as a whole, speak for."""
    for draft in names:
        if draft.actor is not None and (state := _state_of(reading, draft)) is not None:
            draft.actor, draft.sense, draft.kind, draft.country = None, "city", "place", state
            continue
        if draft.actor is None or draft.sense not in ("capital", "city") or draft.actor.country is None:
            continue
        if draft.pieces == ("brussels",):
            _seat_of_the_union(reading, draft, names)
        elif (country := _country_beside(reading, draft, names) or _country_around(reading, draft, names)) is not None:
            draft.actor, draft.sense, draft.kind, draft.country = None, "city", "place", country


def _state_of(reading: Reading, draft: Draft) -> str | None:
    """The country of whose states one is called like the country named: "Georgia Governor X", "Niger state"."""
    end = draft.end
    if draft.sense != "country" or end >= reading.length or draft.pieces not in NAMESAKE_STATES:
        return None
    country, words = NAMESAKE_STATES[draft.pieces]
    if reading.lower[end] in words or " ".join(reading.lower[end : end + 2]) in words:
        return country
    told = reading.lower[max(0, draft.start - 3) : draft.start]
    return country if told[-1:] in (["from"], ["of"]) and " ".join(told[:-1]) in OF_STATES.get(country, ()) else None


# Offices, before "of" or "from", that only the states of a federation have or send.
OF_STATES: Final = {
    "USA": frozenset(
        {"state representative", "state senator", "state lawmaker", "state legislator", "republican congressman",
         "democratic congressman", "republican senator", "democratic senator", "u.s. senator", "us senator",
         "u.s. representative", "republican congresswoman", "democratic congresswoman", "state trooper",
         "a congressman", "a congresswoman", "a republican", "a democrat", "the congressman", "the congresswoman"}
    ),
}  # fmt: skip
# Countries called like a state of another federation: the federation, and words behind the name that only its states
# have there. Georgia the country has a parliament and regional governors, whom news calls governors of their regions.
NAMESAKE_STATES: Final[dict[tuple[str, ...], tuple[str, frozenset[str]]]] = {
    ("georgia",): (
        "USA",
        frozenset(
            {"governor", "gov.", "lt.", "lieutenant governor", "national guard", "republican", "republicans",
             "democrat", "democrats", "gop", "state", "senator", "sen.", "congressman", "congresswoman", "rep.",
             "representative", "legislature", "sheriff", "bureau of", "tech", "voters", "power", "southern",
             "secretary", "house",
             "senate", "runoff", "runoffs", "legislators", "native", "county", "elector", "electors"}
        ),
    ),
    ("niger",): ("NGA", frozenset({"state", "delta"})),
}  # fmt: skip


def _seat_of_the_union(reading: Reading, draft: Draft, names: list[Draft]) -> None:
    """Brussels acts for the Union, unless the article speaks of Belgium besides."""
    belgian = any(d.country == "BEL" and d.pieces != draft.pieces for d in names)
    if not belgian and acts_as_government(reading, draft):
        union = _union()
        draft.actor, draft.sense, draft.kind, draft.country = union, "metonym", union.kind, union.country
        draft.sectors = union.sectors


def _union() -> Actor:
    return gazetteer()["european"].by_pieces["european", "union"][0].actor


def _country_beside(reading: Reading, draft: Draft, names: list[Draft]) -> str | None:
    """ "Tripoli, Lebanon", "the Lebanese city of Tripoli": another country than the registry's, with such a city."""
    for other in names:
        if not (0 < other.start - draft.end <= REACH or 0 < draft.start - other.end <= 2):
            continue
        told = ("country", "adjective", "region")
        if other.country is None or other.country == draft.country or other.sense not in told:
            continue
        between = reading.lower[draft.end : other.start]
        after = 0 < len(between) <= REACH and BETWEEN.issuperset(between) and {",", "in", "("}.intersection(between)
        before = reading.lower[other.end : draft.start]
        described = len(before) == 2 and before[0] in CITIES and before[1] == "of"
        if (after or described or before in (["'s"], ["’s"])) and _lies_in(draft, other.country, 0):
            return other.country
    return None


def _country_around(reading: Reading, draft: Draft, names: list[Draft]) -> str | None:
    """The one other country of the article with a city of that name and comparable size, where its own is not named."""
    called = cities_called(" ".join(draft.pieces))
    if all(p.country == draft.country for p in called):
        return None
    others = {d.country for d in names if d.country and d.pieces != draft.pieces and d.sense != "outlet"}
    if draft.country in others or acts_as_government(reading, draft):
        return None
    largest = max((p.inhabitants for p in called if p.country == draft.country), default=0)
    there = [c for c in sorted(others - {None}, key=str) if c and largest and _lies_in(draft, c, largest // COMPARABLE)]
    return there[0] if len(there) == 1 else None


def _lies_in(draft: Draft, country: str, inhabitants: int) -> bool:
    return any(p.country == country and p.inhabitants >= inhabitants for p in cities_called(" ".join(draft.pieces)))

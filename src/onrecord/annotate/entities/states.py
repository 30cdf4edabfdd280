"""Cities named with the state that they lie in: "Athens, Georgia" is no capital of Greece."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from onrecord.annotate.entities.draft import Draft
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons.points import cities_called

# States of the USA by name: their codes in GeoNames (those of the postal service). Public facts.
STATES: Final = MappingProxyType(
    {
        name.replace("_", " "): code
        for name, code in (
            pair.split("=")
            for pair in """
            alabama=AL alaska=AK arizona=AZ arkansas=AR california=CA colorado=CO connecticut=CT delaware=DE florida=FL
            georgia=GA hawaii=HI idaho=ID illinois=IL indiana=IN iowa=IA kansas=KS kentucky=KY louisiana=LA maine=ME
            maryland=MD massachusetts=MA michigan=MI minnesota=MN mississippi=MS missouri=MO montana=MT nebraska=NE
            nevada=NV new_hampshire=NH new_jersey=NJ new_mexico=NM new_york=NY north_carolina=NC north_dakota=ND
            ohio=OH oklahoma=OK oregon=OR pennsylvania=PA rhode_island=RI south_carolina=SC south_dakota=SD
            tennessee=TN texas=TX utah=UT vermont=VT virginia=VA washington=WA west_virginia=WV wisconsin=WI
            wyoming=WY
            """.split()
        )
    }
)
ELSEWHERE: Final = frozenset({"georgia"})  # also a country: only a city of the state makes it the state


def place_in_states(reading: Reading, names: list[Draft]) -> None:
    """Make the city of "City, State" a place in the United States, and the state one too."""
    by_start = {d.start: d for d in names}
    for city in names:
        if city.end + 1 >= reading.length or reading.words[city.end] != "," or city.kind == "person":
            continue
        state = by_start.get(city.end + 1)
        code = STATES.get(" ".join(state.pieces)) if state is not None else None
        if state is None or code is None or reading.sentence_of[city.start] != reading.sentence_of[state.start]:
            continue
        there = any(p.country == "USA" and p.region == code for p in cities_called(" ".join(city.pieces)))
        if there or " ".join(state.pieces) not in ELSEWHERE:
            for draft in (city, state):
                _place(draft)


def _place(draft: Draft) -> None:
    draft.actor, draft.sense, draft.kind, draft.country = None, "city", "place", "USA"
    draft.sectors, draft.misspelt = (), False

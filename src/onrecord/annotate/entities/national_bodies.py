"""Bodies whose names several states have: "Morocco's Justice and Development Party" is not Turkey's."""

from __future__ import annotations

from typing import Final

from msgspec import structs

from onrecord.annotate.entities.draft import Draft
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons.actors import Actor, country_names, fold, gazetteer
from onrecord.model.plover import PSEUDO_COUNTRIES

# Last words of names that several states use for bodies of their own.
_EVERYWHERE: Final = frozenset(
    "party parties army front movement congress union alliance league brotherhood democrats socialists liberals greens "
    "conservatives communists radicals republicans coalition bloc court tribunal bank police guard".split()
)
# Short names of bodies of the United Nations that states have too.
_ALSO_STATES: Final = frozenset({"security council", "general assembly", "human rights council"})
_BODIES: Final = frozenset({"organization", "armed_group", "government", "publication"})
_STATES: Final = frozenset({"country", "adjective"})


def give_bodies_their_states(reading: Reading, names: list[Draft]) -> None:
    """Give bodies the state that stands beside their names, where the registry knows none or another one's."""
    states = {i: d for d in names if _is_state(d) for i in range(d.start, d.end)}
    own: dict[str, Actor] = {}
    for body in names:
        if body.form != "name" or body.kind not in _BODIES or (body.actor is not None and body.sense != "organization"):
            continue
        state = _beside(reading, body, states)
        if state is None or state.country is None:
            continue
        if body.actor is None:
            body.country = body.country or state.country
        elif body.actor.country == "UNO" and " ".join(body.pieces) in _ALSO_STATES:
            known = body.actor.id
            name = f"{reading.parse.span(body.start, body.end).exact} of {country_names()[state.country]}"
            body.actor = own[known] = Actor(f"{known}@{state.country}", name, "government", state.country, ("GOV",))
            body.country, body.kind, body.sectors = state.country, "government", ("GOV",)
        elif _is_anothers(body.actor, body.pieces, state.country):
            known = body.actor.id
            body.actor = own[known] = _of_state(body.actor, state.country)
            body.country, body.sectors = body.actor.country, body.actor.sectors
    _follow(names, own)


def _is_state(draft: Draft) -> bool:
    state = draft.sense in _STATES and draft.actor is not None and draft.actor.id.startswith("country:")
    return state and draft.country not in PSEUDO_COUNTRIES


def _beside(reading: Reading, body: Draft, states: dict[int, Draft]) -> Draft | None:
    """ "Morocco's X", "the Moroccan X", "the X of Morocco"."""
    before = body.start - 1
    if before > 0 and reading.lower[before] in ("'s", "’s", "'", "’"):
        return states.get(before - 1)
    if before >= 0 and before in states and states[before].sense == "adjective":
        return states[before]
    after = body.end + 1
    if reading.lower[body.end : after] != ["of"]:
        return None
    return states.get(after + 1 if reading.lower[after : after + 1] == ["the"] else after)


def _is_anothers(actor: Actor, pieces: tuple[str, ...], country: str) -> bool:
    """Whether the registry's body is one of another state, under a name that tells of none."""
    if actor.country is None or actor.country == country or actor.country in PSEUDO_COUNTRIES or len(pieces) < 2:
        return False
    return pieces[-1] in _EVERYWHERE


def _of_state(actor: Actor, country: str) -> Actor:
    """The body of that name and state: the registry's where it has it, else one of its own."""
    name = country_names()[country]
    pieces = fold(f"{actor.name} of {name}")
    group = gazetteer().get(pieces[0])
    for alias in group.by_pieces.get(pieces, ()) if group is not None else ():
        if alias.sense == "organization" and alias.actor.country == country:
            return alias.actor
    sectors = tuple(s for s in actor.sectors if s != "GOV") or actor.sectors
    return structs.replace(
        actor,
        id=f"{actor.id}@{country}",
        name=f"{actor.name} of {name}",
        country=country,
        sectors=sectors,
        wikidata=None,
    )


def _follow(names: list[Draft], own: dict[str, Actor]) -> None:
    """The same names with no state beside them mean the same, unless the article speaks of the other state too."""
    if not own:
        return
    spoken = {d.country for d in names if _is_state(d)} | {
        d.country for d in names if d.country == "UNO" and len(d.pieces) > 2
    }
    for draft in names:
        actor = draft.actor
        if actor is not None and actor.id in own and actor.country not in spoken:
            draft.actor = own[actor.id]
            draft.country, draft.sectors, draft.kind = draft.actor.country, draft.actor.sectors, draft.actor.kind

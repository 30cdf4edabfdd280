"""National branches of bodies that are at home everywhere: the Kenya Red Cross is not the International Committee."""

from __future__ import annotations

from typing import Final

from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons.actors import Actor, Alias
from onrecord.model.plover import PSEUDO_COUNTRIES

Match = tuple[int, int, Alias]

_EVERYWHERE: Final = "NGO"  # the pseudo-country of bodies that states have branches of; of the UN nobody has
_STATES: Final = frozenset({"country", "adjective", "people"})


def with_branches(reading: Reading, known: list[Match]) -> list[Match]:
    """`known` with "the Kenya Red Cross", and "the Red Cross" where an article has one such, as bodies of their own.

    `known` are the gazetteer's finds: tokens [start, end) and what they name, none overlapping another.
    """
    states = {end: (start, alias) for start, end, alias in known if _is_state(alias)}
    branches: list[Match] = []
    for start, end, alias in known:
        before = states.get(start)
        if before is not None and _is_everywhere(alias) and _one_name(reading, before[0], start, end):
            branches.append((before[0], end, _branch(alias, before[1])))
    if not branches:
        return known
    inside = {i for start, end, _ in branches for i in range(start, end)}
    rest = [(s, e, _short_form(a, branches)) for s, e, a in known if inside.isdisjoint(range(s, e))]
    return sorted([*branches, *rest], key=lambda m: m[0])


def _is_state(alias: Alias) -> bool:
    return alias.sense in _STATES and alias.actor.country is not None and alias.actor.country not in PSEUDO_COUNTRIES


def _is_everywhere(alias: Alias) -> bool:
    return alias.sense == "organization" and alias.actor.country == _EVERYWHERE


def _one_name(reading: Reading, first: int, start: int, end: int) -> bool:
    """The words are one phrase that ends with the body: not "a Kenyan Red Cross volunteer"."""
    last = reading.span_head(first, end)
    within = first <= reading.heads[last] < end and reading.heads[last] != last
    return start <= last < end and not within and reading.deps[last] not in ("compound", "nmod", "amod")


def _branch(alias: Alias, state: Alias) -> Alias:
    name = f"{state.text} {alias.text}"
    country = state.actor.country
    actor = Actor(f"{alias.actor.id}@{country}", name, alias.actor.kind, country, alias.actor.sectors)
    return Alias(actor, "organization", name, state.pieces + alias.pieces)


def _short_form(alias: Alias, branches: list[Match]) -> Alias:
    """ "the Red Cross" after "the Kenya Red Cross" is that one; the full name of the body is the body's."""
    own = {b.actor.id: b for _, _, b in branches if b.actor.id.startswith(f"{alias.actor.id}@")}
    short = alias.text != alias.actor.name and not alias.acronym
    return next(iter(own.values())) if len(own) == 1 and short and _is_everywhere(alias) else alias

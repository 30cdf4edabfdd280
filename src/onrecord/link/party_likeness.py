"""How far two names for parties of an event can be one party's, as far as coreference inside the article could tell."""

from __future__ import annotations

from onrecord.model.entity import Entity

_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
_AGAINST = frozenset({"REB", "UAF", "CRM", "OPP"})
_ARTICLES = frozenset({"The", "A", "An"})


def overlap_points(left: tuple[Entity, ...], right: tuple[Entity, ...]) -> float:
    """How far two lists of parties name the same, as far as coreference could tell; nothing where one names nobody."""
    if not left or not right:
        return 0.0
    pairs = [(x, y) for x in left for y in right]
    if any(_same_entity(x, y) for x, y in pairs):
        return 1.0
    if any(_same_state(x, y) or _same_kind_of_thing(x, y) for x, y in pairs):
        return 0.5
    # "The group" may be anybody told of before; two names are two parties.
    return -0.5 if any(not (is_named(x) and is_named(y)) for x, y in pairs) else -2.0


def strangers(left: tuple[Entity, ...], right: tuple[Entity, ...]) -> bool:
    """Both name parties, all by name, all of one kind on both sides, none of them the other's."""
    if not left or not right or not all(is_named(e) for e in left + right):
        return False
    return all(_comparable(x, y) and not alike(x, y) for x in left for y in right)


def _comparable(x: Entity, y: Entity) -> bool:
    """A man may act for a group; of two men, of two bodies or of what two states have, each is another."""
    other_state = x.country is not None and y.country is not None and x.country != y.country
    alike_kind = (x.kind == "person") == (y.kind == "person")
    return other_state or (alike_kind and x.country is y.country is None)


def of_one_side(x: Entity, y: Entity) -> bool:
    """One party, or of one country."""
    return alike(x, y) or (x.country is not None and x.country == y.country)


def of_two_sides(x: Entity, y: Entity) -> bool:
    """Of two countries, or rebels and a state."""
    if x.country and y.country:
        return x.country != y.country
    return any(_STATE & {*a.sectors} and _AGAINST & {*b.sectors} for a, b in ((x, y), (y, x)))


def alike(x: Entity, y: Entity) -> bool:
    return _same_entity(x, y) or _same_state(x, y) or _same_kind_of_thing(x, y)


def _same_entity(x: Entity, y: Entity) -> bool:
    if x.id == y.id or x.name.casefold() == y.name.casefold():
        return True
    return x.kind == y.kind == "person" and is_named(x) and is_named(y) and _last(x) == _last(y)


def _same_state(x: Entity, y: Entity) -> bool:
    """A government and its organs ("Rwanda" - "Rwandan troops")."""
    return x.country is not None and x.country == y.country and "GOV" in (*x.sectors, *y.sectors)


def _same_kind_of_thing(x: Entity, y: Entity) -> bool:
    """ "The troops" may be "Omani troops", but those are none of Fiji's."""
    if (is_named(x) and is_named(y)) or _last(x) != _last(y) or (x.country and y.country and x.country != y.country):
        return False
    left, right = _named_words(x), _named_words(y)
    return not left or not right or not left.isdisjoint(right)


def is_named(e: Entity) -> bool:
    return e.named


def _last(e: Entity) -> str:
    return e.name.casefold().split()[-1] if e.name.split() else ""


def _named_words(e: Entity) -> frozenset[str]:
    return frozenset(w for w in e.name.split()[1:] + e.name.split()[:1] if w[:1].isupper() and w not in _ARTICLES)

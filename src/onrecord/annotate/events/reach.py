"""Whom the prepositions of a verb reach: below the verb itself, its objects, or what it is about."""

from __future__ import annotations

from onrecord.annotate.events import roles, wordings
from onrecord.model.syntax import Parse

_BORDERS = frozenset({"border", "frontier", "boundary", "borderline"})


def phrases(parse: Parse, root: int, slot: str) -> tuple[int, ...]:
    """What stands behind the preposition `slot` below `root` or an object of it ("discussed fishing with X")."""
    deeds = (c for c in parse.children[root] if parse.deps[c] == "xcomp" and parse.tags[c] == "VBG")
    abreast = wordings.abreast(parse, root)
    for holder in (root, *roles.objects(parse, root)[:2], *deeds, *(() if abreast is None else (abreast,))):
        if found := roles.prepositional(parse, holder, slot):
            return tuple(t for holder in found for t in across(parse, holder) or (holder,))
    return ()


def across(parse: Parse, token: int) -> tuple[int, ...]:
    """ "Massed troops on its border with X": those on the other side of it."""
    return roles.prepositional(parse, token, "with") if parse.lemmas[token] in _BORDERS else ()

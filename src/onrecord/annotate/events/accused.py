"""Whom an accusation is against: who did what is condemned, and never whom it befell."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.annotate.events import roles
from onrecord.annotate.events.reading import Reading
from onrecord.model.syntax import Parse

_ON_WHOM = frozenset({"blame", "pin"})  # "blamed the attack on the army": on whom it is blamed, not whom it befell


def without_victims(
    parse: Parse, readings: list[Reading], named: Callable[[tuple[int, ...]], list[str]]
) -> list[Reading]:
    """The readings; "condemned the killing of nine farmers" accuses no farmers, but the killers where they are told.

    `named` gives the entities of tokens: "condemned the use of force against the strikers" accuses no strikers.
    """
    by_token = {r.token: r for r in readings}
    for reading in readings:
        if reading.type != "ACCUSE" or reading.rule.frame != "V" or parse.lemmas[reading.token] in _ON_WHOM:
            continue
        deeds = [by_token[t] for t in roles.objects(parse, reading.token) if t in by_token]
        for deed in deeds:
            befallen = set(deed.recipients) - set(deed.actors)
            if befallen & set(reading.recipients):
                reading.recipients = [r for r in reading.recipients if r not in befallen] or list(deed.actors)
        if reading.object_noun is None:
            suffering = named(_against_whom(parse, reading.token))
            reading.recipients = [r for r in reading.recipients if r not in suffering]
    return readings


def _against_whom(parse: Parse, verb: int) -> tuple[int, ...]:
    """ "Condemned the crackdown on, the use of force against, crimes against X"."""
    deeds = [o for o in roles.objects(parse, verb) if parse.lemmas[o] in _DEEDS]
    return tuple(t for o in deeds for t in roles.prepositional(parse, o, "against"))


_DEEDS = frozenset(
    "use violence force crackdown repression crime abuse discrimination atrocity aggression brutality attack campaign "
    "offensive operation incitement reprisal threat hatred strike persecution outrage act action".split()
)

"""Whom an accusation is against: who did what is condemned, and never whom it befell."""

from __future__ import annotations

from onrecord.annotate.events import roles
from onrecord.annotate.events.reading import Reading
from onrecord.model.syntax import Parse

_ON_WHOM = frozenset({"blame", "pin"})  # "blamed the attack on the army": on whom it is blamed, not whom it befell


def without_victims(parse: Parse, readings: list[Reading]) -> list[Reading]:
    """The readings; "condemned the killing of nine farmers" accuses no farmers, but the killers where they are told."""
    by_token = {r.token: r for r in readings}
    for reading in readings:
        if reading.type != "ACCUSE" or reading.rule.frame != "V" or parse.lemmas[reading.token] in _ON_WHOM:
            continue
        deeds = [by_token[t] for t in roles.objects(parse, reading.token) if t in by_token]
        for deed in deeds:
            befallen = set(deed.recipients) - set(deed.actors)
            if befallen & set(reading.recipients):
                reading.recipients = [r for r in reading.recipients if r not in befallen] or list(deed.actors)
    return readings

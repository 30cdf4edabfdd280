"""The names that stand for a state as somebody who acts: its own and its capital's."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.lexicons.actors import read_table


def seats_of(country: str) -> frozenset[str]:
    """Names of the state and its capitals by its ISO code; empty for a code that the gazetteer does not have."""
    return _seats().get(country, frozenset())


@cache
def _seats() -> dict[str, frozenset[str]]:
    rows = read_table("actor_countries.tsv")
    return {row[0]: frozenset(filter(None, (row[1], *row[2].split("|"), *row[5].split("|")))) for row in rows}

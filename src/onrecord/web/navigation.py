"""The pages that the bar at the top leads to. To add one: a route in `views/routes.py` and a line here."""

from __future__ import annotations

from typing import Final, NamedTuple


class View(NamedTuple):
    """`key` is pressed after `g`."""

    label: str
    path: str
    key: str


VIEWS: Final = (
    View("Review", "/", "r"),
    View("Chronology", "/chronology", "c"),
    View("Escalation", "/escalation", "e"),
    View("Network", "/network", "n"),
    View("Map", "/map", "m"),
    View("Search", "/search", "s"),
    View("Dossier", "/dossier", "d"),
)

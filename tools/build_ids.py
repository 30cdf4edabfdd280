"""Builds `src/onrecord/annotate/lexicons/data/actor_ids.tsv`: Wikidata's ids of states, regions and well-known bodies.

    python tools/build_ids.py

Needs the package rigour (MIT, OpenSanctions), whose table of territories has the id of every state and of many regions
of federal states. The ids of `actor_ids_added.tsv` (general knowledge, only where beyond doubt) come first and win.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

from onrecord.annotate.lexicons.actors import DATA, country_names, fold, read_table

HEADER = """\
# Wikidata's ids of actors of the gazetteer. Built by tools/build_ids.py; do not edit.
# Sources: rigour 2.6.1 (MIT, OpenSanctions; territories); our own actor_ids_added.tsv (Apache-2.0).
# id of the actor\tWikidata
"""
OWN_CODES = {"XKX": "KOS"}  # Kosovo has no ISO 3166 code


def main() -> None:
    rows = {row[0]: row[1] for row in read_table("actor_ids_added.tsv")}
    territories = list(importlib.import_module("rigour.territories").get_territories())
    for key, id_ in [*_states(territories), *_regions(territories)]:
        rows.setdefault(key, id_)
    missing = set(country_names()) - {key.removeprefix("country:") for key in rows}
    if missing:
        raise SystemExit(f"no Wikidata id of {', '.join(sorted(missing))}: add them to actor_ids_added.tsv")
    lines = [f"{key}\t{id_}" for key, id_ in sorted(rows.items())]
    (DATA / "actor_ids.tsv").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def _states(territories: list[Any]) -> Iterator[tuple[str, str]]:
    for territory in territories:
        code = _alpha3(territory)
        if territory.qid and code in country_names():
            yield f"country:{code}", territory.qid


def _alpha3(territory: Any) -> str:
    code = (territory.alpha3 or "").upper()
    return OWN_CODES.get(code, code)


def _regions(territories: list[Any]) -> Iterator[tuple[str, str]]:
    """Regions of the gazetteer whose name and state are those of one territory."""
    by_name: dict[tuple[tuple[str, ...], str], set[str]] = {}
    alpha3 = {t.code: _alpha3(t) for t in territories if t.alpha3}
    for territory in territories:
        state = alpha3.get(territory.code.partition("-")[0]) if "-" in territory.code else None
        if state and territory.qid:
            by_name.setdefault((fold(territory.name), state), set()).add(territory.qid)
    for name, _, _, country, _, class_ in read_table("actor_places.tsv"):
        found = by_name.get((fold(name), country), set())
        if class_ == "region" and len(found) == 1:
            yield f"place:{name}", next(iter(found))


if __name__ == "__main__":
    main()

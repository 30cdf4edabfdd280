"""Names of persons and places out of the package's own lists, for invented news and for changing names in real text."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent.parent / "src" / "onrecord" / "annotate" / "lexicons" / "data"


@cache
def _column(file: str, column: int, kind: str | None = None) -> tuple[str, ...]:
    rows = (r.split("\t") for r in (_DATA / file).read_text("utf-8").splitlines() if not r.startswith("#"))
    found = (r[column].split("|")[0].strip("?") for r in rows if len(r) > column and (kind is None or r[2] == kind))
    return tuple(value for value in found if value)


@cache
def given_names() -> tuple[str, ...]:
    """In title case; they serve as surnames too, so that no office holder's is drawn on purpose."""
    return tuple(name.title() for name in _column("actor_given_names.tsv", 0) if name.isascii())


def countries() -> tuple[str, ...]:
    return _column("actor_countries.tsv", 1)


def demonyms() -> tuple[str, ...]:
    """Adjectives of countries."""
    return _column("actor_countries.tsv", 3)


def places() -> tuple[str, ...]:
    """Towns and regions."""
    return _column("actor_places.tsv", 0, "place")


def organizations() -> tuple[str, ...]:
    return _column("actor_organizations.tsv", 0)


def outlets() -> tuple[str, ...]:
    return _column("actor_outlets.tsv", 0)

"""Which names are those of a state, so that "Chad" and "the Chadian government" can be one actor."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from onrecord.model.names import fold

_TABLE = Path(__file__).parent / "data" / "state_names.tsv"


@cache
def state_names() -> Mapping[tuple[str, ...], str]:
    """Folded name -> alpha-3. Raises OSError when the package is damaged."""
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {fold(name): code for code, names in rows for name in names.split("|")}


@cache
def display_names() -> Mapping[str, str]:
    """Alpha-3 -> the name by which the state is commonly called. Raises OSError when the package is damaged."""
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {code: names.split("|")[0] for code, names in rows}

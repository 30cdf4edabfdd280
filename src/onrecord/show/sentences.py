"""A happening in one sentence of ours, made of its codes and names alone; the article's words stand beside it.

A sentence says how the happening stands in words of its own ("allegedly", "it is denied that"), so that no reader
has to look at a colour or a label to know whether it is a fact. Who is not named stays "somebody not named".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import msgspec

from onrecord.model.happening import Happening
from onrecord.model.plover import RECIPROCAL_TYPES
from onrecord.model.standing import Standing

_TABLE = Path(__file__).parent / "data" / "acts.tsv"
SOMEBODY = "somebody not named"
SHOWN = 3  # names before "and 2 others"


class Wording(msgspec.Struct, frozen=True):
    """ "attack {}", "attacked {}", "carry out an attack", "carried out an attack"."""

    base: str
    past: str
    base_alone: str
    past_alone: str

    def will(self, whom: str) -> str:
        return self.base.replace("{}", whom) if whom else self.base_alone

    def did(self, whom: str) -> str:
        return self.past.replace("{}", whom) if whom else self.past_alone


@cache
def wordings() -> dict[tuple[str, str | None], Wording]:
    """(type, mode) -> how it is told; mode None for every other mode. Raises OSError when the package is damaged."""
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {(type, mode or None): Wording(*forms) for type, mode, *forms in rows}


def wording(type: str, mode: str | None) -> Wording:
    table = wordings()
    return table.get((type, mode)) or table[type, None]


def sentence(happening: Happening, name: Callable[[str], str]) -> str:
    """`name` gives an entity's name by its id."""
    act = wording(happening.type, happening.mode)
    who, whom = list(happening.actors), list(happening.recipients)
    if happening.type in RECIPROCAL_TYPES and len(who) > 1:
        who, whom = [*who, *whom], []  # they act together: "A and B held talks"
    elsewhere = happening.place not in (None, *who, *whom)
    place = f" in {name(happening.place)}" if happening.place and elsewhere else ""
    subject, object = _names(who, name) or SOMEBODY, _names(whom, name)
    clause = _clause(happening.standing, subject, act.did(object) + place, act.will(object) + place)
    return clause[:1].upper() + clause[1:] + "."


def _clause(standing: Standing, who: str, did: str, will: str) -> str:
    match standing:
        case "confirmed" | "reported":
            return f"{who} {did}"
        case "alleged":
            return f"{who} allegedly {did}"
        case "disputed":
            return f"it is disputed whether {who} {did}"
        case "denied":
            return f"it is denied that {who} {did}"
        case "negated":
            return f"{who} did not {will}"
        case "planned":
            return f"it is planned that {who} will {will}"
        case "threatened":
            return f"it is threatened that {who} will {will}"
        case "hypothetical":
            return f"it is only said to be possible that {who} {did}"


def _names(ids: Iterable[str], name: Callable[[str], str]) -> str:
    """ "A", "A and B", "A, B, C and 2 others"."""
    names = list(dict.fromkeys(name(i) for i in ids))
    shown, rest = (names, 0) if len(names) <= SHOWN + 1 else (names[:SHOWN], len(names) - SHOWN)
    last = [f"{rest} others"] if rest else []
    *head, tail = [*shown, *last] or [""]
    return f"{', '.join(head)} and {tail}" if head else tail

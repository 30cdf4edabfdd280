"""Which states a description without a name can mean: "the West African nation", "the self-ruled island"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from onrecord.annotate.lexicons.actors import read_table

# What is said of many a state and sets none apart.
NEUTRAL: Final = (
    "small|tiny|large|big|vast|poor|rich|wealthy|impoverished|war-torn|war-ravaged|war-battered|conflict-hit|crisis-hit|"
    "crisis-stricken|cash-strapped|embattled|troubled|restive|isolated|reclusive|secretive|populous|densely populated|"
    "sparsely populated|neighbouring|neighboring|whole|entire|young|democratic|developing|drought-stricken|quake-hit|"
    "mountainous|coastal|desert|remote|strategic|divided|unstable|volatile|fragile|tourism-dependent|"
    "heavily sanctioned|mostly|largely|mainly|predominantly|politically|economically"
)
LONGEST: Final = 4  # words of a description, hyphens apart: "horn of africa"


@cache
def _states() -> Mapping[str, frozenset[str] | None]:
    """Words, hyphens apart, -> the states that they describe; None for those that set none apart."""
    neutral: dict[str, frozenset[str] | None] = dict.fromkeys(NEUTRAL.replace("-", " ").split("|"))
    rows = read_table("actor_regions.tsv")
    return neutral | {n.replace("-", " "): frozenset(codes.split()) for names, codes in rows for n in names.split("|")}


def described(words: Iterable[str]) -> frozenset[str] | None:
    """The states that all the words before "nation" fit; None where one of them is no such word, or none sets apart."""
    rest, found = [p for w in words for p in w.split("-") if p and p not in (",", "and")], None
    table = _states()
    while rest:
        length = next((n for n in range(min(LONGEST, len(rest)), 0, -1) if " ".join(rest[:n]) in table), 0)
        if not length:
            return None
        states = table[" ".join(rest[:length])]
        if states is not None:
            found = states if found is None else found & states
        rest = rest[length:]
    return found

"""PLOVER: the ontology's types, modes, contexts, sectors and scores.

Facts from the PLOVER manual of the Open Event Data Alliance (version 2.0 as of February 2024, CC BY-SA 4.0): the names
and numbers, none of its prose. Where manual and tables contradict each other, `ARCHITECTURE.md` says what we decided.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, get_args

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
TYPES: tuple[EventType, ...] = get_args(EventType)

MODES: MappingProxyType[EventType, tuple[str, ...]] = MappingProxyType(
    {
        "AGREE": (),
        "CONSULT": ("visit", "third-party", "multilateral", "phone"),
        "SUPPORT": (),
        "CONCEDE": (),
        "COOPERATE": (),
        "AID": (),
        "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
        "REQUEST": ("assist", "change", "yield", "meet"),
        "ACCUSE": ("disapprove", "investigate", "allege"),
        "REJECT": ("assist", "change", "yield", "meet"),
        "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
        "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
        "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
        "MOBILIZE": ("troops", "weapons", "police", "militia"),
        "COERCE": (
            "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
            "misinformation", "cyber",
        ),
        "ASSAULT": (
            "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
            "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
        ),
    }
)  # fmt: skip

CONTEXTS: frozenset[str] = frozenset(
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic "
    "legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity "
    "inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource environment "
    "technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking".split()
)

SECTORS: frozenset[str] = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)
PSEUDO_COUNTRIES: frozenset[str] = frozenset("IGO UNO EUR NGO ISM IMG MNC".split())

# Conflict-cooperation score of each type. ACCUSE stands as "3" in the manual's table: a misprint for -3, since every
# neighbour of it in the conflict half is negative.
INTENSITY: MappingProxyType[EventType, float] = MappingProxyType(
    {
        "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5.0, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10.0, "RETREAT": 6.5,
        "REQUEST": 0.0, "ACCUSE": -3.0, "REJECT": -2.0, "THREATEN": -3.5, "PROTEST": -5.0, "SANCTION": -6.0,
        "MOBILIZE": -5.5, "COERCE": -7.0, "ASSAULT": -9.0,
    }
)  # fmt: skip

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
_TYPES_OF_QUAD: dict[Quad, tuple[EventType, ...]] = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD: MappingProxyType[EventType, Quad] = MappingProxyType({t: q for q, types in _TYPES_OF_QUAD.items() for t in types})
# Parties act together in these and the manual names both as actors.
RECIPROCAL_TYPES: frozenset[EventType] = frozenset({"CONSULT", "AGREE", "COOPERATE"})

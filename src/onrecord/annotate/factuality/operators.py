"""What an operator, a modal or a condition makes of a reading: the algebra that the walk up the tree applies.

After De Facto (Sauri & Pustejovsky 2012): each embedding word maps the reading of what it embeds to a new one, by its
own polarity. `Value` is finer than `Factuality` where the way back differs: a foiled attempt can be denied again.
"""

from __future__ import annotations

from typing import Literal

from onrecord.annotate.lexicons.embedding_words import Operator
from onrecord.model.annotation import Factuality
from onrecord.model.plover import EventType

Value = Literal[
    "actual", "negated", "denied", "attempted", "wanted", "planned", "threatened", "hypothetical", "alleged", "ended"
]
Modality = Literal["possible", "obliged", "future", "conditional", "asked", "allege", "negated"]

# Whoever vows these threatens.
ILL = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN"})
# Operators under which what has ended has.
_TOLD_ON: frozenset[Operator] = frozenset({"say", "fact", "happen", "allege", "keep"})
# What is suspended of these does not come; a strike, a war or talks that are suspended went on until then.
_DELIVERIES = frozenset({"AID", "COOPERATE"})
_Table = tuple[dict[Value, Value], Value | None]  # exceptions, and what becomes of the rest (None: it stays)

_UNDER: dict[Operator, _Table] = {
    "fail": (
        {
            "actual": "negated",
            "attempted": "negated",
            "planned": "negated",
            "negated": "actual",  # "failed to prevent"
            "denied": "hypothetical",  # "refused to rule out"
        },
        None,
    ),
    "end": ({"actual": "ended"}, None),
    "deny": ({"wanted": "wanted", "negated": "hypothetical", "denied": "hypothetical"}, "denied"),
    "cancel": ({}, "negated"),
    "none": ({}, "negated"),
    "keep": ({"planned": "actual", "threatened": "actual"}, None),
    "plan": ({"actual": "planned", "attempted": "planned"}, None),
    "threat": ({"negated": "hypothetical", "denied": "hypothetical"}, "threatened"),
    "warn": ({"planned": "threatened", "attempted": "threatened"}, None),
    "want": ({"threatened": "threatened"}, "wanted"),  # "told them to leave or be bombed"
    "maybe": ({}, "hypothetical"),
    "try": ({"actual": "attempted", "planned": "attempted"}, "hypothetical"),
    "allege": (dict.fromkeys(("actual", "attempted", "planned", "threatened"), "alleged"), None),
}
_OPEN: dict[Value, Value] = {"hypothetical": "hypothetical", "wanted": "wanted"}
_UNDER_NEGATED: dict[Operator, _Table] = {
    **dict.fromkeys(("say", "maybe", "want", "threat", "warn", "allege"), ({"negated": "negated"}, "hypothetical")),
    "deny": ({}, "hypothetical"),
    **dict.fromkeys(("happen", "try", "plan", "keep"), (_OPEN, "negated")),
    "fail": ({"actual": "actual"}, "hypothetical"),
    "none": ({}, "actual"),
}


def final(value: Value) -> Factuality:
    """The value in the words that the other rooms know."""
    match value:
        case "denied" | "ended":
            return "negated"
        case "attempted" | "wanted":
            return "hypothetical"
    return value


def apply(operator: Operator, negated: bool, value: Value, type: EventType) -> Value:
    """The reading of an event of this type under an operator that is itself negated or not."""
    if operator == "vow":
        operator = "threat" if type in ILL else "plan"
    if operator == "suspend" and not negated:
        return "negated" if type in _DELIVERIES and value == "actual" else value
    if value == "ended" and (negated or operator not in _TOLD_ON):
        return "actual"  # "told him to stop shelling it", "failed to stop killing": until then it goes on
    return _look_up((_UNDER_NEGATED if negated else _UNDER).get(operator), value)


def _look_up(table: _Table | None, value: Value) -> Value:
    exceptions, rest = table or ({}, None)
    return exceptions.get(value, rest or value)


def modify(modality: Modality, value: Value) -> Value:
    """The reading under a modal, a condition, a question or a negation of the verb that carries it."""
    if value == "ended":
        return "ended" if modality == "allege" else "actual"  # "will stop shelling it"
    match modality:
        case "negated":
            return _look_up(_UNDER["fail"] if value in ("negated", "denied") else (_OPEN, "negated"), value)
        case "future":
            return "planned" if value in ("actual", "attempted", "alleged") else value
        case "allege":
            return _look_up(_UNDER["allege"], value)
        case "conditional":
            return value if value == "threatened" else "hypothetical"
    return "hypothetical"

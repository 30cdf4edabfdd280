"""What an operator, a modal or a condition makes of a reading: the algebra that the walk up the tree applies.

After De Facto (Sauri & Pustejovsky 2012): each embedding word maps the reading of what it embeds to a new one, by its
own polarity. `Value` is finer than `Factuality` where the way back differs: a foiled attempt can be denied again.
"""

from __future__ import annotations

from typing import Literal

from onrecord.annotate.lexicons.factuality import Operator
from onrecord.model.annotation import Factuality
from onrecord.model.plover import EventType

Value = Literal["actual", "negated", "denied", "attempted", "planned", "threatened", "hypothetical", "alleged"]
Modality = Literal["possible", "obliged", "future", "conditional", "asked", "allege", "negated"]

# Whoever vows these threatens.
_ILL = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN"})
# What is suspended of these does not come; a strike, a war or talks that are suspended went on until then.
_DELIVERIES = frozenset({"AID", "COOPERATE"})
_PLAN: dict[Value, Value] = {"actual": "planned", "attempted": "planned"}
_TRIED: dict[Value, Value] = {"actual": "attempted", "planned": "attempted"}
_ALLEGED: dict[Value, Value] = dict.fromkeys(("actual", "attempted", "planned", "threatened"), "alleged")
_WARNED: dict[Value, Value] = {"planned": "threatened", "attempted": "threatened"}
_FAILED: dict[Value, Value] = {
    "actual": "negated",
    "attempted": "negated",
    "planned": "negated",
    "negated": "actual",  # "failed to prevent"
    "denied": "hypothetical",  # "refused to rule out"
}


def final(value: Value) -> Factuality:
    """The value in the words that the other rooms know."""
    match value:
        case "denied":
            return "negated"
        case "attempted":
            return "hypothetical"
    return value


def apply(operator: Operator, negated: bool, value: Value, type: EventType) -> Value:
    """The reading of an event of this type under an operator that is itself negated or not."""
    if operator == "vow":
        operator = "threat" if type in _ILL else "plan"
    return _negated(operator, value) if negated else _plain(operator, value, type)


def _plain(operator: Operator, value: Value, type: EventType) -> Value:
    match operator:
        case "fail":
            return _FAILED.get(value, value)
        case "deny":
            return "hypothetical" if value in ("negated", "denied") else "denied"
        case "cancel":
            return "negated"
        case "suspend":
            return "negated" if type in _DELIVERIES and value == "actual" else value
        case "none":
            return "negated"
        case "plan":
            return _PLAN.get(value, value)
        case "threat":
            return "hypothetical" if value in ("negated", "denied") else "threatened"
        case "warn":
            return _WARNED.get(value, value)
        case "want" | "maybe":
            return "hypothetical"
        case "try":
            return _TRIED.get(value, "hypothetical")
        case "allege":
            return _ALLEGED.get(value, value)
        case "keep":
            return "actual" if value in ("planned", "threatened") else value
    return value  # say, fact, happen, role


def _negated(operator: Operator, value: Value) -> Value:
    match operator:
        case "say" | "maybe" | "want" | "threat" | "warn" | "allege":
            return "hypothetical" if value != "negated" else value
        case "deny":
            return "hypothetical"
        case "happen" | "try":
            return value if value == "hypothetical" else "negated"
        case "plan":
            return "hypothetical" if value == "hypothetical" else "negated"
        case "fail":
            return "actual" if value == "actual" else "hypothetical"
        case "none":
            return "actual"
    return value  # fact, role; not cancelled, not suspended


def modify(modality: Modality, value: Value) -> Value:
    """The reading under a modal, a condition, a question or a negation of the verb that carries it."""
    match modality:
        case "negated":
            return _plain("fail", value, "ASSAULT") if value in ("negated", "denied") else _not(value)
        case "future":
            return "planned" if value in ("actual", "attempted", "alleged") else value
        case "allege":
            return _ALLEGED.get(value, value)
        case "conditional":
            return value if value == "threatened" else "hypothetical"
    return "hypothetical"


def _not(value: Value) -> Value:
    return value if value == "hypothetical" else "negated"

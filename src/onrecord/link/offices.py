"""Offices that one person at a time holds in a country, as far as the words of a role tell."""

from __future__ import annotations

import re

from onrecord.model.names import fold
from onrecord.model.remembered import remembered

# Longest first: a "vice president" is no president.
_OFFICES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("vice president", (r"vice president", r"deputy president")),
    ("deputy minister", (r"(?:deputy|vice) (?:\w+ )?minister",)),
    ("head of government", (r"prime minister", r"premier", r"pm", r"chancellor(?! of the exchequer)")),
    (
        "foreign minister",
        (
            r"foreign (?:minister|secretary)",
            r"minister (?:of|for) foreign affairs",
            r"secretary of state",
            r"top diplomat",
        ),
    ),
    (
        "defence minister",
        (r"defen[cs]e (?:minister|secretary)", r"minister (?:of|for) defen[cs]e", r"secretary of (?:defen[cs]e|war)"),
    ),
    ("interior minister", (r"interior minister", r"home secretary", r"minister (?:of|for) (?:the )?interior")),
    (
        "finance minister",
        (r"finance minister", r"treasury secretary", r"minister (?:of|for) finance", r"chancellor of the exchequer"),
    ),
    ("justice minister", (r"attorney general", r"justice minister", r"minister (?:of|for) justice")),
    ("security adviser", (r"national security advis[eo]r",)),
    ("secretary-general", (r"secretary general",)),
    ("president", (r"president(?! of (?:the )?(?:parliament|senate|court|council))",)),
    ("monarch", (r"(?:king|queen|emir|sultan|emperor)",)),
    ("supreme leader", (r"supreme leader",)),
    (
        "army chief",
        (r"chief of (?:the )?(?:general|defen[cs]e) staff", r"(?:army|military) chief", r"chief of (?:the )?army"),
    ),
    ("ambassador", (r"ambassador", r"envoy")),
    ("spokesman", (r"spokes(?:man|woman|person)",)),
)
_PATTERNS = tuple((name, re.compile(rf"\b(?:{'|'.join(forms)})\b")) for name, forms in _OFFICES)
_FORMER = re.compile(r"\b(?:former|ex|late|outgoing|then)\b")
_UNIQUE = frozenset(
    "president|head of government|foreign minister|defence minister|interior minister|finance minister|monarch|"
    "justice minister|supreme leader|army chief|secretary-general|vice president|security adviser".split("|")
)


@remembered(8192)
def office(role: str | None) -> str | None:
    """The kind of office that a role names, None where it names none of ours or one that is past."""
    words = " ".join(fold(role)) if role else ""
    if not words or _FORMER.search(words):
        return None
    return next((name for name, pattern in _PATTERNS if pattern.search(words)), None)


def held_by_one(office: str | None) -> bool:
    return office in _UNIQUE

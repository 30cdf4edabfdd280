"""The time of day at the head of a live page's entry: "18:42 GMT - Army says ...", "7.05pm: The minister ..."."""

from __future__ import annotations

import re

_ZONE = (
    r"(?:GMT|UTC|BST|CET|CEST|EET|EEST|MSK|EST|EDT|ET|CST|CDT|CT|MST|MDT|PST|PDT|PT|IST|PKT|JST|KST|HKT|SGT|SAST|WAT|"
    r"EAT|CAT|AEST|AEDT|NZST|NZDT|TRT|local time)(?: ?[+-]\d{1,2})?"
)
_HALF = r"[aApP]\.?[mM]\.?"
_MARK = r"(?:\s*(?:[-–—|:•·]|--)\s+|\s*\n)"
# An hour and minutes with a colon need no more than a mark behind them; what could be a number needs its half or zone.
_CLOCK = re.compile(
    rf"[\[(]?(?:(?:\d{{1,2}}[:h]\d{{2}}(?: ?{_HALF})?|\d{{1,2}}(?:\.\d{{2}})? ?{_HALF}|\d{{4}}(?= ?GMT)|"
    rf"\d{{1,2}}\.\d{{2}}(?= {_ZONE}))"
    rf"(?P<zone> ?\(?{_ZONE}\)?)?)[\])]?(?:(?P<mark>{_MARK})|\s+|$)"
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "On ", "Today", "Tomorrow")


def match_clock(paragraph: str) -> int | None:
    """Length of the time of day that `paragraph` begins with, its mark included, None where a sentence uses it.

    "18:42 GMT Army says" has none but a zone behind it; "7 p.m. is the deadline" and "7 p.m. Friday" are sentences.
    """
    found = _CLOCK.match(paragraph[:60])
    if found is None:
        return None
    rest = paragraph[found.end() :]
    if not rest or found["mark"] is not None:
        return found.end()
    begins = rest.lstrip("\"“‘'")[:1]
    return found.end() if found["zone"] and begins.isupper() and not rest.startswith(_DAYS) else None

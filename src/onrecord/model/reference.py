"""Whether a trigger is a noun for something that the reader is taken to know: "the raid", "Guyana's accusation".

Such words tell where a happening is spoken of, not that it happened.
"""

from __future__ import annotations

import re

from onrecord.model.span import Span

_KNOWN = re.compile(
    r"(?:\b(?:the|this|that|these|those|its|his|her|their|our)|['’]s|s['’])\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_LOOK_BACK = 48  # characters
# Past forms of the verbs by which events are told, that end in no -ed.
_PAST = frozenset(
    "met spoke spoken held fought shot struck slew slain sent withdrew withdrawn left gave given took taken "
    "sought told said swore sworn broke broken beat beaten burnt hit cut set put shut quit fled flew flown blew "
    "blown went gone came stole stolen threw thrown overthrew overthrown began begun brought bought built caught "
    "drove driven fell fallen froze frozen found led lent lost made paid ran rose risen rang rung sank sunk sat "
    "stood won wrote written hung dealt forbade forbidden upheld undertook undertaken".split()
)


def is_past(trigger: str) -> bool:
    """Whether the words begin with a past form, so that they are no noun: "shot down", "attacked"."""
    first = trigger.casefold().split()[0] if trigger.split() else ""
    return first.endswith("ed") or first in _PAST


def refers(text: str, trigger: Span) -> bool:
    """Whether `trigger` is a noun with an article or an owner before it."""
    known = _KNOWN.search(text, max(0, trigger.start - _LOOK_BACK), trigger.start)
    return bool(known) and not is_past(trigger.exact)

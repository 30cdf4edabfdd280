"""The dateline: where, when and by which agency a report was filed ("GENEVA, March 3 (AFP) –")."""

from __future__ import annotations

import re

# A place in capitals; up to three more behind commas, slashes or "and", in capitals or not ("KYIV, Ukraine").
_CAPS_WORD = r"(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’]*[A-ZÀ-ÖØ-Þ.])"
_CAPS_PLACE = rf"{_CAPS_WORD}(?:[ -]{_CAPS_WORD}){{0,4}}"
_MIXED_WORD = r"[A-ZÀ-ÖØ-Þ][\w.'’-]+"
_MIXED_PLACE = rf"{_MIXED_WORD}(?: (?:{_MIXED_WORD}|of|de|la|al)){{0,3}}"
_PLACE = rf"{_CAPS_PLACE}(?:(?:, ?|/| and | AND )(?:{_CAPS_PLACE}|{_MIXED_PLACE})){{0,3}}"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r"[(\[/][A-Z][^()\[\]/\n]{1,40}[)\]/]"
_DASH = r"(?:—|–|--|―|-(?= ))"
_BYLINE = rf"(?:By|BY) {_MIXED_WORD}(?: {_MIXED_WORD}){{1,3}},? (?={_CAPS_WORD})"

_FORMS = (
    rf"(?:{_BYLINE})?{_PLACE},?(?: {_DATE})?,?\.?(?: ?{_AGENCY})? ?{_DASH}",  # KYIV, Ukraine, May 2 (AP) —
    rf"{_MIXED_PLACE}(?:, {_MIXED_PLACE})?,?(?: {_DATE})? ?{_AGENCY} ?{_DASH}",  # London (Reuters) -
    rf"{_MIXED_PLACE}, {_MIXED_PLACE} (?:—|–)",  # Beirut, Lebanon –
    rf"{_PLACE}[,.] {_DATE}\.? {_AGENCY}(?: ?{_DASH}|\.)",  # MINSK, May 2. /TASS/. and MINSK. May 2 (Interfax) -
    rf"{_DATE} {_AGENCY} ?{_DASH}",  # May 2 (Reuters) -
    rf"{_AGENCY} ?{_DASH}",  # (CNN) —
    r"\((?:CNN|Reuters|REUTERS|AP|AFP|UPI|EFE|DPA|dpa|ANSA|TASS|IRNA|SANA|WAM|QNA|KUNA|Xinhua)\)",
    rf"{_PLACE}(?=: ?[\"“A-Z])",  # KARACHI: The ...
)
_INLINE = re.compile(rf"(?:{'|'.join(_FORMS)}):?\s*(?=[\"“‘'A-ZÀ-Þ0-9\[(]|$)")
_BYLINE_PLACE = re.compile(rf"{_BYLINE}{_PLACE}$")
# In capitals before a dash or colon, but no place.
_LABELS = frozenset(
    "FILE PHOTO VIDEO AUDIO WATCH LISTEN LIVE UPDATE UPDATED BREAKING NEWS EXCLUSIVE ANALYSIS OPINION COMMENTARY "
    "EDITORIAL FEATURE INTERVIEW EXPLAINER FACTBOX TIMELINE PROFILE REPORT SPECIAL URGENT ALERT CORRECTION "
    "CLARIFICATION RELATED READ MORE NOTE WARNING SOURCE SOURCES Q A QUESTION ANSWER MODERATOR REPORTER THE".split()
)
# A name in capitals before a colon is a speaker's where what follows is said in person or asked ("ORTIZ: We ...").
_TURN = re.compile(rf"{_CAPS_PLACE}:[^\"“”.!?]*?(?:\?|\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|us|me)\b)")
_MAX_CHARS = 120


def match_dateline(paragraph: str) -> int | None:
    """Length of the dateline that `paragraph` begins with, trailing dash included, None where there is none.

    A dateline in the middle of a sentence ("NATO — which ...") is none: what follows must begin one.
    """
    head = paragraph[: 2 * _MAX_CHARS]
    found = _INLINE.match(head) or _BYLINE_PLACE.match(paragraph[:_MAX_CHARS])
    if not found or found.end() > _MAX_CHARS:
        return None
    if _TURN.match(head):
        return None
    text = found.group().rstrip()
    if text.split(None, 1)[0].strip(".:-–—") in _LABELS:
        return None
    if paragraph[len(text) : len(text) + 1] == ":":
        text += ":"
    return len(text) if sum(c.isalpha() for c in text) >= 2 else None

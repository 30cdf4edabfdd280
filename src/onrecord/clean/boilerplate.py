"""Lines of a page that are not the story: players, share buttons, adverts, credits, bylines, copyright.

Written from the usual furniture of news pages in English; a line that carries facts (a caption, a dated heading) stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.clean.words import load_words

MAX_LINE = 160
MAX_CREDITS = 600  # a list of everyone who contributed may be long
_SHORT = 60
_EDGES = " .:;!?»›>▶|-–—•*\u00a0"


def _any_of(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


# How a line of furniture begins; what follows the colon is a link, a headline of another story, a name.
_BEGINNINGS = re.compile(
    _any_of(
        "watch", "listen", "see also", "see more", "read", "read more", "also read", "read also", "related",
        "related (?:story|stories|article|articles|content|video)", "more on this", "don['’]?t miss", "in pictures",
        "in photos", "photo gallery", "gallery", "must read", "recommended", "up next", "explainer", "live blog",
        "follow live", "live updates", "tags?", "topics?", "filed under", "keywords?", "share (?:this|on|via)", "video",
        "audio", "podcast", "photos?", "images?", "pictures?", "photograph", "credits?", "photo credits?",
        "image credits?", "source", "via", "(?:first )?published(?: on| at)?", "posted(?: on| at)?",
        "(?:last )?updated(?: on| at)?", "last modified(?: on)?",
    ) + r"\s*[:|»>▶]",
    re.IGNORECASE,
)  # fmt: skip
_INVITATIONS = re.compile(
    "^"
    + _any_of(
        r"(?:click|tap) (?:here|on|to|the)\b",
        r"sign up (?:for|to|here|now)\b",
        r"subscribe (?:to|for|now|here)\b",
        r"follow (?:us|him|her|them|the author)\b",
        r"follow \w+ on (?:twitter|facebook|instagram|x)\b",
        r"(?:hide|show) caption\b",
        r"like us on\b",
        r"join (?:us on|our)\b",
        r"download (?:the|our) \w*\s?app\b",
        r"get (?:the latest|our|all the latest|breaking) (?:news|stories|newsletter|updates|app)\b",
        r"for more (?:information|news|stories|on this|details),? (?:contact|visit|see|click|go|call|follow)\b",
        r"to (?:read|see|view|watch) (?:more|the full|this|all)\b",
        r"(?:read|see|view|watch) the full (?:story|article|report|transcript|interview|video) (?:here|at|on)\b",
        r"visit our (?:website|site|page)\b",
        r"stay (?:tuned|up to date|informed|connected)\b",
        r"support (?:our|independent|quality) journalism\b",
        r"(?:you|we) (?:have|use) .{0,40}\bcookies\b",
        r"by (?:clicking|signing up|continuing to (?:use|browse))\b",
        r"this (?:site|website|page) (?:uses|is protected)\b",
        r"your browser does(?: not|n['’]t)\b",
        r"please (?:enable|turn on|disable|log in|sign in|subscribe)\b",
        r"\d+ (?:min(?:ute)?s?|hours?|days?) (?:read|ago)$",
        r"\d+ (?:comments?|shares?|likes?|views?)$",
        r"(?:story|article) continues (?:below|after)\b",
        r"this (?:article|story|content|video) (?:is|was) (?:no longer available|sponsored|supported)\b",
        r"the (?:post|article) .{3,120} appeared (?:first )?on\b",
    ),
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    _any_of(
        "^©",
        r"^\(c\) ?(?:19|20)\d\d",
        r"^copyright\b",
        r"©\s*(?:19|20)\d\d",
        r"\bmay not be (?:published|reproduced)\b",
        r"\ball rights reserved\b",
    ),
    re.IGNORECASE,
)
# Names, offices and small words up to the verb: "A. Writer in Rome and B. Author at the Foreign Desk contributed ...".
_SMALL = "and|in|at|the|of|from|with|other|journalists|correspondents?|staff|writers?"
_WRITERS = rf"^\W*(?:(?:[A-Z][\w.'’-]*|{_SMALL}),? ){{1,30}}"
_WORK = "reporting|writing|editing|written|edited|reported|compiled|translated|translation|research"
_PICTURES = "photographs?|photos?|graphics?|illustrations?|video"
_CREDITS = re.compile(
    _any_of(
        r"\bcontributed to (?:this|the) (?:report|story|article|post|piece|dispatch)\b",
        r"\bcontributed (?:additional )?reporting\b",
        rf"{_WRITERS}(?:also )?(?:contributed from|contributed in|contributing from|reporting from) [A-Z]",
        rf"{_WRITERS}reported from [A-Z][\w ]+(?:,? and|,) [A-Z].{{3,60}} from [A-Z]",
        rf"(?i:^\W*(?:additional )?(?:{_WORK}|{_PICTURES})(?: and (?:{_WORK}))? by\b)",
        r"(?i:^(?:some |parts? of )?(?:the )?(?:material|information|content)s? (?:for|in|from) this "
        r"(?:report|story|article) )",
        r"(?i:^this (?:report|story|article|dispatch) (?:originated|originally (?:appeared|ran|published)"
        r"|was (?:written|compiled|first published|originally published|translated|adapted|updated)"
        r"|has been (?:updated|corrected|edited|translated))\b)",
        r"(?i:^with (?:reporting|files|additional reporting|contributions|inputs?) (?:by|from)\b)",
    )
)
# "(A. Writer via AP)", "[Photographer/Agency]": a photo credit alone on its line; "[headline of another story]".
_NAMES = r"(?:[A-Z][\w.'’-]*\s?){1,5}"
_CREDIT_LINE = re.compile(rf"^[(\[]{_NAMES}(?:/\s?|via |\| |, ){_NAMES}[)\]]$")
_BRACKETED_LINK = re.compile(r"^\[[^\[\]]{15,140}\]$")
_AGENCIES = (
    "AP|AFP|Reuters|REUTERS|EPA|EPA-EFE|EFE|Getty Images|GETTY IMAGES|Getty|Xinhua|Anadolu|TASS|Sputnik|Shutterstock"
    "|iStock|AP Photo|AFP Photo|Bloomberg|UPI|DPA|dpa|PA Images|ZUMA"
)
_AGENCY_LINE = re.compile(
    r"^[(\[]?(?:©|Photo|PHOTO|File photo|FILE PHOTO|Image|Pool|Handout)?[ :/]*"
    rf"(?:[A-Z][\w.'’-]+[ /|]+){{0,5}}(?:{_AGENCIES})[)\]]?$"
)
_NAME_WORD = r"(?:[A-Z][\w.'’-]*|de|van|von|al|el|bin|and|AND|&)"
_BYLINE = re.compile(rf"^(?:By|BY|Words by|Story by) {_NAME_WORD}(?:[ ,|/]+(?:{_NAME_WORD}|in|at|for|the|of)){{1,14}}$")
_SYMBOLS = re.compile(r"^[\W\d_]+$")
_MEASURES = re.compile(r"^\d{3,4}p\b.{0,20}$|^[\d.,]+\s?[kKMG]i?B$")
_BAR = re.compile(r"\s[|·•/]\s")
_FULL_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
_PATTERNS = (
    _SYMBOLS,
    _MEASURES,
    _INVITATIONS,
    _COPYRIGHT,
    _CREDITS,
    _CREDIT_LINE,
    _BRACKETED_LINK,
    _AGENCY_LINE,
    _BYLINE,
)


def mark_boilerplate(lines: Sequence[str]) -> list[bool]:
    """For each line whether it is furniture. A line without a full stop between two pieces of it is part of it."""
    marks = [is_boilerplate(line) for line in lines]
    for i in range(1, len(lines) - 1):
        if marks[i - 1] and marks[i + 1] and len(lines[i]) <= MAX_LINE and not _FULL_STOP.search(lines[i]):
            marks[i] = True
    return marks


def is_boilerplate(line: str) -> bool:
    """Whether this line alone is plainly furniture."""
    if len(line) > MAX_CREDITS:
        return False
    if len(line) > MAX_LINE:
        return bool(_CREDITS.search(line) or _COPYRIGHT.search(line))
    if all(piece.strip(_EDGES) in load_words("boilerplate_lines.txt") for piece in _BAR.split(line.lower())):
        return True
    return bool(_BEGINNINGS.match(line) and not _tells(line)) or any(p.search(line) for p in _PATTERNS)


def _tells(line: str) -> bool:
    """Whether a sentence stands after the colon: then the line may carry facts."""
    pointer = line.lower().startswith(("watch", "read", "related", "see"))
    return not pointer and len(line) > _SHORT and bool(_FULL_STOP.search(line))

"""Words of an article made safe to look at: nothing in them can steer a terminal, hide, or run the other way."""

from __future__ import annotations

import re
import unicodedata

# The joiners are needed to spell Persian and Indic words; all else here is invisible or acts on the screen.
_ACTING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_SPELLING = frozenset("\u200c\u200d")
# Letters and marks that have no ink: blanks that are no space, and selectors in which whole sentences can be hidden.
# Those that choose between text and emoji are in wide use.
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0d\uffa0\U000e0100-\U000e01ef]"
)
_WHITE = frozenset(" \n\t\u00a0")


def printable(text: str) -> str:
    """`text` on one line: runs of white space are one space, control and format characters are written out.

    An escape character becomes the six characters ``\\x1b`` and so on, a right-to-left override ``\\u202e``.
    """
    line = " ".join(text.split())
    return line if _is_plain(line) else "".join(map(_shown, line))


def visible(text: str) -> str:
    """`text` with its line ends and spaces as they are, control and format characters written out as `printable` does.

    What it gives of two neighbouring stretches is, put together, what it gives of both at once.
    """
    return text if _is_plain(text) else "".join(c if c in _WHITE else _shown(c) for c in text)


def _is_plain(text: str) -> bool:
    return text.isprintable() and (text.isascii() or not _BLANK.search(text))


def _shown(char: str) -> str:
    if char.isascii():
        return char if char.isprintable() else f"\\x{ord(char):02x}"
    if char in _SPELLING or (unicodedata.category(char) not in _ACTING and not _BLANK.match(char)):
        return char
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"


def window(text: str, start: int, end: int, width: int) -> tuple[int, int]:
    """The stretch of at most `width` characters of `text` around [start, end), cut between words."""
    if len(text) <= width:
        return 0, len(text)
    left = max(0, min(start - (width - (end - start)) // 2, len(text) - width))
    right = min(len(text), left + width)
    if left > 0 and (space := text.find(" ", left, max(left, start))) != -1:
        left = space + 1
    if right < len(text) and (space := text.rfind(" ", min(end, right), right)) != -1:
        right = space
    return left, right

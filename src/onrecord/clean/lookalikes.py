"""Words in which letters of another alphabet stand for Latin ones that look the same: "Рussia" with a Cyrillic Р.

The pairs are those of Cyrillic and Greek letters that look like a Latin one in upright type (Unicode Technical
Standard 39, "confusables"). Nothing is repaired: who is meant by such a name is not for us to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_CYRILLIC: Final = dict(zip("АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝ", "ABESIJKMHOPCTYXaesijopcyxhdqw", strict=True))
_GREEK: Final = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι", "ABEZHIKMNOPTYXovi", strict=True))
_LIKE: Final = str.maketrans(_CYRILLIC | _GREEK)
_FOREIGN: Final = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")


class LookAlike(NamedTuple):
    """The stretch of the word, and the Latin word that it looks like."""

    start: int
    end: int
    like: str


def find_lookalikes(text: str) -> Iterator[LookAlike]:
    """Words that mix Latin with Cyrillic or Greek letters, and foreign ones that look like a Latin word of the text."""
    if text.isascii() or not _FOREIGN.search(text):
        return
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    latin = {word for _, _, word in words if not _FOREIGN.search(word)}
    for start, end, word in words:
        if not _FOREIGN.search(word):
            continue
        like = word.translate(_LIKE)
        looks_latin = not _FOREIGN.search(like)
        if _LATIN.search(word) or (looks_latin and like in latin):
            yield LookAlike(start, end, like)

"""Names and other words folded so that two spellings of one are equal: case, accents and possessives are gone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_APOSTROPHES = str.maketrans("", "", "'’‘`ʼ.")


@lru_cache(maxsize=65536)
def fold(name: str) -> tuple[str, ...]:
    """The words of a name: "The Republic of Côte d'Ivoire's" -> ("republic", "of", "cote", "divoire")."""
    plain = _POSSESSIVE.sub("", unicodedata.normalize("NFKD", name.casefold()))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_APOSTROPHES)
    words = tuple(_WORD.findall(plain))
    return words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words

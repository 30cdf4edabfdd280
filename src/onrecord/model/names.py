"""Names and other words folded so that two spellings of one are equal: case, accents and possessives are gone."""

from __future__ import annotations

import re
import unicodedata

from onrecord.model.remembered import remembered

_WORD = re.compile(r"[^\W_]+")
_NAME = 64  # characters; what is longer is a sentence, which is seldom asked for twice and not worth keeping
_POSSESSIVE = re.compile(r"['’]s\b")
_APOSTROPHES = str.maketrans("", "", "'’‘`ʼ.")


def fold(name: str) -> tuple[str, ...]:
    """The words of a name: "The Republic of Côte d'Ivoire's" -> ("republic", "of", "cote", "divoire")."""
    return _folded(name) if len(name) <= _NAME else _fold(name)


def _fold(name: str) -> tuple[str, ...]:
    plain = _POSSESSIVE.sub("", unicodedata.normalize("NFKD", name.casefold()))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_APOSTROPHES)
    words = tuple(_WORD.findall(plain))
    return words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words


_folded = remembered(8192)(_fold)

"""When two spellings are likely one name: a letter more, less, other or two swapped; two such slips in long names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

SHORTEST: Final = 5  # letters below which one letter makes another name
LONG: Final = 8  # letters from which two slips are forgiven


def is_near(one: str, other: str) -> bool:
    """Whether the folded pieces differ, begin alike, and differ by no more than their length forgives."""
    length = min(len(one), len(other))
    if length < SHORTEST or one[0] != other[0] or one.removesuffix("s") == other.removesuffix("s"):
        return False  # a plural is no slip
    return distance(one, other, 2 if length >= LONG else 1) is not None


def distance(one: str, other: str, limit: int) -> int | None:
    """Damerau-Levenshtein distance (adjacent swaps count one), None above `limit`."""
    if abs(len(one) - len(other)) > limit:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return None
    return row[-1] if row[-1] <= limit else None


def is_near_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of as many pieces differ in the spelling of one piece only."""
    if len(one) != len(other):
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and is_near(*apart[0])


def initials(name: tuple[str, ...]) -> str:
    """The first letters of a name's pieces, which no slip of the pen changes (`is_near`)."""
    return "".join([piece[0] for piece in name])


@lru_cache(maxsize=1 << 16)
def consonants(piece: str) -> str:
    """What transliterations agree on of a folded piece of a name: "kdf" for "gaddafi", "qadhafi" and "kadhafi"."""
    for pattern, letter in _SOUNDS:
        piece = pattern.sub(letter, piece)
    return piece[:1] + _VOWELS.sub("", piece[1:])


def sounds_alike(one: str, other: str) -> bool:
    """Whether two long pieces are spellings of one name in two transliterations: "Qaddafi" and "Gadhafi".

    The consonants are the same and no vowel speaks against it: "Hassan" is not "Hussein".
    """
    if min(len(one), len(other)) < SHORTEST or one.removesuffix("s") == other.removesuffix("s"):
        return False
    mine, theirs = _syllables(one), _syllables(other)
    if len(mine) < 3 or [c for c, _ in mine] != [c for c, _ in theirs]:
        return False
    return all(not a or not b or a & b for (_, a), (_, b) in zip(mine, theirs, strict=True))


@lru_cache(maxsize=1 << 16)
def _syllables(piece: str) -> list[tuple[str, frozenset[str]]]:
    """Each consonant of a folded piece with the classes of the vowels after it, of which transliterations mix some."""
    for pattern, letter in _SOUNDS:
        piece = pattern.sub(letter, piece)
    return [(m[1], frozenset(c for v in m[2] for c in _VOWEL_CLASSES[v])) for m in _SYLLABLE.finditer(piece)]


_SOUNDS: Final = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        ("tsch|tch|ch", "c"), ("sch|sh", "s"), ("zh|dj|dzh", "j"), ("dh|dd|th", "d"), ("kh|gh|ck|q|g|x", "k"),
        ("ph", "f"), ("tz|ts", "z"), ("w", "v"), ("^[aeiou]+", "a"), ("^y|^i", "i"),
        (r"([b-df-hj-np-tv-xz])\1+", r"\1"),
    )
)  # fmt: skip
_VOWELS: Final = re.compile("[aeiouyj]")
_VOWEL_CLASSES: Final = {"a": "a", "e": "ai", "i": "i", "y": "i", "j": "i", "o": "o", "u": "o"}
_SYLLABLE: Final = re.compile(r"(^.|[^aeiouyj])([aeiouyj]*)")

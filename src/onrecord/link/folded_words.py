"""The words of a text as numbers, with where each stands: what the search for copies compares.

Words are runs of letters and digits, folded: case, accents and compatibility forms are gone, and so are apostrophes,
hyphens and quotation marks between words, so that an editor's "Tomas" and "TOMÁS" are the same word. Invisible
characters and combining marks inside a word are passed over; scripts without spaces give one word a character.
Everything is done on arrays of code points: a text of 1,000 words takes about 0.1 ms.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Positions = NDArray[np.int64]
Mask = NDArray[np.bool_]

WORD, SOUNDED, UPPER, DIGIT, ALONE, OPENS, MARK, STOP = (1 << n for n in range(8))
STEM: Final = (
    5  # letters; cuts most endings of European languages ("seized", "seizure"), and "Argentine" to "Argentina"
)
_LONGEST: Final = 64  # letters of a word that count
_PLANE: Final = 0x10000  # characters beyond the basic plane part words
_INVISIBLE: Final = frozenset({0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF})
_QUOTES: Final = frozenset('"“”„‟«»「」『』')
_STOPS: Final = frozenset(".!?\n\r。！？؟…")
_UNSPACED: Final = ((0x2E80, 0x2FDF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x0E00, 0x0EFF))


class FoldedWords:
    """The words of `text`, in order. `hashes[i]` is the same for the same word anywhere; offsets are code points."""

    __slots__ = ("capitals", "ends", "hashes", "numbers", "opening", "quoted", "sentences", "starts", "stems", "text")

    def __init__(self, text: str) -> None:
        folds, kinds_of = _tables()
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        codes = np.where(codes < _PLANE, codes, 0)
        kinds = _joined_digits(codes, kinds_of[codes])
        starts, ends = _bounds(kinds)
        letters, places = _letters(folds[codes], kinds, starts)
        self.text = text
        self.starts, self.ends = starts.astype(np.int32), ends.astype(np.int32)
        self.hashes = _hash(letters, places, starts)
        # which words begin with a digit, or with a capital
        self.numbers: Mask = (kinds[starts] & DIGIT) != 0
        self.capitals: Mask = (kinds[starts] & UPPER) != 0
        # as `hashes`, of the first letters of each word; of the whole word where it begins with a digit
        self.stems = np.where(self.numbers, self.hashes, _hash(np.where(places < STEM, letters, 0), places, starts))
        stopped = _after(kinds, STOP, starts, ends)
        # which words open a sentence, a paragraph or a quotation, where a capital says nothing
        self.opening: Mask = stopped | _after(kinds, MARK, starts, ends)
        # the number of each word's sentence; a stop before a small letter ends none
        self.sentences = np.cumsum(stopped & (self.capitals | self.numbers), dtype=np.int32)
        self.quoted = _quoted(codes, kinds, starts)

    def __len__(self) -> int:
        return len(self.starts)


def _after(kinds: NDArray[np.uint8], kind: int, starts: Positions, ends: Positions) -> Mask:
    """Which words are the first of all, or have such a character between them and the word before."""
    seen = np.concatenate(([0], np.cumsum((kinds & kind) != 0)))
    after = np.ones(len(starts), dtype=bool)
    after[1:] = seen[starts[1:]] > seen[ends[:-1]]
    return after


def _quoted(codes: NDArray[np.uint32], kinds: NDArray[np.uint8], starts: Positions) -> Mask:
    """Which words stand between quotation marks: after an opening mark of their paragraph that nothing closed yet."""
    marks = np.flatnonzero(kinds & MARK)
    if not len(marks):
        return np.zeros(len(starts), dtype=bool)
    before = np.concatenate(([ord(" ")], codes))[marks]
    opens = (_tables()[1][before] & OPENS) != 0
    last = np.searchsorted(marks, starts) - 1
    paragraphs = np.cumsum(codes == ord("\n"))
    quoted: Mask = (last >= 0) & opens[last] & (paragraphs[marks[last]] == paragraphs[starts])
    return quoted


@cache
def _tables() -> tuple[NDArray[np.uint64], NDArray[np.uint8]]:
    """For each character of the basic plane: what it is folded to (0: nothing), and the bits of what it is."""
    folds, kinds = np.zeros(_PLANE, dtype=np.uint64), np.zeros(_PLANE, dtype=np.uint8)
    for code in range(_PLANE):
        folds[code], kinds[code] = _fold(code, chr(code))
    for start, end in _UNSPACED:
        kinds[start : end + 1] |= np.where(kinds[start : end + 1] & WORD, ALONE, 0).astype(np.uint8)
    return folds, kinds


def _fold(code: int, character: str) -> tuple[int, int]:
    category = unicodedata.category(character)
    if code in _INVISIBLE or category[0] == "M":
        return 0, WORD
    if category[0] in "LN":
        base = unicodedata.normalize("NFKD", character.casefold())
        kind = WORD | SOUNDED | (UPPER if category in ("Lu", "Lt") else 0) | (DIGIT if category == "Nd" else 0)
        return ord(base[0]), kind
    opens = OPENS if character.isspace() or category in ("Ps", "Pd", "Pi", "Cc") else 0
    mark = MARK if character in _QUOTES else 0
    return 0, opens | mark | (STOP if character in _STOPS else 0)


def _joined_digits(codes: NDArray[np.uint32], kinds: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """ "3,000" is one word, as "3000" is."""
    commas = np.flatnonzero(codes[1:-1] == ord(",")) + 1
    between = commas[(kinds[commas - 1] & kinds[commas + 1] & DIGIT) != 0]
    if not len(between):
        return kinds
    kinds = kinds.copy()
    kinds[between] = WORD
    return kinds


def _bounds(kinds: NDArray[np.uint8]) -> tuple[Positions, Positions]:
    """Where words start and end. What is only passed over makes no word of its own."""
    word = np.concatenate(([False], (kinds & WORD) != 0, [False]))
    alone = np.concatenate(([False], (kinds & ALONE) != 0, [False]))
    starts = np.flatnonzero(word[1:-1] & (~word[:-2] | alone[1:-1] | alone[:-2]))
    ends = np.flatnonzero(word[1:-1] & (~word[2:] | alone[1:-1] | alone[2:])) + 1
    sounded = np.concatenate(([0], np.cumsum((kinds & SOUNDED) != 0)))
    real = sounded[ends] > sounded[starts]
    return starts[real], ends[real]


def _letters(
    folds: NDArray[np.uint64], kinds: NDArray[np.uint8], starts: Positions
) -> tuple[NDArray[np.uint64], Positions]:
    """What each character adds to its word, and as how manieth letter; nothing outside words."""
    sounded = np.cumsum((kinds & SOUNDED) != 0)
    places = np.zeros(len(kinds), dtype=np.int64)
    if len(starts):
        lengths = np.diff(np.concatenate((starts, [len(kinds)])))
        places[starts[0] :] = sounded[starts[0] :] - np.repeat(sounded[starts], lengths)
    return folds, places


@cache
def _powers() -> NDArray[np.uint64]:
    return np.random.default_rng(1).integers(1, 2**63, size=_LONGEST, dtype=np.uint64) * 2 + 1


def _hash(letters: NDArray[np.uint64], places: Positions, starts: Positions) -> Hashes:
    """One number for each word. 64 bits: two words of a language share one by chance hardly ever."""
    if not len(starts):
        return np.zeros(0, dtype=np.uint64)
    return scatter(np.add.reduceat(letters * _powers()[np.minimum(places, _LONGEST - 1)], starts))


def scatter(values: Hashes) -> Hashes:
    """The finaliser of splitmix64 (Steele, Lea and Flood 2014): spreads what lies close together."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))

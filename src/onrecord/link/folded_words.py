"""The words of a text as numbers, with where each stands: what the search for copies compares.

Words are runs of letters and digits, folded: case, accents and compatibility forms are gone, and so are apostrophes,
hyphens and quotation marks between words, so that an editor's "Tomas" and "TOMÁS" are the same word. Invisible
characters and combining marks inside a word are passed over; scripts without spaces give one word a character.
Everything is done on arrays of code points: a text of 1,000 words takes about 0.1 ms.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Offsets = NDArray[np.signedinteger[Any]]
Mask = NDArray[np.bool_]

WORD, SOUNDED, UPPER, DIGIT, ALONE, OPENS, MARK, STOP = (1 << n for n in range(8))
STEM: Final = 5  # letters; cuts most endings of European languages ("talks", "talking"; "Argentine", "Argentina")
_LONGEST: Final = 1_000_000  # characters; what follows in a longer text is not compared
_TOGETHER: Final = 1 << 16  # characters of short texts that are folded at once
_APART: Final = "\n"
_BASE: Final = 0x9E6C63D0876A9B4D
_PLANE: Final = 0x10000  # characters beyond the basic plane part words
_INVISIBLE: Final = frozenset({0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF})
_QUOTES: Final = frozenset('"“”„‟«»「」『』')
_STOPS: Final = frozenset(".!?\n\r。！？؟…")
_UNSPACED: Final = ((0x2E80, 0x2FDF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x0E00, 0x0EFF))


class FoldedWords:
    """The words of `text`, in order. `hashes[i]` is the same for the same word anywhere; offsets are code points.

    `stems` are as `hashes`, of the first letters of each word, or of the whole word where it begins with a digit.
    """

    text: str
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    numbers: Mask  # which words begin with a digit,
    capitals: Mask  # or with a capital
    hashes: Hashes
    stems: Hashes
    opening: Mask  # which words open a sentence, a paragraph or a quotation, where a capital says nothing
    sentences: NDArray[np.int32]  # the number of each word's sentence; a stop before a small letter ends none
    quoted: Mask  # which words come after an opening quotation mark of their paragraph that nothing closed yet

    def __init__(self, text: str) -> None:
        _fold_together([self], [text])

    @classmethod
    def of_all(cls, texts: Sequence[str]) -> list[FoldedWords]:
        """The words of each text, for much less than folding short texts one by one."""
        made = [cls.__new__(cls) for _ in texts]
        first = size = 0
        for n, text in enumerate(texts, 1):
            size += len(text)
            if size >= _TOGETHER or n == len(texts):
                _fold_together(made[first:n], texts[first:n])
                first, size = n, 0
        return made

    def __len__(self) -> int:
        return len(self.starts)


def _fold_together(made: Sequence[FoldedWords], texts: Sequence[str]) -> None:
    """Fill the words of each text; line ends keep the texts apart, as they do paragraphs."""
    cut = [text[:_LONGEST] for text in texts]
    codes, kinds = _characters(_APART.join(cut))
    sounded = (kinds & SOUNDED) != 0
    before = np.concatenate(([0], np.cumsum(sounded, dtype=np.int32)))
    starts, ends = _bounds(kinds, before)
    first = kinds[starts]
    numbers: Mask = (first & DIGIT) != 0
    capitals: Mask = (first & UPPER) != 0
    hashes, stems = _hash(_tables()[0][codes[sounded]], before[starts], before[ends])
    stems = np.where(numbers, hashes, stems)
    opening = _after(kinds, STOP | MARK, starts, ends)
    sentences = np.cumsum(_after(kinds, STOP, starts, ends) & (capitals | numbers), dtype=np.int32)
    quoted = _quoted(codes, kinds, starts)
    bases = np.cumsum([0, *(len(text) + len(_APART) for text in cut)])
    bounds = np.searchsorted(starts, bases).tolist()
    starts, ends = starts.astype(np.int32), ends.astype(np.int32)
    for words, text, base, a, b in zip(made, texts, bases.tolist(), bounds, bounds[1:], strict=False):
        words.text = text
        words.starts, words.ends = starts[a:b] - base, ends[a:b] - base
        words.numbers, words.capitals, words.opening = numbers[a:b], capitals[a:b], opening[a:b]
        words.hashes, words.stems = hashes[a:b], stems[a:b]
        words.sentences, words.quoted = sentences[a:b] - (sentences[a - 1] if a else 0), quoted[a:b]


def _characters(text: str) -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    """The code points, those beyond the basic plane as 0, and the bits of what each is."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = np.where(codes < _PLANE, codes, 0)
    return codes, _joined_digits(codes, _tables()[1][codes])


def _after(kinds: NDArray[np.uint8], kind: int, starts: Offsets, ends: Offsets) -> Mask:
    """Which words are the first of all, or have such a character between them and the word before."""
    seen = np.concatenate(([0], np.cumsum((kinds & kind) != 0, dtype=np.int32)))
    after = np.ones(len(starts), dtype=bool)
    after[1:] = seen[starts[1:]] > seen[ends[:-1]]
    return after


def _quoted(codes: NDArray[np.uint32], kinds: NDArray[np.uint8], starts: Offsets) -> Mask:
    """Which words come after an opening quotation mark of their paragraph that nothing closed yet."""
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


def _bounds(kinds: NDArray[np.uint8], before: Offsets) -> tuple[Offsets, Offsets]:
    """Where words start and end. What is only passed over makes no word of its own.

    `before` counts the letters and digits before each character.
    """
    word = np.zeros(len(kinds) + 2, dtype=bool)
    word[1:-1] = (kinds & WORD) != 0
    edges = np.flatnonzero(word[1:] != word[:-1])
    starts, ends = edges[::2], edges[1::2]
    if len(alone := np.flatnonzero(kinds & ALONE)):
        starts = np.union1d(starts, np.concatenate((alone, alone[word[alone + 2]] + 1)))
        ends = np.union1d(ends, np.concatenate((alone + 1, alone[word[alone]])))
    real = before[ends] > before[starts]
    return starts[real], ends[real]


@cache
def _powers(count: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The first powers of an odd number modulo 2 ** 64, and their inverses."""
    bases = np.full((2, count), _BASE, dtype=np.uint64)
    bases[1] = pow(_BASE, -1, 1 << 64)
    bases[:, 0] = 1
    powers, inverses = np.cumprod(bases, axis=1)
    return powers, inverses


def _hash(letters: NDArray[np.uint64], first: Offsets, end: Offsets) -> tuple[Hashes, Hashes]:
    """A number for each word, the letters [first, end), and for its first letters: polynomials modulo 2 ** 64.

    The differences of one running sum give them all, each divided by the power at which it starts.
    """
    powers, inverses = _powers(1 << (len(letters) + 1).bit_length())
    sums = np.zeros(len(letters) + 1, dtype=np.uint64)
    np.cumsum(letters * powers[: len(letters)], out=sums[1:])
    start, scale = sums[first], inverses[first]
    stem = np.minimum(first + STEM, end)
    return scatter((sums[end] - start) * scale), scatter((sums[stem] - start) * scale)


def scatter(values: Hashes) -> Hashes:
    """The finaliser of splitmix64 (Steele, Lea and Flood 2014): spreads what lies close together."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))

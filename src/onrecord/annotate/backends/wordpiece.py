"""Words to BERT's lower-case word pieces, with the shape that lower-casing loses.

Greedy longest match (Wu et al. 2016, "Google's Neural Machine Translation System") over BERT's own normalisation; held
against the `tokenizers` library by `training/check_wordpiece.py`. Every distinct word is cut once and remembered.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
MAX_WORD_CHARS = 100  # BERT's own limit: longer ones are unknown
MAX_WORD_PIECES = 16  # of an address or a string of symbols the rest tells nothing
SHAPES = 8  # a shape's id, plus this where no white space stands before the word

_CONTROLS = frozenset({"Cc", "Cf", "Cs", "Co"})

LOWER, TITLE, UPPER, INITIAL, MIXED, DIGITS, SYMBOLS = range(1, SHAPES)


class WordPieces(NamedTuple):
    ids: tuple[int, ...]
    shape: int


@cache
def vocabulary() -> dict[str, int]:
    text = (files("onrecord") / "weights" / "vocab.txt").read_text(encoding="utf-8")
    return {piece: n for n, piece in enumerate(text.split("\n")[:-1])}


@lru_cache(maxsize=1 << 16)
def encode(word: str) -> WordPieces:
    """The piece ids of one word, at least one and at most MAX_WORD_PIECES, and its shape."""
    known = vocabulary()
    pieces = [piece for part in _parts(word) for piece in _longest_matches(part, known)]
    return WordPieces(tuple(pieces[:MAX_WORD_PIECES]) or (known[UNKNOWN],), shape(word))


def shape(word: str) -> int:
    """How the word is written: LOWER ... SYMBOLS. Letters of scripts without case count as lower."""
    if word.islower() and word.isalpha():
        return LOWER
    if any(c.isdigit() for c in word):
        return DIGITS
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return SYMBOLS
    upper = sum(not c.islower() and c.lower() != c for c in letters)
    if upper == 0:
        return LOWER
    if len(letters) == 1:
        return INITIAL
    if upper == len(letters):
        return UPPER
    return TITLE if upper == 1 and letters[0].lower() != letters[0] else MIXED


def _parts(word: str) -> list[str]:
    """The word in BERT's normal form, cut at punctuation and around ideographs."""
    if word.isascii() and word.isalnum():
        return [word.lower()]
    spread = "".join(f" {c} " if _is_ideograph(c) else _cleaned(c) for c in word)
    plain = "".join(c for c in unicodedata.normalize("NFD", spread) if unicodedata.category(c) != "Mn")
    return "".join(f" {c} " if _is_punctuation(c) else c for c in plain.lower()).split()


def _cleaned(character: str) -> str:
    if character in "\t\n\r":
        return " "
    return "" if character == "\ufffd" or unicodedata.category(character) in _CONTROLS else character


def _is_punctuation(character: str) -> bool:
    if character.isascii():
        return not character.isalnum() and "!" <= character <= "~"
    return unicodedata.category(character).startswith("P")


def _is_ideograph(character: str) -> bool:
    """CJK Unified Ideographs and their compatibility forms, as BERT's own tokenizer bounds them."""
    code = ord(character)
    return code >= 0x3400 and (
        code <= 0x4DBF or 0x4E00 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x2FA1F
    )


def _longest_matches(part: str, known: dict[str, int]) -> list[int]:
    whole = known.get(part)
    if whole is not None:
        return [whole]
    if len(part) > MAX_WORD_CHARS:
        return [known[UNKNOWN]]
    out: list[int] = []
    start = 0
    while start < len(part):
        prefix = "##" if start else ""
        for end in range(len(part), start, -1):
            piece = known.get(prefix + part[start:end])
            if piece is not None:
                out.append(piece)
                start = end
                break
        else:
            return [known[UNKNOWN]]
    return out

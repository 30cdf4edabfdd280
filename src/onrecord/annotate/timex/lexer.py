"""Text -> lexemes, each with a symbol: one character that stands for its word or its shape.

A stretch of text becomes a string of symbols, so that a rule of the grammar is an ordinary regular expression over
words: quick (one character a word, most of them "other") and short to write. Words get their symbols when a rule first
names them; a word that no rule names is "other", or "Other" with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.annotate.timex import lexicon

OTHER, CAPITAL = "x", "X"
_FIRST_SYMBOL = 0xE000  # Unicode's private use area: no text's own character can be taken for a symbol

_LEXEME = re.compile(
    r"""
    (?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
  | (?P<numeric>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/]) | \d{1,2}\.\d{1,2}\.\d{4}(?!\w)
        | \d{1,2}-\d{1,2}-\d{4}(?![\w-]))
  | (?P<nine_eleven>9/11(?![\w/]))
  | (?P<clock12>\d{1,2}(?:[:.]\d\d)?\ ?(?:[ap]\.\ ?m\.?|[AP]\.\ ?M\.?|[ap]m\b|[AP]M\b))
  | (?P<clock24>\d{1,2}:\d\d(?::\d\d)?(?![\w:]) | [012]\d[0-5]\d(?=\ (?:GMT|UTC|EST|EDT|local\ time|hours\b)))
  | (?P<decade>(?:1[0-9]|20)\d0['’]?s\b | ['’]\d0s\b)
  | (?P<ordinal>\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)\b)
  | (?P<number>\d+\ \d/\d(?!\d) | \d{1,3}(?:,\d{3}){1,8}+(?:\.\d++)?+(?!\w) | \d++(?:\.\d++)?+(?!\w))
  | (?P<short_year>['’]\d\d\b)
  | (?P<mixed>\d\w+)
  | (?P<abbreviation>\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Weds?|Thu|Thurs?|Fri|Sat|Sun|No|St)\.)
  | (?P<possessive>['’]s?\b(?<=[sS]) | ['’](?<=s['’]))
  | (?P<word>[oO]['’]clock\b | [^\W\d_]\w*)
  | (?P<dash>[-–—])
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)

_symbols: dict[str, str] = {}


def symbol(name: str) -> str:
    """The character that stands for a word, or for a shape ("<year>")."""
    if name not in _symbols:
        _symbols[name] = chr(_FIRST_SYMBOL + len(_symbols))
    return _symbols[name]


def symbols_of(words: Iterable[str]) -> frozenset[str]:
    """The symbols of those of the words that a rule has named."""
    return frozenset(_symbols[word] for word in words if word in _symbols)


class Lexeme(NamedTuple):
    """One word, number or mark at [start, end) of the text it was read from. `name` is its word in lower case."""

    start: int
    end: int
    text: str
    name: str


def lex(text: str, start: int, end: int) -> tuple[list[Lexeme], str]:
    """The lexemes of text[start:end] and the symbols that stand for them, one character each."""
    lexemes: list[Lexeme] = []
    symbols: list[str] = []
    for match in _LEXEME.finditer(text, start, end):
        kind, word = match.lastgroup or "mark", match.group()
        name, code = _read(kind, word)
        lexemes.append(Lexeme(match.start(), match.end(), word, name))
        symbols.append(code)
    return lexemes, "".join(symbols)


def _read(kind: str, word: str) -> tuple[str, str]:
    """(name, symbol) of one lexeme."""
    match kind:
        case "word" | "abbreviation":
            return _read_word(word)
        case "number":
            return word, symbol(_number_shape(word))
        case "ordinal":
            return word, symbol("<dayth>" if 1 <= int(word[:-2]) <= 31 else "<nth>")
        case "dash":
            return "-", "-"
        case "mark":
            return word, word if word in ",.;:()/$£€%#\"'" else OTHER
        case "possessive":
            return "'s", symbol("'s")
        case "mixed":
            return word, OTHER
        case _:
            return word, symbol(f"<{kind}>")


def _read_word(word: str) -> tuple[str, str]:
    lower = word.lower().replace("’", "'")
    if lower.endswith("."):
        lower = lower[:-1]
        if lower in lexicon.WEEKDAY_ALIASES:
            return lexicon.WEEKDAY_ALIASES[lower], symbol(lexicon.WEEKDAY_ALIASES[lower])
    name = lexicon.ALIASES.get(lower, lower)
    capital = word[0].isupper()
    if name in lexicon.PROPER and not capital:
        return name, OTHER
    if lower in lexicon.WEEKDAY_ALIASES:  # without its full stop: only beside a date (see the absolute rules)
        return lexicon.WEEKDAY_ALIASES[lower], symbol("<weekday_short>") if capital else OTHER
    return name, _symbols.get(name, CAPITAL if capital else OTHER)


def _number_shape(word: str) -> str:
    if "/" in word:
        return "<mixed_number>"
    if "," in word or "." in word:
        return "<decimal>"
    if len(word) == 4 and 1000 <= int(word) < 2200:
        return "<year>"
    return "<dayno>" if len(word) <= 2 and 1 <= int(word) <= 31 else "<int>"

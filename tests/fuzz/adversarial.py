"""Texts on which a regular expression is slow, if any are: made from the expression itself.

Backtracking is quadratic or worse where a stretch that one part can take is long and what must follow never comes. So
for each repeated part, words that it takes are repeated, alone, behind what precedes it and together with it, and a
character that nothing takes ends the text (Davis et al. 2018, "The impact of regular expression denial of service").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

END: Final = "\x00!"
# What foreign text may hold much of, whatever the expression is.
RUNS: Final = (
    " ", "\n", "\r\n", "\t", "a", "A", "é", "0", "1,", "1.", "-", "–", "'", "\"", "“", "”", "«", "(", ")", "[", "]",
    "{", "<", "<!--",
    "<p>", "<p ", "&", ";", ".", "...", ". ", ", ", "A. ", "A.B.", "a b ", "Aa ", "Aa Bb ", "A a 1 ", "_",
    "\u0301", "\u200b", "\u202e", "\u00ad", "\ufeff", "中", "😀", "and ", "the ", "of ", "10 ", "10,000 ", "2026-", "/",
    "\\", "=", "@", "Mr ", "said ", "in the ", "\n\n ", " \n", "I ", "’s ", "n’t ", "$1 ", "1 million ", "http://",
)  # fmt: skip
_DIGIT, _WORD, _SPACE = "1", "a", " "
_CLASS: Final = {
    sre.CATEGORY_DIGIT: _DIGIT, sre.CATEGORY_NOT_DIGIT: _WORD, sre.CATEGORY_SPACE: _SPACE,
    sre.CATEGORY_NOT_SPACE: _WORD, sre.CATEGORY_WORD: _WORD, sre.CATEGORY_NOT_WORD: _SPACE,
}  # fmt: skip
_REPEATS: Final = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_MANY: Final = 8  # a part that may be repeated more often than that is worth a text


def texts(pattern: str | bytes, flags: int, size: int) -> Iterator[str]:
    """Adversarial texts of about `size` characters each, none twice."""
    seen: set[str] = set()
    for unit in (*RUNS, *islice(_units(pattern, flags), 120)):
        for text in unit if isinstance(unit, tuple) else (unit,):
            if text and text not in seen:
                seen.add(text)
                yield (text * (size // len(text) + 1))[:size] + END
    for before, body in islice(_tails(pattern, flags), 60):
        yield before + (body * (size // len(body) + 1))[:size] + END


def _units(pattern: str | bytes, flags: int) -> Iterator[str | tuple[str, ...]]:
    tree = parser.parse(pattern, flags)
    for before, body in _repeats(tree, ""):
        yield body, before + body, before, body[::-1]
    for choice in range(4):
        whole = _sample(tree, choice)
        yield whole, whole + " ", whole[:-1], whole[: len(whole) // 2]
    literals = sorted({chr(value) for op, value in _all(tree) if op is sre.LITERAL and value < 0x110000})
    yield from ((c, c + " ", c + "a") for c in literals if c.isascii() and not c.isalnum())


def _tails(pattern: str | bytes, flags: int) -> Iterator[tuple[str, str]]:
    """What precedes a repeated part once, and its words, many times."""
    yield from ((before, body) for before, body in _repeats(parser.parse(pattern, flags), "") if before and body)


def _repeats(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """(words that precede it, words that it takes) of each part that is repeated without end, or often."""
    for op, value in tree:
        if op in _REPEATS:
            _, most, body = value
            if most >= _MANY:
                for choice in range(3):
                    yield before, _sample(body, choice)
            yield from _repeats(body, before)
        else:
            for inner in _inner(op, value):
                yield from _repeats(inner, before)
        before = (before + _sample([(op, value)], 0))[-200:]


def _all(tree: Any) -> Iterator[tuple[Any, Any]]:
    for op, value in tree:
        yield op, value
        inner = [value[2]] if op in _REPEATS else _inner(op, value)
        for part in inner:
            yield from _all(part)


def _inner(op: Any, value: Any) -> list[Any]:
    if op is sre.SUBPATTERN:
        return [value[3]]
    if op is sre.BRANCH:
        return list(value[1])
    if op in (sre.ASSERT, sre.ASSERT_NOT):
        return [value[1]]
    return [value] if op is sre.ATOMIC_GROUP else []


def _sample(tree: Any, choice: int) -> str:
    """Some words that `tree` takes, as far as one can say without trying; `choice` picks among alternatives."""
    pieces = []
    for op, value in tree:
        if op is sre.LITERAL:
            pieces.append(chr(value))
        elif op is sre.NOT_LITERAL:
            pieces.append("a" if value != ord("a") else "b")
        elif op is sre.ANY:
            pieces.append("a. "[choice % 3])
        elif op is sre.IN:
            pieces.append(_one_of(value, choice))
        elif op in _REPEATS:
            pieces.append(_sample(value[2], choice) * max(value[0], min(value[1], 1)))
        elif op is sre.BRANCH:
            pieces.append(_sample(value[1][choice % len(value[1])], choice))
        elif op in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
            pieces.append(_sample(value[3] if op is sre.SUBPATTERN else value, choice))
    return "".join(pieces)


def _one_of(choices: Any, choice: int) -> str:
    if choices[0][0] is sre.NEGATE:
        barred = re.compile(f"[{''.join(map(_written, choices[1:]))}]")
        return next((c for c in "a 1.-\n"[choice:] + "a 1.-\n" if not barred.match(c)), "~")
    op, value = choices[choice % len(choices)]
    if op is sre.CATEGORY:
        return _CLASS[value]
    return chr(value if op is sre.LITERAL else value[0])


def _written(part: tuple[Any, Any]) -> str:
    op, value = part
    if op is sre.CATEGORY:
        letter = str(value).rpartition("_")[2][0].lower()
        return "\\" + (letter.upper() if "NOT" in str(value) else letter)
    if op is sre.LITERAL:
        return re.escape(chr(value))
    return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"

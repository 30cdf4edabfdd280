"""Numbers in words and digits, as they stand in time expressions."""

from __future__ import annotations

import re

from onrecord.annotate.timex.lexicon import DURATIONS, NUMBERS, ORDINAL_NUMBERS, PLURALS

PIVOT = 50  # two-digit years below it belong to this century


def number(words: list[str]) -> float | None:
    """The number that words give ("two", "twenty-five", "1,200", "2 1/2", "a hundred"), None if they give none."""
    total = 0.0
    seen = False
    for word in words:
        if word in ("hundred", "thousand"):
            total = (total or 1) * NUMBERS[word]
        elif word in NUMBERS:
            total += NUMBERS[word]
        elif word[0].isdigit():
            total += digits(word)
        elif word in ("to", "or", "and") or word == "dozen":
            break
        else:
            continue
        seen = True
    return total if seen else None


def digits(word: str) -> float:
    """The value of a number in digits, thousands separated by commas, with decimals or a fraction behind a blank."""
    whole, _, fraction = word.replace(",", "").partition(" ")
    if not fraction:
        return float(whole)
    above, _, below = fraction.partition("/")
    return float(whole) + (int(above) / int(below) if int(below) else 0)


def count(words: list[str]) -> float | None:
    """The number of units told: the lower of a range, 2 for "a couple", None where it is vague ("a few", "several")."""
    if not words or any(w in ("few", "several", "many", "some", "numerous", "countless") for w in words):
        return None
    if "couple" in words:
        return 2
    if words[-1] == "dozen":
        return 12
    if words[-1] == "half" and len(words) > 1:
        return (number(words[:-3]) or 0) + 0.5
    return number([w for w in words if w != "-"])


def ordinal(words: list[str]) -> int:
    """1 for "first" or "1st", 21 for "twenty-first"; also reads a plain day of the month."""
    total = 0
    for word in words:
        if word[0].isdigit():
            total += int(re.match(r"\d+", word).group())  # type: ignore[union-attr]
        else:
            total += ORDINAL_NUMBERS.get(word) or NUMBERS.get(word, 0)
    return total


def year(words: list[str]) -> int:
    """A year in digits ("2014", "'89") or in words ("nineteen ninety-one", "two thousand and five")."""
    first = words[0]
    if first[0] in "'’":
        return century_of(int(first[1:3]))
    if first[0].isdigit():
        return int(first)
    if words[1] in ("hundred", "thousand"):
        return int(NUMBERS[first] * NUMBERS[words[1]] + (number(words[2:]) or number(words[3:]) or 0))
    return int(NUMBERS[first] * 100 + (number([w for w in words[1:] if w != "-"]) or 0))


def century_of(two_digits: int) -> int:
    """The year of a two-digit one."""
    return two_digits + (2000 if two_digits < PIVOT else 1900)


def duration(n: float | None, unit: str) -> str:
    """The ISO 8601 duration of `n` units, X for an unknown number ("PXW")."""
    letter, times = DURATIONS[PLURALS.get(unit, unit)]
    time, letter = ("T", letter[1:]) if letter[0] == "T" else ("", letter)
    if n is None:
        return f"P{time}X{_vague_letter(unit, letter)}"
    n *= times
    if n == int(n):
        return f"P{time}{int(n)}{letter}"
    return _fraction(n, time, letter)


def _vague_letter(unit: str, letter: str) -> str:
    """TIMEX3 has letters of its own for an unknown number of decades and centuries."""
    return {"decade": "DE", "century": "CE"}.get(PLURALS.get(unit, unit), letter)


def _fraction(n: float, time: str, letter: str) -> str:
    """Fractions in the next smaller unit: P2Y6M, PT1M30S."""
    below = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S"), "D": (24, "H"), "W": (7, "D")}.get(time + letter)
    if below is None:
        return f"P{time}{n:g}{letter}"
    rest = round((n - int(n)) * below[0])
    whole = f"{int(n)}{letter}" if int(n) else ""
    return f"P{time}{whole}{'T' if letter == 'D' else ''}{rest}{below[1]}"

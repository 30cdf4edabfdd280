"""Names of judgments that sort by the time at which they were given out (ULID), so that files merge in any order."""

from __future__ import annotations

import secrets
import time

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32
_LENGTH = 26
_RANDOM_BITS = 80


def new_id(last: str = "") -> str:
    """A new id, greater than `last` whatever the clock says: what follows on a judgment sorts behind it."""
    number = (time.time_ns() // 1_000_000 << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS)
    if (before := _number(last)) is not None and number <= before:
        number = before + 1 + secrets.randbits(_RANDOM_BITS // 2)
    return _text(number)


def _number(id: str) -> int | None:
    """None for what this module did not give out, or could not follow on."""
    if len(id) != _LENGTH or id[0] > "6" or any(c not in _DIGITS for c in id):
        return None
    number = 0
    for character in id:
        number = number * 32 + _DIGITS.index(character)
    return number


def _text(number: int) -> str:
    characters = []
    for _ in range(_LENGTH):
        number, digit = divmod(number, 32)
        characters.append(_DIGITS[digit])
    return "".join(reversed(characters))

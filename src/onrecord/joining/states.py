"""What is known at the end of a day as bytes, and back again.

Pickle, because what is known is a web of a million small things, and nothing else takes it apart in time. Pickle can be
made to run anything, so what is read names data alone: classes of `link` and `model`, numbers, words and days. What is
not ours, damaged or of another version is as if it were not there.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import zlib
from collections import defaultdict
from contextlib import suppress
from typing import Any, Final

from onrecord.joining.known import KnownDays

_HASH: Final = 32
_OURS: Final = ("onrecord.link.", "onrecord.model.")
_OTHERS: Final = frozenset(
    {
        ("builtins", "dict"),
        ("builtins", "list"),
        ("builtins", "set"),
        ("builtins", "frozenset"),
        ("builtins", "bytearray"),
        ("collections", "defaultdict"),
        ("collections", "Counter"),
        ("collections", "deque"),
        ("datetime", "date"),
        ("onrecord.joining.known", "KnownDays"),
        ("onrecord.joining.states", "Lists"),
        ("msgspec._utils", "rebuild"),  # calls one of these classes
        ("array", "array"),
        ("array", "_array_reconstructor"),
        ("numpy", "dtype"),
        ("numpy", "ndarray"),
        ("numpy._core.multiarray", "_reconstruct"),
        ("numpy._core.multiarray", "scalar"),
        ("numpy._core.numeric", "_frombuffer"),
        ("numpy.core.multiarray", "_reconstruct"),
        ("numpy.core.multiarray", "scalar"),
        ("numpy.core.numeric", "_frombuffer"),
    }
)


def packed(known: KnownDays) -> bytes:
    """Raises pickle.PicklingError or TypeError for what cannot be written down."""
    out = io.BytesIO()
    _Pickler(out, protocol=5).dump(known)
    data = zlib.compress(out.getvalue(), 1)
    return hashlib.sha256(data).digest() + data


def unpacked(data: bytes) -> KnownDays | None:
    """None for what is not whole, or not ours."""
    if hashlib.sha256(data[_HASH:]).digest() != data[:_HASH]:
        return None
    with suppress(pickle.UnpicklingError, zlib.error, AttributeError, TypeError, ValueError, ImportError, EOFError):
        found = _Unpickler(io.BytesIO(zlib.decompress(data[_HASH:]))).load()
        return found if isinstance(found, KnownDays) else None
    return None


class Lists:
    """What makes a dict of lists."""

    def __call__(self) -> defaultdict[Any, list[Any]]:
        return defaultdict(list)


def _makes_lists(some: defaultdict[Any, Any]) -> bool:
    if some.default_factory is None or getattr(some.default_factory, "__name__", "") != "<lambda>":
        return False
    made = some.default_factory()
    return type(made) is defaultdict and made.default_factory is list


class _Pickler(pickle.Pickler):
    def reducer_override(self, thing: Any) -> Any:
        """A dict of dicts of lists is made by a function without a name, which no other process would find."""
        if type(thing) is defaultdict and _makes_lists(thing):
            return defaultdict, (Lists(),), None, None, iter(thing.items())
        return NotImplemented


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Raises UnpicklingError for what is no data."""
        if (module, name) in _OTHERS:
            return super().find_class(module, name)
        if module.startswith(_OURS) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no data")

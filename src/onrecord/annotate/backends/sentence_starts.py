"""Where sentences cannot begin, whatever the scores say: after a comma, or so that one would have no word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_CLOSERS = frozenset({'"', "”", "’", "'", "''", "»"})


def plausible_starts(found: NDArray[np.bool_], firsts: NDArray[np.bool_], words: Sequence[str]) -> list[int]:
    """The words that begin a sentence, of those `found`; all `firsts` (of passages, of the text itself) do."""
    starts = [0] if words else []
    for at in np.flatnonzero(found | firsts).tolist():
        if at == 0:
            continue
        if firsts[at] or (not _after_comma(words, at) and _says_something(words[starts[-1] : at])):
            starts.append(at)
    return starts


def _after_comma(words: Sequence[str], at: int) -> bool:
    """Whether a comma stands before `at`, quotation marks that close set aside."""
    while at > 1 and words[at - 1] in _CLOSERS:
        at -= 1
    return words[at - 1] == ","


def _says_something(words: Sequence[str]) -> bool:
    return any(c.isalnum() for word in words for c in word)

"""Cures for words that are not in a closed list."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """A cure that names the allowed word nearest to `word`, and all of them where none is near."""
    choices = list(allowed)
    folded = {choice.lower(): choice for choice in choices}
    near = difflib.get_close_matches(word.lower(), list(folded), n=1, cutoff=0.6)
    if near:
        return f"did you mean {folded[near[0]]}?"
    return f"choose from {' '.join(choices)}" if choices else "none is declared in this document"

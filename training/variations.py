"""Other spellings of the same words, so that the reader keeps its labels when copy arrives without case."""

from __future__ import annotations

import numpy as np

from training.sheets import Sheet, rewritten

_SMALL = frozenset("a an and as at but by for from in into of off on or out over the to up with".split())
_QUOTES = {"“": '"', "”": '"', "’": "'", "‘": "'", '"': "“", "'": "’"}


def varied(sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """The sheet with about one paragraph in six spelt another way; labels stay."""
    for n, paragraph in enumerate(sheet.paragraphs):
        draw = rng.random()
        words = list(paragraph.words)
        if draw < 0.04:
            words = [w.lower() for w in words]
        elif draw < 0.07:
            words = [w.upper() for w in words]
        elif draw < 0.10 and len(words) < 40:
            words = [w if w in _SMALL and i else w[:1].upper() + w[1:] for i, w in enumerate(words)]
        elif draw < 0.14:
            words = [_QUOTES.get(w, w) for w in words]
        elif draw < 0.16:
            words = [w[:1].lower() + w[1:] if i == 0 else w for i, w in enumerate(words)]
        else:
            continue
        sheet = rewritten(sheet, n, words)
    return sheet

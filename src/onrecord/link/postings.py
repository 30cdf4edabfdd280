"""An inverted index from 64-bit keys to articles: which articles share enough keys to be worth a comparison."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import repeat

import numpy as np

from onrecord.link.folded_words import Hashes


class Postings:
    """Articles by their keys. Most keys occur in one article only and cost one entry of a dict; the others an array.

    Two articles share enough if they have `enough` keys in common, and the share `least` of those of the one that has
    fewer.
    """

    def __init__(self, *, least: float, enough: int = 1) -> None:
        self._least, self._enough = least, enough
        self._places: dict[int, int | array[int]] = {}
        self._sizes = array("i")

    def add(self, keys: Hashes) -> dict[int, float]:
        """File the next article under its keys, each given once; returns what `sharing` does for the others before it.

        Articles are numbered from 0.
        """
        place, listed = len(self._sizes), keys.tolist()
        known = map(self._places.setdefault, listed, repeat(place))
        held = [(key, there) for key, there in zip(listed, known, strict=True) if there is not place]
        shares = self._shares([there for _, there in held], len(listed))
        for key, there in held:
            if isinstance(there, array):
                there.append(place)
            else:
                self._places[key] = array("i", (there, place))
        self._sizes.append(len(listed))
        return shares

    def sharing(self, keys: Hashes) -> dict[int, float]:
        """The articles that share enough, by number, and the share of the keys of the one that has fewer."""
        return self._shares([known for key in keys.tolist() if (known := self._places.get(key)) is not None], len(keys))

    def _shares(self, found: Sequence[int | array[int]], size: int) -> dict[int, float]:
        if len(found) < self._enough:
            return {}
        single = array("i", [known for known in found if isinstance(known, int)])
        joined = b"".join([single, *(known for known in found if isinstance(known, array))])
        counts = np.bincount(np.frombuffer(joined, dtype=np.int32))
        places = np.flatnonzero(counts >= self._enough)
        shares = counts[places] / np.minimum(np.frombuffer(self._sizes, dtype=np.int32)[places], size)
        likely = shares >= self._least
        return dict(zip(places[likely].tolist(), shares[likely].tolist(), strict=True))

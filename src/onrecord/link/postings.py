"""An inverted index from 64-bit keys to articles: which articles share enough keys to be worth a comparison."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import repeat
from typing import Final

import numpy as np

_FEW: Final = 2_000  # places that are counted faster one by one than in an array as long as all articles


class Postings:
    """Articles by their keys. Most keys occur in one article only and cost one entry of a dict; the others an array.

    Two articles share enough if they have `enough` keys in common, and the share `least` of those of the one that has
    fewer.
    """

    def __init__(self, *, least: float, enough: int = 1) -> None:
        self._least, self._enough = least, enough
        self._places: dict[int, int | array[int]] = {}
        self._sizes = array("i")

    def add(self, keys: Collection[int]) -> dict[int, float]:
        """File the next article under its keys, each given once; returns what `sharing` does for the others before it.

        Articles are numbered from 0.
        """
        place = len(self._sizes)
        known = map(self._places.setdefault, keys, repeat(place))
        held = [(key, there) for key, there in zip(keys, known, strict=True) if there is not place]
        shares = self._shares([there for _, there in held], len(keys))
        for key, there in held:
            if isinstance(there, array):
                there.append(place)
            else:
                self._places[key] = array("i", (there, place))
        self._sizes.append(len(keys))
        return shares

    def sharing(self, keys: Collection[int]) -> dict[int, float]:
        """The articles that share enough, by number, and the share of the keys of the one that has fewer."""
        return self._shares([known for key in keys if (known := self._places.get(key)) is not None], len(keys))

    def _shares(self, found: Sequence[int | array[int]], size: int) -> dict[int, float]:
        if len(found) < self._enough:
            return {}
        places = [known for known in found if isinstance(known, int)]
        lists = [known for known in found if not isinstance(known, int)]
        if len(places) + sum(map(len, lists)) > _FEW:
            counts = np.bincount(np.frombuffer(b"".join([array("i", places), *lists]), dtype=np.int32))
            common = np.flatnonzero(counts >= self._enough)
            counted = zip(common.tolist(), counts[common].tolist(), strict=True)
        else:
            for some in lists:
                places += some
            counted = ((p, n) for p, n in Counter(places).items() if n >= self._enough)  # type: ignore[assignment]
        sizes, least = self._sizes, self._least
        shares = ((place, number / min(sizes[place], size)) for place, number in counted)
        return {place: share for place, share in shares if share >= least}

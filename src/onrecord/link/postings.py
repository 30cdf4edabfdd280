"""An inverted index from 64-bit keys to articles, and how many keys an article shares with each other one."""

from __future__ import annotations

from array import array

import numpy as np

from onrecord.link.folded_words import Hashes


class Postings:
    """Most keys occur in one article only and cost one entry of a dict; the others have an array of articles."""

    def __init__(self) -> None:
        self._places: dict[int, int | array[int]] = {}

    def add(self, keys: Hashes, place: int) -> None:
        """File article number `place` under its keys, each of which is given once."""
        places = self._places
        for key in keys.tolist():
            known = places.setdefault(key, place)
            if isinstance(known, array):
                known.append(place)
            elif known != place:
                places[key] = array("i", (known, place))

    def shared(self, keys: Hashes) -> dict[int, int]:
        """How many of `keys` each article is filed under, for those with any."""
        found = [known for key in keys.tolist() if (known := self._places.get(key)) is not None]
        if not found:
            return {}
        single = array("i", [known for known in found if isinstance(known, int)])
        joined = b"".join([single, *(known for known in found if isinstance(known, array))])
        places, counts = np.unique(np.frombuffer(joined, dtype=np.int32), return_counts=True)
        return dict(zip(places.tolist(), counts.tolist(), strict=True))

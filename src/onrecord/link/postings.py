"""An inverted index from 64-bit keys to articles: which articles share enough keys to be worth a comparison.

What very many articles have says little of any two, and in a flood of copies all would be counted with all. So of a key
only the first and the last articles that have it are counted with one: `FIRST` and `LAST` of them.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import chain, repeat
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

_FEW: Final = 2_000  # places that are counted faster one by one than in an array as long as all articles
_AT_ONCE: Final = 1 << 20  # pairs of articles with a key in common that are counted at once

FIRST: Final = 64  # so many that the origin of a story is always among them,
LAST: Final = 64  # and so many that what was told just before is

_Ints = NDArray[np.signedinteger[Any]]


class Enough(NamedTuple):
    """`number` keys in common, and the share `least` of those of the article that has fewer."""

    least: float
    number: int = 1


class Postings:
    """Articles by their keys. Most keys occur in one article only and cost one entry of a dict; the others an array."""

    def __init__(self, enough: Enough) -> None:
        self._enough = enough
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
        least, enough = self._enough
        if len(found) < enough:
            return {}
        places = [known for known in found if isinstance(known, int)]
        lists = [_bounded(known) for known in found if not isinstance(known, int)]
        counted: Iterable[tuple[int, int]]
        if len(places) + sum(map(len, lists)) > _FEW:
            counts = np.bincount(np.frombuffer(b"".join([array("i", places), *lists]), dtype=np.int32))
            common = np.flatnonzero(counts >= enough)
            counted = zip(common.tolist(), counts[common].tolist(), strict=True)
        else:
            counted = Counter(chain(places, *lists)).items()
        sizes = self._sizes
        return {
            place: share
            for place, number in counted
            if number >= enough and (share := number / min(sizes[place], size)) >= least
        }


def _bounded(places: array[int]) -> array[int]:
    return places if len(places) <= FIRST + LAST else places[:FIRST] + places[-LAST:]


def sharing_of_all(keys: Sequence[Collection[int]], enough: Enough) -> list[dict[int, float]]:
    """For each article those before it that share enough with it, as `Postings.add` gives them one after the other.

    Articles are numbered in order, and each gives a key once. For much less than asking one after the other.
    """
    out: list[dict[int, float]] = [{} for _ in keys]
    sizes = np.fromiter(map(len, keys), dtype=np.int64, count=len(keys))
    every = np.fromiter(chain.from_iterable(keys), dtype=np.uint64, count=int(sizes.sum()))
    if not len(every):
        return out
    order = np.argsort(every, kind="stable")
    every, holders = every[order], np.repeat(np.arange(len(keys)), sizes)[order]
    first = np.flatnonzero(np.concatenate(([True], every[1:] != every[:-1])))
    starts = np.repeat(first, np.diff(np.append(first, len(every))))  # of each entry's key: its first holder
    entries = np.flatnonzero(np.arange(len(every)) > starts)
    entries = entries[np.argsort(holders[entries], kind="stable")]
    earliest = np.minimum(entries, starts[entries] + FIRST)
    latest = np.maximum(entries - LAST, earliest)
    counts = (earliest - starts[entries]) + (entries - latest)
    for some in _parts(holders[entries], counts, len(keys)):
        ranges = (starts[entries[some]], earliest[some]), (latest[some], entries[some])
        articles, others, numbers = _counted(holders, holders[entries[some]], ranges, len(keys))
        shares = numbers / np.minimum(sizes[articles], sizes[others])
        kept = (numbers >= enough.number) & (shares >= enough.least)
        for article, other, share in zip(*(x[kept].tolist() for x in (articles, others, shares)), strict=True):
            out[article][other] = share
    return out


def _parts(articles: _Ints, counts: _Ints, size: int) -> list[_Ints]:
    """Entries, by article, in parts of about as many pairs as are counted at once; each article's in one."""
    pairs = np.cumsum(np.bincount(articles, weights=counts, minlength=size)).astype(np.int64)
    return np.split(np.arange(len(articles)), np.flatnonzero(np.diff((pairs // _AT_ONCE)[articles])) + 1)


def _counted(
    holders: _Ints, whose: _Ints, ranges: Sequence[tuple[_Ints, _Ints]], size: int
) -> tuple[_Ints, _Ints, _Ints]:
    """Articles, others with keys in common, and how many these are. `ranges` are of `holders`, for each entry."""
    pairs = []
    for begin, end in ranges:
        counts = end - begin
        offsets = np.repeat(begin - (np.cumsum(counts) - counts), counts) + np.arange(int(counts.sum()))
        pairs.append(np.repeat(whose, counts) * size + holders[offsets])
    found, numbers = np.unique(np.concatenate(pairs), return_counts=True)
    return found // size, found % size, numbers

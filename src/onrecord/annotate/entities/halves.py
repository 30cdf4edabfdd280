""" "the North" and "the South" in news of Korea: the state, and not a direction, once it was named in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons.actors import Alias, gazetteer

Match = tuple[int, int, Alias]
_HALVES: Final = {"North": "country:PRK", "South": "country:KOR"}
_WORDS: Final = {word.lower() for word in _HALVES}
# States that have a north and a south of their own in the news: where one is named, the word alone says too little.
_ALSO_HALVED: Final = frozenset("country:" + code for code in "SDN SSD YEM VNM CYP NGA MLI CIV LBN ITA GBR".split())


def halves(reading: Reading, known: Sequence[Match]) -> Iterator[Match]:
    """Tokens of "North" and "South" that mean a Korean state, and that state's name."""
    named = {alias.actor.id for _, _, alias in known}
    if named.isdisjoint(_HALVES.values()) or named & _ALSO_HALVED:
        return
    taken = {i for start, end, _ in known for i in range(start, end)}
    for i in reading.tokens_of(_WORDS):
        word = reading.words[i]
        if word in _HALVES and i not in taken and _stands_alone(reading, i):
            yield i, i + 1, _state(_HALVES[word])


def _stands_alone(reading: Reading, i: int) -> bool:
    """ "the North", "the North's exports", but neither "the North Gate" nor "the North and South Poles"."""
    if i == 0 or reading.lower[i - 1] != "the":
        return False
    after = i + 1
    return after >= reading.length or reading.pos[after] != "PROPN" or reading.words[after] in _HALVES


def _state(id_: str) -> Alias:
    names = gazetteer()["north" if id_ == "country:PRK" else "south"].by_pieces
    return next(a for aliases in names.values() for a in aliases if a.actor.id == id_ and a.sense == "country")

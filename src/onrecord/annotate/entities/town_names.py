"""Names of towns and districts that the gazetteer knows in part or not at all, by the words around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons import reference
from onrecord.annotate.lexicons.actors import Alias

_SENSES: Final = frozenset({"city", "capital", "region"})
_PARTICLES: Final = frozenset("de del da do dos das di du la las los".split())
# What a town's name begins with, written with a capital: "La Palma" is not the Palma that the gazetteer knows.
_FRONTS: Final = frozenset(
    """la las los el le les san santa santo sao são saint st. nueva nuevo novo nova novy novi puerto porto fort mount
    monte villa ciudad alto alta bajo baja upper lower kafr beit deir tel tell tal wadi ain umm jebel jabal""".split()
)


# "The home village of Ana Prado" is hers.
_OWN: Final = frozenset({"home", "native", "ancestral", "birth"})


def longer_towns(reading: Reading, known: list[tuple[int, int, Alias]]) -> Iterator[tuple[int, int]]:
    """Tokens of names that hold one of the gazetteer's: "Colonia del Sacramento", "La Palma"."""
    for start, end, alias in known:
        if alias.sense in _SENSES:
            first, last = _front(reading, start), _back(reading, end)
            if first < start or last > end:
                yield first, last


def _front(reading: Reading, start: int) -> int:
    first = start
    while first > 1 and reading.words[first - 1] in _PARTICLES:
        first -= 1
    before = first - 1
    if first < start:
        named = reading.pos[before] == "PROPN" and reading.words[before].lower() not in _PARTICLES
        return before if named and reading.words[before][:1].isupper() else start
    capital = before >= 0 and reading.words[before][:1].isupper() and reading.lower[before] in _FRONTS
    within = capital and reading.sentence_of[before] == reading.sentence_of[start]
    return before if within and not reading.words[start].isupper() else start


def _back(reading: Reading, end: int) -> int:
    last = end
    while last < reading.length and reading.words[last] in _PARTICLES:
        last += 1
    if last in (end, reading.length) or reading.pos[last] != "PROPN" or not reading.words[last][:1].isupper():
        return end
    return last + 1


def is_settlement(reading: Reading, start: int, end: int) -> bool:
    """Whether words around the name say that it is one: "the village of Alto Limon", "Mand tehsil"."""
    head = reading.span_head(start, end)
    if any(reading.deps[c] == "appos" and reading.lemmas[c] in reference.SETTLEMENTS for c in reading.children[head]):
        return True  # "Ommar, a market town"
    if start > 1 and reading.lower[start - 1] == "of" and reading.lemmas[start - 2] in reference.SETTLEMENTS:
        return start < 3 or reading.lower[start - 3] not in _OWN
    return end < reading.length and reading.lower[end] in reference.SETTLEMENTS and _is_part_of(reading, end)


def _is_part_of(reading: Reading, end: int) -> bool:
    """ "Mand" of "in Mand tehsil", but nobody in "Okoro village elders"."""
    noun = end < reading.length and reading.pos[end] in ("NOUN", "PROPN") and reading.heads[end - 1] == end
    return noun and reading.deps[end] not in ("compound", "amod")

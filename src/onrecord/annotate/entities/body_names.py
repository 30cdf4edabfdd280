"""Names of bodies that the model cuts: "Front for the Liberation of the Marsh", "Luzon Lines"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons import actors
from onrecord.annotate.lexicons.actors import Alias

Match = tuple[int, int, Alias]
_PLACES: Final = frozenset({"country", "capital", "region", "city", "outlet"})
# Kinds of bodies whose names go on with "for" or "of".
_KINDS: Final = frozenset(
    "front movement army party union alliance league council committee congress coalition forces force brigade "
    "brigades organisation organization association federation institute centre center foundation society fund "
    "campaign network assembly bloc forum initiative".split()
)
_JOINING: Final = frozenset({"for", "of", "the", "and", "against"})
# Last words of firms' names.
_FIRMS: Final = frozenset(
    "lines airlines airways air oil gas energy power mining minerals gold copper steel cement bank insurance "
    "telecom telecoms mobile motors foods breweries ports shipping railways rail petroleum electric electricity "
    "holdings holding capital investments ventures logistics pharmaceuticals pharma chemicals textiles sugar tea "
    "coffee cocoa timber fisheries resources industries enterprises construction engineering technologies cobre "
    "minera petroleo".split()
)
# Nouns for firms that stand right before their names: a carrier may be a ship.
_IN_BUSINESS: Final = frozenset(
    "company firm corporation conglomerate bank airline insurer retailer brewer brokerage carmaker automaker "
    "chipmaker drugmaker planemaker lender".split()
)
LONGEST: Final = 9  # tokens


def body_names(reading: Reading, known: Sequence[Match]) -> Iterator[tuple[int, int]]:
    """Tokens of the names, none of which the registry has."""
    bodies = {i for s, e, a in known if a.sense == "organization" for i in range(s, e)}
    yield from _with_purpose(reading, bodies)
    yield from _firms(reading, known, bodies)


def _with_purpose(reading: Reading, bodies: set[int]) -> Iterator[tuple[int, int]]:
    """ "Popular Front for the Liberation of the Marsh": a kind of body, and what it is for."""
    for i in [i for i in reading.tokens_of(_KINDS) if i < reading.length - 2]:
        if reading.lower[i + 1] not in ("for", "against") or not reading.words[i][0].isupper() or i in bodies:
            continue
        end = _end(reading, i + 1)
        start = i
        while (
            start > reading.sentence_start(i) and _is_capital(reading, start - 1) and reading.pos[start - 1] != "PUNCT"
        ):
            start -= 1
        if reading.lower[start] in ("the", "a"):
            start += 1
        if end > i + 2 and bodies.isdisjoint(range(start, end)):
            yield start, end


def _end(reading: Reading, i: int) -> int:
    """Token after the last capitalised word of a name that goes on from `i` with joining words."""
    stop = min(reading.parse.sentences[reading.sentence_of[i]][1], i + LONGEST)
    end = i
    for j in range(i, stop):
        if _is_capital(reading, j):
            end = j + 1
        elif reading.lower[j] not in _JOINING:
            break
    return end


def _is_capital(reading: Reading, i: int) -> bool:
    return reading.words[i][0].isupper() and bool(reading.pieces[i])


def _firms(reading: Reading, known: Sequence[Match], bodies: set[int]) -> Iterator[tuple[int, int]]:
    """ "Luzon Lines": a place's name, or a paper's, at the front of a firm's; "the mining firm Andina Cobre"."""
    taken = {i for s, e, _ in known for i in range(s, e)}
    for i in [i for i in reading.tokens_of(_IN_BUSINESS) if i < reading.length - 2]:
        if reading.tags[i] == "NN":
            last = _run(reading, i + 1)
            if last > i + 2 and taken.isdisjoint(range(i + 1, last)):
                yield i + 1, last
    for start, end, alias in known:
        if alias.sense not in _PLACES or end != start + 1:
            continue
        last = _run(reading, end)
        one = last > end and reading.heads[start] == last - 1 and bodies.isdisjoint(range(start, last))
        if one and (reading.lower[last - 1] in _FIRMS or _is_firm(reading, start - 1)):
            yield start, last


def _run(reading: Reading, i: int) -> int:
    """Token after the capitalised words from `i` that may be a firm's name."""
    while i < reading.length and _is_capital(reading, i) and _may_name_firm(reading, i):
        i += 1
    return i


def _may_name_firm(reading: Reading, i: int) -> bool:
    if reading.lower[i] in actors.actor_nouns() and reading.lower[i] not in _FIRMS:
        return False  # "company President Ana Holt"
    return reading.pos[i] == "PROPN" or (reading.lower[i] in _FIRMS and not reading.in_title(i))


def _is_firm(reading: Reading, i: int) -> bool:
    """ "firm", "mining company": a noun for those in business."""
    return i >= 0 and reading.lower[i] in _IN_BUSINESS

"""Stretches of tokens that are names in the gazetteer, or come near to one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import Final

from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons import actors
from onrecord.annotate.lexicons.actors import Alias, Group, Pieces
from onrecord.annotate.lexicons.spelling import initials, is_near_name

JOINERS: Final = frozenset({"-", "–", ".", "&", "/", "'", "’", "+"})
# Cities and regions that are adjectives too at the head of a sentence.
ADJECTIVES: Final = frozenset(
    "nice split mobile orange reading bath normal central eastern western northern southern".split()
)
# Words that are spelt like the initials of a state or body.
PLAIN_WORDS: Final = frozenset(
    "is it who car aid act arm ram cap pet all may can one or as at in on an so do be he me my we if by no up go "
    "see sea sun son men man air ice war law bar mad sad set cut fat fan far farm act age ago are art end fit hit "
    "inn ion its jam lad lap led let lot map mat met mid mob net new not now nut oak odd off old our out own pan "
    "pat pay pen pit pop pot put ran rap rat raw red rid rim rob rod row run sat saw say sit six ski sky tap tar "
    "tax tea ten tie tin tip toe ton too top toy try two use van vet via was way web wet why win yes yet you "
    "start force plan safe care dare fast best pact star".split()
)
Match = tuple[int, list[Alias]]  # token after the name, and all that the name can mean


def matches(reading: Reading) -> Iterator[tuple[int, int, list[Alias]]]:
    """Names as (first token, token after, what they can mean), the longest from each starting point."""
    index, seen = actors.gazetteer(), dict[int, Match]()
    words, pieces = reading.words, reading.pieces
    begun = [
        i
        for i in reading.beginning(index.keys())
        if words[i][0].isupper() or index[pieces[i][0]].lowercase or _has_capital(words[i])
    ]
    for passage, first, last in reading.parse.stretches:
        within = begun[bisect_left(begun, first) : bisect_left(begun, last)]
        find = partial(_places, reading, first, within, index, seen)
        for start, _ in reading.parse.noted(passage, "names", find):
            found = seen.get(first + start) or _match_at(reading, first + start, index)
            if found is not None:
                yield first + start, *found


def _places(
    reading: Reading, first: int, begun: list[int], index: actors.Gazetteer, seen: dict[int, Match]
) -> list[tuple[int, int]]:
    """Where the names of a passage begin and end, counted from its first token; `seen` takes what they can mean.

    `begun` are the tokens at which any may begin.
    """
    places: list[tuple[int, int]] = []
    after = first
    for i in begun:
        if i < after:
            continue
        found = _match_at(reading, i, index)
        if found is not None and not any(_longer_at(reading, j, *found, index) for j in range(i + 1, found[0])):
            after, seen[i] = found[0], found
            places.append((i - first, after - first))
    return places


def _longer_at(reading: Reading, start: int, end: int, aliases: list[Alias], index: actors.Gazetteer) -> bool:
    """Whether a longer name begins at `start` and runs past `end`: "Atlantic Council" against "The Atlantic"."""
    found = _match_at(reading, start, index)
    return found is not None and found[0] > end and len(found[1][0].pieces) >= len(aliases[0].pieces)


def _match_at(reading: Reading, start: int, index: actors.Gazetteer) -> Match | None:
    pieces = reading.pieces[start]
    group = index.get(pieces[0]) if pieces else None
    if group is None or not (group.lowercase or _has_capital(reading.words[start])):
        return None
    for end, aliases in reversed(_written_at(reading, start, group)):
        found = [a for a in aliases if _looks_right(reading, start, end, a)]
        if found:
            exact = [a for a in found if a.acronym] if reading.words[start].isupper() else []
            return end, exact or found
    return _near_match_at(reading, start, group) if group.organizations else None


def _written_at(reading: Reading, start: int, group: Group) -> list[tuple[int, tuple[Alias, ...]]]:
    """The names of a group that whole tokens from `start` in one sentence spell, as (token after, aliases)."""
    found: list[tuple[int, tuple[Alias, ...]]] = []
    told: Pieces = ()
    stop = reading.parse.sentences[reading.sentence_of[start]][1]
    for i in range(start, stop):
        pieces = reading.pieces[i]
        if pieces:
            told += pieces
            if told not in group.prefixes:
                break
            if told in group.by_pieces:
                found.append((i + 1, group.by_pieces[told]))
        elif reading.words[i] not in JOINERS:
            break
    return found


def _near_match_at(reading: Reading, start: int, group: Group) -> Match | None:
    """A longer name of an organisation of which one piece is misspelt: "Cartel de los Solos"."""
    stop = reading.parse.sentences[reading.sentence_of[start]][1]
    for length, by_initials in group.organizations.items():
        end = start + length
        if end > stop or not reading.words[end - 1][:1].isupper():
            continue
        pieces = tuple(chain.from_iterable(reading.pieces[start:end]))
        for alias in by_initials.get(initials(pieces), ()):
            if is_near_name(pieces, alias.pieces) and _looks_right(reading, start, end, alias):
                return end, [actors.misspelt(alias)]
    return None


def _has_capital(word: str) -> bool:
    """Whether a name may begin so: "Iran", "al" of "al Qaeda"."""
    return word[:1].isupper() or word[:2].lower() == "al"


def _is_plain_word(reading: Reading, i: int) -> bool:
    """ "THE PLANT IS CLOSED", "A CAR BOMB": where all is in capitals, capitals make no initials of a word."""
    if reading.pos[i] == "PROPN" and reading.lower[i] not in PLAIN_WORDS:
        return False
    first, last = reading.parse.sentences[reading.sentence_of[i]]
    return not any(w.islower() and len(w) > 2 for w in reading.words[first:last])


def _looks_right(reading: Reading, start: int, end: int, alias: Alias) -> bool:
    word = reading.words[start]
    if ("+" in reading.words[end - 1]) != ("+" in alias.text) and "+" not in reading.words[end : end + 1]:
        return False
    if alias.acronym:
        letters = alias.text.replace(".", "").replace("-", "")
        spelt = end > start + 1 or word.replace(".", "").replace("-", "") == letters
        return spelt and not (end == start + 1 and _is_plain_word(reading, start))
    if alias.lowercase:
        return True
    if not _has_capital(word):
        return False
    if end == start + 1 and alias.sense not in ("adjective", "people"):
        first = start == reading.sentence_start(start)
        pos = reading.pos[start]
        return (
            pos in ("PROPN", "NOUN")
            or alias.sense == "country"
            or (pos == "ADJ" and (alias.sense == "capital" or alias.actor.kind == "armed_group"))
            or (pos == "ADJ" and alias.sense in ("city", "region") and reading.lower[start] not in ADJECTIVES)
            or (not first and pos != "VERB")
        )
    return True

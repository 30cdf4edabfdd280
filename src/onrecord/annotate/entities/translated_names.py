"""Groups named in another language or order than the registry has them: "Cartel de los Zetas" for "Zetas Cartel"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Final

from msgspec import structs

from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons import translated_names
from onrecord.annotate.lexicons.actors import Alias

Match = tuple[int, int, Alias]
_BETWEEN: Final = frozenset("de del la las los el da das do dos du des le les di della of the".split())


def translated(reading: Reading, known: Sequence[Match], spoken: Container[str | None]) -> list[Match]:
    """`known` with the registry's groups that stand in the text in other words or another order.

    `spoken` are the countries of the article: a group must be of one of them, a cartel need not.
    """
    found: list[Match] = []
    covered = {i: (s, e) for s, e, a in known if a.sense == "organization" for i in range(s, e)}
    for i in _kinds(reading):
        match = _match_around(reading, i)
        first, last = covered.get(i, (i, i))
        if match is None or match[1] - match[0] <= last - first:
            continue
        if match[2].actor.country in spoken or reading.pieces[i][0] in translated_names.LAST:
            found.append(match)
    if not found:
        return list(known)
    inside = {i for s, e, _ in found for i in range(s, e)}
    return sorted([*found, *(m for m in known if inside.isdisjoint(range(m[0], m[1])))], key=lambda m: m[0])


def foreign_groups(reading: Reading, known: Sequence[Match]) -> Iterator[tuple[int, int]]:
    """Tokens of "Frente de los Llanos", "Halcon Cartel": groups not of the registry, which the model cuts."""
    taken = {i for s, e, _ in known for i in range(s, e)}
    foreign = translated_names.foreign_kinds()
    for i in _kinds(reading):
        if i in taken or reading.pieces[i][0] not in foreign or not reading.words[i][:1].isupper():
            continue
        ends = [e for e in _ends(reading, i) if reading.lower[i + 1] in _BETWEEN - {"of", "the"}]
        starts = _starts(reading, i) if reading.pieces[i][0] in translated_names.LAST else []
        if ends:
            yield i, ends[-1]
        elif starts and starts[-1] not in taken:
            yield starts[-1], i + 1


def _kinds(reading: Reading) -> list[int]:
    """Tokens that name a kind of group in any language."""
    return [i for i in reading.beginning(translated_names.kinds().keys()) if len(reading.pieces[i]) == 1]


def _match_around(reading: Reading, i: int) -> Match | None:
    """The longest stretch around the word for the kind whose words are those of one body of the registry."""
    index = translated_names.in_other_words()
    after = [(i, end) for end in _ends(reading, i) if reading.words[i][0].isupper()]
    before = [(start, i + 1) for start in _starts(reading, i)]
    for start, end in sorted([*after, *before], key=lambda span: span[0] - span[1]):
        alias = index.get(translated_names.content(reading.fold(start, end)))
        if alias is not None and reading.fold(start, end) != alias.pieces:
            return start, end, structs.replace(alias, misspelt=True)
    return None


def _ends(reading: Reading, i: int) -> list[int]:
    """Tokens after names that begin at `i`: capitalised words, with particles between them."""
    stop = min(reading.parse.sentences[reading.sentence_of[i]][1], i + 1 + translated_names.MOST)
    ends = []
    for j in range(i + 1, stop):
        if reading.words[j][0].isupper() and reading.pieces[j]:
            ends.append(j + 1)
        elif reading.lower[j] not in _BETWEEN:
            break
    return ends


def _starts(reading: Reading, i: int) -> list[int]:
    """First tokens of names that end at `i`: capitalised words before it, the farthest last."""
    first = max(reading.sentence_start(i), i - translated_names.MOST)
    starts = []
    for j in range(i - 1, first - 1, -1):
        if not reading.words[j][0].isupper() or not reading.pieces[j]:
            break
        if reading.lower[j] not in ("the", "a", "an"):
            starts.append(j)
    return starts

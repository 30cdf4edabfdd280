"""Who held which office when: `actor_holders.tsv.gz`, built by `tools/build_actors.py` (sources in its header).

The file reaches to January 2026; an office without end counts as held only as far as its source reaches.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from onrecord.annotate.lexicons import own_table
from onrecord.annotate.lexicons.actors import DATA, fold
from onrecord.annotate.lexicons.own_table import OwnActor, OwnTable
from onrecord.annotate.lexicons.spelling import consonants, initials, is_near, is_near_name
from onrecord.annotate.lexicons.tenures import OWN_UNTIL, Holder, Office

LONG = 6  # letters from which a name of one word is hardly anything else
RARE = 6  # people of the registry's 30,000


@cache
def _lines() -> tuple[list[str], dict[str, list[int]]]:
    text = gzip.decompress((DATA / "actor_holders.tsv.gz").read_bytes()).decode("utf-8")
    lines = [line for line in text.splitlines() if line and line[0] != "#"]
    index: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        for key in line[: line.index("\t")].split("|"):
            index.setdefault(key, []).append(number)
    return lines, index


@cache
def _by_surname() -> dict[str, list[int]]:
    lines, keys = _lines()
    index: dict[str, list[int]] = {}
    for key, numbers in keys.items():
        index.setdefault(key.rsplit(" ", 1)[-1], []).extend(numbers)
        if " " in key:
            first = key.split(" ", 1)[0]
            index.setdefault(first, []).extend(n for n in numbers if _FAMILY_FIRST.search(lines[n]))
    return index


# Where the family name stands first in English news too: "Xi Jinping", "Kim Jong Un", "Tsai Ing-wen".
_FAMILY_FIRST = re.compile(r"[\t;](CHN|KOR|PRK|TWN|HKG)~")


@cache
def holder(number: int) -> Holder:
    """The person on a line of the file."""
    _, name, gender, wikidata, offices = _lines()[0][number].split("\t")
    return Holder(name, gender, wikidata or None, tuple(_office(text) for text in offices.split(";") if text))


def _office(text: str) -> Office:
    country, sectors, role, start, end, until = text.split("~")
    return Office(country, tuple(filter(None, sectors.split("|"))), role, start, end, until)


def offices() -> Iterator[tuple[int, str, str]]:
    """Every office that has a title, each once a person: the line of its holder, the title, the country."""
    for number, line in enumerate(_lines()[0]):
        told = {(o[2], o[0]) for text in line.rsplit("\t", 1)[1].split(";") if len(o := text.split("~")) > 2 and o[2]}
        yield from ((number, role, country) for role, country in sorted(told))


def by_name(pieces: tuple[str, ...]) -> tuple[Holder, ...]:
    """Everyone who bears exactly this folded name; of the user's table alone where somebody there does."""
    if own := own_people().get(pieces):
        return own
    return tuple(holder(n) for n in _lines()[1].get(" ".join(pieces), ()))


def by_surname(piece: str) -> tuple[Holder, ...]:
    """Everyone whose name ends so, the user's own first."""
    own = (h for pieces, found in own_people().items() if pieces[-1] == piece for h in found)
    return (*dict.fromkeys(own), *_of_registry(piece))


def _of_registry(piece: str) -> tuple[Holder, ...]:
    return tuple(holder(n) for n in dict.fromkeys(_by_surname().get(piece, ())))


def by_near_name(pieces: tuple[str, ...]) -> tuple[Holder, ...]:
    """Everyone whose name differs from this folded one by the spelling of one piece: "Viktor Orbann"."""
    letters, index, numbers = initials(pieces), _by_letters(), _lines()[1]
    sharing = {*index.get((letters, 0, pieces[0]), ()), *index.get((letters, -1, pieces[-1]), ())}
    near = {n for key in sharing if is_near_name(pieces, tuple(key.split())) for n in numbers[key]}
    return tuple(holder(n) for n in sorted(near))


def by_sound(pieces: tuple[str, ...]) -> tuple[Holder, ...]:
    """Everyone whose name is this one in another transliteration: "Moammar Kadhafi" and "Muammar al-Gaddafi"."""
    key = _sound(pieces)
    return tuple(holder(n) for n in dict.fromkeys(_by_sound().get(key, ()))) if key else ()


@cache
def _by_sound() -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for key, numbers in _lines()[1].items():
        if sound := _sound(tuple(key.split())):
            index.setdefault(sound, []).extend(numbers)
    return index


def _sound(pieces: tuple[str, ...]) -> str:
    """The consonants of a name of two pieces and more, as transliterations agree on them; "" where too few are left."""
    told = [consonants(p) for p in pieces if p not in _ARTICLES]
    return "".join(told) if len(told) > 1 and all(told) and sum(map(len, told)) > 4 else ""


_ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "at", "an", "ad", "ed", "es", "bin", "ibn", "ben"})


@cache
def leading_names() -> frozenset[tuple[str, ...]]:
    """The full names, folded, of those whom our own rows know: the leading figures of the last decades."""
    lines, _ = _lines()
    known = (line[: line.index("\t")].split("|") for line in lines if f"~{OWN_UNTIL}" in line)
    full = {tuple(key.split()) for keys in known for key in keys if " " in key}
    return frozenset(full | {(name,) for name in mononyms() if len(name) >= LONG})


@cache
def mononyms() -> frozenset[str]:
    """Names of one word by which our own rows know somebody: "Lula", "Prachanda"."""
    lines, _ = _lines()
    known = (line[: line.index("\t")].split("|") for line in lines if f"~{OWN_UNTIL}" in line)
    return frozenset(key for keys in known for key in keys if " " not in key)


@lru_cache(maxsize=1 << 16)
def is_rare(piece: str) -> bool:
    """Whether hardly anybody of the registry has this surname, so that a full name with it is hardly a namesake's."""
    return len(dict.fromkeys(_by_surname().get(piece, ()))) <= RARE


@lru_cache(maxsize=1 << 16)
def near_surnames(piece: str) -> tuple[str, ...]:
    """Surnames of holders that `piece` may be a misspelling of, unless it is one itself."""
    if piece in _by_surname():
        return ()
    lengths = range(len(piece) - 2, len(piece) + 3)
    return tuple(s for n in lengths for s in _surnames_by_shape().get((piece[:1], n), ()) if is_near(piece, s))


@cache
def _by_letters() -> dict[tuple[str, int, str], list[str]]:
    """Names of several pieces by their initials, which no slip changes, with the first piece (0) or the last (-1)."""
    index: dict[tuple[str, int, str], list[str]] = {}
    for key in _lines()[1]:
        pieces = tuple(key.split())
        for at in (0, -1) if len(pieces) > 1 else ():
            index.setdefault((initials(pieces), at, pieces[at]), []).append(key)
    return index


@cache
def _surnames_by_shape() -> dict[tuple[str, int], list[str]]:
    index: dict[tuple[str, int], list[str]] = {}
    for surname in _by_surname():
        index.setdefault((surname[:1], len(surname)), []).append(surname)
    return index


def own_people() -> dict[tuple[str, ...], tuple[Holder, ...]]:
    """The persons of the user's table that is in use, by every folded name; rows of one name are one person."""
    return _own_people(own_table.in_use())


@lru_cache(maxsize=2)
def _own_people(own: OwnTable) -> dict[tuple[str, ...], tuple[Holder, ...]]:
    rows: dict[tuple[tuple[str, ...], str], list[OwnActor]] = {}
    for row in own.rows:
        if row.kind == "person":
            rows.setdefault((fold(row.name), row.wikidata), []).append(row)
    index: dict[tuple[str, ...], dict[int, Holder]] = {}
    for same in rows.values():
        holder = _own_holder(same)
        for pieces in {fold(name) for row in same for name in row.names}:
            index.setdefault(pieces, {})[id(holder)] = holder
    return {pieces: tuple(found.values()) for pieces, found in index.items()}


def _own_holder(rows: list[OwnActor]) -> Holder:
    rows = sorted(rows, key=lambda r: r.start)
    offices = tuple(Office(r.country, r.sectors, r.role, r.start, r.end, OWN_UNTIL) for r in rows)
    return Holder(rows[0].name, "", rows[0].wikidata or None, offices, own=True)


def bears(holder: Holder, pieces: tuple[str, ...]) -> bool:
    """Whether the holder is written so: all pieces stand in one of the names that the file gives."""
    if holder.own:
        return set(pieces) <= {p for names, found in own_people().items() if holder in found for p in names}
    lines, index = _lines()
    numbers = index.get(" ".join(fold(holder.name)), ())
    known = {p for n in numbers for p in lines[n][: lines[n].index("\t")].replace("|", " ").split()}
    return set(pieces) <= known

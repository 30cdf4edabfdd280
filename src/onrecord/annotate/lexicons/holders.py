"""Who held which office when: `actor_holders.tsv.gz`, built by `tools/build_actors.py` (sources in its header).

The file reaches to January 2026; an office without end counts as held only as far as its source reaches.
"""

from __future__ import annotations

import datetime as dt
import gzip
from functools import cache

import msgspec

from onrecord.annotate.lexicons.actors import DATA

OWN_UNTIL = "2026-01"  # rows known to here are the newest there are: an open office is taken to go on


class Office(msgspec.Struct, frozen=True):
    """One tenure. Dates are ISO prefixes ("2009", "2009-01-20"); `end` is "" where none is known."""

    country: str
    sectors: tuple[str, ...]
    role: str
    start: str
    end: str
    until: str

    def held_on(self, day: str) -> bool | None:
        """Whether it was held on an ISO day; None where the source does not reach that far."""
        if day < self.start:
            return False
        if self.end:
            return day <= (self.end if len(self.end) == 10 else self.end + "-99")
        return True if self.until == OWN_UNTIL or day[:7] <= self.until else None


class Holder(msgspec.Struct, frozen=True):
    """A person with dated offices, earliest first."""

    name: str
    gender: str
    wikidata: str | None
    offices: tuple[Office, ...]

    def current(self, day: dt.date) -> tuple[Office, ...]:
        return tuple(o for o in self.offices if o.held_on(day.isoformat()))

    def given_up(self, day: dt.date) -> tuple[Office, ...]:
        return tuple(o for o in self.offices if o.held_on(day.isoformat()) is False and o.start <= day.isoformat())


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
    index: dict[str, list[int]] = {}
    for key, numbers in _lines()[1].items():
        index.setdefault(key.rsplit(" ", 1)[-1], []).extend(numbers)
    return index


@cache
def _holder(number: int) -> Holder:
    _, name, gender, wikidata, offices = _lines()[0][number].split("\t")
    return Holder(name, gender, wikidata or None, tuple(_office(text) for text in offices.split(";") if text))


def _office(text: str) -> Office:
    country, sectors, role, start, end, until = text.split("~")
    return Office(country, tuple(filter(None, sectors.split("|"))), role, start, end, until)


def by_name(pieces: tuple[str, ...]) -> tuple[Holder, ...]:
    """Everyone who bears exactly this folded name."""
    return tuple(_holder(n) for n in _lines()[1].get(" ".join(pieces), ()))


def by_surname(piece: str) -> tuple[Holder, ...]:
    return tuple(_holder(n) for n in dict.fromkeys(_by_surname().get(piece, ())))

"""Reviews the hand-written table of office holders: what cannot be true of its rows, said in words.

    python tools/check_holders.py            # prints the faults, exit code 1 where there are any

Checked are: columns, dates (a start after its end, a day that is none), known states and sectors, a source and a date
of review, rows given twice, one person in one office twice at once, two people at once in an office that one holds
(beyond a month, since sources give months at times), and tenures that go on after their holder's death.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.annotate.lexicons.actors import country_names, read_table
from onrecord.model.plover import PSEUDO_COUNTRIES, SECTORS

TABLE = "actor_holders_added.tsv"
DEATHS = Path(__file__).parent / "holder_deaths.tsv"
SLACK = dt.timedelta(days=31)
DATE = re.compile(r"\d{4}(-\d\d){0,2}$")
# Offices of states that one person holds at a time.
ONE_HOLDER = re.compile(
    r"(President|Prime Minister|Chancellor|Taoiseach|King|Queen|Emir|Supreme Leader|Foreign Minister|Defence Minister|"
    r"Interior Minister|Finance Minister|Home Minister|Vice President) of (?!the (European|World|UN|International))|"
    r"(Foreign|Home|Defence) Secretary$|Secretary of (State|Defense|Homeland Security)$|Treasury Secretary$|"
    r"Secretary.General of |Director of the (CIA|FBI)$|Mayor of |Governor of |army chief$|Pope$"
)
# Two at once, as it was: rivals, co-rulers, several deputies.
RIVALS = frozenset(
    {("CIV", "President of Ivory Coast"), ("LBY", "Prime Minister of Libya"), ("YEM", "Prime Minister of Yemen"),
     ("SDN", "Prime Minister of Sudan"), ("LBY", "Foreign Minister of Libya"), ("VEN", "President of Venezuela"),
     ("SSD", "Vice President of South Sudan"), ("AFG", "Vice President of Afghanistan"),
     ("CRI", "Vice President of Costa Rica"), ("IRN", "Vice President of Iran"), ("IRQ", "Vice President of Iraq"),
     ("SYR", "Vice President of Syria"), ("SDN", "Vice President of Sudan"), ("YEM", "Foreign Minister of Yemen")}
)  # fmt: skip


class Tenure(NamedTuple):
    line: int
    name: str
    country: str
    role: str
    sectors: str
    start: str
    end: str
    source: str
    checked: str

    @property
    def first(self) -> dt.date:
        return _day(self.start, last=False)

    @property
    def last(self) -> dt.date:
        return _day(self.end, last=True) if self.end else dt.date.max

    @property
    def office(self) -> str:
        """The role in one spelling."""
        return self.role.replace("Defense Minister", "Defence Minister").replace("Minister of Foreign", "Foreign")

    def __str__(self) -> str:
        return f"{self.name}, {self.role} ({self.country}) {self.start} to {self.end or 'now'}"


def tenures() -> list[Tenure]:
    """Rows of the table; those of a wrong width are told by `faults`."""
    rows = enumerate(read_table(TABLE), start=1)
    return [Tenure(n, r[0], r[3], r[4], r[5], r[6], r[7], r[8], r[9]) for n, r in rows if len(r) == 10]


def faults() -> list[str]:
    """What cannot be true, one sentence each; [] where nothing was found."""
    wide = [f"row {n} has {len(r)} cells, not 10" for n, r in enumerate(read_table(TABLE), start=1) if len(r) != 10]
    rows = tenures()
    broken = [fault for row in rows for fault in _of_row(row)]
    if wide or broken:
        return [*wide, *broken]
    return [*_twice(rows), *_at_once(rows), *_after_death(rows)]


def _of_row(row: Tenure) -> Iterator[str]:
    for cell in (row.start, *([row.end] if row.end else [])):
        if not DATE.match(cell) or not _is_day(cell):
            yield f"{row}: {cell!r} is no date"
            return
    if row.first > row.last:
        yield f"{row}: begins after its end"
    if row.country not in country_names() and row.country not in PSEUDO_COUNTRIES:
        yield f"{row}: no state {row.country!r}"
    if not row.sectors or set(row.sectors.split("|")) - SECTORS:
        yield f"{row}: sectors {row.sectors!r}"
    if not row.source or not re.match(r"20\d\d-\d\d$", row.checked) or not row.role:
        yield f"{row}: without a role, a source or the month of its review"


def _twice(rows: Iterable[Tenure]) -> Iterator[str]:
    """One person in one office twice at once."""
    of_person: dict[tuple[str, str, str], list[Tenure]] = defaultdict(list)
    for row in rows:
        of_person[row.name, row.country, row.office].append(row)
    for same in of_person.values():
        for a, b in _neighbours(same):
            if b.first < a.last - SLACK:
                yield f"twice at once: {a}; {b}"


def _at_once(rows: Iterable[Tenure]) -> Iterator[str]:
    """Two people at once in an office that one holds."""
    of_office: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for row in rows:
        if ONE_HOLDER.match(row.office) and (row.country, row.office) not in RIVALS:
            of_office[row.country, row.office].append(row)
    for same in of_office.values():
        for a, b in _neighbours(same):
            if a.name != b.name and b.first < a.last - SLACK:
                yield f"two at once: {a}; {b}"


def _after_death(rows: Iterable[Tenure]) -> Iterator[str]:
    died = deaths()
    for row in rows:
        day = died.get((row.name, row.country))
        if day is not None and row.last > day + SLACK:
            yield f"held after the death of its holder on {day}: {row}"


def deaths() -> dict[tuple[str, str], dt.date]:
    """Days of death by name and country, of those whose tenures have no other end."""
    lines = DEATHS.read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {(name, country): _day(day, last=True) for name, country, day in cells}


def _neighbours(same: list[Tenure]) -> Iterator[tuple[Tenure, Tenure]]:
    ordered = sorted(same, key=lambda r: (r.first, r.last))
    return itertools.pairwise(ordered)


def _is_day(cell: str) -> bool:
    try:
        _day(cell, last=False)
    except ValueError:
        return False
    return True


def _day(cell: str, *, last: bool) -> dt.date:
    """The first or last day of "2009", "2009-01" or "2009-01-20". Raises ValueError for no day."""
    year, month, day = (*(int(part) for part in cell.split("-")), 0, 0)[:3]
    if day:
        return dt.date(year, month, day)
    if not last:
        return dt.date(year, month or 1, 1)
    after = dt.date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
    return after - dt.timedelta(days=1)


if __name__ == "__main__":
    found = faults()
    print("\n".join(found) or f"{len(tenures())} tenures: nothing found")
    sys.exit(bool(found))

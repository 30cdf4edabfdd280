"""Writes the table of docs/actors.md that says what the registry of actors holds and how far it reaches.

python tools/describe_registry.py            # prints it
python tools/describe_registry.py --write    # puts it into the page
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.annotate.lexicons import actors, points
from onrecord.annotate.lexicons.actors import DATA, read_table

PAGE = Path(__file__).parent.parent / "docs" / "actors.md"
BEGIN, END = "<!-- registry: written by tools/describe_registry.py -->", "<!-- end of registry -->"
SOURCES = {
    "2026-01": "added by hand, and CIA World Factbook (public domain)",
    "2022-12-31": "Wikidata by way of every-politician-scrapers (CC0)",
    "2021-08": "Archigos 4.1 (CC BY 4.0) and REIGN (MIT)",
    "2014-06-30": "PETRARCH2's Phoenix actors (MIT)",
}


def main(*, write: bool) -> None:
    table = "\n".join(_table())
    if not write:
        print(table)
        return
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")


def _table() -> Iterator[str]:
    yield "| what | how many | known to |"
    yield "|---|---|---|"
    yield f"| states and territories | {len(actors.country_names())} | 2026-01 |"
    for name, file in (("organisations, armed groups, cartels", "organizations"), ("news organisations", "outlets"),
                       ("cities and regions by name", "places")):  # fmt: skip
        yield f"| {name} | {_count(f'actor_{file}.tsv'):,} | 2026-01 |"
    cities = sum(1 for line in _lines(points.FILE) if not line.startswith("\t"))
    yield f"| names of cities of 15,000 people and more, with coordinates (GeoNames) | {cities:,} | 2026-01 |"
    yield f"| people who hold or held an office | {sum(1 for _ in _lines('actor_holders.tsv.gz')):,} | |"
    until, newest = _tenures()
    for reach, source in SOURCES.items():
        yield f"| ... tenures from: {source} | {until[reach]:,} | {reach}; the newest begins {newest[reach]} |"


def _tenures() -> tuple[Counter[str], dict[str, str]]:
    """How many tenures each source gives, by how far it reaches, and when the newest of them begins."""
    until: Counter[str] = Counter()
    newest: dict[str, str] = {}
    for line in _lines("actor_holders.tsv.gz"):
        for office in filter(None, line.split("\t")[4].split(";")):
            *_, start, _end, reach = office.split("~")
            until[reach] += 1
            newest[reach] = max(newest.get(reach, ""), start)
    return until, newest


def _count(file: str) -> int:
    return sum(1 for _ in read_table(file))


def _lines(file: str) -> Iterator[str]:
    for line in gzip.decompress((DATA / file).read_bytes()).decode("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


if __name__ == "__main__":
    main(write="--write" in sys.argv[1:])

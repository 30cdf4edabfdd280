"""Reads `actors.csv`, a user's own table of actors. Columns and rules are explained in docs/actors.md.

Whatever is wrong is said with file, line and cure, and nothing is read: a table that is half understood would code
half the articles by one registry and half by another.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, cast, get_args

from onrecord.annotate.lexicons.actors import country_names, fold
from onrecord.annotate.lexicons.own_table import OwnActor, OwnTable
from onrecord.errors import UsageError
from onrecord.model.entity import EntityKind
from onrecord.model.plover import PSEUDO_COUNTRIES, SECTORS

COLUMNS: Final = ("name", "other_names", "kind", "country", "sectors", "role", "start", "end", "wikidata")
KINDS: Final = tuple(k for k in get_args(EntityKind) if k not in ("people", "document", "other"))
MOST_BYTES: Final = 20_000_000
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_WIKIDATA = re.compile(r"Q[1-9]\d*")


def read_own_actors(path: Path) -> OwnTable:
    """The table in the file. Raises UsageError where there is none or a line of it is wrong."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"not to be read: {error.strerror}", where=str(path), cure="name a CSV file; see docs/actors.md"
        ) from error
    return parse_own_actors(data, str(path))


def parse_own_actors(data: bytes, where: str) -> OwnTable:
    """The same of the file's bytes; `where` is what errors call the file."""
    if len(data) > MOST_BYTES:
        raise UsageError(f"over {MOST_BYTES:,} bytes", where=where, cure="leave out whom your reporting never names")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UsageError("not in UTF-8", where=f"{where}:{line}", cure="save the table as UTF-8") from error
    rows = tuple(_rows(text, where))
    return OwnTable(rows, hashlib.sha256(data).hexdigest())


def _rows(text: str, where: str) -> Iterator[OwnActor]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: list[str] | None = None
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            place = f"{where}:{reader.line_num}"
            if columns is None:
                columns = _columns(cells, place)
            elif len(cells) > len(columns) and any(c.strip() for c in cells[len(columns) :]):
                raise UsageError(
                    f"{len(cells)} cells under {len(columns)} columns",
                    where=place,
                    cure="put cells with commas in quotes",
                )
            else:
                yield _actor(dict(zip(columns, (c.strip() for c in cells), strict=False)), place)
    except csv.Error as error:
        raise UsageError(f"no CSV: {error}", where=f"{where}:{reader.line_num}", cure="see docs/actors.md") from error


def _columns(cells: list[str], where: str) -> list[str]:
    columns = [cell.strip().lower() for cell in cells]
    known = f"the columns are {', '.join(COLUMNS)}; name and kind are required"
    for column in columns:
        if column not in COLUMNS:
            raise UsageError(f"no column is called {column!r}", where=where, cure=known)
        if columns.count(column) > 1:
            raise UsageError(f"two columns are called {column!r}", where=where, cure=known)
    if missing := {"name", "kind"} - set(columns):
        raise UsageError(f"the first line names no column {sorted(missing)[0]!r}", where=where, cure=known)
    return columns


def _actor(cells: dict[str, str], where: str) -> OwnActor:
    def cell(column: str) -> str:
        return cells.get(column, "")

    def wrong(column: str, cure: str) -> UsageError:
        return UsageError(f"{column} {cell(column)!r} is none", where=where, cure=cure)

    names = (cell("name"), *_several(cell("other_names")))
    if unread := next((n for n in names if not fold(n)), None) if cell("name") else "":
        raise UsageError(f"{unread!r} has no letters", where=where, cure="write names in letters or digits")
    if not fold(cell("name")):
        raise UsageError("a row without a name", where=where, cure="give the name, or take the row out")
    if cell("kind") not in KINDS:
        raise wrong("kind", f"write one of {', '.join(KINDS)}")
    country = _country(cell("country"))
    if country is None:
        raise wrong("country", f"write its three letters, such as UKR, or one of {', '.join(sorted(PSEUDO_COUNTRIES))}")
    sectors = tuple(s.upper() for s in _several(cell("sectors")))
    if bad := [s for s in sectors if s not in SECTORS]:
        cure = f"write PLOVER's codes with | between them: {' '.join(sorted(SECTORS))}"
        raise UsageError(f"sector {bad[0]!r} is none", where=where, cure=cure)
    for column in ("start", "end"):
        if cell(column) and not _DATE.fullmatch(cell(column)):
            raise wrong(column, "write YYYY, YYYY-MM or YYYY-MM-DD, or nothing where it is not known")
    if cell("end") and cell("end") < cell("start")[: len(cell("end"))]:
        raise UsageError("it ends before it starts", where=where, cure="check start and end")
    if cell("kind") != "person" and (found := [c for c in ("role", "start", "end") if cell(c)]):
        raise UsageError(f"{found[0]} is for persons", where=where, cure=f"leave {found[0]} empty for a {cell('kind')}")
    if cell("wikidata") and not _WIKIDATA.fullmatch(cell("wikidata")):
        raise wrong("wikidata", "write its id, such as Q567, or nothing")
    return OwnActor(
        names[0], names[1:], cast(EntityKind, cell("kind")), country, sectors,
        cell("role"), cell("start"), cell("end"), cell("wikidata"),
    )  # fmt: skip


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in cell.split("|"))))


def _country(cell: str) -> str | None:
    """The code, "" for an empty cell, None for no country."""
    if not cell or cell.upper() in country_names() or cell.upper() in PSEUDO_COUNTRIES:
        return cell.upper()
    named = [code for code, name in country_names().items() if fold(name) == fold(cell)]
    return named[0] if named else None

"""The tables in CSV (RFC 4180, UTF-8), with a Data Package around them.

A cell that a spreadsheet would compute gets an apostrophe in front, which spreadsheets write before such text
themselves; taking one leading apostrophe away gives the cell back. Lists are joined by ";", a ";" within them by "\\;".
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable
from typing import Any

from onrecord.export import datapackage
from onrecord.export.material import Made, Material
from onrecord.export.tables import TABLES, Table, left_out
from onrecord.show.events_csv import Cell, escaped


def make(material: Material) -> Made:
    files = {f"{t.name}.csv": _file(t, material) for t in TABLES}
    missing = left_out(material)
    files[datapackage.DESCRIPTOR] = datapackage.descriptor(material, files, ending="csv", left_out=missing)
    return Made(files, missing)


def _file(table: Table, material: Material) -> bytes:
    buffer = io.StringIO()
    lines = csv.writer(buffer)
    lines.writerow(c.name for c in table.columns)
    lines.writerows(map(_cells, table.rows(material)))
    return buffer.getvalue().encode()


def _cells(row: Iterable[Any]) -> list[Cell]:
    return [escaped(_plain(value)) for value in row]


def _plain(value: Any) -> Cell:
    if isinstance(value, list):
        return ";".join(str(x).replace("\\", "\\\\").replace(";", "\\;") for x in value)
    return value.isoformat() if isinstance(value, dt.date) else value

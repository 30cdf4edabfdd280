"""The tables in Parquet, a JSON Schema for a row of each, and a Data Package around them."""

from __future__ import annotations

from typing import Final

from onrecord.export import datapackage
from onrecord.export.material import Made, Material
from onrecord.export.tables import TABLES, Type, left_out
from onrecord.record.parquet import writer

_DUCK: Final[dict[Type, str]] = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "date": "DATE",
    "list": "VARCHAR[]",
}


def make(material: Material) -> Made:
    """Raises ProjectError where DuckDB is not installed."""
    files: dict[str, bytes] = {}
    with writer() as tables:
        for table in TABLES:
            names = [c.name for c in table.columns]
            kinds = {c.name: _DUCK[c.type] for c in table.columns}
            rows = (dict(zip(names, row, strict=True)) for row in table.rows(material))
            files[f"{table.name}.parquet"] = tables.file(kinds, rows)
    missing = left_out(material)
    files[datapackage.DESCRIPTOR] = datapackage.descriptor(material, files, ending="parquet", left_out=missing)
    files |= {f"schema/{t.name}.schema.json": datapackage.json_schema(t) for t in TABLES}
    return Made(files, missing)

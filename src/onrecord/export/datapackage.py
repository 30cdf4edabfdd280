"""What describes tables to machines: Frictionless Data Package v2 (datapackage.org) and JSON Schema 2020-12."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from onrecord.export.material import LEFT_OUT, LeftOut, Material, pretty
from onrecord.export.tables import TABLES, Column, Table, Type

DESCRIPTOR: Final = "datapackage.json"
_PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
_DIALECT: Final = "https://datapackage.org/profiles/2.0/tabledialect.json"
_SCHEMA: Final = "https://datapackage.org/profiles/2.0/tableschema.json"
_TYPES: Final[dict[Type, str]] = {
    "list": "list",
    "string": "string",
    "integer": "integer",
    "number": "number",
    "date": "date",
}
_REQUIRED: Final = frozenset({"happening", "article", "exact", "start", "end", "standing"})


def descriptor(material: Material, files: Mapping[str, bytes], *, ending: str, left_out: Sequence[LeftOut]) -> bytes:
    """The package's descriptor. `files` are the tables' files by name, TABLE.ending."""
    resources = [_resource(t, f"{t.name}.{ending}", files[f"{t.name}.{ending}"], ending) for t in TABLES]
    return pretty(
        {
            "$schema": _PROFILE,
            "name": "onrecord-export",
            "title": material.title,
            "description": "Who did what to whom, who said what and how each claim stands, with the exact words behind "
            f"every line. Written by Onrecord {material.version}. What is not in it is in {LEFT_OUT}.",
            "version": material.version or "0",
            "ontology": "plover-16",
            "as_of": material.as_of,
            "left_out": left_out,
            "resources": resources,
        }
    )


def _resource(table: Table, path: str, data: bytes, ending: str) -> dict[str, Any]:
    media = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
    dialect = {"dialect": {"$schema": _DIALECT, "header": True, "delimiter": ","}} if ending == "csv" else {}
    return {
        "name": table.name,
        "type": "table",
        "description": table.what,
        "path": path,
        "format": ending,
        "mediatype": media[ending],
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        **dialect,
        "schema": _table_schema(table, ending),
    }


def _table_schema(table: Table, ending: str) -> dict[str, Any]:
    fields = [_field(c, ending) for c in table.columns]
    keys = {"primaryKey": list(table.key)} if table.key else {}
    return {"$schema": _SCHEMA, "fields": fields, "missingValues": [""], **keys}


def _field(column: Column, ending: str) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "description": column.what}
    if column.type == "list":
        field |= {"itemType": "string", "delimiter": ";"} if ending == "csv" else {"type": "array"}
    return field | ({"constraints": {"required": True}} if column.name in _REQUIRED else {})


def json_schema(table: Table) -> bytes:
    """JSON Schema of a row, as an object with the columns as keys."""
    properties = {c.name: _property(c) for c in table.columns}
    return pretty(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": table.name,
            "description": table.what,
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }
    )


def _property(column: Column) -> dict[str, Any]:
    if column.type == "list":
        return {"type": "array", "items": {"type": "string"}, "description": column.what}
    plain: dict[str, Any] = {"type": "string", "format": "date"} if column.type == "date" else {"type": column.type}
    if column.name not in _REQUIRED:
        plain["type"] = [plain["type"], "null"]
    return plain | {"description": column.what}

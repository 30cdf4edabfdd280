"""Records to and from JSON, and the JSON Schema, which is generated from the structs."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

from onrecord.errors import MalformedInput
from onrecord.model.happening import RECORD_SCHEMA, Happening, JoinedEntity, JoinedRecord, Lineage
from onrecord.model.record import SCHEMA, Failure, Outcome, Record

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)
_KEYS = msgspec.json.Decoder(dict[str, msgspec.Raw])


def encode(outcome: Outcome | JoinedRecord) -> bytes:
    """One line of JSON, UTF-8, keys in the contract's order; the same outcome gives the same bytes."""
    return _ENCODER.encode(outcome)


def decode(data: bytes | str) -> Record:
    """The record that `encode` wrote. Raises msgspec.ValidationError where it does not keep the contract."""
    return _DECODER.decode(data)


def decode_lines(data: bytes, *, where: str) -> list[Outcome] | None:
    """The outcomes that `encode` wrote, one a line; None where the data is something else than such lines.

    Raises MalformedInput where it says that it is such a record and is not.
    """
    lines = [line for line in data.splitlines() if line.strip()]
    if not lines or not all(line.startswith(f'{{"schema":"{SCHEMA}"'.encode()) for line in lines):
        return None
    try:
        return [_decode_outcome(line) for line in lines]
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        cure = "read the article again with `onrecord read --format json`"
        raise MalformedInput(f"not a record of this version: {error}", where=where, cure=cure) from error


def _decode_outcome(line: bytes) -> Outcome:
    return msgspec.json.decode(line, type=Failure) if "error" in _KEYS.decode(line) else decode(line)


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of all that Onrecord writes: an article's record, a failure, or several articles joined."""
    kinds = [Record, Failure, Happening, Lineage, JoinedEntity]
    _, parts = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    for part in parts.values():
        if "properties" in part:
            part["required"] = list(part["properties"])  # a field without a value is written as null or []
    parts["JoinedRecord"] = _joined_schema()
    names = ("Record", "Failure", "JoinedRecord")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"What Onrecord writes ({SCHEMA} and {RECORD_SCHEMA})",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in names],
        "$defs": dict(sorted(parts.items())),
    }


def _joined_schema() -> dict[str, Any]:
    """Written out because msgspec does not describe a list of two kinds of struct."""
    items = {
        "documents": {"anyOf": [{"$ref": "#/$defs/Record"}, {"$ref": "#/$defs/Failure"}]},
        "happenings": {"$ref": "#/$defs/Happening"},
        "lineages": {"$ref": "#/$defs/Lineage"},
        "entities": {"$ref": "#/$defs/JoinedEntity"},
    }
    return {
        "title": "JoinedRecord",
        "description": inspect.getdoc(JoinedRecord),
        "type": "object",
        "properties": {"schema": {"const": RECORD_SCHEMA}}
        | {name: {"type": "array", "items": item} for name, item in items.items()},
        "required": ["schema", *items],
    }


def schema_text() -> str:
    """The JSON Schema as it is printed and kept in docs/schema."""
    return msgspec.json.format(msgspec.json.encode(json_schema()), indent=2).decode() + "\n"

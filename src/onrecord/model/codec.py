"""Records to and from JSON, and the JSON Schema, which is generated from the structs."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.model.record import Outcome, Record

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)


def encode(outcome: Outcome) -> bytes:
    """One line of JSON, UTF-8, keys in the contract's order; the same outcome gives the same bytes."""
    return _ENCODER.encode(outcome)


def decode(data: bytes | str) -> Record:
    """The record that `encode` wrote. Raises msgspec.ValidationError where it does not keep the contract."""
    return _DECODER.decode(data)


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a record."""
    return msgspec.json.schema(Record)

"""Whatever bytes arrive, reading them gives articles and failures that can be written down, and never an exception."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.document import clean
from onrecord.ingest.fields import Defaults
from onrecord.ingest.json_lines import read_json, read_json_lines
from onrecord.ingest.sources import read_source
from onrecord.model import codec
from onrecord.model.document import Article
from onrecord.model.record import Record

pytestmark = pytest.mark.fuzz

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=10,
)
KEYS = st.sampled_from(["text", "id", "title", "published", "publisher", "uri", "language", "date", "x"])
OBJECTS = st.dictionaries(KEYS, VALUES, max_size=6)
DATA = st.binary(max_size=300) | st.text(max_size=200).map(lambda t: t.encode("utf-8", errors="surrogatepass"))


def can_be_written(one: object) -> None:
    if isinstance(one, Article):
        clean(one)
        assert codec.encode(Record(document=one))
    else:
        assert b'"error"' in codec.encode(one)  # type: ignore[arg-type]


@settings(deadline=None, max_examples=400)
@given(DATA.filter(lambda data: b"<" not in data))
def test_any_bytes_on_standard_input(data: bytes) -> None:
    read = list(read_source("-", stdin=io.BytesIO(data)))
    assert read
    for one in read:
        can_be_written(one)


@settings(deadline=None, max_examples=400)
@given(st.lists(OBJECTS | VALUES, max_size=4))
def test_any_values_as_json(values: list[object]) -> None:
    for one in read_json(json.dumps(values).encode(), "a.json", Defaults()):
        can_be_written(one)
    lines = "\n".join(json.dumps(v) for v in values).encode()
    for one in read_json_lines(io.BytesIO(lines), "a.jsonl", Defaults()):
        can_be_written(one)


@settings(deadline=None, max_examples=400)
@given(st.lists(DATA, max_size=4))
def test_lines_of_any_bytes_keep_their_number(lines: list[bytes]) -> None:
    lines = [line.replace(b"\n", b"") for line in lines]
    words = [line for line in lines if line.strip(b" \t\r\n\x00\xef\xbb\xbf")]
    read = list(read_json_lines(io.BytesIO(b"\n".join(lines)), "a.jsonl", Defaults()))
    assert len(read) == max(1, len(words))

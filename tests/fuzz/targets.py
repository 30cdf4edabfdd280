"""What is fuzzed: functions that take any bytes and fail only where a promise is broken.

`test_targets.py` has Hypothesis call them and runs the saved corpus through them. With atheris (Linux; it is no
dependency: `pip install atheris`), `python tests/fuzz/targets.py TARGET tests/fuzz/corpus/TARGET -max_total_time=600`
seeks what covers more of the code, and keeps it in the corpus.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from onrecord.clean.document import clean
from onrecord.errors import InputError, OnrecordError
from onrecord.ingest.addresses import checked_url
from onrecord.ingest.containers import Piece
from onrecord.ingest.decoding import decode
from onrecord.ingest.fields import Defaults
from onrecord.ingest.pieces import read_piece, split_bytes
from onrecord.model import codec
from onrecord.model.document import Article
from onrecord.model.record import Record
from onrecord.show.events_csv import escaped
from onrecord.show.words import printable

Target = Callable[[bytes], None]


def decoding(data: bytes) -> None:
    """Text that can be written again, or a complaint."""
    try:
        text = decode(data, html=data[:1] == b"<")
    except InputError:
        return
    assert text.encode("utf-8") is not None


def cleaning(data: bytes) -> None:
    """Every passage and flag stands where it says."""
    text = data.decode("utf-8", errors="replace")
    document = clean(Article(id="a", text=text))
    for part in (*document.passages, *document.flags):
        assert text[part.start : part.end] == part.exact
    assert codec.decode(codec.encode(Record(document=document.article))) is not None


def containers(data: bytes) -> None:
    """Articles and failures that can be written, of whatever kind; pages and feeds have tests of their own."""
    ending, _, body = data.partition(b"\n")
    suffix = {b"c": ".csv", b"l": ".jsonl", b"j": ".json"}.get(ending[:1], ".txt")
    if b"<" in body:
        return
    for found in split_bytes(body, f"a{suffix}", suffix):
        one = read_piece(found.data, found.form, found.where, Defaults()) if isinstance(found, Piece) else found
        if isinstance(one, Article):
            one = Record(document=one)
        assert codec.encode(one)  # type: ignore[arg-type]


def saved_records(data: bytes) -> None:
    """A record, or a complaint that names the line."""
    complaint = None
    try:
        codec.decode_lines(data, where="saved.json")
    except OnrecordError as error:
        complaint = str(error)
    assert complaint is None or "saved.json" in complaint


def addresses(data: bytes) -> None:
    """An http address without a user's name, or a complaint."""
    try:
        parts = checked_url(data.decode("utf-8", errors="replace"))
    except InputError:
        return
    assert parts.scheme in ("http", "https")
    assert parts.hostname
    assert parts.username is None


def shown(data: bytes) -> None:
    """On a terminal nothing acts; in a table nothing is computed, and the text can be had back."""
    text = data.decode("utf-8", errors="replace")
    line = printable(text)
    assert not set(line) & set("\x1b\x9b\x07\r\n\u202e\u2066\u200b\x00")
    cell = escaped(text)
    assert isinstance(cell, str)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert cell.removeprefix("'") == text or cell == text
    row = io.StringIO()
    csv.writer(row).writerow([cell, "end"])
    assert row.getvalue().endswith(",end\r\n")


TARGETS: Final[dict[str, Target]] = {
    t.__name__: t for t in (decoding, cleaning, containers, saved_records, addresses, shown)
}
CORPUS: Final = Path(__file__).with_name("corpus")


def main() -> None:
    import atheris  # type: ignore[import-not-found,unused-ignore]

    target = TARGETS[sys.argv.pop(1)]
    atheris.instrument_all()
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

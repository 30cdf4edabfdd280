"""Every kind of source gives its articles in order; what cannot be read fails in its place, with where and the cure."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import EmptyInput
from onrecord.ingest import json_lines
from onrecord.ingest.fields import Defaults
from onrecord.ingest.limits import MAX_CHARS, MAX_TEXT_BYTES
from onrecord.ingest.sources import read_source, read_sources, read_text
from onrecord.model import codec
from onrecord.model.document import Article
from onrecord.model.record import Failure

Read = list[Article | Failure]


def from_stdin(data: bytes, defaults: Defaults | None = None) -> Read:
    return list(read_source("-", stdin=io.BytesIO(data), defaults=defaults))


def from_file(folder: Path, name: str, data: bytes, defaults: Defaults | None = None) -> Read:
    path = folder / name
    path.write_bytes(data)
    return list(read_source(path, defaults=defaults))


def the_article(read: Read) -> Article:
    [article] = read
    assert isinstance(article, Article), article
    return article


def the_failure(read: Read) -> Failure:
    [failure] = read
    assert isinstance(failure, Failure), failure
    return failure


def kinds(read: Read) -> list[str]:
    return [one.error.kind if isinstance(one, Failure) else one.text for one in read]


def test_a_text_file_is_one_article_named_after_it(tmp_path: Path) -> None:
    text = "The envoy left.\r\n\r\nNobody knows why.\n"
    article = the_article(from_file(tmp_path, "envoy.report.txt", text.encode()))
    assert (article.id, article.text) == ("envoy.report", text)


def test_standard_input_is_text_where_it_is_nothing_else() -> None:
    assert the_article(from_stdin(b"[Updated] The envoy left.")).text == "[Updated] The envoy left."
    assert the_article(from_stdin(b"{sic} The envoy left.")).text == "{sic} The envoy left."
    assert the_article(from_stdin(b"<The envoy> left.")).text == "<The envoy> left."


def test_a_json_file_holds_one_object(tmp_path: Path) -> None:
    given = {
        "text": "He left.",
        "id": 7,
        "title": "T",
        "published": "2025-01-31",
        "publisher": "P",
        "uri": "u:1",
        "language": "en",
    }
    article = the_article(from_file(tmp_path, "a.json", json.dumps(given | {"other": [1]}).encode()))
    assert article == Article(
        id="7", title="T", published=dt.date(2025, 1, 31), publisher="P", uri="u:1", language="en", text="He left."
    )


def test_a_json_file_holds_a_list_and_one_bad_object_harms_no_other(tmp_path: Path) -> None:
    given = [{"text": "One."}, {"id": "b", "title": "no text"}, 3, {"id": "d", "text": 5}, {"text": "Five.", "id": "e"}]
    read = from_file(tmp_path, "a.json", json.dumps(given).encode())
    assert kinds(read) == ["One.", "malformed", "malformed", "malformed", "Five."]
    assert [one.id if isinstance(one, Article) else one.document.id for one in read] == ["a:1", "b", "a:3", "d", "e"]


def test_json_lines_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "One."}\n\n{"text": "Two."}\n{"text": "Thr')
    reader: Iterator[Article | Failure] = read_source(path)
    assert kinds([next(reader)]) == ["One."]
    assert kinds(list(reader)) == ["Two.", "malformed"]


def test_half_a_line_says_where_and_the_cure() -> None:
    read = from_stdin(b'{"text": "One."}\n{"text": "Tw\n{"text": "Three."}')
    assert kinds(read) == ["One.", "malformed", "Three."]
    assert isinstance(read[1], Failure)
    assert read[1].error.message.startswith("standard input, line 2: broken JSON: ")
    assert "one JSON object" in read[1].error.message


def test_standard_input_tells_lines_from_one_pretty_document() -> None:
    objects = [{"text": "One."}, {"text": "Two."}]
    assert kinds(from_stdin("\n".join(map(json.dumps, objects)).encode())) == ["One.", "Two."]
    assert kinds(from_stdin(json.dumps(objects, indent=2).encode())) == ["One.", "Two."]
    assert kinds(from_stdin(json.dumps(objects[0], indent=2).encode())) == ["One."]


@pytest.mark.parametrize(
    "line",
    [
        b'{"text": "one \\ud800 two"}',
        b'{"text": NaN}',
        b'{"text": "x", "z": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
        b'{"a": ' * 200_000,
        b"\xff\xff\xff\xff",
        b"null",
        b'"text"',
        b'{"text": null}',
    ],
)
def test_hostile_lines_fail_and_the_next_is_read(tmp_path: Path, line: bytes) -> None:
    read = from_file(tmp_path, "a.jsonl", line + b'\n{"text": "Two."}')
    assert len(read) == 2
    assert isinstance(read[0], Failure)
    assert kinds(read[1:]) == ["Two."]


def test_nul_characters_of_json_stay_in_the_text(tmp_path: Path) -> None:
    assert kinds(from_file(tmp_path, "a.jsonl", b'{"text": "a\\u0000b"}')) == ["a\x00b"]


def test_a_line_over_the_limit_is_read_over_in_little_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "MAX_LINE_BYTES", 100)
    read = from_file(
        tmp_path, "a.jsonl", b'{"text": "One."}\n{"text": "' + b"a" * 5_000_000 + b'"}\n{"text": "Three."}'
    )
    assert kinds(read) == ["One.", "too_large", "Three."]


def test_an_impossible_date_is_named_with_the_form(tmp_path: Path) -> None:
    failure = the_failure(from_file(tmp_path, "a.json", b'{"id": "x", "text": "He left.", "published": "2025-02-30"}'))
    assert failure.error.kind == "invalid_date"
    assert "'2025-02-30'" in failure.error.message
    assert "YYYY-MM-DD" in failure.error.message


@pytest.mark.parametrize("value", ["2025-1-3", "03.01.2025", "2025-W01-1", "20250103", "yesterday", "2025-13-01"])
def test_only_iso_dates_are_dates(value: str) -> None:
    assert kinds(from_stdin(json.dumps({"text": "x", "published": value}).encode())) == ["invalid_date"]


@pytest.mark.parametrize("value", ["2025-01-03", "2025-01-03T23:59Z", "2025-01-03T23:59:00+02:00", "2025-01-03 10:00"])
def test_a_date_with_a_time_is_its_day(value: str) -> None:
    article = the_article(from_stdin(json.dumps({"text": "He left.", "published": value}).encode()))
    assert article.published == dt.date(2025, 1, 3)


def test_defaults_fill_what_is_not_given_and_nothing_else() -> None:
    defaults = Defaults(title="T", publisher="P", published=dt.date(2025, 1, 1), language="en")
    article = the_article(from_stdin(b'{"text": "He left.", "title": "Own", "published": null}', defaults))
    assert (article.title, article.publisher, article.published) == ("Own", "P", dt.date(2025, 1, 1))


@pytest.mark.parametrize("data", [b"", b" \n\t ", "\ufeff\u200b".encode()])
def test_nothing_to_read_is_empty(data: bytes) -> None:
    assert the_failure(from_stdin(data)).error.kind == "empty"


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.txt", "a.html"])
def test_an_empty_file_fails_whatever_its_kind(tmp_path: Path, name: str) -> None:
    assert the_failure(from_file(tmp_path, name, b"")).error.kind in ("empty", "malformed")


def test_a_huge_text_is_refused_before_it_is_read() -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            buffer[:] = b"a" * len(buffer)
            self.taken += len(buffer)
            return len(buffer)

        def readable(self) -> bool:
            return True

    endless = Endless()
    failure = the_failure(list(read_source("-", stdin=io.BufferedReader(endless))))
    assert failure.error.kind == "too_large"
    assert "split" in failure.error.message
    assert endless.taken < 2 * MAX_TEXT_BYTES


def test_a_text_over_the_limit_of_characters_is_refused() -> None:
    failure = the_failure(from_stdin(b"word " * (MAX_CHARS // 5 + 1)))
    assert failure.error.kind == "too_large"
    assert f"{MAX_CHARS:,}" in failure.error.message


def test_files_that_cannot_be_opened_fail_in_their_place(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("He left.")
    read = list(read_sources([tmp_path / "a.txt", tmp_path / "b.txt", tmp_path, "a\0b"]))
    assert kinds(read) == ["unreadable", "He left.", "unreadable", "unreadable"]


def test_every_failure_can_be_written_down() -> None:
    for data in (b"", b"%PDF-1.7", b'{"id": "\xff", "text": 3}\n', b'{"text": "x", "published": "\xc3\xa9"}'):
        for one in from_stdin(data):
            assert isinstance(one, Failure)
            assert b'"error"' in codec.encode(one)


def test_a_text_in_memory_is_an_article_or_an_error() -> None:
    assert read_text("He left.", id="x").id == "x"
    with pytest.raises(EmptyInput):
        read_text("  ")

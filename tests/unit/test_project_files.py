"""What the parts of a project on disk promise, each by itself."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import ProjectError, UsageError
from onrecord.ingest.fields import Defaults
from onrecord.ingest.pieces import Piece, read_piece, split_source
from onrecord.ingest.places import Places
from onrecord.model.document import Article
from onrecord.model.record import Failure
from onrecord.record.project import files, layout
from onrecord.record.project.archive import Archive
from onrecord.record.project.lock import sole_writer
from onrecord.record.project.plan import COPY_DAYS, make_plan, origins
from onrecord.record.project.rows import fold
from onrecord.record.project.store import ArticleRow, OutcomeRow, Store


def test_bytes_are_kept_as_they_came_under_their_hash(tmp_path: Path) -> None:
    archive, data = Archive(tmp_path), b"\xff\x00 Rain fell on Lome.\r\n"
    name = archive.put(data)
    assert name == hashlib.sha256(data).hexdigest()
    assert gzip.decompress((tmp_path / name[:2] / f"{name}.gz").read_bytes()) == data
    assert archive.get(archive.put(data)) == data
    assert len(list(tmp_path.rglob("*.gz"))) == 1


def test_the_same_bytes_are_packed_alike_whenever_that_is() -> None:
    assert files.pack(b"x" * 99) == files.pack(b"x" * 99)
    assert files.pack(b"")[4:8] == b"\0\0\0\0"  # gzip's field for the time


@pytest.mark.parametrize("damage", [b"", b"\x1f\x8b\x08", b"no gzip"])
def test_a_damaged_file_is_an_error_with_a_cure(tmp_path: Path, damage: bytes) -> None:
    archive = Archive(tmp_path)
    name = archive.put(b"words")
    archive.path(name).write_bytes(damage)
    with pytest.raises(ProjectError, match="damaged"):
        archive.get(name)


def test_a_file_is_written_wholly_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    files.write(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.write(path, b"new")
    assert path.read_bytes() == b"old"
    files.sweep(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_project_is_found_from_the_folders_in_it(tmp_path: Path) -> None:
    layout.create(tmp_path / "lagoon")
    (tmp_path / "lagoon" / "notes" / "may").mkdir(parents=True)
    assert layout.find(tmp_path / "lagoon" / "notes" / "may").root == (tmp_path / "lagoon").resolve()
    with pytest.raises(ProjectError, match="onrecord init"):
        layout.find(tmp_path)


def test_a_project_is_not_made_twice(tmp_path: Path) -> None:
    layout.create(tmp_path)
    with pytest.raises(UsageError, match="a project already"):
        layout.create(tmp_path)


@pytest.mark.parametrize(
    ("toml", "message"), [("format = 99", "upgrade"), ("format = 'x'", "no format"), ("not toml", "not to be read")]
)
def test_a_project_of_another_format_is_refused(tmp_path: Path, toml: str, message: str) -> None:
    made = layout.create(tmp_path)
    made.marker.write_text(toml)
    with pytest.raises(ProjectError, match=message):
        layout.checked(made)


def test_a_database_of_a_later_version_is_refused(tmp_path: Path) -> None:
    Store(tmp_path / "p.sqlite").close()
    with sqlite3.connect(tmp_path / "p.sqlite") as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(ProjectError, match="upgrade onrecord"):
        Store(tmp_path / "p.sqlite")


def test_a_file_that_is_no_database_is_an_error_with_a_cure(tmp_path: Path) -> None:
    (tmp_path / "p.sqlite").write_bytes(b"nothing of the kind" * 100)
    with pytest.raises(ProjectError, match="cannot be used"):
        Store(tmp_path / "p.sqlite")


def test_only_one_writes_at_a_time(tmp_path: Path) -> None:
    with (
        sole_writer(tmp_path / "lock"),
        pytest.raises(ProjectError, match="another onrecord command is writing"),
        sole_writer(tmp_path / "lock"),
    ):
        pass
    with sole_writer(tmp_path / "lock"):
        pass


def row(id: str, day: int | None = 1, text: str | None = "t", language: str | None = None) -> ArticleRow:
    published = dt.date(2026, 3, day) if day else None
    return ArticleRow(id=id, raw=id, form="text", stated="{}", published=published, text=text, language=language)


def by_order(*rows: ArticleRow) -> list[ArticleRow]:
    return sorted(rows, key=lambda r: r.order)


def test_of_articles_with_one_text_the_first_published_is_read() -> None:
    firsts = origins(by_order(row("c", None), row("b", 2), row("a", 3), row("x", 1, "other")))
    assert {id: first.id for id, first in firsts.items()} == {"a": "b", "b": "b", "c": "b", "x": "x"}


def test_the_same_words_much_later_are_read_anew() -> None:
    firsts = origins(by_order(row("a", 1), row("b", 1 + COPY_DAYS), row("c", 2 + COPY_DAYS), row("d", 3 + COPY_DAYS)))
    assert {id: first.id for id, first in firsts.items()} == {"a": "a", "b": "a", "c": "c", "d": "c"}


def test_a_text_that_is_said_to_be_in_another_language_is_no_copy() -> None:
    assert {i: f.id for i, f in origins(by_order(row("a"), row("b", language="fr"))).items()} == {"a": "a", "b": "b"}


def done(id: str, of: str | None = None, status: str = "coded", coder: str = "v1") -> OutcomeRow:
    return OutcomeRow(article=id, status="copy" if of else status, record="r", coder=coder, of=of)  # type: ignore[arg-type]


def test_nothing_is_left_to_do_when_all_is_done() -> None:
    plan = make_plan(by_order(row("a", 1), row("b", 2)), {"a": done("a"), "b": done("b", "a")}, "v1")
    assert (plan.code, plan.copies) == ((), ())


def test_an_earlier_copy_that_comes_later_takes_the_first_place() -> None:
    plan = make_plan(by_order(row("a", 1), row("b", 2), row("c", 3)), {"b": done("b"), "c": done("c", "b")}, "v1")
    assert [a.id for a in plan.code] == ["a"]
    assert [(copy.id, first.id) for copy, first in plan.copies] == [("b", "a"), ("c", "a")]


def test_another_version_reads_again() -> None:
    plan = make_plan(by_order(row("a", 1), row("b", 2)), {"a": done("a"), "b": done("b", "a")}, "v2")
    assert ([a.id for a in plan.code], [c.id for c, _ in plan.copies]) == (["a"], ["b"])


def test_what_failed_is_tried_again_only_when_asked() -> None:
    articles, outcomes = [row("a"), row("b", text="u")], {"a": done("a"), "b": done("b", status="failed")}
    assert make_plan(articles, outcomes, "v1").code == ()
    assert [a.id for a in make_plan(articles, outcomes, "v1", "failed").code] == ["b"]
    assert [a.id for a in make_plan(articles, outcomes, "v1", "all").code] == ["a", "b"]


def pieces(path: Path) -> list[Piece]:
    found = list(split_source(path))
    assert all(isinstance(p, Piece) for p in found)
    return found  # type: ignore[return-value]


def test_each_line_of_json_lines_is_a_piece_of_its_own(tmp_path: Path) -> None:
    lines = [b'{"text": "one", "id": 7}', b'{"text": broken', b'{"text":"two"}']
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines) + b"\r\n\n")
    found = pieces(tmp_path / "a.jsonl")
    assert [p.data for p in found] == lines
    assert found[1].where.endswith("a.jsonl, line 2")
    read = [read_piece(p.data, p.form, "", Defaults(publisher="Wire")) for p in found]
    assert isinstance(read[0], Article)
    assert (read[0].id, read[0].text, read[0].publisher) == ("7", "one", "Wire")
    assert isinstance(read[1], Failure)


def test_objects_of_a_list_and_rows_of_a_table_are_pieces(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[ {"text":"one"},{"text" : "two"} ]')
    assert [p.data for p in pieces(tmp_path / "a.json")] == [b'{"text":"one"}', b'{"text" : "two"}']
    (tmp_path / "a.csv").write_text('text,published,notes\n"one, two",2026-03-01,\nthree,,x\n')
    assert [json.loads(p.data) for p in pieces(tmp_path / "a.csv")] == [
        {"text": "one, two", "published": "2026-03-01"},
        {"text": "three", "notes": "x"},
    ]


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [("a.txt", b"Words.", "text"), ("a.txt", b"<!DOCTYPE html><p>x", "html"), ("a", b'{"text":"x"}', "json")],
)
def test_a_whole_file_is_one_piece_and_told_by_its_content(tmp_path: Path, name: str, data: bytes, form: str) -> None:
    (tmp_path / name).write_bytes(data)
    [piece] = pieces(tmp_path / name)
    assert (piece.data, piece.form) == (data, form)


@pytest.mark.parametrize(("name", "data"), [("a.csv", b"title\nx\n"), ("a.json", b"[1, 2"), ("b.json", None)])
def test_what_has_no_pieces_says_why(tmp_path: Path, name: str, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    [failure] = split_source(tmp_path / name)
    assert isinstance(failure, Failure)
    assert name in failure.error.message


def test_a_folder_stands_for_the_files_that_we_read(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.jsonl", "d.pdf", ".hidden.txt", "own.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    places = Places([tmp_path, tmp_path / "b.txt"], leave_out=lambda p: p.name == "own.txt")
    assert [Path(p).relative_to(tmp_path).as_posix() for p in places] == ["a.html", "b.txt", "sub/c.jsonl"]
    assert places.skipped == 1
    assert [Path(p).name for p in Places([f"{tmp_path}/*.txt"])] == ["b.txt", "own.txt"]
    assert list(Places(["-", "no/such.txt"])) == ["-", Path("no/such.txt")]


def test_words_are_found_whatever_their_case_accents_and_punctuation() -> None:
    assert fold("Nicolás’s AIR-strike") == " nicolas s air strike "
    assert fold("air strike") in fold("An air\nstrike, they said")
    assert fold("air") not in fold("Fair play")

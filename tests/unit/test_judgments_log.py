"""The file of judgments: only added to, on the disk at once, and no line of it costs another."""

from __future__ import annotations

import threading
from contextlib import nullcontext
from pathlib import Path

import msgspec
import pytest

from onrecord.errors import ProjectError
from onrecord.judgments import log as log_module
from onrecord.judgments.identifiers import new_id
from onrecord.judgments.log import Log, later_fields, parse
from onrecord.model.judgment import Anchor, Judgment
from onrecord.record.project import lock

WORDS = Anchor("ab" * 32, 4, 10, "raided")


def judgment(id: str = "", by: str = "Ana", **fields: object) -> Judgment:
    known: dict[str, object] = {"kind": "happening", "verdict": "accept", "target": WORDS} | fields
    return Judgment(id=id, at="2026-05-12T08:00:00Z", by=by, **known)  # type: ignore[arg-type]


def opened(path: Path) -> Log:
    return Log(path, lambda: lock.sole_writer(path.with_suffix(".lock"), 10))


def line(j: Judgment) -> bytes:
    return msgspec.json.encode(j) + b"\n"


def test_what_is_written_is_read_by_everybody(tmp_path: Path) -> None:
    path = tmp_path / "judgments.jsonl"
    first = opened(path).append(lambda id: judgment(id, why="seen the film"))
    second = opened(path).append(lambda id: judgment(id, by="Ben"))
    assert opened(path).read().judgments == (first, second)


def test_ids_grow_whatever_the_clock_says() -> None:
    last = "7" + "0" * 25
    ids = [new_id() for _ in range(3)]
    assert new_id(max(ids)) > max(ids)
    assert new_id("6" + "Z" * 25) > "6" + "Z" * 25
    assert new_id("not one of ours") < last


def test_a_line_torn_by_a_kill_is_put_aside_and_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "judgments.jsonl"
    kept = opened(path).append(judgment)
    path.write_bytes(path.read_bytes() + b'{"id":"01M8","at":"2026')
    assert opened(path).read().judgments == (kept,)
    after = opened(path).append(judgment)
    assert opened(path).read().judgments == (kept, after)
    assert opened(path).read().wrong == ()
    assert b'{"id":"01M8"' in (tmp_path / "judgments.jsonl.torn").read_bytes()


def test_a_whole_judgment_without_its_line_break_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "judgments.jsonl"
    kept = judgment(new_id())
    path.write_bytes(line(kept).rstrip(b"\n"))
    after = opened(path).append(judgment)
    assert opened(path).read().judgments == (kept, after)


@pytest.mark.parametrize("end", [b"", b"\r"])
def test_a_wrong_line_is_named_by_its_number_and_costs_no_other(end: bytes) -> None:
    a, b = judgment(new_id()), judgment(new_id("7" + "0" * 25))
    data = b"\xef\xbb\xbf" + line(a).rstrip() + end + b'\n{"id": 3}\n\n<<<<<<< ours\n' + line(b)
    found = parse(data)
    assert found.judgments == tuple(sorted((a, b), key=lambda j: j.id))
    assert [w.number for w in found.wrong] == [2, 4]
    assert "merge" in found.wrong[1].what


def test_files_of_two_people_merge_in_any_order_and_doubles_count_once() -> None:
    ours = [judgment(new_id(), by="Ana") for _ in range(3)]
    theirs = [judgment(new_id(), by="Ben") for _ in range(3)]
    one = parse(b"".join(map(line, [*ours, *theirs, *ours])))
    other = parse(b"".join(map(line, [*reversed(theirs), *ours])))
    assert one == other
    assert one.wrong == ()


def test_two_judgments_of_one_id_are_reported() -> None:
    id = new_id()
    found = parse(line(judgment(id)) + line(judgment(id, by="Ben")))
    assert [j.by for j in found.judgments] == ["Ana"]
    assert found.wrong[0].number == 2


def test_what_a_later_version_adds_to_a_line_stays_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "judgments.jsonl"
    later = line(judgment(new_id())).replace(b'{"id"', b'{"mood":"calm","id"')
    path.write_bytes(later)
    opened(path).append(judgment)
    assert path.read_bytes().startswith(later)
    assert len(opened(path).read().judgments) == 2
    assert later_fields(later) == {"mood"}


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "judgments.jsonl"

    def write(name: str) -> None:
        log = opened(path)
        for _ in range(20):
            log.append(lambda id: judgment(id, by=name))

    threads = [threading.Thread(target=write, args=(name,)) for name in ("Ana", "Ben", "Cem")]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    found = opened(path).read()
    assert len(found.judgments) == 60
    assert found.wrong == ()


def test_a_full_disk_is_said_and_leaves_no_half_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "judgments.jsonl"
    log = Log(path, nullcontext)
    kept = log.append(judgment)
    whole = path.read_bytes()

    def half(descriptor: int, data: bytes) -> None:
        import os

        os.write(descriptor, data[:20])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(log_module, "_write_all", half)
    with pytest.raises(ProjectError, match="No space left"):
        log.append(judgment)
    assert path.read_bytes() == whole
    assert log.read().judgments == (kept,)


def test_a_judgment_says_what_it_must() -> None:
    with pytest.raises(ValueError, match="names its field"):
        judgment("1", verdict="change")
    with pytest.raises(ValueError, match="compares two"):
        judgment("1", verdict="same")
    with pytest.raises(ValueError, match="takes back"):
        judgment("1", verdict="undo")
    with pytest.raises(ValueError, match="nobody"):
        judgment("1", by=" ")
    with pytest.raises(ValueError, match="no place"):
        Anchor("ab", 4, 9, "raided")

"""An archive cut into shards: every article once, by day, equal ones together, whatever order they come in."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

from onrecord.errors import UsageError
from onrecord.shards import cutting
from onrecord.shards.cutting import cut
from onrecord.shards.layout import all_done
from onrecord.shards.storage import Folder
from onrecord.shards.unit import code_shard, total
from shards_bank import jobs, made

COPIED = "The ferry from Conakry was held at the mole for two days while its papers were looked through."


def article(n: int, day: str | None = "2026-03-12", text: str | None = None) -> dict[str, str]:
    known = {"id": f"n{n}", "text": text or f"Report {n}: a post near Kayes was shut at dawn! Nobody was hurt."}
    return known | ({"published": day} if day else {})


def write(file: Path, some: list[dict[str, str]]) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(a) + "\n" for a in some), encoding="utf-8")
    return file


def read(shard: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in gzip.decompress(shard.read_bytes()).splitlines()]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    some = [article(n, f"2026-03-{10 + n % 3}") for n in range(60)]
    some += [article(100 + n, "2026-03-11", f"{COPIED}\n\n{COPIED} It was told {n // 6} times.") for n in range(12)]
    some += [article(200, None)]
    for n in range(3):
        write(tmp_path / "in" / f"{n}.jsonl", some[n::3])
    return tmp_path / "in"


def test_every_article_is_in_one_shard_of_its_day(tmp_path: Path, archive: Path) -> None:
    done = cut([str(archive)], str(tmp_path / "out"), size=10)
    shards = {name: read(tmp_path / "out" / name) for name in done.shards}
    assert (done.articles, done.failed) == (73, 0)
    assert sorted(a["id"] for some in shards.values() for a in some) == sorted(
        f"n{n}" for n in (*range(60), *range(100, 112), 200)
    )
    for name, some in shards.items():
        assert {a.get("published", "undated") for a in some} == {name.partition("/")[0]}
        assert 1 <= len(some) == done.shards[name] <= 40
    assert len([name for name in shards if name.startswith("2026-03-10")]) == 2


def test_the_same_words_are_in_one_shard_and_like_ones_side_by_side(tmp_path: Path, archive: Path) -> None:
    done = cut([str(archive)], str(tmp_path / "out"), size=5)
    holders = [
        [a["text"] for a in read(tmp_path / "out" / name) if COPIED in a["text"]] for name in sorted(done.shards)
    ]
    [copies] = [texts for texts in holders if texts]
    assert len(copies) == 12
    assert len(dict.fromkeys(copies)) == 2
    assert copies == sorted(copies) or copies == sorted(copies, reverse=True)


def test_the_order_in_which_they_come_changes_nothing_nor_does_how_much_fits_into_memory(
    tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut([str(archive)], str(tmp_path / "one"), size=7)
    found = [json.loads(x) for f in sorted(archive.glob("*")) for x in f.read_text(encoding="utf-8").splitlines()]
    turned = write(tmp_path / "turned.jsonl", found[::-1])
    monkeypatch.setattr(cutting, "_RUN", 1_000)
    monkeypatch.setattr(cutting, "_RUNS", 3)
    cut([str(turned)], str(tmp_path / "two"), size=7)
    assert made(tmp_path / "one") == made(tmp_path / "two")


def test_articles_of_json_lines_keep_their_bytes_and_so_their_ids(tmp_path: Path, archive: Path) -> None:
    cut([str(archive)], str(tmp_path / "shards"), size=10)
    for source, out in ((archive, "as_it_is"), (tmp_path / "shards", "cut")):
        for job in jobs(source, tmp_path / out):
            code_shard(job)
    ids = [
        sorted(
            json.loads(line)["document"]["id"]
            for part in (tmp_path / out / "records").rglob("*.gz")
            for line in gzip.decompress(part.read_bytes()).splitlines()
        )
        for out in ("as_it_is", "cut")
    ]
    assert ids[0] == ids[1]
    counts = [total(d.counts for d in all_done(Folder(tmp_path / out))) for out in ("as_it_is", "cut")]
    assert counts[0].input == counts[1].input == 73
    assert (counts[0].copies, counts[1].copies) == (6, 10)  # each file has its own first


def test_other_kinds_of_files_become_json_objects(tmp_path: Path) -> None:
    page = (
        f"<html><head><title>Held</title></head><body><article><p>{COPIED}</p><p>{COPIED}</p></article></body></html>"
    )
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "in" / "b.json").write_text(json.dumps(article(1), indent=2), encoding="utf-8")
    (tmp_path / "in" / "c.csv").write_text("text,published\nA mine near Kayes was shut!,2026-03-12\n", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "in" / "d.zip", "w") as packed:
        packed.writestr("e.txt", "A road near Tamale was shut!")
    done = cut([str(tmp_path / "in")], str(tmp_path / "out"), by="all")
    [found] = [read(tmp_path / "out" / name) for name in done.shards]
    assert list(done.shards) == ["all/part-00001.jsonl.gz"]
    assert len(found) == 4
    assert {a.get("published") for a in found} == {None, "2026-03-12"}
    assert any(a.get("title") == "Held" and COPIED in a["text"] for a in found)


def test_what_cannot_be_had_is_counted_and_listed(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.jsonl", [article(1)])
    (tmp_path / "in" / "b.jsonl").write_text('{"text": \n{"text": " "}\n', encoding="utf-8")
    done = cut([str(tmp_path / "in")], str(tmp_path / "out"))
    assert (done.articles, done.failed) == (1, 2)
    listed = (tmp_path / "out" / cutting.FAILED).read_text(encoding="utf-8").splitlines()
    assert len(listed) == 2
    assert all("b.jsonl" in line for line in listed)
    (tmp_path / "in" / "b.jsonl").unlink()
    cut([str(tmp_path / "in")], str(tmp_path / "out"))
    assert not (tmp_path / "out" / cutting.FAILED).exists()


def test_cut_anew_nothing_older_is_left_and_no_file_of_others_is_touched(tmp_path: Path, archive: Path) -> None:
    cut([str(archive)], str(tmp_path / "out"), size=5)
    cut([str(archive)], str(tmp_path / "out"), size=1_000, by="month")
    assert set(made(tmp_path / "out")) == {cutting.LIST, "2026-03/part-00001.jsonl.gz", "undated/part-00001.jsonl.gz"}
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="other files"):
        cut([str(archive)], str(tmp_path / "out"))
    for nothing in (str(tmp_path / "nowhere" / "*.jsonl"), "https://news.example/feed"):
        with pytest.raises(UsageError):
            cut([nothing], str(tmp_path / "new"))


def test_one_text_without_end_does_not_make_a_shard_without_end(tmp_path: Path) -> None:
    write(tmp_path / "in.jsonl", [article(n, text=COPIED) for n in range(100)])
    done = cut([str(tmp_path / "in.jsonl")], str(tmp_path / "out"), size=5)
    assert list(done.shards.values()) == [20] * 5

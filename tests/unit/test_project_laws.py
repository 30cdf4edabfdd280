"""The laws of a project: order does not matter, a rerun changes nothing, nothing is lost, nothing stops a run."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from onrecord import workers
from onrecord.errors import ProjectError, UsageError
from onrecord.model.document import Article
from onrecord.model.record import Failure, Outcome, Record
from onrecord.project import Project, Question, open_project
from onrecord.record.project import files, tables
from onrecord.record.project.checks import Verdict
from quick_extractors import find_assaults, misbehave, misbehaving, quick

pytest.importorskip("duckdb")

WIRE = "Chad closed the border with Niger! Traders were stranded on both sides of the river crossing for hours."
ARTICLES = [
    {"id": "wire", "text": WIRE, "publisher": "Example Wire", "published": "2026-03-10", "title": "Border closed"},
    {"id": "copy", "text": WIRE, "publisher": "Lome Post", "published": "2026-03-11", "title": "Chad shuts border"},
    {"id": "undated", "text": WIRE, "publisher": "Who Knows"},
    {"id": "other", "text": "Togo's navy boarded a trawler! Nobody was hurt.", "published": "2026-03-12"},
    {"id": "quiet", "text": "Nothing happened in Cotonou on that day.", "published": "2026-03-12"},
    {"id": "empty", "text": "  ", "published": "2026-03-12"},
]


def lines(*articles: dict[str, str]) -> bytes:
    return b"".join(json.dumps(a).encode() + b"\n" for a in articles)


def tree(project: Project) -> dict[str, bytes]:
    """Every file that is promised to come out the same, with its bytes."""
    root = project.layout.root
    paths = [project.layout.marker, *(p for d in ("raw", "record") for p in (root / d).rglob("*") if p.is_file())]
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in paths}


def made(folder: Path, *batches: bytes, run_between: bool = False) -> Project:
    project = open_project(folder, create=True)
    for n, batch in enumerate(batches):
        source = folder.parent / f"{folder.name}-{n}.jsonl"
        source.write_bytes(batch)
        project.add([source])
        if run_between:
            project.run(extractors=quick())
    project.run(extractors=quick())
    return project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with made(tmp_path / "project", lines(*ARTICLES)) as project:
        yield project


def test_what_comes_in_is_coded_copied_or_failed_and_nothing_is_lost(project: Project) -> None:
    counts = project.counts()
    assert (counts.input, counts.coded, counts.copies, counts.irrelevant, counts.failed) == (6, 3, 2, 0, 1)
    assert counts.waiting == 0
    assert project.runs()[-1].counts == counts


def test_the_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    trees = []
    for n in range(6):
        shuffled = random.Random(n).sample(ARTICLES, len(ARTICLES))
        cut = random.Random(n).randrange(len(ARTICLES))
        batches = (lines(*shuffled[:cut]), lines(*shuffled[cut:]))
        with made(tmp_path / str(n), *batches, run_between=bool(n % 2)) as project:
            trees.append(tree(project))
    assert all(t == trees[0] for t in trees[1:])
    assert "record/joined.json.gz" in trees[0]


def test_a_rerun_changes_nothing_at_all(project: Project) -> None:
    root = project.layout.root
    project.close()
    before = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in root.rglob("*") if p.is_file()}
    with open_project(root) as again:
        report = again.run(extractors=quick())
    assert report.number is None
    assert {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in root.rglob("*") if p.is_file()} == before


def test_reading_everything_again_gives_the_same_bytes(project: Project) -> None:
    before = tree(project)
    assert project.run(extractors=quick(), again="all").read == 4
    assert tree(project) == before


def test_the_same_bytes_added_twice_are_one_article(project: Project, tmp_path: Path) -> None:
    (tmp_path / "more.jsonl").write_bytes(lines(*ARTICLES))
    added = project.add([tmp_path / "more.jsonl"])
    assert (added.new, added.known) == (0, 6)
    assert project.run(extractors=quick()).number is None


def test_what_is_said_of_the_same_bytes_anew_replaces_what_was_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WIRE)
    with open_project(tmp_path / "p", create=True) as project:
        project.add([tmp_path / "a.txt"])
        project.run(extractors=quick())
        added = project.add([tmp_path / "a.txt"], published=dt.date(2026, 3, 10), publisher="Example Wire")
        project.run(extractors=quick())
        assert added.restated == 1
        assert [(a.published, a.publisher) for a in project.articles()] == [(dt.date(2026, 3, 10), "Example Wire")]
        assert project.verify().sound
        assert len(list(project.layout.articles.rglob("*.gz"))) == 1


def test_a_copy_is_not_read_again_and_keeps_its_own_name_date_and_publisher(tmp_path: Path) -> None:
    seen: list[str] = []

    def watching(doc):  # type: ignore[no-untyped-def]
        seen.append(doc.document.article.text)
        return find_assaults(doc)

    (tmp_path / "a.jsonl").write_bytes(lines(*ARTICLES))
    with open_project(tmp_path / "p", create=True) as project:
        project.add([tmp_path / "a.jsonl"])
        project.run(extractors=quick(watching))
        assert seen.count(WIRE) == 1
        wire, copy = (project.record(project.article(name).id) for name in ("wire", "copy"))
    assert isinstance(wire, Record)
    assert isinstance(copy, Record)
    assert copy.events == wire.events != ()
    assert (copy.document.publisher, copy.document.title) == ("Lome Post", "Chad shuts border")
    assert copy.document.published == dt.date(2026, 3, 11)


def test_every_quote_hash_and_sum_holds(project: Project) -> None:
    verdict = project.verify()
    assert verdict.faults == ()
    assert all(verdict.checked[kind] > 0 for kind in ("quotes", "hashes", "sums"))


def tampered(project: Project, how: str) -> Verdict:
    root = project.layout.root
    record = project.layout.articles / next(p for p in project.layout.articles.rglob("*.gz"))
    match how:
        case "raw byte":
            path = next((root / "raw").rglob("*.gz"))
            data = path.read_bytes()
            path.write_bytes(data[:20] + bytes([data[20] ^ 1]) + data[21:])
        case "record gone":
            record.unlink()
        case "table changed":
            path = next(p for p in sorted((root / "record").rglob("events.parquet")))
            path.write_bytes(path.read_bytes() + b"\n")
        case "stray record":
            (record.parent / "ffff.json.gz").write_bytes(record.read_bytes())
        case "quote altered":
            id = project.article("other").id
            outcome = json.loads(project._records.data(id))
            outcome["events"][0]["evidence"][0]["exact"] = outcome["events"][0]["evidence"][0]["exact"].upper()
            data = json.dumps(outcome, separators=(",", ":")).encode()
            project._records.path(id).write_bytes(files.pack(data))
        case "text changed":
            project._store._db.execute("UPDATE texts SET body = x'00'")
    with open_project(root) as again:
        return again.verify()


@pytest.mark.parametrize(
    ("how", "what"),
    [
        ("raw byte", "damaged"),
        ("record gone", "missing"),
        ("table changed", "was changed"),
        ("stray record", "no article"),
        ("quote altered", "does not read"),
        ("text changed", "text is damaged"),
    ],
)
def test_what_was_tampered_with_is_found_and_said(project: Project, how: str, what: str) -> None:
    verdict = tampered(project, how)
    assert not verdict.sound
    assert any(what in fault.what for fault in verdict.faults)
    assert all(fault.where and fault.what and fault.cure for fault in verdict.faults)


def test_a_damaged_table_is_made_again(project: Project) -> None:
    before = tree(project)
    path = next(p for p in sorted(project.layout.record.rglob("events.parquet")))
    path.unlink()
    project.layout.manifest.unlink()
    project.run(extractors=quick())
    assert tree(project) == before


def test_an_article_that_brings_out_a_defect_stops_nothing(tmp_path: Path) -> None:
    bad = {"id": "bad", "text": "A defect was found in the bridge!", "published": "2026-03-12"}
    (tmp_path / "a.jsonl").write_bytes(lines(bad, *ARTICLES))
    with open_project(tmp_path / "p", create=True) as project:
        project.add([tmp_path / "a.jsonl"])
        report = project.run(extractors=quick(misbehave))
        assert (report.counts.failed, report.counts.coded, report.counts.waiting) == (2, 3, 0)
        failed = project.record(project.article("bad").id)
        assert isinstance(failed, Failure)
        assert failed.error.kind == "internal"
        assert project.verify().sound
        assert project.run(extractors=quick(), again="failed").counts.failed == 1


def read_in_processes(*texts: str) -> dict[str, Outcome]:
    articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    with workers.Pool(2, misbehaving, seconds=1.5) as pool:
        return {o.document.id: o for o in pool.read(articles)}


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_an_article_that_kills_or_hangs_its_process_is_given_up_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "START_SECONDS", 20.0)
    read_in_processes("It rained!")  # so that a cold start costs no article its time
    outcomes = read_in_processes("It rained!", "Let it die now!", "Let it hang now!", "It snowed!", "A defect here!")
    kinds = {id: o.error.kind if isinstance(o, Failure) else "read" for id, o in outcomes.items()}
    assert kinds == {"0": "read", "1": "crash", "2": "timeout", "3": "read", "4": "internal"}


def no_extractors() -> None:
    raise SystemExit(1)


def test_processes_that_cannot_start_stop_the_run_and_say_so() -> None:
    with (
        workers.Pool(1, no_extractors) as pool,  # type: ignore[arg-type]
        pytest.raises(Exception, match="could not be started"),
    ):
        list(pool.read([Article(id="a", text="It rained.")]))


def test_two_writers_at_once_the_second_is_told(project: Project) -> None:
    with open_project(project.layout.root) as other, project.writing():
        with pytest.raises(ProjectError, match="another onrecord command is writing"):
            other.run(extractors=quick())
        with pytest.raises(ProjectError, match="wait until it ends"):
            other.add([])
        assert other.find(Question())  # reading goes on


def stop_at(article: int, seen: list[str]):  # type: ignore[no-untyped-def]
    def events(doc):  # type: ignore[no-untyped-def]
        if len(seen) == article:
            raise KeyboardInterrupt
        seen.append(doc.document.article.id)
        return find_assaults(doc)

    return events


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path, project: Project) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(*ARTICLES))
    seen: list[str] = []
    with open_project(tmp_path / "p", create=True) as stopped:
        stopped.add([tmp_path / "a.jsonl"])
        with pytest.raises(KeyboardInterrupt):
            stopped.run(extractors=quick(stop_at(2, seen)))
        assert stopped.runs()[-1].state == "stopped"
        with pytest.raises(ProjectError, match="cut short"):
            stopped.find(Question())
        stopped.run(extractors=quick(stop_at(99, seen)))
        assert sorted(set(seen)) == sorted(seen)  # none was read twice
        assert tree(stopped) == tree(project)


def test_find_asks_by_type_standing_words_and_days(project: Project) -> None:
    assert len(project.find(Question())) == 2
    assert len(project.find(Question(type="assault", standing="Reported"))) == 2
    [found] = project.find(Question(words="boarded a TRAWLER"))
    assert found.sources[0].evidence[0].exact == "Togo's navy boarded a trawler! Nobody was hurt."
    assert project.find(Question(since=dt.date(2020, 1, 1))) == []  # the days of neither are known
    with pytest.raises(UsageError, match="there are AGREE"):
        project.find(Question(type="FIGHT"))


def test_as_of_a_day_only_what_was_published_by_then_is_known(project: Project) -> None:
    assert project.find(Question(), dt.date(2026, 3, 9)) == []
    [then] = project.find(Question(), dt.date(2026, 3, 10))
    assert len(then.sources) == 1
    [now] = project.find(Question(words="closed the border"))
    assert (len(now.sources), now.independent_sources) == (3, 1)


def test_diff_shows_what_a_day_or_a_run_brought(tmp_path: Path, project: Project) -> None:
    days = project.diff("2026-03-10", "2026-03-12")
    assert [line.articles for line in days.new] == [1]
    assert [change.fields["articles"] for change in days.changed] == [(1, 2)]
    (tmp_path / "new.txt").write_text("Benin's police searched a depot! They took nothing away.")
    project.add([tmp_path / "new.txt"])
    project.run(extractors=quick())
    runs = project.diff("last-1", "last")
    assert (len(runs.new), len(runs.gone), len(runs.changed), runs.unchanged) == (1, 0, 0, 2)
    for point in ("0", "7", "last-9", "yesterday", "2026-02-30"):
        with pytest.raises(UsageError):
            project.diff(point, "last")


def test_articles_are_found_by_the_names_that_people_know(project: Project, tmp_path: Path) -> None:
    (tmp_path / "100%_sure.txt").write_text("Ghana's army seized a bridge!")
    project.add([tmp_path / "100%_sure.txt"])
    [added] = [a for a in project.articles() if a.text and a.given_id is None]
    for name in (added.id, added.id[:9], "100%_sure.txt", "100%_sure"):
        assert project.article(name) == added
    with pytest.raises(UsageError, match="no article goes by '%'"):
        project.article("%")


def test_tables_hold_what_the_records_hold(project: Project) -> None:
    import duckdb

    with duckdb.connect() as database:
        count = "SELECT count(*) FROM read_parquet(?)"
        for table in tables.TABLES:
            paths = [str(p) for p in project.layout.record.rglob(f"{table}.parquet")]
            assert len(paths) == 4  # three days and the undated
            [(number,)] = database.execute(count, [paths]).fetchall()
            expected = {"articles": 6, "events": 4, "happenings": 2, "statements": 0, "entities": 0}[table]
            assert number == expected
        query = "SELECT status, count(*) FROM read_parquet(?) GROUP BY 1 ORDER BY 1"
        paths = [str(p) for p in project.layout.record.rglob("articles.parquet")]
        assert database.execute(query, [paths]).fetchall() == [("coded", 3), ("copy", 2), ("failed", 1)]


def test_strange_text_goes_into_tables_and_out_again(tmp_path: Path) -> None:
    text = "A \x07 bell, a \u202e turn, \U0001f6a2 and 'quotes\" {[ and a\ttab, \\ and more!"
    with made(tmp_path / "p'q", lines({"text": text, "title": "It's \\ a \x00 'title'"})) as project:
        [found] = project.find(Question())
        assert all(s.exact in text for source in found.sources for s in source.evidence)
        assert project.verify().sound


def test_an_empty_project_runs_and_is_asked(tmp_path: Path) -> None:
    with open_project(tmp_path / "p", create=True) as project:
        with pytest.raises(ProjectError, match="no record yet"):
            project.joined()
        report = project.run(extractors=quick())
        assert (report.counts.input, report.happenings) == (0, 0)
        assert project.find(Question()) == []
        assert project.verify().sound
        assert project.run().number is None


def test_the_joined_record_is_kept_whole(project: Project) -> None:
    from onrecord import pipeline

    assert project.joined() == pipeline.join(project.outcomes())
    assert msgspec.json.encode(project.joined()) == msgspec.json.encode(pipeline.join(project.outcomes()))


def test_a_project_without_duckdb_says_what_to_install(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(ProjectError, match=r"onrecord\[project\]"):
        project.run(extractors=quick())

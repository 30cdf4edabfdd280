"""The gate by subject: what is set aside, why, and that it is counted, listed and read when that is asked for."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import msgspec
import pytest

import corpus
from onrecord.clean import subject
from onrecord.clean.document import clean
from onrecord.clean.subject import AFFAIRS, SURE, inflections, of_public_affairs, weigh
from onrecord.errors import Irrelevant, ProjectError
from onrecord.evaluate.corpora import repository
from onrecord.evaluate.subjects import is_set_aside, made
from onrecord.model.document import Article
from onrecord.model.record import Failure
from onrecord.pipeline import archive_extractors, default_extractors
from onrecord.project import Project, open_project
from onrecord.record.project import layout
from onrecord.record.project.article_lines import ArticleLine
from onrecord.shards.unit import ALL_SUBJECTS, READER, Job, code_shard
from quick_extractors import find_assaults, quick

DERBY = (
    "The derby was settled by a late header after a goalless first half. The visitors had hit the crossbar twice, "
    "and their goalkeeper was the best player on the pitch, but the striker rose at the far post in stoppage time "
    "and sent the fans home happy. The league leaders host the champions next Saturday."
)
TRUCE = "A truce between the two armies of Sudan began at dawn! Officials said that it had been broken within an hour."
SKIPPING = "quick_extractors:skipping"


def article(text: str, **known: str) -> Article:
    return Article(id="a", text=text, **{"language": "en", **known})  # type: ignore[arg-type]


# -- what is set aside -------------------------------------------------------------------------------------------------
def test_a_match_report_is_set_aside_and_a_truce_is_not() -> None:
    assert is_set_aside(article(DERBY))
    assert not is_set_aside(article(TRUCE))


def test_the_reason_names_the_subjects_and_the_words_of_public_affairs() -> None:
    with pytest.raises(Irrelevant) as caught:
        of_public_affairs(clean(article(f"{DERBY} A judge of talent was watching.")))
    assert "it speaks of sport (" in caught.value.message
    assert caught.value.message.endswith("of public affairs it has judge, leader")
    assert "--all-subjects" in caught.value.cure


def test_one_word_that_hardly_ever_means_anything_else_has_a_match_report_read() -> None:
    for word in ("tear gas", "the foreign minister", "an embassy", "boycotts", "asylum seekers", "a ceasefire"):
        assert not is_set_aside(article(f"{DERBY} There was talk of {word} afterwards."))


def test_several_words_that_others_use_too_have_it_read() -> None:
    assert not is_set_aside(article(f"{DERBY} Police closed the road after clashes, and two officers were hurt."))


def test_a_title_counts() -> None:
    assert not is_set_aside(article(DERBY, title="Two arrested after derby"))


def test_what_is_too_short_or_in_no_known_language_is_read() -> None:
    assert not is_set_aside(article("A late goal settled the derby."))
    assert not is_set_aside(article(DERBY, language="fr"))
    assert subject.of_public_affairs(clean(Article(id="a", text="Goal! Goal! Goal!"))).article.language is None


def test_text_in_capitals_or_with_curly_apostrophes_is_weighed_alike() -> None:
    plain = weigh("The minister's convoy was ambushed in Gaza's north.")
    assert weigh("THE MINISTER’S CONVOY WAS AMBUSHED IN GAZA’S NORTH.") == plain
    assert {"minister", "convoy", "ambush", "gaza"} <= plain.affairs.keys()


def test_a_phrase_may_be_hyphenated_or_broken_by_a_line_but_not_by_a_paragraph() -> None:
    assert "hunger_strike" in weigh("hunger-strike").affairs
    assert "hunger_strike" in weigh("a hunger\nstrike").affairs
    assert "hunger_strike" not in weigh("of hunger\n\nStrike pay").affairs


@pytest.mark.parametrize(
    ("word", "form"),
    [("ban", "banned"), ("seize", "seized"), ("deny", "denies"), ("deploy", "deployed"), ("march", "marches")],
)
def test_regular_forms_of_a_word_are_known(word: str, form: str) -> None:
    assert form in set(inflections(word))


def test_every_word_of_the_table_can_be_found() -> None:
    for _, weight, entry in subject._entries():
        assert weight in (1, 2, SURE)
        words = entry.removesuffix(".").replace("_", " ")
        found = weigh(words)
        assert found.affairs or found.others, entry


def test_a_word_that_stands_for_public_affairs_stands_for_nothing_else() -> None:
    sides: dict[str, set[bool]] = {}
    for name, _, entry in subject._entries():
        sides.setdefault(entry.removesuffix("."), set()).add(name == AFFAIRS)
    assert [word for word, found in sides.items() if len(found) > 1] == []


def test_nothing_of_our_corpus_is_set_aside() -> None:
    assert [d.id for d in corpus.read() if is_set_aside(article(d.text))] == []


@pytest.mark.parametrize(("folder", "most"), [("training", 1), ("gold", 0)])
def test_politics_in_the_words_of_sport_and_fashion_is_read(folder: str, most: int) -> None:
    files = repository() / folder / "subjects"
    lost = [a.title for a in made(files / "affairs.txt") if is_set_aside(article(a.text, title=a.title))]
    assert len(lost) <= most, lost
    others = list(made(files / "other.txt"))
    aside = [a for a in others if is_set_aside(article(a.text, title=a.title))]
    assert len(aside) >= 0.7 * len(others)


# -- where it acts -----------------------------------------------------------------------------------------------------
def test_only_archives_are_read_so() -> None:
    assert (READER, ALL_SUBJECTS) == ("onrecord.pipeline:archive_extractors", "onrecord.pipeline:default_extractors")
    assert archive_extractors().skip_unrelated
    assert not default_extractors().skip_unrelated


@pytest.fixture
def shard(tmp_path: Path) -> Path:
    given = [
        {"text": DERBY, "published": "2026-03-11", "title": "Late header settles derby"},
        {"text": DERBY, "published": "2026-03-12", "publisher": "Example Gazette"},
        {"text": TRUCE, "published": "2026-03-12"},
        {"text": " ", "published": "2026-03-12"},
    ]
    path = tmp_path / "in" / "day.jsonl"
    path.parent.mkdir()
    path.write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
    return path


def lines(out: Path) -> list[ArticleLine]:
    packed = (gzip.decompress(p.read_bytes()).splitlines() for p in sorted((out / "articles").rglob("*.gz")))
    return [msgspec.json.decode(line, type=ArticleLine) for some in packed for line in some]


def test_what_an_archive_sets_aside_is_counted_and_listed_with_its_reason(tmp_path: Path, shard: Path) -> None:
    job = Job(str(shard), "day.jsonl", str(tmp_path / "out"), SKIPPING)
    report = code_shard(job)
    assert msgspec.to_builtins(report.counts) == {"input": 4, "coded": 1, "copies": 0, "irrelevant": 2, "failed": 1}
    aside = [line for line in lines(tmp_path / "out") if line.status == "irrelevant"]
    assert [line.error_kind for line in aside] == ["irrelevant"] * 2
    assert all("it speaks of sport (" in (line.error_message or "") for line in aside)
    assert [line.copy_of for line in aside] == [None, aside[0].id]
    before = {p: p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file()}
    assert code_shard(job).before
    assert {p: p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file()} == before


def test_an_archive_is_read_whole_when_all_subjects_are_asked_for(tmp_path: Path, shard: Path) -> None:
    for reader, expected in ((SKIPPING, (1, 0, 2)), ("quick_extractors:quick", (2, 1, 0))):
        counts = code_shard(Job(str(shard), "day.jsonl", str(tmp_path / "out"), reader)).counts
        assert counts is not None
        assert (counts.coded, counts.copies, counts.irrelevant) == expected
    assert Counter(line.status for line in lines(tmp_path / "out")) == {"coded": 2, "copy": 1, "failed": 1}


def project_of(folder: Path, shard: Path, *, skip: bool) -> Project:
    project = open_project(folder, create=True, skip_unrelated=skip)
    project.add([shard])
    return project


def statuses(project: Project) -> tuple[int, ...]:
    found = project.counts()
    assert found.input == found.coded + found.copies + found.irrelevant + found.failed
    return found.coded, found.copies, found.irrelevant, found.failed


def test_a_project_reads_all_unless_it_says_otherwise(tmp_path: Path, shard: Path) -> None:
    with project_of(tmp_path / "p", shard, skip=False) as project:
        assert project.run(extractors=quick()).irrelevant == 0
        assert statuses(project) == (2, 1, 0, 1)


def test_a_project_sets_aside_counts_keeps_the_reason_and_reads_it_when_asked(tmp_path: Path, shard: Path) -> None:
    with project_of(tmp_path / "p", shard, skip=True) as project:
        report = project.run(extractors=quick())
        assert (report.irrelevant, report.failed) == (2, 1)
        assert statuses(project) == (1, 0, 2, 1)
        aside = [a for a in project.articles() if project.settled()[a.id].status == "irrelevant"]
        outcome = project.record(aside[0].id)
        assert isinstance(outcome, Failure)
        assert outcome.is_irrelevant
        assert project.verify().faults == ()
        assert project.run(extractors=quick()).number is None
        assert project.run(extractors=quick(), all_subjects=True).read == 1
        assert statuses(project) == (2, 1, 0, 1)
        assert project.verify().faults == ()
        assert project.run(extractors=quick()).number is None


def test_a_project_that_is_told_to_read_all_reads_what_it_had_set_aside(tmp_path: Path, shard: Path) -> None:
    with project_of(tmp_path / "p", shard, skip=True) as project:
        project.run(extractors=quick())
        project.layout.marker.write_text("format = 1\nskip_unrelated = false\n", encoding="utf-8")
        project.run(extractors=quick())
        assert statuses(project) == (2, 1, 0, 1)


def test_what_is_set_aside_in_a_run_that_was_stopped_comes_out_the_same(tmp_path: Path, shard: Path) -> None:
    def stop(_: object) -> tuple[object, ...]:
        raise KeyboardInterrupt

    trees = []
    for name, stops in (("whole", False), ("stopped", True)):
        with project_of(tmp_path / name, shard, skip=True) as project:
            if stops:
                with pytest.raises(KeyboardInterrupt):
                    project.run(extractors=quick(stop))
            project.run(extractors=quick())
            record = project.layout.record
            trees.append({p.relative_to(record): p.read_bytes() for p in record.rglob("*") if p.is_file()})
    assert trees[0] == trees[1]


def test_a_project_file_that_says_something_else_stops_the_run(tmp_path: Path, shard: Path) -> None:
    with project_of(tmp_path / "p", shard, skip=True) as project:
        assert layout.skips_unrelated(project.layout)
        project.layout.marker.write_text("format = 1\nskip_unrelated = 'sport'\n", encoding="utf-8")
        with pytest.raises(ProjectError, match="neither true nor false"):
            project.run(extractors=quick())


def test_what_is_left_out_of_an_export_says_why(tmp_path: Path, shard: Path) -> None:
    from onrecord.export.material import Material

    with project_of(tmp_path / "p", shard, skip=True) as project:
        project.run(extractors=quick())
        left_out = Material(project.joined(), title="t", as_of=None, version="0").unread()
    assert [(x.count, x.reason) for x in left_out] == [
        (1, "could not be read"),
        (2, "no public affairs reported"),
    ]


def test_a_watch_sets_aside_what_its_project_sets_aside(tmp_path: Path, shard: Path) -> None:
    from onrecord.watching import Watcher

    where = open_project(tmp_path / "p", create=True, skip_unrelated=True)
    where.close()
    with Watcher(where.layout, [str(shard)], extractors=quick(find_assaults)) as watcher:
        done = watcher.round()
    assert (done.read, done.irrelevant, done.failed) == (3, 2, 1)

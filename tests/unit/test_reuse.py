"""What was parsed once is not parsed again, and nothing that is written down shows it."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import pipeline
from onrecord.annotate import reuse
from onrecord.annotate.backends.encoder import Encoder
from onrecord.clean.document import clean
from onrecord.model import codec
from onrecord.model.document import Article
from onrecord.model.reading import Done, Task
from onrecord.model.record import Record
from onrecord.pipeline import Extractors, default_extractors, read_task
from onrecord.record.project.nearness import DAYS, bases, paragraph_keys, within_reach
from onrecord.record.project.parses import Parses
from onrecord.record.project.store import ArticleRow
from quick_extractors import QuickParser, quick

STORY = (
    "Malta's navy seized a Tunisian tanker late on Tuesday, officials in Valletta said.",
    'Tunisia\'s foreign minister, Salwa Berkani, denied it. "Nothing of the kind happened," she told reporters.',
    "She added that talks with Malta would go on next week in Rome, where both sides met in May.",
    "The tanker had left Sfax on Sunday with nineteen sailors on board, its owner said.",
)
LEAD = "A dispute over a tanker grew sharper on Thursday, when the Maltese president cancelled a visit to Tunis."
CHANGED = STORY[1].replace("denied", "confirmed")
MADE = {
    "another headline": ("Tanker held at sea", *STORY),
    "a lead put before it": (LEAD, *STORY),
    "cut": STORY[:2],
    "one passage changed": (STORY[0], CHANGED, *STORY[2:]),
    "in another order": STORY[::-1],
    "a passage told again": (*STORY, STORY[0]),
    "nothing in common": (LEAD,),
    "lost spaces and quotation marks": (STORY[0].replace("late on", "lateon"), STORY[1].replace('"', ""), STORY[2]),
}


def article(passages: Sequence[str], id: str = "a", **said: object) -> Article:
    return Article(id=id, text="\n\n".join(passages), published=dt.date(2026, 3, 12), **said)  # type: ignore[arg-type]


def written(done: Done) -> bytes:
    return codec.encode(done.outcome)


@pytest.fixture(scope="module")
def ours() -> Extractors:
    return default_extractors()


@pytest.mark.parametrize("kind", MADE)
def test_a_record_is_to_the_letter_the_one_of_reading_in_full(kind: str, ours: Extractors) -> None:
    origin, copy = article(STORY), article(MADE[kind], "b", title="Tanker held at sea")
    known = read_task(Task(origin), ours).parsed
    full, partly = read_task(Task(copy), ours), read_task(Task(copy, known), ours)
    assert isinstance(full.outcome, Record)
    assert written(full) == written(partly) == codec.encode(next(pipeline.read_articles([copy], ours)))
    assert full.reused == 0.0
    assert (partly.reused > 0.0) == (kind != "nothing in common")
    assert written(read_task(Task(copy, partly.parsed), ours)) == written(full)


def test_what_was_asked_of_a_passage_is_not_asked_again(ours: Extractors, monkeypatch: pytest.MonkeyPatch) -> None:
    known = read_task(Task(article(STORY)), ours).parsed
    passes = []
    score = Encoder.score
    monkeypatch.setattr(Encoder, "score", lambda self, window: passes.append(window) or score(self, window))
    done = read_task(Task(article((STORY[0], CHANGED, *STORY[2:]), "b"), known), ours)
    assert done.reused > 0.5
    assert len(passes) == 1
    read_task(Task(article(STORY, "c"), known), ours)
    assert len(passes) == 1


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from([*STORY, LEAD, CHANGED, "", "!"]), max_size=5), st.data())
def test_evidence_that_is_remembered_says_what_the_heads_say(passages: list[str], data: st.DataObject) -> None:
    ours = default_extractors().parser
    known = reuse.unpack(read_task(Task(article(STORY)), default_extractors()).parsed)
    document = clean(article(passages, "b", language="en"))
    fresh, parse = next(iter(ours.parse([document]))), reuse.parse_with(ours, document, known)[0]
    told, heads = parse.evidence, fresh.evidence
    if not len(fresh):
        return
    assert told is not None
    assert heads is not None
    assert [told.has(h) for h in ("trigger", "role", "no such")] == [
        heads.has(h) for h in ("trigger", "role", "no such")
    ]
    assert told.spans("trigger") == heads.spans("trigger")
    token = data.draw(st.integers(0, len(fresh) - 1))
    start, end = fresh.sentences[fresh.sentence_of[token]]
    assert told.best("mode", token) == heads.best("mode", token)
    assert told.probability("trigger", token, "ASSAULT") == heads.probability("trigger", token, "ASSAULT")
    assert told.roles(token, range(start, end)) == heads.roles(token, range(start, end))
    assert told.roles(token, [start]) == heads.roles(token, [start])


PASSAGES = st.lists(
    st.sampled_from([*STORY, LEAD, CHANGED, "Shots were fired!", "cafÃ© in Tunis!", "two\nlines", "e\u0301te\u200b!"])
    | st.text(max_size=40),
    max_size=6,
)


@settings(deadline=None, max_examples=150)
@given(PASSAGES, PASSAGES, st.none() | st.sampled_from(STORY))
def test_so_it_is_for_any_two_articles_and_only_what_differs_is_parsed(
    first: list[str], second: list[str], title: str | None
) -> None:
    known = read_task(Task(article(first)), quick()).parsed
    parser = QuickParser()
    copy = article(second, "b", title=title, language="en")
    full, partly = read_task(Task(copy), quick()), read_task(Task(copy, known), quick(parser=parser))
    assert written(full) == written(partly)
    assert full.parsed == partly.parsed
    if partly.reused == 1.0:
        assert parser.parsed == []


class Neighbourly(QuickParser):
    """A parser that looks at the whole article, so that no passage of another will do."""

    by_passage = False


def test_a_parser_that_looks_across_passages_parses_all_of_them() -> None:
    known = read_task(Task(article(STORY)), quick()).parsed
    parser = Neighbourly()
    done = read_task(Task(article((LEAD, *STORY), "b"), known), quick(parser=parser))
    assert (done.reused, len(parser.parsed)) == (0.0, 5)


@pytest.mark.parametrize("data", [None, b"", b"no pack", b"x\x9c"])
def test_a_damaged_pack_is_no_pack(data: bytes | None) -> None:
    assert reuse.unpack(data) == {}


# -- in a project ------------------------------------------------------------------------------------------------------


def row(id: str, text: str, day: int | None = 1) -> ArticleRow:
    published = dt.date(2026, 3, 1) + dt.timedelta(days=day) if day is not None else None
    return ArticleRow(id=id, raw="r", form="text", stated="{}", text=text, published=published)


KEYS = {
    "story": paragraph_keys("\n\n".join(STORY)),
    "led": paragraph_keys("\n".join((LEAD, *STORY))),
    "part": paragraph_keys("\n".join((STORY[3], *(f"{n} {LEAD}" for n in range(9))))),
    "other": paragraph_keys(LEAD),
    "": b"",
}


def test_an_article_is_read_after_the_one_that_it_shares_most_with() -> None:
    todo = [row("a", "story"), row("b", "led"), row("c", "other"), row("d", "part"), row("e", "")]
    assert bases(todo, [], KEYS) == {"b": "a"}  # "c" is a part of "b", which has its own; "d" has too little of it
    assert bases([row("b", "led")], [row("z", "story"), row("y", "other")], KEYS) == {"b": "z"}


def test_articles_months_apart_are_not_looked_at() -> None:
    assert bases([row("b", "led", DAYS + 2)], [row("a", "story")], KEYS) == {}
    assert bases([row("b", "led", None)], [row("a", "story")], KEYS) == {"b": "a"}
    assert within_reach([row("a", "story"), row("b", "led", DAYS + 2), row("c", "led", None)]) == {"b", "c"}


def test_parses_take_no_more_of_the_disk_than_they_may(tmp_path: Path) -> None:
    parses = Parses(tmp_path)
    for n, id in enumerate(("aa", "bb", "cc")):
        parses.put(id, b"x" * 10)
        os.utime(next(tmp_path.glob(f"*/{id}.parsed")), (n, n))
    parses.keep_only({"aa", "bb", "cc"}, most_bytes=25)
    assert [parses.get(id) is not None for id in ("aa", "bb", "cc")] == [False, True, True]
    parses.keep_only({"bb"})
    parses.drop(["bb", "dd"])
    assert not list(tmp_path.glob("*/*"))


def lines(*articles: Sequence[str]) -> str:
    return "\n".join(json.dumps({"text": "\n\n".join(a), "published": "2026-03-12"}) for a in articles)


def test_a_project_parses_of_near_copies_only_what_differs_also_in_a_later_run(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    from onrecord.project import open_project

    parser = QuickParser()
    (tmp_path / "a.jsonl").write_text(lines(STORY, (LEAD, *STORY)))
    (tmp_path / "b.jsonl").write_text(lines((STORY[0], CHANGED, *STORY[2:])))
    with open_project(tmp_path / "p", create=True) as project:
        project.add([tmp_path / "a.jsonl"])
        first = project.run(extractors=quick(parser=parser))
        assert (first.read, first.partly) == (2, 1)
        assert sorted(parser.parsed) == sorted([*STORY, LEAD])
        project.add([tmp_path / "b.jsonl"])
        later = project.run(extractors=quick(parser=parser))
        assert (later.read, later.partly) == (1, 1)
        assert sorted(parser.parsed) == sorted([*STORY, LEAD, CHANGED])
        kept = {p.name: p.read_bytes() for p in project.layout.record.rglob("*.gz")}
        for path in project.layout.parses.rglob("*.parsed"):
            path.unlink()  # it may be deleted at any time
        project.run(extractors=quick(), again="all")
        assert {p.name: p.read_bytes() for p in project.layout.record.rglob("*.gz")} == kept

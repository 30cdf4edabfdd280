"""The laws of a project, for any articles in any order and any number of runs between."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("duckdb")

from onrecord.project import Project, open_project
from quick_extractors import quick

law = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
Given = dict[str, Any]

PARTS = (
    "Chad closed the border with Niger! Traders were stranded on both sides of the river crossing for many hours.",
    "Togo's navy boarded a trawler off the lagoon! Nobody was hurt, said the harbour master, who had seen it all.",
    "Soldiers from Benin crossed the bridge at dawn! They took two lorries of rice and left before noon, people said.",
    "Nothing else happened in Cotonou on that day but for a regatta, which the boats of the fishing school won again.",
    "A minister flew to Abuja! His office gave no reason for it, and published one photograph of an empty aeroplane.",
)
HEADS = (
    "",
    "WHAT WE KNOW SO FAR\n\n",
    "Our desk adds: nobody has confirmed any of this, and calls went unanswered.\n\n",
)


@st.composite
def article(draw: st.DrawFn) -> Given:
    """Often a copy of another, whole, cut, with another head, or with a passage changed; sometimes broken."""
    parts = draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4))
    text = draw(st.sampled_from(HEADS)) + "\n\n".join(parts)
    said: Given = {"text": draw(st.sampled_from([text, text, text, text.replace("said", "wrote"), " "]))}
    if day := draw(st.none() | st.integers(1, 20)):
        said["published"] = str(dt.date(2026, 3, day))
    if publisher := draw(st.sampled_from([None, "Example Wire", "Lome Post", "Gulf Courier"])):
        said["publisher"] = publisher
    return said


@st.composite
def batches(draw: st.DrawFn) -> tuple[list[list[Given]], list[list[Given]]]:
    """The same articles twice, each time in an order and in batches of their own."""
    articles = draw(st.lists(article(), min_size=1, max_size=7))
    return _cut(draw, articles), _cut(draw, draw(st.permutations(articles)))


def _cut(draw: st.DrawFn, articles: Sequence[Given]) -> list[list[Given]]:
    at = draw(st.integers(0, len(articles)))
    return [list(articles[:at]), list(articles[at:])]


def told(project: Project, some: Sequence[Sequence[Given]], *, run_between: bool) -> None:
    """Add each batch, and run at the end; each article is in a file of its own, wherever it comes."""
    for batch in some:
        for said in batch:
            name = project.layout.root.parent / f"{abs(hash(json.dumps(said))):x}.json"
            name.write_text(json.dumps(said), encoding="utf-8")
            project.add([name])
        if run_between:
            project.run(extractors=quick())
    project.run(extractors=quick())


def tree(project: Project) -> dict[str, bytes]:
    """All bytes but those of what is kept of joining: a cache, whose pickled sets have no order."""
    root = project.layout.root
    files = (p for d in ("raw", "record", "cache") for p in (root / d).rglob("*") if p.is_file())
    found = {p.relative_to(root).as_posix(): p.read_bytes() for p in files}
    return {name: data for name, data in found.items() if not name.startswith("cache/joins/")}


@law
@given(batches(), st.booleans(), st.booleans())
def test_any_order_of_arrival_with_any_runs_between_gives_the_same_bytes(
    given: tuple[list[list[Given]], list[list[Given]]], first: bool, second: bool
) -> None:
    trees = []
    for some, run_between in zip(given, (first, second), strict=True):
        with tempfile.TemporaryDirectory() as folder, open_project(Path(folder) / "p", create=True) as project:
            told(project, some, run_between=run_between)
            trees.append(tree(project))
    assert trees[0] == trees[1]


@law
@given(batches())
def test_nothing_is_lost_every_quote_holds_and_a_rerun_changes_nothing(
    given: tuple[list[list[Given]], list[list[Given]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, open_project(Path(folder) / "p", create=True) as project:
        told(project, given[0], run_between=True)
        c = project.counts()
        assert c.input == len(project.articles()) == c.coded + c.copies + c.irrelevant + c.failed
        verdict = project.verify()
        assert verdict.faults == ()
        before, runs = tree(project), project.runs()
        assert project.run(extractors=quick()).number is None
        assert (tree(project), project.runs()) == (before, runs)
        assert project.run(extractors=quick(), again="all").number is not None
        assert tree(project) == before


@law
@given(st.lists(st.sampled_from(PARTS), min_size=2, max_size=4, unique=True), st.integers(1, 5), st.data())
def test_copies_add_no_source_and_change_no_standing(parts: list[str], copies: int, data: st.DataObject) -> None:
    """Whole, under a head of their own, by other outlets, later: whatever their number, the lines stay as they were."""
    text = "\n\n".join(parts)
    origin = {"text": text, "published": "2026-03-01", "publisher": "Example Wire"}
    more = [
        {
            "text": data.draw(st.sampled_from(HEADS)) + text,
            "published": str(dt.date(2026, 3, 1 + n)),
            "publisher": f"Paper {n}",
        }
        for n in range(1, copies + 1)
    ]
    with tempfile.TemporaryDirectory() as folder, open_project(Path(folder) / "p", create=True) as project:
        told(project, [[origin]], run_between=False)
        alone = _lines(project)
        told(project, [more], run_between=False)
        assert _lines(project) == alone


def _lines(project: Project) -> list[tuple[str, str, int]]:
    return sorted((h.id, h.standing, h.independent_sources) for h in project.joined().happenings)

"""The texts of the corpus keep their own rules, and none of their words are somebody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.check import ROOT, corpus_files, read_all
from corpus.markup import ReadFile
from corpus.overlap import overlaps


@pytest.fixture(scope="module")
def corpus() -> ReadFile:
    return read_all()


def test_every_text_passes_the_check(corpus: ReadFile) -> None:
    assert corpus.documents
    assert [str(f) for f in corpus.findings if f.severity == "error"] == []


def test_no_text_shares_nine_words_with_one_that_is_not_ours(corpus: ReadFile, shared: Path) -> None:
    assert [str(f) for f in overlaps(corpus.documents, shared)] == []


def test_the_second_annotation_is_of_a_twentieth_of_the_corpus_and_no_part_of_it(corpus: ReadFile) -> None:
    first, second = (read_all([ROOT / "blind" / side]) for side in ("first", "second"))
    assert [str(f) for f in (*first.findings, *second.findings) if f.severity == "error"] == []
    twice = {d.id for d in second.documents}
    assert twice == {d.id for d in first.documents} <= {d.id for d in corpus.documents}
    assert len(twice) >= 0.05 * len(corpus.documents)
    assert not [f for f in corpus_files() if f.is_relative_to(ROOT / "blind")]

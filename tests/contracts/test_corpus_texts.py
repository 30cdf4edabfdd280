"""The texts of the corpus keep their own rules, and none of their words are somebody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.check import read_all
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

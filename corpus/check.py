"""The validator: errors in the markup, and warnings about what a writer may have forgotten."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus.document import Document
from corpus.findings import Finding
from corpus.lint import lint
from corpus.markup import ReadFile, read_file
from corpus.variety import variety

ROOT = Path(__file__).parent
TEXTS = ROOT / "texts"


def corpus_files(paths: Sequence[Path] = ()) -> list[Path]:
    """The files named, those in folders named, or all of corpus/texts."""
    named = list(paths) or [TEXTS]
    return [f for p in named for f in (sorted(p.rglob("*.txt")) if p.is_dir() else [p])]


def read_all(paths: Sequence[Path] = ()) -> ReadFile:
    """All documents of these files (none: of the corpus), everything wrong with them, and how many there are."""
    documents: list[Document] = []
    findings: list[Finding] = []
    headers = 0
    for path in corpus_files(paths):
        read = read_file(path, shown=os.path.relpath(path))
        documents += read.documents
        findings += read.findings
        headers += read.headers
    return ReadFile(documents, findings + list(duplicate_ids(documents)), headers)


def duplicate_ids(documents: Iterable[Document]) -> Iterable[Finding]:
    """An error for every document whose id another one has."""
    first: dict[str, Document] = {}
    for d in documents:
        if d.id in first:
            other = first[d.id]
            problem = f"the id of another document ({other.file}:{other.line})"
            yield Finding(d.file, d.line, 1, d.id, problem, "give it the next free number")
        first.setdefault(d.id, d)


def warnings(documents: Sequence[Document]) -> list[Finding]:
    """What may be wrong in valid documents, each by itself and all together."""
    return [*(f for d in documents for f in lint(d)), *variety(documents)]

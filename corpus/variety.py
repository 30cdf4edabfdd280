"""Warnings about the corpus as a whole: words, names and openings that come again too often."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from corpus.document import Document, Paragraph
from corpus.findings import Finding

MOST_DOCUMENTS_OF_A_NAME = 6
MOST_EQUAL_OPENINGS = 5
_OPENING = 3  # words
_SHINGLE = 5  # words
_SHORTEST = 12  # words: shorter paragraphs resemble each other by chance
_LIKENESS = 0.4  # share of the shorter paragraph's shingles
_COMMON = 40  # a shingle of more paragraphs says nothing of any two

_WORD = re.compile(r"\w+")
_DATELINE = re.compile(r"^.{0,70}?(?:\)|\s[-–—]|:)\s+(?=\S)")


def variety(documents: Sequence[Document]) -> list[Finding]:
    """All warnings about these documents together."""
    return [*_names(documents), *_openings(documents), *_near_duplicates(documents)]


def _warning(document: Document, line: int, words: str, problem: str, cure: str) -> Finding:
    return Finding(document.file, line, 1, words, problem, cure, "warning")


def person_names(document: Document) -> set[str]:
    """The full names (two words or more) of the persons of a document, each person's longest one."""
    persons = {e.id for e in document.entities if e.kind == "person"}
    names: dict[str, str] = {}
    for m in document.mentions:
        words = document.words((m.start, m.end))
        if m.form == "name" and len(m.entities) == 1 and m.entities[0] in persons and len(_WORD.findall(words)) > 1:
            names[m.entities[0]] = max(names.get(m.entities[0], ""), words, key=len)
    return set(names.values())


def _names(documents: Sequence[Document]) -> Iterator[Finding]:
    where: dict[str, list[Document]] = defaultdict(list)
    for d in documents:
        for family in {_WORD.findall(name)[-1] for name in person_names(d)}:
            where[family].append(d)
    for family, found in sorted(where.items(), key=lambda kv: -len(kv[1])):
        if len(found) > MOST_DOCUMENTS_OF_A_NAME:
            problem = f"persons of this name are in {len(found)} documents ({_some_ids(found)})"
            yield _warning(found[-1], found[-1].line, family, problem, "vary the names")


def _some_ids(documents: Sequence[Document]) -> str:
    ids = [d.id for d in documents]
    return " ".join(ids[:4]) + (" ..." if len(ids) > 4 else "")


def opening(document: Document) -> str | None:
    """The first words of the body after its dateline, lower-cased; None where there is no body."""
    if not document.body:
        return None
    first = document.body[0]
    words = _WORD.findall(_DATELINE.sub("", document.words((first.start, first.end))).lower())
    return " ".join(words[:_OPENING]) if len(words) > _OPENING else None


def _openings(documents: Sequence[Document]) -> Iterator[Finding]:
    where: dict[str, list[Document]] = defaultdict(list)
    for d in documents:
        if words := opening(d):
            where[words].append(d)
    for words, found in sorted(where.items(), key=lambda kv: -len(kv[1])):
        if len(found) > MOST_EQUAL_OPENINGS:
            problem = f"{len(found)} documents begin with these words ({_some_ids(found)})"
            yield _warning(found[-1], found[-1].body[0].line, words, problem, "begin some of them otherwise")


def _near_duplicates(documents: Sequence[Document]) -> Iterator[Finding]:
    """Paragraphs of different documents that share many five-word runs (a document may repeat itself)."""
    shingled = list(_shingled(documents))
    posting: dict[int, list[int]] = defaultdict(list)
    for i, (_, _, shingles) in enumerate(shingled):
        for s in shingles:
            posting[s].append(i)
    for j, (document, paragraph, shingles) in enumerate(shingled):
        shared = Counter(i for s in shingles if len(posting[s]) <= _COMMON for i in posting[s] if i < j)
        for i, n in shared.most_common(1):
            other, place, theirs = shingled[i]
            if other.id != document.id and n >= _LIKENESS * min(len(shingles), len(theirs)):
                words = document.words((paragraph.start, paragraph.end))
                problem = f"nearly the words of {other.id} ({other.file}:{place.line})"
                yield _warning(document, paragraph.line, words, problem, "rewrite one of the two")


def _shingled(documents: Iterable[Document]) -> Iterator[tuple[Document, Paragraph, frozenset[int]]]:
    for d in documents:
        for p in d.paragraphs:
            words = _WORD.findall(d.words((p.start, p.end)).lower())
            if len(words) >= _SHORTEST:
                runs = (hash(tuple(words[i : i + _SHINGLE])) for i in range(len(words) - _SHINGLE + 1))
                yield d, p, frozenset(runs)

"""Laws of the corpus's markup on any text: what is written is read, what is read is written, nothing is raised."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corpus.brackets import columns, read_line, render_line
from corpus.document import Document
from corpus.markup import COMMENT, read_text, render_file

Marks = list[tuple[int, int, str]]
LABELS = (
    "@x{n} per KEN COP",
    "t 2014-06-{d}",
    "!v{n} ASSAULT/aerial s=reported",
    "c s{n} assert",
    "q q{n} deny via=press",
    "? garbled",
)
PIECES = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1, max_size=6)
TREES: st.SearchStrategy[Any] = st.recursive(
    PIECES,
    lambda inner: st.tuples(st.lists(inner, min_size=1, max_size=3), st.integers(0, len(LABELS) - 1)),
    max_leaves=8,
)


def flatten(tree: Any, text: str, marks: Marks) -> str:
    """The text with the tree's words behind it; marks that may not stand (spaces at their ends) are left out."""
    if isinstance(tree, str):
        return text + tree
    start = len(text)
    for inner in tree[0]:
        text = flatten(inner, text, marks)
    words = text[start:]
    if words == words.strip():
        n = len(marks)
        marks.append((start, len(text), LABELS[tree[1]].format(n=n, d=f"{n % 28 + 1:02}")))
    return text


def lines(trees: list[Any]) -> list[tuple[str, Marks]]:
    out, n = [], 0
    for tree in trees:
        marks: Marks = [(0, 0, "")] * n  # so that labels are numbered through the document
        text = flatten(tree, "", marks)
        if text == text.strip() and text:
            out.append((text, marks[n:]))
            n = len(marks)
    return out


def same(document: Document) -> Document:
    """The document without the places where it stands in its file."""
    marks = tuple(replace(m, line=0, column=0) for m in document.marks)
    return replace(
        document, file="", line=0, marks=marks, paragraphs=tuple(replace(p, line=0) for p in document.paragraphs)
    )


@given(TREES)
def test_a_line_is_read_as_it_was_written(tree: Any) -> None:
    marks: Marks = []
    text = flatten(tree, "", marks)
    line = read_line(render_line(text, marks))
    assert (line.text, line.faults) == (text, ())
    assert [m[:3] for m in line.marks] == sorted(marks, key=lambda m: (m[0], -m[1]))


@given(TREES)
def test_the_column_of_a_character_is_where_it_stands_in_the_line(tree: Any) -> None:
    marks: Marks = []
    text = flatten(tree, "", marks)
    raw = render_line(text, marks)
    at = columns(text, marks)
    assert [raw[c - 1 :].removeprefix("\\" if raw[c - 1] == "\\" else "")[0] for c in at[:-1]] == list(text)


@given(st.lists(TREES, min_size=1, max_size=4), st.booleans(), st.dates(dt.date(1990, 1, 1), dt.date(2026, 12, 31)))
def test_a_document_is_the_same_after_it_was_written_and_read_again(
    trees: list[Any], title: bool, day: dt.date
) -> None:
    body = [render_line(text, marks) for text, marks in lines(trees)] or ["Rain."]
    first = f"# {body[0]}" if title else body[0]
    found = read_text("\n".join([COMMENT, f"=== t-0001 | agency | KEN | {day}", first, *body[1:]]))
    assert [f.problem for f in found.findings] == []
    again = read_text(render_file(found.documents))
    assert [same(d) for d in again.documents] == [same(d) for d in found.documents]


@given(
    st.text()
    | st.lists(st.sampled_from("[ ] { } \\ @a @b+a per ! q c t s1 >s1 = | === # % \n said".split(" "))).map(" ".join)
)
def test_no_text_raises_and_what_is_read_has_exact_words(text: str) -> None:
    found = read_text(f"{COMMENT}\n=== t-0001 | agency | KEN | 2014-06-03\n{text}\n")
    for d in found.documents:
        assert all(d.text[m.start : m.end].strip() == d.text[m.start : m.end] != "" for m in d.marks)
        assert "\n\n".join(d.text[p.start : p.end] for p in d.paragraphs) == d.text

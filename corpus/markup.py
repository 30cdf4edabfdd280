"""The reader of the corpus's files: inline markup to typed documents, and back.

The markup is described in corpus/GUIDELINES.md. Faults are collected, each with file, line and column; a document
with an error is left out, the others are read.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import NamedTuple

from corpus import labels
from corpus.brackets import read_line, render_line
from corpus.document import Document, Mark
from corpus.findings import Finding
from corpus.label_grammar import LabelFault, read_label
from corpus.layers import build
from corpus.nearest import did_you_mean
from corpus.placed import Draft, Header, Placed
from corpus.references import check_references

COMMENT = (
    "% Written for Onrecord, CC0-1.0. States and organisations are real; persons and events are invented "
    "unless they are well-known history."
)
_HEADER = "==="
_IDS = re.compile(r"(?:^[@!]|^[qc] )([\w.\-]+)")
_DOCUMENT_ID = re.compile(r"[a-z][a-z0-9]*-\d{3,}")


class ReadFile(NamedTuple):
    """The valid documents of a file, everything that is wrong in it, and how many documents it has in all."""

    documents: list[Document]
    findings: list[Finding]
    headers: int


def read_file(path: Path, *, shown: str | None = None) -> ReadFile:
    """Read one file of the corpus. `shown` is the name that findings give it."""
    data = path.read_bytes()
    name = shown or str(path)
    try:
        return read_text(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return ReadFile([], [Finding(name, line, 1, "", "not UTF-8", "save the file as UTF-8")], 0)


def read_text(text: str, file: str = "<text>") -> ReadFile:
    """Read the text of a file of the corpus."""
    reader = _FileReader(file)
    for number, raw in enumerate(text.split("\n"), 1):
        reader.line(number, raw.rstrip("\r"))
    if not text.startswith("% Written for Onrecord"):
        reader.complain(
            1, 1, text.split("\n")[0], "the file does not say where it comes from", f"begin it with: {COMMENT}"
        )
    return reader.finish()


class _FileReader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.drafts: list[Draft] = []

    def complain(self, line: int, column: int, words: str, problem: str, cure: str) -> None:
        self.findings.append(Finding(self.file, line, column, words, problem, cure))

    def line(self, number: int, raw: str) -> None:
        if raw.startswith("%") or not raw.strip():
            return
        if raw.startswith(_HEADER):
            self.drafts.append(Draft(self.file, number, self.header(number, raw)))
        elif not self.drafts:
            cure = "begin the document with === ID | STYLE | COUNTRY | PUBLISHED"
            self.complain(number, 1, raw, "text before the first document", cure)
        else:
            self.paragraph(self.drafts[-1], number, raw)

    def header(self, number: int, raw: str) -> Header:
        fields = [f.strip() for f in raw.lstrip("=").split("|")]
        if len(fields) != 4:
            cure = "=== ID | STYLE | COUNTRY | PUBLISHED, e.g. === a-0012 | agency | KEN | 2014-06-03"
            self.complain(number, 1, raw, f"a header has four fields, not {len(fields)}", cure)
        id, style, country, published = (*fields, "", "", "", "")[:4]
        column = 1 + len(raw) - len(raw.lstrip("= "))
        if not _DOCUMENT_ID.fullmatch(id):
            self.complain(number, column, id, "not a document id", "a letter and a number of four digits: a-0012")
        if style not in labels.STYLES:
            self.complain(number, raw.find("|") + 2, style, "no such style", did_you_mean(style, labels.STYLES))
        if country not in labels.STATES and country != "-":
            self.complain(number, 1, country, "no such country", "ISO alpha-3 of the outlet, or -")
        return Header(id, style, None if country == "-" else country, self.date(number, published))

    def date(self, number: int, published: str) -> dt.date | None:
        try:
            return dt.datetime.strptime(published, "%Y-%m-%d").date()
        except ValueError:
            self.complain(number, 1, published, "no such date", "the day of publication as YYYY-MM-DD")
            return None

    def paragraph(self, draft: Draft, number: int, raw: str) -> None:
        title = raw.startswith("# ")
        body = raw[2:] if title else raw
        if title and draft.paragraphs:
            self.complain(number, 1, raw, "a title stands first, and only once", "begin a literal # with \\#")
        column = len(raw) - len(body.lstrip()) + 1
        line = read_line(body.strip(), column)
        for fault in line.faults:
            draft.findings.append(Finding(self.file, number, *fault))
        if not line.text.strip():
            draft.findings.append(
                Finding(self.file, number, column, raw, "a paragraph without words", "write or drop it")
            )
            return
        start = draft.add_paragraph(line.text, title=title, line=number)
        for mark in line.marks:
            placed = Mark(start + mark.start, start + mark.end, mark.label, number, mark.column)
            draft.marks.append(placed)
            _read_into(draft, placed)

    def finish(self) -> ReadFile:
        headers_ok = not self.findings
        documents = []
        for draft in self.drafts:
            if not draft.text:
                draft.tell(None, "a document without a paragraph", "write it or drop its header")
            check_references(draft)
            bad_header = not headers_ok and any(f.line == draft.line for f in self.findings)
            if not bad_header and not any(f.severity == "error" for f in draft.findings):
                documents.append(build(draft))
        findings = self.findings + [f for d in self.drafts for f in d.findings]
        return ReadFile(documents, sorted(findings, key=lambda f: (f.line, f.column)), len(self.drafts))


def _read_into(draft: Draft, mark: Mark) -> None:
    try:
        draft.placed.append(Placed(read_label(mark.label), mark, draft.text[mark.start : mark.end]))
    except LabelFault as fault:
        draft.unread.update(_IDS.findall(mark.label))
        for problem, cure in fault.complaints:
            draft.tell(mark, f"{{{mark.label}}}: {problem}", cure)


def render(document: Document) -> str:
    """The document in the markup, as `read_text` reads it (comments and blank lines of its file are not kept)."""
    head = " | ".join((document.id, document.style, document.country or "-", document.published.isoformat()))
    lines = [f"{_HEADER} {head}"]
    for p in document.paragraphs:
        marks = [(m.start - p.start, m.end - p.start, m.label) for m in document.marks if p.start <= m.start < p.end]
        lines.append(("# " if p.title else "") + render_line(document.text[p.start : p.end], marks))
    return "\n".join(lines) + "\n"


def render_file(documents: list[Document]) -> str:
    """A whole file with its first line."""
    return f"{COMMENT}\n\n" + "\n".join(render(d) for d in documents)

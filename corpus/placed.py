"""Labels with their places: what the reader of a file hands to the checks and to the builder of the layers."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from corpus.document import Mark, Paragraph
from corpus.findings import Finding, Severity
from corpus.label_grammar import DamageLabel, EntityLabel, EventLabel, Label, StatementLabel, TimeLabel


class Placed(NamedTuple):
    """A label that could be read, with its mark and its words."""

    label: Label
    mark: Mark
    words: str


class Header(NamedTuple):
    id: str
    style: str
    country: str | None
    published: dt.date | None


class Draft:
    """A document while it is read: plain text, marks and labels, not yet known to be valid."""

    def __init__(self, file: str, line: int, header: Header) -> None:
        self.file, self.line, self.header = file, line, header
        self.text = ""
        self.paragraphs: list[Paragraph] = []
        self.marks: list[Mark] = []
        self.placed: list[Placed] = []
        self.unread: set[str] = set()  # ids in labels that could not be read: no more is said of them
        self.findings: list[Finding] = []

    def add_paragraph(self, text: str, *, title: bool, line: int) -> int:
        """Append a paragraph; its offset in the document's text."""
        start = len(self.text) + 2 if self.text else 0
        self.text += ("\n\n" if self.text else "") + text
        self.paragraphs.append(Paragraph(start, len(self.text), title, line))
        return start

    def tell(self, at: Mark | Placed | None, problem: str, cure: str, severity: Severity = "error") -> None:
        """Note a fault at a mark (None: at the document's header)."""
        if at is None:
            self.findings.append(Finding(self.file, self.line, 1, self.header.id, problem, cure, severity))
            return
        mark = at.mark if isinstance(at, Placed) else at
        words = self.text[mark.start : mark.end]
        self.findings.append(Finding(self.file, mark.line, mark.column, words, problem, cure, severity))

    def mentions(self) -> list[tuple[EntityLabel, Placed]]:
        return [(p.label, p) for p in self.placed if isinstance(p.label, EntityLabel)]

    def times(self) -> list[tuple[TimeLabel, Placed]]:
        return [(p.label, p) for p in self.placed if isinstance(p.label, TimeLabel)]

    def tellings(self) -> list[tuple[EventLabel, Placed]]:
        return [(p.label, p) for p in self.placed if isinstance(p.label, EventLabel)]

    def statement_parts(self) -> list[tuple[StatementLabel, Placed]]:
        return [(p.label, p) for p in self.placed if isinstance(p.label, StatementLabel)]

    def damage(self) -> list[tuple[DamageLabel, Placed]]:
        return [(p.label, p) for p in self.placed if isinstance(p.label, DamageLabel)]

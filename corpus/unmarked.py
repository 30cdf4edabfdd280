"""Warnings about words that nearly always bear a label and have none here.

What is unmarked teaches a reader that nothing is there, so a forgotten label does more harm than a missing document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.brackets import columns
from corpus.document import Document, Paragraph, Stretch
from corpus.findings import Finding

_PRONOUN = re.compile(
    r"\b(?:he|she|him|his|her|hers|they|them|their|theirs|we|us|our|ours|my|me|I|himself|herself|themselves)\b(?!['’]s\b)"
    r"(?! (?:Royal )?(?:Excellenc|Majest|Highness|Holiness|Hono[u]?r\b|Eminence|Worship\b))",  # a title, no pronoun
    re.IGNORECASE,
)
_NO_PRONOUN = re.compile(r"\bUS\b|\bi\b|\b[A-Z][A-Za-z]+ I\b|\bI[.-]")  # the United States, a numeral, an initial
_TIME = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow|tonight|January|February|April|June|July|"
    r"August|September|October|November|December|(?:last|next|this) (?:week|month|year|night|morning|spring|summer|"
    r"autumn|winter)|(?:\w+ )(?:minutes|hours|days|weeks|months|years) (?:ago|later|earlier))\b"
)
_CUE = re.compile(
    r"\b(?:said|says|told|tells|added|adds|denied|denies|declined to comment|according to|confirmed|insisted|claimed|"
    r"announced|warned|admitted|quoted|accused|accuses)\b",
    re.IGNORECASE,
)


def unmarked(document: Document) -> Iterator[Finding]:
    """Pronouns that are no mention, times that are no time, and verbs of saying that are no cue."""
    mentions = [(m.start, m.end) for m in document.mentions]
    others = [(t.start, t.end) for t in document.times]
    cues = [s.cue for s in document.statements if s.cue]
    triggers = [(t.start, t.end) for e in document.events for t in e.tellings]
    for paragraph in document.paragraphs:
        for span in _of(_PRONOUN, document, paragraph):
            if not _is_mention(document, span, mentions):
                yield _warning(document, paragraph, span, "a pronoun without a referent", "mark it {@id}")
        for span in _of(_TIME, document, paragraph):
            if not _inside(span, [*others, *mentions]):
                yield _warning(document, paragraph, span, "a time without a label", "mark it {t VALUE}")
        for span in _of(_CUE, document, paragraph):
            if not _inside(span, [*cues, *triggers]):
                cure = "mark it {q id ACT by=...}, its source and its content, if somebody says something here"
                yield _warning(document, paragraph, span, "a verb of saying that is no cue", cure)


def _of(pattern: re.Pattern[str], document: Document, paragraph: Paragraph) -> Iterator[Stretch]:
    for found in pattern.finditer(document.text, paragraph.start, paragraph.end):
        around = document.text[max(paragraph.start, found.start() - 12) : found.end() + 1]
        if pattern is not _PRONOUN or not _NO_PRONOUN.search(around):
            yield found.span()


def _is_mention(document: Document, span: Stretch, mentions: Iterable[Stretch]) -> bool:
    """Whether the pronoun is a mention, alone or with a word that counts ("they both")."""
    return any(a == span[0] and (b == span[1] or document.text[a:b].endswith(_COUNTING)) for a, b in mentions)


_COUNTING = (" both", " all", " two", " three")


def _inside(span: Stretch, spans: Iterable[Stretch]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in spans)


def _warning(document: Document, paragraph: Paragraph, span: Stretch, problem: str, cure: str) -> Finding:
    marks = [m for m in document.marks if paragraph.start <= m.start < paragraph.end]
    inside = [(m.start - paragraph.start, m.end - paragraph.start, m.label) for m in marks]
    raw = columns(document.words((paragraph.start, paragraph.end)), inside)
    column = raw[span[0] - paragraph.start] + (2 if paragraph.title else 0)
    return Finding(document.file, paragraph.line, column, document.words(span), problem, cure, "warning")

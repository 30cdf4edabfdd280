"""Paragraphs with their roles: title, body, boilerplate. (Second tellings are found in `repeats`.)"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.clean.boilerplate import mark_boilerplate
from onrecord.clean.clock import match_clock
from onrecord.clean.dateline import match_dateline
from onrecord.clean.paragraphs import Stretch, split_paragraphs
from onrecord.model.document import PassageRole

MAX_TITLE_CHARS = 160
MIN_TITLE_WORDS = 3
MAX_TITLE_WORDS = 24
# A dateline stands at the head of the story: behind the headline, the standfirst, the byline and a caption at most.
MAX_DATELINE_PARAGRAPH = 5
_WORD = re.compile(r"\w+")
_ENDS_SENTENCE = re.compile(r"[.!:;,…][\"'”’»)\]]*$")
_DAY = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)? \w+|\w \d{1,2}),? \d{4}$")


class Part(NamedTuple):
    """A passage before it has an id."""

    start: int
    end: int
    role: PassageRole


def divide(text: str, title: str | None) -> tuple[list[Part], Stretch | None]:
    """All parts of `text` in order, and the dateline, which is a part of its own."""
    paragraphs = split_paragraphs(text)
    lines = [text[start:end] for start, end in paragraphs]
    marks = mark_boilerplate(lines)
    title_at = _title_index(lines, marks, title)
    parts: list[Part] = []
    dateline: Stretch | None = None
    seen = 0
    for i, (start, end) in enumerate(paragraphs):
        role: PassageRole = "title" if i == title_at else "boilerplate" if marks[i] else "body"
        if role != "title" and dateline is None and seen < MAX_DATELINE_PARAGRAPH:
            size = match_dateline(lines[i])
            if size is not None:
                dateline = Stretch(start, start + size)
                parts.append(Part(*dateline, "boilerplate"))
                start = _skip_space(text, start + size, end)
        if role != "boilerplate" and (size := match_clock(text[start:end])) is not None:
            parts.append(Part(start, start + len(text[start : start + size].rstrip()), "boilerplate"))
            start = _skip_space(text, start + size, end)
        seen += not marks[i]
        if start < end:
            parts.append(Part(start, end, role))
    return parts, dateline


def same_words(a: str, b: str) -> bool:
    """Whether two lines say the same, whatever their case and punctuation."""
    first, second = _WORD.findall(a.lower()), _WORD.findall(b.lower())
    if first == second:
        return bool(first)
    if len(first) < 5 or [w for w in first if w.isdigit()] != [w for w in second if w.isdigit()]:
        return False
    return len(set(first) & set(second)) >= 0.8 * max(len(set(first)), len(set(second)))


def _title_index(lines: list[str], marks: list[bool], title: str | None) -> int | None:
    """The headline among the first lines of the story: the stated title, or else a line that looks like one."""
    candidates = [i for i, mark in enumerate(marks) if not mark][:4]
    if title:
        for i in candidates:
            if same_words(lines[i], title):
                return i
    if not candidates or len(lines) < 2 or not _is_headline(lines[candidates[0]]):
        return None
    later = [len(lines[i]) for i in candidates[1:]]
    return candidates[0] if later and max(later) > len(lines[candidates[0]]) else None


def _is_headline(line: str) -> bool:
    if len(line) > MAX_TITLE_CHARS or _ENDS_SENTENCE.search(line) or match_dateline(line) is not None:
        return False
    return MIN_TITLE_WORDS <= len(_WORD.findall(line)) <= MAX_TITLE_WORDS and not _DAY.search(line)


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start

"""Repairs of single characters: wrong decodings, HTML entities, invisible and exotic characters.

Mojibake is found and undone with ftfy's rules (Robyn Speer, Apache-2.0); we apply its plan to each damaged stretch
alone, so that everything around it keeps its own offset.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.clean.view import Edit

# Zero-width and directional characters, soft hyphens, byte order marks: they carry no words.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+"
)
# Tabs, exotic spaces, control characters and lone surrogates, but no line feed: it parts paragraphs and stays.
_NOT_A_SPACE = re.compile("[^\\S \n]|[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_FEED = re.compile("\n")
_SPACES = re.compile("(?<= ) +")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_NON_ASCII_LINE = re.compile(r"^[\x00-\x09\x0b-\x7f]*+[^\x00-\x7f][^\n]*", re.MULTILINE)
# "Ã " is a decoded no-break space that something has since turned into a plain one ("à" in UTF-8 is C3 A0).
_DAMAGED_RUN = re.compile(r"(?:Ã |[^\x00-\x7f])+")
_COMMON_PLAN: Sequence[tuple[str, str]] = (("encode", "sloppy-windows-1252"), ("decode", "utf-8"))
_LOST_CLOSING_QUOTE = "â€"  # UTF-8 of a closing quotation mark, its third byte fallen out


def character_edits(text: str) -> list[Edit]:
    """All repairs of characters in `text`; they may overlap."""
    edits = [Edit(m.start(), m.end(), html.unescape(m.group())) for m in _ENTITY.finditer(text)]
    edits = [e for e in edits if e.text != text[e.start : e.end]]
    edits += [Edit(m.start(), m.end(), " ") for m in _NOT_A_SPACE.finditer(text)]
    if not text.isascii():
        edits += _mojibake_edits(text)
        edits += [Edit(m.start(), m.end(), "") for m in _INVISIBLE.finditer(text)]
    return edits


def line_edits(text: str, stretches: Iterable[tuple[int, int]]) -> list[Edit]:
    """Line breaks inside these stretches become spaces: the lines of a hard-wrapped paragraph are one."""
    return [Edit(m.start(), m.end(), " ") for start, end in stretches for m in _LINE_FEED.finditer(text, start, end)]


def space_edits(text: str) -> list[Edit]:
    """Runs of spaces become one space."""
    return [Edit(m.start(), m.end(), "") for m in _SPACES.finditer(text)]


def _mojibake_edits(text: str) -> Iterator[Edit]:
    import ftfy
    from ftfy.badness import is_bad

    for line in _NON_ASCII_LINE.finditer(text):
        if not is_bad(line.group()):
            continue
        plan: Sequence[tuple[str, str]] | None = ftfy.fix_encoding_and_explain(line.group()).explanation
        if not plan or any(step[0] == "apply" for step in plan):
            plan = _COMMON_PLAN  # only parts of the line are damaged, and those nearly always so
        for run in _DAMAGED_RUN.finditer(line.group()):
            repaired = _repair(run.group(), plan)
            if repaired != run.group():
                yield Edit(line.start() + run.start(), line.start() + run.end(), repaired)


def _repair(run: str, plan: Sequence[tuple[str, str]]) -> str:
    import ftfy

    if run == _LOST_CLOSING_QUOTE:
        return "”"
    try:
        return str(ftfy.apply_plan(run, list(plan)))
    except (UnicodeError, ValueError):  # the run is sound, only its neighbours are damaged
        return run

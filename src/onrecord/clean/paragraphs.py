"""Where paragraphs begin and end, also in texts whose lines were broken at a fixed width."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

MAX_WRAP_WIDTH = 100
MIN_WRAP_WIDTH = 40
MIN_WRAPPED_LINES = 3
# Share of line ends that must be forced (the next word would not have fitted) before a text counts as hard-wrapped.
MIN_FORCED = 0.7
_LINE = re.compile("[^\n\r\v\f\x85\u2028\u2029]*")
_INDENT = re.compile(r"[ \t\u00a0\u3000]{2,}|\t")
_STOP = re.compile(r"[.!?:…][\"'”’»)\]]*$")


class Stretch(NamedTuple):
    """Half-open offsets into the text as given, neither end on white space."""

    start: int
    end: int


def split_paragraphs(text: str) -> list[Stretch]:
    """Every paragraph of `text` in order: one for each line with words, or joined lines where they are hard-wrapped."""
    lines = [_trim(text, m.start(), m.end()) for m in _LINE.finditer(text) if m.end() > m.start()]
    lines = [line for line in lines if line.end > line.start]
    width = _wrap_width(text, lines)
    if width is None:
        return lines
    out: list[Stretch] = []
    for line in lines:
        if out and _continues(text, Stretch(_line_start(text, out[-1].end), out[-1].end), line, width):
            out[-1] = Stretch(out[-1].start, line.end)
        else:
            out.append(line)
    return out


def _trim(text: str, start: int, end: int) -> Stretch:
    stripped = text[start:end].lstrip()
    start = end - len(stripped)
    return Stretch(start, start + len(stripped.rstrip()))


def _line_start(text: str, at: int) -> int:
    start = at
    while start > 0 and text[start - 1] not in "\n\r":
        start -= 1
    return start


def _wrap_width(text: str, lines: list[Stretch]) -> int | None:
    """The width at which lines were broken, None where line ends are paragraph ends."""
    fitting = [n for n in (end - start for start, end in lines) if n <= MAX_WRAP_WIDTH]
    if len(fitting) < 0.9 * len(lines) or not fitting or max(fitting) < MIN_WRAP_WIDTH:
        return None
    width = max(fitting)
    inner = [(a, b) for a, b in pairwise(lines) if _is_one_break(text, a, b)]
    forced = sum(_is_forced(text, a, b, width) for a, b in inner)
    return width if forced >= MIN_WRAPPED_LINES and forced >= MIN_FORCED * len(inner) else None


def _is_one_break(text: str, a: Stretch, b: Stretch) -> bool:
    between = text[a.end : b.start]
    return between.count("\n") + between.replace("\r\n", "").count("\r") == 1


def _is_forced(text: str, a: Stretch, b: Stretch, width: int) -> bool:
    """Whether the first word of line `b` would not have fitted at the end of line `a`."""
    first = text[b.start : b.end].split(None, 1)[0]
    return a.end - a.start + 1 + len(first) > width


def _continues(text: str, last_line: Stretch, line: Stretch, width: int) -> bool:
    if not _is_one_break(text, last_line, line):
        return False
    indent = text[last_line.end : line.start].rpartition("\n")[2]
    if _INDENT.match(indent):
        return False
    return _is_forced(text, last_line, line, width) or not _STOP.search(text[last_line.start : last_line.end])

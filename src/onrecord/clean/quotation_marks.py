"""Quotation marks that do not pair: never closed, never opened, doubled.

A quotation that runs over paragraphs is sound when each of them opens anew and the last closes, or (one sentence a
line) when a later line closes what an earlier one opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from onrecord.clean.view import Edit

Direction = Literal["open", "close"]
# So many lines without any mark may stand between the opening and the closing of one quotation.
MAX_UNMARKED_LINES = 4
_MAX_SENTENCE = 500  # how far around a mark its sentence is looked for

_DOUBLE = re.compile("[\"“”„‟«»]|''|``")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s|$)")
_SINGLE_CLOSE = re.compile(r"(?<=[.!?])['’](?=\s|$)")
_SINGLE_OPEN = re.compile(r"(?<![\w.,!?])['‘](?=\w)")


class BrokenQuote(NamedTuple):
    """A stretch whose quotation marks cannot be trusted; `edit` takes a doubled mark out of the view."""

    start: int
    end: int
    note: str
    edit: Edit | None = None


class _Mark(NamedTuple):
    start: int
    end: int
    direction: Direction


def find_broken_quotes(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[BrokenQuote]:
    """Broken quotation marks in the paragraphs (half-open offsets, in order) of `text`."""
    reader = _Reader(text)
    for start, end in paragraphs:
        reader.read(start, end)
    reader.give_up()
    return _outermost(reader.found)


def _outermost(found: list[BrokenQuote]) -> list[BrokenQuote]:
    """One finding for each damaged stretch: those that reach into another are left out."""
    out: list[BrokenQuote] = []
    for one in sorted(found, key=lambda b: (b.start, -b.end)):
        if not out or one.start >= out[-1].end:
            out.append(one)
    return out


class _Reader:
    """Goes through the paragraphs and keeps the quotation that is open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[BrokenQuote] = []
        self.opened: _Mark | None = None  # in an earlier paragraph, still waiting for its end
        self.opened_in_end = 0  # where that paragraph ends
        self.unmarked = 0
        self.single_opened = -99  # ordinal of the last paragraph with an opening single mark
        self.ordinal = 0

    def read(self, start: int, end: int) -> None:
        self.ordinal += 1
        marks = list(self._without_doubled(_marks(self.text, start, end, self.opened is not None), start, end))
        self._check_single(start, end)
        if not marks:
            self.unmarked += 1
            if self.unmarked > MAX_UNMARKED_LINES:
                self.give_up()
            return
        stack = self._carried(marks[0], start)
        for mark in marks:
            if mark.direction == "open":
                stack.append(mark)
            elif stack:
                stack.pop()
            else:
                begin = self._sentence_start(start, mark.start)
                self.found.append(BrokenQuote(begin, mark.end, "a quotation is closed that was never opened"))
        self.unmarked, self.opened = 0, None
        if stack:
            for mark in stack[1:]:
                self._never_closed(mark, end)
            self.opened, self.opened_in_end = stack[0], end

    def give_up(self) -> None:
        """The quotation that is open will not be closed any more."""
        if self.opened is not None:
            self._never_closed(self.opened, self.opened_in_end)
            self.opened = None

    def _carried(self, first: _Mark, start: int) -> list[_Mark]:
        """The open quotation, if this paragraph carries it on."""
        if self.opened is None:
            return []
        if first.direction == "close":
            return [self.opened]
        same = self.text[first.start] == self.text[self.opened.start]
        if first.start == start and self.unmarked == 0 and same:  # each paragraph opens anew: this mark takes its place
            self.opened = None
            return []
        self.give_up()
        return []

    def _without_doubled(self, marks: list[_Mark], start: int, end: int) -> Iterator[_Mark]:
        last: _Mark | None = None
        for mark in marks:
            doubled = last and mark.direction == last.direction and not self.text[last.end : mark.start].strip()
            if last and doubled and mark.direction == "open":
                stop = _SENTENCE_END.search(self.text, mark.end, min(end, mark.end + _MAX_SENTENCE))
                until, edit = stop.end() if stop else mark.end, Edit(last.start, mark.start, "")
                self.found.append(BrokenQuote(last.start, until, "the opening quotation mark stands twice", edit))
            elif last and doubled and mark.start == last.end:
                begin, edit = self._sentence_start(max(start, last.start - 60), last.start), Edit(*mark[:2], "")
                self.found.append(BrokenQuote(begin, mark.end, "the closing quotation mark stands twice", edit))
            else:
                yield mark
            last = mark

    def _check_single(self, start: int, end: int) -> None:
        """A single mark behind a full stop closes a quotation; an apostrophe never stands there."""
        opening = _SINGLE_OPEN.search(self.text, start, end)
        closing = _SINGLE_CLOSE.search(self.text, start, end)
        if opening:
            self.single_opened = self.ordinal
        elif closing and self.ordinal - self.single_opened > MAX_UNMARKED_LINES:
            begin = self._sentence_start(start, closing.start())
            self.found.append(BrokenQuote(begin, closing.end(), "a quotation is closed that was never opened so"))

    def _never_closed(self, mark: _Mark, end: int) -> None:
        self.found.append(BrokenQuote(mark.start, end, "a quotation is opened that is never closed"))

    def _sentence_start(self, start: int, at: int) -> int:
        """Where the sentence that `at` stands in or ends begins, not before `start`."""
        start = max(start, at - _MAX_SENTENCE)
        ends = [m.end() for m in _SENTENCE_END.finditer(self.text, start, at)]
        begin = ends[-1] if ends and self.text[ends[-1] : at].strip() else start
        while begin < at and self.text[begin].isspace():
            begin += 1
        return begin


def _marks(text: str, start: int, end: int, inside: bool) -> list[_Mark]:
    """The double quotation marks of a paragraph with the direction that their shape and place give them."""
    marks: list[_Mark] = []
    depth = int(inside)
    for m in _DOUBLE.finditer(text, start, end):
        before = text[m.start() - 1] if m.start() > start else " "
        after = text[m.end()] if m.end() < end else " "
        if m.group() == '"' and before.isdigit() and not depth:
            continue  # inches
        direction = _direction(m.group(), before, after, depth)
        depth = depth + 1 if direction == "open" else max(0, depth - 1)
        marks.append(_Mark(m.start(), m.end(), direction))
    return marks


def _direction(mark: str, before: str, after: str, depth: int) -> Direction:
    opens_here = before.isspace() or before in "([{—–-/‘'“\"„«"
    closes_here = after.isspace() or after in ".,;:!?…)]}—–-/’'”\"»"
    if mark in "„«``":
        return "open"
    if mark == "“" and not (closes_here and not opens_here):
        return "open"
    if mark in "”‟»" and not (opens_here and not closes_here and not depth):
        return "close"
    if mark in "“”‟»":  # the wrong shape for its place: the place decides
        return "open" if opens_here else "close"
    if opens_here and not closes_here:
        return "open"
    if closes_here and not opens_here:
        return "close"
    if not opens_here and before in ".,!?…":
        return "close"
    return "close" if depth else "open"

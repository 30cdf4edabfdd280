r"""The bracket layer of the markup: `[words]{label}{label}`, nested at will, `\` before a literal bracket.

It knows nothing of what labels mean. Plain text and marks of a line come out, with the column of every label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

ESCAPABLE = "[]{}\\%#="


class Mark(NamedTuple):
    """One label on [start, end) of the plain line; `column` (from 1) is that of its brace in the raw line."""

    start: int
    end: int
    label: str
    column: int


class Fault(NamedTuple):
    """A fault of the brackets themselves."""

    column: int
    words: str
    problem: str
    cure: str


class Line(NamedTuple):
    """The plain text of a line, its marks in order of text (outer before inner), and what is wrong with it."""

    text: str
    marks: tuple[Mark, ...]
    faults: tuple[Fault, ...]


class _Reader:
    def __init__(self, raw: str, column: int) -> None:
        self.raw, self.first = raw, column
        self.at = 0
        self.out: list[str] = []
        self.open: list[tuple[int, int]] = []  # of each open bracket: plain offset, raw offset
        self.marks: list[Mark] = []
        self.faults: list[Fault] = []

    def fault(self, at: int, words: str, problem: str, cure: str) -> None:
        self.faults.append(Fault(self.first + at, words, problem, cure))

    def context(self) -> str:
        return self.raw[max(0, self.at - 15) : self.at + 15].strip()

    def read(self) -> Line:
        while self.at < len(self.raw):
            self.step(self.raw[self.at])
        for _, at in self.open:
            words = self.raw[at : at + 40]
            self.fault(at, words, "bracket never closed", "close it with ] and a label, or write \\[")
        marks = sorted(enumerate(self.marks), key=lambda m: (m[1].start, -m[1].end, m[0]))
        return Line("".join(self.out), tuple(m for _, m in marks), tuple(self.faults))

    def step(self, char: str) -> None:
        if char == "\\":
            self.escape()
        elif char == "[":
            self.open.append((len(self.out), self.at))
            self.at += 1
        elif char == "]":
            self.close()
        elif char in "{}":
            cure = f"a label stands right after its ], without a space; a literal brace is \\{char}"
            self.fault(self.at, self.context(), f"{char} out of place", cure)
            self.at += 1
        else:
            self.out.append(char)
            self.at += 1

    def escape(self) -> None:
        following = self.raw[self.at + 1 : self.at + 2]
        if following and following in ESCAPABLE:
            self.out.append(following)
        else:
            self.fault(self.at, self.context(), f"\\{following} is no escape", "a literal backslash is \\\\")
            self.out.append(following)
        self.at += 2

    def close(self) -> None:
        at = self.at
        self.at += 1
        labels = self.labels()
        if not self.open:
            self.fault(at, self.raw[max(0, at - 30) : at + 1], "] closes no bracket", "open it with [, or write \\]")
            return
        start, raw_start = self.open.pop()
        words = "".join(self.out[start:])
        if not labels and not self.raw.startswith("{", at + 1):
            cure = "write {label} right after the ], or \\[ and \\] for literal brackets"
            self.fault(raw_start, words, "bracket without a label", cure)
        if not words or words != words.strip():
            self.fault(raw_start, words, "a span may not be empty, nor begin or end with a space", "move the bracket")
            return
        self.marks += [Mark(start, len(self.out), label, self.first + where) for where, label in labels]

    def labels(self) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        while self.raw.startswith("{", self.at):
            end = self.raw.find("}", self.at)
            if end < 0:
                self.fault(self.at, self.raw[self.at : self.at + 40], "label never closed", "close it with }")
                self.at = len(self.raw)
                break
            found.append((self.at, self.raw[self.at + 1 : end]))
            self.at = end + 1
        return found


def read_line(raw: str, column: int = 1) -> Line:
    """The plain text and the marks of a raw line that begins at `column`. Faults are told, never raised."""
    return _Reader(raw, column).read()


def escape(text: str, *, line_start: bool = False) -> str:
    """`text` with every character that the markup reads as its own made literal."""
    out = "".join(f"\\{c}" if c in "[]{}\\" else c for c in text)
    return f"\\{out}" if line_start and out[:1] and out[0] in "%#=" else out


def render_line(text: str, marks: Sequence[tuple[int, int, str]]) -> str:
    """The raw line of `text` and its marks (start, end, label), which must nest. `read_line` gives the same back."""
    return "".join(before + escaped for before, escaped in _pieces(text, marks))


def columns(text: str, marks: Sequence[tuple[int, int, str]]) -> list[int]:
    """Of each character of `text`, its column (from 1) in the line that `render_line` gives."""
    at, out = 1, []
    for before, escaped in _pieces(text, marks):
        out.append(at + len(before))
        at += len(before) + len(escaped)
    return out


def _pieces(text: str, marks: Sequence[tuple[int, int, str]]) -> Iterator[tuple[str, str]]:
    """For each character, and once more for the end: the brackets and labels before it, and itself, escaped."""
    opening: Counter[int] = Counter()
    closing: dict[int, list[tuple[int, list[str]]]] = {}
    for start, end, labels in _stacks(marks):
        opening[start] += 1
        closing.setdefault(end, []).append((start, labels))
    for at in range(len(text) + 1):
        closed = sorted(closing.get(at, ()), key=lambda c: -c[0])
        ends = "".join("]" + "".join(f"{{{label}}}" for label in labels) for _, labels in closed)
        yield ends + "[" * opening[at], escape(text[at : at + 1], line_start=at == 0 and not opening[0])


def _stacks(marks: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, list[str]]]:
    stacks: dict[tuple[int, int], list[str]] = {}
    for start, end, label in marks:
        stacks.setdefault((start, end), []).append(label)
    return [(start, end, labels) for (start, end), labels in stacks.items()]

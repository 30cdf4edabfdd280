"""Quotation marks, paired a paragraph at a time, and the words between them.

Marks are read by kind and side: curly marks and guillemets tell their side, straight ones are read by the characters
next to them. Nothing is ever given up: a quotation that nobody closes runs to the end of its paragraph, one that nobody
opened begins where its sentence does, and a mark set twice counts once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.model.document import Passage
from onrecord.model.syntax import Parse

_MARK = re.compile(r"[“”„‟«»\"＂]|''|``|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
_SINGLE_END = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)")
_OPENING, _CLOSING = frozenset("“„«``"), frozenset("”»")
_SINGLE_OPEN, _SINGLE_CLOSE = frozenset("‘'"), frozenset("’'")
_SAID = "(?:sa(?:id|ys)|t(?:old|ells)|add(?:ed|s)|wr(?:ote|ites)|replied|warned|declared|insisted|explained|stated)"
# ", said the envoy", ", the envoy told reporters": where an unclosed quotation is over, though no mark says so
_SAID_SO = re.compile(
    rf",\s+(?={_SAID}\s+(?:[A-Z]|the\b|an?\b)"
    r"|(?!(?:I|we|you|they|and|but|or|so|who|which|as|when|because|if|that|then|what|where|while)\b)"
    rf"(?:[\w.'’()-]+\s+){{1,6}}?{_SAID}(?:\s+(?:on|in|at|reporters|journalists|[A-Z]\w+day)\b|\s*[.,]|\s*$))"
)
_SAID_BEFORE = re.compile(rf"\b{_SAID}(?:\s+that)?[,:]$")
_TERMINATOR = re.compile(r"[.!?…]['\")\]”’]*\s")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks: given offsets [start, end) without the marks, tokens [first, last).

    `outer_first`/`outer_last` include the marks' own tokens.
    """

    start: int
    end: int
    first: int
    last: int
    outer_first: int
    outer_last: int
    passage: int
    opened: bool
    closed: bool

    def __len__(self) -> int:
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Quotations:
    """All quotations of a document in text order, and which of them each token stands in (-1: none)."""

    items: tuple[Quotation, ...]
    inside: list[int]
    by_passage: dict[int, list[int]] = field(default_factory=dict)


def find_quotations(parse: Parse) -> Quotations:
    items: list[Quotation] = []
    inside = [-1] * len(parse)
    by_passage: dict[int, list[int]] = {}
    passages = parse.document.passages
    for index in dict.fromkeys(parse.passages):
        for stretch in _pair(passages[index]):
            quotation = _with_tokens(parse, index, stretch)
            if quotation is None:
                continue
            inside[quotation.first : quotation.last] = [len(items)] * len(quotation)
            by_passage.setdefault(index, []).append(len(items))
            items.append(quotation)
    return Quotations(tuple(items), inside, by_passage)


@dataclass(slots=True)
class _Open:
    mark: str
    start: int  # after the mark


_NEAR = 120  # characters behind a mark within which a speaker is looked for
_MAX_UNOPENED = 3  # sentences of a paragraph that a closing mark alone can claim
_Stretch = tuple[int, int, int, int, bool, bool]  # outer start, start, end, outer end, opened, closed


def _pair(passage: Passage) -> Iterator[_Stretch]:
    """Stretches of the passage between marks, in given offsets."""
    text, base = passage.exact, passage.start
    current: _Open | None = None
    outer, done = 0, 0
    for match in _MARK.finditer(text):
        i, j, mark = match.start(), match.end(), match.group()
        if i < done:
            continue
        if current is None:
            if _opens_apart(text, i, j, mark):
                current, outer = _Open(mark, j), i
            elif _closes_unopened(text, i, mark):
                start = _sentence_start(text, done, i)
                if text[start:i].strip():
                    yield base + start, base + start, base + i, base + j, False, True
                done = j
            elif _opens(text, i, j, mark):
                current, outer = _Open(mark, j), i
        elif _same_opening(text, current, i, j, mark):
            current = _Open(mark, j)  # a doubled mark
        elif _reopens(text, current, i, j, mark):
            end = _cut(text, current.start, i)
            yield base + outer, base + current.start, base + end, base + end, True, False
            current, outer = _Open(mark, j), i
        elif _closes(current.mark, mark):
            if text[current.start : i].strip():
                yield base + outer, base + current.start, base + i, base + j, True, True
            current, done = None, j
    if current is not None and current.mark not in _SINGLE_OPEN and text[current.start :].strip():
        said = _SAID_SO.search(text, current.start)
        end = said.start() if said is not None else len(text)
        yield base + outer, base + current.start, base + end, base + end, True, False


def _opens(text: str, i: int, j: int, mark: str) -> bool:
    if mark in _CLOSING:
        return _begins_line(text, i, j)
    if mark == "’":
        return False
    if mark in _SINGLE_OPEN:
        return not text[i - 1 : i].isalnum() and text[j : j + 1].isalnum() and _single_has_end(text, j)
    return mark in _OPENING or (j < len(text) and not text[j].isspace()) or not text[:i].strip()


def _opens_apart(text: str, i: int, j: int, mark: str) -> bool:
    """A straight mark that stands apart from the words it opens: 'said," We agreed". ', 'said " We agreed "'.

    Another mark that can only close must follow it, and nobody who says what stands before ('win," Ola Berg said.').
    """
    if mark != '"' or not text[j : j + 1].isspace():
        return False
    following = text.find('"', j)
    if following < 0 or "\n" in text[j:following] or text[following + 1 : following + 2].isalnum():
        return False
    if text[i - 1 : i].isspace():
        return True
    begins = text[j:].lstrip(" ")[:1]
    if text[i - 1 : i] not in (",", ":") or not (begins.isupper() or begins in "[("):
        return False
    return _SAID_BEFORE.search(text, max(0, i - 40), i) is not None or _SAID_SO.match("," + text[j : j + _NEAR]) is None


def _begins_line(text: str, i: int, j: int) -> bool:
    """Whether a mark stands first in its line and right before a word, where none can close."""
    return text[i - 1 : i] in ("", "\n") and text[j : j + 1].isalnum()


def _single_has_end(text: str, j: int) -> bool:
    """Whether a single mark is closed soon, so that it is not an apostrophe ('90s, 'em)."""
    match = _SINGLE_END.search(text, j, j + 400)
    if match is None or match.start() - j < 3 or text[j].isdigit():
        return False
    return text[match.start() - 1] != "s" or match.group() == "’" or " " in text[j : match.start()]


def _closes(opening: str, mark: str) -> bool:
    """Single marks close single quotations only; all double ones close each other, since copy mixes them."""
    if opening in _SINGLE_OPEN:
        return mark in _SINGLE_CLOSE
    return mark not in _SINGLE_CLOSE and mark not in _SINGLE_OPEN


def _closes_unopened(text: str, i: int, mark: str) -> bool:
    """A closing mark whose opening one is lost. A straight one must follow punctuation (6'2" is a measure)."""
    if mark in _CLOSING:
        return not _begins_line(text, i, j=i + len(mark))
    after = text[i + len(mark) : i + len(mark) + 1]
    return mark in ('"', "''") and i > 0 and text[i - 1] in ",.!?…" and (not after or after.isspace())


def _same_opening(text: str, current: _Open, i: int, j: int, mark: str) -> bool:
    """The opening mark set twice; nothing between an opening and a closing one is an empty quotation."""
    if text[current.start : i].strip() or j >= len(text) or not _closes(current.mark, mark):
        return False
    return mark not in _CLOSING and not text[j].isspace()


def _reopens(text: str, current: _Open, i: int, j: int, mark: str) -> bool:
    """A new opening mark although the last quotation was never closed."""
    if current.mark in _SINGLE_OPEN or mark in _SINGLE_OPEN or mark in _SINGLE_CLOSE:
        return False
    if mark in _OPENING:
        return mark == current.mark
    if mark in _CLOSING:
        return False
    before, after = text[i - 1 : i], text[j : j + 1]
    return before.isspace() and bool(after) and after.isalnum()


def _cut(text: str, start: int, end: int) -> int:
    """Where an unclosed quotation ends that another one follows: where somebody is told to have said so, at its first
    sentence end, else before the next.
    """
    if (said := _SAID_SO.search(text, start, end)) is not None:
        return said.start()
    match = _TERMINATOR.search(text, start, end)
    return match.end() - 1 if match else len(text[:end].rstrip())


def _sentence_start(text: str, done: int, i: int) -> int:
    """Where the sentence (or, of a few sentences, the paragraph) begins in which an unopened quotation ends at `i`."""
    starts = [done, *(match.end() for match in _TERMINATOR.finditer(text, done, max(done, i - 1)))]
    return starts[-1] if done or len(starts) > _MAX_UNOPENED else 0


def _with_tokens(parse: Parse, passage: int, stretch: _Stretch) -> Quotation | None:
    outer, start, end, outer_end, opened, closed = stretch
    first, last = parse.tokens_between(start, end)
    outer_first, outer_last = parse.tokens_between(outer, outer_end)
    if first >= last:
        return None
    return Quotation(start, end, first, last, min(outer_first, first), max(outer_last, last), passage, opened, closed)

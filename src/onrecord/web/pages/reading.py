"""An article beside the card: its words, what of them the line rests on, and the way to the other articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from onrecord.model.document import Article
from onrecord.model.happening import Happening
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.show.chronology import Paper
from onrecord.web.pages import addresses
from onrecord.web.pages import words as spans
from onrecord.web.pages.reader import Reader
from onrecord.web.pages.words import Words

Place = tuple[int, int]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """`number` is the article's among the `of` that tell the happening, `before` and `after` are the ids of those
    beside it."""

    article: Article
    paper: Paper
    relation: str
    words: Words
    number: int = 1
    of: int = 1
    before: str = ""
    after: str = ""


def beside(reader: Reader, happening: Happening, wanted: str, at: Place | None) -> Reading | None:
    """The article that is wanted, else the first that tells the happening; None where there is none."""
    ids = list(dict.fromkeys(t.document for t in happening.sources))
    record = reader.records.get(wanted) or reader.records.get(ids[0])
    if record is None:
        return None
    n = ids.index(record.document.id) if record.document.id in ids else 0
    shown = reading(reader, record, happening, at=at)
    before, after = (ids[n - 1], ids[(n + 1) % len(ids)]) if len(ids) > 1 else ("", "")
    return msgspec.structs.replace(shown, number=n + 1, of=len(ids), before=before, after=after)


def reading(
    reader: Reader, record: Record, happening: Happening | None = None, *, at: Place | None = None, line: str = ""
) -> Reading:
    """The article with marks on all that the happening, or the `line` of its record (E3, S1, N2), rests on.

    `at` is what is shown first, else it is the act.
    """
    id = record.document.id
    mine = {e for t in happening.sources if t.document == id for e in t.events} if happening else set()
    events = [e for e in record.events if e.id in mine or e.id == line]
    told = reader.told_by(id)
    marks = [m for e in events for m in spans.event_marks(record, e)]
    marks += [m for s in record.statements if s.id == line for m in spans.statement_marks(s)]
    marks += [m for e in record.entities if e.id == line for m in spans.entity_marks(e)]
    marks += spans.other_marks(record, [e.id for e in events], lambda e: _leads(told.get(e)))
    marks += spans.copied_marks(reader.members.get(id), reader.named)
    marks += spans.flag_marks(record)
    focus = _focus(record, at, [e.trigger for e in events], line)
    marks += spans.focus_mark(record, focus.start, focus.end) if focus else ()
    return Reading(
        article=record.document,
        paper=reader.chronology.paper(id),
        relation=reader.chronology.relation(id),
        words=spans.words(record, marks, focus),
    )


def _leads(happening: str | None) -> str | None:
    return addresses.happening(happening) if happening else None


def _focus(record: Record, at: Place | None, triggers: Sequence[Span], line: str) -> Span | None:
    text = record.document.text
    if at and 0 <= at[0] < at[1] <= len(text):
        return Span(at[0], at[1], text[at[0] : at[1]])
    if triggers:
        return triggers[0]
    words: list[Any] = [s.cue or s.content[0] for s in record.statements if s.id == line]
    words += [e.mentions[0] for e in record.entities if e.id == line]
    return Span(words[0].start, words[0].end, words[0].exact) if words else None

"""The two things that a question compares, in their own words, side by side."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from onrecord.model.judgment import QueueItem
from onrecord.model.span import Span
from onrecord.show.chronology import Paper
from onrecord.web.pages.reader import Reader


class Side(msgspec.Struct, frozen=True):
    """An event of an article with the words that tell it, or an article (no words); `note` says what it is to others.

    `at` is the act, to be looked at first.
    """

    paper: Paper
    quote: Span | None
    note: str = ""
    at: Span | None = None


def named(item: QueueItem) -> tuple[str, ...]:
    """The events (ARTICLE/E3) and articles that the answers speak of, each once."""
    drafts = [c.draft for c in item.choices]
    return tuple(dict.fromkeys(x for d in drafts for x in (d.event, d.record, d.other) if x))


def sides(reader: Reader, names: Iterable[str]) -> list[Side]:
    """Those of them that are events or articles of the record."""
    return [side for name in names if (side := _side(reader, name))]


def _side(reader: Reader, name: str) -> Side | None:
    if name in reader.records:
        title = reader.records[name].document.title or ""
        return Side(
            reader.chronology.paper(name), None, "; ".join(filter(None, (title, reader.chronology.relation(name))))
        )
    article, _, id = name.rpartition("/")
    record = reader.records.get(article)
    event = next((e for e in record.events if e.id == id), None) if record else None
    if event is None:
        return None
    return Side(reader.chronology.paper(article), max(event.evidence, key=_length), at=event.trigger)


def _length(span: Span) -> int:
    return span.end - span.start

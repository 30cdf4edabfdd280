"""The two things that a question compares, in their own words, side by side."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from markupsafe import Markup, escape

from onrecord.model.judgment import QueueItem
from onrecord.model.span import Span
from onrecord.show.chronology import Paper
from onrecord.show.words import visible, window
from onrecord.web.pages.reader import Reader

AROUND = 170  # characters of a quote and what stands around it


class Side(msgspec.Struct, frozen=True):
    """An event of an article with the words that tell it, or an article (no words); `note` says what it is to others.

    `before` and `after` are the words around the quote, `at` is the act, to be looked at first.
    """

    paper: Paper
    quote: Span | None
    before: str = ""
    after: str = ""
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
        note = "; ".join(filter(None, (title, reader.chronology.relation(name))))
        return Side(reader.chronology.paper(name), None, note=note)
    article, _, id = name.rpartition("/")
    record = reader.records.get(article)
    event = next((e for e in record.events if e.id == id), None) if record else None
    if record is None or event is None:
        return None
    quote, text = max(event.evidence, key=_length), record.document.text
    left, right = window(text, quote.start, quote.end, max(AROUND, _length(quote)))
    left, right = max(left, text.rfind("\n", 0, quote.start) + 1), min(right, _line_end(text, quote.end))
    return Side(
        reader.chronology.paper(article),
        quote,
        before=_shown(("…" if left > 0 and text[left - 1] != "\n" else "") + text[left : quote.start]),
        after=_shown(text[quote.end : right] + ("…" if right < len(text) and text[right] != "\n" else "")),
        at=event.trigger,
    )


def _shown(text: str) -> Markup:
    """With the space at its ends, which stands between it and the quote."""
    return escape(visible(text))


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _length(span: Span) -> int:
    return span.end - span.start

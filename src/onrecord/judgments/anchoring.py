"""Are the judged words still there? Exactly where they were, in a text that is the same to the letter, or not at all.

Nothing is looked for in the neighbourhood: words that are only alike may say something else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from onrecord.model.judgment import Anchor, Judgment
from onrecord.model.record import Record
from onrecord.model.span import Span

GONE = "no article of the project has this text any more"
OTHER_WORDS = "the text is the same, but these words do not stand there"

Text = Callable[[str], str | None]  # the hash of a text -> the text


def text_hash(text: str) -> str:
    """What an anchor calls a text by."""
    return hashlib.sha256(text.encode()).hexdigest()


def anchor_of(text: str, span: Span) -> Anchor:
    """The place of `span` in `text`."""
    return Anchor(text_hash(text), span.start, span.end, span.exact)


def stands(anchor: Anchor, text: str) -> bool:
    return anchor.whole or text[anchor.start : anchor.end] == anchor.exact


def amiss(judgment: Judgment, text: Text) -> str | None:
    """Why the judgment cannot be applied; None where all its words are where they were."""
    for anchor in (judgment.target, judgment.other):
        if anchor is None:
            continue
        if (found := text(anchor.article)) is None:
            return GONE
        if not stands(anchor, found):
            return OTHER_WORDS
    return None


def told_at(record: Record, anchor: Anchor, type: str | None = None) -> str | None:
    """The event of the article whose trigger is these words, or overlaps them; of several one of the type first.

    None where the record has none: what other words tell is another line, also in the same sentence.
    """
    exact = [e for e in record.events if (e.trigger.start, e.trigger.end) == (anchor.start, anchor.end)]
    near = exact or [e for e in record.events if e.trigger.start < anchor.end and anchor.start < e.trigger.end]
    return min(near, key=lambda e: (e.type != type, e.trigger.start, e.id)).id if near else None


def said_at(record: Record, anchor: Anchor) -> str | None:
    """The statement whose cue, or first words, these are or overlap."""
    places = [(s.id, s.cue or s.content[0]) for s in record.statements]
    return _at(places, anchor)


def named_at(record: Record, anchor: Anchor) -> str | None:
    """The entity that these words refer to, or overlap a mention of."""
    places = [(e.id, Span(m.start, m.end, m.exact)) for e in record.entities for m in e.mentions]
    return _at(places, anchor)


def _at(places: Sequence[tuple[str, Span]], anchor: Anchor) -> str | None:
    exact = [id for id, s in places if (s.start, s.end) == (anchor.start, anchor.end)]
    near = exact or [id for id, s in places if s.start < anchor.end and anchor.start < s.end]
    return near[0] if near else None


def line_anchor(record: Record, line: str) -> Anchor | None:
    """The words that a line of the article stands on: an event's trigger, a statement's cue, a first mention."""
    span: Span | None = next((e.trigger for e in record.events if e.id == line), None)
    if span is None:
        span = next((s.cue or s.content[0] for s in record.statements if s.id == line), None)
    if span is None:
        mention = next((e.mentions[0] for e in record.entities if e.id == line), None)
        span = Span(mention.start, mention.end, mention.exact) if mention else None
    return anchor_of(record.document.text, span) if span else None

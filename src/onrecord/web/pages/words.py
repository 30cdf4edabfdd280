"""The words of one article, paragraph by paragraph, with a mark on all that a line of the record rests on.

Only text is drawn, never the article's markup; what would steer or hide is written out. Offsets are those of the text
as given and are never counted in the browser.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import msgspec
from markupsafe import Markup, escape

from onrecord.model.document import Flag, Passage
from onrecord.model.entity import Entity, Mention
from onrecord.model.event import Event
from onrecord.model.happening import LineageMember
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.show.describe import ACT_WORDS
from onrecord.show.words import visible
from onrecord.web.pages.segments import Mark, Segment, cut

LABELS: Final = {
    "actor": "who",
    "recipient": "whom",
    "act": "did what",
    "place": "where",
    "time": "when",
    "speaker": "speaker",
    "cue": "told by",
    "content": "said",
    "evidence": "the words behind the line",
    "copied": "also elsewhere, word for word",
    "damage": "damaged text",
    "other": "another line of the record",
}
FLAG_WORDS: Final = {
    "lost_space": "a space is lost",
    "broken_quote": "a quotation mark is missing",
    "repeat": "told again",
    "name_variant": "a name is spelt in two ways",
    "reference_conflict": "at odds with the reference",
    "likely_mistranslation": "perhaps mistranslated",
    "garbled": "garbled",
    "inconsistent": "at odds with itself",
}
SHOWN: Final = 60_000  # characters of an article on one page


class Paragraph(msgspec.Struct, frozen=True):
    """`html` is ours and escaped; `id` the passage's; `notes` say what is wrong with it or where else it stands."""

    id: str
    role: str
    html: str
    notes: tuple[str, ...] = ()


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What is drawn: `roles` are those that are marked, `hidden` how many characters are left out before and after."""

    paragraphs: tuple[Paragraph, ...]
    roles: tuple[str, ...]
    flags: tuple[Flag, ...]
    before: int = 0
    after: int = 0


def words(record: Record, marks: Iterable[Mark], focus: Span | None = None) -> Words:
    """The article's passages with the marks on them; of a very long one the part around `focus`."""
    text, found = record.document.text, sorted(marks)
    first, last = _window(record.passages, focus)
    named: set[str] = set()
    paragraphs = []
    for passage in record.passages:
        start, end = max(passage.start, first), min(passage.end, last)
        if start >= end:
            continue
        here = [m for m in found if m.start < end and m.end > start]
        named |= {m.role for m in here}
        html = Markup("").join(_drawn(s) for s in cut(text, start, end, here))
        notes = tuple(dict.fromkeys(m.note for m in here if m.note))
        paragraphs.append(Paragraph(passage.id, passage.role, html, notes))
    return Words(
        paragraphs=tuple(paragraphs),
        roles=tuple(r for r in LABELS if r in named),
        flags=record.flags,
        before=max(0, first - record.passages[0].start) if record.passages else 0,
        after=max(0, record.passages[-1].end - last) if record.passages else 0,
    )


def _window(passages: Sequence[Passage], focus: Span | None) -> tuple[int, int]:
    """What of a very long article is drawn: SHOWN characters around the focus, or the first ones, in whole passages
    where these are no longer than a tenth of that."""
    end = passages[-1].end if passages else 0
    if end <= SHOWN:
        return 0, end
    first = max(0, (focus.start if focus else 0) - SHOWN // 2)
    last = min(end, first + SHOWN)
    for p in passages:
        if p.end - p.start <= SHOWN // 10:
            first = p.start if p.start < first < p.end else first
            last = p.end if p.start < last < p.end else last
    return first, last


def _drawn(segment: Segment) -> Markup:
    shown = escape(visible(segment.exact))
    if not segment.marks:
        return shown
    labels = " ".join(dict.fromkeys(m.label for m in segment.begun if m.label))
    label = f' data-label="{escape(labels)}"' if labels else ""
    at = ' id="at"' if any(m.role == "focus" for m in segment.begun) else ""
    where = f' data-start="{segment.start}" data-end="{segment.end}"'
    href = next((m.href for m in segment.marks if m.href), "")
    inner = f'<a href="{escape(href)}">{shown}</a>' if href else str(shown)
    return Markup(f'<mark class="{escape(segment.roles)}"{at}{label}{where}>{inner}</mark>')


def event_marks(record: Record, event: Event) -> Iterator[Mark]:
    """All that stands behind an event of the article: act, parties, place, time, and who says it in which words."""
    yield _mark(event.trigger, "act")
    for span in event.evidence:
        yield Mark(span.start, span.end, "evidence")
    entities = {e.id: e for e in record.entities}
    roles = [("actor", event.actors), ("recipient", event.recipients), ("place", (event.place,) if event.place else ())]
    for role, ids in roles:
        for id in ids:
            if id in entities:
                yield from _mentions(entities[id], event, role)
    if event.when and event.when.text:
        yield _mark(event.when.text, "time")
    for statement in record.statements:
        if event.id in statement.about:
            yield from statement_marks(statement)
    for step in event.history:
        if step.evidence not in event.evidence:
            yield Mark(step.evidence.start, step.evidence.end, "evidence")


def statement_marks(statement: Statement) -> Iterator[Mark]:
    """Who says it, by which word, and what."""
    if statement.source_span:
        yield _mark(statement.source_span, "speaker")
    if statement.cue:
        yield _mark(statement.cue, "cue", label=ACT_WORDS[statement.act])
    for span in statement.content:
        yield _mark(span, "content")


def entity_marks(entity: Entity) -> Iterator[Mark]:
    """Every mention of it."""
    for m in entity.mentions:
        yield Mark(m.start, m.end, "place" if entity.kind == "place" else "actor")


def other_marks(record: Record, shown: Iterable[str], href: Callable[[str], str | None]) -> Iterator[Mark]:
    """The acts of the article's other events, each leading to its own line (`href` by the event's id)."""
    known = set(shown)
    for event in record.events:
        to = None if event.id in known else href(event.id)
        if to:
            yield Mark(event.trigger.start, event.trigger.end, "other", href=to)


def copied_marks(member: LineageMember | None, label: Callable[[str], str]) -> Iterator[Mark]:
    """The ranges that the article shares with the one that it goes back to."""
    if member is None or member.of is None:
        return
    for here, _ in member.ranges:
        yield Mark(here.start, here.end, "copied", note=f"same as {label(member.of)}")


def flag_marks(record: Record) -> Iterator[Mark]:
    """What to distrust, and why."""
    for flag in record.flags:
        label = FLAG_WORDS[flag.kind]
        yield Mark(flag.start, flag.end, "damage", label=label, note=f"{label}: {flag.note}")


def focus_mark(record: Record, start: int, end: int) -> Iterator[Mark]:
    """The words that an address names; none where it names no place of the text."""
    if 0 <= start < end <= len(record.document.text):
        yield Mark(start, end, "focus")


def _mark(span: Span, role: str, label: str = "") -> Mark:
    return Mark(span.start, span.end, role, label=label or LABELS[role])


def _mentions(entity: Entity, event: Event, role: str) -> Iterator[Mark]:
    """Its mentions in the words of the event; where it is not named there, the last one before them."""
    told = sorted(event.evidence, key=lambda e: e.start)
    starts = [e.start for e in told]

    def inside(m: Mention) -> bool:
        n = bisect_right(starts, m.start) - 1
        return n >= 0 and m.end <= told[n].end

    found = [m for m in entity.mentions if inside(m)]
    if not found:
        before = [m for m in entity.mentions if m.end <= event.trigger.start]
        found = before[-1:] or [entity.mentions[0]]
    for m in found:
        yield Mark(m.start, m.end, role, label=LABELS[role])

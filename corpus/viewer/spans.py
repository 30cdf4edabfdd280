"""Everything that is marked in a document as one list of nested stretches, which both views walk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from corpus.document import Damage, Document, Entity, Event, Mention, Paragraph, Statement, Telling, Time


class Told(NamedTuple):
    """A telling with its event."""

    event: Event
    telling: Telling
    first: bool


class Said(NamedTuple):
    """A part of a statement."""

    statement: Statement
    part: Literal["cue", "content"]


Marked = Mention | Time | Told | Said | Damage
Step = tuple[Literal["open", "close"], Marked] | tuple[Literal["text"], str]


class Stretch(NamedTuple):
    start: int
    end: int
    marked: Marked


# Of marks on the very same words, the earlier in this list lies outside.
_ORDER: tuple[type, ...] = (Said, Damage, Mention, Time, Told)


def stretches(document: Document) -> list[Stretch]:
    """All marks in order of text, outer before inner."""
    found = [
        *(Stretch(m.start, m.end, m) for m in document.mentions),
        *(Stretch(t.start, t.end, t) for t in document.times),
        *(Stretch(t.start, t.end, Told(e, t, i == 0)) for e in document.events for i, t in enumerate(e.tellings)),
        *(Stretch(*s.cue, Said(s, "cue")) for s in document.statements if s.cue),
        *(Stretch(*c, Said(s, "content")) for s in document.statements for c in s.content),
        *(Stretch(d.start, d.end, d) for d in document.damage),
    ]
    return sorted(found, key=lambda s: (s.start, -s.end, _ORDER.index(type(s.marked))))


def walk(document: Document, paragraph: Paragraph) -> Iterator[Step]:
    """Openings, closings and the text between them, in order of the paragraph's text."""
    at = paragraph.start
    stack: list[Stretch] = []
    inside = [s for s in stretches(document) if paragraph.start <= s.start < paragraph.end]
    for stretch in [*inside, None]:
        until = stretch.start if stretch else paragraph.end
        while stack and stack[-1].end <= until:
            closed = stack.pop()
            yield "text", document.text[at : closed.end]
            yield "close", closed.marked
            at = closed.end
        yield "text", document.text[at:until]
        at = until
        if stretch:
            yield "open", stretch.marked
            stack.append(stretch)


def entity_name(document: Document, entity: Entity) -> str:
    """The best words for an entity: its longest name, or else its longest description, or any mention."""
    best = ("name", "nominal", "pronoun")
    alone = [m for m in document.mentions if m.entities == (entity.id,)]
    words = sorted(alone, key=lambda m: (best.index(m.form), m.start - m.end))
    return document.words((words[0].start, words[0].end)) if words else entity.id


def names(document: Document) -> dict[str, str]:
    """The best words for every entity, by its id."""
    return {e.id: entity_name(document, e) for e in document.entities}

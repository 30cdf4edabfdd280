"""A document of the corpus: its plain text and every layer, all spans as offsets in code points into that text."""

from __future__ import annotations

import datetime as dt

import msgspec

from corpus.labels import Style
from onrecord.model.annotation import Factuality
from onrecord.model.document import FlagKind
from onrecord.model.entity import EntityKind, MentionForm
from onrecord.model.plover import EventType
from onrecord.model.standing import Standing
from onrecord.model.statement import Act, Form, Medium
from onrecord.model.temporal import TimeType

Stretch = tuple[int, int]  # [start, end) in code points of the plain text


class Paragraph(msgspec.Struct, frozen=True):
    """`line` (from 1) is that of the raw file."""

    start: int
    end: int
    title: bool
    line: int


class Entity(msgspec.Struct, frozen=True):
    """`id` is unique within the document only."""

    id: str
    kind: EntityKind
    country: str | None
    sectors: tuple[str, ...]


class Mention(msgspec.Struct, frozen=True):
    """`entities` are several for "both sides"; `source_of` are the statements whose source span this is."""

    start: int
    end: int
    entities: tuple[str, ...]
    form: MentionForm
    source_of: tuple[str, ...]


class Time(msgspec.Struct, frozen=True):
    start: int
    end: int
    value: str
    type: TimeType


class Telling(msgspec.Struct, frozen=True):
    """One telling of an event. `known`: it refers to the event as known and tells nothing new of whether it happened.

    `statements` are those in whose content it stands, innermost first; () is the article's own voice.
    """

    start: int
    end: int
    factuality: Factuality
    known: bool
    statements: tuple[str, ...]


class Event(msgspec.Struct, frozen=True):
    """One happening with all its tellings in order of text. `performed_by`: the statement whose act the event is."""

    id: str
    type: EventType
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    time: str | None
    standing: Standing
    performed_by: str | None
    tellings: tuple[Telling, ...]


class Statement(msgspec.Struct, frozen=True):
    """`source_spans` are the mentions marked `>id`; `cues` is empty for a free quote, `content` for a bare denial."""

    id: str
    act: Act
    by: tuple[str, ...]
    to: tuple[str, ...]
    medium: Medium
    within: str | None
    outlet: str | None
    time: str | None
    about: tuple[str, ...]
    source_spans: tuple[Stretch, ...]
    cue: Stretch | None
    content: tuple[Stretch, ...]
    form: Form


class Damage(msgspec.Struct, frozen=True):
    start: int
    end: int
    kind: FlagKind


class Mark(msgspec.Struct, frozen=True):
    """A label as it was written, and where: `line` and `column` (from 1) are those of its brace in the raw file."""

    start: int
    end: int
    label: str
    line: int
    column: int


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated document. `text` is the title and the paragraphs, joined by a blank line.

    `file` and `line` say where it stands; `marks` are all its labels as written, in order of text, outer before inner.
    """

    id: str
    style: Style
    country: str | None
    published: dt.date
    text: str
    paragraphs: tuple[Paragraph, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    damage: tuple[Damage, ...]
    marks: tuple[Mark, ...]
    file: str = ""
    line: int = 0

    @property
    def title(self) -> str | None:
        """The title's words, None where there is none."""
        return next((self.text[p.start : p.end] for p in self.paragraphs if p.title), None)

    @property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs without the title."""
        return tuple(p for p in self.paragraphs if not p.title)

    def words(self, span: Stretch) -> str:
        return self.text[span[0] : span[1]]

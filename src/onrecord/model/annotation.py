"""What the extractors hand to each other: layers over one parsed document.

These never leave the program; `record.assemble` turns them into the `Record` that does.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec

from onrecord.model.document import Document, Flag
from onrecord.model.entity import Entity
from onrecord.model.plover import EventType
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.syntax import Parse
from onrecord.model.temporal import TimeExpression, When

# FactBank's distinctions as far as the contract's standings need them: what the words make of an act for whoever
# tells it, before anyone's authority is weighed.
# FactBank's PR+ that is the teller's distance and no doubt of his own is kept apart ("alleged", "accused of").
Factuality = Literal["actual", "negated", "planned", "threatened", "hypothetical", "alleged"]


class EntityLayer(msgspec.Struct, frozen=True, dict=True):
    """Every entity that could act, speak, be acted on or be a place, and where its mentions are headed.

    `heads` maps the syntactic head token of a mention to entity ids (several for "both sides", "the two leaders").
    `inside` maps every token of a mention to the ids of the innermost mention around it.
    """

    entities: tuple[Entity, ...] = ()
    heads: dict[int, tuple[str, ...]] = {}
    inside: dict[int, tuple[str, ...]] = {}
    flags: tuple[Flag, ...] = ()

    def at(self, token: int) -> tuple[str, ...]:
        """Ids of the entities that `token` refers to, () if it refers to none that we know."""
        return self.heads.get(token) or self.inside.get(token, ())

    def get(self, id: str) -> Entity:
        return self.by_id[id]

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        return {e.id: e for e in self.entities}


class Attribution(msgspec.Struct, frozen=True):
    """A statement with the tokens it was read from. `content_tokens` are half-open token ranges."""

    statement: Statement
    source_token: int | None = None
    cue_token: int | None = None
    content_tokens: tuple[tuple[int, int], ...] = ()

    def covers(self, token: int) -> bool:
        for start, end in self.content_tokens:  # noqa: SIM110 (asked very often, and a generator costs twice as much)
            if start <= token < end:
                return True
        return False


class EventMention(msgspec.Struct, frozen=True):
    """One telling of one event, at one trigger.

    `factuality` is what the words around the trigger make of it, `cue` the words that say so ("denied that", "would").
    `attributions` are the ids of the statements in whose content it is told, innermost first; () is the article's own.
    `performed_by` is the statement of which this event is the act itself (an accusation, a threat, a demand).
    `participation` mentions tell of somebody's part in an act ("denied a role in the raid"), not of the act itself.
    `presupposed` mentions refer to the event as known ("after the attack") and tell nothing new of whether it happened.
    """

    token: int
    type: EventType
    trigger: Span
    evidence: Span
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    when: When | None = None
    factuality: Factuality = "actual"
    cue: Span | None = None
    attributions: tuple[str, ...] = ()
    performed_by: str | None = None
    presupposed: bool = False
    participation: bool = False


class AnnotatedDocument(msgspec.Struct, frozen=True):
    """A document and the layers found in it so far. Each extractor reads the earlier layers and returns its own."""

    document: Document
    parse: Parse
    times: tuple[TimeExpression, ...] = ()
    entities: EntityLayer = EntityLayer()
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[EventMention, ...] = ()

"""The record of one article, and what stands in its place when the article could not be read."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from onrecord.errors import Irrelevant, OnrecordError
from onrecord.model.document import Article, Flag, Passage
from onrecord.model.entity import Entity
from onrecord.model.event import Event
from onrecord.model.statement import Statement
from onrecord.model.temporal import TimeExpression

SCHEMA: Final = "onrecord/1"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """All that Onrecord wrote down of one article, each line with its words. Raises ValueError if a line has none."""

    schema: Literal["onrecord/1"] = SCHEMA
    document: Article
    passages: tuple[Passage, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    flags: tuple[Flag, ...] = ()


class FailedDocument(msgspec.Struct, frozen=True):
    """The article that has no record, by its id alone."""

    id: str


class Problem(msgspec.Struct, frozen=True):
    """Why there is no record: `kind` is one of the errors in docs/errors.md, `message` what, where and the cure."""

    kind: str
    message: str


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """An article that could not be read, or was set aside: it takes its place in the output, and the others go on."""

    schema: Literal["onrecord/1"] = SCHEMA
    document: FailedDocument
    error: Problem

    @property
    def is_irrelevant(self) -> bool:
        """Whether it was set aside on purpose, for its subject, and nothing went wrong."""
        return self.error.kind == Irrelevant.kind

    @classmethod
    def of(cls, id: str, error: OnrecordError) -> Failure:
        """What stands in the place of the article `id` that `error` stopped."""
        return cls(document=FailedDocument(id), error=Problem(error.kind, str(error)))


Outcome = Record | Failure

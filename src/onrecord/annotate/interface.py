"""What an extractor is. Each reads an annotated document and returns one layer; any can be swapped and measured.

An extractor keeps nothing between documents, alters nothing it is given, and returns the same layer for the same
document every time (`tests/conformance` holds every one of them to this).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from onrecord.model.annotation import AnnotatedDocument, Attribution, EntityLayer, EventMention
from onrecord.model.document import Document
from onrecord.model.syntax import Parse
from onrecord.model.temporal import TimeExpression


class Parser(Protocol):
    """Reads the `body`, `title` and `repeat` passages of documents, in order and lazily.

    One that has `by_passage = True` says the same of a passage in whatever document it stands (`annotate.reuse`).
    """

    def parse(self, documents: Iterable[Document]) -> Iterator[Parse]: ...


class TimeExtractor(Protocol):
    def __call__(self, doc: AnnotatedDocument, /) -> tuple[TimeExpression, ...]: ...


class EntityExtractor(Protocol):
    def __call__(self, doc: AnnotatedDocument, /) -> EntityLayer: ...


class StatementExtractor(Protocol):
    def __call__(self, doc: AnnotatedDocument, /) -> tuple[Attribution, ...]: ...


class EventExtractor(Protocol):
    """Finds the events told; `factuality` may be left `actual` for the judge to decide."""

    def __call__(self, doc: AnnotatedDocument, /) -> tuple[EventMention, ...]: ...


class FactualityJudge(Protocol):
    """Returns the document's event mentions with `factuality`, `cue` and `attributions` decided."""

    def __call__(self, doc: AnnotatedDocument, /) -> tuple[EventMention, ...]: ...

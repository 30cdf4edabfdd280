"""What is true of every layer, whoever made it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import msgspec

from onrecord.model.annotation import AnnotatedDocument, Attribution, EntityLayer, EventMention
from onrecord.model.temporal import TimeExpression

PARSE_COLUMNS = (
    "words lemmas pos tags deps heads starts ends sentences passages names".split()
)  # the columns, not what is cached over them


def spans(value: Any) -> Iterator[Any]:
    """Every struct within `value` that has start, end and exact."""
    if isinstance(value, msgspec.Struct):
        if hasattr(value, "exact"):
            yield value
        for field in value.__struct_fields__:
            yield from spans(getattr(value, field))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans(item)


def snapshot(doc: AnnotatedDocument) -> Any:
    """A deep copy of all that an extractor could alter."""
    return deepcopy(
        (
            [getattr(doc.parse, column) for column in PARSE_COLUMNS],
            doc.document,
            doc.times,
            (doc.entities.entities, doc.entities.heads, doc.entities.inside, doc.entities.flags),
            doc.attributions,
            doc.mentions,
        )
    )


def ids(layer: Any) -> list[str]:
    """Ids that the layer gives out, in order."""
    match layer:
        case EntityLayer():
            return [e.id for e in layer.entities]
        case tuple():
            return [i for item in layer if (i := _id(item))]
    raise TypeError(type(layer))


def _id(item: Any) -> str | None:
    match item:
        case TimeExpression():
            return item.id
        case Attribution():
            return item.statement.id
        case EventMention():
            return None
    raise TypeError(type(item))


def references(layer: Any) -> Iterator[tuple[str, str]]:
    """(which layer is meant, id) of all that the layer refers to."""
    if isinstance(layer, EntityLayer):
        for found in (*layer.heads.values(), *layer.inside.values()):
            yield from (("entities", i) for i in found)
        return
    for item in layer:
        yield from ((where, i) for where, i in _references(item) if i is not None)


def _references(item: Any) -> Iterator[tuple[str, str | None]]:
    match item:
        case TimeExpression():
            yield "times", None if item.anchor == "published" else item.anchor
        case Attribution(statement=s):
            yield from (("entities", i) for i in (s.source, s.outlet, *s.addressees))
            yield "statements", s.within
        case EventMention():
            yield from (("entities", i) for i in (*item.actors, *item.recipients, item.place))
            yield from (("statements", i) for i in (*item.attributions, item.performed_by))


def tokens(layer: Any) -> Iterator[int]:
    """Token numbers that the layer points at (the end of a range counts as its last token)."""
    if isinstance(layer, EntityLayer):
        yield from (*layer.heads, *layer.inside)
        return
    for item in layer:
        match item:
            case Attribution():
                yield from (t for t in (item.source_token, item.cue_token) if t is not None)
                for start, end in item.content_tokens:
                    assert start < end
                    yield from (start, end - 1)
            case EventMention():
                yield item.token

"""Reads sentences with the parser and the event extractor alone, over entities that the test itself names."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.events.extractor import find_events
from onrecord.clean.document import clean
from onrecord.model.annotation import AnnotatedDocument, EntityLayer, EventMention
from onrecord.model.document import Article
from onrecord.model.entity import Entity, EntityKind, Mention
from onrecord.model.syntax import Parse
from onrecord.pipeline import default_extractors

_KINDS: dict[str, EntityKind] = {
    "GPE": "government",
    "LOC": "place",
    "FAC": "place",
    "PERSON": "person",
    "ORG": "organization",
}


@cache
def parsed(text: str) -> Parse:
    return next(default_extractors().parser.parse([clean(Article(id="test", text=text))]))


def read(text: str, *phrases: str) -> AnnotatedDocument:
    """The text with its events; entities are the `phrases` ("Iran", "place:Kano"), by default the names seen in it."""
    parse = parsed(text)
    layer = _named(parse, phrases) if phrases else _seen(parse)
    doc = AnnotatedDocument(document=parse.document, parse=parse, entities=layer)
    return AnnotatedDocument(document=doc.document, parse=parse, entities=layer, mentions=find_events(doc))


def told(doc: AnnotatedDocument, trigger: str) -> EventMention:
    """The one event whose trigger has these words."""
    (found,) = [m for m in doc.mentions if trigger in m.trigger.exact]
    return found


def names(doc: AnnotatedDocument, ids: tuple[str, ...]) -> set[str]:
    return {doc.entities.get(i).name for i in ids}


def _seen(parse: Parse) -> EntityLayer:
    spans = [(a, b, _KINDS[label]) for a, b, label in parse.names if label in _KINDS]
    return _layer(parse, spans)


def _named(parse: Parse, phrases: tuple[str, ...]) -> EntityLayer:
    text, spans = parse.document.article.text, []
    for phrase in phrases:
        kind, _, name = phrase.rpartition(":")
        at = text.index(name)
        start, end = parse.tokens_between(at, at + len(name))
        spans.append((start, end, "place" if kind == "place" else "government"))
    return _layer(parse, spans)


def _layer(parse: Parse, spans: list[tuple[int, int, EntityKind]]) -> EntityLayer:
    entities, heads, inside = [], {}, {}
    for n, (start, end, kind) in enumerate(spans):
        span = parse.span(start, end)
        entities.append(Entity(f"N{n}", span.exact, kind, (Mention(span.start, span.end, span.exact, "name"),)))
        head = next((t for t in range(start, end) if not start <= parse.heads[t] < end or parse.heads[t] == t), end - 1)
        heads[head] = (f"N{n}",)
        inside.update((t, (f"N{n}",)) for t in range(start, end))
    return EntityLayer(entities=tuple(entities), heads=heads, inside=inside)

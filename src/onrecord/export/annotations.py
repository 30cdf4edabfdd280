"""Every quote as a W3C Web Annotation (Web Annotation Data Model, Recommendation of 23 February 2017), in JSON-LD.

The target of each is an article's text, by `ni:` URI (RFC 6920) of its SHA-256, so that nobody takes the offsets for
those of a page that has changed since; the page's address is its `scope`. Offsets are Unicode code points, half open,
as the model's TextPositionSelector counts; the TextQuoteSelector has up to 32 characters on either side.
"""

from __future__ import annotations

import base64
import hashlib
import uuid
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from onrecord.export.material import LeftOut, Made, Material, nothing_lost, pretty
from onrecord.model.document import Article
from onrecord.model.happening import EventRef
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.show.describe import ACT_WORDS

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
AROUND: Final = 32
_NAMES: Final = uuid.uuid5(uuid.NAMESPACE_URL, "onrecord/annotation")


def make(material: Material) -> Made:
    items = [annotation for record in material.records for annotation in _of_article(record, material)]
    texts = [a["target"]["source"]["id"] for a in items]
    collection = _urn("collection", *(a["id"] for a in items))
    page: dict[str, Any] = {"id": _urn("page", collection), "type": "AnnotationPage", "startIndex": 0, "items": items}
    whole = {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": f"{material.title}: {len(items)} annotations of {len(set(texts))} texts",
        "total": len(items),
        "first": page,
    }
    return Made({"": pretty(whole)}, _left_out(material))


def text_id(article: Article) -> str:
    """ "ni:///sha-256;..." of the text in UTF-8."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(article.text.encode()).digest()).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _of_article(record: Record, material: Material) -> Iterator[dict[str, Any]]:
    article, tags = record.document, tuple[str, ...]()
    for id, telling in material.tellings.get(article.id, ()):
        entry = material.entries[id]
        tags = (entry.code, f"standing: {entry.standing}", f"happening: {id}")
        for span in telling.evidence:
            yield _annotation(article, span, "classifying", entry.sentence, tags)
    for statement in record.statements:
        told = [material.happening_of.get(EventRef(article.id, e)) for e in statement.about]
        tags = (f"act: {statement.act}", *(f"about: {id}" for id in told if id))
        for span in statement.content or ((statement.cue,) if statement.cue else ()):
            yield _annotation(article, span, "describing", _speaker(statement, record), tags)
    for flag in record.flags:
        span = Span(flag.start, flag.end, flag.exact)
        yield _annotation(article, span, "questioning", flag.note, (f"flag: {flag.kind}",))


def _speaker(statement: Statement, record: Record) -> str:
    """ "Salwa Berkani denies"."""
    names = {e.id: e.name for e in record.entities}
    unknown = statement.source_span.exact if statement.source_span else "Somebody not named"
    return f"{names.get(statement.source or '', unknown)} {ACT_WORDS[statement.act]}"


def _annotation(article: Article, span: Span, motivation: str, words: str, tags: tuple[str, ...]) -> dict[str, Any]:
    body = [{"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en", "value": words}]
    body += [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]
    target = _target(article, span)
    return {
        "id": _urn(motivation, text_id(article), str(span.start), str(span.end), article.id, words, *tags),
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": target,
    }


def _target(article: Article, span: Span) -> dict[str, Any]:
    source: dict[str, Any] = {"id": text_id(article), "type": "Text", "format": "text/plain"}
    if article.language:
        source["language"] = article.language
    before = article.text[max(0, span.start - AROUND) : span.start]
    after = article.text[span.end : span.end + AROUND]
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {"type": "TextQuoteSelector", "exact": span.exact, "prefix": before, "suffix": after},
        ],
    }
    if article.uri and ":" in article.uri:  # `scope` is an IRI; a file's name is none
        target["scope"] = article.uri
    return target


def _urn(*parts: str) -> str:
    """The same parts give the same urn:uuid (RFC 9562, version 5)."""
    return uuid.uuid5(_NAMES, msgspec.json.encode(parts).decode()).urn


def _left_out(material: Material) -> list[LeftOut]:
    records, joined = material.records, material.joined
    return nothing_lost(
        [
            LeftOut("mentions of entities", sum(len(e.mentions) for e in joined.entities), "told in parquet and csv"),
            LeftOut("steps of standings", sum(len(h.history) for h in joined.happenings), "told in parquet and csv"),
            LeftOut("conflicts", sum(len(h.conflicts) for h in joined.happenings), "told in parquet, csv and html"),
            LeftOut("time expressions", sum(len(r.times) for r in records), "the JSON of an article has them"),
        ],
        material.texts(),
        material.unread(),
    )

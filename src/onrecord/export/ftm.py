"""FollowTheMoney entities (followthemoney.tech), one a line: what OpenAleph, Aleph and OpenSanctions' tools read.

Written without the library: with what it needs it is 300 MB, for what are lines of JSON. A test validates every line
with the library where it is installed (4.11). An Article is an Article, who takes part is a LegalEntity of some kind,
a place an Address, a happening an Event whose proof is its articles.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from onrecord.export.material import LeftOut, Made, Material, nothing_lost
from onrecord.model.document import Article
from onrecord.model.entity import EntityKind
from onrecord.model.happening import Happening, JoinedEntity

_COUNTRIES: Final = Path(__file__).parent / "data" / "alpha2.tsv"
_LANGUAGES: Final = {"en": "eng"}  # ISO 639-3, as FollowTheMoney writes it; other languages are not read yet
_SCHEMATA: Final[Mapping[EntityKind, str]] = {
    "person": "Person",
    "government": "PublicBody",
    "organization": "Organization",
    "armed_group": "Organization",
    "publication": "Organization",
    "people": "LegalEntity",
    "place": "Address",
}
Values = dict[str, list[str]]


def make(material: Material) -> Made:
    lines = b"".join(msgspec.json.encode(entity) + b"\n" for entity in _entities(material))
    return Made({"": lines}, _left_out(material))


def _entities(material: Material) -> Iterator[dict[str, Any]]:
    for article in material.articles.values():
        yield _entity(article_id(article.id), "Article", _article(article))
    for entity in material.joined.entities:
        if entity.kind in _SCHEMATA:
            schema = _SCHEMATA[entity.kind]
            yield _entity(entity_id(entity.id), schema, _place(entity) if schema == "Address" else _actor(entity))
    for happening in material.joined.happenings:
        yield _entity(f"onrecord-{happening.id}", "Event", _event(happening, material))


def _entity(id: str, schema: str, properties: Mapping[str, list[str]]) -> dict[str, Any]:
    return {"id": id, "schema": schema, "properties": {k: v for k, v in properties.items() if v}}


def article_id(id: str) -> str:
    return f"onrecord-article-{_digest(id)}"


def entity_id(id: str) -> str:
    return f"onrecord-entity-{_digest(id)}"


def _digest(id: str) -> str:
    return hashlib.sha256(id.encode()).hexdigest()[:24]


def _article(article: Article) -> Values:
    return {
        "title": _some(article.title),
        "publisher": _some(article.publisher),
        "publishedAt": _some(article.published),
        "sourceUrl": _web(article),
        "language": _some(_LANGUAGES.get(article.language or "")),
        "fileName": [article.id],
    }


def _actor(entity: JoinedEntity) -> Values:
    country = _some(_countries().get(entity.country or ""))
    person = entity.kind == "person"
    return {
        "name": [entity.name],
        "country": country,
        "position" if person else "classification": _some(entity.role),
        "wikidataId": _some(entity.wikidata),
        "sector": [f"PLOVER {s}" for s in entity.sectors],
    }


def _place(entity: JoinedEntity) -> Values:
    point = {"latitude": entity.latitude, "longitude": entity.longitude}
    return {
        "full": [entity.name],
        "country": _some(_countries().get(entity.country or "")),
        "wikidataId": _some(entity.wikidata),
        **{x: [f"{value:.6g}"] for x, value in point.items() if value is not None},
    }


def _event(h: Happening, material: Material) -> Values:
    entry = material.entries[h.id]
    documents = list(dict.fromkeys(t.document for t in h.sources))
    articles = [a for d in documents if (a := material.articles.get(d))]
    parties = [material.entities[i] for i in dict.fromkeys((*h.actors, *h.recipients)) if i in material.entities]
    place = material.entities.get(h.place) if h.place else None
    same = h.when is not None and h.when.start == h.when.end
    return {
        "name": [entry.sentence],
        "date": [h.when.start.isoformat()] if h.when and same else [],
        "startDate": [h.when.start.isoformat()] if h.when and not same else [],
        "endDate": [h.when.end.isoformat()] if h.when and not same else [],
        "involved": [entity_id(p.id) for p in parties if _is_legal_entity(p)],
        "namesMentioned": [p.name for p in parties if not _is_legal_entity(p)],
        "location": [place.name] if place else [],
        "addressEntity": [entity_id(place.id)] if place and _SCHEMATA.get(place.kind) == "Address" else [],
        "summary": [f"Standing: {h.standing}. {entry.words}. {entry.counted}."],
        "description": list(dict.fromkeys(s.exact for t in h.sources for s in t.evidence)),
        "keywords": [f"PLOVER {entry.code}", f"standing {h.standing}"],
        "recordId": [h.id],
        "publisher": list(dict.fromkeys(a.publisher for a in articles if a.publisher)),
        "sourceUrl": list(dict.fromkeys(u for a in articles for u in _web(a))),
        "proof": [article_id(a.id) for a in articles],
    }


def _is_legal_entity(entity: JoinedEntity) -> bool:
    return _SCHEMATA.get(entity.kind, "Address") != "Address"


def _some(value: object) -> list[str]:
    return [str(value)] if value else []


def _web(article: Article) -> list[str]:
    return [article.uri] if article.uri and article.uri.startswith(("https://", "http://")) else []


@cache
def _countries() -> Mapping[str, str]:
    rows = (line.split("\t") for line in _COUNTRIES.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {row[0]: row[1] for row in rows}


def _left_out(material: Material) -> list[LeftOut]:
    joined = material.joined
    others = tuple(e.id for e in joined.entities if e.kind not in _SCHEMATA)
    quotes = sum(len(t.evidence) for h in joined.happenings for t in h.sources)
    statements = sum(len(r.statements) for r in material.records)
    return nothing_lost(
        [
            LeftOut("entities", len(others), "FollowTheMoney has no schema for things and documents spoken of", others),
            LeftOut(
                "directions of acts", len(joined.happenings), "an Event has who is involved, not who did it to whom"
            ),
            LeftOut("offsets of quotes", quotes, "FollowTheMoney has no place for them"),
            LeftOut("statements", statements, "FollowTheMoney has no schema for who said what"),
            LeftOut(
                "steps of standings", sum(len(h.history) for h in joined.happenings), "the summary has the last words"
            ),
            LeftOut(
                "conflicts", sum(len(h.conflicts) for h in joined.happenings), "FollowTheMoney has no place for them"
            ),
        ],
        material.texts(),
        material.unread(),
    )

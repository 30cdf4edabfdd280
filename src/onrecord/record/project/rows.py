"""Records and happenings as rows of tables. A row is a mapping in the columns' order; COLUMNS gives DuckDB's types."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec

from onrecord.model.entity import Entity
from onrecord.model.happening import Happening, JoinedEntity, JoinedRecord
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.model.temporal import When
from onrecord.record.project.article_lines import line_of
from onrecord.record.project.store import ArticleRow, OutcomeRow

Row = dict[str, Any]
_SPAN = 'STRUCT("start" INTEGER, "end" INTEGER, exact VARCHAR)'
_MENTION = 'STRUCT("start" INTEGER, "end" INTEGER, exact VARCHAR, form VARCHAR)'
_WHEN = {"first_day": "DATE", "last_day": "DATE", "days_basis": "VARCHAR", "days_words": _SPAN}
COLUMNS: Final[Mapping[str, Mapping[str, str]]] = {
    "articles": {
        "id": "VARCHAR",
        "given_id": "VARCHAR",
        "title": "VARCHAR",
        "publisher": "VARCHAR",
        "published": "DATE",
        "uri": "VARCHAR",
        "language": "VARCHAR",
        "status": "VARCHAR",
        "copy_of": "VARCHAR",
        "error_kind": "VARCHAR",
        "error_message": "VARCHAR",
        "raw_sha256": "VARCHAR",
        "text_sha256": "VARCHAR",
        "record_sha256": "VARCHAR",
    },
    "events": {
        "article": "VARCHAR",
        "id": "VARCHAR",
        "type": "VARCHAR",
        "mode": "VARCHAR",
        "contexts": "VARCHAR[]",
        "actors": "VARCHAR[]",
        "actor_names": "VARCHAR[]",
        "recipients": "VARCHAR[]",
        "recipient_names": "VARCHAR[]",
        "place": "VARCHAR",
        "place_name": "VARCHAR",
        **_WHEN,
        "standing": "VARCHAR",
        "intensity": "DOUBLE",
        "trigger": _SPAN,
        "evidence": f"{_SPAN}[]",
    },
    "statements": {
        "article": "VARCHAR",
        "id": "VARCHAR",
        "source": "VARCHAR",
        "source_name": "VARCHAR",
        "source_span": _SPAN,
        "cue": _SPAN,
        "content": f"{_SPAN}[]",
        "form": "VARCHAR",
        "act": "VARCHAR",
        "addressees": "VARCHAR[]",
        "medium": "VARCHAR",
        "outlet": "VARCHAR",
        **_WHEN,
        "within": "VARCHAR",
        "about": "VARCHAR[]",
    },
    "entities": {
        "article": "VARCHAR",
        "id": "VARCHAR",
        "name": "VARCHAR",
        "kind": "VARCHAR",
        "country": "VARCHAR",
        "sectors": "VARCHAR[]",
        "role": "VARCHAR",
        "wikidata": "VARCHAR",
        "mentions": f"{_MENTION}[]",
    },
    "happenings": {
        "number": "INTEGER",
        "id": "VARCHAR",
        "type": "VARCHAR",
        "mode": "VARCHAR",
        "actors": "VARCHAR[]",
        "actor_keys": "VARCHAR[]",
        "recipients": "VARCHAR[]",
        "recipient_keys": "VARCHAR[]",
        "place": "VARCHAR",
        "place_keys": "VARCHAR[]",
        "first_day": "DATE",
        "last_day": "DATE",
        "days_basis": "VARCHAR",
        "standing": "VARCHAR",
        "independent_sources": "INTEGER",
        "articles": "VARCHAR[]",
        "first_told": "DATE",
        "conflicts": "VARCHAR[]",
        "words": "VARCHAR",
        "json": "VARCHAR",
    },
}


def article_row(article: ArticleRow, outcome: OutcomeRow) -> Row:
    known = msgspec.structs.asdict(line_of(article, outcome))
    known |= {"raw_sha256": article.raw, "record_sha256": outcome.record}
    return {column: known[column] for column in COLUMNS["articles"]}


def record_rows(record: Record) -> dict[str, list[Row]]:
    """The rows of one article's events, statements and entities."""
    id, names = record.document.id, {e.id: e.name for e in record.entities}

    def named(entities: Iterable[str]) -> list[str]:
        return [names.get(e, e) for e in entities]

    return {
        "events": [
            {
                "article": id,
                "id": e.id,
                "type": e.type,
                "mode": e.mode,
                "contexts": e.contexts,
                "actors": e.actors,
                "actor_names": named(e.actors),
                "recipients": e.recipients,
                "recipient_names": named(e.recipients),
                "place": e.place,
                "place_name": names.get(e.place) if e.place else None,
                **_days(e.when),
                "standing": e.standing,
                "intensity": e.intensity,
                "trigger": e.trigger,
                "evidence": e.evidence,
            }
            for e in record.events
        ],
        "statements": [
            {
                "article": id,
                "id": s.id,
                "source": s.source,
                "source_name": names.get(s.source) if s.source else None,
                "source_span": s.source_span,
                "cue": s.cue,
                "content": s.content,
                "form": s.form,
                "act": s.act,
                "addressees": s.addressees,
                "medium": s.medium,
                "outlet": s.outlet,
                **_days(s.when),
                "within": s.within,
                "about": s.about,
            }
            for s in record.statements
        ],
        "entities": [_entity_row(id, e) for e in record.entities],
    }


def _entity_row(article: str, entity: Entity) -> Row:
    return {
        "article": article,
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "country": entity.country,
        "sectors": entity.sectors,
        "role": entity.role,
        "wikidata": entity.wikidata,
        "mentions": entity.mentions,
    }


def _days(when: When | None) -> Row:
    return {
        "first_day": when and when.start,
        "last_day": when and when.end,
        "days_basis": when and when.basis,
        "days_words": when and when.text,
    }


def happening_rows(joined: JoinedRecord) -> Iterator[Row]:
    """A row a happening. Its `*_keys` are what it can be found by: folded names, countries, Wikidata and other ids."""
    published = {d.document.id: d.document.published for d in joined.documents if isinstance(d, Record)}
    yield from rows_of(joined.happenings, joined.entities, published)


def rows_of(
    happenings: Iterable[Happening], actors: Iterable[JoinedEntity], published: Mapping[str, dt.date | None]
) -> Iterator[Row]:
    """The same without the articles, of which the days are `published`."""
    entities = {e.id: e for e in actors}

    def names(ids: Iterable[str]) -> list[str]:
        return [entities[i].name if i in entities else i for i in ids]

    def keys(ids: Iterable[str]) -> list[str]:
        return sorted({key for i in ids for key in (i, *_keys(entities.get(i)))})

    for number, h in enumerate(happenings):
        days = [d for s in h.sources if (d := published.get(s.document))]
        place = (h.place,) if h.place else ()
        yield {
            "number": number,
            "id": h.id,
            "type": h.type,
            "mode": h.mode,
            "actors": names(h.actors),
            "actor_keys": keys(h.actors),
            "recipients": names(h.recipients),
            "recipient_keys": keys(h.recipients),
            "place": names(place)[0] if place else None,
            "place_keys": keys(place),
            "first_day": h.when and h.when.start,
            "last_day": h.when and h.when.end,
            "days_basis": h.when and h.when.basis,
            "standing": h.standing,
            "independent_sources": h.independent_sources,
            "articles": sorted({s.document for s in h.sources}),
            "first_told": min(days, default=None),
            "conflicts": [c.field for c in h.conflicts],
            "words": "\n".join(fold(span.exact) for span in _quotes(h)),
            "json": msgspec.json.encode(h).decode(),
        }


def _keys(entity: Any) -> Iterator[str]:
    if entity is not None:
        yield fold(entity.name)
        yield from (key for key in (entity.country, entity.wikidata) if key)


def _quotes(happening: Happening) -> Iterator[Span]:
    for telling in happening.sources:
        yield from telling.evidence


_NO_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """The words of `text` without case, accents and punctuation, a space on either side of each."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return f" {_NO_WORD.sub(' ', ''.join(c for c in plain if not unicodedata.combining(c))).strip()} "

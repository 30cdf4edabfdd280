"""What stands behind a line of a record, as data: of a happening over all articles, or of a line of one article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from difflib import get_close_matches

import msgspec
from msgspec import UNSET, UnsetType

from onrecord.errors import UsageError
from onrecord.model.document import Article
from onrecord.model.entity import Entity
from onrecord.model.event import Event
from onrecord.model.happening import Happening, JoinedEntity, JoinedRecord, Lineage
from onrecord.model.record import Record
from onrecord.model.statement import Statement
from onrecord.record.project.store import Fate
from onrecord.show.why import ids, unknown_id

Fates = Callable[[str], list[Fate]]  # what became of a happening of an earlier run (`Project.fate`)


class ArticleHead(msgspec.Struct, frozen=True, kw_only=True):
    """An article without its words."""

    id: str
    title: str | None
    publisher: str | None
    published: dt.date | None
    uri: str | None
    language: str | None


class HappeningEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """A happening and what its lines refer to: articles without their text, lineages, entities.

    `asked` is there where the id that was asked for was merged into this happening: how it came to that.
    """

    asked: tuple[Fate, ...] | UnsetType = UNSET
    happening: Happening
    documents: tuple[ArticleHead, ...]
    lineages: tuple[Lineage, ...]
    entities: tuple[JoinedEntity, ...]


class LineEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """An event, statement or entity of one article, and the statements and entities that it refers to."""

    document: ArticleHead
    line: Event | Statement | Entity
    statements: tuple[Statement, ...]
    entities: tuple[Entity, ...]


def head(article: Article) -> ArticleHead:
    """The article without its words."""
    return ArticleHead(**{name: getattr(article, name) for name in ArticleHead.__struct_fields__})


def happening_named(happenings: Iterable[Happening], id: str, fates: Fates) -> tuple[Happening, list[Fate]]:
    """The happening of that id or beginning of one, or the one that it was merged into and how it came to that.

    Raises UsageError, naming ids like it, where there is none or several.
    """
    happenings = list(happenings)
    exact = [h for h in happenings if h.id == id]
    found = exact or [h for h in happenings if h.id.lower().startswith(id.lower())]
    if len(found) == 1:
        return found[0], []
    if not found and (fate := fates(id)):
        now = [h for h in happenings if h.id == fate[-1].id]
        if now:
            return now[0], fate[:-1]
        raise Withdrawn(fate[-1])
    known = [h.id for h in found or happenings]
    near = known[:8] if found else get_close_matches(id, known, n=5, cutoff=0.5)
    cure = f"did you mean {' or '.join(near)}?" if near else "`onrecord find` shows the ids; of an article: ARTICLE/E1"
    what = f"{len(found)} happenings begin with" if found else "no happening is called"
    raise UsageError(f"{what} {id!r}", cure=cure)


class Withdrawn(UsageError):
    """A happening of an earlier run that nothing tells any more."""

    def __init__(self, fate: Fate) -> None:
        cure = "see what changed with `onrecord diff last-1 last`"
        super().__init__(f"{fate.id} was withdrawn in run {fate.run}: nothing tells it any more", cure=cure)


def behind_happening(happening: Happening, joined: JoinedRecord, asked: Iterable[Fate] = ()) -> HappeningEvidence:
    """The happening with all that its lines refer to."""
    documents = {s.document for s in happening.sources}
    lineages = {s.lineage for s in happening.sources}
    named = {*happening.actors, *happening.recipients, happening.place, *(h.by for h in happening.history)}
    records = (d for d in joined.documents if isinstance(d, Record))
    return HappeningEvidence(
        asked=tuple(asked) or UNSET,
        happening=happening,
        documents=tuple(head(d.document) for d in records if d.document.id in documents),
        lineages=tuple(x for x in joined.lineages if x.id in lineages),
        entities=tuple(e for e in joined.entities if e.id in named),
    )


def behind_line(record: Record, id: str) -> LineEvidence:
    """The line of that id with what it refers to. Raises UsageError, naming ids like it, where there is none."""
    event = next((e for e in record.events if e.id == id), None)
    statement = next((s for s in record.statements if s.id == id), None)
    entity = next((e for e in record.entities if e.id == id), None)
    line = event or statement or entity
    if line is None:
        raise unknown_id(id, ids(record), record.document.id)
    about = tuple(s for s in record.statements if id in s.about or (statement and s.within == id))
    named = {s.source for s in about}
    named |= {*event.actors, *event.recipients, event.place} if event else set()
    named |= {statement.source, statement.outlet, *statement.addressees} if statement else set()
    return LineEvidence(
        document=head(record.document),
        line=line,
        statements=about,
        entities=tuple(e for e in record.entities if e.id in named),
    )

"""The shapes of what the API answers. Within version 1 fields may be added; none goes or changes its meaning."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from onrecord.evidence import ArticleHead
from onrecord.model.entity import EntityKind
from onrecord.model.happening import Happening
from onrecord.model.statement import Statement
from onrecord.record.project.article_lines import ArticleLine
from onrecord.record.project.changes import Changes
from onrecord.record.project.store import Counts, Fate, RunRow
from onrecord.show.chronology import Entry


class Named(msgspec.Struct, frozen=True):
    """What an id of a happening stands for."""

    id: str
    name: str
    kind: EntityKind
    country: str | None


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A part of what was found: `found` in all, this from number `offset` (0 is the first); `next` is the next offset.

    `record` names the record that was asked: parts of different records do not belong together.
    """

    record: str
    as_of: dt.date | None
    found: int
    offset: int
    next: int | None


class HappeningsPage(Page, frozen=True, kw_only=True):
    """Happenings, with the names of the entities and articles that they speak of."""

    happenings: tuple[Happening, ...]
    entities: tuple[Named, ...]
    articles: tuple[ArticleHead, ...]


class HappeningAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One happening. `became` is how the id that was asked for came to be this one; empty where it is its own."""

    record: str
    as_of: dt.date | None
    became: tuple[Fate, ...]
    happening: Happening
    entities: tuple[Named, ...]
    articles: tuple[ArticleHead, ...]


class SaidStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement, where it stands, who the speaker is over all articles, and which happenings it is about."""

    article: ArticleHead
    statement: Statement
    speaker: Named | None
    happenings: tuple[str, ...]


class StatementsPage(Page, frozen=True, kw_only=True):
    """Statements, by the day of publication of their articles, and in their order within one."""

    statements: tuple[SaidStatement, ...]


class TimelinePage(Page, frozen=True, kw_only=True):
    """Lines of the chronology, as `onrecord timeline --format json` has them; what has no stated day comes last."""

    lines: tuple[Entry, ...]


class ArticlesPage(msgspec.Struct, frozen=True, kw_only=True):
    """Articles by day of publication, those without one last. `next` as in other pages."""

    found: int
    offset: int
    next: int | None
    articles: tuple[ArticleLine, ...]


class ArticleWords(msgspec.Struct, frozen=True):
    """An article with its words: offsets of all records are code points into `text`."""

    article: ArticleLine
    text: str


class DiffAnswer(msgspec.Struct, frozen=True):
    """What changed from one day, or run, to another."""

    before: str
    after: str
    changes: Changes


class CountsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """How much there is: of articles now, of the rest in the record of the last run that finished."""

    articles: Counts
    waiting: int
    happenings: int
    statements: int
    entities: int
    lineages: int
    first_published: dt.date | None
    last_published: dt.date | None
    last_run: RunRow | None


class Runs(msgspec.Struct, frozen=True):
    """All runs, first to last."""

    runs: tuple[RunRow, ...]


class Health(msgspec.Struct, frozen=True):
    """Whether the server can answer. `record` is None before the first run has finished."""

    status: Literal["ok", "no record yet"]
    version: str
    record: str | None


class Wrong(msgspec.Struct, frozen=True):
    """One thing that is wrong with what was asked: which parameter, and what."""

    where: str
    what: str


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why there is no answer (RFC 9457). `cure` says what would help; `errors` are there where parameters are wrong."""

    type: str
    title: str
    status: int
    detail: str = ""
    cure: str = ""
    errors: tuple[Wrong, ...] = ()

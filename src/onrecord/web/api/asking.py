"""Questions put to one record -> answers. Of HTTP, files and addresses nothing is known here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from onrecord.errors import UsageError
from onrecord.evidence import (
    ArticleHead,
    Fates,
    HappeningEvidence,
    LineEvidence,
    Withdrawn,
    behind_happening,
    behind_line,
    happening_named,
)
from onrecord.link.states import display_names
from onrecord.model.happening import Happening
from onrecord.model.record import Failure, Outcome
from onrecord.model.statement import Act
from onrecord.project import Project, as_day
from onrecord.record.project import changes
from onrecord.record.project.article_lines import ArticleLine, Status
from onrecord.record.project.questions import Question
from onrecord.record.project.rows import fold
from onrecord.record.project.store import ArticleRow, Fate
from onrecord.situation.method import weighted
from onrecord.situation.score import Situation, assess
from onrecord.web.api.answers import (
    ArticlesPage,
    ArticleWords,
    CountsAnswer,
    DiffAnswer,
    HappeningAnswer,
    HappeningsPage,
    Named,
    StatementsPage,
    TimelinePage,
)
from onrecord.web.api.snapshot import Said, Snapshot, View

T = TypeVar("T")
Articles = Mapping[str, tuple[ArticleRow, ArticleLine]]


class Cut(msgspec.Struct, frozen=True):
    """Which part of what is found is wanted."""

    offset: int = 0
    limit: int = 50

    def of(self, found: Sequence[T]) -> Sequence[T]:
        return found[self.offset : self.offset + self.limit]

    def next(self, found: int) -> int | None:
        """The offset of the next part, None where this is the last."""
        end = self.offset + self.limit
        return end if end < found else None


class StatementQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """What statements are asked for; every condition must hold, one that is None always does.

    `speaker` is a name or words of it, a country, a Wikidata id or the id of an entity, `words` stand together in what
    was said, `since` and `until` bound the day of publication, `happening` is the id of one that it is about.
    """

    speaker: str | None = None
    act: Act | None = None
    words: str | None = None
    article: str | None = None
    happening: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None


class ArticleQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """What articles are asked for. `publisher` and `words` (of the title) are words that stand together in it."""

    status: Status | None = None
    publisher: str | None = None
    words: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None


class Weeks(msgspec.Struct, frozen=True):
    """From and to the weeks of which days; with `stated_days`, without what has no stated day."""

    since: dt.date | None = None
    until: dt.date | None = None
    stated_days: bool = False


class Missing(UsageError):
    """What was asked for by its id is not there."""


def find(at: Snapshot, question: Question, as_of: dt.date | None, cut: Cut) -> HappeningsPage:
    """The happenings that answer, in the record's order. Raises UsageError for a question put wrongly."""
    view = at.at(as_of)
    found = view.selection.answers(question)
    shown = tuple(cut.of(found))
    return HappeningsPage(
        record=at.id,
        as_of=as_of,
        found=len(found),
        offset=cut.offset,
        next=cut.next(len(found)),
        happenings=shown,
        entities=_entities(view, shown),
        articles=_articles(view, shown),
    )


def one(at: Snapshot, id: str, as_of: dt.date | None, fates: Fates) -> HappeningAnswer:
    """The happening of that id, or the one that it was merged into. Raises Missing or Withdrawn."""
    view = at.at(as_of)
    happening, became = _happening(view, id, fates)
    return HappeningAnswer(
        record=at.id,
        as_of=as_of,
        became=tuple(became),
        happening=happening,
        entities=_entities(view, [happening]),
        articles=_articles(view, [happening]),
    )


def why(at: Snapshot, id: str, as_of: dt.date | None, fates: Fates) -> HappeningEvidence:
    """All that stands behind a happening. Raises Missing or Withdrawn."""
    view = at.at(as_of)
    happening, became = _happening(view, id, fates)
    return behind_happening(happening, view.joined, became)


def why_line(at: Snapshot, article: str, line: str) -> LineEvidence:
    """All that stands behind an event, statement or entity of one article. Raises Missing."""
    record = outcome(at, article)
    if isinstance(record, Failure):
        raise Missing(f"the article could not be read: {record.error.message}", where=article)
    try:
        return behind_line(record, line)
    except UsageError as error:
        raise Missing(error.message, where=error.where, cure=error.cure) from error


def outcome(at: Snapshot, article: str) -> Outcome:
    """The article's record, or why there is none. Raises Missing."""
    found = at.outcome(article)
    if found is None:
        cure = "see the ids of articles under /articles; `onrecord run` reads those that wait"
        raise Missing("no article of the last run has this id", where=article, cure=cure)
    return found


def statements(at: Snapshot, question: StatementQuestion, as_of: dt.date | None, cut: Cut) -> StatementsPage:
    """The statements that answer."""
    found = [s.what for s in said(at.at(as_of), question)]
    return StatementsPage(
        record=at.id,
        as_of=as_of,
        found=len(found),
        offset=cut.offset,
        next=cut.next(len(found)),
        statements=tuple(cut.of(found)),
    )


def said(view: View, q: StatementQuestion) -> list[Said]:
    """The statements that answer, in their order."""
    speaker, words = fold(q.speaker) if q.speaker else None, fold(q.words) if q.words else ""
    exact = (q.speaker, q.speaker.upper()) if q.speaker else ()
    return [
        s
        for s in view.said
        if (speaker is None or any(k in exact or speaker in k for k in s.speaker_keys))
        and words in s.words
        and q.act in (None, s.what.statement.act)
        and q.article in (None, s.what.article.id)
        and (q.happening is None or q.happening in s.what.happenings)
        and _between(s.what.article.published, q.since, q.until)
    ]


def timeline(at: Snapshot, question: Question, as_of: dt.date | None, cut: Cut) -> TimelinePage:
    """The lines of the chronology that answer. Raises UsageError for a question put wrongly."""
    view = at.at(as_of)
    wanted = {h.id for h in view.selection.answers(question)}
    found = [e for id, e in view.entries.items() if id in wanted]
    return TimelinePage(
        record=at.id,
        as_of=as_of,
        found=len(found),
        offset=cut.offset,
        next=cut.next(len(found)),
        lines=tuple(cut.of(found)),
    )


def situation(
    at: Snapshot,
    question: Question,
    as_of: dt.date | None,
    weeks: Weeks,
) -> Situation:
    """Conflict and cooperation by week and pair of what answers the question."""
    view = at.at(as_of)
    method = weighted({}, undated=not weeks.stated_days)
    some = view.selection.answers(question)
    names = dict(display_names())
    return assess(view.joined, some, method=method, names=names, since=weeks.since, until=weeks.until, as_of=as_of)


def diff(at: Snapshot, project: Project, before: str, after: str) -> DiffAnswer:
    """What changed from one point to another. Raises UsageError where one of them is neither a day nor a run."""
    first, second = (_lines(at, project, point) for point in (before, after))
    return DiffAnswer(before, after, changes.compare(first, second))


def articles(lines: Iterable[ArticleLine], q: ArticleQuestion, cut: Cut) -> ArticlesPage:
    """The articles that answer, by day of publication."""
    publisher, words = (fold(value) if value else "" for value in (q.publisher, q.words))
    found = [
        line
        for line in lines
        if q.status in (None, line.status)
        and publisher in fold(line.publisher or "")
        and words in fold(line.title or "")
        and _between(line.published, q.since, q.until)
    ]
    return ArticlesPage(found=len(found), offset=cut.offset, next=cut.next(len(found)), articles=tuple(cut.of(found)))


def article(articles: Articles, id: str) -> tuple[ArticleRow, ArticleLine]:
    """The article of that id, ours or the one that it came with. Raises Missing where there is none, or several."""
    if id in articles:
        return articles[id]
    found = [pair for pair in articles.values() if pair[1].given_id == id]
    if len(found) != 1:
        what = f"{len(found)} articles go by this id" if found else "no article has this id"
        raise Missing(what, where=id, cure="see the ids of articles under /articles")
    return found[0]


def words(project: Project, articles: Articles, id: str) -> ArticleWords:
    """The article with its words. Raises Missing where there is none, or it could not be read."""
    row, line = article(articles, id)
    if line.text_sha256 is None:
        raise Missing("the article could not be read: it has no words", where=id)
    return ArticleWords(line, project.text(row))


def counts(at: Snapshot | None, project: Project) -> CountsAnswer:
    """How much there is."""
    made, runs = project.counts(), project.runs()
    view = at.now if at else None
    days = at.days if at else []
    return CountsAnswer(
        articles=made,
        waiting=made.waiting,
        happenings=len(view.joined.happenings) if view else 0,
        statements=len(view.said) if view else 0,
        entities=len(view.joined.entities) if view else 0,
        lineages=len(view.joined.lineages) if view else 0,
        first_published=min(days, default=None),
        last_published=max(days, default=None),
        last_run=runs[-1] if runs else None,
    )


def _happening(view: View, id: str, fates: Fates) -> tuple[Happening, list[Fate]]:
    if (known := view.happenings.get(id)) is not None:
        return known, []
    try:
        return happening_named(view.joined.happenings, id, fates)
    except Withdrawn:
        raise
    except UsageError as error:
        raise Missing(error.message, cure=error.cure) from error


def _lines(at: Snapshot, project: Project, point: str) -> Sequence[changes.Line]:
    day = as_day(point)
    return changes.lines(at.at(day).joined) if day else project.lines_of_run(point)


def in_order(since: dt.date | None, until: dt.date | None) -> None:
    """Raises UsageError for an interval that ends before it begins."""
    if since and until and until < since:
        raise UsageError(f"{until} is before {since}", where="until", cure="turn the two days round")


def _between(day: dt.date | None, since: dt.date | None, until: dt.date | None) -> bool:
    if day is None:
        return since is None and until is None
    return (since is None or day >= since) and (until is None or day <= until)


def _entities(view: View, happenings: Iterable[Happening]) -> tuple[Named, ...]:
    """Whom and what the happenings name by an id, each once, in the order in which they come."""
    ids: dict[str | None, None] = {}
    for h in happenings:
        ids |= dict.fromkeys((*h.actors, *h.recipients, h.place, *(c.by for c in h.history)))
        ids |= dict.fromkeys(t.rests_on for t in h.sources)
    return tuple(view.named[id] for id in ids if id in view.named)


def _articles(view: View, happenings: Iterable[Happening]) -> tuple[ArticleHead, ...]:
    ids = dict.fromkeys(t.document for h in happenings for t in h.sources)
    return tuple(view.heads[id] for id in ids if id in view.heads)

"""The routes of the API. All read; none writes, and none takes a path or an address.

They are plain functions, so that each question is answered in a thread of its own: joining the record of an earlier day
takes seconds where articles are many, and others are answered meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Annotated, Any, Final

import msgspec
from fastapi import APIRouter, Path, Query, Request, Response

from onrecord import __version__
from onrecord.errors import ProjectError
from onrecord.evidence import Fates
from onrecord.record.project.store import Fate
from onrecord.web.api import asking
from onrecord.web.api import parameters as asked
from onrecord.web.api.answers import Health, Runs
from onrecord.web.api.schema import answer
from onrecord.web.api.snapshot import Shelf, Snapshot

PREFIX = "/api/v1"
Id = Annotated[str, Path(max_length=100)]
NoMore = Annotated[asked.Asked, Query()]
AsOf = Annotated[asked.AsOf, Query()]


router: Final = APIRouter(prefix=PREFIX)  # the application that includes it has its Shelf in `app.state.shelf`


def _get(path: str, name: str, what: str) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    return router.get(path, responses=answer(name, what), response_class=Response, summary=what)


@_get("/happenings", "HappeningsPage", "Find happenings across all articles")
def happenings(request: Request, q: Annotated[asked.HappeningsPart, Query()]) -> Response:
    question = q.question
    return _of_record(request, lambda s: asking.find(s, question, q.as_of, q.cut))


@_get("/happenings/{id}", "HappeningAnswer", "One happening, by its id or a beginning of it that no other has")
def happening(request: Request, id: Id, q: AsOf) -> Response:
    return _of_record(request, lambda s: asking.one(s, id, q.as_of, _fates(request)))


@_get("/happenings/{id}/why", "HappeningEvidence", "The whole chain of evidence behind a happening")
def why(request: Request, id: Id, q: AsOf) -> Response:
    return _of_record(request, lambda s: asking.why(s, id, q.as_of, _fates(request)))


@_get("/statements", "StatementsPage", "Find what was said: who, what kind of act, in which words")
def statements(request: Request, q: Annotated[asked.Statements, Query()]) -> Response:
    return _of_record(request, lambda s: asking.statements(s, q.question, q.as_of, q.cut))


@_get("/timeline", "TimelinePage", "What happened, day by day, as lines to be read")
def timeline(request: Request, q: Annotated[asked.HappeningsPart, Query()]) -> Response:
    question = q.question
    return _of_record(request, lambda s: asking.timeline(s, question, q.as_of, q.cut))


@_get("/situation", "Situation", "Conflict and cooperation by week and pair")
def situation(request: Request, q: Annotated[asked.Situation, Query()]) -> Response:
    return _of_record(request, lambda s: asking.situation(s, q.question, q.as_of, q.weeks))


@_get("/diff", "DiffAnswer", "What changed between two days or two runs")
def diff(request: Request, q: Annotated[asked.Diff, Query()]) -> Response:
    with _shelf(request).project() as project:
        return _of_now(request, asking.diff(_shelf(request).current(), project, q.before, q.after))


@_get("/articles", "ArticlesPage", "The articles, without their words, and what became of each")
def articles(request: Request, q: Annotated[asked.Articles, Query()]) -> Response:
    lines = (line for _, line in _shelf(request).articles().values())
    return _of_now(request, asking.articles(lines, q.question, q.cut))


@_get("/articles/{id}", "ArticleLine", "One article, without its words")
def article(request: Request, id: Id, _: NoMore) -> Response:
    return _of_now(request, asking.article(_shelf(request).articles(), id)[1])


@_get("/articles/{id}/words", "ArticleWords", "One article with its words")
def words(request: Request, id: Id, _: NoMore) -> Response:
    articles = _shelf(request).articles()
    with _shelf(request).project() as project:
        return _of_now(request, asking.words(project, articles, id))


@_get("/articles/{id}/record", "Outcome", "The article's record as `onrecord read` writes it, or why there is none")
def record(request: Request, id: Id, _: NoMore) -> Response:
    return _of_record(request, lambda s: asking.outcome(s, id))


@_get("/articles/{id}/why/{line}", "LineEvidence", "The evidence behind an event, statement or entity of an article")
def why_line(request: Request, id: Id, line: Id, _: NoMore) -> Response:
    return _of_record(request, lambda s: asking.why_line(s, id, line))


@_get("/counts", "CountsAnswer", "How much there is, and what waits")
def counts(request: Request, _: NoMore) -> Response:
    with _shelf(request).project() as project:
        return _of_now(request, asking.counts(_last(request), project))


@_get("/runs", "Runs", "All runs")
def runs(request: Request, _: NoMore) -> Response:
    with _shelf(request).project() as project:
        return _of_now(request, Runs(tuple(project.runs())))


@_get("/health", "Health", "Whether the server can answer")
def health(request: Request, _: NoMore) -> Response:
    last = _last(request)
    return _of_now(request, Health("ok" if last else "no record yet", __version__, last.id if last else None))


def _shelf(request: Request) -> Shelf:
    shelf = request.app.state.shelf
    assert isinstance(shelf, Shelf)
    return shelf


def _fates(request: Request) -> Fates:
    def fates(id: str) -> list[Fate]:
        with _shelf(request).project() as project:
            return project.fate(id)

    return fates


def _of_record(request: Request, make: Callable[[Snapshot], Any]) -> Response:
    """An answer that is the same as long as the record is: whoever has it already is told so at once."""
    snapshot = _shelf(request).current()
    asked = f"{__version__} {snapshot.id} {request.url.path}?{request.url.query}"
    return _tagged(request, _tag(asked.encode()), lambda: msgspec.json.encode(make(snapshot)))


def _of_now(request: Request, value: Any) -> Response:
    """An answer that may change without a run."""
    body = msgspec.json.encode(value)
    return _tagged(request, _tag(body), lambda: body)


def _last(request: Request) -> Snapshot | None:
    """The last record, None before there is one."""
    try:
        return _shelf(request).current()
    except ProjectError:
        return None


def _tag(what: bytes) -> str:
    return f'"{sha256(what).hexdigest()[:32]}"'


def _tagged(request: Request, tag: str, body: Callable[[], bytes]) -> Response:
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    known = [t.strip().removeprefix("W/") for t in request.headers.get("if-none-match", "").split(",")]
    if tag in known:
        return Response(status_code=304, headers=headers)
    return Response(body(), media_type="application/json", headers=headers)

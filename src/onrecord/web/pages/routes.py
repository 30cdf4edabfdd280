"""The routes of the review page: a happening in three panes, an article alone, and what people say of them."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.errors import UsageError
from onrecord.model.judgment import Judgment
from onrecord.reviewing import Review
from onrecord.web import rendering
from onrecord.web.forms import back, form
from onrecord.web.pages import actions, addresses, desk
from onrecord.web.rendering import THEME_COOKIE, THEMES, site_of

router = APIRouter()
_YEAR = 365 * 24 * 3600


@router.get("/", response_class=HTMLResponse)
async def review(request: Request, saved: str = "") -> Response:
    """The first question of the queue."""
    shown = desk.first(site_of(request), saved)
    return rendering.page(request, "pages/review.html", desk=shown)


@router.get("/happening/{id}", response_class=HTMLResponse)
async def happening(
    request: Request,
    id: str,
    q: str | None = None,
    article: str = "",
    at: str = "",
    as_of: str = "",
    saved: str = "",
) -> Response:
    """One happening: the queue, the words of one of its articles, its card."""
    day = _day(as_of)
    asked = desk.Asked(happening=id, key=q, article=article, at=_range(at), as_of=day, saved=saved)
    if day:  # an earlier day is joined anew, which can take seconds
        shown = await run_in_threadpool(desk.at, site_of(request), asked)
    else:
        shown = desk.at(site_of(request), asked)
    return rendering.page(request, "pages/review.html", desk=shown)


@router.get("/article/{id:path}", response_class=HTMLResponse)
async def article(request: Request, id: str, at: str = "", line: str = "") -> Response:
    """The words of one article; `at` (START-END) or `line` (E3, S1, N2) names those that are shown first."""
    shown = desk.article(site_of(request), id, at=_range(at), line=line)
    return rendering.page(request, "pages/article.html", words=shown)


@router.get("/recheck", response_class=HTMLResponse)
async def recheck(request: Request) -> Response:
    """The judgments whose words are not there any more."""
    return rendering.page(request, "pages/recheck.html", found=desk.recheck(site_of(request)))


@router.get("/log", response_class=HTMLResponse)
async def log(request: Request) -> Response:
    """All that was ever said here, newest first."""
    return rendering.page(request, "pages/log.html", past=desk.log(site_of(request)))


@router.post("/judge")
async def judge(request: Request) -> Response:
    """Write a judgment down, then go on: to the next question, or where the form says."""
    site, sent = site_of(request), await form(request)
    try:
        said = actions.carry_out(site.review, sent, site.by)
    except UsageError as error:
        return rendering.page(request, "pages/error.html", status=400, said=str(error), to=back(sent.get("here", "/")))
    return _go(_next(site.review, sent, said), saved=said.id)


@router.post("/theme")
async def theme(request: Request) -> Response:
    """Light or dark, kept in a cookie."""
    sent = await form(request)
    answer = _go(back(sent.get("back", "/")))
    if sent.get("theme") in THEMES:
        answer.set_cookie(THEME_COOKIE, sent["theme"], max_age=_YEAR, httponly=True, samesite="strict")
    return answer


def _next(review: Review, sent: dict[str, str], said: Judgment) -> str:
    """Where to go on: to what was undone, to the same card after a field was put right, else to the next question."""
    if "undo" in sent:
        undone = next((j for j in review.history() if j.id == said.undoes), said)
        here = back(sent.get("here", "/"))
        on_card = undone.kind == "happening" and here.startswith("/happening/")
        return addresses.happening(undone.record) if on_card else here
    stays = "stay" in sent or "change" in sent
    return back(sent.get("here" if stays else "next", "/"))


def _go(path: str, **more: str) -> RedirectResponse:
    link = path + (("&" if "?" in path else "?") + urlencode(more) if more else "")
    return RedirectResponse(link, status_code=303)


def _day(text: str) -> dt.date | None:
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is not a date", cure="write YYYY-MM-DD") from None


def _range(text: str) -> tuple[int, int] | None:
    start, dash, end = text.partition("-")
    return (int(start), int(end)) if dash and start.isdecimal() and end.isdecimal() else None

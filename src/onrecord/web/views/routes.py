"""The addresses of the views. Every answer is made from the record as it is shown: the machine's with all judgments."""

from __future__ import annotations

import datetime as dt
from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.web import rendering
from onrecord.web.views import answers, links
from onrecord.web.views.asked import Asked, asked_day
from onrecord.web.views.records import Pending, Records, Standing

router = APIRouter()


@router.get("/chronology", response_class=HTMLResponse)
async def chronology(request: Request, page: str = "1") -> Response:
    """What happened, day by day, in pages; filters as in `Asked`."""
    asked = Asked.of(request.query_params)
    number = int(page) if page.isdecimal() and len(page) < 7 else 1
    return await _view(request, "chronology", lambda shown: answers.chronology(shown, asked, number))


@router.get("/escalation", response_class=HTMLResponse)
async def escalation(request: Request) -> Response:
    """Conflict and cooperation by week and pair."""
    return await _view(request, "escalation", answers.escalation)


@router.get("/network", response_class=HTMLResponse)
async def network(request: Request) -> Response:
    """Who acts on whom."""
    return await _view(request, "network", answers.network)


@router.get("/map", response_class=HTMLResponse)
async def map(request: Request, zoom: str = "") -> Response:
    """Where it happened, and what has no place."""
    return await _view(request, "map", lambda shown: answers.map(shown, zoom))


@router.get("/search", response_class=HTMLResponse)
async def search(request: Request, q: str = "") -> Response:
    """What happened, who is named, and the words of the articles, by words."""
    return await _view(request, "search", lambda shown: answers.search(shown, q))


@router.get("/dossier", response_class=HTMLResponse)
async def dossier(request: Request) -> Response:
    """What a printed dossier would hold."""
    return await _view(request, "dossier", answers.dossier)


@router.get("/dossier/print", response_class=HTMLResponse)
async def printed(request: Request) -> Response:
    """The dossier as one page that stands alone: to print, or to keep and hand on."""
    try:
        shown = await _records(request).on(_day(request))
    except Pending as waiting:
        return _pending(request, waiting)
    text, policy = await run_in_threadpool(answers.printed, shown)
    return HTMLResponse(text, headers={"Content-Security-Policy": policy})


async def _view(request: Request, name: str, answer: Any) -> Response:
    days = _records(request).days()
    query = request.query_params
    if "day" in query:  # sent by the slider: its own address says the day as everybody writes it
        day = asked_day(query.get("as_of", ""), query["day"], query.get("was", ""), days[0] if days else None)
        kept = {k: v for k, v in query.items() if k not in ("day", "was", "as_of", "page")}
        last = days is not None and day is not None and day >= days[1]
        return RedirectResponse(links.view(request.url.path, None if last else day, **kept), status_code=303)
    try:
        shown: Standing = await _records(request).on(_day(request))
    except Pending as waiting:
        return _pending(request, waiting)
    context = answer(shown)
    slider = answers.slider(days, shown.as_of, request.url.path, query)
    return rendering.page(request, f"views/{name}.html", shown=shown, slider=slider, as_of=shown.as_of, **context)


def _records(request: Request) -> Records:
    state = request.app.state
    if getattr(state, "records", None) is None:
        state.records = Records(rendering.site_of(request))
    found: Records = state.records
    return found


def _day(request: Request) -> dt.date | None:
    return asked_day(request.query_params.get("as_of", ""), "", "", None)


def _pending(request: Request, waiting: Pending) -> Response:
    answer = rendering.page(request, "views/pending.html", status=202, as_of=waiting.as_of)
    answer.headers["Refresh"] = "1"
    return answer

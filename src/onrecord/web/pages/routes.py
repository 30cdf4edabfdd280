"""The routes of the review page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.web import rendering

router = APIRouter()


@router.get("/", response_class=HTMLResponse)
async def review(request: Request) -> HTMLResponse:
    """The first question of the queue."""
    return rendering.page(request, "pages/error.html", said="soon")

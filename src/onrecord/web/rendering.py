"""A template of this package as an answer, inside the frame that every page has."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader

from onrecord import __version__
from onrecord.show import pages
from onrecord.web.navigation import VIEWS

if TYPE_CHECKING:
    from onrecord.web.site import Site

THEMES: Final = ("light", "dark")
THEME_COOKIE: Final = "theme"


@cache
def _environment() -> Environment:
    """Our templates, and as `show/parts.html` those that pages of one file are made from."""
    shown = PrefixLoader({"show": PackageLoader("onrecord.show")})
    return pages.environment(ChoiceLoader([PackageLoader("onrecord.web"), shown]))


def site_of(request: Request) -> Site:
    """What the server that got the request shows."""
    found: Site = request.app.state.site
    return found


def theme(request: Request) -> str:
    """What the reader chose; "" for what the machine says."""
    chosen = request.cookies.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else ""


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """`template` with its context and the frame's: `site`, `views`, `here` (the path), `theme`, `version`."""
    known = {
        "site": site_of(request),
        "views": VIEWS,
        "here": request.url.path,
        "theme": theme(request),
        "version": __version__,
    }
    text = _environment().get_template(template).render(known | context)
    return HTMLResponse(text, status_code=status)

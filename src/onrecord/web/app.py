"""The review page as an application: its routes, its files, and the guard in front of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles

from onrecord.errors import OnrecordError
from onrecord.web import rendering
from onrecord.web.pages.routes import router as pages
from onrecord.web.security import Guard, cookie_name, own_hosts
from onrecord.web.site import Site
from onrecord.web.views.routes import router as views

STATIC: Final = Path(__file__).parent / "static"


def make_app(opened: Callable[[], AbstractContextManager[Site]]) -> FastAPI:
    """`opened` gives the site when the server begins, in the thread that serves, and closes it at the end."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with opened() as site:
            app.state.site = site
            yield

    app = FastAPI(title="Onrecord", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.mount("/static", _Files(directory=STATIC), name="static")
    app.include_router(pages)
    app.include_router(views)
    app.add_exception_handler(OnrecordError, _failed)
    app.add_exception_handler(404, _not_found)
    return app


def guarded(app: FastAPI, *, port: int, token: str) -> Guard:
    """The application as it is served on a port of this machine."""
    return Guard(app, hosts=own_hosts(port), token=token, cookie=cookie_name(port))


class _Files(StaticFiles):
    """The same for every project, so a browser may keep them for a while: a page then asks for itself alone."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        found = super().file_response(*args, **kwargs)
        found.headers["cache-control"] = "private, max-age=300"
        return found


async def _failed(request: Request, error: Exception) -> Response:
    return rendering.page(request, "pages/error.html", status=400, said=str(error))


async def _not_found(request: Request, error: Exception) -> Response:
    said = getattr(error, "detail", "") or "There is no such page."
    return rendering.page(request, "pages/error.html", status=404, said=said)

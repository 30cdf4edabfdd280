"""Where the marks of a view lead. The one place that knows the addresses of the pages."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote, urlencode


def card(happening: str, as_of: dt.date | None = None) -> str:
    """The card of a happening, with its words."""
    return _with(f"/happening/{quote(happening, safe='')}", {"as_of": as_of})


def words(article: str, start: int, end: int, as_of: dt.date | None = None) -> str:
    """The article, at these words (code points)."""
    return _with(f"/article/{quote(article, safe='')}", {"at": f"{start}-{end}", "as_of": as_of}) + "#at"


def view(path: str, as_of: dt.date | None = None, **asked: object) -> str:
    """A view ("/chronology") with what is asked of it; what is None or empty is left out."""
    return _with(path, {**asked, "as_of": as_of})


def _with(path: str, asked: dict[str, object]) -> str:
    given = {name: str(value) for name, value in asked.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path

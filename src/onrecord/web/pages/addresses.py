"""The addresses of the page's own things."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote, urlencode


def happening(
    id: str,
    *,
    q: str = "",
    article: str = "",
    at: tuple[int, int] | None = None,
    as_of: dt.date | None = None,
) -> str:
    """A happening: as the question `q`, beside the words of `article` from `at` on, as known at the end of a day."""
    given = {"q": q, "article": article, "at": f"{at[0]}-{at[1]}" if at else "", "as_of": str(as_of) if as_of else ""}
    asked = urlencode({k: v for k, v in given.items() if v}, errors="replace")
    return f"/happening/{quote(id, safe='', errors='replace')}" + (f"?{asked}" if asked else "")

"""Onrecord reads reporting and writes down events, statements and standing, with the exact words behind every line.

    import onrecord
    record = onrecord.read("BEIRUT - ...", published="2026-11-20")
    for event in record.events:
        print(event.standing, event.trigger.exact)

Importing is light: the rooms that do the work are loaded at the first call.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.model.record import Record

__version__ = "0.1.0"
__all__ = ["__version__", "read"]


def read(
    text: str,
    *,
    published: str | dt.date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    id: str = "article",
) -> Record:
    """The record of one article given as text."""
    from onrecord.model.document import Article
    from onrecord.pipeline import read_articles

    date = dt.date.fromisoformat(published) if isinstance(published, str) else published
    article = Article(id=id, text=text, published=date, publisher=publisher, title=title)
    return next(read_articles([article]))

"""Onrecord reads reporting and writes down events, statements and standing, with the exact words behind every line.

    import onrecord
    record = onrecord.read("BEIRUT - ...", published="2026-11-20")
    for event in record.events:
        print(event.standing, event.trigger.exact)

Importing is light: the rooms that do the work are loaded at the first call.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.errors import InputError, OnrecordError
    from onrecord.model.document import Article, Flag, Passage
    from onrecord.model.entity import Entity, Mention
    from onrecord.model.event import Event
    from onrecord.model.happening import Happening, JoinedRecord
    from onrecord.model.record import Failure, Record
    from onrecord.model.span import Span
    from onrecord.model.standing import StandingChange
    from onrecord.model.statement import Statement
    from onrecord.model.temporal import TimeExpression, When
    from onrecord.pipeline import Extractors
    from onrecord.project import Project
    from onrecord.reviewing import Draft, Review

__version__ = "0.1.0"

_HOMES = {
    "onrecord.errors": ("InputError", "OnrecordError"),
    "onrecord.model.document": ("Article", "Flag", "Passage"),
    "onrecord.model.entity": ("Entity", "Mention"),
    "onrecord.model.event": ("Event",),
    "onrecord.model.happening": ("Happening", "JoinedRecord"),
    "onrecord.model.record": ("Failure", "Record"),
    "onrecord.model.span": ("Span",),
    "onrecord.model.standing": ("StandingChange",),
    "onrecord.model.statement": ("Statement",),
    "onrecord.model.temporal": ("TimeExpression", "When"),
    "onrecord.reviewing": ("Draft", "Review"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Article",
    "Draft",
    "Entity",
    "Event",
    "Failure",
    "Flag",
    "Happening",
    "InputError",
    "JoinedRecord",
    "Mention",
    "OnrecordError",
    "Passage",
    "Record",
    "Review",
    "Span",
    "StandingChange",
    "Statement",
    "TimeExpression",
    "When",
    "__version__",
    "join",
    "open_project",
    "read",
    "read_many",
    "to_json",
]


def read(
    text: str,
    *,
    published: str | dt.date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    id: str = "article",
    language: str | None = None,
    actors: str | Path | None = None,
    timeout: float | None = None,
) -> Record:
    """The record of one article.

    `text` is its plain text, and all offsets of the record are code points into it; of HTML the text is extracted, and
    they are offsets into the record's `document.text`. `published` ("2026-11-20" or a date)
    is what days such as "Tuesday" are counted from; without it they stay unknown.
    `actors` is the path of your own table of actors (docs/actors.md).
    `timeout`: read it in a process of its own that has so many seconds (of the clock, once it is ready) and 6 GB; for
    text that a stranger chose. Without it the article is read here, however long that takes.
    Raises InvalidDate, EmptyInput, UnsupportedLanguage, TookTooLong or another InputError where it cannot be read.
    """
    from onrecord.ingest.fields import Defaults
    from onrecord.ingest.objects import as_date
    from onrecord.ingest.sources import read_text

    known = Defaults(title=title, publisher=publisher, published=as_date(published), language=language)
    article = read_text(text, id=id, defaults=known)
    if timeout is not None:
        return _read_apart(article, actors, timeout)
    from onrecord.pipeline import read_articles

    return next(read_articles([article], _extractors(actors)))


def _read_apart(article: Article, actors: str | Path | None, timeout: float) -> Record:
    from onrecord.errors import error_of
    from onrecord.model.record import Failure
    from onrecord.workers import read_all

    [outcome] = read_all([article], _maker(actors), timeout)
    if isinstance(outcome, Failure):
        raise error_of(outcome.error.kind, outcome.error.message)
    return outcome


def read_many(
    items: Iterable[str | Path | Mapping[str, Any] | Article],
    *,
    published: str | dt.date | None = None,
    publisher: str | None = None,
    actors: str | Path | None = None,
    timeout: float | None = None,
) -> Iterator[Record | Failure]:
    """The record of each article, in order, each as soon as it is read; a Failure stands where one could not be.

    An item is an article's text, the path of a file (text, HTML, JSON, JSONL with several articles), a mapping with the
    keys of the contract ("text", "id", "title", "published" ...) or an Article. `published` and `publisher` hold for
    those that do not carry their own; `actors` is the path of your own table of actors. With `timeout` all are read in
    a process of their own, and each that takes more seconds, or ends that process, is a Failure.
    Raises InvalidDate at once where `published` is no date.
    """
    from onrecord.ingest.fields import Defaults
    from onrecord.ingest.objects import as_date, read_objects
    from onrecord.pipeline import read_all

    known = Defaults(publisher=publisher, published=as_date(published))
    if timeout is not None:
        from onrecord import workers

        return workers.read_all(read_objects(items, known), _maker(actors), timeout)
    return read_all(read_objects(items, known), _extractors(actors))


def _extractors(actors: str | Path | None) -> Extractors | None:
    """Extractors that read with the table in the file; None, so the usual ones, where none is named."""
    return None if actors is None else _maker(actors)()


def _maker(actors: str | Path | None) -> Callable[[], Extractors]:
    """What makes extractors, here or in another process, that read with the table in the file where one is named."""
    from onrecord.pipeline import default_extractors

    if actors is None:
        return default_extractors
    from onrecord.annotate.lexicons.own_actors import read_own_actors

    return partial(default_extractors, read_own_actors(Path(actors)))


def join(outcomes: Iterable[Record | Failure]) -> JoinedRecord:
    """Several articles as one record, with one line for each happening."""
    from onrecord.pipeline import join

    return join(outcomes)


def open_project(folder: str | Path, *, create: bool = False) -> Project:
    """A project on disk, which keeps reporting and its record; with `create`, a new one.

    Raises ProjectError or UsageError where that cannot be. Needs the extra: pip install 'onrecord[project]'.
    """
    from onrecord.project import open_project

    return open_project(folder, create=create)


def to_json(record: Record | Failure | JoinedRecord) -> str:
    """One line of JSON as the contract has it; the same record gives the same bytes."""
    from onrecord.model.codec import encode

    return encode(record).decode()


def __getattr__(name: str) -> Any:
    """The nouns, each loaded when it is first asked for."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)

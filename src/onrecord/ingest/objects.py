"""What a Python program holds -> articles: texts, paths, mappings and articles, in any mixture, lazily."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from onrecord.errors import InputError, MalformedInput
from onrecord.ingest.fields import Defaults, Given, make_article, parse_date
from onrecord.ingest.sources import read_source, read_text
from onrecord.model.document import Article
from onrecord.model.record import Failure

Item = str | Path | Mapping[str, Any] | Article


def read_objects(items: Iterable[Item], defaults: Defaults) -> Iterator[Article | Failure]:
    """The article, or articles, of each item in order; a Failure stands where an item is none.

    A string is the text of an article, a path a file as `read_source` takes it, a mapping has the contract's keys.
    """
    for n, item in enumerate(items, 1):
        if isinstance(item, Article):
            yield item
        elif isinstance(item, Path):
            yield from read_source(item, defaults=defaults)
        else:
            yield _article(item, f"article-{n}", defaults)


def as_date(given: str | dt.date | None) -> dt.date | None:
    """A day given as "2026-11-20" or as a date. Raises InvalidDate."""
    if isinstance(given, dt.datetime):
        return given.date()
    return parse_date(given) if isinstance(given, str) else given


def _article(item: str | Mapping[str, Any], id: str, defaults: Defaults) -> Article | Failure:
    try:
        if isinstance(item, str):
            return read_text(item, id=id, defaults=defaults)
        if not isinstance(item, Mapping):
            raise MalformedInput(f"a {type(item).__name__} is no article", cure="give a text, a path or a mapping")
        id = str(item.get("id") or id)
        return make_article(_given(item), id, defaults)
    except InputError as error:
        return Failure.of(id, error.at(id))


def _given(item: Mapping[str, Any]) -> Given:
    published = item.get("published")
    iso = {"published": published.isoformat()} if isinstance(published, dt.date) else {}
    try:
        return msgspec.convert({**item, **iso}, Given)
    except msgspec.ValidationError as error:
        raise MalformedInput(f"not an article: {error}", cure="see the keys in docs/output.md") from error

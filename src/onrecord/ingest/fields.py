"""The fields of an article as someone gives them -> Article, each checked."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from onrecord.errors import EmptyInput, InputTooLarge, InvalidDate
from onrecord.ingest.decoding import without_surrogates
from onrecord.ingest.limits import MAX_CHARS
from onrecord.model.document import Article

_NO_WORDS = re.compile("[\\s\x00-\x20\u00ad\u200b-\u200f\u2060\ufeff\ufffd]*")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?")


class Defaults(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says of the articles, for those that do not say it themselves."""

    title: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    uri: str | None = None
    language: str | None = None


class Given(msgspec.Struct, kw_only=True):
    """The keys that an article may have in JSON. Others are ignored."""

    text: str | None = None
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    uri: str | None = None
    language: str | None = None


def make_article(given: Given, id: str, defaults: Defaults) -> Article:
    """The article that `given` describes. `id` stands in for an id that is not given.

    Raises EmptyInput, InputTooLarge or InvalidDate.
    """
    text = given.text or ""
    if _NO_WORDS.fullmatch(text):
        raise EmptyInput("the article has no text", cure="give some words to read")
    if len(text) > MAX_CHARS:
        raise InputTooLarge(
            f"the article has {len(text):,} characters, the limit is {MAX_CHARS:,}", cure="split it into its parts"
        )
    return Article(
        id=_clean(str(given.id)) if given.id is not None and str(given.id).strip() else id,
        title=_clean(given.title) or defaults.title,
        publisher=_clean(given.publisher) or defaults.publisher,
        published=parse_date(given.published) if given.published else defaults.published,
        uri=_clean(given.uri) or defaults.uri,
        language=_clean(given.language) or defaults.language,
        text=without_surrogates(text),
    )


def parse_date(value: str) -> dt.date:
    """The day that an ISO 8601 date, or date and time, names. Raises InvalidDate, also for days that never were."""
    value = value.strip()
    try:
        if not _ISO_DATE.fullmatch(value):
            raise ValueError
        return dt.datetime.fromisoformat(value).date()
    except ValueError:
        raise InvalidDate(f"{value[:40]!r} is not a date", cure="write a day that exists as YYYY-MM-DD") from None


def _clean(value: str | None) -> str:
    return without_surrogates(value).strip() if value else ""

"""Which articles have paragraphs in common, so that what was parsed of one need not be parsed again of the other.

This decides nothing about copies (that is for `link`), and nothing about what is found in an article: only where it is
worth looking for passages that are parsed already.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import struct
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from onrecord.record.project.store import ArticleRow

LEAST: Final = 60  # characters; shorter paragraphs are worth nothing
SHARED: Final = 0.2  # of an article's characters in such paragraphs
DAYS: Final = 30  # between two articles; parsed passages of older ones are not kept
_LIKE: Final = 50  # articles with one paragraph in common that are looked at: an outlet's footer has thousands
_ENTRY: Final = struct.Struct("<8sI")


def paragraph_keys(text: str) -> bytes:
    """A hash and the length of every long enough line of a text."""
    lines = dict.fromkeys(line for part in text.split("\n") if len(line := part.strip()) >= LEAST)
    return b"".join(_ENTRY.pack(hashlib.blake2b(x.encode(), digest_size=8).digest(), len(x)) for x in lines)


def bases(todo: Sequence[ArticleRow], parsed: Iterable[ArticleRow], keys: Mapping[str, bytes]) -> dict[str, str]:
    """For each article to be read that shares enough with another: the one that shares most.

    `parsed` were read before; an article to be read can have one of these, or one of `todo` that has none itself.
    """
    where: dict[bytes, list[ArticleRow]] = defaultdict(list)
    for article in parsed:
        _file(article, keys, where)
    out: dict[str, str] = {}
    for article in todo:
        if base := _nearest(article, keys, where):
            out[article.id] = base
        else:
            _file(article, keys, where)
    return out


class Recent:
    """Articles of some days by their paragraphs: those that a new one may share some with are found without a search.

    An article without a date is not kept.
    """

    def __init__(self) -> None:
        self._days: dict[dt.date, list[ArticleRow]] = {}
        self._where: dict[bytes, dict[str, ArticleRow]] = {}
        self._keys: dict[str, bytes] = {}

    def add(self, articles: Iterable[ArticleRow], keys: Mapping[str, bytes]) -> None:
        for article in articles:
            if article.published is None or article.id in self._keys:
                continue
            self._days.setdefault(article.published, []).append(article)
            self._keys[article.id] = keys.get(article.text or "", b"")
            for key, _ in _entries(article, keys):
                self._where.setdefault(key, {})[article.id] = article

    def __contains__(self, id: object) -> bool:
        return id in self._keys

    def like(self, articles: Iterable[ArticleRow], keys: Mapping[str, bytes]) -> list[ArticleRow]:
        """Those with a paragraph that one of `articles` has: in their order, at most some for each paragraph."""
        found: dict[str, ArticleRow] = {}
        for article in articles:
            for key, _ in _entries(article, keys):
                found.update(islice(self._where.get(key, {}).items(), _LIKE))
        return sorted(found.values(), key=lambda a: a.order)

    def forget(self, before: dt.date) -> list[str]:
        """Let go of what was published before a day; the articles that this was."""
        gone = [a for day in sorted(self._days) if day < before for a in self._days.pop(day)]
        for article in gone:
            for key, _ in _ENTRY.iter_unpack(self._keys.pop(article.id)):
                holders = self._where.get(key, {})
                holders.pop(article.id, None)
                if not holders:
                    self._where.pop(key, None)
        return [a.id for a in gone]


def within_reach(articles: Iterable[ArticleRow]) -> set[str]:
    """The articles whose parsed passages are worth keeping: those of the last DAYS days that are told, and undated."""
    articles = list(articles)
    newest = max((a.published for a in articles if a.published), default=None)
    return {a.id for a in articles if a.published is None or newest is None or (newest - a.published).days <= DAYS}


def _file(article: ArticleRow, keys: Mapping[str, bytes], where: dict[bytes, list[ArticleRow]]) -> None:
    for key, _ in _entries(article, keys):
        if len(where[key]) < _LIKE:
            where[key].append(article)


def _nearest(article: ArticleRow, keys: Mapping[str, bytes], where: Mapping[bytes, list[ArticleRow]]) -> str | None:
    shared: Counter[str] = Counter()
    total = 0
    for key, length in _entries(article, keys):
        total += length
        for other in where.get(key, ()):
            if _near(article, other):
                shared[other.id] += length
    best = min(shared, key=lambda id: (-shared[id], id), default=None)
    return best if best is not None and shared[best] >= SHARED * total else None


def _entries(article: ArticleRow, keys: Mapping[str, bytes]) -> Iterator[tuple[bytes, int]]:
    return iter(_ENTRY.iter_unpack(keys.get(article.text or "", b"")))


def _near(a: ArticleRow, b: ArticleRow) -> bool:
    if a.published is None or b.published is None:
        return True
    return abs((a.published - b.published).days) <= DAYS

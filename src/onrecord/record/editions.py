"""Which article is a later edition of which: the outlet's own last word, with what it replaces kept beside it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from onrecord.model.document import Article
from onrecord.model.happening import Lineage
from onrecord.model.names import fold

_Key = tuple[tuple[str, ...], str, str | tuple[str, ...]]
_COLUMN, _EVER = 7, 36500  # days


def superseding(articles: Sequence[Article], lineages: Iterable[Lineage]) -> Mapping[str, str]:
    """Article -> the next later edition of it: same publisher, and same address, title or words (copied, rewritten).

    Only a later day makes a later edition: of two of one day nobody can say which is the last word. A title alone says
    so for a week: columns keep theirs.
    """
    copied = {m.document: lineage.id for lineage in lineages for m in lineage.documents if m.relation != "cites"}
    by_key: dict[_Key, list[Article]] = defaultdict(list)
    for article in articles:
        for key in _keys(article, copied.get(article.id)):
            by_key[key].append(article)
    later: dict[str, str] = {}
    several = ((key, editions) for key, editions in by_key.items() if len(editions) > 1)
    for (_, kind, _), editions in sorted(several, key=lambda found: str(found[0])):
        dated = sorted((a for a in editions if a.published), key=lambda a: (_day(a), a.id))
        for old, new in pairwise(dated):
            if 0 < (_day(new) - _day(old)).days <= (_COLUMN if kind == "title" else _EVER):
                later.setdefault(old.id, new.id)
    return later


def _day(article: Article) -> dt.date:
    return article.published or dt.date.max


def _keys(article: Article, lineage: str | None) -> Iterator[_Key]:
    if not (article.publisher and fold(article.publisher)):
        return
    publisher = fold(article.publisher)
    if article.uri:
        yield publisher, "uri", article.uri
    if article.title and len(fold(article.title)) > 2:
        yield publisher, "title", fold(article.title)
    if lineage is not None:
        yield publisher, "lineage", lineage

"""Which articles are copies of which: `find_copies` for many at once, `CopyIndex` for one after the other.

Candidates share fingerprints; the words themselves decide (`copying.judge`). Each article is linked to one other at
most, the one that its words come from most nearly: the earlier published, else the agency's, else the longer, else
the one whose id comes first. The links are a function of the set of articles, in whatever order they arrive, and a
thousand copies of one article make a thousand links, not half a million.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from onrecord.link.copying import Compared, Key, judge_copy
from onrecord.link.postings import Postings
from onrecord.model.document import Article
from onrecord.model.lineage import CopyLink

_LEAST_SHARED: Final = 0.1  # of the fingerprints; an edit in every fifth word leaves 0.15
_NEAR_BEST: Final = 0.85  # of the best candidate's: as good as equal, and then the earliest is taken
_TRIES: Final = 6  # candidates that are compared word for word

_Rank = tuple[float, Key]


def find_copies(articles: Iterable[Article], *, window: int | None = None) -> tuple[CopyLink, ...]:
    """The links between `articles`, by the id of the copy; the same for any order of them.

    `window` is the largest number of days between the publication of two articles that are compared (None: any).
    Raises ValueError where two articles have one id.
    """
    index = CopyIndex(window=window)
    for article in sorted(articles, key=lambda a: (a.published or dt.date.max, a.id)):
        index.add(article)  # in the order of their dates few need a second look
    return index.links()


@dataclass(frozen=True, slots=True)
class _Origin:
    """What an article is linked to, its rank among the candidates, and the best estimate of them all."""

    link: CopyLink
    rank: _Rank
    best: float


class CopyIndex:
    """Articles so far, and the links between them: at any time those that `find_copies` gives for the same articles."""

    def __init__(self, *, window: int | None = None) -> None:
        self._window = window
        self._articles: list[Compared] = []
        self._ids: set[str] = set()
        self._prints = Postings()
        self._origins: dict[int, _Origin] = {}

    def __len__(self) -> int:
        return len(self._articles)

    def add(self, article: Article) -> tuple[CopyLink, ...]:
        """Take in one article; returns the links that are new or changed. Raises ValueError for an id already known."""
        if article.id in self._ids:
            raise ValueError(f"there is an article {article.id!r} already")
        new, place = Compared(article), len(self._articles)
        shared = self._prints.shared(new.prints)
        self._articles.append(new)
        self._ids.add(article.id)
        self._prints.add(new.prints, place)
        changed = [self._link(place, shared)]
        changed += [
            self._link(p, self._prints.shared(self._articles[p].prints)) for p in self._unsettled(place, shared)
        ]
        return tuple(link for link in changed if link)

    def links(self) -> tuple[CopyLink, ...]:
        """All links, by the id of the copy."""
        return tuple(sorted((origin.link for origin in self._origins.values()), key=lambda link: link.document))

    def forget(self, before: dt.date) -> None:
        """Drop the articles published before a day, and their links: nothing that comes later is compared with them."""
        kept = [a.article for a in self._articles if a.article.published is None or a.article.published >= before]
        fresh = CopyIndex(window=self._window)
        for article in kept:
            fresh.add(article)
        self.__dict__ = fresh.__dict__

    def _link(self, place: int, shared: dict[int, int]) -> CopyLink | None:
        """Link an article anew, given how many fingerprints each other one shares; the link if it is a new one."""
        before = self._origins.pop(place, None)
        estimates = {p: e for p, n in shared.items() if self._precedes(p, place) and (e := self._estimate(place, p, n))}
        best = max(estimates.values(), default=0.0)
        for rank, other in heapq.nsmallest(_TRIES, ((self._rank(p, e, best), p) for p, e in estimates.items())):
            if link := judge_copy(self._articles[place], self._articles[other]):
                self._origins[place] = _Origin(link, rank, best)
                return link if before is None or before.link != link else None
        return None

    def _rank(self, other: int, estimate: float, best: float) -> _Rank:
        """The order in which candidates are tried: those as good as the best by their age, then the others."""
        return max(_NEAR_BEST * best - estimate, 0.0), self._articles[other].key

    def _unsettled(self, new: int, shared: dict[int, int]) -> list[int]:
        """The articles whose origin may be another one now that article number `new` is there."""
        return [p for p, n in shared.items() if self._precedes(new, p) and self._matters(new, p, n)]

    def _matters(self, new: int, place: int, shared: int) -> bool:
        estimate, origin = self._estimate(place, new, shared), self._origins.get(place)
        if not estimate or origin is None:
            return estimate > 0.0
        return estimate > origin.best or self._rank(new, estimate, origin.best) < origin.rank

    def _precedes(self, a: int, b: int) -> bool:
        here, there = self._articles[a], self._articles[b]
        return here.key < there.key and self._within_window(here.article.published, there.article.published)

    def _within_window(self, a: dt.date | None, b: dt.date | None) -> bool:
        return self._window is None or a is None or b is None or abs((a - b).days) <= self._window

    def _estimate(self, later: int, earlier: int, shared: int) -> float:
        """The larger share of fingerprints that one has of the other; nothing where it is too small to look further."""
        fewest = min(len(self._articles[later].prints), len(self._articles[earlier].prints))
        return share if (share := shared / fewest) >= _LEAST_SHARED else 0.0

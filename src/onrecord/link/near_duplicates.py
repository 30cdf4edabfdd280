"""Which articles are copies of which: `find_copies` for many at once, `CopyIndex` for one after the other.

Candidates share fingerprints, or names and numbers; the words themselves decide (`copying`). Each article is linked to
one other at most, the one that its words come from most nearly: the earlier published, else the agency's, else the
longer, else the one whose id comes first. The links are a function of the set of articles, in whatever order they
arrive, and a thousand copies of one article make a thousand links, not half a million.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from onrecord.link.copying import Compared, Key, judge_copy, judge_rewrite
from onrecord.link.folded_words import Hashes
from onrecord.link.postings import Enough, Postings, sharing_of_all
from onrecord.link.rewrites import ENOUGH, SHARED_DETAILS
from onrecord.model.document import Article
from onrecord.model.lineage import CopyLink

_LEAST_SHARED: Final = 0.1  # of the fingerprints; an edit in every fifth word leaves 0.15
_NEAR_BEST: Final = 0.85  # of the best candidate's: as good as equal, and then the earliest is taken
_LOOKS: Final = 64  # candidates of each kind that are considered
_TRIES: Final = 6  # candidates of each kind that are compared word for word
_RETOLD_WITHIN: Final = 7  # days; later articles are about what came of it
_COPY, _REWRITE = 0, 1
_SHARED: Final = Enough(_LEAST_SHARED), Enough(SHARED_DETAILS, ENOUGH)

_Rank = tuple[
    int, float, Key
]  # copies before rewrites, then how far from the best candidate, then the order of origins
_Shared = tuple[dict[int, float], dict[int, float]]  # by article: the share of fingerprints, of names and numbers


def find_copies(articles: Iterable[Article], *, window: int | None = None) -> tuple[CopyLink, ...]:
    """The links between `articles`, by the id of the copy; the same for any order of them.

    `window` is the largest number of days between the publication of two articles that are compared (None: any).
    Raises ValueError where two articles have one id.
    """
    return _index(articles, window).links()


def find_ties(articles: Iterable[Article]) -> tuple[tuple[CopyLink, ...], tuple[CopyLink, ...]]:
    """The links of `find_copies`, and those of `CopyIndex.retold` beside them."""
    index = _index(articles, None)
    return index.links(), index.retold()


def _index(articles: Iterable[Article], window: int | None) -> _WholeIndex:
    return _WholeIndex(sorted(Compared.of_all(list(articles)), key=_key), window)


@dataclass(frozen=True, slots=True)
class _Origin:
    """What an article is linked to, its rank among the candidates, and the best estimate of those of its kind."""

    link: CopyLink
    rank: _Rank
    best: float


class CopyIndex:
    """Articles so far, and the links between them: at any time those that `find_copies` gives for the same articles."""

    def __init__(self, *, window: int | None = None) -> None:
        self._window = window
        self._articles: list[Compared] = []
        self._ids: dict[str, int] = {}
        self._indexes = Postings(_SHARED[_COPY]), Postings(_SHARED[_REWRITE])
        self._origins: dict[int, _Origin] = {}
        self._judged: dict[tuple[int, int, int], CopyLink | None] = {}
        self._newest: Key | None = None  # of all articles so far

    def __len__(self) -> int:
        return len(self._articles)

    def add(self, article: Article) -> tuple[CopyLink, ...]:
        """Take in one article; returns the links that are new or changed. Raises ValueError for an id already known."""
        return self._add(Compared.of_all([article])[0])

    def add_all(self, articles: Iterable[Article]) -> None:
        """The same for many, faster than one by one."""
        for new in sorted(Compared.of_all(list(articles)), key=_key):
            self._add(new)

    def _add(self, new: Compared) -> tuple[CopyLink, ...]:
        place = self._note(new)
        shared = self._both(place, *(i.add(keys) for i, keys in zip(self._indexes, _keys(new), strict=True)))
        changed = [self._link(place, shared)]
        for unsettled in self._unsettled(place, shared):
            changed.append(self._link(unsettled, self._shared(unsettled)))
        self._newest = new.key if self._newest is None else max(self._newest, new.key)
        return tuple(link for link in changed if link)

    def _note(self, new: Compared) -> int:
        """The article's number."""
        if new.article.id in self._ids:
            raise ValueError(f"there is an article {new.article.id!r} already")
        self._articles.append(new)
        return self._ids.setdefault(new.article.id, len(self._ids))

    def put(self, known: Iterable[Compared], links: Mapping[str, CopyLink]) -> None:
        """Articles in the order of origins, of which it is known whether they have their words from one before."""
        for article in known:
            place = self._note(article)
            for index, keys in zip(self._indexes, _keys(article), strict=True):
                index.add(keys)
            if link := links.get(article.article.id):
                self._origins[place] = _Origin(
                    link, (_COPY if link.relation == "copy" else _REWRITE, 0.0, article.key), 1.0
                )
            self._newest = article.key

    def kept(self, since: dt.date) -> CopyIndex:
        """Without the articles published before a day; the others keep their links."""
        fresh = CopyIndex(window=self._window)
        known = (a for a in self._articles if a.article.published is None or a.article.published >= since)
        fresh.put(known, {o.link.document: o.link for o in self._origins.values()})
        return fresh

    def articles(self) -> Sequence[Compared]:
        return self._articles

    def article(self, id: str) -> Article:
        """Raises KeyError for one that is not here."""
        return self._articles[self._ids[id]].article

    def details(self, article: Article) -> Hashes:
        """The names and numbers of an article that is here, ascending."""
        return self._articles[self._ids[article.id]].details_in_order

    def settle(self) -> None:
        """Keep no more of the articles so far than later ones need: no comparisons, and links without words."""
        self._judged.clear()
        for place, origin in self._origins.items():
            if origin.link.ranges:
                self._origins[place] = _Origin(replace(origin.link, ranges=()), origin.rank, origin.best)

    def links(self) -> tuple[CopyLink, ...]:
        """All links, by the id of the copy."""
        return tuple(sorted((origin.link for origin in self._origins.values()), key=lambda link: link.document))

    def retold(self, since: dt.date | None = None) -> tuple[CopyLink, ...]:
        """For copies of an article of the same day, the rewrite of an earlier article that they are, too.

        Which of the two is the copy nobody can say, so what one of them is told again from the other is as well; else
        a longer version of a rewrite would make a source of it.
        """
        found = []
        for place, origin in sorted(self._origins.items()):
            article = self._articles[place]
            if since and article.article.published and article.article.published < since:
                continue
            if origin.rank[0] == _COPY and article.day is not None and self._day_of(origin.link.of) == article.day:
                shared = self._shared(place)[_REWRITE]
                earlier = {p: s for p, s in shared.items() if (self._articles[p].day or article.day) < article.day}
                if told := self._origin(place, _REWRITE, earlier):
                    found.append(told.link)
        return tuple(sorted(found, key=lambda link: link.document))

    def _day_of(self, id: str) -> int | None:
        return self._articles[self._ids[id]].day if id in self._ids else None

    def forget(self, before: dt.date) -> None:
        """Drop the articles published before a day, and their links: nothing that comes later is compared with them."""
        fresh = CopyIndex(window=self._window)
        for known in self._articles:
            if known.article.published is None or known.article.published >= before:
                fresh._add(known)
        self.__dict__ = fresh.__dict__

    def _shared(self, place: int) -> _Shared:
        keys = _keys(self._articles[place])
        return self._both(place, *(i.sharing(some) for i, some in zip(self._indexes, keys, strict=True)))

    def _both(self, place: int, prints: dict[int, float], details: dict[int, float]) -> _Shared:
        """What shares fingerprints may be told again, too: names that very many articles have are not looked up."""
        enough, others = _SHARED[_REWRITE], list(prints.keys() - details.keys())
        here, common = self._articles[place].shared_details([self._articles[other] for other in others])
        for other, (there, both) in zip(others, common, strict=True):
            if both >= enough.number and both >= enough.least * min(here, there):
                details[other] = both / min(here, there)
        return prints, details

    def _link(self, place: int, shared: _Shared) -> CopyLink | None:
        """Link an article anew, given what it shares with the others; the link if it is a new one."""
        before = self._origins.pop(place, None)
        for kind in (_COPY, _REWRITE):
            if origin := self._origin(place, kind, shared[kind]):
                self._origins[place] = origin
                return origin.link if before is None or before.link != origin.link else None
        return None

    def _origin(self, place: int, kind: int, shared: dict[int, float]) -> _Origin | None:
        """The first candidate of this kind that stands the comparison."""
        shares = self._of_earlier(place, kind, shared)
        if not shares:
            return None
        best = max(shares.values())
        near, articles = _NEAR_BEST * best, self._articles
        ranked = [((kind, max(near - share, 0.0), articles[p].key), p) for p, share in shares.items()]
        heapq.heapify(ranked)
        unseen, tried = None, 0
        for _ in range(min(_LOOKS, len(ranked))):
            rank, other = heapq.heappop(ranked)
            prints = self._articles[other].prints if kind == _COPY else frozenset()
            if unseen is not None and unseen.isdisjoint(prints):
                continue
            if link := self._judge(place, other, kind):
                return _Origin(link, rank, best)
            tried += 1
            if tried == _TRIES:
                break
            if kind == _COPY:
                unseen = (self._articles[place].prints if unseen is None else unseen) - prints
        return None

    def _of_earlier(self, place: int, kind: int, shared: dict[int, float]) -> dict[int, float]:
        """What an article shares with those that it can be linked to."""
        articles, there = self._articles, self._articles[place]
        limits = [days for days in (self._window, _RETOLD_WITHIN if kind == _REWRITE else None) if days is not None]
        if there.day is None or not limits:
            return {p: share for p, share in shared.items() if articles[p].key < there.key}
        first = there.day - min(limits)
        return {
            p: share
            for p, share in shared.items()
            if (here := articles[p]).key < there.key and (here.day is None or here.day >= first)
        }

    def _judge(self, later: int, earlier: int, kind: int) -> CopyLink | None:
        pair = (later, earlier, kind)
        if pair not in self._judged:
            judge = judge_copy if kind == _COPY else judge_rewrite
            self._judged[pair] = judge(self._articles[later], self._articles[earlier])
        return self._judged[pair]

    def _rank(self, other: int, kind: int, share: float, best: float) -> _Rank:
        """The order in which candidates are tried: those as good as the best by their age, then the others."""
        return kind, max(_NEAR_BEST * best - share, 0.0), self._articles[other].key

    def _unsettled(self, new: int, shared: _Shared) -> list[int]:
        """The articles whose origin may be another one now that article number `new` is there."""
        if self._newest is not None and self._newest <= self._articles[new].key:
            return []  # it comes after all of them
        matters = {
            p: None
            for kind in (_COPY, _REWRITE)
            for p, share in shared[kind].items()
            if self._of_earlier(p, kind, {new: share}) and self._matters(new, p, kind, share)
        }
        return list(matters)

    def _matters(self, new: int, place: int, kind: int, share: float) -> bool:
        origin = self._origins.get(place)
        if origin is None or origin.rank[0] != kind:
            return origin is None or origin.rank[0] > kind
        return share > origin.best or self._rank(new, kind, share, origin.best) < origin.rank


class _WholeIndex(CopyIndex):
    """All articles at once: what each shares with those before it is worked out in arrays, and each is linked once."""

    def __init__(self, articles: Iterable[Compared], window: int | None) -> None:
        """Raises ValueError where two articles have one id."""
        super().__init__(window=window)
        for article in articles:
            self._note(article)
        prints, details = zip(*map(_keys, self._articles), strict=True) if self._articles else ((), ())
        self._all = sharing_of_all(prints, _SHARED[_COPY]), sharing_of_all(details, _SHARED[_REWRITE])
        for place in range(len(self._articles)):
            self._link(place, self._shared(place))

    def _shared(self, place: int) -> _Shared:
        return self._both(place, self._all[_COPY][place], self._all[_REWRITE][place])


def _key(article: Compared) -> Key:
    return article.key


def _keys(article: Compared) -> tuple[frozenset[int], frozenset[int]]:
    """What copies share, and what rewrites share."""
    return article.prints, article.details

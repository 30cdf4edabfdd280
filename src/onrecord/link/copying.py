"""Whether one article has its words, or what it tells, from another: the decision on a pair, from the words of both.

Quoted speech counts little, since whoever hears a statement may print it; so do lines that one outlet puts under all
its articles. What counts is how much of an article's own telling stands word for word in the other.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Collection, Sequence
from typing import Final

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from onrecord.link.credits import claim, fold
from onrecord.link.details import are_details, details, details_of_all
from onrecord.link.folded_words import FoldedWords, Hashes, Mask
from onrecord.link.rewrites import Outline, Retelling, retelling
from onrecord.link.shingles import fingerprints_of_all
from onrecord.link.verbatim import Run, Verbatim, compare, whole
from onrecord.model.document import Article
from onrecord.model.lineage import CopyLink
from onrecord.model.remembered import remembered
from onrecord.model.span import Span

COPIED: Final = 0.5  # of what an article tells: what two reports of one outlet share as background stays below
_OWN_COPIED: Final = 0.4  # of the words outside quotations
_TAKEN_IN: Final = 0.7  # of the earlier article, in a later one that adds as much again
_STILL_COPIED: Final = 0.3  # of such a later one
_TAKEN_IN_WHOLE: Final = 0.9  # of the earlier article, in a later one however long: a flash, then the story
_QUOTED: Final = 0.25  # what a quoted word weighs
_FRAME: Final = 0.35  # the largest share of an article that its outlet's footer and header have
_ENOUGH: Final = 10  # words outside quotations; fewer are a phrase
_NAMED: Final = 4  # names and numbers of an article that tells something
_NAMES_COPIED: Final = 0.3  # of them; words without them are anybody's lead, or an outlet's stock of phrases
_WHOLE: Final = 0.98
_LEAD: Final = 8  # words of a sentence put before it


Key = tuple[dt.date, int, int, str]


def precedence(article: Article) -> Key:
    """The order in which articles can be each other's origin.

    The earlier published comes first, then the agency's or what bears its publisher's name in the dateline, last what
    bears another's; then the longer one, then the smaller id. An article of unknown date comes after all others,
    however long it is: a total order has no circles.
    """
    return (article.published or dt.date.max, claim(article), -len(article.text), article.id)


_Folded = tuple[FoldedWords, Mask]


@remembered(512)
def _folded(text: str) -> _Folded:
    """The words of a text, and which are names and numbers: ten times the room of the text, so of a few alone."""
    words = FoldedWords(text)
    return words, are_details([words])[0]


@remembered(256)
def _outline(text: str) -> Outline:
    words, names = _folded(text)
    return Outline(words, names, details(words))


class Compared:
    """An article with what the search for candidates needs of it; what a comparison needs is made when it is asked."""

    def __init__(self, article: Article, prints: frozenset[int], details: frozenset[int], length: int) -> None:
        self.article, self._prints, self._details = article, _packed(prints), _packed(details)
        self.day = article.published.toordinal() if article.published else None
        self.key: Key = (article.published or dt.date.max, claim(article), -length, article.id)

    @classmethod
    def of_all(cls, articles: Sequence[Article]) -> list[Compared]:
        """Each article with what the comparison needs of it."""
        words = FoldedWords.of_all([a.text for a in articles])
        prints, details = fingerprints_of_all([w.hashes for w in words]), details_of_all(words)
        return list(map(cls, articles, prints, details, map(len, words)))

    @property
    def prints(self) -> frozenset[int]:
        """The fingerprints of the text."""
        return _unpacked(self._prints)

    @property
    def details(self) -> frozenset[int]:
        """Its names and numbers."""
        return _unpacked(self._details)

    @property
    def details_in_order(self) -> Hashes:
        """The same as `details.details` gives of the text."""
        return np.sort(np.frombuffer(self._details, dtype=np.uint64))

    def shared_details(self, others: Sequence[Compared]) -> tuple[int, list[tuple[int, int]]]:
        """How many names and numbers it has; of each of some others how many it has, and how many both have."""
        here = self.details_in_order
        sizes = [len(other._details) // here.itemsize for other in others]
        if not len(here):
            return 0, [(size, 0) for size in sizes]
        there = np.frombuffer(b"".join([other._details for other in others]), dtype=np.uint64)
        same = here[np.searchsorted(here[:-1], there)] == there
        sums = np.cumsum(np.concatenate(([0], same)))
        bounds = np.cumsum([0, *sizes])
        return len(here), list(zip(sizes, np.diff(sums[bounds]).tolist(), strict=True))

    @property
    def words(self) -> FoldedWords:
        return _folded(self.article.text)[0]

    @property
    def names(self) -> Mask:
        return _folded(self.article.text)[1]

    @property
    def outline(self) -> Outline:
        return _outline(self.article.text)

    def same_words(self, other: Compared) -> bool:
        return np.array_equal(self.words.hashes, other.words.hashes)

    def same_outlet(self, other: Compared) -> bool:
        """Whether one outlet may have published both."""
        here, there = self.article.publisher, other.article.publisher
        return not here or not there or here.casefold() == there.casefold()


def _packed(keys: Collection[int]) -> bytes:
    """A tenth of the room that a set takes."""
    return array("Q", keys).tobytes()


def _unpacked(keys: bytes) -> frozenset[int]:
    return frozenset(memoryview(keys).cast("Q"))


def judge_copy(later: Compared, earlier: Compared) -> CopyLink | None:
    """The link from `later` to `earlier` where its words are copied from there. Any two texts can be compared."""
    if not len(later.words) or not len(earlier.words):
        return None
    if later.same_words(earlier):
        return _link(later, earlier, whole(later.words), "word for word the same")
    here = compare(later.words, earlier.words)
    if not _is_copied(later, earlier, here):
        return None
    return _link(later, earlier, here, _reason(later, earlier, here))


def judge_rewrite(later: Compared, earlier: Compared) -> CopyLink | None:
    """The link from `later` to `earlier` where it tells the same again in other words or in another language."""
    told = retelling(later.outline, earlier.outline)
    if told is None:
        return None
    found = compare(later.words, earlier.words)
    if told.score(found.share()) <= 0.0:
        return None
    link = _link(later, earlier, found, _retold(told, found))
    return replace(link, relation="rewrite", overlap=round(told.told, 4))


def _retold(told: Retelling, found: Verbatim) -> str:
    how = "in another language" if told.translated else "in other words"
    return (
        f"told again {how}: {told.told:.0%} of what its sentences tell stands together there, {told.in_order:.0%} of it"
        f" in the same order, with {told.common_details} names and numbers; {found.share():.0%} is word for word"
    )


def _is_copied(later: Compared, earlier: Compared, found: Verbatim) -> bool:
    """Whether the later article is copied from the earlier one, or has taken it in whole."""
    share = _copied(later, earlier, found)
    if share >= COPIED:
        return True
    if found.share() * len(later.words) < _TAKEN_IN * _WHOLE * len(earlier.words):
        return False
    back = _copied(earlier, later, compare(earlier.words, later.words))
    return back >= (_TAKEN_IN if share >= _STILL_COPIED else _TAKEN_IN_WHOLE)


def _copied(article: Compared, other: Compared, found: Verbatim) -> float:
    """How much of what an article tells in its own voice stands in the other; nothing where that is only a phrase."""
    weights = _weights(article, other, found)
    own = weights == 1.0
    counted = own if np.count_nonzero(own) >= _ENOUGH else weights > 0.0
    if np.count_nonzero(found.covered & counted) < _ENOUGH:
        return 0.0
    names = article.names
    if np.count_nonzero(names) >= _NAMED and found.share(names) < _NAMES_COPIED:
        return 0.0
    return min(found.share(weights), found.share(counted) * COPIED / _OWN_COPIED)


def _weights(later: Compared, earlier: Compared, found: Verbatim) -> NDArray[np.float64]:
    """What each word of `later` counts: nothing in the frame that one outlet puts around all it publishes."""
    weights = np.where(later.words.quoted, _QUOTED, 1.0)
    if later.same_outlet(earlier):
        for run in _frame(later, earlier, found):
            weights[run.here : run.here + run.length] = 0.0
    return weights


def _frame(later: Compared, earlier: Compared, found: Verbatim) -> list[Run]:
    """The common run that opens both texts, and the one that closes both: unless they are much of what is told."""
    ends = [r for r in found.runs if r.here == r.there == 0]
    here, there, names = len(later.words), len(earlier.words), later.names
    ends += [r for r in found.runs if r.here + r.length == here and r.there + r.length == there]
    return [r for r in ends if r.length <= _FRAME * here or not names[r.here : r.here + r.length].any()]


def _reason(later: Compared, earlier: Compared, found: Verbatim) -> str:
    share, longest = found.share(), max(r.length for r in found.runs)
    back = sum(r.length for r in found.runs) / len(earlier.words)
    first = int(np.argmax(found.covered))
    if share >= _WHOLE:
        kind = "cut down" if back < _WHOLE else "the same but for a few words"
    elif first >= _LEAD and found.covered[first:].mean() >= _WHOLE:
        kind = f"{first} words put before it"
    else:
        kind = "edited"
    new = ", under another headline" if _renamed(later.article, earlier.article) else ""
    return f"{kind}{new}: {share:.0%} of its words stand there word for word, {longest} of them in a row"


def _renamed(a: Article, b: Article) -> bool:
    return bool(a.title and b.title) and fold(a.title or "") != fold(b.title or "")


def _link(later: Compared, earlier: Compared, found: Verbatim, reason: str) -> CopyLink:
    return CopyLink(
        document=later.article.id,
        of=earlier.article.id,
        relation="copy",
        overlap=round(found.share(), 4),
        ranges=tuple((span(later, r.here, r.length), span(earlier, r.there, r.length)) for r in found.runs),
        reason=reason,
    )


def span(compared: Compared, first: int, length: int) -> Span:
    """The exact text of `length` words from word `first` on, with what stands between them."""
    words = compared.words
    start, end = int(words.starts[first]), int(words.ends[first + length - 1])
    return Span(start, end, words.text[start:end])

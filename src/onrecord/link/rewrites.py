"""Whether one article is another one told again in other words, or in another language.

A rewrite keeps what it cannot change: names, numbers, dates, quoted words and rare words, grouped sentence by sentence
as they were, mostly in the same order. Two reporters of one happening share its main names and figures too, but each
has details of his own. So each sentence of the later article is compared with the earlier article's sentence, and the
one after it, that has most of it; a sentence's words weigh by how much they tell.

The weights of the score are a logistic regression's, rounded; it was fitted on gold/copies and on pairs of reports of
one happening that share no wording (`evaluate/copies.py` measures both).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.link.details import is_common
from onrecord.link.folded_words import FoldedWords, Hashes, Mask

TOLD_AGAIN: Final = 0.55  # of an article's weight, in a sentence of the other: less is a follow-up with its background
SHARED_DETAILS: Final = 0.5  # of the names and numbers of the one that has fewer
ENOUGH: Final = 6  # names and numbers in common
_DETAIL: Final = 1.0  # a name or a number
_WORD: Final = 0.5  # any other word that is not common
_MATCHED: Final = 0.5  # of a sentence's weight: its counterpart is known
_PLAIN_ENGLISH: Final = 0.25  # of the words of an English text, at least, are common English ones
_TRANSLATED: Final = 0.7  # as TOLD_AGAIN, of names and numbers alone


class Outline:
    """The telling words of an article by sentence: their stems, their weights; and its names and numbers."""

    __slots__ = ("details", "english", "sentences", "stems", "vocabulary", "weights")

    def __init__(self, words: FoldedWords, names: Mask, named: Hashes) -> None:
        common = is_common(words)
        self.english = len(words) > 0 and float(common.mean()) >= _PLAIN_ENGLISH
        self.stems: Hashes = words.stems[~common]
        self.sentences = words.sentences[~common]
        self.weights = np.where(names[~common], _DETAIL, _WORD)
        self.vocabulary = np.unique(self.stems)
        self.details = named

    def of_details(self) -> Outline:
        """The same with names and numbers only: what two languages have in common."""
        only, kept = object.__new__(Outline), self.weights == _DETAIL
        only.stems, only.sentences, only.weights = self.stems[kept], self.sentences[kept], self.weights[kept]
        only.vocabulary, only.details, only.english = np.unique(only.stems), self.details, self.english
        return only


@dataclass(frozen=True)
class Retelling:
    """How much of one article another one tells: shares from 0 to 1.

    `told` is the weight of its sentences that stands in their counterparts, `told_back` that of the other's; `in_order`
    the share of pairs of counterparts that come in the same order; `details` the share of the fewer names and numbers
    that both have; `longer` how many times as long the other is.
    """

    told: float
    told_back: float
    in_order: float
    details: float
    common_details: int
    longer: float
    translated: bool

    def score(self, verbatim: float) -> float:
        """Above 0 for a rewrite; `verbatim` is the share of copied words.

        A long article has something of any sentence, so the longer the other one, the less its having it says.
        """
        likeness = self.told + 0.4 * self.told_back + 0.2 * self.in_order + 2.0 * verbatim + 0.5 * self.details
        return likeness - 0.2 * float(np.log(self.longer)) - 1.4


def retelling(later: Outline, earlier: Outline) -> Retelling | None:
    """The measure of it, unless `later` has too little of `earlier` to be it told again."""
    common = len(np.intersect1d(later.details, earlier.details, assume_unique=True))
    fewer = min(len(later.details), len(earlier.details))
    if common < ENOUGH or common < SHARED_DETAILS * fewer:
        return None
    translated = later.english != earlier.english
    here, there = (later.of_details(), earlier.of_details()) if translated else (later, earlier)
    least = _TRANSLATED if translated else TOLD_AGAIN
    if _in_vocabulary(here, there) < least:
        return None
    told, in_order = _told(here, there)
    if told < least:
        return None
    longer = len(there.stems) / len(here.stems)
    return Retelling(told, _told(there, here)[0], in_order, common / fewer, common, longer, translated)


def _in_vocabulary(here: Outline, there: Outline) -> float:
    """The share of the weight of `here` that is anywhere in `there`: as much as can be told again, at most."""
    if not len(here.stems) or not len(there.stems):
        return 0.0
    places = np.minimum(np.searchsorted(there.vocabulary, here.stems), len(there.vocabulary) - 1)
    known = there.vocabulary[places] == here.stems
    return float(here.weights[known].sum() / here.weights.sum())


def _told(here: Outline, there: Outline) -> tuple[float, float]:
    """The share of the weight of `here` that its sentences' counterparts have, and how far these are in order."""
    vocabulary, places = np.unique(np.concatenate((here.stems, there.stems)), return_inverse=True)
    weights = _incidence(here, places[: len(here.stems)], len(vocabulary))
    present = _incidence(there, places[len(here.stems) :], len(vocabulary)) > 0
    present[:-1] |= present[1:]
    shared = weights @ present.T
    best, whole = shared.max(axis=1), weights.sum(axis=1)
    matched = shared.argmax(axis=1)[(best >= _MATCHED * whole) & (whole > 0)]
    return float(best.sum() / whole.sum()), _in_order(matched)


def _incidence(outline: Outline, columns: NDArray[np.intp], width: int) -> NDArray[np.float64]:
    """Sentences by words: the weight of each word that a sentence has."""
    _, rows = np.unique(outline.sentences, return_inverse=True)
    matrix = np.zeros((int(rows.max()) + 1, width))
    np.maximum.at(matrix, (rows, columns), outline.weights)
    return matrix


def _in_order(places: NDArray[np.intp]) -> float:
    """Share of the pairs of places that ascend."""
    if len(places) < 2:
        return 0.0
    ascending = np.triu(places[:, None] <= places[None, :], k=1).sum()
    return float(ascending) / (len(places) * (len(places) - 1) / 2)

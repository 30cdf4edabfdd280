"""Paragraphs that tell an earlier one again, word for word or in other words.

Each content word weighs by how few paragraphs of the article it stands in (inverse document frequency, Spärck Jones
1972), so that the story's own names, which stand everywhere, prove little. A later paragraph tells an earlier one
again when most of its weight is found there: containment (Broder 1997) of weighted words, and of names and numbers.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.clean.words import content_words

MIN_WORDS = 8  # a shorter paragraph shares all its words by chance
MIN_CONTAINMENT = 0.6
MIN_SHARED = 6
MIN_RARE_SHARED = 3  # shared words that stand in these two paragraphs only
MAX_SPREAD = 12  # paragraphs that a word may stand in and still call up candidates


class Retelling(NamedTuple):
    """Paragraph `later` tells `earlier` again; `share` is how much of its weighted words stand there."""

    later: int
    earlier: int
    share: float


def find_retellings(paragraphs: Sequence[str]) -> list[Retelling]:
    """For each paragraph that tells an earlier one again, the one that it tells best."""
    bags = [_stems(p) for p in paragraphs]
    spread = Counter(w for bag in bags for w in bag)
    weight = {w: math.log(1 + len(bags) / n) for w, n in spread.items()}
    holders: dict[str, list[int]] = defaultdict(list)
    out = []
    for later, bag in enumerate(bags):
        best = None
        if len(bag) >= MIN_WORDS:
            near = Counter(i for w in bag if spread[w] <= MAX_SPREAD for i in holders[w])
            for earlier, shared in near.items():
                if shared >= MIN_SHARED:
                    best = max(best, _compare(later, earlier, bags, weight, spread), key=_by_share)
        if best is not None:
            out.append(best)
        for w in bag:
            if spread[w] <= MAX_SPREAD:
                holders[w].append(later)
    return out


def _compare(
    later: int, earlier: int, bags: list[frozenset[str]], weight: dict[str, float], spread: Counter[str]
) -> Retelling | None:
    shared = bags[later] & bags[earlier]
    share = sum(weight[w] for w in shared) / sum(weight[w] for w in bags[later])
    rare = sum(spread[w] <= 3 for w in shared)
    return Retelling(later, earlier, share) if share >= MIN_CONTAINMENT and rare >= MIN_RARE_SHARED else None


def _by_share(found: Retelling | None) -> tuple[float, int]:
    return (found.share, -found.earlier) if found else (0.0, 0)


_ENDINGS = re.compile(r"(?:ations?|ings?|ed|es|s|ly|ion)$")


def _stems(paragraph: str) -> frozenset[str]:
    """Content words with their commonest endings cut off, so that "includes" meets "included"."""
    return frozenset(_ENDINGS.sub("", w).rstrip("e") if len(w) > 5 else w for w in content_words(paragraph))

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

MIN_CONTAINMENT = 0.55
MIN_SHARED = 9  # different content words in both; fewer are shared by chance ...
MIN_SHARED_CLOSE = 6  # ... unless they are nearly all there is
CLOSE = 0.9
MIN_IN_ORDER = 0.5  # share of the later paragraph's words that come in the same order in the earlier one
MIN_HEAD_SHARED = 2  # of its first four words: captions of one series share all but who does what
HEAD = 4
MAX_SPREAD = 12  # paragraphs that a word may stand in and still call up candidates
MAX_COMPARED = 300  # words of a paragraph whose order is compared
MIN_VERBATIM = 6  # words of a paragraph that counts as a repeat when it is the same to the letter


class Retelling(NamedTuple):
    """Paragraph `later` tells `earlier` again; `share` is how much of its weighted words stand there."""

    later: int
    earlier: int
    share: float


def find_retellings(paragraphs: Sequence[str]) -> list[Retelling]:
    """For each paragraph that tells an earlier one again, the one that it tells best."""
    stems = [_stems(p) for p in paragraphs]
    spread = Counter(w for words in stems for w in set(words))
    weight = {w: math.log(1 + len(stems) / n) for w, n in spread.items()}
    holders: dict[str, list[int]] = defaultdict(list)
    verbatim: dict[str, int] = {}
    out = []
    for later, paragraph in enumerate(paragraphs):
        same = verbatim.setdefault(" ".join(paragraph.split()), later)
        rare = [w for w in dict.fromkeys(stems[later]) if spread[w] <= MAX_SPREAD]
        if same != later and len(paragraph.split()) >= MIN_VERBATIM:
            out.append(Retelling(later, same, 1.0))
        else:
            near = Counter(i for w in rare for i in holders[w])
            found = [_compare(later, i, stems, weight) for i, shared in near.items() if shared >= MIN_SHARED_CLOSE // 2]
            out.extend(sorted((r for r in found if r), key=lambda r: (-r.share, r.earlier))[:1])
        for w in rare:
            holders[w].append(later)
    return out


def _compare(later: int, earlier: int, stems: list[list[str]], weight: dict[str, float]) -> Retelling | None:
    words, others = stems[later], set(stems[earlier])
    shared = set(words) & others
    share = sum(weight[w] for w in shared) / sum(weight[w] for w in set(words))
    enough = MIN_SHARED_CLOSE if share >= CLOSE else MIN_SHARED
    if len(shared) < enough or share < MIN_CONTAINMENT or sum(w in others for w in words[:HEAD]) < MIN_HEAD_SHARED:
        return None
    compared = words[:MAX_COMPARED]
    in_order = _longest_common_subsequence(compared, stems[earlier][:MAX_COMPARED])
    return Retelling(later, earlier, share) if in_order >= MIN_IN_ORDER * len(set(compared)) else None


def _longest_common_subsequence(a: Sequence[str], b: Sequence[str]) -> int:
    row = [0] * (len(b) + 1)
    for x in a:
        diagonal = 0
        for j, y in enumerate(b, 1):
            diagonal, row[j] = row[j], diagonal + 1 if x == y else max(row[j], row[j - 1])
    return row[-1]


_ENDINGS = re.compile(r"(?:ations?|ings?|ed|es|s|ly|ion)$")


def _stems(paragraph: str) -> list[str]:
    """Content words in order, their commonest endings cut off, so that "includes" meets "included"."""
    return [_ENDINGS.sub("", w).rstrip("e") if len(w) > 5 else w for w in content_words(paragraph)]

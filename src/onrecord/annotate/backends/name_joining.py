"""Names that were cut at their particles, put together again: "al-Masri", "Salah bin Omar"."""

from __future__ import annotations

from collections.abc import Sequence

Name = tuple[int, int, str]

_ARTICLES = frozenset("al el ul ad an ar as ash at az".split())  # of Arabic names, before a hyphen
_PARTICLES = frozenset("bin ibn bint ben abu abd van von der de da dos del la le".split())


def join_names(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """`names` with those joined that only a particle or an article's hyphen parts; the first one's label stands."""
    joined: list[Name] = []
    for start, end, label in names:
        start = _with_article(words, start)
        if joined and (joined[-1][1] > start or _is_one(words, joined[-1][1], start)):
            first, _, own = joined.pop()
            joined.append((first, end, own))
        else:
            joined.append((start, end, label))
    return joined


def _with_article(words: Sequence[str], start: int) -> int:
    """Where the name begins if "al" and a hyphen stand before it."""
    if start >= 2 and words[start - 1] == "-" and words[start - 2].lower() in _ARTICLES:
        return start - 2
    return start


def _is_one(words: Sequence[str], end: int, start: int) -> bool:
    """Whether what stands between two names makes one of them: nothing but an article's hyphen, or one particle."""
    between = words[end:start]
    if end == start:
        return words[start].lower() in _ARTICLES and words[start + 1 : start + 2] == ["-"]
    after_article = list(between) == ["-"] and words[end - 1].lower() in _ARTICLES
    return after_article or (len(between) == 1 and between[0] in _PARTICLES)

"""The same sentences with other names and other spelling, so that the reader learns syntax and not its names.

Labels stay. Copy arrives without case, in capitals, with other quotation marks: the reader must not care.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from onrecord.annotate.backends.wordpiece import TITLE, shape
from training import gazetteer
from training.sheets import Column, Sheet, rewritten
from training.tables import HEADS, TAGS

_SMALL = frozenset("a an and as at but by for from in into of off on or out over the to up with".split())
_QUOTES = {"“": '"', "”": '"', "’": "'", "‘": "'", '"': "“", "'": "’"}
_NAME = {label: n for n, label in enumerate(HEADS["name"])}
_TAG = {tag: n for n, tag in enumerate(TAGS)}
_OTHER_NAMES = 0.5  # share of documents whose names are changed


def varied(sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """The sheet with other names, or not, and about one paragraph in six spelt another way."""
    if rng.random() < _OTHER_NAMES:
        sheet = renamed(sheet, rng)
    for n, paragraph in enumerate(sheet.paragraphs):
        words = _respelt(paragraph.words, rng)
        if words is not None:
            sheet = rewritten(sheet, n, words)
    return sheet


def _respelt(words: Sequence[str], rng: np.random.Generator) -> list[str] | None:
    draw = rng.random()
    if draw < 0.04:
        return [w.lower() for w in words]
    if draw < 0.07:
        return [w.upper() for w in words]
    if draw < 0.10 and len(words) < 40:
        return [w if w in _SMALL and i else w[:1].upper() + w[1:] for i, w in enumerate(words)]
    if draw < 0.14:
        return [_QUOTES.get(w, w) for w in words]
    if draw < 0.16:
        return [w[:1].lower() + w[1:] if i == 0 else w for i, w in enumerate(words)]
    return None


def renamed(sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """Every word of a person's name, every one-word place and every demonym gets another, the same one all through."""
    changes: dict[str, str] = {}
    at = 0
    for n, paragraph in enumerate(sheet.paragraphs):
        span = slice(at, at + len(paragraph.words))
        at = span.stop
        names, tags = sheet.labels["name"][span], sheet.labels["tag"][span]
        words = list(paragraph.words)
        for i, word in enumerate(words):
            choices = _choices(i, names, tags)
            if choices and shape(word) == TITLE:
                words[i] = changes.setdefault(word, str(choices[int(rng.integers(len(choices)))]))
        sheet = rewritten(sheet, n, words)
    return sheet


def _choices(i: int, names: Column, tags: Column) -> Sequence[str]:
    """What the word could be instead; nothing where it is no name of one word that we have a list of."""
    following = names[i + 1] if i + 1 < len(names) else 0
    if names[i] in (_NAME["B-PERSON"], _NAME["I-PERSON"]) and tags[i] == _TAG["NNP"]:
        return gazetteer.given_names()
    if names[i] == _NAME["B-GPE"] and following != _NAME["I-GPE"] and tags[i] == _TAG["NNP"]:
        return _single_places()
    if names[i] == _NAME["B-NORP"] and following != _NAME["I-NORP"] and tags[i] == _TAG["JJ"]:
        return _single_demonyms()
    return ()


@cache
def _single_places() -> tuple[str, ...]:
    """Towns and countries of one word; countries as often as towns, which are more."""
    towns, states = (
        tuple(p for p in names if shape(p) == TITLE and p.isalpha())
        for names in (gazetteer.places(), gazetteer.countries())
    )
    return towns + states * max(1, len(towns) // len(states))


@cache
def _single_demonyms() -> tuple[str, ...]:
    return tuple(d for d in gazetteer.demonyms() if d.isalpha())

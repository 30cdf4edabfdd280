"""Words that bear another label here than nearly everywhere else in the corpus: where to look for slips.

After Dickinson and Meurers (2003), "Detecting errors in part-of-speech annotation": variation of labels on the same
words is either meant or a slip, and a person can tell which.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from corpus.document import Document, Stretch

_FEWEST = 4  # times that the words must occur
_USUAL = 0.75  # share of the commonest label


class Labelled(NamedTuple):
    layer: str
    words: str
    label: str
    document: Document
    span: Stretch


class Oddity(NamedTuple):
    """`usual` is the label of nearly all other occurrences, `times` how often the words occur in all."""

    here: Labelled
    usual: str
    times: int


def oddities(documents: Sequence[Document]) -> list[Oddity]:
    """Triggers of another type, cues of another act and names of another kind or country than usual, rarest first."""
    by_words: dict[tuple[str, str], list[Labelled]] = defaultdict(list)
    for item in _labelled(documents):
        by_words[item.layer, item.words.lower()].append(item)
    found = [odd for items in by_words.values() for odd in _odd(items)]
    return sorted(found, key=lambda o: (o.here.layer, -o.times, o.here.words.lower(), o.here.document.id))


def _odd(items: Sequence[Labelled]) -> Iterator[Oddity]:
    usual, n = Counter(i.label for i in items).most_common(1)[0]
    if len(items) >= _FEWEST and n >= _USUAL * len(items):
        yield from (Oddity(i, usual, len(items)) for i in items if i.label != usual)


def _labelled(documents: Iterable[Document]) -> Iterator[Labelled]:
    for d in documents:
        for e in d.events:
            for t in e.tellings:
                span = (t.start, t.end)
                yield Labelled("trigger", d.words(span), f"{e.type}/{e.mode}" if e.mode else e.type, d, span)
        for s in d.statements:
            if s.cue:
                yield Labelled("cue", d.words(s.cue), s.act, d, s.cue)
        yield from _names(d)


def _names(document: Document) -> Iterator[Labelled]:
    entities = {e.id: e for e in document.entities}
    for m in document.mentions:
        if m.form == "name" and len(m.entities) == 1:
            e = entities[m.entities[0]]
            span = (m.start, m.end)
            yield Labelled("name", document.words(span), f"{e.kind} {e.country or '-'}", document, span)

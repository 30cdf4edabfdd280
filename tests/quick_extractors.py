"""Extractors that need no weights and cost next to nothing: projects are tested with them, and killed in the midst.

Every passage with an exclamation mark tells an ASSAULT: what they find means nothing, but it hangs on the text alone,
and each line of it has its words.
"""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.annotate.backends.stretches import READ_ROLES
from onrecord.errors import WeightsError
from onrecord.model.annotation import AnnotatedDocument, EntityLayer, EventMention
from onrecord.model.document import Document
from onrecord.model.syntax import Parse
from onrecord.pipeline import Extractors


class QuickParser:
    """Words are runs of non-space, every passage is one sentence, every word hangs on the first.

    `parsed` are the passages that it was given, in order.
    """

    by_passage = True

    def __init__(self) -> None:
        self.parsed: list[str] = []

    def parse(self, documents: Iterable[Document]) -> Iterator[Parse]:
        for document in documents:
            yield self._parse(document)

    def _parse(self, document: Document) -> Parse:
        self.parsed += [p.exact for p in document.passages if p.role in READ_ROLES]
        found = [
            (n, m)
            for n, p in enumerate(document.passages)
            if p.role in READ_ROLES
            for m in re.finditer(r"\S+", document.article.text[p.start : p.end])
        ]
        starts = [document.passages[n].start + m.start() for n, m in found]
        words = [m.group() for _, m in found]
        sentences, heads = [], []
        for i, (n, _) in enumerate(found):
            if i == 0 or found[i - 1][0] != n:
                sentences.append((i, i + 1))
            sentences[-1] = (sentences[-1][0], i + 1)
            heads.append(sentences[-1][0])
        return Parse(
            document,
            words=words,
            lemmas=[w.lower() for w in words],
            pos=["NOUN"] * len(words),
            tags=["NN"] * len(words),
            deps=["ROOT" if h == i else "dep" for i, h in enumerate(heads)],
            heads=heads,
            starts=starts,
            ends=[s + len(w) for s, w in zip(starts, words, strict=True)],
            sentences=sentences,
            passages=[found[a][0] for a, _ in sentences],
            names=[],
        )


def find_assaults(doc: AnnotatedDocument) -> tuple[EventMention, ...]:
    return tuple(
        EventMention(token=a, type="ASSAULT", trigger=doc.parse.span(a, a + 1), evidence=doc.parse.span(a, b))
        for a, b in doc.parse.sentences
        if any("!" in word for word in doc.parse.words[a:b])
    )


def misbehave(doc: AnnotatedDocument) -> tuple[EventMention, ...]:
    """What the article asks for by one of its words; otherwise as `find_assaults`."""
    words = set(doc.parse.lower)
    if "defect" in words:
        raise ZeroDivisionError("a defect of ours")
    if "hang" in words:
        time.sleep(3_600)
    if "die" in words:
        os.kill(os.getpid(), signal.SIGKILL)
    return find_assaults(doc)


def quick(events: object = find_assaults, parser: QuickParser | None = None) -> Extractors:
    return Extractors(
        parser=parser or QuickParser(),
        times=lambda _: (),
        entities=lambda _: EntityLayer(),
        statements=lambda _: (),
        events=events,  # type: ignore[arg-type]
        factuality=lambda doc: doc.mentions,
    )


def skipping() -> Extractors:
    """Quick extractors for archives: what reports no public affairs is set aside."""
    return replace(quick(), skip_unrelated=True)


def misbehaving() -> Extractors:
    return quick(misbehave)


def without_weights() -> Extractors:
    """Extractors that cannot be made."""
    raise WeightsError("the weights are gone", cure="install them")


def defective() -> Extractors:
    """Quick extractors with a defect that the article "a" brings out."""

    def events(doc: AnnotatedDocument) -> tuple[EventMention, ...]:
        if doc.document.article.id == "a":
            raise ZeroDivisionError("on purpose")
        return ()

    return quick(events)

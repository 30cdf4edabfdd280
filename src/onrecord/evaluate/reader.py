"""Reads each article of a measuring set once, however many scorers ask for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from msgspec import structs

from onrecord.evaluate.report import Reading
from onrecord.model.annotation import AnnotatedDocument, EventMention
from onrecord.model.document import Article
from onrecord.pipeline import Extractors, default_extractors, read_articles


class Reader:
    """`reader(article)` is the article's `Reading`; `watch` is told of every article that really had to be read.

    The pipeline gives records only; the layers behind them are taken down by the last extractor as they pass.
    """

    def __init__(self, extractors: Extractors | None = None, watch: Callable[[Article], None] | None = None) -> None:
        self._parts = extractors or default_extractors()
        self._watched = replace(self._parts, factuality=self._judge)
        self._watch = watch
        self._layers: AnnotatedDocument | None = None
        self._readings: dict[Article, Reading] = {}

    def __call__(self, article: Article) -> Reading:
        reading = self._readings.get(article)
        if reading is None:
            reading = self._readings[article] = self._read(article)
            if self._watch:
                self._watch(article)
        return reading

    def _read(self, article: Article) -> Reading:
        known = structs.replace(article, language=article.language or "en")  # all sets are English
        record = next(read_articles([known], self._watched))
        if self._layers is None:
            raise RuntimeError("the pipeline gave a record without judging factuality")
        return Reading(doc=self._layers, record=record)

    def _judge(self, doc: AnnotatedDocument) -> tuple[EventMention, ...]:
        mentions = self._parts.factuality(doc)
        self._layers = structs.replace(doc, mentions=mentions)
        return mentions

"""Readers with a part left out, to measure what the part is worth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.annotate.interface import Parser
from onrecord.model.document import Document
from onrecord.model.syntax import Parse
from onrecord.pipeline import Extractors, default_extractors


class WithoutEvidence:
    """A parser that keeps to itself what its trained heads say of the record; trees, tags and names stay."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    def parse(self, documents: Iterable[Document]) -> Iterator[Parse]:
        for parse in self._parser.parse(documents):
            parse.evidence = None
            yield parse


def rules_alone() -> Extractors:
    """The extractors as they read without the trained heads for triggers, parties, acts and factuality."""
    parts = default_extractors()
    return replace(parts, parser=WithoutEvidence(parts.parser))

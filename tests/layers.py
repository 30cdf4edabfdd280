"""Layers written by hand over a really parsed text, so that linking and standing are tested without the extractors."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import Any

from onrecord.link.claims import link_claims
from onrecord.link.event_coreference import cluster_events
from onrecord.model.annotation import AnnotatedDocument, Attribution, EntityLayer, EventMention
from onrecord.model.document import Article, Document, Passage, View
from onrecord.model.entity import Entity, Mention
from onrecord.model.event import Event
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.syntax import Parse
from onrecord.model.temporal import When
from onrecord.pipeline import default_extractors
from onrecord.record.assemble import assemble


@cache
def parse(text: str, published: dt.date | None = None, repeats: tuple[tuple[int, int], ...] = ()) -> Parse:
    """The parse of a text of one passage a line; `repeats` are pairs (line, line that it repeats), from 0."""
    told_again = dict(repeats)
    passages = tuple(
        Passage(
            f"P{n}",
            m.start(),
            m.end(),
            m.group(),
            "repeat" if n in told_again else "body",
            f"P{told_again[n]}" if n in told_again else None,
        )
        for n, m in enumerate(re.finditer(r"\S[^\n]*", text))
    )
    document = Document(Article(id="test", text=text, published=published), View(text), passages)
    return next(default_extractors().parser.parse([document]))


class Layers:
    """Builds an annotated document: name what is in the text, get ids back."""

    def __init__(self, text: str, published: dt.date | None = None, repeats: tuple[tuple[int, int], ...] = ()) -> None:
        self.text = text
        self.parse = parse(text, published, repeats)
        self.entities: list[Entity] = []
        self.attributions: list[Attribution] = []
        self.mentions: list[EventMention] = []

    def _tokens(self, words: str, nth: int = 0) -> tuple[int, int]:
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(words, at + 1)
        return self.parse.tokens_between(at, at + len(words))

    def span(self, words: str, nth: int = 0) -> Span:
        return self.parse.span(*self._tokens(words, nth))

    def when(self, words: str, start: str, end: str | None = None) -> When:
        return When(dt.date.fromisoformat(start), dt.date.fromisoformat(end or start), self.span(words), "stated")

    def entity(self, name: str, kind: Any = "government", form: Any = "name", **fields: Any) -> str:
        s = self.span(name)
        id = f"N{len(self.entities) + 1}"
        self.entities.append(Entity(id, name, kind, (Mention(s.start, s.end, s.exact, form),), **fields))
        return id

    def statement(
        self, content: str, source: str | None = None, cue: str | None = None, act: Any = "assert", **fields: Any
    ) -> str:
        """A statement by entity `source`; `content` and `cue` are words of the text ("" for no content)."""
        id = f"S{len(self.attributions) + 1}"
        tokens = (self._tokens(content),) if content else ()
        said = Statement(
            id=id,
            source=source,
            source_span=None,
            cue=self.span(cue) if cue else None,
            content=tuple(self.parse.span(*t) for t in tokens),
            form="indirect",
            act=act,
            **fields,
        )
        cue_token = self._tokens(cue)[0] if cue else None
        self.attributions.append(Attribution(said, cue_token=cue_token, content_tokens=tokens))
        return id

    def event(self, word: str, type: Any, nth: int = 0, **fields: Any) -> EventMention:
        """A mention at a word; its evidence is its sentence."""
        token = self._tokens(word, nth)[0]
        sentence = self.parse.sentences[self.parse.sentence_of[token]]
        mention = EventMention(
            token=token, type=type, trigger=self.span(word, nth), evidence=self.parse.span(*sentence), **fields
        )
        self.mentions.append(mention)
        return mention

    @property
    def doc(self) -> AnnotatedDocument:
        return AnnotatedDocument(
            document=self.parse.document,
            parse=self.parse,
            entities=EntityLayer(tuple(self.entities)),
            attributions=tuple(self.attributions),
            mentions=tuple(self.mentions),
        )

    def record(self) -> Record:
        clusters = cluster_events(self.doc)
        return assemble(self.doc, clusters, link_claims(self.doc, clusters))

    def only_event(self) -> Event:
        (event,) = self.record().events
        return event

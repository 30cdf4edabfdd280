"""Our own weights behind the `Parser` interface: words, one encoder pass, trees, lemmas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.backends.coarse_pos import coarse_pos, name_deeds
from onrecord.annotate.backends.encoder import WEIGHTS, Encoder, Scores, load_encoder
from onrecord.annotate.backends.lemmatizer import lemma
from onrecord.annotate.backends.name_joining import join_names
from onrecord.annotate.backends.neural_evidence import NeuralEvidence
from onrecord.annotate.backends.reattach import reattach
from onrecord.annotate.backends.sentence_starts import plausible_starts
from onrecord.annotate.backends.spans import spans
from onrecord.annotate.backends.stretches import stretches
from onrecord.annotate.backends.tree_decoding import decode
from onrecord.annotate.backends.windows import Window, Words, windows
from onrecord.annotate.backends.word_tokenizer import tokenize
from onrecord.model.document import Document
from onrecord.model.syntax import Parse

_ROOT = "ROOT"
_NEVER = np.float32(-1e9)


class NeuralParser:
    """Reads a document passage by passage, each in one pass of the encoder; no sentence crosses a passage."""

    by_passage = True

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self._folder = folder

    def parse(self, documents: Iterable[Document]) -> Iterator[Parse]:
        for document in documents:
            yield reattach(_Reading(document, load_encoder(self._folder)).parse())


class _Reading:
    """One document's words and what the encoder says of them."""

    def __init__(self, document: Document, encoder: Encoder) -> None:
        self.document, self.encoder = document, encoder
        self.words: list[str] = []
        self.starts: list[int] = []  # in the view
        self.passages: list[Words] = []
        self.passage_of: list[int] = []  # of each word: index into document.passages
        text = document.view.text
        for passage, start, end in stretches(document):
            self._add(text[start:end], start, passage)

    def _add(self, text: str, start: int, passage: int) -> None:
        words, offsets = tokenize(text)
        ends = [0, *(at + len(word) for at, word in zip(offsets, words, strict=True))]
        self.passages.append(Words(words, [n == 0 or at > end for n, (at, end) in enumerate(zip(offsets, ends))]))
        self.words += words
        self.starts += [start + at for at in offsets]
        self.passage_of += [passage] * len(words)

    @cached_property
    def first_of_passage(self) -> NDArray[np.bool_]:
        homes = np.array(self.passage_of)
        return np.concatenate(([True], homes[1:] != homes[:-1])) if len(homes) else np.zeros(0, bool)

    def parse(self) -> Parse:
        tags: list[str] = []
        deps: list[str] = []
        heads: list[int] = []
        begins: list[int] = []
        names: list[tuple[int, int, str]] = []
        read = []
        for window in self._windows():
            scores = self.encoder.score(window)
            read.append(scores)
            starts = self._starts(scores, window.first, window.last)
            tree = self._tree(scores, starts)
            tags += self._best(scores, "tag")
            deps += self._labels(scores, tree)
            heads += (tree + window.first).tolist()
            begins += (np.flatnonzero(starts) + window.first).tolist()
            names += self._names(scores, window.first, window.last)
        evidence = NeuralEvidence(self.encoder, read) if read else None
        return self._assembled(tags, deps, heads, begins, names, evidence)

    def _windows(self) -> Iterator[Window]:
        """Each passage in windows of its own, so that what is read of it depends on nothing around it."""
        before = 0
        for passage in self.passages:
            for window in windows([passage]):
                yield window._replace(first=window.first + before, last=window.last + before)
            before += len(passage.words)

    def _starts(self, scores: Scores, first: int, last: int) -> NDArray[np.bool_]:
        """Where sentences begin: with every passage and window, and where the scores say so."""
        found = (scores.logits[:, self.encoder.columns["sentence"]] > 0)[:, 0]
        starts = np.zeros(last - first, bool)
        starts[plausible_starts(found, self.first_of_passage[first:last], self.words[first:last])] = True
        return starts

    def _tree(self, scores: Scores, starts: NDArray[np.bool_]) -> NDArray[np.intp]:
        arcs = scores.arc_dep @ scores.arc_head.T
        np.fill_diagonal(arcs, scores.logits[:, self.encoder.columns["root"]][:, 0])
        return decode(arcs, starts)

    def _best(self, scores: Scores, head: str) -> list[str]:
        labels = self.encoder.labels[head]
        return [labels[n] for n in scores.logits[:, self.encoder.columns[head]].argmax(axis=1).tolist()]

    def _labels(self, scores: Scores, tree: NDArray[np.intp]) -> list[str]:
        labels = self.encoder.labels["dep"]
        found = self.encoder.label_scores(scores, tree)
        found[:, labels.index(_ROOT)] = _NEVER
        names = [labels[n] for n in found.argmax(axis=1).tolist()]
        for root in np.flatnonzero(tree == np.arange(len(tree))).tolist():
            names[root] = _ROOT
        return names

    def _names(self, scores: Scores, first: int, last: int) -> list[tuple[int, int, str]]:
        """The named entities; none runs on into another passage."""
        labels = self._best(scores, "name")
        for at in np.flatnonzero(self.first_of_passage[first:last]).tolist():
            labels[at] = labels[at].replace("I-", "B-", 1)
        return join_names(self.words, spans(labels, first))

    def _assembled(
        self,
        tags: list[str],
        deps: list[str],
        heads: list[int],
        begins: list[int],
        names: list[tuple[int, int, str]],
        evidence: NeuralEvidence | None,
    ) -> Parse:
        name_deeds(self.words, tags, deps, heads)
        given = [
            self.document.view.to_given(at, at + len(word)) for at, word in zip(self.starts, self.words, strict=True)
        ]
        return Parse(
            self.document,
            words=self.words,
            lemmas=[lemma(word, tag) for word, tag in zip(self.words, tags, strict=True)],
            pos=coarse_pos([word.lower() for word in self.words], tags, deps),
            tags=tags,
            deps=deps,
            heads=heads,
            starts=[start for start, _ in given],
            ends=[end for _, end in given],
            sentences=list(zip(begins, [*begins[1:], len(self.words)])) if begins else [],
            passages=[self.passage_of[start] for start in begins],
            names=names,
            evidence=evidence,
        )

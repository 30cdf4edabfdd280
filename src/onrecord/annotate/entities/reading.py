"""The parsed text as the entity rules read it: folded pieces, quotation, small questions to the syntax."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from onrecord.annotate.lexicons import speech
from onrecord.annotate.lexicons.actors import _fold_word
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.syntax import Parse

OPENING, CLOSING, STRAIGHT = frozenset("“«„"), frozenset("”»"), frozenset({'"', "``", "''"})
MARKS = OPENING | CLOSING | STRAIGHT
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})


class Reading:
    """One document with what several rules ask of it, computed once."""

    def __init__(self, doc: AnnotatedDocument) -> None:
        self.doc = doc
        self.parse: Parse = doc.parse
        self.words, self.lower, self.lemmas = doc.parse.words, doc.parse.lower, doc.parse.lemmas
        self.pos, self.tags, self.deps, self.heads = doc.parse.pos, doc.parse.tags, doc.parse.deps, doc.parse.heads

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def pieces(self) -> list[tuple[str, ...]]:
        """Folded pieces of every token, () for punctuation."""
        words = zip(self.words, self.lower, strict=True)  # most words fold to themselves
        return [(lower,) if word.isascii() and word.isalpha() else _fold_word(word) for word, lower in words]

    @cached_property
    def proper_nouns(self) -> list[int]:
        return [i for i, pos in enumerate(self.pos) if pos == "PROPN"]

    @cached_property
    def dashes(self) -> list[int]:
        """Tokens that are hyphens or dashes within words."""
        return [i for i, word in enumerate(self.words) if word in ("-", "–")]

    def fold(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(p for i in range(start, end) for p in self.pieces[i] if p != ",")

    @cached_property
    def quoted(self) -> list[bool]:
        """Whether each token stands between quotation marks; a quotation never outlives its passage."""
        inside = [False] * len(self)
        marks = [i for i, word in enumerate(self.words) if word in MARKS]
        for _, first, last in self.parse.stretches if marks else ():
            start = None
            for i in marks[bisect_left(marks, first) : bisect_left(marks, last)]:
                if start is None and self.words[i] not in CLOSING:
                    start = i
                elif start is not None and self.words[i] not in OPENING:
                    inside[start:i], start = [True] * (i - start), None
            if start is not None:
                inside[start:last] = [True] * (last - start)
        return inside

    @cached_property
    def captions(self) -> frozenset[int]:
        """Passages that are captions of pictures: they begin with "FILE" or end on a full date."""
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        for (start, end), passage in zip(self.parse.sentences, self.parse.passages, strict=True):
            first.setdefault(passage, start)
            last[passage] = end
        return frozenset(p for p in first if self._is_caption(first[p], last[p]))

    @cached_property
    def told(self) -> list[int]:
        """By sentence, how many sentences of the text itself stand before it: those of captions are not counted."""
        found, count = [], 0
        for passage in self.parse.passages:
            found.append(count)
            count += passage not in self.captions
        return found

    def _is_caption(self, start: int, end: int) -> bool:
        if self.lower[start] in ("file", "photo"):
            return True
        tail = [w for w in self.words[max(start, end - 4) : end] if w[0].isalnum()]
        return end - start > 8 and len(tail) > 1 and len(tail[-1]) == 4 and tail[-1].isdigit() and tail[-2].isdigit()

    @cached_property
    def sentence_of(self) -> list[int]:
        return self.parse.sentence_of

    @cached_property
    def children(self) -> list[list[int]]:
        return self.parse.children

    @cached_property
    def passage_of_sentence(self) -> list[int]:
        return self.parse.passages

    @cached_property
    def _passages(self) -> list[int]:
        return [self.passage_of_sentence[sentence] for sentence in self.sentence_of]

    def passage(self, token: int) -> int:
        return self._passages[token]

    @cached_property
    def _titles(self) -> frozenset[int]:
        return frozenset(n for n, passage in enumerate(self.doc.document.passages) if passage.role == "title")

    def in_title(self, token: int) -> bool:
        return self._passages[token] in self._titles

    def is_subject(self, token: int) -> bool:
        return self.deps[self.first_conjunct(token)] in SUBJECTS

    def first_conjunct(self, token: int) -> int:
        """The head of the coordination that `token` is part of, itself if none."""
        return self._first_conjuncts.get(token, token)

    @cached_property
    def _first_conjuncts(self) -> dict[int, int]:
        """Those of the tokens that are coordinated with one before them."""
        return {i: self._climb(i) for i, relation in enumerate(self.deps) if relation == "conj"}

    def _climb(self, token: int) -> int:
        for _ in range(16):
            if self.deps[token] != "conj" or self.heads[token] == token:
                break
            token = self.heads[token]
        return token

    def governor(self, token: int) -> tuple[str, int]:
        """The relation in which the noun phrase at `token` stands, through coordination, and the token it depends
        on.
        """
        token = self.first_conjunct(token)
        return self.deps[token], self.heads[token]

    def is_speech_subject(self, token: int) -> bool:
        return token in self._speech_subjects

    @cached_property
    def _speech_subjects(self) -> frozenset[int]:
        may_be = (i for i, relation in enumerate(self.deps) if relation in ("nsubj", "conj"))
        return frozenset(i for i in may_be if self._speaks(i))

    def _speaks(self, token: int) -> bool:
        relation, verb = self.governor(token)
        return relation == "nsubj" and self.lemmas[verb] in speech.verbs()

    def sentence_start(self, token: int) -> int:
        return self.parse.sentences[self.sentence_of[token]][0]

    def span_head(self, start: int, end: int) -> int:
        """The token of [start, end) on which the others depend."""
        for i in range(end - 1, start - 1, -1):
            if not start <= self.heads[i] < end or self.heads[i] == i:
                return i
        return end - 1

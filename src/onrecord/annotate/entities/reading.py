"""The parsed text as the entity rules read it: folded pieces, quotation, small questions to the syntax."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain
from typing import Final, TypeVar

from onrecord.annotate.lexicons import speech
from onrecord.annotate.lexicons.actors import ActorNoun, fold_word
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.syntax import Parse

OPENING, CLOSING, STRAIGHT = frozenset("“«„"), frozenset("”»"), frozenset({'"', "``", "''"})
MARKS: Final = OPENING | CLOSING | STRAIGHT
_DASHES: Final = frozenset({"-", "–"})
SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
Value = TypeVar("Value")


class Reading:
    """One document with what several rules ask of it, computed once: columns by token, but where another is named.

    All of them are plain attributes, made at once: the rules look into them tens of thousands of times.
    """

    def __init__(self, doc: AnnotatedDocument) -> None:
        parse: Parse = doc.parse
        self.doc, self.parse, self.length = doc, parse, len(parse)
        self.text = doc.document.article.text  # as given
        self.words, self.lower, self.lemmas = parse.words, parse.lower, parse.lemmas
        self.pos, self.tags, self.deps, self.heads = parse.pos, parse.tags, parse.deps, parse.heads
        self.children, self.sentence_of = parse.children, parse.sentence_of
        self.starts, self.ends = parse.starts, parse.ends  # in the text as given
        self.pieces = list(map(_pieces, self.words))  # folded, () for punctuation
        self._vocabulary = frozenset(self.lemmas)
        self._last, self._before = _chains([p[0] if p else w for p, w in zip(self.pieces, self.words, strict=True)])
        self.common_nouns = [i for i, pos in enumerate(self.pos) if pos == "NOUN"]  # tokens
        self.dashes = self.tokens_of(_DASHES)  # tokens that are hyphens or dashes within words
        passages = parse.passages
        self.passages = [passages[sentence] for sentence in self.sentence_of]
        self.titles = frozenset(n for n, passage in enumerate(doc.document.passages) if passage.role == "title")
        self.last_title = max(self.titles, default=-1)  # passages
        self.captions = self._captions()
        self.told = self._told()
        self.quoted = self._quoted()
        self._first_conjuncts = {i: self._climb(i) for i, relation in enumerate(self.deps) if relation == "conj"}
        self.relations = self._of_first(self.deps)  # in which a noun phrase stands, through coordination
        self.governors = self._of_first(self.heads)  # the tokens that it so depends on
        self.speech_subjects = self._speakers()
        self.nouns: dict[int, ActorNoun | None] = {}  # those of the lexicon that end at the tokens asked about so far

    def beginning(self, pieces: AbstractSet[str]) -> list[int]:
        """Tokens, in text order, of which the first folded piece is one of these."""
        found, last, before = [], self._last, self._before
        for piece in last.keys() & pieces:
            token = last[piece]
            while token >= 0:
                found.append(token)
                token = before[token]
        found.sort()
        return found

    def speaks_of(self, words: frozenset[str]) -> bool:
        """Whether one of these words, in small letters without accents, stands in the text or is the lemma of any."""
        return not (words.isdisjoint(self._vocabulary) and self._last.keys().isdisjoint(words))

    def tokens_of(self, words: AbstractSet[str]) -> list[int]:
        """Tokens, in text order, that are one of these marks, or of these words in small letters without accents."""
        return [i for i in self.beginning(words) if self.lower[i] in words]

    def fold(self, start: int, end: int) -> tuple[str, ...]:
        """The folded pieces of these tokens, without commas."""
        pieces = self.pieces[start] if end == start + 1 else tuple(chain.from_iterable(self.pieces[start:end]))
        return tuple([p for p in pieces if p != ","]) if "," in pieces else pieces

    def _quoted(self) -> list[bool]:
        """Whether each token stands between quotation marks; a quotation never outlives its passage."""
        inside = [False] * self.length
        marks = self.tokens_of(MARKS)
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

    def _captions(self) -> frozenset[int]:
        """Passages that are captions of pictures: they begin with "FILE" or end on a full date."""
        stretches = self.parse.stretches
        return frozenset([passage for passage, start, end in stretches if self._is_caption(start, end)])

    def _told(self) -> list[int]:
        """By sentence, how many sentences of the text itself stand before it: those of captions are not counted."""
        if not self.captions:
            return list(range(len(self.parse.passages)))
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

    def in_title(self, token: int) -> bool:
        return self.passages[token] in self.titles

    def is_subject(self, token: int) -> bool:
        return self.relations[token] in SUBJECTS

    def first_conjunct(self, token: int) -> int:
        """The head of the coordination that `token` is part of, itself if none."""
        return self._first_conjuncts.get(token, token)

    def _climb(self, token: int) -> int:
        for _ in range(16):
            if self.deps[token] != "conj" or self.heads[token] == token:
                break
            token = self.heads[token]
        return token

    def _of_first(self, column: Sequence[Value]) -> list[Value]:
        """A column with what the first conjunct has for those coordinated with it."""
        found = list(column)
        for i, first in self._first_conjuncts.items():
            found[i] = column[first]
        return found

    def governor(self, token: int) -> tuple[str, int]:
        """The relation in which the noun phrase at `token` stands, through coordination, and the token it depends
        on.
        """
        return self.relations[token], self.governors[token]

    def _speakers(self) -> frozenset[int]:
        verbs, subjects = speech.verbs(), [i for i, relation in enumerate(self.relations) if relation == "nsubj"]
        return frozenset([i for i in subjects if self.lemmas[self.governors[i]] in verbs])

    def sentence_start(self, token: int) -> int:
        return self.parse.sentences[self.sentence_of[token]][0]

    def stretch(self, start: int, end: int) -> tuple[int, int, str]:
        """Where the words of tokens [start, end) begin and end in the text as given, and these words."""
        first, last = self.starts[start], self.ends[end - 1]
        exact = self.text[first:last]
        if exact.strip() != exact:
            first, last = self.parse.bounds(start, end)
        return first, last, self.text[first:last]

    def exact(self, start: int, end: int) -> str:
        return self.stretch(start, end)[2]

    def span_head(self, start: int, end: int) -> int:
        """The token of [start, end) on which the others depend."""
        if end == start + 1:
            return start
        for i in range(end - 1, start - 1, -1):
            if not start <= self.heads[i] < end or self.heads[i] == i:
                return i
        return end - 1


@lru_cache(maxsize=1 << 13)
def _pieces(word: str) -> tuple[str, ...]:
    return (word.lower(),) if word.isascii() and word.isalpha() else fold_word(word)


def _chains(column: list[str]) -> tuple[dict[str, int], list[int]]:
    """Where each of the values of a column stands last and, by place, where the same stood before it; -1 if nowhere."""
    last: dict[str, int] = {}
    before = []
    for i, value in enumerate(column):
        before.append(last.get(value, -1))
        last[value] = i
    return last, before

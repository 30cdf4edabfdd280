"""What a parser says of a text, in our own terms, so that any parser can stand behind the rules."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from onrecord.model.document import Document
from onrecord.model.evidence import Evidence
from onrecord.model.span import Span, trimmed

Notes = dict[str, list[tuple[int, int]]]


class Parse:
    """Tokens of a whole document in parallel columns, with CLEAR-style dependencies (spaCy's English scheme).

    `starts`/`ends` are offsets into the text *as given*; `words` are the repaired forms. `heads[i]` is a token index,
    `i` itself for the root of a sentence. `sentences` are half-open token ranges; none crosses a passage.
    `names` are the named entities that the backend saw, as (start token, end token, label).
    `evidence` is what the backend's trained heads say beyond syntax, None where it has none. `notes` are of each
    passage (by its index into `document.passages`) what `noted` found in it.
    """

    def __init__(
        self,
        document: Document,
        *,
        words: list[str],
        lemmas: list[str],
        pos: list[str],
        tags: list[str],
        deps: list[str],
        heads: list[int],
        starts: list[int],
        ends: list[int],
        sentences: list[tuple[int, int]],
        passages: list[int],
        names: list[tuple[int, int, str]],
        evidence: Evidence | None = None,
    ) -> None:
        self.document = document
        self.words, self.lemmas, self.pos, self.tags, self.deps = words, lemmas, pos, tags, deps
        self.heads, self.starts, self.ends = heads, starts, ends
        self.sentences = sentences
        self.passages = passages  # of each sentence: index into document.passages
        self.names = names
        self.evidence = evidence
        self.notes: dict[int, Notes] = {}
        self.remembered: dict[str, dict[tuple[object, ...], Any]] = {}  # by function, what it said of what it was asked

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def lower(self) -> list[str]:
        return [w.lower() for w in self.words]

    @cached_property
    def children(self) -> list[list[int]]:
        """Dependents of each token, in text order."""
        out: list[list[int]] = [[] for _ in self.words]
        for i, head in enumerate(self.heads):
            if head != i:
                out[head].append(i)
        return out

    @cached_property
    def sentence_of(self) -> list[int]:
        """Index of the sentence of each token."""
        out = [0] * len(self.words)
        for n, (start, end) in enumerate(self.sentences):
            out[start:end] = [n] * (end - start)
        return out

    @cached_property
    def _edges(self) -> list[tuple[int, int]]:
        left, right = list(range(len(self.words))), list(range(1, len(self.words) + 1))
        for i, head in enumerate(self.heads):  # push each token up to its ancestors, as far as it widens them
            j, steps = i, 0
            while head != j and steps < 512:
                j, steps = head, steps + 1
                if i < left[j]:
                    left[j] = i
                elif i >= right[j]:
                    right[j] = i + 1
                else:
                    break
                head = self.heads[j]
        return list(zip(left, right, strict=True))

    @cached_property
    def stretches(self) -> list[tuple[int, int, int]]:
        """(passage, first token, token after the last) of every passage that has words, in order."""
        out: list[tuple[int, int, int]] = []
        for (start, end), passage in zip(self.sentences, self.passages, strict=True):
            if out and out[-1][0] == passage:
                out[-1] = (passage, out[-1][1], end)
            else:
                out.append((passage, start, end))
        return out

    def noted(self, passage: int, what: str, find: Callable[[], list[tuple[int, int]]]) -> list[tuple[int, int]]:
        """What `find` finds in a passage, which is not looked for again where the passage was read before.

        `find` may look at nothing but the passage's own text and words, and counts both from where it begins.
        """
        notes = self.notes.setdefault(passage, {})
        if what not in notes:
            notes[what] = find()
        return notes[what]

    def passage_of(self, token: int) -> int:
        return self.passages[self.sentence_of[token]]

    def subtree(self, token: int) -> tuple[int, int]:
        """Half-open token range from the leftmost to the rightmost descendant of `token`."""
        return self._edges[token]

    def child(self, token: int, *deps: str) -> int | None:
        """The first dependent of `token` in one of these relations."""
        for child in self.children[token]:  # asked everywhere: a generator would cost twice as much
            if self.deps[child] in deps:
                return child
        return None

    def descendants(self, token: int) -> Iterator[int]:
        """`token` and everything below it, parents first."""
        stack = [token]
        while stack:
            i = stack.pop()
            yield i
            stack.extend(reversed(self.children[i]))

    def ancestors(self, token: int) -> Iterator[int]:
        """The heads above `token`, nearest first."""
        while self.heads[token] != token:
            token = self.heads[token]
            yield token

    def conjuncts(self, token: int) -> list[int]:
        """`token` and the tokens coordinated with it to its right ("A, B and C" from A: A, B, C)."""
        out = [token]
        for i in out:
            out += [c for c in self.children[i] if self.deps[c] == "conj"]
        return sorted(out)

    def span(self, start: int, end: int) -> Span:
        """The given text from token `start` up to, not including, token `end`."""
        return self.document.span(self.starts[start], self.ends[end - 1])

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Where the `span` of these tokens begins and ends."""
        return trimmed(self.document.article.text, self.starts[start], self.ends[end - 1])

    def tokens_between(self, start: int, end: int) -> tuple[int, int]:
        """Half-open range of the tokens that share a character with the given text's [start, end)."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

"""Statements that the trained heads see and the lexicon of cues does not.

A word that the heads take for a cue, words of its sentence that they take for what it says, and a source make a
statement like any other; its act is read off its words. Inside quotations the lexicon alone decides: there the heads
find cues in whatever the speaker tells. What the lexicon finds stands: dropping cues that the heads doubt made our own
corpus better and other people's news worse. The thresholds were settled on our own corpus (its part "dev").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.annotate.lexicons.speech import documents, is_inanimate, words
from onrecord.annotate.quotation.content import Pieces
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.other_senses import only_enabled, only_names, rings
from onrecord.annotate.quotation.quotes import Quotations
from onrecord.annotate.quotation.source import Source, agent, find_source, mention
from onrecord.model.evidence import Evidence
from onrecord.model.syntax import Parse

_CUE = 0.7  # of the surest word of a cue
_BELONGS = 0.3  # of the role that a content or a source has for the cue
_TELLING = frozenset({"VERB", "NOUN", "AUX", "ADP", "PROPN", "ADJ"})

Range = tuple[int, int]


def find_learned(parse: Parse, quotes: Quotations, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Drafts for the cues that none of `drafts` has; none at all where the evidence has no such heads."""
    evidence = parse.evidence
    if evidence is not None and all(evidence.has(head) for head in ("cue", "source", "content", "role")):
        yield from _Learned(parse, quotes, evidence, list(drafts)).drafts()


class _Learned:
    """What the heads mark in one parse, half-open token ranges."""

    def __init__(self, parse: Parse, quotes: Quotations, evidence: Evidence, known: Sequence[Draft]) -> None:
        self.parse, self.quotes, self.evidence, self.known = parse, quotes, evidence, known
        self.cues, self.contents, self.sources = (
            [(first, last) for first, last, _ in evidence.spans(head)] for head in ("cue", "content", "source")
        )

    def drafts(self) -> Iterator[Draft]:
        taken = {t for d in self.known for t in (d.anchor, *range(*(d.cue or (0, 0))))}
        for cue in self.cues:
            anchor = self._head(cue)
            if taken.isdisjoint(range(*cue)) and self.quotes.inside[anchor] < 0 and self._sure(cue, anchor):
                pieces = self._content(anchor)
                pieces = [] if only_names(self.parse, anchor, pieces) else pieces
                source = self._source(anchor, pieces) if pieces and not self._is_hearsay(anchor) else None
                if source is not None and self._speaks(source.head):
                    yield Draft(anchor, cue, source, pieces, "assert", "statement", "say", frame="learned")

    def _is_hearsay(self, anchor: int) -> bool:
        """ "He is said to have fled", "he drew criticism for fleeing": nobody says so by name, and least of all he."""
        parse = self.parse
        if parse.lower[anchor + 1 : anchor + 2] == ["short"]:
            return True  # "stopped short of calling it a coup"
        if rings(parse, anchor) or (parse.tags[anchor] == "VB" and only_enabled(parse, anchor)):
            return True
        passive = parse.child(anchor, "auxpass") is not None and parse.child(anchor, "nsubjpass") is not None
        if passive and agent(parse, anchor) is None and parse.child(anchor, "xcomp") is not None:
            return True
        return any(parse.lemmas[t] in words("receiving_verbs") for t in (anchor, parse.heads[anchor]))

    def _sure(self, cue: Range, anchor: int) -> bool:
        found = max(self.evidence.probability("cue", t, "cue") for t in range(*cue))
        return found >= _CUE and self.parse.pos[anchor] in _TELLING

    def _content(self, anchor: int) -> Pieces:
        """The content in the cue's sentence that belongs to it and is no other statement's."""
        start, end = self.parse.sentences[self.parse.sentence_of[anchor]]
        near = [(a, min(b, end)) for a, b in self.contents if start <= a < end and not self._is_said((a, b), anchor)]
        roles = self.evidence.roles(anchor, [a for a, _ in near]) if near else []
        return [self._whole(piece) for piece, role in zip(near, roles, strict=True) if role["content"] >= _BELONGS]

    def _whole(self, span: Range) -> Range:
        """A noun with all that hangs on it up to a comma: not "a meeting with" alone, before "the rebels"."""
        head = self._head(span)
        first, last = self.parse.subtree(head)
        if self.parse.pos[head] not in ("NOUN", "PROPN") or not first <= span[0] < span[1] < last:
            return span
        stop = next((t for t in range(span[1], last) if self.parse.pos[t] == "PUNCT"), last)
        return span[0], stop

    def _is_said(self, span: Range, anchor: int) -> bool:
        first = next((t for t in range(*span) if self.parse.pos[t] != "PUNCT"), span[0])
        return any(d.covers(first) and not d.covers(anchor) for d in self.known)

    def _source(self, anchor: int, pieces: Pieces) -> Source | None:
        """The cue's subject; where the sentence shows none, the source that the heads give it."""
        return find_source(self.parse, self.quotes, anchor) or self._learned_source(anchor, pieces)

    def _learned_source(self, anchor: int, pieces: Pieces) -> Source | None:
        start, end = self.parse.sentences[self.parse.sentence_of[anchor]]
        outside = [s for s in self.sources if start <= s[0] < end and not any(a <= s[0] < b for a, b in pieces)]
        heads = [self._head(span) for span in outside]
        found = zip(self.evidence.roles(anchor, heads) if heads else [], heads, strict=True)
        sure, head = max(((role["source"], head) for role, head in found), default=(0.0, anchor))
        return mention(self.parse, head) if sure >= _BELONGS else None

    def _speaks(self, head: int) -> bool:
        """People, bodies and what is written do; a talk or a raid says nothing."""
        lemma = self.parse.lemmas[head]
        return self.parse.pos[head] != "NOUN" or not is_inanimate(lemma) or lemma in documents()

    def _head(self, span: Range) -> int:
        """The word of the span that its other words hang on."""
        return next((t for t in range(*span) if not span[0] <= self.parse.heads[t] < span[1]), span[0])

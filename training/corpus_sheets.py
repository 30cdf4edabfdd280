"""Our corpus as sheets: the silver parse of its text with every layer that the writers marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.document import Document, Event, Mention, Statement, Stretch, Telling, Time
from training.sheets import UNKNOWN, Column, Sheet
from training.silver import Silver
from training.silver_sheets import sheet as parsed_sheet
from training.tables import HEADS, RECORD_HEADS, ROLES

_NUMBER = {head: {label: n for n, label in enumerate(HEADS[head])} for head in RECORD_HEADS}
_ROLE = {role: n for n, role in enumerate(ROLES)}
_ONLY_WHERE_MARKED = ("mode", "factuality", "standing", "known", "act")

Range = tuple[int, int]


def agrees(document: Document, silver: Silver) -> bool:
    """Whether the teachers read this very text."""
    return [document.text[p.start : p.end] for p in document.paragraphs] == [p.text for p in silver.paragraphs]


def sheet(document: Document, silver: Silver) -> Sheet:
    """The document's sheet; `silver` is the teachers' reading of the same paragraphs."""
    base = parsed_sheet(silver)
    marks = _Marks.of(document, silver, base)
    labels = {head: np.zeros(marks.size, np.int32) for head in RECORD_HEADS}
    for head in _ONLY_WHERE_MARKED:
        labels[head][:] = UNKNOWN
    _mark_mentions(document, marks, labels)
    _mark_statements(document, marks, labels)
    _mark_events(document, marks, labels)
    pairs = tuple(dict.fromkeys((*_event_pairs(document, marks), *_statement_pairs(document, marks))))
    return replace(base, labels=base.labels | labels, pairs=pairs)


@dataclass(frozen=True)
class _Marks:
    """Words by offset: where each starts and ends in the document's text, its head and its sentence."""

    starts: Column
    ends: Column
    heads: list[int]
    sentence_ids: Column

    @staticmethod
    def of(document: Document, silver: Silver, base: Sheet) -> _Marks:
        starts, ends, heads, at, words = [], [], [], 0, 0
        for paragraph in silver.paragraphs:
            offset = document.text.index(paragraph.text, at)
            at = offset + len(paragraph.text)
            starts += [offset + s for s in paragraph.starts]
            ends += [offset + e for e in paragraph.ends]
            heads += [words + h for h in paragraph.heads]
            words += len(paragraph.starts)
        assert base.sentence_ids is not None
        return _Marks(np.array(starts, np.int32), np.array(ends, np.int32), heads, base.sentence_ids)

    @property
    def size(self) -> int:
        return len(self.heads)

    def words(self, span: Stretch) -> Range:
        """Half-open range of the words that share a character with the span; empty where none does."""
        return int(np.searchsorted(self.ends, span[0], "right")), int(np.searchsorted(self.starts, span[1], "left"))

    def head(self, span: Stretch) -> int | None:
        """The word of the span that hangs outside it, the first one if several do."""
        start, end = self.words(span)
        outside = (n for n in range(start, end) if not start <= self.heads[n] < end or self.heads[n] == n)
        return next(outside, None)


def _span(thing: Mention | Time | Telling) -> Stretch:
    return thing.start, thing.end


def _fill(column: Column, words: Range, first: int, rest: int) -> None:
    column[words[0] : words[1]] = rest
    if words[0] < words[1]:
        column[words[0]] = first


def _mark_span(labels: dict[str, Column], head: str, words: Range, label: str) -> None:
    _fill(labels[head], words, _NUMBER[head][f"B-{label}"], _NUMBER[head][f"I-{label}"])


def _mark_mentions(document: Document, marks: _Marks, labels: dict[str, Column]) -> None:
    kinds = {entity.id: entity.kind for entity in document.entities}
    for mention in document.mentions:
        head, kind = marks.head(_span(mention)), kinds.get(mention.entities[0])
        if head is not None and kind is not None:
            labels["kind"][head] = _NUMBER["kind"][kind]
    for time in document.times:
        _mark_span(labels, "time", marks.words(_span(time)), time.type)


def _mark_statements(document: Document, marks: _Marks, labels: dict[str, Column]) -> None:
    contents = [stretch for statement in document.statements for stretch in statement.content]
    for statement in document.statements:
        act = _NUMBER["act"][statement.act]
        if statement.cue is not None:
            words = marks.words(statement.cue)
            _mark_span(labels, "cue", words, "cue")
            labels["act"][words[0] : words[1]] = act
        elif statement.content:
            first = marks.words(statement.content[0])[0]
            labels["act"][first : first + 1] = act
        for source in statement.source_spans:
            _mark_span(labels, "source", marks.words(source), "source")
        for stretch in statement.content:
            head = "inner" if any(_holds(other, stretch) for other in contents) else "content"
            _mark_span(labels, head, marks.words(stretch), "content")


def _holds(outer: Stretch, inner: Stretch) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _mark_events(document: Document, marks: _Marks, labels: dict[str, Column]) -> None:
    taken: set[int] = set()
    for event, telling in _tellings(document):
        words = marks.words(_span(telling))
        if taken & set(range(*words)):
            continue  # one trigger tells two events: the first is learned
        taken |= set(range(*words))
        _mark_span(labels, "trigger", words, event.type)
        for head, label in (
            ("mode", event.mode or "none"),
            ("factuality", telling.factuality),
            ("standing", event.standing),
            ("known", "known" if telling.known else "told"),
        ):
            labels[head][words[0] : words[1]] = _NUMBER[head][label]


def _tellings(document: Document) -> Iterator[tuple[Event, Telling]]:
    for event in document.events:
        for telling in event.tellings:
            yield event, telling


@dataclass(frozen=True)
class _Candidate:
    """A word that heads a mention or a time, and what it refers to."""

    word: int
    ids: frozenset[str]


def _candidates(document: Document, marks: _Marks) -> list[_Candidate]:
    found = [(marks.head(_span(m)), frozenset(m.entities)) for m in document.mentions]
    found += [(marks.head(_span(t)), frozenset({f"t:{t.value}"})) for t in document.times]
    return [_Candidate(word, ids) for word, ids in found if word is not None]


def _event_pairs(document: Document, marks: _Marks) -> Iterator[tuple[int, int, int]]:
    candidates = _candidates(document, marks)
    for event, telling in _tellings(document):
        trigger = marks.head(_span(telling))
        if trigger is None:
            continue
        roles = {f"t:{event.time}": "time"} | ({event.place: "place"} if event.place else {})
        roles |= dict.fromkeys(event.recipients, "recipient") | dict.fromkeys(event.actors, "actor")
        yield from _pairs(trigger, candidates, roles, marks)


def _statement_pairs(document: Document, marks: _Marks) -> Iterator[tuple[int, int, int]]:
    candidates = _candidates(document, marks)
    firsts = {s.id: [marks.words(stretch)[0] for stretch in s.content] for s in document.statements}
    for statement in document.statements:
        cue = None if statement.cue is None else marks.head(statement.cue)
        if cue is None:
            continue
        sources = {marks.head(span) for span in statement.source_spans}
        addressees = dict.fromkeys(statement.to, "addressee")
        others = [c for c in candidates if c.word not in sources and not c.ids & set(statement.by)]
        yield from ((cue, source, _ROLE["source"]) for source in sources if source is not None)
        yield from _pairs(cue, others, addressees, marks)
        yield from _content_pairs(cue, statement, firsts, marks)


def _content_pairs(
    cue: int, statement: Statement, firsts: dict[str, list[int]], marks: _Marks
) -> Iterator[tuple[int, int, int]]:
    for id, words in firsts.items():
        for word in words:
            if id == statement.id:
                yield cue, word, _ROLE["content"]
            elif abs(int(marks.sentence_ids[min(word, marks.size - 1)] - marks.sentence_ids[cue])) <= 1:
                yield cue, word, 0


def _pairs(
    word: int, candidates: Sequence[_Candidate], roles: dict[str, str], marks: _Marks
) -> Iterator[tuple[int, int, int]]:
    """Pairs with the candidates of the word's own sentence and the one before.

    A party named in the word's own sentence is meant there; its mentions in the sentence before are then left open.
    """
    here = marks.sentence_ids[word]
    near = [c for c in candidates if here - 1 <= marks.sentence_ids[c.word] <= here and c.word != word]
    at_hand = _all_ids(c for c in near if marks.sentence_ids[c.word] == here)
    for candidate in near:
        meant = candidate.ids & roles.keys()
        if not meant:
            yield word, candidate.word, 0
        elif marks.sentence_ids[candidate.word] == here or not meant & at_hand:
            yield word, candidate.word, _ROLE[roles[min(meant)]]


def _all_ids(candidates: Iterable[_Candidate]) -> frozenset[str]:
    return frozenset(id for c in candidates for id in c.ids)

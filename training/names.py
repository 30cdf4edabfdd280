"""Silver names put right by sets whose names people annotated: GUM, CrossNER and our corpus.

The second opinion is about what kind of thing a name names, which the teachers know badly; where its words begin and
end (with or without "the") stays the teachers' habit where they saw the name at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

import corpus
from onrecord.annotate.backends.wordpiece import INITIAL, MIXED, TITLE, UPPER, shape
from training.places import shared_data
from training.silver import Paragraph
from training.texts import rows

_PLACES = ("GPE", "LOC", "FAC")
_CAPITAL = frozenset({INITIAL, MIXED, TITLE, UPPER})
_LINKS = frozenset("of the and for de del la al bin ibn von van da dos y e &".split())
# What only annotated names may be called, once a document has them.
CLOSED = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "EVENT"})


class Gold(NamedTuple):
    """A name or a phrase that ends in one, by characters of its document; the first of `labels` is the usual one."""

    start: int
    end: int
    labels: tuple[str, ...]
    whole: bool  # the span is the name itself


_OF_CROSSNER = {
    "politician": ("PERSON",),
    "person": ("PERSON",),
    "politicalparty": ("ORG",),
    "organisation": ("ORG",),
    "country": ("GPE",),
    "location": _PLACES,
    "election": ("EVENT",),
    "event": ("EVENT",),
}
_OF_GUM = {"person": ("PERSON",), "organization": ("ORG", "GPE"), "place": _PLACES}
_OF_KIND = {
    "person": ("PERSON",),
    "government": ("ORG", "GPE"),
    "organization": ("ORG",),
    "armed_group": ("ORG",),
    "publication": ("ORG",),
    "place": _PLACES,
}


class Annotated(NamedTuple):
    """A document's text and its annotated names."""

    text: str
    names: tuple[Gold, ...]


@cache
def annotated() -> Mapping[str, Annotated]:
    """The documents whose names people annotated, by id."""
    return {id: Annotated(text, names) for id, text, names in (*_crossner(), *_gum(), *_corpus())}


def _crossner() -> Iterator[tuple[str, str, tuple[Gold, ...]]]:
    for split in ("train", "dev"):
        path = shared_data(f"crossner_politics_{split}.jsonl")
        for row in rows(path) if path else ():
            names = (Gold(m["start"], m["end"], _OF_CROSSNER.get(m["type"], ()), True) for m in row["mentions"])
            yield row["id"], row["text"], tuple(names)


def _gum() -> Iterator[tuple[str, str, tuple[Gold, ...]]]:
    path = shared_data("gum_other.jsonl")
    for row in rows(path) if path else ():
        mentions = (m for m in row["mentions"] if m["etype"] in _OF_GUM)
        yield row["id"], row["text"], tuple(Gold(m["start"], m["end"], _OF_GUM[m["etype"]], False) for m in mentions)


def _corpus() -> Iterator[tuple[str, str, tuple[Gold, ...]]]:
    for document in corpus.read():
        kinds: dict[str, str] = {entity.id: entity.kind for entity in document.entities}
        mentions = (m for m in document.mentions if m.form == "name")
        names = (Gold(m.start, m.end, _OF_KIND.get(kinds.get(m.entities[0], ""), ()), False) for m in mentions)
        yield document.id, document.text, tuple(names)


def corrected(paragraph: Paragraph, gold: Iterable[Gold], offset: int) -> tuple[list[tuple[int, int, str]], list[int]]:
    """The paragraph's names after the annotated ones, and the words whose labels stay unsure."""
    names = list(paragraph.names)
    unsure, sure = set(paragraph.unsure_names), set[int]()
    for start, end, labels, whole in sorted(gold, key=lambda g: g.start - g.end):
        inside = _words(paragraph, start - offset, end - offset)
        if inside is None:
            continue
        span = inside if whole else _name_part(paragraph, *inside)
        if span is None or sure & set(range(*span)):
            continue  # no name, or part of a longer one
        old = [n for n in names if n[0] < span[1] and span[0] < n[1]]
        same_end = next((n for n in old if n[1] == span[1] and n[0] >= inside[0] - 1), None)
        if same_end is not None:
            span = same_end[:2]
        label = next((n[2] for n in old if n[2] in labels), labels[0] if labels else None)
        covered = {w for n in (*old, (*span, "")) for w in range(n[0], n[1])}
        names = [n for n in names if n not in old]
        if label is None:
            unsure |= covered
            continue
        names.append((*span, label))
        sure |= set(range(*span))
        unsure -= set(range(*span))
    for start, end, label in names:
        if label in CLOSED and start not in sure:
            unsure |= set(range(start, end))
    return sorted(names), sorted(unsure)


def _words(paragraph: Paragraph, start: int, end: int) -> tuple[int, int] | None:
    inside = [n for n, (s, e) in enumerate(zip(paragraph.starts, paragraph.ends, strict=True)) if s < end and start < e]
    return (inside[0], inside[-1] + 1) if inside else None


def _name_part(paragraph: Paragraph, start: int, end: int) -> tuple[int, int] | None:
    """The capitalised run at the end of a phrase, with "the" before it where the phrase is nothing else."""
    words = paragraph.words
    if words[end - 1] in ("'s", "’s", "'", "’"):
        end -= 1
    first = None
    for n in range(end - 1, start - 1, -1):
        if shape(words[n]) in _CAPITAL and words[n] not in ("The", "A", "An"):
            first = n
        elif words[n].lower() not in _LINKS:
            break
    if first is None or shape(words[end - 1]) not in _CAPITAL:
        return None
    return (start, end) if first == start + 1 and words[start].lower() == "the" else (first, end)

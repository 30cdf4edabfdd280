"""What the corpus holds, in numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus import labels
from corpus.document import Document
from corpus.regions import region_of
from corpus.split import part_of

WHOLE_ARTICLE = 4  # paragraphs, without the title
_WORD = re.compile(r"\w+(?:['’\-.]\w+)*")


class Table(NamedTuple):
    """One count: what is counted, and how often each value comes; closed lists show their zeros."""

    name: str
    rows: tuple[tuple[str, int], ...]


def totals(documents: Sequence[Document]) -> Table:
    """Documents, paragraphs, words and the size of every layer."""
    whole = [d for d in documents if len(d.body) >= WHOLE_ARTICLE]
    paragraphs = sum(len(d.body) for d in documents)
    in_whole = sum(len(d.body) for d in whole)
    rows = [
        ("documents", len(documents)),
        ("of these held out (dev)", sum(part_of(d.id) == "dev" for d in documents)),
        ("paragraphs (titles not counted)", paragraphs),
        ("titles", sum(d.title is not None for d in documents)),
        ("words", sum(len(_WORD.findall(d.text)) for d in documents)),
        (f"whole articles ({WHOLE_ARTICLE} paragraphs or more)", len(whole)),
        ("paragraphs in whole articles", in_whole),
        ("percent of paragraphs in whole articles", round(100 * in_whole / paragraphs) if paragraphs else 0),
        *_layer_sizes(documents),
    ]
    return Table("totals", tuple(rows))


def _layer_sizes(documents: Sequence[Document]) -> Iterable[tuple[str, int]]:
    chains = [Counter(e for m in d.mentions for e in m.entities) for d in documents]
    yield "entities", sum(len(d.entities) for d in documents)
    yield "mentions", sum(len(d.mentions) for d in documents)
    yield "entities with two mentions or more", sum(n > 1 for c in chains for n in c.values())
    yield "mentions of several entities", sum(len(m.entities) > 1 for d in documents for m in d.mentions)
    yield "times", sum(len(d.times) for d in documents)
    yield "statements", sum(len(d.statements) for d in documents)
    yield "statements within statements", sum(s.within is not None for d in documents for s in d.statements)
    yield "statements without a cue", sum(s.cue is None for d in documents for s in d.statements)
    yield "events", sum(len(d.events) for d in documents)
    yield "tellings of events", sum(len(e.tellings) for d in documents for e in d.events)
    yield "events told twice or more", sum(len(e.tellings) > 1 for d in documents for e in d.events)
    yield "events that are a statement's act", sum(e.performed_by is not None for d in documents for e in d.events)
    yield "damaged places", sum(len(d.damage) for d in documents)


def tables(documents: Sequence[Document]) -> list[Table]:
    """Every label and what the documents are, each as a table; totals first."""
    statements = [s for d in documents for s in d.statements]
    events = [e for d in documents for e in d.events]
    tellings = [t for e in events for t in e.tellings]
    entities = [e for d in documents for e in d.entities]
    modes = [f"{t}/{m}" for t in labels.TYPES for m in labels.MODES[t]]
    return [
        totals(documents),
        _closed("documents by style", [d.style for d in documents], labels.STYLES),
        _open("documents by decade", [f"{d.published.year // 10 * 10}s" for d in documents]),
        _open("documents by region of the outlet", [region_of(d.country) for d in documents]),
        _open("documents by region of the story", [r for d in documents for r in story_regions(d)]),
        _closed("entities by kind", [e.kind for e in entities], labels.KINDS.values()),
        _closed("mentions by form", [m.form for d in documents for m in d.mentions], ("name", "nominal", "pronoun")),
        _closed("times by type", [t.type for d in documents for t in d.times], ("date", "time", "duration", "set")),
        _closed("statements by act", [s.act for s in statements], labels.ACTS),
        _closed("statements by form", [s.form for s in statements], ("direct", "indirect", "mixed")),
        _closed("statements by medium", [s.medium for s in statements], labels.MEDIA),
        _closed("events by type", [e.type for e in events], labels.TYPES),
        _closed("events by mode", [f"{e.type}/{e.mode}" for e in events if e.mode], modes),
        _closed("events by standing", [e.standing for e in events], labels.STANDING_VALUES),
        _closed("tellings by factuality", [t.factuality for t in tellings], labels.FACTUALITIES),
        _closed("damage", [f.kind for d in documents for f in d.damage], labels.DAMAGE),
    ]


def story_regions(document: Document) -> set[str]:
    """The regions of the countries that the entities of a document belong to."""
    return {region_of(e.country) for e in document.entities if e.country in labels.STATES} or {"none"}


def story_countries(documents: Iterable[Document]) -> Counter[str]:
    """In how many documents each country has an entity."""
    return Counter(c for d in documents for c in {e.country for e in d.entities if e.country in labels.STATES} if c)


def _closed(name: str, values: Iterable[str], allowed: Iterable[str]) -> Table:
    counts = Counter(values)
    return Table(name, tuple((value, counts[value]) for value in allowed))


def _open(name: str, values: Iterable[str]) -> Table:
    return Table(name, tuple(sorted(Counter(values).items())))

"""How far two annotations of the same texts agree, layer by layer.

Used for two annotators (then the measures are symmetric, and kappa takes out what chance would give) and for a reader
held against the corpus (then the first annotation is right).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any

from corpus.alignment import Twin, align, letters, told
from corpus.days import days
from corpus.document import Document, Event, Time
from onrecord.evaluate.clusters import Fraction, b_cubed, ceaf_e, muc
from onrecord.evaluate.coreference import conll_f1, f1_of_fractions
from onrecord.evaluate.report import Figure, figure
from onrecord.evaluate.significance import Counts, f1, share

Choices = list[tuple[str, str]]  # of the first and of the second annotation
ClusterScore = Callable[..., tuple[Fraction, Fraction]]


def compare(pairs: Iterable[tuple[Document, Document]]) -> list[Figure]:
    """All figures that there is something to count for, in percent (of kappa, 100 is full agreement, 0 is chance).

    Raises ValueError where the two texts of a pair differ.
    """
    twins = [Twin(first, second) for first, second in pairs]
    figures = (*_entities(twins), *_times(twins), *_statements(twins), *_events(twins))
    return [f for f in figures if f.n]


def _found(name: str, counts: Sequence[Counts]) -> Iterator[Figure]:
    """Precision, recall and F1 from each document's (shared, second's, first's)."""
    yield figure(f"{name}_precision", [(c[0], c[1]) for c in counts], share)
    yield figure(f"{name}_recall", [(c[0], c[2]) for c in counts], share)
    yield figure(f"{name}_f1", counts, f1)


def _overlap(ones: Iterable[Hashable], others: Iterable[Hashable]) -> Counts:
    here, there = set(ones), set(others)
    return len(here & there), len(there), len(here)


def _accuracy(name: str, choices: Sequence[Choices]) -> Figure:
    return figure(f"{name}_accuracy", [(sum(a == b for a, b in c), len(c)) for c in choices], share)


def _agreement(name: str, choices: Sequence[Choices]) -> Iterator[Figure]:
    """Accuracy, and Cohen's kappa (1960)."""
    yield _accuracy(name, choices)
    labels = sorted({label for c in choices for pair in c for label in pair})
    counts = [_margins(c, labels) for c in choices]
    yield figure(f"{name}_kappa", counts, kappa)


def _margins(choices: Choices, labels: Sequence[str]) -> Counts:
    """(equal, all), then how often the first, and how often the second, chose each label."""
    chosen = [sum(pair[side] == label for pair in choices) for side in (0, 1) for label in labels]
    return (sum(a == b for a, b in choices), len(choices), *chosen)


def kappa(counts: Counts) -> float:
    """Cohen's kappa in percent from (equal, all) and both margins; 100 where only one label was ever chosen."""
    equal, n = counts[0], counts[1]
    if not n:
        return 0.0
    half = (len(counts) - 2) // 2
    first, second = counts[2 : 2 + half], counts[2 + half :]
    chance = sum(a * b for a, b in zip(first, second, strict=True)) / n**2
    return 100.0 if chance == 1 else 100 * (equal / n - chance) / (1 - chance)


def _entities(twins: Sequence[Twin]) -> Iterator[Figure]:
    exact = [_overlap(*({(m.start, m.end) for m in d.mentions} for d in t.both)) for t in twins]
    yield figure("entities.mention_exact_f1", exact, f1)
    yield from _found("entities.mention_head", [_overlap(*(h for h in map(_all_heads, t.heads))) for t in twins])
    yield figure("entities.coreference_b3_f1", [_clusters(t, 1, b_cubed) for t in twins], f1_of_fractions)
    yield figure("entities.coreference_conll_f1", [_clusters(t, 2, muc, b_cubed, ceaf_e) for t in twins], conll_f1)
    yield from _agreement("entities.kind", [[(a.kind, b.kind) for a, b in t.entities] for t in twins])
    yield _accuracy("entities.country", [[(a.country or "", b.country or "") for a, b in t.entities] for t in twins])


def _all_heads(heads: dict[str, set[int]]) -> set[int]:
    return {at for ends in heads.values() for at in ends}


def _clusters(twin: Twin, least: int, *scores: ClusterScore) -> Counts:
    first, second = ([frozenset(c) for c in side.values() if len(c) >= least] for side in twin.heads)
    return tuple(n for score in scores for fraction in score(first, second) for n in fraction)


def _times(twins: Sequence[Twin]) -> Iterator[Figure]:
    pairs = [_time_pairs(t) for t in twins]
    sizes = [(len(t.second.times), len(t.first.times)) for t in twins]
    exact = [_overlap(*({(x.start, x.end) for x in d.times} for d in t.both)) for t in twins]
    yield figure("times.span_exact_f1", exact, f1)
    yield from _found("times.span", [(len(p), *size) for p, size in zip(pairs, sizes, strict=True)])
    yield _accuracy("times.value", [[(a.value, b.value) for a, b in p] for p in pairs])
    right = [(sum(a.value == b.value for a, b in p), *size) for p, size in zip(pairs, sizes, strict=True)]
    yield figure("times.value_f1", right, f1)


def _time_pairs(twin: Twin) -> list[tuple[Time, Time]]:
    first, second = ([letters(d, [(x.start, x.end)]) for x in d.times] for d in twin.both)
    return [(twin.first.times[i], twin.second.times[j]) for i, j in align(first, second)]


def _statements(twins: Sequence[Twin]) -> Iterator[Figure]:
    sizes = [(len(t.second.statements), len(t.first.statements)) for t in twins]
    yield from _found("statements.found", [(len(t.statements), *size) for t, size in zip(twins, sizes, strict=True)])
    yield figure("statements.source_span_f1", [_parts(t, "source_spans") for t in twins], f1)
    yield figure("statements.cue_span_f1", [_parts(t, "cue") for t in twins], f1)
    yield figure("statements.content_span_f1", [_parts(t, "content") for t in twins], f1)
    yield figure("statements.content_letters_f1", [_content_letters(t) for t in twins], f1)
    yield figure("statements.source_accuracy", [_sources(t) for t in twins], share)
    yield figure("statements.source_and_content_f1", [_attributed(t) for t in twins], f1)
    yield from _agreement("statements.act", [[(a.act, b.act) for a, b in t.statements] for t in twins])
    yield _accuracy("statements.medium", [[(a.medium, b.medium) for a, b in t.statements] for t in twins])
    nested = [[(str(bool(a.within)), str(bool(b.within))) for a, b in t.statements] for t in twins]
    yield _accuracy("statements.nesting", nested)


def _spans(document: Document, part: str) -> list[frozenset[int]]:
    """The letters of this part of each statement that has it."""
    out = []
    for s in document.statements:
        value: Any = getattr(s, part)
        spans = ([value] if value else []) if part == "cue" else list(value)
        if spans:
            out.append(letters(document, spans))
    return out


def _parts(twin: Twin, part: str) -> Counts:
    """(pairs that overlap, second's, first's) of one part of the statements."""
    first, second = (_spans(d, part) for d in twin.both)
    return len(align(first, second)), len(second), len(first)


def _content_letters(twin: Twin) -> Counts:
    first, second = (letters(d, [c for s in d.statements for c in s.content]) for d in twin.both)
    return _overlap(first, second)


def _sources(twin: Twin) -> Counts:
    """Of the statements that both have: the same sources, or none in both."""
    right = [twin.shared(a.by, b.by) == max(len(a.by), len(b.by)) for a, b in twin.statements]
    return sum(right), len(right)


def _attributed(twin: Twin) -> Counts:
    """Statements whose source is the same and whose contents share a word."""
    right = sum(
        bool(letters(twin.first, a.content) & letters(twin.second, b.content))
        and twin.shared(a.by, b.by) == max(len(a.by), len(b.by))
        for a, b in twin.statements
    )
    sizes = [sum(bool(s.content) for s in d.statements) for d in twin.both]
    return right, sizes[1], sizes[0]


def _events(twins: Sequence[Twin]) -> Iterator[Figure]:
    tellings = [(len(t.tellings), len(told(t.second)), len(told(t.first))) for t in twins]
    yield from _found("events.trigger", tellings)
    yield from _agreement("events.type", [[(a.type, b.type) for (a, _), (b, _) in t.tellings] for t in twins])
    typed = [
        (sum(a.type == b.type for (a, _), (b, _) in t.tellings), *n[1:]) for t, n in zip(twins, tellings, strict=True)
    ]
    yield figure("events.trigger_and_type_f1", typed, f1)
    yield _accuracy("events.mode", [[(a.mode or "", b.mode or "") for a, b in _of_one_type(t)] for t in twins])
    new: list[Choices] = [[(a.factuality, b.factuality) for (_, a), (_, b) in t.tellings if not a.known] for t in twins]
    yield from _agreement("events.factuality", new)
    yield _accuracy(
        "events.reference", [[(str(a.known), str(b.known)) for (_, a), (_, b) in t.tellings] for t in twins]
    )
    yield figure("events.coreference_b3_f1", [_event_clusters(t) for t in twins], f1_of_fractions)
    yield from _agreement("events.standing", [[(a.standing, b.standing) for a, b in t.events] for t in twins])
    yield figure("events.actor_f1", [_roles(t, "actors") for t in twins], f1)
    yield figure("events.recipient_f1", [_roles(t, "recipients") for t in twins], f1)
    yield figure("events.place_accuracy", [_places(t) for t in twins], share)
    yield figure("events.time_accuracy", [_days(t) for t in twins], share)
    yield figure("events.type_actor_recipient_f1", [_triples(t) for t in twins], f1)


def _of_one_type(twin: Twin) -> list[tuple[Event, Event]]:
    return [(a, b) for a, b in twin.events if a.type == b.type]


def _event_clusters(twin: Twin) -> Counts:
    """B-cubed over the tellings; two that were aligned are one key."""
    keys = {id(b): id(a) for (_, a), (_, b) in twin.tellings}
    first = [frozenset(id(t) for t in e.tellings) for e in twin.first.events]
    second = [frozenset(keys.get(id(t), id(t)) for t in e.tellings) for e in twin.second.events]
    return tuple(n for fraction in b_cubed(first, second) for n in fraction)


def _roles(twin: Twin, role: str) -> Counts:
    """Role fillers of the events that both have: (shared, second's, first's)."""
    fillers = [(getattr(a, role), getattr(b, role)) for a, b in twin.events]
    shared = sum(twin.shared(a, b) for a, b in fillers)
    return shared, sum(len(b) for _, b in fillers), sum(len(a) for a, _ in fillers)


def _places(twin: Twin) -> Counts:
    """Of the events that both have and one of them places: those placed alike."""
    placed = [(a.place, b.place) for a, b in twin.events if a.place or b.place]
    return sum(bool(a and b and twin.same(a, b)) for a, b in placed), len(placed)


def _days(twin: Twin) -> Counts:
    """Of the events that both have and one of them dates: those on the same days."""
    dated = [(a.time, b.time) for a, b in twin.events if a.time or b.time]
    return sum(bool(a and b and (a == b or (days(a) == days(b) is not None))) for a, b in dated), len(dated)


def _triples(twin: Twin) -> Counts:
    """Events with the same type, actors and recipients."""
    right = sum(
        a.type == b.type
        and twin.shared(a.actors, b.actors) == max(len(a.actors), len(b.actors))
        and twin.shared(a.recipients, b.recipients) == max(len(a.recipients), len(b.recipients))
        for a, b in twin.events
    )
    return right, len(twin.second.events), len(twin.first.events)

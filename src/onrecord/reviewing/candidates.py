"""What else a field of a happening could say: the best next values, those that articles give first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from onrecord.errors import UsageError
from onrecord.judgments.anchoring import anchor_of
from onrecord.model.event import Event
from onrecord.model.judgment import FIELDS, Anchor, Candidate, ReviewedHappening
from onrecord.model.plover import MODES, QUAD, TYPES
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.model.standing import STANDINGS
from onrecord.reviewing.shown import Shown
from onrecord.reviewing.values import PARTIES, alike, days, in_words

MOST: Final = 20
_ACTING: Final = frozenset({"person", "government", "organization", "armed_group", "people"})

Said = tuple[Any, str, Anchor | None]  # a value, the article that says so, and where


def candidates(shown: ReviewedHappening, field: str, state: Shown) -> tuple[Candidate, ...]:
    """The value shown first, then those that people and articles say, then what else is near; each once.

    Raises UsageError for a field that a happening has not.
    """
    if field not in FIELDS:
        raise UsageError(f"a happening has no field {field!r}", cure=f"there are {', '.join(FIELDS)}")
    label = shown.fields[field]
    records = _records(shown, state)
    said: list[Said] = [(label.value, "", None)]
    said += [(s.value, "", None) for s in label.said]
    said += [(label.machine, "", None)]
    said += _told(shown, field, records)
    said += _named(field, records)
    said += [(v, "", None) for v in _near(field, shown)]
    if field not in ("type", "standing"):
        said.append((() if field in PARTIES else None, "", None))
    return _merged(said)


def _records(shown: ReviewedHappening, state: Shown) -> list[Record]:
    if shown.happening is None:
        return []
    documents = dict.fromkeys(s.document for s in shown.happening.sources)
    return [r for d in documents if (r := state.ground.record(d)) is not None]


def _told(shown: ReviewedHappening, field: str, records: Iterable[Record]) -> Iterator[Said]:
    """What the tellings say, as each article has it."""
    events = {s.document: s.events for s in shown.happening.sources} if shown.happening else {}
    for record in records:
        names = {e.id: e.name for e in record.entities}
        for event in record.events:
            if event.id in events[record.document.id]:
                value = in_words(event, lambda id, names=names: names.get(id, id))[field]  # type: ignore[misc]
                if value not in (None, ()):
                    yield value, record.document.id, anchor_of(record.document.text, _words(event, field))


def _words(event: Event, field: str) -> Span:
    if field == "when" and event.when and event.when.text:
        return event.when.text
    return event.trigger if field in ("type", "mode") else event.evidence[0]


def _named(field: str, records: Iterable[Record]) -> Iterator[Said]:
    """Who, where and when else the articles speak of, most often mentioned first."""
    if field == "when":
        for record in records:
            for time in record.times:
                if time.when is not None:
                    where = anchor_of(record.document.text, Span(time.start, time.end, time.exact))
                    yield days(time.when), record.document.id, where
        return
    if field not in PARTIES | {"place"}:
        return
    found: list[tuple[int, str, str, Anchor]] = []
    for record in records:
        for e in record.entities:
            if (e.kind == "place") if field == "place" else (e.kind in _ACTING):
                first = e.mentions[0]
                where = anchor_of(record.document.text, Span(first.start, first.end, first.exact))
                found.append((-len(e.mentions), e.name, record.document.id, where))
    for _, name, document, where in sorted(found, key=lambda f: f[:3]):
        yield (name,) if field in PARTIES else name, document, where


def _near(field: str, shown: ReviewedHappening) -> Iterator[str]:
    """What a field of few values could be besides."""
    type = str(shown.fields["type"].value)
    if field == "type":
        yield from sorted(TYPES, key=lambda t: QUAD[t] != QUAD.get(type))  # type: ignore[call-overload]
    elif field == "mode":
        yield from MODES.get(type, ())  # type: ignore[call-overload]
    elif field == "standing":
        yield from (dict.fromkeys(c.standing for c in shown.happening.history) if shown.happening else ())
        yield from STANDINGS


def _merged(said: Iterable[Said]) -> tuple[Candidate, ...]:
    found: list[Candidate] = []
    for value, article, where in said:
        known = next((n for n, c in enumerate(found) if alike(c.value, value)), None)
        if known is None:
            found.append(Candidate(value, (article,) if article else (), (where,) if where else ()))
        elif article and article not in found[known].articles:
            c = found[known]
            found[known] = Candidate(c.value, (*c.articles, article), (*c.evidence, where) if where else c.evidence)
    return tuple(found[:MOST])

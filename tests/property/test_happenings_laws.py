"""The laws of the joined record: what holds for whatever articles, in whatever order and number of copies."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from conformance import laws
from onrecord.model import codec
from onrecord.model.document import Article
from onrecord.model.entity import Entity, Mention
from onrecord.model.event import Event
from onrecord.model.happening import Happening, JoinedRecord, day_told
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.model.standing import StandingChange
from onrecord.model.temporal import When
from onrecord.pipeline import join
from onrecord.record.happenings import standing_as_of

law = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)

MAY_12 = dt.date(2026, 5, 12)
STATES = {"Chad": "TCD", "Malta": "MLT", "Tunisia": "TUN"}
ACTS = (("CONSULT", "telephoned"), ("CONSULT", "met"), ("ASSAULT", "shelled"), ("ACCUSE", "accused"), ("AID", "fed"))
STANDINGS = ("reported", "confirmed", "denied", "planned", "hypothetical", "negated")
ENDINGS = (
    "before the rains came to the valley of the olive presses",
    "while twelve fishermen were killed on the northern shore",
    "although at least nine pilots had been arrested since the spring",
    "as the price of salt and of barley rose in every market town",
    "after the old bridge over the river gave way under two lorries",
)


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, str, str, str, str]:
    actor, recipient = draw(st.permutations(list(STATES)))[:2]
    type, verb = draw(st.sampled_from(ACTS))
    return actor, verb, recipient, type, draw(st.sampled_from(ENDINGS))


@st.composite
def records(draw: st.DrawFn, id: str) -> Record:
    told = draw(st.lists(sentences(), min_size=1, max_size=4))
    text = " ".join(f"{actor} {verb} {recipient} {ending}." for actor, verb, recipient, _, ending in told)
    published = draw(st.one_of(st.none(), st.integers(-3, 3).map(lambda n: MAY_12 + dt.timedelta(days=n))))
    publisher = draw(st.sampled_from((None, "Lake Post", "Harbour Gazette", "Hill Courier")))
    article = Article(id=id, text=text, published=published, publisher=publisher, language="en")
    entities = _entities(text)
    ids = {e.name: e.id for e in entities}
    events, at = [], 0
    for n, (actor, verb, recipient, type, ending) in enumerate(told, 1):
        evidence = _span(text, f"{actor} {verb} {recipient} {ending}", at)
        at = evidence.end
        when = draw(st.one_of(st.none(), st.integers(-4, 2).map(lambda d: MAY_12 + dt.timedelta(days=d))))
        standing = draw(st.sampled_from(STANDINGS))
        by = ids[actor] if draw(st.booleans()) else None
        events.append(
            Event(
                f"E{n}",
                type,  # type: ignore[arg-type]
                _span(text, verb, evidence.start),
                (evidence,),
                standing,  # type: ignore[arg-type]
                (StandingChange(standing, by, None, None, evidence),),  # type: ignore[arg-type]
                actors=(ids[actor],),
                recipients=(ids[recipient],),
                when=When(when, when, None, "stated") if when else None,
            )
        )
    return Record(document=article, entities=entities, events=tuple(events))


def _span(text: str, words: str, start: int) -> Span:
    at = text.index(words, start)
    return Span(at, at + len(words), words)


def _entities(text: str) -> tuple[Entity, ...]:
    named = [name for name in STATES if name in text]
    spans = {name: _span(text, name, 0) for name in named}
    return tuple(
        Entity(f"N{n}", name, "place", (Mention(*_fields(spans[name]), "name"),), country=STATES[name])
        for n, name in enumerate(named, 1)
    )


def _fields(span: Span) -> tuple[int, int, str]:
    return span.start, span.end, span.exact


@st.composite
def sets(draw: st.DrawFn) -> list[Record]:
    return [draw(records(id)) for id in "abcd"[: draw(st.integers(1, 4))]]


def copied(record: Record, id: str, days: int) -> Record:
    """The article again, word for word, in another paper some days later."""
    published = record.document.published
    later = published + dt.timedelta(days=days) if published else None
    return replace(record, document=replace(record.document, id=id, publisher=f"Paper {id}", published=later))


@law
@given(sets(), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_bytes_and_so_does_a_rerun(articles, random):
    expected = codec.encode(join(articles))
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert codec.encode(join(shuffled)) == expected
    assert codec.encode(join(articles)) == expected


@law
@given(sets())
def test_articles_of_one_id_are_kept_apart_in_any_order(articles):
    same = [replace(r, document=replace(r.document, id="x")) for r in articles]
    expected = codec.encode(join(same))
    assert codec.encode(join(same[::-1])) == expected
    assert len({d.document.id for d in join(same).documents}) == len(same)


@law
@given(sets(), st.data())
def test_copies_add_no_source_no_line_and_change_no_standing(articles, data):
    before = join(articles)
    origin = data.draw(st.sampled_from(articles))
    copies = [copied(origin, f"z{n}", n) for n in range(1, data.draw(st.integers(1, 4)) + 1)]
    after = join([*articles, *copies])
    if not _are_copies(after, copies):
        return  # too short to be proved a copy: then it is an article like any other
    assert sorted(map(_standing, after.happenings)) == sorted(map(_standing, before.happenings))


def _are_copies(joined: JoinedRecord, copies: list[Record]) -> bool:
    relation = {m.document: m.relation for lineage in joined.lineages for m in lineage.documents}
    return all(relation[c.document.id] == "copy" for c in copies)


def _standing(h: Happening) -> tuple[str, str, int, int]:
    return h.id, h.standing, h.independent_sources, len(h.history)


@law
@given(sets())
def test_every_event_is_in_one_happening_and_every_happening_has_its_words(articles):
    joined = join(articles)
    told = [(t.document, e) for h in joined.happenings for t in h.sources for e in t.events]
    assert sorted(told) == sorted((r.document.id, e.id) for r in articles for e in r.events)
    texts = {r.document.id: r.document.text for r in articles}
    for document, span in _evidence(joined):
        assert texts[document][span.start : span.end] == span.exact
    for record in joined.documents:
        for span in laws.spans(record):
            assert texts[record.document.id][span.start : span.end] == span.exact


def _evidence(joined: JoinedRecord) -> Iterator[tuple[str, Span]]:
    for h in joined.happenings:
        yield from ((t.document, s) for t in h.sources for s in t.evidence)
        yield from ((c.document, c.evidence) for c in h.history)
        yield from ((v.document, s) for c in h.conflicts for v in c.values for s in v.evidence)
    for e in joined.entities:
        yield from ((m.document, Span(m.start, m.end, m.exact)) for m in e.mentions)


@law
@given(sets())
def test_contradicting_days_are_never_joined_without_saying_so(articles):
    """Copies and superseded editions aside, whose days are those of what they repeat or correct."""
    joined = join(articles)
    events = {(r.document.id, e.id): e for r in articles for e in r.events}
    published = {r.document.id: r.document.published for r in articles}
    relation = {m.document: m.relation for lineage in joined.lineages for m in lineage.documents}
    for h in joined.happenings:
        own = [t for t in h.sources if relation[t.document] == "origin" and t.superseded_by is None]
        days = [
            (t.document, w)
            for t in own
            for e in t.events
            if (w := day_told(events[t.document, e], published[t.document]))
        ]
        apart = [(x, y) for (a, x), (b, y) in itertools.combinations(days, 2) if x.end < y.start or y.end < x.start]
        assert all(abs((x.start - y.start).days) <= 3 for x, y in apart)
        assert not apart or "when" in {c.field for c in h.conflicts}


@law
@given(sets())
def test_a_standing_is_some_voices_word_and_never_confirmed_by_copies_of_a_report(articles):
    for h in join(articles).happenings:
        said = {c.standing for c in h.history}
        assert h.standing in said or (h.standing == "disputed" and len(said) > 1)
        assert 1 <= h.independent_sources <= len({t.lineage for t in h.sources})


@law
@given(sets())
def test_as_of_the_last_day_a_standing_is_what_it_is(articles):
    for h in join(articles).happenings:
        if all(c.published is not None for c in h.history):
            assert standing_as_of(h, MAY_12 + dt.timedelta(days=30)) == h.standing
        assert standing_as_of(h, MAY_12 - dt.timedelta(days=30)) is None


@law
@given(sets())
def test_every_id_that_a_happening_speaks_of_is_in_the_record(articles):
    joined = join(articles)
    entities, documents = {e.id for e in joined.entities}, {d.document.id for d in joined.documents}
    assert len({h.id for h in joined.happenings}) == len(joined.happenings)
    assert len(entities) == len(joined.entities)
    for h in joined.happenings:
        assert {*h.actors, *h.recipients, *filter(None, [h.place]), *(c.by for c in h.history if c.by)} <= entities
        assert {t.lineage for t in h.sources} <= {lineage.id for lineage in joined.lineages}
        assert {t.document for t in h.sources} | {c.document for c in h.history} <= documents

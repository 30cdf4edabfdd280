"""Laws of standing, over whatever the extractors may have found."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from layers import Layers
from onrecord.link.claims import link_claims
from onrecord.link.event_coreference import cluster_events
from onrecord.model import codec
from onrecord.model.annotation import AnnotatedDocument, Factuality
from onrecord.model.plover import TYPES
from onrecord.model.record import Record
from onrecord.model.standing import leads_to
from onrecord.model.statement import Act
from onrecord.model.temporal import When
from onrecord.record.assemble import assemble
from onrecord.record.standing import settle

# The last line tells the first again.
LINES = (
    "Alba shelled Borduria on Monday and seized a port, Mira Holt said.",
    "Mira Holt denied the shelling, and a paper wrote of new talks.",
    "The attack and the talks were told of by the Evening Post again.",
    "Alba shelled Borduria on Monday and seized a port, Mira Holt said.",
)
TEXT = "\n".join(LINES)
WORDS = ("shelled", "seized", "shelling", "talks", "attack", "told", "wrote", "denied")
NAMES = (("Alba", "government"), ("Borduria", "government"), ("Mira Holt", "person"), ("Evening Post", "publication"))
CONTENTS = ("Alba shelled Borduria", "the shelling", "new talks", "The attack and the talks", "")
FACTUALITIES = get_args(Factuality)


def layers(repeats: bool) -> Layers:
    built = Layers(TEXT, repeats=((3, 0),) if repeats else ())
    for n, (name, kind) in enumerate(NAMES):
        built.entity(name, kind, country=("ALB", "BOR", "BOR", None)[n], sectors=(("GOV",), ("GOV",), ("GOV",), ())[n])
    return built


@st.composite
def documents(draw: st.DrawFn, acts: tuple[str, ...] = get_args(Act)) -> AnnotatedDocument:
    """Any statements and mentions over the text, consistent only as far as the types demand."""
    built = layers(draw(st.booleans()))
    ids = [e.id for e in built.entities]
    some = st.lists(st.sampled_from(ids), max_size=2, unique=True).map(tuple)
    for _ in range(draw(st.integers(0, 3))):
        content = draw(st.sampled_from(CONTENTS))
        source, act = draw(st.sampled_from([None, *ids])), draw(st.sampled_from(acts))
        built.statement(content, source=source, cue="said", act=act)
    said = [a.statement.id for a in built.attributions]
    for word in draw(st.lists(st.sampled_from(WORDS), max_size=6, unique=True)):  # one mention a trigger
        day = dt.date(2025, 5, draw(st.integers(1, 3)))
        fields: dict[str, Any] = {
            "actors": draw(some),
            "recipients": draw(some),
            "place": draw(st.sampled_from([None, *ids])),
            "when": draw(st.sampled_from([None, When(day, day, None, "inferred")])),
            "factuality": draw(st.sampled_from(FACTUALITIES)),
            "presupposed": draw(st.booleans()),
            "attributions": tuple(draw(st.lists(st.sampled_from(said), max_size=2, unique=True))) if said else (),
            "performed_by": draw(st.sampled_from([None, None, *said])),
        }
        built.event(word, draw(st.sampled_from(TYPES)), **fields)
    return built.doc


def record(doc: AnnotatedDocument) -> Record:
    clusters = cluster_events(doc)
    return assemble(doc, clusters, link_claims(doc, clusters))


@settings(max_examples=60, deadline=None)
@given(documents())
def test_the_history_leads_to_the_standing(doc: AnnotatedDocument) -> None:
    for event in record(doc).events:
        assert leads_to(event.history, event.standing)
        assert settle(event.history) == event.standing
        assert [h.evidence.start for h in event.history] == sorted(h.evidence.start for h in event.history)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_every_reference_leads_somewhere(doc: AnnotatedDocument) -> None:
    made = record(doc)
    entities, events = {e.id for e in made.entities}, {e.id for e in made.events}
    statements = {s.id for s in made.statements}
    for event in made.events:
        used = {*event.actors, *event.recipients, event.place, *(h.by for h in event.history)} - {None}
        assert used <= entities
        assert {h.statement for h in event.history} - {None} <= statements
    for statement in made.statements:
        assert {statement.source, statement.outlet, *statement.addressees} - {None} <= entities
        assert set(statement.about) <= events


@settings(max_examples=60, deadline=None)
@given(documents())
def test_a_record_survives_being_written_and_read(doc: AnnotatedDocument) -> None:
    made = record(doc)
    assert codec.decode(codec.encode(made)) == made


@settings(max_examples=60, deadline=None)
@given(documents(), st.randoms(use_true_random=False))
def test_the_order_of_the_mentions_changes_nothing(doc: AnnotatedDocument, random: Any) -> None:
    shuffled = list(doc.mentions)
    random.shuffle(shuffled)
    assert record(replace(doc, mentions=tuple(shuffled))).events == record(doc).events


@settings(max_examples=60, deadline=None)
@given(documents(acts=("decline_to_comment",)))
def test_declining_to_comment_denies_nothing(doc: AnnotatedDocument) -> None:
    doc = replace(doc, mentions=tuple(replace(m, factuality="actual") for m in doc.mentions))
    for event in record(doc).events:
        assert event.standing not in ("denied", "negated", "disputed")
        assert all(h.statement is None for h in event.history)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FACTUALITIES), st.sampled_from([None, "deny", "assert", "accuse"]))
def test_a_passage_told_again_changes_no_standing(factuality: Factuality, act: Act | None) -> None:
    built = layers(repeats=True)
    said = (built.statement(LINES[0], source=built.entities[2].id, cue="said", act=act),) if act else ()
    once = built.event("shelled", "ASSAULT", factuality=factuality, attributions=said)
    before = built.only_event()
    built.event("shelled", "ASSAULT", nth=1)
    after = built.only_event()
    assert (after.standing, after.history) == (before.standing, before.history)
    assert once.evidence in after.evidence
    assert len(after.evidence) == 2

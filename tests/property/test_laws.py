"""The laws of design: what holds for the record of any article, however it is worded or damaged."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from conformance import laws
from onrecord.model import codec
from onrecord.model.document import Article
from onrecord.model.record import Record
from onrecord.pipeline import default_extractors, read_articles

PUBLISHED = dt.date(2026, 11, 20)

# A parse costs tens of milliseconds, and the first one loads the weights.
law = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)

ACTORS = ("Cyprus", "the Turkish navy", "President Inés Arbeleche", "rebels", "Ankara and Nicosia", "The Kremlin", "he")
ACTS = (
    "seized a survey ship",
    "attacked the port of Benghazi",
    "met the foreign minister of Malta",
    "denied that it had shelled the town",
    "threatened to expel the envoy of Oman",
    "declined to comment on the raid",
    "did not sign the truce",
    "may impose sanctions on Libya",
    'said: "We will never yield to them," and left',
    "accused Chad of arming the rebels",
    "plans to hold talks with Egypt",
)
TIMES = ("on Tuesday", "last week", "in March 2024", "two days earlier", "next month", "late on Friday", "in 2019", "")
FRAMES = (
    "{0}.",
    "Officials said {0}.",
    "According to the Morning Ledger, {0}.",
    "{0}, a spokesman told reporters.",
    "If the talks fail, {0}.",
)
DAMAGE = ("", "", "", "", "\u200b", '"', "”", " \u00a0", "Ã©", "\ufffd")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    parts = [draw(st.sampled_from(choice)) for choice in (ACTORS, ACTS, TIMES)]
    sentence = draw(st.sampled_from(FRAMES)).format(" ".join(p for p in parts if p))
    at = draw(st.integers(0, len(sentence)))
    return sentence[:at] + draw(st.sampled_from(DAMAGE)) + sentence[at:]


paragraphs = st.lists(sentences(), min_size=1, max_size=3).map(" ".join)
articles = st.lists(paragraphs, min_size=1, max_size=3).map("\n\n".join)


def read(text: str, published: dt.date | None = PUBLISHED) -> Record:
    return onrecord.read(text, published=published, language="en")


@law
@given(articles)
def test_every_span_is_a_slice_of_the_text_as_given(text: str) -> None:
    record = read(text)
    assert record.document.text == text
    for span in laws.spans(record):
        assert text[span.start : span.end] == span.exact


@law
@given(articles)
def test_ids_are_unique_and_everything_referred_to_is_in_the_record(text: str) -> None:
    record = read(text)
    for lines, prefix in ((record.times, "T"), (record.entities, "N"), (record.statements, "S"), (record.events, "E")):
        ids = [line.id for line in lines]
        assert len(set(ids)) == len(ids)
        assert all(i.startswith(prefix) for i in ids)
    known = {line.id for lines in (record.times, record.entities, record.statements, record.events) for line in lines}
    assert {i for i in _references(record) if i is not None} <= known


def _references(record: Record) -> Iterator[str | None]:
    yield from (t.anchor for t in record.times if t.anchor != "published")
    for s in record.statements:
        yield from (s.source, s.outlet, s.within, *s.addressees, *s.about)
    for e in record.events:
        yield from (*e.actors, *e.recipients, e.place)
        yield from itertools.chain.from_iterable((h.by, h.statement) for h in e.history)


@law
@given(articles)
def test_the_same_article_gives_the_same_bytes(text: str) -> None:
    assert codec.encode(read(text)) == codec.encode(read(text))


@law
@given(articles)
def test_a_record_survives_being_written_and_read(text: str) -> None:
    written = codec.encode(read(text))
    assert codec.encode(codec.decode(written)) == written


@law
@given(articles)
def test_not_known_is_null_and_none_found_is_an_empty_list(text: str) -> None:
    """Each key of the contract is always there: a list never null, a name never an empty string."""
    for key, value in _values(msgspec.json.decode(codec.encode(read(text, published=None)))):
        assert value != "" or key == "text"
        if key in {
            "contexts",
            "actors",
            "recipients",
            "addressees",
            "about",
            "content",
            "history",
            "sectors",
            "evidence",
        }:
            assert value is not None
    empty = msgspec.json.decode(codec.encode(read("Nothing of note.", published=None)))
    assert empty["document"]["published"] is None
    assert empty["events"] == []


def _values(node: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    yield key, node
    if isinstance(node, dict):
        for k, v in node.items():
            yield from _values(v, k)
    elif isinstance(node, list):
        for v in node:
            yield from _values(v)


@law
@given(st.lists(articles, min_size=2, max_size=3), st.randoms(use_true_random=False))
def test_neither_order_nor_company_changes_a_record(texts: list[str], random: Any) -> None:
    given_articles = [Article(id=str(n), text=text, published=PUBLISHED, language="en") for n, text in enumerate(texts)]
    alone = {a.id: codec.encode(next(read_articles([a]))) for a in given_articles}
    random.shuffle(given_articles)
    together = [codec.encode(r) for r in read_articles(given_articles, default_extractors())]
    assert together == [alone[a.id] for a in given_articles]


@law
@given(st.lists(paragraphs, min_size=1, max_size=3), st.data())
def test_a_paragraph_told_again_word_for_word_adds_no_event(parts: list[str], data: st.DataObject) -> None:
    again = data.draw(st.sampled_from(parts))
    once, twice = read("\n\n".join(parts)), read("\n\n".join([*parts, again]))
    assert len(twice.events) <= len(once.events)


@law
@given(articles)
def test_nothing_is_counted_from_a_publication_date_that_is_not_given(text: str) -> None:
    record = read(text, published=None)
    whens = [line.when for line in (*record.times, *record.statements, *record.events)]
    assert not [w for w in whens if w is not None and w.basis == "published"]
    assert not [t for t in record.times if t.anchor == "published"]


# A time is never more precise than its words -------------------------------------------------------------------------
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
COARSE = st.one_of(
    st.integers(1950, 2030).map(lambda y: (f"in {y}", 365)),
    st.tuples(st.sampled_from(MONTHS), st.integers(1990, 2030)).map(lambda m: (f"in {m[0]} {m[1]}", 28)),
    st.sampled_from(MONTHS).map(lambda m: (f"in {m}", 28)),
    st.sampled_from([("last month", 28), ("next month", 28), ("last year", 365), ("this year", 365), ("last week", 7)]),
    st.sampled_from([("in the 1990s", 3650), ("in the past decade", 3000), ("this week", 7), ("next year", 365)]),
)


@law
@given(COARSE, st.sampled_from([a for a in ACTS if "had" not in a]), st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)))
def test_a_time_is_never_more_precise_than_its_words(words: tuple[str, int], act: str, published: dt.date) -> None:
    phrase, days = words
    record = read(f"Cyprus {act} {phrase}.", published=published)
    told = [t.when for t in record.times if t.when] + [e.when for e in record.events if e.when and e.when.text]
    for when in told:
        assert (when.end - when.start).days + 1 >= days


def test_no_hash_seed_changes_a_byte() -> None:
    """Sets and dicts of strings fall in another order in every process; no record may show it."""
    code = (
        "import sys, onrecord; from conformance.bank import NEWS; from onrecord.model import codec;"
        "sys.stdout.buffer.write(codec.encode(onrecord.read(NEWS, published='2026-11-20')))"
    )
    paths = os.pathsep.join([p for p in sys.path if p])
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != b""

"""The law of joining again: what is kept from the last time changes no byte, whatever came, went or was changed."""

from __future__ import annotations

import pickle

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_rolling_laws import dated

from onrecord.joining import joiner
from onrecord.joining.kept import InMemory, Kept
from onrecord.joining.states import packed, unpacked
from onrecord.joining.whole import Whole
from onrecord.model.learned import NOTHING, Learned
from onrecord.model.record import Record
from onrecord.pipeline import join
from onrecord.record.project import files
from onrecord.record.project.changes import lines

law = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def rejoined(some: list[Record], kept: Kept, learned: Learned = NOTHING) -> tuple[Whole, list[str]]:
    """What is joined, and which articles were looked at."""
    by_id, looked = {r.document.id: r for r in some}, list[str]()

    def record(id: str) -> Record:
        looked.append(id)
        return by_id[id]

    read = (joiner.Read(r.document.id, r.document.published, files.sha256(msgspec.json.encode(r))) for r in some)
    return joiner.join(read, record, learned, kept), looked


def assert_same(whole: Whole, some: list[Record], learned: Learned = NOTHING) -> None:
    expected = join(some, learned)
    assert msgspec.json.encode(whole.record(expected.documents)) == msgspec.json.encode(expected)
    assert msgspec.json.encode(whole.lines()) == msgspec.json.encode(lines(expected))


@law
@given(dated(), st.data())
def test_what_came_went_or_changed_gives_what_all_at_once_gives(some: list[Record], data: st.DataObject) -> None:
    kept = InMemory()
    for _ in range(3):
        here = data.draw(st.lists(st.sampled_from(some), unique_by=lambda r: r.document.id))
        if here and data.draw(st.booleans()):
            changed = data.draw(st.sampled_from(here))
            document = msgspec.structs.replace(changed.document, publisher=data.draw(st.sampled_from("AB")))
            here[here.index(changed)] = msgspec.structs.replace(changed, document=document)
        assert_same(rejoined(here, kept)[0], here)


@law
@given(dated())
def test_what_is_switched_on_is_not_joined_with_what_was_kept_without_it(some: list[Record]) -> None:
    kept = InMemory()
    for learned in (NOTHING, Learned(join_threshold=9.0), Learned(reprints={"A": "B"}), NOTHING):
        assert_same(rejoined(some, kept, learned)[0], some, learned)


@law
@given(dated())
def test_only_the_last_day_is_looked_at_where_nothing_else_changed(some: list[Record]) -> None:
    kept = InMemory()
    rejoined(some, kept)
    days = sorted({r.document.published for r in some if r.document.published})
    whole, looked = rejoined(some, kept)
    assert whole.anew == 0
    assert {r.document.id for r in some if r.document.published == days[-1]} == set(looked) or len(days) == 1


@law
@given(dated())
def test_what_is_known_is_the_same_written_down_and_read_again(some: list[Record]) -> None:
    kept = InMemory()
    rejoined(some, kept)
    for key in kept.states():
        known = unpacked(kept.state(key) or b"")
        assert known is not None
        assert unpacked(packed(known)) is not None


def test_a_state_that_is_damaged_or_names_what_is_no_data_is_not_there() -> None:
    class Harm:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return print, ("harm",)

    assert unpacked(b"") is None
    for thing in (Harm(), pytest.fail, joiner.join, {"a": 1}):
        assert unpacked(_sealed(pickle.dumps(thing) if not isinstance(thing, Harm) else _harm())) is None


def _harm() -> bytes:
    return b"cbuiltins\nprint\n(Vharm\ntR."


def _sealed(data: bytes) -> bytes:
    """As a state is written."""
    import hashlib
    import zlib

    packed = zlib.compress(data, 1)
    return hashlib.sha256(packed).digest() + packed

"""What holds of the events of any text at all."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit"))

from events_bank import AGENCY_STYLE, NOT_EVENTS, TOLD
from events_reading import read

from onrecord.model.plover import CONTEXTS, MODES

_SENTENCES = [s for s, _, _ in TOLD] + [s for _, s in AGENCY_STYLE] + NOT_EVENTS
_pieces = st.one_of(
    st.sampled_from(_SENTENCES), st.text(max_size=40), st.sampled_from(["", "\n\n", "“", "!!!", "- -", "attack attack"])
)
_texts = st.lists(_pieces, max_size=5).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(_texts)
def test_events_keep_the_contract_on_any_text(text: str) -> None:
    doc = read(text)
    seen = set()
    for event in doc.mentions:
        assert event.token not in seen
        seen.add(event.token)
        for span in (event.trigger, event.evidence):
            assert text[span.start : span.end] == span.exact
        assert event.evidence.contains(event.trigger)
        assert event.mode is None or event.mode in MODES[event.type]
        assert set(event.contexts) <= CONTEXTS
        known = doc.entities.by_id
        assert {*event.actors, *event.recipients} <= known.keys()
        assert not set(event.actors) & set(event.recipients)
        assert event.place is None or event.place in known


@settings(max_examples=20, deadline=None)
@given(_texts)
def test_the_same_text_tells_the_same_events(text: str) -> None:
    assert read(text).mentions == read(text).mentions

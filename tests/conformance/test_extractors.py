"""Every extractor through one set of laws, on every document of the bank (after scikit-learn's `test_common.py`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from conformance import bank, laws
from onrecord.model.annotation import AnnotatedDocument, EntityLayer

PREFIX = {"times": "T", "entities": "N", "statements": "S"}
LAYERS = ("times", "entities", "statements", "events", "factuality")

pytestmark = [
    pytest.mark.parametrize("name", bank.TEXTS),
    pytest.mark.parametrize("layer", LAYERS),
]


def extractor(layer: str) -> Callable[[AnnotatedDocument], Any]:
    found: Callable[[AnnotatedDocument], Any] = getattr(bank.extractors(), layer)
    return found


def extract(layer: str, name: str) -> Any:
    return extractor(layer)(bank.before(name, layer))


def test_gives_the_same_layer_every_time(layer: str, name: str) -> None:
    assert extract(layer, name) == extract(layer, name)


def test_gives_the_same_layer_whatever_it_read_before(layer: str, name: str) -> None:
    first = extract(layer, name)
    extract(layer, "news")
    assert extract(layer, name) == first


def test_alters_nothing_that_it_is_given(layer: str, name: str) -> None:
    doc = bank.before(name, layer)
    before = laws.snapshot(doc)
    extractor(layer)(doc)
    assert laws.snapshot(doc) == before


def test_every_span_is_a_slice_of_the_given_text(layer: str, name: str) -> None:
    text = bank.TEXTS[name]
    for span in laws.spans(_found(extract(layer, name))):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.exact


def test_ids_are_unique_and_say_what_they_are_of(layer: str, name: str) -> None:
    ids = laws.ids(extract(layer, name))
    assert len(set(ids)) == len(ids)
    assert all(i.startswith(PREFIX[layer]) for i in ids)


def test_everything_referred_to_exists(layer: str, name: str) -> None:
    doc, found = bank.before(name, layer), extract(layer, name)
    known = {
        "times": laws.ids(doc.times),
        "entities": laws.ids(doc.entities),
        "statements": laws.ids(doc.attributions),
    }
    if layer in known:
        known[layer] = laws.ids(found)
    dangling = [(where, i) for where, i in laws.references(found) if i not in known[where]]
    assert not dangling


def test_every_token_pointed_at_exists(layer: str, name: str) -> None:
    size = len(bank.before(name, layer).parse)
    assert all(0 <= token < size for token in laws.tokens(extract(layer, name)))


def _found(layer: Any) -> Any:
    return (layer.entities, layer.flags) if isinstance(layer, EntityLayer) else layer

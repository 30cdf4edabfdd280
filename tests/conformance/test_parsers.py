"""What every parser promises, on every document of the bank."""

from __future__ import annotations

from itertools import pairwise

import pytest

from conformance import bank, laws
from onrecord.model.syntax import Parse

pytestmark = pytest.mark.parametrize("name", bank.TEXTS)


def parse(name: str) -> Parse:
    return bank.before(name, "times").parse


def test_columns_are_of_one_length(name: str) -> None:
    p = parse(name)
    columns = (p.words, p.lemmas, p.pos, p.tags, p.deps, p.heads, p.starts, p.ends)
    assert {len(column) for column in columns} == {len(p)}


def test_tokens_stand_in_order_inside_the_given_text(name: str) -> None:
    p = parse(name)
    assert all(a <= b for a, b in pairwise(p.starts))
    assert all(0 <= start <= end <= len(bank.TEXTS[name]) for start, end in zip(p.starts, p.ends, strict=True))


def test_heads_stay_in_their_sentence_and_lead_to_its_root(name: str) -> None:
    p = parse(name)
    for start, end in p.sentences:
        assert all(start <= p.heads[t] < end for t in range(start, end))
        assert all(any(p.heads[a] == a for a in (t, *p.ancestors(t))) for t in range(start, end))


def test_sentences_cover_all_tokens_in_order_and_none_crosses_a_passage(name: str) -> None:
    p = parse(name)
    assert [t for start, end in p.sentences for t in range(start, end)] == list(range(len(p)))
    assert len(p.passages) == len(p.sentences)
    for (start, end), passage in zip(p.sentences, p.passages, strict=True):
        home = p.document.passages[passage]
        assert home.start <= p.starts[start]
        assert p.ends[end - 1] <= home.end


def test_names_are_token_ranges(name: str) -> None:
    p = parse(name)
    assert all(0 <= start < end <= len(p) for start, end, _ in p.names)


def test_cleaning_alters_no_word_and_loses_none(name: str) -> None:
    document, text = bank.document(name), bank.TEXTS[name]
    assert document.article.text == text
    for span in laws.spans((document.passages, document.flags, (document.dateline,))):
        assert text[span.start : span.end] == span.exact
    assert all(a.end <= b.start for a, b in pairwise(document.passages))
    if document.passages:
        covered = {i for p in document.passages for i in range(p.start, p.end)}
        left = {text[i] for i in range(len(text)) if i not in covered}
        assert not [c for c in left if c.isalnum()]

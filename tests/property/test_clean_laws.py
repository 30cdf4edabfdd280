"""What holds for any text: spans equal their slices, passages cover it, the view's maps never leave it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.document import clean
from onrecord.clean.encoding import character_edits
from onrecord.model.document import Article, Document

PIECES = st.sampled_from([
    "The minister spoke.", "GenevaThis", "said,and", "“", "”", '"', "“ “", "'", "’", "\n", "\n\n", "\r\n", " ", "\t",
    "\u00a0", "\u200b", "\u00ad", "\ufeff", "\ud800", "\x00", "â€™", "Ã©", "Ã ", "&amp;", "&#8217;", "LOME (AFP) —",
    "LOME, March 3 –", "(CNN)", "Advertisement", "0:00:42", "By Ama Sena", "McDonald", "[x]to", "a”b", "x.Y", "...It",
    "\u2028", "\x85", "\x1c", "é", "日本", "🙂", "Q" * 70, "<|>{}" * 9, "peace;It", "He left.",
    "Chad Keeps Its Border Closed",
])  # fmt: skip
TEXTS = st.text() | st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=40).map(" ".join)


def cleaned(text: str, title: str | None = None) -> Document:
    return clean(Article(id="t", text=text, title=title, language="en"))


@settings(deadline=None)
@given(TEXTS, st.none() | st.text(max_size=30))
def test_every_span_equals_its_slice(text: str, title: str | None) -> None:
    document = cleaned(text, title)
    spans = [*document.passages, *document.flags, *([document.dateline] if document.dateline else [])]
    for span in spans:
        assert text[span.start : span.end] == span.exact
        assert span.exact.strip() == span.exact


@settings(deadline=None)
@given(TEXTS)
def test_passages_are_in_order_and_cover_every_word_once(text: str) -> None:
    passages = cleaned(text).passages
    at = 0
    for passage in passages:
        assert not text[at : passage.start].strip()
        assert passage.start >= at
        at = passage.end
    assert not text[at:].strip()


@settings(deadline=None)
@given(TEXTS)
def test_the_maps_of_the_view_are_monotone_and_stay_inside_the_text(text: str) -> None:
    view = cleaned(text).view
    given_ends = [view.to_given(i, i + 1) for i in range(len(view.text))]
    for (start, end), (next_start, next_end) in pairwise(given_ends):
        assert 0 <= start <= end <= len(text)
        assert start <= next_start
        assert end <= next_end
    for offset in range(len(text) + 1):
        assert 0 <= view.from_given(offset) <= len(view.text)


@settings(deadline=None)
@given(TEXTS)
def test_a_view_without_maps_is_the_text_and_a_changed_one_has_maps(text: str) -> None:
    view = cleaned(text).view
    assert (view.text == text) or view.starts is not None
    if view.starts is not None and view.ends is not None:
        assert len(view.starts) == len(view.ends) == len(view.text)


@settings(deadline=None)
@given(TEXTS)
def test_cleaning_twice_says_the_same(text: str) -> None:
    once = cleaned(text)
    assert clean(once.article) == once


@settings(deadline=None)
@given(TEXTS)
def test_repeats_name_an_earlier_passage(text: str) -> None:
    seen: set[str] = set()
    for passage in cleaned(text).passages:
        assert passage.repeats is None or passage.repeats in seen
        seen.add(passage.id)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_ascii_prose_without_entities_is_never_edited(text: str) -> None:
    assert [e for e in character_edits(text) if "&" not in text[e.start : e.end]] == []

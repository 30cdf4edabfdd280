"""What holds for any text at the gate by subject: it never fails, and more public affairs never have it set aside."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean import subject
from onrecord.clean.document import clean
from onrecord.clean.subject import AFFAIRS, reason, weigh
from onrecord.evaluate.subjects import is_set_aside
from onrecord.model.document import Article

ENTRIES = [(name, entry.removesuffix(".").replace("_", " ")) for name, _, entry in subject._entries()]
PUBLIC = st.sampled_from([words for name, words in ENTRIES if name == AFFAIRS])
OTHER = st.sampled_from([words for name, words in ENTRIES if name != AFFAIRS])
MIXED = st.lists(OTHER | OTHER | OTHER | PUBLIC, max_size=60).map(" ".join)


@settings(deadline=None)
@given(st.text() | MIXED, st.none() | st.text(max_size=30), st.none() | st.sampled_from(["en", "en-GB", "fr", "?"]))
def test_any_text_is_kept_or_set_aside_with_a_reason(text: str, title: str | None, language: str | None) -> None:
    article = Article(id="t", text=text, title=title, language=language)
    assert isinstance(is_set_aside(article), bool)
    assert reason(weigh(text))


@settings(deadline=None)
@given(MIXED, st.lists(PUBLIC, min_size=1, max_size=8))
def test_more_words_of_public_affairs_never_have_an_article_set_aside(text: str, more: list[str]) -> None:
    if not weigh(text).is_unrelated:
        assert not weigh("\n\n".join([text, *more])).is_unrelated
        assert not weigh("\n\n".join([*more, text])).is_unrelated


@settings(deadline=None)
@given(st.lists(OTHER, min_size=8, max_size=40, unique=True), st.randoms())
def test_the_order_of_paragraphs_does_not_matter(words: list[str], random: object) -> None:
    before = weigh("\n\n".join(words))
    random.shuffle(words)  # type: ignore[attr-defined]
    assert weigh("\n\n".join(words)) == before
    assert weigh("\n\n".join(words * 2)) == before


@settings(deadline=None)
@given(MIXED)
def test_the_text_is_left_as_it_was(text: str) -> None:
    document = clean(Article(id="t", text=text, language="en"))
    if not weigh(document.view.text).is_unrelated:
        assert subject.of_public_affairs(document) is document

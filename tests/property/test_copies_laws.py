"""What holds for any articles: order changes nothing, copies add no source, evidence stands in both texts."""

from __future__ import annotations

import datetime as dt
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.details import details, details_of_all
from onrecord.link.folded_words import FoldedWords
from onrecord.link.lineage import trace_lineages
from onrecord.link.near_duplicates import CopyIndex, find_copies
from onrecord.link.shingles import fingerprints, fingerprints_of_all, shingles
from onrecord.link.verbatim import compare, whole
from onrecord.model.document import Article
from onrecord.model.record import Record

NAMES = "Chad Libya Zouar Sebha Faya Wour Baro Mahamat Deby Kosso Aziza Bardai Tibesti Salal Reuters AFP Monday".split()
WORDS = (
    "soldiers shot trucks border closed guards rifles flour sacks convoy driver talks gold miners road quarrel petrol "
    "customs officers fled at night toward the hills while women sold tea near a well and nobody knew who had fired "
    "first because the radio was silent for most of that week said minister asked vote budget left hall"
).split()


@st.composite
def telling(draw: st.DrawFn) -> str:
    """A text of sentences, quotations, credits and paragraphs, long enough to be copied from."""
    rng = random.Random(draw(st.integers(0, 10**6)))
    names = NAMES[:4] + ["".join(rng.choices("abdeiklmnorstu", k=7)).capitalize() for _ in range(12)]
    sentences = []
    for _ in range(draw(st.integers(3, 12))):
        words = rng.choices(WORDS, k=rng.randrange(8, 20))
        words[rng.randrange(len(words))] = rng.choice(names)
        words.insert(rng.randrange(len(words)), str(rng.randrange(2000)))
        sentence = " ".join(words).capitalize() + "."
        sentences.append(f"“{sentence}”" if rng.random() < 0.2 else sentence)
    head = draw(st.sampled_from(["", "", "N'DJAMENA (AFP) - ", "By Jane Roe, Associated Press\n"]))
    return head + draw(st.sampled_from([" ", "\n", "\n\n"])).join(sentences)


TELLINGS = telling()
DAY = dt.date(2026, 3, 5)
DATES = st.none() | st.dates(dt.date(2026, 3, 1), dt.date(2026, 3, 12))
PUBLISHERS = st.sampled_from([None, "Echo", "The Plain Dealer", "AFP", "Reuters"])
ANYTHING = st.text() | TELLINGS | st.text(alphabet="ab \n.“”\"'é\u0301東5,") | st.just("no yes " * 500)


@st.composite
def collection(draw: st.DrawFn, texts: st.SearchStrategy[str] = TELLINGS) -> list[Article]:
    """Articles, many of which have their words from others."""
    written = draw(st.lists(texts, min_size=1, max_size=4))
    articles = []
    for n in range(draw(st.integers(1, 9))):
        text = draw(st.sampled_from(written))
        words = text.split(" ")
        start, end = sorted((draw(st.integers(0, len(words))), draw(st.integers(0, len(words)))))
        made = draw(st.sampled_from([text, " ".join(words[start:end]), f"{draw(st.sampled_from(written))} {text}"]))
        articles.append(Article(id=f"d{n}", text=made, published=draw(DATES), publisher=draw(PUBLISHERS)))
    return articles


@settings(deadline=None)
@given(collection(), st.randoms(use_true_random=False), st.sampled_from([None, 3]))
def test_the_order_of_arrival_changes_no_link_and_no_lineage(articles, rng, window):
    links = find_copies(articles, window=window)
    shuffled = rng.sample(articles, k=len(articles))
    index = CopyIndex(window=window)
    for article in shuffled:
        index.add(article)
    assert index.links() == links == find_copies(shuffled, window=window)
    records = [Record(document=a) for a in articles]
    assert trace_lineages(records, links) == trace_lineages(rng.sample(records, k=len(records)), links[::-1])


@settings(deadline=None)
@given(st.lists(ANYTHING | st.just("1,2") | st.just("“"), max_size=8))
def test_texts_folded_together_are_what_each_is_by_itself(texts):
    together = FoldedWords.of_all(texts)
    for text, words, prints, named in zip(
        texts, together, fingerprints_of_all([w.hashes for w in together]), details_of_all(together), strict=True
    ):
        alone = FoldedWords(text)
        for column in ("starts", "ends", "numbers", "capitals", "hashes", "stems", "opening", "sentences", "quoted"):
            assert getattr(words, column).tolist() == getattr(alone, column).tolist()
        assert sorted(prints) == fingerprints(shingles(alone.hashes)).tolist()
        assert sorted(named) == details(alone).tolist()


@settings(deadline=None)
@given(ANYTHING)
def test_a_text_is_found_whole_in_itself(text):
    words = FoldedWords(text)
    if len(words):
        assert compare(words, words).runs == whole(words).runs


@settings(deadline=None)
@given(collection(ANYTHING))
def test_the_evidence_is_in_both_texts_and_is_the_overlap_of_a_copy(articles):
    texts = {a.id: a.text for a in articles}
    for link in find_copies(articles):
        copied = 0
        for here, there in link.ranges:
            assert texts[link.document][here.start : here.end] == here.exact
            assert texts[link.of][there.start : there.end] == there.exact
            assert FoldedWords(here.exact).hashes.tolist() == FoldedWords(there.exact).hashes.tolist()
            copied += len(FoldedWords(here.exact))
        assert all(a.end <= b.start for (a, _), (b, _) in pairwise(link.ranges))
        if link.relation == "copy":
            assert link.overlap == pytest.approx(copied / len(FoldedWords(texts[link.document])), abs=1e-4)


@settings(deadline=None)
@given(collection(ANYTHING))
def test_links_run_from_later_to_earlier_one_for_an_article_and_never_in_a_circle(articles):
    links = find_copies(articles)
    dates = {a.id: a.published or dt.date.max for a in articles}
    above = {link.document: link.of for link in links}
    assert len(above) == len(links)
    assert all(dates[link.of] <= dates[link.document] for link in links)
    for document in above:
        seen = {document}
        while (document := above.get(document, "")) and document:
            assert document not in seen
            seen.add(document)


@st.composite
def copies_of(draw: st.DrawFn, origin: Article) -> list[Article]:
    """The article again: as it is, under a headline, cut; by other outlets, on any day."""
    words = origin.text.split(" ")
    least = min(len(words), 40)
    cut = " ".join(words[: draw(st.integers(least, len(words)))])
    texts = draw(st.lists(st.sampled_from([origin.text, f"WHAT WE KNOW\n\n{origin.text}", cut]), max_size=4))
    return [
        Article(id=f"{origin.id}.{n}", text=text, title=draw(st.none() | st.just(f"Headline {n}")),
                publisher=draw(PUBLISHERS), published=draw(DATES))
        for n, text in enumerate(texts)
    ]  # fmt: skip


@settings(deadline=None)
@given(st.lists(TELLINGS, min_size=1, max_size=4, unique=True), st.data())
def test_copies_of_an_article_add_no_lineage(texts, data):
    articles = [
        Article(id=f"d{n}", text=t, publisher=data.draw(PUBLISHERS), published=DAY) for n, t in enumerate(texts)
    ]
    before = len(trace_lineages([Record(document=a) for a in articles], find_copies(articles)))
    more = [*articles, *data.draw(copies_of(data.draw(st.sampled_from(articles))))]
    assert len(trace_lineages([Record(document=a) for a in more], find_copies(more))) == before


@settings(deadline=None)
@given(collection(ANYTHING))
def test_every_article_is_in_one_lineage(articles):
    lineages = trace_lineages([Record(document=a) for a in articles], find_copies(articles))
    assert sorted(m.document for lineage in lineages for m in lineage.documents) == sorted(a.id for a in articles)


@pytest.mark.slow
def test_copies_are_found_among_thousands_of_articles():
    """How long that takes is for `benchmarks/copies.py`."""
    rng = random.Random(5000)
    names = ["".join(rng.choices("abcdefghij", k=6)).capitalize() for _ in range(400)]
    written = [" ".join(rng.choices(WORDS + names, k=200)) for _ in range(2500)]
    copies = [" ".join(rng.choice(written).split()[:150]) for _ in range(2500)]
    day = dt.date(2026, 3, 1)
    articles = [Article(id=str(n), text=t, published=day) for n, t in enumerate(written + copies)]
    assert len(find_copies(articles)) >= 0.95 * len(copies)

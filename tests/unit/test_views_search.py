"""Search finds what is there, in any case and accent, and its offsets are the article's own."""

from __future__ import annotations

import datetime as dt
import time

from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.views.search import Index, folded
from onrecord.web.views.shown import Shown
from views_bank import NAMES, Crisis, quarrel

TEXT = "🚢🇲🇹 Café owners in Zürich told Peṭar Ğomez that ΣΊΣΥΦΟΣ sank.\n\nThe ship’s owner, Peṭar Ğomez, denied it."


def index(crisis: Crisis | None = None) -> Index:
    return Index(Shown((crisis or quarrel()).joined, country_names=NAMES))


def odd() -> Index:
    crisis = Crisis().article("Courier", TEXT).entity("N:g", "Peṭar Ğomez", kind="person")
    crisis.happening("REJECT", ["N:g"], words="denied it", articles=["Courier"], day=dt.date(2026, 5, 11))
    return index(crisis)


def test_every_word_must_be_there() -> None:
    assert [f.happening.id for f in index().find("malta talks").happenings] == ["H002"]
    assert index().find("malta zeppelin").counts == {"happenings": 0, "actors": 0, "words": 0}


def test_words_in_quotation_marks_must_stand_together() -> None:
    assert index().find('"held talks"').counts["words"] == 2
    assert index().find('"talks held"').counts["words"] == 0


def test_a_word_is_found_from_its_beginning_and_not_within_another() -> None:
    assert index().find("tank").counts["words"] == 3
    assert index().find("anker").counts["words"] == 0


def test_case_and_accents_do_not_count_either_way() -> None:
    for query in ("zurich", "ZÜRICH", "petar gomez", "cafe", "σισυφοσ"):
        assert odd().find(query).counts["words"] == 1, query


def test_offsets_are_code_points_of_the_article_as_given() -> None:
    (found,) = odd().find("zurich").words
    assert TEXT[found.excerpts[0].start : found.excerpts[0].end] == "Zürich"
    assert [p.text for p in found.excerpts[0].pieces if p.asked] == ["Zürich"]


def test_an_actor_is_found_by_any_name_and_says_in_how_many_happenings_it_is() -> None:
    (actor,) = odd().find("gomez").actors
    assert (actor.entity.id, actor.happenings) == ("N:g", 1)


def test_a_happening_is_found_by_its_quote_and_shows_it() -> None:
    (found,) = odd().find("denied").happenings
    assert found.excerpt is not None
    assert TEXT[found.excerpt.start : found.excerpt.end] == "denied it"


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.text(max_size=500))
def test_no_query_breaks_the_search(query: str) -> None:
    found = index().find(query)
    assert set(found.counts) == {"happenings", "actors", "words"}


def test_a_hostile_query_takes_no_time() -> None:
    long = index(Crisis().article("Courier", "a " * 50_000))
    begin = time.process_time()
    for query in ("(a+)+$ " * 60, '"' + "a " * 200 + 'b"', ".*" * 200, "a" * 400):
        long.find(query)
    assert time.process_time() - begin < 2.0

"""The laws of what is kept of an article in place of all of it: it says the same."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_happenings_laws import sets

from onrecord.link.actor_identity import Actors, identify
from onrecord.link.article_matter import matters
from onrecord.link.days import days_of
from onrecord.link.happening_clues import ClueReader
from onrecord.link.happening_similarity import THRESHOLD, compare, may_be_one_act
from onrecord.model.party import party_of
from onrecord.shards import aside
from onrecord.shards.aside import Aside

law = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@law
@given(sets())
def test_in_brief_an_actor_is_the_party_that_it_is_in_full(articles):
    whole, slim = identify(articles), Actors(slim=True)
    for some in days_of(articles):
        slim.add(some)
    for entity in whole.entities():
        brief = slim.brief(entity.id)
        assert party_of(brief) == party_of(entity)
        assert (brief.name, brief.kind, brief.country) == (entity.name, entity.kind, entity.country)


@law
@given(sets())
def test_what_cannot_be_one_act_is_none_in_the_comparison(articles):
    clues = ClueReader(identify(articles).party, {}, frozenset()).clues(articles)
    for n, one in enumerate(clues):
        for other in clues[:n]:
            assert may_be_one_act(one, other) or compare(one, other)[0] < THRESHOLD


WORDS = "harbour Marlow 17 talks Senglea treaty grain 1,200 quarry minister walked out lanterns Zebbug".split()


@law
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), min_size=2, max_size=6))
def test_texts_are_as_alike_together_as_one_by_one(texts):
    one, *others = matters(texts)
    again, *apart = matters(texts)
    one.meet(others)
    assert [one.likeness(o) for o in others] == [again.likeness(o) for o in apart]
    again.forget()
    assert [one.likeness(o) for o in others] == [o.likeness(again) for o in apart]


@law
@given(st.lists(st.binary(max_size=40), max_size=30), st.integers(1, 100))
def test_pieces_come_back_from_where_they_were_put(pieces, in_memory):
    kept = Aside()
    before, aside._IN_MEMORY = aside._IN_MEMORY, in_memory
    try:
        places = [kept.put(piece) for piece in pieces]
        assert [kept.get(place) for place in reversed(places)] == pieces[::-1]
    finally:
        aside._IN_MEMORY = before

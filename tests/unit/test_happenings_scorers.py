"""The scorers of joining: a story torn apart, wrongly merged or rightly told costs what it should."""

from __future__ import annotations

import pytest
from joining_bank import Writer

from onrecord.evaluate.event_coreference import _Topic
from onrecord.evaluate.reader import Reader
from onrecord.evaluate.stories import Story, StoryScore, TrueConflict, TrueHappening, Truth
from onrecord.pipeline import join

TEXTS = {
    "a": "Chad shelled Faya on Sunday and nine people were killed. Malta sent flour to the hungry of the oasis.",
    "b": "Guns of Chad stood before Faya: it was shelled and twelve people were killed. Flour came, sent by Malta.",
}


def article(id: str, *, place: str = "Faya", when: int | None = 10) -> Writer:
    words = {"a": ("Chad shelled Faya on Sunday", "Malta sent flour"), "b": ("it was shelled", "sent by Malta")}[id]
    writer = Writer(id, TEXTS[id], publisher=f"{id} Courier")
    writer.entity("Chad", "place", country="TCD").entity("Malta", "place", country="MLT")
    writer.entity(place, "place", country="TCD")
    writer.event("ASSAULT", "shelled", words[0], actors=["Chad"], recipients=[place], place=place, when=when)
    return writer.event("AID", "sent", words[1], actors=["Malta"], when=when)


def story(*, standing: tuple[str, ...] = ("reported",), as_of: dict[str, tuple[str, ...]] | None = None) -> Story:
    shelling = TrueHappening(
        "the shelling",
        {"a": "Chad shelled Faya", "b": "it was shelled"},
        ("ASSAULT",),
        standing,
        as_of or {},
        (TrueConflict("number", (9, 12)),),
    )
    flour = TrueHappening("the flour", {"a": "Malta sent flour", "b": "sent by Malta"}, ("AID",))
    return Story("faya", (), Truth((shelling, flour), (("a",), ("b",))))


def score(*writers: Writer, **truth: object) -> StoryScore:
    return StoryScore(story(**truth), join(w.record() for w in writers))  # type: ignore[arg-type]


def test_one_line_for_one_event_is_what_is_wanted():
    told = score(article("a"), article("b"))
    assert told.lines() == (2, 2)
    assert told.found_tellings() == (4, 4)
    assert told.wrong_merges() == (0, 2)
    assert told.sources() == (2, 2)


def test_an_event_torn_apart_costs_a_line_and_its_sources_are_not_judged():
    torn = score(article("a", when=4), article("b", when=10))
    assert torn.lines() == (4, 2)
    assert torn.sources() == (0, 0)


def test_a_standing_is_right_where_the_truth_allows_it():
    assert score(article("a"), article("b")).standings() == (1, 1)
    assert score(article("a"), article("b"), standing=("denied", "disputed")).standings() == (0, 1)


def test_a_standing_as_of_a_day_before_all_articles_is_none():
    days = {"2026-05-01": (), "2026-05-12": ("reported",), "2026-05-13": ("denied",)}
    assert score(article("a"), article("b"), as_of=days).standings_as_of() == (2, 3)


def test_conflicts_are_found_and_counted_against_those_that_are_not_true():
    found, right = score(article("a"), article("b")).conflicts()
    assert found == (1, 1)
    assert right == (1, 1)


def test_a_telling_that_nobody_read_is_a_telling_not_found():
    only_a = Writer("b", TEXTS["b"])
    assert score(article("a"), only_a).found_tellings() == (2, 4)


@pytest.fixture(scope="module")
def topic() -> _Topic:
    def row(id: str, text: str, cluster: str) -> dict:
        at = text.index("attacked")
        mention = {"start": at, "end": at + 8, "text": "attacked", "kind": "event", "cluster": cluster}
        return {
            "id": id,
            "text": text,
            "sentences": [[0, len(text)]],
            "annotated_sentences": [0],
            "mentions": [mention],
        }

    rows = [
        row("a", "Rebels attacked Goma on 3 May 2026.", "one"),
        row("b", "Goma was attacked by rebels on 3 May 2026.", "one"),
        row("c", "Pirates attacked Mombasa on 9 May 2026.", "other"),
    ]
    return _Topic(rows, Reader())


def test_mentions_across_articles_are_scored_by_what_we_joined(topic):
    assert topic.mentions_found() == (3, 3, 3)
    assert topic.pairs() == ((1, 1), (1, 1))
    assert topic.scores(topic.happening)[:4] == (1.0, 1.0, 1.0, 1.0)


def test_the_same_lemma_joins_what_only_sounds_alike(topic):
    kept, _, right, joined = topic.scores(topic.same_lemma)[:4]
    assert kept == right == 1.0
    assert joined == 2.0

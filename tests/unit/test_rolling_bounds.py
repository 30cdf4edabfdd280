"""A story that very many tell: what is shown of it is bounded, and so is what a further telling costs; what is counted
is counted over all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from random import Random

import pytest
from joining_bank import Writer, day

from onrecord.model.happening import Happening
from onrecord.model.record import Record
from onrecord.pipeline import join
from onrecord.shards import tellings
from onrecord.shards.rolling import Joined, Rolling

LEAD = "Chad's army attacked the town of Bardai on Sunday, killing twelve herders"
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()


def telling(number: int, published: int, *, standing: str = "reported", by_army: bool = False) -> Record:
    """An article of a paper of its own: the same news, and sixty words that no other article has."""
    rng = Random(number)
    rest = " ".join("".join(rng.choices(SYLLABLES, k=4)) for _ in range(60))
    text = f"{LEAD}. {rest.capitalize()}."
    writer = Writer(f"a{number:03}", text, published=published, publisher=f"Paper {number}")
    writer.entity("Chad's army", "organization", country="TCD", sectors=("MIL",))
    writer.entity("Bardai", "place", country="TCD")
    writer.event(
        "ASSAULT",
        "attacked",
        LEAD,
        actors=["Chad's army"],
        recipients=["Bardai"],
        place="Bardai",
        when=10,
        standing=standing,
        by="Chad's army" if by_army else None,
    )
    return writer.record()


def told(days: Sequence[Sequence[Record]]) -> Joined:
    """What the last day told, after all days before."""
    rolling = Rolling(14)
    for number, some in enumerate(days, 12):
        joined = rolling.add(day(number), some)
    return joined


def only(joined: Joined) -> Happening:
    [happening] = joined.happenings
    return happening


def two_days(first: int, second: int) -> list[list[Record]]:
    return [[telling(n, 12) for n in range(first)], [telling(n, 13) for n in range(first, first + second)]]


def test_of_a_story_told_by_hundreds_the_first_and_the_last_are_shown_and_all_are_counted():
    days = two_days(100, 3)
    joined = told(days)
    happening, [line] = only(joined), joined.lines
    shown = [s.document for s in happening.sources]
    assert shown == [f"a{n:03}" for n in (*range(10), *range(93, 103))]
    assert happening.independent_sources == 103
    assert line.articles == 103


def test_what_is_counted_and_how_it_stands_is_what_all_at_once_gives():
    days = two_days(60, 2)
    [whole] = join(r for some in days for r in some).happenings
    bounded = only(told(days))
    assert len(bounded.sources) < len(whole.sources) == 62
    same = ("id", "type", "actors", "recipients", "place", "when", "standing", "independent_sources")
    assert [getattr(bounded, f) for f in same] == [getattr(whole, f) for f in same]


def test_all_tellings_of_the_day_are_shown_however_many():
    happening = only(told(two_days(30, 50)))
    assert {f"a{n:03}" for n in range(30, 80)} <= {s.document for s in happening.sources}


def test_a_confirmation_in_the_midst_is_not_forgotten():
    days = two_days(80, 1)
    days[0][40] = telling(40, 12, standing="confirmed", by_army=True)
    happening = only(told(days))
    assert "a040" in {s.document for s in happening.sources}
    assert happening.standing == "confirmed"


def test_a_story_of_twenty_is_shown_whole():
    assert len(only(told(two_days(19, 1))).sources) == 20


@pytest.mark.parametrize("articles", [60, 120])
def test_a_further_telling_is_made_of_as_many_whether_sixty_or_twice_as_many_told_it(articles, monkeypatch):
    seen = 0
    put_together = tellings.shown_of

    def counted(*args):
        nonlocal seen
        shown = put_together(*args)
        seen = len(shown) if shown is not None else -1
        return shown

    monkeypatch.setattr("onrecord.shards.rolling.shown_of", counted)
    told(two_days(articles, 1))
    assert seen == 20


def test_read_again_it_gives_the_same():
    days = two_days(50, 2)
    rolling = Rolling(14)
    first = rolling.add(day(12), days[0])
    again = Rolling.restored(14, rolling.state(), lambda _: (days[0], first.known, first.lines))
    assert again.add(day(13), days[1]) == rolling.add(day(13), days[1])


def test_what_a_day_told_long_ago_is_gone():
    rolling = Rolling(2)
    rolling.add(dt.date(2026, 5, 1), [telling(1, 1)])
    later = rolling.add(dt.date(2026, 5, 8), [telling(2, 8)])
    assert [s.document for s in only(later).sources] == ["a002"]

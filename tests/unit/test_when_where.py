"""Our own events with their days and places: the file is sound, and the scorer tells right from wrong from unsaid."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from joining_bank import Writer, day

from onrecord.evaluate import when_where
from onrecord.evaluate.when_where import Case, TrueEvent, cases_file, judge

TEXT = "Chad shelled the oasis of Faya on Sunday."
SUNDAY = (day(8), day(8))


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return when_where.load(cases_file())


def test_words_of_every_event_stand_once_in_their_article(cases: list[Case]) -> None:
    assert [(c.id, e.words) for c in cases for e in c.events if c.text.count(e.words) != 1] == []


def test_half_of_the_events_are_held(cases: list[Case]) -> None:
    sizes = Counter(c.split for c in cases for _ in c.events)
    assert min(sizes["dev"], sizes["held"]) >= 140
    assert len({c.id for c in cases}) == len(cases)


def test_every_interval_runs_forward(cases: list[Case]) -> None:
    wrong = [(c.id, e.words) for c in cases for e in c.events for w in e.when if w and w[0] > w[1]]
    assert wrong == []


def _judged(*, when: tuple[dt.date, dt.date] | None = SUNDAY, place: str | None = "oasis of Faya"):
    writer = Writer("a", TEXT).entity("Faya", "place", country="TCD")
    writer.event("ASSAULT", "shelled", TEXT, place="Faya", when=8)
    case = Case("a", "dev", day(10), TEXT, (TrueEvent("Chad shelled", (when,), (place,)),))
    return judge(case, writer.record())[0]


def test_day_and_place_are_right_where_they_are_the_ones_written_down() -> None:
    judged = _judged(place="Faya")
    assert (judged.when, judged.place) == (True, True)


def test_another_day_and_another_place_are_wrong() -> None:
    monday = day(9)
    judged = _judged(when=(monday, monday), place="Abeche")
    assert (judged.when, judged.place) == (False, False)


def test_what_should_be_left_unsaid_is_wrong_when_said() -> None:
    judged = _judged(when=None, place=None)
    assert (judged.when, judged.place) == (False, False)


def test_an_event_that_we_do_not_tell_is_not_judged() -> None:
    record = Writer("a", TEXT).record()
    case = Case("a", "dev", day(10), TEXT, (TrueEvent("Chad shelled", (SUNDAY,), ("Faya",)),))
    assert judge(case, record)[0].when is None

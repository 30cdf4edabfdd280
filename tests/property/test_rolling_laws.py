"""The laws of joining day by day: what is carried from day to day gives what all at once gives, however often it is
written down and read again, and in whatever order the articles of a day come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from random import Random

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_happenings_laws import MAY_12, copied, records

from onrecord.link.days import days_of
from onrecord.model.happening import Happening
from onrecord.model.record import Record
from onrecord.pipeline import join
from onrecord.shards.rolling import Joined, KnownArticle, Rolling, RollingState

law = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
LONG = 60  # days: all fit in


@st.composite
def dated(draw: st.DrawFn) -> list[Record]:
    """Up to six articles of some days, some of them copies."""
    some = [draw(records(id)) for id in "abcd"[: draw(st.integers(1, 4))]]
    some = [_on(r, draw(st.integers(-3, 3))) for r in some]
    for n in range(draw(st.integers(0, 2))):
        some.append(copied(draw(st.sampled_from(some)), f"copy{n}", draw(st.integers(0, 3))))
    return some


def _on(record: Record, day: int) -> Record:
    article = msgspec.structs.replace(record.document, published=MAY_12 + dt.timedelta(days=day))
    return msgspec.structs.replace(record, document=article)


def day_by_day(some: Iterable[Record], days: int, *, again_after: Sequence[int] = ()) -> list[Joined]:
    """What each day told; after some days all that is known is written down and read again."""
    rolling, out = Rolling(days), list[Joined]()
    given, told = dict[dt.date, list[Record]](), dict[dt.date, Joined]()
    for n, day in enumerate(days_of(some)):
        date = day[0].document.published or dt.date.max
        given[date] = day
        told[date] = rolling.add(date, day)
        out.append(told[date])
        if n in again_after:
            state = _through_json(rolling.state(), RollingState)
            rolling = Rolling.restored(days, state, lambda d: (given[d], _known(told[d]), told[d].lines))
    return out


def _known(told: Joined) -> tuple[KnownArticle, ...]:
    return _through_json(told.known, tuple[KnownArticle, ...])


def _through_json(value, type):
    return msgspec.json.decode(msgspec.json.encode(value), type=type)


def told_last(some: Sequence[Record]) -> tuple[Happening, ...]:
    """What all at once gives of the happenings that the last day tells."""
    last = max(r.document.published for r in some)
    today = {r.document.id for r in some if r.document.published == last}
    return tuple(h for h in join(some).happenings if any(s.document in today for s in h.sources))


@law
@given(dated())
def test_day_by_day_gives_what_all_at_once_gives(some):
    assert msgspec.json.encode(day_by_day(some, LONG)[-1].happenings) == msgspec.json.encode(told_last(some))


@law
@given(dated(), st.sampled_from([1, 2, 4, LONG]), st.sets(st.integers(0, 8)), st.randoms(use_true_random=False))
def test_read_again_after_any_day_and_in_any_order_it_gives_the_same(some, days, again_after, random: Random):
    expected = msgspec.json.encode(day_by_day(some, days))
    shuffled = random.sample(some, k=len(some))
    assert msgspec.json.encode(day_by_day(shuffled, days, again_after=sorted(again_after))) == expected


@law
@given(dated())
def test_every_event_of_a_day_is_in_one_happening_of_that_day(some):
    for day, joined in zip(days_of(some), day_by_day(some, 2), strict=True):
        told = [(s.document, e) for h in joined.happenings for s in h.sources for e in s.events]
        today = {(r.document.id, e.id) for r in day for e in r.events}
        assert len(told) == len(set(told))
        assert today <= set(told)

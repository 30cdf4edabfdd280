"""Laws of time expressions on any text: exact words, no overlap, known anchors, nothing invented, nothing raised."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.annotate.timex.attach import when_of
from onrecord.annotate.timex.extractor import find_times
from onrecord.annotate.timex.periods import Period, Unit, period
from onrecord.clean.document import clean
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article
from onrecord.model.syntax import Parse
from onrecord.model.temporal import TimeExpression

WORDS = (
    "on in the a last next this previous following early late mid- Monday Friday's Sunday May March Aug. November "
    "2013 14 3rd 1990s two three several weeks week days ago later earlier year year's end quarter third first of from "
    "to and - between since until by yesterday today tonight morning night weekend summer winter Christmas Easter now "
    "recently 10 p.m. noon 9/11 31 30 February 9999 1000 every daily for about less than more hundred half said will "
    "all throughout long nightfall 1st 28th 29th coming past after before during within hours Ramadan Muharram Esfand "
    "Baisakh Meskerem Nowruz Eid 25.11.2025 11/25/2025 4th so far eve days then , . ' \n"
).split(" ")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=80)
# Of what words in a row seldom make: each on any day.
PHRASES = (
    "all weekend", "all week long", "throughout the month", "throughout the weekend", "earlier this week",
    "later this week", "over the weekend", "the weekend before last", "the first of the month", "on the 31st",
    "on 30 Ramadan", "10 Muharram", "in Esfand", "on 5 Baisakh", "between Monday and Wednesday",
    "from Friday to Monday",
    "from the 28th to the 2nd", "between 28 and 3 March", "from 30 April to 2 May", "a week after Easter",
    "in the last days of the year", "July and August last year", "from December to January", "by nightfall",
    "4th and 10th of November", "the fiscal year", "the second half of the month", "mid-week", "late last month",
)  # fmt: skip
DATES = st.none() | st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


def flat_parse(text: str, published: dt.date | None) -> AnnotatedDocument:
    """A document whose parse is one flat sentence a passage: quick, and as wrong as a parser can be."""
    document = clean(Article(id="x", text=text, published=published))
    words, starts, ends, heads, sentences, passages = [], [], [], [], [], []
    for number, passage in enumerate(document.passages):
        first, at = len(words), passage.start
        for piece in passage.exact.split():
            at = text.index(piece, at)
            words.append(piece)
            starts.append(at)
            ends.append(at := at + len(piece))
            heads.append(first)
        if len(words) > first:
            sentences.append((first, len(words)))
            passages.append(number)
    n = len(words)
    parse = Parse(
        document, words=words, lemmas=[w.lower() for w in words], pos=["VERB"] * n, tags=["VBD"] * n, deps=["dep"] * n,
        heads=heads, starts=starts, ends=ends, sentences=sentences, passages=passages, names=[],
    )  # fmt: skip
    doc = AnnotatedDocument(document=document, parse=parse)
    return replace(doc, times=find_times(doc))


@settings(deadline=None)
@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=6).map(" , and then ".join), DATES)
def test_every_interval_ends_when_it_began_or_later(text: str, published: dt.date | None) -> None:
    for time in flat_parse(f"they fought {text} .", published).times:
        assert time.when is None or time.when.start <= time.when.end


@settings(deadline=None)
@given(TEXTS, DATES)
def test_spans_are_exact_ids_run_and_no_two_expressions_overlap(text: str, published: dt.date | None) -> None:
    times = flat_parse(text, published).times
    assert [t.id for t in times] == [f"T{n}" for n in range(1, len(times) + 1)]
    assert all(text[t.start : t.end] == t.exact for t in times)
    assert all(a.end <= b.start for a, b in pairwise(times))


@settings(deadline=None)
@given(TEXTS, DATES)
def test_anchor_is_publication_or_another_expression(text: str, published: dt.date | None) -> None:
    times = flat_parse(text, published).times
    for time in times:
        assert time.anchor in {None, "published"} | {t.id for t in times if t.id != time.id}
        assert time.anchor != "published" or published is not None


def is_absolute(time: TimeExpression, by_id: dict[str, TimeExpression]) -> bool:
    return time.anchor is None or (time.anchor in by_id and is_absolute(by_id[time.anchor], by_id))


@settings(deadline=None)
@given(TEXTS)
def test_without_publication_date_only_what_hangs_from_an_absolute_date_has_days(text: str) -> None:
    times = flat_parse(text, None).times
    by_id = {t.id: t for t in times}
    assert all(is_absolute(t, by_id) for t in times if t.when)
    with_digits = [t for t in times if any(c.isdigit() for c in t.exact)]
    assert not any(t.when for t in times) or with_digits or "hundred" in text.lower() or "9/11" in text


UNITS: dict[int, Unit] = {4: "year", 7: "month", 10: "day"}


@settings(deadline=None)
@given(TEXTS, DATES)
def test_days_are_never_more_precise_than_the_value_of_plain_dates(text: str, published: dt.date | None) -> None:
    """A plain value names a whole day, month or year: its days lie in it and, with no "early" or "first", are it."""
    for time in flat_parse(text, published).times:
        if time.type != "date" or time.when is None or not (time.value or "x").replace("-", "").isdigit():
            continue
        unit = UNITS.get(len(time.value or ""))
        words = set(time.exact.lower().replace("-", " ").split())
        if unit is None or words & {
            "early",
            "late",
            "mid",
            "end",
            "earlier",
            "later",
            "first",
            "third",
            "half",
            "less",
        }:
            continue
        whole = period(unit, time.when.start)
        assert (whole.value, *whole.days) == (time.value, time.when.start, time.when.end)


@settings(deadline=None)
@given(TEXTS, DATES)
def test_dating_any_token_never_raises_and_uses_known_words(text: str, published: dt.date | None) -> None:
    doc = flat_parse(text, published)
    exact = {t.exact for t in doc.times}
    for token in range(len(doc.parse)):
        when = when_of(doc, token)
        assert when is None or (when.text is not None and when.text.exact in exact)


@given(
    st.sampled_from(("day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade")),
    st.dates(dt.date(1000, 1, 1), dt.date(9000, 12, 31)),
    st.integers(-50, 50),
)
def test_shifting_a_period_there_and_back_changes_nothing(unit: Unit, day: dt.date, n: int) -> None:
    here = period(unit, day)
    assert here.shift(n).shift(-n) == here
    assert here.shift(1).start > here.end or unit == "weekend"
    assert isinstance(here, Period)
    assert here.start <= here.end

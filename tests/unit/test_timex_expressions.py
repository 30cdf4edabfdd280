"""Every kind of time expression that news uses, each in a sentence: its words, its TIMEX3 value and its days."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from onrecord.annotate.timex.extractor import find_times
from onrecord.clean.document import clean
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article
from onrecord.model.temporal import TimeExpression
from onrecord.pipeline import default_extractors


@cache
def times(text: str, published: str | None) -> tuple[TimeExpression, ...]:
    day = dt.date.fromisoformat(published) if published else None
    parse = next(default_extractors().parser.parse([clean(Article(id="test", text=text, published=day))]))
    return find_times(AnnotatedDocument(document=parse.document, parse=parse))


def one(text: str, words: str, published: str | None) -> TimeExpression:
    found = [t for t in times(text, published) if t.exact == words]
    assert found, f"{words!r} is not among {[t.exact for t in times(text, published)]}"
    return found[-1]


# 2025-11-27 is a Thursday, 2025-11-30 a Sunday, 2014-03-05 a Wednesday.
THU, SUN, WED = "2025-11-27", "2025-11-30", "2014-03-05"

# (published, sentence, words, value, first day, last day)
DATED = [
    # absolute days
    (SUN, "The army took the port on 14 August 2013.", "14 August 2013", "2013-08-14", "2013-08-14", "2013-08-14"),
    (SUN, "The army took the port on August 14, 2013.", "August 14, 2013", "2013-08-14", "2013-08-14", "2013-08-14"),
    (SUN, "The army took the port on Aug. 14th, 2013.", "Aug. 14th, 2013", "2013-08-14", "2013-08-14", "2013-08-14"),
    (
        SUN,
        "The law was signed on the 3rd of March 1991.",
        "the 3rd of March 1991",
        "1991-03-03",
        "1991-03-03",
        "1991-03-03",
    ),
    (SUN, "The law was signed on 2019-04-07.", "2019-04-07", "2019-04-07", "2019-04-07", "2019-04-07"),
    (SUN, "The form is dated 04/07/2019.", "04/07/2019", "2019-04-07", "2019-04-07", "2019-04-07"),
    (SUN, "The form is dated 27/04/2019.", "27/04/2019", "2019-04-27", "2019-04-27", "2019-04-27"),
    (SUN, "Rebels shelled the town on Nov. 9.", "Nov. 9", "2025-11-09", "2025-11-09", "2025-11-09"),
    (WED, "Rebels shelled the town on Nov. 9.", "Nov. 9", "2013-11-09", "2013-11-09", "2013-11-09"),
    (SUN, "The court will rule on Jan. 12.", "Jan. 12", "2026-01-12", "2026-01-12", "2026-01-12"),
    (SUN, "They met on Friday, November 21, in Oslo.", "Friday, November 21", "2025-11-21", "2025-11-21", "2025-11-21"),
    (SUN, "The bridge was blown up on the night of March 3.", "March 3", "2025-03-03", "2025-03-03", "2025-03-03"),
    (SUN, "The Sept. 11 attacks changed the law.", "Sept. 11 attacks", "2001-09-11", "2001-09-11", "2001-09-11"),
    # ranges
    (SUN, "The summit was held Nov. 9-11 in Lima.", "Nov. 9-11", "2025-11-09/2025-11-11", "2025-11-09", "2025-11-11"),
    (SUN, "Talks ran from June 3 to 7 in Geneva.", "June 3 to 7", "2025-06-03/2025-06-07", "2025-06-03", "2025-06-07"),
    (
        SUN,
        "It happened between 3 and 5 November.",
        "3 and 5 November",
        "2025-11-03/2025-11-05",
        "2025-11-03",
        "2025-11-05",
    ),
    (SUN, "He served in the 2011-2013 government.", "2011-2013", "2011/2013", "2011-01-01", "2013-12-31"),
    # months, years, seasons, quarters, decades
    (SUN, "Exports fell in Q3 2014.", "Q3 2014", "2014-Q3", "2014-07-01", "2014-09-30"),
    (SUN, "The ban was lifted in August 2013.", "August 2013", "2013-08", "2013-08-01", "2013-08-31"),
    (SUN, "The ban was lifted in July.", "July", "2025-07", "2025-07-01", "2025-07-31"),
    (SUN, "The ban will be lifted in July.", "July", "2026-07", "2026-07-01", "2026-07-31"),
    (SUN, "He was jailed last March.", "last March", "2025-03", "2025-03-01", "2025-03-31"),
    (SUN, "He was jailed in March last year.", "March last year", "2024-03", "2024-03-01", "2024-03-31"),
    (SUN, "Since 1979 the border has been shut.", "1979", "1979", "1979-01-01", "1979-12-31"),
    (SUN, "He spoke of the 1967 borders.", "1967", "1967", "1967-01-01", "1967-12-31"),
    (SUN, "War broke out in the summer of 2014.", "the summer of 2014", "2014-SU", "2014-06-01", "2014-08-31"),
    (SUN, "Protests began last spring.", "last spring", "2025-SP", "2025-03-01", "2025-05-31"),
    (
        SUN,
        "Exports fell in the third quarter of 2014.",
        "the third quarter of 2014",
        "2014-Q3",
        "2014-07-01",
        "2014-09-30",
    ),
    (SUN, "Exports fell in the second half of 2014.", "the second half of 2014", "2014-H2", "2014-07-01", "2014-12-31"),
    (SUN, "The group was strong in the 1990s.", "the 1990s", "199", "1990-01-01", "1999-12-31"),
    (SUN, "The group was strong in the late 1990s.", "the late 1990s", "199", "1997-01-01", "1999-12-31"),
    (SUN, "The fort dates from the 19th century.", "the 19th century", "18", "1800-01-01", "1899-12-31"),
    # parts
    (SUN, "The call took place in early November.", "early November", "2025-11", "2025-11-01", "2025-11-10"),
    (SUN, "Fighting flared in mid-August.", "mid-August", "2025-08", "2025-08-11", "2025-08-20"),
    (SUN, "Fighting flared in late August 2019.", "late August 2019", "2019-08", "2019-08-21", "2019-08-31"),
    (SUN, "The army left in late 2014.", "late 2014", "2014", "2014-09-01", "2014-12-31"),
    (
        SUN,
        "They spoke during the first week of November.",
        "the first week of November",
        "2025-W44",
        "2025-11-01",
        "2025-11-07",
    ),
    (
        SUN,
        "They will leave on the last day of the year.",
        "the last day of the year",
        "2025-12-31",
        "2025-12-31",
        "2025-12-31",
    ),
    (SUN, "It rained in the second half of June.", "the second half of June", "2025-06", "2025-06-16", "2025-06-30"),
    (
        SUN,
        "They voted on the third Sunday of May.",
        "the third Sunday of May",
        "2025-05-18",
        "2025-05-18",
        "2025-05-18",
    ),
    # weekdays by tense
    (THU, "Police arrested the mayor on Thursday.", "Thursday", "2025-11-27", "2025-11-27", "2025-11-27"),
    (THU, "Police arrested the mayor on Friday.", "Friday", "2025-11-21", "2025-11-21", "2025-11-21"),
    (THU, "The mayor will appear in court on Friday.", "Friday", "2025-11-28", "2025-11-28", "2025-11-28"),
    (THU, "The mayor is due to appear in court on Monday.", "Monday", "2025-12-01", "2025-12-01", "2025-12-01"),
    (THU, "The vote, scheduled for Sunday, divides the town.", "Sunday", "2025-11-30", "2025-11-30", "2025-11-30"),
    (THU, "Ministers agreed to meet again on Tuesday.", "Tuesday", "2025-12-02", "2025-12-02", "2025-12-02"),
    (THU, "The envoy failed to appear on Tuesday.", "Tuesday", "2025-11-25", "2025-11-25", "2025-11-25"),
    (THU, "Tuesday's attack killed two guards.", "Tuesday", "2025-11-25", "2025-11-25", "2025-11-25"),
    (THU, "Next Monday the court sits.", "Next Monday", "2025-12-01", "2025-12-01", "2025-12-01"),
    (THU, "Troops left last Thursday.", "last Thursday", "2025-11-20", "2025-11-20", "2025-11-20"),
    (THU, "They will vote this coming Sunday.", "this coming Sunday", "2025-11-30", "2025-11-30", "2025-11-30"),
    (THU, "They voted this past Sunday.", "this past Sunday", "2025-11-23", "2025-11-23", "2025-11-23"),
    (THU, "He resigned Tuesday last week.", "Tuesday last week", "2025-11-18", "2025-11-18", "2025-11-18"),
    (THU, "Crowds met on Sunday to voice anger at Friday's coup.", "Friday", "2025-11-21", "2025-11-21", "2025-11-21"),
    (THU, "The envoy will fly to Rome and meet rebels on Friday.", "Friday", "2025-11-28", "2025-11-28", "2025-11-28"),
    (THU, "In the months since August, talks go on.", "August", "2025-08", "2025-08-01", "2025-08-31"),
    # parts of days
    (THU, "The blast struck late on Tuesday.", "late on Tuesday", "2025-11-25", "2025-11-25", "2025-11-25"),
    (THU, "The blast struck early Sunday.", "early Sunday", "2025-11-23", "2025-11-23", "2025-11-23"),
    (THU, "The blast struck on Tuesday night.", "Tuesday night", "2025-11-25TNI", "2025-11-25", "2025-11-25"),
    (THU, "The blast struck this morning.", "this morning", "2025-11-27TMO", "2025-11-27", "2025-11-27"),
    (THU, "The blast struck last night.", "last night", "2025-11-26TNI", "2025-11-26", "2025-11-26"),
    (THU, "The town was shelled overnight.", "overnight", "2025-11-26TNI", "2025-11-26", "2025-11-27"),
    (
        THU,
        "The blast struck at 10 p.m. on Tuesday.",
        "10 p.m. on Tuesday",
        "2025-11-25T22:00",
        "2025-11-25",
        "2025-11-25",
    ),
    (THU, "The truce began at noon Wednesday.", "noon Wednesday", "2025-11-26T12:00", "2025-11-26", "2025-11-26"),
    # counted from publication
    (THU, "He fled yesterday.", "yesterday", "2025-11-26", "2025-11-26", "2025-11-26"),
    (THU, "He will return tomorrow.", "tomorrow", "2025-11-28", "2025-11-28", "2025-11-28"),
    (THU, "He fled the day before yesterday.", "the day before yesterday", "2025-11-25", "2025-11-25", "2025-11-25"),
    (THU, "He fled last week.", "last week", "2025-W47", "2025-11-17", "2025-11-23"),
    (THU, "He fled over the weekend.", "the weekend", "2025-W47-WE", "2025-11-22", "2025-11-23"),
    (THU, "He will fly home at the weekend.", "the weekend", "2025-W48-WE", "2025-11-29", "2025-11-30"),
    (THU, "He fled two weeks ago.", "two weeks ago", "2025-W46", "2025-11-10", "2025-11-16"),
    (THU, "He fled three days ago.", "three days ago", "2025-11-24", "2025-11-24", "2025-11-24"),
    (THU, "He fled ten years ago.", "ten years ago", "2015", "2015-01-01", "2015-12-31"),
    (THU, "Less than a month ago, he praised them.", "Less than a month ago", "2025-10", "2025-10-27", "2025-11-27"),
    (THU, "He fled earlier this month.", "earlier this month", "2025-11", "2025-11-01", "2025-11-27"),
    (THU, "He will leave later this year.", "later this year", "2025", "2025-11-27", "2025-12-31"),
    (THU, "Prices rose over the past three months.", "the past three months", "P3M", "2025-08-27", "2025-11-27"),
    (THU, "Troops leave in the next two weeks.", "the next two weeks", "P2W", "2025-11-27", "2025-12-11"),
    (THU, "The force leaves by the end of the year.", "the end of the year", "2025", "2025-09-01", "2025-12-31"),
    (THU, "A week from Monday they will vote.", "A week from Monday", "2025-12-08", "2025-12-08", "2025-12-08"),
    # feasts
    (SUN, "Shops will close on Christmas Eve.", "Christmas Eve", "2025-12-24", "2025-12-24", "2025-12-24"),
    (SUN, "Three people died on New Year's Day.", "New Year's Day", "2025-01-01", "2025-01-01", "2025-01-01"),
    (SUN, "The deal was signed on Good Friday.", "Good Friday", "2025-04-18", "2025-04-18", "2025-04-18"),
    (SUN, "They met at Easter 2019.", "Easter 2019", "2019-04-21", "2019-04-21", "2019-04-21"),
    # counted from another date of the article
    (
        SUN,
        "He spoke on Nov. 20. The previous Saturday, he had been in Quito.",
        "The previous Saturday",
        "2025-11-15",
        "2025-11-15",
        "2025-11-15",
    ),
    (
        SUN,
        "The previous Saturday, he had been in Quito.",
        "The previous Saturday",
        "2025-11-29",
        "2025-11-29",
        "2025-11-29",
    ),
    (
        SUN,
        "He was held on May 2, 2010. Two days later he was freed.",
        "Two days later",
        "2010-05-04",
        "2010-05-04",
        "2010-05-04",
    ),
    (
        SUN,
        "He was held on May 2, 2010. He was freed the following week.",
        "the following week",
        "2010-W18",
        "2010-05-03",
        "2010-05-09",
    ),
    (
        SUN,
        "He was held on May 2, 2010. The previous day he had spoken.",
        "The previous day",
        "2010-05-01",
        "2010-05-01",
        "2010-05-01",
    ),
    (
        SUN,
        "He was held on May 2, 2010. He had spoken the day before.",
        "the day before",
        "2010-05-01",
        "2010-05-01",
        "2010-05-01",
    ),
    (
        SUN,
        "He was held on May 2, 2010. A month earlier he had quit.",
        "A month earlier",
        "2010-04",
        "2010-04-01",
        "2010-04-30",
    ),
    (
        SUN,
        "He was held on May 2, 2010. She fled the same day.",
        "the same day",
        "2010-05-02",
        "2010-05-02",
        "2010-05-02",
    ),
    (
        SUN,
        "He was held on May 2, 2010. She fled later that year.",
        "later that year",
        "2010",
        "2010-01-01",
        "2010-12-31",
    ),
    (
        SUN,
        "They split in 2005. The following year they made peace.",
        "The following year",
        "2006",
        "2006-01-01",
        "2006-12-31",
    ),
    (
        THU,
        "Rebels seized Dalo on Tuesday. By nightfall they had fled.",
        "nightfall",
        "2025-11-25TEV",
        "2025-11-25",
        "2025-11-25",
    ),
    (
        THU,
        "Rebels shelled the port on Sunday, the army said on Tuesday. They fled the next day.",
        "the next day",
        "2025-11-24",
        "2025-11-24",
        "2025-11-24",
    ),
    (THU, "Ten years ago last month, he fled.", "Ten years ago last month", "2015-10", "2015-10-01", "2015-10-31"),
    (THU, "He fled a year ago today.", "a year ago today", "2024-11-27", "2024-11-27", "2024-11-27"),
    (WED, "A clinic was shelled on 4/3/2014.", "4/3/2014", "2014-03-04", "2014-03-04", "2014-03-04"),
    (THU, "A clinic was shelled on 9/8/2025.", "9/8/2025", "2025-09-08", "2025-09-08", "2025-09-08"),
    (
        THU,
        "Nine died in July and August last year.",
        "July and August last year",
        "2024-07/2024-08",
        "2024-07-01",
        "2024-08-31",
    ),
    (
        THU,
        "In March 2011 protests broke out; by April they had reached Homs.",
        "April",
        "2011-04",
        "2011-04-01",
        "2011-04-30",
    ),
    # days by their number
    (THU, "Rebels fled on the 11th.", "the 11th", "2025-11-11", "2025-11-11", "2025-11-11"),
    (THU, "Fighting began on June 10. Peru fled on the 14th.", "the 14th", "2025-06-14", "2025-06-14", "2025-06-14"),
    (THU, "Fighting began on June 28. Peru fled on the 2nd.", "the 2nd", "2025-07-02", "2025-07-02", "2025-07-02"),
    (THU, "He fled on the evening of the 9th.", "the evening of the 9th", "2025-11-09TEV", "2025-11-09", "2025-11-09"),
    (THU, "He fled on the first of the month.", "the first of the month", "2025-11-01", "2025-11-01", "2025-11-01"),
    (THU, "He left on the 3rd of last month.", "the 3rd of last month", "2025-10-03", "2025-10-03", "2025-10-03"),
    (
        THU,
        "Nine died between the 4th and the 10th of May.",
        "the 4th and the 10th of May",
        "2025-05-04/2025-05-10",
        "2025-05-04",
        "2025-05-10",
    ),
    (THU, "The army shelled the port all week.", "all week", "2025-W48", "2025-11-24", "2025-11-27"),
    (THU, "The army shelled the port all weekend.", "all weekend", "2025-W47-WE", "2025-11-22", "2025-11-23"),
    (THU, "He was to be tried on Monday.", "Monday", "2025-12-01", "2025-12-01", "2025-12-01"),
    (THU, "He is to be tried on Monday.", "Monday", "2025-12-01", "2025-12-01", "2025-12-01"),
    (THU, "Rebels struck in the last few hours.", "the last few hours", "PTXH", "2025-11-26", "2025-11-27"),
    (
        THU,
        "The army said on Tuesday that they fled. They have been held since August 3. She left the same day.",
        "the same day",
        "2025-11-25",
        "2025-11-25",
        "2025-11-25",
    ),
]


@pytest.mark.parametrize(("published", "text", "words", "value", "first", "last"), DATED)
def test_news_expression_gets_its_value_and_days(
    published: str, text: str, words: str, value: str, first: str, last: str
) -> None:
    time = one(text, words, published)
    assert time.value == value
    assert time.when is not None
    assert (time.when.start.isoformat(), time.when.end.isoformat()) == (first, last)


# (sentence, words, type, value): times that no days can be given for
UNDATED = [
    ("He has recently met the rebels.", "recently", "date", "PAST_REF"),
    ("They now control the port.", "now", "date", "PRESENT_REF"),
    ("A deal is possible in the near future.", "the near future", "date", "FUTURE_REF"),
    ("Protests grew in recent weeks.", "recent weeks", "duration", "PXW"),
    ("He was held several years ago.", "several years ago", "date", "PAST_REF"),
    ("He was held for three days.", "three days", "duration", "P3D"),
    ("An 18-month-long siege ended.", "18-month-long", "duration", "P18M"),
    ("They talked for 72 hours.", "72 hours", "duration", "PT72H"),
    ("They have fought for decades.", "decades", "duration", "PXDE"),
    ("They talked for two and a half hours.", "two and a half hours", "duration", "PT2H30M"),
    ("They march every Friday.", "every Friday", "set", "XXXX-WXX-5"),
    ("They meet twice a month.", "twice a month", "set", "P1M"),
    ("Rallies are held on Tuesday nights.", "Tuesday nights", "set", "XXXX-WXX-2TNI"),
]


@pytest.mark.parametrize(("text", "words", "type_", "value"), UNDATED)
def test_time_without_days_has_a_value_and_no_interval(text: str, words: str, type_: str, value: str) -> None:
    time = one(text, words, THU)
    assert (time.type, time.value, time.when) == (type_, value, None)


NOT_TIMES = [
    "The minister may march to the capital.",
    "Theresa May met the envoy.",
    "He flew a Boeing 737 to Malta.",
    "Police said 2,000 people had marched and 2010 houses had burned.",
    "A 42-year-old man was shot.",
    "He wrote in the Sunday Times and in USA Today.",
    "She sat on the second bench as prices began to fall.",
    "Workers earn 50 dollars a day.",
    "They won the match 3-2 and scored 21.",
    "About three-quarters of the town fled.",
    "The Arab Spring frightened them.",
    "The 12th brigade fired from the 5th floor and on the 3rd regiment.",
    "They came in on the 4th attempt.",
    "Call 555-1998 for minute details.",
]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert [t.exact for t in times(text, THU)] == []


@pytest.mark.parametrize("text", ["He fled yesterday.", "He fled on Monday.", "He fled in July.", "He fled last year."])
def test_relative_expression_has_no_days_without_a_publication_date(text: str) -> None:
    assert [t.when for t in times(text, None)] == [None]


def test_absolute_expression_has_its_days_without_a_publication_date() -> None:
    assert one("He fled on 3 May 2011.", "3 May 2011", None).when is not None


def test_anchor_names_what_a_relative_expression_was_counted_from() -> None:
    found = times("He was held on May 2, 2010. Two days later he was freed. He spoke on Friday.", THU)
    assert [t.anchor for t in found] == [None, "T1", "published"]


def test_day_after_one_that_no_date_is_known_of_has_no_days() -> None:
    text = "It fell on May 3. Two days before the vote they had quit. The following day they fled."
    assert one(text, "The following day", SUN).when is None


def test_universal_time_has_its_mark() -> None:
    assert one("It fell at 16:15 UTC.", "16:15 UTC", SUN).value == "T16:15Z"


def test_expression_with_no_date_before_it_has_no_days() -> None:
    assert one("They split and made peace. Two days later they met.", "Two days later", SUN).when is None


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("They split in 2005. Two days later they made peace.", "Two days later", "2005-01-03", "2006-01-02"),
        ("In May 2021 Peru held a ship. It freed it nine days later.", "nine days later", "2021-05-10", "2021-06-09"),
        ("The army fled in June 2020. The next day it was back.", "The next day", "2020-06-02", "2020-07-01"),
    ],
)
def test_what_is_counted_from_a_longer_stretch_lies_within_all_days_it_may_mean(
    text: str, words: str, first: str, last: str
) -> None:
    when = one(text, words, SUN).when
    assert when is not None
    assert (when.start.isoformat(), when.end.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The envoy urged Peru to free the crew on Wednesday.", "Wednesday", "2025-11-26"),
        ("The premier ordered jets to patrol the border overnight.", "overnight", "2025-11-26"),
        ("The premier urged Peru to free the crew on Sunday.", "Sunday", "2025-11-30"),
        ("Peru plans to free the crew on Wednesday.", "Wednesday", "2025-12-03"),
        ("The junta tried to take the port on Wednesday.", "Wednesday", "2025-11-26"),
    ],
)
def test_day_just_past_is_the_day_of_the_asking(text: str, words: str, day: str) -> None:
    when = one(text, words, THU).when
    assert when is not None
    assert when.start.isoformat() == day


def test_weekday_in_a_caption_counts_from_the_date_of_the_picture() -> None:
    caption = "A boy hits a poster during a protest against Sunday's raid in Lima, Peru, Oct. 8, 2025."
    sunday, last = times("The mayor resigned.\n\n" + caption, SUN)
    assert (sunday.value, sunday.anchor, last.id) == ("2025-10-05", last.id, "T2")


def test_date_that_ends_a_told_sentence_is_no_caption() -> None:
    monday, _ = times("The mayor said Monday that the law was signed Oct. 8, 2024.", SUN)
    assert (monday.value, monday.anchor) == ("2025-11-24", "published")


def test_impossible_date_is_not_a_date() -> None:
    assert [t.exact for t in times("It was February 30, 2011 in the story.", SUN) if t.value == "2011-02-30"] == []


def test_boilerplate_is_not_read() -> None:
    from msgspec.structs import replace

    parse = next(
        default_extractors().parser.parse([clean(Article(id="x", text="Posted on 3 May 2011.", published=None))])
    )
    passages = tuple(replace(p, role="boilerplate", repeats=None) for p in parse.document.passages)
    document = replace(parse.document, passages=passages)
    assert find_times(AnnotatedDocument(document=document, parse=parse)) == ()


def test_moments_are_no_unit_that_anything_counts():
    """No article fails for them."""
    assert (
        times("The guards fled, and moments later the depot blew up. A moment earlier it was quiet.", THU) is not None
    )

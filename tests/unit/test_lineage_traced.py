"""Which articles go back to one origin."""

import datetime as dt

import pytest

from onrecord.link.citing import outlet_key, rests_on
from onrecord.link.lineage import trace_lineages
from onrecord.link.near_duplicates import find_copies
from onrecord.model.document import Article
from onrecord.model.entity import Entity, Mention
from onrecord.model.event import Event
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.model.standing import StandingChange
from onrecord.model.statement import Statement

DAY = dt.date(2026, 3, 2)
WIRE = (
    "Soldiers shot two smugglers near the town of Zouar on Monday, and the government of Chad closed its border with "
    "Libya, the defence ministry said in a statement. General Idriss Baro told reporters in N'Djamena that 40 trucks "
    "had been stopped at the crossing of Wour."
)
CREDITED = (
    "ZOUAR (Reuters) - Chad shut the frontier with Libya after troops killed two men at Zouar. 40 trucks wait at Wour."
)
SAME_MATTER = (
    "ZOUAR (Reuters) - Anger grew in Zouar at a frontier that is shut. Chad says that Libya is to blame for it."
)
OTHER_MATTER = "LIMA (Reuters) - Miners in Puno, Peru, have ended a strike of 80 days, union leader Rosa Quispe said."
CITING = "The Sahara Times reported that Chad had closed the border. Soldiers shot two men, according to the newspaper."


def record(id: str, text: str, publisher: str | None = None, days: int = 0, **parts) -> Record:
    published = DAY + dt.timedelta(days=days)
    return Record(document=Article(id=id, text=text, publisher=publisher, published=published), **parts)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def citing(
    id: str, publisher: str | None = None, days: int = 1, own: bool = False, within: bool = False, more: str = ""
) -> Record:
    """A record whose two events rest on the Sahara Times, or the second on the article itself."""
    name = span(CITING, "The Sahara Times")
    paper = Entity("N1", "The Sahara Times", "publication", (Mention(name.start, name.end, name.exact, "name"),))
    said = [span(CITING, "Chad had closed the border"), span(CITING, "Soldiers shot two men")]
    statements = [Statement(f"S{n}", "N1", name, None, (words,), "indirect", "assert") for n, words in enumerate(said)]
    if within:
        statements.append(Statement("S9", None, None, None, (said[1],), "indirect", "assert", within="S1"))
    by = [("N1", "S0"), (None, None) if own else ("N1", "S9" if within else "S1")]
    events = tuple(
        Event(f"E{n}", "COERCE", words, (words,), "reported", (StandingChange("reported", *who, None, words),))
        for n, (words, who) in enumerate(zip(said, by, strict=True))
    )
    return record(
        id, f"{CITING} {more}", publisher, days, entities=(paper,), statements=tuple(statements), events=events
    )


def traced(*records: Record):
    return trace_lineages(records, find_copies([r.document for r in records]))


def shape(*records: Record) -> dict[str, list[tuple[str, str]]]:
    return {lineage.origin: [(m.document, m.relation) for m in lineage.documents] for lineage in traced(*records)}


def test_articles_that_share_nothing_are_lineages_of_their_own():
    found = traced(record("a", WIRE), record("b", "Moldova elected a speaker."))
    assert [(x.id, x.origin, [(m.document, m.relation, m.overlap) for m in x.documents]) for x in found] == [
        ("L1", "a", [("a", "origin", 1.0)]),
        ("L2", "b", [("b", "origin", 1.0)]),
    ]


def test_copies_are_in_the_lineage_of_their_origin_with_the_reason_and_the_stretches():
    copy = record("b", f"{WIRE} Our desk will keep you informed.", days=1)
    (lineage,) = traced(copy, record("a", WIRE))
    assert lineage.origin == "a"
    assert [(m.document, m.relation, m.of) for m in lineage.documents] == [("a", "origin", None), ("b", "copy", "a")]
    member = lineage.documents[1]
    assert member.reason
    assert member.ranges[0][1].exact == WIRE[:-1]


def test_an_article_that_credits_an_agency_rests_on_the_agencys_report_of_the_matter():
    assert shape(record("own", WIRE, "Reuters"), record("c", CREDITED, "Echo", 1)) == {
        "own": [("own", "origin"), ("c", "cites")]
    }


def test_without_the_agencys_report_those_that_credit_it_for_one_matter_are_one_source():
    assert shape(record("a", CREDITED, "Echo"), record("b", SAME_MATTER, "Post", 1)) == {
        "a": [("a", "origin"), ("b", "cites")]
    }


@pytest.mark.parametrize("other", [record("b", SAME_MATTER, "Post", 9), record("b", OTHER_MATTER, "Post", 1)])
def test_credits_of_other_days_or_for_another_matter_join_nothing(other):
    assert len(traced(record("a", CREDITED, "Echo"), other)) == 2


def test_a_mere_contribution_joins_nothing():
    helped = record("h", WIRE + "\n\nReuters contributed to this report.", "Post")
    assert len(traced(record("a", CREDITED, "Echo"), helped)) == 2


def test_an_article_that_retells_a_papers_report_has_the_paper_for_its_origin():
    (lineage,) = traced(citing("a", "Echo"))
    assert lineage.origin == "a/N1"
    assert [(m.document, m.relation, m.of) for m in lineage.documents] == [("a", "cites", "a/N1")]
    assert "The Sahara Times (2 of 2 events)" in lineage.documents[0].reason


def test_a_paper_cited_by_two_is_one_source_and_so_is_its_own_report():
    assert shape(citing("a", "Echo"), citing("b", "Post", 2)) == {"a/N1": [("a", "cites"), ("b", "copy")]}
    report = record("own", f"Soldiers shot two men. {WIRE.replace('Soldiers', 'Troops')}", "Sahara Times")
    names = "Fuel in Zouar is scarce. Nobody believes that Libya gives in. Wour has 40 wells. Idriss Baro is a cousin."
    retold = citing("a", "Echo", more=names)
    assert shape(report, retold) == {"own": [("own", "origin"), ("a", "cites")]}


def test_an_article_with_an_event_of_its_own_and_the_paper_itself_cite_nobody():
    assert shape(citing("a", "Echo", own=True)) == {"a": [("a", "origin")]}
    assert shape(citing("a", "Sahara Times")) == {"a": [("a", "origin")]}


@pytest.mark.parametrize(
    ("own", "within", "expected"), [(False, False, "N1"), (False, True, "N1"), (True, False, None)]
)
def test_an_event_rests_on_the_outlet_in_whose_report_everybody_speaks(own, within, expected):
    read = citing("a", "Echo", own=own, within=within)
    outlet = rests_on(read, read.events[1])
    assert (outlet and outlet.id) == expected


def test_a_copy_without_the_credit_brings_no_second_source():
    cut = record("x", WIRE + " 40 trucks wait.", "Post")
    credited = record("c", "ZOUAR (Reuters) - " + WIRE, "Echo", 1)
    other = record("e", SAME_MATTER, "Gazette", 1)
    assert len(traced(credited, other)) == len(traced(cut, credited, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AP", "The Associated Press"),
        ("Le Monde", "Le Monde newspaper"),
        ("The Times", "Times"),
        ("Daily", "the daily"),
        ("Radio Faya [monitored]", "Radio Faya (N'Djamena, state)"),
        ("(AP)", "The Associated Press"),
    ],
)
def test_names_of_one_outlet_have_one_key(one, other):
    assert outlet_key(one) == outlet_key(other)


@pytest.mark.parametrize(
    ("articles", "outlets"),
    [
        ([record("a", WIRE, "The Echo")], [("echo",)]),
        ([record("a", WIRE)], [()]),
        ([record("a", WIRE, "Reuters"), record("b", WIRE + " Told again.", "Echo")], [("reuters",)]),
        ([record("a", WIRE, "Post"), record("b", WIRE + " Told again.", "Echo")], [("echo", "post")]),
        ([record("a", WIRE, "Post"), record("b", WIRE + " Told again.", "Echo", 1)], [("post",)]),
        ([record("a", CREDITED, "Echo"), record("b", OTHER_MATTER, "Post")], [("reuters",), ("reuters",)]),
    ],
)
def test_a_lineage_is_of_the_outlet_of_its_origin_or_of_those_that_had_it_first(articles, outlets):
    assert [x.outlets for x in traced(*articles)] == outlets


def test_what_rests_on_a_paper_that_is_not_there_is_of_that_paper():
    (lineage,) = traced(citing("c", "Echo"))
    assert lineage.outlets == ("sahara times",)

"""Which events of which articles are one happening, and what is made of them."""

from __future__ import annotations

import pytest
from joining_bank import Writer, day
from msgspec.structs import replace

from onrecord.link import event_clusters, happenings
from onrecord.link.actor_identity import identify
from onrecord.link.happening_similarity import compare
from onrecord.model.happening import Happening, JoinedRecord
from onrecord.model.record import FailedDocument, Failure, Problem
from onrecord.pipeline import join
from onrecord.record.happenings import standing_as_of

RAID = "Chad's army attacked the town of Bardai on Sunday, killing twelve herders. The market stayed closed."


def raid(id: str, text: str = RAID, **fields: object) -> Writer:
    """An article that tells of the raid in its first sentence."""
    known = {
        "trigger": "attacked",
        "when": 10,
        "published": 12,
        "publisher": f"{id} Post",
        "actor": "Chad's army",
    } | fields
    writer = Writer(id, text, published=known["published"], publisher=known["publisher"])  # type: ignore[arg-type]
    actor = str(known["actor"])
    writer.entity(actor, "organization", country="TCD", sectors=("MIL",), named=False)
    writer.entity("Bardai", "place", country="TCD")
    return writer.event(
        "ASSAULT",
        str(known["trigger"]),
        text.split(". ")[0],
        actors=[actor],
        recipients=["Bardai"],
        place="Bardai",
        when=known["when"],  # type: ignore[arg-type]
    )


_REST = {
    "a": "Traders on both coasts have asked for lower tariffs since the winter storms.",
    "b": "It was raining in Valletta, where the regatta had to be put off again.",
    "c": "Her office gave no length for it and published one photograph of a telephone.",
    "d": "Opposition members walked out when the budget came up in the evening session.",
    "e": "A museum of olive presses opens next month in the south of the island.",
}


def call(id: str, first: str, second: str, *, when: int | None = 10, published: int = 12, **event: object) -> Writer:
    text = f"{first} telephoned {second} about the border. {_REST[id]}"
    writer = Writer(id, text, published=published, publisher=f"{id} Post").entity(first).entity(second)
    return writer.event(
        "CONSULT",
        "telephoned",
        f"{first} telephoned {second} about the border",
        mode="phone",
        actors=[first, second],
        when=when,
        **event,  # type: ignore[arg-type]
    )


def joined(*writers: Writer) -> JoinedRecord:
    return join(w.record() for w in writers)


def only(record: JoinedRecord) -> Happening:
    (happening,) = record.happenings
    return happening


OTHER_WORDS = "At least fifteen people were killed when the Chadian army raided Bardai, elders told this newspaper."


OTHER_DAY = "Twelve herders died when Chad's army attacked Bardai before sunrise on Monday, said a nurse at its market."


def test_two_outlets_tell_one_happening_in_their_own_words():
    happening = only(joined(raid("a"), raid("b", OTHER_WORDS, trigger="raided", actor="Chadian army", published=11)))
    assert happening.independent_sources == 2
    assert [t.document for t in happening.sources] == ["b", "a"]
    assert happening.actors == ("N:tcd-army",)
    assert happening.place == "N:bardai"


def test_two_reports_of_one_outlet_are_one_source_though_neither_copies_the_other():
    more = raid("b", OTHER_WORDS, trigger="raided", actor="Chadian army", published=13, publisher="The Lake Post")
    happening = only(joined(raid("a", publisher="Lake Post"), more))
    assert len({t.lineage for t in happening.sources}) == 2
    assert happening.independent_sources == 1


def test_who_printed_it_first_with_others_is_no_source_beside_its_own_report():
    own = raid("b", OTHER_WORDS, trigger="raided", actor="Chadian army", publisher="Hill Courier")
    printed = raid("a", publisher="Lake Post"), raid("c", publisher="Hill Courier")
    assert only(joined(own, *printed)).independent_sources == 1
    later = raid("c", publisher="Hill Courier", published=14)
    assert only(joined(own, printed[0], later)).independent_sources == 2


def test_what_a_copy_adds_of_whom_it_has_it_from_makes_no_source():
    origin = raid("a", publisher="Lake Post")
    copies = []
    for n, paper in enumerate(("Harbour Gazette", "Hill Courier"), 1):
        text = f"{RAID} The {paper} could not confirm that."
        copy = Writer(f"z{n}", text, published=12 + n, publisher=f"Paper {n}").entity(paper, "publication")
        copy.entity("Chad's army", "organization", country="TCD", named=False).entity("Bardai", "place", country="TCD")
        copy.says(paper, "could not confirm")
        sentence = RAID.partition(". ")[0]
        copies.append(
            copy.event(
                "ASSAULT",
                "attacked",
                sentence,
                actors=["Chad's army"],
                place="Bardai",
                when=10,
                by=paper,
                statement="S1",
            )
        )
    happening = only(joined(origin, *copies))
    assert [t.rests_on for t in happening.sources] == [None, "N:harbour-gazette", "N:hill-courier"]
    assert happening.independent_sources == only(joined(origin)).independent_sources == 1


def test_a_join_says_why_and_its_points_add_up():
    happening = only(joined(raid("a"), raid("b", OTHER_WORDS, trigger="raided", actor="Chadian army")))
    (why,) = happening.joins
    assert {(why.first.document, why.first.event), (why.second.document, why.second.event)} == {
        ("a", "E1"),
        ("b", "E1"),
    }
    assert sum(r.points for r in why.reasons) == why.score
    assert {"same actors", "same place", "days that fit"} <= {r.what for r in why.reasons}


def test_calls_of_other_days_are_other_calls():
    record = joined(call("a", "Rita Camilleri", "Karim Sassi", when=4), call("b", "Rita Camilleri", "Karim Sassi"))
    assert len(record.happenings) == 2


def test_what_was_told_before_a_day_did_not_happen_on_it():
    early = call("a", "Rita Camilleri", "Karim Sassi", when=None, published=7)
    assert len(joined(early, call("b", "Rita Camilleri", "Karim Sassi", when=10)).happenings) == 2


def test_calls_with_somebody_else_are_other_calls():
    record = joined(call("a", "Rita Camilleri", "Karim Sassi"), call("b", "Rita Camilleri", "Ali Hassan"))
    assert len(record.happenings) == 2


def test_one_word_in_the_news_of_one_day_joins_nothing():
    a = Writer("a", "Farmers protested in Lima.").entity("Farmers", "people", named=False).entity("Lima", "place")
    a.event("PROTEST", "protested", "Farmers protested in Lima.", actors=["Farmers"], place="Lima")
    b = Writer("b", "Nurses protested in Oslo.").entity("Nurses", "people", named=False).entity("Oslo", "place")
    b.event("PROTEST", "protested", "Nurses protested in Oslo.", actors=["Nurses"], place="Oslo")
    assert len(joined(a, b).happenings) == 2


def test_raids_in_two_countries_are_two():
    text = RAID.replace("Bardai", "Maradi")
    b = Writer("b", text, publisher="b Post").entity("Chad's army", "organization", country="TCD", named=False)
    b.entity("Maradi", "place", country="NER")
    b.event("ASSAULT", "attacked", text.split(". ")[0], actors=["Chad's army"], place="Maradi", when=10)
    assert len(joined(raid("a"), b).happenings) == 2


def test_what_an_outlet_has_from_another_is_no_second_source():
    text = "The Lake Post reported that Chad's army attacked Bardai on Sunday."
    b = Writer("b", text, publisher="b Post").entity("Lake Post", "publication")
    b.entity("Chad's army", "organization", country="TCD", sectors=("MIL",), named=False)
    b.entity("Bardai", "place", country="TCD").says("Lake Post", "reported")
    b.event(
        "ASSAULT", "attacked", "Chad's army attacked Bardai on Sunday", actors=["Chad's army"], place="Bardai", when=10,
        by="Lake Post", statement="S1",
    )  # fmt: skip
    happening = only(joined(raid("a", publisher="Lake Post"), b))
    assert happening.independent_sources == 1
    assert {t.document: t.rests_on for t in happening.sources} == {"a": None, "b": "N:lake-post"}
    assert only(joined(b)).independent_sources == 1


def stages() -> tuple[Writer, ...]:
    """Rumoured, reported, confirmed by the one side, denied by the other, each on its day."""
    rumour = call("a", "Rita Camilleri", "Karim Sassi", published=11, standing="hypothetical")
    report = call("b", "Rita Camilleri", "Karim Sassi", published=12)
    she = call("c", "Rita Camilleri", "Karim Sassi", published=13, standing="confirmed", by="Rita Camilleri")
    he = call("d", "Rita Camilleri", "Karim Sassi", published=14, standing="denied", by="Karim Sassi")
    return rumour, report, she, he


def test_a_standing_has_a_history_and_can_be_asked_for_as_of_any_day():
    happening = only(joined(*stages()))
    assert [c.standing for c in happening.history] == ["hypothetical", "reported", "confirmed", "denied"]
    as_of = {n: standing_as_of(happening, day(n)) for n in (10, 11, 12, 13, 14, 30)}
    assert as_of == {10: None, 11: "hypothetical", 12: "reported", 13: "confirmed", 14: "disputed", 30: "disputed"}
    assert happening.standing == "disputed"


def test_one_who_takes_back_a_denial_denies_no_more():
    she_again = call("e", "Rita Camilleri", "Karim Sassi", published=15, standing="confirmed", by="Karim Sassi")
    assert only(joined(*stages(), she_again)).standing == "confirmed"


def test_a_single_article_stands_as_it_stood():
    for writer in stages():
        record = writer.record()
        assert only(join([record])).standing == record.events[0].standing


def test_articles_that_contradict_each_other_are_put_side_by_side():
    happening = only(joined(*stages()))
    (conflict,) = happening.conflicts
    assert conflict.field == "polarity"
    assert [(v.value, v.document) for v in conflict.values] == [
        ("reported", "b"), ("confirmed", "c"), ("denied", "d"),
    ]  # fmt: skip


@pytest.mark.parametrize(("number", "conflict"), [("fifteen", True), ("twelve", False), ("At least ten", False)])
def test_numbers_conflict_only_where_they_cannot_both_be_right(number, conflict):
    text = f"{number} people were killed when the Chadian army raided Bardai, elders told this newspaper."
    happening = only(joined(raid("a"), raid("b", text, trigger="raided", actor="Chadian army")))
    assert [c.field for c in happening.conflicts] == (["number"] if conflict else [])


def test_a_day_that_differs_by_one_is_one_happening_only_with_much_else_and_is_said():
    happening = only(joined(raid("a"), raid("b", OTHER_DAY, when=11)))
    (conflict,) = [c for c in happening.conflicts if c.field == "when"]
    assert {v.value for v in conflict.values} == {"2026-05-10", "2026-05-11"}


def test_a_later_edition_supersedes_and_both_are_kept():
    first = raid("a", published=12, publisher="Lake Post")
    text = (
        "Chadian army raids Bardai. Twenty are dead by the count of the hospital, and the governor has left his palace."
    )
    second = Writer("b", text, published=14, publisher="Lake Post", title=None)
    second.entity("Chadian army", "organization", country="TCD", named=False).entity("Bardai", "place", country="TCD")
    second.event("ASSAULT", "raids", "Chadian army raids Bardai.", actors=["Chadian army"], place="Bardai", when=10)
    records = [w.record() for w in (first, second)]
    records = [replace(r, document=replace(r.document, uri="https://example.org/raid")) for r in records]
    happening = only(join(records))
    assert [(t.document, t.superseded_by) for t in happening.sources] == [("a", "b"), ("b", None)]
    assert happening.independent_sources == 1
    assert happening.conflicts == ()


def test_ids_come_from_the_words_that_tell_it_first():
    alone, more = only(joined(raid("a"))), only(joined(raid("a"), raid("b", OTHER_WORDS, trigger="raided", published=14,
                                                                     actor="Chadian army")))  # fmt: skip
    assert alone.id == more.id


def test_who_is_named_stands_before_whom_nobody_names():
    text = "Gunmen of the army attacked Bardai on Sunday, killing twelve herders near the market of the old town."
    b = Writer("b", text, publisher="b Post").entity("Gunmen", "armed_group", named=False)
    b.entity("Bardai", "place", country="TCD")
    b.event("ASSAULT", "attacked", text, actors=["Gunmen"], place="Bardai", recipients=["Bardai"], when=10)
    assert only(joined(raid("a"), b)).actors == ("N:tcd-army",)


def test_an_article_that_failed_keeps_its_place_and_adds_nothing():
    failure = Failure(document=FailedDocument("x"), error=Problem("empty", "nothing in it"))
    record = join([failure, raid("a").record()])
    assert [d.document.id for d in record.documents] == ["a", "x"]
    assert len(record.happenings) == 1


def test_nothing_joined_is_nothing():
    record = join([])
    assert (record.documents, record.happenings, record.lineages, record.entities) == ((), (), (), ())


def test_a_story_that_thousands_tell_costs_each_of_them_no_more(monkeypatch):
    """Pairs are counted, not seconds: with twice the tellings there are twice the comparisons, not four times."""
    few, many = (_comparisons(monkeypatch, count) for count in (300, 600))
    assert many < 2.2 * few


def _comparisons(monkeypatch, count: int) -> int:
    records = [
        raid(f"r{n:04}", RAID.replace("twelve", f"{n + 20}"), published=11 + n % 9).record() for n in range(count)
    ]
    compared = []
    with monkeypatch.context() as patched:
        patched.setattr(event_clusters, "compare", lambda a, b: compared.append(1) or compare(a, b))
        groups = happenings.join_events(records, identify(records).party, ())
    assert sum(len(g.members) for g in groups) == count
    return len(compared)

"""What people say changes what is shown, says whose it is, and never touches what the machine wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from joining_bank import Writer, day
from msgspec.structs import replace

from onrecord.errors import UsageError
from onrecord.model.happening import JoinedRecord
from onrecord.model.judgment import Draft, Judgment
from onrecord.model.record import Record
from onrecord.pipeline import join
from onrecord.reviewing import Review

RAID = "Chad's army attacked the town of Bardai on Sunday, killing twelve herders."
REST = {
    "a": "Traders on both coasts have asked for lower tariffs since the winter storms.",
    "b": "It was raining in Valletta, where the regatta had to be put off again.",
    "c": "Her office gave no length for it and published one photograph of a telephone.",
}


def raid(id: str, *, place: str = "Bardai", when: int = 10, published: int = 12, standing: str = "reported") -> Writer:
    """An article that tells of the raid in its first sentence, and of something of its own in the second."""
    text = f"{RAID.replace('Bardai', place)} {REST[id]}"
    writer = Writer(id, text, published=published, publisher=f"{id} Post")
    writer.entity("Chad's army", "organization", country="TCD", sectors=("MIL",), named=False)
    writer.entity(place, "place", country="TCD")
    return writer.event(
        "ASSAULT",
        "attacked",
        text.split(". ")[0],
        actors=["Chad's army"],
        recipients=[place],
        place=place,
        when=when,
        standing=standing,
    )


def records(*writers: Writer) -> list[Record]:
    return [w.record() for w in writers]


def review_of(*writers: Writer) -> Review:
    return Review.of_joined(join(records(*writers)))


@pytest.fixture
def two() -> Review:
    """One happening that two articles tell, each in its own words but for the raid."""
    review = review_of(raid("a"), raid("b", published=13))
    (only,) = review.reviewed().happenings
    assert only.happening is not None
    assert only.happening.independent_sources == 2
    return review


def only_id(review: Review) -> str:
    (only,) = review.reviewed().happenings
    return only.id


def say(review: Review, verdict: str, by: str = "Ana", **fields: object) -> Judgment:
    fields.setdefault("record", only_id(review) if len(review.reviewed().happenings) == 1 else "")
    return review.judge(Draft(by=by, verdict=verdict, **fields))  # type: ignore[arg-type]


def test_where_nobody_says_anything_all_is_the_machines(two: Review) -> None:
    (only,) = two.reviewed().happenings
    assert only.state == "open"
    assert {f.by for f in only.fields.values()} == {("machine",)}
    assert only.fields["place"].value == "Bardai"
    assert only.fields["when"].value == day(10).isoformat()


def test_a_field_that_a_person_changes_is_hers_and_the_machines_stays_beside_it(two: Review) -> None:
    before = two.joined()
    judgment = say(two, "change", field="place", new="Zouar", why="the map in the original")
    (only,) = two.reviewed().happenings
    label = only.fields["place"]
    assert (label.value, label.by, label.machine) == ("Zouar", ("Ana",), "Bardai")
    assert label.judgments == (judgment.id,)
    assert only.fields["actors"].by == ("machine",)
    assert (judgment.old, judgment.new, judgment.target.exact) == ("Bardai", "Zouar", "attacked")
    shown = two.joined()
    names = {e.id: e.name for e in shown.entities}
    assert names[shown.happenings[0].place or ""] == "Zouar"
    assert shown.documents == before.documents


def test_what_a_person_accepts_is_both_the_machines_and_hers(two: Review) -> None:
    say(two, "accept")
    (only,) = two.reviewed().happenings
    assert only.state == "accepted"
    assert only.fields["place"].by == ("machine", "Ana")
    assert only.fields["standing"].by == ("machine",)  # how it stands goes on with what is told


def test_two_people_who_disagree_are_both_shown_and_neither_is_preferred(two: Review) -> None:
    say(two, "change", field="place", new="Zouar")
    say(two, "change", by="Ben", field="place", new="Faya")
    (only,) = two.reviewed().happenings
    label = only.fields["place"]
    assert label.disagreement
    assert only.disagreement
    assert (label.value, label.by) == ("Bardai", ("machine",))
    assert [(s.by, s.value) for s in label.said] == [("Ana", "Zouar"), ("Ben", "Faya")]
    assert two.queue(1)[0].kind == "people"


def test_two_people_who_agree_both_stand_by_it(two: Review) -> None:
    say(two, "change", field="place", new="Zouar")
    say(two, "change", by="Ben", field="place", new="ZOUAR")
    label = two.reviewed().happenings[0].fields["place"]
    assert (label.value, label.by, label.disagreement) == ("Zouar", ("Ana", "Ben"), False)


def test_of_one_person_the_last_word_counts(two: Review) -> None:
    say(two, "change", field="place", new="Zouar")
    say(two, "change", field="place", new="Faya")
    assert two.reviewed().happenings[0].fields["place"].value == "Faya"
    say(two, "reject")
    say(two, "accept")
    assert two.reviewed().happenings[0].state == "accepted"


def test_undo_gives_back_what_was_and_can_itself_be_undone(two: Review) -> None:
    first = say(two, "change", field="place", new="Zouar")
    undone = two.undo(first.id, "Ana")
    assert two.reviewed().happenings[0].fields["place"].value == "Bardai"
    again = two.undo(undone.id, "Ben")
    assert two.reviewed().happenings[0].fields["place"].value == "Zouar"
    two.undo(again.id, "Ben")
    assert two.reviewed().happenings[0].fields["place"].value == "Bardai"
    assert [j.verdict for j in two.history(only_id(two))] == ["change", "undo", "undo", "undo"]
    assert two.last("Ana") is None


def test_what_is_rejected_is_shown_as_rejected_and_is_in_no_export(two: Review) -> None:
    say(two, "reject")
    (only,) = two.reviewed().happenings
    assert only.state == "rejected"
    shown = two.joined()
    assert shown.happenings == ()
    assert not any(d.events for d in shown.documents if isinstance(d, Record))


def test_who_accepts_what_another_rejects_disagrees_and_it_stays(two: Review) -> None:
    say(two, "reject")
    say(two, "accept", by="Ben")
    assert two.reviewed().happenings[0].state == "disagreed"
    assert len(two.joined().happenings) == 1


def test_two_tellings_that_are_not_one_event_become_two_with_their_own_sources(two: Review) -> None:
    draft = Draft(by="Ana", verdict="different", record="b/E1", other="a/E1")
    would = {(e.field, e.before, e.after) for e in two.would(draft)}
    assert ("independent_sources", 2, 1) in would
    two.judge(draft)
    first, second = two.reviewed().happenings
    assert {first.fields["independent_sources"].value, second.fields["independent_sources"].value} == {1}
    assert first.fields["independent_sources"].by == ("Ana",)
    assert first.fields["independent_sources"].machine == 2
    assert [s.document for s in first.happening.sources if first.happening] == ["a"]  # type: ignore[union-attr]
    assert first.machine == second.machine


def test_two_happenings_that_are_one_event_become_one_with_the_sources_of_both() -> None:
    review = review_of(raid("a"), raid("b", place="Zouar", when=28, published=29))
    first, second = (h.id for h in review.reviewed().happenings)
    review.judge(Draft(by="Ana", verdict="same", record=first, other=second))
    (only,) = review.reviewed().happenings
    assert only.id == first
    assert only.fields["independent_sources"].value == 2
    assert set(only.machine) == {first, second}
    assert review.reviewed().became == {second: first}
    assert review.happening(second).id == first
    assert [c.field for c in only.happening.conflicts if only.happening] == ["when", "place"]  # type: ignore[union-attr]


def test_a_disagreement_on_what_is_one_event_changes_nothing_and_is_shown(two: Review) -> None:
    say(two, "different", record="b/E1", other="a/E1")
    say(two, "same", by="Ben", record="a/E1", other="b/E1")
    (only,) = two.reviewed().happenings
    assert only.fields["independent_sources"].value == 2
    assert [(s.by, s.value) for s in only.fields["one event"].said] == [("Ana", "different"), ("Ben", "same")]
    assert only.disagreement


def test_a_copy_counts_for_nothing_and_an_independent_article_again(two: Review) -> None:
    copy = Draft(by="Ana", verdict="copy", record="b", other="a")
    assert ("independent_sources", 2, 1) in {(e.field, e.before, e.after) for e in two.would(copy)}
    judgment = two.judge(copy)
    label = two.reviewed().happenings[0].fields["independent_sources"]
    assert (label.value, label.by, label.machine) == (1, ("Ana",), 2)
    (lineage,) = two.reviewed().lineages
    assert [(m.document, m.relation, m.reason) for m in lineage.documents] == [
        ("a", "origin", None),
        ("b", "copy", "Ana says so"),
    ]
    two.undo(judgment.id, "Ana")
    assert two.reviewed().happenings[0].fields["independent_sources"].value == 2


def test_a_disagreement_on_who_copies_whom_changes_nothing_and_is_shown(two: Review) -> None:
    two.judge(Draft(by="Ana", verdict="copy", record="b", other="a"))
    two.judge(Draft(by="Ben", verdict="independent", record="a", other="b"))
    label = two.reviewed().happenings[0].fields["independent_sources"]
    assert (label.value, label.by, label.disagreement) == (2, ("machine",), True)
    assert [(s.by, s.value) for s in label.said] == [("Ana", "copy"), ("Ben", "independent")]


def test_what_an_answer_on_a_part_would_change_is_told_of_the_part(two: Review) -> None:
    two.judge(Draft(by="Ana", verdict="different", record="b/E1", other="a/E1"))
    part = next(h.id for h in two.reviewed().happenings if h.machine != (h.id,))
    effects = two.would(Draft(by="Ana", verdict="same", record="b/E1", other="a/E1"))
    assert (part, "happening", part) in {(e.happening, e.field, e.before) for e in effects}
    assert ("independent_sources", 1, 2) in {(e.field, e.before, e.after) for e in effects}


def test_who_says_of_a_copy_that_it_is_one_changes_nothing() -> None:
    review = review_of(raid("a"), copied())
    assert review.would(Draft(by="Ana", verdict="copy", record="b", other="a")) == ()


def copied() -> Writer:
    """The words of the first article in another paper."""
    text = f"{RAID} {REST['a']}"
    writer = Writer("b", text, published=13, publisher="b Post")
    writer.entity("Chad's army", "organization", country="TCD", sectors=("MIL",), named=False)
    writer.entity("Bardai", "place", country="TCD")
    first = text.split(". ")[0]
    return writer.event("ASSAULT", "attacked", first, actors=["Chad's army"], recipients=["Bardai"], when=10)


def test_an_article_that_the_machine_takes_for_a_copy_can_be_its_own_source() -> None:
    review = review_of(raid("a"), copied())
    assert review.reviewed().happenings[0].fields["independent_sources"].value == 1
    review.judge(Draft(by="Ana", verdict="independent", record="b", other="a"))
    assert review.reviewed().happenings[0].fields["independent_sources"].value == 2
    assert len(review.reviewed().lineages) == 2


def test_a_denial_that_parts_company_leaves_what_it_denied_undisputed() -> None:
    review = review_of(raid("a"), raid("b", published=13, standing="denied"))
    (only,) = review.reviewed().happenings
    assert only.fields["standing"].value == "disputed"
    review.judge(Draft(by="Ana", verdict="different", record="b/E1", other="a/E1"))
    assert [h.fields["standing"].value for h in review.reviewed().happenings] == ["reported", "denied"]


def test_an_event_that_is_rejected_takes_its_article_out_of_the_happening(two: Review) -> None:
    two.judge(Draft(by="Ana", verdict="reject", record="b/E1"))
    (only,) = two.reviewed().happenings
    assert only.fields["independent_sources"].value == 1
    assert two.article("b").lines["E1"].state == "rejected"
    two.judge(Draft(by="Ana", verdict="reject", record="a/E1"))
    assert two.reviewed().happenings[0].state == "rejected"


def test_an_events_field_counts_in_its_happening_as_if_the_article_said_so(two: Review) -> None:
    two.judge(Draft(by="Ana", verdict="change", record="a/E1", field="standing", new="denied"))
    assert two.reviewed().happenings[0].fields["standing"].value == "disputed"
    label = two.article("a").lines["E1"].fields["standing"]
    assert (label.value, label.by, label.machine) == ("denied", ("Ana",), "reported")


def test_an_article_that_is_rejected_tells_nothing(two: Review) -> None:
    two.judge(Draft(by="Ana", verdict="reject", record="b"))
    assert two.reviewed().happenings[0].fields["independent_sources"].value == 1


def test_two_names_of_one_make_one_entity() -> None:
    other = raid("b", published=13)
    review = review_of(raid("a"), other.entity("It", "person"))
    review.judge(Draft(by="Ana", verdict="same", record="b/N3", other="a/N1"))
    merged = [e for e in review.reviewed().entities if {m.document for m in e.members} == {"a", "b"}]
    assert any({m.entity for m in e.members} >= {"N1", "N3"} for e in merged)


def test_what_is_not_sure_is_asked_last_and_of_the_same_person_not_again(two: Review) -> None:
    (join,) = [q for q in two.queue() if q.kind == "join"]
    unsure = join.choices[-1].draft
    two.judge(Draft(by="Ana", verdict=unsure.verdict, record=unsure.record, other=unsure.other))
    (after,) = [q for q in two.queue(by="Ben") if q.kind == "join"]
    assert after.priority < join.priority
    assert [q for q in two.queue(by="Ana") if q.kind == "join"] == []


def test_every_choice_of_the_queue_can_be_made_and_changes_what_it_says() -> None:
    review = review_of(raid("a"), raid("b", published=13, standing="denied"), raid("c", place="Zouar", published=13))
    for item in review.queue():
        assert item.priority == pytest.approx(item.effect * item.doubt, abs=0.01)
        assert item.why
        for choice in item.choices:
            before = review.reviewed()
            expected = {(e.happening, e.field): e.after for e in choice.effects if e.field != "happening"}
            made = review.judge(Draft(**{f: getattr(choice.draft, f) for f in Draft.__struct_fields__} | {"by": "Ana"}))
            now = {h.id: h for h in review.reviewed().happenings}
            for (id, field), value in expected.items():
                assert (now[id].state if field == "state" else now[id].fields[field].value) == value
            review.undo(made.id, "Ana")
            assert review.reviewed().happenings == before.happenings


def test_the_best_next_values_begin_with_the_one_shown(two: Review) -> None:
    values = two.values(only_id(two), "standing")
    assert values[0].value == "reported"
    assert "denied" in [v.value for v in values]
    places = two.values(only_id(two), "place")
    assert places[0].value == "Bardai"
    assert places[0].articles == ("a", "b")
    assert None in [v.value for v in places]


@pytest.mark.parametrize(
    "draft",
    [
        Draft(by="Ana", verdict="change", record="H", field="type", new="QUARREL"),
        Draft(by="Ana", verdict="change", record="H", field="when", new="last week"),
        Draft(by="Ana", verdict="change", record="H", field="mode", new="phone"),
        Draft(by="Ana", verdict="change", record="H", field="independent_sources", new=7),
        Draft(by="Ana", verdict="change", record="H"),
        Draft(by=" ", verdict="accept", record="H"),
        Draft(by="Ana", verdict="same", record="H"),
        Draft(by="Ana", verdict="copy", record="H", other="a"),
        Draft(by="Ana", verdict="same", record="a", other="b"),
        Draft(by="Ana", verdict="accept", record="a/E9"),
        Draft(by="Ana", verdict="accept", record="nothing"),
        Draft(by="Ana", verdict="change", record="a/E1", field="actors", new=["Nobody Here"]),
        Draft(by="Ana", verdict="accept", record="H", why="x" * 3000),
    ],
)
def test_what_cannot_be_meant_is_refused_and_writes_nothing(two: Review, draft: Draft) -> None:
    if draft.record == "H":
        draft = replace(draft, record=only_id(two))
    with pytest.raises(UsageError):
        two.judge(draft)
    assert two.history() == ()


def test_a_day_that_is_past_shows_what_was_published_by_then(two: Review) -> None:
    then = two.reviewed(day(12)).happenings
    assert [h.fields["independent_sources"].value for h in then] == [1]
    assert two.reviewed(day(11)).happenings == ()


def test_on_an_earlier_day_what_was_said_of_later_articles_is_neither_applied_nor_lost(two: Review) -> None:
    two.judge(Draft(by="Ana", verdict="reject", record="b/E1"))
    two.judge(Draft(by="Ana", verdict="change", record=only_id(two), field="place", new="Zouar"))
    then = two.reviewed(day(12))
    assert then.recheck == ()
    assert then.happenings[0].fields["place"].value == "Zouar"


def test_judgments_of_articles_are_kept_beside_them(tmp_path: Path) -> None:
    record = raid("a").record()
    beside = tmp_path / "story.judgments.jsonl"
    review = Review.of_record(record, beside)
    say(review, "change", field="place", new="Zouar")
    again = Review.of_record(record, beside)
    assert again.reviewed().happenings[0].fields["place"].value == "Zouar"


def test_a_changed_text_has_its_judgments_looked_at_again_and_is_given_none(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    Review.of_joined(join(records(raid("a"))), path).judge(
        Draft(by="Ana", verdict="change", record="a/E1", field="standing", new="denied")
    )
    changed = raid("a").record()
    moved = Writer("a", "Update. " + changed.document.text, published=12, publisher="a Post")
    moved.entity("Chad's army", "organization", country="TCD", named=False).entity("Bardai", "place", country="TCD")
    moved.event("ASSAULT", "attacked", "Chad's army attacked the town of Bardai", actors=["Chad's army"], when=10)
    review = Review.of_joined(join([moved.record()]), path)
    assert review.reviewed().happenings[0].fields["standing"].value == "reported"
    (left,) = review.recheck()
    assert left.article == "a"
    assert left.judgment.target.exact == "attacked"


def test_what_people_stand_by_stays_where_the_machine_finds_it_no_more(tmp_path: Path) -> None:
    path, record = tmp_path / "j.jsonl", raid("a").record()
    first = Review.of_joined(join([record]), path)
    id = only_id(first)
    first.judge(Draft(by="Ana", verdict="accept", record=id))
    later = Review.of_joined(join([replace(record, events=())]), path)
    (kept,) = later.reviewed().happenings
    assert (kept.id, kept.machine, kept.state) == (id, (), "accepted")
    assert kept.fields["place"].value == "Bardai"
    assert kept.fields["place"].by == ("Ana",)
    assert later.recheck() == ()
    shown: JoinedRecord = later.joined()
    assert [h.id for h in shown.happenings] == [id]
    assert shown.happenings[0].sources[0].evidence[0].exact == "attacked"


def test_a_verdict_that_there_is_not_is_refused_before_anything_is_written(two: Review) -> None:
    only = two.reviewed().happenings[0]
    with pytest.raises(UsageError, match="is no verdict"):
        two.judge(Draft(by="Ana", verdict="yes", record=only.id))  # type: ignore[arg-type]
    assert two.history(only.id) == ()

"""What holds of judgments whatever people say and in whatever order their files come together."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.errors import UsageError
from onrecord.judgments.holding import holding
from onrecord.judgments.log import Log, parse
from onrecord.judgments.regrouping import regroup, tied
from onrecord.link.retracing import retrace
from onrecord.model.happening import EventRef, JoinedRecord
from onrecord.model.judgment import Anchor, Draft, Judgment, Reviewed
from onrecord.model.record import Record
from onrecord.pipeline import join
from onrecord.record.happenings import Builder
from onrecord.record.project import lock
from onrecord.reviewing import Review
from onrecord.reviewing.ground import Ground, Memo
from onrecord.reviewing.machine import Machine, events_of
from onrecord.reviewing.shown import Applier
from property.test_happenings_laws import sets
from unit.joining_bank import Writer

PEOPLE = ("Ana", "Ben", "Cem")
ARTICLES = ("a", "b", "c", "d")
REST = {
    "a": "Traders on both coasts have asked for lower tariffs since the winter storms.",
    "b": "It was raining in Valletta, where the regatta had to be put off again.",
    "c": "Her office gave no length for it and published one photograph of a telephone.",
    "d": "Opposition members walked out when the budget came up in the evening session.",
}


@cache
def record() -> JoinedRecord:
    """Four articles on two raids, one of them denied."""
    writers = []
    for n, id in enumerate(ARTICLES):
        place = "Bardai" if n < 3 else "Zouar"
        text = f"Chad's army attacked the town of {place} on Sunday, killing twelve herders. {REST[id]}"
        writer = Writer(id, text, published=12 + n, publisher=f"{id} Post")
        writer.entity("Chad's army", "organization", country="TCD", sectors=("MIL",), named=False)
        writer.entity(place, "place", country="TCD")
        standing = "denied" if n == 2 else "reported"
        told = {"actors": ["Chad's army"], "recipients": [place], "place": place, "when": 10, "standing": standing}
        writers.append(writer.event("ASSAULT", "attacked", text.split(". ")[0], **told))  # type: ignore[arg-type]
    return join([w.record() for w in writers])


def drafts() -> st.SearchStrategy[Draft]:
    people, articles = st.sampled_from(PEOPLE), st.sampled_from(ARTICLES)
    events = articles.map(lambda a: f"{a}/E1")
    happenings = st.sampled_from([h.id for h in record().happenings])
    lines = st.one_of(events, happenings, articles)
    places = st.sampled_from(["Faya", "Bardai", None])
    return st.one_of(
        st.builds(Draft, by=people, verdict=st.sampled_from(["accept", "reject", "unsure"]), record=lines),
        st.builds(Draft, by=people, verdict=st.just("change"), record=happenings, field=st.just("place"), new=places),
        st.builds(
            Draft,
            by=people,
            verdict=st.just("change"),
            record=st.one_of(events, happenings),
            field=st.just("standing"),
            new=st.sampled_from(["denied", "confirmed"]),
        ),
        st.builds(Draft, by=people, verdict=st.sampled_from(["same", "different"]), record=events, other=events),
        st.builds(Draft, by=people, verdict=st.sampled_from(["copy", "independent"]), record=articles, other=articles),
    )


def judged(some: list[Draft], undone: list[int]) -> Review:
    review = Review.of_joined(record())
    for draft in some:
        try:
            review.judge(draft)
        except UsageError:  # the same words twice, or a happening that is now part of another
            continue
    made = review.history()
    for n in undone:
        if made:
            review.undo(made[n % len(made)].id, "Ana")
            made = review.history()
    return review


def meant(reviewed: Reviewed) -> object:
    return reviewed.happenings, reviewed.lineages, reviewed.became


@settings(max_examples=60, deadline=None)
@given(st.lists(drafts(), max_size=8), st.lists(st.integers(0, 20), max_size=4), st.randoms(use_true_random=False))
def test_the_order_in_which_judgments_come_together_changes_nothing(
    some: list[Draft], undone: list[int], chance: random.Random
) -> None:
    review = judged(some, undone)
    every = list(review.history())
    chance.shuffle(every)
    assert Applier(Machine.of_joined(record())).apply(every).reviewed == review.reviewed()


@settings(max_examples=60, deadline=None)
@given(st.lists(drafts(), max_size=8))
def test_every_event_is_told_once_and_the_machines_record_stays_as_it_is(some: list[Draft]) -> None:
    before = msgspec.json.encode(record().happenings)
    reviewed = judged(some, []).reviewed()
    told: list[EventRef] = [ref for h in reviewed.happenings if h.happening for ref in events_of(h.happening)]
    assert len(told) == len(set(told))
    assert set(told) <= {EventRef(a, "E1") for a in ARTICLES}
    missing = {EventRef(a, "E1") for a in ARTICLES} - set(told)
    rejected = {j.target.article for j in reviewed.judgments.values() if j.verdict == "reject"}
    machine = Machine.of_joined(record())
    assert all(machine.texts[ref.document] in rejected for ref in missing)
    assert msgspec.json.encode(record().happenings) == before
    assert len({h.id for h in reviewed.happenings}) == len(reviewed.happenings)


@settings(max_examples=60, deadline=None)
@given(st.lists(drafts(), max_size=8))
def test_who_takes_back_all_that_was_said_has_the_machines_record_again(some: list[Draft]) -> None:
    review = judged(some, [])
    for j in review.history():
        review.undo(j.id, "Ben")
    assert meant(review.reviewed()) == meant(Review.of_joined(record()).reviewed())


@settings(max_examples=60, deadline=None)
@given(st.lists(drafts(), max_size=8))
def test_whatever_is_not_the_machines_says_whose_it_is(some: list[Draft]) -> None:
    reviewed = judged(some, []).reviewed()
    for h in reviewed.happenings:
        for label in h.fields.values():
            if label.value != label.machine:
                assert set(label.by) & set(PEOPLE)
                assert label.judgments


@settings(max_examples=30, deadline=None)
@given(st.lists(drafts(), max_size=6), drafts())
def test_what_an_answer_would_change_is_what_it_changes(some: list[Draft], last: Draft) -> None:
    review = judged(some, [])
    try:
        would = review.would(last)
    except UsageError:
        return
    before = {h.id: h for h in review.reviewed().happenings}
    review.judge(last)
    after = {h.id: h for h in review.reviewed().happenings}
    for e in would:
        if e.field == "happening":
            assert (e.before in before) if e.after is None or e.before else (e.after not in before)
        elif e.field == "state":
            assert after[e.happening].state == e.after
        else:
            assert after[e.happening].fields[e.field].value == e.after
    if last.verdict not in ("accept", "unsure"):
        told = {(e.happening, e.field) for e in would}
        for id in before.keys() & after.keys():
            for field, label in after[id].fields.items():
                if field in before[id].fields and label.value != before[id].fields[field].value:
                    assert (id, field) in told


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sets())
def test_a_happening_built_by_itself_is_the_one_that_was_built_with_all_others(articles: list[Record]) -> None:
    """So that what a judgment touches can be made again alone."""
    joined = join(articles)
    machine = Machine.of_joined(joined)
    applier, ground = Applier(machine), Ground(machine, [], Memo())
    for h in joined.happenings:
        (group,) = regroup(events_of(h), tied(events_of(h), h.joins), ())
        assert replace(applier.build(group, ground), id=h.id, joins=h.joins) == h
        assert machine.first_event(h) in events_of(h)
    for lineage in joined.lineages:
        records = [r for m in lineage.documents if (r := machine.record(m.document)) is not None]
        builder = Builder(records, machine.entities_of(r.document.id for r in records), machine.press)
        assert [builder.resolved(x) for x in retrace(records, [lineage], [])] == [lineage]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sets())
def test_at_the_end_of_the_last_day_the_record_is_what_it_is(articles: list[Record]) -> None:
    dated = [
        replace(a, document=replace(a.document, id=f"{n}")) for n, a in enumerate(articles) if a.document.published
    ]
    if dated:
        machine = Machine.of_joined(join(dated))
        then = machine.at(max(a.document.published for a in dated if a.document.published))
        assert then.happenings == machine.happenings
        assert then.lineages == machine.lineages


def judgment(id: str, undoes: str | None = None) -> Judgment:
    verdict = "undo" if undoes else "accept"
    target = Anchor("ab" * 32)
    return Judgment(id=id, at="", by="Ana", kind="article", verdict=verdict, target=target, undoes=undoes)


@given(st.lists(st.integers(0, 9), max_size=10))
def test_undoing_is_undone_any_number_of_times(targets: list[int]) -> None:
    made = [judgment("00")]
    for n, t in enumerate(targets, 1):
        made.append(judgment(f"{n:02d}", undoes=made[t % len(made)].id))
    alive = {made[-1].id: True}
    for n in reversed(range(len(made))):
        alive[made[n].id] = not any(alive[u.id] for u in made[n + 1 :] if u.undoes == made[n].id)
    assert [j.id for j in holding(made)] == [j.id for j in made if alive[j.id] and j.undoes is None]


@given(st.lists(st.binary(max_size=60), max_size=8), st.integers(0, 400))
def test_no_bytes_stop_the_reader_and_no_cut_costs_a_whole_line(garbage: list[bytes], cut: int) -> None:
    good = [msgspec.json.encode(judgment(f"{n:02d}")) for n in range(3)]
    lines = [line for pair in zip([*garbage, b"", b"", b""], good) for line in pair]
    data = b"\n".join(lines) + b"\n"
    found = {j.id for j in parse(data).judgments}
    assert found >= {"00", "01", "02"}
    kept = data[:cut]
    whole = {j.id for j in parse(kept[: kept.rfind(b"\n") + 1]).judgments}
    assert {j.id for j in parse(kept).judgments} >= whole


@settings(max_examples=20, deadline=None)
@given(st.binary(max_size=80), st.integers(0, 3))
def test_whatever_stands_at_the_end_the_next_judgment_is_whole(tail: bytes, before: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "judgments.jsonl"
        log = Log(path, lambda: lock.sole_writer(path.with_suffix(".lock"), 10))
        made = [log.append(judgment) for _ in range(before)]
        with path.open("ab") as file:
            file.write(tail)
        made.append(log.append(judgment))
        assert {j.id for j in parse(path.read_bytes()).judgments} >= {j.id for j in made}

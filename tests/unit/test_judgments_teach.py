"""What judgments teach is proposed, measured on judgments held out, and switched on by nobody but the analyst."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from joining_bank import Writer

from onrecord.errors import ProjectError, UsageError
from onrecord.judgments import learned_file
from onrecord.judgments.learning import (
    CopySeen,
    Evidence,
    FieldSeen,
    NameSeen,
    PairSeen,
    Share,
    held_out,
    learn,
)
from onrecord.model.judgment import Draft
from onrecord.model.learned import NOTHING, Learned
from onrecord.pipeline import join
from onrecord.project import open_project
from onrecord.reviewing import Review
from quick_extractors import quick

IDS = [f"{n:026d}" for n in range(400)]
MADE = [i for i in IDS if not held_out(i)]
HELD = [i for i in IDS if held_out(i)]


def test_three_in_ten_are_held_out_and_always_the_same() -> None:
    assert 0.2 < len(HELD) / len(IDS) < 0.4
    assert [i for i in IDS if held_out(i)] == HELD


def test_a_threshold_is_proposed_where_it_does_better_on_what_was_held_out() -> None:
    """People part what was joined by less than three points and leave what has more."""
    pairs = tuple(PairSeen(i, score := 2.25 + (n % 20) / 10, score >= 3.0) for n, i in enumerate(IDS[:120]))
    lessons = learn(Evidence(pairs=pairs), 2.25)
    (proposal,) = [p for p in lessons.proposals if p.rule == "join threshold"]
    assert 2.9 < float(proposal.value) <= 3.0
    assert proposal.without is not None
    assert proposal.held_out.right > proposal.without.right
    assert proposal.held_out.of == sum(held_out(p.judgment) for p in pairs)


def test_the_share_from_which_a_rewrite_is_believed_is_learned_likewise() -> None:
    rewrites = tuple(PairSeen(i, share := 0.5 + (n % 25) / 50, share >= 0.7) for n, i in enumerate(IDS[:100]))
    (proposal,) = learn(Evidence(rewrites=rewrites), 2.25).proposals
    assert proposal.rule == "rewrite share"
    assert 0.68 <= float(proposal.value) <= 0.7
    assert proposal.without is not None
    assert proposal.held_out.right > proposal.without.right


def test_no_threshold_is_proposed_where_the_present_one_is_right() -> None:
    pairs = tuple(PairSeen(i, 2.25 + (n % 20 - 10) / 10, n % 20 >= 10) for n, i in enumerate(IDS[:120]))
    lessons = learn(Evidence(pairs=pairs), 2.25)
    assert lessons.proposals == ()
    assert any("no other does better" in w for w in lessons.too_few)


def test_what_is_learned_from_chance_is_not_proposed() -> None:
    """Where people's words have nothing to do with the points, what fits those learned from fails those held out."""
    pairs = tuple(PairSeen(i, 2.25 + (n * 7 % 20) / 10, n % 3 != 0) for n, i in enumerate(IDS[:90]))
    proposals = learn(Evidence(pairs=pairs), 2.25).proposals
    assert all(p.without and p.held_out.right > p.without.right for p in proposals)


def test_with_too_few_judgments_it_says_so() -> None:
    lessons = learn(Evidence(pairs=(PairSeen(IDS[0], 2.5, False),)), 2.25)
    assert lessons.proposals == ()
    assert any("1 pairs of events were judged" in w for w in lessons.too_few)
    assert any("no alias" in w for w in lessons.too_few)


def test_an_alias_is_proposed_where_it_was_said_twice_and_not_let_stand_as_often() -> None:
    said = (NameSeen(MADE[0], "PDF", "Port Defence Force", True), NameSeen(HELD[0], "PDF", "Port Defence Force", True))
    (proposal,) = learn(Evidence(names=said), 2.25).proposals
    assert (proposal.subject, proposal.value) == ("PDF", "Port Defence Force")
    assert (proposal.made_from, proposal.held_out) == (Share(1, 1), Share(1, 1))
    stood = tuple(NameSeen(i, "PDF", "Port Defence Force", False) for i in MADE[1:3])
    assert learn(Evidence(names=said + stood), 2.25).proposals == ()
    assert learn(Evidence(names=said[:1]), 2.25).proposals == ()


def test_an_outlet_that_copies_another_is_proposed() -> None:
    said = tuple(CopySeen(i, "Coast Daily", "Lake Post", True) for i in MADE[:3])
    (proposal,) = learn(Evidence(copies=said), 2.25).proposals
    assert proposal.rule == "reprint"
    assert proposal.held_out == Share(0, 0)  # which is said: nothing is held out to measure it on
    denied = tuple(CopySeen(i, "Coast Daily", "Lake Post", False) for i in MADE[3:6])
    assert learn(Evidence(copies=said + denied), 2.25).proposals == ()


def test_the_machine_is_measured_field_by_field() -> None:
    fields = tuple(FieldSeen(i, "place", n % 4 != 0) for n, i in enumerate(IDS[:100]))
    (report,) = learn(Evidence(fields=fields), 2.25).fields
    assert report.judged == Share(75, 100)
    low, high = report.judged.interval
    assert low < 0.75 < high
    assert Share().interval == (0.0, 1.0)


@pytest.mark.parametrize(
    "learned",
    [
        NOTHING,
        Learned(2.75),
        Learned(None, 0.75, {"Coast “Daily”": 'Lake "Post" \\ x'}),
        Learned(3.0, None, {"A": "B"}),
    ],
)
def test_what_is_switched_on_is_read_as_it_was_written(tmp_path: Path, learned: Learned) -> None:
    path = tmp_path / "learned.toml"
    path.write_text(learned_file.as_text(learned), encoding="utf-8")
    assert learned_file.read(path) == learned


@pytest.mark.parametrize(
    "text",
    ["[join]\nthreshold = 'high'", "[jion]\nx=1", "[rewrite]\nshare = 2", "join = 3", "reprints = 1", "[", "a=1"],
)
def test_a_file_that_is_half_understood_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "learned.toml"
    path.write_text(text)
    with pytest.raises(ProjectError, match=r"learned\.toml"):
        learned_file.read(path)


TARIFFS = "Traders on both coasts have asked for lower tariffs since the winter storms, which sank four lighters."
RAIN = "It was raining in Valletta, where the regatta had to be put off again until the wind turns to the south."


def strike(id: str, publisher: str, second: str) -> Writer:
    text = f"Chad's army attacked the town of Bardai on Sunday. {second}"
    writer = Writer(id, text, published=12, publisher=publisher)
    writer.entity("Chad's army", "organization", country="TCD", named=False).entity("Bardai", "place", country="TCD")
    return writer.event("ASSAULT", "attacked", text.split(". ")[0], actors=["Chad's army"], place="Bardai", when=10)


def test_an_outlet_that_carries_anothers_reports_is_no_source_beside_it() -> None:
    records = [
        strike("a", "Lake Post", TARIFFS).record(),
        strike("b", "Coast Daily", RAIN).record(),
    ]
    assert [h.independent_sources for h in join(records).happenings] == [2]
    learned = Learned(reprints={"The Coast Daily": "Lake Post"})
    assert [h.independent_sources for h in join(records, learned).happenings] == [1]


def test_what_is_switched_on_changes_the_next_run_and_nothing_before(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    source = tmp_path / "a.jsonl"
    source.write_text(json.dumps({"text": "Guns fired at the yard!", "published": "2026-05-12", "publisher": "Post"}))
    with open_project(tmp_path / "p", create=True) as project:
        project.add([source])
        project.run(extractors=quick())
        assert project.run(extractors=quick()).number is None  # nothing to do
        project.layout.learned.write_text(learned_file.as_text(Learned(2.75)))
        assert project.run(extractors=quick()).number == 2
        assert project.run(extractors=quick()).number is None
        assert project.verify().sound
        review = Review(project)
        with pytest.raises(UsageError, match="no proposal"):
            review.switch_on(["abc"])
        (id,) = [h.id for h in review.reviewed().happenings]
        review.judge(Draft(by="Ana", verdict="accept", record=id))
        taught = review.taught()
        assert (taught.judgments, taught.applied, taught.recheck) == (1, 1, 0)
        assert {f.field for f in taught.lessons.fields} >= {"type", "place", "the whole line"}
        assert taught.lessons.proposals == ()


def test_a_ticked_alias_becomes_a_row_of_the_analysts_own_table(tmp_path: Path) -> None:
    from onrecord.annotate.lexicons.own_actors import read_own_actors
    from onrecord.judgments.learning import Proposal
    from onrecord.record.project import layout
    from onrecord.reviewing.lessons import switch_on
    from onrecord.reviewing.machine import Machine

    where = layout.create(tmp_path / "p")
    record = strike("a", "Lake Post", "Nobody was there.").record()
    machine = Machine.of_joined(join([record]))
    alias = Proposal(
        id="a1",
        rule="alias",
        what="",
        subject="the force",
        value="Chad's army",
        made_from=Share(2, 2),
        held_out=Share(1, 1),
    )
    switch_on(where, [alias], machine)
    switch_on(where, [alias], machine)
    rows = read_own_actors(where.actors).rows
    assert [(r.name, r.other_names, r.kind, r.country) for r in rows][:1] == [
        ("Chad's army", ("the force",), "organization", "TCD")
    ]

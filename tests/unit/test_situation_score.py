"""The score by week and pair: what counts, for whom, in which week; and that coverage is no part of it."""

import datetime as dt

import pytest

from crisis_bank import copies, crisis, day, joined, telling
from onrecord.errors import UsageError
from onrecord.model.plover import INTENSITY
from onrecord.model.standing import STANDINGS
from onrecord.situation.method import WEIGHTS, Method, weighted, weights_line
from onrecord.situation.score import assess
from onrecord.situation.sides import Sides

TEXT = "Malta fined the shipping company of Tunisia for dumping oil near the lighthouse {} times in all, a clerk said."


def fined(id="one", **options):
    known = {"who": "Malta", "whom": "Tunisia", "when": day(10), "published": day(11)} | options
    return telling(id, TEXT.format(id), "SANCTION", "fined", **known)


def pairs(situation):
    return {(d.source.id, d.target.id): d for d in situation.dyads}


def test_an_act_weighs_its_intensity_by_its_standing():
    for standing in STANDINGS:
        (cell,) = assess(joined([fined(standing=standing)])).totals
        assert cell.score == pytest.approx(WEIGHTS[standing] * INTENSITY["SANCTION"])
        assert (cell.happenings == 1) == (WEIGHTS[standing] > 0)
        assert cell.beside == ({} if WEIGHTS[standing] else {standing: 1})


def test_what_has_not_happened_weighs_nothing_and_is_counted_beside():
    cell = assess(joined([fined(standing="planned")])).totals[0]
    assert (cell.score, cell.mean, cell.happenings, cell.articles) == (0.0, None, 0, 0)


def test_the_mean_is_of_what_counts():
    two = joined(
        [
            fined("one"),
            telling(
                "two",
                "Malta thanked Tunisia for its help in May.",
                "SUPPORT",
                "thanked",
                who="Malta",
                whom="Tunisia",
                when=day(11),
                published=day(12),
                standing="confirmed",
            ),
        ]
    )
    (cell,) = assess(two).totals
    assert cell.score == pytest.approx(0.8 * -6 + 5)
    assert cell.mean == pytest.approx((0.8 * -6 + 5) / 1.8)


@pytest.mark.parametrize("number", [1, 7])
def test_copies_add_to_coverage_alone(number):
    alone, copied = assess(joined([fined()])), assess(joined([fined(), *copies(fined(), number)]))
    for a, b in zip(alone.totals, copied.totals, strict=True):
        assert (a.score, a.mean, a.happenings, a.parts, a.independent_sources) == (
            b.score,
            b.mean,
            b.happenings,
            b.parts,
            b.independent_sources,
        )
        assert b.articles == a.articles + number
    assert [(d.source, d.target, d.score) for d in alone.dyads] == [(d.source, d.target, d.score) for d in copied.dyads]


def test_sources_of_one_happening_are_those_of_the_record():
    record = joined()
    for happening in record.happenings:
        cell = assess(record, [happening], method=weighted(dict.fromkeys(STANDINGS, 1.0))).totals[0]
        assert cell.independent_sources == happening.independent_sources


def test_a_source_counts_once_however_much_it_tells():
    text = "Malta fined Tunisia in March. Malta thanked Tunisia in the same breath for its patience and its rain."
    first = telling("a", text, "SANCTION", "fined", who="Malta", whom="Tunisia", when=day(10), published=day(11))
    second = telling("a", text, "SUPPORT", "thanked", who="Malta", whom="Tunisia", when=day(11), published=day(11))
    from msgspec.structs import replace

    both = replace(first, events=(*first.events, replace(second.events[0], id="E2")))
    cell = assess(joined([both])).totals[0]
    assert (cell.happenings, cell.independent_sources, cell.articles) == (2, 1, 1)


def test_what_is_done_together_counts_in_both_directions_and_once_in_total():
    together = assess(
        joined(
            [
                telling(
                    "c",
                    "Malta and Tunisia agreed on fish.",
                    "AGREE",
                    "agreed",
                    who="Malta",
                    whom="Tunisia",
                    when=day(10),
                    published=day(11),
                )
            ]
        )
    )
    assert {p: d.score for p, d in pairs(together).items()} == {("MLT", "TUN"): 2.0, ("TUN", "MLT"): 2.0}
    assert together.totals[0].score == 2.0


def test_a_happening_stands_in_the_week_of_its_days():
    sunday, monday = day(15), day(16)
    assert assess(joined([fined(when=sunday, published=day(23))])).weeks == ("2026-W11",)
    assert assess(joined([fined(when=monday, published=day(23))])).weeks == ("2026-W12",)
    assert assess(joined([fined(when=(monday, day(22)), published=day(23))])).weeks == ("2026-W12",)


def test_days_over_several_weeks_are_left_out_and_counted():
    situation = assess(joined([fined(when=(day(15), day(16)), published=day(23))]))
    assert situation.weeks == ()
    assert [(x.happenings, x.reason) for x in situation.left_out] == [(1, "its days spread over several weeks")]


def test_without_a_stated_day_it_stands_when_first_told_and_says_so():
    told = joined([fined(when=None, published=day(18))])
    cell = assess(told).totals[0]
    assert (cell.week, cell.undated, cell.happenings) == ("2026-W12", 1, 1)
    strict = assess(told, method=Method(undated=False))
    assert strict.weeks == ()
    assert [(x.happenings, x.reason) for x in strict.left_out] == [(1, "no day is stated for it")]


def test_background_does_not_stretch_the_weeks_unless_asked_for():
    old = joined([fined("now"), fined("old", when=dt.date(1987, 4, 2))])
    near = assess(old)
    assert near.weeks == ("2026-W11",)
    assert sum(x.happenings for x in near.left_out) == 1
    assert assess(old, since=dt.date(1987, 1, 1)).weeks[0] == "1987-W14"


def test_every_happening_is_in_a_week_or_left_out():
    record = joined()
    situation = assess(record)
    placed = [id for cell in situation.totals for id in cell.ids]
    assert len(placed) == len(set(placed))
    assert len(placed) + sum(x.happenings for x in situation.left_out) == len(record.happenings)


def test_weeks_without_anything_are_there():
    gap = assess(joined([fined("one"), fined("two", when=day(31), published=day(31))]))
    assert gap.weeks == ("2026-W11", "2026-W12", "2026-W13", "2026-W14")
    assert [m.isoformat() for m in gap.mondays] == ["2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30"]


@pytest.mark.parametrize(
    ("name", "kind", "country", "sectors", "side"),
    [
        ("Karl Vella", "person", "MLT", ("GOV",), "MLT"),
        ("Sons of the Reef", "armed_group", "LBY", ("REB",), "N:sons-of-the-reef"),
        ("United Nations", "organization", "UNO", (), "UNO"),
        ("Harbour Watch", "organization", "NGO", (), "N:harbour-watch"),
        ("Mikiel Borg", "person", None, (), "N:mikiel-borg"),
    ],
)
def test_for_whom_an_actor_counts(name, kind, country, sectors, side):
    from msgspec.structs import replace

    record = telling("x", f"{name} attacked Malta at dawn, they said.", "ASSAULT", "attacked", who=name, whom="Malta")
    who = replace(record.entities[0], kind=kind, country=country, sectors=sectors)
    whole = joined([replace(record, entities=(who, *record.entities[1:]))])
    assert Sides(whole.entities).of(whole.happenings[0].actors[0]).id == side


def test_who_is_not_identified_is_said_to_be():
    march = assess(joined([r for r in crisis() if r.document.id == "march"]))
    assert list(pairs(march)) == [("?", "MLT")]


def test_channels_are_a_track_of_their_own():
    situation = assess(joined())
    found = {(c.kind, c.state, c.week) for c in situation.channels}
    assert found == {("call", "open", "2026-W11"), ("talks", "planned", "2026-W12")}


def test_weights_of_ones_own_are_checked_and_said():
    method = weighted({"alleged": 0.0})
    assert method.changed
    assert "alleged" in weights_line(method).partition(";")[2]
    with pytest.raises(UsageError, match="no standing"):
        weighted({"rumoured": 0.1})
    with pytest.raises(UsageError, match="no weight"):
        weighted({"alleged": 2.0})
    with pytest.raises(UsageError, match="no weight"):
        weighted({"alleged": float("nan")})

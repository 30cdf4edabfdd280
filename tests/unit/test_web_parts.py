"""The parts of the review page that reckon: the step line, the queue's words, what could be the same, who judges."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree

import pytest

from onrecord.commands.person import person
from onrecord.errors import UsageError
from onrecord.model.happening import Happening, SourcedChange, Telling
from onrecord.model.judgment import (
    Anchor,
    Candidate,
    Choice,
    Draft,
    Effect,
    Labelled,
    QueueItem,
    ReviewedHappening,
    Said,
)
from onrecord.model.span import Span
from onrecord.model.standing import Standing
from onrecord.model.temporal import When
from onrecord.web.pages.fields import from_entry, row, told
from onrecord.web.pages.near import near
from onrecord.web.pages.queue import find, questions
from onrecord.web.pages.step_line import points, step_line

WORDS = Span(0, 4, "fell")


def day(n: int) -> dt.date:
    return dt.date(2026, 3, n)


def change(standing: Standing, published: dt.date | None, voice: str) -> SourcedChange:
    return SourcedChange(standing, None, "a", WORDS, None, published, None, voice)


def happening(id: str, **fields: object) -> Happening:
    history = (change("reported", day(10), "x"),)
    known: dict[str, object] = {
        "type": "ASSAULT",
        "mode": None,
        "actors": ("N:MLT",),
        "recipients": (),
        "place": None,
        "when": None,
        "standing": "reported",
        "history": history,
        "sources": (Telling("a", (WORDS,), "L1", ("E1",)),),
        "independent_sources": 1,
    }
    return Happening(id=id, **(known | fields))  # type: ignore[arg-type]


def reviewed(h: Happening) -> ReviewedHappening:
    return ReviewedHappening(id=h.id, happening=h)


def test_the_step_line_has_the_standing_after_each_day() -> None:
    history = [change("reported", day(10), "x"), change("denied", day(12), "y"), change("confirmed", day(14), "z")]
    assert [(p.day, p.standing) for p in points(history)] == [
        (day(10), "reported"),
        (day(12), "disputed"),
        (day(14), "disputed"),
    ]


def test_what_is_not_dated_comes_last_in_the_step_line() -> None:
    line = points([change("denied", None, "y"), change("reported", day(10), "x")])
    assert [(p.day, p.standing) for p in line] == [(day(10), "reported"), (None, "disputed")]


@pytest.mark.parametrize("days", [[1], [1, 1, 1], [1, 2, 3, 28], [None], [3, None], list(range(1, 29))])
def test_the_step_line_is_sound_svg_without_style_or_script_and_stays_in_its_frame(days: list[int | None]) -> None:
    voices = [change("reported", day(n) if n else None, str(k)) for k, n in enumerate(days)]
    svg = step_line(voices, "disputed")
    root = ElementTree.fromstring(svg)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for node in root.iter():
        assert "style" not in node.attrib
        for name, limit in (("x", width), ("cx", width), ("x1", width), ("y", height), ("cy", height)):
            assert 0 <= float(node.attrib.get(name, 0)) <= limit
    assert all(0 <= float(x) <= width for x in re.findall(r"[MH]([\d.]+)", svg))
    assert root.attrib["aria-label"] == root.findtext("title")
    assert "isputed" in root.attrib["aria-label"]


def item(**fields: object) -> QueueItem:
    draft = Draft(by="x", verdict="change", record="H1", field="place", new="Sfax", event="art/E2")
    effects = (
        Effect("H1", "independent_sources", 2, 1),
        Effect("H1", "place", None, "Sfax"),
        Effect("H9", "happening", None, "H9"),
        Effect("H5", "number", 3, 4),
        Effect("H1", "state", "open", "accepted"),
    )
    known: dict[str, object] = {
        "kind": "join",
        "happening": "H1",
        "question": "are these one? the pilots differ",
        "effect": 2.0,
        "doubt": 0.5,
        "priority": 1.0,
        "choices": (Choice("yes", draft, effects),),
    }
    return QueueItem(**(known | fields))  # type: ignore[arg-type]


def test_a_question_says_what_its_answers_would_change() -> None:
    (q,) = questions([item()])
    assert (q.question, q.detail) == ("Are these one?", "the pilots differ")
    assert "independent sources 2 → 1" in q.answers[0].effects
    assert "where not stated → Sfax" in q.answers[0].effects
    assert "elsewhere number 3 → 4" in q.answers[0].effects
    assert q.changes == "independent sources 2 → 1, where, one happening more, number"
    assert q.named == ("art/E2", "H1")


def test_questions_about_one_happening_have_addresses_of_their_own() -> None:
    found = questions([item(), item(), item(kind="conflict", field="when"), item(happening="H2")])
    assert len({(q.happening, q.key) for q in found}) == 4
    assert [find(found, q.happening, q.key) for q in found] == [0, 1, 2, 3]
    assert find(found, "H3", None) is None


def test_what_could_be_the_same_shares_kind_days_and_parties() -> None:
    line = happening("H1", place="N:Q1")
    others = [
        happening("alike", place="N:Q1"),
        happening("other party", actors=("N:TUN",)),
        happening("talk", type="CONSULT"),
        happening("long ago", history=(change("reported", dt.date(2025, 1, 1), "x"),)),
        line,
    ]
    assert near(line, map(reviewed, others)) == ["alike"]


def test_a_row_says_whose_value_it_is_and_what_else_it_could_be() -> None:
    field = Labelled("Sfax", by=("Ana",), machine="Tunis", said=(Said("Ana", "Sfax", "J1"), Said("Ben", None, "J2")))
    candidates = [Candidate("Sfax", ("a", "b", "c"), (Anchor("0" * 64, 0, 4, "Sfax"),)), Candidate("Tunis", ("d",))]
    shown = row("place", field, candidates, str.upper)
    assert (shown.words, shown.by, shown.machine) == ("Sfax", ("Ana",), "Tunis")
    assert shown.said == (("Ana", "Sfax"), ("Ben", "not stated"))
    assert [(v.words, v.current) for v in shown.values] == [("Sfax", True), ("Tunis", False), ("not stated", False)]
    assert shown.values[0].support == "A; B; 1 more"


def test_the_standing_has_the_same_number_keys_everywhere() -> None:
    shown = row("standing", Labelled("denied", machine="denied"), (), str)
    assert [v.data.strip('"') for v in shown.values] == [
        "confirmed", "reported", "alleged", "disputed", "denied", "planned", "threatened", "hypothetical", "negated",
    ]  # fmt: skip
    assert [v.words for v in shown.values if v.current] == ["✗ denied"]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("when", "2026-03-01/2026-03-03", "1–3 March 2026"),
        ("when", "2026-03-01", "1 March 2026"),
        ("when", "nonsense", "nonsense"),
        ("actors", ["Malta", "Tunisia"], "Malta, Tunisia"),
        ("actors", [], None),
        ("place", None, None),
    ],
)
def test_values_are_read_as_words(name: str, value: object, words: str | None) -> None:
    assert told(name, value) == words


def test_what_is_typed_becomes_a_value() -> None:
    assert from_entry("actors", " Malta ; Tunisia;; ") == ["Malta", "Tunisia"]
    assert from_entry("place", " Port  of Sfax ") == "Port of Sfax"
    assert from_entry("place", "  ") is None


def test_who_judges_is_asked_of_this_machine_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert person("  Ana   Ferrer ") == "Ana Ferrer"
    with pytest.raises(UsageError):
        person("  ")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("LOGNAME", "aferrer")
    assert person(None) == "aferrer"


def test_days_that_touch_make_two_happenings_alike() -> None:
    line = happening("H1", when=When(day(10), day(10), None, "stated"))
    other = happening("H2", when=When(day(10), day(11), None, "stated"), actors=())
    assert near(line, [reviewed(other)]) == ["H2"]

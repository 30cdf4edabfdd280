"""What two annotations of one text have in common, measured on texts whose answer can be counted by hand."""

from __future__ import annotations

import pytest

from corpus.agreement import agreement_page, paired, symmetric
from corpus.blank import sample, stripped
from corpus.compare import compare, kappa
from corpus.days import days
from corpus.document import Document
from corpus.markup import COMMENT, read_text
from onrecord.evaluate.report import Figure

FIRST = (
    "[Oman]{@oman gov OMN GOV >s1} [said]{q s1 confirm by=oman about=raid} [[its navy]{@navy gov OMN MIL} "
    "[boarded]{!raid COERCE/seize a=navy r=ship t=2014-06 s=confirmed} [a dhow]{@ship oth} "
    "[in June]{t 2014-06}]{c s1}. [The owner]{@owner per >s2} [denied]{q s2 deny by=owner about=raid} "
    "[the [search]{!raid ref}]{c s2}."
)


def document(body: str, id: str = "t-0001") -> Document:
    found = read_text(f"{COMMENT}\n=== {id} | agency | - | 2014-06-30\n{body}\n")
    assert not [str(f) for f in found.findings if f.severity == "error"]
    return found.documents[0]


def measured(second: str, first: str = FIRST) -> dict[str, float]:
    return {f.name: f.value for f in compare([(document(first), document(second))])}


def test_an_annotation_agrees_with_itself_wholly() -> None:
    assert set(measured(FIRST).values()) == {100.0}


def test_ids_say_nothing_only_what_they_refer_to() -> None:
    renamed = FIRST.replace("navy", "fleet", 1).replace("its fleet", "its navy").replace("@navy", "@n")
    other = FIRST.replace("@navy", "@n").replace("a=navy", "a=n").replace("raid", "e7").replace("s2", "s9")
    assert renamed != FIRST != other
    assert set(measured(other).values()) == {100.0}


@pytest.mark.parametrize(
    ("old", "new", "name", "value"),
    [
        ("[a dhow]{@ship oth}", "a [dhow]{@ship oth}", "entities.mention_exact_f1", 75.0),
        ("[a dhow]{@ship oth}", "a [dhow]{@ship oth}", "entities.mention_head_f1", 100.0),
        ("@ship oth", "@ship pla", "entities.kind_accuracy", 75.0),
        ("{t 2014-06}", "{t 2013-06}", "times.value_accuracy", 0.0),
        ("[in June]{t", "in [June]{t", "times.span_f1", 100.0),
        ("q s2 deny", "q s2 reject", "statements.act_accuracy", 50.0),
        ("by=oman", "by=navy", "statements.source_accuracy", 50.0),
        ("COERCE/seize", "ASSAULT", "events.type_accuracy", 0.0),
        ("COERCE/seize", "COERCE/arrest", "events.mode_accuracy", 0.0),
        ("s=confirmed", "s=disputed", "events.standing_accuracy", 0.0),
        (" ref}", " f=negated}", "events.reference_accuracy", 50.0),
        ("a=navy r=ship", "a=ship r=navy", "events.actor_f1", 0.0),
        ("a=navy r=ship", "a=navy+oman r=ship", "events.actor_f1", 200 / 3),
        ("a=navy r=ship", "a=navy+oman r=ship", "events.type_actor_recipient_f1", 0.0),
        ("t=2014-06 ", "t=2014-06-01/2014-06-30 ", "events.time_accuracy", 100.0),
        ("t=2014-06 ", "t=2014-06-01 ", "events.time_accuracy", 0.0),
        ("{!raid ref}", "{!look ASSAULT s=reported}", "events.coreference_b3_f1", 200 / 3),
    ],
)
def test_each_difference_shows_in_its_own_figure(old: str, new: str, name: str, value: float) -> None:
    second = FIRST.replace(old, new).replace(">s1", "" if "by=navy" in new else ">s1")
    assert second != FIRST
    assert measured(second)[name] == pytest.approx(value)


def test_a_telling_that_one_annotator_missed_lowers_recall_and_not_precision() -> None:
    values = measured(FIRST.replace("[search]{!raid ref}", "search"))
    assert (values["events.trigger_precision"], values["events.trigger_recall"]) == (100.0, 50.0)


def test_a_changed_text_is_refused() -> None:
    with pytest.raises(ValueError, match="texts differ, at character 19"):
        measured(FIRST.replace("boarded", "searched"))


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        ((35, 50, 25, 25, 30, 20), 40.0),  # observed 0.7; chance 0.5 * 0.6 + 0.5 * 0.4 = 0.5
        ((20, 40, 20, 20, 20, 20), 0.0),
        ((5, 5, 5, 5), 100.0),
        ((0, 0, 0, 0), 0.0),
    ],
)
def test_kappa_is_cohens(counts: tuple[float, ...], value: float) -> None:
    assert kappa(counts) == pytest.approx(value)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2014-06-03TNI", "2014-06-03", "2014-06-03"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2014-W01", "2013-12-30", "2014-01-05"),
        ("2014-W01-WE", "2014-01-04", "2014-01-05"),
        ("2014-Q4", "2014-10-01", "2014-12-31"),
        ("2014-H1", "2014-01-01", "2014-06-30"),
        ("1999", "1999-01-01", "1999-12-31"),
        ("2014-06-03/2014-07", "2014-06-03", "2014-07-31"),
    ],
)
def test_a_value_covers_its_days(value: str, first: str, last: str) -> None:
    found = days(value)
    assert found is not None
    assert tuple(d.isoformat() for d in found) == (first, last)


@pytest.mark.parametrize("value", ["P2D", "PAST_REF", "XXXX-WXX-2", "199X", "2014-02-30", "2014-07/2014-06"])
def test_what_names_no_days_covers_none(value: str) -> None:
    assert days(value) is None


def test_a_sample_is_drawn_by_its_seed_and_bears_no_label() -> None:
    documents = [document(FIRST, f"t-{n:04}") for n in range(40)]
    drawn = sample(documents, 0.05, seed=7)
    assert len(drawn) == 2
    assert drawn == sample(documents[::-1], 0.05, seed=7)
    assert len({tuple(d.id for d in sample(documents, 0.05, seed=s)) for s in range(20)}) > 1
    bare = stripped(drawn[0])
    assert (bare.text, bare.marks, bare.events, bare.mentions) == (drawn[0].text, (), (), ())


def test_the_page_shows_symmetric_figures_of_the_documents_annotated_twice() -> None:
    pairs = paired([document(FIRST), document(FIRST, "t-0002")], [document(FIRST)])
    figures = symmetric([Figure(name="events.trigger_f1", value=81.25, n=1), Figure(name="x.a_recall", value=1, n=1)])
    page = agreement_page(figures, pairs)
    assert "| trigger f1 | 81.2 |  | 1 |" in page
    assert "recall" not in page
    assert "t-0002" not in page
    with pytest.raises(ValueError, match="no document"):
        paired([document(FIRST, "t-0002")], [document(FIRST)])

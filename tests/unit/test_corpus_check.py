"""What the validator warns of in texts that can be read, and what it forbids between texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.check import read_all
from corpus.document import Document
from corpus.lint import lint
from corpus.markup import COMMENT, read_text
from corpus.oddities import oddities
from corpus.overlap import overlaps
from corpus.variety import variety


def document(body: str, id: str = "t-0001") -> Document:
    found = read_text(f"{COMMENT}\n=== {id} | agency | KEN | 2014-06-03\n{body}\n")
    assert not [str(f) for f in found.findings]
    return found.documents[0]


def warned(body: str) -> list[str]:
    return [f.problem for f in lint(document(body))]


CLEAN = (
    "[The army]{@army gov KEN MIL >s1} [denied]{q s1 deny by=army about=e} [on Monday]{t 2014-06-02} that it "
    "[shelled]{!e ASSAULT/heavy-weapons a=army p=town f=negated s=denied} [Moyale]{@town pla KEN}."
)


def test_a_text_in_order_gives_no_warning() -> None:
    assert warned(CLEAN) == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("Rain is expected.", "without a label"),
        ("[The army]{@a gov} [said]{q s1 warn by=a} [it would rain]{c s1}.", "no source span"),
        ("[They will come]{c s1 warn}.", "neither a cue nor quotation marks"),
        ("[The army]{@a gov >s1} [said]{q s1 assert by=a}.", "no content"),
        ("A town was [shelled]{!e ASSAULT s=reported}.", "neither a= nor r="),
        ("[Chad]{@c gov} [sends]{!e AID a=c s=planned} rice.", "every telling is f=actual"),
        ("[Chad]{@c gov} [may send]{!e AID a=c f=hypothetical s=reported} rice.", "told only as hypothetical"),
        ("[Chad]{@c gov} [sent]{!e AID a=c s=disputed} rice.", "nobody denies it"),
        ("[Chad]{@c gov} [sent]{!e AID a=c t=2014-06-09 s=reported} rice.", "after the publication"),
        ("Rain fell [on Tuesday]{t 2014-06-02}.", "is a Monday"),
        ("Rain fell [yesterday]{t 2014-06-01}.", "is not yesterday"),
        ("Rain fell in [May]{t 2014-04}.", "not in May"),
        ("Rain fell in [May 2013]{t 2014-05}.", "not in 2013"),
        ("[Chad,]{@c gov} said nothing.", "ends with ,"),
        ('["I]{@c per} wait," one wrote.', "one of two quotation marks"),
        ("[Chad]{@c gov >s1} [urged]{q s1 demand by=c} [restraint]{c s1}.", "no event has by=s1"),
        (
            "[Chad]{@c gov >s1} [urged]{!e REQUEST a=c s=confirmed}{q s1 demand by=c} [restraint]{c s1}.",
            "but the event has no by=",
        ),
        (
            "[Chad]{@c gov >s1} [accused]{!e ACCUSE a=n by=s1 s=confirmed}{q s1 accuse by=c} [Niger]{@n gov}.",
            "its statement s1 is by=c",
        ),
    ],
)
def test_what_a_writer_may_have_forgotten_is_warned_of(body: str, problem: str) -> None:
    assert any(problem in w for w in warned(body)), warned(body)


def test_a_denial_by_another_statement_makes_an_event_disputed() -> None:
    body = (
        "[Chad]{@c gov} [sent]{!e AID a=c s=disputed} rice. [Niger]{@n gov >s1} [called that untrue]"
        "{q s1 deny by=n about=e}."
    )
    assert not any("nobody denies" in w for w in warned(body))


def test_a_name_in_many_documents_is_warned_of_once() -> None:
    docs = [document(f"[{given} Obwaya]{{@p per}} spoke.", f"t-{n:04}") for n, given in enumerate("ABCDEFG")]
    problems = [f.words for f in variety(docs)]
    assert problems.count("Obwaya") == 1
    assert "Obwaya" not in [f.words for f in variety(docs[:6])]


def test_openings_that_come_again_and_again_are_warned_of() -> None:
    docs = [document(f"ADEN (Agency) - The harbour master of {x} resigned.", f"t-{x:04}") for x in range(6)]
    assert "the harbour master" in [f.words for f in variety(docs)]


def test_paragraphs_with_nearly_the_same_words_in_two_documents_are_warned_of() -> None:
    one = "Fishermen in Hodeida mended their nets on the quay while soldiers searched every crate of ice for rifles."
    two = one.replace("every crate of ice", "each box of fish")
    assert any("nearly the words of t-0001" in f.problem for f in variety([document(one), document(two, "t-0002")]))
    assert not variety([document(one + "\n" + two)])  # a document may repeat itself


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("[Nyima]{@n per} sold [[his]{@n} yaks]{@y oth}, and they died.", "they"),
        ("# [The mayor]{@m per}: \\[sic\\] I resign", "I"),
        ("[He]{@h per} left, [she]{@s per} said on Friday.", "Friday"),
        ("[He]{@h per} left, [she]{@s per} said.", "said"),
        ("[Her]{@h per} rival left [two days]{t P2D} ago with his [brother]{@b per}.", "his"),
    ],
)
def test_a_pronoun_a_time_or_a_verb_of_saying_without_a_label_is_warned_of(body: str, words: str) -> None:
    found = lint(document(body))
    assert (words, body.rindex(words) + 1) in [(f.words, f.column) for f in found], found


def test_states_numerals_and_labelled_words_are_no_forgotten_pronouns() -> None:
    assert warned("[They both]{@a+b} saw the US ship. [Ira]{@a per} quoted [Elizabeth I]{@b per}.") == [
        "a verb of saying that is no cue"
    ]


def test_the_pronoun_of_a_title_is_none_of_its_own() -> None:
    assert warned("[Her Royal Highness]{@a per} met [His Excellency the President]{@b per}.") == []
    assert warned("[She]{@a per} met his excellent cook.") == ["a pronoun without a referent"]


def test_a_claim_rejected_or_a_comment_refused_is_no_act_that_wants_an_event() -> None:
    body = "[Oman]{{@o gov OMN GOV >s1}} [{0}]{{q s1 {1} by=o}} [the report]{{c s1}}."
    assert warned(body.format("rejected", "deny")) == []
    assert warned(body.format("refused to discuss", "decline_to_comment")) == []
    assert len(warned(body.format("rejected", "reject"))) == 1


def test_a_word_with_another_label_than_everywhere_else_is_odd() -> None:
    docs = [
        document(f"[A{n}]{{@a per}} was [seized]{{!e COERCE/arrest r=a s=reported}}.", f"t-{n:04}") for n in range(6)
    ]
    other = document("[Bo]{@a per} was [Seized]{!e ASSAULT/abduct r=a s=reported}.", "t-0099")
    odd = oddities([*docs, other])
    assert [(o.here.document.id, o.here.label, o.usual, o.times) for o in odd] == [
        ("t-0099", "ASSAULT/abduct", "COERCE/arrest", 7)
    ]
    assert oddities([*docs[:2], other, other]) == []


def test_two_documents_may_not_have_one_id(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{COMMENT}\n=== t-0001 | agency | - | 2014-06-03\nRain.\n", encoding="utf-8")
    assert ["id of another document" in f.problem for f in read_all([tmp_path]).findings] == [True]


def test_nine_words_of_a_text_that_is_not_ours_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "seed").mkdir()
    words = "the old ferry from Lamu had been repaired twice before it sank"
    (tmp_path / "seed" / "x.txt").write_text(f"It is said that {words}.", encoding="utf-8")
    found = overlaps([document(f"Some think {words.upper()}."), document("The old ferry sank.", "t-0002")], tmp_path)
    assert [(f.severity, f.line) for f in found] == [("error", 3)]

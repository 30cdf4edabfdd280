"""The corpus's markup: what is read from it, and what is said of its faults."""

from __future__ import annotations

import pytest

from corpus.document import Document
from corpus.findings import Finding
from corpus.markup import COMMENT, read_text, render_file

HEADER = "=== t-0001 | agency | KEN | 2014-06-03"
RAID = (
    "# [Herdsmen]{@men ppl KEN CVL} [flee]{!go RETREAT/withdraw a=men p=lodwar t=2014-06-02 s=disputed} "
    "[Lodwar]{@lodwar pla KEN}\n"
    "[[Kenya]{@kenya gov KEN GOV}'s police]{@police gov KEN COP >s1} [said]{q s1 assert by=police via=press about=go} "
    "[Monday]{t 2014-06-02} that [[they]{@men} \\[all\\] [had left]{!go}]{c s1}.\n"
    '["[Nobody left]{!go f=negated},"]{c s2 deny by=chief about=go} was the answer of [a chief]{@chief per KEN >s2}.'
)


def read_one(body: str) -> Document:
    found = read_text(f"{COMMENT}\n{HEADER}\n{body}\n")
    assert not [str(f) for f in found.findings]
    return found.documents[0]


def faults(body: str, header: str = HEADER) -> list[Finding]:
    return read_text(f"{COMMENT}\n{header}\n{body}\n", "x.txt").findings


def test_plain_text_is_title_and_paragraphs_joined_by_a_blank_line() -> None:
    d = read_one(RAID)
    assert d.title == "Herdsmen flee Lodwar"
    assert d.text.startswith("Herdsmen flee Lodwar\n\nKenya's police said Monday that they [all] had left.\n\n")
    assert [p.title for p in d.paragraphs] == [True, False, False]


def test_every_layer_is_read_with_its_words() -> None:
    d = read_one(RAID)
    assert [d.words((m.start, m.end)) for m in d.mentions] == [
        "Herdsmen", "Lodwar", "Kenya's police", "Kenya", "they", "a chief",
    ]  # fmt: skip
    assert [(t.value, t.type, d.words((t.start, t.end))) for t in d.times] == [("2014-06-02", "date", "Monday")]
    event = d.events[0]
    assert (event.type, event.mode, event.actors, event.place) == ("RETREAT", "withdraw", ("men",), "lodwar")
    assert [(d.words((t.start, t.end)), t.factuality, t.statements) for t in event.tellings] == [
        ("flee", "actual", ()), ("had left", "actual", ("s1",)), ("Nobody left", "negated", ("s2",)),
    ]  # fmt: skip


def test_a_statement_has_its_source_its_cue_and_the_form_that_its_quotation_marks_give() -> None:
    said, denied = read_one(RAID).statements
    d = read_one(RAID)
    assert (said.cue and d.words(said.cue), said.form, said.medium) == ("said", "indirect", "press")
    assert [d.words(s) for s in said.source_spans] == ["Kenya's police"]
    assert (denied.cue, denied.form, denied.act) == (None, "direct", "deny")


@pytest.mark.parametrize(
    ("words", "kind", "form"),
    [
        ("Lodwar", "pla", "name"),
        ("the governor of Turkana", "per", "nominal"),
        ("Governor Ekai Lobokat of Turkana", "per", "name"),
        ("she", "per", "pronoun"),
        ("the Interior Ministry", "gov", "nominal"),
        ("the Red Crescent", "org", "name"),
    ],
)
def test_the_form_of_a_mention_comes_from_its_head(words: str, kind: str, form: str) -> None:
    assert read_one(f"Nobody saw [{words}]{{@x {kind}}} there.").mentions[0].form == form


def test_a_capital_at_the_start_of_a_sentence_makes_no_name_of_a_group() -> None:
    d = read_one("[Villagers]{@v ppl} fled. [They]{@v} saw [Turkwel]{@t pla} burn.")
    assert [m.form for m in d.mentions] == ["nominal", "pronoun", "name"]


def test_a_mention_of_several_entities_may_stand_before_they_are_introduced() -> None:
    d = read_one("[Both]{@a+b} met; [Chad]{@a gov TCD} gave way, [Niger]{@b gov NER} did not.")
    assert d.mentions[0].entities == ("a", "b")


def test_sectors_may_stand_without_a_country() -> None:
    d = read_one("[clerks]{@a ppl BUS,LAB} and [a judge]{@b per - JUD} met [monks]{@c ppl LAO}")
    assert [(e.country, e.sectors) for e in d.entities] == [(None, ("BUS", "LAB")), (None, ("JUD",)), ("LAO", ())]


def test_a_file_is_written_as_it_is_read() -> None:
    text = render_file([read_one(RAID)])
    assert text.split("\n")[2:] == [HEADER, *RAID.split("\n"), ""]


@pytest.mark.parametrize(
    ("body", "column", "problem", "cure"),
    [
        ("Up [here", 4, "never closed", "\\["),
        ("Up here]{@x per}", 8, "closes no bracket", "\\]"),
        ("[here] now", 1, "without a label", "\\["),
        ("[here]{@x pla now", 7, "label never closed", "}"),
        ("a {b", 3, "out of place", "\\{"),
        ("C:\\temp", 3, "no escape", "\\\\"),
        ("[ here]{@x pla}", 1, "space", "move"),
        ("[here]{@x}", 7, "no entity x", "introduce it"),
        ("[here]{@x plaza}", 7, "no such kind", "pla"),
        ("[here]{@x pla ENG}", 7, "no such country", "alpha-3"),
        ("[here]{@x pla KEN COPS}", 7, "no such sector", "COP"),
        ("[here]{@x pla KEN IGO}", 7, "no sector", "one"),
        ("[here]{@x+y pla}", 7, "cannot introduce", "alone"),
        ("[May]{t 2014-13}", 6, "TIMEX3", "2014-06"),
        ("[hit]{!e HIT s=reported}", 6, "PLOVER type", "choose"),
        ("[hit]{!e ASSAULT/air s=reported}", 6, "no mode", "aerial"),
        ("[hit]{!e ASSAULT}", 6, "no standing", "s="),
        ("[hit]{!e ASSAULT s=sure}", 6, "no such standing", "choose"),
        ("[hit]{!e ASSAULT s=reported f=maybe}", 6, "factuality", "choose"),
        ("[hit]{!e}", 6, "not been introduced", "TYPE"),
        ("[hit]{!e ASSAULT s=reported x=y}", 6, "x= is not known", "a="),
        ("[hit]{!e ASSAULT s=reported a=}", 6, "empty", "leave"),
        ("[hit]{!e ASSAULT s=reported a=men}", 6, "no entity men", "introduce"),
        ("[says]{q s1 say}", 7, "no such act", "choose"),
        ("[says]{q s1}", 7, "without its act", "assert"),
        ("[says]{q s1 assert via=radio}", 7, "medium", "choose"),
        ("[says]{q s1 assert in=s2}", 7, "no statement s2", "declare"),
        ("[says]{q s1 assert in=s1}", 7, "circle", "out"),
        ("[says]{q s1 assert about=e1}", 7, "no event e1", "introduce"),
        ("[so]{c s1}", 5, "no statement s1", "declare"),
        ("[so]{c s1 assert} [and]{c s1 deny}", 24, "declared twice", "once"),
        ("[he]{@a per >s1} [says]{q s1 assert}", 5, "no by=", "by=a"),
        ("[he]{@a per >s1}, [she]{@b per} [says]{q s1 assert by=b}", 5, "by=b", "by=a"),
        ("[x]{? broken}", 4, "no such damage", "broken_quote"),
        ("[x]{entity}", 4, "no such label", "@"),
    ],
)
def test_a_fault_is_told_with_its_column_and_its_cure(body: str, column: int, problem: str, cure: str) -> None:
    finding = faults(body)[0]
    assert (finding.line, finding.column, finding.severity) == (3, column, "error")
    assert problem in finding.problem
    assert cure in finding.cure
    assert str(finding).startswith(f"x.txt:3:{column}: ")


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        ("=== t-0001 | agency | KEN", "four fields"),
        ("=== 0001 | agency | KEN | 2014-06-03", "document id"),
        ("=== t-0001 | gazette | KEN | 2014-06-03", "style"),
        ("=== t-0001 | agency | Kenya | 2014-06-03", "country"),
        ("=== t-0001 | agency | KEN | 2014-02-30", "date"),
    ],
)
def test_a_header_is_checked(header: str, problem: str) -> None:
    assert problem in faults("Rain.", header)[0].problem
    assert not read_text(f"{COMMENT}\n{header}\nRain.").documents


def test_an_id_that_could_not_be_read_is_complained_of_once() -> None:
    assert len(faults("[men]{@men pepl} [fought]{!e ASSAULT a=men s=reported}, and [they]{@men} lost")) == 1


def test_a_file_says_where_it_comes_from() -> None:
    assert "where it comes from" in read_text(f"{HEADER}\nRain.").findings[0].problem


def test_a_document_with_an_error_is_left_out_and_the_others_are_read() -> None:
    found = read_text(f"{COMMENT}\n{HEADER}\n[x\n{HEADER.replace('0001', '0002')}\nRain.")
    assert ([d.id for d in found.documents], found.headers) == (["t-0002"], 2)

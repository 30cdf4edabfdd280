"""The words of an article as they are drawn: to the letter, at the right place, and unable to act."""

from __future__ import annotations

import re
from html import unescape

from handmade import TEXT, record, span
from msgspec.structs import replace

from onrecord.model.document import Article, Passage
from onrecord.model.happening import LineageMember
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.show.words import visible
from onrecord.web.pages import words as drawn
from onrecord.web.pages.segments import Mark, cut

TAG = re.compile(r"<[^>]*>")
MARKED = re.compile(r'<mark class="([^"]*)"[^>]*data-start="(\d+)" data-end="(\d+)">(.*?)</mark>', re.DOTALL)


def article(text: str) -> Record:
    return Record(document=Article(id="a", text=text), passages=(Passage("P1", 0, len(text), text),))


def plain(html: str) -> str:
    return unescape(TAG.sub("", html))


def found(text: str, words: str, role: str = "actor") -> Mark:
    at = text.index(words)
    return Mark(at, at + len(words), role)


def test_segments_cover_the_stretch_to_the_letter_wherever_marks_begin() -> None:
    text = "abcdefghij"
    marks = [Mark(0, 4, "a"), Mark(2, 6, "b"), Mark(2, 4, "c"), Mark(5, 5 + 1, "d"), Mark(8, 99, "e"), Mark(0, 10, "f")]
    segments = list(cut(text, 1, 10, marks))
    assert "".join(s.exact for s in segments) == text[1:10]
    assert all(s.exact == text[s.start : s.end] for s in segments)
    for s in segments:
        assert {m.role for m in s.marks} == {m.role for m in marks if m.start < s.end and m.end > s.start}
    begun = [m.role for s in segments for m in s.begun]
    assert sorted(begun) == ["a", "b", "c", "d", "e", "f"]


def test_a_mark_on_emoji_and_combining_marks_covers_those_and_no_more() -> None:
    family = "👨‍👩‍👧‍👦"
    text = f"🇲🇹 Zoë said: café {family} 𝔸𝔹 fell — مرحبا بكم."
    for words in ("🇲🇹", "Zoë", "é", family, "𝔸𝔹", "مرحبا"):
        html = drawn.words(article(text), [found(text, words)]).paragraphs[0].html
        (roles, start, end, inside), *_ = MARKED.findall(html)
        assert roles == "actor"
        assert text[int(start) : int(end)] == words
        assert unescape(inside) == words
        assert plain(html) == text


def test_marks_that_lie_in_each_other_or_overlap_are_both_drawn() -> None:
    text = "The mayor of Northport told the Gazette that two boats sank."
    marks = [
        found(text, "The mayor of Northport", "speaker"),
        found(text, "Northport", "place"),
        found(text, "Northport told", "cue"),
        found(text, "two boats sank", "content"),
        found(text, "sank", "act"),
    ]
    html = drawn.words(article(text), marks).paragraphs[0].html
    assert plain(html) == text
    drawn_roles = {unescape(inside): set(roles.split()) for roles, _, _, inside in MARKED.findall(html)}
    assert drawn_roles["Northport"] == {"speaker", "place", "cue"}
    assert drawn_roles["sank"] == {"content", "act"}


def test_spaces_at_the_edges_of_marks_are_kept() -> None:
    text = "a  b\tc"
    html = drawn.words(article(text), [Mark(1, 3, "x"), Mark(3, 4, "y")]).paragraphs[0].html
    assert plain(html) == text


def test_what_would_steer_or_hide_is_written_out_and_markup_stays_text() -> None:
    text = "A\u202eB\u200bC\x00D\u2066E <script>alert(1)</script> &amp; \"x\" 'y'"
    html = drawn.words(article(text), [found(text, "<script>")]).paragraphs[0].html
    assert "<script" not in html
    assert "\u202e" not in html
    assert "\u200b" not in html
    assert "\x00" not in html
    shown = plain(html)
    assert "\\u202e" in shown
    assert "<script>alert(1)</script> &amp;" in shown


def test_visible_is_the_same_for_the_parts_and_the_whole() -> None:
    text = " a \n b\u202ec\u00a0\t d "
    assert "".join(visible(c) for c in text) == visible(text)


def test_an_event_is_marked_with_all_that_stands_behind_it() -> None:
    event = record().events[0]
    roles = {m.role: TEXT[m.start : m.end] for m in drawn.event_marks(record(), event)}
    assert roles["act"] == event.trigger.exact
    assert {"actor", "act", "evidence"} <= set(roles)
    for m in drawn.event_marks(record(), event):
        assert 0 <= m.start < m.end <= len(TEXT)


def test_who_says_it_by_which_word_and_what_are_told_apart() -> None:
    said = next(s for s in record().statements if s.source_span and s.cue and s.content)
    marks = {m.role: Span(m.start, m.end, TEXT[m.start : m.end]) for m in drawn.statement_marks(said)}
    assert marks["speaker"] == said.source_span
    assert marks["cue"] == said.cue
    assert marks["content"] in said.content


def test_copied_ranges_say_where_else_they_stand() -> None:
    words = span("declined to comment")
    member = LineageMember("a", "copy", 0.9, of="b", ranges=((words, words),))
    (mark,) = drawn.copied_marks(member, lambda id: f"paper {id}")
    assert (mark.start, mark.end, mark.note) == (words.start, words.end, "same as paper b")
    shown = drawn.words(record(), [mark])
    assert any("same as paper b" in p.notes for p in shown.paragraphs)


def test_damage_is_marked_with_its_reason() -> None:
    flags = record().flags
    assert flags
    notes = [n for p in drawn.words(record(), drawn.flag_marks(record())).paragraphs for n in p.notes]
    assert all(any(flag.note in n for n in notes) for flag in flags)


def test_of_a_very_long_article_the_part_around_the_words_is_drawn() -> None:
    part = "Nothing was heard from the coast on that day.\n"
    text = part * 5000
    passages = tuple(Passage(f"P{n}", n * len(part), n * len(part) + len(part) - 1, part[:-1]) for n in range(5000))
    long = replace(article(text), passages=passages)
    at = 100_000 // len(part) * len(part)
    focus = Span(at, at + 7, text[at : at + 7])
    shown = drawn.words(long, drawn.focus_mark(long, focus.start, focus.end), focus)
    assert any('id="at"' in p.html for p in shown.paragraphs)
    assert sum(len(plain(p.html)) for p in shown.paragraphs) < 1.1 * drawn.SHOWN
    assert shown.before > 0
    assert shown.after > 0
    assert shown.before + shown.after + sum(len(plain(p.html)) + 1 for p in shown.paragraphs) - 1 == len(text) - 1


def test_a_place_that_is_not_in_the_text_marks_nothing() -> None:
    for start, end in ((5, 5), (-1, 4), (0, 10**9)):
        assert list(drawn.focus_mark(record(), start, end)) == []

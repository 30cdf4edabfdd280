"""Laws of the pages for any text: its words are drawn to the letter, and never become markup."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from starlette.testclient import TestClient

from onrecord.model.document import Article, Passage
from onrecord.model.record import Record
from onrecord.reviewing import Review
from onrecord.show.words import visible
from onrecord.web.app import make_app
from onrecord.web.pages import words as drawn
from onrecord.web.pages.segments import Mark, cut
from onrecord.web.site import Site

sys.path.insert(0, str(Path(__file__).parents[1] / "unit"))
from handmade import record

ROLES = ("actor", "act", "place", "cue", "speaker", "content", "copied", "damage", "focus")
NASTY = st.sampled_from(
    ["<script>x</script>", '"><img src=x onerror=x>', "'", "&lt;", "</title>", "\u202e", "{{x}}", "<!--"]
)
PIECES = st.lists(st.one_of(st.text(max_size=8), NASTY), min_size=1, max_size=6).map("".join)


class Outline(HTMLParser):
    """The tags of a page with the names of their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.one_of(PIECES, st.text(alphabet="aé👨‍👩‍👧🇲🇹́ \n<&", min_size=1, max_size=40)).filter(bool))
    ends = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(ends, ends, st.sampled_from(ROLES)), max_size=8))
    return text, [Mark(min(a, b), max(a, b), role, label="x", note="y") for a, b, role in pairs if a != b]


@given(marked())
def test_segments_are_the_text_and_carry_the_marks_that_lie_over_them(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    segments = list(cut(text, 0, len(text), marks))
    assert "".join(s.exact for s in segments) == text
    for s in segments:
        assert s.exact == text[s.start : s.end] != ""
        assert set(s.marks) == {m for m in marks if m.start <= s.start and s.end <= m.end}


@given(marked())
def test_the_words_are_drawn_to_the_letter_and_only_as_marks(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    article = Record(document=Article(id="a", text=text), passages=(Passage("P1", 0, len(text), text),))
    (paragraph,) = drawn.words(article, marks).paragraphs
    outline = Outline(paragraph.html)
    assert "".join(outline.text) == visible(text)
    assert {tag for tag, _ in outline.tags} <= {"mark"}


def page_of(word: str) -> list[tuple[str, tuple[str, ...]]]:
    """The outline of the review page of a record in which `word` stands wherever a stranger may choose the words."""
    base = record()
    document = replace(base.document, title=f"x{word}", publisher=f"x{word}", uri=None)
    entities = tuple(replace(e, name=f"{e.name} x{word}") for e in base.entities)
    flags = tuple(replace(f, note=f"x{word}") for f in base.flags)
    review = Review.of_record(replace(base, document=document, entities=entities, flags=flags))
    with TestClient(make_app(lambda: nullcontext(Site(review, f"x{word}", f"x{word}")))) as client:
        return Outline(client.get("/").text).tags


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(PIECES)
def test_what_strangers_write_never_changes_what_a_page_is_made_of(word: str) -> None:
    assert page_of(word) == page_of("plain")

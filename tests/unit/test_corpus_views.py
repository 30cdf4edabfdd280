"""The corpus counted and shown: the numbers can be counted by hand, and every mark is in the page."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.console import Console

from corpus.card import BEGIN, END, write_card
from corpus.document import Document
from corpus.labels import STATES
from corpus.markup import COMMENT, read_text
from corpus.regions import REGIONS
from corpus.split import part_of
from corpus.stats import tables
from corpus.viewer.page import page
from corpus.viewer.spans import walk
from corpus.viewer.terminal import show

BODY = (
    '# [Fiji]{@fiji gov FJI GOV} [frees]{!go RETREAT/release a=fiji r=crew s=reported} <crew> & "cook"\n'
    "[Its]{@fiji} [fishermen]{@crew ppl FJI} were [let go]{!go} [on Friday]{t 2014-05-30}.\n"
    '["We sing,"]{c s1} [said]{q s1 assert by=crew} [they]{@crew >s1}[twice]{? garbled}.\nRain fell.\nSo it did.\n'
)


@pytest.fixture(scope="module")
def example() -> Document:
    found = read_text(f"{COMMENT}\n=== t-0001 | scraped | NZL | 2014-06-03\n{BODY}")
    assert not found.findings
    return found.documents[0]


def test_every_label_is_counted(example: Document) -> None:
    rows = {(t.name, row): n for t in tables([example]) for row, n in t.rows}
    expected = {
        ("totals", "documents"): 1,
        ("totals", "paragraphs (titles not counted)"): 4,
        ("totals", "whole articles (4 paragraphs or more)"): 1,
        ("totals", "mentions"): 4,
        ("totals", "entities with two mentions or more"): 2,
        ("totals", "events told twice or more"): 1,
        ("documents by style", "scraped"): 1,
        ("documents by region of the outlet", "Oceania"): 1,
        ("documents by decade", "2010s"): 1,
        ("mentions by form", "pronoun"): 2,
        ("statements by form", "direct"): 1,
        ("events by mode", "RETREAT/release"): 1,
        ("tellings by factuality", "actual"): 2,
        ("damage", "garbled"): 1,
        ("statements by act", "deny"): 0,
    }
    assert {key: rows[key] for key in expected} == expected


def test_every_inhabited_state_has_a_region() -> None:
    assert STATES - set(REGIONS) == {"ATA", "ATF", "BVT", "HMD", "UMI"}


def test_the_card_gets_new_counts_and_keeps_its_prose(example: Document, tmp_path: Path) -> None:
    card = tmp_path / "README.md"
    card.write_text(f"before\n{BEGIN}\nstale\n{END}\nafter\n", encoding="utf-8")
    write_card([example], card)
    text = card.read_text(encoding="utf-8")
    assert text.startswith(f"before\n{BEGIN}\n")
    assert text.endswith(f"\n{END}\nafter\n")
    assert "| mentions | 4 |" in text
    assert "stale" not in text
    card.write_text("no marks", encoding="utf-8")
    with pytest.raises(ValueError, match="has no line"):
        write_card([example], card)


def test_about_a_tenth_is_held_out_and_a_document_never_changes_sides() -> None:
    held_out = [n for n in range(2000) if part_of(f"a-{n:04}") == "dev"]
    assert 150 < len(held_out) < 250
    assert held_out[:4] == [57, 62, 69, 70]


def test_a_view_walks_all_words_and_nests_all_marks(example: Document) -> None:
    for paragraph in example.paragraphs:
        steps = list(walk(example, paragraph))
        words = "".join(value for step, value in steps if step == "text" and isinstance(value, str))
        assert words == example.text[paragraph.start : paragraph.end]
        open_marks: list[object] = []
        for step, value in steps:
            if step == "open":
                open_marks.append(value)
            elif step == "close":
                assert open_marks.pop() is value
        assert not open_marks


class _Page(HTMLParser):
    """Takes down the words of the article and the open elements; fails on tags that do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "input"):
            self.open.append(f"{tag} {dict(attrs).get('class') or ''}".strip())

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().split()[0] == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.open and not {"span badge", "sub", "sup src"} & set(self.open):
            self.words += data


def test_the_page_nests_and_holds_every_word_of_the_text_and_asks_nothing_of_the_network(example: Document) -> None:
    html = page([example], "a <title>")
    reader = _Page()
    reader.feed(html)
    assert reader.open == []
    assert reader.words == example.text.replace("\n\n", "")
    assert "http" not in html.replace("http-equiv", "")
    assert "go RETREAT/release •" in html


def test_the_terminal_shows_marks_without_colour(example: Document) -> None:
    out = io.StringIO()
    show(example, Console(file=out, width=200, no_color=True))
    text = out.getvalue()
    for shown in (
        "frees‹go RETREAT/release •›",
        '⌈"We sing,"⌋s1',
        "s1▸they‹crew›",
        "Friday‹2014-05-30›",
        "said‹s1 assert›",
    ):
        assert shown in text

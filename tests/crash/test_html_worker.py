"""Hostile pages cost their own article and nothing else: the worker is timed out, killed and started again."""

from __future__ import annotations

import io
import os
import signal
import sys
import time
from collections.abc import Iterator

import pytest

from onrecord.errors import InputTooLarge, MalformedInput
from onrecord.ingest.html_page import HtmlReader
from onrecord.ingest.sources import read_source
from onrecord.model.document import Article

pytestmark = pytest.mark.crash

PARAGRAPH = "The foreign minister of Chad said in round {} of the talks that the border would stay closed for now."
PAGE = (
    '<!DOCTYPE html><html lang="en-GB"><head><title>Border Stays Closed</title>'
    '<meta property="og:site_name" content="The Lome Post">'
    '<meta property="article:published_time" content="2024-03-05T08:00:00Z">'
    '<link rel="canonical" href="https://lomepost.example/border"></head>'
    "<body><nav><a href='/'>Home</a> <a href='/a'>About</a></nav><article><h1>Border Stays Closed</h1>"
    + "".join(f"<p>{PARAGRAPH.format(n)}</p>" for n in range(6))
    + "</article><footer>Copyright</footer></body></html>"
)


@pytest.fixture
def reader() -> Iterator[HtmlReader]:
    reader = HtmlReader()
    yield reader
    reader.close()


def test_a_page_gives_its_text_and_what_it_states(reader: HtmlReader) -> None:
    given = reader.read(PAGE)
    assert given.text is not None
    assert PARAGRAPH.format(3) in given.text
    assert "About" not in given.text
    assert (given.publisher, given.language) == ("The Lome Post", "en-GB")
    assert (given.published, given.uri) == ("2024-03-05", "https://lomepost.example/border")


def test_a_date_that_only_the_text_mentions_is_not_the_date_of_publication(reader: HtmlReader) -> None:
    body = "".join(f"<p>{PARAGRAPH.format(n)} It was March 3, 2019.</p>" for n in range(5))
    assert reader.read(f"<html><body><article>{body}</article></body></html>").published is None


def test_a_page_on_standard_input_is_told_by_its_content() -> None:
    [article] = read_source("-", stdin=io.BytesIO(b"<!-- saved -->\n" + PAGE.encode()))
    assert isinstance(article, Article)
    assert article.title == "Border Stays Closed"


def test_one_worker_serves_many_pages(reader: HtmlReader) -> None:
    reader.read(PAGE)
    worker = reader._worker
    reader.read(PAGE)
    assert reader._worker is worker


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    reader = HtmlReader(seconds=1.5)
    began = time.monotonic()
    with pytest.raises(MalformedInput, match="longer than"):
        reader.read("<html><body>" + "<p>a b c</p>" * 300_000 + "</body></html>")
    assert time.monotonic() - began < 10
    assert reader.read(PAGE).text
    reader.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_worker_that_dies_costs_one_page(reader: HtmlReader) -> None:
    reader.read(PAGE)
    assert reader._worker is not None
    os.kill(reader._worker.pid, signal.SIGKILL)
    with pytest.raises(MalformedInput, match="crashed"):
        reader.read(PAGE)
    assert reader.read(PAGE).text


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited by setrlimit")
def test_a_worker_may_not_take_all_memory(reader: HtmlReader) -> None:
    reader.read(PAGE)
    assert reader._worker is not None
    with open(f"/proc/{reader._worker.pid}/limits") as limits:  # noqa: PTH123
        address_space = next(line for line in limits if line.startswith("Max address space"))
    assert "unlimited" not in address_space


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body>" + "<div>" * 100_000 + "x" + "</div>" * 100_000,
        "<html><body><p>" + "<b>" * 50_000,
        "<html>\x00\x00</html>",
        "<html><body><script>alert(1)</script></body></html>",
    ],
)
def test_pages_without_an_article_say_so(reader: HtmlReader, page: str) -> None:
    with pytest.raises(MalformedInput, match=r"no article|cannot be parsed"):
        reader.read(page)
    assert reader.read(PAGE).text


def test_a_page_with_too_much_text_is_refused(reader: HtmlReader) -> None:
    with pytest.raises((InputTooLarge, MalformedInput)):
        reader.read("<html><body>" + f"<p>{PARAGRAPH * 2_000}</p>" * 12 + "</body></html>")

"""Containers of many articles: WARC, Parquet, feeds, gzip; bombs and broken ones cost nothing but themselves."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from pathlib import Path

import pytest

from onrecord.errors import EmptyInput, MalformedInput
from onrecord.ingest import foreign, packed
from onrecord.ingest.containers import Found, Listed, Piece
from onrecord.ingest.fields import Defaults
from onrecord.ingest.html_worker import text_of
from onrecord.ingest.pieces import addresses_in, read_piece, split_source
from onrecord.model.document import Article
from onrecord.model.record import Failure

SENTENCE = (
    "Ghana's coast guard stopped two trawlers near Takoradi on Monday and detained eleven sailors, officials said. "
)
LONG = SENTENCE * 12
PAGE = f"<html lang='en'><head><title>Trawlers</title></head><body><article><p>{LONG}</p></article></body></html>"


def found(path: Path) -> list[Found]:
    return list(split_source(path))


def pieces(path: Path) -> list[Piece]:
    some = found(path)
    assert all(isinstance(p, Piece) for p in some), some
    return some  # type: ignore[return-value]


def read(piece: Piece) -> Article:
    article = read_piece(piece.data, piece.form, piece.where, piece.known)
    assert isinstance(article, Article), article
    return article


# -- WARC --------------------------------------------------------------------------------------------------------------


def record(uri: str, kind: str, payload: bytes, *, type: str = "response", status: int = 200, extra: str = "") -> bytes:
    content_type = kind
    if type == "response":
        payload = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n{extra}\r\n".encode() + payload
        content_type = "application/http; msgtype=response"
    head = f"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2026-03-12T09:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:{abs(hash(uri))}>\r\nContent-Type: {content_type}\r\n"
    return f"{head}Content-Length: {len(payload)}\r\n\r\n".encode() + payload + b"\r\n\r\n"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_of_a_warc_come_as_they_were_sent_with_their_address(tmp_path: Path, name: str) -> None:
    pytest.importorskip("fastwarc")
    packed_page = gzip.compress(PAGE.encode())
    parts = [
        record("https://a.example/1", "text/html; charset=utf-8", packed_page, extra="Content-Encoding: gzip\r\n"),
        record("https://a.example/robots.txt", "text/plain", b"", status=404),
        record("https://a.example/logo", "image/png", b"\x89PNG"),
        record("https://a.example/2", "text/plain", LONG.encode(), type="conversion"),
    ]
    data = b"".join(gzip.compress(p) for p in parts) if name.endswith("gz") else b"".join(parts)
    (tmp_path / name).write_bytes(data)
    page, text = pieces(tmp_path / name)
    assert (page.data, page.form, page.known.uri) == (PAGE.encode(), "html", "https://a.example/1")
    assert page.known.published is None  # the day of a capture is not the day of publication
    assert (text.form, read(text).uri) == ("text", "https://a.example/2")
    assert LONG.strip() in read(page).text


def test_a_warc_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    whole = [gzip.compress(record(f"https://a.example/{n}", "text/html", PAGE.encode())) for n in range(3)]
    (tmp_path / "a.warc.gz").write_bytes(whole[0] + whole[1][: len(whole[1]) // 2])
    first, *rest = found(tmp_path / "a.warc.gz")
    assert isinstance(first, Piece)
    assert first.data == PAGE.encode()
    assert all(isinstance(r, Failure) or r.data != PAGE.encode() for r in rest)  # type: ignore[union-attr]


@pytest.mark.parametrize("data", [b"", b"no warc at all", b"WARC/1.0\r\n\r\n"])
def test_what_is_no_warc_says_so_and_names_the_file(tmp_path: Path, data: bytes) -> None:
    pytest.importorskip("fastwarc")
    (tmp_path / "a.warc").write_bytes(data)
    [failure] = found(tmp_path / "a.warc")
    assert isinstance(failure, Failure)
    assert "a.warc" in failure.error.message
    assert "(" in failure.error.message  # the cure


def test_a_page_in_a_warc_that_unpacks_to_too_much_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    bomb = gzip.compress(b"0" * 60_000_000)
    parts = [
        record("https://a.example/bomb", "text/html", bomb, extra="Content-Encoding: gzip\r\n"),
        record("https://a.example/1", "text/html", PAGE.encode()),
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(parts))
    refused, page = found(tmp_path / "a.warc")
    assert isinstance(refused, Failure)
    assert refused.error.kind == "too_large"
    assert isinstance(page, Piece)


# -- zip and WACZ ------------------------------------------------------------------------------------------------------


def zipped(path: Path, files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_files_of_a_zip_are_read_as_those_of_a_folder(tmp_path: Path) -> None:
    line = json.dumps({"text": LONG, "id": "x"}).encode()
    files = {
        "../../up/a.txt": LONG.encode(),
        "b/c.html": PAGE.encode(),
        "d.jsonl.gz": gzip.compress(line + b"\n" + line),
        "e.png": b"\x89PNG",
        "__MACOSX/a.txt": b"hidden",
        ".hidden/f.txt": b"hidden",
        "inner.zip": b"PK",
    }
    text, page, *objects = pieces(zipped(tmp_path / "a.zip", files))
    assert (text.data, text.form, page.form) == (LONG.encode(), "text", "html")
    assert text.where.endswith("a.zip, ../../up/a.txt")
    assert [read(o).id for o in objects] == ["x", "x"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.zip"]  # nothing is written anywhere


@pytest.mark.parametrize("name", ["a.zip", "a.wacz"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"plain words"])
def test_what_is_no_zip_says_so_and_names_the_file(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    [failure] = found(tmp_path / name)
    assert isinstance(failure, Failure)
    assert name in failure.error.message


def test_a_zip_that_unpacks_to_far_too_much_is_refused_with_what_came_before(tmp_path: Path) -> None:
    bomb = {"a.txt": LONG.encode(), **{f"{n}.txt": b"0" * 20_000_000 for n in range(6)}}
    first, *_, last = found(zipped(tmp_path / "a.zip", bomb))
    assert isinstance(first, Piece)
    assert isinstance(last, Failure)
    assert last.error.kind == "too_large"


def test_a_zip_that_lies_of_its_sizes_is_believed_no_more_than_it_weighs(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path / "a.zip", {"a.txt": b"0" * 60_000_000}).read_bytes())
    for at in (data.index(b"PK\x01\x02") + 24, data.index(b"PK\x03\x04") + 22):
        data[at : at + 4] = (1000).to_bytes(4, "little")
    (tmp_path / "a.zip").write_bytes(data)
    some = found(tmp_path / "a.zip")
    assert all(isinstance(f, Failure) or len(f.data) <= 1000 for f in some)  # type: ignore[union-attr]


def test_a_damaged_file_of_a_zip_costs_itself_alone(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": LONG.encode(), "b.txt": LONG.encode()}, zipfile.ZIP_STORED)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"Takoradi", b"Takorady", 1))
    broken, whole = found(path)
    assert isinstance(broken, Failure)
    assert isinstance(whole, Piece)


def test_pages_of_a_web_archive_are_those_of_its_warcs(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    warcs = [gzip.compress(record(f"https://a.example/{n}", "text/html", PAGE.encode())) for n in range(3)]
    files = {
        "archive/one.warc.gz": warcs[0] + warcs[1],
        "archive/two.warc.gz": warcs[2],
        "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n{"url": "https://a.example/1", "text": "words"}',
        "datapackage.json": b"{}",
    }
    some = pieces(zipped(tmp_path / "a.wacz", files, zipfile.ZIP_STORED))
    assert [p.known.uri for p in some] == [f"https://a.example/{n}" for n in range(3)]
    assert {p.form for p in some} == {"html"}


# -- OPML --------------------------------------------------------------------------------------------------------------

OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="Ports">
<outline text="A" type="rss" xmlUrl="https://a.example/feed.xml"/><outline text="B" xmlUrl=" https://b.example/f "/>
</outline></body></opml>"""


def test_a_list_of_feeds_is_a_list_of_addresses(tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(OPML)
    where = str(tmp_path / "feeds.opml")
    assert list(addresses_in(where)) == [
        ("https://a.example/feed.xml", f"{where}, feed 1"),
        ("https://b.example/f", f"{where}, feed 2"),
    ]
    [failure] = found(tmp_path / "feeds.opml")
    assert isinstance(failure, Failure)
    assert "--urls" in failure.error.message


@pytest.mark.parametrize(
    "text",
    [
        "<opml><body>",
        "<opml version='2.0'><body/></opml>",
        '<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml><body><outline xmlUrl="&b;"/></body></opml>',
    ],
)
def test_a_broken_list_of_feeds_or_one_with_entities_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "feeds.opml").write_text(text)
    with pytest.raises((MalformedInput, EmptyInput)):
        list(addresses_in(tmp_path / "feeds.opml"))


# -- Parquet -----------------------------------------------------------------------------------------------------------


def parquet(path: Path, query: str) -> Path:
    duckdb = pytest.importorskip("duckdb")
    duckdb.connect().execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    return path


def test_rows_of_a_parquet_file_are_articles(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "a.parquet",
        "SELECT 'It rained in Lome.' AS text, DATE '2026-03-11' AS published, 7 AS id, 'Wire' AS publisher, 1 AS n"
        " UNION ALL SELECT 'It snowed.', NULL, 8, NULL, NULL",
    )
    first, second = pieces(path)
    assert json.loads(first.data) == {
        "text": "It rained in Lome.",
        "id": "7",
        "published": "2026-03-11",
        "publisher": "Wire",
    }
    assert str(read(first).published) == "2026-03-11"
    assert json.loads(second.data) == {"text": "It snowed.", "id": "8"}


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + b"\x00" * 64 + b"PAR1", b"text,title\n"])
def test_what_is_no_parquet_file_says_so_and_names_the_file(tmp_path: Path, data: bytes) -> None:
    pytest.importorskip("duckdb")
    (tmp_path / "a.parquet").write_bytes(data)
    [failure] = found(tmp_path / "a.parquet")
    assert isinstance(failure, Failure)
    assert "a.parquet" in failure.error.message


def test_a_table_without_words_says_which_columns_it_has(tmp_path: Path) -> None:
    [failure] = found(parquet(tmp_path / "a.parquet", "SELECT 1 AS title, 2 AS body"))
    assert isinstance(failure, Failure)
    assert "no column `text`, but body, title" in failure.error.message


@pytest.mark.slow
def test_a_parquet_bomb_is_given_up_and_costs_only_itself(tmp_path: Path) -> None:
    """A few kilobytes that unpack to gigabytes: equal rows are kept once."""
    path = parquet(tmp_path / "bomb.parquet", "SELECT repeat('x', 50000000) AS text FROM range(200)")
    assert path.stat().st_size < 50_000_000
    some = found(path)
    last = some[-1]
    assert isinstance(last, Failure)
    assert len(some) < 200


# -- feeds -------------------------------------------------------------------------------------------------------------

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand --><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Gulf Courier</title>
<entry><title type="html">Trawlers &amp;amp; sailors</title><link href="https://g.example/1"/><id>1</id>
<published>2026-03-10T23:30:00-05:00</published>
<content type="html">&lt;p&gt;{LONG}&lt;/p&gt;&lt;p&gt;Nobody was hurt.&lt;/p&gt;</content></entry>
<entry><title>Only told in short</title><link href="https://g.example/2"/><summary>Ships met.</summary></entry>
</feed>"""
RSS = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Gulf Courier</title>
<item><title>Trawlers</title><link>https://g.example/1</link><pubDate>Tue, 10 Mar 2026 23:30:00 -0500</pubDate>
<source url="https://wire.example/f">Example Wire</source>
<description>Short.</description><content:encoded><![CDATA[<p>{LONG}</p><script>bad()</script>]]></content:encoded></item>
<item><title>Cut</title><link>https://g.example/2</link>
<description><![CDATA[{LONG * 2} <a href="x">Read more</a>]]></description></item>
<item><title>No link and no words</title></item>
</channel></rss>"""


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a.txt", "a"])
def test_an_entry_with_its_words_is_an_article_and_others_are_listed(tmp_path: Path, name: str) -> None:
    pytest.importorskip("feedparser")
    (tmp_path / name).write_text(ATOM, encoding="utf-8")
    whole, listed = found(tmp_path / name)
    assert isinstance(whole, Piece)
    assert whole.known == Defaults(
        title="Trawlers & sailors", uri="https://g.example/1", published=read(whole).published
    )
    assert str(whole.known.published) == "2026-03-10"  # where it was written, not in Greenwich
    assert whole.site == "Gulf Courier"
    assert read(whole).text == f"{LONG.strip()}\n\nNobody was hurt."
    assert listed == Listed("https://g.example/2", f"{tmp_path / name}, entry 2")


def test_a_cut_text_is_no_article_and_a_source_is_the_publisher(tmp_path: Path) -> None:
    pytest.importorskip("feedparser")
    (tmp_path / "a.rss").write_text(RSS, encoding="utf-8")
    whole, listed = found(tmp_path / "a.rss")
    assert isinstance(whole, Piece)
    assert whole.known.publisher == "Example Wire"
    assert "bad()" not in read(whole).text
    assert isinstance(listed, Listed)


def test_a_json_feed_is_read_like_one(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Gulf Courier",
        "items": [
            {
                "id": 1,
                "url": "https://g.example/1",
                "content_text": LONG,
                "date_published": "2026-03-10T23:30:00-05:00",
            },
            {"id": 2, "url": "https://g.example/2", "content_html": f"<p>{LONG}</p>", "date_published": "soon"},
            {"id": 3, "external_url": "https://g.example/3", "summary": "Ships met."},
            {"id": 4},
        ],
    }
    (tmp_path / "feed.json").write_text(json.dumps(feed))
    text, html, listed = found(tmp_path / "feed.json")
    assert isinstance(text, Piece)
    assert isinstance(html, Piece)
    assert (text.form, html.form, html.known.published) == ("text", "fragment", None)
    assert read(text).text.strip() == read(html).text == LONG.strip()
    assert listed == Listed("https://g.example/3", f"{tmp_path / 'feed.json'}, entry 3")


BILLION = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(97 + n)} "{("&" + chr(96 + n) + ";") * 10}">' for n in range(1, 12))
    + "]><rss version='2.0'><channel><title>&l;</title><item><title>&l;</title></item></channel></rss>"
)
XXE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel>'
    f"<title>&x;</title><item><link>https://a.example</link><description>{LONG} &x;</description></item></channel>"
    "</rss>"
)


@pytest.mark.parametrize("data", [BILLION, XXE, "<rss" + "<a>" * 100_000, "<feed", "<rss version='2.0'></rss>"])
def test_hostile_feeds_leak_nothing_and_end(tmp_path: Path, data: str) -> None:
    pytest.importorskip("feedparser")
    (tmp_path / "a.xml").write_text(data)
    some = found(tmp_path / "a.xml")
    assert b"root:" not in b"".join(p.data for p in some if isinstance(p, Piece))
    assert sum(len(p.data) for p in some if isinstance(p, Piece)) < 1_000_000


def test_other_xml_is_no_feed(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<?xml version='1.0'?><invoice><sum>3</sum></invoice>")
    [failure] = found(tmp_path / "a.xml")
    assert isinstance(failure, Failure)
    assert "no RSS, Atom or RDF feed" in failure.error.message


def test_a_fragment_keeps_all_words_and_its_paragraphs() -> None:
    html = "<p>One <b>bold</b>\n word.</p><ul><li>Two<br>lines</li></ul><figure><img><p>No.</p></figure>Three."
    assert text_of(html) == "One bold word.\n\nTwo lines\n\nThree."


# -- gzip and lists ----------------------------------------------------------------------------------------------------


def test_gzip_is_unpacked_by_the_name_of_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text":"one"}\n{"text":"two"}\n'))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"Words."))
    assert [p.data for p in pieces(tmp_path / "a.jsonl.gz")] == [b'{"text":"one"}', b'{"text":"two"}']
    assert [p.data for p in pieces(tmp_path / "b.txt.gz")] == [b"Words."]


def test_damaged_gzip_costs_only_what_is_damaged(tmp_path: Path) -> None:
    data = gzip.compress(b"".join(b'{"text":"%d"}\n' % n for n in range(50_000)))
    (tmp_path / "a.jsonl.gz").write_bytes(data[: len(data) // 2])
    some = found(tmp_path / "a.jsonl.gz")
    assert isinstance(some[0], Piece)
    assert isinstance(some[-1], Failure)
    assert "gzip is damaged" in some[-1].error.message


def test_a_gzip_bomb_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "RATIO_FROM", 1_000_000)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"\n" * 30_000_000))
    some = found(tmp_path / "a.jsonl.gz")
    assert isinstance(some[-1], Failure)
    assert "unpacks to more than" in some[-1].error.message


def test_a_list_of_addresses_has_comments_and_says_where_each_stands(tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_text("# mine\nhttps://a.example/1\n\n  https://a.example/2  \n")
    where = tmp_path / "urls.txt"
    assert list(addresses_in(where)) == [
        ("https://a.example/1", f"{where}, line 2"),
        ("https://a.example/2", f"{where}, line 4"),
    ]


def test_a_library_that_is_missing_costs_its_kind_of_file_alone_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fastwarc.py").write_text("raise ImportError('gone', name='fastwarc')")
    monkeypatch.syspath_prepend(tmp_path)  # which the worker gets too
    (tmp_path / "a.warc").write_bytes(record("https://a.example/1", "text/html", PAGE.encode()))
    [failure] = found(tmp_path / "a.warc")
    assert isinstance(failure, Failure)
    assert "needs the package fastwarc" in failure.error.message
    assert "onrecord[project]" in failure.error.message


def test_a_container_that_hangs_is_given_up() -> None:
    pytest.importorskip("feedparser")
    read_end, write_end = os.pipe()  # a file that never ends
    try:
        with os.fdopen(read_end, "rb") as stream, pytest.raises(MalformedInput, match="takes longer than"):
            list(foreign.parts_of("feed", stream, seconds=1.0))
    finally:
        os.close(write_end)

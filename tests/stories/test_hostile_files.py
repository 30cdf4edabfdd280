"""Files made to break whoever reads them: what `onrecord read` says, and that no other article pays for it."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

SENTENCE = "The foreign minister of Chad said on Monday that the border with Libya would stay closed. "
GOOD = json.dumps({"id": "good", "text": SENTENCE, "published": "2026-03-12"})
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


def page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "a" * 1_000_000)
    return packed.getvalue()


REFUSED = {
    "bomb.txt.gz": (gzip.compress(b"a" * 20_000_000, 1), "gzip archive"),
    "bomb.zip": (zipped(), "zip archive"),
    "deep.json": (b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
    "deep_object.json": (b'{"text":' + b'{"a":' * 100_000 + b"1" + b"}" * 100_001, "not an article"),
    "nested.html": (page("<div>" * 100_000 + SENTENCE + "</div>" * 100_000), "HTML"),
    "empty_tags.html": (page("<b></b>" * 50_000), "no article"),
    "comments.html": (b"<!--.-->" * 50_000 + page(f"<article><p>{SENTENCE * 5}</p></article>"), "no article"),
    "long.txt": (b"a" * 4_100_000, "over the limit"),
    "many_characters.txt": (b"a " * 500_001, "the limit is 1,000,000"),
    "controls.txt": (bytes(range(32)) * 200, "binary data"),
    "invisible.txt": ("\u200b\u2060\ufeff\u00ad".encode() * 1_000, "no text"),
}
# What of it is read, and what of its text must be there.
READ = {
    "nul.txt": ((SENTENCE + "\0" + SENTENCE).encode(), "Chad"),
    "wide.txt": (("\ufeff" + SENTENCE).encode("utf-16-le"), "Chad"),
    "wide_page.html": (f"<html><body>{f'<p>{SENTENCE}</p>' * 5}</body></html>".encode("utf-16"), "Chad"),
    "half_surrogate.txt": (SENTENCE.encode() * 20 + b"\xed\xa0\x80 end", "Chad"),
    "bidi.txt": ((SENTENCE + "\u202eneddih\u202c " + "\u200b".join("Tunisia") + " seized a ship.").encode(), "neddih"),
    "marks.txt": ((SENTENCE + "a" + "\u0301" * 100_000).encode(), "Chad"),
    "line.txt": (SENTENCE.encode() + b"a" * 900_000, "Chad"),
    "blanks.txt": ((SENTENCE + " " * 900_000 + "Libya agreed.").encode(), "Libya agreed"),
    "lines.txt": ((SENTENCE + "\n" * 900_000 + "Libya agreed.").encode(), "Libya agreed"),
    "attribute.html": (page(f'<article><p title="{"x" * 3_000_000}">{SENTENCE * 5}</p></article>'), "Chad"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_named_with_its_cure_and_costs_no_other_article_anything(onrecord, name: str) -> None:
    content, said = REFUSED[name]
    Path(name).write_bytes(content)
    Path("good.jsonl").write_text(GOOD + "\n", encoding="utf-8")
    result = onrecord("read", name, "good.jsonl", "--format", "json")
    failed, read = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 3
    assert said in failed["error"]["message"]
    assert failed["error"]["message"].startswith(name)
    assert failed["error"]["message"].endswith(")")  # the cure
    assert "Traceback" not in result.output
    assert read["document"]["id"] == "good"
    assert onrecord("read", name).exit_code == 2


@pytest.mark.slow
@pytest.mark.parametrize("name", READ)
def test_what_is_odd_but_news_is_read_with_every_quote_in_its_place(onrecord, name: str) -> None:
    content, said = READ[name]
    Path(name).write_bytes(content)
    result = onrecord("read", name, "--format", "json")
    assert result.exit_code == 0, result.stderr
    record = json.loads(result.stdout)
    text = record["document"]["text"]
    assert said in text
    for event in record["events"]:
        for span in (event["trigger"], *event["evidence"]):
            assert text[span["start"] : span["end"]] == span["exact"]


@pytest.mark.slow
def test_entities_that_unfold_into_a_billion_are_not_unfolded(onrecord) -> None:
    declared = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "ha">{LAUGHS}]>'
    Path("laughs.html").write_text(f"{declared}<html><body><p>&a9;</p><p>{SENTENCE}</p></body></html>")
    result = onrecord("read", "laughs.html", "--format", "json")
    assert len(result.stdout) < 20_000
    assert "haha" not in result.stdout


@pytest.mark.slow
def test_one_huge_line_costs_its_own_article_only(onrecord) -> None:
    Path("huge.jsonl").write_text('{"text":"' + "x" * 9_000_000 + '"}\n' + GOOD + "\n", encoding="utf-8")
    result = onrecord("read", "huge.jsonl", "--format", "json")
    failed, read = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 3
    assert failed["error"]["kind"] == "too_large"
    assert "line 1" in failed["error"]["message"]
    assert read["document"]["id"] == "good"


@pytest.mark.slow
def test_a_page_of_tiny_paragraphs_is_given_up_in_time_and_the_next_is_read(onrecord) -> None:
    Path("tiny.html").write_bytes(page("<p>a b c</p>" * 170_000))
    Path("good.jsonl").write_text(GOOD + "\n", encoding="utf-8")
    result = onrecord("read", "tiny.html", "good.jsonl", "--format", "json")
    failed, read = map(json.loads, result.stdout.splitlines())
    assert "tiny.html" in failed["error"]["message"]
    assert failed["error"]["kind"] in ("malformed", "too_large")
    assert read["document"]["id"] == "good"


ACTING = "\x1b]0;owned\x07\x1b[2J\u202e<script>alert(1)</script><img src=x onerror=alert(2)>=cmd|' /C calc'!A0"


@pytest.mark.parametrize("shape", ["text", "csv", "plover"])
def test_what_acts_on_a_screen_or_in_a_table_is_defused_in_every_view(onrecord, shape: str) -> None:
    article = {"id": f"=1+1{ACTING}", "title": ACTING, "publisher": f"@SUM(1){ACTING}", "published": "2026-03-12"}
    article["text"] = "Malta's navy seized a Tunisian tanker \x1b[31mlate\x1b[0m on Tuesday, officials\u202e said.\n"
    Path("a.json").write_text(json.dumps(article), encoding="utf-8")
    result = onrecord("read", "a.json", "--format", shape)
    assert result.exit_code == 0
    if shape == "text":
        assert not set(result.stdout) & set("\x1b\x07\x9b\u202e")
        return
    separator = "," if shape == "csv" else "\t"
    lines = result.stdout.splitlines()
    assert len(lines) > 1
    for line in lines[1:]:
        assert not line.startswith(("=", "+", "-", "@")), line
        assert f"{separator}@" not in line
        assert f"{separator}=" not in line

"""An assistant is told what the record says, can cite it, and is never told what to do by an article."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import Any

import msgspec
import pytest

pytest.importorskip("mcp")
pytest.importorskip("duckdb")
pytest.importorskip("jsonschema")

import anyio
import jsonschema
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

import asked_project
from onrecord.errors import UsageError
from onrecord.model.record import Record
from onrecord.model.standing import STANDINGS
from onrecord.record.project.store import Fate
from onrecord.web.mcp.answers import QUOTE_LENGTH
from onrecord.web.mcp.server import make_server
from onrecord.web.mcp.telling import capped
from onrecord.web.mcp.tools import TOOLS, call, schema

MARK = "untrusted_"


def no_fates(_: str) -> list[Fate]:
    return []


def told(tool: str, **asked: Any) -> dict[str, Any]:
    answer = call(tool, asked, asked_project.shelf().current(), no_fates)
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(answer))
    jsonschema.validate(found, schema(TOOLS[tool].answered, "answered"))
    return found


def everything() -> list[dict[str, Any]]:
    """Answers of all tools that together show all that the project says."""
    lines = told("find", limit=50)
    chains = [told("why", id=h["id"]) for h in lines["happenings"]]
    return [lines, told("timeline", limit=50), told("quotes", limit=50), *chains]


def strings(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """All strings of an answer with the name of the field that they are in."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from strings(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part, name)


def quotes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "untrusted_quote" in value:
            yield value
        for part in value.values():
            yield from quotes(part)
    elif isinstance(value, list):
        for part in value:
            yield from quotes(part)


def texts() -> dict[str, str]:
    documents = asked_project.shelf().current().now.joined.documents
    return {d.document.id: d.document.text for d in documents if isinstance(d, Record)}


def test_find_answers_in_short_with_standing_sources_and_a_quote() -> None:
    (line,) = told("find", type="COERCE", actor="MLT")["happenings"]
    assert (line["standing"], line["articles"]) == ("confirmed", 3)
    assert 1 <= line["independent_sources"] < line["articles"]
    assert line["first_quote"]["source"]["untrusted_publisher"] == "Example Wire"


def test_why_shows_every_step_and_every_article_with_what_is_a_copy() -> None:
    (line,) = told("find", type="COERCE", actor="MLT")["happenings"]
    chain = told("why", id=line["id"])
    assert chain["happening"] == line
    assert chain["how_its_standing_came_about"]
    assert len(chain["who_tells_it"]) == line["articles"]
    assert sum("copy of" in t["untrusted_relation"] for t in chain["who_tells_it"]) == 1
    machine = asked_project.shelf().current().now.happenings[line["id"]]
    assert ("place" in chain["not_stated"]) == (machine.place is None)
    assert "actors" not in chain["not_stated"]


def test_the_timeline_ends_with_what_has_no_day() -> None:
    days = [h["day"] for h in told("timeline", limit=50)["happenings"]]
    assert days == sorted(days, key=lambda day: day == "undated")
    assert "undated" in days


def test_quotes_are_found_by_speaker_act_and_words() -> None:
    (said,) = told("quotes", act="accuse")["said"]
    assert said["untrusted_speaker"] == "Hedi Jlassi"
    assert said["happenings"]
    assert told("quotes", speaker="Briffa", words="boarded her")["found"] == 2
    assert told("quotes", limit=1)["next_offset"] == 1


def test_every_quote_can_be_cited_and_checked() -> None:
    articles, found = texts(), list(quotes(everything()))
    assert found
    for quote in found:
        text = articles[quote["source"]["article"]]
        assert quote["source"]["text_sha256"] == sha256(text.encode()).hexdigest()
        words = text[quote["start"] : quote["end"]]
        assert (quote["untrusted_quote"] != words) == quote["written_out"]
        assert quote["cut"] == (quote["end"] < quote["whole_end"])
    assert any(q["cut"] for q in found)
    assert any(q["written_out"] for q in found)


def test_no_words_of_an_article_stand_in_a_field_that_is_not_marked() -> None:
    theirs = " ".join(
        [*texts().values(), *(a.get("publisher", "") + a.get("title", "") for a in asked_project.ARTICLES)]
    )
    shown = list(strings(everything()))
    assert any("ignore all previous" in s for _, s in shown)  # the test would show nothing if it were left out
    for name, string in shown:
        if not name.startswith(MARK):
            assert "ignore all previous" not in string
            assert "untrusted_quote>" not in string
            assert len(string) < 20 or string not in theirs, (name, string)


def test_nothing_marked_is_long_hidden_or_acts() -> None:
    for name, string in strings(everything()):
        if name.startswith(MARK):
            assert len(string) <= QUOTE_LENGTH
            assert "\u202e" not in string
            assert string.isprintable()


@pytest.mark.parametrize("odd", ["a\x1b[2Jb", "a\u202eb", "a\U000e0041b", "a\nb", "x" * 1000, "\u2066" * 200])
def test_words_are_capped_and_nothing_in_them_hides(odd: str) -> None:
    assert len(capped(odd)) <= QUOTE_LENGTH
    assert capped(odd).isprintable()


def test_no_tool_takes_a_path_and_unknown_arguments_are_refused() -> None:
    snapshot = asked_project.shelf().current()
    for name, tool in TOOLS.items():
        assert schema(tool.asked, "asked")["additionalProperties"] is False
        for wrong in ({"path": "/etc/passwd"}, {"limit": 51}, {"since": "yesterday"}, {"standing": "true"}):
            with pytest.raises(UsageError):
                call(name, wrong, snapshot, no_fates)
    with pytest.raises(UsageError, match="no tool"):
        call("read", {"path": "/etc/passwd"}, snapshot, no_fates)


def test_descriptions_tell_what_the_words_mean() -> None:
    for tool in TOOLS.values():
        assert all(standing in tool.description for standing in STANDINGS)
        assert "never copies" in tool.description


def in_a_thread(ask: Callable[[], Awaitable[None]]) -> None:
    """Run it where no loop runs: the browser that other tests keep open has one in this thread."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(anyio.run, ask).result()


def test_a_client_of_the_protocol_can_ask_and_is_told_what_is_wrong() -> None:
    """In this process: what the server answers is what the tools say."""

    async def ask() -> None:
        async with Client(make_server(asked_project.shelf())) as client:
            listed = (await client.list_tools()).tools
            assert [t.name for t in listed] == ["find", "why", "timeline", "quotes"]
            assert all(t.annotations and t.annotations.read_only_hint for t in listed)
            answer = await client.call_tool("find", {"actor": "MLT", "limit": 2})
            assert not answer.is_error
            assert answer.structured_content == told("find", actor="MLT", limit=2)
            assert json.loads(answer.content[0].text) == answer.structured_content
            wrong = await client.call_tool("find", {"acter": "MLT"})
            assert wrong.is_error
            assert "acter" in wrong.content[0].text
            missing = await client.call_tool("why", {"id": "H000"})
            assert missing.is_error

    in_a_thread(ask)


@pytest.mark.slow
def test_over_stdin_and_stdout_an_assistant_finds_asks_why_and_quotes() -> None:
    """The command itself, as an assistant's program starts it."""
    arguments = ["-m", "onrecord", "mcp", "--project", str(asked_project.folder())]

    async def ask() -> None:
        server = StdioServerParameters(command=sys.executable, args=arguments)
        async with Client(stdio_client(server)) as client:
            found = await client.call_tool("find", {"standing": "planned"})
            (line,) = found.structured_content["happenings"]
            chain = await client.call_tool("why", {"id": line["id"]})
            assert chain.structured_content["happening"] == line
            said = await client.call_tool("quotes", {"happening": line["id"]})
            assert said.structured_content["found"] >= 1
            days = await client.call_tool("timeline", {"until": "2026-06-01", "as_of": "2026-06-02"})
            assert days.structured_content["found"] == 1

    in_a_thread(ask)

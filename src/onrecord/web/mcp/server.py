"""The Model Context Protocol: tools are listed and called, over stdin and stdout, and nothing else is offered."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any

import anyio
import mcp_types as types
import msgspec
from anyio.to_thread import run_sync
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server

from onrecord import __version__
from onrecord.errors import OnrecordError
from onrecord.record.project.store import Fate
from onrecord.web.api.snapshot import Shelf
from onrecord.web.mcp.answers import NOTICE
from onrecord.web.mcp.tools import MEANINGS, TOOLS, call, schema

_LOG = logging.getLogger(__name__)
_READS = types.ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def serve(shelf: Shelf) -> None:
    """Answer until stdin ends."""
    anyio.run(partial(_run, make_server(shelf)))


def make_server(shelf: Shelf) -> Server[Any]:
    """The server, answered from that shelf."""

    async def list_tools(
        _: ServerRequestContext[Any], __: types.PaginatedRequestParams | None
    ) -> types.ListToolsResult:
        return types.ListToolsResult(tools=_tools())

    async def call_tool(_: ServerRequestContext[Any], asked: types.CallToolRequestParams) -> types.CallToolResult:
        return await run_sync(_answer, shelf, asked.name, asked.arguments or {})

    return Server(
        "onrecord",
        version=__version__,
        title="Onrecord",
        description="What the articles of one project say: who did what, who said what, and how each claim stands.",
        instructions=f"{NOTICE}\n\n{MEANINGS}",
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


async def _run(server: Server[Any]) -> None:
    async with stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())


def _tools() -> list[types.Tool]:
    return [
        types.Tool(
            name=name,
            title=tool.title,
            description=tool.description,
            input_schema=schema(tool.asked, "asked"),
            output_schema=schema(tool.answered, "answered"),
            annotations=_READS,
        )
        for name, tool in TOOLS.items()
    ]


def _answer(shelf: Shelf, name: str, arguments: dict[str, Any]) -> types.CallToolResult:
    """The answer as text and as structure; what went wrong, in words, where there is none."""

    def fates(id: str) -> list[Fate]:
        with shelf.project() as project:
            return project.fate(id)

    try:
        body = msgspec.json.encode(call(name, arguments, shelf.current(), fates))
    except OnrecordError as error:
        return _said(str(error), error=True)
    except Exception as error:
        _LOG.exception("a defect of ours")
        return _said(f"a defect of ours: {type(error).__name__}; the server's log has it", error=True)
    result = _said(body.decode())
    result.structured_content = msgspec.json.decode(body)
    return result


def _said(text: str, *, error: bool = False) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=text)], is_error=error)

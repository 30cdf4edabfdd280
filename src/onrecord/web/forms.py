"""What a form of ours sends, read without a library for uploads, which no page of ours makes."""

from __future__ import annotations

from urllib.parse import parse_qsl

from fastapi import Request


async def form(request: Request) -> dict[str, str]:
    """The fields of an urlencoded body, the last of each name. The guard has bounded its length."""
    body = (await request.body()).decode("utf-8", errors="replace")
    return dict(parse_qsl(body, keep_blank_values=True))


def back(path: str) -> str:
    """The path if it leads to a page of this server, else the first page."""
    own = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if own else "/"

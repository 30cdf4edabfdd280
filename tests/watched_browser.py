"""What the browser tests share: a served project, and a page of which everything is seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
COUNT_SWAPS = "window.swaps = 0; window.addEventListener('htmx:after:swap', () => { window.swaps += 1 }, true)"


@dataclass
class Served:
    """A command that serves pages: `address` has the token, `origin` has not."""

    address: str
    folder: Path

    @property
    def origin(self) -> str:
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass
class Seen:
    """A page and what was seen of it: `outside` requests that left this server, `reports` of its content policy and
    `errors` of its scripts, `dialogs` that a script opened."""

    page: Any
    origin: str
    outside: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("request", self._asked)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", self._opened)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(self.origin + "/"):
            self.outside.append(request.url)

    def _said(self, message: Any) -> None:
        if "Content Security Policy" in message.text or "Trusted" in message.text:
            self.reports.append(message.text)
        elif message.type == "error":
            self.errors.append(message.text)

    def _opened(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def settled(self) -> None:
        """Wait until nothing is under way."""
        self.page.wait_for_load_state("networkidle")

    def press(self, key: str) -> None:
        """A key that asks the server for something, until what it answers is on the page."""
        before = self.page.evaluate("window.swaps")
        self.page.keyboard.press(key)
        self.page.wait_for_function("before => window.swaps > before", arg=before)
        self.settled()

    def nothing_wrong(self) -> None:
        assert self.outside == []
        assert self.reports == []
        assert self.errors == []
        assert self.dialogs == []

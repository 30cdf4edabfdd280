"""Answers kept by what they answer: the same article, model and question cost nothing the second time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

import msgspec

from onrecord.language_model.endpoint import Endpoint, Message
from onrecord.language_model.prompt import VERSION

CACHE_VARIABLE: Final = "ONRECORD_LLM_CACHE"


def cache_folder() -> Path:
    """The user's cache (XDG), unless the environment names another."""
    if named := os.environ.get(CACHE_VARIABLE):
        return Path(named)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "onrecord" / "language-model"


class AnswerCache:
    """One file an answer, named by the digest of the address, model and messages. A file that cannot be read or
    written is as good as none: a cache must not stop a run."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or cache_folder()

    def get(self, where: Endpoint, messages: Sequence[Message]) -> str | None:
        with suppress(OSError, UnicodeDecodeError):
            return self._path(where, messages).read_text(encoding="utf-8")
        return None

    def put(self, where: Endpoint, messages: Sequence[Message], answer: str) -> None:
        with suppress(OSError, UnicodeEncodeError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile("w", dir=self._folder, delete=False, encoding="utf-8") as file:
                file.write(answer)
            Path(file.name).replace(self._path(where, messages))  # wholly or not at all

    def _path(self, where: Endpoint, messages: Sequence[Message]) -> Path:
        key = msgspec.json.encode([VERSION, where.url, where.model, list(messages)])
        return self._folder / f"{hashlib.sha256(key).hexdigest()}.json"

"""How every happening of the last days stood when it was told last: a file that grows by what changes.

Its first line is how things stood once, each further line what one round changed. A last line that is torn is as if
its round had not been. When the changes have outgrown the first line, all is written anew in one.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

import msgspec

from onrecord.record.project import files
from onrecord.record.project.changes import Line

_ROOM: Final = 2**16  # bytes of changes that are always allowed
_TIMES: Final = 2  # as large as the first line may the changes grow


class _Delta(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a round changed: articles that came and went, happenings as they stand now, and those that are gone."""

    round: int
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    gone: tuple[str, ...] = ()


class Standings:
    """`articles` are those that were joined, `lines` how each happening stood, `round` is the number of the last round.

    `found` says whether anything was written down before.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.round = 0
        self.articles: set[str] = set()
        self.lines: dict[str, Line] = {}
        self._first = self._since = 0  # bytes of the first line, and of those after it
        self.found = path.exists() and self._load()

    def _load(self) -> bool:
        """Whether there was as much as the first line."""
        whole = 0
        with self._path.open("rb") as file:
            for line in file:
                try:
                    delta = msgspec.json.decode(line, type=_Delta)
                except msgspec.MsgspecError:
                    break
                if not line.endswith(b"\n"):
                    break
                self._apply(delta)
                whole += len(line)
                self._first = self._first or len(line)
        self._since = whole - self._first
        os.truncate(self._path, whole)
        return whole > 0

    def note(self, round: int, *, came: Collection[str], went: Collection[str], lines: Mapping[str, Line]) -> None:
        """A round is over: what came, what went, and how every happening stands now. It is on the disk on return."""
        changed = tuple(line for id, line in lines.items() if self.lines.get(id) != line)
        gone = tuple(sorted(self.lines.keys() - lines.keys()))
        delta = _Delta(round=round, came=tuple(sorted(came)), went=tuple(sorted(went)), lines=changed, gone=gone)
        data = msgspec.json.encode(delta) + b"\n"
        if not self._first or self._since + len(data) > _ROOM + _TIMES * self._first:
            self._apply(delta)
            self._write_all()
            return
        files.append(self._path, data, at=self._first + self._since)
        self._since += len(data)
        self._apply(delta)

    def _apply(self, delta: _Delta) -> None:
        self.round = delta.round
        self.articles.difference_update(delta.went)
        self.articles.update(delta.came)
        self.lines.update((line.id, line) for line in delta.lines)
        for id in delta.gone:
            self.lines.pop(id, None)

    def _write_all(self) -> None:
        whole = _Delta(round=self.round, came=tuple(sorted(self.articles)), lines=tuple(self.lines.values()))
        data = msgspec.json.encode(whole) + b"\n"
        files.write(self._path, data)
        self._first, self._since = len(data), 0

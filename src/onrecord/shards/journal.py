"""Which article of a shard is being read, so that a process that dies is blamed on it by whoever comes after.

An article that was being read when its process died is read once more; after a second death it is set aside. Ordinary
crashes, hangs and hunger for memory never come here: they happen in a process of the article's own (`workers`). This
is for what takes a whole worker with it, such as a machine that kills by weight. A kill for no reason of the article's
counts against it all the same, but twice at the same article is seldom chance.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from onrecord.record.project import files
from onrecord.shards import left_over

DEATHS: Final = 2


class _Page(msgspec.Struct):
    key: str
    reading: str | None = None
    deaths: dict[str, int] = msgspec.field(default_factory=dict)


class Journal:
    """`with Journal(path, key) as journal: journal.begin(article)`. A path of None is no journal: nobody is blamed.

    It is written without waiting for the disk: it has to outlive its process, not its machine.
    """

    def __init__(self, path: Path | None, key: str) -> None:
        self._path = path
        self._page = self._read(key)
        if (blamed := self._page.reading) is not None:
            self._page.deaths[blamed] = self._page.deaths.get(blamed, 0) + 1
            self._page.reading = None
            self._write()

    def _read(self, key: str) -> _Page:
        """The page of the same shard; an empty one where there is none, or its last line is torn."""
        if self._path is not None:
            with suppress(OSError, msgspec.MsgspecError):
                page = msgspec.json.decode(self._path.read_bytes(), type=_Page)
                if page.key == key:
                    return page
        return _Page(key)

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        """Whoever stops in an orderly way blames nobody."""
        self._page.reading = None
        if self._page.deaths:
            self._write()
        else:
            self.remove()

    def died_of(self, article: str) -> int:
        return self._page.deaths.get(article, 0)

    def begin(self, article: str) -> None:
        self._page.reading = article
        self._write()

    def remove(self) -> None:
        """The shard is finished."""
        self._page.deaths.clear()
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    def _write(self) -> None:
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        partial = self._path.with_name(f"{self._path.name}.{left_over.mark()}{files.PARTIAL}")
        partial.write_bytes(msgspec.json.encode(self._page))
        partial.replace(self._path)

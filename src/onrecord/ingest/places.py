"""Where articles are: files, folders with all that is in them, patterns, addresses of the web, standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from onrecord.ingest.addresses import is_url
from onrecord.ingest.packed import inner_name
from onrecord.ingest.pieces import SUFFIXES
from onrecord.ingest.sources import STDIN

_PATTERN = frozenset("*?[")


class Places:
    """The files that `sources` name, in order, each once: a folder stands for the files in it of the kinds we read.

    Files of a folder that are hidden, of other kinds, or that `leave_out` picks are not among them; `skipped` counts
    those of other kinds. A file that is named itself is always there, and so is one that does not exist. Addresses
    (http, https) are given as they are.
    """

    def __init__(self, sources: Iterable[str | Path], leave_out: Callable[[Path], bool] = lambda _: False) -> None:
        self._sources, self._leave_out = sources, leave_out
        self.skipped = 0

    def __iter__(self) -> Iterator[str | Path]:
        seen: set[str] = set()
        for place in self._all():
            if str(place) not in seen:
                seen.add(str(place))
                yield place

    def _all(self) -> Iterator[str | Path]:
        for source in self._sources:
            path = Path(source)
            if str(source) == STDIN or is_url(source):
                yield source
            elif path.is_dir():
                yield from self._within(path)
            elif _PATTERN & set(str(source)) and not path.exists() and (found := _matches(str(source))):
                for match in found:
                    yield from self._within(match) if match.is_dir() else [match]
            else:
                yield path

    def _within(self, folder: Path) -> Iterator[Path]:
        for path in map(Path, _files(folder)):
            if self._leave_out(path):
                continue
            if Path(inner_name(path.name)).suffix.lower() in SUFFIXES:
                yield path
            else:
                self.skipped += 1


def _files(folder: Path) -> Iterator[str]:
    """All files in a folder and below it that are not hidden, in order. One that may not be looked into is empty."""
    waiting = _entries(folder)
    while waiting:
        entry = waiting.pop()
        if entry.is_dir(follow_symlinks=False):
            waiting += _entries(entry)
        elif entry.is_file():
            yield entry.path


def _entries(folder: os.PathLike[str]) -> list[os.DirEntry[str]]:
    """The last first."""
    try:
        with os.scandir(folder) as found:
            return sorted((e for e in found if not e.name.startswith(".")), key=lambda e: e.name, reverse=True)
    except OSError:
        return []


def _matches(pattern: str) -> list[Path]:
    return [Path(match) for match in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207 a pattern may be absolute

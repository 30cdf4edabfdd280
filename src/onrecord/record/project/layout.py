"""Where everything of a project lies, how one is made and how one is found."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from onrecord.errors import ProjectError, UsageError
from onrecord.record.project import files

MARKER: Final = "onrecord.toml"
FORMAT: Final = 1
_SKIP: Final = "skip_unrelated"
_TOML = f"""\
# An Onrecord project. Its files are explained in docs/project.md.
format = {FORMAT}
"""


@dataclass(frozen=True)
class Layout:
    """The paths of the project in the folder `root`."""

    root: Path

    @property
    def marker(self) -> Path:
        return self.root / MARKER

    @property
    def database(self) -> Path:
        return self.root / "project.sqlite"

    @property
    def lock(self) -> Path:
        return self.root / "project.lock"

    @property
    def actors(self) -> Path:
        """The user's own table of actors, where there is one."""
        return self.root / "actors.csv"

    @property
    def judgments(self) -> Path:
        """What people said of the record."""
        return self.root / "judgments.jsonl"

    @property
    def judgments_lock(self) -> Path:
        return self.root / "judgments.lock"

    @property
    def learned(self) -> Path:
        """What the analyst switched on of what judgments teach."""
        return self.root / "learned.toml"

    @property
    def raw(self) -> Path:
        """Bytes as they came, by their SHA-256."""
        return self.root / "raw"

    @property
    def record(self) -> Path:
        """All that the machine wrote."""
        return self.root / "record"

    @property
    def articles(self) -> Path:
        """One record an article."""
        return self.record / "articles"

    @property
    def joined(self) -> Path:
        """Happenings, lineages and entities over all articles."""
        return self.record / "joined.json.gz"

    @property
    def manifest(self) -> Path:
        """Names and hashes of all derived files; there only while they belong together."""
        return self.record / "manifest.json"

    @property
    def parses(self) -> Path:
        """What may be deleted at any time: parsed passages of articles of the last weeks."""
        return self.root / "cache" / "parses"

    @property
    def staging(self) -> Path:
        return self.root / "record.partial"

    def owns(self, path: Path) -> bool:
        """Whether `path` is one of the project's own files, which are no reporting to add."""
        resolved = path.resolve()
        return resolved in self._own or not self._own.isdisjoint(resolved.parents)

    @cached_property
    def _own(self) -> frozenset[Path]:
        own = (
            self.marker,
            self.actors,
            self.database,
            self.lock,
            self.judgments,
            self.judgments.with_name(self.judgments.name + ".torn"),
            self.judgments_lock,
            self.learned,
            self.raw,
            self.record,
            self.staging,
            self.parses.parent,
        )
        return frozenset(path.resolve() for path in own)


def create(folder: Path, *, skip_unrelated: bool = False) -> Layout:
    """Make a project in `folder`, which may hold other files. Raises UsageError where there is one already."""
    layout = Layout(folder)
    if layout.marker.exists():
        raise UsageError("this is a project already", where=str(folder), cure="add to it with `onrecord add`")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files.write(layout.marker, (_TOML + (f"{_SKIP} = true\n" if skip_unrelated else "")).encode())
    except OSError as error:
        raise UsageError(
            f"no project can be made here: {error.strerror}", where=str(folder), cure="choose another folder"
        ) from error
    return layout


def find(start: Path) -> Layout:
    """The project in `start` or in the nearest folder above it. Raises ProjectError where there is none."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / MARKER).is_file():
            return checked(Layout(folder))
    raise ProjectError(
        "there is no project here, nor in a folder above",
        where=str(start),
        cure="make one with `onrecord init DIR`, or name its folder with --project",
    )


def checked(layout: Layout) -> Layout:
    """The same layout. Raises ProjectError where it is none, or of a format that this version does not know."""
    where = str(layout.marker)
    try:
        found = _stated(layout).get("format")
    except FileNotFoundError:
        raise ProjectError("this is no project", where=str(layout.root), cure="make one with `onrecord init`") from None
    except (OSError, ValueError) as error:
        raise ProjectError(f"not to be read: {error}", where=where, cure=f"it should say: format = {FORMAT}") from error
    if not isinstance(found, int) or found < 1:
        raise ProjectError("it names no format", where=where, cure=f"it should say: format = {FORMAT}")
    if found > FORMAT:
        raise ProjectError(
            f"the project has format {found}, this version knows {FORMAT}", where=where, cure="upgrade onrecord"
        )
    return layout


def skips_unrelated(layout: Layout) -> bool:
    """Whether articles that report no public affairs are set aside. Raises ProjectError where nobody can tell."""
    where, cure = str(layout.marker), f"it should say: {_SKIP} = true, or false"
    try:
        found = _stated(layout).get(_SKIP, False)
    except (OSError, ValueError) as error:
        raise ProjectError(f"not to be read: {error}", where=where, cure=cure) from error
    if not isinstance(found, bool):
        raise ProjectError(f"{_SKIP} is neither true nor false", where=where, cure=cure)
    return found


def _stated(layout: Layout) -> dict[str, Any]:
    return tomllib.loads(layout.marker.read_text(encoding="utf-8"))

"""Where shards lie: a folder, or a bucket of an object store (fsspec). A file is written wholly or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from onrecord.errors import UnreadableInput, UsageError
from onrecord.record.project import files
from onrecord.shards import left_over

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem


class Storage(Protocol):
    """Files by their names below one root, with `/` between their parts."""

    folder: Path | None  # where it is on this machine's disks, if it is

    def read(self, name: str) -> bytes:
        """Raises FileNotFoundError."""

    def write(self, name: str, data: bytes) -> None:
        """After it the file is there as a whole and on the disk; killed before that, the old one is, or none."""

    def names(self, below: str = "") -> list[str]:
        """All files in a folder and below it, sorted; none where there is no such folder."""

    def remove(self, name: str) -> None:
        """No error where there is no such file."""

    def sweep(self) -> int:
        """Take away what killed writers left half written, not what others are writing; how many files that was."""

    def local(self, name: str) -> Any:
        """A context that gives a path of this machine with the file's bytes."""


class Folder:
    """A folder of this machine, or one that several share."""

    def __init__(self, root: Path) -> None:
        self.folder: Path | None = root
        self._root = root

    def read(self, name: str) -> bytes:
        return (self._root / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        files.write(self._root / name, data, by=left_over.mark())  # another may be writing the same shard

    def names(self, below: str = "") -> list[str]:
        found = (p for p in (self._root / below).rglob("*") if p.is_file() and not p.name.endswith(files.PARTIAL))
        return sorted(p.relative_to(self._root).as_posix() for p in found)

    def remove(self, name: str) -> None:
        (self._root / name).unlink(missing_ok=True)

    def sweep(self) -> int:
        return left_over.sweep(self._root)

    @contextmanager
    def local(self, name: str) -> Iterator[Path]:
        yield self._root / name


class Bucket:
    """What fsspec reaches (`s3://`, `gs://`, `abfs://`, `hdfs://` ...): there a file that is put is put as a whole."""

    def __init__(self, system: AbstractFileSystem, root: str) -> None:
        self.folder: Path | None = None
        self._system, self._root = system, root.rstrip("/")

    def read(self, name: str) -> bytes:
        data: bytes = self._system.cat_file(self._path(name))
        return data

    def write(self, name: str, data: bytes) -> None:
        path = self._path(name)
        self._system.makedirs(path.rpartition("/")[0], exist_ok=True)
        self._system.pipe_file(path, data)

    def names(self, below: str = "") -> list[str]:
        self._system.invalidate_cache()
        try:
            found: list[str] = self._system.find(self._path(below))
        except FileNotFoundError:
            return []
        root = self._system._strip_protocol(self._root).rstrip("/") + "/"
        return sorted(path.removeprefix(root) for path in found)

    def remove(self, name: str) -> None:
        if self._system.exists(self._path(name)):
            self._system.rm_file(self._path(name))

    def sweep(self) -> int:
        return 0  # there is nothing half written in a bucket

    @contextmanager
    def local(self, name: str) -> Iterator[Path]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / Path(name).name
            with self._system.open(self._path(name), "rb") as given, path.open("wb") as kept:
                shutil.copyfileobj(given, kept)
            yield path

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}" if name else self._root


def storage(address: str) -> Storage:
    """The folder, or bucket (`scheme://...`), at an address. Raises UsageError where fsspec cannot reach it."""
    if "://" not in address:
        return Folder(Path(address))
    try:
        import fsspec

        system, root = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        cure = "install fsspec and what it needs for this store (s3fs, gcsfs, adlfs ...)"
        raise UsageError(f"the store cannot be reached: {error}", where=address, cure=cure) from error
    return Bucket(system, root)


def split_address(address: str) -> tuple[str, str]:
    """(root, name) of one file's address. Raises UnreadableInput where it names none."""
    if "://" in address:
        root, _, name = address.rpartition("/")
    else:
        root, name = str(Path(address).parent), Path(address).name
    if not name:
        raise UnreadableInput("this is no file", where=address, cure="name a file")
    return root, name

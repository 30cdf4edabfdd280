"""One file an article with its record, or with why there is none: what everything else is derived from."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from onrecord.errors import MalformedInput, ProjectError
from onrecord.model import codec
from onrecord.model.record import Outcome
from onrecord.record.project import files

_SUFFIX = ".json.gz"


class Records:
    """`record/articles/ab/<id>.json.gz`, as `onrecord read --format json` would print it."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._writer = folder, files.Writer()

    def put(self, id: str, outcome: Outcome) -> str:
        """Write it wholly or not at all; the SHA-256 of the JSON. It is on the disk after the next `sync`."""
        data = codec.encode(outcome)
        self._writer.write(self.path(id), files.pack(data))
        return files.sha256(data)

    def sync(self) -> None:
        self._writer.sync()

    def get(self, id: str) -> Outcome:
        """Raises ProjectError where the file is missing, damaged or of another version."""
        return self.decode(id, self.data(id))

    def data(self, id: str) -> bytes:
        return files.unpack(self.path(id))

    def decode(self, id: str, data: bytes) -> Outcome:
        where = str(self.path(id))
        try:
            outcomes = codec.decode_lines(data, where=where)
        except MalformedInput as error:
            raise ProjectError(error.message, where=where, cure="run `onrecord run --again all`") from error
        if not outcomes or len(outcomes) > 1:
            raise ProjectError("this is not one record", where=where, cure="run `onrecord run --again all`")
        return outcomes[0]

    def keep_only(self, ids: Collection[str]) -> None:
        """Take away the records of articles that are no longer in the project."""
        for path in sorted(self._folder.glob(f"??/*{_SUFFIX}")):
            if path.name.removesuffix(_SUFFIX) not in ids:
                path.unlink()

    def path(self, id: str) -> Path:
        return self._folder / id[:2] / f"{id}{_SUFFIX}"

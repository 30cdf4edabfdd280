"""What is kept of joining from one time to the next, by hashes of all that it follows from: on the disk or in memory.

It may be lost at any time: then more is joined anew, and comes to the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

import msgspec

from onrecord.errors import ProjectError
from onrecord.joining.whole import Made
from onrecord.record.project import files

_STATE, _MADE = ".state", "happenings.gz"
_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(tuple[str, list[Made]])


class Kept(Protocol):
    """States by their keys, and the happenings that were made last."""

    def state(self, key: str) -> bytes | None: ...

    def states(self) -> Set[str]: ...

    def put(self, key: str, state: bytes) -> None: ...

    def keep_only(self, keys: Collection[str]) -> None: ...

    def made(self, by: str) -> Mapping[bytes, Made]:
        """The happenings that were made by these rules."""

    def put_made(self, by: str, made: Iterable[Made]) -> None: ...


class InMemory:
    """Kept as long as the process lives."""

    def __init__(self) -> None:
        self._states: dict[str, bytes] = {}
        self._made: Mapping[bytes, Made] = {}

    def state(self, key: str) -> bytes | None:
        return self._states.get(key)

    def states(self) -> Set[str]:
        return set(self._states)

    def put(self, key: str, state: bytes) -> None:
        self._states[key] = state

    def keep_only(self, keys: Collection[str]) -> None:
        self._states = {key: state for key, state in self._states.items() if key in keys}

    def made(self, by: str) -> Mapping[bytes, Made]:  # noqa: ARG002 - the rules of a process do not change
        return self._made

    def put_made(self, by: str, made: Iterable[Made]) -> None:  # noqa: ARG002
        self._made = {m.group: m for m in made}


class OnDisk:
    """Kept in a folder; what cannot be read is not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def state(self, key: str) -> bytes | None:
        try:
            return (self._folder / f"{key}{_STATE}").read_bytes()
        except OSError:
            return None

    def states(self) -> Set[str]:
        return {path.name.removesuffix(_STATE) for path in self._folder.glob(f"*{_STATE}")}

    def put(self, key: str, state: bytes) -> None:
        self._put(self._folder / f"{key}{_STATE}", state)

    def keep_only(self, keys: Collection[str]) -> None:
        for key in self.states() - set(keys):
            (self._folder / f"{key}{_STATE}").unlink(missing_ok=True)

    def made(self, by: str) -> Mapping[bytes, Made]:
        with suppress(ProjectError, msgspec.MsgspecError):
            rules, found = _DECODER.decode(files.unpack(self._folder / _MADE))
            return {m.group: m for m in found} if rules == by else {}
        return {}

    def put_made(self, by: str, made: Iterable[Made]) -> None:
        self._put(self._folder / _MADE, files.pack(_ENCODER.encode((by, list(made)))))

    @staticmethod
    def _put(path: Path, data: bytes) -> None:
        """Not waited for: what a machine that stops leaves torn is as if it were not there. Raises OSError."""
        try:
            files.put(path, data)
        except OSError:
            with suppress(OSError):  # a full disk needs the room
                path.with_name(path.name + files.PARTIAL).unlink()
            raise


class ToRead:
    """Another's, that is read and not changed: where a record of an earlier day is asked for."""

    def __init__(self, other: Kept) -> None:
        self._other = other
        self.state, self.states, self.made = other.state, other.states, other.made

    def put(self, key: str, state: bytes) -> None:
        pass

    def keep_only(self, keys: Collection[str]) -> None:
        pass

    def put_made(self, by: str, made: Iterable[Made]) -> None:
        pass

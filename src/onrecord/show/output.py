"""Where output goes: standard output or a file that is written wholly or not at all; and how a run is told of."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.model.record import Failure, Outcome
from onrecord.show.words import printable


def write(chunks: Iterable[str], path: Path | None) -> None:
    """Write in UTF-8, whatever the locale. Raises UsageError where `path` cannot be written."""
    if path is None:
        write_out(chunks)
        return
    try:
        descriptor, partial = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        cure = "choose another --output"
        raise UsageError(f"cannot write there: {error.strerror}", where=str(path), cure=cure) from error
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123 a descriptor, not a path
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        Path(partial).chmod(0o666 & ~_umask())
        Path(partial).replace(path)
    except BaseException:
        Path(partial).unlink(missing_ok=True)
        raise


def write_out(chunks: Iterable[str]) -> None:
    """To standard output, each article as soon as it is read."""
    for chunk in chunks:
        sys.stdout.buffer.write(chunk.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask


class Tally:
    """Counts what was read and what failed, tells of each failure on standard error, and shows how far a run is."""

    def __init__(self, *, progress: bool = False) -> None:
        self.read = self.failed = 0
        self._progress = progress

    def watch(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The outcomes as they come."""
        with _Counter(self._progress) as counter:
            for outcome in outcomes:
                if isinstance(outcome, Failure):
                    self.failed += 1
                    counter.say(f"onrecord: {outcome.error.message}")
                else:
                    self.read += 1
                counter.show(self.read, self.failed)
                yield outcome

    @property
    def exit_code(self) -> int:
        """0 when all were read, 2 when none was, 3 when some were."""
        if not self.failed:
            return 0
        return 3 if self.read else 2


class _Counter:
    """A line on the terminal that counts up; only words of failures where nobody watches."""

    def __init__(self, visible: bool) -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        console = Console(stderr=True, markup=False, highlight=False, soft_wrap=True)
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._progress = Progress(*columns, console=console, transient=True, disable=not visible)
        self._task = self._progress.add_task("reading")

    def __enter__(self) -> _Counter:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def say(self, line: str) -> None:
        self._progress.console.print(printable(line))

    def show(self, read: int, failed: int) -> None:
        failures = f", {failed} failed" if failed else ""
        self._progress.update(self._task, description=f"{read} read{failures}")

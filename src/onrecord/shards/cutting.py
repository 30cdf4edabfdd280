"""An archive cut into shards: articles of one day together, those with the same words in one shard, like ones near.

Whatever order they come in, and however many there are: what is read is sorted in runs on the disk (by day, by a
paragraph, by words), and the runs are merged into shards. So the same articles always give the same shards, with
memory for one run. Like articles come to stand side by side because those that share paragraphs mostly share the one
whose hash is the smallest (Broder 1997, "On the resemblance and containment of documents").
"""

from __future__ import annotations

import gzip
import heapq
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final, Literal

import msgspec

from onrecord.adding import taken
from onrecord.errors import UsageError
from onrecord.ingest.addresses import is_url
from onrecord.ingest.containers import Found, Listed, Piece
from onrecord.ingest.fields import Defaults
from onrecord.ingest.pieces import split_source
from onrecord.ingest.places import Places
from onrecord.model.document import Article
from onrecord.model.record import Failure
from onrecord.record.project import files
from onrecord.record.project.nearness import paragraph_keys
from onrecord.shards.plan import shard_names
from onrecord.shards.storage import Storage, storage

By = Literal["day", "month", "all"]
LIST: Final = ".cut.json"  # what was cut: no shard, since its name begins with a dot
FAILED: Final = "failed.log"
_RUN: Final = 64 * 2**20  # bytes that are sorted in memory
_RUNS: Final = 100  # that are merged together: as many files are open
_MOST: Final = 4  # times the size that a shard may have for the sake of like articles
_MOST_BYTES: Final = 256 * 2**20
_KEY: Final = 12  # bytes of an entry of `paragraph_keys`, of which the last four are a length


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """What an archive was cut into: the articles of each shard, and how many could not be had, which FAILED lists."""

    by: By
    size: int
    articles: int
    failed: int
    shards: dict[str, int]


class Progress(msgspec.Struct, kw_only=True):
    """How many articles were looked at, and how many shards were written."""

    articles: int = 0
    shards: int = 0


Watch = Callable[[Progress], None]


def cut(sources: Sequence[str], out: str, *, size: int = 5_000, by: By = "day", watch: Watch = lambda _: None) -> Cut:
    """Cut the articles of files, folders, patterns or buckets into JSON Lines of about `size` articles below `out`.

    What was cut there before and is not any more is taken away. Killed and called again it comes to the same files.
    Raises UsageError where there is nothing to cut, or `out` holds other files.
    """
    place = storage(out)
    before = _before(place, out)
    progress, failed = Progress(), []
    with tempfile.TemporaryDirectory(prefix="onrecord-cut-") as folder:
        runs = _Runs(Path(folder))
        for found in _found(sources):
            progress.articles += 1
            watch(progress)
            line = _sorted_line(found, by)
            if isinstance(line, str):
                failed.append(line)
            else:
                runs.add(line)
        place.sweep()
        place.remove(LIST)
        shards = {}
        for name, data, count in _shards(runs.merged(), size):
            place.write(name, data)
            shards[name] = count
            progress.shards += 1
            watch(progress)
    done = Cut(by=by, size=size, articles=sum(shards.values()), failed=len(failed), shards=shards)
    _finish(place, done, failed, before)
    return done


def _before(place: Storage, out: str) -> list[str]:
    """The shards that were cut there before, wholly or not. Raises UsageError where somebody else's files are there."""
    names = place.names()
    ours = {LIST, FAILED}
    strange = [name for name in names if name not in ours and not _is_ours(name)]
    if strange:
        raise UsageError(f"it holds other files, such as {strange[0]}", where=out, cure="name a new folder")
    return [name for name in names if name not in ours]


def _is_ours(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    return "/" not in folder and file.startswith("part-") and file.endswith(".jsonl.gz")


def _finish(place: Storage, done: Cut, failed: Sequence[str], before: Iterable[str]) -> None:
    for stale in before:
        if stale not in done.shards:
            place.remove(stale)
    if failed:
        place.write(FAILED, "".join(f"{line}\n" for line in failed).encode())
    else:
        place.remove(FAILED)
    place.write(LIST, msgspec.json.format(msgspec.json.encode(done), indent=1) + b"\n")


# -- what is in it ---------------------------------------------------------------------------------------------------
def _found(sources: Sequence[str]) -> Iterator[Piece | Failure]:
    """Raises UsageError where there is no file, or an address that would have to be fetched."""
    files_found = 0
    for source in sources:
        if is_url(source):
            raise UsageError("an address is not cut", where=source, cure="fetch it with `onrecord add`")
        for pieces in _files(source):
            files_found += 1
            yield from (found for found in pieces if not isinstance(found, Listed))
    if not files_found:
        raise UsageError("there is no file to cut", where=", ".join(sources), cure="name files or folders")


def _files(source: str) -> Iterator[Iterator[Found]]:
    if "://" not in source:
        for place in Places([source]):
            if not Path(place).exists():
                raise UsageError("there is no such file", where=str(place), cure="name files or folders")
            yield split_source(place)
        return
    root, names = shard_names(source)
    for name in names:
        with storage(root).local(name) as path:
            yield split_source(path)


def _sorted_line(found: Piece | Failure, by: By) -> bytes | str:
    """The article as a line with its key before it, or why there is none."""
    if isinstance(found, Failure):
        return f"{found.document.id}: {found.error.message}"
    row, article = taken(found, Defaults())
    if isinstance(article, Failure):
        return f"{found.where}: {article.error.message}"
    day = article.published.isoformat() if article.published else "undated"
    group = {"day": day, "month": day[:7], "all": "all"}[by]
    return b"\t".join((f"{group} {_likeness(article.text)} {day} {row.text}".encode(), _json_line(found, article)))


def _likeness(text: str) -> str:
    """The smallest hash of a long enough paragraph; of a text without one, its own."""
    keys = paragraph_keys(text)
    found = [keys[at : at + 8] for at in range(0, len(keys), _KEY)]
    return min(found).hex() if found else files.sha256(text.encode())[:16]


def _json_line(piece: Piece, article: Article) -> bytes:
    """A line of JSON Lines as it came, so that its article keeps its id; another article as a JSON object."""
    line = piece.data.strip()
    if piece.form == "json" and piece.known == Defaults() and piece.site is None and b"\n" not in line:
        return line
    known = msgspec.structs.asdict(article)
    return msgspec.json.encode({key: value for key, value in known.items() if value not in (None, "")})


# -- sorting ---------------------------------------------------------------------------------------------------------
class _Runs:
    """Lines, sorted: as many as memory is to hold at a time, each time into a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines: list[bytes] = []
        self._bytes = self._made = 0
        self._runs: list[Path] = []

    def add(self, line: bytes) -> None:
        self._lines.append(line)
        self._bytes += len(line)
        if self._bytes >= _RUN:
            self._put_away()

    def merged(self) -> Iterator[bytes]:
        """All lines in order."""
        self._lines.sort()
        return heapq.merge(*map(_read, self._runs), self._lines)

    def _put_away(self) -> None:
        self._lines.sort()
        self._write(self._lines)
        self._lines, self._bytes = [], 0
        if len(self._runs) >= _RUNS:
            merged, self._runs = self._runs, []
            self._write(heapq.merge(*map(_read, merged)))
            for run in merged:
                run.unlink()

    def _write(self, lines: Iterable[bytes]) -> None:
        path = self._folder / f"{self._made}.run"
        self._made += 1
        with path.open("wb") as file:
            file.writelines(line + b"\n" for line in lines)
        self._runs.append(path)


def _read(run: Path) -> Iterator[bytes]:
    with run.open("rb") as file:
        for line in file:
            yield line.removesuffix(b"\n")


# -- shards ----------------------------------------------------------------------------------------------------------
def _shards(lines: Iterable[bytes], size: int) -> Iterator[tuple[str, bytes, int]]:
    """Name, bytes and number of articles of each shard: those of one likeness are not parted, unless they are many."""
    numbers: Counter[str] = Counter()
    for group, some in groupby(lines, key=lambda line: line.split(b" ", 1)[0].decode()):
        for shard in _parted(some, size):
            numbers[group] += 1
            data = gzip.compress(b"".join(shard), 6, mtime=0)
            yield f"{group}/part-{numbers[group]:05}.jsonl.gz", data, len(shard)


def _parted(lines: Iterable[bytes], size: int) -> Iterator[list[bytes]]:
    shard: list[bytes] = []
    total = 0
    last = b""
    for line in lines:
        key, _, article = line.partition(b"\t")
        like = key.split(b" ")[1]
        if shard and ((len(shard) >= size and like != last) or len(shard) >= _MOST * size or total > _MOST_BYTES):
            yield shard
            shard, total = [], 0
        shard.append(article + b"\n")
        total += len(article)
        last = like
    if shard:
        yield shard

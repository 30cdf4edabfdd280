"""The unit of work: one shard of articles in, one shard of records out, the same bytes whoever does it."""

from __future__ import annotations

import datetime as dt
import hashlib
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import files as resources
from pathlib import Path
from threading import local
from typing import Final

import msgspec

from onrecord.adding import taken
from onrecord.ingest.containers import Listed
from onrecord.ingest.fields import Defaults
from onrecord.ingest.pieces import split_source
from onrecord.model import codec
from onrecord.model.document import Article
from onrecord.model.reading import Task
from onrecord.model.record import FailedDocument, Failure, Outcome, Problem
from onrecord.readers import Nursery, extractors_of
from onrecord.record.project import files
from onrecord.record.project.article_lines import ArticleLine, article_line
from onrecord.record.project.nearness import bases, paragraph_keys
from onrecord.record.project.plan import origins
from onrecord.record.project.run import retold, status_of, unreadable
from onrecord.record.project.store import ArticleRow, Counts, Status
from onrecord.shards.journal import DEATHS, Journal
from onrecord.shards.layout import (
    ARTICLES,
    RECORDS,
    Finished,
    Part,
    done_name,
    journal_name,
    part_name,
    read_done,
    write_lines,
)
from onrecord.shards.storage import Storage, split_address, storage
from onrecord.workers import Pool

READER: Final = "onrecord.pipeline:archive_extractors"
ALL_SUBJECTS: Final = "onrecord.pipeline:default_extractors"
_OURS = local()
_LENT: Final[dict[str, Nursery]] = {}


class Job(msgspec.Struct, frozen=True):
    """Read the shard at `source`; `shard` is its name in the output at `out`, which no other shard has.

    `reader` names the function that makes the extractors, as `module:function`.
    """

    source: str
    shard: str
    out: str
    reader: str = READER


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a shard; `before` says that it had been finished already. No counts where it failed (`error`)."""

    shard: str
    counts: Counts | None = None
    before: bool = False
    error: str | None = None


def attempt(job: Job) -> Report:
    """`code_shard`, for engines: what goes wrong with a shard is its own failure and never the engine's."""
    try:
        return code_shard(job)
    except Exception as error:  # an engine would throw all other shards away for it
        return Report(shard=job.shard, error=f"{type(error).__name__}: {error}")


def code_shard(job: Job) -> Report:
    """Read a shard, unless it is finished, and write its output: its files, then the file that says it is finished.

    Killed at any point and called again, it comes to the same bytes. Raises OSError where the output cannot be written,
    OnrecordError for what would stop every article alike.
    """
    out, (root, name) = storage(job.out), split_address(job.source)
    before = read_done(out, done_name(job.shard))
    kept = out.folder / journal_name(job.shard) if out.folder else None
    with storage(root).local(name) as path:
        key = _key(path, job.reader)
        if before is not None and before.key == key:
            if kept is not None:
                kept.unlink(missing_ok=True)  # whoever finished it may have been killed before that
            return Report(shard=job.shard, counts=before.counts, before=True)
        shard = _taken(path, name)
    with Journal(kept, key) as journal:
        done = _publish(out, job, key, shard, _read(shard, journal, job.reader))
        journal.remove()
    for stale in before.files.keys() - done.files.keys() if before else ():
        out.remove(stale)
    return Report(shard=job.shard, counts=done.counts)


def finished(job: Job) -> Report | None:
    """What became of a shard that is finished, None for another."""
    done, (root, name) = read_done(storage(job.out), done_name(job.shard)), split_address(job.source)
    if done is None:
        return None
    with storage(root).local(name) as path:
        same = done.key == _key(path, job.reader)
    return Report(shard=job.shard, counts=done.counts, before=True) if same else None


@cache
def coder(reader: str = READER) -> str:
    """What reads: version, weights, and the function that makes the extractors."""
    weights = files.sha256((resources("onrecord") / "weights" / "manifest.json").read_bytes())
    return f"onrecord/{version('onrecord')}+{weights[:16]}" + ("" if reader == READER else f"+{reader}")


def _key(path: Path, reader: str) -> str:
    with path.open("rb") as file:
        given = hashlib.file_digest(file, "sha256").hexdigest()
    return files.sha256(f"{coder(reader)}\n{given}".encode())[:16]


# -- what is in it ---------------------------------------------------------------------------------------------------
@dataclass
class _Shard:
    """The articles of a shard, each once, in their order; `texts` by the hash of the text, packed."""

    rows: list[ArticleRow] = field(default_factory=list)
    texts: dict[str, bytes] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)

    def article(self, row: ArticleRow) -> Article:
        text = zlib.decompress(self.texts[row.text or ""]).decode()
        known = {name: getattr(row, name) for name in ("title", "publisher", "published", "uri", "language")}
        return Article(id=row.id, text=text, **known)


def _taken(path: Path, name: str) -> _Shard:
    """The articles of an input shard. What cannot be had of it (a line that is too long) is an article that failed."""
    shard, rows = _Shard(), dict[str, ArticleRow]()
    for found in split_source(path):
        if isinstance(found, Listed):
            continue
        if isinstance(found, Failure):
            id = files.sha256(f"{name}\n{found.document.id}".encode())[:16]
            message = found.error.message.replace(str(path), name)
            rows[id] = ArticleRow(id=id, raw="", form="", stated="", kind=found.error.kind, message=message)
            continue
        row, article = taken(found, Defaults())
        rows[row.id] = row
        if isinstance(article, Article) and row.text is not None and row.text not in shard.texts:
            shard.texts[row.text] = zlib.compress(article.text.encode(), 1)
            shard.keys[row.text] = paragraph_keys(article.text)
    shard.rows = sorted(rows.values(), key=lambda row: row.order)
    return shard


# -- reading ---------------------------------------------------------------------------------------------------------
_Done = dict[str, tuple[Status, bytes]]  # by article: what became of it, and its packed outcome


def _read(shard: _Shard, journal: Journal, reader: str) -> _Done:
    firsts = origins(shard.rows)
    done: _Done = {}
    todo: list[ArticleRow] = []
    for row in (r for r in shard.rows if firsts[r.id] is r):
        if row.text is None:
            done[row.id] = "failed", _packed(unreadable(row))
        elif journal.died_of(row.id) >= DEATHS:
            done[row.id] = "failed", _packed(_deadly(row.id))
        else:
            todo.append(row)
    for outcome in _read_each(shard, todo, journal, reader):
        done[outcome.document.id] = status_of(outcome, copy=False), _packed(outcome)
    for row in (r for r in shard.rows if firsts[r.id] is not r):
        outcome = retold(shard.article(row), _unpacked(done[firsts[row.id].id][1]))
        done[row.id] = status_of(outcome, copy=True), _packed(outcome)
    return done


def _read_each(shard: _Shard, todo: list[ArticleRow], journal: Journal, reader: str) -> Iterator[Outcome]:
    """Articles that share passages with another come last, when what was parsed of that one is known."""
    near = bases(todo, (), shard.keys)
    wanted, known = set(near.values()), dict[str, bytes]()

    def tasks() -> Iterator[Task]:
        for row in sorted(todo, key=lambda row: row.id in near):
            journal.begin(row.id)
            yield Task(shard.article(row), known.get(near.get(row.id, "")))

    with _pool(reader) as pool:
        for done in pool.read_tasks(tasks()):
            if done.parsed is not None and done.outcome.document.id in wanted:
                known[done.outcome.document.id] = done.parsed
            yield done.outcome


@contextmanager
def _pool(reader: str) -> Iterator[Pool]:
    """A process that reads, kept by each thread from shard to shard, so that its weights are loaded once."""
    known: dict[str, Pool] = _OURS.__dict__.setdefault("pools", {})
    if reader not in known:
        known[reader] = Pool(1, partial(extractors_of, reader), nursery=_LENT.get(reader))
    try:
        yield known[reader]
    except BaseException:  # it may be in the midst of an article
        known.pop(reader).close()
        raise


def lend(reader: str, nursery: Nursery) -> None:
    """Have this process's readers of that name forked from `nursery`."""
    _LENT[reader] = nursery


def close_readers() -> None:
    """End the processes that this thread keeps for reading."""
    for pool in _OURS.__dict__.pop("pools", {}).values():
        pool.close()


def _deadly(id: str) -> Failure:
    message = f"the worker that read it died {DEATHS} times (memory? report the article)"
    return Failure(document=FailedDocument(id), error=Problem("crash", message))


def _packed(outcome: Outcome) -> bytes:
    return zlib.compress(codec.encode(outcome), 1)


def _unpacked(data: bytes) -> Outcome:
    found = codec.decode_lines(zlib.decompress(data), where="")
    assert found is not None
    return found[0]


# -- writing ---------------------------------------------------------------------------------------------------------
def _publish(out: Storage, job: Job, key: str, shard: _Shard, done: _Done) -> Finished:
    """Write the files of every day, then the one that lists them."""
    firsts = origins(shard.rows)
    days: dict[dt.date | None, list[ArticleRow]] = defaultdict(list)
    for row in shard.rows:
        days[row.published].append(row)
    parts: dict[str, Part] = {}
    for day, rows in days.items():
        records = (zlib.decompress(done[row.id][1]) for row in rows)
        lines = (msgspec.json.encode(_line(row, firsts[row.id], *done[row.id])) for row in rows)
        for kind, some in ((RECORDS, records), (ARTICLES, lines)):
            name = part_name(kind, day, job.shard, key)
            parts[name] = write_lines(out, name, some)
    counts = _counts(status for status, _ in done.values())
    files = dict(sorted(parts.items()))
    finished = Finished(shard=job.shard, key=key, coder=coder(job.reader), counts=counts, files=files)
    out.write(done_name(job.shard), msgspec.json.format(msgspec.json.encode(finished), indent=1) + b"\n")
    return finished


def _line(row: ArticleRow, first: ArticleRow, status: Status, packed: bytes) -> ArticleLine:
    outcome = _unpacked(packed) if status in ("failed", "irrelevant") else None
    problem = outcome.error if isinstance(outcome, Failure) else None
    return article_line(row, status, first.id if first is not row else None, problem)


def _counts(found: Iterable[Status]) -> Counts:
    of: Counter[str] = Counter(found)
    of["copies"] = of.pop("copy", 0)
    return Counts(input=of.total(), **{name: of[name] for name in ("coded", "copies", "irrelevant", "failed")})


def total(counts: Iterable[Counts]) -> Counts:
    """What became of the articles of several shards."""
    some = list(counts)
    return Counts(**{name: sum(getattr(c, name) for c in some) for name in Counts.__struct_fields__})

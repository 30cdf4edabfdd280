"""Shards of articles for tests, and the bytes of what was made of them. Read with `quick_extractors`."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

from onrecord.model.annotation import AnnotatedDocument, EventMention
from onrecord.pipeline import Extractors
from onrecord.shards.unit import Job
from quick_extractors import find_assaults, quick

QUICK = "quick_extractors:quick"
MISBEHAVING = "quick_extractors:misbehaving"
WORKER_KILLING = "shards_bank:worker_killing"

WIRE = "Chad closed the border with Niger! Traders were stranded on both sides of the river for most of the day."
LEAD = "Soldiers shut every crossing at night! The ferries lay idle at the quay, and nobody said why."


def worker_killing() -> Extractors:
    return quick(kill_the_worker)


def kill_the_worker(doc: AnnotatedDocument) -> tuple[EventMention, ...]:
    """Kill not the process that reads but its parent, where the article asks for it: always, or once a `mark` file."""
    words = doc.parse.words
    if "calamity" in words:
        _kill_parent()
    for word in words:
        if word.startswith("once:") and not (mark := Path(word.removeprefix("once:"))).exists():
            mark.touch()
            _kill_parent()
    return find_assaults(doc)


def _kill_parent() -> None:
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(60)  # which ends with the parent


def write_shards(folder: Path, extra: str | None = None, count: int = 3) -> Path:
    """`count` files of articles over several days, with a copy, an undated one and an empty one in each."""
    folder.mkdir(parents=True)
    for n in range(count):
        articles = [
            {"text": f"{WIRE} It was day {n}.", "published": f"2026-03-{11 + n}", "title": "Border closed"},
            {"text": f"{WIRE} It was day {n}.", "published": f"2026-03-{12 + n}", "publisher": "Example Gazette"},
            {"text": f"{LEAD}\n\n{WIRE} It was day {n}.", "published": f"2026-03-{12 + n}", "id": f"near-{n}"},
            {"text": f"Togo's navy boarded trawler number {n}! Nobody was hurt."},
            {"text": " ", "published": "2026-03-12", "id": f"empty-{n}"},
        ]
        if extra and n == 1:
            articles.insert(2, {"text": extra, "published": "2026-03-12"})
        lines = "\n".join(map(json.dumps, articles))
        (folder / f"part-{n}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def jobs(source: Path, out: Path | str, reader: str = QUICK) -> list[Job]:
    from onrecord.shards.plan import jobs_of

    return jobs_of(str(source), str(out), reader)


def made(out: Path) -> dict[str, bytes]:
    """Every file of the output, which must be the same whoever made it."""
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}

"""Watching for long: do memory and cost stay flat? `python benchmarks/soak.py [--rounds N] [--each M] [--real]`.

In each round M new articles of 45 to 120 words come: most as JSON Lines in a folder that only grows, up to a quarter
in the feed of a server on this machine. Every tenth is an exact copy of an earlier one, every tenth an altered one, and
some happenings are told again on later days. The day moves on by one (`--a-day N`: after N rounds), so that soon as
many articles leave the window as come. The reader costs next to nothing (`--real`: our own, in its process), since
what is in question is what is kept.

Told are, for each tenth of all articles: milliseconds of processor time and of the clock an article, proportional
megabytes (PSS; Linux) of this process and of those that it started, how many of these are no file's (which change with
what else runs on the machine, since programs share them), and what is on the disk. `--leaks` names the lines
of code that hold more at the end than after the first third (tracemalloc: everything takes three times as long).
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections import deque
from dataclasses import replace
from email.utils import format_datetime
from html import escape
from itertools import count
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FIRST = dt.date(2024, 1, 1)
NAMESPACE = "http://purl.org/rss/1.0/modules/content/"
PARTED = "\n\n"
IN_FEED = 85  # words: fewer are taken for the beginning of an article
PLACES = (
    "Chad Niger Mali Togo Benin Ghana Gabon Kenya Sudan Libya Tunisia Algeria Morocco Egypt Jordan Lebanon Oman Qatar "
    "Georgia Armenia Moldova Serbia Kosovo Peru Bolivia Ecuador Chile Paraguay Nepal Laos Cambodia Malaysia Fiji Samoa"
).split()
NAMES = (
    "Adjo Belkin Castelo Dravik Eskola Farhan Gurung Hassel Idriss Jolanta Kwame Lindqvist Morante Nyoka Ostrow".split()
)
POSTS = (
    "the interior minister",
    "a police spokesman",
    "the governor",
    "an army officer",
    "the mayor",
    "a union leader",
)
GOODS = "lorries tankers trawlers buses wagons barges tractors containers generators pumps".split()
OUTLETS = "Courier Gazette Herald Tribune Monitor Standard Observer Sentinel Wire".split()
DEEDS = (
    "{a} closed crossing {n} of its border with {b} near {town} on {day}! Guards turned {k} {goods} back.",
    "Police in {town} arrested {k} people at a depot near crossing {n} on {day}! Most had come from {b}.",
    "Workers in {town} walked out of {k} plants on {day}! They want agreement {n} of {a} and {b} torn up.",
    "Soldiers of {a} fired at {k} {goods} on the road from {town} to {b} on {day}! Post {n} was left empty.",
    "{a} refused on {day} to let {k} inspectors of {b} into {town}! It was the answer to note number {n}.",
    "A court in {town} sentenced {k} smugglers from {b} on {day}! File {n} of {a} will be closed in spring.",
)
SYLLABLES = "ba dor ela fi gu hal isk jo ka lem mun no ost pri qua rov sel tun ura ve".split()
TOWN = re.compile(f"(?:{'|'.join(SYLLABLES)}){{3}}", re.IGNORECASE)
SAYINGS = (
    '"We were not asked, and we will not be silent about it," said {name}, {post} of {b}.',
    "{name}, {post}, said that {k} families had been told to leave and that {n} had gone already.",
    "{b} denied that its forces had been near the place, and called the account of {a} an invention.",
    "Residents spoke of a long night; {name}, {post}, declined to comment.",
    "According to {name}, {post}, talks between {a} and {b} will begin once the {goods} are let through.",
)
BACKGROUND = (
    "{town} has {n} inhabitants by the last count; most of them live off the road to {b}.",
    "The two neighbours have quarrelled over the river for {k} years, and three agreements have come to nothing.",
    "Trade between {a} and {b} fell by {k} percent last year, more than in any year since the bridges were built.",
    "Prices of bread and diesel in the border towns have risen ever since, and the schools there are closed.",
    "An earlier attempt to settle the matter ended when inspectors were refused entry to a store of {goods}.",
)
SERVER = (
    "import functools, http.server as h\n"
    "class Quiet(h.SimpleHTTPRequestHandler):\n    log_message = lambda *_: None\n"
    "site = h.ThreadingHTTPServer(('127.0.0.1', 0), functools.partial(Quiet, directory=__import__('sys').argv[1]))\n"
    "print(site.server_port, flush=True)\nsite.serve_forever()\n"
)


def main() -> None:
    options = _options()
    sys.path.append(str(ROOT / "tests"))
    folder = Path(tempfile.mkdtemp(prefix="soak"))
    server = None
    try:
        (folder / "site").mkdir()
        server = subprocess.Popen(
            [sys.executable, "-c", SERVER, str(folder / "site")], stdout=subprocess.PIPE, text=True
        )
        assert server.stdout is not None
        feed = f"http://127.0.0.1:{int(server.stdout.readline())}/feed.xml"
        _soak(folder, feed, options, server.pid)
    finally:
        if server is not None:
            server.kill()
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--each", type=int, default=50, help="articles a round")
    parser.add_argument("--a-day", type=int, default=1, help="rounds a day")
    parser.add_argument("--days", type=int, default=14, help="of the window")
    parser.add_argument("--real", action="store_true", help="read with our own reader, in its process")
    parser.add_argument("--leaks", action="store_true", help="say what holds more at the end than before")
    parser.add_argument("--json", type=Path, help="also write the figures to this file, as they come")
    return parser.parse_args()


def _soak(folder: Path, feed: str, options: argparse.Namespace, server: int) -> None:
    from onrecord.ingest.fetch import Fetcher
    from onrecord.project import open_project
    from onrecord.watching import Watcher

    with open_project(folder / "p", create=True) as project:
        where = project.layout
    clock = [_noon(0)]
    news, meter = News(folder, options.each, options.a_day), Meter(options, folder / "p", server)
    with Watcher(
        where,
        [str(folder / "in"), feed],
        days=options.days,
        extractors=None if options.real else _reader(),
        fetcher=lambda: Fetcher(allowed=lambda a: a.is_loopback, wait=lambda _: None),
        now=lambda: clock[0],
    ) as watcher:
        for number in range(1, options.rounds + 1):
            clock[0] = _noon(news.day(number))
            news.come(number)
            with meter.timing():
                done = watcher.round()
            added = (done.added.new, done.failed, len(done.added.refused))
            assert added == (options.each, 0, 0), (added, done.added)
            meter.note(number, len(done.told))


# -- a reader that costs next to nothing -----------------------------------------------------------------------------
TYPES = {"closed": "SANCTION", "arrested": "COERCE", "walked": "PROTEST", "fired": "ASSAULT", "refused": "REJECT",
         "sentenced": "ACCUSE"}  # fmt: skip


def _reader() -> Any:
    """The states and towns that are named, and an event for each verb of DEEDS between the first two states."""
    from quick_extractors import QuickParser, quick

    class Forgetting(QuickParser):
        """It would note every passage that it is given."""

        def _parse(self, document: Any) -> Any:
            self.parsed.clear()
            return super()._parse(document)

    return replace(quick(_find_deeds, Forgetting()), entities=_find_names)


def _find_names(doc: Any) -> Any:
    from onrecord.model.annotation import EntityLayer
    from onrecord.model.entity import Entity, Mention

    found: dict[str, list[int]] = {}
    for token, word in enumerate(doc.parse.words):
        if (name := word.strip('.,;:!"')) in PLACES or TOWN.fullmatch(name):
            found.setdefault(name, []).append(token)
    entities, heads = [], {}
    for n, (name, tokens) in enumerate(found.items()):
        spans = [doc.parse.span(t, t + 1) for t in tokens]
        at = [(s.start + s.exact.index(name), s.start + s.exact.index(name) + len(name)) for s in spans]
        kind = "government" if name in PLACES else "place"
        mentions = tuple(Mention(a, b, name, "name") for a, b in at)
        entities.append(Entity(id=f"E{n}", name=name, kind=kind, mentions=mentions))
        heads |= dict.fromkeys(tokens, (f"E{n}",))
    return EntityLayer(entities=tuple(entities), heads=heads)


def _find_deeds(doc: Any) -> tuple[Any, ...]:
    from onrecord.model.annotation import EventMention

    states, towns = ([e.id for e in doc.entities.entities if e.kind == kind] for kind in ("government", "place"))
    words, out = doc.parse.words, []
    for a, b in doc.parse.sentences:
        if (token := next((t for t in range(a, b) if words[t] in TYPES), None)) is not None:
            trigger, evidence = doc.parse.span(token, token + 1), doc.parse.span(a, b)
            place = towns[0] if towns else None
            parties = {"actors": tuple(states[:1]), "recipients": tuple(states[1:2])}
            event = EventMention(
                token=token, type=TYPES[words[token]], trigger=trigger, evidence=evidence, place=place, **parties
            )
            out.append(event)
    return tuple(out)


def _noon(number: int) -> dt.datetime:
    return dt.datetime.combine(FIRST, dt.time(12), dt.UTC) + dt.timedelta(days=number)


# -- the news --------------------------------------------------------------------------------------------------------
class News:
    """Articles of one day after the other, where a watcher finds them."""

    def __init__(self, folder: Path, each: int, rounds: int) -> None:
        self._folder, self._each, self._rounds = folder, each, rounds
        self._rng, self._number = random.Random(1), count(1)
        self._lately: deque[dict[str, str]] = deque(maxlen=3 * each)
        self._stories: deque[dict[str, Any]] = deque(maxlen=each)

    def day(self, number: int) -> int:
        """Of a round; both count from 1."""
        return 1 + (number - 1) // self._rounds

    def come(self, number: int) -> None:
        day = FIRST + dt.timedelta(days=self.day(number))
        some = [self._article(day) for _ in range(self._each)]
        listed = [a for a in some if len(a["text"].split()) >= IN_FEED][: len(some) // 4]
        self._put_in_feed(listed, day, changed=86_400 * number)
        file = self._folder / "in" / f"{day:%Y-%m}" / f"{day}-{number}.jsonl"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(json.dumps(a) + "\n" for a in some if a not in listed), encoding="utf-8")

    def _article(self, day: dt.date) -> dict[str, str]:
        rng, kind = self._rng, self._rng.random()
        number = next(self._number)
        stated = {"published": f"{day}", "publisher": f"{rng.choice(PLACES)} {rng.choice(OUTLETS)}", "id": f"n{number}"}
        if kind < 0.2 and self._lately:
            text = rng.choice(self._lately)["text"]
            if kind < 0.1:
                text += f"\n\nThe report could not be checked at once; {rng.choice(NAMES)} asked for patience."
            return {"text": text, "title": f"What is known of report {number}", **stated}
        if kind < 0.3 and self._stories:
            told = rng.choice(self._stories) | {"day": f"{day:%A}"}
        else:
            a, b = rng.sample(PLACES, 2)
            told = {
                "a": a,
                "b": b,
                "n": number,
                "k": rng.randrange(3, 900),
                "goods": rng.choice(GOODS),
                "deed": rng.choice(DEEDS),
                "town": "".join(rng.choices(SYLLABLES, k=3)).title(),
                "day": f"{day:%A}",
            }
            self._stories.append(told)
        who = {"name": f"{rng.choice(NAMES)} {rng.choice(NAMES)}", "post": rng.choice(POSTS)}
        parts = (told["deed"], *rng.sample(SAYINGS, 2), *rng.sample(BACKGROUND, rng.choice((0, 1, 3))))
        text = "\n\n".join(part.format(**{**told, **who}) for part in parts)
        article = {"text": text, "title": f"{told['a']} and {told['b']}: report {number}", **stated}
        self._lately.append(article)
        return article

    def _put_in_feed(self, some: list[dict[str, str]], day: dt.date, changed: int) -> None:
        """`changed` in seconds: a server tells whole ones, and rounds may be shorter."""
        date = format_datetime(dt.datetime.combine(day, dt.time(6), dt.UTC))
        title = f"<title>Delta {OUTLETS[day.day % 9]}</title>"
        items = "".join(
            f"<item><title>{escape(a['title'])}</title><link>http://delta.example/{a['id']}</link><pubDate>{date}</pubDate>"
            f"<content:encoded>{escape(''.join(f'<p>{escape(part)}</p>' for part in a['text'].split(PARTED)))}"
            "</content:encoded></item>"
            for a in some
        )
        page = f"<rss version='2.0' xmlns:content='{NAMESPACE}'><channel>{title}{items}</channel></rss>"
        partial = self._folder / "site" / "feed.partial"
        partial.write_text(page, encoding="utf-8")
        partial.replace(partial.with_name("feed.xml"))
        os.utime(partial.with_name("feed.xml"), (changed, changed))


# -- what it takes ---------------------------------------------------------------------------------------------------
class Meter:
    """Times rounds, and notes what a tenth of all articles took."""

    def __init__(self, options: argparse.Namespace, project: Path, server: int) -> None:
        self._options, self._project, self._not = options, project, {server}
        self._tenths: list[dict[str, Any]] = []
        self._cpu = self._clock = 0.0
        self._told = 0
        self._before: tracemalloc.Snapshot | None = None
        if options.leaks:
            tracemalloc.start(1)

    def timing(self) -> Any:
        return _Stopwatch(self)

    def add(self, cpu: float, clock: float) -> None:
        self._cpu += cpu
        self._clock += clock

    def note(self, number: int, told: int) -> None:
        self._told += told
        rounds, each = self._options.rounds, self._options.each
        if self._options.leaks and number == rounds // 3:
            gc.collect()
            self._before = tracemalloc.take_snapshot()
        step = max(1, rounds // 10)
        if number % step == 0 or number == rounds:
            self._note_tenth(number * each, (number - sum(t["rounds"] for t in self._tenths)) * each)
        if self._options.leaks and number == rounds and self._before is not None:
            gc.collect()
            for found in tracemalloc.take_snapshot().compare_to(self._before, "lineno")[:15]:
                print(found)

    def _note_tenth(self, articles: int, new: int) -> None:
        (ours, own), (others, _) = _proportional_megabytes(self._not)
        tenth = {
            "articles": articles,
            "rounds": new // self._options.each,
            "cpu_ms": 1000 * self._cpu / new,
            "clock_ms": 1000 * self._clock / new,
            "mb": ours,
            "own_mb": own,
            "reader_mb": others,
            "disk_mb": sum(p.stat().st_size for p in self._project.rglob("*") if p.is_file()) / 2**20,
            "told": self._told,
        }
        self._tenths.append(tenth)
        self._cpu = self._clock = 0.0
        print(
            f"{articles:>7,} articles: {tenth['cpu_ms']:.2f} ms processor, {tenth['clock_ms']:.2f} ms clock each; "
            f"{ours:.0f} ({own:.1f} its own) + {others:.0f} MB; {tenth['disk_mb']:.0f} MB on disk; {self._told:,} told",
            flush=True,
        )
        if self._options.json:
            known = {k: v for k, v in vars(self._options).items() if k != "json"}
            text = json.dumps({**known, "articles": articles, "tenths": self._tenths}, indent=1) + "\n"
            self._options.json.write_text(text, encoding="utf-8")


class _Stopwatch:
    def __init__(self, meter: Meter) -> None:
        self._meter = meter

    def __enter__(self) -> None:
        self._began = _cpu_seconds(), time.monotonic()

    def __exit__(self, *_: object) -> None:
        cpu, clock = self._began
        self._meter.add(_cpu_seconds() - cpu, time.monotonic() - clock)


def _children() -> list[int]:
    found = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return sorted({int(pid) for file in found for pid in file.read_text().split()})


def _cpu_seconds() -> float:
    """Of this process and of those that it started, also of those that have ended."""
    total, ticks = time.process_time(), os.sysconf("SC_CLK_TCK")
    ended = os.times()
    total += ended.children_user + ended.children_system
    for pid in _children():
        try:
            parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        total += (int(parts[11]) + int(parts[12])) / ticks
    return total


def _proportional_megabytes(without: set[int]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Of this process, and of those that it started: all, and what is no file's."""
    gc.collect()
    others = [_pss(pid) for pid in _children() if pid not in without]
    return _pss(os.getpid()), (sum(all for all, _ in others), sum(own for _, own in others))


def _pss(pid: int) -> tuple[float, float]:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0, 0.0
    found = {name: int(size.split()[0]) / 1024 for line in rollup.splitlines()[1:] for name, size in [line.split(":")]}
    return found["Pss"], found.get("Pss_Anon", 0.0)


if __name__ == "__main__":
    main()

"""Write docs/attacks.md from what the tests say that they tried: `write_attacks.py JUNIT.xml ... [LOG ...] [JSON]`.

The XML is what `pytest TESTS --junitxml JUNIT.xml -o junit_family=xunit1` wrote, where TESTS are those of this module's
`TESTS`, in one run or in several (`ONRECORD_KILLS=300` for those of kills); `CI=true make test` leaves one of all tests
in .cache/measured/tests.xml. A LOG, named TARGET.log, is what `python tests/fuzz/targets.py TARGET ... 2> TARGET.log`
wrote, the JSON what `benchmarks/hostile.py --json` wrote.
"""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ET  # of our own tests, on our own machine
from pathlib import Path
from typing import Final, NamedTuple

LEAST_SECONDS: Final = 0.3  # of less, an exponent says nothing
PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "attacks.md"
TESTS: Final = (
    "tests/fuzz tests/stories/test_hostile_files.py tests/crash/test_html_worker.py tests/property/test_rumour_laws.py "
    "tests/unit/test_ingest_fetch.py tests/unit/test_ingest_containers.py tests/unit/test_show_words.py "
    "tests/unit/test_show_tables.py tests/unit/test_timeline_shown.py tests/unit/test_language_model.py "
    "tests/unit/test_foes.py tests/crash"
)


class Attack(NamedTuple):
    """What is tried, what is to come of it, and which tests try it: module, and words in a test's name."""

    name: str
    tried: str
    outcome: str
    module: str
    words: tuple[str, ...] = ("",)


ATTACKS: Final = (
    Attack("Slow expressions", "every regular expression that ships, on texts made from its own parts: all at 6 kB, "
           "the eight that are hardest for it at 100 kB", "each under 50 ms", "test_patterns", ("makes_one_slow",)),
    Attack("Pages that hang, crash or fill memory", "300,000 tiny paragraphs, 100,000 nested elements, a worker killed "
           "from outside", "given up after 10 s or 1 GB with the page's name; the next page is read",
           "test_html_worker"),
    Attack("Hostile files", "gzip and zip bombs, JSON nested 100,000 deep, a line of 9 MB, control and invisible "
           "characters, an unfolding entity", "refused with name and cure, exit 2 or 3; a sound article beside it is "
           "read", "test_hostile_files", ("refused", "huge_line", "tiny_paragraphs", "billion")),
    Attack("Odd encodings and characters", "NUL, UTF-16, half surrogates, bidi, zero-width, 100,000 combining marks, "
           "lines of a million characters, attributes of 3 MB", "read; every quote equals its slice",
           "test_hostile_files", ("odd_but_news",)),
    Attack("Words that act", "terminal escapes, script, spreadsheet formulas in ids, titles and outlets", "written "
           "out, escaped or quoted", "test_hostile_files", ("acts_on",)),
    Attack("... in each view", "the same in single views", "written out, escaped or quoted", "test_show_words"),
    Attack("... in tables", "cells that a spreadsheet would compute", "quoted, and can be had back",
           "test_show_tables", ("spreadsheet",)),
    Attack("... in HTML and Markdown", "markup in names and quotes", "escaped; a page without script loads nothing",
           "test_timeline_shown", ("hostile", "without_script")),
    Attack("Containers and feeds", "XML bombs, external entities, gzip bombs in WARC, damaged Parquet", "taken apart "
           "in a process of its own; nothing leaks, all ends", "test_ingest_containers", ("hostile", "bomb", "unpack",
           "broken", "damaged", "cut")),
    Attack("Random and half-right bytes", "files of every kind, made by Hypothesis (at least 400 examples a test)",
           "articles and failures, never an exception", "test_ingest_bytes"),
    Attack("Random containers", "feeds, WARC, Parquet and answers of servers, made by Hypothesis", "the same",
           "test_container_bytes"),
    Attack("Fuzz targets", "the saved corpus, and what Hypothesis makes of it", "no promise broken", "test_targets"),
    Attack("Addresses into your own network", "private, mapped and disguised addresses, redirects at every hop, names "
           "that change after the check", "not connected to", "test_ingest_fetch", ("address", "private", "redirect",
           "machine", "changes")),
    Attack("Coordinated copies", "up to 1,000 outlets repeat a rumour: whole, cut, under other headlines, lightly "
           "rewritten", "one independent source, standing unchanged", "test_rumour_laws", ("number", "thousand")),
    Attack("Copies that claim to confirm", "the rumour without its hedge, without its source, or with the word "
           "confirmed in the headline, the lead, by officials, by those who declined to comment; eight outlets "
           "each, on later days", "one independent source, still alleged", "test_rumour_laws", ("altered",)),
    Attack("Look-alike names", "names with Cyrillic or Greek letters among Latin ones, or wholly of them", "flagged, "
           "merged with nothing; foreign words that imitate nothing are left alone", "test_foes", ("alphabet",
           "imitate")),
    Attack("Articles without end", "an article that hangs what reads it, at the terminal, in a project, in Python with "
           "`timeout`; one that ends that process", "given up; the articles beside it are read, in order", "test_foes",
           ("clock",)),
    Attack("Changed weights", "a byte added to a file of the weights", "not used, and said", "test_foes",
           ("weights",)),
    Attack("A language model that obeys or invents", "answers with words that are not in the article", "nothing "
           "without its own words is written down", "test_language_model"),
)  # fmt: skip
FAULTS: Final = (
    Attack("Kills of a run", "SIGKILL before a random call into the system or the database, while articles are added, "
           "read and joined", "gone on with: byte for byte what an undisturbed one gives", "test_project_kills",
           ("anywhere",)),
    Attack("Kills of judging", "the same while judgments are saved", "none that was acknowledged is lost, no line is "
           "torn", "test_kills", ("judgment",)),
    Attack("Kills of shards", "the same while shards are read and joined", "byte for byte the same", "test_kills",
           ("shards",)),
    Attack("Kills of watching", "the same while feeds are followed", "the same records; each change told once",
           "test_kills", ("watching",)),
    Attack("Kills of an export", "the same while one file or folder takes another's place", "the old one whole, or the "
           "new one", "test_export_kills"),
    Attack("Workers of engines", "killed in the midst, or by one article each time: processes, Dask, Spark", "the "
           "bytes of an undisturbed local run; the article set aside", "test_engines"),
    Attack("Full disks", "file systems of 40 to 360 kB", "said in one line; with room, byte for byte the same",
           "test_disk_and_clock", ("full",)),
    Attack("A read-only disk", "a project on it is asked, verified, run, added to", "asked and verified; nothing "
           "changed, said in one line", "test_disk_and_clock", ("only_be_read",)),
    Attack("Clock, zone, locale, hash seed", "years 1999 to 2099, a clock that runs backwards, three zones and locales",
           "byte for byte the same", "test_disk_and_clock", ("clock",)),
    Attack("Two at once", "two that read the same shards, a second writer in a project", "the bytes of one; the second "
           "is told", "test_disk_and_clock", ("two_that", "second_writer")),
)  # fmt: skip
HEAD: Final = """# Attacks, and what came of them

What an attacker may control is what Onrecord reads: files, pages, feeds, and the words in them. This table is written
by `tools/write_attacks.py` from the tests' own report; *tried* counts tests, or where a test says so the texts,
examples or outlets that it tried. What is promised stands in [SECURITY.md](../SECURITY.md).

| attack | what was tried | what is to come of it | tried | failed |
|---|---|---|---|---|
"""
MIDDLE: Final = """
## Faults

What nobody means, but happens: machines that stop, fill up or disagree about the time. `ONRECORD_KILLS` says how many
kills are made of runs, judging, shards and watching together; CI makes 60.

| fault | what was tried | what is to come of it | tried | failed |
|---|---|---|---|---|
"""
FOOT: Final = """
**What was found and mended**: 25 regular expressions that were quadratic or worse on some text, though most only ever
meet short stretches of it; a saved record with broken UTF-8, which ended `onrecord why` with a traceback; a full disk,
which ended `add` and `run` with one; a project on a read-only disk, which could not even be asked; titles of persons in
a list of names, which took time by the square of the list; `onrecord read`, which had no clock; two that wrote one
shard at once, of whom one could lose its half-written file to the other; texts in capitals, of many short paragraphs
or of many like events, which took time by the square; a date of 2099 in a feed, which ended what `watch` joins.

**What does not hold.** A rewrite in wholly other words may pass as a source of its own. Of articles of one day nobody
can say which copied which: an altered copy that is longer, or of an agency, and of the same day as the rumour can be
taken for its origin, and then its words count. Look-alike names are flagged only for Cyrillic and Greek letters.
Reading takes time in proportion to an article's words (0.15 ms a token on a free core): the longest that is taken, a
million characters of 300,000 words and marks on 20,000 lines, may take two minutes by what 20,000 characters took
(projected, not measured). The process that parses
pages is limited in time and memory; that it has no network is not enforced by the system but by its code, which asks
none. `onrecord.read()` in Python reads in the caller's own process, without a clock, unless it is given a `timeout`:
without one only these bounds hold.
"""


def main(*given: Path) -> None:
    cases = [case for path in given if path.suffix == ".xml" for case in ET.parse(path).getroot().iter("testcase")]
    attacks = [*(_row(attack, cases) for attack in ATTACKS), *(_fuzzed(p) for p in sorted(given) if p.suffix == ".log")]
    attacks += [_shapes(p) for p in given if p.suffix == ".json"]
    faults = [_row(fault, cases) for fault in FAULTS]
    PAGE.write_text("".join([HEAD, *attacks, MIDDLE, *faults, FOOT]), encoding="utf-8")


def _fuzzed(log: Path) -> str:
    done = re.search(rb"^Done (\d+) runs in (\d+) second", log.read_bytes(), re.MULTILINE)
    if done is None:
        raise SystemExit(f"{log}: the run did not end well; mend what it found, keep its file in the corpus, run again")
    runs, seconds = map(int, done.groups())
    return f"| atheris: {log.stem} | {seconds} s of what covers more code | no promise broken | {runs:,} | 0 |\n"


def _shapes(file: Path) -> str:
    """How time grows with the length of texts of many shapes (`benchmarks/hostile.py`)."""
    rows = json.loads(file.read_text(encoding="utf-8"))
    some = [row for row in rows if row["times"][-1]["seconds"] >= LEAST_SECONDS]
    worst = max(some, key=lambda row: row["exponent"])
    slowest = max(rows, key=lambda row: row["times"][-1]["seconds"] / row["times"][-1]["characters"])
    pace = 1e6 * slowest["times"][-1]["seconds"] / slowest["times"][-1]["characters"]
    size = max(time["characters"] for row in rows for time in row["times"])
    kinds = "one sentence, tiny paragraphs, quotation marks, brackets, names"
    tried = f"{len(rows)} shapes ({kinds}) of up to {size:,.0f} characters"
    grown = f"time grows with length to the power of {worst['exponent']:.2f} at most ({worst['shape']})"
    outcome = f"{grown}; {pace:,.0f} µs a character at most ({slowest['shape']})"
    return f"| Texts that are slow to read | {tried} | {outcome} | {sum(len(r['times']) for r in rows):,} | 0 |\n"


def _row(attack: Attack, cases: list[ET.Element]) -> str:
    ours = [
        c
        for c in cases
        if c.get("classname", "").endswith(attack.module) and any(w in c.get("name", "") for w in attack.words)
    ]
    if not ours:
        raise SystemExit(f"the report has no test of {attack.module}: run {TESTS}")
    failed = sum(c.find("failure") is not None or c.find("error") is not None for c in ours)
    tried = sum(_tried(c) for c in ours if c.find("skipped") is None)
    return f"| {attack.name} | {attack.tried} | {attack.outcome} | {tried:,} | {failed} |\n"


def _tried(case: ET.Element) -> int:
    return sum(int(p.get("value", "1")) for p in case.iter("property") if p.get("name") == "tried") or 1


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

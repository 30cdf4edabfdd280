"""Write the measured parts of docs/scale.md: `python tools/write_scale.py DAY.json ...`, made by `benchmarks/day.py`.

Several files are put together, so that the parts can be measured at different times; each says how busy its machine was
by what spaCy small alone reached beside it. What `benchmarks/subjects.py` and `readers.py` measured stands
in parts of its own.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any, Final

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "scale.md"
BLOCK: Final = re.compile(r"(<!-- measured: begin [^\n]*-->\n).*(<!-- measured: end -->)", re.DOTALL)
SUBJECTS: Final = re.compile(r"(<!-- gate by subject: begin [^\n]*-->\n).*(<!-- gate by subject: end -->)", re.DOTALL)
READERS: Final = re.compile(r"(<!-- readers: begin [^\n]*-->\n).*(<!-- readers: end -->)", re.DOTALL)
PRICE: Final = 0.04  # dollars a core and hour: what large providers ask for a machine that is rented by the hour
CORES: Final = 64


def main(*files: Path) -> None:
    found: dict[str, Any] = {}
    for file in files:
        found |= {key: value for key, value in json.loads(file.read_text(encoding="utf-8")).items() if value}
    text = PAGE.read_text(encoding="utf-8")
    if "coding" in found:
        text = BLOCK.sub(lambda m: m[1] + _page(found) + m[2], text)
    if "subjects" in found:
        text = SUBJECTS.sub(lambda m: m[1] + _gate(found["subjects"]) + m[2], text)
    if "readers" in found:
        text = READERS.sub(lambda m: m[1] + _readers(found) + m[2], text)
    PAGE.write_text(text, encoding="utf-8")


def _readers(found: dict[str, Any]) -> str:
    """By how many there are: what all take when each loads for itself, and when all are forked."""
    ways: dict[int, dict[str, dict[str, Any]]] = {}
    for row in found["readers"]:
        ways.setdefault(row["readers"], {})[row["way"]] = row
    each = found["articles_each"]
    fresh, forked = found["reader_starts"]["fresh_s"], found["reader_starts"]["forked_s"]
    lines = [
        f"`benchmarks/readers.py`: each has read some {each} articles of 600 words; MB of all, the nursery too, a page",
        "that several share divided by these. One reader alone is not forked.",
        "",
        "| readers | started afresh, MB | forked, MB | one more, forked | in it shared with nobody, at most |",
        "|---:|---:|---:|---:|---:|",
    ]
    before: tuple[int, float] | None = None
    for count, row in sorted(ways.items()):
        total = row["forked"]["pss_mb"]
        more = f"{(total - before[1]) / (count - before[0]):,.0f}" if before else ""
        lines.append(
            f"| {count} | {row['fresh']['pss_mb']:,.0f} | {total:,.0f} | {more} "
            f"| {row['forked']['most_private_mb']:.0f} |"
        )
        before = count, total
    lines += [
        "",
        f"From asking for a reader to its first record: {fresh:.1f} s afresh, {1000 * forked:.0f} ms forked,",
        "on two cores that were busy with other work.",
    ]
    return "\n".join(lines) + "\n"


def _gate(found: dict[str, Any]) -> str:
    whole, gated = found["without"]["ms_an_article"], found["with"]["ms_an_article"]
    count = found["affairs"] + found["others"]
    lines = [
        f"`benchmarks/subjects.py`: {count} articles of {found['words']:.0f} words, half of them of public affairs,",
        f"half of other subjects, none a copy. Of the first {found['affairs_set_aside']} of {found['affairs']} are set "
        f"aside, of the others {found['others_set_aside']} of {found['others']}. An article costs {gated:.0f} ms",
        f"instead of {whole:.0f}, {100 - 100 * gated / whole:.0f} in 100 less; one that is set aside costs "
        f"{found['aside_ms']:.1f} ms, and one that is read {found['gate_ms']:.2f} ms more.",
    ]
    return "\n".join(lines) + "\n"


def _page(found: dict[str, Any]) -> str:
    return "\n".join([*_measured(found), *_peers(found), *_projected(found)]) + "\n"


def _measured(found: dict[str, Any]) -> list[str]:
    words = found["coding"][-1]["words_an_article"]
    exact, copies = 100 * found["exact_share_of_copies"], "every second one a copy"
    of = f"the articles of `{found['of']}`" if "of" in found else "our corpus"
    out = [
        "## Measured",
        "",
        f"`benchmarks/day.py`: articles of {words:.0f} words made of paragraphs of {of}, {copies}",
        f"({exact:.0f} in 100 exact, the others changed); CPU seconds of all processes, from the shard's bytes to the",
        "records'. The machine is two cores, and was busy with other work: see what spaCy reached beside it.",
        "",
        "| articles | ms an article | articles a core-hour | exact copies | memory of a worker's reader, MB | kB out |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    for row in found["coding"]:
        out.append(
            f"| {row['articles']:,} | {row['ms_an_article']:.1f} | {row['articles_per_core_hour']:,.0f} "
            f"| {row['copies']:,} | {row['worker_pss_mb']:.0f} | {row['bytes_an_article'] / 1024:.1f} |"
        )
    if bare := found.get("bare"):
        rows = ", ".join(f"{row['ms_an_article']:.2f} for {row['articles']:,}" for row in bare)
        out += ["", f"All but reading, with a reader that costs next to nothing, ms an article: {rows}."]
    return [*out, *_archive(found), *_joined(found)]


def _archive(found: dict[str, Any]) -> list[str]:
    if not (run := found.get("archive")):
        return []
    tenths = run["tenths"]
    first, last = tenths[0], tenths[-1]
    rate = 3.6e6 * run["articles"] / (1000 * run["cpu_s"])
    slowest, most = max(t["ms_an_article"] for t in tenths), max(t["worker_mb"] for t in tenths)
    return [
        "",
        f"`benchmarks/archive.py`: {run['articles']:,} articles of {run['words']} words through `onrecord code`",
        f"with one worker, {rate:,.0f} articles a core-hour. From the first tenth to the last: "
        f"{first['ms_an_article']:.1f} to",
        f"{last['ms_an_article']:.1f} ms an article (at most {slowest:.1f}), worker and reader "
        f"{first['worker_mb']:.0f} to {last['worker_mb']:.0f} MB (at most {most:.0f}).",
    ]


def _joined(found: dict[str, Any]) -> list[str]:
    """Of each size what all cost, what its last third did, and what was held at most."""
    if not (rows := found.get("joined")):
        return []
    out = [
        "",
        "`benchmarks/joining.py`: joining, a day at a time. `varied`: a thousand articles of 150 words that were read,",
        "told again by other names, over 30 days; `read`: the first days of the archive above, and no more. CPU, from",
        "records on the disk to what joining writes. What an article costs grows until the window is full, and until",
        "as many others are looked at for each as ever are.",
        "",
        "| | articles | days | in the window at most | ms an article | in the last third | memory, MB |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        days = row["by_day"]
        before = next(d for d in days if d["articles"] >= 2 * row["articles"] / 3)
        since = days[-1]["articles"] - before["articles"]
        late = 1000 * (days[-1]["cpu_s"] - before["cpu_s"]) / since if since else row["ms_an_article"]
        out.append(
            f"| {row['of']} | {row['articles']:,} | {len(days)} | {max(d['window'] for d in days):,.0f} "
            f"| {row['ms_an_article']:.1f} | {late:.1f} | {row['peak_mb']:,.0f} |"
        )
    return out


def _peers(found: dict[str, Any]) -> list[str]:
    if not (rates := found.get("words_per_s")):
        return []
    ours = rates["onrecord"]
    beside = ", ".join(f"{name} {rate:,.0f} ({ours / rate:.2f})" for name, rate in rates.items() if name != "onrecord")
    rooms = sorted(found["rooms"].items(), key=lambda item: -item[1])
    shares = ", ".join(f"{room} {share:.1f}" for room, share in rooms)
    return [
        "",
        f"Without copies, words a second of one core, turn about: Onrecord {ours:,.0f}; {beside};",
        "in brackets how many times as fast Onrecord is. PETRARCH2 is published with 140 to 200 sentences a second,",
        "from parses that others made.",
        "",
        f"Share of reading, %: {shares}.",
    ]


def _projected(found: dict[str, Any]) -> list[str]:
    last = found["coding"][-1]
    rate, size = last["articles_per_core_hour"], last["bytes_an_article"]
    out = [
        "",
        f"## Projected from {last['articles']:,} articles",
        "",
        f"Reading, one article by one; what joining adds is above. {CORES} cores, {PRICE} dollars a core-hour.",
        "",
        "| articles | core-hours | on 64 cores | dollars | records, gzip |",
        "|---:|---:|---:|---:|---:|",
    ]
    for name, count in (("730,000 (a day of GDELT)", 730_000), ("10⁶", 10**6), ("10⁸", 10**8)):
        hours = count / rate
        time = f"{hours / CORES:.1f} h" if hours / CORES < 72 else f"{hours / CORES / 24:.1f} days"
        out.append(f"| {name} | {hours:,.0f} | {time} | {hours * PRICE:,.0f} | {count * size / 1e9:,.0f} GB |")
    return out


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

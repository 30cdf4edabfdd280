"""Write docs/figures.md and the README's table from an evaluation and a benchmark: `make figures`.

Figures in prose are copied by nobody.

python tools/update_figures.py EVALUATION.json RULES_ALONE.json SPEED.json COMPILED.json
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from onrecord import __version__
from onrecord.evaluate.report import Figure

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "figures.md"
README = ROOT / "README.md"
BEGIN, END = "<!-- figures: written by make figures -->", "<!-- end of figures -->"
# What the README shows: the figure's name, and the same in words.
HEADLINES = {
    "keys.points": "answer keys of real articles, points",
    "plover.first_type": "PLOVER gold records, first event's type",
    "plover.source": "PLOVER gold records, actor",
    "plover.target": "PLOVER gold records, recipient",
    "rams.type_recall": "RAMS (dev), event types found after mapping to PLOVER",
    "muc4.incident_recall": "MUC-4, incidents found",
    "polnear.all_any_f1": "attributions in PolNeAR (dev), any overlap F1",
    "polnear.statement_any_f1": "of these, statements",
    "polnear.direct_any_f1": "of these, direct quotations",
    "polnear.indirect_any_f1": "of these, indirect speech",
    "gum.news_statement_any_f1": "statements in GUM news, any overlap F1",
    "gum.news_statement_in_units_any_f1": "of these, those that GUM's guidelines make relations of",
    "gum.all_any_f1": "attributions of every kind in GUM news and interviews, any overlap F1",
    "polnear.deny_decline_recall": "denials and refusals in PolNeAR (dev), recall",
    "nested.held_recall": "own sentences of what others are said to have said, held back (first look at all: 79.2)",
    "timebank.value_f1": "time expressions in TimeBank, value F1",
    "meantime.factuality_5_macro_f1": "factuality in MEANTIME, macro F1 of 5 classes",
    "frames.eighth.false_plain": "not-happened acts told as plain events, frames read for no rule (first look: 4.9)",
    "gum.conll_f1": "coreference in GUM news, CoNLL F1 of actors and speakers",
    "actors_second.right": "own cases of who is who, written after the mends and before the program read any of them",
    "stories.held.lines_per_100_events": "own stories held back, lines for 100 happenings",
    "ecbplus.conll_f1": "ECB+ (dev) across articles, end to end, CoNLL F1",
}

# What a reader of the page must know beside the numbers.
NOTES = (
    "`gum.news_*_any_f1` takes all that we write down as a relation. `gum.news_*_in_units_any_f1` first leaves out",
    "what GUM's guidelines give no unit of discourse to, by rules over our own output (`evaluate/discourse_units.py`):",
    "what is said must be a finite clause, or direct speech that is set off, and words beside it must attribute it.",
    "Nothing was left out of the peer's output.",
)


def main(evaluation: Path, rules_alone: Path, speed: Path, compiled: Path) -> None:
    measured = msgspec.json.decode(evaluation.read_bytes())
    figures = msgspec.convert(measured["figures"], list[Figure])
    alone = {f.name: f for f in msgspec.convert(msgspec.json.decode(rules_alone.read_bytes())["figures"], list[Figure])}
    lines = [
        "# Figures",
        "",
        f"Version {__version__}, commit {_commit()}. Written by `make figures`; do not edit.",
        "",
        *_quality(figures, alone, measured["floors"]),
        "",
        *NOTES,
        *(f"\nNot measured: {name}: {why}" for name, why in measured["skipped"].items()),
        "",
        *_speed(msgspec.json.decode(speed.read_bytes()), msgspec.json.decode(compiled.read_bytes())),
    ]
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    README.write_text(_with_headlines(README.read_text(encoding="utf-8"), figures, alone), encoding="utf-8")


def _with_headlines(readme: str, figures: list[Figure], alone: dict[str, Figure]) -> str:
    """The README with the table between its two marks made anew. Raises ValueError where a mark is missing."""
    before, rest = readme.split(BEGIN)
    after = rest.split(END)[1]
    return before + "\n".join([BEGIN, *_headlines({f.name: f for f in figures}, alone), END]) + after


def _headlines(figures: dict[str, Figure], alone: dict[str, Figure]) -> Iterator[str]:
    yield "| measured on | value | 95 % interval | rules alone | best peer |"
    yield "|---|---:|---:|---:|---|"
    for name, words in HEADLINES.items():
        if f := figures.get(name):
            interval = "" if f.low is None or f.high is None else f"{f.low:.1f}-{f.high:.1f}"
            rules = f"{alone[name].value:.1f}" if name in alone else ""
            yield f"| {words} | {f.value:.1f} | {interval} | {rules} | {f.peer or ''} |"


def _quality(figures: list[Figure], alone: dict[str, Figure], floors: dict[str, float]) -> Iterator[str]:
    yield "Percent; the interval is the 95 % bootstrap over what stands under *on*. `make test` fails where a figure"
    yield "falls through its floor. *Rules alone*: the same reader on the same trees without what the trained heads say"
    yield "of triggers, parties, acts and factuality."
    yield ""
    yield "| figure | value | 95 % interval | rules alone | on | target | floor | best peer |"
    yield "|---|---:|---:|---:|---|---:|---:|---|"
    for f in figures:
        interval = "" if f.low is None or f.high is None else f"{f.low:.1f}-{f.high:.1f}"
        sign = "≥" if f.better == "higher" else "≤"
        bars = ("" if bar is None else f"{sign} {bar:g}" for bar in (f.target, floors.get(f.name)))
        rules = f"{alone[f.name].value:.1f}" if f.name in alone else ""
        cells = (f.name, f"{f.value:.1f}", interval, rules, f"{f.n} {f.unit}", *bars, f.peer or "")
        yield "| " + " | ".join(cells) + " |"


def _speed(s: dict[str, Any], compiled: dict[str, Any]) -> Iterator[str]:
    yield "## Speed and memory"
    yield ""
    yield f"One core, warm, {s['rounds']} rounds of {s['articles']} articles ({s['words']:,} words), turn about with"
    yield "our reader alone and spaCy's small English pipeline alone. Only the ratios carry over to other machines."
    yield ""
    yield "| measure | whole job | our reader alone | spaCy small alone | job to spaCy | target |"
    yield "|---|---:|---:|---:|---:|---:|"
    spread = f"{s['time_ratio']:.2f} ({s['time_ratio_low']:.2f}-{s['time_ratio_high']:.2f})"
    targets = s["targets"]
    words = " | ".join(f"{s[side]:,.0f}" for side in ("words_per_s", "reader_words_per_s", "parser_words_per_s"))
    peaks = " | ".join(f"{s[side]:.0f}" for side in ("peak_mb", "reader_peak_mb", "parser_peak_mb"))
    yield f"| words a second | {words} | {spread} | ≤ {targets['time_ratio']:g} |"
    yield f"| articles a second | {s['articles_per_s']:.1f} | | | | |"
    yield f"| peak memory, MB | {peaks} | {s['memory_ratio']:.2f} | ≤ {targets['peak_mb']:g} |"
    yield f"| `import onrecord`, ms | {s['import_ms']:.0f} | | | | < {targets['import_ms']:g} |"
    yield f"| `onrecord --help`, ms | {s['help_ms']:.0f} | | | | < {targets['help_ms']:g} |"
    yield ""
    made, peak = s["int8_gops"], s["int8_peak_gops"]
    yield f"Encoder and heads: {s['pieces_per_s']:,.0f} word pieces a second; its layers make {made:.0f} of the"
    yield f"{peak:.0f} int8 GOP/s that one large product reaches ({100 * made / peak:.0f} %)."
    yield ""
    rooms = sorted(s["rooms"].items(), key=lambda item: -item[1])
    yield "Share of the time: " + ", ".join(f"{room} {share:.1f} %" for room, share in rooms) + "."
    yield ""
    who = s["who_is_who"]
    told = ", ".join(f"{step} {who[step]:.1f} %" for step in ("names", "registry", "coreference", "profiles"))
    yield f"Who is who takes {who['all']:.1f} % of the whole job's time: {told}. Counted are as names their finding and"
    yield "the gazetteer; as registry who holds which office; as coreference titles, noun phrases, pronouns, and whom"
    yield "they mean; as profiles what each entity is, and where. In the wheel that `make wheel` compiles, which writes"
    yield f"the same records, all of it takes {compiled['who_is_who']['all']:.1f} % (target: ≤ 5 %)."


def _commit() -> str:
    run = subprocess.run(
        ["git", "describe", "--always", "--dirty"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    return run.stdout.strip() or "unknown"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))

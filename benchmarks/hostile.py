"""Does reading take time in proportion to the text, whatever it is? `python benchmarks/hostile.py [SHAPE ...]`.

Texts of some fifty shapes, each in several sizes, are read in this process. Told are the seconds of processor time of
each, and the exponent with which time grows with length (1: in proportion; 2: with its square), from the two longest.
Of a shape that grows faster `--profile` says which functions do. tests/unit/test_reading_is_bounded.py counts the work.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import math
import pstats
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SIZES = (5_000, 10_000, 20_000, 40_000)
MOST_SECONDS = 20.0  # a shape that took longer is not tried in the next size
NAMES = "Adjo Belkin Castelo Dravik Eskola Farhan Gurung Hassel Idriss Jolanta Kwame Lindqvist Morante Nyoka".split()


def _unit(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def _numbered(unit: str) -> Callable[[int], str]:
    """A unit whose `#` is another number each time, and `@` another name."""

    def make(size: int) -> str:
        parts, length, n = [], 0, 0
        while length < size:
            name = NAMES[n % len(NAMES)] + "abcdefghijklmnopqrstuvwxyz"[n // len(NAMES) % 26]
            parts.append(unit.replace("#", str(n)).replace("@", name))
            length += len(parts[-1])
            n += 1
        return "".join(parts)

    return make


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda size: opening * (size // (2 * len(opening) + 2)) + "He said so. " + closing * (size // 4)


SHAPES: dict[str, Callable[[int], str]] = {
    "news": _numbered("Police in Togo arrested # people near Kara on Monday, the minister @ said.\n\n"),
    "one sentence of clauses": _numbered("and @ said that the army of Chad attacked the town of @ with # tanks, "),
    "one sentence of names": _numbered("@ @ and "),
    "one sentence of nouns": _unit("attack war raid strike "),
    "one sentence of commas": _unit("one, "),
    "one sentence of that": _unit("said that "),
    "one sentence of of": _unit("minister of "),
    "periods": _unit(". "),
    "dots": _unit("."),
    "exclamations": _unit("! "),
    "one-word sentences": _unit("Go. "),
    "initials": _unit("A. "),
    "abbreviations": _unit("Mr. Dr. U.S. "),
    "tiny paragraphs": _unit("a\n\n"),
    "tiny lines": _unit("a\n"),
    "blank lines": _unit("\n \n"),
    "short telling paragraphs": _numbered("@ attacked @.\n\n"),
    "one paragraph, told again": _unit("Chad attacked Niger on Monday, officials said.\n\n"),
    "quotation marks": _unit('"'),
    "quotation marks apart": _unit('" '),
    "opening marks": _unit("“we "),
    "closing marks": _unit("we” "),
    "apostrophes": _unit("'a "),
    "short quotations": _numbered('"We go," said @. '),
    "quotations without a verb": _numbered('"We go and # of us stay." '),
    "opening marks of paragraphs": _numbered("“We were # and we went.\n\n"),
    "nested quotations": _nested("“‘", "’”"),
    "nested brackets": _nested("(", ")"),
    "nested square brackets": _nested("[", "]"),
    "brackets": _unit("(a) "),
    "dashes": _unit("- a – b — "),
    "list marks": _unit("- a\n"),
    "speakers": _numbered("@: yes\n"),
    "numbers": _numbered("# "),
    "number words": _unit("two hundred and thirty-five thousand "),
    "days": _unit("Monday, 3 March 2025 and "),
    "relative days": _unit("last week two days ago yesterday "),
    "pronouns": _unit("He said she told him that they saw it. "),
    "titles": _unit("President Prime Minister General Mr "),
    "capitals": _unit("THE ARMY ATTACKED THE TOWN "),
    "states": _unit("Chad Niger Mali Togo Benin Ghana "),
    "places in places": _unit("in Kara, Togo, in Lomé, Togo, "),
    "addresses": _unit("https://a.example/b?c=d "),
    "one word": _unit("a"),
    "one word of capitals": _unit("A"),
    "hyphens": _unit("a-"),
    "combining marks": _unit("e\u0301\u0302"),
    "zero-width": _unit("a\u200b"),
    "mojibake": _unit("Ã©â€œ"),
    "emoji": _unit("😀 "),
    "markup": _unit("<p>a</p>"),
    "denials": _numbered("@ denied that @ had said that @ denied the attack. "),
    "threats": _numbered("@ threatened to attack @ unless @ withdrew. "),
    "twins": _numbered("@ shelled Kara on Monday. "),
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help="only these")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="characters, with commas between")
    parser.add_argument("--profile", action="store_true", help="which functions take the time of the longest")
    parser.add_argument("--json", type=Path, help="also write the figures to this file, as they come")
    options = parser.parse_args()
    from onrecord.pipeline import default_extractors

    extractors = default_extractors()
    _seconds("Chad attacked Niger on Monday, officials said.", extractors)
    rows = []
    for name in options.shapes or SHAPES:
        rows.append(_measured(name, [int(x) for x in options.sizes.split(",")], extractors, options.profile))
        times = ", ".join(f"{t['seconds']:.2f}" for t in rows[-1]["times"])
        print(f"{rows[-1]['exponent']:5.2f}  {name}: {times} s", flush=True)
        if options.json:
            options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def _measured(name: str, sizes: list[int], extractors: Any, profile: bool) -> dict[str, Any]:
    times: list[dict[str, float]] = []
    for size in sizes:
        text = SHAPES[name](size)
        profiler = cProfile.Profile() if profile and size == sizes[-1] else None
        if profiler:
            profiler.enable()
        seconds = _seconds(text, extractors)
        if profiler:
            profiler.disable()
            pstats.Stats(profiler, stream=sys.stdout).sort_stats("tottime").print_stats(12)
        times.append({"characters": len(text), "seconds": seconds})
        if seconds > MOST_SECONDS:
            break
    return {"shape": name, "times": times, "exponent": _exponent(times)}


def _exponent(times: list[dict[str, float]]) -> float:
    if len(times) < 2:
        return math.nan
    a, b = times[-2:]
    return math.log(b["seconds"] / max(a["seconds"], 1e-4)) / math.log(b["characters"] / a["characters"])


def _seconds(text: str, extractors: Any) -> float:
    from onrecord.model.document import Article
    from onrecord.pipeline import read_or_fail

    began = time.process_time()
    read_or_fail(Article(id="a", text=text, language="en"), extractors)
    return time.process_time() - began


if __name__ == "__main__":
    main()

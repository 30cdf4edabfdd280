"""Text can be read on what it stands on, in both themes: contrast of 4.5 to 1 or more (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import onrecord.web

STYLE = (Path(onrecord.web.__file__).parent / "static" / "style.css").read_text(encoding="utf-8")
PAIRS = [
    *((text, ground) for text in ("ink", "soft", "link") for ground in ("paper", "raised")),
    *((text, "paper") for text in ("good", "told", "claim", "against", "ahead", "threat", "conflict", "cooperation")),
    *(("ink", ground) for ground in ("actor", "act", "place", "time", "cue", "speaker", "content", "focus", "sunk")),
    ("on-conflict", "conflict"),
    ("on-cooperation", "cooperation"),
    ("ink", "land"),
    ("ink", "sea"),
    ("land-ink", "land"),
    ("land-ink", "sea"),
]
MARKS = [("conflict", "land"), ("cooperation", "land"), ("edge", "paper")]  # 3 to 1 is enough: 1.4.11


def themes() -> dict[str, dict[str, str]]:
    blocks = {"light": r":root \{(.*?)\n\}", "dark": r':root\[data-theme="dark"\] \{(.*?)\n\}'}
    return {
        name: dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", re.search(block, STYLE, re.S)[1]))  # type: ignore[index]
        for name, block in blocks.items()
    }


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_its_ground(theme: str) -> None:
    known = themes()[theme]
    low = {pair: round(c, 2) for pair in PAIRS if (c := contrast(known[pair[0]], known[pair[1]])) < 4.5}
    assert low == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_stand_out_from_the_land_and_frames_from_the_paper(theme: str) -> None:
    known = themes()[theme]
    low = {pair: round(c, 2) for pair in MARKS if (c := contrast(known[pair[0]], known[pair[1]])) < 3}
    assert low == {}


def test_the_dark_theme_is_the_same_whether_chosen_or_the_machines() -> None:
    """It is written twice, for style sheets cannot name a block."""
    machine = re.search(r'not\(\[data-theme="light"\]\) \{(.*?)\n  \}', STYLE, re.S)
    chosen = re.search(r':root\[data-theme="dark"\] \{(.*?)\n\}', STYLE, re.S)
    assert machine is not None
    assert chosen is not None
    assert machine[1].split() == chosen[1].split()

"""A few elements of SVG as text, escaped, with numbers written alike everywhere so that equal charts are equal bytes.

Ours rather than a library's: what there is brings 50 MB (matplotlib) or a browser's script (Vega, Plotly); none gives
patterns, titles for screen readers and text that stays text in a file without a script.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from onrecord.show.words import printable

Number = float | int
_NARROW: Final = frozenset("iljtfrI.,:;'|!()[] ")
_WIDE: Final = frozenset("mwMW@%—→")


def element(tag: str, *children: str, **attributes: str | Number | None) -> str:
    """`class_` and `stroke_width` become `class` and `stroke-width`; None leaves an attribute out."""
    pairs = (
        f" {name.rstrip('_').replace('_', '-')}={quoteattr(number(value) if not isinstance(value, str) else value)}"
        for name, value in attributes.items()
        if value is not None
    )
    inner = "".join(children)
    return f"<{tag}{''.join(pairs)}>{inner}</{tag}>" if inner else f"<{tag}{''.join(pairs)}/>"


def words(text: str) -> str:
    """Text content: nothing in it can be markup, steer a terminal or run the other way."""
    return escape(printable(text))


def number(value: Number) -> str:
    return f"{round(value, 2):g}"


def signed(value: Number) -> str:
    """With a true minus sign, as it is read: "−3.5", "+2", "0"."""
    plain = f"{abs(round(value, 1)):g}"
    if plain == "0":
        return "0"
    return f"−{plain}" if value < 0 else f"+{plain}"


def width(text: str, size: Number) -> float:
    """About how wide a wide sans-serif (DejaVu Sans) sets the text, in the unit of `size`; too wide for most others."""
    ems = sum(0.35 if c in _NARROW else 0.95 if c in _WIDE else 0.7 if c.isupper() else 0.61 for c in text)
    return ems * size


def cut(text: str, space: Number, size: Number) -> str:
    """The text, cut with "…" where it is wider than `space`."""
    text = printable(text)
    if width(text, size) <= space:
        return text
    while text and width(text + "…", size) > space:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text: str, space: Number, size: Number) -> list[str]:
    """The text in lines no wider than `space`, broken between words."""
    lines: list[str] = []
    for word in printable(text).split():
        if lines and width(f"{lines[-1]} {word}", size) <= space:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def lines(
    texts: Iterable[str], x: Number, y: Number, leading: Number, **attributes: str | Number | None
) -> tuple[str, float]:
    """Lines of text under each other from the baseline `y`, and the baseline after the last."""
    out = []
    for text in texts:
        out.append(element("text", words(text), x=x, y=y, **attributes))
        y += leading
    return "".join(out), y

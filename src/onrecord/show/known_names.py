"""What a name can mean, as `onrecord who` shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.show.words import printable

if TYPE_CHECKING:
    from onrecord.annotate.lexicons.known_names import KnownName, KnownOffice

_SENSES = {
    "person": "a person",
    "country": "a state",
    "adjective": "what belongs to a state",
    "people": "a people; in the plural often those who act for its state",
    "capital": "a capital: the place, or its state's government where it acts",
    "metonym": "a seat that stands for a government",
    "region": "a region",
    "city": "a city",
    "organization": "an organisation",
    "outlet": "a news outlet",
    "description": "a group told by its state and its noun",
}
_DIM = "dim"


def meanings(name: str, day: dt.date | None, found: Sequence[KnownName]) -> Iterator[RenderableType]:
    """One block a meaning, then what decides between them."""
    when = f" on {day}" if day else ""
    if not found:
        yield Text(f"Nobody and nothing is known as {printable(name)}.", style="bold")
        yield Text(
            "In an article the words around the name say what it is: a title, an apposition, an office.", style=_DIM
        )
        return
    yield Text(f"{printable(name)}{when}", style="bold")
    for one in found:
        yield Padding(_meaning(one, day), (1, 0, 0, 2))
    yield Padding(Text(_deciding(found, day), style=_DIM), (1, 0, 0, 0))


def _meaning(one: KnownName, day: dt.date | None) -> Text:
    text = Text()
    text.append(printable(one.name), style="bold").append(f" – {_SENSES.get(one.sense, one.sense)}")
    if one.match not in ("name", "description"):
        text.append(f" (by {one.match})", style=_DIM)
    text.append("\n  coded ").append(" ".join(filter(None, [one.country, "|".join(one.sectors)])) or "by the article")
    if one.role:
        text.append(f", {printable(one.role)}")
    for label, value in (("Wikidata", one.wikidata), ("GeoNames", one.geonames)):
        if value:
            text.append(f"  {label} {value}", style=_DIM)
    if one.latitude is not None and one.longitude is not None:
        text.append(f"\n  at {one.latitude:.3f}, {one.longitude:.3f}; {one.inhabitants:,} people", style=_DIM)
    if one.needs_context:
        text.append("\n  only where the article speaks of its country", style=_DIM)
    for office in one.offices:
        text.append("\n  ").append(_office(office, day))
    return text


def _office(office: KnownOffice, day: dt.date | None) -> Text:
    mark = {"held": "● ", "given up": "○ ", "not yet": "○ ", "unknown": "? "}.get(office.tenure or "", "· ")
    end = office.end or f"no end known; the source reaches to {office.known_until}"
    role = printable(office.role) or "an office without a title (" + "|".join(office.sectors) + ")"
    text = Text(f"{mark}{role}, {office.country}, {office.start} to {end}")
    if day and office.tenure:
        text.append(f"  {office.tenure}", style="bold" if office.tenure == "held" else _DIM)
    return text


def _deciding(found: Sequence[KnownName], day: dt.date | None) -> str:
    """What an article must say for one of the meanings to be taken."""
    hints = []
    if day is None and any(one.offices for one in found):
        hints.append("Give --on YYYY-MM-DD to see who holds which office on that day.")
    if len(found) > 1:
        hints.append("The article decides: a title, a country that it speaks of, or another name of the same actor.")
        hints.append("Where it leaves two meanings open, neither is taken.")
    elif any(one.match == "near spelling" for one in found):
        hints.append("A near spelling is taken only with a title and a country that fit.")
    return " ".join(hints)

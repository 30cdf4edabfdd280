"""The counts in the corpus's card (corpus/README.md), written by script so that they stay true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.document import Document
from corpus.stats import Table, story_countries, tables

CARD = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- counts: written by python -m corpus card -->", "<!-- end of counts -->"


def write_card(documents: Sequence[Document], card: Path = CARD) -> None:
    """Make the counts between the card's two marks anew. Raises ValueError where a mark is missing."""
    text = card.read_text(encoding="utf-8")
    before, mark, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"{card} has no line {BEGIN!r} followed by {END!r}")
    card.write_text(f"{before}{BEGIN}\n{counts(documents)}\n{END}{after}", encoding="utf-8")


def counts(documents: Sequence[Document]) -> str:
    """All counts in Markdown."""
    countries = story_countries(documents)
    often = ", ".join(f"{c} {n}" for c, n in countries.most_common(12))
    lines = [line for table in tables(documents) for line in _table(table)]
    lines.append(f"\nEntities of {len(countries)} countries and territories; most documents: {often}.")
    return "\n".join(lines)


def _table(table: Table) -> Iterator[str]:
    rows = [(name, n) for name, n in table.rows if n]
    if table.name == "totals":
        yield from ("", "| total | |", "|---|---:|", *(f"| {name} | {n:,} |" for name, n in rows))
        return
    missing = [name for name, n in table.rows if not n]
    yield f"\n**{table.name[0].upper()}{table.name[1:]}**: " + ", ".join(f"{name} {n:,}" for name, n in rows) + "."
    if missing and rows:
        yield f"None yet: {', '.join(missing)}."

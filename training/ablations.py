"""What each trained head is worth: the reader as it ships, with one head hushed, with none. Writes docs/ablations.md.

Measured on the held-out tenth of our corpus and, where they lie beside the repository, on the answer keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import corpus
from corpus.compare import compare
from corpus.reading import reader
from onrecord.annotate.interface import Parser
from onrecord.evaluate import keys
from onrecord.evaluate.reader import Reader
from onrecord.evaluate.report import Figure
from onrecord.model.document import Document
from onrecord.model.evidence import Evidence
from onrecord.model.syntax import Parse
from onrecord.pipeline import default_extractors
from training.places import ROOT, shared

PAGE = ROOT / "docs" / "ablations.md"
VARIANTS: dict[str, frozenset[str]] = {
    "as it ships": frozenset(),
    "without triggers": frozenset({"trigger"}),
    "without modes": frozenset({"mode"}),
    "without statements": frozenset({"cue", "source", "content"}),
    "without roles": frozenset({"role"}),
    "rules alone": frozenset(
        {"trigger", "mode", "role", "factuality", "standing", "act", "kind", "source", "cue", "content"}
    ),
}
FIGURES = {
    "events.trigger_precision": "triggers, precision",
    "events.trigger_recall": "triggers, recall",
    "events.trigger_f1": "triggers, F1",
    "events.trigger_and_type_f1": "triggers with type, F1",
    "events.mode_accuracy": "mode",
    "events.actor_f1": "actors, F1",
    "events.recipient_f1": "recipients, F1",
    "events.type_actor_recipient_f1": "type, actors and recipients, F1",
    "events.standing_accuracy": "standing",
    "statements.source_and_content_f1": "statements, F1",
    "keys.points": "answer keys, points",
}
_HEAD = """# What each trained head is worth

Made by `python -m training.ablations`; do not edit. In per cent, with 95 % intervals: the {documents} documents of the
held-out tenth of our corpus, and the answer keys. Trees, tags and names stay in every column; what is hushed is what
the heads say of the record. The heads' thresholds were chosen on the same documents, which flatters them there.
"""


@dataclass(frozen=True)
class Hushed:
    """Evidence of which some heads say nothing."""

    evidence: Evidence
    heads: frozenset[str]

    def has(self, head: str) -> bool:
        return head not in self.heads and self.evidence.has(head)

    def probability(self, head: str, token: int, label: str) -> float:
        return self.evidence.probability(head, token, label)

    def best(self, head: str, token: int) -> tuple[str, float]:
        return self.evidence.best(head, token)

    def spans(self, head: str) -> list[tuple[int, int, str]]:
        return self.evidence.spans(head)

    def roles(self, token: int, others: Sequence[int]) -> list[dict[str, float]]:
        return self.evidence.roles(token, others)


@dataclass(frozen=True)
class HushedParser:
    """A parser whose evidence keeps some heads to itself."""

    parser: Parser
    heads: frozenset[str]

    def parse(self, documents: Iterable[Document]) -> Iterator[Parse]:
        for parse in self.parser.parse(documents):
            if parse.evidence is not None:
                parse.evidence = Hushed(parse.evidence, self.heads)
            yield parse


def measured(heads: frozenset[str], documents: Sequence[corpus.Document]) -> dict[str, Figure]:
    """The figures of the reader with these heads hushed."""
    parts = default_extractors()
    extractors = replace(parts, parser=HushedParser(parts.parser, heads))
    read = reader(extractors)
    found = compare((document, read(document)) for document in documents)
    try:
        found += keys.figures(shared(), Reader(extractors))
    except FileNotFoundError as error:
        print(f"left out: the answer keys ({error})")
    return {figure.name: figure for figure in found if figure.name in FIGURES}


def page(results: dict[str, dict[str, Figure]], documents: int) -> str:
    """The table, a line a figure and a column a variant."""
    lines = [_HEAD.format(documents=documents), f"| | {' | '.join(results)} |", "|---|" + "---|" * len(results)]
    for name, label in FIGURES.items():
        cells = [_cell(figures.get(name)) for figures in results.values()]
        if any(cells):
            lines.append(f"| {label} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return ""
    interval = "" if figure.low is None or figure.high is None else f" ({figure.low:.0f}-{figure.high:.0f})"
    return f"{figure.value:.1f}{interval}"


def main() -> None:
    documents = corpus.read(part="dev")
    results = {name: measured(heads, documents) for name, heads in VARIANTS.items()}
    PAGE.write_text(page(results, len(documents)), encoding="utf-8")


if __name__ == "__main__":
    main()

"""The page that says how far two annotators agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.document import Document
from onrecord.evaluate.report import Figure

PAGE = Path(__file__).parent / "AGREEMENT.md"
_ONE_SIDED = ("_precision", "_recall")


def paired(originals: Sequence[Document], blind: Sequence[Document]) -> list[tuple[Document, Document]]:
    """The documents that were annotated twice, by their ids. Raises ValueError where none was."""
    by_id = {d.id: d for d in originals}
    pairs = [(by_id[d.id], d) for d in blind if d.id in by_id]
    if not pairs:
        raise ValueError("no document is in both annotations")
    return pairs


def symmetric(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that do not change when the annotators change places."""
    return [f for f in figures if not f.name.endswith(_ONE_SIDED)]


def agreement_page(figures: Sequence[Figure], pairs: Sequence[tuple[Document, Document]]) -> str:
    """The page in Markdown."""
    words = sum(len(first.text.split()) for first, _ in pairs)
    paragraphs = sum(len(first.paragraphs) for first, _ in pairs)
    return "\n".join(
        [
            "# How far two annotators agree",
            "",
            f"{len(pairs)} documents ({paragraphs} paragraphs, {words} words), drawn by `python -m corpus blank`, were",
            "annotated a second time from the bare text and the guidelines, without sight of the first annotation.",
            "Both annotators are language models of one kind: they may share errors, and agree more than two people",
            "would. The second annotator had read the disagreements over the first 32 documents before the last 24.",
            "The first annotation stands here as its writer left it (`corpus/blind/first`), before anything was",
            "mended: the disagreements were then read, the guidelines made clearer where they were silent, and the",
            "corpus put right. How much better its texts agree since, these figures do not say.",
            "Written by `python -m corpus agree corpus/blind/first corpus/blind/second --write`; do not edit.",
            "",
            "Percent, with the 95 % interval (bootstrap over documents). F1 of two annotators is the same from either",
            "side. Accuracy and Cohen's kappa (times 100) are over what both marked. Mentions correspond where their",
            "head words do, statements, times and triggers where their words overlap; roles are right where the two",
            "fillers share a mention.",
            "",
            *_tables(figures),
            "",
            f"Documents: {' '.join(sorted(first.id for first, _ in pairs))}.",
            "",
        ]
    )


def _tables(figures: Sequence[Figure]) -> Iterator[str]:
    layer = ""
    for f in figures:
        here, _, name = f.name.partition(".")
        if here != layer:
            yield from (
                "",
                f"## {here.title()}",
                "",
                "| measure | value | interval | documents |",
                "|---|---:|---|---:|",
            )
            layer = here
        interval = "" if f.low is None or f.high is None else f"{f.low:.1f} to {f.high:.1f}"
        yield f"| {name.replace('_', ' ')} | {f.value:.1f} | {interval} | {f.n} |"

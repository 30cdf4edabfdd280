"""What there is to train on: silver sheets of every source, and our corpus with all its layers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import corpus
from training import corpus_sheets, silver_sheets
from training.sheets import Sheet
from training.silver import Silver, load
from training.texts import MEASURED, SOURCES, held_out


class Material(NamedTuple):
    """Sheets to learn from, and the held-out tenth."""

    train: list[Sheet]
    dev: list[Sheet]


def _split(sheets: Iterator[Sheet]) -> Material:
    out = Material([], [])
    for sheet in sheets:
        (out.dev if held_out(sheet.id) else out.train).append(sheet)
    return out


def silver() -> Material:
    """All silver sources that were made, without our corpus."""
    names = [source.name for source in SOURCES if source.name != "corpus"]
    return _split(silver_sheets.sheet(document) for name in names for document in load(name))


def own() -> Material:
    """Our corpus. Documents that changed since the teachers read them are left out."""
    parsed = {document.id: document for document in load("corpus")}
    return _split(_own_sheets({d.id: d for d in corpus.read()}, parsed))


def _own_sheets(documents: dict[str, corpus.Document], parsed: dict[str, Silver]) -> Iterator[Sheet]:
    for id, document in documents.items():
        if id in parsed and corpus_sheets.agrees(document, parsed[id]):
            yield corpus_sheets.sheet(document, parsed[id])


def news() -> list[Sheet]:
    """News that nothing was trained on, with all that the first teacher says of it, sure or not."""
    return [silver_sheets.sheet(d, sure_only=False) for source in MEASURED for d in load(source.name)]

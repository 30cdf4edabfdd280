"""Silver parses as sheets."""

from __future__ import annotations

import numpy as np

from onrecord.annotate.backends.windows import Words
from training.names import Annotated, annotated, corrected
from training.sheets import UNKNOWN, Column, Sheet
from training.silver import Paragraph, Silver
from training.tables import DEPENDENCIES, HEADS, TAGS

_TAG = {tag: n for n, tag in enumerate(TAGS)}
_DEPENDENCY = {label: n for n, label in enumerate(DEPENDENCIES)}
_NAME = {label: n for n, label in enumerate(HEADS["name"])}


def laid_out(paragraph: Paragraph) -> Words:
    """A paragraph's words, and before which of them white space or nothing stands."""
    starts, text = paragraph.starts, paragraph.text
    return Words(
        tuple(paragraph.words),
        tuple(start == 0 or text[start - 1].isspace() or n == 0 for n, start in enumerate(starts)),
    )


def sheet(document: Silver, *, sure_only: bool = True) -> Sheet:
    """The document's sheet. `sure_only`: words on which the teachers differ are UNKNOWN, and names are put right."""
    paragraphs = document.paragraphs
    gold = annotated().get(document.id) if sure_only else None
    offsets = _offsets(document, gold)
    tags, heads, deps, names, ids, starts = [], [], [], [], [], []
    at = sentence = 0
    for p, offset in zip(paragraphs, offsets, strict=True):
        size = len(p.starts)
        tag = np.array([_TAG.get(t, UNKNOWN) for t in p.tags], np.int32)
        head = np.array(p.heads, np.int32) + at
        dep = np.array([_DEPENDENCY.get(d, UNKNOWN) for d in p.deps], np.int32)
        if sure_only:
            tag[p.unsure_tags] = UNKNOWN
            head[p.unsure_arcs] = UNKNOWN
            dep[p.unsure_arcs] = UNKNOWN
        start = np.zeros(size, np.int32)
        start[p.sentences] = 1
        starts.append(start)
        ids.append(np.cumsum(start).astype(np.int32) + sentence)
        tags.append(tag)
        heads.append(head)
        deps.append(dep)
        names.append(_names(p, gold, offset, sure_only))
        at += size
        sentence += len(p.sentences) + 1
    labels = {"tag": _joined(tags), "sentence": _joined(starts), "name": _joined(names)}
    words = tuple(laid_out(p) for p in paragraphs)
    return Sheet(document.id, words, labels, _joined(heads), _joined(deps), _joined(ids))


def _offsets(document: Silver, gold: Annotated | None) -> list[int]:
    """Where each paragraph starts in the text that annotated names count in."""
    if gold is None:
        return [0] * len(document.paragraphs)
    out, at = [], 0
    for paragraph in document.paragraphs:
        out.append(gold.text.index(paragraph.text, at))
        at = out[-1] + len(paragraph.text)
    return out


def _names(paragraph: Paragraph, gold: Annotated | None, offset: int, sure_only: bool) -> Column:
    names, unsure = paragraph.names, paragraph.unsure_names
    if gold is not None:
        here = [g for g in gold.names if offset <= g.start and g.end <= offset + len(paragraph.text)]
        names, unsure = corrected(paragraph, here, offset)
    column = name_column(len(paragraph.starts), names)
    if sure_only:
        column[unsure] = UNKNOWN
    return column


def name_column(size: int, names: list[tuple[int, int, str]]) -> Column:
    """BIO numbers of the names of one paragraph."""
    out = np.zeros(size, np.int32)
    for start, end, label in names:
        out[start] = _NAME[f"B-{label}"]
        out[start + 1 : end] = _NAME[f"I-{label}"]
    return out


def _joined(columns: list[Column]) -> Column:
    return np.concatenate(columns) if columns else np.zeros(0, np.int32)

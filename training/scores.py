"""How well the reader agrees with the labels of documents that it was not trained on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import torch

from training.batches import Batch, collate, groups
from training.losses import same_sentence
from training.network import Reader, Scores
from training.sheets import UNKNOWN, Column, Example
from training.tables import HEADS, TAGS

PUNCTUATION = frozenset({"''", ",", "-LRB-", "-RRB-", ".", ":", "HYPH", "NFP", "``"})
_PUNCTUATION = sorted(n for n, tag in enumerate(TAGS) if tag in PUNCTUATION)

# What the mean figure that early stopping looks at is made of.
_WEIGHED = (
    *("LAS, own sentences", "sentence", "tag", "name", "trigger", "factuality", "standing", "mode", "kind", "source"),
    *("cue", "content", "act", "role"),
)
Columns = Mapping[str, tuple[int, int]]


class Tally:
    """Counts of (right, guessed, labelled) by name, read out as F1 or accuracy in per cent."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, name: str, right: int, guessed: int, labelled: int) -> None:
        for what, count in (("right", right), ("guessed", guessed), ("labelled", labelled)):
            self.counts[name, what] += count

    def figures(self) -> dict[str, float]:
        """F1, which is the accuracy where as much was guessed as labelled."""
        out = {}
        for name in dict.fromkeys(name for name, _ in self.counts):
            whole = self.counts[name, "guessed"] + self.counts[name, "labelled"]
            if whole:
                out[name] = round(200 * self.counts[name, "right"] / whole, 2)
        weighed = [out[name] for name in _WEIGHED if name in out]
        return out | ({"mean": round(sum(weighed) / len(weighed), 2)} if weighed else {})


@torch.no_grad()
def evaluate(
    read: Reader | Callable[[Batch], Scores], examples: Sequence[Example], heads: Columns, pieces: int = 4096
) -> dict[str, float]:
    """Per cent by head: accuracy of single words, F1 of spans and sentence starts, UAS and LAS without punctuation."""
    tally = Tally()
    device = torch.device("cpu")
    if isinstance(read, Reader):
        read.eval()
        device = next(read.parameters()).device
    for group in groups(sorted(examples, key=lambda e: e.size), pieces):
        moved = collate(group, tuple(heads)).to(device)
        _measure(read(moved), moved, heads, tally)
    return tally.figures()


def _measure(scores: Scores, batch: Batch, heads: Columns, tally: Tally) -> None:
    for head, (start, end) in heads.items():
        labels = batch.labels[head]
        if head == "root" or not bool((labels != UNKNOWN).any()):
            continue
        part = scores.logits[..., start:end]
        guess = (part[..., 0] > 0).long() if head == "sentence" else part.argmax(-1)
        _compare(head, guess.cpu().numpy(), labels.cpu().numpy(), tally)
    if bool((batch.heads != UNKNOWN).any()):
        _compare_arcs(scores, batch, scores.logits[..., heads["sentence"][0]] > 0, tally)
    if scores.role is not None and len(batch.pairs):
        window, left, right, role = batch.pairs.unbind(1)
        guess = scores.role.of(window, left, right).argmax(-1)
        tally.add("role", int(((guess == role) & (role > 0)).sum()), int((guess > 0).sum()), int((role > 0).sum()))


def _compare(head: str, guess: np.ndarray, labels: np.ndarray, tally: Tally) -> None:
    known = labels != UNKNOWN
    table = HEADS[head]
    if table[0] == "O":
        for row_guess, row_labels, row_known in zip(guess, labels, known, strict=True):
            found, given = (set(spans(row[row_known], table)) for row in (row_guess, row_labels))
            tally.add(head, len(found & given), len(found), len(given))
            untyped = {s[:2] for s in found}, {s[:2] for s in given}
            tally.add(f"{head} (untyped)", len(untyped[0] & untyped[1]), len(untyped[0]), len(untyped[1]))
    elif head == "sentence" or table[0] == "none":
        right = int((known & (guess == labels) & (labels > 0)).sum())
        tally.add(head, right, int((known & (guess > 0)).sum()), int((known & (labels > 0)).sum()))
    else:
        count = int(known.sum())
        tally.add(head, int((known & (guess == labels)).sum()), count, count)


def spans(column: Column, table: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Half-open spans of a BIO column; an I that follows nothing of its label begins one."""
    out: list[tuple[int, int, str]] = []
    for n, number in enumerate(column):
        place, _, label = table[number].partition("-")
        if place == "O":
            continue
        if place == "I" and out and out[-1][1] == n and out[-1][2] == label:
            out[-1] = (out[-1][0], n + 1, label)
        else:
            out.append((n, n + 1, label))
    return out


def _compare_arcs(scores: Scores, batch: Batch, starts: torch.Tensor, tally: Tally) -> None:
    """Heads by the best score alone, without a tree: in sentences as labelled, and in sentences as guessed."""
    guessed_ids = torch.where(batch.is_word, starts.long().cumsum(1), -1)
    tags = batch.labels["tag"]
    punctuation = torch.isin(tags, torch.tensor(_PUNCTUATION, device=tags.device))
    counted = (batch.heads != UNKNOWN) & (batch.dependencies != UNKNOWN) & ~punctuation & (batch.sentence_ids >= 0)
    window = torch.arange(len(tags), device=tags.device)[:, None].expand_as(batch.heads)
    word = torch.arange(tags.shape[1], device=tags.device)[None].expand_as(batch.heads)
    total = int(counted.sum())
    for name, ids in (("given sentences", batch.sentence_ids), ("own sentences", guessed_ids)):
        heads = scores.arcs.masked_fill(~same_sentence(ids), -1e4).argmax(-1)
        label = scores.label.of(window, word, heads).argmax(-1)
        right = (heads == batch.heads) & counted
        tally.add(f"UAS, {name}", int(right.sum()), total, total)
        tally.add(f"LAS, {name}", int((right & (label == batch.dependencies)).sum()), total, total)

"""Windows put together into padded batches of about the same number of pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.sheets import UNKNOWN, Example

_JITTER = 12  # pieces


@dataclass(frozen=True)
class Batch:
    """Tensors of shape [batch, pieces] and [batch, words]; labels are UNKNOWN where there is none."""

    input_ids: Tensor
    shape_ids: Tensor
    mask: Tensor
    word_pieces: Tensor
    is_word: Tensor
    labels: dict[str, Tensor]
    heads: Tensor
    dependencies: Tensor
    sentence_ids: Tensor  # -1 for padding, -2 for words of windows without a parse
    pairs: Tensor  # [pairs, 4]: window in batch, word, word, role

    def to(self, device: torch.device) -> Batch:
        moved = {k: v.to(device) for k, v in vars(self).items() if k != "labels"}
        return Batch(**moved, labels={k: v.to(device) for k, v in self.labels.items()})


def groups(examples: Sequence[Example], pieces: int) -> list[list[Example]]:
    """Consecutive examples put together until `pieces` pieces are reached, padding counted."""
    out: list[list[Example]] = []
    longest = 0
    for example in examples:
        longest = max(longest, example.size)
        if not out or longest * (len(out[-1]) + 1) > pieces:
            out.append([])
            longest = example.size
        out[-1].append(example)
    return out


def shuffled(examples: Sequence[Example], pieces: int, rng: np.random.Generator) -> list[list[Example]]:
    """Groups of nearly equal lengths, so that there is little padding, in random order and never the same."""
    jitter = rng.uniform(0, _JITTER, len(examples))
    order = sorted(range(len(examples)), key=lambda n: examples[n].size + jitter[n])
    found = groups([examples[n] for n in order], pieces)
    return [found[n] for n in rng.permutation(len(found))]


def collate(group: Sequence[Example], heads: Sequence[str]) -> Batch:
    """One padded batch; `heads` are the linear heads whose labels are wanted."""
    size, words = max(e.size for e in group), max(len(e.window.word_pieces) for e in group)
    counts = [len(e.window.word_pieces) for e in group]
    labels = {head: _padded([e.labels.get(head) for e in group], counts, words, UNKNOWN) for head in heads}
    pairs = [(n, a, b, role) for n, e in enumerate(group) for a, b, role in e.pairs]
    pieces = [e.size for e in group]
    return Batch(
        _padded([e.window.input_ids[0] for e in group], pieces, size, 0),
        _padded([e.window.shape_ids[0] for e in group], pieces, size, 0),
        torch.arange(size) < torch.tensor(pieces)[:, None],
        _padded([e.window.word_pieces for e in group], counts, words, 0),
        torch.arange(words) < torch.tensor(counts)[:, None],
        labels,
        _padded([e.heads for e in group], counts, words, UNKNOWN),
        _padded([e.dependencies for e in group], counts, words, UNKNOWN),
        _padded(
            [np.full(c, -2) if e.sentence_ids is None else e.sentence_ids for e, c in zip(group, counts)],
            counts,
            words,
            -1,
        ),
        torch.tensor(pairs, dtype=torch.long).reshape(-1, 4),
    )


def _padded(rows: Sequence[np.ndarray | None], counts: Sequence[int], width: int, fill: int) -> Tensor:
    out = np.full((len(rows), width), fill, np.int64)
    for n, (row, count) in enumerate(zip(rows, counts, strict=True)):
        if row is not None:
            out[n, :count] = row
    return torch.from_numpy(out)

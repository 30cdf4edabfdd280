"""What the reader is trained to make small: the sum of its heads' mean losses."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch
from training.network import Reader, Scores
from training.sheets import UNKNOWN

# Rare labels stand among very many "nothing"; without this their heads would learn last.
_WEIGHT = {"trigger": 2.0, "cue": 1.0, "content": 1.0, "source": 1.0}
_FAR = -1e4


def losses(reader: Reader, batch: Batch) -> dict[str, Tensor]:
    """The loss of every head that has labels in this batch."""
    scores: Scores = reader(batch)
    out = {}
    for head, (start, end) in reader.columns.items():
        labels = batch.labels[head] if head != "root" else None
        if labels is None or not bool((labels != UNKNOWN).any()):
            continue
        part = scores.logits[..., start:end]
        if head == "sentence":
            known = labels != UNKNOWN
            out[head] = functional.binary_cross_entropy_with_logits(part[..., 0][known], labels[known].float())
        else:
            loss = functional.cross_entropy(part.reshape(-1, end - start), labels.reshape(-1), ignore_index=UNKNOWN)
            out[head] = loss * _WEIGHT.get(head, 1.0)
    if bool((batch.heads != UNKNOWN).any()):
        out |= _arc_losses(scores, batch)
    if scores.role is not None and len(batch.pairs):
        window, left, right, role = batch.pairs.unbind(1)
        out["role"] = functional.cross_entropy(scores.role.of(window, left, right), role)
    return out


def same_sentence(sentence_ids: Tensor) -> Tensor:
    """[batch, words, words]: whether two words are of one sentence."""
    return sentence_ids.unsqueeze(2) == sentence_ids.unsqueeze(1)


def _arc_losses(scores: Scores, batch: Batch) -> dict[str, Tensor]:
    arcs = scores.arcs.masked_fill(~same_sentence(batch.sentence_ids), _FAR)
    known = (batch.heads != UNKNOWN) & (batch.sentence_ids >= 0)
    out = {"arc": functional.cross_entropy(arcs[known], batch.heads[known])}
    window, word = torch.nonzero(known & (batch.dependencies != UNKNOWN), as_tuple=True)
    guess = scores.label.of(window, word, batch.heads[window, word])
    out["dependency"] = functional.cross_entropy(guess, batch.dependencies[window, word])
    return out


def total(parts: dict[str, Tensor]) -> Tensor:
    """The sum over heads."""
    return torch.stack(list(parts.values())).sum()

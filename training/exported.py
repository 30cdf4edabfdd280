"""The exported files read back as the run time reads them, for the check that export loses nothing that matters."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch
from training.network import PairScores, Scores


class Exported:
    """Scores a batch window by window with onnxruntime; the same shape of answer as the network's."""

    def __init__(self, graph: Path, scorer: Path, root: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        self.session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
        self.names = [o.name for o in self.session.get_outputs()]
        self.scorer = {k: torch.from_numpy(v) for k, v in np.load(scorer).items()}
        self.root = root

    def __call__(self, batch: Batch) -> Scores:
        rows = [self._window(batch, n) for n in range(len(batch.mask))]
        whole = {name: _stacked([row[name] for row in rows], batch.is_word.shape[1]) for name in rows[0]}
        arcs = whole["arc_dep"] @ whole["arc_head"].transpose(1, 2)
        here = torch.eye(arcs.shape[1], dtype=torch.bool)
        arcs = torch.where(here, whole["logits"][..., self.root].unsqueeze(-1), arcs)
        role = self._pairs("role", whole["role_left"], whole["role_right"]) if "role_left" in whole else None
        return Scores(whole["logits"], arcs, self._pairs("label", whole["label_dep"], whole["label_head"]), role)

    def _window(self, batch: Batch, n: int) -> dict[str, Tensor]:
        pieces, words = int(batch.mask[n].sum()), int(batch.is_word[n].sum())
        feeds = {
            "input_ids": batch.input_ids[n : n + 1, :pieces].numpy().astype(np.int32),
            "shape_ids": batch.shape_ids[n : n + 1, :pieces].numpy().astype(np.int32),
            "word_pieces": batch.word_pieces[n, :words].numpy().astype(np.int32),
        }
        found = self.session.run(None, feeds)
        return {name: torch.from_numpy(value) for name, value in zip(self.names, found, strict=True)}

    def _pairs(self, name: str, left: Tensor, right: Tensor) -> PairScores:
        weight, bias = self.scorer[f"{name}_weight"], self.scorer[f"{name}_bias"]
        return PairScores(left, right, lambda hidden: hidden @ weight + bias)


def _stacked(rows: list[Tensor], words: int) -> Tensor:
    return torch.stack([functional.pad(row, (0, 0, 0, words - len(row))) for row in rows])

"""The trained reader: one pass of an int8 encoder over a window gives the scores of every head for every word.

The graph, its tables and how they fit together are told in `onrecord/weights/README.md`; `training/` makes them. ONNX
Runtime computes, in this thread alone: articles are read in parallel by processes, which scales better.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.backends.windows import Window
from onrecord.errors import WeightsError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WEIGHTS = Path(str(files("onrecord") / "weights"))

Floats = NDArray[np.float32]


class Scores(NamedTuple):
    """Of one window's words: `logits` [words, columns]; the others [words, size], to be put together in pairs.

    The last two are [words, 0] where the weights know no roles.
    """

    logits: Floats
    arc_dep: Floats
    arc_head: Floats
    label_dep: Floats
    label_head: Floats
    role_left: Floats
    role_right: Floats


class Encoder:
    """The session, and what its columns mean."""

    def __init__(self, folder: Path) -> None:
        """Load the weights in `folder`.

        Raises WeightsError where they are missing, do not fit together, or are not the files that their manifest names.
        """
        try:
            _check(folder)
            tables = json.loads((folder / "heads.json").read_text(encoding="utf-8"))
            self.columns: Mapping[str, slice] = {head: slice(*ends) for head, ends in tables["columns"].items()}
            self.labels: Mapping[str, tuple[str, ...]] = {
                head: tuple(names) for head, names in tables["labels"].items()
            }
            with np.load(folder / "scorer.npz") as arrays:
                self._pairs = dict(arrays)
            self._session = _session(folder / "reader.onnx")
        except Exception as error:  # ONNX Runtime's errors share no other base
            raise WeightsError(
                f"the reader's weights cannot be loaded: {error}", cure="install onrecord anew"
            ) from error

    def score(self, window: Window) -> Scores:
        given = {"input_ids": window.input_ids, "shape_ids": window.shape_ids, "word_pieces": window.word_pieces}
        names = Scores._fields if self.has_roles else Scores._fields[:-2]
        found = self._session.run(names, given)
        return Scores(*found, *[found[0][:, :0]] * (len(Scores._fields) - len(found)))

    def label_scores(self, scores: Scores, heads: NDArray[np.intp]) -> Floats:
        """[words, labels] of the arcs from each word to its head (itself for a root)."""
        hidden = np.maximum(scores.label_dep + scores.label_head[heads], 0)
        found: Floats = hidden @ self._pairs["label_weight"] + self._pairs["label_bias"]
        return found

    @property
    def has_roles(self) -> bool:
        return "role" in self.labels

    def role_scores(self, left: Floats, right: Floats) -> Floats:
        """[words, roles] of what each right word is to the left one, by their `role_right` and `role_left`.

        Summed row by row: a product of matrices may round a row otherwise with other rows beside it.
        """
        hidden = np.maximum(left + right, 0)
        found: Floats = (hidden[:, None, :] * self._pairs["role_weight"].T).sum(axis=-1) + self._pairs["role_bias"]
        return found


@cache
def load_encoder(folder: Path = WEIGHTS) -> Encoder:
    """The weights in `folder`, loaded once per process."""
    return Encoder(folder)


def _check(folder: Path) -> None:
    """Raises ValueError for a file that is not the one that the manifest names: 12 ms, once a process.

    Weights in the making have no manifest.
    """
    manifest = folder / "manifest.json"
    if not manifest.exists():
        return
    for name, known in json.loads(manifest.read_text(encoding="utf-8"))["files"].items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != known["sha256"]:
            raise ValueError(f"{name} is not the file that was shipped: its bytes have another hash")


def _session(graph: Path) -> InferenceSession:
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # else its official builds report on users, from a thread
    import onnxruntime

    onnxruntime.disable_telemetry_events()  # where the program that uses us loaded it earlier
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # The graph is written as it runs best; "extended" would undo that with fusions that are slower at this size.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])

"""From a trained checkpoint to the files that ship: int8 graph, scorer, vocabulary, label tables, manifest.

Usage: python -m training.export CHECKPOINT [OUT]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch

from onrecord.annotate.backends.windows import MAX_PIECES
from training.export_graph import Weights, build
from training.network import ATTENTION_HEADS
from training.packages import base_model
from training.places import WEIGHTS
from training.tables import DEPENDENCIES, HEADS, ROLES, columns

FORMAT = 1


def export(checkpoint: Path, out: Path, *, int8: bool = True) -> None:
    """Write all files but the manifest into `out`. `int8=False` is for comparing only."""
    saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
    weights = {name: tensor.float().numpy() for name, tensor in saved["weights"].items()}
    heads, roles = tuple(saved["heads"]), bool(saved["roles"])
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(build(weights, attention_heads=ATTENTION_HEADS, int8=int8), out / "reader.onnx")
    _write_scorer(weights, out / "scorer.npz", roles=roles)
    shutil.copyfile(base_model() / "vocab.txt", out / "vocab.txt")
    tables = {head: HEADS[head] for head in heads} | {"dep": DEPENDENCIES} | ({"role": ROLES} if roles else {})
    about = {"format": FORMAT, "max_pieces": MAX_PIECES, "columns": columns(heads), "labels": tables}
    (out / "heads.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def _write_scorer(weights: Weights, path: Path, *, roles: bool) -> None:
    arrays = {}
    for scorer in ("label", "role") if roles else ("label",):
        arrays[f"{scorer}_weight"] = np.ascontiguousarray(weights[f"{scorer}.out.weight"].T)
        arrays[f"{scorer}_bias"] = weights[f"{scorer}.out.bias"]
    np.savez(path, **arrays)  # type: ignore[arg-type]


def digest(path: Path) -> dict[str, object]:
    """Bytes and sha256 of a file."""
    data = path.read_bytes()
    return {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=WEIGHTS)
    options = parser.parse_args()
    export(options.checkpoint, options.out)


if __name__ == "__main__":
    main()

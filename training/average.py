"""The mean of the weights of several runs that started from one checkpoint (Wortsman et al. 2022, "model soups").

Usage: python -m training.average OUT CHECKPOINT CHECKPOINT ...
Runs that differ in nothing but the order of their text end near each other, and their mean reads better than each.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import torch

from training.fit import load, save


@torch.no_grad()
def average(checkpoints: Sequence[Path], out: Path) -> None:
    """Write the mean of the checkpoints and, beside it, how each was made. They must have the same heads."""
    readers = [load(path) for path in checkpoints]
    mean = readers[0]
    for name, tensor in mean.state_dict().items():
        tensor.copy_(torch.stack([reader.state_dict()[name] for reader in readers]).mean(dim=0))
    save(mean, out)
    stages = [json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) for path in checkpoints]
    text = json.dumps([stage for n, made in enumerate(stages) for stage in (made if n == 0 else made[-1:])], indent=1)
    out.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    options = parser.parse_args()
    average(options.checkpoints, options.out)


if __name__ == "__main__":
    main()

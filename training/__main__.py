"""From text to shipped weights: silver parses, two stages of training, export, manifest, model card. `make train`.

Weights are replaced only if the new ones beat those in place on the held-out text (mean over the sets of the "mean"
figure) or none are in place; otherwise the new ones stay in the cache, and a message says where.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

from training.places import CACHE, WEIGHTS


def _stage(module: str, *arguments: str) -> None:
    """Each stage in a process of its own, so that it gives its memory back and can be run by hand alike."""
    print(f"== {module} {' '.join(arguments)}", flush=True)
    subprocess.run([sys.executable, "-m", f"training.{module}", *arguments], check=True)


def _score(folder: Path) -> float:
    path = folder / "manifest.json"
    if not path.is_file():
        return -1.0
    figures = json.loads(path.read_text(encoding="utf-8"))["figures"]
    return mean(float(both["exported"]["mean"]) for both in figures.values())


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--parse-epochs", type=int, default=8)
    parser.add_argument("--record-epochs", type=int, default=12)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    threads = ("--threads", str(options.threads))
    _stage("silver")
    _stage("silver", "corpus")  # always anew: it grows
    _stage("stage_parse", "--epochs", str(options.parse_epochs), *threads)
    _stage("stage_record", "--epochs", str(options.record_epochs), *threads)
    made = CACHE / "weights"
    checkpoint = str(CACHE / "runs" / "record.pt")
    _stage("export", checkpoint, str(made))
    _stage("manifest", checkpoint, str(made))
    if _score(made) > _score(WEIGHTS):
        shutil.copytree(made, WEIGHTS, dirs_exist_ok=True)
        _stage("card")
    else:
        print(f"the weights in place are better ({_score(WEIGHTS):.2f}) than these ({_score(made):.2f}) in {made}")


if __name__ == "__main__":
    main()

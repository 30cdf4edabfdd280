"""From text to shipped weights: silver parses, two stages of training, the second by several runs side by side whose
mean is kept, export, manifest, model card. `make train`.

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


def _record(seeds: Sequence[int], epochs: int, threads: int) -> Path:
    """Stage two once a seed, all at the same time, a process each; the mean of what they make."""
    runs = CACHE / "runs"
    named = [(f"record{seed}", seed) for seed in seeds]
    commands = [
        [
            *(sys.executable, "-m", "training.stage_record", "--name", name, "--seed", str(seed)),
            *("--epochs", str(epochs), "--threads", str(threads)),
        ]
        for name, seed in named
    ]
    print(f"== stage_record with the seeds {', '.join(map(str, seeds))}", flush=True)
    running = [subprocess.Popen(command) for command in commands]
    codes = [process.wait() for process in running]
    if any(codes):
        raise SystemExit("stage_record failed")
    _stage("average", str(runs / "record.pt"), *(str(runs / f"{name}.pt") for name, _ in named))
    return runs / "record.pt"


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
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2], help="of the runs of stage two")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    threads = ("--threads", str(options.threads))
    _stage("silver")
    _stage("silver", "corpus")  # always anew: it grows
    _stage("stage_parse", "--epochs", str(options.parse_epochs), *threads)
    checkpoint = str(_record(options.seeds, options.record_epochs, options.threads))
    made = CACHE / "weights"
    _stage("export", checkpoint, str(made))
    _stage("manifest", checkpoint, str(made))
    if _score(made) > _score(WEIGHTS):
        shutil.copytree(made, WEIGHTS, dirs_exist_ok=True)
        _stage("card")
    else:
        print(f"the weights in place are better ({_score(WEIGHTS):.2f}) than these ({_score(made):.2f}) in {made}")


if __name__ == "__main__":
    main()

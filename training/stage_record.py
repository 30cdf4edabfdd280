"""Stage two: all heads at once. The corpus is read in every epoch, with a share of the silver text beside it."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from training import material
from training.fit import Fit, Plan, load
from training.network import Reader, Shape
from training.sheets import Sheet
from training.stage_parse import RUNS
from training.tables import PARSE_HEADS, RECORD_HEADS, columns


def widened(parse: Reader) -> Reader:
    """A reader with all heads whose encoder and parse heads are those of `parse`."""
    reader = Reader(Shape(PARSE_HEADS + RECORD_HEADS, roles=True))
    state = reader.state_dict()
    known = columns(PARSE_HEADS)
    width = max(end for _, end in known.values())
    for name, tensor in parse.state_dict().items():
        if name.startswith("linear."):
            state[name][:width] = tensor  # parse heads come first in both tables
        else:
            state[name] = tensor
    reader.load_state_dict(state)
    return reader


def mixed(silver: list[Sheet], own: list[Sheet], share: float, seed: int) -> list[Sheet]:
    """The whole corpus and, drawn once, a share of the silver documents."""
    rng = np.random.default_rng(seed)
    chosen = rng.permutation(len(silver))[: int(share * len(silver))]
    return [*own, *(silver[i] for i in sorted(chosen))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parse", type=Path, default=RUNS / "parse.pt", help="checkpoint of stage one")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--share", type=float, default=0.3, help="of the silver documents")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--name", default="record")
    options = parser.parse_args()
    plan = Plan(options.epochs, options.minutes, encoder_rate=1e-4, warm_up=0.05, threads=options.threads, patience=3)
    torch.manual_seed(plan.seed)
    silver, own = material.silver(), material.own()
    train = mixed(silver.train, own.train, options.share, plan.seed)
    dev = [*own.dev, *silver.dev[::4]]
    print(f"{len(own.train)} documents of the corpus and {len(train) - len(own.train)} others to train on", flush=True)
    reader = widened(load(options.parse))
    Fit(reader, plan, train, dev, RUNS / f"{options.name}.pt").run("mean", after=options.parse)


if __name__ == "__main__":
    main()

"""Stage two: all heads at once. The corpus is read in every epoch, with a share of the silver text beside it.

It may start from stage one, or go on from a stage two when the corpus has grown.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training import material
from training.fit import Fit, Plan, Training, load
from training.network import Reader, Shape
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--after", type=Path, default=RUNS / "parse.pt", help="checkpoint to start from")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--share", type=float, default=0.5, help="of the silver documents, in each epoch")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--name", default="record")
    parser.add_argument("--rate", type=float, default=2e-4, help="of the encoder; heads learn five times as fast")
    parser.add_argument("--patience", type=int, default=4, help="epochs without a better one before it stops")
    options = parser.parse_args()
    plan = Plan(
        options.epochs,
        options.minutes,
        encoder_rate=options.rate,
        head_rate=5 * options.rate,
        seed=options.seed,
        threads=options.threads,
        patience=options.patience,
        share=options.share,
    )
    torch.manual_seed(plan.seed)
    silver, own = material.silver(), material.own()
    dev = [*own.dev, *material.news()[::2]]
    print(f"{len(own.train)} documents of the corpus and {len(silver.train)} others to train on", flush=True)
    before = load(options.after)
    reader = before if before.shape.roles else widened(before)
    text = Training(own.train, silver.train)
    Fit(reader, plan, text, dev, RUNS / f"{options.name}.pt").run("mean", after=options.after)


if __name__ == "__main__":
    main()

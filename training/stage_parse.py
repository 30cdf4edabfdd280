"""Stage one: tags, sentence starts, arcs and names, learned from silver text."""

from __future__ import annotations

import argparse

import torch

from training import material
from training.fit import Fit, Plan, Training
from training.network import Reader, Shape, load_base
from training.packages import base_model
from training.places import CACHE
from training.tables import PARSE_HEADS

RUNS = CACHE / "runs"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--minutes", type=float, default=1e9, help="of wall time; the learning rate decays towards it")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--name", default="parse")
    options = parser.parse_args()
    plan = Plan(options.epochs, options.minutes, threads=options.threads)
    torch.manual_seed(plan.seed)
    reader = Reader(Shape(PARSE_HEADS, roles=False))
    load_base(reader.encoder, base_model() / "model.safetensors")
    silver, own = material.silver(), material.own()
    # Other people's news decides when to stop: it is what the reader is for, and unlike most of the silver text.
    dev = material.news()
    print(f"{len(own.train)} documents of the corpus and {len(silver.train)} others to train on", flush=True)
    Fit(reader, plan, Training(own.train, silver.train), dev, RUNS / f"{options.name}.pt").run("LAS, own sentences")


if __name__ == "__main__":
    main()

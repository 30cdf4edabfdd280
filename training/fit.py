"""Trains the reader: AdamW with warm-up and linear decay, bf16 autocast, frozen word embeddings, early stopping.

Two stages with the same code: the parse heads on silver text, then all heads with our corpus beside it.
"""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from training.batches import Batch, collate, shuffled
from training.losses import losses, total
from training.network import Reader, Shape
from training.scores import evaluate
from training.sheets import Example, Sheet, examples
from training.variations import varied

_MASK, _LAST_SPECIAL = 103, 998  # BERT's vocabulary: [MASK]; the last of the special and unused pieces


@dataclass(frozen=True)
class Plan:
    """What one stage of training does. `minutes` is a bound on wall time: the learning rate decays towards it.

    Each epoch reads the core `core_times` and `share` of the rest, drawn anew.
    """

    epochs: int
    minutes: float = 1e9
    batch_pieces: int = 1536
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.08
    weight_decay: float = 0.01
    seed: int = 1
    threads: int = 1  # on a machine that is shared two wait for each other and are slower than one
    patience: int = 2
    core_times: int = 2
    share: float = 1.0
    averaged: int = 500  # steps over which the weights that are kept are a running mean
    hidden: float = 0.08  # share of word pieces that are masked, so that context is learned as well as words


class Training(NamedTuple):
    """What is learned from: the core is our corpus, the rest is silver text."""

    core: Sequence[Sheet]
    rest: Sequence[Sheet]

    def epoch(self, plan: Plan, rng: np.random.Generator) -> list[Sheet]:
        chosen = rng.permutation(len(self.rest))[: round(plan.share * len(self.rest))]
        return [*list(self.core) * plan.core_times, *(self.rest[i] for i in chosen)]


def windows_of(sheets: Sequence[Sheet], rng: np.random.Generator | None) -> list[Example]:
    """All windows as the run time lays them out; with `rng` the words are spelt at random."""
    return [e for sheet in sheets for e in examples(sheet if rng is None else varied(sheet, rng))]


class Fit:
    """One stage of training: `run` trains and keeps, in `out`, the epoch whose figure `score` on `dev` is best."""

    def __init__(self, reader: Reader, plan: Plan, text: Training, dev: Sequence[Sheet], out: Path) -> None:
        self.reader, self.plan, self.text, self.out = reader, plan, text, out
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        reader.to(self.device)
        self.rng = np.random.default_rng(plan.seed)
        self.optimiser = _optimiser(reader, plan)
        self.mean = Averaged(reader, plan.averaged)
        self.dev = windows_of(dev, None)
        self.step = self.steps = self.epochs = 0
        self.started = time.monotonic()
        out.parent.mkdir(parents=True, exist_ok=True)

    @property
    def minutes(self) -> float:
        return round((time.monotonic() - self.started) / 60, 1)

    def run(self, score: str, after: Path | None = None) -> dict[str, float]:
        """The figures of the epoch that was kept. `after`: the checkpoint of the stage before, for the record."""
        torch.manual_seed(self.plan.seed)
        torch.set_num_threads(self.plan.threads)
        kept: dict[str, float] = {}
        worse = 0
        while self.epochs < self.plan.epochs and worse < self.plan.patience and self.minutes < self.plan.minutes:
            self._epoch()
            figures = evaluate(self.mean.reader, self.dev, self.reader.columns)
            self._log({"epoch": self.epochs, "minutes": self.minutes, **figures})
            if figures[score] > kept.get(score, -1):
                kept, worse = figures, 0
                save(self.mean.reader, self.out)
            else:
                worse += 1
        self._remember(kept, after)
        return kept

    def _epoch(self) -> None:
        self.reader.train()
        windows = windows_of(self.text.epoch(self.plan, self.rng), self.rng)
        parts = shuffled(windows, self.plan.batch_pieces, self.rng)
        self.steps = self.step + len(parts) * (self.plan.epochs - self.epochs)
        self.epochs += 1
        for group in parts:
            spent = self.minutes / self.plan.minutes
            if spent >= 1:
                return
            _set_rates(self.optimiser, self.plan, max(self.step / self.steps, spent))
            batch = masked(collate(group, tuple(self.reader.columns)), self.plan.hidden).to(self.device)
            found = _step(self.reader, self.optimiser, batch)
            self.step += 1
            self.mean.follow(self.reader, self.step)
            if self.step % 100 == 0:
                self._log({"step": self.step, "of": self.steps, "minutes": self.minutes, **found})

    def _remember(self, kept: dict[str, float], after: Path | None) -> None:
        about = {"name": self.out.stem, "plan": asdict(self.plan), "epochs_run": self.epochs, "minutes": self.minutes}
        before = [] if after is None else json.loads(after.with_suffix(".json").read_text(encoding="utf-8"))
        text = json.dumps([*before, about | {"kept": kept}], indent=1)
        self.out.with_suffix(".json").write_text(text + "\n", encoding="utf-8")

    def _log(self, line: dict[str, object]) -> None:
        text = json.dumps(line)
        print(text, flush=True)
        with self.out.with_suffix(".log.jsonl").open("a", encoding="utf-8") as log:
            log.write(text + "\n")


class Averaged:
    """A second reader whose weights are the running mean of the first one's (Polyak & Juditsky 1992)."""

    def __init__(self, reader: Reader, steps: int) -> None:
        self.reader, self.steps = copy.deepcopy(reader), steps

    @torch.no_grad()
    def follow(self, reader: Reader, step: int) -> None:
        """Take this step's weights in; over fewer steps at the beginning."""
        pairs = zip(self.reader.parameters(), reader.parameters(), strict=True)
        own, new = map(list, zip(*((a, b) for a, b in pairs if b.requires_grad), strict=True))
        torch._foreach_lerp_(own, new, 1 / min(self.steps, step))


def save(reader: Reader, path: Path) -> None:
    """A checkpoint that says what it holds."""
    shape = reader.shape
    torch.save({"weights": reader.state_dict(), "heads": list(shape.heads), "roles": shape.roles}, path)


def load(path: Path) -> Reader:
    """The reader of a checkpoint."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    reader = Reader(Shape(tuple(saved["heads"]), saved["roles"]))
    reader.load_state_dict(saved["weights"])
    return reader


def masked(batch: Batch, share: float) -> Batch:
    """The batch with this share of its pieces replaced by BERT's mask; [CLS], [SEP] and padding stay."""
    chosen = (torch.rand(batch.input_ids.shape) < share) & (batch.input_ids > _LAST_SPECIAL)
    return replace(batch, input_ids=torch.where(chosen, _MASK, batch.input_ids))


def _optimiser(reader: Reader, plan: Plan) -> torch.optim.Optimizer:
    encoder = [p for p in reader.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in reader.named_parameters() if not n.startswith("encoder.")]
    groups = [
        {"params": [p for p in encoder if p.dim() > 1], "rate": plan.encoder_rate, "weight_decay": plan.weight_decay},
        {"params": [p for p in encoder if p.dim() == 1], "rate": plan.encoder_rate, "weight_decay": 0.0},
        {"params": heads, "rate": plan.head_rate, "weight_decay": plan.weight_decay},
    ]
    return torch.optim.AdamW(groups, lr=plan.encoder_rate, betas=(0.9, 0.98), fused=True)


def _set_rates(optimiser: torch.optim.Optimizer, plan: Plan, passed: float) -> None:
    factor = min(passed / plan.warm_up, max(0.0, (1 - passed) / (1 - plan.warm_up)))
    for group in optimiser.param_groups:
        group["lr"] = group["rate"] * max(factor, 1e-3)


def _step(reader: Reader, optimiser: torch.optim.Optimizer, batch: Batch) -> dict[str, float]:
    with torch.autocast(batch.input_ids.device.type, torch.bfloat16):
        parts = losses(reader, batch)
    optimiser.zero_grad(set_to_none=True)
    total(parts).backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
    optimiser.step()
    return {head: round(float(loss.detach()), 4) for head, loss in parts.items()}

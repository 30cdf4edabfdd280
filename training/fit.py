"""Trains the reader: AdamW with warm-up and linear decay, bf16 autocast, frozen word embeddings, early stopping.

Two stages with the same code: the parse heads on silver text, then all heads with our corpus beside it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

from training.batches import Batch, batches, by_length
from training.losses import losses, total
from training.network import Reader, Shape
from training.scores import evaluate
from training.sheets import Example, Sheet, examples
from training.variations import varied

_LIMITS = (256, 256, 128, 64)  # pieces of a window, drawn by document, so that the run time may choose


@dataclass(frozen=True)
class Plan:
    """What one stage of training does. `minutes` is a bound on wall time: the learning rate decays towards it."""

    epochs: int
    minutes: float = 1e9
    batch_pieces: int = 1536
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.08
    weight_decay: float = 0.01
    seed: int = 1
    threads: int = 2
    patience: int = 2


def windows_of(sheets: Sequence[Sheet], rng: np.random.Generator | None) -> list[Example]:
    """All windows; with `rng` spelt and cut at random, without it as the run time lays them out."""
    out: list[Example] = []
    for sheet in sheets:
        if rng is None:
            out += examples(sheet, 256)
        else:
            out += examples(varied(sheet, rng), int(rng.choice(_LIMITS)))
    return out


def fit(
    reader: Reader, plan: Plan, train: Sequence[Sheet], dev: Sequence[Sheet], out: Path, score: str
) -> dict[str, float]:
    """Train and keep the epoch whose figure `score` on `dev` is best in `out`; its figures."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    reader.to(device)
    rng = np.random.default_rng(plan.seed)
    optimiser = _optimiser(reader, plan)
    steps = _steps(train, plan)
    dev_examples = windows_of(dev, None)
    best, worse, started, step = -1.0, 0, time.monotonic(), 0
    kept: dict[str, float] = {}
    for epoch in range(plan.epochs):
        reader.train()
        shuffled = [train[i] for i in rng.permutation(len(train))]
        for batch in batches(by_length(windows_of(shuffled, rng), rng), plan.batch_pieces, tuple(reader.columns)):
            passed = (time.monotonic() - started) / 60 / plan.minutes
            _set_rates(optimiser, plan, max(step / steps, passed))
            parts = _step(reader, optimiser, batch.to(device))
            step += 1
            if step % 100 == 0:
                _log(out, {"step": step, "of": steps, "minutes": round(passed * plan.minutes, 1), **parts})
            if passed >= 1:
                break
        figures = evaluate(reader, dev_examples, reader.columns)
        _log(out, {"epoch": epoch + 1, "minutes": round((time.monotonic() - started) / 60, 1), **figures})
        if figures[score] > best:
            best, worse, kept = figures[score], 0, figures
            save(reader, out)
        else:
            worse += 1
        if worse >= plan.patience or (time.monotonic() - started) / 60 >= plan.minutes:
            break
    _log(out, {"plan": asdict(plan), "kept": kept})
    return kept


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


def _optimiser(reader: Reader, plan: Plan) -> torch.optim.Optimizer:
    encoder = [p for p in reader.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in reader.named_parameters() if not n.startswith("encoder.")]
    groups = [
        {"params": [p for p in encoder if p.dim() > 1], "rate": plan.encoder_rate, "weight_decay": plan.weight_decay},
        {"params": [p for p in encoder if p.dim() == 1], "rate": plan.encoder_rate, "weight_decay": 0.0},
        {"params": heads, "rate": plan.head_rate, "weight_decay": plan.weight_decay},
    ]
    return torch.optim.AdamW(groups, lr=plan.encoder_rate, betas=(0.9, 0.98))


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


def _steps(train: Sequence[Sheet], plan: Plan) -> int:
    """Steps of the whole plan, from one epoch laid out as the first will be (others differ by a few)."""
    one = windows_of(train, np.random.default_rng(plan.seed))
    whole = sum(1 for _ in _groups(sorted(e.size for e in one), plan.batch_pieces))
    return whole * plan.epochs


def _groups(sizes: Sequence[int], pieces: int) -> Iterator[int]:
    longest = count = 0
    for size in sizes:
        longest = max(longest, size)
        if count and longest * (count + 1) > pieces:
            yield count
            longest, count = size, 0
        count += 1
    if count:
        yield count


def _log(out: Path, line: dict[str, object]) -> None:
    text = json.dumps(line)
    print(text, flush=True)
    with out.with_suffix(".log.jsonl").open("a", encoding="utf-8") as log:
        log.write(text + "\n")

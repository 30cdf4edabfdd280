"""What ships beside the weights: hashes, origin, how they were trained, and their figures on held-out text.

Usage: python -m training.manifest CHECKPOINT [WEIGHTS]
Every figure is measured twice, on the float32 network and on the exported int8 files, so that a loss by export shows.
"""

from __future__ import annotations

import argparse
import json
import platform
from importlib.metadata import version
from pathlib import Path

import torch

from training import material
from training.export import digest
from training.exported import Exported
from training.fit import load, windows_of
from training.packages import BASE, BASE_MODEL_SHA256, SECOND_TEACHER, TEACHER, Package
from training.places import WEIGHTS
from training.scores import PUNCTUATION, evaluate
from training.sheets import Sheet
from training.silver import load as load_silver
from training.texts import MEASURED, SOURCES, held_out

FILES = ("reader.onnx", "scorer.npz", "heads.json", "vocab.txt")
# Figures that may fall by at most this many points between the network and its int8 files.
MOST_LOST = 1.0


class ExportLossError(RuntimeError):
    """The exported files are worse than the network by more than MOST_LOST points in some figure."""


def figures(checkpoint: Path, weights: Path) -> dict[str, dict[str, dict[str, float]]]:
    """By set of sheets, by "network" and "exported": the figures of `training.scores`."""
    reader = load(checkpoint)
    root = reader.columns["root"][0]
    exported = Exported(weights / "reader.onnx", weights / "scorer.npz", root)
    out = {}
    for name, sheets in _sets().items():
        examples = windows_of(sheets, None)
        if examples:
            network = evaluate(reader, examples, reader.columns)
            out[name] = {"network": network, "exported": evaluate(exported, examples, reader.columns)}
    return out


def _sets() -> dict[str, list[Sheet]]:
    return {
        "news never trained on (half of it decided when to stop), all that the first teacher says": material.news(),
        "a quarter of the held-out tenth of the silver text, where both teachers agree": material.silver().dev[::4],
        "held-out tenth of our corpus (it decided when to stop, too)": material.own().dev,
    }


def data() -> list[dict[str, object]]:
    """The sources that were read, with their licences and sizes."""
    out: list[dict[str, object]] = []
    for source in SOURCES:
        documents = load_silver(source.name)
        train = [d for d in documents if not held_out(d.id)]
        if documents:
            words = sum(len(p.starts) for d in train for p in d.paragraphs)
            about = {"name": source.name, "licence": source.licence, "documents": len(train), "words": words}
            out.append(about | {"held_out_documents": len(documents) - len(train)})
    return out


def teachers_agree() -> float:
    """Per cent of the words of the news, punctuation left out, to which both teachers give the same labelled arc."""
    words = agreed = 0
    for source in MEASURED:
        for paragraph in (p for d in load_silver(source.name) for p in d.paragraphs):
            unsure = set(paragraph.unsure_arcs)
            counted = [n for n, tag in enumerate(paragraph.tags) if tag not in PUNCTUATION]
            words += len(counted)
            agreed += sum(n not in unsure for n in counted)
    return round(100 * agreed / max(words, 1), 2)


def manifest(checkpoint: Path, weights: Path) -> dict[str, object]:
    """Everything that the model card tells. Raises ExportLossError."""
    measured = figures(checkpoint, weights)
    _check(measured)
    return {
        "files": {name: digest(weights / name) for name in FILES},
        "base": _package(BASE) | {"model.safetensors": BASE_MODEL_SHA256},
        "teachers": [_package(TEACHER), _package(SECOND_TEACHER)],
        "data": data(),
        "training": json.loads(checkpoint.with_suffix(".json").read_text(encoding="utf-8")),
        "versions": {"python": platform.python_version()} | {n: version(n) for n in ("torch", "onnx", "onnxruntime")},
        "figures": measured,
        "teachers_agree": teachers_agree(),
    }


def _package(package: Package) -> dict[str, str]:
    return {
        "package": package.name,
        "version": package.version,
        "sha256": package.sha256,
        "licence": package.licence,
    }


def _check(measured: dict[str, dict[str, dict[str, float]]]) -> None:
    lost = [
        f"{name}: {figure} {value} -> {both['exported'][figure]}"
        for name, both in measured.items()
        for figure, value in both["network"].items()
        if figure == "mean" and value - both["exported"][figure] > MOST_LOST
    ]
    if lost:
        raise ExportLossError("; ".join(lost))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("weights", type=Path, nargs="?", default=WEIGHTS)
    options = parser.parse_args()
    torch.set_num_threads(1)
    text = json.dumps(manifest(options.checkpoint, options.weights), indent=1)
    (options.weights / "manifest.json").write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()

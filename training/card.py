"""Writes docs/model_card.md from the manifest beside the weights, so that the card cannot say what was not measured."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from training.places import ROOT, WEIGHTS

CARD = ROOT / "docs" / "model_card.md"
_HEAD = """# Model card: the reader

Made by `python -m training.card` from `src/onrecord/weights/manifest.json`; do not edit.

One pass of a small encoder (MiniLM-L6: 6 layers, 384 numbers, 22.7 M parameters, of which the 11.7 M of the word
embeddings are not trained) over a window of some hundred word pieces, and heads on the first piece of every word.
English only. The encoder is uncased; how a word is written and whether a space stands before it comes in beside it.

**For**: marking syntax, names, events, statements and their standing in news, inside Onrecord.
**Not for**: judging persons, moderating, or any text that is not news. It repeats its teachers' errors: the parse heads
were taught by spaCy's English pipelines, not by people; our corpus was written and annotated by one project.
**Not trained on, on purpose**: GUM news and interviews, MEANTIME, PolNeAR, `gold/`, `../shared/gold`.
"""
_READING = """## Figures

In per cent. Labels of one word: accuracy, at the words that people marked; spans: F1 of exact spans with their label;
`role`: F1 of pairs; UAS and LAS without punctuation, heads by best score, before any tree is made. Parse figures say
how well the reader agrees with its teachers, not with people."""


def card(manifest: Mapping[str, Any]) -> str:
    """The whole page."""
    parts = (_HEAD, _files(manifest), _data(manifest), _training(manifest), _figures(manifest))
    return "\n".join("\n".join(part) if not isinstance(part, str) else part for part in parts).rstrip() + "\n"


def _files(manifest: Mapping[str, Any]) -> Iterator[str]:
    yield "## Files\n\n| file | bytes | sha256 |\n|---|---|---|"
    for name, about in manifest["files"].items():
        yield f"| `{name}` | {about['bytes']:,} | `{about['sha256']}` |"
    base = manifest["base"]
    yield f"\nBase weights: `{base['package']}=={base['version']}`, {base['licence']}, sha256 of `model.safetensors`"
    yield f"`{base['model.safetensors']}` (equal to upstream). Teachers: "
    yield ", ".join(f"`{t['package']}=={t['version']}` ({t['licence']})" for t in manifest["teachers"]) + ".\n"


def _data(manifest: Mapping[str, Any]) -> Iterator[str]:
    yield "## Data\n\n| source | licence | documents | words | held-out documents |\n|---|---|---|---|---|"
    for row in manifest["data"]:
        counts = f"{row['documents']:,} | {row['words']:,} | {row['held_out_documents']:,}"
        yield f"| {row['name']} | {row['licence']} | {counts} |"
    yield ""


def _training(manifest: Mapping[str, Any]) -> Iterator[str]:
    yield "## Training\n\n| stage | epochs run | minutes | threads | seed | encoder rate | pieces a batch |"
    yield "|---|---|---|---|---|---|---|"
    for stage in manifest["training"]:
        plan = stage["plan"]
        numbers = (stage["epochs_run"], stage["minutes"], plan["threads"], plan["seed"], plan["encoder_rate"])
        yield f"| {stage['name']} | {' | '.join(str(n) for n in numbers)} | {plan['batch_pieces']} |"
    versions = ", ".join(f"{name} {version}" for name, version in manifest["versions"].items())
    yield f"\nAdamW, warm-up, linear decay, bf16 autocast, frozen word embeddings, no attention dropout. {versions}.\n"


def _figures(manifest: Mapping[str, Any]) -> Iterator[str]:
    yield _READING
    yield f"On the news below the teachers agree with each other on {manifest['teachers_agree']} % of labelled arcs."
    for name, both in manifest["figures"].items():
        yield f"\n### {name[0].upper()}{name[1:]}\n\n| figure | network, float32 | shipped, int8 |\n|---|---|---|"
        for figure, value in both["network"].items():
            yield f"| {figure} | {value:.1f} | {both['exported'][figure]:.1f} |"


def main() -> None:
    manifest = json.loads((WEIGHTS / "manifest.json").read_text(encoding="utf-8"))
    CARD.write_text(card(manifest), encoding="utf-8")


if __name__ == "__main__":
    main()

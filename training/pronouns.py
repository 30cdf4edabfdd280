"""Learns the weights of `onrecord/annotate/entities/pronoun_ranking.py`: `python -m training.pronouns [--dry]`.

From our own corpus (the part for training) and GUM's genres other than news and interviews (`../shared/data`). The
candidates are those that Onrecord itself has in mind when it comes to a pronoun, its own mistakes included; right are
the entity whose last phrase is of the pronoun's chain, the noun that heads a phrase of it, and nothing where the
pronoun refers to nothing that can be found. Softmax over the candidates, the summed probability of the right ones,
L2, full-batch gradients (Adam); some minutes on one core. Held out: the corpus's tenth and every tenth document of
GUM's.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

import corpus
from onrecord.annotate.entities import pronoun_ranking, pronoun_resolution
from onrecord.annotate.entities.extractor import find_entities
from onrecord.annotate.lexicons.actors import DATA
from onrecord.clean.document import clean
from onrecord.evaluate.coreference import article_of
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article
from onrecord.model.syntax import Parse
from onrecord.pipeline import default_extractors

L2, STEPS, RATE = 4.0, 300, 0.05
GUM_WEIGHT = 0.2  # of a pronoun of GUM's genres, which are no news, against one of our corpus
KINDS = ("person", "thing", "many")
HEADER = """\
# Weights by which a pronoun's antecedent is ranked. Made by training/pronouns.py; do not edit.
# Learned from our own corpus (CC0) and GUM's genres other than news and interviews (annotation CC BY 4.0).
# kind\tfeature\tweight
"""
Features = dict[str, float]  # by name: 1.0 for a sign that a candidate has, else a measure
Chains = dict[int, str]  # offset of a head word -> the chain that its phrase belongs to


class Case(NamedTuple):
    """A pronoun: features of each of its candidates, and which of these are right."""

    kind: str
    candidates: list[Features]
    right: list[bool]
    weight: float = 1.0


class Text(NamedTuple):
    article: Article
    chains: Chains | None  # of every phrase, by the offsets of its head words (GUM)
    spans: list[tuple[int, int, str]]  # of entities alone (our corpus)
    held_out: bool


def main(*, dry: bool) -> None:
    texts = [*_corpus_texts(), *_gum_texts(Path(os.environ.get("ONRECORD_SHARED", "../shared")) / "data")]
    cases: dict[bool, list[Case]] = {False: [], True: []}
    for text, parse in zip(texts, _parses(texts), strict=True):
        cases[text.held_out] += _cases(text, parse)
    rows = []
    for kind in KINDS:
        own, held = ([c for c in cases[part] if c.kind == kind] for part in (False, True))
        weights = learn(own)
        print(f"{kind}: {len(own)} pronouns, right {right_share(own, weights):.1%}; "
              f"held out {len(held)}, right {right_share(held, weights):.1%}")  # fmt: skip
        rows += [f"{kind}\t{name}\t{weight:.3f}" for name, weight in sorted(weights.items()) if abs(weight) >= 0.005]
    if not dry:
        (DATA / "pronoun_weights.tsv").write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")


def _corpus_texts() -> Iterator[Text]:
    for part in ("train", "dev"):
        for d in corpus.read(part=part):
            spans = [(m.start, m.end, m.entities[0]) for m in d.mentions if len(m.entities) == 1]
            yield Text(Article(id=d.id, text=d.text, published=d.published), None, spans, part == "dev")


def _gum_texts(folder: Path) -> Iterator[Text]:
    with (folder / "gum_other.jsonl").open(encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            row = json.loads(line)
            yield Text(article_of(row), _chains(row), [], n % 10 == 0)


def _chains(row: dict[str, Any]) -> Chains:
    starts, found = [s for s, _ in row["tokens"]], {}
    for mention in sorted(row["mentions"], key=lambda m: m["start"] - m["end"]):
        inside = [s for s in starts if mention["start"] <= s < mention["end"]]
        for index in mention["minspan"].split(","):
            found[inside[int(index) - 1]] = mention["cluster"]
    return found


def _parses(texts: Iterable[Text]) -> Iterator[Parse]:
    return iter(default_extractors().parser.parse(clean(t.article) for t in texts))


def _cases(text: Text, parse: Parse) -> list[Case]:
    found: list[Case] = []
    own = pronoun_ranking.choose

    def noting(pronoun: Any, memory: Any, known: Any) -> Any:
        near, draft = pronoun_ranking.candidates(pronoun, memory, known), pronoun.draft
        right = _right(text, parse, draft.head, near)
        if any(right) and not all(right):
            weight = 1.0 if text.chains is None else GUM_WEIGHT
            found.append(Case(pronoun_ranking.kind_of(draft), [c.features for c in near], right, weight))
        return own(pronoun, memory, known)

    with patch.object(pronoun_resolution, "choose", noting):
        find_entities(AnnotatedDocument(parse.document, parse))
    return found


def _right(text: Text, parse: Parse, pronoun: int, near: list[pronoun_ranking.Candidate]) -> list[bool]:
    chain = _chain_at(text, parse, pronoun)
    hits = [chain is not None and chain == _chain_of(text, parse, c) for c in near]
    if any(hits):
        return hits
    if text.chains is None and chain is None:  # the corpus marks no nouns that are no entities
        return [c.cluster is None for c in near]
    return [c.cluster is None and c.token is None for c in near]


def _chain_of(text: Text, parse: Parse, candidate: pronoun_ranking.Candidate) -> str | None:
    if candidate.cluster is None:
        return None if candidate.token is None else _chain_at(text, parse, candidate.token)
    told = [m for m in candidate.cluster.mentions if m.form != "pronoun" and m.head < 10**9]
    last = max((m for m in candidate.cluster.recent if m.form != "pronoun"), key=lambda m: m.start, default=None)
    return _chain_at(text, parse, (last or told[0]).head) if last or told else None


def _chain_at(text: Text, parse: Parse, token: int) -> str | None:
    start, end = parse.starts[token], parse.ends[token]
    if text.chains is not None:
        return text.chains.get(start)
    inside = [(e - s, chain) for s, e, chain in text.spans if s <= start and end <= e]
    return min(inside, default=(0, None))[1]


def learn(cases: list[Case]) -> Features:
    """Weights by feature."""
    names = sorted({name for c in cases for f in c.candidates for name in f})
    index = {name: n for n, name in enumerate(names)}
    table = np.concatenate([_table(c, index) for c in cases])
    right = np.concatenate([np.array(c.right) for c in cases])
    sizes = np.array([len(c.candidates) for c in cases])
    share = np.repeat(np.array([c.weight for c in cases]), sizes)
    weights, mean, square = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        chances = _per_case(np.exp(np.clip(table @ weights, -50, 50)), sizes)
        wanted = _per_case(np.where(right, chances, 0.0), sizes)
        gradient = L2 * weights - ((wanted - chances) * share) @ table
        mean, square = 0.9 * mean + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


def _per_case(values: NDArray[np.float64], sizes: NDArray[np.int64]) -> NDArray[np.float64]:
    """`values` so that those of each case sum to one."""
    sums = np.add.reduceat(values, np.cumsum(sizes) - sizes)
    return values / np.repeat(np.maximum(sums, 1e-12), sizes)


def _table(case: Case, index: dict[str, int]) -> NDArray[np.float64]:
    table = np.zeros((len(case.candidates), len(index)))
    for row, features in enumerate(case.candidates):
        for name, value in features.items():
            table[row, index[name]] = value
    return table


def right_share(cases: list[Case], weights: Features) -> float:
    """Pronouns of which the likeliest candidate is right; all that are no entities count as one."""
    hits = 0
    for case in cases:
        scores = [sum(weights.get(f, 0.0) * v for f, v in c.items()) for c in case.candidates]
        hits += case.right[int(np.argmax(scores))]
    return hits / max(1, len(cases))


if __name__ == "__main__":
    main(dry="--dry" in sys.argv[1:])

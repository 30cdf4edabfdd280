"""Coreference and entity types on the news part of GUM (Wikinews; annotation CC BY 4.0).

Restricted to what can act, speak or be a place: GUM's person, organization and place. Mentions are predicted, not
given;
one is a gold mention where its head token is among the gold mention's head tokens (GUM's `minspan`), since GUM's spans
take in relative clauses and ours do not. As in OntoNotes, and in our peers' figures, clusters of one mention are
left out
of the coreference scores; the mention and type scores count them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.evaluate.clusters import Cluster, b_cubed, ceaf_e, muc
from onrecord.evaluate.corpora import rows
from onrecord.evaluate.report import Figure, Read, figure
from onrecord.evaluate.significance import Counts, f1
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article

TYPES = frozenset({"person", "organization", "place"})
# GUM's type of each of our kinds. It types states as places, and a people as persons.
GUM_TYPES = {
    "person": "person", "people": "person", "government": "organization", "organization": "organization",
    "armed_group": "organization", "publication": "organization", "place": "place",
}  # fmt: skip
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})  # which GUM does not mark
FLOOR = "own 40-line rules 42.8 (24 GUM news documents)"


def figures(folder: Path, read: Read) -> list[Figure]:
    """CoNLL F1, its three parts, mention F1 and typed mention F1. Raises FileNotFoundError where GUM is absent."""
    counts = [count(read(article_of(row)).doc, row) for row in rows(folder / "data" / "gum_news_dev.jsonl")]
    return [
        figure("gum.conll_f1", [c[:12] for c in counts], conll_f1, peer=FLOOR, target=70),
        figure("gum.muc_f1", [c[0:4] for c in counts], f1_of_fractions),
        figure("gum.b_cubed_f1", [c[4:8] for c in counts], f1_of_fractions),
        figure("gum.ceaf_e_f1", [c[8:12] for c in counts], f1_of_fractions),
        figure("gum.mention_f1", [(c[12], c[13], c[14]) for c in counts], f1),
        figure("gum.type_f1", [(c[15], c[13], c[14]) for c in counts], f1),
    ]


def article_of(row: dict[str, Any]) -> Article:
    """The document with its day, where GUM knows one."""
    try:
        published = dt.date.fromisoformat(row["dct"][:10])
    except (TypeError, ValueError):
        published = None
    return Article(id=row["id"], text=row["text"], published=published)


def count(doc: AnnotatedDocument, row: dict[str, Any]) -> tuple[float, ...]:
    """Twelve numbers of the cluster scores, then (matched, found, gold, matched with the right type) mentions."""
    gold = Gold(row)
    found = list(_found(doc))
    matched = [(key, cluster, kind) for cluster, kind, start in found if (key := gold.at(start)) is not None]
    ours: dict[str, set[int]] = {}
    spurious = -1
    for cluster, _, start in found:
        key = gold.at(start)
        ours.setdefault(cluster, set()).add(key if key is not None else spurious)
        spurious -= 1
    clusters = _several(ours)
    scores = [score(gold.clusters, clusters) for score in (muc, b_cubed, ceaf_e)]
    right = {key for key, _, kind in matched if kind in gold.types_of(key)}
    numbers = [float(n) for (recall, precision) in scores for n in (*recall, *precision)]
    return (*numbers, len({key for key, _, _ in matched}), len(found), len(gold.mentions), len(right))


def _several(clusters: dict[str, set[int]]) -> list[Cluster]:
    return [frozenset(c) for c in clusters.values() if len(c) > 1]


def _found(doc: AnnotatedDocument) -> Iterator[tuple[str, str, int]]:
    """(entity id, GUM type, offset of the head token) of each of our mentions that could be an actor or a place."""
    for token, ids in sorted(doc.entities.heads.items()):
        if doc.parse.lower[token] in RELATIVE:
            continue
        entity = doc.entities.get(ids[0])
        kind = GUM_TYPES.get(entity.kind)
        if kind is not None and len(ids) == 1:
            yield ids[0], kind, doc.parse.starts[token]


class Gold:
    """The gold mentions of one document, by the tokens that head them."""

    def __init__(self, row: dict[str, Any]) -> None:
        starts = [s for s, _ in row["tokens"]]
        kept = [m for m in row["mentions"] if m["etype"] in TYPES]
        self.mentions = list(enumerate(kept))
        self._by_start: dict[int, int] = {}
        for n, mention in sorted(self.mentions, key=lambda pair: pair[1]["start"] - pair[1]["end"]):
            inside = [s for s in starts if mention["start"] <= s < mention["end"]]
            for index in mention["minspan"].split(","):
                self._by_start[inside[int(index) - 1]] = n  # the innermost mention is written last
        groups: dict[str, set[int]] = {}
        for n, mention in self.mentions:
            groups.setdefault(mention["cluster"], set()).add(n)
        self.clusters = _several(groups)

    def at(self, start: int) -> int | None:
        return self._by_start.get(start)

    def types_of(self, n: int) -> set[str]:
        """The gold type; a state may be either the place or the organisation that governs it."""
        etype = self.mentions[n][1]["etype"]
        return {"place", "organization"} if etype == "place" else {etype}


def f1_of_fractions(counts: Counts) -> float:
    """F1 in percent from recall's and precision's numerators and denominators."""
    kept, gold, right, found = counts
    recall, precision = (kept / gold if gold else 0.0), (right / found if found else 0.0)
    return 200 * recall * precision / (recall + precision) if recall + precision else 0.0


def conll_f1(counts: Counts) -> float:
    """The mean of the three F1 scores."""
    parts: Sequence[Counts] = (counts[0:4], counts[4:8], counts[8:12])
    return sum(f1_of_fractions(part) for part in parts) / 3

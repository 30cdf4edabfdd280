"""Copies that nobody made for us: pairs of ECB+ articles that share wording, mined by shingles.

They are candidates that nobody judged, so only those that share most are asked for, and nothing is said of links
beyond them. Copies whose origin is known are measured in `copies`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord.evaluate.corpora import rows
from onrecord.evaluate.report import Figure, Read, figure
from onrecord.evaluate.significance import share
from onrecord.link.near_duplicates import find_copies
from onrecord.model.document import Article
from onrecord.model.lineage import CopyLink

_MOSTLY_SHARED = 0.5  # of the shorter text's runs of five words


def figures(folder: Path, read: Read) -> list[Figure]:  # noqa: ARG001 - copies are told by words alone
    """Percent of the mined pairs that are found in one family."""
    texts = {r["id"]: r["text"] for part in ("dev", "train") for r in rows(folder / "gold" / f"ecbplus_{part}.jsonl")}
    family = families(find_copies(Article(id=i, text=text, language="en") for i, text in texts.items()))
    mined = rows(folder / "gold" / "mined_reuse_pairs.jsonl")
    asked = [(p["a"], p["b"]) for p in mined if p["containment5"] >= _MOSTLY_SHARED and {p["a"], p["b"]} <= set(texts)]
    found = [(float(family.get(a, a) == family.get(b, b)), 1.0) for a, b in asked]
    return [figure("ecbplus.copies_recall", found, share, unit="pairs")]


def families(links: Iterable[CopyLink]) -> dict[str, str]:
    """The root of each linked article: articles with one root hang together by copying."""
    above = {link.document: link.of for link in links}
    return {document: _root(document, above) for document in {*above, *above.values()}}


def _root(document: str, above: dict[str, str]) -> str:
    while document in above:
        document = above[document]
    return document

"""Which articles are copies of which: on copies made by machine of real articles, and on pairs mined from ECB+.

A made copy's origin is known by construction, so recall and false links are exact, but its edits are simpler than an
editor's. The mined pairs share wording by shingles: candidates that nobody judged, so only those that share most are
asked for, and nothing is said of links beyond them.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from onrecord.evaluate.corpora import rows
from onrecord.evaluate.report import Figure, Read, figure
from onrecord.evaluate.significance import Counts, share
from onrecord.link.near_duplicates import find_copies
from onrecord.model.document import Article
from onrecord.model.lineage import CopyLink

_PEER = "rensa 99.4 (light edits, cut-downs, new leads)"
_LEAST_PARAGRAPHS = 4
_MOSTLY_SHARED = 0.5  # of the shorter text's runs of five words


def figures(folder: Path, read: Read) -> list[Figure]:  # noqa: ARG001 - copies are told by words alone
    """Percent of copies found in one family with their origin, by kind, and of originals linked to each other."""
    articles = _originals(folder / "articles")
    made = {kind: [(a, copy) for a in articles if (copy := _made(a, kind, make))] for kind, make in KINDS.items()}
    family = families(find_copies([*articles, *(copy for pairs in made.values() for _, copy in pairs)]))
    out = [_recall(f"copies.{kind}", family, [(a.id, c.id) for a, c in pairs]) for kind, pairs in made.items()]
    wrong = [_one(any(_same(family, a.id, b.id) for b in articles if a.id != b.id)) for a in articles]
    out.append(figure("copies.originals_linked", wrong, share, unit="articles", better="lower"))
    return [*out, _mined(folder)]


def _recall(name: str, family: dict[str, str], pairs: Iterable[tuple[str, str]]) -> Figure:
    found = [_one(_same(family, a, b)) for a, b in pairs]
    return figure(name, found, share, unit="pairs", peer=_PEER if name.startswith("copies") else None)


# made copies --------------------------------------------------------------------------------------------------------
def _cut(text: str, _: random.Random) -> str:
    """The first half of the paragraphs, as a short item is made of an agency's long one."""
    parts = _paragraphs(text)
    return "\n\n".join(parts[: len(parts) // 2])


def _new_lead(text: str, _: random.Random) -> str:
    lead = "What is known so far, from our own desk and from agencies, in short."
    return "\n\n".join([lead, *_paragraphs(text)[1:]])


def _edited(text: str, rng: random.Random) -> str:
    """One word in ten replaced by another of the article."""
    words = text.split(" ")
    return " ".join(rng.choice(words) if rng.random() < 0.1 else word for word in words)


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "verbatim": lambda text, _: text,
    "cut": _cut,
    "new_lead": _new_lead,
    "edited": _edited,
}


def _paragraphs(text: str) -> list[str]:
    return [p for p in text.split("\n") if p.strip()]


def _made(article: Article, kind: str, make: Callable[[str, random.Random], str]) -> Article | None:
    """The copy, by another publisher a day later; None of an article too short to be cut or led anew."""
    if len(_paragraphs(article.text)) < _LEAST_PARAGRAPHS:
        return None
    text = make(article.text, random.Random(article.id))
    day = article.published and article.published + dt.timedelta(days=1)
    return Article(id=f"{article.id}/{kind}", text=text, published=day, publisher=f"The {kind} Post", language="en")


def _originals(folder: Path) -> list[Article]:
    given = [msgspec.json.decode(f.read_bytes()) for f in sorted(folder.glob("*.json"))]
    if not given:
        raise FileNotFoundError(folder)
    return [Article(id=a["id"], text=a["text"], publisher=a.get("publisher"), published=_day(a)) for a in given]


def _day(given: dict[str, Any]) -> dt.date | None:
    try:
        return dt.date.fromisoformat(given["date"])
    except ValueError:  # some know their month only
        return None


# mined pairs --------------------------------------------------------------------------------------------------------
def _mined(folder: Path) -> Figure:
    texts = {r["id"]: r["text"] for part in ("dev", "train") for r in rows(folder / "gold" / f"ecbplus_{part}.jsonl")}
    family = families(find_copies(Article(id=i, text=text, language="en") for i, text in texts.items()))
    mined = rows(folder / "gold" / "mined_reuse_pairs.jsonl")
    asked = [(p["a"], p["b"]) for p in mined if p["containment5"] >= _MOSTLY_SHARED and {p["a"], p["b"]} <= set(texts)]
    return _recall("ecbplus.copies_recall", family, asked)


# families -----------------------------------------------------------------------------------------------------------
def families(links: Iterable[CopyLink]) -> dict[str, str]:
    """The root of each linked article: articles with one root hang together by copying."""
    above = {link.document: link.of for link in links}
    return {document: _root(document, above) for document in {*above, *above.values()}}


def _root(document: str, above: dict[str, str]) -> str:
    while document in above:
        document = above[document]
    return document


def _same(family: dict[str, str], a: str, b: str) -> bool:
    return family.get(a, a) == family.get(b, b)


def _one(right: bool) -> Counts:
    return float(right), 1.0

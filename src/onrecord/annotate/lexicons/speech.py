"""Cues of attribution: the verbs, nouns, adjectives and media words of `speech_*.tsv`, indexed for look-up.

Classes follow the idea of VerbNet and FrameNet (one class, one set of complements) in our own, flat terms; see the
headers of the data files for the meaning of their columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal, cast

from onrecord.model.statement import Act, Medium

CueKind = Literal["statement", "attitude", "finding"]
ObjectRole = Literal["addressee", "target", "content", "none"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes something to somebody.

    `follow` is the particle or fixed word that must come after it. `frames` maps each kind of complement that can hold
    the content to the act it then performs.
    """

    word: str
    follow: str | None
    name: str
    act: Act
    kind: CueKind
    frames: Mapping[str, Act]
    object: ObjectRole = "none"


def _rows(name: str) -> Iterator[list[str]]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _frames(field: str, act: Act) -> dict[str, Act]:
    pairs = (item.partition("=") for item in field.split())
    return {frame: cast(Act, own or act) for frame, _, own in pairs}


def _index(name: str) -> dict[str, tuple[Cue, ...]]:
    index: dict[str, list[Cue]] = {}
    for row in _rows(name):
        title, act, kind, frames = row[0], cast(Act, row[1]), cast(CueKind, row[2]), row[3]
        role = cast(ObjectRole, row[4]) if len(row) == 6 else "none"
        shared = _frames(frames, act)
        for lemma in dict.fromkeys(row[-1].split()):
            word, _, follow = lemma.partition("_")
            index.setdefault(word, []).append(Cue(word, follow or None, title, act, kind, shared, role))
    # "point out" before "point": the longer expression is the better reading
    return {word: tuple(sorted(cues, key=lambda c: c.follow is None)) for word, cues in index.items()}


@cache
def verbs() -> dict[str, tuple[Cue, ...]]:
    """Lemma -> its readings, those with a particle or fixed word first."""
    return _index("speech_verbs.tsv")


@cache
def nouns() -> dict[str, tuple[Cue, ...]]:
    return _index("speech_nouns.tsv")


@cache
def adjectives() -> dict[str, tuple[Cue, ...]]:
    return _index("speech_adjectives.tsv")


@cache
def documents() -> dict[str, Medium]:
    """Nouns that can say something themselves -> the medium that they are."""
    return {noun: cast(Medium, row[0]) for row in _rows("speech_documents.tsv") for noun in row[1].split()}


@cache
def media() -> dict[str, Medium]:
    """Words (several joined by "_") that name a medium; the first row that has a word wins."""
    out: dict[str, Medium] = {}
    for row in _rows("speech_media.tsv"):
        for word in row[1].split():
            out.setdefault(word, cast(Medium, row[0]))
    return out


@cache
def _sets() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split()) for row in _rows("speech_words.tsv")}


def words(name: str) -> frozenset[str]:
    """A closed set of words by its name in `speech_words.tsv`. Raises KeyError for an unknown name."""
    return _sets()[name]


_ABSTRACT_ENDINGS: Final = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "hood")


@cache
def _inanimate() -> tuple[frozenset[str], frozenset[str]]:
    """Nouns that cannot speak, and the nouns with an abstract ending that can."""
    rows = {row[0]: row[1].split() for row in _rows("speech_inanimate.tsv")}
    able = frozenset(rows.pop("collective_exceptions"))
    return frozenset(word for words in rows.values() for word in words), able


def is_inanimate(noun: str) -> bool:
    """Whether the noun (a lemma) names a thing, an event or an abstraction, and nobody who could hold a view."""
    things, able = _inanimate()
    return noun not in able and (noun in things or noun.endswith(_ABSTRACT_ENDINGS))

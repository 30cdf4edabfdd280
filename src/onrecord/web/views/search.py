"""Full-text search over what happened, who is named, and the words of the articles.

Every word that is asked must be there, whole or as a beginning; what stands in quotation marks must stand together.
Case and accents do not count. The folded text is as long as the given one, so that offsets hold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import msgspec

from onrecord.model.happening import Happening, JoinedEntity
from onrecord.model.span import Span
from onrecord.show.words import printable, window
from onrecord.web.views.shown import Shown

AROUND: Final = 180  # characters of an excerpt
SHOWN: Final = 30  # results of a kind on a page
_TERM: Final = re.compile(r'"([^"]+)"|(\S+)')
_TERMS: Final = 8


class Piece(NamedTuple):
    """Some words, whether they were asked for, and whether a space stands before and after them."""

    text: str
    asked: bool
    before: bool
    after: bool


class Excerpt(NamedTuple):
    """Words around what was found, in order. `start` to `end` is what was found, in code points of the article."""

    pieces: tuple[Piece, ...]
    start: int
    end: int


class FoundHappening(msgspec.Struct, frozen=True):
    happening: Happening
    sentence: str
    excerpt: Excerpt | None
    article: str


class FoundActor(msgspec.Struct, frozen=True):
    """An entity whose name, or other name in the articles, holds the words; and how many happenings it is in."""

    entity: JoinedEntity
    names: tuple[str, ...]
    happenings: int


class FoundWords(msgspec.Struct, frozen=True):
    article: str
    excerpts: tuple[Excerpt, ...]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """The first results of each kind, and how many there are of it."""

    happenings: tuple[FoundHappening, ...]
    actors: tuple[FoundActor, ...]
    words: tuple[FoundWords, ...]
    counts: dict[str, int]


class _Folding(dict[int, str]):
    """One character for each: lower case, without its accents; one that has no single such character stays."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFD", chr(code))[0].casefold()
        self[code] = found = plain if len(plain) == 1 else chr(code)
        return found


_FOLDING: Final = _Folding()


def folded(text: str) -> str:
    """As it is compared; as long as the text."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def pattern(query: str) -> re.Pattern[str] | None:
    """What is looked for in folded text, each word from its beginning; None where nothing is asked."""
    terms = list(_terms(query))
    return re.compile("|".join(sorted(map(_expression, terms), key=len, reverse=True))) if terms else None


def _terms(query: str) -> Iterator[str]:
    for _, found in zip(range(_TERMS), _TERM.finditer(query[:400]), strict=False):
        term = folded(" ".join((found[1] or found[2]).split())).strip('"')
        if any(c.isalnum() for c in term):
            yield term


def _expression(term: str) -> str:
    start = r"(?<!\w)" if term[0].isalnum() else ""
    return start + r"\s+".join(re.escape(word) for word in term.split())


_Hit = tuple[Happening, tuple[str, Span] | None]


class Index:
    """What can be searched of a record; the texts are folded when first asked."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._texts = {r.document.id: folded(r.document.text) for r in shown.records}
        self._lines = {h.id: folded(shown.line(h)) for h in shown.joined.happenings}
        self._names = {e.id: _names(e) for e in shown.joined.entities}
        self._parts = _parts(shown.joined.happenings)

    def find(self, query: str) -> Found:
        """All that holds every word of the query; nothing for an empty one."""
        needed = [re.compile(_expression(t)) for t in _terms(query)]
        any_of = pattern(query)
        if any_of is None:
            return Found(happenings=(), actors=(), words=(), counts={"happenings": 0, "actors": 0, "words": 0})
        happenings = list(self._happenings(needed, any_of))
        actors = sorted(self._actors(needed), key=lambda a: (-a.happenings, a.entity.name))
        words = list(self._words(needed))
        return Found(
            happenings=tuple(self._happening(h, hit, any_of) for h, hit in happenings[:SHOWN]),
            actors=tuple(actors[:SHOWN]),
            words=tuple(self._in_article(id, hits, any_of) for id, hits in words[:SHOWN]),
            counts={"happenings": len(happenings), "actors": len(actors), "words": len(words)},
        )

    def _happenings(self, needed: list[re.Pattern[str]], any_of: re.Pattern[str]) -> Iterator[_Hit]:
        """In their sentence and their quotes together; with the first quote that holds any of it."""
        for h in self._shown.in_order:
            line = self._lines[h.id]
            quotes = [(t.document, s) for t in h.sources for s in t.evidence]
            text = "\n".join([line, *(self._texts.get(d, "")[s.start : s.end] for d, s in quotes)])
            if not all(p.search(text) for p in needed):
                continue
            hit = next(((d, s) for d, s in quotes if any_of.search(self._texts.get(d, ""), s.start, s.end)), None)
            yield h, hit

    def _happening(self, h: Happening, hit: tuple[str, Span] | None, any_of: re.Pattern[str]) -> FoundHappening:
        excerpt = self._excerpt(hit[0], hit[1].start, hit[1].end, any_of) if hit else None
        return FoundHappening(h, self._shown.line(h), excerpt, hit[0] if hit else "")

    def _in_article(self, id: str, hits: list[re.Match[str]], any_of: re.Pattern[str]) -> FoundWords:
        """The first place, and another where it is not in that excerpt."""
        apart = [m for m in hits if m.start() > hits[0].end() + AROUND]
        return FoundWords(id, tuple(self._excerpt(id, *m.span(), any_of) for m in [hits[0], *apart[:1]]))

    def _actors(self, needed: list[re.Pattern[str]]) -> Iterator[FoundActor]:
        for entity in self._shown.joined.entities:
            names = self._names[entity.id]
            text = folded("\n".join(names))
            if names and all(p.search(text) for p in needed):
                yield FoundActor(entity, names, self._parts.get(entity.id, 0))

    def _words(self, needed: list[re.Pattern[str]]) -> Iterator[tuple[str, list[re.Match[str]]]]:
        """Articles, and where each word of the query stands first."""
        for id, text in self._texts.items():
            hits = [p.search(text) for p in needed]
            if all(hits):
                yield id, sorted((m for m in hits if m), key=lambda m: m.start())

    def _excerpt(self, article: str, start: int, end: int, any_of: re.Pattern[str]) -> Excerpt:
        """The words around [start, end) of the article as given, what was asked for told apart."""
        given, text = self._shown.articles[article].text, self._texts[article]
        left, right = window(given, start, end, AROUND)
        right = max(right, end)
        pieces: list[tuple[str, bool]] = [("… ", False)] if left else []
        at = left
        for hit in any_of.finditer(text, left, right):
            pieces += [(given[at : hit.start()], False), (given[hit.start() : hit.end()], True)]
            at = hit.end()
        pieces.append((given[at:right] + (" …" if right < len(given) else ""), False))
        return Excerpt(tuple(_piece(t, asked) for t, asked in pieces if t), start, end)


def _piece(text: str, asked: bool) -> Piece:
    return Piece(printable(text), asked, before=text[:1].isspace(), after=text[-1:].isspace())


def _names(entity: JoinedEntity) -> tuple[str, ...]:
    """The names by which it goes in the articles, the shown one first."""
    others = (m.exact for m in entity.mentions if m.form == "name")
    return tuple(dict.fromkeys(printable(n) for n in (entity.name, *others)))


def _parts(happenings: tuple[Happening, ...]) -> Mapping[str, int]:
    """In how many happenings each entity takes part."""
    found: dict[str, int] = {}
    for h in happenings:
        for id in {*h.actors, *h.recipients}:
            found[id] = found.get(id, 0) + 1
    return found

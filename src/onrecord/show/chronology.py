"""Happenings as lines of a chronology, the same for every format: words and spans, with nothing left to look up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import msgspec

from onrecord.model.document import Article
from onrecord.model.happening import (
    Conflict,
    Happening,
    JoinedRecord,
    Lineage,
    LineageMember,
    SourcedChange,
    Telling,
)
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.model.standing import Standing
from onrecord.model.temporal import When
from onrecord.show import dates, describe
from onrecord.show.describe import ARTICLE_VOICE, count
from onrecord.show.sentences import sentence
from onrecord.show.words import printable

UNDATED = "undated"
LEAD = 320  # characters up to which a quote can stand for a line
FIELD_WORDS = {
    "polarity": "whether it happened",
    "standing": "how far it has come",
    "number": "numbers",
    "when": "the day",
    "place": "the place",
    "actors": "who did it",
}
HAPPENED, NOT_HAPPENED = "it happened", "it did not happen"
_POLARITY = {"denied": NOT_HAPPENED, "negated": NOT_HAPPENED}


class Paper(msgspec.Struct, frozen=True):
    """An article as it is named beside a quote. `name` is its publisher's, or its id where nobody is named."""

    id: str
    name: str
    published: dt.date | None
    title: str | None
    uri: str | None

    @property
    def label(self) -> str:
        """ "Example Wire, 12 March 2026"."""
        return f"{self.name}, {self.day}"

    @property
    def day(self) -> str:
        return dates.day(self.published) if self.published else "not dated"


class Said(msgspec.Struct, frozen=True):
    """Words of one article. `note` says what it is to others: a copy, superseded, resting on another's word."""

    paper: Paper
    quotes: tuple[Span, ...]
    note: str = ""


class Step(msgspec.Struct, frozen=True):
    """One step of a standing: how, by whose word, in which article."""

    standing: Standing
    by: str
    paper: Paper
    quote: Span
    note: str = ""


class Difference(msgspec.Struct, frozen=True):
    """A field on which articles cannot all be right: each value with all who say so, and in which words."""

    field: str
    values: tuple[tuple[str, tuple[Said, ...]], ...]

    @property
    def about(self) -> str:
        """The field as readers call it."""
        return FIELD_WORDS.get(self.field, self.field)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line. `day` is how its days are written, `basis` how they are known, `words` who stands behind it."""

    id: str
    when: When | None
    first_told: dt.date | None
    day: str
    weekday: str
    basis: str
    sentence: str
    code: str
    standing: Standing
    words: str
    steps: tuple[Step, ...]
    sources: int
    articles: int
    said: tuple[Said, ...]
    differences: tuple[Difference, ...]

    @property
    def quotes(self) -> tuple[tuple[Span, Paper, str], ...]:
        """All quotes (words, article, note), the fullest of the first article that is no page long at the front."""
        found = [(span, said.paper, said.note) for said in self.said for span in said.quotes]
        first = [q for q in found if q[1] == found[0][1] and len(q[0].exact) <= LEAD]
        lead = max(first, key=lambda q: len(q[0].exact), default=found[0])
        return lead, *(q for q in found if q is not lead)

    @property
    def unstepped(self) -> tuple[tuple[Span, Paper, str], ...]:
        """The quotes that are in no step of its standing: (words, article, note)."""
        stepped = {(s.paper.id, s.quote) for s in self.steps}
        return tuple(q for q in self.quotes if (q[1].id, q[0]) not in stepped)

    @property
    def counted(self) -> str:
        """ "2 independent sources, 3 articles"."""
        return f"{count(self.sources, 'independent source')}, {count(self.articles, 'article')}"


class Chronology:
    """The lines of a joined record."""

    def __init__(self, joined: JoinedRecord) -> None:
        self._names = {e.id: e.name for e in joined.entities}
        self._articles = {d.document.id: d.document for d in joined.documents if isinstance(d, Record)}
        self._members = {m.document: (m, x) for x in joined.lineages for m in x.documents}

    def name(self, id: str) -> str:
        return printable(self._names[id]) if id in self._names else id

    def entries(self, happenings: Iterable[Happening]) -> list[Entry]:
        """By first day, then last; what has no stated day comes last, by when it was first told."""
        return sorted((self.entry(h) for h in happenings), key=_order)

    def entry(self, h: Happening) -> Entry:
        published = [a.published for t in h.sources if (a := self._articles.get(t.document)) and a.published]
        return Entry(
            id=h.id,
            when=h.when,
            first_told=min(published, default=None),
            day=dates.days(h.when) if h.when else UNDATED,
            weekday=dates.weekday(h.when.start) if h.when and h.when.start == h.when.end else "",
            basis=_basis(h.when),
            sentence=sentence(h, self.name),
            code=f"{h.type} {h.mode}" if h.mode else h.type,
            standing=h.standing,
            words=self._words(h.history),
            steps=tuple(self._step(c) for c in sorted(h.history, key=lambda c: c.published or dt.date.max)),
            sources=h.independent_sources,
            articles=len({t.document for t in h.sources}),
            said=tuple(self._said(t) for t in sorted(h.sources, key=lambda t: bool(self.relation(t.document)))),
            differences=tuple(self._difference(c) for c in h.conflicts),
        )

    def paper(self, id: str) -> Paper:
        article = self._articles.get(id) or Article(id=id, text="")
        return Paper(
            id=id,
            name=printable(article.publisher or id),
            published=article.published,
            title=printable(article.title) if article.title else None,
            uri=article.uri,
        )

    def relation(self, document: str) -> str:
        """What the article is to those of its lineage: "copy of Example Wire, 90% of its words"; "" for an origin."""
        member, _ = self._members.get(document, (None, None))
        return self._related(member) if member else ""

    def _related(self, member: LineageMember) -> str:
        if member.relation == "origin":
            return ""
        of = member.of and (self.paper(member.of).label if member.of in self._articles else self.name(member.of))
        share = f", {member.overlap:.0%} of its words" if member.relation in ("copy", "rewrite") else ""
        return f"{member.relation} of {of}{share}" if of else member.relation

    def _words(self, history: Sequence[SourcedChange]) -> str:
        """The last word of every voice: "Alleged by A; denied by B"."""
        last = {c.voice: c for c in history}
        steps = dict.fromkeys((c.standing, self._voice(c)) for c in last.values())
        by_standing = {s: [v for st, v in steps if st == s] for s, _ in steps}
        words = "; ".join(f"{s} by {_listed(voices)}" for s, voices in by_standing.items())
        return words[:1].upper() + words[1:]

    def _voice(self, change: SourcedChange) -> str:
        if change.by:
            return self.name(change.by)
        if change.statement:
            return "somebody not named"
        paper = self.paper(change.document)
        return paper.name if paper.name != paper.id else ARTICLE_VOICE

    def _step(self, change: SourcedChange) -> Step:
        paper, note = self.paper(change.document), self.relation(change.document)
        return Step(change.standing, self._voice(change), paper, change.evidence, note)

    def _said(self, telling: Telling) -> Said:
        notes = [self.relation(telling.document)]
        notes += [f"rests on the word of {self.name(telling.rests_on)}"] if telling.rests_on else []
        notes += [f"superseded by {self.paper(telling.superseded_by).label}"] if telling.superseded_by else []
        return Said(self.paper(telling.document), telling.evidence, "; ".join(n for n in notes if n))

    def _difference(self, conflict: Conflict) -> Difference:
        by_value: dict[str, list[Said]] = {}
        for v in conflict.values:
            value = _POLARITY.get(v.value, HAPPENED) if conflict.field == "polarity" else _value(v.value)
            by_value.setdefault(value, []).append(Said(self.paper(v.document), v.evidence))
        return Difference(conflict.field, tuple((value, tuple(said)) for value, said in by_value.items()))


def by_day(entries: Iterable[Entry]) -> list[tuple[str, str, list[Entry]]]:
    """(day, weekday or "", its lines)."""
    return [(*heading, list(group)) for heading, group in groupby(entries, key=_heading)]


def lineage_tree(lineage: Lineage) -> list[tuple[int, LineageMember]]:
    """The articles of a lineage as a tree: (depth, article), each below the one that it copies."""
    below: dict[str | None, list[LineageMember]] = {}
    ids = {m.document for m in lineage.documents}
    for member in lineage.documents:
        below.setdefault(member.of if member.of in ids else None, []).append(member)
    out: list[tuple[int, LineageMember]] = []

    def walk(id: str | None, depth: int) -> None:
        for member in below.pop(id, ()):
            out.append((depth, member))
            walk(member.document, depth + 1)

    walk(None, 0)
    for id in sorted(k for k in below if k):  # articles that copy each other in a circle
        walk(id, 1)
    return out


def _order(entry: Entry) -> tuple[Any, ...]:
    when, told = entry.when, entry.first_told or dt.date.max
    return (False, when.start, when.end, told, entry.id) if when else (True, told, told, told, entry.id)


def _heading(entry: Entry) -> tuple[str, str]:
    return entry.day, entry.weekday


def _basis(when: When | None) -> str:
    return describe.basis(when) if when else "the words do not say when"


def _listed(names: Sequence[str]) -> str:
    *head, tail = names
    return f"{', '.join(head)} and {tail}" if head else tail


def _value(value: object) -> str:
    return printable(value if isinstance(value, str) else msgspec.json.encode(value).decode())

"""Happenings, lines of the chronology and statements as an assistant is told them: short, cited, marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from onrecord.evidence import ArticleHead
from onrecord.model.happening import Happening
from onrecord.model.span import Span
from onrecord.show.chronology import Difference as Differing
from onrecord.show.chronology import Entry
from onrecord.show.chronology import Said as Telling
from onrecord.show.words import printable
from onrecord.web.api.answers import SaidStatement
from onrecord.web.api.snapshot import View
from onrecord.web.mcp.answers import (
    QUOTE_LENGTH,
    Chain,
    Difference,
    Line,
    Quote,
    SaidQuote,
    Side,
    Source,
    Told,
    Voiced,
)

MOST = 40  # steps, articles or sides in one answer
_FIELDS = ("actors", "recipients", "place", "when", "mode")


class Teller:
    """Tells the lines of one record."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._hashes: dict[str, str] = {}

    def line(self, entry: Entry) -> Line:
        happening = self._view.happenings[entry.id]
        words, paper, _ = entry.quotes[0]
        return Line(
            id=entry.id,
            type=happening.type,
            mode=happening.mode,
            day=entry.day,
            untrusted_day_basis=capped(entry.basis),
            standing=entry.standing,
            untrusted_by_whom=capped(entry.words),
            independent_sources=entry.sources,
            articles=entry.articles,
            articles_differ_on=tuple(d.about for d in entry.differences),
            untrusted_sentence=capped(entry.sentence),
            first_quote=self.quote(words, paper.id),
        )

    def chain(self, entry: Entry, *, record: str, asked_for: str | None) -> Chain:
        happening = self._view.happenings[entry.id]
        steps = [
            Voiced(standing=s.standing, untrusted_by=capped(s.by), quote=self.quote(s.quote, s.paper.id))
            for s in entry.steps[:MOST]
        ]
        lineages = {t.document: t.lineage for t in happening.sources}
        told = [self._told(said, lineages[said.paper.id]) for said in entry.said[:MOST]]
        parts = {"how_its_standing_came_about": entry.steps, "who_tells_it": entry.said}
        return Chain(
            record=record,
            asked_for=asked_for,
            happening=self.line(entry),
            not_stated=not_stated(happening),
            how_its_standing_came_about=tuple(steps),
            who_tells_it=tuple(told),
            differences=tuple(self._difference(d) for d in entry.differences[:MOST]),
            left_out={name: len(part) - MOST for name, part in parts.items() if len(part) > MOST},
        )

    def said(self, said: SaidStatement) -> SaidQuote:
        speaker, span = said.speaker, said.statement.source_span
        name = speaker.name if speaker else span.exact if span else None
        words = said.statement.content or ((said.statement.cue,) if said.statement.cue else ())
        return SaidQuote(
            act=said.statement.act,
            untrusted_speaker=capped(name) if name else None,
            speaker_country=speaker.country if speaker else None,
            happenings=said.happenings,
            quotes=self._quotes(words, said.article.id),
        )

    def quote(self, span: Span, article: str) -> Quote:
        """The words, or their beginning, with all that is needed to cite them."""
        end = min(span.end, span.start + QUOTE_LENGTH)
        exact = span.exact[: end - span.start]
        shown = capped(exact)
        return Quote(
            untrusted_quote=shown,
            start=span.start,
            end=end,
            whole_end=span.end,
            cut=end < span.end,
            written_out=shown != exact,
            source=self._source(article),
        )

    def _quotes(self, spans: Iterable[Span], article: str) -> tuple[Quote, ...]:
        return tuple(self.quote(s, article) for s in list(spans)[:MOST])

    def _source(self, id: str) -> Source:
        head: ArticleHead = self._view.heads[id]
        return Source(
            article=id,
            text_sha256=self._hash(id),
            published=head.published,
            untrusted_publisher=capped(head.publisher) if head.publisher else None,
            untrusted_title=capped(head.title) if head.title else None,
            untrusted_address=capped(head.uri) if head.uri else None,
        )

    def _hash(self, id: str) -> str:
        if id not in self._hashes:
            self._hashes[id] = sha256(self._view.records[id].document.text.encode()).hexdigest()
        return self._hashes[id]

    def _told(self, said: Telling, lineage: str) -> Told:
        quotes = self._quotes(said.quotes, said.paper.id)
        return Told(lineage=lineage, untrusted_relation=capped(said.note), quotes=quotes)

    def _difference(self, difference: Differing) -> Difference:
        sides = [
            Side(untrusted_value=capped(value), quotes=self._first(said)) for value, said in difference.values[:MOST]
        ]
        return Difference(field=difference.about, sides=tuple(sides))

    def _first(self, said: Sequence[Telling]) -> tuple[Quote, ...]:
        """Of each article that says so its first quote."""
        return tuple(self.quote(s.quotes[0], s.paper.id) for s in said[:MOST] if s.quotes)


def not_stated(happening: Happening) -> tuple[str, ...]:
    """What no article says of it."""
    return tuple(name for name in _FIELDS if not getattr(happening, name))


def capped(text: str) -> str:
    """Words of an article on one line, with nothing in them that hides or acts, at most QUOTE_LENGTH characters."""
    shown = printable(text)
    return shown if len(shown) <= QUOTE_LENGTH else shown[: QUOTE_LENGTH - 1] + "…"

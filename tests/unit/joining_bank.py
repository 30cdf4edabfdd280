"""Records of articles written by hand, so that joining is tested without the extractors. Invented; real states."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from onrecord.model.document import Article
from onrecord.model.entity import Entity, Mention
from onrecord.model.event import Event
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.model.standing import StandingChange
from onrecord.model.statement import Statement
from onrecord.model.temporal import When

MAY = 5


def day(number: int, month: int = MAY) -> dt.date:
    return dt.date(2026, month, number)


class Writer:
    """One article: its text, then line by line what is read from it."""

    def __init__(
        self, id: str, text: str, *, published: int | None = 12, publisher: str | None = None, title: str | None = None
    ) -> None:
        self.article = Article(
            id=id,
            text=text,
            title=title,
            publisher=publisher,
            published=day(published) if published else None,
            language="en",
        )
        self._entities: dict[str, Entity] = {}
        self._statements: list[Statement] = []
        self._events: list[Event] = []

    def span(self, words: str) -> Span:
        start = self.article.text.index(words)
        return Span(start, start + len(words), words)

    def entity(
        self,
        name: str,
        kind: str = "person",
        *,
        country: str | None = None,
        role: str | None = None,
        sectors: Iterable[str] = (),
        wikidata: str | None = None,
        named: bool = True,
        pronoun: str | None = None,
    ) -> Writer:
        s = self.span(name)
        mentions = [Mention(s.start, s.end, s.exact, "name" if named else "nominal")]
        if pronoun:
            p = self.span(pronoun)
            mentions.append(Mention(p.start, p.end, p.exact, "pronoun"))
        self._entities[name] = Entity(
            f"N{len(self._entities) + 1}",
            name,
            kind,  # type: ignore[arg-type]
            tuple(mentions),
            country=country,
            sectors=tuple(sectors),
            role=role,
            wikidata=wikidata,
        )
        return self

    def says(self, source: str, cue: str, act: str = "assert", within: str | None = None) -> Writer:
        """A statement by an entity; the statements are S1, S2 ... in the order of the calls."""
        statement = Statement(
            f"S{len(self._statements) + 1}",
            self._entities[source].id,
            self.span(source),
            self.span(cue),
            (),
            "indirect",
            act,  # type: ignore[arg-type]
            within=within,
        )
        self._statements.append(statement)
        return self

    def event(
        self,
        type: str,
        trigger: str,
        evidence: str,
        *,
        mode: str | None = None,
        actors: Iterable[str] = (),
        recipients: Iterable[str] = (),
        place: str | None = None,
        when: int | tuple[int, int] | None = None,
        standing: str = "reported",
        by: str | None = None,
        statement: str | None = None,
    ) -> Writer:
        told = self.span(evidence)
        at = told.start + told.exact.index(trigger)
        days = (when, when) if isinstance(when, int) else when
        change = StandingChange(standing, self._id(by), statement, None, told)  # type: ignore[arg-type]
        self._events.append(
            Event(
                f"E{len(self._events) + 1}",
                type,  # type: ignore[arg-type]
                Span(at, at + len(trigger), trigger),
                (told,),
                standing,  # type: ignore[arg-type]
                (change,),
                mode=mode,
                actors=tuple(self._entities[a].id for a in actors),
                recipients=tuple(self._entities[r].id for r in recipients),
                place=self._id(place),
                when=When(day(days[0]), day(days[1]), None, "stated") if days else None,
            )
        )
        return self

    def _id(self, name: str | None) -> str | None:
        return self._entities[name].id if name else None

    def record(self) -> Record:
        return Record(
            document=self.article,
            entities=tuple(self._entities.values()),
            statements=tuple(self._statements),
            events=tuple(self._events),
        )

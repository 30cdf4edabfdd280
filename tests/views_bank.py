"""A small joined record written by hand, for what looks at the whole of a record. Invented; states are real."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from onrecord.model.document import Article
from onrecord.model.entity import EntityKind
from onrecord.model.happening import (
    EntityRef,
    Happening,
    JoinedEntity,
    JoinedRecord,
    Lineage,
    LineageMember,
    SourcedChange,
    SourcedMention,
    Telling,
)
from onrecord.model.plover import EventType
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.model.standing import Standing
from onrecord.model.temporal import When

NAMES = {"MLT": "Malta", "TUN": "Tunisia", "ITA": "Italy", "DZA": "Algeria"}


class Crisis:
    """Articles, who is in them, and what happened; `joined` is the record."""

    def __init__(self) -> None:
        self._articles: dict[str, Article] = {}
        self._copies: dict[str, str] = {}
        self._entities: dict[str, JoinedEntity] = {}
        self._happenings: list[Happening] = []

    def article(
        self,
        id: str,
        text: str,
        *,
        published: dt.date | None = dt.date(2026, 5, 12),
        copy_of: str = "",
        title: str = "",
    ) -> Crisis:
        self._articles[id] = Article(
            id=id, text=text, title=title or None, publisher=f"The {id}", published=published, language="en"
        )
        if copy_of:
            self._copies[id] = copy_of
        return self

    def entity(
        self,
        id: str,
        name: str,
        country: str | None = None,
        *,
        kind: EntityKind = "government",
        at: tuple[float, float] | None = None,
        geonames: int | None = None,
    ) -> Crisis:
        article = next(a for a in self._articles.values() if name in a.text)
        start = article.text.index(name)
        self._entities[id] = JoinedEntity(
            id=id,
            name=name,
            kind=kind,
            country=country,
            sectors=(),
            role=None,
            wikidata=None,
            mentions=(SourcedMention(article.id, start, start + len(name), name, "name"),),
            members=(EntityRef(article.id, "N1", "first"),),
            geonames=geonames,
            latitude=at[0] if at else None,
            longitude=at[1] if at else None,
        )
        return self

    def happening(
        self,
        type: EventType,
        who: Sequence[str],
        whom: Sequence[str] = (),
        *,
        words: str,
        articles: Sequence[str],
        standing: Standing = "reported",
        place: str | None = None,
        day: dt.date | None = None,
        mode: str | None = None,
    ) -> Crisis:
        spans = {a: _span(self._articles[a].text, words) for a in articles}
        lineages = {a: f"L-{self._copies.get(a, a)}" for a in articles}
        number = len(self._happenings) + 1
        self._happenings.append(
            Happening(
                id=f"H{number:03}",
                type=type,
                mode=mode,
                actors=tuple(who),
                recipients=tuple(whom),
                place=place,
                when=When(day, day, None, "stated") if day else None,
                standing=standing,
                history=tuple(
                    SourcedChange(standing, None, a, spans[a], None, self._articles[a].published, None, lineages[a])
                    for a in articles
                ),
                sources=tuple(Telling(a, (spans[a],), lineages[a], (f"E{number}",)) for a in articles),
                independent_sources=len(set(lineages.values())),
            )
        )
        return self

    @property
    def joined(self) -> JoinedRecord:
        members: dict[str, list[LineageMember]] = {}
        for id in self._articles:
            of = self._copies.get(id)
            member = LineageMember(id, "copy", 1.0, of) if of else LineageMember(id, "origin", 0.0)
            members.setdefault(of or id, []).append(member)
        return JoinedRecord(
            documents=tuple(Record(document=a) for a in self._articles.values()),
            happenings=tuple(self._happenings),
            lineages=tuple(Lineage(f"L-{origin}", origin, tuple(some)) for origin, some in members.items()),
            entities=tuple(self._entities.values()),
        )


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def quarrel() -> Crisis:
    """Malta and Tunisia quarrel about a tanker and talk about it; a copy, a plan, and a line without parties."""
    first = (
        "Malta seized a tanker of Tunisia off Valletta. Malta and Tunisia held talks in Rome. Tunisia will close the "
        "port of Sfax. Shots were fired. Malta asked Italy for help."
    )
    return (
        Crisis()
        .article("Courier", first, title="Malta seizes tanker")
        .article("Echo", first, copy_of="Courier", published=dt.date(2026, 5, 13))
        .article("Herald", "Malta seized a tanker of Tunisia off Valletta, it is said.", published=dt.date(2026, 5, 14))
        .entity("N:malta", "Malta", "MLT", geonames=2562770)
        .entity("N:tunisia", "Tunisia", "TUN")
        .entity("N:italy", "Italy", "ITA")
        .entity("N:valletta", "Valletta", "MLT", kind="place", at=(35.9, 14.51))
        .entity("N:rome", "Rome", "ITA", kind="place", at=(41.89, 12.51))
        .entity("N:sfax", "Sfax", "TUN", kind="place")
        .happening(
            "COERCE",
            ["N:malta"],
            ["N:tunisia"],
            words="seized",
            articles=["Courier", "Echo", "Herald"],
            place="N:valletta",
            day=dt.date(2026, 5, 10),
            mode="seize",
        )
        .happening("CONSULT", ["N:malta", "N:tunisia"], words="held talks", articles=["Courier"], place="N:rome")
        .happening(
            "COERCE",
            ["N:tunisia"],
            words="close",
            articles=["Courier", "Echo"],
            standing="planned",
            place="N:sfax",
            mode="restrict",
        )
        .happening("ASSAULT", [], words="Shots were fired", articles=["Courier"], place="N:malta")
        .happening("REQUEST", ["N:malta"], ["N:italy"], words="asked", articles=["Courier"], mode="assist")
    )

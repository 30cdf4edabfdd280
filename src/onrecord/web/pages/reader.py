"""What the pages look up in a review, by id, kept until the record that is shown changes."""

from __future__ import annotations

from functools import cached_property

from onrecord.model.happening import JoinedRecord, Lineage, LineageMember
from onrecord.model.judgment import Reviewed, ReviewedHappening
from onrecord.model.record import Record
from onrecord.reviewing import Review
from onrecord.show.chronology import Chronology


class Reader:
    """One state of the record: `reviewed` and `joined` are of the same moment."""

    def __init__(self, review: Review, reviewed: Reviewed, joined: JoinedRecord) -> None:
        self.review, self.reviewed, self.joined = review, reviewed, joined

    @cached_property
    def chronology(self) -> Chronology:
        return Chronology(self.joined)

    @cached_property
    def records(self) -> dict[str, Record]:
        return {d.document.id: d for d in self.joined.documents if isinstance(d, Record)}

    @cached_property
    def lineages(self) -> dict[str, Lineage]:
        return {x.id: x for x in self.joined.lineages}

    @cached_property
    def members(self) -> dict[str, LineageMember]:
        return {m.document: m for x in self.joined.lineages for m in x.documents}

    @cached_property
    def happenings(self) -> dict[str, ReviewedHappening]:
        return {h.id: h for h in self.reviewed.happenings}

    def named(self, id: str) -> str:
        """An article by publisher and day, an entity by its name."""
        return self.chronology.paper(id).label if id in self.records else self.chronology.name(id)

    def told_by(self, article: str) -> dict[str, str]:
        """Event of the article -> the happening that it tells."""
        return {
            event: h.id
            for h in self.reviewed.happenings
            if h.happening
            for t in h.happening.sources
            if t.document == article
            for event in t.events
        }

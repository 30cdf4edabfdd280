"""How many independent sources stand behind several happenings together.

The rule is that of the joined record for one happening: lineages that tell it on their own word, and outlets on whose
word alone it is told unless their own articles are among those lineages. Copies are in their origin's lineage.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.model.happening import Happening, JoinedRecord
from onrecord.model.names import fold
from onrecord.model.record import Record


class Voices:
    """Who publishes under which name, over all articles of a record."""

    def __init__(self, joined: JoinedRecord) -> None:
        self._names = {e.id: fold(e.name) for e in joined.entities}
        lineage = {m.document: x.id for x in joined.lineages for m in x.documents}
        self._lineages: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for outcome in joined.documents:
            if isinstance(outcome, Record) and outcome.document.publisher:
                id = outcome.document.id
                self._lineages[fold(outcome.document.publisher)].add(lineage.get(id, id))

    def independent(self, happenings: Iterable[Happening]) -> int:
        """The number of sources that tell any of the happenings; each counts once."""
        own: set[str] = set()
        cited: set[str] = set()
        for happening in happenings:
            documents = {t.document for t in happening.sources}
            for telling in happening.sources:
                if telling.rests_on is not None:
                    cited.add(telling.rests_on)
                elif telling.superseded_by not in documents:
                    own.add(telling.lineage)
        unseen = {outlet for outlet in cited if not self._lineages.get(self._names.get(outlet, ()), set()) & own}
        return len(own) + len(unseen)

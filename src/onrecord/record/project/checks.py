"""Every quote, every hash and every sum of a project, checked once more from what is on the disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from onrecord.errors import ProjectError
from onrecord.model.happening import JoinedRecord
from onrecord.model.record import Outcome, Record
from onrecord.record.project import files, tables
from onrecord.record.project.archive import Archive
from onrecord.record.project.layout import Layout
from onrecord.record.project.records import Records
from onrecord.record.project.run import status_of
from onrecord.record.project.store import ArticleRow, Counts, OutcomeRow, Store

_RERUN = "run `onrecord run`: derived files are made again"
_RECODE = "run `onrecord run --again all`"


class Fault(msgspec.Struct, frozen=True):
    """Something that does not hold: where, what is wrong, and what would cure it."""

    where: str
    what: str
    cure: str


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """How many things were checked, by kind, and all that did not hold."""

    checked: dict[str, int]
    faults: tuple[Fault, ...]
    counts: Counts

    @property
    def sound(self) -> bool:
        return not self.faults


class Checks:
    """One walk over a project. Nothing is changed, and one fault does not keep the others from being found."""

    def __init__(self, layout: Layout, store: Store) -> None:
        self._layout, self._store = layout, store
        self._archive, self._records = Archive(layout.raw), Records(layout.articles)
        self._articles, self._outcomes = store.articles(), store.outcomes()
        self._texts: dict[str, str] = {}
        self._by_hash: dict[str, str] = {}
        self.done: Counter[str] = Counter()
        self.faults: list[Fault] = []

    def run(self) -> Verdict:
        for what in self._store.check():
            self._fault(self._layout.database.name, what, "bring the database back from a copy")
        self._check_bytes()
        outcomes = [o for a in self._articles if (o := self._check_article(a)) is not None]
        self._check_strays()
        self._check_derived(outcomes)
        counts = self._store.counts()
        self._check_sums(counts)
        return Verdict(checked=dict(sorted(self.done.items())), faults=tuple(self.faults), counts=counts)

    def text_of(self, sha256: str) -> str | None:
        """The words of the articles with a text of that hash, once `run` has read them."""
        if not self._by_hash:
            self._by_hash = {a.text: self._texts[a.id] for a in self._articles if a.text and a.id in self._texts}
        return self._by_hash.get(sha256)

    def _fault(self, where: str, what: str, cure: str) -> None:
        self.faults.append(Fault(where, what, cure))

    def _check_bytes(self) -> None:
        for name in sorted({a.raw for a in self._articles} | self._store.visited()):
            self.done["hashes"] += 1
            try:
                self._archive.get(name)
            except ProjectError as error:
                self._fault(error.where, error.message, error.cure)

    def _check_article(self, article: ArticleRow) -> Outcome | None:
        """The article's outcome, where there is one that can be read."""
        done = self._outcomes.get(article.id)
        try:
            if article.text is not None:
                self.done["hashes"] += 1
                self._texts[article.id] = self._store.text(article)
            if done is None:
                return None
            data = self._records.data(article.id)
            outcome = self._records.decode(article.id, data)
        except ProjectError as error:
            self._fault(error.where, error.message, error.cure)
            return None
        self.done["hashes"] += 1
        if files.sha256(data) != done.record:
            self._fault(f"record of {article.id}", "it is not the one that was written down", _RECODE)
        for what in self._amiss(article, done, outcome):
            self._fault(f"record of {article.id}", what, _RECODE)
        return outcome

    def _amiss(self, article: ArticleRow, done: OutcomeRow, outcome: Outcome) -> Iterator[str]:
        if outcome.document.id != article.id:
            yield f"it is of another article, {outcome.document.id}"
        if done.status != status_of(outcome, copy=done.of is not None):
            yield f"it does not fit the status {done.status!r}"
        if isinstance(outcome, Record):
            text = self._texts.get(article.id)
            if outcome.document.text != text:
                yield "its text is not the one that was added"
            yield from self._misquotes(outcome, outcome.document.text)
            yield from _dangling(outcome)

    def _misquotes(self, part: Any, text: str) -> Iterator[str]:
        for span in _spans(part):
            self.done["quotes"] += 1
            if text[span.start : span.end] != span.exact:
                yield f"[{span.start}:{span.end}] does not read {span.exact[:60]!r}"

    def _check_strays(self) -> None:
        known = {self._records.path(id) for id in self._outcomes}
        for path in sorted(self._layout.articles.glob("??/*")):
            if path not in known:
                where = path.relative_to(self._layout.root).as_posix()
                self._fault(where, "no article of the project has this record", _RERUN)

    def _check_derived(self, outcomes: Iterable[Outcome]) -> None:
        try:
            manifest = tables.read_manifest(self._layout)
            if manifest is None:
                if self._outcomes:
                    self._fault("record", "a run was cut short: its tables are not there", _RERUN)
                return
            for name, derived in manifest.files.items():
                self.done["hashes"] += 1
                path = self._layout.record / name
                if not path.is_file() or files.sha256(path.read_bytes()) != derived.sha256:
                    self._fault(f"record/{name}", "the file is missing or was changed", "delete it; " + _RERUN)
            joined = tables.read_joined(self._layout, outcomes)
        except ProjectError as error:
            self._fault(error.where, error.message, error.cure)
            return
        self._check_joined(joined)
        self._check_table_sums(manifest, joined)

    def _check_joined(self, joined: JoinedRecord) -> None:
        """Quotes of happenings are in the texts of their articles, and no source is counted that is not there."""
        fates = self._store.fates()  # none where no run finished since they are kept
        for happening in joined.happenings:
            where = f"happening {happening.id}"
            if fates and ((fate := fates.get(happening.id)) is None or fate.status != "active"):
                self._fault(where, "its id is not written down as given out", _RERUN)
            for part in _sourced(happening):
                if (text := self._texts.get(part.document)) is None:
                    self._fault(where, f"it quotes {part.document}, which is not here", _RERUN)
                    continue
                for what in self._misquotes(part, text):
                    self._fault(where, f"in {part.document}: {what}", _RERUN)
            self.done["sums"] += 1
            lineages = {s.lineage for s in happening.sources}
            if not happening.sources or happening.independent_sources > len(lineages):
                count = f"{happening.independent_sources} independent sources of {len(lineages)} lineages"
                self._fault(where, count, _RERUN)

    def _check_table_sums(self, manifest: tables.Manifest, joined: JoinedRecord) -> None:
        records = [d for d in joined.documents if isinstance(d, Record)]
        expected = {
            "articles": len(self._outcomes),
            "events": sum(len(r.events) for r in records),
            "statements": sum(len(r.statements) for r in records),
            "entities": sum(len(r.entities) for r in records),
            "happenings": len(joined.happenings),
        }
        found: Counter[str] = Counter()
        for name, derived in manifest.files.items():
            found[name.rpartition("/")[2].partition(".")[0]] += derived.rows
        for table, number in expected.items():
            self.done["sums"] += 1
            if found[table] != number:
                self._fault(f"table {table}", f"{found[table]} rows of {number}", _RERUN)

    def _check_sums(self, counts: Counts) -> None:
        self.done["sums"] += 1
        if counts.waiting < 0 or counts.input != len(self._articles):
            self._fault("counts", f"more became of the articles than there are: {counts}", _RECODE)
        finished = [r for r in self._store.runs() if r.state == "finished" and r.counts]
        for run in finished:
            self.done["sums"] += 1
            if run.counts and run.counts.waiting:
                self._fault(f"run {run.number}", f"input is not the sum of what became of it: {run.counts}", _RERUN)


def _spans(value: Any) -> Iterator[Any]:
    """Every struct within `value` that has start, end and exact."""
    if isinstance(value, msgspec.Struct):
        if hasattr(value, "exact") and hasattr(value, "start"):
            yield value
        for field in value.__struct_fields__:
            yield from _spans(getattr(value, field))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _spans(item)
    elif isinstance(value, Mapping):
        yield from _spans(list(value.values()))


def _sourced(happening: Any) -> Iterator[Any]:
    """Every part of a happening that quotes one article."""
    yield from happening.sources
    yield from happening.history
    for conflict in happening.conflicts:
        yield from conflict.values


def _dangling(record: Record) -> Iterator[str]:
    """References within the record to what it does not hold."""
    known = {x.id for part in (record.entities, record.statements, record.events, record.times) for x in part}
    for event in record.events:
        named = (*event.actors, *event.recipients, event.place, *(h.by for h in event.history))
        yield from (f"{event.id} names {id}, which is not there" for id in named if id and id not in known)
    for said in record.statements:
        named = (said.source, said.outlet, said.within, *said.addressees, *said.about)
        yield from (f"{said.id} names {id}, which is not there" for id in named if id and id not in known)

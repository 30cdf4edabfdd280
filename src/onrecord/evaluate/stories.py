"""Our own stories (`gold/stories`): each some articles of several outlets on one matter, and the truth beside them.

A true event's telling is found where one of our events has its trigger in the words given. Lines for an event are the
happenings that hold its found tellings: 1 is right, 2 means that it was torn apart; a happening that holds tellings of
two true events was wrongly merged. Standing, conflicts and sources are read off the happening that holds most.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from onrecord.evaluate.clusters import Cluster, b_cubed, ceaf_e, muc
from onrecord.evaluate.coreference import conll_f1
from onrecord.evaluate.corpora import repository
from onrecord.evaluate.report import Better, Figure, Read, figure
from onrecord.evaluate.significance import Counts, share
from onrecord.model.document import Article
from onrecord.model.event import Event
from onrecord.model.happening import Happening, JoinedRecord
from onrecord.model.record import Record
from onrecord.pipeline import join
from onrecord.record.happenings import standing_as_of

# What is tuned by is never what counts: the stories of `held` are read by totals alone.
HALVES = {"stories": "gold/stories", "stories.held": "gold/stories/held"}


class TrueConflict(msgspec.Struct, frozen=True):
    """A field on which the articles differ, and what each says."""

    field: str
    values: tuple[Any, ...] = ()


class TrueHappening(msgspec.Struct, frozen=True):
    """`tellings`: article -> words of it that hold the trigger. `type` and `standing` list all that are right."""

    what: str
    tellings: dict[str, str]
    type: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    standing_as_of: dict[str, tuple[str, ...]] = {}
    conflicts: tuple[TrueConflict, ...] = ()


class Truth(msgspec.Struct, frozen=True):
    """`copies`: (copy, origin, relation); `lineages`: the articles of each."""

    happenings: tuple[TrueHappening, ...]
    lineages: tuple[tuple[str, ...], ...] = ()
    copies: tuple[tuple[str, str, str], ...] = ()


class Story(msgspec.Struct, frozen=True):
    story: str
    articles: tuple[dict[str, Any], ...]
    truth: Truth


def figures(folder: Path, read: Read) -> list[Figure]:  # noqa: ARG001 (the stories lie in the repository)
    """All figures over the stories of development, then over the held. Raises FileNotFoundError where none are."""
    return [f for name, half in HALVES.items() for f in _figures(name, repository() / half, read)]


def _figures(name: str, folder: Path, read: Read) -> list[Figure]:
    scored = [StoryScore(story, joined_by(story, read)) for story in load(folder)]

    def over(part: str, counts: list[Counts], better: Better = "higher", target: float | None = None) -> Figure:
        return figure(f"{name}.{part}", counts, share, unit="stories", better=better, target=target)

    return [
        over("lines_per_100_events", [s.lines() for s in scored], "lower", 120),
        over("tellings_found", [s.found_tellings() for s in scored]),
        figure(f"{name}.conll_f1", [s.clusters() for s in scored], conll_f1, unit="stories"),
        over("wrong_merges", [s.wrong_merges() for s in scored], "lower"),
        over("standing", [s.standings() for s in scored]),
        over("standing_as_of", [s.standings_as_of() for s in scored]),
        over("conflicts_found", [s.conflicts()[0] for s in scored]),
        over("conflicts_right", [s.conflicts()[1] for s in scored]),
        over("independent_sources", [s.sources() for s in scored]),
    ]


def load(folder: Path) -> list[Story]:
    """Raises FileNotFoundError where there are none, msgspec.ValidationError for a broken one."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise FileNotFoundError(folder)
    return [msgspec.json.decode(file.read_bytes(), type=Story) for file in files]


def joined_by(story: Story, read: Read) -> JoinedRecord:
    """What we make of the story's articles."""
    return join(read(msgspec.convert(a, Article)).record for a in story.articles)


class StoryScore:
    """One story as we joined it, beside its truth."""

    def __init__(self, story: Story, joined: JoinedRecord) -> None:
        self.truth = story.truth
        self.records = {d.document.id: d for d in joined.documents if isinstance(d, Record)}
        happening_of = {(t.document, e): h for h in joined.happenings for t in h.sources for e in t.events}
        self.held: list[
            list[tuple[str, Happening]]
        ] = [  # for each true event, (article, our happening) of its tellings
            [
                (article, happening_of[article, event.id])
                for article, words in true.tellings.items()
                if (event := self._event(article, words, true.type)) is not None
            ]
            for true in self.truth.happenings
        ]

    def _event(self, article: str, words: str, types: Sequence[str]) -> Event | None:
        """Our event whose trigger is in the words; one of the right type before others, then the first."""
        record = self.records[article]
        start = record.document.text.index(words)
        inside = [e for e in record.events if _told_in(e, start, start + len(words), types)]
        return min(inside, key=lambda e: (e.type not in types, e.trigger.start), default=None)

    def _main(self, n: int) -> Happening | None:
        """The happening that holds most tellings of true event `n`; of equals the first."""
        counts = Counter(h.id for _, h in self.held[n])
        return max((h for _, h in self.held[n]), key=lambda h: counts[h.id], default=None)

    def _found(self) -> Iterator[tuple[TrueHappening, Happening]]:
        for n, true in enumerate(self.truth.happenings):
            if (happening := self._main(n)) is not None:
                yield true, happening

    def lines(self) -> Counts:
        """(our lines, true events found)."""
        return sum(len({h.id for _, h in held}) for held in self.held), sum(1 for held in self.held if held)

    def found_tellings(self) -> Counts:
        return sum(map(len, self.held)), sum(len(t.tellings) for t in self.truth.happenings)

    def clusters(self) -> tuple[float, ...]:
        """Twelve numbers for `conll_f1`, over the found tellings."""
        gold: list[Cluster] = [frozenset((n, a) for a, _ in held) for n, held in enumerate(self.held) if held]
        ours: dict[str, set[tuple[int, str]]] = defaultdict(set)
        for n, held in enumerate(self.held):
            for article, happening in held:
                ours[happening.id].add((n, article))
        found: list[Cluster] = [frozenset(c) for c in ours.values()]
        return tuple(float(n) for score in (muc, b_cubed, ceaf_e) for part in score(gold, found) for n in part)

    def wrong_merges(self) -> Counts:
        """(happenings that hold tellings of several true events, happenings that hold any)."""
        holds: dict[str, set[int]] = defaultdict(set)
        for n, held in enumerate(self.held):
            for _, happening in held:
                holds[happening.id].add(n)
        return sum(len(trues) > 1 for trues in holds.values()), len(holds)

    def standings(self) -> Counts:
        judged = [(t, h) for t, h in self._found() if t.standing]
        return sum(h.standing in t.standing for t, h in judged), len(judged)

    def standings_as_of(self) -> Counts:
        """Days of which the standing is told; an empty list there: nothing was known yet."""
        judged = [
            (standing_as_of(h, dt.date.fromisoformat(day)), right)
            for t, h in self._found()
            for day, right in t.standing_as_of.items()
        ]
        return sum((s in right) if right else s is None for s, right in judged), len(judged)

    def conflicts(self) -> tuple[Counts, Counts]:
        """((found, true) conflicts, (right, ours)), by their fields."""
        found = right = true = ours = 0
        for t, h in self._found():
            expected, told = {c.field for c in t.conflicts}, {c.field for c in h.conflicts}
            found, right = found + len(expected & told), right + len(expected & told)
            true, ours = true + len(expected), ours + len(told)
        return (found, true), (right, ours)

    def sources(self) -> Counts:
        """Events all of whose tellings were found together, and of these those with the right number of sources.

        Lineages that the same outlet began are one source.
        """
        outlets = [self.records[articles[0]].document.publisher for articles in self.truth.lineages]
        lineage = {a: outlet for outlet, x in zip(outlets, self.truth.lineages, strict=True) for a in x}
        judged = [
            (h, {lineage.get(a, a) for a in true.tellings})
            for n, true in enumerate(self.truth.happenings)
            if (h := self._main(n))
            and {x.id for _, x in self.held[n]} == {h.id}
            and len(self.held[n]) == len(true.tellings)
        ]
        return sum(h.independent_sources == len(right) for h, right in judged), len(judged)


def _told_in(event: Event, start: int, end: int, types: Sequence[str]) -> bool:
    """The trigger shown lies in the words, or they tell again an event of the right type whose trigger is elsewhere."""
    if start <= event.trigger.start and event.trigger.end <= end:
        return True
    again = (s for s in event.evidence if s.start < end and start < s.end and not s.contains(event.trigger))
    return event.type in types and any(again)

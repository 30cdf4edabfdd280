"""Event coreference across the articles of a topic, end to end, on ECB+ (annotation CC BY 3.0).

Our own mentions are joined by our own pipeline and scored inside the sentences that are annotated, by the CoNLL scores
over all mentions of a topic. One of ours is a gold mention where the two overlap. ECB+ annotates every occurrence, of
which PLOVER's political acts are a part, so the recall of mentions bounds all of it: the same-lemma baseline is
measured on the same mentions, and what is right of the joins is shown beside: of the pairs of mentions that this
version finds, so that whoever finds more may do worse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec

from onrecord.evaluate.clusters import Cluster, b_cubed, ceaf_e, muc
from onrecord.evaluate.coreference import conll_f1
from onrecord.evaluate.corpora import rows
from onrecord.evaluate.report import Figure, Read, Reading, figure
from onrecord.evaluate.significance import Counts, f1, share
from onrecord.link.event_coreference import cluster_events
from onrecord.model.document import Article
from onrecord.model.happening import JoinedRecord
from onrecord.model.span import Span
from onrecord.pipeline import join

Row = dict[str, Any]
PEER = "xCoRe 42.4 (ECB+ test, predicted mentions)"


class _Mention(msgspec.Struct, frozen=True):
    """A trigger that we found: which event of its article it is, and its lemma."""

    document: str
    span: Span
    event: str
    lemma: str


def figures(folder: Path, read: Read) -> list[Figure]:
    """CoNLL F1 of the joined record and of same lemma, of mentions, and the share of joins that are right."""
    topics: dict[str, list[Row]] = defaultdict(list)
    for row in rows(folder / "gold" / "ecbplus_dev.jsonl"):
        topics[row["topic"]].append(row)
    scored = [_Topic(articles, read) for _, articles in sorted(topics.items())]
    ours = [t.scores(t.happening) for t in scored]
    lemma = [t.scores(t.same_lemma) for t in scored]
    kept = [t.scores(t.happening, singletons=False) for t in scored]
    return [
        figure("ecbplus.conll_f1", ours, conll_f1, unit="topics", peer=PEER),
        figure("ecbplus.conll_f1_without_singletons", kept, conll_f1, unit="topics"),
        figure("ecbplus.same_lemma_conll_f1", lemma, conll_f1, unit="topics"),
        figure("ecbplus.mention_f1", [t.mentions_found() for t in scored], f1, unit="topics"),
        figure(
            "ecbplus.found_conll_f1",
            [t.scores(t.happening, found=True) for t in scored],
            conll_f1,
            unit="topics",
            own_ground=True,
        ),
        figure(
            "ecbplus.found_same_lemma_conll_f1",
            [t.scores(t.same_lemma, found=True) for t in scored],
            conll_f1,
            unit="topics",
            own_ground=True,
        ),
        figure("ecbplus.across_precision", [t.pairs()[0] for t in scored], share, unit="topics", own_ground=True),
        figure("ecbplus.across_recall", [t.pairs()[1] for t in scored], share, unit="topics", own_ground=True),
    ]


class _Topic:
    """The articles of one topic, joined by us, beside the gold."""

    def __init__(self, articles: Sequence[Row], read: Read) -> None:
        readings = [read(Article(id=row["id"], text=row["text"])) for row in articles]
        self.happenings = _happenings(join(r.record for r in readings))
        self.gold = [(row["id"], m) for row in articles for m in row["mentions"] if m["kind"] == "event"]
        self.key = {n: f"{m['cluster']}" for n, (_, m) in enumerate(self.gold)}
        inside = {row["id"]: [row["sentences"][n] for n in row["annotated_sentences"]] for row in articles}
        self.mentions = [
            m for r in readings for m in _mentions(r) if any(a <= m.span.start < b for a, b in inside[m.document])
        ]
        self.matched = self._match()

    def _match(self) -> dict[int, int]:
        """Our mention -> gold mention, each at most once, in text order."""
        matched: dict[int, int] = {}
        for n, (document, gold) in enumerate(self.gold):
            for k, m in enumerate(self.mentions):
                overlaps = m.span.start < gold["end"] and gold["start"] < m.span.end
                if m.document == document and k not in matched and overlaps:
                    matched[k] = n
                    break
        return matched

    def happening(self, mention: _Mention) -> Hashable:
        return self.happenings[mention.document, mention.event]

    def same_lemma(self, mention: _Mention) -> Hashable:
        return mention.lemma

    def mentions_found(self) -> Counts:
        return len(self.matched), len(self.mentions), len(self.gold)

    def scores(
        self, cluster_of: Callable[[_Mention], Hashable], *, singletons: bool = True, found: bool = False
    ) -> tuple[float, ...]:
        """Twelve numbers for `conll_f1`. `found`: over the gold mentions that we found alone."""
        hits = set(self.matched.values())
        gold = _clusters({n: c for n, c in self.key.items() if not found or n in hits})
        ours = {
            self.matched.get(k, -1 - k): cluster_of(m)
            for k, m in enumerate(self.mentions)
            if not found or k in self.matched
        }
        predicted = _clusters(ours)
        if not singletons:
            gold, predicted = _several(gold), _several(predicted)
        return tuple(float(n) for score in (muc, b_cubed, ceaf_e) for part in score(gold, predicted) for n in part)

    def pairs(self) -> tuple[Counts, Counts]:
        """((right, joined), (joined, same)) over pairs of found mentions in different articles."""
        both = [(self.mentions[k], self.key[n]) for k, n in self.matched.items()]
        across = [(x, y) for x, y in combinations(both, 2) if x[0].document != y[0].document]
        joined = [a == b for (x, a), (y, b) in across if self.happening(x) == self.happening(y)]
        same = [self.happening(x) == self.happening(y) for (x, a), (y, b) in across if a == b]
        return (sum(joined), len(joined)), (sum(same), len(same))


def _clusters(home: Mapping[int, Hashable]) -> list[Cluster]:
    groups: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, cluster in home.items():
        groups[cluster].add(mention)
    return [frozenset(g) for g in groups.values()]


def _several(clusters: Sequence[Cluster]) -> list[Cluster]:
    return [c for c in clusters if len(c) > 1]


def _happenings(joined: JoinedRecord) -> dict[tuple[str, str], str]:
    return {(t.document, e): h.id for h in joined.happenings for t in h.sources for e in t.events}


def _mentions(reading: Reading) -> Iterator[_Mention]:
    """The triggers of each event of the record, by the clusters that the pipeline made them of."""
    parse = reading.doc.parse
    clusters = cluster_events(reading.doc)
    for event in reading.record.events:
        (cluster,) = [c for c in clusters if any(m.trigger == event.trigger for m in c)][:1]
        for m in cluster:
            yield _Mention(reading.record.document.id, m.trigger, event.id, parse.lemmas[m.token])

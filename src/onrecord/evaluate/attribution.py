"""Who said what against PolNeAR (Newell et al. 2018) and GUM's attribution relations, by the shared scorer.

Any F1: a statement counts where its source is right and its content shares a word with the gold one. PolNeAR marks
outermost statements only, so nested ones are left out of its figures; `all_lines_f1` leaves them in.

GUM's relations are between units of discourse, and it marks source and cue as one unit ("The mayor said").
`gum.all` and `gum.direct` take that unit for the source alone, over news and interviews. `gum.news_*` are measured as
the peer was: on news only, and the unit stands for the cue as well, since the scorer finds its slice `statement` by the
words of the cue. It is lenient on the source for us and the peer alike: any word of the unit will do. The peer's
figures are of all 24 news documents; the development part has 11 of them.

`gum.news_*_any_f1` takes every statement of ours as a relation, as the peer's were taken. Most of what that counts as
wrong are statements that GUM's guidelines give no unit to ("asked them to leave", "announced a truce").
`gum.news_*_in_units_any_f1` leaves these out first, by the rules of `discourse_units`; no such thing was done for
the peer.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.evaluate.corpora import rows
from onrecord.evaluate.discourse_units import in_units
from onrecord.evaluate.report import Figure, Read, figure
from onrecord.evaluate.significance import Counts, f1_two_sided, share
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article
from onrecord.model.statement import Statement

Row = dict[str, Any]
SLICES = ("all", "statement", "direct", "mixed", "indirect")
PEERS = {
    "all": "GenderGapTracker 50.6 (dev); citron retrained 64.0, people 79.6 (test)",
    "statement": "citron retrained 75.5, people 89.9 (test)",
    "direct": "textacy 85.2, people 97.8 (test)",
    "mixed": "citron retrained 71.1, people 90.6 (test)",
    "indirect": "citron retrained 52.1, people 72.1 (test)",
}
GUM_PEERS = {
    "all": "GenderGapTracker 64.9 on 24 GUM news documents",
    "statement": "GenderGapTracker 80.9 on 24 GUM news documents",
}
GUM_TARGETS = {"all": 75.0, "statement": 88.0}
TARGETS = {"all": 62.0, "statement": 75.0, "direct": 85.0}
GUM_NEWS = "GUM_news_"
# Gold statements with such a cue: what no other reader of news keeps.
CUES = {
    "deny_decline": re.compile(r"\b(den(?:y|ie|ial)|declin|refus|reject)", re.IGNORECASE),
    "accuse_claim": re.compile(r"\b(alleg|accus|claim)", re.IGNORECASE),
}


def figures(folder: Path, read: Read) -> list[Figure]:
    """Any F1 by slice and recall by cue on PolNeAR, any F1 on GUM. Raises FileNotFoundError where a set is absent."""
    scorer = load_scorer(folder / "score" / "score_attribution.py")
    polnear = list(rows(folder / "gold" / "polnear_dev.jsonl"))
    gum = [with_sources(row) for row in rows(folder / "data" / "gum_attribution_dev.jsonl")]
    outer = [attributions(read(article(row)).record.statements) for row in polnear]
    lines = [attributions(read(article(row)).record.statements, nested=True) for row in polnear]
    open_set = [attributions(read(article(row)).record.statements, nested=True) for row in gum]
    return [
        *(_any_f1(scorer, f"polnear.{name}_any_f1", name, polnear, outer) for name in SLICES),
        _any_f1(scorer, "polnear.all_lines_f1", "all", polnear, lines),
        *(_recall(scorer, f"polnear.{name}_recall", pattern, polnear, outer) for name, pattern in CUES.items()),
        *(_any_f1(scorer, f"gum.{name}_any_f1", name, gum, open_set) for name in ("all", "direct")),
        *_gum_news(scorer, gum, open_set, "any_f1"),
        *_gum_news(scorer, gum, [_relations(read(article(row)).doc) for row in gum], "in_units_any_f1"),
    ]


def _relations(doc: AnnotatedDocument) -> list[Row]:
    return attributions((a.statement for a in in_units(doc)), nested=True)


def _gum_news(scorer: Any, gum: Sequence[Row], found: Sequence[list[Row]], measure: str) -> list[Figure]:
    """Any F1 on the news of GUM, all relations and those whose unit holds a reporting expression."""
    news = [(with_cues(row), lines) for row, lines in zip(gum, found, strict=True) if row["id"].startswith(GUM_NEWS)]
    return [
        figure(
            f"gum.news_{slice_}_{measure}",
            [_counts(scorer, slice_, row, lines) for row, lines in news],
            f1_two_sided,
            peer=GUM_PEERS[slice_] if measure == "any_f1" else f"{GUM_PEERS[slice_]}, nothing left out",
            target=GUM_TARGETS[slice_],
        )
        for slice_ in GUM_TARGETS
    ]


@cache
def load_scorer(path: Path) -> Any:
    """The shared scorer as a module. Raises FileNotFoundError where it is absent."""
    if not path.is_file():
        raise FileNotFoundError(path)
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def article(row: Row) -> Article:
    """The article of a corpus row; only a whole date is taken as its publication date."""
    try:
        published = dt.date.fromisoformat(str(row.get("date"))[:10])
    except ValueError:
        published = None
    return Article(id=row["id"], text=row["text"], published=published)


def with_sources(row: Row) -> Row:
    """A GUM row in the scorer's terms: GUM marks source and cue as one unit, which stands for the source here."""
    relations = [{"source": a["attribution"], "cue": [], "content": a["content"]} for a in row["attributions"]]
    return {**row, "attributions": relations}


def with_cues(row: Row) -> Row:
    """A GUM row of `with_sources` where the unit that holds the source is the cue as well."""
    return {**row, "attributions": [{**a, "cue": a["source"]} for a in row["attributions"]]}


def attributions(statements: Iterable[Statement], *, nested: bool = False) -> list[Row]:
    """Statements as the scorer reads them: lists of [start, end] for source, cue and content."""
    return [
        {
            "source": [[s.source_span.start, s.source_span.end]] if s.source_span else [],
            "cue": [[s.cue.start, s.cue.end]] if s.cue else [],
            "content": [[c.start, c.end] for c in s.content],
        }
        for s in statements
        if nested or s.within is None
    ]


def _any_f1(scorer: Any, name: str, slice_: str, gold: Sequence[Row], found: Sequence[list[Row]]) -> Figure:
    peers = name.startswith("polnear.") and "lines" not in name
    return figure(
        name,
        [_counts(scorer, slice_, row, rows_) for row, rows_ in zip(gold, found, strict=True)],
        f1_two_sided,
        peer=PEERS[slice_] if peers else None,
        target=TARGETS.get(slice_) if peers else None,
    )


def _counts(scorer: Any, slice_: str, row: Row, found: list[Row]) -> Counts:
    """(right predicted, predicted, found gold, gold) of one document."""
    tally = scorer.score([row], {row["id"]: found})
    counts: Counts = tally.get((slice_, "attr any"), [0, 0, 0, 0])
    return counts


def _recall(scorer: Any, name: str, cue: re.Pattern[str], gold: Sequence[Row], found: Sequence[list[Row]]) -> Figure:
    counts = [_found(scorer, cue, row, rows_) for row, rows_ in zip(gold, found, strict=True)]
    deny = name.endswith("decline_recall")
    peer = (
        "citron retrained 56, GenderGapTracker 0, people 75 (test)"
        if deny
        else "citron retrained 39, people 100 (test)"
    )
    return figure(name, counts, share, peer=peer, target=55.0 if deny else None)


def _found(scorer: Any, cue: re.Pattern[str], row: Row, found: list[Row]) -> Counts:
    """(found with the right source, all) among the gold statements with such a cue in one document."""
    document = scorer.Doc(row["text"])
    read = [document.read(a) for a in found]
    wanted = [a for a in row["attributions"] if cue.search(" ".join(row["text"][s:e] for s, e in a["cue"]))]
    gold = [a for a in map(document.read, wanted) if a["content"]]
    return sum(bool(scorer.covered(a, read, 0)) for a in gold), len(gold)

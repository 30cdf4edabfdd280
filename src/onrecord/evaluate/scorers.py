"""All that can be measured: each scorer, the sets that it needs, and how it is run."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from onrecord.evaluate.corpora import digest, repository
from onrecord.evaluate.report import Figure, Read


class Scorer(msgspec.Struct, frozen=True):
    """A module of this package with `figures(folder, read)`, and the sets that it reads.

    `corpora` lie under the shared folder, `own` under the repository's root.
    """

    name: str
    module: str
    corpora: tuple[str, ...] = ()
    own: tuple[str, ...] = ()

    def paths(self, folder: Path) -> dict[str, Path]:
        """Where each set is, by its name."""
        root = repository()
        return {c: folder / c for c in self.corpora} | {o: root / o for o in self.own}


SCORERS = (
    Scorer(
        "subjects",
        "onrecord.evaluate.subjects",
        (
            "articles",
            "gold/wikievents_dev.jsonl",
            "gold/muc4_tst1.jsonl",
            "gold/muc4_tst2.jsonl",
            "gold/polnear_dev.jsonl",
            "gold/ecbplus_dev.jsonl",
            "gold/ecbplus_train.jsonl",
        ),
        own=("gold/subjects",),
    ),
    Scorer("frames", "onrecord.evaluate.frames", own=("gold/standing_frames.jsonl",)),
    Scorer("actors", "onrecord.evaluate.actors", own=("gold/actor_cases.jsonl",)),
    Scorer(
        "keys", "onrecord.evaluate.keys", ("keys", "seed/key_open.json", "seed/caracas_call.txt", "score/score_key.py")
    ),
    Scorer("plover", "onrecord.evaluate.plover", ("gold/plover_gsr_dev.jsonl",)),
    Scorer("triggers", "onrecord.evaluate.triggers", ("gold/wikievents_dev.jsonl", "gold/rams_dev.jsonl")),
    Scorer("incidents", "onrecord.evaluate.incidents", ("gold/muc4_tst1.jsonl", "gold/muc4_tst2.jsonl")),
    Scorer("retellings", "onrecord.evaluate.retellings", ("gold/ecbplus_dev.jsonl",)),
    Scorer(
        "near_duplicates",
        "onrecord.evaluate.near_duplicates",
        ("gold/mined_reuse_pairs.jsonl", "gold/ecbplus_dev.jsonl", "gold/ecbplus_train.jsonl"),
    ),
    Scorer("copies", "onrecord.evaluate.copies", ("articles",), own=("gold/copies/retellings.jsonl",)),
    Scorer("event_coreference", "onrecord.evaluate.event_coreference", ("gold/ecbplus_dev.jsonl",)),
    Scorer("stories", "onrecord.evaluate.stories", own=("gold/stories",)),
    Scorer("when_where", "onrecord.evaluate.when_where", own=("gold/when_where.jsonl",)),
    Scorer("timex", "onrecord.evaluate.timex", ("gold/timebank.jsonl", "data/meantime_dev.jsonl")),
    Scorer("factuality", "onrecord.evaluate.factuality", ("data/meantime_dev.jsonl",)),
    Scorer("coreference", "onrecord.evaluate.coreference", ("data/gum_news_dev.jsonl",)),
    Scorer("linking", "onrecord.evaluate.linking", ("data/gum_news_dev.jsonl",)),
    Scorer(
        "attribution", "onrecord.evaluate.attribution", ("gold/polnear_dev.jsonl", "data/gum_attribution_dev.jsonl")
    ),
    Scorer("nested", "onrecord.evaluate.nested_statements", own=("gold/nested_statements.jsonl",)),
)


class Measured(msgspec.Struct, frozen=True):
    """What came of one scorer: figures, or why there are none (`skipped`: a set is absent; `failed`: our defect)."""

    scorer: Scorer
    figures: tuple[Figure, ...] = ()
    digests: dict[str, str] = {}
    skipped: str | None = None
    failed: str | None = None


def measure(scorers: Iterable[Scorer], folder: Path, read: Read) -> Iterator[Measured]:
    """Run each scorer in turn; one that cannot run does not stop the others."""
    for scorer in scorers:
        paths = scorer.paths(folder)
        absent = [str(path) for path in paths.values() if not path.exists()]
        if absent:
            yield Measured(scorer, skipped=f"{', '.join(absent)} not there")
            continue
        try:
            found = importlib.import_module(scorer.module).figures(folder, read)
        except FileNotFoundError as error:
            yield Measured(scorer, skipped=f"{error.filename or error} is not there")
        except Exception as error:
            yield Measured(scorer, failed=f"{type(error).__name__}: {error}")
        else:
            yield Measured(scorer, tuple(found), {name: digest(path) for name, path in paths.items()})

"""Factuality of given events on MEANTIME (Wikinews, CC BY 4.0): certainty, polarity and time against our readings.

Events are given, as in the published figures. Classes: happened, ahead (certain and future), open (possible, probable
or left open) and not. The peers' five classes keep "possible" and "left open" apart; ours are told apart for that
figure by the cue alone: a word of possibility, or anything else (a wish, an attempt, a condition).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from onrecord.annotate.factuality import judge_factuality
from onrecord.annotate.lexicons import factuality as lexicon
from onrecord.evaluate.corpora import rows
from onrecord.evaluate.report import Figure, Read, figure
from onrecord.evaluate.significance import Counts, macro_f1
from onrecord.model.annotation import EventMention
from onrecord.model.document import Article
from onrecord.model.plover import EventType
from onrecord.model.syntax import Parse

FOUR = ("happened", "ahead", "open", "not")
FIVE = ("happened", "ahead", "possible", "open", "not")
_PEER = "rules over spaCy 42.6 (five classes, all 120 MEANTIME documents)"
# MEANTIME has no event types; under this one nothing is read as violence or ill will.
_TYPE: EventType = "COOPERATE"


def figures(folder: Path, read: Read) -> list[Figure]:
    """Macro-F1 in four classes and in the peers' five, and F1 of the events told as not having happened."""
    pairs = [_document(row, read) for row in rows(folder / "data" / "meantime_dev.jsonl")]
    pairs = [p for p in pairs if p]
    four = [[(_merged(gold), _merged(ours)) for gold, ours in p] for p in pairs]
    negated = [_counts(p, ("not",)) for p in four]
    return [
        figure("meantime.factuality_macro_f1", [_counts(p, FOUR) for p in four], macro_f1),
        figure("meantime.factuality_5_macro_f1", [_counts(p, FIVE) for p in pairs], macro_f1, peer=_PEER, target=42.6),
        figure("meantime.negated_f1", negated, macro_f1, peer="rules over spaCy 48 (all 120 MEANTIME documents)"),
    ]


def _document(row: dict[str, Any], read: Read) -> list[tuple[str, str]]:
    """(gold class, our class) of each event of a document that has values."""
    day = _day(row.get("dct") or "")
    doc = read(Article(id=row["id"], text=row["text"], published=day)).doc
    given = [(gold, m) for e in row["events"] if (gold := gold_class(e)) and (m := _mention(doc.parse, e))]
    judged = judge_factuality(replace(doc, mentions=tuple(m for _, m in given)))
    return [(gold, our_class(m)) for (gold, _), m in zip(given, judged, strict=True)]


def _day(written: str) -> dt.date | None:
    """The publication date, where it is written as one date can be read only (one document has "03-02-2009")."""
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None


def gold_class(event: dict[str, Any]) -> str | None:
    """MEANTIME's certainty, polarity and time in the five classes; None for an event without values."""
    certainty, polarity, time = event.get("certainty"), event.get("polarity"), event.get("time")
    if certainty is None or polarity is None:
        return None
    if polarity == "NEG":
        return "not"
    if certainty in ("PROBABLE", "POSSIBLE"):
        return "possible"
    if certainty != "CERTAIN":
        return "open"
    return "ahead" if time == "FUTURE" else "happened"


def our_class(m: EventMention) -> str:
    match m.factuality:
        case "actual":
            return "happened"
        case "planned" | "threatened":
            return "ahead"
        case "negated":
            return "not"
        case "alleged":
            return "possible"
    word = m.cue.exact.lower() if m.cue else ""
    possible = (
        word in lexicon.POSSIBILITY or word in lexicon.adverb_operators() or word in lexicon.adjective_operators()
    )
    return "possible" if possible else "open"


def _merged(name: str) -> str:
    return "open" if name == "possible" else name


def _mention(parse: Parse, event: dict[str, Any]) -> EventMention | None:
    """The given event at the syntactic head of its words; None where the text has no token there."""
    first, end = parse.tokens_between(event["start"], event["end"])
    if first >= end:
        return None
    head = next((t for t in range(first, end) if not first <= parse.heads[t] < end or parse.heads[t] == t), first)
    words = parse.span(first, end)
    return EventMention(token=head, type=_TYPE, trigger=words, evidence=words)


def _counts(pairs: Iterable[tuple[str, str]], classes: Sequence[str]) -> Counts:
    """(true positives, predicted, gold) of each class, one after the other."""
    seen = list(pairs)
    out: list[float] = []
    for name in classes:
        out += [
            sum(gold == ours == name for gold, ours in seen),
            sum(ours == name for _, ours in seen),
            sum(gold == name for gold, _ in seen),
        ]
    return out

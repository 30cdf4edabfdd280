"""What a reader should distrust in who is named: variants of a name, pronouns that do not fit, calques."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons.actors import fold, generic_pieces
from onrecord.annotate.lexicons.translated_names import content, is_foreign
from onrecord.model.document import Flag, FlagKind


def find_doubts(reading: Reading, clusters: list[Cluster]) -> tuple[Flag, ...]:
    """Flags in text order."""
    telling = (c for c in clusters if c.named or any(m.form == "pronoun" or m.calque for m in c.mentions))
    found = [flag for cluster in telling for flag in _of_cluster(reading, cluster)]
    return tuple(sorted(found, key=lambda f: (f.start, f.end)))


def _of_cluster(reading: Reading, cluster: Cluster) -> Iterator[Flag]:
    yield from _variants(reading, cluster)
    for mention in cluster.mentions:
        if mention.form == "pronoun" and _conflicts(mention, cluster):
            start = max(mention.start - 1, 0) if reading.lower[mention.start - 1] == "for" else mention.start
            end = mention.end + 1 if start < mention.start else mention.end
            yield _flag(reading, start, end, "reference_conflict", f"{mention.lemma!r} for {_name(reading, cluster)}")
        if mention.calque:
            yield _flag(reading, mention.start, mention.end, "likely_mistranslation", mention.calque)


def _conflicts(mention: Draft, cluster: Cluster) -> bool:
    if cluster.kind == "person" and cluster.number == "sg":
        return mention.gender in ("m", "f") and cluster.gender in ("m", "f") and mention.gender != cluster.gender
    return False


def _variants(reading: Reading, cluster: Cluster) -> Iterator[Flag]:
    """Names of one entity that neither abbreviate nor shorten each other: "Sun Cartel", "Cartel de los Soles"."""
    if not cluster.named or cluster.kind in ("government", "place", "publication"):
        return
    names = [m for m in cluster.mentions if m.form == "name" and m.pieces and m.sense not in ("capital", "metonym")]
    if len({m.pieces for m in names}) < 2 and not any(m.misspelt for m in names):
        return
    own = fold(cluster.actor.name) if cluster.actor is not None else ()
    first = max(names, key=lambda m: (m.pieces == own, len(m.pieces)))
    seen: set[tuple[str, ...]] = set()
    for mention in names:
        short = cluster.actor is not None and min(len(mention.pieces), len(first.pieces)) < 2
        variant = mention.pieces not in seen and not short and _is_variant(mention.pieces, first.pieces)
        if mention.misspelt or variant:
            seen.add(mention.pieces)
            note = f"another name of {_name(reading, cluster)}"
            yield _flag(reading, mention.start, mention.end, "name_variant", note)


def _is_variant(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if content(one) and content(one) == content(other) and is_foreign(one) != is_foreign(other):
        return True  # "Gulf Clan", "Clan del Golfo"
    own, theirs = set(one) - generic_pieces(), set(other) - generic_pieces()
    if not own or own <= theirs or theirs <= own or "".join(one) == "".join(other):
        return False
    return not (_abbreviates(one, other) or _abbreviates(other, one))


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether `short` is made of first letters of `long`: no variant but an abbreviation."""
    letters = "".join(short)
    return len(short) <= 2 and len(letters) <= 6 and all(c in {p[0] for p in long} for c in letters)


def _name(reading: Reading, cluster: Cluster) -> str:
    if cluster.actor is not None:
        return cluster.actor.name
    if cluster.holder is not None:
        return cluster.holder.name
    longest = max(cluster.mentions, key=lambda m: (m.form == "name", len(m.pieces)))
    return reading.parse.span(longest.start, longest.end).exact


def _flag(reading: Reading, start: int, end: int, kind: FlagKind, note: str) -> Flag:
    span = reading.parse.span(start, end)
    return Flag(kind, span.start, span.end, span.exact, note)

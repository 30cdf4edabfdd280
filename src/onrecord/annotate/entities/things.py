"""What a name is after all: a thing's (a ship, a programme, a treaty, a prize), or a body's that looks like a person's.

The parser's model takes ships for organisations and places, and parties for persons. A name that the gazetteer knows
is never touched.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons import people, things
from onrecord.model.entity import EntityKind

_OF_CRAFT: Final = (
    things.CRAFT | things.PREFIXES | things.WARSHIPS | things.NAVAL_PREFIXES | things.VOYAGES | things.BOARDING
)


def is_thing(reading: Reading, start: int, end: int) -> bool:
    """By the name's own last word: "Karslund Peace Accord"."""
    return end > start + 1 and reading.lower[end - 1] in things.ENDINGS


def retype_names(reading: Reading, names: list[Draft]) -> None:
    """Make bodies of what the model takes for persons: initials ("KPF"), and whose somebody is ("Accord's Jan Kos")."""
    persons = [d for d in names if d.form == "name" and d.kind == "person" and d.actor is None and d.pieces]
    full = [d for d in persons if len(d.pieces) > 1]
    known = {d.pieces[-1] for d in full} | {d.pieces[0] for d in full if people.gender(d.pieces[0]) is not None}
    single = [d for d in persons if d.end == d.start + 1 and d.title_start is None and d.pieces[0] not in known]
    owners = {d.start - 2 for d in full if d.start > 1 and reading.lower[d.start - 1] in ("'s", "’s")}
    bodies = {d.pieces for d in single if _is_initials(reading, d) or d.start in owners}
    bodies |= _mostly_describing(reading, single)
    for draft in single:
        if draft.pieces in bodies and not draft.gender:
            draft.kind = "organization"


def _mostly_describing(reading: Reading, names: list[Draft]) -> set[tuple[str, ...]]:
    """Names that stand before nouns at least twice, and as often as not: "Lumen officials", "a Lumen lawyer"."""
    counts: dict[tuple[str, ...], list[int]] = {}
    for name in names:
        count = counts.setdefault(name.pieces, [0, 0])
        count[0] += 1
        count[1] += reading.deps[name.head] == "compound" and reading.pos[reading.heads[name.head]] == "NOUN"
    return {pieces for pieces, (told, before) in counts.items() if before > 1 and 2 * before >= told}


def _set_kind(cluster: Cluster, kind: EntityKind) -> None:
    cluster.kind = kind
    for mention in cluster.mentions:
        mention.kind = kind


def _is_initials(reading: Reading, name: Draft) -> bool:
    """ "KPF" in a sentence that is not all in capitals."""
    word = reading.words[name.start]
    if not (word.isupper() and word.isalpha() and 1 < len(word) < 7) or word.lower() in people.KNOWN_BY_INITIALS:
        return False
    first, last = reading.parse.sentences[reading.sentence_of[name.start]]
    return any(w.islower() and len(w) > 2 for w in reading.words[first:last])


def mark_craft(reading: Reading, clusters: list[Cluster]) -> None:
    """Make things of the names that are anywhere called a ship or another craft, or sail; a navy acts by warships."""
    if not reading.speaks_of(_OF_CRAFT):
        return
    for cluster in clusters:
        if cluster.actor is not None or cluster.kind not in ("organization", "place", "person"):
            continue
        if _mostly(cluster, lambda m: _is_called(reading, m, things.WARSHIPS, things.NAVAL_PREFIXES)):
            _set_kind(cluster, "organization")
        elif _mostly(cluster, lambda m: _is_called(reading, m, things.CRAFT, things.PREFIXES) or _sails(reading, m)):
            _set_kind(cluster, "other")


def _mostly(cluster: Cluster, is_so: Callable[[Draft], bool]) -> bool:
    """Told of its first mention, or of one in four: a town may have its name from a ferry said once."""
    told = [is_so(m) for m in cluster.mentions if m.form == "name"]
    return any(told) and (told[0] or 4 * sum(told) >= len(told))


def _is_called(reading: Reading, name: Draft, nouns: frozenset[str], prefixes: frozenset[str]) -> bool:
    """ "the ferry X", "MV X", "X, a tanker", "Space Shuttle X"; a person is only called so just before the name."""
    for i in (name.start - 1, name.start):
        if 0 <= i < name.end - 1 and reading.lower[i] in prefixes and reading.words[i].isupper():
            return True
    before = name.start - 1
    if before > 0 and reading.lemmas[before] in nouns and reading.tags[before] in ("NN", "NNP"):
        return True
    if reading.deps[name.head] == "appos" and reading.lemmas[reading.heads[name.head]] in nouns:
        return True  # "a second tanker, the X"
    if name.kind == "person":
        return False
    within = [reading.lower[i] for i in range(name.start, name.end - 1)]
    if any(word in nouns for word in within) and reading.lower[name.end - 1] not in nouns:
        return "of" not in within
    apposed = (c for c in reading.children[name.head] if reading.deps[c] == "appos")
    return any(reading.lemmas[c] in nouns for c in apposed)


def _sails(reading: Reading, name: Draft) -> bool:
    if name.kind == "person":
        return False
    relation, governor = reading.governor(name.head)
    if relation == "nsubj":
        return reading.lemmas[governor] in things.VOYAGES
    return relation == "pobj" and reading.lower[governor] in things.BOARDING

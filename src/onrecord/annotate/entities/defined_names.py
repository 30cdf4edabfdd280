"""What words beside a name make of it: the acronym in brackets, the day behind it, "ethnic" or a state before it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from onrecord.annotate.entities.draft import Draft
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons.actors import Alias, gazetteer

Match = tuple[int, int, Alias]
DAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
# Before a day in a name that is one: "Bloody Sunday".
_NAMED_DAYS: Final = frozenset("good black bloody easter holy super cyber ash palm giving sheffield red green".split())
_JOINING: Final = frozenset("of for the and in on to de la del des du".split())
_LONGEST: Final = 10  # tokens of a name that an acronym is made from
_SHORTEST: Final = 3  # letters of one that is likely to be somebody else's too


def without_day(reading: Reading, start: int, end: int) -> int:
    """Token after a name without the day behind it: agencies write "Israel Friday closed the crossings"."""
    if end - start > 1 and reading.lower[end - 1] in DAYS and reading.lower[end - 2] not in _NAMED_DAYS:
        return end - 1
    return end


def without_redefined(reading: Reading, known: list[Match]) -> list[Match]:
    """`known` without acronyms that the article itself spells out, in other words than the gazetteer's body has."""
    redefined = {reading.words[s] for s, e, alias in known if e == s + 1 and _is_spelt_out(reading, s, alias)}
    return [m for m in known if not (m[1] == m[0] + 1 and reading.words[m[0]] in redefined)]


def _is_spelt_out(reading: Reading, i: int, alias: Alias) -> bool:
    letters = reading.words[i]
    if i < 2 or len(letters) < _SHORTEST or not letters.isupper() or reading.words[i - 1] != "(":
        return False
    told = set(_words_for(reading, i - 1, letters)) - _JOINING
    own = [name for name in _names_of(alias) if len(name) > 1]
    same = any(len(told.intersection(name)) * 2 >= len(told) for name in own)
    return bool(told) and not same and any(_initials(name) == letters.lower() for name in own)


def _words_for(reading: Reading, bracket: int, letters: str) -> list[str]:
    """The words before the bracket whose initials are `letters`, [] where they are not."""
    for start in range(bracket - 2, max(-1, bracket - _LONGEST), -1):
        words = reading.lower[start:bracket]
        if words[0] not in _JOINING and _initials(words) == letters.lower():
            return words
    return []


def _initials(words: Iterable[str]) -> str:
    return "".join(w[0] for w in words if w not in _JOINING and w[0].isalnum())


def _names_of(alias: Alias) -> list[tuple[str, ...]]:
    """All names of the body that begin with one of its words: the acronym's own group has only the acronym."""
    first = alias.actor.name.lower().split()[:1]
    group = gazetteer().get(first[0]) if first else None
    if group is None:
        return []
    return [pieces for pieces, same in group.by_pieces.items() if any(a.actor.id == alias.actor.id for a in same)]


def take_what_stands_before(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """`drafts` in text order, where "ethnic Albanians" are of no state and "Iraqi Kurds" of the state named."""
    out: list[Draft] = []
    for draft in drafts:
        if draft.sense in ("adjective", "people") and draft.start and reading.lower[draft.start - 1] == "ethnic":
            draft.actor, draft.country, draft.sectors = None, None, ()
        before = out[-1] if out else None
        if before is not None and _is_owned_people(reading, before, draft):
            draft.start, draft.country = before.start, before.country
            draft.pieces = reading.fold(draft.start, draft.end)
            out.pop()
        out.append(draft)
    return out


def _is_owned_people(reading: Reading, state: Draft, people: Draft) -> bool:
    """ "Iraqi" before "Kurds": a people without a state of its own."""
    adjacent = state.end == people.start and state.sense == "adjective" and state.country is not None
    return adjacent and people.kind == "people" and people.country is None and reading.heads[state.head] == people.head

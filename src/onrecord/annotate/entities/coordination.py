"""Phrases whose noun is said once of several owners: "Turkish and Iraqi officials", "Kyiv and Western governments"."""

from __future__ import annotations

from typing import Final

from onrecord.annotate.entities.draft import Draft
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.entities.setting import Setting
from onrecord.annotate.lexicons import reference

MODIFIES: Final = frozenset({"amod", "nmod", "compound"})
# Names of states and bodies that stand before nouns as adjectives do.
ADJECTIVAL: Final = frozenset({("us",), ("uk",), ("eu",), ("uae",), ("un",), ("usa",), ("drc",)})


def owners_of(reading: Reading, setting: Setting, draft: Draft) -> list[int]:
    """Tokens of the coordinated owners of the phrase, in text order; [] where it is one phrase of one owner.

    An owner is a state, or a general adjective ("Western") beside one.
    """
    if draft.number != "pl":
        return []
    for child in reading.children[draft.head]:
        if child < draft.head and reading.deps[child] in MODIFIES:
            owners = _coordinated(reading, setting, child, draft.head)
            states = [i for i in owners if i in setting.states]
            if len(owners) > 1 and states and len({setting.codes.get(i) for i in owners}) == len(owners):
                return owners
    return []


def _coordinated(reading: Reading, setting: Setting, first: int, head: int) -> list[int]:
    """`first` and those joined to it by "and" before the noun, with adjectives in a list before it.

    Headlines have commas alone: "Thai, Cambodian troops".
    """
    chain = [i for i in reading.parse.conjuncts(first) if i < head]
    if not any(reading.lower[i] == "and" for i in range(chain[0], chain[-1])):
        chain = [first]
    while chain[0] > 1 and reading.words[chain[0] - 1] == "," and _is_listed(reading, setting, chain[0] - 2, chain):
        chain.insert(0, chain[0] - 2)
    owners = [i for i in chain if i in setting.states or reading.lower[i] in reference.GENERAL_ADJECTIVES]
    return owners if len(owners) == len(chain) > 1 else []


def _is_listed(reading: Reading, setting: Setting, owner: int, chain: list[int]) -> bool:
    """Whether `owner` before the comma goes on the list: a state does where "and" follows, else only an adjective."""
    if owner not in setting.states or len(chain) > 1:
        return owner in setting.states
    adjective = owner in setting.adjectives or reading.pieces[owner][:1] in ADJECTIVAL
    return adjective and reading.deps[owner] != "pobj"


def states_after(reading: Reading, setting: Setting, draft: Draft) -> list[int]:
    """Tokens of the states of "the presidents of Egypt and Jordan"; [] where they are not several."""
    if draft.number != "pl" or draft.kind not in ("person", "people"):
        return []
    of = draft.head + 1
    if of >= reading.length or reading.lower[of] != "of" or reading.heads[of] != draft.head:
        return []
    first = reading.parse.child(of, "pobj")
    states = reading.parse.conjuncts(first) if first is not None else []
    known = all(i in setting.states and i not in setting.adjectives for i in states)
    return list(states) if known and len({setting.codes[i] for i in states}) == len(states) > 1 else []


def stands_alone(reading: Reading, setting: Setting, owner: int, noun: str) -> bool:
    """ "Kyiv" in "Kyiv and Western governments" is no adjective and acts by itself; "U.S." in "U.S. and Afghan
    officials" is one.
    """
    if owner not in setting.states or owner in setting.adjectives or noun not in reference.STATE_BODIES:
        return False
    return reading.pieces[owner][:1] not in ADJECTIVAL

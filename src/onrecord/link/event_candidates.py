"""Which events of articles are worth a comparison: what they have in common, and that they are near in time."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from onrecord.link.happening_clues import Clue
from onrecord.link.happening_similarity import related
from onrecord.link.trigger_words import families, trigger_lemmas

_WINDOW: Final = 10  # days
_MEMORY: Final = 45  # days after which an article on the same matter may come back to what it does not date
_RELATED: Final = 0.12  # of two articles (`article_matter`): they may be on the same matter

Keys = tuple[list[Hashable], list[Hashable]]


def keys_of(clue: Clue) -> Keys:
    """What two events must have in common, one of it at least, to be compared: anything else, or a word alone.

    In an order that hangs on nothing but the event.
    """
    keys: list[Hashable] = []
    for party in (*clue.actors, *clue.recipients):
        keys += (party.id, ("state", party.state)) if party.state else (party.id,)
        if not party.named:
            keys.append(("head", party.head))
    if clue.place:
        keys.append(clue.place.id)
    keys += (("text", t) for t in clue.text)
    words = (("word", w) for w in sorted(families(clue.act) or trigger_lemmas(clue.act)))
    return list(dict.fromkeys(keys)), [*words, ("type", clue.type)]


def comparable(a: Clue, b: Clue, *, only_word: bool) -> bool:
    """Near in time; a word in common alone is not enough without anything else that the articles share."""
    if not _near(a, b):
        return False
    if not only_word:
        return True
    shared = a.common_words(b)
    return shared > 1 or (shared == 1 and _overlap(a, b)) or related(a, b) >= _RELATED


def _near(a: Clue, b: Clue) -> bool:
    if a.day is None or b.day is None:
        return True
    if (days := abs(a.day - b.day)) <= _WINDOW or a.about.lineage == b.about.lineage:
        return True
    if a.when is None or b.when is None:
        return days <= _MEMORY and related(a, b) >= _RELATED
    return _overlap(a, b)


def _overlap(a: Clue, b: Clue) -> bool:
    return bool(a.when and b.when and a.when.start <= b.when.end and b.when.start <= a.when.end)

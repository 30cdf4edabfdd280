"""The lexicon's nouns for actors where they stand in a text."""

from __future__ import annotations

from typing import Final

from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons import actors
from onrecord.annotate.lexicons.actors import ActorNoun

STANDING_ALONE: Final = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


def noun_at(reading: Reading, i: int) -> ActorNoun | None:
    """The lexicon's noun that ends at token `i`, the longest; looked up once, for many rules ask."""
    nouns = reading.nouns
    if i not in nouns:
        nouns[i] = _noun_at(reading, i)
    return nouns[i]


def _noun_at(reading: Reading, i: int) -> ActorNoun | None:
    word, lemma = reading.lower[i], reading.lemmas[i]
    if i > 1 and reading.words[i - 1] == "-":
        joined = actors.actor_nouns().get(f"{reading.lower[i - 2]}-{word}")
        if joined is not None:
            return joined
    noun = _longest(reading, i, word)
    if noun is None and lemma != word:
        noun = _longest(reading, i, lemma)
    if noun is not None and (reading.pos[i] != "ADJ" or reading.deps[i] in STANDING_ALONE):  # "the accused"
        return noun
    return actors.actor_nouns()["president's office"] if word == "office" and _is_of_somebody(reading, i) else None


def _is_of_somebody(reading: Reading, i: int) -> bool:
    """ "Erdogan's office said": those who speak for somebody named."""
    owned = i > 1 and reading.lower[i - 1] in ("'s", "’s")
    return owned and reading.pos[i - 2] == "PROPN" and i in reading.speech_subjects


def _longest(reading: Reading, i: int, last: str) -> ActorNoun | None:
    """That of the nouns with this last word, at `i`, of which most words stand before it."""
    nouns = actors.noun_ends().get(last)
    if nouns is None:
        return None
    if len(nouns) > 1 or () not in nouns:
        before = _words_before(reading, i)
        for start in range(len(before)):
            if (noun := nouns.get(before[start:])) is not None:
                return noun
    return nouns.get(())


def _words_before(reading: Reading, i: int) -> tuple[str, ...]:
    """The two words before token `i`, a possessive mark with its owner ("prosecutor's office")."""
    words: tuple[str, ...] = ()
    while i > 0 and len(words) < 2:
        i -= 1
        if reading.lower[i] in ("'s", "’s") and i > 0:
            i -= 1
            words = (f"{reading.lower[i]}'s", *words)
        else:
            words = (reading.lower[i], *words)
    return words

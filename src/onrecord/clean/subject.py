"""Whether an article reports public affairs at all, told by its words: a gate before the dear part of reading.

What an article speaks of is counted in different words, not in how often each is said. `data/subjects.tsv` has those of
public affairs by how surely they mean them, and those of all other subjects that news has. An article is set aside only
where both speak against it: much of it is of other subjects, and next to nothing of public affairs. Of what nothing is
known, and of what is too short to tell, it is read. More words of public affairs never have an article set aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from onrecord.clean.language import primary_subtag
from onrecord.errors import Irrelevant
from onrecord.model.document import Document

AFFAIRS: Final = "affairs"
LANGUAGE: Final = "en"  # that of the words
SURE: Final = 9  # the weight of a word that hardly ever stands in news of anything else
# Chosen on training/subjects and our corpus: `python -m training.subject_gate` prints what others would lose and save.
LEAST_OTHERS: Final = 5  # words of other subjects: with fewer nothing is known of what an article speaks of
ALLOWED: Final = 1.0  # weight of public affairs that an article of anything may have ...
ALLOWED_AN_OTHER: Final = 0.15  # ... and more of it for each word of other subjects, since long ones mention much
_SHOWN: Final = 5
_WORD: Final = re.compile(r"[^\W_]+")
_WORD_OR_BREAK: Final = re.compile(r"[^\W_]+|\n[^\S\n]*\n")  # no phrase goes on in the next paragraph
_VOWELS: Final = frozenset("aeiou")


class Weighed(NamedTuple):
    """What a text speaks of: the weights of its different words of public affairs, and its other words by subject."""

    affairs: Mapping[str, int]
    others: Mapping[str, tuple[str, ...]]

    @property
    def weight(self) -> int:
        return sum(self.affairs.values())

    @property
    def number(self) -> int:
        """How many different words are of other subjects."""
        return sum(map(len, self.others.values()))

    @property
    def is_unrelated(self) -> bool:
        return self.is_set_aside(LEAST_OTHERS, ALLOWED_AN_OTHER)

    def is_set_aside(self, least: int, slope: float) -> bool:
        """The same with other numbers than those that ship."""
        if self.number < least or SURE in self.affairs.values():
            return False
        return self.weight < ALLOWED + slope * self.number


def of_public_affairs(document: Document) -> Document:
    """The same document. Raises Irrelevant, which says why, where it reports nothing of public affairs."""
    article = document.article
    if article.language is None or primary_subtag(article.language) != LANGUAGE:
        return document
    weighed = weigh(f"{article.title or ''}\n\n{document.view.text}")
    if not weighed.is_unrelated:
        return document
    cure = "--all-subjects reads it all the same"
    raise Irrelevant(f"it reports no public affairs: {reason(weighed)}", cure=cure, where=article.id)


def weigh(text: str) -> Weighed:
    """The words of each subject in a text, each once, in the order of the alphabet."""
    words = _WORD_OR_BREAK.findall(_plain(text))
    affairs: dict[str, int] = {}
    others: dict[str, set[str]] = {}
    known = _forms()
    for form in known.keys() & {*words, *_phrases(words, 2), *_phrases(words, 3)}:
        subject, weight, word = known[form]
        if subject == AFFAIRS:
            affairs[word] = weight
        else:
            others.setdefault(subject, set()).add(word)
    return Weighed(dict(sorted(affairs.items())), {name: tuple(sorted(some)) for name, some in sorted(others.items())})


def reason(weighed: Weighed) -> str:
    """`it speaks of sport (goal, league, striker) and music (album); of public affairs it has police alone`."""
    most = sorted(weighed.others.items(), key=lambda item: -len(item[1]))[:2]
    spoken = " and ".join(f"{name.replace('_', ' ')} ({_some(words)})" for name, words in most)
    found = sorted(weighed.affairs, key=lambda word: -weighed.affairs[word])
    return f"it speaks of {spoken}; of public affairs it has {_some(found) if found else 'no word'}"


def _some(words: Iterable[str]) -> str:
    shown = [word.replace("_", " ") for word in words]
    return ", ".join(shown[:_SHOWN]) + (f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else "")


def _plain(text: str) -> str:
    """In small letters, without the "'s" of whom something is."""
    return text.lower().replace("’", "'").replace("'s", "")


def _phrases(words: list[str], length: int) -> Iterator[str]:
    return map("_".join, zip(*(words[n:] for n in range(length))))


@cache
def _forms() -> dict[str, tuple[str, int, str]]:
    """Every form that is looked for: its subject, its weight and the word that it is a form of.

    A form that is listed itself is no inflection of another; of two that share one, public affairs has it.
    """
    listed, inflected = dict[str, tuple[str, int, str]](), dict[str, tuple[str, int, str]]()
    for subject, weight, word in _entries():
        name = "_".join(_WORD.findall(_plain(word.removesuffix(".").replace("_", " "))))
        listed.setdefault(name, (subject, weight, name))
        if not word.endswith("."):
            for form in inflections(name):
                inflected.setdefault(form, (subject, weight, name))
    return inflected | listed


def _entries() -> Iterator[tuple[str, int, str]]:
    """Subject, weight and word of every entry, those of public affairs first and by weight."""
    table = resources.files("onrecord.clean").joinpath("data/subjects.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            subject, weight, words = line.split("\t")
            for word in words.split():
                yield subject, int(weight), word


def inflections(word: str) -> Iterator[str]:
    """The regular forms of a noun or verb, whichever it may be: "ban", "bans", "banned", "banning"."""
    yield f"{word}s"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{word}es"
    if word.endswith("e"):
        yield from (f"{word}d", f"{word[:-1]}ing")
    elif word.endswith("y") and word[-2:-1] not in _VOWELS:
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
    else:
        yield from (f"{word}ed", f"{word}ing")
    if len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        yield from (f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")

"""Words that run together where a space was lost ("Geneva.He", "GenevaThis"), told from names that are written so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from onrecord.clean.view import Edit
from onrecord.clean.words import ABBREVIATIONS, CONTINUERS, NAME_PREFIXES, SENTENCE_OPENERS, WORD, load_words


class LostSpace(NamedTuple):
    """Where two words run together: [start, end) covers both, `edit` parts them in the view."""

    start: int
    end: int
    edit: Edit
    left: str
    right: str


_OPENERS = SENTENCE_OPENERS | CONTINUERS
# A lower-case letter before a capital one inside a word.
_CAMEL = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
# Capitals or digits before a capitalised word that begins sentences ("NATOThe", "2025The").
_AFTER_CAPITALS = re.compile(
    r"(?<=[A-Z0-9])(?=(?:The|This|That|These|Those|There|When|While|After|Before|However|They|With)\b)"
)
# A stop, comma or semicolon with no space behind it. Not "3.5", "U.S.A", "bbc.co.uk".
_AFTER_STOP = re.compile(
    r"(?<=[^\W\d_]{2}[.!?…;])(?=[A-ZÀ-ÖØ-Þ])"
    r"|(?<=\d[.!?…;])(?=[A-ZÀ-ÖØ-Þ][a-z])|(?<=[)\]][.!?;])(?=[A-Z])|(?<=\.\.)(?=[A-Z][a-z])"
)
_AFTER_COMMA = re.compile(
    r"(?<=(?:[^\W\d_]{2}|\w[”“\"»)\]])[,;])(?=[^\W\d_]{2})|(?<=[^\W\d_]{2}:)(?=[A-ZÀ-ÖØ-Þ][a-zà-ÿ])"
)
# A closing quotation mark or bracket with a word right behind it; an opening one with a word right before it.
_AFTER_QUOTE = re.compile(r"(?<=[\w.,!?…\])]”)(?=[^\W\d_])|(?<=[.,!?…][’»])(?=[A-ZÀ-ÖØ-Þ])")
_BEFORE_QUOTE = re.compile(r"(?<=[^\W\d_]{2})(?=“\w)|(?<=[.,:;!?])(?=“\w)")
_AFTER_BRACKET = re.compile(r"(?<=[)\]])(?=[^\W\d_]{2})")
# Not "person(s)", "member(ship)".
_BEFORE_BRACKET = re.compile(r"(?<=[^\W\d_]{3})(?=[(\[](?:[A-ZÀ-ÖØ-Þ][^\W\d_]|[^\W\d_]{5}))")
_STRAIGHT_QUOTE = re.compile(r"(?<=[.,!?…])\"(?=[^\W\d_])")
_TOKEN = re.compile(r"\S+")
MAX_TOKEN = 200  # what is longer is no run of words
_WEB = re.compile(
    r"https?:|www\.|[@#/\\_=<>]|\.(?:com|org|net|gov|edu|mil|int|info|io|co|uk|de|fr|ru|cn|tv|me)\b", re.IGNORECASE
)
_WEB_ENDINGS = frozenset("com org net gov edu info io html pdf jpg png js php tv".split())
_WORD_BEFORE = re.compile(r"[\w'’-]+\W*$")
_WORD_AFTER = re.compile(r"\W*[\w'’-]+")
_CLOSERS = ".!?…\"'”’»)]"
_ASIDE = re.compile(r"[(\[]([^()\[\]]*)$")


def find_lost_spaces(text: str) -> list[LostSpace]:
    """Every place in `text` where a space (or a sentence's end) was lost, in order."""
    article = _Words(text)
    found = []
    for token in _TOKEN.finditer(text):
        word = token.group()
        if (word.isalpha() and (word.islower() or word[1:].islower())) or len(word) > MAX_TOKEN or _WEB.search(word):
            continue
        for at in sorted(set(_places(word, article, text, token.start()))):
            found.append(_lost_space(text, token.start() + at))
    return found


class _Words:
    """What the article itself says about its words."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(WORD.findall(self.text))

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(w.lower() for w in self.counts)

    def is_spelling(self, word: str) -> bool:
        """Whether the article writes the word so more than once: then it is a name, not an accident."""
        return self.counts[word] > 1


def _places(token: str, article: _Words, text: str, offset: int) -> Iterator[int]:
    """Positions in `token` at which a space is missing."""
    for m in _AFTER_STOP.finditer(token):
        if _ends_sentence(token[: m.start()], token[m.start() :]):
            yield m.start()
    for pattern in (_AFTER_COMMA, _AFTER_QUOTE, _BEFORE_QUOTE):
        for m in pattern.finditer(token):
            yield m.start()
    for m in _STRAIGHT_QUOTE.finditer(token):
        yield m.start() if _opens(text, offset + m.start()) else m.end()
    for m in _AFTER_BRACKET.finditer(token):
        if _closes_aside(text, offset + m.start()):
            yield m.start()
    for m in _BEFORE_BRACKET.finditer(token):
        yield m.start()
    for word in WORD.finditer(token):
        for at in _inside_word(word.group(), article):
            yield word.start() + at
    for m in _AFTER_CAPITALS.finditer(token):
        if len(re.split(r"[^A-Z0-9]", token[: m.start()])[-1]) >= 2 and not article.is_spelling(token):
            yield m.start()


def _inside_word(word: str, article: _Words) -> Iterator[int]:
    splits = [m.start() for m in _CAMEL.finditer(word)]
    if not splits or word.lower() in load_words("camel_case_names.txt") or article.is_spelling(word):
        return
    for at in splits:
        if _are_two_words(word[:at], word[at:], article):
            yield at


def _are_two_words(left: str, right: str, article: _Words) -> bool:
    """Whether `left` and `right` are words of their own, by the closed classes and by the article's other words."""
    low, high = left.lower(), right.lower()
    if low in NAME_PREFIXES or len(right) < 2 or not right[1:].islower():
        return False
    left_known = low in article.known
    if high in _OPENERS:  # "MeToo", "LinkedIn": with so short a second word the first must be vouched for
        return left_known or (len(right) > 2 and len(left) > 2) or (left.islower() and len(left) > 3)
    if left.islower():  # hardly a name begins with a small letter and has a capital further on
        return len(left) > 3 or (left_known and len(left) > 2)
    return left_known and article.counts[right] > 0


def _ends_sentence(left: str, right: str) -> bool:
    before = left.rstrip(_CLOSERS + ";").lower()
    word = right.rstrip(_CLOSERS + ",;:")
    after = word.lower()
    if word.isupper() and len(word) < 4:  # a stock's ticker
        return False
    if after in _WEB_ENDINGS or ("." in before and before.rpartition(".")[2] in ABBREVIATIONS):
        return False
    return not re.fullmatch(r"(?:\w{1,2}\.)+\w{0,2}", left + right)


def _opens(text: str, at: int) -> bool:
    """Whether the straight quotation mark at `at` is an opening one: the marks before it in its paragraph pair up."""
    line = max(text.rfind("\n", 0, at) + 1, at - 5_000)
    return text.count('"', line, at) % 2 == 0


def _closes_aside(text: str, at: int) -> bool:
    """Whether the bracket that closes right before `at` held words apart, unlike "(re)build" or "[T]he"."""
    opening = _ASIDE.search(text, max(0, at - 200), at - 1)
    if not opening:
        return False
    inside, before = opening.group(1), text[opening.start() - 1 : opening.start()]
    return (not before or before.isspace() or before in '"“‘') and len(inside) > 3 and not inside.endswith(("-", "‑"))


def _lost_space(text: str, at: int) -> LostSpace:
    """The two words around `at`, and the space, or the sentence's end, to put between them."""
    before, after = _WORD_BEFORE.search(text, max(0, at - 60), at), _WORD_AFTER.match(text, at, at + 60)
    start, end = before.start() if before else at - 1, after.end() if after else at + 1
    left, right = text[start:at], text[at:end]
    opens = right[:1].isupper() and right.lower() in SENTENCE_OPENERS and left[-1:].isalnum()
    return LostSpace(start, end, Edit(at, at, ". " if opens else " "), left, right)

"""How many: numbers of people killed, hurt, seized ..., of things and of money in the words that tell a happening.

A number belongs to the nearest word of harm in its sentence; "including 3 children" is a part of a number told before.
What a number leaves open is kept: "at least 20" is 20 or more, "dozens" are 24 to 99, "about 30" may be a tenth off.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache

import msgspec

from onrecord.model.remembered import remembered
from onrecord.model.span import Span, slice_span

_HARM: dict[str, str] = {
    "killed": r"kill(?:ed|ing|s)?|death toll|toll|shot dead|gunned down|murdered|lost their lives|"
    r"gave their lives|bodies|corpses|graves|dead|died|dies|deaths?|fatalities|slain|perished|lives|massacred|executed",
    "wounded": r"wound(?:ed|ing|s)?|injur(?:ed|ing|ies|es)|hurt|maimed",
    "arrested": r"arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?|detentions?|rounded up|imprisoned|jailed|"
    r"apprehend(?:ed|ing|s)?|captur(?:ed|ing|es)|nabbed|nabs|nabbing|in(?:to)? custody",
    "abducted": r"abduct(?:ed|ing|s)?|kidnap(?:ped|ping|s)?|hostages?|captives?|(?:were|was|been) taken|"
    r"taken (?:away|captive)",
    "missing": r"missing",
    "displaced": r"displaced|displacing|fled|evacuated|homeless",
    "released": r"releas(?:ed|ing|es?)|freed|freeing",
    "expelled": r"expel(?:led|ling|s)?|deport(?:ed|ing|s)?",
    "took part": r"protest(?:s|ers|ors|ed|ing)?|demonstrat(?:ors?|ed|ing|ions?)|march(?:e[ds]|ers|ing)?|"
    r"rall(?:y|ies|ied)|took to the streets|took part|turned out|crowds?|rioters|strikers|hooligans|participants",
}  # fmt: skip
_SMALL = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "a dozen": (12, 12),
}
_MULTIPLES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_NUMBER = re.compile(
    r"(?P<digits>\b\d{1,3}(?:,\d{3})+\b|\b\d+\b)(?:\s+(?P<times>hundred|thousand|million|billion))?"
    rf"|\b(?P<vague>{'|'.join(_VAGUE)})\b"
    rf"|\b(?P<tens>{'|'.join(_TENS)})(?:-(?P<ones>{'|'.join(list(_SMALL)[1:10])}))?"
    r"(?:\s+(?P<lots>hundred|thousand|million|billion))?\b"
    rf"|\b(?P<small>{'|'.join(list(_SMALL)[1:])})(?:\s+(?P<many>hundred|thousand|million|billion))?\b",
    re.IGNORECASE,
)
_NOT_PEOPLE = re.compile(
    r"^\s?[-:]\s?\w|^,\s?\d|"
    r"^\s*+(?:%|percent|per cent|year|month|week|day|hour|minute|second|km|kilomet|mile|met(?:re|er)|kilo|ton|"
    r"[ap]\.?m\b|(?:st|nd|rd|th)\b|-year|-day|-week|-month|\.\d|:\d|"
    r"houses?|homes|buildings|vehicles|cars|rockets?|missiles?|"
    r"drones?|bombs?|shells?|times|cities|villages|towns|countries|provinces|attacks?|strikes?|"
    r"(?:\w+ )?(?:protests|demonstrations|marches|rallies|arrests|charges|counts|banks|shots|rounds|points|goals|games|"
    r"tackles|yards|sentences|terms|officials said)\b|"
    r"people['’]s|of (?:the|them|its)\b)",
    re.IGNORECASE,
)
_NO_COUNT_BEFORE = re.compile(r"(?:[$€£]|\d[.:])\s?$")
_DOERS = re.compile(r"\bby\s+(?:(?:at least|about|some|around|more than|up to)\s+)?$", re.IGNORECASE)
_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY_OF = re.compile(rf"\b{_MONTHS}\.?\s?$")
_DAY_AFTER = re.compile(rf"\s(?:of )?{_MONTHS}\b")
_PART = re.compile(r"\b(?:including|among them|of them|of whom|one of)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
_LEAST = re.compile(r"\b(?:at least|no fewer than|no less than|a minimum of)\s+$", re.IGNORECASE)
_MORE = re.compile(r"\b(?:more than|over|upwards of|in excess of)\s+$", re.IGNORECASE)
_MOST = re.compile(r"\b(?:up to|as many as|at most|no more than|fewer than|less than|under)\s+$", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|nearly|almost|approximately|an estimated|close to)\s+$", re.IGNORECASE
)
_ASIDE = re.compile(r",\s*(?:including|among them|most|many|some|all|half|not)\b[^,;]*,")
_CUT = re.compile(r"[,;:–—]|\b(?:and|while|but|after|before)\b")
# Who is dead now is no longer counted among the wounded.
_CURRENCY = re.compile(r"(?:US|A|C|NZ)?([$€£¥])\s?$")
_WORD_AFTER = re.compile(r"\s(?P<word>[A-Za-z][A-Za-z’'-]*)")
# What ends the words that a number counts; time, distance and shares tell no happening's size.
_NO_NOUN = frozenset(
    "of the a an and or but in on at to for with by from as into near off over under after before during since while "
    "when who which that whom whose were was are is be been had has have will would could may might did do not no it "
    "its their his her he she they them this these those all other others more further another additional new percent "
    "per km kilometres kilometers miles metres meters kilometre kilometer mile metre meter years year months month "
    "weeks week days day hours hour minutes minute seconds second times time am pm points degrees feet kilos nights "
    "january february march april may june july august september october november december".split()
)
_LONGEST_NOUN = 4  # words
_NOT_PLURAL = frozenset("gas us bus business press plus".split())
_SINCE_DEAD = re.compile(r"\s*(?:wounded|injured)(?:\s+\w+){1,3}?\s+(?:died|dies|succumbed)\b", re.IGNORECASE)
_COMMA = re.compile(r",\s*$")
_AGE_ENDS = re.compile(r"\s*(?:[,.;:)]|$|who\b)")  # "Rita Camilleri, 58, was hurt"
_CHARGED = re.compile(r"\b(?:accused|charged|suspected|convicted|responsible|wanted|on trial|guilty)\b", re.IGNORECASE)
_BEFALLING = frozenset("were was are have has had others more dead".split())
_COUNTED = re.compile(
    r"\b(?:(?:toll|number|crowd|turnout)\b[^.!?]{0,60}\b(?:at|to|reached)|counted|estimated)\s+"
    r"(?:at least\s+|some\s+|about\s+)?$",
    re.IGNORECASE,
)
_RIGHT_AFTER = 18  # characters from "killed at least" to its number, from "toll stands at"
_OPENING = 24  # characters within which "at least some 40 men" comes to its number
_PART_OF = re.compile(r"\s+(?:of (?:the|them|its|their)|other|more|further)\b|-(?:year|day|week|month)", re.IGNORECASE)
_WHOLE_OF_PART = re.compile(r"\bof (?:the|its|their|some)\s+$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s|\n")
_LONGEST = 500  # characters looked at on either side of a passage
_REACH = 60  # characters between a number and its word of harm


class Quantity(msgspec.Struct, frozen=True):
    """From `least` to `most` people (both included, most may be infinite), and the words that say so."""

    what: str
    least: float
    most: float
    span: Span

    def fits(self, other: Quantity) -> bool:
        return self.least <= other.most and other.least <= self.most


@cache
def _harm() -> re.Pattern[str]:
    kinds = "|".join(f"(?P<h{n}>{p})" for n, p in enumerate(_HARM.values()))
    return re.compile(rf"\b(?:{kinds})\b", re.IGNORECASE)


@remembered(1024)
def quantities(text: str, start: int, end: int) -> tuple[Quantity, ...]:
    """The numbers of people in `text[start:end]`, one for each kind of harm."""
    return tuple(_quantities(text, start, end)) if _NUMBER.search(text, start, end) else ()


def _quantities(text: str, start: int, end: int) -> Iterator[Quantity]:
    words = [
        (m.start(), m.end(), list(_HARM)[int((m.lastgroup or "h0")[1:])]) for m in _harm().finditer(text, start, end)
    ]
    taken: set[str] = set()
    for number in _NUMBER.finditer(text, start, end):
        near = _nearest(text, number, words)
        if near is None or near[2] in taken or not _counts_people(text, number) or not _tied(text, number, near):
            continue
        taken.add(near[2])
        least, most = _bounds(text, number)
        yield Quantity(near[2], least, most, slice_span(text, min(number.start(), near[0]), max(number.end(), near[1])))


@remembered(1024)
def things(text: str, start: int, end: int) -> tuple[Quantity, ...]:
    """The numbers of things, people and sums of money in `text[start:end]`, by the plural noun or currency counted.

    Parts ("12 of the 16", "two other") and measures of time and length are left out, and so is a noun counted twice.
    """
    found: dict[str, list[Quantity]] = {}
    for number in _NUMBER.finditer(text, start, end):
        before = text[max(0, number.start() - 40) : number.start()]
        if _PART.search(before) or _WHOLE_OF_PART.search(before) or _is_date(text, number):
            continue
        if noun := _noun(text, number, end):
            least, most = _bounds(text, number)
            span = slice_span(text, number.start(), noun[1])
            found.setdefault(noun[0], []).append(Quantity(noun[0], least, most, span))
    return tuple(q[0] for q in found.values() if len(q) == 1)


def how_many(text: str, start: int, end: int) -> Quantity | None:
    """The number with which the words `text[start:end]` begin: "three" of "three Omani sailors"; its `what` is ""."""
    number = _NUMBER.search(text, start, min(end, start + _OPENING))
    if number is None or _PART_OF.match(text, number.end()) or _is_date(text, number):
        return None
    least, most = _bounds(text, number)
    return Quantity("", least, most, slice_span(text, number.start(), end))


def _is_date(text: str, number: re.Match[str]) -> bool:
    before = _DAY_OF.search(text[max(0, number.start() - 12) : number.start()])
    return bool(before) or bool(_DAY_AFTER.match(text, number.end()))


def _noun(text: str, number: re.Match[str], end: int) -> tuple[str, int] | None:
    """What a number counts, in the singular, and where its words end."""
    if currency := _CURRENCY.search(text[max(0, number.start() - 5) : number.start()]):
        return currency.group(1), number.end()
    at = number.end()
    for _ in range(_LONGEST_NOUN):
        after = _WORD_AFTER.match(text, at, end)
        if after is None or (word := after.group("word").lower()) in _NO_NOUN:
            return None
        if is_plural(word):
            return singular(word), after.end()
        at = after.end()
    return None


def is_plural(word: str) -> bool:
    if word.endswith("men") or word in ("people", "children", "police", "crew", "aircraft"):
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _NOT_PLURAL


def singular(word: str) -> str:
    """A plural as English forms it, without its ending."""
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def sentence(text: str, span: Span) -> tuple[int, int]:
    """The bounds of the sentences of `text` that `span` touches, as far as full stops tell."""
    first = max(0, span.start - _LONGEST)
    before = [m.end() for m in _SENTENCE_END.finditer(text, first, span.start)]
    after = _SENTENCE_END.search(text, max(span.end - 1, 0), span.end + _LONGEST)
    return (before[-1] if before else first), (after.end() if after else min(len(text), span.end + _LONGEST))


def paragraph(text: str, span: Span) -> tuple[int, int]:
    """The bounds of the paragraphs of `text` that `span` touches."""
    end = text.find("\n", span.end, span.end + _LONGEST)
    start = text.rfind("\n", max(0, span.start - _LONGEST), span.start)
    return (start if start >= 0 else max(0, span.start - _LONGEST)), (end if end >= 0 else span.end + _LONGEST)


def _nearest(text: str, number: re.Match[str], words: list[tuple[int, int, str]]) -> tuple[int, int, str] | None:
    """The word of harm that a number belongs to: the nearest, one on its own side of a comma rather."""

    def distance(word: tuple[int, int, str]) -> float:
        before = word[0] >= number.end()  # the number comes before its word
        between = text[number.end() : word[0]] if before else text[word[1] : number.start()]
        between = _ASIDE.sub(" ", between)
        cut = len(_CUT.findall(between))
        return len(between) + 25 * cut + (0 if before else 2)

    best = min(words, key=distance, default=None)
    return best if best is not None and distance(best) <= _REACH else None


def _tied(text: str, number: re.Match[str], word: tuple[int, int, str]) -> bool:
    """Whether the number counts people whom the word of harm befell, as far as the words between and after it tell.

    It stands before a noun of several or before what befell them, or right after that: "nine men", "12 were killed",
    "killed 612". Whoever is accused of killing was not killed.
    """
    start, end, _ = word
    if _CHARGED.search(text, min(end, number.end()), max(start, number.start())):
        return False
    at = number.end()
    for _ in range(_LONGEST_NOUN):
        after = _WORD_AFTER.match(text, at, at + 24)
        if after is None:
            break
        if (
            after.group("word").lower() in _BEFALLING
            or after.start("word") == start
            or is_plural(after.group("word").lower())
        ):
            return True
        if after.group("word").lower() in _NO_NOUN:
            break
        at = after.end()
    gap = number.start() - end
    if _value(number) == (1, 1):  # "killing one guard"; "in one" is one of what is not told
        return 0 <= gap <= 1 and at > number.end()
    return 0 <= gap <= _RIGHT_AFTER or bool(_COUNTED.search(text, max(0, number.start() - 80), number.start()))


def _counts_people(text: str, number: re.Match[str]) -> bool:
    after, before = text[number.end() : number.end() + 24], text[max(0, number.start() - 40) : number.start()]
    if (
        _SINCE_DEAD.match(text, number.end())
        or _NOT_PEOPLE.match(after)
        or _NO_COUNT_BEFORE.search(before)
        or _is_date(text, number)
        or _DOERS.search(before)
        or _PART.search(before)
        or (_COMMA.search(before) and _AGE_ENDS.match(after))
    ):
        return False
    digits = number.group("digits")
    return not (digits and (digits[0] == "0" or (len(digits) == 4 and digits[:2] in ("19", "20"))))


def _bounds(text: str, number: re.Match[str]) -> tuple[float, float]:
    before = text[max(0, number.start() - 24) : number.start()]
    least, most = _value(number)
    if _LEAST.search(before):
        return least, math.inf
    if _MORE.search(before):
        return least + 1, math.inf
    if _MOST.search(before):
        return 0, most
    if _ABOUT.search(before):
        return math.floor(least * 0.9), math.ceil(most * 1.1)
    return least, most


def _value(number: re.Match[str]) -> tuple[float, float]:
    if vague := number.group("vague"):
        return _VAGUE[vague.lower()]
    if digits := number.group("digits"):
        value = int(digits.replace(",", "")) * _MULTIPLES.get((number.group("times") or "").lower(), 1)
    elif tens := number.group("tens"):
        value = _TENS[tens.lower()] + _SMALL.get((number.group("ones") or "").lower(), 0)
        value *= _MULTIPLES.get((number.group("lots") or "").lower(), 1)
    else:
        value = _SMALL[number.group("small").lower()] * _MULTIPLES.get((number.group("many") or "").lower(), 1)
    return value, value

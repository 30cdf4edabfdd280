"""Names of people: by a given name, a title, a relative clause, where the parser's model saw a place or nothing."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from onrecord.annotate.entities.defined_names import DAYS
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons import actors, holders, people
from onrecord.annotate.lexicons.actors import Alias

PLACE_SENSES: Final = frozenset({"country", "capital", "region", "city"})
# Nouns for persons that stand before names of companies and teams as well.
OF_BODIES: Final = frozenset(
    "rival ally partner host neighbor neighbour champion giant leader maker owner operator member founder winner "
    "competitor publisher newcomer player lender builder producer supplier sponsor backer user holder buyer".split()
)


def own_people(reading: Reading) -> list[tuple[int, int, str]]:
    """Names of persons of the user's table, and of leading figures, whole tokens with a capital at their front."""
    names = holders.own_people()
    own = _written_out(reading, names, _firsts(frozenset(names))) if names else ()
    return [*own, *_leading_people(reading)]


def _leading_people(reading: Reading) -> Iterable[tuple[int, int, str]]:
    """Full names of leading figures that the model did not see whole: "Ban Ki-moon", "Sheikh Hasina"."""
    names = holders.leading_names()
    for start, end, label in _written_out(reading, names, _firsts(names)):
        near = [(s, e) for s, e, _ in reading.parse.names if s < end and start < e]
        longer = any(s <= start and end <= e and e - s > end - start for s, e in near)
        capital = reading.words[end - 1][0].isupper() or reading.words[end - 2] in ("-", "–")
        if not longer and capital:
            yield start, end, label


@lru_cache(maxsize=4)
def _firsts(names: frozenset[tuple[str, ...]]) -> dict[str, int]:
    """First piece -> the most pieces of a name that begins so."""
    found: dict[str, int] = {}
    for pieces in names:
        found[pieces[0]] = max(found.get(pieces[0], 0), len(pieces))
    return found


def _written_out(
    reading: Reading, names: Container[tuple[str, ...]], firsts: Mapping[str, int]
) -> Iterator[tuple[int, int, str]]:
    words = reading.words
    for start in [i for i in reading.beginning(firsts.keys()) if not words[i][0].islower()]:
        end = _end_of_longest(reading, start, names, firsts[reading.pieces[start][0]])
        if end is not None:
            yield start, end, "PERSON"


def _end_of_longest(reading: Reading, start: int, names: Container[tuple[str, ...]], most: int) -> int | None:
    """Token after the longest of `names` that begins at `start`, none of which has more than `most` pieces."""
    end: int | None = None
    told: tuple[str, ...] = ()
    for i in range(start, min(reading.length, start + 2 * most)):  # a hyphen may be a token
        told += reading.fold(i, i + 1)
        if len(told) > most:
            break
        if reading.pieces[i] and told in names:
            end = i + 1
    return end


QUOTES: Final = frozenset({'"', "``", "''", "“", "”", "‘", "’", "'"})
LONGEST_NICKNAME: Final = 3  # words


def quoted_nicknames(reading: Reading) -> Iterable[tuple[int, int]]:
    """Tokens of names with a nickname between quotation marks, from the first given name to the last surname."""
    for i in reading.tokens_of(QUOTES):
        if not 0 < i < reading.length - 3 or not _is_name_word(reading, i - 1):
            continue
        close = next((j for j in range(i + 2, i + 3 + LONGEST_NICKNAME) if reading.words[j : j + 1] and
                      reading.words[j] in QUOTES), None)  # fmt: skip
        if close is None or close + 1 >= reading.length or not _is_name_word(reading, close + 1):
            continue
        if reading.sentence_of[i - 1] != reading.sentence_of[close + 1] or not reading.words[i + 1][:1].isupper():
            continue
        start, end = i - 1, close + 2
        while start > 0 and i - start < 3 and _is_name_word(reading, start - 1) and not is_title(reading, start - 1):
            start -= 1
        while end < reading.length and end - close < 4 and _is_name_word(reading, end):
            end += 1
        yield start, end


_CALLED: Final = frozenset({"as", "nicknamed", "dubbed", "alias", "aka", "a.k.a."})
_BEFORE_AS: Final = frozenset({"known", "called"})


def known_as(reading: Reading, seen: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """Tokens of what somebody named before is "known as" or "nicknamed", whatever the model saw in it."""
    persons = {end for _, end, label in seen if label == "PERSON"}
    for i in [i for i in reading.tokens_of(_CALLED) if 0 < i < reading.length - 1]:
        if reading.lower[i] == "as" and reading.lower[i - 1] not in _BEFORE_AS:
            continue
        before = range(max(0, i - 6), i)
        start = i + 1
        while start < reading.length - 1 and (reading.words[start] in QUOTES or reading.words[start] == "the"):
            start += 1
        end = start
        while end < reading.length and end - start < LONGEST_NICKNAME and reading.words[end][:1].isupper():
            end += 1
        if end > start and any(j + 1 in persons for j in before):
            yield start, end


_BEFORE_HYPHEN: Final = frozenset("al el ul abd abdel abdul abdal abu ibn bin bint umm".split())


def hyphenated_names(reading: Reading, known: Iterable[tuple[int, int, Alias]]) -> Iterable[tuple[int, int]]:
    """Tokens of "Al-Fateh Farsan" after a title or before a verb of saying: one person, whatever "Fateh" is by itself.

    What the gazetteer knows with its article ("Al-Aqsa Brigades") is left alone.
    """
    named = {start for start, end, _ in known if end > start + 2}
    for i in [dash - 1 for dash in reading.dashes if 0 < dash < reading.length - 2]:
        if reading.lower[i] not in _BEFORE_HYPHEN or reading.words[i + 1] != "-" or i in named:
            continue
        end = i + 3
        while end < reading.length and end - i < 7 and _continues_name(reading, end):
            end += 1
        last = end - 1
        told = is_title(reading, i - 1) if i > 0 else False
        if end > i + 3 and _is_name_word(reading, i + 2) and (told or last in reading.speech_subjects):
            yield i, end


_SECOND_SYLLABLE: Final = re.compile(r"[a-z]{1,6}")


def east_asian_names(reading: Reading) -> Iterable[tuple[int, int]]:
    """Tokens of "Yun Mei-ling", "Pak Jin-ho": a surname, a capitalised syllable, a hyphen and one in small letters."""
    for i in [dash - 2 for dash in reading.dashes if 1 < dash < reading.length - 1]:
        if reading.lower[i] not in people.EAST_ASIAN_SURNAMES or not reading.words[i][:1].isupper():
            continue
        first, _, second = reading.words[i + 1 : i + 4]
        syllables = first[:1].isupper() and first.isalpha() and len(first) < 7 and _SECOND_SYLLABLE.fullmatch(second)
        if syllables and second not in _PARTICIPLES:
            yield i, i + 4


_PARTICIPLES: Final = frozenset("led held based run born made owned bound wide".split())


def _continues_name(reading: Reading, i: int) -> bool:
    hyphen = reading.words[i] == "-" and reading.lower[i - 1] in _BEFORE_HYPHEN
    return hyphen or (_is_name_word(reading, i) and not is_title(reading, i))


def without_nickname(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """Pieces of the name less what stands between quotation marks in it."""
    marks = [i for i in range(start + 1, end - 1) if reading.words[i] in QUOTES]
    if len(marks) != 2:
        return reading.fold(start, end)
    return (*reading.fold(start, marks[0]), *reading.fold(marks[1] + 1, end))


def _is_name_word(reading: Reading, i: int) -> bool:
    return reading.pos[i] == "PROPN" and reading.words[i][:1].isupper() and reading.words[i][-1:].isalpha()


def given_names(reading: Reading, known: Iterable[tuple[int, int, Alias]]) -> list[tuple[int, int, str]]:
    """Names of people that begin like a place: "Israel Putnam", "Paris Hilton"."""
    found = []
    whole = {(s, label) for s, e, label in reading.parse.names if e > s + 1}
    for start, end, alias in known:
        if (start + 1, "PERSON") in whole:
            continue  # "to Georgia Jan Kos": the name is whole without it
        if start > 0 and reading.lower[start - 1] in ("to", "for") and is_full_name(reading, start + 1, start + 3):
            continue
        if end == start + 1 and alias.sense in PLACE_SENSES and is_given_name(reading, start):
            while end < reading.length and reading.pos[end] == "PROPN" and reading.words[end][0].isupper():
                end += 1
            found.append((start, end, "PERSON"))
    return found


def is_given_name(reading: Reading, i: int) -> bool:
    """A place's name that people bear too, before an unknown capitalised word: "Jordan Davis"."""
    if reading.lower[i] not in people.PLACES_AS_GIVEN_NAMES or i + 1 >= reading.length:
        return False
    after = reading.words[i + 1]
    return (
        reading.pos[i + 1] == "PROPN"
        and after[:1].isupper()
        and reading.sentence_of[i] == reading.sentence_of[i + 1]
        and not is_title(reading, i + 1)
        and not (reading.pieces[i + 1] and reading.pieces[i + 1][0] in actors.gazetteer())
        and reading.lower[i + 1] not in people.ORGANIZATION_WORDS
        and reading.lower[i + 1] not in DAYS
    )


def is_full_name(reading: Reading, start: int, end: int) -> bool:
    """A given name and one or two more capitalised words that make no organisation: "Dean Kamen"."""
    words = reading.lower[start:end]
    return (
        2 <= len(words) == end - start <= 3
        and bool(people.gender(words[0]))
        and words[0] not in people.PLACES_AS_GIVEN_NAMES
        and all(reading.pos[i] == "PROPN" and reading.words[i][0].isupper() for i in range(start, end))
        and not any(w in people.ORGANIZATION_WORDS or w in actors.actor_nouns() for w in words)
    )


def has_who(reading: Reading, head: int) -> bool:
    clauses = (c for c in reading.children[head] if reading.deps[c] == "relcl")
    return any(reading.lower[g] in ("who", "whom") for c in clauses for g in reading.children[c])


def is_called_person(reading: Reading, start: int, end: int, head: int) -> bool:
    """ "Oleh Hrynko, a lawmaker from ...": two or three capitalised words, and after a comma what only persons are."""
    words = reading.words[start:end]
    if not 2 <= len(words) <= 5 or not words[0][:1].isupper() or any(w.isupper() for w in words):
        return False
    if not _is_hyphenated(words) and (len(words) > 3 or any(not w[:1].isupper() for w in words)):
        return False
    if any(w in people.ORGANIZATION_WORDS or w in actors.actor_nouns() for w in reading.lower[start:end]):
        return False
    apposed = [c for c in reading.children[head] if c > end and reading.deps[c] == "appos"]
    if reading.deps[head] == "appos" and reading.words[start - 1] == ",":  # "the bank's governor, Park Jun-ho"
        apposed.append(reading.heads[head])
    nouns = ((i, actors.actor_nouns().get(reading.lemmas[i])) for i in apposed)
    return any(
        noun is not None and noun.kind == "person" and reading.tags[i] == "NN" and noun.lemma not in OF_BODIES
        for i, noun in nouns
    )


def _is_hyphenated(words: Sequence[str]) -> bool:
    """ "Park", "Jun", "-", "ho"."""
    return len(words) > 3 and words[-2] in ("-", "–")


def bears_leaders_name(reading: Reading, start: int, end: int) -> bool:
    """A surname that few have, alone: that of somebody who leads a state on the article's day."""
    day, pieces = reading.doc.document.article.published, reading.pieces[start]
    if day is None or end != start + 1 or len(pieces) != 1 or len(pieces[0]) < 4 or not holders.is_rare(pieces[0]):
        return False
    return any(h.leads_on(day) for h in holders.by_surname(pieces[0]))


def heads_administration(reading: Reading, start: int, end: int) -> bool:
    """ "Trump" in "the Trump administration": the surname of somebody who is in office on the article's day."""
    day = reading.doc.document.article.published
    if end != start + 1 or reading.lower[end : end + 1] not in (["administration"], ["presidency"], ["government"]):
        return False
    pieces = reading.pieces[start]
    return day is not None and len(pieces) == 1 and any(h.current(day) for h in holders.by_surname(pieces[0]))


def is_titled(reading: Reading, start: int, end: int) -> bool:
    """Whether an honorific or a noun for a person stands before the name and belongs to it: "coach Jan Kos"."""
    if start == 0:
        return False
    before = reading.lower[start - 1].rstrip(".")
    noun = actors.actor_nouns().get(reading.lemmas[start - 1])
    head = reading.span_head(start, end)
    apposed = reading.deps[head] == "appos" and reading.heads[head] == start - 1
    belongs = noun is not None and noun.kind == "person" and (apposed or start <= reading.heads[start - 1] < end)
    if end == start + 1:
        return before in people.HONORIFICS or (belongs and reading.heads[start - 1] == start)
    if noun is None or noun.lemma in OF_BODIES or not belongs or end - start > 3:
        return False
    return not any(w in people.ORGANIZATION_WORDS or w in actors.actor_nouns() for w in reading.lower[start:end])


def is_title(reading: Reading, i: int) -> bool:
    nouns = actors.actor_nouns()
    return reading.lower[i] in people.HONORIFICS or reading.lemmas[i] in nouns or reading.lower[i] in nouns


def widened(reading: Reading, start: int, end: int, label: str, taken: set[int]) -> tuple[int, int, str]:
    """A name with the given name before it that the model left out: "envoy Ana Prado" of "Prado"."""
    first = start
    while first > 0 and end - first < 4 and _goes_before(reading, first - 1, start, end, taken):
        first -= 1
    if first == start or not (is_titled(reading, first, end) or is_full_name(reading, first, end)):
        return start, end, label
    return first, end, "PERSON"


def _goes_before(reading: Reading, i: int, start: int, end: int, taken: set[int]) -> bool:
    return (
        i not in taken
        and reading.pos[i] == "PROPN"
        and start <= reading.heads[i] < end
        and reading.deps[i] == "compound"
        and not is_title(reading, i)
        and " ".join(reading.lower[max(0, i - 1) : i + 1]) not in actors.actor_nouns()  # "Menteri Besar"
        and reading.lower[i].rstrip(".") not in people.HONORIFICS
    )


def of_somewhere(reading: Reading, start: int, end: int) -> int:
    """Token after the name proper of "candidate Jan Kos of Poland", which the model takes for an organisation."""
    for i in range(start + 1, end - 1):
        if reading.lower[i] in ("of", "from") and (is_titled(reading, start, i) or is_full_name(reading, start, i)):
            return i
    return end

"""What stands beside a person's name and says what the person is: titles, appositions, "X is the president"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from onrecord.annotate.entities.draft import Draft
from onrecord.annotate.entities.nouns import noun_at
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons import people, phrases
from onrecord.annotate.lexicons.actors import ActorNoun, actor_nouns
from onrecord.annotate.lexicons.foreign_titles import PARTICLES, foreign_titles, title_end

MAX_TITLE: Final = 12  # tokens


def read_titles(reading: Reading, names: list[Draft]) -> None:
    """Give each person's name the title before it."""
    by_end = {d.end: d for d in names}
    by_head: dict[int, list[Draft]] = {}
    for draft in by_end.values():
        by_head.setdefault(draft.head, []).append(draft)
    for draft in names:
        if draft.kind == "person" and draft.form == "name" and draft.start == 0:
            _read_leading(reading, draft)
        if draft.kind == "person" and draft.form == "name" and draft.start > 0:
            _read_title(reading, draft)
            _read_leading(reading, draft)
            if draft.title_start is None:
                _share_title(reading, draft, by_head)


def _read_title(reading: Reading, draft: Draft) -> None:
    last = draft.start - 1
    honorific = reading.lower[last].rstrip(".")
    if honorific in people.HONORIFICS:
        draft.gender = people.HONORIFICS[honorific] or draft.gender
    if last + 1 < reading.length and draft.end < reading.length and reading.lower[draft.end] == "administration":
        draft.roles += ("head of government",)
    role = _role_before(reading, last)
    if role is None:
        return
    last = role
    first_sentence = reading.sentence_start(draft.start)
    start = max(first_sentence, last - _words_before(reading, last))
    if reading.words[last] in ("Representative", "Rep.", "Reps.") and reading.lower[last - 1] not in phrases.DELEGATED:
        draft.roles += ("lawmaker",)
    while start > first_sentence and draft.start - start < MAX_TITLE and _in_title(reading, start - 1, draft):
        start -= 1
    while start < last and (
        reading.lower[start] in ("the", "a", "an", "of", "for", "and")
        or reading.tags[start] == "PRP$"
        or not reading.pieces[start]
    ):
        start += 1
    if _is_rank(reading, last):
        start = _whole_title(reading, start, last)
    draft.title_start = start
    if start == last and reading.words[last] in people.CLERGY:
        draft.roles += (people.CLERGY[reading.words[last]],)
        draft.gender = draft.gender or people.GENDERED_NOUNS.get(reading.lower[last], "")
        return
    set_role(reading, draft, start, draft.start)


def _words_before(reading: Reading, i: int) -> int:
    """How many words of the role noun that ends at `i` stand before it: 1 for "press secretary"."""
    noun = noun_at(reading, i)
    words = noun.lemma.split()[:-1] if noun is not None else []
    return len(words) if words == reading.lower[i - len(words) : i] else 0


def _whole_title(reading: Reading, start: int, last: int) -> int:
    """First token of "commander of Ukraine's navy Admiral", where `start` is that of the country."""
    before = start - 1
    while before > 0 and reading.lower[before] == "the":
        before -= 1
    whole = start < last and before > 1 and reading.lower[before] == "of" and _is_role(reading, before - 1)
    return before - 1 - _words_before(reading, before - 1) if whole else start


def _role_before(reading: Reading, last: int) -> int | None:
    """The role noun of a title that ends at `last`: itself, or the one that "for Syria", "of State" belongs to."""
    if _is_role(reading, last):
        return last
    for i in range(last - 1, max(last - 7, 0), -1):
        if reading.pos[i] not in ("PROPN", "NOUN", "ADJ", "ADP", "DET", "CCONJ") and not _in_compound(reading, i):
            return None
        if reading.lower[i] in ("for", "of", "to") and _is_role(reading, i - 1):
            return i - 1 if reading.pos[last] == "PROPN" or _is_body(reading, last) else None
        if reading.lower[i] in PARTICLES and reading.lower[i - 1] in foreign_titles():
            return i - 1 if title_end(reading.lower, i - 1, last + 2) == last + 1 else None
    return None


LEADING: Final = frozenset("head lead chair run command govern rule".split())


def _read_leading(reading: Reading, draft: Draft) -> None:
    """ "X, who heads the teachers' union of Y": whom he leads tells his country and side as a title does."""
    for clause in reading.children[draft.head]:
        if reading.deps[clause] != "relcl" or reading.lemmas[clause] not in LEADING:
            continue
        subject, led = reading.parse.child(clause, "nsubj"), reading.parse.child(clause, "dobj")
        if subject is None or led is None or reading.lower[subject] != "who":
            continue
        start, end = reading.parse.subtree(led)
        stop = next((i for i in range(led + 1, end) if not reading.pieces[i] and reading.words[i] not in "-–"), end)
        draft.roles += ("leader",)
        draft.role_spans += ((start, stop),)


def _in_compound(reading: Reading, i: int) -> bool:
    """The hyphen and the participle of "Kurdish-led"."""
    return reading.words[i] in ("-", "–") or (reading.tags[i] == "VBN" and reading.words[i - 1] in ("-", "–"))


def _is_body(reading: Reading, i: int) -> bool:
    """ "parliament" in "speaker of parliament X"."""
    noun = noun_at(reading, i)
    return noun is not None and noun.kind in ("government", "organization")


def _is_role(reading: Reading, i: int) -> bool:
    noun = noun_at(reading, i) or _adjectival(reading, i)
    return (
        bool(noun and noun.kind == "person") or reading.lower[i] == "elect" or reading.lower[i] in phrases.ABBREVIATIONS
    )


def _adjectival(reading: Reading, i: int) -> ActorNoun | None:
    """ "dissident" in "Cuban dissident X", which the parser takes for an adjective."""
    tagged = reading.pos[i] == "ADJ" and reading.lower[i] not in phrases.ABSTRACT
    return actor_nouns().get(reading.lower[i]) if tagged else None


def _in_title(reading: Reading, i: int, draft: Draft) -> bool:
    """Whether token `i` belongs to the same noun phrase, to the left of the name."""
    if reading.pos[i] not in (
        "NOUN",
        "PROPN",
        "ADJ",
        "PART",
        "DET",
        "NUM",
        "ADP",
        "CCONJ",
        "X",
        "VERB",
        "PUNCT",
        "ADV",
    ):
        return False
    if reading.pos[i] == "ADP" and reading.lower[i] not in ("of", "for"):
        return False
    if reading.pos[i] == "PROPN" and reading.pos[i - 1] == "ADP" and reading.lower[i - 1] not in ("of", "for"):
        return False  # "forces in Mali General X": where, and no part of the general's title
    if reading.pos[i] == "PUNCT" and (reading.words[i] not in ("-", "–") or reading.lower[i - 1] in ("file", "photo")):
        return False
    if reading.lower[i] in ("file", "photo"):
        return False
    if reading.lower[i] in phrases.STANDINGS_OF_OFFICE:
        return reading.deps[i] in ("amod", "compound", "nmod", "advmod")
    if reading.pos[i] == "VERB" and not (reading.deps[i] == "amod" and reading.tags[i] in ("VBN", "VBG")):
        return False
    if reading.pos[i] == "NOUN" and reading.pos[i + 1] == "VERB":
        return False  # "the uprising toppled autocrat X": no noun stands before a participle in a title
    if reading.pos[i] == "PART":
        return reading.lower[i] in ("'s", "’s", "'", "’")
    return i < reading.heads[i] < draft.end or (reading.pos[i] in ("ADP", "PUNCT") and i + 1 < draft.start)


def _share_title(reading: Reading, draft: Draft, by_head: Mapping[int, Sequence[Draft]]) -> None:
    """ "presidents Donald Trump and Vladimir Putin": the second has the first one's title."""
    first = reading.first_conjunct(draft.head)
    if first == draft.head:
        return
    for other in by_head.get(first, ()):
        if other.title_start is not None:
            if reading.tags[other.start - 1] in ("NNS", "NNPS"):
                draft.roles, draft.former = other.roles, other.former
            return


def set_role(reading: Reading, draft: Draft, start: int, end: int) -> None:
    """Read role nouns, former and country off the tokens [start, end) into `draft`."""
    for i in range(start, _head_end(reading, start, end)):
        noun = noun_at(reading, i) or _adjectival(reading, i)
        after = (
            i + 1 >= end
            or reading.lower[i + 1] in phrases.ENDS_A_ROLE
            or (reading.pos[i + 1] in ("ADP", "PUNCT") and reading.words[i + 1] != "-")
            or (reading.lower[i + 1] in PARTICLES and reading.lower[i] in foreign_titles())
            or (noun is not None and " " in noun.lemma and _is_rank(reading, i + 1))
        )
        if noun is not None and noun.kind == "person" and after and i - len(noun.lemma.split()) + 1 >= start:
            draft.roles += (noun.lemma,)
            draft.gender = draft.gender or people.GENDERED_NOUNS.get(noun.lemma, "")
        if reading.lower[i] in phrases.ABBREVIATIONS:
            draft.roles += (phrases.ABBREVIATIONS[reading.lower[i]],)
        if reading.lower[i].rstrip("-") in phrases.FORMER or reading.lower[i].startswith("ex-"):
            draft.former = True
    words = " ".join(reading.words[start:end])
    if draft.roles:
        draft.role_spans += ((start, end),)
        if draft.role is None or draft.role.endswith(".") or draft.role.lower() in phrases.RANKS:
            plural = end - 1 > start - 1 and reading.tags[end - 1] in ("NNS", "NNPS")
            draft.role = _tidy(words.removesuffix("s") if plural and reading.pos[end - 1] != "ADP" else words)


def _is_rank(reading: Reading, i: int) -> bool:
    """ "General" in "army chief General X"."""
    return reading.lower[i].rstrip(".") in phrases.RANKS or reading.lower[i] in phrases.ABBREVIATIONS


def _head_end(reading: Reading, start: int, end: int) -> int:
    """Token after the part that names the office itself: before "of", "for", "at" unless the title's noun comes
    last.
    """
    last = noun_at(reading, end - 1)
    if last is not None and last.kind == "person":
        return end
    return next((i for i in range(start + 1, end) if reading.lower[i] in ("of", "for", "at", "in", "to", "with")), end)


def _tidy(words: str) -> str:
    for mark in (" 's", " ’s", " ,", " -"):
        words = words.replace(mark, mark[1:])
    return words.replace("- ", "-")

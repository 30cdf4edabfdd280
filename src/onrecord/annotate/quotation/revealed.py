"""Speakers who are named only behind their words: "That is how Ines Brandt remembers it", "The speaker was ..."."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.annotate.lexicons.speech import words
from onrecord.annotate.quotation.quotes import Quotation, Quotations
from onrecord.annotate.quotation.source import SUBJECTS, Source, can_speak, mention
from onrecord.model.syntax import Parse

_MAX_RUN = 6  # paragraphs of one speech before its speaker is named
_POINTING = frozenset({"that", "this", "these", "those", "such"})


def revealed(parse: Parse, quotes: Quotations, index: int) -> Source | None:
    """Who is told to have spoken in the sentence behind a run of paragraphs that are nothing but quotation."""
    at = bisect_left(parse.stretches, (quotes.items[index].passage, -1, -1))
    for following, start, end in parse.stretches[at : at + _MAX_RUN]:
        if not _is_all_quoted(parse, quotes, following, start, end):
            return _named_in(parse, quotes, start, parse.sentences[parse.sentence_of[start]][1])
    return None


def _is_all_quoted(parse: Parse, quotes: Quotations, passage: int, start: int, end: int) -> bool:
    items: list[Quotation] = [quotes.items[i] for i in quotes.by_passage.get(passage, ())]
    return (
        bool(items)
        and items[0].outer_first == start
        and all(quotes.inside[t] >= 0 or parse.pos[t] == "PUNCT" for t in range(start, end))
    )


def _named_in(parse: Parse, quotes: Quotations, start: int, end: int) -> Source | None:
    for find in (_how, _so_said, _whose_words):
        head = find(parse, start, end)
        if head is not None and quotes.inside[head] < 0:
            source = mention(parse, head)
            return source if can_speak(parse, source, "attitude") else None
    return None


def _how(parse: Parse, start: int, end: int) -> int | None:
    """ "That is how Ines Brandt describes it"."""
    if parse.lower[start] not in _POINTING or end - start < 4 or parse.lower[start + 2] != "how":
        return None
    verb = next((t for t in range(start + 3, end) if parse.lemmas[t] in words("recounting_verbs")), None)
    return None if verb is None else next((c for c in parse.children[verb] if parse.deps[c] in SUBJECTS), None)


def _so_said(parse: Parse, start: int, end: int) -> int | None:
    """ "So said Ines Brandt"."""
    if parse.lower[start] not in ("so", "thus") or end - start < 3 or parse.lemmas[start + 1] not in ("say", "speak"):
        return None
    return next((c for c in parse.children[start + 1] if c > start + 1 and parse.deps[c] != "punct"), None)


def _whose_words(parse: Parse, start: int, end: int) -> int | None:
    """ "The speaker was Ines Brandt", "Those are the words of Ines Brandt", "The words are those of Ines Brandt"."""
    root = next((t for t in range(start, end) if parse.heads[t] == t), start)
    subject = parse.child(root, *SUBJECTS)
    if subject is None:
        return None
    said = parse.child(root, "attr")
    if parse.lemmas[subject] in words("speakers") and parse.lemmas[root] == "be" and said is not None:
        return _of(parse, said) if parse.lower[said] in ("that", "those") else said
    if parse.lower[subject] in _POINTING and said is not None and parse.lemmas[said] in words("spoken"):
        return _of(parse, said)
    if parse.lemmas[subject] in words("speakers") and parse.lemmas[root] == "belong":
        return _behind(parse, root, "to")
    return None


def _of(parse: Parse, noun: int) -> int | None:
    return _behind(parse, noun, "of")


def _behind(parse: Parse, word: int, preposition: str) -> int | None:
    prep = next((c for c in parse.children[word] if parse.lower[c] == preposition), None)
    return None if prep is None else parse.child(prep, "pobj")

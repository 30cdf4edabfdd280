"""Which words of a document attribute something, and how they are put: negated, modal, passive, part of a phrase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.lexicons import speech
from onrecord.annotate.lexicons.speech import Cue
from onrecord.annotate.quotation.asides import answered_claim
from onrecord.model.syntax import Parse

_MODALS = frozenset("could might may would should can must ought".split())
_IF = frozenset({"if", "unless", "whether"})
_VERBAL = frozenset({"VERB", "AUX"})
_PLAIN = frozenset({"said", "says"})  # cues whatever a parser makes of them ("Said Ortiz: ...")
_FOLLOW_WINDOW = 5
_NO_CUES = frozenset({("call", "off"), ("call", "up")})  # "called off the strike" says nothing


@dataclass(frozen=True, slots=True)
class CueToken:
    """A cue at `token` with its possible readings and its words [first, last)."""

    token: int
    readings: tuple[Cue, ...]
    first: int
    last: int
    negated: bool = False
    modal: str | None = None


def find_verbs(parse: Parse) -> Iterator[CueToken]:
    lexicon = speech.verbs()
    for token, lemma in enumerate(parse.lemmas):
        entries = lexicon.get(lemma)
        if (
            entries is None
            or answered_claim(parse, token) is not None
            or (parse.pos[token] not in _VERBAL and not _reads(parse, token) and parse.lower[token] not in _PLAIN)
            or (parse.deps[token] in ("aux", "auxpass", "amod", "compound") and parse.lower[token] not in _PLAIN)
        ):
            continue
        readings, last = _readings(parse, token, entries)
        if readings:
            yield _verb(parse, token, readings, last)


def _reads(parse: Parse, token: int) -> bool:
    """As in "The message read: ...", where parsers take "read" for a noun."""
    return parse.lower[token] in ("read", "reads") and token + 1 < len(parse) and parse.words[token + 1] == ":"


def _readings(parse: Parse, token: int, entries: tuple[Cue, ...]) -> tuple[tuple[Cue, ...], int]:
    """The readings that fit the words after the token, and the end of the cue."""
    plain = tuple(c for c in entries if c.follow is None)
    stop = min(token + _FOLLOW_WINDOW, parse.sentences[parse.sentence_of[token]][1])
    for cue in entries:
        if cue.follow is None:
            break
        for at in range(token + 1, stop):
            if parse.lower[at] == cue.follow and _belongs(parse, token, at):
                # an object may stand between ("holds Oslo responsible"): then the verb alone is the cue
                last = at + 1 if at == token + 1 else token + 1
                longer = tuple(c for c in entries if c.follow == cue.follow)
                return (longer if parse.deps[at] == "prt" else (*longer, *plain)), last  # who points out points to none
            if parse.pos[at] in ("VERB", "PUNCT"):
                break
    behind = parse.lower[token + 1] if token + 1 < stop else ""
    return (() if (parse.lemmas[token], behind) in _NO_CUES else plain), token + 1


def _belongs(parse: Parse, verb: int, particle: int) -> bool:
    """Whether the word after the verb is its own particle or complement, not the start of something else."""
    head = parse.heads[particle]
    if head == verb:
        return parse.deps[particle] != "prep" or particle == verb + 1
    return particle <= verb + 2 and parse.heads[head] == verb


def _verb(parse: Parse, token: int, readings: tuple[Cue, ...], last: int) -> CueToken:
    first, negated, modal = token, False, None
    for child in parse.children[token]:
        dep = parse.deps[child]
        if dep == "neg" or parse.lower[child] in ("never", "neither", "nor"):
            negated = True
        elif dep == "aux" and parse.lower[child] in _MODALS:
            modal = parse.lower[child]
        if dep in ("aux", "auxpass", "neg", "advmod") and child == first - 1:
            first = child
    first = grow_left(parse, token, first)
    return CueToken(token, readings, first, last, negated, modal)


def grow_left(parse: Parse, token: int, first: int) -> int:
    while (
        first > 0
        and parse.heads[first - 1] == token
        and parse.deps[first - 1] in ("aux", "auxpass", "neg", "advmod")
        and parse.sentence_of[first - 1] == parse.sentence_of[token]
    ):
        first -= 1
    return first


def find_words(parse: Parse, pos: str) -> Iterator[tuple[int, tuple[Cue, ...]]]:
    """Nouns (`pos` "NOUN") or adjectives ("ADJ") that are cues, with their readings."""
    lexicon = speech.nouns() if pos == "NOUN" else speech.adjectives()
    for token, own in enumerate(parse.pos):
        if own == pos or (pos == "ADJ" and own == "VERB" and parse.deps[token] in ("acomp", "oprd")):
            entries = lexicon.get(parse.lemmas[token]) or (lexicon.get(parse.lower[token]) if pos == "ADJ" else None)
            if entries:
                yield token, entries


def conditional(parse: Parse, verb: int) -> bool:
    """Whether the clause of the verb stands under "if"."""
    return any(parse.deps[c] == "mark" and parse.lower[c] in _IF for c in parse.children[verb])

"""Sentences whose first half looks whole: "24 girls abducted in May have been freed", "Chad frees six; doubts remain".

A small parser takes the participle for the verb of the clause and leaves the real one without a subject, and takes the
clause before a semicolon for what the one behind it says.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.backends.reporting import SUBJECTS, Move
from onrecord.model.syntax import Parse

_AUXILIARIES = ("aux", "auxpass")
# In which one condemns, before what one condemns.
_MANNERS = frozenset("term word language manner way reservation equivocation hesitation condition".split())


def garden_paths(parse: Parse) -> Iterator[Move]:
    """Moves for all verbs of the document."""
    for verb, tag in enumerate(parse.tags):
        if parse.pos[verb] not in ("VERB", "AUX"):
            continue
        if tag == "VBN":
            yield from _reduced_relative(parse, verb)
        if parse.deps[verb] == "conj":
            yield from _behind_relative(parse, verb)
        if parse.child(verb, "dobj", "ccomp") is None:
            yield from _shifted_object(parse, verb)
        if parse.deps[verb] == "ccomp" and verb < parse.heads[verb]:
            yield from _before_semicolon(parse, verb)


def _reduced_relative(parse: Parse, verb: int) -> Iterator[Move]:
    """A participle with a subject and no auxiliary, before a finite verb that has an auxiliary and no subject."""
    subject = parse.child(verb, *SUBJECTS)
    if subject is None or subject > verb or _has(parse, verb, _AUXILIARIES):
        return
    main = _finite_behind(parse, verb)
    if main is None:
        return
    passive = parse.child(main, "auxpass") is not None
    yield subject, main, "nsubjpass" if passive else "nsubj"
    yield verb, subject, "acl"
    if parse.heads[main] == verb:
        root = parse.heads[verb] == verb
        yield main, main if root else parse.heads[verb], "ROOT" if root else parse.deps[verb]


def _finite_behind(parse: Parse, verb: int) -> int | None:
    _, end = parse.sentences[parse.sentence_of[verb]]
    for token in range(verb + 1, end):
        sibling = parse.heads[token] in (parse.heads[verb], verb) and parse.deps[token] in ("ccomp", "conj", "ROOT")
        if sibling and _has(parse, token, _AUXILIARIES) and parse.pos[token] in ("VERB", "AUX"):
            marked = _has(parse, token, ("mark", "cc", *SUBJECTS)) or parse.lower[token - 1] in ("and", "or", "but")
            return None if marked else token
    return None


def _behind_relative(parse: Parse, verb: int) -> Iterator[Move]:
    """ "Chad, which cut ties in May, restored them": the verb behind the comma is the noun's, not the clause's."""
    relative = parse.heads[verb]
    while parse.deps[relative] == "conj":
        relative = parse.heads[relative]
    noun = parse.heads[relative]
    if parse.deps[relative] != "relcl" or parse.deps[noun] != "ROOT" or parse.pos[noun] not in ("NOUN", "PROPN"):
        return
    closed = "," in parse.words[verb - 2 : verb]
    finite = parse.tags[verb] in ("VBD", "VBZ", "VBP") or _has(parse, verb, _AUXILIARIES)
    if closed and finite and noun < relative < verb and not _has(parse, verb, SUBJECTS):
        yield verb, verb, "ROOT"
        yield noun, verb, "nsubjpass" if parse.child(verb, "auxpass") is not None else "nsubj"


def _shifted_object(parse: Parse, verb: int) -> Iterator[Move]:
    """ "Condemns in the strongest terms the attack": the object behind the manner, taken for an apposition to it."""
    for preposition in parse.children[verb]:
        manner = parse.child(preposition, "pobj") if parse.deps[preposition] == "prep" else None
        if manner is None or parse.lemmas[manner] not in _MANNERS:
            continue
        for noun in (*parse.children[manner], *parse.children[preposition]):
            behind = noun > manner and parse.subtree(noun)[0] == manner + 1
            if behind and parse.deps[noun] in ("appos", "pobj"):
                yield noun, verb, "dobj"


def _before_semicolon(parse: Parse, verb: int) -> Iterator[Move]:
    """ "Chad frees six; doubts remain": two clauses side by side."""
    head = parse.heads[verb]
    between = range(verb + 1, head)
    apart = any(parse.words[t] == ";" for t in between)
    subject = parse.child(head, *SUBJECTS)
    if apart and subject is not None and verb < subject and _has(parse, verb, SUBJECTS):
        yield verb, head, "parataxis"


def _has(parse: Parse, token: int, deps: tuple[str, ...] | frozenset[str]) -> bool:
    return any(parse.deps[c] in deps for c in parse.children[token])

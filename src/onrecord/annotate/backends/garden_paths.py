"""Sentences whose first half looks whole: "24 girls abducted in May have been freed", "Chad frees six; doubts remain".

A small parser takes the participle for the verb of the clause and leaves the real one without a subject, takes the
clause before a semicolon or a colon for what the one behind it says, an auxiliary and its participle for two clauses,
and hangs on the last noun what its verb or another noun governs ("acquitted the former president of corruption").
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.backends.inversions import inversions
from onrecord.annotate.backends.reporting import SUBJECTS, Move, reporting
from onrecord.annotate.lexicons.actors import actor_nouns
from onrecord.annotate.lexicons.speech import documents, media, nouns
from onrecord.model.syntax import Parse

_AUXILIARIES = ("aux", "auxpass")
_OF_WHAT = frozenset("acquit convict accuse clear absolve suspect exonerate cheat rob warn remind inform".split())
_HELPERS = frozenset({"have", "be", "do"})
# What is held of somebody: "the group, believed to be backed by Chad".
_HELD = frozenset(
    "believe think suspect say report know allege presume rumor rumour fear consider deem claim expect estimate "
    "understand hold suppose assume".split()
)
# Verbs by whose participle a speaker goes on: "stepped up its rhetoric, saying that ...".
_SPEAKING_ON = frozenset(
    "say add warn claim argue insist note stress declare explain complain allege assert vow".split()
)
# In which one condemns, before what one condemns.
_MANNERS = frozenset("term word language manner way reservation equivocation hesitation condition".split())


def garden_paths(parse: Parse) -> Iterator[Move]:
    """Moves for all verbs of the document."""
    for verb, tag in enumerate(parse.tags):
        if parse.deps[verb] == "pobj" and parse.deps[parse.heads[verb]] == "prt":  # "laughed off claims"
            yield verb, parse.heads[parse.heads[verb]], "dobj"
        above = parse.heads[verb]
        if parse.deps[verb] in SUBJECTS and parse.deps[above] in _AUXILIARIES and parse.lemmas[above] in _HELPERS:
            yield verb, parse.heads[above], parse.deps[verb]  # "Oslo has yet to comment"
        if parse.pos[verb] not in ("VERB", "AUX"):
            continue
        yield from inversions(parse, verb)
        if tag == "VBN":
            yield from _reduced_relative(parse, verb)
            yield from _split_passive(parse, verb)
        if parse.deps[verb] == "relcl":
            yield from _said_by(parse, verb)
        if parse.lemmas[verb] in _OF_WHAT:
            yield from _of_charge(parse, verb)
        if parse.lemmas[verb] in _HELD and tag in ("VBD", "VBN"):
            yield from _held_of_noun(parse, verb)
        if tag == "VBG" and parse.lemmas[verb] in _SPEAKING_ON and parse.deps[verb] == "acl":
            yield from _speaking_on(parse, verb)
        if parse.deps[verb] == "conj":
            yield from _behind_relative(parse, verb)
            yield from _finite_again(parse, verb)
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


def _of_charge(parse: Parse, verb: int) -> Iterator[Move]:
    """ "Acquitted the former president of corruption": what one is cleared of, taken for what one is president of."""
    person = parse.child(verb, "dobj", "nsubjpass")
    noun = None if person is None else actor_nouns().get(parse.lemmas[person])
    if person is None or noun is None or noun.kind != "person":
        return
    for preposition in parse.children[person]:
        matter = parse.child(preposition, "pobj", "pcomp") if parse.lower[preposition] == "of" else None
        if matter is not None and parse.pos[matter] in ("NOUN", "VERB") and parse.lemmas[matter] not in actor_nouns():
            yield preposition, verb, "prep"


def _split_passive(parse: Parse, verb: int) -> Iterator[Move]:
    """ "Critics say the move was oversold": auxiliary and participle taken for two clauses of one verb."""
    be = verb - 1
    while be > 0 and parse.pos[be] == "ADV":
        be -= 1
    if be < 0 or parse.lemmas[be] != "be" or parse.heads[be] != parse.heads[verb] or parse.deps[be] != "ccomp":
        return
    subject = parse.child(be, "nsubj")
    bare = not any(c > be and parse.deps[c] != "advmod" for c in parse.children[be])
    if subject is None or not bare or _has(parse, verb, (*SUBJECTS, *_AUXILIARIES)):
        return
    for child in parse.children[be]:
        yield child, verb, "nsubjpass" if child == subject else parse.deps[child]
    yield be, verb, "auxpass"


def _said_by(parse: Parse, verb: int) -> Iterator[Move]:
    """ "Accusations from rebels that Chad lied": what is said, taken for a clause about who says it."""
    speaker = parse.heads[verb]
    preposition = parse.heads[speaker]
    noun = parse.heads[preposition]
    marked = any(parse.lower[c] == "that" and parse.deps[c] == "mark" for c in parse.children[verb])
    by = parse.deps[speaker] == "pobj" and parse.lower[preposition] in ("from", "by", "of", "among")
    if marked and by and parse.lemmas[noun] in nouns() and _has(parse, verb, SUBJECTS):
        yield verb, noun, "acl"


def _finite_behind(parse: Parse, verb: int) -> int | None:
    _, end = parse.sentences[parse.sentence_of[verb]]
    for token in range(verb + 1, end):
        sibling = parse.heads[token] in (parse.heads[verb], verb) and parse.deps[token] in ("ccomp", "conj", "ROOT")
        if sibling and _has(parse, token, _AUXILIARIES) and parse.pos[token] in ("VERB", "AUX"):
            marked = _has(parse, token, ("mark", "cc", *SUBJECTS)) or parse.lower[token - 1] in ("and", "or", "but")
            return None if marked else token
    return None


def _held_of_noun(parse: Parse, verb: int) -> Iterator[Move]:
    """ "The men, believed to be rebels": told of the noun before the comma, and said by nobody."""
    noun = verb - 2
    behind = verb > 1 and parse.words[verb - 1] == "," and parse.pos[noun] in ("NOUN", "PROPN")
    infinitive = parse.lower[verb + 1 : verb + 3] in (["to", "be"], ["to", "have"])
    if behind and infinitive and not _has(parse, verb, (*SUBJECTS, *_AUXILIARIES)) and parse.heads[verb] != noun:
        yield verb, noun, "acl"


def _speaking_on(parse: Parse, verb: int) -> Iterator[Move]:
    """ "Has stepped up its rhetoric since the raids saying that": no raid speaks, whoever stepped it up does."""
    noun = parse.heads[verb]
    above = [noun]
    for up in parse.ancestors(noun):
        if parse.pos[up] in ("VERB", "AUX"):
            subject = parse.child(up, *SUBJECTS)
            speaks = subject is not None and subject != noun and not any(_may_say(parse, t) for t in above)
            if speaks:
                yield verb, up, "advcl"
            return
        above.append(up)


def _may_say(parse: Parse, token: int) -> bool:
    """People, bodies, names, what is written and words: "a note saying", "shouts warning"."""
    lemma = parse.lemmas[token]
    written = lemma in documents() or lemma in media() or lemma in nouns() or lemma in actor_nouns()
    return written or parse.pos[token] in ("PROPN", "PRON", "NUM") or lemma in _VOICES


# Things that hold words, or voices that carry them.
_VOICES = frozenset(
    "voice sign word slogan chant sticker label caption subtitle card post text call rumor graffito".split()
)


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


def _finite_again(parse: Parse, verb: int) -> Iterator[Move]:
    """ "Summoned him to protest and demanded", "denied that it had been halted and accused X": of the verb above.

    A finite verb stands beside no infinitive; and one that reports, with an object, beside no passive of a report.
    """
    beside = parse.heads[verb]
    own = _has(parse, verb, (*SUBJECTS, *_AUXILIARIES, "mark"))
    if own or parse.tags[verb] not in ("VBD", "VBZ", "VBN") or parse.pos[beside] not in ("VERB", "AUX"):
        return
    infinitive = any(parse.tags[c] == "TO" for c in parse.children[beside]) and parse.tags[verb] != "VBN"
    passive = _has(parse, beside, ("auxpass",)) and parse.lemmas[verb] in reporting()
    reported = parse.deps[beside] == "ccomp" and parse.child(verb, "dobj") is not None
    if not infinitive and not (passive and reported):
        return
    above = next((t for t in parse.ancestors(beside) if _is_finite(parse, t)), None)
    if above is not None and parse.child(above, *SUBJECTS) is not None:
        link = [c for c in parse.children[beside] if parse.deps[c] == "cc" and c < verb][-1:]
        yield from ((c, above, "cc") for c in link)
        yield verb, above, "conj"


def _is_finite(parse: Parse, verb: int) -> bool:
    auxiliaries = (c for c in parse.children[verb] if parse.deps[c] in _AUXILIARIES)
    tags = {parse.tags[verb], *(parse.tags[c] for c in auxiliaries)}
    return parse.pos[verb] in ("VERB", "AUX") and "TO" not in tags and bool(tags & {"VBD", "VBZ", "VBP", "MD"})


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
    subject = parse.child(head, *SUBJECTS)
    # "The mayor did as asked: he said little."
    explained = subject is not None and parse.words[parse.subtree(subject)[0] - 1] == ":"
    apart = explained or any(parse.words[t] == ";" for t in between)
    if apart and subject is None and _has(parse, verb, SUBJECTS) and parse.heads[head] == head:
        yield verb, verb, "ROOT"  # "Chad frees six; vows to free more"
        yield head, verb, "conj"
    if apart and subject is not None and verb < subject and _has(parse, verb, SUBJECTS):
        yield verb, head, "parataxis"


def _has(parse: Parse, token: int, deps: tuple[str, ...] | frozenset[str]) -> bool:
    return any(parse.deps[c] in deps for c in parse.children[token])

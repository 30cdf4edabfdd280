"""What a word is where its tag says something else: gerunds that tell deeds, verbs tagged as nouns, March the month."""

from __future__ import annotations

from onrecord.annotate.lexicons.plover import active_participles, verb_rules
from onrecord.model.syntax import Parse

_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "pcomp", "csubj"})
_VERBAL = frozenset({"dobj", "xcomp", "ccomp", "prt", "acomp", "advcl"})


def is_month(parse: Parse, token: int) -> bool:
    """ "Ended March 31", "on 19 MARCH": nobody marches."""
    beside = (t for t in (token - 1, token + 1) if 0 <= t < len(parse))
    return parse.lower[token] == "march" and any(parse.tags[t] == "CD" for t in beside)


def unseen_verb(parse: Parse, token: int) -> str | None:
    """The lemma of a progressive that the tagger took for a noun: "is mediating between ..."."""
    word = parse.lower[token]
    if not word.endswith("ing") or parse.deps[token] != "attr" or parse.tags[token] != "NN":
        return None
    if any(parse.deps[c] in ("det", "amod", "poss") for c in parse.children[token]):
        return None
    return next((lemma for lemma in (word[:-3], word[:-3] + "e") if lemma in verb_rules()), None)


def caption_verb(parse: Parse, token: int) -> bool:
    """ "Protesters march in ...": a present that the tagger took for a noun, though it has a subject."""
    if parse.heads[token] != token:
        return False
    subject = parse.child(token, "nsubj")
    if parse.tags[token] == "NNS":  # "President Farsan talks with ...": one person talks
        person = subject == token - 1 and any(a <= token - 1 < b and k == "PERSON" for a, b, k in parse.names)
        return person and parse.lemmas[token] in verb_rules()
    if parse.tags[token] not in ("NN", "NNP") or parse.lower[token] not in verb_rules():
        return False
    others = any(parse.deps[c] in ("det", "amod", "cop", "poss") for c in parse.children[token])
    return subject == token - 1 and parse.tags[subject] in ("NNS", "NNPS") and not others


def is_verb(parse: Parse, token: int) -> bool:
    """Whether it is tagged so, or has what verbs have: "Iran and Russia back [an adverb] Assad"."""
    if parse.pos[token] in ("VERB", "AUX") or parse.tags[token].startswith("VB"):
        return True
    below = {parse.deps[c] for c in parse.children[token]}
    return parse.pos[token] in ("ADV", "ADJ", "ADP") and {"nsubj", "dobj"} <= below


def is_gerund_noun(parse: Parse, token: int) -> bool:
    """ "Shelling by the army", "months of fighting for the port": what happens, though written like a verb."""
    if parse.tags[token] != "VBG" or parse.deps[token] not in _NOMINAL:
        return False
    below = parse.children[token]
    return not any((parse.deps[c] in _VERBAL and c > token) or parse.deps[c] == "aux" for c in below)


def before_its_noun(parse: Parse, token: int) -> bool:
    """ "at protesting students": an intransitive participle that the parser gave an object."""
    if parse.deps[token] != "pcomp" or parse.lemmas[token] not in active_participles():
        return False
    return parse.child(token, "dobj") == token + 1


def is_nominal(parse: Parse, token: int) -> bool:
    """ "the wounded", "the shelling": a participle in a noun's place, with a determiner of its own."""
    if parse.deps[token] not in ("dobj", "pobj", "nsubj", "nsubjpass", "conj", "attr"):
        return False
    return any(parse.deps[c] == "det" for c in parse.children[token])

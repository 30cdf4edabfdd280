"""What the words inside a noun phrase say of the event that the noun names: "no", "alleged", "planned", "averted"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.factuality.clause import is_infinitive
from onrecord.annotate.lexicons import factuality as lexicon
from onrecord.annotate.lexicons.embedding_words import Operator
from onrecord.model.syntax import Parse

_POSSESSED = ("poss",)
_MODIFIERS = ("amod", "compound", "nmod", "advmod", "det", "predet", "preconj", "acl", "relcl", "prep")


# Who attempts one of these has risen: "the attempted coup".
_RISINGS = frozenset("grab coup putsch mutiny uprising revolt insurrection rebellion overthrow takeover".split())
_PARTICIPLES = ("plan", "cancel", "threat", "want")


def is_nominal(parse: Parse, token: int) -> bool:
    if parse.pos[token] == "NOUN" and any(parse.tags[c] == "MD" for c in parse.children[token]):
        return False  # "could the army attack?"
    if (
        parse.pos[token] == "NOUN"
        and parse.child(token, "mark") is not None
        and parse.child(token, "nsubj") is not None
    ):
        return False  # "whether the rebels release him": a verb that the tagger took for a noun
    if parse.pos[token] == "ADJ" and parse.child(token, "aux") is not None and parse.child(token, "dobj") is not None:
        return False  # "did our patrol open fire"
    return parse.pos[token] in ("NOUN", "PROPN", "PRON", "ADJ") or parse.tags[token] in ("NN", "NNS")


def is_definite(parse: Parse, token: int) -> bool:
    """Whether the noun refers to a deed as known: "the attack", "their talks", "Monday's raid", "this", "it"."""
    if parse.pos[token] == "PRON":
        return True
    return any(
        parse.deps[c] in _POSSESSED or (parse.deps[c] == "det" and parse.lower[c] in lexicon.DEFINITE)
        for c in parse.children[token]
    )


def has_no(parse: Parse, noun: int) -> bool:
    return any(parse.lower[c] in lexicon.NEGATIVE_DETERMINERS for c in parse.children[noun])


def inner_operators(parse: Parse, noun: int) -> Iterator[tuple[Operator, int]]:
    """The operators among the noun's own modifiers, with the token of each."""
    adjectives, verbs = lexicon.adjective_operators(), lexicon.verb_operators()
    adverbs = lexicon.adverb_operators()
    for c in parse.children[noun]:
        dep, word = parse.deps[c], parse.lower[c]
        if dep == "nummod" and word in ("zero", "nil"):
            yield "none", c
        if dep not in _MODIFIERS:
            continue
        if word in lexicon.NEGATIVE_DETERMINERS:
            yield "none", c
        elif dep == "prep" and (adjectives.get(word) == "plan" or is_for_a_day(parse, c)):
            yield "plan", c  # "talks due to begin", "a march for Saturday"
        elif dep in ("acl", "relcl"):
            if is_infinitive(parse, c) and parse.child(c, "auxpass") is not None:  # "to be held in May"
                yield "plan", c
            elif dep == "acl" and parse.tags[c] == "VBN" and verbs.get(_lemma(parse, c)) in _PARTICIPLES:
                yield verbs[_lemma(parse, c)], c
        elif (operator := _adjective(parse, noun, word)) is not None and dep != "prep":
            yield operator, c
    if (verb := _announced(parse, noun)) is not None:
        yield "plan", verb
    if (contrary := _set_against(parse, noun)) is not None:
        yield "none", contrary
    any_of = next((c for c in parse.children[noun] if parse.deps[c] == "det" and parse.lower[c] == "any"), None)
    if any_of is not None:
        hardly = any(adverbs.get(parse.lower[d]) == "none" for d in (*parse.children[any_of], *parse.children[noun]))
        yield ("none" if hardly else "maybe"), any_of


def _adjective(parse: Parse, noun: int, word: str) -> Operator | None:
    operator = lexicon.adjective_operators().get(word)
    risen = operator == "try" and parse.lemmas[noun] in _RISINGS
    return None if operator == "fact" or risen else operator


def _set_against(parse: Parse, noun: int) -> int | None:
    """The "not" of "an abduction, not an extradition"."""
    start = parse.subtree(noun)[0]
    if start > 0 and parse.lower[start] == "not":  # hung on the noun itself
        start += 1
    apart = start > 1 and parse.lower[start - 1] == "not" and parse.lower[start - 2] in _SETTING_APART
    return start - 1 if apart and parse.deps[noun] in ("appos", "conj", "attr", "dobj", "pobj") else None


_SETTING_APART = frozenset({",", "—", "–", "and", "but"})


def is_for_a_day(parse: Parse, preposition: int) -> bool:
    """ "For Monday", "for next week", "for 12 May"; "for two weeks" is a length of time."""
    return parse.lower[preposition] == "for" and any(
        parse.deps[c] == "pobj" and (parse.lower[c] in lexicon.DAYS_AND_MONTHS or _is_coming(parse, c))
        for c in parse.children[preposition]
    )


def _is_coming(parse: Parse, noun: int) -> bool:
    """ "Next week", "later this month"."""
    return parse.lemmas[noun] in lexicon.SPANS_OF_TIME and any(
        parse.lower[c] in ("next", "coming", "following", "later") for c in parse.children[noun]
    )


def _announced(parse: Parse, noun: int) -> int | None:
    """The verb of "talks were announced for Monday", "called a strike for Friday", "announced new talks"."""
    verb = parse.heads[noun]
    if parse.deps[noun] not in ("nsubjpass", "dobj") or parse.lemmas[verb] not in lexicon.ANNOUNCING:
        return None
    anew = parse.lemmas[noun] in _HELD and any(parse.lower[c] in _ANEW for c in parse.children[noun])
    dated = any(parse.deps[c] == "prep" and is_for_a_day(parse, c) for c in parse.children[verb])
    return verb if anew or dated else None


# What is announced anew is still to be held: "announced new peace talks".
_HELD = frozenset("talk negotiation meeting summit conference round visit election vote".split())
_ANEW = frozenset({"new", "fresh", "further", "another"})


def _lemma(parse: Parse, verb: int) -> str:
    return lexicon.verb_lemma(parse.lemmas[verb], parse.lower[verb])

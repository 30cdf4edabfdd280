"""Forms of a clause that tell of what is to come or to be imagined: headlines, ultimatums, inverted conditions."""

from __future__ import annotations

from onrecord.annotate.factuality.clause import is_base_form, is_infinitive, is_past
from onrecord.annotate.lexicons.embedding_words import Operator
from onrecord.annotate.lexicons.factuality import (
    FUTURE,
    OCCASIONS_TO_SPEAK,
    SEIZING,
    WOULD,
    adverb_operators,
    noun_operators,
    particle_verb_operators,
    verb_operators,
)
from onrecord.model.syntax import Parse

# Conjunctions of clauses that stand beside what a sentence says.
_ASKING = frozenset({"why", "how", "who", "when", "where"})
_WH = frozenset({"which", "whom", "whose", "what"})
_SETTING = frozenset({"set", "slate", "schedule"})
_RANKS = frozenset("first second third fourth fifth last latest only sole next-to-last".split())
_BESIDE = frozenset({"after", "before", "since", "while", "because", "although", "though", "whereas", "when"})


def is_ultimatum(parse: Parse, verb: int) -> bool:
    """ "Leave by Friday or be bombed", "pay or we will shoot": the other branch of a demand, in its own form."""
    head = parse.heads[verb]
    own = parse.child(verb, "aux", "auxpass", "nsubj", "nsubjpass")
    if _is_the_alternative(parse, verb):
        return True
    return (
        parse.deps[verb] == "conj"
        and is_base_form(parse, head)
        and any(parse.deps[c] == "cc" and parse.lower[c] == "or" for c in parse.children[head])
        and own is not None
        and not is_infinitive(parse, verb)
    )


def _is_the_alternative(parse: Parse, verb: int) -> bool:
    """ "... until noon to leave, or they will burn it": a clause with "or" before it and "will" in it."""
    subject = parse.child(verb, "nsubj", "nsubjpass")
    will = any(parse.lower[c] in FUTURE | WOULD and parse.deps[c] == "aux" for c in parse.children[verb])
    start = 0 if subject is None else parse.subtree(subject)[0]
    return will and start > 0 and parse.lower[start - 1] == "or"


def is_headline_infinitive(parse: Parse, token: int) -> bool:
    """ "Premier Set to Visit Oslo", where capitals make the parser take the verb for a noun; "Miners to strike"."""
    if token == 0 or parse.lower[token - 1] != "to":
        return False
    start, end = parse.sentences[parse.sentence_of[token]]
    if token - start < 2 or any(parse.tags[t] in ("VBD", "VBZ", "VBP", "MD") for t in range(start, end)):
        return False
    return parse.words[token][:1].isupper() or _is_said_of_whom(parse, token)


def _is_said_of_whom(parse: Parse, verb: int) -> bool:
    """The noun that an infinitive hangs on is all of the sentence, and is no plan or threat itself."""
    noun = parse.heads[verb]
    root = parse.deps[noun] == "ROOT" and parse.pos[noun] in ("NOUN", "PROPN")
    return root and parse.lower[verb - 2] != "," and noun_operators().get(parse.lemmas[noun]) is None


def is_whoever_does(parse: Parse, verb: int, noun: int) -> bool:
    """ "Would punish officials who obstruct aid": nobody in particular, and none is said to have done it."""
    if parse.tags[verb] not in ("VBP", "VBZ", "VB") or parse.child(verb, "aux", "auxpass") is not None:
        return False
    kids = parse.children[noun]
    bare = parse.tags[noun] == "NNS" and not any(parse.deps[c] in ("det", "poss", "nummod", "amod") for c in kids)
    free = any(parse.lower[c] in _WHOEVER for c in kids) or parse.lower[noun] in _WHOEVER
    return (bare or free) and any(parse.tags[c] == "MD" for t in parse.ancestors(noun) for c in parse.children[t])


_WHOEVER = frozenset({"any", "anyone", "anybody", "those", "whoever", "everyone", "all"})


def is_headline_future(parse: Parse, verb: int) -> bool:
    """ "President to visit Paris"."""
    return (
        parse.deps[verb] == "ROOT"
        and (parse.tags[verb] == "VB" or parse.child(verb, "auxpass") is not None)
        and is_infinitive(parse, verb)
        and parse.child(verb, "nsubj", "nsubjpass") is not None
    )


def is_inverted_wish(parse: Parse, verb: int) -> bool:
    """ "Were the rebels to attack, ...": "were" before its subject, and an infinitive."""
    if not is_infinitive(parse, verb):
        return False
    start = parse.sentences[parse.sentence_of[verb]][0]
    above = next((a for a in parse.ancestors(verb) if parse.lower[a] == "were"), None)
    if above is None or above > verb or above - start > 2:
        return False
    return parse.deps[above] == "advcl" or parse.heads[above] == verb


def beside_the_deed(parse: Parse, token: int) -> Operator | None:
    """ "Let alone attack", "much less" deny it, "all but attacked" leaves it open. "The 2018 accord" was made."""
    if parse.lemmas[token] in _ACCORDS and _is_named_by_year(parse, token):
        return "fact"
    pair = tuple(parse.lower[max(0, token - 2) : token])
    if pair in _LET_ALONE:
        return "none"
    return "maybe" if pair == ("all", "but") else None


_LET_ALONE = frozenset({("let", "alone"), ("much", "less"), ("far", "less"), ("still", "less"), ("never", "mind")})


def _is_named_by_year(parse: Parse, noun: int) -> bool:
    """ "The 2018 accord", "the accord of 2018"."""
    years = [c for c in parse.children[noun] if parse.deps[c] in ("nummod", "compound", "amod", "nmod")]
    years += [d for c in parse.children[noun] if parse.lower[c] == "of" for d in parse.children[c]]
    return any(len(parse.words[y]) == 4 and parse.words[y][:2] in ("17", "18", "19", "20") for y in years)


_ACCORDS = frozenset("agreement deal accord treaty pact truce ceasefire armistice protocol memorandum charter".split())


def is_of_another(parse: Parse, clause: int, noun: int) -> bool:
    """ "It was not the rebels who attacked"."""
    verb, who = parse.heads[noun], parse.child(clause, "nsubj", "nsubjpass")
    cleft = parse.deps[noun] == "attr" and any(parse.lower[c] == "it" and c < verb for c in parse.children[verb])
    negated = any(parse.deps[c] == "neg" for c in parse.children[verb])
    return cleft and negated and who is not None and parse.tags[who] in ("WP", "WDT")


def is_passed_over(parse: Parse, verb: int) -> bool:
    """ "Fled rather than shoot": the clause begins with what was not chosen."""
    start = parse.subtree(verb)[0]
    opening = parse.lower[max(0, start - 2) : start + 2]
    return any(pair == ["rather", "than"] for pair in (opening[i : i + 2] for i in range(len(opening))))


def is_forestalled(parse: Parse, verb: int) -> bool:
    """ "Shot him before he could attack", "called off before any shot was fired"."""
    kids = parse.children[verb]
    if not any(parse.deps[c] == "mark" and parse.lower[c] == "before" for c in kids):
        return False
    given_up = _operator(parse, parse.heads[verb]) in ("cancel", "fail", "none")
    return any(
        (parse.deps[c] == "aux" and parse.lower[c] in ("could", "can")) or _is_not_even_one(parse, c, given_up)
        for c in kids
    )


def _operator(parse: Parse, verb: int) -> Operator | None:
    """The verb's own, with its particle if that makes it another: "called off"."""
    lemma, particle = parse.lemmas[verb], parse.child(verb, "prt")
    joined = None if particle is None else particle_verb_operators().get(f"{lemma}_{parse.lower[particle]}")
    return joined or verb_operators().get(lemma)


def _is_not_even_one(parse: Parse, subject: int, given_up: bool) -> bool:
    """ "Before any shot was fired", "called off before the first shot was fired"."""
    if parse.deps[subject] not in ("nsubj", "nsubjpass"):
        return False
    words = {parse.lower[c] for c in (subject, *parse.children[subject])}
    return bool(words & _ANY) or (given_up and "first" in words)


_ANY = frozenset({"any", "anyone", "anybody", "anything", "single"})


def first_time(parse: Parse, noun: int) -> int | None:
    """The "be" of "if true, it would be the first time that they have attacked"."""
    time = parse.lemmas[noun] in ("time", "occasion", "instance") and parse.deps[noun] == "attr"
    return parse.heads[noun] if time and parse.lemmas[parse.heads[noun]] == "be" else None


def is_gerund_of(parse: Parse, clause: int, noun: int) -> bool:
    """Whether the clause on a noun is what "without" speaks of: "without a shot being fired", "with no deal signed"."""
    if parse.deps[noun] != "pobj":
        return False
    word, none = parse.lower[parse.heads[noun]], any(parse.lower[c] == "no" for c in parse.children[noun])
    if word == "with" and none:
        return parse.tags[clause] == "VBN"
    without = word == "without"
    return without and (parse.tags[clause] == "VBG" or any(parse.lower[c] == "being" for c in parse.children[clause]))


def is_said_in(parse: Parse, clause: int, noun: int) -> bool:
    """ "A lie that we held her": "that" is no object where the clause has its subject and the noun is of words."""
    kids = parse.children[clause]
    said = noun_operators().get(parse.lemmas[noun]) in ("deny", "say", "allege", "maybe")
    that = any(parse.lower[c] == "that" and parse.deps[c] == "dobj" for c in kids)
    told = that and parse.child(clause, "nsubj") is not None
    subject = parse.child(clause, "nsubj", "nsubjpass")
    relative = subject is None or parse.tags[subject] in ("WP", "WDT")
    whole = parse.child(clause, "nsubjpass") is not None or parse.child(clause, "dobj") is not None
    return said and (told or (whole and not relative))  # "no evidence the boy had been beaten"


def is_relative_to(parse: Parse, verb: int) -> bool:
    """ "Which was called off": the noun is what the relative clause speaks of."""
    subject = parse.child(verb, "nsubjpass", "nsubj")
    return subject is not None and parse.lower[subject] in ("which", "that")


def is_of_another_time(parse: Parse, clause: int) -> bool:
    """ "Ruled out a vote, hours after thousands rallied": a clause with a subject of its own beside it."""
    marks = {parse.lower[c] for c in parse.children[clause] if parse.deps[c] in ("mark", "advmod")}
    return bool(marks & _BESIDE) and parse.child(clause, "nsubj", "nsubjpass") is not None


def is_of_noun(parse: Parse, clause: int, noun: int) -> bool:
    """Whether what the parser takes for a relative clause is the noun's matter: "the lie that we held her"."""
    infinitive = is_infinitive(parse, clause)
    return infinitive or parse.child(clause, "mark") is not None or is_said_in(parse, clause, noun)


def is_first_to(parse: Parse, noun: int) -> bool:
    """ "The first state to expel him", "the only one to sign": who is told apart by what he did."""
    ranks = (c for c in (noun, *parse.children[noun]) if parse.lower[c] in _RANKS or parse.tags[c] == "JJS")
    return next(ranks, None) is not None


def is_taken_up(parse: Parse, noun: int) -> bool:
    """The opportunity of "took the opportunity to condemn", the visit of "used the visit to condemn"."""
    seized = parse.deps[noun] == "dobj" and parse.lemmas[parse.heads[noun]] in SEIZING
    return (
        seized and parse.lemmas[noun] in OCCASIONS_TO_SPEAK and parse.tags[parse.heads[noun]] in ("VBD", "VBN", "VBZ")
    )


def orderer(parse: Parse, noun: int) -> int | None:
    """The verb of "ordered anyone to shoot", where the parser hangs the infinitive on whom the order is given to."""
    verb = parse.heads[noun]
    told = parse.deps[noun] == "dobj" and noun_operators().get(parse.lemmas[noun]) is None
    return verb if told and verb_operators().get(parse.lemmas[verb]) in ("plan", "want") else None


def is_set_to(parse: Parse, trigger: int) -> bool:
    """ "Set to strike" where the verb of planning stands for the deed."""
    goal = parse.child(trigger, "xcomp")
    return parse.lemmas[trigger] in _SETTING and goal is not None and parse.lower[goal - 1] == "to"


def shower(parse: Parse, clause: int, noun: int) -> int | None:
    """The verb of "a film that shows officers beating him", where the parser hangs the deed on the officers."""
    verb = parse.heads[noun]
    shown = parse.tags[clause] == "VBG" and parse.deps[noun] == "dobj" and parse.lemmas[verb] in _SHOWING
    return verb if shown else None


_SHOWING = frozenset("show depict portray capture reveal picture display feature".split())


def is_hedged(parse: Parse, verb: int) -> bool:
    """ "Purportedly shows"."""
    return any(adverb_operators().get(parse.lower[c]) == "allege" for c in parse.children[verb])


def is_known(parse: Parse, clause: int) -> bool:
    """ "Why they shot him is unclear": whatever is not known of it, that it happened is."""
    start = parse.subtree(clause)[0]
    asks = any(
        parse.lower[c] in _ASKING and parse.deps[c] in ("advmod", "nsubj", "nsubjpass") for c in parse.children[clause]
    ) or not _WH.isdisjoint(parse.lower[max(0, start - 2) : start + 2])  # "at what hour they shot him"
    return asks and parse.deps[clause] in ("csubj", "ccomp", "csubjpass") and is_past(parse, clause)


def is_denied_by_itself(parse: Parse, verb: int) -> bool:
    """ "... and a ceasefire is not": a "not" that ends the clause takes back what was said of another."""
    kids = parse.children[verb]
    last = max(kids, default=verb)
    ends = max((c for c in kids if parse.deps[c] != "punct"), default=last)
    return parse.deps[verb] == "conj" and parse.deps[ends] == "neg" and ends > verb

"""Fixed wordings by which a clause is taken back, left open or borne out: "thought better of", "word spread that"."""

from __future__ import annotations

from onrecord.annotate.factuality.clause import is_past
from onrecord.annotate.factuality.settings import takes_gerund
from onrecord.annotate.lexicons import factuality as lexicon
from onrecord.annotate.lexicons import tellings
from onrecord.annotate.lexicons.embedding_words import Operator
from onrecord.model.syntax import Parse


def with_particle(parse: Parse, verb: int) -> frozenset[str]:
    """The verb's lemma, alone and with each particle or preposition that follows it: "vote", "vote_down"."""
    lemma = parse.lemmas[verb]
    kids = parse.children[verb]
    below = (d for c in kids if parse.deps[c] in ("acomp", "oprd", "advmod", "dobj") for d in parse.children[c])
    behind = (c for c in (*kids, *below) if c > verb and parse.deps[c] in ("prt", "prep", "advmod"))
    return frozenset({lemma, *(f"{lemma}_{parse.lower[c]}" for c in behind)})


def of_preposition(parse: Parse, preposition: int, head: int) -> Operator | None:
    """What the wording before `preposition` makes of what follows it: "out of", "better of", "decided against"."""
    word = parse.lower[preposition]
    gerund = takes_gerund(parse, preposition)
    if gerund and (near := _short_of(parse, preposition, head)) is not None:
        return near
    if word in ("against", "from") and (guarded := _guarded(parse, preposition, head, gerund)) is not None:
        return guarded
    if word == "against":
        return _set_against(parse, preposition, head, gerund)
    if word in ("of", "than") and gerund and _is_given_up(parse, preposition, head):
        return "none"
    verb = parse.heads[head] if parse.deps[head] == "dobj" else head
    if word in ("for", "as") and parse.lemmas[verb] in tellings.TAKING_FOR and _is_mistaken(parse, verb):
        return "none"
    if word == "on" and parse.lemmas[verb] in ("pour", "throw", "cast") and _has_object(parse, verb, "water"):
        return "deny"
    if word in ("for", "to") and is_way_cleared(parse, head):
        return "plan"
    return "plan" if word == "for" and _is_on_the_way(parse, head) else None


def is_way_cleared(parse: Parse, head: int) -> bool:
    """ "Cleared the way for", "opens the door to", "laid the ground for": `head` is the verb or its object."""
    noun = head if parse.pos[head] == "NOUN" else parse.child(head, "dobj", "nsubjpass")
    if noun is None:
        return False
    verb = parse.heads[noun]
    return parse.deps[noun] in ("dobj", "nsubjpass") and (parse.lemmas[verb], parse.lemmas[noun]) in tellings.PAVING


def _has_object(parse: Parse, verb: int, lemma: str) -> bool:
    return any(parse.deps[c] == "dobj" and parse.lemmas[c] == lemma for c in parse.children[verb])


def _short_of(parse: Parse, preposition: int, head: int) -> Operator | None:
    """ "Is far from signing", "did not go as far as signing", "on the point of signing"."""
    word, before = parse.lower[preposition], parse.lower[preposition - 1] if preposition else ""
    if (before, word) in tellings.FAR_FROM:
        return "none"
    if word == "as" and before == "far":
        return "none" if any(parse.deps[c] == "neg" for c in parse.children[head]) else None
    if word == "near":
        return "maybe"
    if word == "of" and parse.lemmas[head] in tellings.OF_SUCH_DEEDS:
        return "maybe"
    if word != "of" or parse.lemmas[head] not in tellings.EDGES:
        return None
    return "maybe" if parse.lower[parse.heads[head]] in ("on", "at", "to") else None


def _guarded(parse: Parse, preposition: int, head: int, gerund: bool) -> Operator | None:
    """ "Protected the town from an attack", "is against an attack", "backed away from a raid"; "the raid" is known."""
    deeds = [c for c in parse.children[preposition] if parse.deps[c] == "pobj"]
    if any(is_known_deed(parse, d) for d in deeds) or not (gerund or deeds):
        return None
    word, before = parse.lower[preposition], parse.lower[preposition - 1] if preposition else ""
    if not gerund and parse.lemmas[head] in tellings.PROTECTING:
        return "maybe"
    if word == "against" and parse.lemmas[head] == "be":
        return "maybe"
    verb = head if parse.pos[head] == "VERB" else parse.heads[head]
    gone = word == "from" and before in ("away", "back") and parse.lemmas[verb] in _BACKING
    return "none" if gone else None


_BACKING = frozenset("back shy walk pull step draw shrink recoil edge move turn run".split())


def is_known_deed(parse: Parse, noun: int) -> bool:
    return any(parse.lower[c] in lexicon.DEFINITE or parse.deps[c] == "poss" for c in parse.children[noun])


def _is_on_the_way(parse: Parse, head: int) -> bool:
    """ "Were on their way to Muscat for talks", "is en route to Bern for talks", "is bound for Bern for talks"."""
    under = [head, *(d for c in parse.children[head] for d in (c, *parse.children[c]))]
    return any(
        parse.lower[t] in ("way", "route") and parse.lower[parse.heads[t]] in ("on", "en", "route", "in") for t in under
    )


def _set_against(parse: Parse, preposition: int, head: int, gerund: bool) -> Operator | None:
    deeds = [c for c in parse.children[preposition] if parse.deps[c] == "pobj"]
    known = any(parse.lower[d] in lexicon.DEFINITE for c in deeds for d in parse.children[c])
    if known or not (gerund or deeds):
        return None
    words = with_particle(parse, head)
    if words & tellings.SETTLING and (gerund or parse.pos[head] == "VERB"):
        return "none"
    return "maybe" if words & tellings.SPEAKING_AGAINST and gerund else None


def _is_given_up(parse: Parse, preposition: int, head: int) -> bool:
    """ "Thought better of", "talked them out of": `head` may be the verb, or the "out" or "better" below it."""
    word, before = parse.lower[preposition], parse.lower[preposition - 1] if preposition else ""
    verb = parse.heads[head] if parse.lower[head] == before and parse.pos[head] != "VERB" else head
    lemma = parse.lemmas[verb]
    return (lemma, before, word) in tellings.SECOND_THOUGHTS or (
        before in ("out", "off", "clear") and word == "of" and lemma in tellings.TALKING_OUT
    )


def _is_mistaken(parse: Parse, verb: int) -> bool:
    """ "Mistook it for", "what they took for", "was first taken for"; "took them for questioning" mistakes nothing."""
    if parse.lemmas[verb] != "take" or any(parse.tags[c] == "WP" for c in parse.children[verb]):
        return True
    return any(parse.lower[c] in tellings.AT_FIRST and parse.deps[c] == "advmod" for c in parse.children[verb])


def is_left_out(parse: Parse, noun: int) -> bool:
    """ "Was not among those freed", "was not one of those freed"."""
    among = parse.heads[noun]
    one_of = parse.lower[among] == "of" and parse.lower[parse.heads[among]] == "one"
    if parse.lower[among] not in ("among", "amongst") and not one_of:
        return False
    verb = next((a for a in parse.ancestors(noun) if parse.pos[a] in ("VERB", "AUX")), None)
    return verb is not None and parse.lemmas[verb] == "be" and any(parse.deps[c] == "neg" for c in parse.children[verb])


def fate(parse: Parse, verb: int) -> Operator | None:
    """What becomes of a plan, deal or bill that is the subject of `verb`: "fell through", "came to nothing"."""
    lemma, kids = parse.lemmas[verb], parse.children[verb]
    if parse.child(verb, "dobj", "dative") is not None:
        return None
    if with_particle(parse, verb) & tellings.VOTING_DOWN and parse.child(verb, "auxpass") is not None:
        return "cancel"
    follow = {parse.lower[c] for c in kids if c > verb}
    nothing = {parse.lower[d] for c in kids for d in parse.children[c] if parse.lower[c] == "to"} & tellings.NOTHING
    if lemma == "come":
        return "cancel" if nothing else None
    failed = lemma in tellings.FATES or any((lemma, word) in tellings.FATES_WITH for word in follow)
    return "cancel" if failed else None


def is_off(parse: Parse, verb: int) -> bool:
    """ "The summit fell through": so of any deed."""
    return parse.lemmas[verb] == "fall" and any(parse.lower[c] == "through" for c in parse.children[verb])


def never_began(parse: Parse, verb: int) -> bool:
    """ "The talks never got off the ground", "never left the drawing board", "never came to pass"."""
    kids = parse.children[verb]
    if not any(parse.deps[c] == "neg" for c in kids):
        return False
    below = {parse.lemmas[d] for c in kids for d in (c, *parse.children[c])}
    return any(parse.lemmas[verb] == lemma and not below.isdisjoint(words) for lemma, words in tellings.STILLBORN)


def is_over(parse: Parse, verb: int) -> bool:
    """Whether the verb tells that its subject, which went on until then, has ended: "is over", "has broken down"."""
    lemma = parse.lemmas[verb]
    if lemma in ("be", "seem", "appear", "look"):
        behind = (c for c in parse.children[verb] if c > verb and parse.deps[c] in ("acomp", "advmod", "prt", "attr"))
        return any(parse.lower[c] in tellings.OVER for c in behind) or _is_at_an_end(parse, verb)
    if parse.child(verb, "dobj", "xcomp") is not None:
        return False
    return bool(with_particle(parse, verb) & tellings.COMING_TO_AN_END)


def _is_at_an_end(parse: Parse, verb: int) -> bool:
    preposition = parse.child(verb, "prep")
    return preposition is not None and any(
        parse.lemmas[c] in ("end", "standstill") and parse.deps[c] == "pobj" for c in parse.children[preposition]
    )


def of_plan(parse: Parse, verb: int) -> Operator | None:
    """What a verb does with the plan or threat that is its object: "voted down a bill", "made good on a threat"."""
    words = with_particle(parse, verb)
    if words & tellings.MAKING_GOOD:
        return "keep"
    return "cancel" if words & (tellings.VOTING_DOWN | tellings.REVERSING) else None


def is_unhesitating(parse: Parse, verb: int) -> bool:
    """ "Would not hesitate to": held out to whom it may concern."""
    kids = parse.children[verb]
    ahead = any(parse.lower[c] in lexicon.WOULD | lexicon.FUTURE for c in kids if parse.deps[c] == "aux")
    return parse.lemmas[verb] in tellings.UNHESITATING and ahead and any(parse.deps[c] == "neg" for c in kids)


def is_beyond_doubt(parse: Parse, word: int, negated: bool) -> bool:
    """ "There is no doubt that", "nobody disputes that": as good as said."""
    return negated and parse.lemmas[word] in tellings.DOUBTS


def hearsay(parse: Parse, verb: int) -> tuple[Operator, int] | None:
    """What "word spread that", "gossip has it that" or "some say that" make of it, and their subject, who is nobody."""
    subject = parse.child(verb, "nsubj", "nsubjpass")
    if subject is None:
        return None
    lemma = parse.lemmas[subject]
    if parse.lower[subject] == "who":
        return ("maybe", subject) if "?" in parse.lower[verb : parse.sentences[parse.sentence_of[verb]][1]] else None
    if parse.lower[subject] == "it":
        passive = parse.child(verb, "auxpass") is not None and parse.lemmas[verb] in lexicon.HEARSAY
        return ("allege", verb) if passive else None
    if lemma in tellings.LIARS:
        return "none", subject
    if lemma in tellings.HEARSAY_NOUNS or (lemma in tellings.WORD and parse.lemmas[verb] in tellings.GOING_ROUND):
        return "maybe", subject
    bare = not any(parse.deps[c] not in ("det", "amod") for c in parse.children[subject])
    known = any(parse.lower[c] in lexicon.DEFINITE for c in parse.children[subject])
    said = lexicon.verb_operators().get(parse.lemmas[verb]) in ("say", "maybe", "allege")
    nobody = said and bare and not known and parse.lower[subject] in tellings.ANYONES
    return ("allege", subject) if nobody else None


def is_one_deed(parse: Parse, noun: int) -> bool:
    """ "The bombing", "an attack", "Friday's raid"; "claimed torture" tells of what was suffered."""
    return parse.pos[noun] == "NOUN" and any(parse.deps[c] in ("det", "poss") for c in parse.children[noun])


def is_retracted(parse: Parse, verb: int, claim: int) -> bool:
    """ "Withdrew its report that"."""
    return parse.lemmas[verb] in tellings.RETRACTING and parse.lemmas[claim] in lexicon.CLAIMS


def is_sorry_to_have_said(parse: Parse, preposition: int, head: int) -> bool:
    """ "Apologised for reporting that he was dead", "an apology for the report that he was"."""
    if parse.lower[preposition] not in ("for", "about") or parse.lemmas[head] not in tellings.APOLOGIZING:
        return False
    told = next((c for c in parse.children[preposition] if parse.deps[c] in ("pcomp", "pobj", "xcomp")), None)
    if told is None:
        return False
    return lexicon.verb_operators().get(parse.lemmas[told]) == "say" or parse.lemmas[told] in lexicon.CLAIMS


def is_taken_to_be(parse: Parse, verb: int, child: int) -> bool:
    """ "What they took to be shelling was thunder"."""
    being = parse.lemmas[child] == "be" or any(parse.lower[c] == "be" for c in parse.children[child])
    return parse.lemmas[verb] == "take" and being and parse.deps[verb] in ("csubj", "relcl", "ccomp")


def of_object(parse: Parse, verb: int, preposition: int) -> int | None:
    """The noun of "reached agreement on", "gave approval for", where the parser hangs the preposition on the verb."""
    return next((c for c in parse.children[verb] if parse.deps[c] == "dobj" and verb < c < preposition), None)


def is_taken_back(parse: Parse, verb: int, goal: int) -> bool:
    """ "Promised to free them but did not", "agreed to meet and then changed its mind"."""
    behind = (c for c in parse.children[verb] if c > goal and parse.deps[c] == "conj")
    return any(_is_bare_denial(parse, c) or bool(with_object(parse, c) & tellings.GOING_BACK) for c in behind)


def _is_bare_denial(parse: Parse, verb: int) -> bool:
    """ "Did not", "never has": nothing but the auxiliary and its negation."""
    kids = parse.children[verb]
    bare = parse.lemmas[verb] in ("do", "have") and parse.child(verb, "dobj", "xcomp", "ccomp") is None
    return bare and any(parse.deps[c] == "neg" for c in kids)


def with_object(parse: Parse, verb: int) -> frozenset[str]:
    """As `with_particle`, and with the object's lemma: "change_mind"."""
    objects = (parse.lemmas[c] for c in parse.children[verb] if parse.deps[c] == "dobj")
    return with_particle(parse, verb) | {f"{parse.lemmas[verb]}_{o}" for o in objects}


def is_turned_down(parse: Parse, verb: int, asked: int) -> bool:
    """ "Declined an invitation to meet them": by whom it would be done."""
    return parse.lemmas[asked] in tellings.ASKED and bool(with_particle(parse, verb) & tellings.REFUSING)


def is_borne_out(parse: Parse, verb: int, claim: int) -> bool:
    """ "Rumours that he had fled were confirmed by the palace"."""
    told = parse.lemmas[claim] in lexicon.CLAIMS | tellings.HEARSAY_NOUNS and is_past(parse, verb)
    return told and parse.lemmas[verb] in tellings.BEARING_OUT and parse.child(verb, "neg") is None


def accuser(parse: Parse, party: int) -> int | None:
    """The verb on whose accused, or by whose accuser, a charge is hung: "accused by lawyers of having shot him"."""
    above = parse.heads[party]
    if parse.deps[party] == "pobj" and parse.deps[above] == "agent":
        return parse.heads[above]
    return above if parse.deps[party] in ("dobj", "nsubjpass") else None


def of_subject(parse: Parse, verb: int, preposition: int) -> Operator | None:
    """ "Fears are growing of a massacre", "hopes rose for a truce": the phrase is the subject's, and is read so."""
    subject = parse.child(verb, "nsubj", "nsubjpass")
    if subject is None or parse.lemmas[verb] not in tellings.SWELLING or parse.child(subject, "prep") is not None:
        return None
    operator = lexicon.noun_operators().get(parse.lemmas[subject])
    fits = operator in ("maybe", "warn", "threat", "want") and parse.lower[preposition] in (
        "of",
        "for",
        "about",
        "over",
    )
    return operator if fits else None


def is_green_light(parse: Parse, noun: int) -> bool:
    return parse.lemmas[noun] == "light" and any(parse.lower[c] == "green" for c in parse.children[noun])


def is_mistold(parse: Parse, verb: int) -> bool:
    """ "Wrongly reported that", "falsely accused of"."""
    return any(parse.lower[c] in tellings.MISTELLING and parse.deps[c] == "advmod" for c in parse.children[verb])


def is_earlier_version(parse: Parse, noun: int) -> bool:
    """ "An earlier version of this article" said it: now it does not."""
    if parse.lemmas[noun] not in tellings.VERSIONS or not any(
        parse.lower[c] in tellings.EARLIER for c in parse.children[noun]
    ):
        return False
    of = (c for c in parse.children[noun] if parse.lower[c] in ("of", "to", "in"))
    return any(parse.lemmas[d] in tellings.WRITINGS for c in of for d in parse.children[c])


def verdict(parse: Parse, claim: int) -> Operator | None:
    """ "The story of the massacre was a hoax": what is said of the claim that `claim` names."""
    verb = parse.heads[claim]
    if parse.lemmas[claim] not in lexicon.CLAIMS or parse.deps[claim] not in ("nsubj", "nsubjpass", "intj"):
        return None
    complement = parse.child(verb, "acomp", "attr", "oprd")
    goal = parse.child(verb, "xcomp")
    complement = parse.child(goal, "acomp", "attr") if complement is None and goal is not None else complement
    if complement is None or any(parse.deps[c] == "neg" for c in parse.children[verb]):
        return None
    words = {parse.lower[complement], parse.lemmas[complement]}
    return "deny" if words & lexicon.false_words() else None


def is_overturned(parse: Parse, noun: int) -> bool:
    """ "Quashed his conviction for killing her"."""
    verb = parse.heads[noun]
    if parse.pos[noun] == "VERB":  # "quashed the conviction of X for killing her": hung on the verb
        verb, noun = noun, next((c for c in parse.children[noun] if parse.deps[c] in ("dobj", "nsubjpass")), noun)
    if parse.lemmas[noun] not in tellings.CONVICTIONS or parse.deps[noun] not in ("dobj", "nsubjpass"):
        return False
    return bool(with_particle(parse, verb) & tellings.OVERTURNING)


def is_anybodys(parse: Parse, clause: int, noun: int) -> bool:
    """ "Anyone who attacks a medic faces prison": what the law holds for whoever does it."""
    if parse.tags[clause] not in ("VBP", "VBZ") or parse.child(clause, "aux", "auxpass") is not None:
        return False
    any_of = parse.lower[noun] in _ANYBODY or any(parse.lower[c] in ("any", "every") for c in parse.children[noun])
    return any_of and not is_past(parse, parse.heads[noun])


_ANYBODY = frozenset({"anyone", "anybody", "whoever", "everyone", "everybody", "those", "he", "someone", "somebody"})

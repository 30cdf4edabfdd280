"""Which operator a word is for the event that it governs: by its lemma, its particle, its complement and its tense."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.annotate.factuality import nominal, phrases
from onrecord.annotate.factuality.clause import is_infinitive, is_past
from onrecord.annotate.factuality.forms import is_first_to, is_taken_up
from onrecord.annotate.factuality.votes import is_enacted
from onrecord.annotate.lexicons import factuality as lexicon
from onrecord.annotate.lexicons.embedding_words import Operator
from onrecord.annotate.lexicons.tellings import ORDERED_DEEDS
from onrecord.model.statement import Act
from onrecord.model.syntax import Parse

# What a statement's act makes of its content where our own lists do not know its cue.
ACT_OPERATORS: dict[Act, Operator] = {
    "deny": "deny", "reject": "deny", "accuse": "allege", "threaten": "threat", "warn": "warn", "demand": "want",
    "promise": "plan", "propose": "want", "ask": "maybe", "decline_to_comment": "maybe",
}  # fmt: skip
OBJECTS = frozenset({"dobj", "nsubjpass", "pobj", "attr", "oprd", "dative", "nmod", "npadvmod"})


class Deed(NamedTuple):
    """The event as the walk has it so far: named by a noun or not, told or only referred to, planned or not."""

    nominal: bool
    told: bool
    planned: bool


class Governors:
    """The operators of one parse. `cue_acts` gives the act of each statement's cue token."""

    def __init__(self, parse: Parse, cue_acts: dict[int, Act]) -> None:
        self.parse = parse
        self.cue_acts = cue_acts

    def of(self, head: int, dep: str, deed: Deed, preposition: str = "", child: int | None = None) -> Operator | None:
        """The operator that `head` is for what it governs by `dep`, by way of `preposition` if by one."""
        parse = self.parse
        if parse.deps[head] == "acomp" and parse.pos[head] in ("VERB", "ADP") and dep == "xcomp":
            ready = lexicon.adjective_operators().get(parse.lower[head])  # "is about to", "is poised to"
            if ready not in (None, "deny"):
                return ready
        if parse.pos[head] in ("VERB", "AUX"):
            return self.of_verb(head, dep, deed, preposition, child)
        if parse.pos[head] in ("ADJ", "ADV"):
            operator = lexicon.adjective_operators().get(parse.lower[head])
            if parse.lower[head] == "able" and is_past(parse, parse.heads[head]):
                denied = any(parse.deps[c] == "neg" for c in parse.children[parse.heads[head]])
                return "fail" if denied else "happen"  # "were able to free them"
            if operator == "plan" and self._is_cut_off(parse.heads[head]):
                return "maybe"  # "was about to meet them when he died"
            if operator is None and (verb := lexicon.participle_lemma(parse.lower[head])) is not None:
                operator = lexicon.verb_operators()[verb]
            return "maybe" if operator == "deny" and dep == "xcomp" else operator  # "wrong to attack"
        return lexicon.noun_operators().get(parse.lemmas[head])

    def of_verb(
        self, verb: int, dep: str, deed: Deed, preposition: str = "", child: int | None = None
    ) -> Operator | None:
        parse = self.parse
        lemma = lexicon.verb_lemma(parse.lemmas[verb], parse.lower[verb])
        particle = next((parse.lower[c] for c in parse.children[verb] if _is_particle(parse, c, verb)), preposition)
        operator = lexicon.particle_verb_operators().get(f"{lemma}_{particle}")
        if operator is None and dep in ("xcomp", "ccomp") and child is not None and is_infinitive(parse, child):
            operator = self._of_infinitive(verb, lemma, child)
        operator = operator or lexicon.verb_operators().get(lemma)
        if (formed := self._in_its_form(verb, lemma, operator, dep, child)) is not None:
            return formed
        if lemma in lexicon.VERDICT_VERBS and child is not None and parse.lower[child] in lexicon.UNTRUE:
            return "say"  # "called it a lie that": the noun says what it is worth
        if lemma in lexicon.VERDICT_VERBS and (
            (dep in OBJECTS and self._finds_false(verb)) or (dep == "ccomp" and self._calls_untrue(verb))
        ):
            return "deny"
        if lemma == "call" and operator == "want" and dep in ("dobj", "nsubjpass"):
            return self._of_calling(verb, child)
        if preposition == "against" and operator == "warn":
            return "maybe"
        if lemma == "claim" and dep in OBJECTS and deed.nominal:
            return "fact"  # "no group has claimed the attack": that it happened nobody doubts
        if preposition in ("about", "on", "regarding") and lemma in lexicon.QUESTIONING:
            return "fact" if deed.nominal and not deed.told else "maybe"
        if preposition == "for" and lemma in lexicon.MOTIONS:
            return "plan"
        if lemma == "let" and child is not None and parse.lemmas[child] in lexicon.REMINDING:
            return "say"  # "let us recall that they signed"
        if lemma in lexicon.PERMISSIONS and parse.tags[verb] in ("VBZ", "VBP"):
            operator = "maybe"
        elif deed.planned:
            operator = self._of_plan(verb, lemma) or operator
        if operator is None and verb in self.cue_acts:
            operator = ACT_OPERATORS.get(self.cue_acts[verb], "say")
        return _for_nouns(operator, lemma, deed) if dep in OBJECTS or dep == "prep" else operator

    def _of_plan(self, verb: int, lemma: str) -> Operator | None:
        """What a verb does with a plan or promise: breaks or keeps it."""
        if lemma in lexicon.BREACHES:
            return "cancel"
        return "keep" if lemma in lexicon.FULFILMENTS else phrases.of_plan(self.parse, verb)

    def _of_calling(self, verb: int, child: int | None) -> Operator:
        """ "Called a strike" for a day to come, "called the raid a crime", "called the report that it fled a lie"."""
        parse = self.parse
        if child is not None and parse.lemmas[child] in lexicon.CLAIMS:
            end = parse.sentences[parse.sentence_of[verb]][1]
            return "deny" if lexicon.false_words() & {*parse.lower[child + 1 : end]} else "say"
        return "plan" if parse.child(verb, "oprd") is None else "fact"

    def _in_its_form(
        self, verb: int, lemma: str, operator: Operator | None, dep: str, child: int | None
    ) -> Operator | None:
        """Another operator than the verb's own where its adverb, voice or new date makes it one."""
        kids, lower = self.parse.children[verb], self.parse.lower
        if operator == "deny" and any(lower[c] == "longer" for c in kids):
            return "fact"  # "no longer denies that"
        if operator == "say" and dep == "xcomp" and lemma in lexicon.HEARSAY:
            reduced = self.parse.tags[verb] == "VBN" and self.parse.deps[verb] == "acl"  # "images said to show"
            return "allege" if reduced or self.parse.child(verb, "auxpass") is not None else None
        if operator == "cancel" and lemma in lexicon.POSTPONEMENTS and self._has_new_date(verb):
            return "plan"
        if lemma == "claim" and dep in OBJECTS and child is not None and phrases.is_one_deed(self.parse, child):
            return "say"  # "claimed the attack": as his own
        if dep in OBJECTS and child is not None and phrases.is_retracted(self.parse, verb, child):
            return "deny"
        if dep == "xcomp" and child is not None and phrases.is_taken_to_be(self.parse, verb, child):
            return "none"
        if (
            dep in OBJECTS
            and operator != "cancel"
            and lemma in lexicon.JUDGING
            and (judged := self._judged(verb)) is not None
        ):
            return judged
        if dep in OBJECTS and child is not None and lemma == "face" and self._is_bare_penalty(child):
            return "maybe"
        if dep in OBJECTS and child is not None and self._stops_ordered(verb, child):
            return "cancel"
        if operator == "fail" and lemma in lexicon.ENDINGS and child is not None and self._ends(verb, child):
            return "end"
        return None

    def _stops_ordered(self, verb: int, noun: int) -> bool:
        """ "Stopped the deportation of the family": it was ordered, and is not done."""
        parse = self.parse
        stops = parse.lemmas[verb] in lexicon.ENDINGS or parse.lemmas[verb] in ("suspend", "block", "stay", "freeze")
        return stops and parse.lemmas[noun] in ORDERED_DEEDS

    def _ends(self, verb: int, child: int) -> bool:
        """ "Stopped shelling it"; "stopped them shelling it" prevents."""
        parse = self.parse
        others = any(parse.deps[c] in ("dobj", "nsubj") and verb < c < child for c in parse.children[verb])
        own = any(parse.deps[c] in ("nsubj", "poss") for c in parse.children[child])
        return parse.tags[child] == "VBG" and not others and not own

    def _has_new_date(self, verb: int) -> bool:
        """ "Postponed until May" is still to come; without a new date it does not come, as far as the article tells."""
        parse = self.parse
        return any(parse.deps[c] == "prep" and parse.lower[c] in ("until", "till", "to") for c in parse.children[verb])

    def _finds_false(self, verb: int) -> bool:
        """ "Called the report absurd", "described it as a lie"."""
        parse, adjectives, nouns = self.parse, lexicon.adjective_operators(), lexicon.noun_operators()
        verdicts = [c for c in parse.children[verb] if parse.deps[c] in ("oprd", "acomp", "ccomp", "xcomp", "dobj")]
        verdicts += [d for c in parse.children[verb] if parse.lower[c] == "as" for d in parse.children[c]]
        beside = ("acomp", "amod", "attr", "compound")
        inner = [d for v in verdicts for d in parse.children[v] if parse.deps[d] in beside]
        words = [v for v in (*verdicts, *inner) if v > verb]
        return any("deny" in (adjectives.get(parse.lower[v]), nouns.get(parse.lemmas[v])) for v in words)

    def _is_cut_off(self, verb: int) -> bool:
        """Whether what was about to be done is told with what came in between."""
        parse = self.parse
        between = (c for c in parse.descendants(verb) if parse.deps[c] == "advcl" and c > verb and is_past(parse, c))
        return is_past(parse, verb) and any(parse.lower[d] == "when" for c in between for d in parse.children[c])

    def _is_bare_penalty(self, noun: int) -> bool:
        """ "Faces deportation": what one may meet and has not met yet; "faced protests" tells of protests."""
        return self.parse.tags[noun] == "NN" and self.parse.lemmas[noun] in lexicon.PENALTIES

    def _judged(self, verb: int) -> Operator | None:
        """ "See a withdrawal as likely", "thinks an attack possible"."""
        parse, adjectives = self.parse, lexicon.adjective_operators()
        behind = [c for c in parse.children[verb] if c > verb]
        words = [d for c in behind for d in (c, *parse.children[c]) if d > verb and parse.pos[d] in ("ADJ", "ADV")]
        beside = (adjectives.get(parse.lower[w]) for w in words if parse.deps[w] not in ("amod", "advmod"))
        return next((o for o in beside if o in ("maybe", "plan")), None)

    def _calls_untrue(self, verb: int) -> bool:
        """ "Called it a lie that": where the clause hangs on the verb."""
        named = (c for c in self.parse.children[verb] if self.parse.deps[c] in ("dobj", "oprd", "attr", "acomp"))
        return any(self.parse.lower[c] in lexicon.UNTRUE for c in named)

    def _of_infinitive(self, verb: int, lemma: str, child: int) -> Operator | None:
        if is_enacted(self.parse, verb, child):
            return "happen"
        if lemma == "have" and self.parse.tags[verb] == "VBD" and self.parse.deps[verb] in ("ROOT", "conj", "relcl"):
            return "happen"  # "had to release them", told as it happened
        if lemma == "remain" and self.parse.child(child, "auxpass") is not None:
            return "fail"  # "remains to be signed"
        if lemma == "have" and any(self.parse.lower[c] == "yet" for c in self.parse.children[verb]):
            return "fail"  # "has yet to meet"
        if lemma == "go" and self.parse.tags[verb] != "VBG":
            return None
        return lexicon.TO_VERBS.get(lemma)

    def of_goal(self, verb: int, goal: int | None = None) -> Operator:
        """What an infinitive that the parser took for a purpose is under: "voted to extend", "went on to accuse"."""
        kids = self.parse.children[verb]
        told_apart = self.parse.child(verb, "attr")
        if goal is not None and (self.parse.lemmas[goal] == "become" or is_enacted(self.parse, verb, goal)):
            return "happen"  # "rose to become"
        if told_apart is not None and is_first_to(self.parse, told_apart):
            return "happen"  # "became the first state to expel him"
        used = self.parse.child(verb, "dobj")
        if used is not None and is_taken_up(self.parse, used):
            return "happen"
        if (
            self.parse.lemmas[verb] == "take"
            and is_past(self.parse, verb)
            and "it" in (self.parse.lower[c] for c in kids)
        ):
            return "happen"  # "it took them two days to free him"
        if self.parse.lemmas[verb] == "go" and any(self.parse.lower[c] == "on" for c in kids):
            return "happen"
        if goal is not None and "only" in (self.parse.lower[c] for c in self.parse.children[goal] if c < goal):
            return "happen"  # "came home, only to be arrested"
        if self.parse.lemmas[verb] in lexicon.DECISIONS and (used is None or self.parse.pos[used] == "NUM"):
            return "plan"  # "voted 402 to 130 to send them"
        return "try"

    def of_subject(self, verb: int) -> tuple[Operator, int] | None:
        """ "Rumours say that", "fears are growing that": the subject says what the clause is worth."""
        if (nobody := phrases.hearsay(self.parse, verb)) is not None:
            return nobody
        for written in self.parse.children[verb]:
            if self.parse.deps[written] == "nsubj" and phrases.is_earlier_version(self.parse, written):
                return "none", written
        subject = self.parse.child(verb, "nsubj", "nsubjpass")
        if subject is None or self.parse.pos[subject] != "NOUN":
            return None
        inner = [operator for operator, _ in nominal.inner_operators(self.parse, subject)]
        if "deny" in inner:
            return "none", subject  # "a forged letter says"
        hedge = next((operator for operator in inner if operator in ("maybe", "allege")), None)
        operator = hedge or lexicon.noun_operators().get(self.parse.lemmas[subject])
        return (operator, subject) if operator in ("maybe", "allege", "want", "threat", "warn") else None


def _is_particle(parse: Parse, c: int, verb: int) -> bool:
    """A particle, or the adverb behind the verb that a parser may take it for: "backed away"."""
    return parse.deps[c] == "prt" or (c == verb + 1 and parse.lower[c] in ("away", "back", "off", "out", "down"))


def _for_nouns(operator: Operator | None, lemma: str, deed: Deed) -> Operator | None:
    """A noun is governed otherwise than a clause by some verbs."""
    if not deed.nominal:
        return operator
    if lemma in lexicon.ENDINGS:
        return "suspend"
    if lemma in lexicon.TOPIC_VERBS and not deed.told:
        return "fact"
    return "fact" if lemma == "blame" else operator

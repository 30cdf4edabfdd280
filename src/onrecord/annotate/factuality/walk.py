"""One climb from a trigger: the reading so far, and what a predicate makes of the event that it is told of."""

from __future__ import annotations

from itertools import islice

from onrecord.annotate.factuality import clause, forms, nominal, phrases
from onrecord.annotate.factuality.governors import Deed, Governors
from onrecord.annotate.factuality.operators import Value, apply, modify
from onrecord.annotate.lexicons import factuality as lexicon
from onrecord.annotate.lexicons.embedding_words import Operator
from onrecord.model.annotation import Attribution
from onrecord.model.plover import EventType
from onrecord.model.syntax import Parse

_OPEN = frozenset({"planned", "threatened", "hypothetical", "wanted", "attempted"})
_PUT_OFF = frozenset({"delayed", "postponed", "rescheduled", "adjourned", "deferred"})
_AHEAD_OF_CUE = frozenset({"planned", "threatened"})


class Walk:
    """`value` is the reading so far, `at` the token whose governor comes next."""

    def __init__(
        self,
        governors: Governors,
        trigger: int,
        type: EventType,
        stop: int | None,
        own: Attribution | None,
    ) -> None:
        self.parse: Parse = governors.parse
        self.governors = governors
        self.trigger, self.type, self.own = trigger, type, own
        # A cue that is itself embedded ("is due to announce") ends nothing: the words are not said yet.
        self.stop = None if stop is not None and self.parse.deps[stop] in ("xcomp", "acl", "pcomp") else stop
        self.value: Value = "actual"
        self.cue: int | None = None
        self.at = trigger
        self.below = trigger
        self.nominal = nominal.is_nominal(self.parse, trigger)
        # As long as the deed itself is what the next word up speaks of, and not merely a thing in its clause.
        self.told = not (self.nominal and nominal.is_definite(self.parse, trigger))
        self.stopped = False
        self.known = False  # "why they shot him": told as known
        self.said = False

    # the reading ----------------------------------------------------------------------------------------------------

    def _deed(self) -> Deed:
        return Deed(self.nominal, self.told, self.value in ("planned", "threatened"))

    def _set(self, value: Value, cue: int) -> None:
        if self.value == "ended" and value == "actual":
            self.stopped = True  # it goes on, whatever is said of its end
        if value != self.value:
            self.value, self.cue = value, cue

    def _embed(self, operator: Operator, by: int, negated: bool = False) -> None:
        if self.said and operator in ("fail", "cancel", "none"):
            operator, negated = "maybe", False  # "yet to confirm that": what is not said may be so
        self._set(apply(operator, negated, self.value, self.type), by)
        self.said = operator == "say"
        if operator not in ("say", "fact", "role"):
            self.told = True

    def _is_stop(self, token: int) -> bool:
        return self.stop is not None and token == self.stop

    def _fate_of_cue(self) -> None:
        """ "Dropped its plan to deport them": what becomes of the plan or threat that the teller's cue names."""
        parse, at, head = self.parse, self.at, self.parse.heads[self.at]
        if self.stopped or not self._is_stop(at) or parse.pos[at] != "NOUN":
            return
        if parse.deps[at] == "dobj" and phrases.is_retracted(parse, head, at):
            self._embed("deny", head)  # "withdrew its report that"
        if self.value not in _AHEAD_OF_CUE:
            return
        if parse.deps[at] == "pobj":  # "made good on its threat"
            verb = next((a for a in islice(parse.ancestors(at), 3) if parse.pos[a] == "VERB"), None)
            operator = None if verb is None else phrases.of_plan(parse, verb)
        else:
            verb = head if parse.deps[at] in ("dobj", "nsubjpass") and parse.pos[head] == "VERB" else None
            operator = None if verb is None else self.governors.of_verb(verb, parse.deps[at], self._deed())
        if verb is not None and operator in ("cancel", "keep", "fail") and not self._is_negated(verb):
            self._embed(operator, verb)

    # predicates ------------------------------------------------------------------------------------------------------

    def _predicate(self, verb: int) -> bool:
        """The verb whose subject the event is: "was cancelled", "took place", "is possible". False if none of these."""
        if phrases.never_began(self.parse, verb):
            self._embed("cancel", verb)
            return True
        if phrases.is_off(self.parse, verb) or (self.value in _OPEN and phrases.fate(self.parse, verb) is not None):
            self._embed("cancel", verb, self._is_negated(verb))
            return True
        if phrases.is_over(self.parse, verb):
            if not self._is_negated(verb):
                if self.parse.lemmas[verb] in lexicon.OCCURRENCES:
                    self._has_come(verb)
                self._embed("end", verb)
            return True
        operator = self.governors.of_verb(verb, "nsubjpass", self._deed())
        passive = self.parse.child(verb, "auxpass") is not None
        complement = self.parse.child(verb, "acomp", "attr", "oprd")
        if self.parse.lemmas[verb] in ("be", "seem", "appear", "remain", "prove", "become", "look"):
            if complement is None:
                if forms.is_denied_by_itself(self.parse, verb):
                    self._embed("maybe", verb)
                return False
            return self._complement(verb, complement)
        goal = self.parse.child(verb, "xcomp")
        if goal is not None and self.parse.lemmas[goal] == "be":  # "proved to be a hoax"
            return self._predicate(goal)
        if operator is not None and goal is not None and self.parse.lemmas[goal] in lexicon.OCCURRENCES:
            failed = operator == "fail" and not self._is_negated(verb)
            self._embed("none" if failed else operator, verb, self._is_negated(verb))  # "failed to materialise"
            self._own_form(verb, negation=False)
            return True
        if self.parse.lemmas[verb] in lexicon.OCCURRENCES or (passive and operator == "happen"):
            if self.value != "negated" and self._is_negated(verb):
                self.told = True
                self._set("negated", verb)  # a feared or planned attack that did not come
            else:
                self._has_come(verb)
            self._own_form(verb, negation=False)
            return True
        if passive and operator not in (None, "say", "fact"):
            self._embed(operator, verb, self._is_negated(verb))
            self._own_form(verb, negation=False)
            return True
        return False

    def _has_come(self, verb: int) -> None:
        self.told = True
        if self._came(verb) and not self._is_negated(verb):
            self._set("actual", verb)

    def _came(self, verb: int) -> bool:
        """ "The long-planned strike began", "the feared attack came"; a decision that came is no deed yet."""
        own = self.below == self.trigger or self.parse.heads[self.below] == self.trigger
        if own and self._is_own_cue() and self.parse.lower[self.cue or 0] in _PUT_OFF:
            return clause.is_past(self.parse, verb)  # "the delayed summit opened"
        expected = self.value in _OPEN and (self.value == "planned" or self.cue == self.below or self._is_own_cue())
        return own and expected and clause.is_past(self.parse, verb)

    def _is_own_cue(self) -> bool:
        """Whether a word beside the event's own noun decided: "the feared attack"."""
        return self.cue is not None and self.parse.heads[self.cue] == self.trigger

    def _complement(self, verb: int, complement: int) -> bool:
        """ "is possible", "was a hoax", "was false"."""
        parse = self.parse
        known = lexicon.adjective_operators() if parse.pos[complement] in ("ADJ", "VERB", "ADV") else None
        operator = (known or lexicon.noun_operators()).get(parse.lemmas[complement])
        operator = operator or lexicon.adjective_operators().get(parse.lower[complement])
        if parse.lemmas[complement] in lexicon.TRUTH and self._is_negated(verb):
            self._embed("deny", complement)
            return True
        if operator is None and parse.lower[complement] in lexicon.EVIDENT and self._is_negated(verb):
            operator = "maybe"
            self._embed(operator, complement)
            return True
        if operator in (None, "say", "happen", "fact", "role", "try"):
            return False
        self._embed(operator, complement, self._is_negated(verb))
        self._own_form(verb, negation=False)
        return True

    def _truth(self, word: int) -> None:
        """ "It is not the case that", "is it true that ...?"."""
        verb = self.parse.heads[word]
        if self._is_negated(verb):
            self._embed("deny", word)
        else:
            self._own_form(verb)
        self.stopped = True

    def _is_settled(self, child: int, head: int) -> bool:
        """ "Rumours that he fled were confirmed", "declined an invitation to meet": the verb settles what was open."""
        if self.value in ("hypothetical", "alleged") and phrases.is_borne_out(self.parse, head, child):
            self._set("actual", head)
            return True
        if self.value == "wanted" and phrases.is_turned_down(self.parse, head, child):
            self._embed("none", head)
            return True
        return False

    def _own_form(self, verb: int, negation: bool = True) -> None:
        for modality, token in clause.modifiers(self.parse, verb, self._is_reported(verb)):
            if self.stopped and self.value == "actual":
                return
            # "No attack took place": the event's own "no" has been read at the noun.
            if modality != "negated" or (negation and token != self.below):
                self._set(modify(modality, self.value), token)
        if forms.is_headline_future(self.parse, verb):
            self._set(modify("future", self.value), verb)

    def _is_negated(self, verb: int) -> bool:
        return any(m == "negated" for m, _ in clause.modifiers(self.parse, verb, False))

    def _is_reported(self, verb: int) -> bool:
        """Whether the clause of `verb` is the complement of a verb of saying or thinking in the past."""
        parse = self.parse
        for _ in range(8):
            head = parse.heads[verb]
            if head == verb:
                return False
            if parse.deps[verb] in ("ccomp", "acl") and parse.tags[head] in ("VBD", "VBN", "NN", "NNS", "VBG"):
                return True
            verb = head
        return False

"""The walk from an event's trigger up its sentence, through everything that embeds it."""

from __future__ import annotations

from onrecord.annotate.factuality import clause, forms, nominal, phrases, settings
from onrecord.annotate.factuality.clause import is_infinitive
from onrecord.annotate.factuality.governors import OBJECTS, Governors
from onrecord.annotate.factuality.reading import Reading
from onrecord.annotate.factuality.votes import enacting_vote, is_carried
from onrecord.annotate.factuality.walk import Walk
from onrecord.annotate.lexicons import factuality as lexicon
from onrecord.annotate.lexicons.embedding_words import Operator
from onrecord.model.annotation import Attribution
from onrecord.model.plover import EventType
from onrecord.model.statement import Act
from onrecord.model.syntax import Parse

_CLAUSAL = frozenset({"ccomp", "xcomp", "pcomp", "acl", "oprd", "csubj", "csubjpass"})
_BELOW = frozenset({"compound", "appos", "parataxis", "acomp", "intj"})
_NOT_OF_CLAUSES = frozenset({"try", "happen", "fail", "cancel", "suspend"})
_AHEAD = frozenset({"plan", "vow", "want"})
_GOING_ON = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE"})
_MAX_STEPS = 40


class Reader:
    """Reads the triggers of one parse. `cue_acts` gives the act of each statement's cue token."""

    def __init__(self, parse: Parse, cue_acts: dict[int, Act]) -> None:
        self.parse = parse
        self.governors = Governors(parse, cue_acts)

    def read(self, trigger: int, type: EventType, stop: int | None, own: Attribution | None = None) -> Reading:
        """The reading of an event at `trigger` for its teller, whose cue is the token `stop`, if it has one.

        `own` is the statement of which the event is the act: its content, before which a parser may put its cue
        ("X will pay, accused Y"), does not govern it.
        """
        return _Walk(self.governors, trigger, type, stop, own).run()


class _Walk(Walk):
    """The steps of one climb."""

    def run(self) -> Reading:
        if self.nominal:
            self._noun_phrase(self.trigger)
        else:
            self._own_form(self.trigger)
        if forms.is_ultimatum(self.parse, self.trigger):
            self._embed("threat", self.trigger)
        elif forms.is_headline_infinitive(self.parse, self.trigger):
            self._set("planned", self.trigger - 1)
            self.stopped = True
        elif forms.is_set_to(self.parse, self.trigger):
            self._embed("plan", self.trigger)
        elif forms.is_inverted_wish(self.parse, self.trigger) or settings.is_plot(self.parse, self.trigger):
            self._embed("maybe", self.trigger)
        if (beside := forms.beside_the_deed(self.parse, self.trigger)) is not None:
            self._embed(beside, self.trigger)
            self.stopped = True
        for _ in range(_MAX_STEPS):
            head = self.parse.heads[self.at]
            if self.stopped or head == self.at or self._is_stop(self.at) or (self.own and self.own.covers(head)):
                self._fate_of_cue()
                break
            self._step(self.at, head, self.parse.deps[self.at])
        if self.value == "ended" and self.nominal:
            self.value, self.cue = "actual", None  # what was stopped went on until then
        presupposed = self.known or (self.nominal and not self.told) or self.parse.deps[self.trigger] == "amod"
        background = self.stopped and not self._is_stop(self.at)
        return Reading(self.value, self.cue, presupposed and self.value == "actual", background)

    def _noun_phrase(self, noun: int) -> None:
        for operator, token in nominal.inner_operators(self.parse, noun):
            self._embed(operator, token)
        for c in self.parse.children[noun]:
            if self.parse.deps[c] == "relcl" and forms.is_relative_to(self.parse, c):
                self._predicate(c)

    # one step up -----------------------------------------------------------------------------------------------------

    def _step(self, child: int, head: int, dep: str) -> None:
        head, dep = self._attached(child, head, dep)
        self.at, self.below = head, child
        if dep == "parataxis" and ";" in self.parse.words[min(child, head) : max(child, head)]:
            self.stopped = True  # a sentence of its own but for the mark
        elif dep in _CLAUSAL and (forms.is_of_another_time(self.parse, child) or forms.is_known(self.parse, child)):
            self.stopped = True
            self.known = forms.is_known(self.parse, child)
        elif dep == "conj":
            self._conjunct(child, head)
        elif dep in ("prep", "agent"):
            self._preposition(child, head)
        elif dep == "pobj" or (dep == "pcomp" and self.parse.pos[head] in ("ADP", "SCONJ")):
            self._inside_preposition(child, head)
        elif dep == "advcl":
            self._adverbial(child, head)
        elif dep in ("nsubj", "csubj"):
            self._subject(head)
        elif dep == "acl" or (dep == "relcl" and forms.is_of_noun(self.parse, child, head)):
            self._modifier_clause(child, head)
        elif dep in _CLAUSAL or dep in OBJECTS or dep in _BELOW:
            self._governed(child, head, dep)
        else:
            if dep == "relcl" and (
                forms.is_whoever_does(self.parse, child, head) or phrases.is_anybodys(self.parse, child, head)
            ):
                self._embed("maybe", child)
            elif dep == "relcl" and forms.is_of_another(self.parse, child, head):
                self._embed("none", child)
            elif dep == "relcl" and (being := forms.first_time(self.parse, head)) is not None:
                self._own_form(being, negation=False)
            self.stopped = True

    def _attached(self, child: int, head: int, dep: str) -> tuple[int, str]:
        """What governs `child`, and how, where a parser hangs it on a word beside its governor."""
        if dep == "pobj" and is_infinitive(self.parse, child):  # "calling on him to resign": hung on the "on"
            return self.parse.heads[head], "xcomp"
        if dep == "xcomp" and self.parse.pos[head] == "ADP" and self.parse.deps[head] != "acomp":
            return head, "pcomp"
        return (head, "ccomp") if clause.is_second_complement(self.parse, child) else (head, dep)

    def _conjunct(self, child: int, head: int) -> None:
        """Coordinated: governed by what governs the first conjunct, unless it is a clause of its own at the top."""
        if forms.is_passed_over(self.parse, child):
            self._embed("none", child)
            self.stopped = True
        if (mark := clause.shared_condition(self.parse, child)) is not None:
            self._embed("maybe", mark)
        if self.parse.pos[child] in ("VERB", "AUX") and self.parse.child(child, "nsubj", "nsubjpass") is not None:
            self.stopped = self.parse.deps[head] == "ROOT"

    def _inside_preposition(self, child: int, preposition: int) -> None:
        word = self.parse.lower[preposition]
        instead = any(self.parse.lower[c] in lexicon.NEGATIVE_PREPOSITIONS for c in self.parse.children[preposition])
        if word == "than":  # "would rather die than surrender"
            instead = instead or any(
                self.parse.lower[c] == "rather" for c in self.parse.children[self.parse.heads[preposition]]
            )
        if word in lexicon.NEGATIVE_PREPOSITIONS or instead or settings.is_far_from(self.parse, preposition):
            self._embed("none", preposition)
            self.stopped = True
        elif self.parse.deps[child] == "pcomp" and any(
            self.parse.lower[c] in ("whether", "if") for c in self.parse.children[child]
        ):
            self._embed("maybe", preposition)

    def _preposition(self, preposition: int, head: int) -> None:
        word, parse = self.parse.lower[preposition], self.parse
        gerund = settings.takes_gerund(parse, preposition)
        if gerund and (vote := enacting_vote(parse, preposition)) is not None:
            self.at = vote
            return self._apply("happen", vote)
        fixed = settings.wording(parse, preposition, head, self.type) or phrases.of_preposition(
            parse, preposition, head
        )
        if word in ("of", "about", "that") and fixed is None:
            fixed = phrases.verdict(parse, head)
        if (
            fixed is None
            and parse.heads[self.trigger] == preposition
            and settings.is_state_denied(parse, preposition, head)
        ):
            fixed = "none"
        if fixed is None and phrases.is_sorry_to_have_said(parse, preposition, head):
            fixed = "deny"
        if fixed is not None:
            self._embed(fixed, head)
            self.stopped = True
            return
        operator = self.governors.of(head, "pcomp" if gerund else "prep", self._deed(), word)
        if gerund and (verb := phrases.accuser(parse, head)) is not None:
            # "suspect the group of bombing": the parser hangs the charge on the accused.
            charge = self.governors.of_verb(verb, "pcomp", self._deed(), word)
            if operator is None or (charge == "allege" and word == "of"):  # "accused the opposition of plotting"
                operator, head = charge, verb
                self.at = verb
        if phrases.is_overturned(parse, head):
            operator = "allege"
        if operator in (None, "say", "happen") and (noun := phrases.of_object(parse, head, preposition)) is not None:
            operator = self._of_object(noun, word) or operator
        spared = self.nominal and self.told and parse.lemmas[head] in lexicon.SPARING
        operator = operator or phrases.of_subject(parse, head, preposition)
        if word == "from" and (spared or (gerund and parse.lemmas[head] in lexicon.FROM_VERBS)):
            operator = "fail"
        pursued = self.type in lexicon.CRIMES and parse.lemmas[head] in lexicon.PURSUITS
        if word in ("for", "over") and gerund and pursued:
            operator = "allege"  # "on trial for killing", "wanted for bombing"
        if operator == "warn" and self.nominal and self.told:
            operator = "threat"  # "warned of military action"
        if operator is not None and self._takes(operator, word, head):
            self._apply(operator, head)
        else:
            self._loosely(head, factual=word in lexicon.FACTUAL_PREPOSITIONS)

    def _of_object(self, noun: int, preposition: str) -> Operator | None:
        """The operator that a verb's object is for what the preposition behind it brings in: "reached agreement on"."""
        operator: Operator | None = "plan" if phrases.is_green_light(self.parse, noun) else None
        operator = operator or lexicon.noun_operators().get(self.parse.lemmas[noun])
        if operator not in ("plan", "want", "maybe", "try", "vow") or preposition in ("in", "at", "with", "around"):
            return None
        known = self.nominal and not self.told and self.type in _GOING_ON
        return operator if not known and preposition in lexicon.ARGUMENT_PREPOSITIONS[operator] else None

    def _takes(self, operator: Operator, preposition: str, head: int) -> bool:
        if self.parse.pos[head] in ("NOUN", "PROPN") and preposition == "of":
            return True
        if operator == "deny" and preposition == "in" and self.parse.pos[head] == "ADJ":
            return True  # "was mistaken in saying that"
        if operator == "fail" and preposition != "for" and settings.takes_gerund(self.parse, self.below):
            return True  # "balked at signing", "hesitated about sending them"
        if operator == "threat" and preposition == "with" and not self.told:
            return False  # "threatens peace with its seizure of the port"
        return preposition in lexicon.ARGUMENT_PREPOSITIONS[operator]

    def _adverbial(self, child: int, head: int) -> None:
        parse = self.parse
        marks = {parse.lower[c] for c in parse.children[child] if parse.deps[c] in ("mark", "aux", "advmod")}
        if parse.deps[head] != "ROOT" and self._is_stop(head):
            self.stopped = True
        if forms.is_passed_over(parse, child) or forms.is_forestalled(parse, child):
            self._embed("none", child)
            self.stopped = True
            return
        if not marks and self._is_complement(child, head):
            self._governed(child, head, "xcomp")
            return
        if "to" in marks and self._is_of_object(child, head):
            return
        if "to" in marks:  # purpose
            operator = self.governors.of_goal(head, child)
            if operator != "happen" and (self.type != "CONSULT" or parse.lemmas[child] != "discuss"):
                self._embed(operator, child)
        elif marks & lexicon.ENDING and any(clause.modifiers(parse, head, self._is_reported(head))):
            self._embed("maybe", child)  # "there will be no truce until they lay down their arms"
            self.stopped = True
            return
        elif marks or parse.tags[child] not in ("VBG", "VBN"):
            self.stopped = True
            return
        if self.parse.pos[head] in ("VERB", "AUX"):
            self._own_form(head)

    def _is_complement(self, child: int, head: int) -> bool:
        """ "Refused to rule out expelling her", where the parser takes the gerund for an adverbial."""
        parse, start = self.parse, self.parse.subtree(child)[0]
        before = start - 1 == head or (start - 1 > head and parse.deps[start - 1] == "prt")
        return parse.tags[child] == "VBG" and before and self.governors.of(head, "xcomp", self._deed()) is not None

    def _subject(self, head: int) -> None:
        if not self._predicate(head):
            self._loosely(head, factual=False)

    def _modifier_clause(self, child: int, head: int) -> None:
        """A clause on a noun: "a plan to strike", "claims that he struck"; else the noun's own matter."""
        operator = self.governors.of(head, "acl", self._deed())
        if settings.in_case(self.parse, head):
            self._embed("maybe", head)
            self.stopped = True
            return
        infinitive = is_infinitive(self.parse, child)
        if infinitive and (verb := forms.orderer(self.parse, head)) is not None:
            self.at = verb
            self._governed(child, verb, "xcomp")
            return
        if forms.is_gerund_of(self.parse, child, head):  # "without a shot being fired"
            self._embed("none", head)
            self.stopped = True
            return
        told = forms.is_first_to(self.parse, head) or forms.is_taken_up(self.parse, head)
        told = told or is_carried(self.parse, head, child)
        if infinitive and told and (operator in (None, "fact", "happen") or not forms.is_first_to(self.parse, head)):
            operator = "happen"
        elif operator in (None, "fact", "happen") and infinitive:
            operator = "plan" if self.parse.child(child, "auxpass") is not None else "maybe"
        if operator in _AHEAD and self.parse.tags[child] == "VBD":
            operator = None  # "the bill that he withdrew": what is past is no plan's matter, but tells of the bill
        if not infinitive and self.parse.lemmas[head] in lexicon.TRUTH and self.parse.deps[head] in ("acomp", "attr"):
            self._truth(head)
            return
        if phrases.is_left_out(self.parse, head):
            self._embed("none", head)
        if operator is None and (shows := forms.shower(self.parse, child, head)) is not None:
            self.at = shows
            self._governed(child, shows, "ccomp")
            return
        if operator is None and (being := forms.first_time(self.parse, head)) is not None:
            self._own_form(being, negation=False)
        if operator is None or not (self.parse.tags[child] == "VBG" or forms.is_of_noun(self.parse, child, head)):
            self.stopped = True
            return
        self._apply(operator, head)

    def _is_of_object(self, child: int, head: int) -> bool:
        """ "Announced plans on Friday to expel them": the infinitive is the object's, and is read as it."""
        noun = phrases.of_object(self.parse, head, child)
        operator = None if noun is None else lexicon.noun_operators().get(self.parse.lemmas[noun])
        if noun is None or operator not in ("plan", "want", "vow", "threat") or not is_infinitive(self.parse, child):
            return False
        self._apply(operator, noun)
        self.at = head
        return True

    def _governed(self, child: int, head: int, dep: str) -> None:
        if dep == "xcomp" and self._is_of_object(child, head):
            return
        claim = self.parse.child(head, "nsubj", "nsubjpass", "intj") if dep in ("ccomp", "nsubjpass", "intj") else None
        if claim is not None and (found := phrases.verdict(self.parse, claim)) is not None:
            self._embed(found, claim)  # "news that he was held turned out to be false": hung on the verb
            self.stopped = True
            return
        operator = self.governors.of(head, dep, self._deed(), child=child)
        if phrases.is_unhesitating(self.parse, head):
            self._embed("threat", head)
            return
        if dep == "ccomp" and operator in _NOT_OF_CLAUSES and self.parse.tags[child] in ("VBD", "VBZ", "VBP"):
            operator = "say"  # "X denounced, Y seeks to ...": two clauses run together
        if dep == "ccomp" and operator in (None, "say", "happen") and (subject := self.governors.of_subject(head)):
            self._embed(*subject)
        ordered = self.type == "ASSAULT" or (self.parse.deps[head] == "pcomp" and self.type in _GOING_ON)
        known = self.nominal and not self.told and ordered and dep in OBJECTS
        if operator == "plan" and known and self.parse.lemmas[head] in lexicon.ORDERS:
            # "Ordered the killing of the priest"; who is "acquitted of ordering" it is not told to be the killer.
            operator = "happen" if self.parse.deps[head] in _CLAUSAL else "fact"
        if operator == "happen" and self.nominal and not self.told and self.type in lexicon.SPOKEN:
            self.stopped = True  # "has not carried out its threat": it was made
        elif self._is_settled(child, head):
            return
        elif operator is not None:
            self._apply(operator, head)
            if self.value in ("planned", "wanted", "attempted") and phrases.is_taken_back(self.parse, head, child):
                self._embed("cancel", head)
        elif self._is_stop(head):
            return
        elif dep in ("ccomp", "parataxis", "appos"):
            self._clause_of_unknown(head)
        elif dep == "xcomp":
            self._infinitive_of_unknown(child, head)
        else:
            self._loosely(head, factual=False)

    def _clause_of_unknown(self, head: int) -> None:
        if self.parse.lemmas[head] == "be" and (c := self.parse.child(head, "acomp", "attr")) is not None:
            self._complement(head, c)

    def _infinitive_of_unknown(self, child: int, head: int) -> None:
        infinitive = is_infinitive(self.parse, child)
        if self.parse.lemmas[head] == "be" and infinitive:
            if (c := self.parse.child(head, "acomp", "attr")) is None or not self._complement(head, c):
                self._embed("plan", head, self._is_negated(head))
        elif infinitive:
            self._embed("maybe", head)
        if self.parse.pos[head] in ("VERB", "AUX"):
            self._own_form(head)

    def _apply(self, operator: Operator, head: int) -> None:
        """Put the reading under an operator, then under the form of the operator's own clause."""
        verbal = self.parse.pos[head] in ("VERB", "AUX")
        negated = self._is_negated(head) if verbal else nominal.has_no(self.parse, head)
        if negated and self.parse.lemmas[head] in lexicon.EVIDENCE:
            operator, negated = "none", False
        if phrases.is_beyond_doubt(self.parse, head, negated):
            operator, negated = "say", False
            self.stopped = not verbal  # whatever "there can be" says is of the doubt
        if operator == "suspend" and self.type in _GOING_ON and self.value == "actual" and not (verbal and self.told):
            operator = "end"  # "failed to stop the raid", "urged an end to raids"
        claimed = operator == "say" and self.parse.lemmas[head] == "claim"
        if (operator == "allege" or claimed) and negated and self.nominal and not self.told:
            self.stopped = True  # "nobody has been charged with the murder"
            return
        if operator == "end" and negated:
            self.stopped = True  # "if it does not stop shelling them": it goes on
            return
        if operator in ("say", "allege", "maybe") and verbal and phrases.is_mistold(self.parse, head):
            operator, negated = "none", False
        self._embed(operator, head, negated)
        if operator == "say" and verbal and forms.is_hedged(self.parse, head):
            self._embed("allege", head)  # "pictures allegedly show"
        if operator == "say" and verbal and self.below == self.trigger:
            self.told = True  # "announced the release": the source tells it
        if operator in ("fact", "role"):
            self.stopped = True
        elif verbal and (operator != "say" or (self.nominal and self.told)):
            self._own_form(head, negation=False)
        elif not verbal:
            for inner, token in nominal.inner_operators(self.parse, head):
                if inner not in ("none", "allege") or operator not in ("say", "allege"):
                    self._embed(inner, token) if inner != "none" else None

    def _loosely(self, head: int, factual: bool) -> None:
        """The deed only stands in this clause: a known one is not touched by it, an indefinite one goes with it."""
        if self.value == "planned" and self.parse.lemmas[head] == "be":
            self._own_form(head, negation=False)  # "may be a prelude to talks"
        elif factual or (self.nominal and not self.told) or self.value != "actual":
            self.stopped = True
        elif self.parse.pos[head] in ("VERB", "AUX"):
            self._own_form(head, negation=False)
        elif nominal.is_definite(self.parse, head):
            self.stopped = True

"""Which rule of the trigger lexicon a word in its sentence satisfies."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache

from onrecord.annotate.events import roles, support, wordings
from onrecord.annotate.events.other_states import is_other_state
from onrecord.annotate.lexicons.plover import (
    Rule,
    Test,
    adjective_rules,
    classes,
    fold,
    noun_rules,
    verb_lemma,
    verb_rules,
)
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.entity import Entity
from onrecord.model.plover import EventType
from onrecord.model.syntax import Parse

_ARMED_SECTORS = frozenset({"MIL", "REB", "UAF", "PRM", "COP"})
_ACTING_KINDS = frozenset({"person", "government", "organization", "armed_group", "people", "publication"})
_ACTING_PRONOUNS = frozenset(
    "he she they we i you who whom him her them us me it someone everyone anyone nobody himself themselves others "
    "both".split()
)
_PROPERTIES = frozenset(
    {"light", "neg", "future", "out", "that", "the", "with_be", "passive", "owner", "armed", "pitting"}
)
_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "going", "'d", "wo"})
_DIPLOMATS = frozenset("ambassador envoy diplomat commissioner consul attache attaché nuncio emissary".split())
# An article with one of these tells of no accident.
_ARMED_WORDS = frozenset(
    "bomb bombs bomber grenade grenades explosives dynamite landmine landmines militant militants insurgent insurgents "
    "rebel rebels guerrilla guerrillas terrorist terrorists gunman gunmen attacker attackers militia".split()
)
_PREDICATED = frozenset("oprd acomp attr xcomp ccomp dobj npadvmod advmod appos dep".split())
_AFTER_NOUN = frozenset({"acl", "amod", "appos"})
_PHRASE = 12  # tokens of a phrase that multiword class members are looked for in


class Matcher:
    """Tests rules against one document. Keeps nothing but the document."""

    def __init__(self, doc: AnnotatedDocument) -> None:
        self.doc = doc
        self.parse: Parse = doc.parse
        self.told: set[EventType] = set()  # types told so far, for "the call", "the raid"

    @cached_property
    def armed(self) -> bool:
        return not _ARMED_WORDS.isdisjoint(self.parse.lower)

    def verb_rule(self, token: int) -> Rule | None:
        """The first rule that the verb at `token` satisfies."""
        return self._first(verb_rules().get(self.lemma(token), ()), token)

    def lemma(self, token: int) -> str:
        """The lexicon's lemma of the verb at `token`."""
        return verb_lemma(self.parse.lemmas[token], self.parse.lower[token])

    def noun_rule(self, token: int) -> Rule | None:
        """The first rule that the noun at `token` satisfies."""
        lemma = fold(self.parse.lemmas[token].lower())
        return self._first(noun_rules().get(lemma, ()), token)

    def gerund_rule(self, token: int) -> Rule | None:
        """The first rule that a gerund satisfies as a noun: "the shelling by rebels"."""
        return self._first(noun_rules().get(self.parse.lower[token], ()), token)

    def adjective_rule(self, token: int) -> Rule | None:
        """The first rule that the predicative adjective at `token` satisfies."""
        return self._first(adjective_rules()[self.parse.lower[token]], token)

    def participle_rule(self, token: int, lemma: str, *, before_noun: bool = True) -> Rule | None:
        """The rule of `lemma` for a participle; before its noun ("the ousted president") only where one is allowed."""
        rules = verb_rules().get(fold(lemma), ())
        if before_noun:
            rules = tuple(r for r in rules if r.flags & {"adj", "ing"} and not r.companion)
        return self._first(rules, token)

    def _first(self, rules: Iterable[Rule], token: int) -> Rule | None:
        for rule in rules:
            if self._companion_present(rule, token) and all(
                any(self._holds(test, token, rule) for test in alternatives) for alternatives in rule.tests
            ):
                return rule
        return None

    def ruled_out(self, token: int, rules: Iterable[Rule]) -> bool:
        """Whether one of the rules fails for nothing but what must not stand there: a sense that tells no event."""
        for rule in rules:
            if self._companion_present(rule, token):
                failed = [tests for tests in rule.tests if not any(self._holds(test, token, rule) for test in tests)]
                if failed and not any(test.wanted for tests in failed for test in tests):
                    return True
        return False

    def _companion_present(self, rule: Rule, token: int) -> bool:
        if rule.companion is None:
            return True
        words = rule.companion.split()
        if rule.frame != "V":
            return token >= len(words) and all(
                fold(self.parse.lemmas[token - len(words) + n].lower()) == fold(w)
                or self.parse.lower[token - len(words) + n] == w
                for n, w in enumerate(words)
            )
        found = {
            self.parse.lower[c]
            for c in self.parse.children[token]
            if self.parse.deps[c] in ("prt", "prep", "advmod", "agent", "dative", "oprd", "acomp", "advcl", "dobj")
        }
        for c in self.parse.children[token]:
            if self.parse.deps[c] in ("prt", "advmod", "prep", "npadvmod"):
                found |= {self.parse.lower[g] for g in self.parse.children[c] if self.parse.deps[g] == "prep"}
        return all(w in found for w in words)

    # --- tests

    def _holds(self, test: Test, token: int, rule: Rule) -> bool:
        if test.slot == "again":
            return self.told_again(token, rule)
        if test.slot in _PROPERTIES:
            return self._is(test.slot, token) == test.wanted
        if test.slot in ("head", "prep"):
            return self._governed(test, token) == test.wanted
        if test.slot == "before":  # "test-fired"
            return token > 1 and parse_before(self.parse, token) in (test.words or ())
        if test.slot == "tag":
            return ("NNS" in (test.words or ())) == (self.parse.tags[token] in ("NNS", "NNPS"))
        if test.slot in ("mod", "objmod", "adv", "oprd", "comp"):
            return self._word_test(test, token)
        fillers = self._fillers(test.slot, token, rule)
        if test.words is None:
            return bool(fillers) == test.wanted
        if not fillers:
            return not test.wanted
        return any(self.is_a(f, test.words) for f in fillers) == test.wanted

    def told_again(self, token: int, rule: Rule) -> bool:
        """Whether a definite event noun can take up an event of its type told before ("the call")."""
        definite = any(self.parse.lower[c] in ("the", "this", "that") for c in self.parse.children[token])
        return definite and rule.type in self.told

    def _is(self, property_: str, token: int) -> bool:
        parse = self.parse
        if property_ == "light":
            return self.support_of(token) is not None
        if property_ == "armed":
            return self.armed
        if property_ == "neg":
            return any(parse.deps[c] == "neg" for c in parse.children[token])
        if property_ == "passive":
            return roles.is_passive(parse, token)
        if property_ == "owner":
            return any(self._owns(c) for c in parse.children[token])
        if property_ == "future":
            return (
                any(parse.lower[c] in _FUTURE for c in parse.children[token])
                or parse.lower[parse.heads[token]] in _FUTURE
            )
        return any(parse.lower[c] == property_ for c in parse.children[token])

    def _owns(self, token: int) -> bool:
        """Whether a possessor or modifier names a party: "Norway's", "Norwegian", "NATO"."""
        if self.parse.deps[token] not in ("poss", "amod", "compound", "nmod") or self.parse.lower[token].startswith(
            "anti"
        ):
            return False
        entities = [self.doc.entities.get(i) for i in self.doc.entities.at(token)]
        return any(e.kind in _ACTING_KINDS or e.country for e in entities) or (
            self.parse.deps[token] == "poss" and self.acts(token)
        )

    def _governed(self, test: Test, token: int) -> bool:
        """By which preposition ("prep") or under which verb or noun ("head") a noun stands."""
        parse, head = self.parse, self.parse.heads[token]
        if parse.deps[token] == "conj":  # "in detention or exile"
            token, head = head, parse.heads[head]
        words = test.words or frozenset()
        if parse.deps[token] != "pobj":
            return test.slot == "head" and head != token and self._word_in(head, words)
        return self._word_in(head if test.slot == "prep" else parse.heads[head], words)

    def _fillers(self, slot: str, token: int, rule: Rule) -> tuple[int, ...]:
        parse = self.parse
        if slot == "obj":
            return self._named(token, roles.given(parse, token) or roles.objects(parse, token))
        if slot == "subj":
            return self._named(token, roles.subjects(parse, token))
        if slot == "iobj":
            return tuple(c for c in parse.children[token] if parse.deps[c] == "dative" and parse.pos[c] != "ADP")
        if slot == "poss":
            return tuple(c for c in parse.children[token] if parse.deps[c] == "poss")
        if slot == "by":
            return roles.agents(parse, token) or roles.prepositional(parse, token, "by")
        if slot == "csubj":
            root = roles.complement(parse, token)
            return () if root is None else self.clause_subjects(root)
        direct = roles.prepositional(parse, token, slot)
        if direct or rule.frame not in "RV":
            return direct
        if rule.frame == "R":  # "a call was made to X": hung on the verb that lends the noun its parties
            support = self.support_of(token)
            return () if support is None else roles.prepositional(parse, support, slot)
        # "imposed sanctions on X": the parser hangs the phrase on verb or object, as it happens
        for o in roles.objects(parse, token)[:2]:
            if found := roles.prepositional(parse, o, slot):
                return found
        for c in parse.children[token]:  # "has been in touch with X"
            pobj = parse.child(c, "pobj") if parse.deps[c] == "prep" else None
            if pobj is not None and (found := roles.prepositional(parse, pobj, slot)):
                return found
        abreast = wordings.abreast(parse, token)
        return () if abreast is None else roles.prepositional(parse, abreast, slot)

    def _named(self, verb: int, fillers: tuple[int, ...]) -> tuple[int, ...]:
        """The fillers, with the thing that "it" stands for: "send one more ship and we will sink it"."""
        parse, above = self.parse, self.parse.heads[verb]
        if len(fillers) != 1 or parse.lower[fillers[0]] not in ("it", "them") or parse.deps[verb] not in _LINKED:
            return fillers
        thing = parse.child(above, "dobj", "nsubjpass")
        return fillers if thing is None or thing > verb or parse.pos[thing] == "PRON" else (*fillers, thing)

    def clause_subjects(self, root: int) -> tuple[int, ...]:
        """Grammatical subjects of a complement clause, passive or not."""
        own = self.parse.child(root, "nsubj", "nsubjpass")
        return () if own is None else tuple(self.parse.conjuncts(own))

    def _word_test(self, test: Test, token: int) -> bool:
        parse = self.parse
        if test.slot in ("mod", "objmod"):
            nouns = (token,) if test.slot == "mod" else roles.objects(parse, token)
            found = [
                c for n in nouns for c in parse.children[n] if parse.deps[c] in ("amod", "compound", "nmod", "poss")
            ]
            found += [g for c in found for g in parse.children[c] if parse.deps[g] in ("amod", "compound", "nmod")]
        elif test.slot == "adv":
            found = [c for c in parse.children[token] if parse.deps[c] in ("advmod", "npadvmod", "advcl", "prt")]
            found += [] if (abreast := wordings.abreast(parse, token)) is None else [abreast]
        elif test.slot == "oprd":
            found = [c for c in parse.children[token] if parse.deps[c] in _PREDICATED and parse.pos[c] != "PRON"]
            found += [g for c in found if parse.deps[c] == "oprd" for g in parse.children[c] if parse.deps[g] == "amod"]
            found += self._behind_object(found)  # "called the decree damning"
            found += [g for c in (token, *found) for g in parse.children[c] if g > token and parse.deps[g] == "neg"]
        else:
            root = roles.complement(parse, token)
            if root is not None and test.words is not None and self._tag(root) in test.words:
                return test.wanted  # "insists he left" asks for nothing
            found = [] if root is None else [root]
            if root is not None and test.words is not None:
                found += [
                    c
                    for c in parse.children[root]
                    if parse.deps[c] in ("mark", "advmod", "dobj", "nsubj", "attr", "aux")
                ]
                found += parse.children[token] if parse.lower[root] in ("going",) else []
        if test.words is None:
            return bool(found) == test.wanted
        hit = any(self._word_in(f, test.words) for f in found)
        return hit == test.wanted

    def _tag(self, verb: int) -> str:
        """The verb's tag; one of the past in the form of the present is no past ("insisted that he [leave]")."""
        present = self.parse.lower[verb] == self.parse.lemmas[verb]
        return "VB" if present and self.parse.tags[verb] in ("VBD", "VBN") else self.parse.tags[verb]

    def _behind_object(self, found: list[int]) -> list[int]:
        objects = [c for c in found if self.parse.deps[c] == "dobj"]
        return [g for c in objects for g in self.parse.children[c] if g > c and self.parse.deps[g] in _AFTER_NOUN]

    def _word_in(self, token: int, words: frozenset[str]) -> bool:
        return fold(self.parse.lemmas[token]) in words or self.parse.lower[token] in words

    def is_a(self, token: int, words: frozenset[str]) -> bool:
        """Whether the phrase headed by `token` belongs to a class, by its head, a phrase in it, or its entity."""
        if self._word_in(token, words):
            return True
        special, phrases = _kinds_of(words)
        if any(self._is_special(token, w) for w in special):
            return True
        start, end = self.parse.subtree(token)
        end = min(end, token + _PHRASE)
        if end - start > 1 and phrases:
            text = " " + " ".join(self.parse.lower[max(start, token - _PHRASE) : end]).replace(" - ", "-") + " "
            lemmas = " " + " ".join(self.parse.lemmas[max(start, token - _PHRASE) : token + 1]) + " "
            if any(f" {w} " in text or f" {w} " in lemmas for w in phrases):
                return True
        return self._measured_is_a(token, words)

    def _measured_is_a(self, token: int, words: frozenset[str]) -> bool:
        """ "millions of dollars of aid", "a group of prisoners", "12 of the men": the noun after "of" decides."""
        number = self.parse.pos[token] == "NUM"
        if self.parse.lemmas[token] not in support.MEASURES and not number:
            return False
        inner = roles.prepositional(self.parse, token, "of")
        if number and all(self.parse.pos[i] in ("PRON", "DET") for i in inner):  # "Ninety", "two of those"
            return "people" in words
        return any(self.is_a(i, words) for i in inner if i != token)

    def _is_special(self, token: int, name: str) -> bool:
        if name == "@name":
            return self.parse.pos[token] == "PROPN"
        entities = [self.doc.entities.get(i) for i in self.doc.entities.at(token)]
        return _SPECIAL[name](self, token, entities)

    # --- readings of one phrase

    def acts(self, token: int, entities: list[Entity] | None = None) -> bool:
        """Whether the phrase headed by `token` can act: people, their bodies, states, names."""
        parse = self.parse
        if entities is None:
            entities = [self.doc.entities.get(i) for i in self.doc.entities.at(token)]
        if entities:
            return any(e.kind in _ACTING_KINDS or e.country for e in entities)
        if parse.pos[token] == "PRON":
            return parse.lower[token] in _ACTING_PRONOUNS or roles.those_who(parse, token)
        if parse.pos[token] == "PROPN":
            return True
        if parse.pos[token] == "NUM" and parse.child(token, "prep") is not None:
            return self._measured_is_a(token, frozenset({"people"}))
        c = classes()
        lemma = fold(parse.lemmas[token])
        if lemma.endswith("ist") and lemma not in _LISTS:
            return True
        if lemma == "one" and parse.child(token, "det") is not None:  # "no one", "every one"
            return True
        return lemma in _COUNTED or any(lemma in c[name] for name in ("PERSON", "BODY", "TROOPS", "MILITIA", "ACTING"))

    def _armed(self, token: int, entities: list[Entity]) -> bool:
        if any(e.kind == "armed_group" or _ARMED_SECTORS & set(e.sectors) for e in entities):
            return True
        return fold(self.parse.lemmas[token]) in _armed_nouns()

    def _person(self, token: int, entities: list[Entity]) -> bool:
        if entities:
            return any(e.kind in ("person", "people") for e in entities)
        if self.parse.pos[token] == "PRON":
            return self.parse.lower[token] in _ACTING_PRONOUNS - {"it"} or roles.those_who(self.parse, token)
        lemma = fold(self.parse.lemmas[token])
        return lemma in classes()["PERSON"] or lemma in classes()["ACTING"] or self.parse.pos[token] == "PROPN"

    def _individual(self, token: int, entities: list[Entity]) -> bool:
        """Somebody by name or office, no crowd."""
        if entities:
            return any(e.kind == "person" for e in entities) and self.parse.tags[token] not in ("NNS", "NNPS")
        return fold(self.parse.lemmas[token]) in classes()["OFFICIAL"]

    def _place(self, token: int, entities: list[Entity]) -> bool:
        if entities:
            return any(e.kind == "place" or (e.country and e.kind == "government") for e in entities)
        return any(a <= token < b and label in ("GPE", "LOC") for a, b, label in self.parse.names)

    def _gov(self, token: int, entities: list[Entity]) -> bool:
        if any(e.kind == "government" or "GOV" in e.sectors for e in entities):
            return True
        return self.parse.lemmas[token] in ("government", "authority", "regime", "state", "court", "junta")

    def _other_state(self, token: int, entities: list[Entity]) -> bool:
        return is_other_state(self.doc, token, entities)

    def _diplomat(self, token: int, entities: list[Entity]) -> bool:
        if any(e.role and any(d in e.role.lower() for d in _DIPLOMATS) for e in entities):
            return True
        start = self.parse.subtree(token)[0]
        return any(self.parse.lower[i].rstrip("s") in _DIPLOMATS for i in range(max(start, token - 6), token + 1))

    # --- support verbs

    def support_of(self, noun: int) -> int | None:
        """The verb that lends its parties to an event noun: "staged a protest", "took part in talks"."""
        return support.support_of(self.parse, noun, self.lemma)


def parse_before(parse: Parse, token: int) -> str:
    """The word that a hyphen ties to `token`, "" if none."""
    return parse.lower[token - 2] if parse.words[token - 1] == "-" else ""


_LISTS = frozenset("list checklist blacklist shortlist playlist twist wrist mist fist gist".split())
_LINKED = frozenset({"conj", "advcl"})
_COUNTED = frozenset(
    "thousand hundred dozen score million ten couple pair duo trio handful majority rest many several".split()
)
_SPECIAL = {
    "@actor": Matcher.acts,
    "@armed": Matcher._armed,
    "@person": Matcher._person,
    "@individual": Matcher._individual,
    "@place": Matcher._place,
    "@gov": Matcher._gov,
    "@diplomat": Matcher._diplomat,
    "@state": Matcher._other_state,
}


@lru_cache(maxsize=4096)
def _kinds_of(words: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of a class's words those that stand for something to be asked ("@armed"), and those of several words."""
    return tuple(w for w in words if w[:1] == "@"), tuple(w for w in words if " " in w or "-" in w)


def _armed_nouns() -> frozenset[str]:
    c = classes()
    return (
        c["TROOPS"]
        | c["MILITIA"]
        | frozenset("gunman militant terrorist insurgent attacker assailant bomber sniper cartel gang".split())
    )

"""Parties that the trained heads see, for triggers whose rules find none or that no rule knows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator

from onrecord.annotate.events import conditions, roles, wordings
from onrecord.annotate.events.reading import Reading
from onrecord.annotate.lexicons import speech
from onrecord.annotate.lexicons.plover import fold, noun_rules, participation_words, suffers
from onrecord.model.annotation import AnnotatedDocument

_PARTY = 0.4  # of a role's probability for a trigger that no list has
_WANTING = 0.4  # the same where a rule found nobody in that place
# What is done to a deed by those who have no part in it.
_SPEAKING_OF = frozenset(
    "confirm report condemn denounce criticize deplore decry mourn welcome hail praise describe investigate discuss "
    "recall note lament fear witness see hear watch film probe document record monitor protest regret "
    "call describe brand label term dub deem consider".split()
)
# What is looked at or talked about from outside: "the panel will look at the exodus".
_DWELLING_ON = frozenset("look focus dwell comment elaborate report learn hear read think know wonder worry".split())
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_ANSWERS = frozenset("protest anger outrage response retaliation reaction revenge solidarity mourning".split())
_ANSWERING = frozenset("respond react reply retaliate answer".split())
_BROKERING = frozenset("broker mediate negotiate facilitate propose draft sponsor announce host".split())
_ADJUNCT = frozenset({"as", "despite", "amid", "after", "before", "following", "since", "notwithstanding"})
_NO_PARTY = frozenset({"document", "other", "place"})


class LearnedRoles:
    """Fills what is empty in readings; does nothing where the evidence has no roles."""

    def __init__(self, doc: AnnotatedDocument, told: Container[str] = ()) -> None:
        self.doc, self.told = doc, told
        evidence = doc.parse.evidence
        self.evidence = evidence if evidence is not None and evidence.has("role") else None
        self._heads = sorted(doc.entities.heads)

    def fill(self, reading: Reading) -> None:
        """Add actors and recipients; those of a trigger without a word in the lexicon are chosen anew."""
        if self.evidence is None or self._is_taken_part_in(reading.token):
            return
        generic = not reading.rule.lemma
        found = self._parties(reading.token, _PARTY if generic else _WANTING, self._outside(reading))
        actors, recipients = found["actor"], found["recipient"]
        if self._is_undergone(reading.token):
            actors = []  # "a loyalist of the ousted prime minister": who ousted him is not told here
        if generic and self._is_active(reading) and set(reading.actors) & set(recipients):
            return  # "they fired first when a patrol approached": whoever fires is not fired at
        if generic and (actors or recipients):
            reading.actors, reading.recipients = [], []
        reading.actors = reading.actors or [a for a in actors if a not in reading.recipients]
        spared = set(reading.actors) | self._to_be_freed(reading)
        if not self._befalls_pronoun(reading):
            reading.recipients = reading.recipients or [r for r in recipients if r not in spared]

    def _befalls_pronoun(self, reading: Reading) -> bool:
        """ "She was convicted of hitting the envoy": it befell her, whoever she is, and nobody named behind."""
        parse, subject = self.doc.parse, self.doc.parse.child(reading.token, "nsubjpass")
        return reading.rule.frame == "V" and subject is not None and parse.tags[subject] == "PRP"

    def _is_undergone(self, token: int) -> bool:
        """Whether it is a past participle before its noun, with nobody who did it."""
        parse = self.doc.parse
        return parse.deps[token] == "amod" and not parse.lower[token].endswith("ing") and not roles.agents(parse, token)

    def _is_active(self, reading: Reading) -> bool:
        verbal = reading.rule.frame == "V" and "patient" not in reading.rule.flags
        return verbal and not roles.is_passive(self.doc.parse, reading.token)

    def _to_be_freed(self, reading: Reading) -> set[str]:
        """ "Demanded the release of X": X is not who is asked."""
        parse, heads = self.doc.parse, self.doc.entities.heads
        if reading.type != "REQUEST":
            return set()
        nouns = [t for t in roles.objects(parse, reading.token) if suffers(parse.lemmas[t])]
        return {id_ for noun in nouns for t in range(*parse.subtree(noun)) for id_ in heads.get(t, ())}

    def _is_taken_part_in(self, token: int) -> bool:
        """ "Denied involvement in the raid": whoever took part in it is told apart from it (`participation`)."""
        above = self.doc.parse.heads[token]
        if self.doc.parse.deps[above] == "prep":
            above = self.doc.parse.heads[above]
        return self.doc.parse.lemmas[above] in participation_words()

    def _outside(self, reading: Reading) -> int | None:
        """ "Monitors the truce", "hailed the talks": the verb whose own parties have no part in what they speak of."""
        parse, noun = self.doc.parse, reading.token
        if self._takes_up(reading) or self._answers(noun) or self._is_put_down(reading):
            return noun
        if wordings.is_come_upon(parse, noun):
            return parse.heads[noun]
        verb = parse.heads[parse.heads[noun]]
        if parse.deps[noun] == "pobj" and parse.pos[noun] == "NOUN" and parse.lemmas[verb] in _DWELLING_ON:
            return verb
        if reading.support is not None or parse.deps[noun] != "dobj" or parse.pos[noun] not in ("NOUN", "PROPN"):
            return None
        spoken_of = reading.rule.frame == "R" or parse.lemmas[parse.heads[noun]] in _SPEAKING_OF
        return parse.heads[noun] if spoken_of else None

    def _is_put_down(self, reading: Reading) -> bool:
        """ "Its crackdown on protests", "the ban on strikes": who puts them down, or is blamed for it, held none."""
        parse, above = self.doc.parse, self.doc.parse.heads[self.doc.parse.heads[reading.token]]
        if reading.type != "PROTEST" or parse.deps[reading.token] != "pobj":
            return False
        return any(rule.type == "COERCE" for rule in noun_rules().get(fold(parse.lemmas[above]), ()))

    def _answers(self, noun: int) -> bool:
        """ "Left in protest at the executions": whoever answers a deed has not done it."""
        parse, preposition = self.doc.parse, self.doc.parse.heads[noun]
        to = parse.lemmas[parse.heads[preposition]] in _ANSWERING and parse.lower[preposition] in (
            "to",
            "against",
            "for",
        )
        return parse.deps[noun] == "pobj" and (to or parse.lemmas[parse.heads[preposition]] in _ANSWERS)

    def _takes_up(self, reading: Reading) -> bool:
        """ "Ignored warnings of the raid": whose raid it was has been told before."""
        parse, noun = self.doc.parse, reading.token
        definite = any(parse.deps[c] == "det" and parse.lower[c] in _POINTING for c in parse.children[noun])
        return definite and parse.deps[noun] == "pobj" and reading.support is None and reading.type in self.told

    def _parties(self, token: int, sure: float, outside: int | None) -> dict[str, list[str]]:
        """Entities by role; each has the role that one of its mentions has most surely."""
        best: dict[str, tuple[float, str]] = {}
        heads = [h for h in self._near(token) if outside is None or token in (h, *self.doc.parse.ancestors(h))]
        seen = self.evidence.roles(token, heads) if self.evidence is not None and heads else []
        of_its_object = self._agents_below(token)
        for head, likely in zip(heads, seen, strict=True):
            for role in ("actor", "recipient"):
                if likely[role] >= sure and not (role == "actor" and head in of_its_object):
                    for id_ in self._acting(head):
                        best[id_] = max(best.get(id_, (0.0, "")), (likely[role], role))
        return {role: [id_ for id_, (_, own) in best.items() if own == role] for role in ("actor", "recipient")}

    def _acting(self, head: int) -> Iterator[str]:
        for id_ in self.doc.entities.heads[head]:
            entity = self.doc.entities.get(id_)
            if entity.kind not in _NO_PARTY or (entity.kind == "place" and entity.country is not None):
                yield id_

    def _near(self, token: int) -> Iterator[int]:
        """Heads of mentions in the trigger's sentence, but for those whose own relative clause tells another deed."""
        start, end = self.doc.parse.sentences[self.doc.parse.sentence_of[token]]
        above = {token, *self.doc.parse.ancestors(token)}
        apart = self._beside(token) | self._of_other_halves(token) | self._within_sufferer(token)
        apart |= self._agents_above(token)
        apart |= self._beyond_condition(token) | self._within_charge(token)
        speaking = self._speakers_of(token)
        start = self._own_half(token, start)
        for head in self._heads[bisect_left(self._heads, start) : bisect_left(self._heads, end)]:
            owner = self.doc.parse.tags[head] == "PRP$"  # "his counterpart arrived": he did not
            owner = owner or head in speaking
            if not (head == token or owner or head in apart or self._is_in_clause_apart(head, above)):
                yield head

    def _own_half(self, token: int, start: int) -> int:
        """Where a passive clause begins: "They threw stones; twelve were treated" does not tell who treated them."""
        parse = self.doc.parse
        subject = parse.child(token, "nsubjpass")
        marks = [t for t in range(start, subject or start) if parse.words[t] == ";"]
        return marks[-1] if marks else start

    def _within_sufferer(self, token: int) -> set[int]:
        """ "One member of the security forces was killed", "X, an aide of Y, spoke": named to say who, and no party."""
        parse = self.doc.parse
        if parse.pos[token] not in ("VERB", "AUX"):  # "the fight against Boko Haram militants": no side of two
            foes = [t for t in parse.children[token] if parse.lower[t] == "against"]
            return {t for f in foes for t in set(range(*parse.subtree(f))) if parse.heads[t] != f}
        named = self.doc.entities.heads
        suffering = (
            c
            for c in parse.children[token]
            if parse.deps[c] == "nsubjpass" or (parse.deps[c] == "nsubj" and c in named)
        )
        return {t for s in suffering for t in set(range(*parse.subtree(s))).difference(parse.conjuncts(s))}

    def _of_other_halves(self, token: int) -> set[int]:
        """ "Gunmen burned two buses and a bomb went off": a half with an agent of its own has not that of the other."""
        parse = self.doc.parse
        verb = parse.heads[token] if parse.deps[token] in ("nsubj", "nsubjpass", "dobj") else token
        if parse.deps[verb] != "conj" or parse.child(verb, "nsubj") is None:
            return set()
        start, _ = parse.sentences[parse.sentence_of[verb]]
        return {s for t in parse.ancestors(verb) for s in roles.subjects(parse, t) if start <= s < verb}

    def _agents_above(self, token: int) -> set[int]:
        """ "X, who was held in May, was freed by the rebels": who freed him did not hold him.

        Nor has "the army shot at the port, where depots were bombed" told who bombed them.
        """
        parse, agents = self.doc.parse, set[int]()
        if wordings.is_noun_under_as(parse, token):
            return set(roles.subjects(parse, parse.heads[token]))
        if parse.deps[token] not in ("relcl", "pcomp"):  # "accused by Chad of taking bribes"
            return agents
        undergone = roles.is_passive(parse, token) and not roles.agents(parse, token)
        for above in parse.ancestors(token):
            if parse.pos[above] == "VERB":
                agents |= set(roles.agents(parse, above)) | (set(roles.subjects(parse, above)) if undergone else set())
        return agents - {parse.heads[token]}

    def _agents_below(self, token: int) -> set[int]:
        """ "Discussed an inquiry led by X": who leads what they discussed has not discussed it."""
        parse = self.doc.parse
        participles = (c for o in roles.objects(parse, token) for c in parse.children[o] if parse.deps[c] == "acl")
        return {a for p in participles for a in roles.agents(parse, p)}

    def _within_charge(self, token: int) -> set[int]:
        """ "He was found guilty of bugging the premier": whom the deed befell the verdict did not."""
        parse = self.doc.parse
        below = [token, *(c for c in parse.children[token] if parse.deps[c] in ("oprd", "acomp", "ccomp"))]
        ofs = (c for b in below for c in parse.children[b] if parse.lower[c] == "of")
        deeds = (d for of in ofs for d in parse.children[of] if parse.deps[d] == "pcomp")
        return {t for d in deeds for t in range(*parse.subtree(d))}

    def _beyond_condition(self, token: int) -> set[int]:
        """ "If the port were closed, Egypt would act": whoever answers what may be done is not who does it."""
        parse = self.doc.parse
        if parse.deps[token] != "advcl" or not roles.is_passive(parse, token):
            return set()
        first, last = parse.subtree(token)
        inverted = parse.lower[first] in ("had", "were", "should")
        marked = any(parse.lower[c] in conditions.CONDITIONS for c in parse.children[token] if c < token)
        return {h for h in self._heads if not first <= h < last} if marked or inverted else set()

    def _speakers_of(self, token: int) -> set[int]:
        """ "This is an abduction, he said": the mentions that only say what is told in a clause of its own."""
        parse = self.doc.parse
        return {
            a.source_token
            for a in self.doc.attributions
            if a.source_token is not None
            and a.covers(token)
            and any(
                parse.deps[t] == "ccomp" and parse.heads[t] == a.cue_token for t in (token, *parse.ancestors(token))
            )
        }

    def _beside(self, token: int) -> set[int]:
        """Subjects of what is done "despite protests" or to "kidnapped girls", and those who are told of it."""
        parse = self.doc.parse
        above, verb = parse.heads[token], parse.heads[parse.heads[token]]
        adjunct = parse.deps[token] in ("pobj", "pcomp") and parse.lower[above] in _ADJUNCT
        adjunct = adjunct or (parse.deps[token] == "amod" and parse.deps[above] == "dobj")  # "frees kidnapped girls"
        apart = set(roles.subjects(parse, verb)) if adjunct and parse.pos[verb] in ("VERB", "AUX") else set()
        heard = {id_ for a in self.doc.attributions if a.covers(token) for id_ in a.statement.addressees}
        return apart | {h for h in self._heads if heard & set(self.doc.entities.heads[h])} if heard else apart

    def _is_in_clause_apart(self, head: int, above: set[int]) -> bool:
        """ "Fired at men who stormed the port": the port is in the men's clause, not in that of the trigger."""
        parse = self.doc.parse
        apart = (t for t in parse.ancestors(head) if t not in above and parse.deps[t] in ("relcl", "advcl"))
        brokered = any(  # "freed under a deal brokered by Chad": Chad frees nobody
            parse.lemmas[t] in _BROKERING and t not in above and head in roles.agents(parse, t)
            for t in parse.ancestors(head)
        )
        return brokered or any(parse.deps[t] == "relcl" or self._speaks(t) for t in apart)

    def _speaks(self, verb: int) -> bool:
        """ "... as Chad warns of war": whoever comments has no part in it."""
        parse = self.doc.parse
        return parse.child(verb, "nsubj") is not None and parse.lemmas[verb] in speech.verbs()

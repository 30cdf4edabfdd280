"""Fills a reading's actors and recipients with the entities that stand in the rule's slots."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotate.events import conditions, listed, noun_parties, reach, roles
from onrecord.annotate.events.matching import Matcher
from onrecord.annotate.events.reading import Reading
from onrecord.annotate.lexicons.plover import fold, noun_rules, suffers, support_verbs
from onrecord.model.annotation import AnnotatedDocument, Attribution

_MODIFIERS = ("compound", "amod", "nmod")
_TOLD_OF = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT"})  # whoever's they are, a capital or not, says them
_SCENERY = frozenset("sea ocean water sky air street road ground coast shore".split())  # where, and never who
_INNER_PREPOSITIONS = ("by", "of", "from", "in", "at", "against", "on", "to", "with")
_ACTOR_INNER = ("by", "of", "from", "in")
_WHERE = frozenset({"in", "at", "on"})
_TOGETHER = frozenset({"with", "between", "among"})
_SELF = frozenset({"it", "they", "he", "she", "we", "i"})
_COMPLEMENT_SLOTS = ("against", "on", "upon", "to", "with", "from", "for", "of", "into", "at", "in", "between")
_NO_PARTY = frozenset({"document", "other"})
_SHARES = frozenset({"majority", "half", "bulk", "most", "rest", "third", "quarter", "remainder", "minority"})
_BLOCS = frozenset({"west", "the west", "europe"})
_OFFICE = frozenset({"GOV", "MIL", "REB", "COP", "UAF", "LEG", "SPY"})
_OFFICIAL_KINDS = frozenset({"government", "armed_group"})
# Events that are acts of speech: whoever the statement is attributed to performs them.
SPEECH_TYPES = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT", "SUPPORT", "AGREE", "CONCEDE"})
# Praise and blame are had from others: "won praise from X".
_RECEIVING = frozenset({"win", "gain", "get", "receive", "have", "secure", "find"})
_RECEIVED = frozenset({"SUPPORT", "ACCUSE", "REJECT"})
_BEFALLING = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "AID"})
_CLAIMED = frozenset({"ASSAULT", "COERCE", "PROTEST"})


class Arguments:
    """Finds the parties of readings in one document."""

    def __init__(self, doc: AnnotatedDocument, matcher: Matcher) -> None:
        self.doc, self.parse, self.matcher = doc, doc.parse, matcher
        self.taken_cues: set[int] = set()  # cues that an implied threat was read at
        self.by_cue: dict[int, Attribution] = {a.cue_token: a for a in doc.attributions if a.cue_token is not None}

    def fill(self, reading: Reading) -> None:
        if reading.rule.flags & {"speaker", "official"}:
            self._fill_impersonal(reading)
        elif reading.rule.frame == "V":
            self._fill_verb(reading)
            self._unmix(reading)
        else:
            self._fill_noun(reading)
        if reading.type in _BEFALLING and not reading.recipients:
            reading.recipients = self.ids(listed.named(self.parse, reading.token), ())
        self.take_speaker(reading)
        reading.recipients = [r for r in reading.recipients if r not in reading.actors]
        if reading.type == "THREATEN" and not reading.recipients:
            deterred = self.ids(conditions.deterred(self.parse, reading.token), _ACTOR_INNER)
            reading.recipients = [d for d in deterred if d not in reading.actors]
        if reading.type in ("PROTEST", "REQUEST"):
            reading.recipients = [r for r in reading.recipients if self._acts(r)]

    # --- verbs

    def _fill_impersonal(self, reading: Reading) -> None:
        """ "All options are on the table", "this could trigger sanctions": whoever says so of its own means it."""
        subjects = roles.subjects(self.parse, reading.token)
        official = "official" in reading.rule.flags
        reading.actors = self._voice(reading.token, official=official)
        if not reading.actors and not official:
            reading.actors = [i for s in subjects for i in self.owners(s)]
        found = (self._slot(slot, reading) for slot in reading.rule.recipients)
        reading.recipients = next((f for f in found if f), [])

    def _voice(self, token: int, *, official: bool) -> list[str]:
        """Who says the words around `token`; `official` voices only speak for those who can act."""
        covering = [a for a in self.doc.attributions if a.covers(token)]
        closest = min(covering, key=lambda a: sum(e - b for b, e in a.content_tokens), default=None)
        if closest is None or closest.statement.source is None:
            return []
        source = closest.statement.source
        return [source] if not official or self._speaks_for_power(source) else []

    def _speaks_for_power(self, id_: str) -> bool:
        entity = self.doc.entities.get(id_)
        return entity.kind in _OFFICIAL_KINDS or bool(_OFFICE & set(entity.sectors))

    def _unmix(self, reading: Reading) -> None:
        """ "The leverage it needs to punish X": where a pronoun was taken for X, the name after the verb wins."""
        if reading.rule.mutual or not set(reading.actors) & set(
            self.strict_ids(roles.objects(self.parse, reading.token))
        ):
            return
        subjects = roles.subjects(self.parse, reading.token)
        if all(self.parse.pos[s] == "PRON" for s in subjects):
            named = [i for o in roles.objects(self.parse, reading.token) for i in self.strict_ids((o,))]
            reading.actors = [a for a in reading.actors if a not in named]
            reading.recipients = reading.recipients or named

    def _fill_verb(self, reading: Reading) -> None:
        subjects = roles.subjects(self.parse, reading.token)
        if "ing" in reading.rule.flags and self.parse.deps[reading.token] == "pcomp":
            subjects = roles.objects(self.parse, reading.token)  # "at protesting students"
        if "patient" in reading.rule.flags or reading.rule.recipients == ("subj",):
            patients = self.ids(subjects)
            if reading.type == "THREATEN":  # "X will pay a price", says the one who threatens
                reading.recipients = patients
                return
            reading.recipients = patients
            reading.actors = [a for a in self._doers(reading) if a not in patients]
            return
        reading.actors = [i for i in self.ids(subjects, _ACTOR_INNER) if self._acts(i)] or self._speaking(subjects)
        for slot in reading.rule.recipients:
            found = self._slot(slot.lstrip("="), reading)
            found = [f for f in found if f not in reading.actors]
            if not found:
                continue
            if slot.startswith("=") or (reading.rule.mutual and slot in _TOGETHER):
                reading.actors += found
            else:
                reading.recipients = found
            return

    def _doers(self, reading: Reading) -> list[str]:
        """Who acts on a subject that only suffers: "is in Iranian custody", "faces charges brought by ..."."""
        by = self.ids(roles.agents(self.parse, reading.token))
        for slot in reading.rule.recipients:  # "received arms from X", "lost the town to X"
            by = by or ([] if slot == "subj" else self.ids(self._phrases(reading.token, slot), _ACTOR_INNER))
        holders = roles.prepositional(self.parse, reading.token, "in") + roles.objects(self.parse, reading.token)
        return by or [i for h in holders for i in self._modifiers(h, places=False)]

    def _speaking(self, subjects: tuple[int, ...]) -> list[str]:
        """Who "it" or "we" is inside that party's own words ("Norway said it would host ...")."""
        pronoun = next((self.parse.lower[s] for s in subjects if self.parse.lower[s] in _SELF), None)
        if pronoun is None:
            return []
        covering = [a for a in self.doc.attributions if a.statement.source is not None and a.covers(subjects[0])]
        closest = min(covering, key=lambda a: sum(e - b for b, e in a.content_tokens), default=None)
        if closest is None or closest.statement.source is None or closest.source_token is None:
            return []
        many = self.parse.tags[closest.source_token] in ("NNS", "NNPS")
        person = self.doc.entities.get(closest.statement.source).kind == "person"
        power = self._speaks_for_power(closest.statement.source)  # "we will respond," says a minister
        fits = {"it": not many and not person, "we": power or not person, "they": many or not person}
        if pronoun == "they" and len(others := self.parse.conjuncts(closest.source_token)) > 1:
            return self.strict_ids(others)
        return [closest.statement.source] if fits.get(pronoun, person and not many) else []

    def _acts(self, id_: str) -> bool:
        """A river does nothing; a capital does, for its government, and so do the West and Europe for theirs."""
        entity = self.doc.entities.get(id_)
        return entity.kind != "place" or entity.country is not None or entity.name.lower() in _BLOCS

    def confers(self, id_: str) -> bool:
        """Whether it is somebody who can meet another: a person, a body, a government, and no crowd."""
        return self.doc.entities.get(id_).kind in ("person", "government", "organization", "armed_group")

    def _slot(self, slot: str, reading: Reading) -> list[str]:
        parse, token = self.parse, reading.token
        if slot in ("obj", "of") and reading.type == "REQUEST" and self._for_sufferer(token):
            return []
        if slot == "obj":
            return self.ids(roles.objects(parse, token)) or self._small_clause(reading)
        if slot == "iobj" and roles.given(parse, token):
            return self.ids(roles.patients(parse, token))
        if slot == "iobj":
            return self.ids(
                tuple(c for c in parse.children[token] if parse.deps[c] == "dative" and parse.pos[c] != "ADP")
            )
        if slot == "comp":
            root = roles.complement(parse, token)
            return [] if root is None else self._complement_parties(root, set(reading.actors))
        if slot == "csubj":
            root = roles.complement(parse, token)
            return [] if root is None else self.ids(self.matcher.clause_subjects(root))
        return self.ids(self._phrases(token, slot) or self._beside(token, slot))

    def _for_sufferer(self, verb: int) -> bool:
        """ "Demanded the release of X": X is not who is asked."""
        return any(suffers(self.parse.lemmas[t]) for t in roles.objects(self.parse, verb))

    def _beside(self, token: int, slot: str) -> tuple[int, ...]:
        """ "in touch with X": the party hangs on the phrase that goes with the verb."""
        for c in self.parse.children[token]:
            pobj = self.parse.child(c, "pobj") if self.parse.lower[c] in ("in", "into", "on") else None
            if pobj is not None and (found := roles.prepositional(self.parse, pobj, slot)):
                return found
        return ()

    def _small_clause(self, reading: Reading) -> list[str]:
        """ "holds X responsible": X is the subject of a clause without a verb."""
        if not any(test.slot == "oprd" for tests in reading.rule.tests for test in tests):
            return []
        roots = (c for c in self.parse.children[reading.token] if self.parse.deps[c] in ("ccomp", "xcomp", "oprd"))
        return self.ids(s for root in roots for s in self.matcher.clause_subjects(root))

    def _complement_parties(self, root: int, known: set[str], depth: int = 0) -> list[str]:
        """The party that a promised, demanded or threatened act is to reach."""
        parse = self.parse
        rule = self.matcher.verb_rule(root)
        type_ = None if rule is None else rule.type
        # "To send troops into X", "to meet in Y": neither the troops nor Y are whom the act is to reach.
        objects = () if type_ == "MOBILIZE" else roles.objects(parse, root)
        slots = [s for s in _COMPLEMENT_SLOTS if type_ != "CONSULT" or s not in ("in", "at")]
        given = tuple(c for c in parse.children[root] if parse.deps[c] == "dative")
        owners = tuple(c for t in objects for c in parse.children[t] if parse.deps[c] == "poss")  # "X's war in Y"
        for pick in (self.strict_ids, self.ids):
            for tokens in (objects, owners, given, *(self._phrases(root, slot) for slot in slots)):
                if found := [f for f in pick(tokens) if f not in known]:
                    return found
        inner = roles.complement(parse, root)
        if inner is not None and depth < 3:
            return self._complement_parties(inner, known, depth + 1)
        return []

    def _phrases(self, root: int, slot: str) -> tuple[int, ...]:
        return reach.phrases(self.parse, root, slot)

    # --- nouns

    def _fill_noun(self, reading: Reading) -> None:
        parse, noun, frame = self.parse, reading.token, reading.rule.frame
        owners = self.ids(tuple(c for c in parse.children[noun] if parse.deps[c] == "poss"))
        by = self.ids(roles.agents(parse, noun) or roles.prepositional(parse, noun, "by"), _ACTOR_INNER)
        by = [] if noun_parties.names_deed(parse, noun) else by
        within = _ACTOR_INNER if frame == "S" else _INNER_PREPOSITIONS  # "a suspension of links with X": X does nothing
        of = self.ids(roles.prepositional(parse, noun, "of"), within)
        giver, sufferer = self._support_parties(reading)
        if frame == "R":
            parties = [
                owners,
                by,
                giver or sufferer,
                self._modifiers(noun, places=False),
                *(self._noun_slot(s, reading) for s in reading.rule.recipients),
            ]
            reading.actors = _unique(p for group in (*parties, noun_parties.attendees(self, noun)) for p in group)
            if reading.type == "ASSAULT" and reading.actors == self._modifiers(noun, places=False)[:1]:
                reading.actors = []  # "the Norwegian war": where, or one side of it; nobody fights alone
            if len(reading.actors) < 2 and reading.type == "CONSULT":  # nobody confers alone
                telling = noun_parties.tellers(self, noun) or noun_parties.goers(self, noun)
                telling = telling or noun_parties.comers(self, noun)
                reading.actors = _unique((*telling, *reading.actors))
            reading.actors = reading.actors or noun_parties.bearers(self, noun)
            return
        if frame == "P":
            reading.recipients = of or owners or sufferer or self.owners(noun)
            reading.actors = (
                by or (owners if of else []) or giver or (self._modifiers(noun, places=False) if of else [])
            )
        elif frame == "S":
            sender = giver if reading.type == "MOBILIZE" else []  # "ordered the deployment of troops"
            reading.actors = owners or by or sender or of or giver or self._modifiers(noun, places=False)
        else:
            reading.actors = owners or by or giver or self._modifiers(noun, places=False)
        if not reading.actors and reading.type in SPEECH_TYPES and "from" not in reading.rule.recipients:
            reading.actors = self.ids(roles.prepositional(parse, noun, "from"), _ACTOR_INNER)  # "pressure from X"
        if not reading.actors and reading.type in _CLAIMED:
            reading.actors = noun_parties.claimants(self, noun)
        if not reading.actors and reading.support is not None and not giver:
            anchors: tuple[int, ...] = (noun, reading.support)  # "drew criticism from X"
            anchors += roles.prepositional(parse, noun, "of")  # "expressions of concern from X"
            found_from = (roles.prepositional(parse, a, slot) for slot in ("from", "among") for a in anchors)
            reading.actors = next((f for tokens in found_from if (f := self.ids(tokens, _ACTOR_INNER))), [])
        if frame != "P" or not reading.recipients:
            slots = [s for s in reading.rule.recipients if not (s == "of" and frame in "PS")]
            found = next((f for s in slots if (f := self._noun_slot(s, reading))), [])
            found = found or sufferer or noun_parties.opposed(self, reading)
            reading.recipients = found or noun_parties.bearers(self, noun)

    def _noun_slot(self, slot: str, reading: Reading) -> list[str]:
        if slot == "csubj":
            return self._noun_clause_subject(reading)
        between = roles.prepositional(self.parse, reading.token, slot)
        if slot == "between" and len(between) == 1:  # "between an alliance of militias and the army"
            inner = roles.prepositional(self.parse, between[0], "of")
            between += tuple(t for t in inner if self.parse.deps[t] == "conj")
        found = self.ids(between)
        if not found and reading.support is not None:
            found = self.ids(roles.prepositional(self.parse, reading.support, slot))
        for below in roles.prepositional(self.parse, reading.token, "of"):  # "a suspension of flights with X"
            found = found or self.ids(roles.prepositional(self.parse, below, slot))
        return found

    def _noun_clause_subject(self, reading: Reading) -> list[str]:
        """ "its demand that X withdraw": the clause hangs on the noun or on its support verb."""
        for holder in (reading.token, reading.support):
            for c in () if holder is None else self.parse.children[holder]:
                if self.parse.deps[c] in ("acl", "ccomp", "relcl") and (
                    found := self.ids(self.matcher.clause_subjects(c))
                ):
                    return [f for f in found if f not in reading.actors]
        return []

    def _support_parties(self, reading: Reading) -> tuple[list[str], list[str]]:
        """(who acts, who suffers) by the verb that governs an event noun."""
        if reading.support is None:
            return [], []
        verb = self.matcher.lemma(reading.support)
        role = "patient" if verb in _RECEIVING and reading.type in _RECEIVED else support_verbs().get(verb, "agent")
        found = self.ids(roles.subjects(self.parse, reading.support), _ACTOR_INNER)
        if reading.rule.frame == "P" and self.parse.deps[reading.token] == "pobj":
            role = "patient"  # "went on trial", "came under arrest"
        return (found, []) if role == "agent" else ([], found)

    def _modifiers(self, noun: int, *, places: bool) -> list[str]:
        """Entities of "US air strike", "Saudi-led raids"; a city before an attack is its place, not its author."""
        found: list[str] = []
        itself = self.doc.entities.inside.get(noun, ())
        for c in self._modifier_tokens(noun):
            for i in (e for e in self.doc.entities.at(c) if e not in itself):
                entity = self.doc.entities.get(i)
                adjective = self.parse.deps[c] in ("amod", "conj") or self._is_short_state(c)
                if entity.kind in _NO_PARTY or (entity.kind == "place" and not places and not adjective):
                    continue
                found.append(i)
        return _unique(found)

    def _is_short_state(self, token: int) -> bool:
        """ "US", "U.K.", "UAE": what news writes where a state has no adjective at hand."""
        return (
            self.parse.words[token].replace(".", "").isupper() and self.parse.ends[token] - self.parse.starts[token] < 5
        )

    def _modifier_tokens(self, noun: int) -> list[int]:
        hostile = noun_parties.slogan(self.parse, noun)
        below = (c for c in self.parse.children[noun] if self.parse.deps[c] in _MODIFIERS)
        own = [c for c in below if not noun_parties.is_against(self.parse, c) and c not in hostile]
        own += [g for c in own for g in self.parse.children[c] if self.parse.deps[g] == "conj" and g < noun]
        return own + [g for c in own for g in self.parse.children[c] if self.parse.deps[g] in (*_MODIFIERS, "npadvmod")]

    def owners(self, noun: int) -> list[str]:
        """The parties that modify a noun: "US air strike", "Saudi-led raids"."""
        return self._modifiers(noun, places=False)

    # --- tokens to entities

    def strict_ids(self, tokens: Iterable[int]) -> list[str]:
        """Entities that the tokens themselves refer to."""
        found = [i for t in tokens if self.parse.lemmas[t] not in _SCENERY for i in self.doc.entities.at(t)]
        return _unique(i for i in found if self.doc.entities.get(i).kind not in _NO_PARTY)

    def ids(self, tokens: Iterable[int], inner: tuple[str, ...] = _INNER_PREPOSITIONS) -> list[str]:
        """Entities of the phrases headed by the tokens: the phrase's own, else one named inside it ("Israeli jets").

        "leaders of Mali and Chad" are the leaders of Mali, and Chad.
        """
        heads = [
            (t, noun_parties.others_sent(self.parse, t)) for f in tokens for t in (f, *listed.behind_title(self.doc, f))
        ]
        found: list[str] = []
        for token, others in heads:
            sent = self._of_phrase(token, inner)
            found += sent if len(sent) > 1 else [*sent, *self.strict_ids(others)]  # "the presidents of Mali and Chad"
        return _unique(found)

    def _of_phrase(self, token: int, inner: tuple[str, ...], depth: int = 0) -> list[str]:
        found = self.strict_ids((token,))
        if self.parse.lemmas[token] in _SHARES:  # "the vast majority of Democrats": Democrats
            shared = [i for t in roles.prepositional(self.parse, token, "of") for i in self.strict_ids((t,))]
            found = shared or found
        if (found and not self._nowhere(found)) or depth > 3:
            return found
        owner = [c for c in self.parse.children[token] if self.parse.deps[c] == "poss"]
        named = [c for c in self.parse.children[token] if self.parse.deps[c] == "appos"]  # "the media wing, the ISPR"
        told = {rule.type for rule in noun_rules().get(fold(self.parse.lemmas[token]), ())}
        held = bool(told) and not told & _TOLD_OF  # "the Jeddah talks", "the Bamako bombing": where, and not who
        for group in (named, owner, self._modifier_tokens(token)):
            if found := self.owners(token) if held and group is not owner else self.strict_ids(group):
                return found
        deed = bool(told)  # "signed the pact in Rome": Rome has signed nothing
        for preposition in (p for p in inner if not (deed and p == "in")):
            for below in roles.prepositional(self.parse, token, preposition):
                found = self._of_phrase(below, inner, depth + 1)
                if found and not (preposition in _WHERE and self._nowhere(found)):  # "a tanker in the strait"
                    return found
        return self.strict_ids((token,))

    def _nowhere(self, ids: list[str]) -> bool:
        """Whether the phrase stands for a thing or place of no known country: who is named inside it counts more."""
        return all(self.doc.entities.get(i).country is None and self.doc.entities.get(i).kind == "place" for i in ids)

    # --- statements

    def take_speaker(self, reading: Reading) -> None:
        """A performative's actor is its statement's source."""
        if reading.type not in SPEECH_TYPES:
            return
        attribution = self.by_cue.get(reading.token) or (
            self.by_cue.get(reading.support) if reading.support is not None else None
        )
        if attribution is None and reading.rule.flags & {"speaker", "official", "implied"}:
            attribution = self._spoken_threat(reading)
        if attribution is None:
            return
        reading.performed_by = attribution.statement.id
        if attribution.statement.source is not None and not reading.actors:
            reading.actors = [attribution.statement.source]
        if not reading.recipients and reading.type in ("REQUEST", "THREATEN"):
            reading.recipients = list(attribution.statement.addressees)

    def _spoken_threat(self, reading: Reading) -> Attribution | None:
        """The statement that a threat in its content is the point of; the threat is then read at its cue.

        "We will respond harshly," X said: the response is to come, the threat is made.
        """
        covering = [a for a in self.doc.attributions if a.covers(reading.token) and a.cue_token is not None]
        closest = min(covering, key=lambda a: sum(e - b for b, e in a.content_tokens), default=None)
        cue = None if closest is None else closest.cue_token
        if closest is None or cue is None or cue in self.taken_cues or not self._means_own(closest, reading):
            return None
        self.taken_cues.add(cue)
        reading.token, reading.start, reading.end = cue, cue, cue + 1
        return closest

    def _means_own(self, attribution: Attribution, reading: Reading) -> bool:
        """Whether the speaker, or the state that the speaker stands for, is who will act."""
        source = attribution.statement.source
        if source is None:
            return False
        if not reading.actors:
            return all(self.parse.lower[s] in ("we", "i") for s in roles.subjects(self.parse, reading.token))
        country = self.doc.entities.get(source).country
        return source in reading.actors or (
            country is not None and any(self.doc.entities.get(a).country == country for a in reading.actors)
        )


def _unique(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))

"""Finds the events that a document tells, by the trigger lexicon over the parse.

Every verb, event noun and premodifying participle is looked up; its first satisfied rule gives type and mode, the
rule's slots give the parties; then readings that tell the same happening are joined and what is no event is dropped.
The categories and the coder's rules are PLOVER's (manual 2.0); the method is that of dictionary coders since KEDS
(Schrodt 1994), over dependencies instead of a shallow parse.
"""

from __future__ import annotations

from onrecord.annotate.events import details, roles, word_kinds, wordings
from onrecord.annotate.events.accused import without_victims
from onrecord.annotate.events.arguments import SPEECH_TYPES, Arguments
from onrecord.annotate.events.joining import join
from onrecord.annotate.events.learned import LearnedTriggers
from onrecord.annotate.events.learned_roles import LearnedRoles
from onrecord.annotate.events.locating import place_of
from onrecord.annotate.events.matching import Matcher
from onrecord.annotate.events.participation import participations
from onrecord.annotate.events.reading import Reading
from onrecord.annotate.events.refusals import as_refusal
from onrecord.annotate.events.speech import WILLING, intention, speech_events
from onrecord.annotate.events.topics import off_topic
from onrecord.annotate.lexicons.factuality import noun_operators
from onrecord.annotate.lexicons.plover import (
    Rule,
    active_participles,
    adjective_rules,
    classes,
    fold,
    noun_rules,
    participles,
    verb_rules,
)
from onrecord.annotate.timex.attach import when_of
from onrecord.model.annotation import AnnotatedDocument, EventMention
from onrecord.model.temporal import When

# Types that nobody but an actor can perform: without one the words tell something else.
_NEEDS_ACTOR = frozenset(
    {
        "AGREE",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "MOBILIZE",
        "RETREAT",
        "SANCTION",
        "CONSULT",
        "COERCE",
    }
)

# Prepositions that set another event beside the one they introduce: "killed in clashes".
_WHILE = frozenset("behind under in during after amid following by at before since despite over".split())
# Acts that answer for an event told or asked about.
_ANSWERS = frozenset({"deny", "decline_to_comment"})
_HEADING = 4  # words at most of a heading that only names the topic
_BODIES = frozenset({"organization", "publication", "person", "armed_group"})
# What is told of by what hangs over it or forbids it.
_HELD_OVER = frozenset({"threat", "ban", "prohibition", "moratorium"})
# How long something went on, or how much of it there was.
_TOLLS = frozenset(
    "year decade month week day hour night wave surge series spate string number hundred thousand dozen score million "
    "campaign outbreak round rash flurry spike increase rise growth total count case".split()
)
_COUNTABLE = frozenset({"COERCE", "ASSAULT", "PROTEST", "SANCTION"})
_DEFINITE = frozenset({"the", "any", "such", "this", "that"})
# What buildings, ships and trains do by themselves.
_MISHAPS = frozenset(
    "collapse crash derail sink capsize overturn plunge collide flood burn cave topple slide skid veer swerve".split()
)
# What is held out is one's own: "warned that the response would be crushing".
_MEANT = frozenset("consequence consequences response reply reaction retaliation punishment price".split())
_BY_ARMS = frozenset({"MOBILIZE", "ASSAULT"})
# Who of many refuses: "some surrendered, others refused".
_UNNAMED = frozenset({"other", "others", "some", "many", "most"})
_WHOEVER = frozenset({"whoever", "whosoever", "whomever", "who"})
_STANDING_FOR = frozenset({"csubj", "csubjpass", "advcl"})
# Nouns whose infinitive tells what is held out.
_HELD_OUT = frozenset({"plan", "threat", "vow", "want"})
_BY_LAW = frozenset({"COERCE", "SANCTION", "CONCEDE"})


def find_events(doc: AnnotatedDocument) -> tuple[EventMention, ...]:
    """Event mentions in text order, one a trigger token. `factuality` stays "actual" for the judge to decide."""
    readings = _Reader(doc).read()
    return tuple(_mention(doc, r) for r in sorted(readings, key=lambda r: r.token))


class _Reader:
    def __init__(self, doc: AnnotatedDocument) -> None:
        self.doc, self.parse = doc, doc.parse
        self.matcher = Matcher(doc)
        self.arguments = Arguments(doc, self.matcher)
        self.learned = LearnedTriggers(self.parse, self.matcher)
        self.learned_roles = LearnedRoles(doc, self.matcher.told)

    def read(self) -> list[Reading]:
        found = [r for start, end in self.parse.sentences for r in self._sentence(start, end)]
        found += speech_events(self.parse, self.matcher, self.arguments, found)
        found += participations(self.parse, self.arguments, sorted(found, key=lambda r: r.token))
        joined = join(self.parse, sorted(found, key=lambda r: r.token))
        return without_victims(self.parse, joined, self.arguments.strict_ids)

    def _sentence(self, start: int, end: int) -> list[Reading]:
        tokens = () if self._is_heading(start, end) else range(start, end)
        found = [r for token in tokens if (r := self._at(token)) is not None]
        told = {
            t: r.type
            for r in found
            for t in (r.token, *range(r.start, r.end), r.support, r.object_noun)
            if t is not None
        }
        missed = (self._filled(reading) for reading in self.learned.missing(start, end, told))
        found += [r for r in missed if r is not None and self.learned.has_its_parties(r)]
        return [r for r in found if not off_topic(self.parse, r)]

    def _at(self, token: int) -> Reading | None:
        reading = self._candidate(token)
        return None if reading is None else self._filled(reading)

    def _filled(self, reading: Reading) -> Reading | None:
        self.arguments.fill(reading)
        self.learned_roles.fill(reading)
        if not reading.actors:
            self.arguments.take_speaker(reading)
        as_refusal(self.parse, self.arguments, reading)
        if not self._is_event(reading):
            return None
        self.matcher.told.add(reading.type)
        return reading

    def _is_heading(self, start: int, end: int) -> bool:
        """Whether a sentence is a heading between paragraphs: a few words, no verb, no full stop."""
        if start == 0 or end - start > _HEADING or not self.parse.words[end - 1].isalnum():
            return False
        if start > 0 and self.parse.passage_of(start - 1) == self.parse.passage_of(start):
            return False
        if end < len(self.parse) and self.parse.passage_of(end) == self.parse.passage_of(start):
            return False
        return not any(self.parse.pos[t] in ("VERB", "AUX") for t in range(start, end))

    def _candidate(self, token: int) -> Reading | None:
        pos, tag = self.parse.pos[token], self.parse.tags[token]
        if self.parse.deps[token] == "compound":  # "truce monitors", "protest camps": no event of its own
            return None
        if word_kinds.caption_verb(self.parse, token):
            rule = self.matcher.verb_rule(token)
            return None if rule is None else self._verb_reading(token, rule)
        if (verb := word_kinds.unseen_verb(self.parse, token)) is not None:
            rule = self.matcher.participle_rule(token, verb, before_noun=False)
            return None if rule is None else self._verb_reading(token, rule)
        if pos in ("NOUN", "PROPN") and fold(self.parse.lemmas[token].lower()) in noun_rules():
            nothing = self._in_bodys_name(token) or word_kinds.is_month(self.parse, token)
            rule = None if nothing else self.matcher.noun_rule(token)
            if rule is None or self._in_force(token, rule):
                return None
            return self._noun_reading(token, rule)
        gerund = word_kinds.is_gerund_noun(self.parse, token) or wordings.is_noun_under_as(self.parse, token)
        if gerund and (rule := self.matcher.gerund_rule(token)) is not None:
            return self._noun_reading(token, rule)
        if self.parse.deps[token] == "amod" and pos in ("ADJ", "VERB", "ADV"):
            lemma = participles().get(self.parse.lower[token])
            if tag == "VBG" and self.parse.lemmas[token] in active_participles():
                lemma = self.parse.lemmas[token]
            rule = None if lemma is None else self.matcher.participle_rule(token, lemma)
            return None if rule is None else self._verb_reading(token, rule)
        if word_kinds.before_its_noun(self.parse, token):
            rule = self.matcher.participle_rule(token, self.parse.lemmas[token])
            return None if rule is None else self._verb_reading(token, rule)
        if tag in ("VBN", "VBG") and word_kinds.is_nominal(self.parse, token):
            return None
        if word_kinds.is_verb(self.parse, token) and self.matcher.lemma(token) in verb_rules():
            rule = self.matcher.verb_rule(token)
            return None if rule is None else self._verb_reading(token, rule)
        if pos == "ADJ" and self.parse.lower[token] in adjective_rules():
            rule = self.matcher.adjective_rule(token)
            return None if rule is None else self._verb_reading(token, rule)
        if self.parse.lower[token] in WILLING:
            return intention(self.parse, token)
        return None

    def _in_bodys_name(self, token: int) -> bool:
        """ "Inter-American Dialogue", "Boycott Watch": a body is called so, and nothing is told."""
        if self.parse.pos[token] != "PROPN":
            return False
        bodies = (i for i in self.doc.entities.heads.get(token, ()) if self.doc.entities.get(i).kind in _BODIES)
        return next(bodies, None) is not None

    def _in_force(self, token: int, rule: Rule) -> bool:
        """ "has a treaty with X" tells of no signing."""
        return (
            rule.type == "AGREE"
            and self.parse.deps[token] == "dobj"
            and self.parse.lemmas[self.parse.heads[token]] == "have"
        )

    def _noun_reading(self, token: int, rule: Rule) -> Reading:
        before = len((rule.companion or "").split())
        reading = Reading(
            token, token - before, token + 1, rule.type, rule.mode, rule, support=self.matcher.support_of(token)
        )
        if "end" in rule.flags:  # "a pause in fighting": what is to cease is no event beside it
            reading.swallows = (token, self.parse.subtree(token)[1])
        return reading

    def _verb_reading(self, token: int, rule: Rule) -> Reading:
        end = token + 1
        for c in self.parse.children[token]:
            if rule.companion and c == end and self.parse.lower[c] in rule.companion.split():
                end = c + 1
        reading = Reading(token, token, end, rule.type, rule.mode, rule)
        named = self.parse.child(token, "dobj") if rule.companion else None
        if named is not None and self.parse.lower[named] in (rule.companion or "").split():
            reading.object_noun = named  # "opened fire": the noun is part of the trigger
        elif "take" in rule.flags:
            back = ("to",) if rule.type == "CONSULT" else ()  # "return to negotiations"
            prepositions = ("in", *(rule.companion or "").split()[-1:], *back)
            taken = roles.given(self.parse, token)[:1] or roles.objects(self.parse, token)[:1]
            for preposition in prepositions:
                taken = taken or roles.prepositional(self.parse, token, preposition)[:1]
            reading.object_noun = taken[0] if taken else None
        return reading

    def _is_event(self, reading: Reading) -> bool:
        """Whether somebody acts or suffers: weak words without a party tell no event."""
        if reading.rule.flags & {"speaker", "official"}:
            return bool(reading.actors)
        if reading.type == "ASSAULT" and self._by_mishap(reading):
            return False
        if reading.type == "THREATEN" and self._judges(reading.token):
            return False
        if "strong" in reading.rule.flags:
            return not self._generic(reading)
        if reading.rule.frame != "V":
            again = any(test.slot == "again" for tests in reading.rule.tests for test in tests)
            return (
                bool(reading.actors or reading.recipients)
                or (again and self.matcher.told_again(reading.token, reading.rule))
                or self._answered(reading.token)
                or self._counted(reading)
            )
        if self._is_matter_of_plan(reading):
            return bool(reading.recipients)
        subjects = roles.subjects(self.parse, reading.token)
        if subjects:
            return bool(reading.actors) or any(self._can_act(s, reading) for s in subjects)
        if reading.type in _NEEDS_ACTOR and not roles.is_passive(self.parse, reading.token):
            return bool(reading.actors)
        if "take" in reading.rule.flags and reading.object_noun is not None:
            return True  # "the treaty was signed": somebody did
        if any(self.parse.lower[t] in _WHOEVER for c in self.parse.children[reading.token] for t in self._clause_of(c)):
            return True  # "whoever insults the emir is jailed"
        patients = roles.objects(self.parse, reading.token)
        return bool(reading.actors or reading.recipients) or any(self.matcher.acts(p) for p in patients)

    def _clause_of(self, clause: int) -> list[int]:
        """The subject of a clause that stands for somebody."""
        subject = self.parse.child(clause, "nsubj", "nsubjpass") if self.parse.deps[clause] in _STANDING_FOR else None
        return [] if subject is None else [subject]

    def _is_matter_of_plan(self, reading: Reading) -> bool:
        """ "The plan to deport the families came to nothing": who would have done it need not be said."""
        verb, parse = reading.token, self.parse
        noun = parse.lemmas[parse.heads[verb]]
        plan = noun_operators().get(noun) in _HELD_OUT or noun == "time"
        infinitive = any(parse.lower[c] == "to" and parse.deps[c] == "aux" for c in parse.children[verb])
        return plan and infinitive and parse.deps[verb] in ("acl", "relcl") and not reading.actors

    def _judges(self, verb: int) -> bool:
        """ "Warned that force would be unwise": what is said of a deed that others may do threatens nobody."""
        root = roles.complement(self.parse, verb) if self.parse.lemmas[verb] in ("warn", "caution") else None
        if root is None or self.parse.lemmas[root] != "be" or roles.objects(self.parse, verb):
            return False
        deeds = [self.parse.lemmas[s] for s in roles.subjects(self.parse, root) if not self.matcher.acts(s)]
        worth = self.parse.child(root, "acomp") is not None
        return worth and bool(deeds) and _MEANT.isdisjoint(deeds)

    def _by_mishap(self, reading: Reading) -> bool:
        """ "The roof collapsed, killing 16": nobody did it."""
        above = self.parse.heads[reading.token]
        harmed = self.parse.tags[reading.token] == "VBG" and self.parse.deps[reading.token] in ("advcl", "conj")
        alone = self.parse.child(above, "agent", "auxpass", "dobj") is None
        return harmed and alone and self.parse.lemmas[above] in _MISHAPS

    def _counted(self, reading: Reading) -> bool:
        """ "1,400 arrests", "a wave of arrests": so many that were made, whoever made and suffered them."""
        parse, noun = self.parse, reading.token
        if reading.type not in _COUNTABLE:
            return False
        if any(parse.deps[c] == "nummod" for c in parse.children[noun]):
            return True
        if reading.support is not None:
            return False
        above = parse.heads[parse.heads[noun]]
        return parse.deps[noun] == "pobj" and parse.lower[parse.heads[noun]] == "of" and parse.lemmas[above] in _TOLLS

    def _answered(self, noun: int) -> bool:
        """ "declined to comment on the reported meeting": a source answers for it, so it is told, parties or none."""
        parse = self.parse
        if not any(parse.deps[c] == "det" and parse.lower[c] in _DEFINITE for c in parse.children[noun]):
            return False
        return any(a.statement.act in _ANSWERS and a.covers(noun) for a in self.doc.attributions)

    def _generic(self, reading: Reading) -> bool:
        """Bare nouns that tell of no particular event: "a law on protests", "vulnerable to airstrikes"."""
        parse, noun = self.parse, reading.token
        bare = parse.tags[noun] == "NNS" or (parse.tags[noun] == "NN" and reading.type == "PROTEST")
        if reading.rule.frame == "V" or not bare or reading.actors or reading.recipients:
            return False
        if reading.support is not None or any(parse.deps[c] not in ("amod", "compound") for c in parse.children[noun]):
            return False
        if parse.deps[noun] == "conj":  # "months of disputes and violent demonstrations"
            noun = parse.heads[noun]
        if parse.deps[noun] == "pobj":
            preposition = parse.heads[noun]
            if parse.lemmas[parse.heads[preposition]] in _HELD_OVER:
                return False  # "the threat of sanctions", "a ban on protests"
            lasting = parse.lower[preposition] == "of" and parse.lemmas[parse.heads[preposition]] in _TOLLS
            return parse.lower[preposition] not in _WHILE and not lasting
        return parse.deps[noun] in ("dobj", "conj")

    def _can_act(self, subject: int, reading: Reading) -> bool:
        """People and bodies act; so does a law that bans, a report that accuses, a warship that patrols."""
        lemma = self.parse.lemmas[subject]
        legal = reading.type in _BY_LAW and lemma in classes()["LEGAL"]
        written = reading.type in SPEECH_TYPES and lemma in classes()["WRITTEN"]
        armed = reading.type in _BY_ARMS and lemma in classes()["WEAPONS_SYS"] | classes()["VESSEL"]
        unnamed = reading.type == "REJECT" and lemma in _UNNAMED
        return legal or written or armed or unnamed or self.matcher.acts(subject)


def _when(doc: AnnotatedDocument, reading: Reading) -> When | None:
    """The days of the trigger, else of another word that tells the same happening, else of the act of speech."""
    told = (when for token in (reading.token, *reading.joined) if (when := when_of(doc, token)) is not None)
    return next(told, None) or _said_on(doc, reading)


def _said_on(doc: AnnotatedDocument, reading: Reading) -> When | None:
    """The day of the statement that performs a speech act, where its own clause names none."""
    if reading.type not in SPEECH_TYPES:
        return None
    said = (a.statement for a in doc.attributions if a.cue_token == reading.token)
    return next((s.when for s in said if s.when is not None), None)


def _mention(doc: AnnotatedDocument, reading: Reading) -> EventMention:
    reading.mode = details.mode_of(doc.parse, reading)
    return EventMention(
        token=reading.token,
        type=reading.type,
        trigger=doc.parse.span(reading.start, reading.end),
        evidence=details.evidence_of(doc.parse, reading),
        mode=reading.mode,
        contexts=details.contexts_of(doc.parse, reading),
        actors=tuple(reading.actors),
        recipients=tuple(reading.recipients),
        place=place_of(doc, reading),
        when=_when(doc, reading),
        performed_by=reading.performed_by,
        participation=reading.participation,
    )

"""Who is meant: nominals to the entities that they refer to, in text order."""

from __future__ import annotations

from typing import Final

from onrecord.annotate.entities.bodies import Bodies, is_country, phrases_agree
from onrecord.annotate.entities.chiefs import chief_of
from onrecord.annotate.entities.coordination import owners_of, states_after
from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.introductions import absorb, described_before, may_be_one
from onrecord.annotate.entities.memory import Memory
from onrecord.annotate.entities.nominals import count_of
from onrecord.annotate.entities.pairs import find_pair
from onrecord.annotate.entities.person_reference import Persons
from onrecord.annotate.entities.place_reference import named_place, place_of
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.entities.setting import Setting
from onrecord.annotate.entities.sharing import add_companions, share_among_states, share_out
from onrecord.annotate.lexicons import phrases, reference, regions
from onrecord.annotate.lexicons.actors import country_actor, country_names, generalizations

PEOPLE: Final = frozenset({"person", "people"})
LEAD: Final = 2  # passages after a headline in which what it tells is told again


class Resolver:
    """Walks through the mentions in text order; the clusters of names are there from the start."""

    def __init__(self, reading: Reading, setting: Setting, clusters: list[Cluster]) -> None:
        self.reading, self.setting, self.clusters = reading, setting, clusters
        self.memory = Memory(reading)
        self.by_actor = {c.actor.id: c for c in clusters if c.actor is not None}
        self.at: dict[int, Cluster] = {m.head: c for c in clusters for m in c.mentions}  # by head token
        self.named = {i: c for c in clusters for m in c.mentions for i in range(m.start, m.end)}  # by token of a name
        self.groups: dict[int, tuple[Cluster, ...]] = {}  # whom one phrase means at once, by its head token
        self.bodies = Bodies(reading, self.memory, self.named)
        self.persons = Persons(reading, setting, self.memory, self.at)

    def name(self, draft: Draft) -> None:
        cluster = draft.cluster
        if cluster is not None and not cluster.recent and (described := described_before(self, draft, cluster)):
            absorb(self, described, cluster)
        self.memory.touch(draft)

    def nominal(self, draft: Draft, home: Cluster | None = None) -> None:
        """Put a nominal into the cluster that it refers to (`home` if that is known), or make it one of its own."""
        owners = owners_of(self.reading, self.setting, draft)
        if owners:
            share_out(self, draft, owners)
            return
        if states := states_after(self.reading, self.setting, draft):
            share_among_states(self, draft, states)
            return
        draft.country = draft.country or self.setting.country_of(draft)
        draft.country = draft.country or self._country_within(draft) or self._country_of_superior(draft)
        draft.modifiers = self._modifiers(draft)
        pair = find_pair(self, draft)
        if draft.same_as is not None and draft.same_as.cluster is not None:
            self._introduce(draft, draft.same_as.cluster)
        elif pair:
            draft.extra = pair[1:]
            for cluster in pair:
                cluster.mentions.append(draft)
            draft.cluster = pair[0]
            self.groups[draft.head] = pair
        else:
            self.settle(draft, home)
            add_companions(draft)
        assert draft.cluster is not None
        self.at[draft.head] = draft.cluster
        if not pair:
            self.memory.touch(draft)

    def _modifiers(self, draft: Draft) -> frozenset[str]:
        """The phrase's modifiers without its country, and with the fullest name of whom it names: "the LA office"."""
        inside = range(draft.start, draft.end)
        if self.setting.states.isdisjoint(inside) and self.named.keys().isdisjoint(inside):
            return draft.modifiers
        names = [c for i in inside if i not in self.setting.states and (c := self.named.get(i)) is not None]
        own = {self.reading.lemmas[i] for i in inside if i in self.setting.states or i in self.named}
        full = (max((m.pieces for m in c.mentions if m.form == "name"), key=len, default=()) for c in names)
        return (draft.modifiers - own) | {piece for pieces in full for piece in pieces}

    def _introduce(self, draft: Draft, cluster: Cluster) -> None:
        """ "A boy was held. The teenager, identified as X, ...": X is the boy from then on."""
        if cluster.kind == "person" and not cluster.recent and draft.definite == "def":
            before = self.persons.called(draft)
            if before is not None and before is not cluster and may_be_one(before, cluster):
                absorb(self, before, cluster)
        self._join(cluster, draft)

    def same(self, draft: Draft, cluster: Cluster | None) -> None:
        """Add a phrase that tells nothing of its own to whom it means; it is left alone where that is nobody."""
        if cluster is not None:
            draft.kind, draft.number = cluster.kind, cluster.number
            cluster.add(draft)
            self.at[draft.head] = cluster
            self.memory.touch(draft)

    def settle(self, draft: Draft, home: Cluster | None = None) -> None:
        """Put the phrase where it belongs, a cluster of its own if nowhere."""
        self._join(home or self._home(draft) or self._new(draft), draft)

    def _country_within(self, draft: Draft) -> str | None:
        """The country of a body that the phrase names: "a ministry source", "a Pentagon official"."""
        for i in range(draft.start, draft.head):
            inner = self.at.get(i)
            if (
                inner is not None
                and not (self.reading.tags[i] == "PRP$" and draft.lemma.split()[0] in phrases.ABOARD)
                and inner.kind in reference.BODIES
                and self.reading.deps[i] in ("compound", "nmod", "poss")
            ):
                return inner.actor.country if inner.actor else inner.country
        return None

    def _country_of_superior(self, draft: Draft) -> str | None:
        """ "Salam asked the foreign minister to ...": he who gives a minister orders is of the same state."""
        if draft.kind != "person" or draft.definite != "def" or draft.number != "sg":
            return None
        relation, verb = self.reading.governor(draft.head)
        if relation not in ("dobj", "nsubjpass") or self.reading.lemmas[verb] not in reference.COMMANDING:
            return None
        if not generalizations(draft.lemma) & reference.SUBORDINATES:
            return None
        subject = self.reading.parse.child(self.reading.first_conjunct(verb), "nsubj", "agent")
        superior = None if subject is None else self.at.get(subject) or self.named.get(subject)
        if superior is None or not (superior.roles & reference.TOP_OFFICES or superior.kind == "government"):
            return None
        countries = (self.setting.country_of(m) for m in superior.mentions if m.form == "name")
        return superior.actor.country if superior.actor else superior.country or next(filter(None, countries), None)

    def _new(self, draft: Draft) -> Cluster:
        draft.country = draft.country or self.setting.default_country(draft)
        cluster = Cluster(draft.kind, number=draft.number, gender=draft.gender)
        self.clusters.append(cluster)
        return cluster

    def _join(self, cluster: Cluster, draft: Draft) -> None:
        cluster.add(draft)
        if draft.lemma and (cluster.kind in ("person", "place") or not cluster.named):
            cluster.roles |= generalizations(draft.lemma)
            if draft.kind in reference.BODIES:
                cluster.roles |= {draft.lemma.split()[-1]}  # "the ministry" for the Foreign Ministry

    def _home(self, draft: Draft) -> Cluster | None:
        if draft.actor is not None and draft.sense == "organization":
            return self.by_actor.get(draft.actor.id)
        if (named := self.bodies.named_within(draft)) is not None:
            return named
        if (own := self._own_state(draft)) is not None:
            return own
        if self._is_government(draft):
            return self._government(draft)
        if draft.lemma == "side" and draft.number == "sg":
            return self.country(draft.country) if draft.country else None
        if (place := place_of(self, draft) or named_place(self, draft)) is not None:
            return place
        if draft.lemma in reference.STATES and draft.number == "sg":
            return self._state(draft)
        if draft.lemma in reference.ISLANDS and draft.number == "sg" and draft.modifiers:
            return self._state(draft)
        if draft.kind == "person" and draft.number == "sg":
            return chief_of(self, draft) or self.persons.called(draft) or self._of_headline(draft)
        if draft.kind in reference.BODIES and self.bodies.is_singled_out(draft):
            return self._repeated(draft)
        if draft.kind in reference.BODIES and draft.number == "sg":
            return (
                self.bodies.short_form(draft)
                or self.bodies.spoken_of(draft)
                or self._repeated(draft)
                or self.bodies.team(draft)
            )
        if draft.sense == "people":
            return self._people(draft) or self._repeated(draft)
        return self.bodies.short_form(draft) or self._fighters(draft) or self._repeated(draft)

    def _is_government(self, draft: Draft) -> bool:
        """A cabinet and its like; "the Venezuelan executive", unless there was talk of somebody's trade."""
        if draft.lemma in reference.GOVERNMENTS and draft.kind == "government":
            return True
        adjective = draft.modifiers and all(i in self.setting.states for i in range(draft.start + 1, draft.head))
        return (
            draft.lemma in reference.EXECUTIVES and draft.number == "sg" and draft.definite == "def" and bool(adjective)
        )

    # governments, states, peoples -----------------------------------------------------------------------------------
    def _government(self, draft: Draft) -> Cluster | None:
        """A government is its country's entity; of no known country it is the article's own or the one last spoken
        of.
        """
        country = draft.country
        if country is None and draft.definite == "def" and draft.number == "sg":
            country = self.setting.focus
            if country is None and not self._is_somebodys(draft):
                return self.memory.latest(
                    lambda c: (
                        c.kind == "government" and bool(c.roles & reference.GOVERNMENTS) and not self._acts_on(c, draft)
                    )
                )
        if country is None or draft.number == "pl" or draft.modifiers & reference.GENERAL_ADJECTIVES:
            return None
        home = self.country(country)
        return None if home is not None and draft.country is None and self._acts_on(home, draft) else home

    def _is_somebodys(self, draft: Draft) -> bool:
        """ "the Horn government": of somebody of whom it is not known where he governs."""
        return any(self.reading.pos[i] == "PROPN" and self.reading.pieces[i] for i in range(draft.start, draft.head))

    def _own_state(self, draft: Draft) -> Cluster | None:
        """ "his country", "its government": of the state that the person is of, or the state itself."""
        if draft.definite != "poss" or draft.number != "sg" or draft.end > draft.head + 1:
            return None
        if draft.lemma not in reference.STATES | reference.GOVERNMENTS or draft.head != draft.start + 1:
            return None
        owner = self.at.get(draft.start)
        if owner is None or self.reading.tags[draft.start] != "PRP$":
            return None
        if is_country(owner):
            return owner
        country = owner.actor.country if owner.actor is not None else owner.country
        official = any(m.country for m in owner.mentions) or owner.actor is not None
        return self.country(country) if owner.kind == "person" and official and country else None

    def country(self, code: str) -> Cluster | None:
        """The entity of a country, made if it has not been named."""
        actor = f"country:{code}"
        if actor not in self.by_actor and code in country_names():
            cluster = Cluster("government", actor=country_actor(code), country=code)
            self.by_actor[actor] = cluster
            self.clusters.append(cluster)
        return self.by_actor.get(actor)

    def _state(self, draft: Draft) -> Cluster | None:
        if draft.definite != "def" or draft.end > draft.head + 1:
            return None
        if not draft.modifiers - {"whole", "entire"}:
            return self.memory.latest(lambda c: is_country(c) and not self._acts_on(c, draft))
        words = [self.reading.lower[i] for i in range(draft.start + 1, draft.head)]
        fitting = regions.described(words)
        return self.memory.latest(lambda c: is_country(c) and c.country in fitting) if fitting else None

    def _acts_on(self, cluster: Cluster, draft: Draft) -> bool:
        """ "X called the country a threat": another than X."""
        relation, verb = self.reading.governor(draft.head)
        subject = self.reading.parse.child(verb, "nsubj") if relation in ("dobj", "dative", "pobj") else None
        return subject is not None and self.at.get(subject) is cluster

    def _people(self, draft: Draft) -> Cluster | None:
        """ "the Americans": those of that country last spoken of."""
        if draft.definite != "def" or draft.number != "pl":
            return None
        return self.memory.latest(
            lambda c: c.number == "pl" and c.kind in ("person", "people") and c.country == draft.country
        )

    # what was told before -------------------------------------------------------------------------------------------
    def _fighters(self, draft: Draft) -> Cluster | None:
        """ "the rebels": the armed group last spoken of."""
        if draft.number != "pl" or draft.definite != "def" or draft.sectors != ("REB",) or draft.end > draft.head + 1:
            return None
        if draft.modifiers - reference.FREE_MODIFIERS:
            return None
        unnamed = self._repeated(draft)
        groups = [c for c in self.memory.recent() if c.kind == "armed_group" and c.named]
        called = [c for c in groups if any(self._is_called(m, draft.lemma) for m in c.mentions)]
        rebels = [c for c in groups if c.actor is None or "REB" in c.actor.sectors]
        if unnamed is not None or called or len(groups) < 2:
            return unnamed or next(iter([*called, *groups]), None)
        return rebels[0] if len(rebels) == 1 else None

    def _is_called(self, name: Draft, noun: str) -> bool:
        """ "M23 rebels", with the noun within the name or behind it."""
        last = min(name.end, self.reading.length - 1)
        return name.form == "name" and noun in (self.reading.lemmas[name.end - 1], self.reading.lemmas[last])

    def _repeated(self, draft: Draft) -> Cluster | None:
        """The same noun, or a more general one, for the same people: "10 sailors", "the sailors", "the crew
        members".
        """
        if draft.definite == "indef" and not self._told_again(draft):
            return None
        nation = self._is_nation(draft)
        general = draft.lemma in reference.HYPERNYMS and draft.definite == "def" and not nation
        exactly = draft.definite != "def"

        def fits(c: Cluster) -> bool:
            if c.kind != draft.kind and not {c.kind, draft.kind} <= PEOPLE:
                return False
            if draft.country and c.country and draft.country != c.country:
                return False
            if nation != self._is_nation(c.mentions[0]) and not general:
                return False
            if nation and draft.sense != "people" and self._is_minority(c.mentions[0]):
                return False
            if exactly and not any(m.lemma == draft.lemma for m in c.recent):
                return False
            if draft.lemma == "victim" and not any(self._suffers(m) for m in c.recent):
                return False
            if draft.lemma in reference.HELD and not any(self._is_held(m) for m in c.recent):
                return False
            if draft.lemma in reference.YOUNG and not any(m.lemma in reference.MAY_BE_YOUNG for m in c.recent):
                return False
            return phrases_agree(self.reading, draft, c) and not self._acts_on(c, draft)

        for cluster in self.memory.recent():
            if not cluster.named and cluster.number == draft.number:
                called = draft.lemma in cluster.roles or (general and cluster.kind in PEOPLE)
                if called and fits(cluster):
                    return cluster
        return None

    def _is_nation(self, mention: Draft) -> bool:
        """ "the Kenyans", "the Kenyan people", "the people of Kenya": all of them, and not some who were told of."""
        told = mention.definite == "def" and self.reading.lower[mention.head] == "people"
        return mention.sense == "people" or (told and mention.form == "nominal" and mention.country is not None)

    def _is_minority(self, mention: Draft) -> bool:
        """ "ethnic Russians" of Latvia are not the Latvian people."""
        return mention.sense == "people" and (mention.actor is None or mention.actor.country != mention.country)

    def _is_held(self, mention: Draft) -> bool:
        """Said to have been seized, or called a hostage or a prisoner."""
        relation, verb = self.reading.governor(mention.head)
        seized = relation in ("dobj", "nsubjpass") and self.reading.lemmas[verb] in reference.HOLDING
        told = any(self.reading.lemmas[i] in reference.HELD for i in range(mention.start, mention.end))
        return seized or told or mention.lemma in reference.HELD

    def _suffers(self, mention: Draft) -> bool:
        """Said to have been killed, wounded, abducted, or called a victim."""
        relation, verb = self.reading.governor(mention.head)
        if mention.lemma == "victim" or (relation == "nsubj" and self.reading.lemmas[verb] in ("die", "perish")):
            return True
        return relation in ("dobj", "nsubjpass") and self.reading.lemmas[verb] in phrases.DONE_TO_CROWDS

    def _of_headline(self, draft: Draft) -> Cluster | None:
        """ "Strike kills rebel commander": "a senior rebel commander" of the lead is the one of the headline."""
        passage = self.reading.passages[draft.head]
        if draft.definite != "indef" or passage in self.reading.titles or passage - LEAD > self.reading.last_title:
            return None

        def fits(c: Cluster) -> bool:
            same = c.number == draft.number and c.kind == draft.kind and draft.country in (None, c.country)
            if c.named or not same or draft.lemma not in c.roles or not c.modifiers <= draft.modifiers:
                return False
            near = bool(c.recent) and passage - self.reading.passages[c.recent[-1].head] <= LEAD
            return near and all(m.form == "nominal" and self.reading.in_title(m.head) for m in c.mentions)

        return self.memory.latest(fits)

    def _told_again(self, draft: Draft) -> bool:
        """ "an army base", "18 soldiers" in the same words once more: news repeats itself; persons are not that
        unique.
        """
        if draft.kind == "person":
            return count_of(self.reading, draft) is not None and draft.number == "pl"
        return draft.kind == "place" and bool(draft.modifiers)

"""Which person a noun means: "the minister", "the man", "a member of the committee added"."""

from __future__ import annotations

from onrecord.annotate.entities.bodies import phrases_agree
from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.memory import Memory
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.entities.setting import Setting
from onrecord.annotate.lexicons import reference, speech
from onrecord.annotate.lexicons.actors import generalizations


class Persons:
    """Looks for the person among those in mind. `at` are the clusters by the head tokens of their mentions."""

    def __init__(self, reading: Reading, setting: Setting, memory: Memory, at: dict[int, Cluster]) -> None:
        self.reading, self.setting, self.memory, self.at = reading, setting, memory, at

    def called(self, draft: Draft) -> Cluster | None:
        """The person that the phrase means, if one was spoken of: who goes on speaking, else the likeliest of late."""
        if (speaker := self._continuing_speaker(draft)) is not None:
            return speaker
        if draft.definite not in ("def", "poss"):
            return None
        tellers = self._tellers(draft)
        persons = [c for c in self.memory.recent() if c.kind == "person" and c.number == "sg"]
        fitting = [c for c in persons if self._person_fits(draft, c) and c not in tellers]
        return max(
            fitting, key=lambda c: (self._office(c, draft), len(c.recent) > 1), default=None
        )  # the latest of them

    def _tellers(self, draft: Draft) -> list[Cluster]:
        """ "X said the man had fled": another than X, whose words the phrase stands in."""
        found, clause = [], draft.head
        for verb in self.reading.parse.ancestors(draft.head):
            told = self.reading.deps[clause] == "ccomp" and self.reading.lemmas[verb] in speech.verbs()
            subject = self.reading.parse.child(verb, "nsubj") if told else None
            if subject is not None and (teller := self.at.get(subject)) is not None:
                found.append(teller)
            clause = verb
        return found

    def _continuing_speaker(self, draft: Draft) -> Cluster | None:
        """ "..., a member of the committee added": whoever spoke just before in the passage, if that can be."""
        relation, verb = self.reading.governor(draft.head)
        speaker = self.memory.speaker
        if speaker is None or relation != "nsubj" or self.reading.lemmas[verb] not in reference.CONTINUING:
            return None
        near = self.reading.passages[draft.start] - speaker[0] <= 0
        return speaker[1] if near and self._can_be(draft, speaker[1]) else None

    def _can_be(self, draft: Draft, cluster: Cluster) -> bool:
        if draft.gender and cluster.gender and draft.gender != cluster.gender:
            return False
        if draft.country and cluster.country and draft.country != cluster.country:
            return False
        public = {"official", "politician", "lawmaker", "leader", "minister"}
        return (
            draft.lemma in cluster.roles
            or bool(generalizations(draft.lemma) & public & cluster.roles)
            or (draft.lemma in ("member", "representative", "source", "writer") and bool(draft.country))
        )

    def _person_fits(self, draft: Draft, cluster: Cluster) -> bool:
        if draft.gender and cluster.gender and draft.gender != cluster.gender:
            return False
        if draft.country and cluster.country and draft.country != cluster.country:
            return False
        if draft.end > draft.head + 1 and not self._complement_agrees(draft, cluster):
            return False
        if draft.lemma in reference.ANONYMOUS and cluster.named and cluster.roles & reference.TOP_OFFICES:
            return False
        if draft.lemma == "minister" and cluster.roles & reference.PREMIERS:
            return False
        if draft.lemma in cluster.roles or reference.ALSO_CALLED.get(draft.lemma, frozenset()) & cluster.roles:
            return cluster.named or phrases_agree(self.reading, draft, cluster)
        if draft.lemma in reference.IN_RANKS and cluster.roles & reference.IN_RANKS and not cluster.named:
            return bool(draft.modifiers) and phrases_agree(self.reading, draft, cluster)
        if cluster.named:
            return draft.lemma in reference.PLAIN_PERSONS and self._is_sole_person(draft, cluster)
        return draft.lemma in reference.GENERAL_PERSONS

    def _is_sole_person(self, draft: Draft, cluster: Cluster) -> bool:
        """ "Police held Omar Dabo. The man ...": no other single person of this and the last sentence can be meant."""
        here = self.reading.sentence_of[draft.start]
        near = [c for n in (here - 1, here) for c in self.memory.by_sentence.get(n, ())]
        fit = {id(c) for c in near if c.kind == "person" and c.number == "sg" and c.gender in ("", draft.gender)}
        plain = draft.definite == "def" and draft.end == draft.head + 1 and not draft.modifiers
        return plain and fit == {id(cluster)} and not cluster.roles & reference.TOP_OFFICES

    def _complement_agrees(self, draft: Draft, cluster: Cluster) -> bool:
        """ "the head of the university" is a head of that, not just anybody called a head."""
        words = {p for i in range(draft.head + 1, draft.end) for p in self.reading.pieces[i] if self._tells(i)}
        known = {
            p for m in cluster.mentions for s, e in m.role_spans for i in range(s, e) for p in self.reading.pieces[i]
        }
        known |= {p for m in cluster.mentions if m.form == "nominal" for p in self.reading.fold(m.start, m.end)}
        if cluster.country is not None and draft.country == cluster.country and words <= self._country_words(draft):
            return True
        return words <= known

    def _tells(self, i: int) -> bool:
        return self.reading.pos[i] in ("NOUN", "PROPN", "ADJ") and bool(self.reading.pieces[i])

    def _country_words(self, draft: Draft) -> set[str]:
        states = self.setting.states
        return {p for i in range(draft.head + 1, draft.end) if i in states for p in self.reading.pieces[i]}

    def _office(self, cluster: Cluster, draft: Draft) -> int:
        """How well an office fits: the same noun for somebody unnamed, held as a title or of the country, just
        named.
        """
        if not cluster.named and any(m.lemma == draft.lemma for m in cluster.recent):
            return 3 if draft.lemma in reference.ANONYMOUS else 2
        if cluster.holder is not None and any(
            draft.lemma in o.role.lower() for o in self.setting.current_offices(cluster)
        ):
            return 2
        if draft.lemma == "leader" and cluster.roles & reference.TOP_OFFICES:
            return 2
        titled = any(
            m.title_start is not None and any(draft.lemma in generalizations(r) for r in m.roles)
            for m in cluster.mentions
        )
        return 2 if titled else 1

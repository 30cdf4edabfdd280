"""A personal pronoun where it stands, and whom its own sentence keeps it from meaning."""

from __future__ import annotations

from typing import Final

from onrecord.annotate.entities.draft import Draft, Standing
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.entities.standing import role_of
from onrecord.annotate.lexicons.reference import ANONYMOUS, ATTACKING, KILLING, TELLING

REACH: Final = 4  # sentences that a personal pronoun looks back
REFLEXIVE: Final = frozenset({"himself", "herself", "itself", "themselves", "myself"})


class Pronoun:
    """What is asked of a pronoun again for each that it may mean."""

    def __init__(self, reading: Reading, draft: Draft) -> None:
        self.reading, self.draft = reading, draft
        relation, self.governor = reading.governor(draft.head)
        self.role = role_of(relation)
        self.sentence = reading.sentence_of[draft.start]
        self.told = reading.told[self.sentence]
        self.passage = reading.passages[draft.start]
        self.broken_into = bool(reading.captions) and self.passage not in reading.captions  # the text runs around them
        self.quoted = reading.quoted[draft.start]
        self.speaks = draft.head in reading.speech_subjects
        self.says = self.speaks and not self.quoted
        self.above = list(reading.parse.ancestors(draft.head))
        self.verb = next((v for v in self.above if reading.pos[v] in ("VERB", "AUX")), None)
        self._attacks = relation == "nsubj" and reading.lemmas[self.governor] in ATTACKING
        self._reflexive = draft.lemma in REFLEXIVE
        self._possesses = reading.deps[draft.head] == "poss"
        self._head = reading.heads[draft.head]
        self._through = reading.heads[self._head] if reading.pos[self._head] == "ADP" else None

    def excludes(self, mention: Draft, at: Standing) -> bool:
        """Whether it cannot mean what a mention does."""
        if self.says and at.quoted and at.sentence == self.sentence:
            return True  # "He must go," he said: whom a speaker quotes himself on is not he
        if self._attacks and self._is_killed(mention):
            return True
        if self.quoted and not at.quoted and (self._is_told(at) or _is_source(mention, at)):
            return True
        return not self._reflexive and self.clashes(mention, at)

    def _is_killed(self, mention: Draft) -> bool:
        """ "The shells killed four. They fired from the hill": the dead did not."""
        relation, governor = self.reading.governor(mention.head)
        return relation in ("dobj", "nsubjpass") and self.reading.lemmas[governor] in KILLING

    def _is_told(self, at: Standing) -> bool:
        """ "He told reporters it was no accident. "They fired first": whom one speaks to is "you"."""
        return at.role == "object" and self.reading.lemmas[at.governor] in TELLING and at.passage == self.passage

    def clashes(self, mention: Draft, at: Standing) -> bool:
        """Subject and object of one verb are two unless the object is reflexive; nobody possesses the phrase he
        heads.
        """
        if mention.start <= self.draft.start < mention.end:
            return True
        if self._possesses:
            return self._head == mention.head
        return self._head == at.governor or (self._through == at.governor and at.role == "subject")


def _is_source(mention: Draft, at: Standing) -> bool:
    """ "Officials said": the writer's sources, whom another's words do not speak of."""
    return at.speaks and mention.form == "nominal" and mention.number == "pl" and mention.lemma in ANONYMOUS

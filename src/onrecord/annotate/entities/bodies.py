"""Which body a noun means: "the group", "the department", "the newspaper", "the team"; and when two phrases agree."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.memory import Memory
from onrecord.annotate.entities.nominals import count_of
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons import reference
from onrecord.annotate.lexicons.actors import actor_nouns, fold
from onrecord.model.plover import PSEUDO_COUNTRIES

_GOING_ON: Final = frozenset({"for", "of", "against"})  # what follows the noun for the kind in long names


class Bodies:
    """Looks for the body among those in mind. `named` are the clusters of names by token."""

    def __init__(self, reading: Reading, memory: Memory, named: dict[int, Cluster]) -> None:
        self.reading, self.memory, self.named = reading, memory, named
        told = [m.pieces for c in set(named.values()) for m in c.mentions if m.pieces]
        self.endings = {p[-1] for p in told} | {a for p in told for a, b in pairwise(p) if b in _GOING_ON}  # of names

    def named_within(self, draft: Draft) -> Cluster | None:
        """ "the OPEC+ alliance", "the Interfax news agency": the name that the noun says the kind of."""
        first = draft.head - len(draft.lemma.split())
        inner = self.named.get(first)
        if (
            draft.number != "sg"
            or draft.kind not in reference.BODIES
            or inner is None
            or not inner.named
            or is_country(inner)
        ):
            return None
        kinds = reference.BODY_NOUNS.get(draft.lemma)
        fits = kinds is not None and inner.kind in kinds[0]
        return inner if fits and self.reading.deps[first] in ("compound", "nmod", "amod") else None

    def short_form(self, draft: Draft) -> Cluster | None:
        """ "the Navy" for the US Navy, "the department" for the State Department: a name's own last words."""
        if draft.definite not in ("def", "bare") or (draft.modifiers - {"u.s."} and draft.country is None):
            return None
        words = tuple(draft.lemma.split())
        if not words or words[-1] not in self.endings:
            return None

        def fits(c: Cluster) -> bool:
            if not c.named or c.kind not in reference.BODIES or is_country(c):
                return False
            if draft.country and c.country and draft.country != c.country and c.country not in PSEUDO_COUNTRIES:
                return False
            return any(m.form == "name" and self._ends_on(m.pieces, words, draft.modifiers) for m in c.recent)

        return self.memory.latest(fits)

    def _ends_on(self, name: tuple[str, ...], words: tuple[str, ...], modifiers: frozenset[str]) -> bool:
        if len(name) <= len(words) or (name[-len(words) :] != words and not _heads_name(name, words)):
            return False
        return {p for m in modifiers - reference.FREE_MODIFIERS for p in fold(m)} <= set(name)

    def spoken_of(self, draft: Draft) -> Cluster | None:
        kinds = reference.BODY_NOUNS.get(draft.lemma)
        superlative = bool(draft.modifiers & reference.SUPERLATIVES)
        if kinds is None or not (draft.definite == "def" or (draft.definite == "poss" and superlative)):
            return None
        if draft.end > draft.head + 1 and not superlative:
            return None
        compounds = (c for c in self._compounds(draft) if self.reading.lemmas[c] not in reference.MEMBERS)
        if any(self.reading.pos[c] == "NOUN" for c in compounds):
            return None  # "the rating agency" is one of its kind

        def fits(c: Cluster) -> bool:
            if c.kind not in kinds[0] or c.number != "sg" or is_country(c):
                return False
            sectors = set(c.actor.sectors) if c.actor else set()
            if draft.lemma in reference.ESTABLISHED and sectors & reference.CONTENDING:
                return False
            if draft.lemma in reference.GROUPS and self._is_of_state(c):
                return False
            if draft.lemma in reference.BLOCS and (c.actor.country if c.actor else None) not in PSEUDO_COUNTRIES:
                return False
            if draft.lemma == "coalition" and not _says(c, "coalition"):
                return False
            if draft.lemma in reference.DELIBERATING and not any(_says(c, w) for w in reference.DELIBERATING):
                return False
            firm = "BUS" in kinds[1] and self._may_be_firm(draft, c)
            if kinds[1] and not (sectors & kinds[1] if sectors else _says(c, draft.lemma) or firm):
                return False
            foreign = draft.country and c.country and c.country != draft.country and c.country not in PSEUDO_COUNTRIES
            return not foreign and (c.named or phrases_agree(self.reading, draft, c))

        return self.memory.latest(fits)

    def _may_be_firm(self, draft: Draft, cluster: Cluster) -> bool:
        """A name of nobody known that was the subject of this sentence or the last, "Orlen said ... The company", for
        which somebody spoke, or that ends as firms' names do.
        """
        if cluster.actor is not None or cluster.roles or not cluster.recent or not cluster.named:
            return False
        last = next((m for m in reversed(cluster.recent) if m.form == "name"), cluster.recent[-1])
        if self.reading.sentence_of[draft.head] - self.reading.sentence_of[last.head] > 1:
            return False
        if self.reading.lower[last.end - 1] in reference.FIRM_ENDINGS:
            return True
        relation, governor = self.reading.governor(last.head)
        spoken_for = relation == "pobj" and self.reading.lemmas[self.reading.heads[governor]] in reference.SPOKEN_FOR
        return spoken_for or relation in ("nsubj", "nsubjpass")

    def is_singled_out(self, draft: Draft) -> bool:
        """ "the committee that monitors the truce": the clause says which, so it was not spoken of before."""
        clauses = [c for c in self.reading.children[draft.head] if self.reading.deps[c] == "relcl"]
        return bool(clauses) and self.reading.words[draft.head + 1] != ","

    def _is_of_state(self, cluster: Cluster) -> bool:
        """An organ of state or of the UN, named ("the IDF") or not ("the Lebanese army")."""
        if cluster.actor is not None:
            united_nations = cluster.actor.country == "UNO"
            return united_nations or cluster.kind == "government" or bool(set(cluster.actor.sectors) & reference.ORGANS)
        nouns = actor_nouns()
        return any(m.lemma in nouns and set(nouns[m.lemma].sectors) & reference.ORGANS for m in cluster.recent)

    def _compounds(self, draft: Draft) -> list[int]:
        first = draft.head - len(draft.lemma.split()) + 1
        children = self.reading.children[draft.head]
        return [c for c in children if c < first and self.reading.deps[c] in ("compound", "nmod")]

    def team(self, draft: Draft) -> Cluster | None:
        """ "the team": those just told of, one by one, who can be one."""
        if draft.lemma not in reference.TEAMS or draft.definite != "def" or draft.end > draft.head + 1:
            return None
        here = self.reading.sentence_of[draft.head]

        def fits(c: Cluster) -> bool:
            near = bool(c.recent) and here - self.reading.sentence_of[c.recent[-1].start] <= reference.TEAM_REACH
            people = c.kind in ("person", "people") and c.number == "pl" and not c.named
            told = draft.modifiers - reference.FREE_MODIFIERS <= c.modifiers and draft.country in (None, c.country)
            return near and people and told and bool(c.roles & reference.TEAM_MEMBERS)

        return self.memory.latest(fits)


def _heads_name(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """ "front" in "Popular Front for the Liberation of the Marsh"."""
    ends = (i + len(words) for i in range(len(name) - len(words)) if name[i : i + len(words)] == words)
    return any(name[end] in _GOING_ON for end in ends)


def _says(cluster: Cluster, lemma: str) -> bool:
    return lemma in cluster.roles or any(lemma in m.pieces for m in cluster.mentions)


def phrases_agree(reading: Reading, draft: Draft, cluster: Cluster) -> bool:
    """Whether two phrases may mean the same: no other number, nothing told of one that is unknown of the other."""
    count = count_of(reading, draft)
    own, known = draft.modifiers - reference.FREE_MODIFIERS, cluster.modifiers - reference.FREE_MODIFIERS
    counts = {n for m in cluster.recent if m.form == "nominal" if (n := count_of(reading, m)) is not None}
    if count is not None and counts and count not in counts:
        return False
    if draft.definite == "def":
        return own <= known
    if draft.country is not None and draft.country == cluster.country and draft.definite != "indef":
        return own <= known
    return own == known


def is_country(cluster: Cluster) -> bool:
    return cluster.actor is not None and cluster.actor.id.startswith("country:")

"""Phrases beside a name, or joined to it by "is", that say who it is: "X, the leader of Y", "the president, X"."""

from __future__ import annotations

from typing import Final

from onrecord.annotate.entities.draft import Draft
from onrecord.annotate.entities.nominals import left_edge
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.entities.titles import MAX_TITLE, set_role
from onrecord.annotate.lexicons import phrases

BODIES: Final = frozenset({"government", "organization", "armed_group", "publication"})


def link_appositions(reading: Reading, names: list[Draft], nominals: list[Draft]) -> None:
    """ "X, the deputy leader of Y", "the president, X", "X is the president": one entity, and its role."""
    placed = _Placed([*nominals, *names])
    for nominal in nominals:
        other = _partner(reading, nominal, placed)
        if other is None or other is nominal or nominal.number != other.number:
            continue
        if nominal.form == "nominal" and _compatible(nominal, other):
            nominal.same_as = other
            if other.form == "name" and other.kind == "person":
                end = role_end(reading, nominal)
                set_role(reading, other, _without_article(reading, nominal), end)
                other.former = other.former or _is_over(reading, nominal)


class _Placed:
    """Phrases by where they stand: by their head, and those that are looked for there by an end."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.by_head = {d.head: d for d in drafts}
        self.people_by_end: dict[int, Draft] = {}
        self.places_by_start: dict[int, Draft] = {}
        self.names_by_start: dict[int, Draft] = {}  # with their titles and without
        for draft in self.by_head.values():
            if draft.kind == "place":
                self.places_by_start.setdefault(draft.start, draft)
            if draft.form == "name":
                self._add_name(draft)

    def _add_name(self, draft: Draft) -> None:
        self.names_by_start.setdefault(draft.start, draft)
        if draft.title_start is not None:
            self.names_by_start.setdefault(draft.title_start, draft)
        if draft.kind == "person":
            self.people_by_end.setdefault(draft.end, draft)


def _partner(reading: Reading, nominal: Draft, placed: _Placed) -> Draft | None:
    by_head = placed.by_head
    head, relation = nominal.head, reading.deps[nominal.head]
    if relation == "appos":
        return by_head.get(reading.heads[head])
    below = reading.children[head]
    named = next((by_head[c] for c in below if reading.deps[c] == "appos" and c in by_head), None) if below else None
    named = named or (_called(reading, head, by_head) if below else None)
    if named is not None and named.form == "name":
        return named
    if relation in ("attr", "oprd") and reading.lower[reading.heads[head]] in phrases.LINKS:
        verb = reading.heads[head]
        subject = reading.parse.child(verb, "nsubj")
        if subject is not None and reading.parse.child(verb, "neg") is None and nominal.definite != "bare":
            told = reading.deps[verb] == "relcl" and reading.lower[subject] == "who"
            return by_head.get(reading.heads[verb] if told else subject)
        return None
    return (
        _body_called(reading, nominal, by_head)
        or _after_comma(reading, nominal, placed)
        or _before_name(reading, nominal, placed)
        or _run_on(reading, nominal, placed)
    )


def _body_called(reading: Reading, nominal: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """ "the agency SANA", "the rebel group Sword": the name that follows the noun for its kind."""
    if nominal.kind not in BODIES or nominal.number != "sg" or reading.deps[nominal.head] not in ("compound", "nmod"):
        return None
    name = by_head.get(reading.heads[nominal.head])
    follows = name is not None and name.form == "name" and name.start == nominal.head + 1 and name.kind in BODIES
    return name if follows else None


def _is_over(reading: Reading, nominal: Draft) -> bool:
    """ "X, once the minister", "X, who was the minister until May": an office that is told as of the past."""
    verb = reading.heads[nominal.head]
    told = reading.deps[nominal.head] == "attr" and reading.deps[verb] == "relcl" and reading.lower[verb] == "was"
    return told or "once" in reading.lower[max(0, nominal.start - 1) : nominal.head]


def _called(reading: Reading, head: int, by_head: dict[int, Draft]) -> Draft | None:
    """ "a witness named X", "a man identified as X"."""
    for clause in reading.children[head]:
        if reading.deps[clause] == "acl" and reading.lemmas[clause] in ("name", "call", "identify", "know", "dub"):
            for child in reading.children[clause]:
                inner = reading.parse.child(child, "pobj") if reading.lower[child] == "as" else child
                if inner is not None and inner in by_head and reading.deps[child] in ("oprd", "prep", "dobj", "attr"):
                    return by_head[inner]
    return None


def _after_comma(reading: Reading, nominal: Draft, placed: _Placed) -> Draft | None:
    """The parser often misses appositions; between a name, a comma and the next comma it can hardly be anything
    else.
    """
    i = nominal.start - 1
    if i < 1 or reading.words[i] != "," or nominal.kind != "person" or nominal.number != "sg":
        return None
    before = placed.people_by_end.get(i)
    if before is None:
        return None
    end = role_end(reading, nominal)
    closed = (
        end >= reading.length
        or reading.words[end] in (",", ".", "—", "-", "–", ")", ";", '"', "”")
        or (reading.lower[end] in ("who", "and", "in", "at", "on", "said", "told", "with", "from"))
    )
    return before if closed and reading.deps[nominal.head] != "conj" else None


def _before_name(reading: Reading, nominal: Draft, placed: _Placed) -> Draft | None:
    """ "the country's prime minister, X, said": a name after the phrase and a comma, where the parser saw no
    apposition.
    """
    if nominal.kind != "person" or nominal.number != "sg":
        return None
    i = nominal.end
    if i < reading.length and reading.words[i] != ",":
        i = role_end(reading, nominal)  # "the Omani ambassador in Kabul, X, left"
    if i + 1 >= reading.length or reading.words[i] != ",":
        return None
    state = placed.places_by_start.get(i + 1)
    if state is not None and reading.words[state.end : state.end + 1] == [","]:
        i = state.end  # "the mayor of Springfield, Illinois, X"
    for head in range(i + 1, min(i + 6, reading.length)):
        name = placed.by_head.get(head)
        if (
            name is not None
            and i + 1 in (name.start, name.title_start)
            and name.form == "name"
            and name.kind == "person"
        ):
            alone = reading.deps[nominal.head] not in ("conj", "pobj") or name.end >= reading.length
            return name if alone or reading.words[name.end] in (",", ".") else None
    return None


def _run_on(reading: Reading, nominal: Draft, placed: _Placed) -> Draft | None:
    """ "the head of the mission in Mali X said": the name that follows the phrase and its place without a comma."""
    if nominal.kind != "person" or nominal.number != "sg" or nominal.definite == "indef":
        return None
    i = max(nominal.end, nominal.head + 1)
    while i < reading.length and i < nominal.head + MAX_TITLE:
        name = placed.names_by_start.get(i)
        if name is not None and name.kind == "person":
            return name
        inside = reading.pos[i] in ("PROPN", "DET", "ADP", "ADJ") or (name is not None)
        if not inside or (i == nominal.head + 1 and reading.pos[i] != "ADP"):
            return None
        i = name.end if name is not None else i + 1
    return None


def role_end(reading: Reading, nominal: Draft) -> int:
    """Token after the role's words, with what it is of, for, at or in."""
    end = max(nominal.end, nominal.head + 1)
    for child in reading.children[nominal.head]:
        if (
            child > nominal.head
            and reading.deps[child] == "prep"
            and reading.lower[child] in ("of", "for", "at", "in", "to")
        ):
            end = max(end, reading.parse.subtree(child)[1])
    limit = next((i for i in range(nominal.head + 1, end) if reading.words[i] in (",", "—", ";", '"', "”")), end)
    return max(limit, nominal.head + 1)


def _without_article(reading: Reading, nominal: Draft) -> int:
    start = left_edge(reading, nominal.head)
    skip = reading.lower[start] in ("the", "a", "an") or reading.tags[start] == "PRP$"
    return start + 1 if skip and start < nominal.head else start


def _compatible(nominal: Draft, other: Draft) -> bool:
    if nominal.kind == other.kind or other.kind is None:
        return not (nominal.gender and other.gender and nominal.gender != other.gender)
    return nominal.kind in BODIES and other.kind in BODIES

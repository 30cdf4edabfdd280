"""Given names that are states' names too, and stand alone: "Jordan met Chad at the gym", "Georgia said she was late".

A name that an article gives to a state stays the state's. It is taken for a person's only where no other word speaks of
that state, nothing around it is a public matter, and a sign of a person stands in its own sentence: the full name, kin,
what only persons do or own, a pronoun that nobody else can be meant by, or where persons meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.annotate.entities.draft import Draft
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons import bare_names as words
from onrecord.annotate.lexicons import people
from onrecord.annotate.lexicons.actors import actor_nouns

_OF_PERSONS: Final = frozenset({"he", "she"})
_SAID: Final = frozenset({"country", "capital", "city", "region"})


def retype_bare_names(reading: Reading, names: list[Draft]) -> None:
    """Make persons of the states' and cities' names among `names` that are only somebody's given name here."""
    bare = [d for d in names if _may_be_borne(d)]
    if not bare:
        return
    told = {d.country for d in names if d.country and d not in bare and d.actor is not None}
    bearers = {d.pieces[0] for d in names if d.kind == "person" and len(d.pieces) > 1}
    open_ = [d for d in bare if d.country not in told and not _is_public(reading, d, bare)]
    persons = [d for d in open_ if d.pieces[0] in bearers or _is_personal(reading, d, names)]
    called = {d.pieces for d in persons}
    company = {verb for d in persons for verb in _deeds(reading, d)}
    for draft in open_:
        if draft in persons or draft.pieces in called or not company.isdisjoint(_deeds(reading, draft)):
            _make_person(draft)


def _may_be_borne(draft: Draft) -> bool:
    alone = len(draft.pieces) == 1 and draft.end == draft.start + 1 and draft.form == "name"
    return alone and draft.sense in _SAID and draft.pieces[0] in people.PLACES_AS_GIVEN_NAMES


def _make_person(draft: Draft) -> None:
    draft.actor, draft.sense, draft.country, draft.sectors = None, None, None, ()
    draft.kind, draft.gender, draft.misspelt = "person", people.gender(draft.pieces[0]) or "", False


def _is_public(reading: Reading, draft: Draft, bare: Iterable[Draft]) -> bool:
    """Whether the name is entered, left or lain in, or its sentence speaks of what states and teams do."""
    relation, governor = reading.governor(draft.head)
    if relation == "pobj" and reading.lower[governor] in words.LOCATIVE:
        return True
    if relation == "dobj" and reading.lemmas[governor] in words.LEAVING:
        return True
    after = reading.words[draft.end : draft.end + 1]
    if after in (["-"], ["–"]) or relation in ("compound", "nmod", "amod"):
        return True
    start, end = reading.parse.sentences[reading.sentence_of[draft.start]]
    if not words.PUBLIC_MATTERS.isdisjoint(reading.lower[start:end]):
        return True
    borne = {d.start for d in bare}
    beside = (i for i in reading.parse.conjuncts(draft.head) if i not in borne)
    return any(reading.pos[i] == "PROPN" and people.gender(reading.words[i]) is None for i in beside)


def _is_personal(reading: Reading, draft: Draft, names: Iterable[Draft]) -> bool:
    head, (relation, governor) = draft.head, reading.governor(draft.head)
    before = reading.lower[draft.start - 1].rstrip(".") if draft.start > 0 else ""
    if before in people.HONORIFICS or before in words.KIN:
        return True
    if reading.deps[head] == "poss" and reading.lemmas[reading.heads[head]] in words.PERSONAL_GOODS:
        return True
    if any(reading.deps[c] == "relcl" and _has_who(reading, c) for c in reading.children[head]) or _aged(
        reading, draft
    ):
        return True
    subject = relation in ("nsubj", "nsubjpass")
    if subject and reading.lemmas[governor] in words.PERSONAL_DEEDS and reading.pos[governor] == "VERB":
        return True
    if relation == "dobj" and reading.lemmas[governor] in words.DONE_TO_PERSONS:
        return True
    deeds = _deeds(reading, draft)
    return any(_at_venue(reading, verb) for verb in deeds) or (subject and _is_she(reading, draft, names))


def _has_who(reading: Reading, clause: int) -> bool:
    return any(reading.lower[c] in ("who", "whose", "whom") for c in reading.children[clause])


def _aged(reading: Reading, draft: Draft) -> bool:
    """ "Chad, 34, ...": how news gives somebody's age."""
    comma, age, close = (reading.words[draft.end + n : draft.end + n + 1] for n in range(3))
    return comma == [","] and close == [","] and len(age[0]) < 4 and age[0].isdigit()


def _deeds(reading: Reading, draft: Draft) -> Iterator[int]:
    """Verbs whose subject or object the name is."""
    relation, governor = reading.governor(draft.head)
    if relation in ("nsubj", "nsubjpass", "dobj", "dative") and reading.pos[governor] == "VERB":
        yield governor
    elif relation == "pobj" and reading.lower[governor] in ("with", "by"):
        yield reading.heads[governor]


def _at_venue(reading: Reading, verb: int) -> bool:
    if reading.lemmas[verb] not in words.COMPANY:
        return False
    for child in reading.children[verb]:
        if child > verb and reading.lower[child] in ("at", "in", "outside", "after", "before"):
            place = reading.parse.child(child, "pobj")
            if place is not None and reading.lemmas[place] in words.VENUES and reading.pos[place] == "NOUN":
                return True
    return False


def _is_she(reading: Reading, draft: Draft, names: Iterable[Draft]) -> bool:
    """ "Georgia told India she was late": a "he" or "she" of the sentence that no other word can be meant by."""
    start, end = reading.parse.sentences[reading.sentence_of[draft.start]]
    pronoun = next((i for i in range(draft.end, end) if reading.lower[i] in _OF_PERSONS), None)
    if pronoun is None or reading.quoted[pronoun] != reading.quoted[draft.start]:
        return False
    if any(d.kind == "person" and start <= d.start < pronoun for d in names):
        return False
    nouns = actor_nouns()
    said = (nouns.get(reading.lemmas[i]) for i in range(start, pronoun))
    return not any(noun is not None and noun.kind == "person" for noun in said)

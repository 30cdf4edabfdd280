"""Noun phrases that name an actor by what it is: "two senior officials", "the Interior Ministry", "protesters"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from onrecord.annotate.entities.draft import Draft
from onrecord.annotate.entities.nouns import noun_at
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons import actors, people, phrases, plover
from onrecord.annotate.lexicons.actors import ActorNoun
from onrecord.model.entity import EntityKind

_DONE_TO: Final = ("dobj", "nsubjpass")
_NOUN_LIKE: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET"})
_COUNT: Final = re.compile(r"[a-z-]+|\d{1,3}(?:,\d{3})*")
_FATES: Final = frozenset({"dead", "wounded", "injured", "homeless", "missing", "trapped", "stranded", "hurt"})
_FIGHTING: Final = frozenset({"REB", "PRM", "CRM"})
LEFT: Final = frozenset("det amod compound poss nummod nmod predet quantmod advmod punct case".split())


def find_nominals(reading: Reading, names: list[Draft]) -> list[Draft]:
    """Nominals in text order. Titles that stand before a name are part of that name's mention and not listed."""
    named = {i for d in names for i in range(d.start, d.end)}
    titles = {i for d in names if d.title_start is not None for i in range(d.title_start, d.start)}
    found = []
    for i in _ends_of_nouns(reading):
        if i in named or i in titles or reading.pos[i] not in _NOUN_LIKE:
            continue
        noun = noun_at(reading, i) or _before_deed(reading, i)
        if noun is None and _is_crowd(reading, i):
            noun = actors.actor_nouns()["people"]
        if noun is not None and _refers(reading, i, noun):
            found.append(_draft(reading, i, noun))
    counted = {q for d in found if (q := _quantity(reading, d.head)) is not None}
    owners = {d.head - 2 for d in found if "'s " in d.lemma}  # "the governor's office" speaks, and no governor
    return [d for d in found if d.head not in counted | owners]


def _ends_of_nouns(reading: Reading) -> list[int]:
    """Tokens at which a noun of the lexicon may end, or that may be a crowd: most of a text is neither."""
    ends, crowds, lower, lemmas = actors.noun_ends(), phrases.CROWDS, reading.lower, reading.lemmas
    heads = [i for i, pos in enumerate(reading.pos) if pos in _NOUN_LIKE]
    found = [i for i in heads if lower[i] in ends or (lemma := lemmas[i]) in ends or lemma in crowds]
    tolls = [i for i in heads if reading.pos[i] == "NUM" and reading.deps[i] in _DONE_TO]
    joined = [dash + 1 for dash in reading.dashes if dash + 1 < reading.length]
    return sorted({*found, *tolls, *joined}) if joined or tolls else found


def _is_crowd(reading: Reading, i: int) -> bool:
    """ "Thousands took to the streets", "killing dozens": people, though nobody says so."""
    if reading.pos[i] == "NUM":
        return _is_toll(reading, i)
    if reading.tags[i] != "NNS" or reading.lemmas[i] not in phrases.CROWDS or reading.deps[i] == "quantmod":
        return False
    if any(reading.lower[c] in ("of", "more") for c in reading.children[i] if c > i):
        return False
    verb = reading.lemmas[reading.heads[i]]
    acting = reading.deps[i] in ("nsubj", "nsubjpass") and verb in phrases.DONE_BY_CROWDS
    return acting or (reading.deps[i] in ("nsubjpass", "dobj") and verb in phrases.DONE_TO_CROWDS)


def _is_toll(reading: Reading, i: int) -> bool:
    """ "Killed ten", "left six dead": how many people it was done to."""
    verb = reading.heads[i]
    counted = reading.deps[i] in _DONE_TO and all(reading.deps[c] != "prep" for c in reading.children[i])
    if not counted or not _COUNT.fullmatch(reading.lower[i]):
        return False
    left = reading.lemmas[verb] == "leave" and any(reading.lower[c] in _FATES for c in reading.children[verb])
    return left or reading.lemmas[verb] in phrases.HARMING


def _refers(reading: Reading, i: int, noun: ActorNoun) -> bool:
    relation = reading.deps[i]
    if noun.kind == "place" and relation in ("compound", "amod", "nmod"):
        return False
    if _hyphenated(reading, i):
        return False
    if relation in ("compound", "amod", "nmod"):
        if noun.lemma in phrases.WEAPONS_TOO:
            return False
        of_state = noun.kind in ("government", "armed_group") and noun.group != "state"
        return of_state or noun.group == "force" or noun.lemma in phrases.JOINED_FORCES or _attacks(reading, i, noun)
    if noun.kind == "document" or noun.lemma in phrases.PAGES:
        return i in reading.speech_subjects
    if _is_predicate(reading, i) or not _means_actor(reading, i, noun):
        return False
    if noun.lemma in phrases.ABSTRACT and not _is_plural(reading, i):
        if noun.kind == "person" and relation == "appos" and not _is_bare(reading, i):
            return True
        return _is_definite(reading, i) or (not _is_bare(reading, i) and reading.is_subject(i))
    if noun.kind in ("person", "organization") and not _is_plural(reading, i) and not noun.group:
        return not _is_bare(reading, i) or reading.is_subject(i) or relation in ("appos", "ROOT", "conj")
    return True


def _before_deed(reading: Reading, i: int) -> ActorNoun | None:
    """The noun that "militant" of "militant raids" is, which stands there as an adjective."""
    noun = actors.actor_nouns().get(reading.lower[i]) if reading.deps[i] == "amod" else None
    return noun if noun is not None and _attacks(reading, i, noun) else None


def _attacks(reading: Reading, i: int, noun: ActorNoun) -> bool:
    """ "A rebel attack", "militant raids": those whose deed it is, whom no phrase of their own names."""
    deed = plover.fold(reading.lemmas[reading.heads[i]])
    armed = noun.kind == "person" and not _FIGHTING.isdisjoint(noun.sectors)
    return armed and deed in plover.noun_rules() and deed not in actors.actor_nouns()


def _hyphenated(reading: Reading, i: int) -> bool:
    """Part of an adjective: "two-state solution", "government-held"."""
    if i + 1 < reading.length and reading.words[i + 1] == "-":
        return True
    return i > 0 and reading.words[i - 1] == "-" and reading.deps[i] in ("compound", "amod", "nmod")


def _is_predicate(reading: Reading, i: int) -> bool:
    """What somebody is called or is, without being spoken of: "regarded as a terrorist group", "is a member"."""
    said = reading.deps[i] in ("attr", "oprd")
    if not said and not (reading.deps[i] == "pobj" and reading.lower[reading.heads[i]] == "as"):
        return False
    indefinite = _definiteness(reading, left_edge(reading, i), i) in ("indef", "bare")
    return indefinite and not (said and _is_linked_subject(reading, i))


def _is_linked_subject(reading: Reading, i: int) -> bool:
    """ "X is a spokesman": tells X's role, so it is kept for the link to X."""
    return reading.deps[i] == "attr" and reading.pos[reading.parse.child(reading.heads[i], "nsubj") or i] == "PROPN"


def _means_actor(reading: Reading, i: int, noun: ActorNoun) -> bool:
    """Words that mean an actor only in some phrases: "world powers" but not "his powers", "the State of the Union"."""
    if noun.lemma == "side" and not _is_plural(reading, i):  # "the Kyrgyz side", as translations call a state
        return i > 1 and reading.words[i - 1][0].isupper() and _is_definite(reading, i)
    if noun.lemma == "side":
        before = max(i - 1, 0)  # "both sides", "the Chadian and Malian sides"
        return reading.lower[before] in ("both", "two", "warring", "opposing", "rival") or _begins_name(reading, before)
    if noun.lemma == "agent" and reading.lower[i - 1] in phrases.SUBSTANCES:
        return False
    if noun.lemma in ("power", "powers"):
        return any(
            reading.lower[c] in phrases.POWERS or (reading.pos[c] == "NUM" and _is_definite(reading, i))
            for c in range(left_edge(reading, i), i)
        )
    if (
        noun.lemma in ("state", "union", "house", "nation")
        and reading.words[i][0].isupper()
        and i > reading.sentence_start(i)
    ):
        return False
    if noun.lemma.split()[-1] in phrases.MACHINES and _is_machine(reading, i):
        return False
    if noun.lemma in phrases.AREAS and _is_no_place(reading, i):
        return False
    if noun.lemma == "mission" and not _is_bodys_mission(reading, i):
        return False
    if any(reading.lower[c] in ("no", "neither") for c in reading.children[i] if reading.deps[c] == "det"):
        return False
    if noun.kind == "place" and _is_bare(reading, i) and not _is_plural(reading, i):
        return False
    return noun.lemma not in ("paper", "body") or not _is_plural(reading, i)


_TYPE_NUMBER: Final = re.compile(r"[A-Z][A-Za-z]*[-–]?\d\w*")


def _is_machine(reading: Reading, i: int) -> bool:
    """ "F-16 fighters", "stealth bombers": no people."""
    before = range(left_edge(reading, i), i)
    return any(reading.lower[j] in phrases.AIRCRAFT or _TYPE_NUMBER.fullmatch(reading.words[j]) for j in before)


def _is_no_place(reading: Reading, i: int) -> bool:
    """ "key areas", "the field of energy": nowhere on the ground, unless the phrase says of where."""
    modified = any(reading.lower[c] in phrases.UNPLACED for c in reading.children[i] if c < i)
    return modified and not any(
        reading.lower[c] in ("in", "near", "around", "outside", "along", "under") for c in reading.children[i] if c > i
    )


def _is_bodys_mission(reading: Reading, i: int) -> bool:
    """ "the UN mission", "the observer mission in Mali", "the mission said": people sent out, and no flight or task."""
    before = range(left_edge(reading, i), i)
    if any(reading.lower[j] in phrases.SENDERS or _begins_name(reading, j) for j in before):
        return True
    return len(before) < 2 and i in reading.speech_subjects


def _begins_name(reading: Reading, i: int) -> bool:
    pieces = reading.pieces[i]
    named = reading.words[i][:1].isupper() and reading.pos[i] in ("PROPN", "ADJ")
    return named and bool(pieces) and pieces[0] in actors.gazetteer()


def _is_plural(reading: Reading, i: int) -> bool:
    counted = reading.pos[i] == "NUM" and reading.lower[i] not in ("one", "1")
    return counted or reading.tags[i] in ("NNS", "NNPS") or reading.lower[i] in ("police", "people")


def _is_bare(reading: Reading, i: int) -> bool:
    if _right_edge(reading, i) > i + 1:
        return False
    return not any(reading.deps[c] in LEFT and reading.deps[c] != "punct" for c in reading.children[i] if c < i)


def _is_definite(reading: Reading, i: int) -> bool:
    return any(reading.deps[c] in ("det", "poss") for c in reading.children[i] if c < i)


def _draft(reading: Reading, i: int, noun: ActorNoun) -> Draft:
    start, end = _first_word(reading, i, noun), _right_edge(reading, i)
    head, number = i, "pl" if _is_plural(reading, i) or noun.lemma in phrases.COLLECTIVES else "sg"
    quantity = _quantity(reading, i)
    if quantity is not None:
        start, head = left_edge(reading, quantity), quantity
        if reading.lemmas[quantity] in phrases.SINGLES:
            number = "sg"
    before_deed = noun.kind == "person" and reading.deps[i] in ("compound", "amod", "nmod")  # "a rebel attack"
    number = "pl" if before_deed else number
    kind: EntityKind = "place" if noun.lemma == "state" and _has_proper_name(reading, i) else noun.kind
    gender = people.GENDERED_NOUNS.get(reading.lower[i]) or people.GENDERED_NOUNS.get(noun.lemma, "")
    return Draft(
        start, end, head, "nominal", kind, number, gender=gender, lemma=noun.lemma, group=noun.group,
        modifiers=_modifiers(reading, start, end, i, noun), definite=_definiteness(reading, start, i),
        sectors=noun.sectors, label=_label(reading, i, noun, before_deed),
    )  # fmt: skip


def _label(reading: Reading, i: int, noun: ActorNoun, before_deed: bool) -> str:
    """What to call those whose phrase is no name for them: "rebels" of "a rebel raid", "six people" of "killed six"."""
    if before_deed:
        return actors.plural(noun.lemma)
    one = reading.lower[i] in ("one", "1")
    return (
        f"{reading.words[i]} {'person' if one else 'people'}"
        if reading.pos[i] == "NUM" and noun.lemma == "person"
        else ""
    )


def _has_proper_name(reading: Reading, i: int) -> bool:
    """ "Zamfara state" is a part of a country."""
    before = i - 1
    return (
        before >= 0 and reading.pos[before] == "PROPN" and reading.heads[before] == i and bool(reading.pieces[before])
    )


def _first_word(reading: Reading, i: int, noun: ActorNoun) -> int:
    """Left edge of the phrase, which takes in all words of the noun: "interior ministry" in "an interior ministry
    source".
    """
    left = left_edge(reading, i)
    if " " not in noun.lemma:
        return left
    before = noun.lemma.split()[:-1]
    first = i - len(before)
    return min(left, first) if first >= 0 and reading.lower[first:i] == before else left


def left_edge(reading: Reading, i: int) -> int:
    """First token of the noun phrase headed at `i`: its determiner, possessor and modifiers."""
    start = i
    for child in reversed(reading.children[i]):
        if child > i:
            continue
        if reading.deps[child] not in LEFT or _is_list(reading, child):
            break
        start = min(start, reading.parse.subtree(child)[0])
    while (
        start < i
        and (not reading.pieces[start] or reading.lower[start] == "file" or reading.pos[start] == "ADV")
        and reading.words[start] not in "$["
    ):
        start += 1
    if reading.lower[start] in ("many", "much", "few") and reading.lower[start + 1 : start + 2] == ["as"]:
        start += 2  # "as many as 20 soldiers"
    elif reading.lower[start : start + 1] in (["least"], ["most"]) and reading.lower[max(start - 1, 0)] == "at":
        start += 1  # "at least six people"
    return min(start, i)


def _is_list(reading: Reading, child: int) -> bool:
    """A modifier that is no modifier but the first of a list that the parser lost: "X, Y and 12 others"."""
    below = reading.children[child]
    return bool(below) and any(reading.words[c] == "," for c in below)


def _right_edge(reading: Reading, i: int) -> int:
    """Token after the head, or after the "of" phrase that says which one it is."""
    if reading.lemmas[i] not in phrases.RELATIONAL and reading.lower[i] not in phrases.RELATIONAL:
        return i + 1
    for child in reading.children[i]:
        if child > i and reading.lower[child] in ("of", "for") and reading.deps[child] == "prep" and child <= i + 2:
            complement = reading.parse.child(child, "pobj")
            gerund = child + 1 < reading.length and reading.tags[child + 1] == "VBG"  # "accused the minister of lying"
            if complement is not None and complement - i < 12 and not gerund:
                return _right_edge(reading, complement)
        if child > i and reading.deps[child] in ("punct", "appos", "relcl"):
            break
    return i + 1


def _quantity(reading: Reading, i: int) -> int | None:
    """The head of "hundreds of X", "one of the X"."""
    preposition = reading.heads[i]
    if reading.deps[i] != "pobj" or reading.lower[preposition] != "of":
        return None
    head = reading.heads[preposition]
    return (
        head
        if head < i and (reading.lemmas[head] in phrases.QUANTITIES or reading.lemmas[head] in phrases.SINGLES)
        else None
    )


def _modifiers(reading: Reading, start: int, end: int, i: int, noun: ActorNoun) -> frozenset[str]:
    if end == start + 1 == i + 1:
        return frozenset()
    told = [reading.lemmas[j] for j in range(start, end) if reading.pos[j] in ("ADJ", "NOUN", "PROPN", "NUM")]
    own = [*noun.lemma.split(), reading.lemmas[i]]
    return frozenset([lemma for lemma in told if lemma not in own])


def _definiteness(reading: Reading, start: int, i: int) -> str:
    for child in reading.children[i]:
        if child > i:
            break
        if reading.deps[child] == "poss":
            return "poss"
        if reading.deps[child] == "det" and child >= start:
            return "indef" if reading.lower[child] in ("a", "an", "another", "some", "any", "no") else "def"
    if any(reading.deps[c] == "nummod" for c in reading.children[i] if c < i):
        return "indef"
    if reading.in_title(i) and not _is_plural(reading, i):
        return "def"  # headlines drop the article: "group vows response"
    return "bare"


def count_of(reading: Reading, draft: Draft) -> int | None:
    """The number that the phrase gives: 10 for "10 sailors"."""
    for j in range(draft.start, draft.head):
        if reading.pos[j] == "NUM" and reading.heads[j] == draft.head:
            word = reading.lower[j]
            return phrases.NUMBERS.get(word, int(word) if word.isdigit() else None)
    return None


def pronouns(reading: Reading, taken: set[int]) -> Iterator[Draft]:
    """Personal, possessive and relative pronouns that could refer to an actor."""
    for i in [i for i in reading.tokens_of(phrases.PRONOUNS.keys()) if i not in taken]:
        number, gender = phrases.PRONOUNS[reading.lower[i]]
        if reading.pos[i] not in ("PRON", "DET", "SCONJ", "ADJ"):
            continue
        if number == "rel" and reading.tags[i] not in ("WP", "WDT", "WP$"):
            continue
        yield Draft(i, i + 1, i, "pronoun", None, number, gender, lemma=reading.lower[i])

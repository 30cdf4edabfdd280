"""Terms that fit only in another language: an office that the country does not have, "the CEO" for its executive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onrecord.annotate.entities.coreference import Resolver
from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.nouns import noun_at
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.lexicons import reference
from onrecord.annotate.lexicons.actors import Actor, country_names, gazetteer


def mark_foreign_offices(reading: Reading, drafts: list[Draft]) -> None:
    """Turn names of offices that the United States does not have into those that it has, and note it."""
    for draft in drafts:
        if draft.actor is not None or draft.form == "pronoun":
            continue
        phrase = draft.lemma or _called(reading, draft)
        office = reference.FOREIGN_OFFICES["USA"].get(phrase) or _whole_office(reading, draft)
        if office is not None and _is_american(reading, draft, drafts):
            actor = _actor(office[0])
            draft.actor, draft.calque, draft.country = actor, office[1], "USA"
            draft.kind, draft.sectors, draft.sense = actor.kind, actor.sectors, "organization"


def _called(reading: Reading, name: Draft) -> str:
    """The words of a name that has some of an office, without those for America."""
    words = reading.lower[name.start : name.end]
    return "" if OFFICE_WORDS.isdisjoint(words) else " ".join([w for w in words if w not in AMERICAN])


def mark_foreign_titles(reading: Reading, drafts: list[Draft]) -> None:
    """Note offices and bodies that the state named right before them does not have: "the American foreign minister"."""
    states = {i: d.country for d in drafts if d.sense in STATE_SENSES for i in range(d.start, d.end)}
    for draft in drafts:
        if draft.calque or draft.form == "pronoun":
            continue
        if draft.actor is not None and draft.actor.id == STATE_DEPARTMENT:
            _foreign_state_department(reading, draft, states)
            continue
        if not draft.role_spans and not any(i in states for i in range(draft.start - 4, draft.head)):
            continue
        for noun, at in _offices(reading, draft):
            country = states.get(at - (reading.lower[at - 1] in ("'s", "’s")) - 1)
            if country is not None and country in reference.LACKING.get(noun, ()):
                draft.calque = f"{country_names()[country]} has no {noun}"


def _offices(reading: Reading, draft: Draft) -> Iterator[tuple[str, int]]:
    """The nouns of office that the phrase or its title ends on, each with its first token."""
    if draft.form == "nominal" and reading.lower[draft.head + 1 : draft.head + 2] not in (["of"], ["at"]):
        yield draft.lemma, draft.head - len(draft.lemma.split()) + 1
    elif draft.form == "nominal" and reading.lower[draft.head + 1] == "of":  # "the U.S. Minister of Defense"
        for length in (2, 1):
            told = reading.lower[draft.head + 2 : draft.head + 2 + length]
            yield " ".join([*told, draft.lemma]), draft.head - len(draft.lemma.split()) + 1
    for _, end in draft.role_spans:
        noun = noun_at(reading, end - 1)
        if noun is not None and end == draft.start:
            yield noun.lemma, end - len(noun.lemma.split())


def _foreign_state_department(reading: Reading, draft: Draft, states: dict[int, str | None]) -> None:
    """ "the British State Department": a translator's word for that state's foreign ministry."""
    before = states.get(draft.start - 1 - (reading.lower[draft.start - 1] in ("'s", "’s")))
    if before is not None and before != "USA" and before in country_names():
        draft.calque = f"{country_names()[before]} has a foreign ministry; the State Department is American"
        draft.actor, draft.country, draft.sectors, draft.sense = None, before, ("GOV",), None
        draft.kind = "government"


STATE_SENSES: Final = frozenset({"country", "adjective", "capital"})


def _is_american(reading: Reading, draft: Draft, drafts: list[Draft]) -> bool:
    """By its own words ("the US Ministry of ..."), else by a Secretary of State in the same paragraph and no other
    state's.
    """
    if draft.form == "name" and reading.lower[draft.start] in AMERICAN:
        return True
    own = [d for d in drafts if draft.start - 3 <= d.start < draft.end and d.sense in ("country", "adjective")]
    if own:
        return all(d.country == "USA" for d in own)
    here = reading.passages[draft.start]
    near = [d for d in drafts if d is not draft and reading.passages[d.start] == here]
    return any("secretary of state" in d.roles or (d.actor and d.actor.id == STATE_DEPARTMENT) for d in near)


def _whole_office(reading: Reading, draft: Draft) -> tuple[str, str] | None:
    """The office of "the ministry of foreign affairs", of which the phrase is only the first noun."""
    for words, office in WHOLE_OFFICES.get(reading.lower[draft.head], ()):
        if reading.lower[draft.head : draft.head + len(words)] == words:
            return office
    return None


def _whole_offices() -> dict[str, list[tuple[list[str], tuple[str, str]]]]:
    """Offices of three words and more, by the first."""
    found: dict[str, list[tuple[list[str], tuple[str, str]]]] = {}
    for name, office in reference.FOREIGN_OFFICES["USA"].items():
        words = name.split()
        if len(words) > 2:
            found.setdefault(words[0], []).append((words, office))
    return found


WHOLE_OFFICES: Final = _whole_offices()
OFFICE_WORDS: Final = frozenset(word for name in reference.FOREIGN_OFFICES["USA"] for word in name.split())
AMERICAN: Final = frozenset({"usa", "'s", "’s", "america", "us", "u.s.", "american", "the", "united", "states"})
STATE_DEPARTMENT: Final = "org:US Department of State"


def _actor(id_: str) -> Actor:
    name = id_.removeprefix("org:").split()[0].lower()
    return next(a.actor for aliases in gazetteer()[name].by_pieces.values() for a in aliases if a.actor.id == id_)


def executive_of(resolver: Resolver, draft: Draft) -> Cluster | None:
    """ "the CEO accused Washington": with no firm in the article, a translator's word for a government's executive."""
    if draft.lemma not in reference.CALQUES or draft.definite != "def" or draft.end > draft.head + 1:
        return None
    reading, setting = resolver.reading, resolver.setting
    if setting.speaks_of_firms or draft.head not in reading.speech_subjects:
        return None
    start, _ = reading.parse.sentences[reading.sentence_of[draft.head]]
    codes = [setting.codes[i] for i in range(start, draft.head) if i in setting.states]
    home = resolver.country(codes[-1]) if codes else None
    if home is not None:
        draft.calque = f"{draft.lemma!r} seems to mean {reference.CALQUES[draft.lemma]}"
    return home

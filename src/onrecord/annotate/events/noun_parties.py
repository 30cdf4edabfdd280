"""Parties of event nouns that stand neither beside the noun nor in its own phrases.

"In a phone call, A told B", "those in custody", "X claimed responsibility for the attack", '"Stop X" protest'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.annotate.events import roles
from onrecord.annotate.events.reading import Reading
from onrecord.annotate.lexicons.plover import classes, fold, noun_rules
from onrecord.model.plover import EventType
from onrecord.model.syntax import Parse

if TYPE_CHECKING:
    from onrecord.annotate.events.arguments import Arguments

# A call or meeting in which one tells the other something: "in a phone call, A told B".
_TELLING = frozenset(
    "tell say assure ask urge warn inform discuss express thank congratulate offer promise agree condemn reiterate "
    "stress raise press brief invite remind pledge reaffirm emphasize underline confirm criticize denounce demand "
    "accuse blame complain protest object reject welcome praise propose suggest request appeal call insist declare "
    "explain describe address review convey deliver voice state add note repeat announce threaten vow reassure "
    "apologize deplore decry lament caution advise encourage agree discuss exchange renew signal outline".split()
)
_GOING = frozenset(
    "travel go come fly arrive head return visit leave depart land sit gather convene assemble meet reconvene set "
    "prepare journey".split()
)
# What those do who are seen before and after talks.
_APPEARING = frozenset(
    "speak talk arrive leave depart return fly pose smile wave appear gesture walk shake embrace hug greet meet sign "
    "write tweet warn vow pledge hail visit".split()
)
_MEANWHILE = frozenset({"in", "during", "at", "on", "by"})
_AROUND = frozenset({"after", "before", "following", "during", "ahead"})
# Against whom a slogan in quotation marks is, by its words: '"Stop X" protest'.
_AGAINST = frozenset("stop no not against anti down death out boycott ban end never enough hands off".split())
_QUOTES = frozenset({'"', "'", "“", "”", "‘", "’", "''", "``"})
_NOUN_TYPES_AGAINST: frozenset[EventType] = frozenset({"PROTEST", "SANCTION", "ASSAULT", "ACCUSE", "COERCE"})
_ACTOR_INNER = ("by", "of", "from", "in")
_IN_STATE = frozenset({"in", "under", "behind", "at", "on"})
_STATES = frozenset({"be", "remain", "stay", "languish", "come", "keep", "sit", "live"})

# People who stand for the party that they are "of" or "from".
# Whose attack it is: "the mastermind of the bombing", "the gunmen behind the raid".
_DOERS = frozenset(
    "mastermind ringleader perpetrator organizer organiser architect author instigator plotter bomber gunman attacker "
    "group man men militant assailant brain planner orchestrator culprit".split()
)
_INCLUDING = frozenset({"include", "involve", "bring", "gather", "unite"})
_ATTENDING = _INCLUDING | {"participate", "take", "join", "attend", "host", "mediate", "lead", "chair"}
_DUTY = frozenset({"responsibility", "credit"})
_CLAIMING = frozenset({"claim", "accept", "take", "admit", "assume"})
_SENT = frozenset(
    "representative leader president minister official delegate delegation envoy ambassador diplomat negotiator member "
    "commander chief head emissary troop force soldier spokesman spokesperson lawmaker mediator".split()
)


def tellers(arguments: Arguments, noun: int) -> list[str]:
    """ "In a phone call on Saturday, A told B": those who talk in it."""
    preposition = arguments.parse.heads[noun]
    if arguments.parse.deps[noun] != "pobj" or arguments.parse.lower[preposition] not in _MEANWHILE:
        return []
    verb = roles.clause_head(arguments.parse, preposition)
    if arguments.parse.lemmas[verb] not in _TELLING or not _frames(arguments.parse, preposition, verb):
        return []
    told = [c for c in arguments.parse.children[verb] if arguments.parse.deps[c] in ("dobj", "dative", "iobj")]
    attribution = arguments.by_cue.get(verb)
    heard = [] if attribution is None else list(attribution.statement.addressees)
    talking = [*arguments.ids(roles.subjects(arguments.parse, verb), _ACTOR_INNER), *arguments.ids(told), *heard]
    return list(dict.fromkeys(talking))


def goers(arguments: Arguments, noun: int) -> list[str]:
    """ "A travels to Paris next week for talks with B": who goes there talks there."""
    parse, preposition = arguments.parse, arguments.parse.heads[noun]
    verb = parse.heads[preposition]
    if parse.deps[noun] != "pobj" or parse.lower[preposition] != "for":
        return []
    if parse.lemmas[verb] not in _GOING and parse.lower[verb] not in ("due", "expected", "bound"):
        return []
    return arguments.ids(roles.subjects(parse, verb), _ACTOR_INNER)


def comers(arguments: Arguments, noun: int) -> list[str]:
    """ "A speaks to reporters after a meeting with B": who does something around talks with somebody was in them."""
    parse, preposition = arguments.parse, arguments.parse.heads[noun]
    if parse.lower[preposition] == "of" and parse.lower[parse.heads[preposition]] == "ahead":
        preposition = parse.heads[preposition]
    if parse.deps[noun] != "pobj" or parse.lower[preposition] not in _AROUND:
        return []
    verb = parse.heads[preposition]
    if parse.lemmas[verb] not in _TELLING | _APPEARING or roles.is_passive(parse, verb):
        return []
    if not roles.prepositional(parse, noun, "with"):
        return []
    return [i for s in roles.subjects(parse, verb) for i in arguments.doc.entities.at(s) if arguments.confers(i)]


def _frames(parse: Parse, preposition: int, verb: int) -> bool:
    """Whether "in a call" belongs to `verb`: it hangs on it, or in commas on its subject ("A, in a call, ...")."""
    holder = parse.heads[preposition]
    if parse.pos[holder] == "PUNCT":
        holder = parse.heads[holder]
    inserted = parse.deps[holder] == "nsubj" and parse.words[preposition - 1] == ","
    return not roles.is_passive(parse, verb) and (holder == verb or (inserted and parse.heads[holder] == verb))


def bearers(arguments: Arguments, noun: int) -> list[str]:
    """Who is in a state: "those in custody", "is under arrest", "a city under siege"."""
    preposition = arguments.parse.heads[noun]
    if arguments.parse.deps[noun] != "pobj" or arguments.parse.lower[preposition] not in _IN_STATE:
        return []
    above = arguments.parse.heads[preposition]
    if arguments.parse.pos[above] in ("VERB", "AUX"):
        states = arguments.parse.lemmas[above] in _STATES and not roles.objects(arguments.parse, above)
        return arguments.ids(roles.subjects(arguments.parse, above)) if states else []
    return arguments.ids((above,)) if arguments.parse.pos[above] in ("NOUN", "PROPN", "PRON") else []


def others_sent(parse: Parse, token: int) -> list[int]:
    """The further parties that people stand for: "envoys of the army and the rebels"."""
    if parse.tags[token] != "NNS" or parse.lemmas[token] not in _SENT:
        return []
    sides = roles.prepositional(parse, token, "of") + roles.prepositional(parse, token, "from")
    return [t for t in sides if parse.deps[t] == "conj"]


def claimants(arguments: Arguments, noun: int) -> list[str]:
    """ "X claimed responsibility for the attack": X did it, by its own word."""
    preposition = arguments.parse.heads[noun]
    duty = arguments.parse.heads[preposition]
    if (claim := _claim_behind(arguments.parse, noun)) is not None:
        return arguments.ids(roles.subjects(arguments.parse, claim), _ACTOR_INNER)
    if arguments.parse.deps[noun] == "pobj" and arguments.parse.lemmas[duty] in _DOERS:
        return arguments.strict_ids((duty,)) if arguments.parse.lower[preposition] in ("of", "behind") else []
    if arguments.parse.deps[noun] != "pobj" or arguments.parse.lemmas[duty] not in _DUTY:
        return []
    verb = arguments.parse.heads[duty]
    if arguments.parse.lemmas[verb] not in _CLAIMING:
        return []
    return arguments.ids(roles.subjects(arguments.parse, verb), _ACTOR_INNER)


def _claim_behind(parse: Parse, noun: int) -> int | None:
    """The verb of "the attacks, for which X claimed responsibility", "attacks claimed by X"."""
    for c in parse.children[noun]:
        if parse.deps[c] in ("relcl", "acl") and parse.lemmas[c] in _CLAIMING:
            duty = parse.child(c, "dobj", "nsubjpass")
            if roles.is_passive(parse, c) if duty is None else parse.lemmas[duty] in _DUTY:
                return c
    return None


def opposed(arguments: Arguments, reading: Reading) -> list[str]:
    """The party that a modifier speaks against: "anti-X rally", '"Stop X" protest'."""
    if reading.type not in _NOUN_TYPES_AGAINST:
        return []
    below = arguments.parse.children[reading.token]
    tokens = [c for c in below if is_against(arguments.parse, c)] + slogan(arguments.parse, reading.token)
    return [i for i in arguments.strict_ids(tokens) if i not in reading.actors]


def slogan(parse: Parse, noun: int) -> list[int]:
    """The words of a hostile slogan in quotation marks just before `noun`."""
    if noun < 3 or parse.words[noun - 1] not in _QUOTES:
        return []
    start = next((t for t in range(noun - 2, max(noun - 8, -1), -1) if parse.words[t] in _QUOTES), None)
    inside = [] if start is None else list(range(start + 1, noun - 1))
    return inside if any(parse.lower[t] in _AGAINST for t in inside) else []


def names_deed(parse: Parse, noun: int) -> bool:
    """ "Allegations of torture by the police": whoever stands behind "by" did what is alleged."""
    if parse.lemmas[noun] not in classes()["CLAIM"]:
        return False
    return any(fold(parse.lemmas[d]) in noun_rules() for d in roles.prepositional(parse, noun, "of"))


def is_against(parse: Parse, token: int) -> bool:
    words = parse.lower
    apart = token > 1 and words[token - 1] == "-" and words[token - 2] in ("anti", "pro", "non")
    return apart or words[token].startswith(("anti", "pro-"))


def attendees(arguments: Arguments, noun: int) -> list[str]:
    """ "the call, in which X also took part", "talks attended by X", "a meeting that included X"."""
    found: list[str] = []
    for c in arguments.parse.children[noun]:
        if arguments.parse.lemmas[c] == "pit":  # "the conflict pitting X against Y"
            found += arguments.ids(
                (*roles.objects(arguments.parse, c), *roles.prepositional(arguments.parse, c, "against"))
            )
        if arguments.parse.deps[c] not in ("relcl", "acl") or arguments.parse.lemmas[c] not in _ATTENDING:
            continue
        inclusive = arguments.parse.lemmas[c] in _INCLUDING and not roles.is_passive(arguments.parse, c)
        attending = roles.objects(arguments.parse, c) if inclusive else roles.subjects(arguments.parse, c)
        found += arguments.ids(t for t in attending if t != noun)
    return found

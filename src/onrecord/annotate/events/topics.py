"""Sentences that tell of matches, markets, weather or films borrow the words of conflict; they tell no event."""

from __future__ import annotations

from onrecord.annotate.events import roles
from onrecord.annotate.events.reading import Reading
from onrecord.annotate.lexicons.plover import topic_words
from onrecord.model.syntax import Parse

# In a sentence about a match or a merger these are still what they say they are.
_EVEN_SO = frozenset({"PROTEST", "SANCTION"})
_VIOLENT_WORDS = frozenset(
    "killed troops soldiers rebels militants gunmen bomb bombing airstrike police army military militia insurgents "
    "missile hostages civilians president minister government".split()
)
_DECIDES = 2
# What accidents and the weather do reads like these acts; what people do about them ("sent aid after the earthquake",
# "ordered an inquiry into the collision") is told all the same.
_HAZARDS = frozenset({"accident", "weather"})
_DONE_BY_HAZARDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})


# Acts upon artists and players that are no part of what artists and players do.
_UPON_ANYBODY = frozenset({"COERCE", "SANCTION", "ACCUSE"})
_UPON_LIFE = frozenset("shoot kill kidnap abduct murder assassinate stab poison torture execute behead gun".split())


def off_topic(parse: Parse, reading: Reading) -> bool:
    """Whether the sentence's words speak for another topic than the reading's."""
    start, end = parse.sentences[parse.sentence_of[reading.token]]
    words = parse.lower[start:end]
    weights: dict[str, int] = {}
    table = topic_words()
    for i, word in enumerate(words):
        if word == "game" and i and words[i - 1] in _SCREEN:
            continue  # "the video game lets players invade it": told in the game, which factuality says
        pair = f"{word} {words[i + 1]}" if i + 1 < len(words) else word + " "
        hits = [table[key] for key in (word, pair) if key in table]
        for topic, weight in hits if hits and not _is_who_suffers(parse, start + i, reading) else ():
            weights[topic] = weights.get(topic, 0) + weight
    if _is_rivalry(parse, reading):
        return True
    if not weights or max(weights.values()) < _DECIDES:
        return False
    if "sport" in weights and (reading.type in _EVEN_SO or _is_by_fans(parse, reading)):
        return False
    if set(weights) <= _HAZARDS and reading.type not in _DONE_BY_HAZARDS:
        return False
    return not _VIOLENT_WORDS & set(words)


def _is_rivalry(parse: Parse, reading: Reading) -> bool:
    """ "The fashion houses are at war over a handbag": whoever sells, cooks or inherits fights with words."""
    if reading.type != "ASSAULT" or parse.lemmas[reading.token] not in _FIGHTS:
        return False
    verb = next((a for a in parse.ancestors(reading.token) if parse.pos[a] in ("VERB", "AUX")), None)
    subject = None if verb is None else parse.child(verb, "nsubj")
    return subject is not None and parse.lemmas[subject] in _RIVALS


_FIGHTS = frozenset({"war", "battle", "fight", "clash", "combat", "feud", "duel"})
_RIVALS = frozenset(
    "house firm company brand retailer supermarket grocer chain chef cook designer airline carmaker automaker bank "
    "lender publisher studio label restaurant brewer neighbour neighbor sibling heir tycoon billionaire celebrity "
    "newspaper broadcaster startup giant maker rival twin ex couple landlord tenant vendor seller shop store gardener "
    "poet novelist author musician singer rapper actor streamer influencer".split()
)


def _is_by_fans(parse: Parse, reading: Reading) -> bool:
    """ "Fans attacked the referee with bottles": nobody on the field plays so."""
    return any(parse.lemmas[s] in _FANS for s in roles.subjects(parse, reading.token))


_SCREEN = frozenset({"video", "computer", "online", "mobile"})
_FANS = frozenset("fan supporter hooligan spectator ultra thug mob crowd".split())


def _is_who_suffers(parse: Parse, token: int, reading: Reading) -> bool:
    """ "The novelist was arrested": who it befell is no topic."""
    if parse.heads[token] != reading.token or parse.deps[token] not in ("dobj", "nsubjpass"):
        return False
    return reading.type in _UPON_ANYBODY or parse.lemmas[reading.token] in _UPON_LIFE

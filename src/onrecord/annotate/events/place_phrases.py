"""The place that a phrase names: "in the village of X near Y", "40 miles off X", "during a stop in X"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.annotate.events import roles
from onrecord.annotate.lexicons.plover import fold, noun_rules
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.syntax import Parse

LOCATIVE = frozenset(
    "in at near outside inside off around across along on over throughout within beside through aboard".split()
)
HANGING = frozenset({"prep", "advmod", "dative"})  # how a parser hangs a preposition
_INTO = frozenset({"into", "onto"})
# "An attack on X" has a target, "a base on X island" a place.
_SURFACE = frozenset({"on", "over"})
_SURFACES = frozenset(
    "island islands border coast river peninsula heights street road highway board sidelines margins".split()
)
_BESIDE = frozenset({"poss", "compound", "nmod", "appos"})
_AROUND = frozenset({"in", "across", "inside", "outside", "near", "throughout", "around"})
_DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west off "
    "inland offshore outside upstream downstream".split()
)
_LENGTHS = frozenset("mile kilometer kilometre km meter metre yard foot".split())
# What happens in the air, over a place; of other things "over" tells the cause.
_AERIAL = frozenset(
    "shoot down fly patrol intercept circle explode crash drone jet plane warplane aircraft helicopter missile rocket "
    "balloon bomber airliner".split()
)
# On these somebody is somewhere.
_WHILE = frozenset({"during", "on"})
_VISITS = frozenset("visit trip tour stop stopover stay".split())
# "The embassy of X in Y" lies in Y, "the statue of X in Y" too: what "of" names there is no place of theirs.
_CALLED_AFTER = frozenset(
    "embassy consulate mission legation commission statue monument bust portrait memorial grave tomb image effigy "
    "flag picture".split()
)
# What lies over and around a state, or is it: "patrol Turkey's skies".
REALMS = frozenset("sky airspace water territory coast coastline shore border frontier soil countryside".split())


def first_of(found: Iterable[str | None]) -> str | None:
    return next((place for place in found if place is not None), None)


def is_named(doc: AnnotatedDocument, id_: str) -> bool:
    """Whether the article names the place: "the town" alone would be another place than the one it takes up."""
    return any(m.form == "name" for m in doc.entities.get(id_).mentions)


def locative(doc: AnnotatedDocument, anchor: int) -> str | None:
    """The place that a phrase hung on the token tells: "in X", "40 miles off X", "during a visit to X"."""
    return first_of(place for _, place in locatives(doc, anchor))


def locatives(doc: AnnotatedDocument, anchor: int) -> Iterator[tuple[int, str]]:
    """(the token that leads to it, the place) of every such phrase."""
    for c in doc.parse.children[anchor]:
        if (found := _led_to(doc, anchor, c)) is not None:
            yield c, found


def _led_to(doc: AnnotatedDocument, anchor: int, lead: int) -> str | None:
    parse, word = doc.parse, doc.parse.lower[lead]
    tells_where = word in LOCATIVE or (word in _INTO and parse.pos[anchor] == "VERB")
    if word == "over" and parse.lemmas[anchor] in _AERIAL and (found := _under(doc, lead)) is not None:
        return found
    if word in _WHILE and (found := _on_visit(doc, lead)) is not None:
        return found
    if parse.deps[lead] in HANGING and tells_where and (found := place_below(doc, lead)) is not None:
        return found
    return _beyond(doc, lead) if word in _DIRECTIONS or parse.lemmas[lead] in _LENGTHS else None


def _under(doc: AnnotatedDocument, preposition: int) -> str | None:
    """ "Shot down over X"."""
    nouns = (c for c in doc.parse.children[preposition] if doc.parse.deps[c] == "pobj")
    return first_of(place_of_phrase(doc, noun, "in", 0) for noun in nouns)


def _on_visit(doc: AnnotatedDocument, preposition: int) -> str | None:
    """ "During a stop in X", "on a visit to X"."""
    parse = doc.parse
    visits = (c for c in parse.children[preposition] if parse.deps[c] == "pobj" and parse.lemmas[c] in _VISITS)
    return first_of(
        place_of_phrase(doc, goal, "in", 0)
        for v in visits
        for slot in ("in", "to", "at")
        for goal in roles.prepositional(parse, v, slot)
    )


def _beyond(doc: AnnotatedDocument, token: int) -> str | None:
    """ "South of X", "40 miles off X"."""
    parse = doc.parse
    directed = [token] if parse.lower[token] in _DIRECTIONS else []
    directed += [c for c in parse.children[token] if parse.lower[c] in _DIRECTIONS]
    for direction in directed:
        below = [direction] if parse.deps[direction] == "prep" else []
        below += [c for c in parse.children[direction] if parse.deps[c] == "prep" and parse.lower[c] in ("of", "from")]
        if (found := first_of(place_below(doc, c) for c in below)) is not None:
            return found
    return None


def place_below(doc: AnnotatedDocument, preposition: int, depth: int = 0) -> str | None:
    """The place after a preposition: a named one if the phrase has any, however deep ("a base near X")."""
    parse, word = doc.parse, doc.parse.lower[preposition]
    ends = (preposition, *(c for c in parse.children[preposition] if parse.deps[c] == "conj"))  # "in and around X"
    nouns = [c for end in ends for c in parse.children[end] if parse.deps[c] == "pobj"]
    if depth > 3 or (word in _SURFACE and all(parse.lower[n] not in _SURFACES for n in nouns)):
        return None
    realm = "in" if parse.lemmas[parse.heads[preposition]] in REALMS else word
    return first_of(place_of_phrase(doc, noun, realm, depth) for noun in nouns)


def place_of_phrase(doc: AnnotatedDocument, noun: int, preposition: str, depth: int) -> str | None:
    """The place of a noun phrase behind a preposition."""
    parse = doc.parse
    found = place_at(doc, noun, named_state=preposition in _AROUND)
    if found is not None and parse.pos[noun] == "PROPN":
        return found
    named = place_within(doc, noun, depth)
    return named if named is not None else found


def place_within(doc: AnnotatedDocument, noun: int, depth: int) -> str | None:
    parse, after = doc.parse, doc.parse.lemmas[noun] in _CALLED_AFTER
    told = (g for a in parse.children[noun] if parse.deps[a] == "acl" for g in parse.children[a])
    for c in (*parse.children[noun], *told):
        locative = parse.lower[c] in LOCATIVE or (parse.lower[c] == "of" and not after)
        if parse.deps[c] == "prep" and locative and (deeper := place_below(doc, c, depth + 1)) is not None:
            return deeper
        beside = parse.deps[c] in _BESIDE and not after and not tells(parse, noun)
        if beside and (found := place_at(doc, c, named_state=parse.lemmas[noun] in REALMS)) is not None:
            return found
    return None


def tells(parse: Parse, noun: int) -> bool:
    """Whether the noun is itself an event: "killed in a French strike" was not in France."""
    return fold(parse.lemmas[noun].lower()) in noun_rules()


def place_at(doc: AnnotatedDocument, token: int, *, named_state: bool = False) -> str | None:
    """The place (or, in "in France", the state) that the token refers to. A time is none, whatever its name."""
    start = doc.parse.starts[token]
    if any(time.start <= start < time.end for time in doc.times):
        return None
    for i in doc.entities.at(token):
        kind = doc.entities.get(i).kind
        if kind == "place" or (named_state and kind == "government" and doc.parse.pos[token] == "PROPN"):
            return i
    return None

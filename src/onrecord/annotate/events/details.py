"""What a reading's surroundings add: mode, contexts, place, evidence."""

from __future__ import annotations

from onrecord.annotate.events import roles
from onrecord.annotate.events.reading import Reading
from onrecord.annotate.lexicons.plover import context_words, fold, mode_words, noun_rules
from onrecord.annotate.timex.attach import in_caption
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.span import Span
from onrecord.model.syntax import Parse

_LOCATIVE = frozenset(
    "in at near outside inside off around across along on over throughout within beside through".split()
)
# "An attack on X" has a target, "a base on X island" a place.
_SURFACE = frozenset({"on", "over"})
_SURFACES = frozenset("island islands border coast river peninsula heights street road highway".split())
_HELD = frozenset({"hold", "stage", "host", "organize", "schedule", "plan", "launch", "conduct"})
_BESIDE = frozenset({"poss", "compound", "nmod", "appos"})
_AROUND = frozenset({"in", "across", "inside", "outside", "near", "throughout", "around"})
# What unrest and war do to the place that they happen in.
_SHAKING = frozenset(
    "roil rock shake grip hit wrack rack plague sweep engulf paralyze convulse ravage devastate jolt scar cripple "
    "disrupt torment besiege batter terrorize destabilize".split()
)
_WHOLE_CLAUSE_MODES = frozenset({"ASSAULT", "PROTEST", "SANCTION"})
_REACH = 40  # tokens of a clause that are looked at


def mode_of(parse: Parse, reading: Reading) -> str | None:
    """The mode by the words around the trigger, where its rule leaves it open."""
    if reading.mode is not None or reading.type not in mode_words():
        return reading.mode
    words = _neighbourhood(parse, reading)
    return next((mode for mode, wanted in mode_words()[reading.type] if words & wanted), None)


def _neighbourhood(parse: Parse, reading: Reading) -> set[str]:
    """Lemmas and word pairs of the trigger's clause (acts of violence), or of what depends on it (acts of speech)."""
    anchor = reading.token if reading.support is None else reading.support
    if parse.pos[anchor] == "AUX" and parse.deps[anchor] == "aux":
        anchor = parse.heads[anchor]
    if reading.type in _WHOLE_CLAUSE_MODES:
        start, end = parse.subtree(anchor)
        if parse.pos[anchor] not in ("VERB", "AUX"):
            start, end = parse.subtree(reading.token)
    else:
        start = reading.token + 1
        end = min(parse.subtree(anchor)[1], reading.end + 25)
    start, end = max(start, anchor - _REACH), min(end, anchor + _REACH)
    lemmas = [fold(w) for w in parse.lemmas[start:end]]
    lower = parse.lower[start:end]
    pairs = {f"{a} {b}" for a, b in zip(lower, lemmas[1:], strict=False)}
    return {*lemmas, *lower, *pairs}


def contexts_of(parse: Parse, reading: Reading) -> tuple[str, ...]:
    """PLOVER contexts by the words of the trigger's sentence near it."""
    start, end = parse.sentences[parse.sentence_of[reading.token]]
    start, end = max(start, reading.token - _REACH), min(end, reading.token + _REACH)
    table = context_words()
    found: list[str] = []
    for i in range(start, end):
        for key in (parse.lemmas[i], parse.lower[i]):
            found += table.get(key, ())
        if i + 1 < end:
            found += table.get(f"{parse.lower[i]} {parse.lemmas[i + 1]}", ())
    return tuple(sorted(set(found)))


def evidence_of(parse: Parse, reading: Reading) -> Span:
    """The clause that tells the event, within its sentence."""
    head = roles.clause_head(parse, reading.token)
    start, end = parse.subtree(head)
    low, high = parse.sentences[parse.sentence_of[reading.token]]
    start, end = max(low, min(start, reading.start)), min(high, max(end, reading.end))
    return parse.span(start, end)


def place_of(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """The place that a locative phrase of the trigger, its object or its clause names; None where none does."""
    anchors = _anchors(doc.parse, reading)
    for anchor in anchors:
        for c in doc.parse.children[anchor]:
            locative = doc.parse.deps[c] == "prep" and doc.parse.lower[c] in _LOCATIVE
            if locative and (found := _place_below(doc, c)) is not None:
                return found
    return (
        _place_of_target(doc, anchors)
        or _compound_place(doc, reading)
        or _visited(doc, reading)
        or _struck(doc, reading)
        or _shaken(doc, reading)
        or _pictured(doc, reading.token)
    )


def _struck(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "Shelled the village of X", "stormed X": what was attacked is where it happened."""
    if reading.type != "ASSAULT" or reading.rule.frame != "V":
        return None
    found = (_place_at(doc, o) for o in roles.objects(doc.parse, reading.token))
    return next((i for i in found if i is not None and _is_named(doc, i)), None)


def _is_named(doc: AnnotatedDocument, id_: str) -> bool:
    """Whether the article names the place: "the town" alone would be another place than the one it takes up."""
    return any(m.form == "name" for m in doc.entities.get(id_).mentions)


def _shaken(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "Protests have roiled X", "X has been rocked by months of clashes"."""
    parse, noun = doc.parse, reading.token
    while parse.deps[noun] == "conj" or (parse.deps[noun] == "pobj" and parse.lower[parse.heads[noun]] == "of"):
        noun = parse.heads[noun] if parse.deps[noun] == "conj" else parse.heads[parse.heads[noun]]
    above = parse.heads[noun]
    verb = parse.heads[above] if parse.deps[noun] == "pobj" and parse.lower[above] == "by" else above
    if reading.rule.frame == "V" or parse.lemmas[verb] not in _SHAKING or noun == verb:
        return None
    found = (_place_at(doc, o, named_state=True) for o in roles.objects(parse, verb))
    return next((i for i in found if i is not None), None)


def _pictured(doc: AnnotatedDocument, token: int) -> str | None:
    """ "..., Lima, Peru, May 3, 2017.": the place in front of the day with which a caption ends."""
    parse = doc.parse
    if not in_caption(doc, token):
        return None
    passage = doc.document.passages[parse.passage_of(token)]
    _, last = parse.tokens_between(passage.start, passage.end)
    heads = [t for t in range(token + 1, last) if t in doc.entities.heads and parse.pos[t] == "PROPN"]
    row = [t for t in heads if _place_at(doc, t, named_state=True) is not None]
    while len(row) > 1 and parse.words[row[-1] - 1] == "," and row[-2] >= row[-1] - 3:
        row.pop()  # the state behind the city
    return _place_at(doc, row[-1], named_state=True) if row else None


def _place_of_target(doc: AnnotatedDocument, anchors: list[int]) -> str | None:
    """ "an attack on a base in X", "fired at students at X": where the target is, it happened."""
    parse = doc.parse
    for anchor in anchors:
        for slot in ("on", "against", "at", "of"):
            for target in roles.prepositional(parse, anchor, slot):
                for c in parse.children[target]:
                    locative = parse.deps[c] == "prep" and parse.lower[c] in _LOCATIVE
                    if locative and (found := _place_below(doc, c)) is not None:
                        return found
    return None


def _anchors(parse: Parse, reading: Reading) -> list[int]:
    out = [reading.token, *reading.joined]
    out += [o for t in reading.joined if parse.pos[t] == "VERB" for o in roles.objects(parse, t)[-1:]]
    out += [c for c in parse.children[reading.token] if parse.deps[c] in ("acl", "relcl") and parse.lemmas[c] in _HELD]
    if reading.support is not None:
        out.append(reading.support)
    if reading.rule.frame == "V":
        out += roles.objects(parse, reading.token)[-1:]
    else:
        head = roles.clause_head(parse, reading.token)
        if parse.deps[reading.token] in ("nsubj", "nsubjpass", "dobj", "attr"):
            out.append(head)
    for c in parse.children[reading.token]:  # "in the town of X in Y" hangs on another phrase
        if parse.deps[c] in ("xcomp", "prt", "advmod"):
            out.append(c)
    return out


def _place_below(doc: AnnotatedDocument, preposition: int, depth: int = 0) -> str | None:
    """The place after a preposition: a named one if the phrase has any, however deep ("a base near X")."""
    parse = doc.parse
    nominal: str | None = None
    for pobj in (c for c in parse.children[preposition] if parse.deps[c] == "pobj"):
        if depth > 3 or (parse.lower[preposition] in _SURFACE and parse.lower[pobj] not in _SURFACES):
            continue
        found = _place_at(doc, pobj, named_state=parse.lower[preposition] in _AROUND)
        if found is not None and parse.pos[pobj] == "PROPN":
            return found
        nominal = nominal or found
        for c in (
            *parse.children[pobj],
            *(g for a in parse.children[pobj] if parse.deps[a] == "acl" for g in parse.children[a]),
        ):
            locative = parse.deps[c] == "prep" and (parse.lower[c] in _LOCATIVE or parse.lower[c] == "of")
            if locative and (deeper := _place_below(doc, c, depth + 1)) is not None:
                return deeper
            if parse.deps[c] in _BESIDE and not _tells(parse, pobj) and (beside := _place_at(doc, c)) is not None:
                return beside
    return nominal


def _tells(parse: Parse, noun: int) -> bool:
    """Whether the noun is itself an event: "killed in a French strike" was not in France."""
    return fold(parse.lemmas[noun].lower()) in noun_rules()


def _place_at(doc: AnnotatedDocument, token: int, *, named_state: bool = False) -> str | None:
    """The place (or, in "in France", the state) that the token refers to."""
    for i in doc.entities.at(token):
        kind = doc.entities.get(i).kind
        if kind == "place" or (named_state and kind == "government" and doc.parse.pos[token] == "PROPN"):
            return i
    return None


def _compound_place(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """ "the Kampala bombings", "Karachi protests"."""
    if reading.rule.frame == "V":
        return None
    for c in doc.parse.children[reading.token]:
        if doc.parse.deps[c] in ("compound", "nmod"):
            for i in doc.entities.at(c):
                if doc.entities.get(i).kind == "place":
                    return i
    return None


def _visited(doc: AnnotatedDocument, reading: Reading) -> str | None:
    """The goal of a visit or a landing: "arrived in X", "visited X", "flew to X"."""
    if reading.mode != "visit":
        return None
    goals = roles.objects(doc.parse, reading.token) if reading.rule.frame == "V" else ()
    goals = goals or roles.prepositional(doc.parse, reading.token, "to")
    for g in goals:
        for i in doc.entities.at(g):
            if doc.entities.get(i).kind == "place":
                return i
    return None

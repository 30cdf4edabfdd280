"""What is said: the complements of a cue that hold the words, read off the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.annotate.lexicons.actors import actor_nouns
from onrecord.annotate.lexicons.speech import Cue, documents, nouns, verbs, words
from onrecord.annotate.quotation.asides import answered_claim, answered_noun, apposed_speaker, claim_before
from onrecord.annotate.quotation.objects import noun_phrase
from onrecord.annotate.quotation.other_senses import says_nothing
from onrecord.annotate.quotation.source import is_passive, own_subject, passive_subject
from onrecord.model.statement import Act
from onrecord.model.syntax import Parse

Pieces = list[tuple[int, int]]  # half-open token ranges
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "dep", "csubj", "csubjpass"})
_RELATIVE_OBJECTS = frozenset({"which", "that", "what", "whom", "whatever"})
# Adverbial clauses that a parser hangs on a cue are its content only behind these words.
_COMPLEMENTIZERS = frozenset({"that", "whether", "if", "how", "why", "what", "who", "where", "when", "which"})
_MARKS = frozenset("if because after before while as since although though unless until when once".split())


@dataclass(slots=True)
class Found:
    """The content of one reading of a cue: its pieces, the frame that held it, the act, the heads of addressees."""

    pieces: Pieces
    frame: str
    act: Act
    addressees: list[int] = field(default_factory=list)


def find_content(parse: Parse, verb: int, cue: Cue) -> Found | None:
    """The content of `verb` read as `cue`, None where no complement fits."""
    object_ = _object(parse, verb)
    for frame, pieces in _options(parse, verb, cue, object_):
        if frame in cue.frames and pieces and not says_nothing(parse, verb, cue, frame, object_):
            return Found(pieces, frame, _act(parse, cue, frame, object_), _addressed(parse, verb, cue, object_))
    stray = _stray_clause(parse, verb) if "that" in cue.frames else None
    if stray is not None:
        return Found([stray], "that", cue.frames["that"], _addressed(parse, verb, cue, object_))
    return None


def _stray_clause(parse: Parse, verb: int) -> tuple[int, int] | None:
    """What is said where the parser gave it to the verb above: "came after she told them [it was over]"."""
    above = parse.heads[verb]
    if above >= verb or parse.deps[verb] not in ("advcl", "relcl", "acl") or parse.lemmas[above] in verbs():
        return None
    behind = parse.subtree(verb)[1]
    clause = next((c for c in parse.children[above] if c > verb and parse.deps[c] in ("ccomp", "relcl")), None)
    return parse.subtree(clause) if clause is not None and parse.subtree(clause)[0] == behind else None


def _act(parse: Parse, cue: Cue, frame: str, object_: int | None) -> Act:
    """The act of the frame; to wave away a report is to deny it, to wave away a call is to reject it."""
    waved_away = object_ is not None and cue.name in ("dismiss", "reject")
    if waved_away and parse.lemmas[object_ or 0] in words("claims"):
        return "deny"  # also of "rejected accusations that it supplied arms"
    if frame == "that" and cue.name == "reject":
        return "deny"  # "rejected that its men had fired"
    if cue.name == "offer" and object_ is not None:  # "offered condolences", "offered his thanks"
        named = {noun.act for word in (parse.lower[object_], parse.lemmas[object_]) for noun in nouns().get(word, ())}
        return "praise" if "praise" in named else cue.frames[frame]
    if object_ is None or frame == "that" or cue.name != "dismiss":
        return cue.frames[frame]
    turned = {noun.act for noun in nouns().get(parse.lemmas[object_], ())}
    if turned & {"demand", "propose", "threaten", "warn", "promise", "accuse"}:
        return "reject"  # "shrugged off the criticism"; claims are denied
    return cue.frames[frame]


def _addressed(parse: Parse, verb: int, cue: Cue, object_: int | None) -> list[int]:
    """The heads of those spoken to: the object of "told", of "called on", the subject of what they are to do."""
    heads = [object_] if object_ is not None and cue.object == "addressee" else []
    heads += [d for d in parse.children[verb] if parse.deps[d] == "dative" and parse.pos[d] != "ADP"]
    for child in parse.children[verb]:
        if (
            cue.object == "addressee"
            and child > verb
            and parse.deps[child] in _CLAUSAL
            and _is_infinitive(parse, child)
        ):
            heads += [s for s in (_subject(parse, child),) if s is not None]
        elif cue.act == "demand" and parse.lower[child] in ("on", "upon"):
            heads += [p for p in parse.children[child] if parse.deps[p] == "pobj"]
    return [c for head in dict.fromkeys(heads) for c in parse.conjuncts(head)]


def _options(parse: Parse, verb: int, cue: Cue, object_: int | None) -> Iterator[tuple[str, Pieces]]:
    """Every complement of the verb as (frame, pieces), the best evidence first."""
    for child in _clauses(parse, verb):
        yield from _clause(parse, verb, child, cue, object_)
    yield from _predicative(parse, verb, object_)
    named = object_ is not None and _says_something(parse, object_, cue)
    if object_ is not None and named and cue.object == "none":  # "reported arrests on the island" is about arrests
        yield "obj", [noun_phrase(parse, verb, object_)]
    yield from _prepositions(parse, verb, cue, object_)
    if object_ is not None and named:
        yield "obj", [noun_phrase(parse, verb, object_)]


def _clauses(parse: Parse, verb: int) -> list[int]:
    """Clausal dependents, those behind the verb first: "A holds, but B said that C" says C."""
    clauses = [c for c in parse.children[verb] if parse.deps[c] in _CLAUSAL]
    for time in parse.children[verb]:  # "said Friday the talks would resume", read as "the Friday that ..."
        if parse.deps[time] == "npadvmod" and parse.lower[time] in words("times"):
            clauses += [c for c in parse.children[time] if parse.deps[c] in ("relcl", "acl")]
    if len(clauses) > 1:  # '"...," she said Friday, the first word from Oslo yet': a noun is no clause
        clauses = [c for c in clauses if parse.pos[c] not in ("NOUN", "PROPN") or _subject(parse, c) is not None]
    clauses = [c for c in clauses if not _stands_beside(parse, c)] or clauses
    return sorted(clauses, key=lambda c: c < verb)


def _stands_beside(parse: Parse, clause: int) -> bool:
    """ "..., both said, each blaming the other": tells what they did meanwhile."""
    start = parse.subtree(clause)[0]
    participle = parse.tags[clause] == "VBG" and not _has_aux(parse, clause)
    return participle and own_subject(parse, clause) is not None and start > 0 and parse.words[start - 1] == ","


def _object(parse: Parse, verb: int) -> int | None:
    """The direct object, of a passive its subject, of a relative clause the noun that it hangs on."""
    if is_passive(parse, verb):
        return passive_subject(parse, verb)
    if answered_claim(parse, parse.heads[verb]) == verb or claim_before(parse, verb) is not None:
        return answered_noun(parse, verb)
    direct = next((c for c in parse.children[verb] if parse.deps[c] == "dobj"), None)
    if direct is not None and parse.lower[direct] not in _RELATIVE_OBJECTS:
        return direct
    if parse.deps[verb] == "relcl" and (direct is not None or _gap(parse, verb)):
        return None if _is_whole(parse, verb) else parse.heads[verb]
    if parse.deps[verb] == "acl" and parse.tags[verb] == "VBN":
        return parse.heads[verb]
    return direct if direct is not None else _behind_verdict(parse, verb)


def _behind_verdict(parse: Parse, verb: int) -> int | None:
    """What is waved away behind the word for it: "dismissed as a fiction [reports that ...]", both hung on the "as"."""
    verdict = next((c for c in parse.children[verb] if parse.lower[c] == "as" and c > verb), None)
    both = [] if verdict is None else [c for c in parse.children[verdict] if parse.deps[c] == "pobj"]
    return both[1] if len(both) > 1 else None


# "The reason he refused to go": why, how, when or where he refused, not what.
_CIRCUMSTANCES = frozenset("reason way manner extent time day week month year moment period occasion case".split())
_OF_ONES_OWN = frozenset("refuse decline vow pledge threaten agree promise offer".split())


def _is_whole(parse: Parse, verb: int) -> bool:
    """Whether a relative clause lacks no object: "the reason he declined", "the fines he refused to pay"."""
    own = parse.lemmas[verb] in _OF_ONES_OWN and parse.child(verb, "xcomp") is not None
    where = any(parse.tags[c] == "WRB" for c in parse.children[verb])  # "the farm where they said it was buried"
    return own or where or parse.lemmas[parse.heads[verb]] in _CIRCUMSTANCES


def _gap(parse: Parse, verb: int) -> bool:
    """Whether a relative clause has a subject of its own that is no relative pronoun ("the raid he condemned")."""
    subject = own_subject(parse, verb)
    if subject is None or parse.tags[subject] in ("WP", "WDT"):
        return False
    first = parse.subtree(verb)[0]
    set_off = parse.words[first] == "," or parse.words[first - 1] == ","
    return not set_off or any(parse.tags[c] in ("WP", "WDT") for c in parse.children[verb])  # "the raid, he said, ..."


def _says_something(parse: Parse, object_: int, cue: Cue) -> bool:
    if any(parse.deps[c] == "det" and parse.lower[c] == "no" for c in parse.children[object_]):
        return False
    if cue.name == "deny" and parse.lemmas[object_] in words("grantable"):
        return False  # "denied them entry" grants nothing and denies no claim
    if cue.name in _STRONG_OBJECTS:
        return True
    if cue.name in ("inquire", "doubt") and parse.lemmas[object_] in actor_nouns():
        return False  # "police questioned the student"
    if cue.name == "urgeobj":  # "urged restraint" speaks of what is to be done, "urged Chile" to whom
        return parse.pos[object_] == "NOUN"
    if cue.name == "seekfor":  # "sought talks" asks others for them, "sought cover", "seeks a bomb" asks nobody
        return parse.lemmas[object_] in words("sought")
    if cue.name == "accept":  # "accepted the offer" speaks, "accepted 300 refugees" does not
        return parse.lemmas[object_] in words("acceptable") or parse.lemmas[object_] in nouns()
    return parse.lower[object_] not in words("empty_objects")


_STRONG_OBJECTS = frozenset(
    {"deny", "dispute", "dismiss", "reject", "oppose", "support", "criticize", "praise", "confirm"}
)


def _clause(parse: Parse, verb: int, clause: int, cue: Cue, object_: int | None) -> Iterator[tuple[str, Pieces]]:
    dep = parse.deps[clause]
    if dep in ("advcl", "dep") and not _complement_like(parse, clause, cue):
        return
    span = _without(parse, clause, verb)
    passive = is_passive(parse, verb)
    if _is_infinitive(parse, clause):
        if cue.object == "addressee" and _subject(parse, clause) is not None:
            yield from _order(parse, clause)
        elif _subject(parse, clause) is not None:
            yield "objinf", span
        elif passive and object_ is not None and cue.object != "addressee":
            subject = noun_phrase(parse, verb, object_)
            yield "objinf", [subject, *span]
            yield "inf", [subject, *span]
        elif object_ is not None and object_ < clause and cue.object != "addressee":
            yield "objinf", [parse.subtree(object_), *span]
            if object_ < verb:
                yield "inf", span  # "the returns that he refuses to publish"
        else:
            yield "inf", span
    elif parse.lower[span[0][0]] in ("what", "whatever", "whoever") and "that" not in cue.frames:
        yield "obj", span  # "condemned what he called an invasion"
    elif parse.tags[clause] == "VBG" and own_subject(parse, clause) is None and not _has_aux(parse, clause):
        yield "ger", span
    elif parse.lower[clause] == cue.follow:  # "made it clear that ...": the clause hangs on the adjective
        yield from (("that", [parse.subtree(c)]) for c in parse.children[clause] if parse.deps[c] in ("ccomp", "advcl"))
    elif dep != "xcomp" or own_subject(parse, clause) is not None:
        yield "that", span
    if dep == "ccomp" and object_ is None and "oprd" in cue.frames and not _is_infinitive(parse, clause):
        yield "oprd", span


def _subject(parse: Parse, clause: int) -> int | None:
    subject = own_subject(parse, clause)
    return passive_subject(parse, clause) if subject is None else subject


def _order(parse: Parse, clause: int) -> Iterator[tuple[str, Pieces]]:
    """What the subject of the infinitive is told to do: "urged those who stayed [to leave]"."""
    to = next(c for c in parse.children[clause] if parse.tags[c] == "TO")
    words_ = [(to, parse.subtree(clause)[1])]
    yield "inf", words_
    yield "objinf", words_


def _complement_like(parse: Parse, clause: int, cue: Cue) -> bool:
    """Parsers call some complements adverbial clauses: "asked if ...", "threatened to ..."."""
    marks = {
        parse.lower[c] for c in parse.children[clause] if parse.deps[c] in ("mark", "advmod", "dobj", "nsubj", "attr")
    }
    if marks & _MARKS and not (cue.act == "ask" and "if" in marks):
        return False
    if _is_infinitive(parse, clause):
        return "inf" in cue.frames or "objinf" in cue.frames
    return bool(marks & _COMPLEMENTIZERS)


def _is_infinitive(parse: Parse, clause: int) -> bool:
    return any(parse.tags[c] == "TO" and parse.deps[c] in ("aux", "auxpass") for c in parse.children[clause])


def _has_aux(parse: Parse, clause: int) -> bool:
    return any(parse.deps[c] in ("aux", "auxpass") for c in parse.children[clause])


def _predicative(parse: Parse, verb: int, object_: int | None) -> Iterator[tuple[str, Pieces]]:
    """As in "called the raid a crime": the object and what is predicated of it."""
    said = [c for c in parse.children[verb] if parse.deps[c] in ("oprd", "attr", "acomp") and c > verb]
    if object_ is None and len(said) > 1:  # "called Ortiz a thief", the name taken for a predicate too
        yield "oprd", [parse.subtree(c) for c in said[:2]]
    for child in said:
        named = object_ is not None and parse.lower[object_] not in _RELATIVE_OBJECTS
        subject = [noun_phrase(parse, verb, object_)] if named and object_ is not None else []
        yield "oprd", [*subject, parse.subtree(child)]


def _prepositions(parse: Parse, verb: int, cue: Cue, object_: int | None) -> Iterator[tuple[str, Pieces]]:
    preps = list(_preps(parse, verb, object_))
    for prep in preps:
        word = parse.lower[prep]
        if word not in cue.frames or (cue.object == "addressee" and _in_gathering(parse, prep, object_)):
            continue
        inner = [
            c
            for c in parse.children[prep]
            if parse.deps[c] in ("pobj", "pcomp", "amod", "acomp", "prep", "advcl", "ccomp")
        ]
        if not inner or parse.lemmas[inner[0]] in words("not_topics") or _is_time(parse, inner[0]):
            continue
        answered = parse.lemmas[verb] in words("answering") and word in ("with", "by")
        if answered and (_says_itself(parse, inner[0]) or not _is_speech(parse, inner[0])):
            continue  # "responded with tear gas"; "responded by saying that ..." says so by its second verb
        if cue.name == "agree" and parse.heads[prep] == object_:
            continue  # "agreed sanctions on Chad" agrees on sanctions
        start, end = parse.subtree(prep)
        if cue.name == "callfor" and word in ("on", "upon") and (asked := _asked_act(parse, verb, inner[0])):
            yield word, asked
        elif cue.object == "target":
            others = [parse.subtree(p)[1] for p in preps if parse.lower[p] == word and p > end]
            yield word, _target_and(parse, verb, object_, (prep, max([end, *others])))
        else:
            yield word, [(max(prep + 1, start), end)]


def _is_speech(parse: Parse, token: int) -> bool:
    """Whether an answer is given in words: "by saying", "with a warning", "with a letter"."""
    return parse.lemmas[token] in verbs() or parse.lemmas[token] in nouns() or parse.lemmas[token] in documents()


def _says_itself(parse: Parse, token: int) -> bool:
    return parse.tags[token] == "VBG" and parse.lemmas[token] in verbs() and parse.child(token, "ccomp") is not None


def _in_gathering(parse: Parse, prep: int, object_: int | None) -> bool:
    """Whether the phrase only tells who has gathered: "told a meeting of mayors"."""
    return object_ is not None and parse.heads[prep] == object_ and parse.lemmas[object_] in words("gatherings")


def _is_time(parse: Parse, token: int) -> bool:
    return parse.lower[token] in words("times") or parse.pos[token] == "NUM"


def _asked_act(parse: Parse, verb: int, addressee: int) -> Pieces:
    """As in "called on the police to enter": what is to be done."""
    for child in (*parse.children[addressee], *parse.children[verb]):
        if child > addressee and parse.deps[child] in _CLAUSAL | {"acl", "relcl"} and _is_infinitive(parse, child):
            return [parse.subtree(child)]
    return []


def _target_and(parse: Parse, verb: int, object_: int | None, phrase: tuple[int, int]) -> Pieces:
    """The target and what is said of it; a relative "what" says nothing, so what it is called stands alone."""
    if object_ is None or parse.lower[object_] in _RELATIVE_OBJECTS:
        return [(phrase[0] + 1, phrase[1])]
    return [_target(parse, verb, object_), phrase]


def _target(parse: Parse, verb: int, object_: int) -> tuple[int, int]:
    """The object of "accused Chile of spying", without the phrase behind it."""
    first, last = noun_phrase(parse, verb, object_)
    if last <= verb:
        return first, last
    asides = [
        parse.subtree(c)[0] for c in parse.children[object_] if parse.deps[c] in ("appos", "relcl") and c > object_
    ]
    preps = [c for c in _preps(parse, verb, object_) if c > object_]
    return first, max(object_ + 1, min([*asides, *preps], default=last))


def _preps(parse: Parse, verb: int, object_: int | None) -> Iterable[int]:
    """Prepositions of the verb, then those that the parser hung on its object ("accused Rome of ...")."""
    for child in parse.children[verb]:
        dep = parse.deps[child]
        if dep not in ("prep", "agent") and (parse.pos[child] not in ("ADP", "SCONJ") or dep == "prt"):
            continue
        if child > verb:
            yield child
    if object_ is None or object_ < verb:
        return
    yield from (c for c in parse.children[object_] if parse.deps[c] == "prep")
    for other in parse.conjuncts(object_)[1:]:  # "accused Rome and its allies of ..."
        yield from (c for c in parse.children[other] if parse.deps[c] == "prep" and parse.lower[c] in ("of", "for"))


def _without(parse: Parse, clause: int, verb: int) -> Pieces:
    """The words of the clause, cut where the cue's own words stand in it."""
    first, last = parse.subtree(clause)
    subject = own_subject(parse, verb)
    if first <= verb < last and subject is not None and apposed_speaker(parse, verb, subject) is not None:
        return [(parse.subtree(subject)[0], last)]
    if not first <= verb < last:
        return [(first, last)]
    return runs(t for t in parse.descendants(clause))


def runs(tokens: Iterable[int]) -> Pieces:
    """Sorted half-open ranges of the given tokens."""
    out: Pieces = []
    for token in sorted(set(tokens)):
        if out and out[-1][1] == token:
            out[-1] = (out[-1][0], token + 1)
        else:
            out.append((token, token + 1))
    return out


def matrix_clause(parse: Parse, inserted: int, head: int) -> Pieces:
    """The words of the clause headed by `head` without those of the inserted cue ("The raid, she said, failed")."""
    aside = set(parse.descendants(inserted))
    first = min(aside)
    if first > 0 and parse.lower[first - 1] == "as" and parse.lower[first] != "as":
        aside.add(first - 1)  # the "as" of "as alleged in a lawsuit", hung on the clause
    return runs(t for t in parse.descendants(head) if t not in aside)

"""Where a deed is set: in a novel, in a drill, in a case that may come, ahead of the day."""

from __future__ import annotations

from onrecord.annotate.lexicons import factuality as lexicon
from onrecord.annotate.lexicons import fiction
from onrecord.annotate.lexicons.embedding_words import Operator
from onrecord.model.plover import EventType
from onrecord.model.syntax import Parse

_GATHERED: frozenset[EventType] = frozenset({"CONSULT", "PROTEST"})


def takes_gerund(parse: Parse, preposition: int) -> bool:
    """Whether a preposition governs a clause: "from leaving"."""
    kids = parse.children[preposition]
    return any(parse.deps[c] == "pcomp" or (parse.deps[c] == "xcomp" and parse.tags[c] == "VBG") for c in kids)


def is_unreal_setting(parse: Parse, preposition: int) -> bool:
    """ "In the event of an attack", "in the novel", "during the drill" of the verb that the preposition hangs on."""
    word, verb = parse.lower[preposition], parse.heads[preposition]
    for noun in parse.children[preposition]:
        if word == "in" and parse.lower[noun] in lexicon.CONTINGENCIES and parse.subtree(noun)[1] > noun + 1:
            return True
        if parse.deps[noun] != "pobj":
            continue
        if word == "in" and (parse.lemmas[noun] in fiction.FICTIONS or _is_shown_work(parse, noun, verb)):
            return True
        if word == "during" and parse.lemmas[noun] in fiction.DRILLS and _acts_on_something(parse, verb):
            return True
    return False


def _is_shown_work(parse: Parse, noun: int, verb: int) -> bool:
    """A word for works that has other meanings ("the series") counts where the tense is that of retold plots."""
    return (
        parse.lemmas[noun] in fiction.WORKS and parse.tags[verb] in ("VBZ", "VBP") and not _has_auxiliary(parse, verb)
    )


def _has_auxiliary(parse: Parse, verb: int) -> bool:
    return any(parse.deps[c] in ("aux", "auxpass") for c in parse.children[verb])


def _acts_on_something(parse: Parse, verb: int) -> bool:
    """Who attacks in a drill plays; who is hurt in one is hurt."""
    acts = parse.child(verb, "nsubj") is not None and parse.child(verb, "dobj") is not None
    return acts and parse.lemmas[verb] not in fiction.HURTING


def acts_on_a_mock(parse: Parse, verb: int) -> bool:
    """ "Stormed a mock embassy"."""
    objects = [c for c in parse.children[verb] if parse.deps[c] in ("dobj", "nsubjpass")]
    objects += [g for c in parse.children[verb] if parse.deps[c] == "prep" for g in parse.children[c]]
    return any(parse.lower[d] in fiction.MOCK for o in objects for d in parse.children[o])


def is_plot(parse: Parse, trigger: int) -> bool:
    """ "The novel opens with a murder", "the play tells of a nurse who kills": what works of fiction tell."""
    for up in parse.ancestors(trigger):
        if parse.lemmas[up] in fiction.SIMULATING and _is_of_drill(parse, up):
            return True
        subject = parse.child(up, "nsubj")
        if subject is None or parse.lemmas[up] not in fiction.RETELLING:
            continue
        if _is_drawn(parse, subject):
            return True
        if parse.tags[up] not in ("VBZ", "VBP") or _has_auxiliary(parse, up):
            continue
        work = parse.lemmas[subject]
        if work in fiction.FICTIONS | fiction.WORKS and not (work in fiction.FOOTAGE and parse.lemmas[up] == "show"):
            return True
    return False


def _is_drawn(parse: Parse, noun: int) -> bool:
    """ "The cartoon showed the king beating a beggar", "a doctored video": never a picture of what happened."""
    made_up = any(parse.lower[c] in fiction.MADE_UP for c in parse.children[noun])
    return parse.lemmas[noun] in fiction.DRAWN or made_up


def _is_of_drill(parse: Parse, verb: int) -> bool:
    subject = parse.child(verb, "nsubj")
    return subject is not None and parse.lemmas[subject] in fiction.DRILLS


def wording(parse: Parse, preposition: int, head: int, type: EventType) -> Operator | None:
    """What a fixed wording that ends in `preposition` makes of what follows: "short of", "close to", "ahead of"."""
    word, above = parse.lower[preposition], parse.lower[head]
    gerund = takes_gerund(parse, preposition)
    if (above, word) in lexicon.NOT_DONE and (gerund or above != "far"):
        return "none"
    if word == "of" and gerund and parse.lower[parse.heads[head]] == "within":
        return "maybe"  # "came within minutes of storming it"
    if (above, word) in lexicon.CLOSE_TO and (gerund or type == "AGREE"):
        return "maybe"
    if above in lexicon.CONTINGENCIES and parse.deps[head] == "pobj":
        return "maybe"
    if (above, word) in lexicon.AHEAD_OF and type in _GATHERED:
        return "plan"
    if word in ("of", "to") and (plea := _plea(parse, head)) is not None:
        return plea
    if parse.lemmas[head] in lexicon.GROUNDS and word in ("in", "to", "for", "behind"):
        return "deny" if any(parse.lower[c] in lexicon.NEGATIVE_DETERMINERS for c in parse.children[head]) else "maybe"
    return None


def is_state_denied(parse: Parse, preposition: int, head: int) -> bool:
    """ "Is not under arrest", "no longer in custody"."""
    if parse.lower[preposition] not in ("under", "in", "at") or parse.lemmas[head] not in ("be", "remain", "stay"):
        return False
    kids = [*parse.children[head], *(g for c in parse.children[head] for g in parse.children[c])]
    no_longer = any(parse.lower[c : c + 2] == ["no", "longer"] for c in kids)
    return no_longer or any(parse.deps[c] == "neg" for c in parse.children[head])


def _plea(parse: Parse, head: int) -> Operator | None:
    """ "Pleaded not guilty to", "is innocent of", "was found guilty of"."""
    complements = [head, *(c for c in parse.children[head] if parse.deps[c] in ("acomp", "oprd", "ccomp", "advmod"))]
    guilt = next((t for t in complements if parse.lower[t] in ("guilty", "innocent")), None)
    if guilt is None:
        return None
    around = (guilt, parse.heads[guilt])
    negated = any(parse.lower[c] in ("not", "n't", "n’t", "never") for t in around for c in parse.children[t])
    return "deny" if negated is (parse.lower[guilt] == "guilty") else "say"


def is_far_from(parse: Parse, preposition: int) -> bool:
    """ "Far from freeing them", where the parser hangs "far" on "from"."""
    gerund = takes_gerund(parse, preposition)
    return gerund and any(
        (parse.lower[c], parse.lower[preposition]) in lexicon.NOT_DONE for c in parse.children[preposition]
    )


def in_case(parse: Parse, noun: int) -> bool:
    """ "In case rebels attacked", "in the event that they attack": the noun that a clause hangs on."""
    return (
        parse.lower[noun] in lexicon.CONTINGENCIES
        and parse.deps[noun] == "pobj"
        and parse.lower[parse.heads[noun]] == "in"
        and (parse.lower[noun] == "event" or parse.child(noun, "det", "amod") is None)
    )

"""What kind of act a statement is: by its cue first, then by what is said."""

from __future__ import annotations

from onrecord.annotate.lexicons import speech_patterns as patterns
from onrecord.annotate.lexicons.factuality import UNTRUE, false_words
from onrecord.annotate.lexicons.speech import is_inanimate, verbs, words
from onrecord.annotate.quotation.content import Found, find_content
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.judgement import condemns
from onrecord.annotate.quotation.source import is_passive, own_subject, passive_subject
from onrecord.model.annotation import EntityLayer
from onrecord.model.statement import Act
from onrecord.model.syntax import Parse

_PLAIN = frozenset(
    {
        "say",
        "add",
        "tell",
        "write",
        "manner",
        "floating",
        "explain",
        "note",
        "argue",
        "insist",
        "claim",
        "hint",
        "speaker",
    }
)
_FIRST = frozenset({"i", "we"})


def decide_act(parse: Parse, entities: EntityLayer, draft: Draft) -> Act:
    """The draft's act. Plain words of saying are read by what they say; other cues speak for themselves."""
    if draft.fixed_act:
        return draft.act
    text = _text(parse, draft)
    if _finds_false(parse, draft):
        return "deny"
    if draft.name in ("callas", "describe") and draft.act == "assert" and _condemns(parse, draft):
        return "accuse"
    if draft.frame == "learned" and _denies(parse, draft.anchor):
        return "deny"
    if limited_to(parse, draft.anchor) and (patterns.NO_COMMENT.search(text) or patterns.IS_NOT.search(text)):
        return "decline_to_comment"
    if draft.kind != "statement" or draft.act != "assert" or (draft.name not in _PLAIN and draft.name != "according"):
        return draft.act
    performed = perform(parse, entities, draft)
    if performed is not None and performed.act != "assert":
        return performed.act
    by_words = _by_words(text) or _revenge(entities, draft, text) or _sanction(entities, draft, text)
    return by_words or _by_grammar(parse, entities, draft) or draft.act


def _finds_false(parse: Parse, draft: Draft) -> bool:
    """ "Called the report false", "described the claim as a fabrication", "called it a lie that"."""
    verb = draft.anchor
    if parse.lemmas[verb] not in _CALLING:
        return False
    named = parse.child(verb, "nsubjpass") if is_passive(parse, verb) else parse.child(verb, "dobj")
    pointing = named is not None and parse.lower[named] in _POINTING
    told = [t for a, b in draft.pieces for t in range(a, b)]
    claim = any(parse.lemmas[t] in words("claims") or parse.lemmas[t] in _CASES for t in told)
    verdict = [*told, *_said_before(parse, verb)]
    false = {parse.lower[t] for t in verdict} & (false_words() if claim else UNTRUE)
    return bool(false) and (claim or pointing)


def _said_before(parse: Parse, verb: int) -> range:
    """The words before "is how" in '"A lie," is how the ministry described the report'."""
    up = parse.heads[verb]
    if parse.lemmas[up] != "be" or up > verb or not any(parse.lower[c] == "how" for c in parse.children[verb]):
        return range(0)
    return range(parse.sentences[parse.sentence_of[verb]][0], up)


def _condemns(parse: Parse, draft: Draft) -> bool:
    """ "Called the warning blackmail", "described the strike as a crime": the last words pass a judgement."""
    first, last = draft.pieces[-1]
    target = parse.child(draft.anchor, "dobj")
    told = [t for t in range(first, last) if target is None or t > target]
    return any(parse.lower[t] in words("verdicts") or parse.lemmas[t] in words("verdicts") for t in told[:8])


def _denies(parse: Parse, verb: int) -> bool:
    behind = {parse.lower[c] for c in parse.children[verb] if c > verb}
    if parse.lemmas[verb] in ("pour", "throw") and parse.child(verb, "dobj") is not None:
        return any(parse.lemmas[c] == "water" and parse.deps[c] == "dobj" for c in parse.children[verb])
    return parse.pos[verb] == "VERB" and any(
        c.act == "deny" and (c.follow is None or c.follow in behind) for c in verbs().get(parse.lemmas[verb], ())
    )


_CALLING = frozenset("call describe brand label dub term deem denounce characterize characterise dismiss".split())
_POINTING = frozenset({"it", "this", "that"})
# What somebody is charged in: "called the case an invention".
_CASES = frozenset({"case", "trial", "prosecution", "lawsuit", "suit", "indictment"})


def contradicts(parse: Parse, draft: Draft, before: list[Draft]) -> bool:
    """Whether the draft says that what others have just said did not happen: "No soldier attacked anyone"."""
    heads = _heads(parse, draft)
    if not heads or not _is_negative(parse, heads[0]):
        return False
    said = {parse.lemmas[t] for d in before for a, b in d.pieces for t in range(a, b) if parse.pos[t] == "VERB"}
    return parse.pos[heads[0]] == "VERB" and parse.lemmas[heads[0]] in said


def _is_negative(parse: Parse, verb: int) -> bool:
    """Whether a clause in the past tense or the perfect is negated by its verb or its subject."""
    kids = parse.children[verb]
    past = parse.tags[verb] in ("VBD", "VBN") or any(parse.lower[c] == "did" for c in kids)
    if not past:
        return False
    subject = own_subject(parse, verb)
    subject = passive_subject(parse, verb) if subject is None else subject
    nobody = subject is not None and any(parse.lower[c] in _NOBODY for c in (subject, *parse.children[subject]))
    return nobody or any(parse.deps[c] == "neg" for c in kids)


_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})


def limited_to(parse: Parse, cue: int) -> bool:
    """As in "limited himself to saying", "would only say"."""
    return any(parse.lemmas[up] in ("limit", "confine", "restrict") for up in list(parse.ancestors(cue))[:2])


def _text(parse: Parse, draft: Draft) -> str:
    """What is said, in lower case, as the patterns expect it."""
    text = parse.document.article.text
    return " ".join(text[parse.starts[a] : parse.ends[b - 1]] for a, b in draft.pieces).strip(" “”\"'").lower()


def _by_words(text: str) -> Act | None:
    if patterns.YES.search(text):
        return "confirm"
    if len(text) < 160 and patterns.NO_COMMENT.search(text):
        return "decline_to_comment"
    if patterns.NO.search(text):
        return "deny"
    if patterns.TIME_TO.search(text):
        return "demand"
    return None


def perform(parse: Parse, entities: EntityLayer, draft: Draft) -> Found | None:
    """What the speaker does by saying so: "we urge Peru to wait", "I deny this", "we are calling on them to go".

    A state's speaker does it in the state's name too: "China urges Peru to wait," the ministry said.
    """
    if not draft.quotes and draft.frame not in ("turn", "block", "transcript"):
        return None
    for head in _heads(parse, draft)[:2]:
        subject = own_subject(parse, head)
        if subject is None or not _performs(parse, head):
            continue
        if parse.lower[subject] not in _FIRST and not _is_own_state(parse, entities, draft, subject):
            continue
        for cue in verbs().get(parse.lemmas[head], ()):
            found = find_content(parse, head, cue) if cue.kind == "statement" and cue.follow is None else None
            if found is not None:
                return found
    return None


def _performs(parse: Parse, verb: int) -> bool:
    """Whether the verb is in the plain present ("I ask", "we are asking", "we do ask"), not denied, not ahead."""
    kids = parse.children[verb]
    if any(parse.deps[c] in ("neg", "mark") for c in kids):
        return False
    aux = {parse.lower[c] for c in kids if parse.deps[c] in ("aux", "auxpass")}
    if parse.tags[verb] == "VBG":
        return bool(aux) and aux <= _AM
    return parse.tags[verb] in ("VBP", "VBZ", "VB") and aux <= _DO


def _is_own_state(parse: Parse, entities: EntityLayer, draft: Draft, subject: int) -> bool:
    """Whether the subject is the state for which the source speaks."""
    if draft.source is None or parse.pos[subject] != "PROPN":
        return False
    own = entities.at(draft.source.head if draft.source.antecedent is None else draft.source.antecedent)
    officials = [e for e in map(entities.get, own) if _ABLE.intersection(e.sectors) and e.country is not None]
    named = [e for e in map(entities.get, entities.at(subject)) if e.kind in ("government", "place")]
    return any(o.country == n.country for o in officials for n in named)


_AM, _DO = frozenset({"am", "'m", "’m", "are", "'re", "’re"}), frozenset({"do", "would", "'d", "’d"})


def _revenge(entities: EntityLayer, draft: Draft, text: str) -> Act | None:
    """Retaliation held out by those who would carry it out; a scholar only foresees it."""
    if not patterns.PUNISH.search(text):
        return None
    return "threaten" if patterns.OURS.search(text) or draft.source is None or _is_able(entities, draft) else None


def _sanction(entities: EntityLayer, draft: Draft, text: str) -> Act | None:
    """A sanction held out for what others may do: a threat by those who can carry it out, a warning by others."""
    held_out = patterns.SANCTION.search(text) or patterns.SANCTION_BACK.search(text)
    if not held_out or not (draft.name == "hint" or patterns.CONDITION.search(text)):
        return None
    return "threaten" if _is_able(entities, draft) else "warn"


def _is_able(entities: EntityLayer, draft: Draft) -> bool:
    """Whether the source has a state or arms at its command."""
    if draft.source is None:
        return False
    own = entities.at(draft.source.head if draft.source.antecedent is None else draft.source.antecedent)
    return any(e.kind in ("government", "armed_group") or _ABLE.intersection(e.sectors) for e in map(entities.get, own))


_ABLE = frozenset({"GOV", "MIL", "REB", "SPY", "LEG"})


def _by_grammar(parse: Parse, entities: EntityLayer, draft: Draft) -> Act | None:
    for head in _heads(parse, draft):
        if parse.pos[head] not in ("VERB", "AUX"):
            continue
        act = _clause_act(parse, entities, draft, head)
        if act is not None:
            return act
    return None


def _heads(parse: Parse, draft: Draft) -> list[int]:
    """The words of the content that nothing else in it governs, with those coordinated with them."""
    tops = [
        t
        for a, b in draft.pieces
        for t in range(a, b)
        if (parse.heads[t] == t or not draft.covers(parse.heads[t])) and parse.pos[t] in ("VERB", "AUX")
    ]
    return [c for t in tops[:3] for c in parse.conjuncts(t)[:3]]


def _clause_act(parse: Parse, entities: EntityLayer, draft: Draft, verb: int) -> Act | None:
    kids = parse.children[verb]
    aux = {parse.lower[c] for c in kids if parse.deps[c] in ("aux", "auxpass")}
    subject = own_subject(parse, verb)
    if subject is None:
        subject = passive_subject(parse, verb)
    if subject is None:
        return "demand" if draft.quotes and _imperative(parse, draft, verb, aux) else None
    if _own(parse, entities, draft, subject):
        if (worry := _worry(parse, entities, draft, verb)) is not None:
            return worry
        future = bool(aux & {"will", "'ll", "’ll", "wo", "shall"}) or ("would" in aux and not draft.quotes)
        return "announce" if future and not is_passive(parse, verb) and not _conditional(parse, verb) else None
    if aux & {"must", "should", "ought"} or _has_to(parse, verb):
        return "demand" if parse.lower[subject] not in ("it", "there", "that", "this") or "must" in aux else None
    if _is_verdict(parse, verb, subject):
        return "accuse"
    named = [entities.get(i).kind for i in entities.at(subject)]
    mute = parse.pos[subject] == "NOUN" and (is_inanimate(parse.lemmas[subject]) or set(named) <= {"document", "other"})
    if not mute and not is_passive(parse, verb) and _wrongs(parse, verb):
        return "accuse"
    if condemns(parse, entities, _ids(entities, draft), verb, subject):
        return "accuse"
    return _worry(parse, entities, draft, verb)


def _ids(entities: EntityLayer, draft: Draft) -> frozenset[str]:
    """The entities that the source is, or speaks for: a minister's own state is no other party."""
    if draft.source is None:
        return frozenset()
    own = entities.at(draft.source.head if draft.source.antecedent is None else draft.source.antecedent)
    states = {e.country for e in map(entities.get, own) if {"GOV", "MIL"} & set(e.sectors)} - {None}
    return frozenset(own) | {
        e.id for e in entities.entities if e.country in states and e.kind in ("government", "place")
    }


def _wrongs(parse: Parse, verb: int) -> bool:
    """Whether the clause tells a wrong: "has used and abused its veto", "does not allow them to speak"."""
    if any(parse.deps[c] == "neg" for c in parse.children[verb]):
        return parse.lemmas[verb] in words("owed")
    return any(_does_wrong(parse, v) for v in parse.conjuncts(verb) if v == verb or own_subject(parse, v) is None)


def _worry(parse: Parse, entities: EntityLayer, draft: Draft, verb: int) -> Act | None:
    """ "We are concerned that Chad is violating its pledge": who worries about a wrong accuses whoever does it."""
    worried = parse.child(verb, "acomp") if parse.lemmas[verb] in _BEING else None
    if worried is None or parse.lower[worried] not in words("worries"):
        return None
    clauses = [c for holder in (worried, verb) for c in parse.children[holder] if parse.deps[c] == "ccomp"]
    return next((act for c in clauses if (act := _clause_act(parse, entities, draft, c)) == "accuse"), None)


def _is_verdict(parse: Parse, verb: int, subject: int) -> bool:
    """ "The ruling is shameful", "the army is to blame": a judgement passed on what somebody is or did."""
    if parse.lemmas[verb] not in _BEING or parse.lower[subject] in _UNJUDGED:
        return False
    kids = parse.children[verb]
    if any(parse.deps[c] == "neg" or parse.lower[c] in _MAYBE for c in kids):
        return False
    said = [c for k in kids if parse.deps[k] in ("acomp", "attr", "oprd", "xcomp") for c in parse.conjuncts(k)]
    said += [g for c in said for g in parse.children[c] if parse.deps[g] == "amod"]
    return any(parse.lemmas[c] in words("verdicts") or parse.lower[c] in words("verdicts") for c in said)


_BEING = frozenset({"be", "seem", "look", "become", "remain", "amount", "constitute"})
_UNJUDGED = frozenset({"there", "what", "i", "we"})
_MAYBE = frozenset({"if", "whether", "would", "may", "might", "could"})


def _imperative(parse: Parse, draft: Draft, verb: int, aux: set[str]) -> bool:
    """Whether the verb gives an order: it opens its sentence, but for "please", a name or an "if" clause."""
    if parse.tags[verb] != "VB" or aux - {"do"} or parse.lemmas[verb] in ("thank", "let", "see"):
        return False
    if parse.deps[verb] == "conj":
        return _imperative(parse, draft, parse.heads[verb], set()) if draft.covers(parse.heads[verb]) else False
    first = max(parse.sentences[parse.sentence_of[verb]][0], min(a for a, b in draft.pieces if a <= verb < b))
    lead = [t for t in range(first, verb) if parse.heads[t] == verb and parse.deps[t] != "punct"]
    return all(parse.deps[t] in ("intj", "advmod", "aux", "neg", "npadvmod", "advcl", "cc", "vocative") for t in lead)


def _own(parse: Parse, entities: EntityLayer, draft: Draft, subject: int) -> bool:
    """Whether the speaker speaks of what the speaker does."""
    if parse.lower[subject] in _FIRST:
        return bool(draft.quotes)
    if draft.source is None:
        return False
    own = set(entities.at(draft.source.head if draft.source.antecedent is None else draft.source.antecedent))
    if own:
        return bool(own & set(entities.at(subject)))
    return False


def _conditional(parse: Parse, verb: int) -> bool:
    return any(
        parse.deps[c] == "advcl" and any(parse.lower[g] in ("if", "unless") for g in parse.children[c])
        for c in parse.children[verb]
    )


def _has_to(parse: Parse, verb: int) -> bool:
    return (
        parse.lemmas[verb] in ("have", "need")
        and parse.tags[verb] in ("VBZ", "VBP")
        and ((inner := parse.child(verb, "xcomp")) is not None and parse.tags[inner] == "VB")
    )


def _does_wrong(parse: Parse, verb: int) -> bool:
    # verbs that nobody uses of their own friends: a claim that somebody else does this is an accusation
    wrongs = words("wrongs")
    if parse.lemmas[verb] in wrongs or any(
        parse.deps[c] == "dobj" and parse.lemmas[c] in words("untruths") for c in parse.children[verb]
    ):
        return True
    return any(parse.lemmas[c] in wrongs for c in parse.children[verb] if parse.deps[c] in ("xcomp", "advcl"))

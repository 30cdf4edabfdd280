"""Refusals to speak: "declined to comment", "did not respond to requests", "could not be reached", "had no comment"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.lexicons.speech import words
from onrecord.annotate.quotation.content import Pieces
from onrecord.annotate.quotation.cues import grow_left
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.quotes import Quotations
from onrecord.annotate.quotation.source import Source, find_source, mention, own_subject, passive_subject, possessor
from onrecord.model.syntax import Parse

_TOPICAL = frozenset({"on", "about", "regarding", "concerning", "over", "of", "to"})
_MATTERS = frozenset({"issue", "topic", "subject", "matter"})
_CAUSES = frozenset({"reason", "explanation", "cause", "motive", "ground"})
_NOBODY = frozenset({"neither", "no", "none", "nobody"})
_ROLES = frozenset({"dobj", "attr", "nsubj", "nsubjpass"})


def find_no_comments(parse: Parse, quotes: Quotations) -> Iterator[Draft]:
    """Drafts with act `decline_to_comment`; their content is the topic, or nothing."""
    for token, lemma in enumerate(parse.lemmas):
        if quotes.inside[token] >= 0:
            continue
        if parse.pos[token] in ("VERB", "AUX"):
            draft = _verb(parse, quotes, token, lemma)
        elif lemma in ("available", "unavailable", "reachable") and parse.deps[token] in ("acomp", "oprd"):
            draft = _available(parse, quotes, token)
        else:
            continue
        if draft is not None:
            yield draft


def _verb(parse: Parse, quotes: Quotations, verb: int, lemma: str) -> Draft | None:
    if lemma in words("refusing_verbs"):
        return _declined(parse, quotes, verb)
    if lemma == "reach" and negated(parse, verb) and passive_subject(parse, verb) is not None:
        subject = passive_subject(parse, verb)
        return _draft(parse, verb, verb + 1, None if subject is None else mention(parse, subject), [])
    if lemma == "draw" and negated(parse, verb) and (drawn := passive_subject(parse, verb)) is not None:
        willed = any(parse.lower[c] in ("would", "wo", "will", "could") for c in parse.children[verb])
        return _draft(parse, verb, verb + 1, mention(parse, drawn), _topic(parse, verb)) if willed else None
    if lemma in ("refer", "direct") and (draft := _passed_on(parse, quotes, verb)) is not None:
        return draft
    if lemma in words("failing_verbs") and (draft := _vain_efforts(parse, verb)) is not None:
        return draft
    if lemma in ("go", "remain", "be", "stay") and (draft := _left_unanswered(parse, verb)) is not None:
        return draft
    if lemma in ("return", "answer") and (draft := _unanswered(parse, verb)) is not None:
        return draft
    if (
        lemma in words("evading_verbs")
        and (object_ := parse.child(verb, "dobj")) is not None
        and (parse.lemmas[object_] in words("requests") or parse.lemmas[object_] in _MATTERS)
    ):
        return _draft(parse, verb, verb + 1, find_source(parse, quotes, verb), [parse.subtree(object_)])
    if (
        lemma in words("staying_verbs")
        and (state := parse.child(verb, "acomp", "oprd", "dobj", "attr")) is not None
        and parse.lower[state] in words("silent")
    ):
        topic = _topic(parse, state) or _topic(parse, verb)
        return _draft(parse, verb, state + 1, find_source(parse, quotes, verb), topic)
    if lemma in ("have", "offer", "be", "give", "issue", "make"):
        return _no_answer(parse, quotes, verb) or _silent(parse, quotes, verb, lemma)
    return _silent(parse, quotes, verb, lemma)


def _declined(parse: Parse, quotes: Quotations, verb: int) -> Draft | None:
    inner = parse.child(verb, "xcomp", "ccomp")
    if inner is None:
        object_ = parse.child(verb, "dobj")
        if object_ is None:
            return None
        if parse.lemmas[object_] not in ("comment", "interview") and not _is_for_interview(parse, object_):
            return None
        return _draft(parse, verb, object_ + 1, find_source(parse, quotes, verb), _topic(parse, object_))
    if parse.lemmas[inner] == "draw" and parse.child(inner, "auxpass") is not None:  # "refused to be drawn"
        return _draft(parse, verb, inner + 1, find_source(parse, quotes, verb), _topic(parse, inner))
    if negated(parse, verb) or (parse.tags[inner] == "VBN" and parse.lemmas[inner] in words("naming_verbs")):
        return None  # "declined to be identified" tells how he spoke
    behind = range(inner + 1, min(inner + 4, len(parse)))
    other = next((t for t in behind if parse.lemmas[t] == "deny"), None)
    if other is not None and parse.lemmas[inner] == "confirm":  # "refused to confirm or deny"
        asked = parse.child(other, "dobj", "ccomp", "xcomp", "advcl")
        pieces = [] if asked is None else [parse.subtree(asked)]
        return _draft(parse, verb, other + 1, find_source(parse, quotes, verb), pieces)
    topic = _talk_topic(parse, inner)
    if topic is None:
        return None
    return _draft(parse, verb, inner + 1, find_source(parse, quotes, verb), topic)


def _nothing_said(parse: Parse, verb: int) -> int | None:
    """The "nothing" of "said nothing", "said nothing about the raid"; "said nothing of the sort happened" denies."""
    nothing = parse.child(verb, "dobj")
    if nothing is None or parse.lower[nothing] != "nothing" or parse.child(verb, "ccomp") is not None:
        return None
    about = all(parse.lower[c] in ("about", "on", "more", "further", "publicly") for c in parse.children[nothing])
    return nothing if about else None


def _silent(parse: Parse, quotes: Quotations, verb: int, lemma: str) -> Draft | None:
    """A negated verb of answering."""
    if lemma == "confirm":
        return _neither(parse, quotes, verb)
    if lemma == "say" and (nothing := _nothing_said(parse, verb)) is not None:
        matter = _topic(parse, nothing) or _topic(parse, verb)
        return _draft(parse, verb, nothing + 1, find_source(parse, quotes, verb), matter)
    if lemma not in words("talking_verbs") and lemma not in words("giving_verbs") and lemma != "return":
        return None
    if not negated(parse, verb) and not (lemma in words("giving_verbs") and _gives_none(parse, verb)):
        return None
    topic = (
        _request(parse, verb)
        if lemma in words("answering_verbs") or lemma == "return"
        else _withheld(parse, verb, lemma)
    )
    if topic is None:
        return None
    return _draft(parse, verb, verb + 1, find_source(parse, quotes, verb), topic)


def _gives_none(parse: Parse, verb: int) -> bool:
    """As in "gave no reason"."""
    object_ = parse.child(verb, "dobj")
    return object_ is not None and any(parse.lower[c] in ("no", "neither") for c in parse.children[object_])


def _neither(parse: Parse, quotes: Quotations, verb: int) -> Draft | None:
    """As in "would neither confirm nor deny"."""
    other = next(
        (c for c in parse.children[verb] if parse.deps[c] == "conj" and parse.lemmas[c] in ("deny", "rule")), None
    )
    if other is None or not negated(parse, verb):
        return None
    topic = parse.child(other, "dobj", "ccomp", "xcomp", "advcl")
    return _draft(parse, verb, other + 1, find_source(parse, quotes, verb), [parse.subtree(topic)] if topic else [])


def _passed_on(parse: Parse, quotes: Quotations, verb: int) -> Draft | None:
    """As in "referred questions to the State Department"."""
    asked = parse.child(verb, "dobj", "nsubjpass")
    if asked is None or parse.lemmas[asked] not in words("requests"):
        return None
    to = next((t for t in range(max(verb, asked), parse.subtree(verb)[1]) if parse.lower[t] == "to"), None)
    if to is None:
        return None
    topics = [c for c in parse.children[asked] if parse.lower[c] in _TOPICAL and c + 1 < to]
    topic = [(t + 1, min(parse.subtree(t)[1], to)) for t in topics[:1]]
    return _draft(parse, verb, max(verb, asked) + 1, find_source(parse, quotes, verb), topic)


def _unanswered(parse: Parse, verb: int) -> Draft | None:
    """As in "Calls to the ministry were not returned"."""
    subject = passive_subject(parse, verb)
    if subject is None or parse.lemmas[subject] not in words("requests") or not negated(parse, verb):
        return None
    sent = [g for c in parse.children[subject] if parse.deps[c] == "acl" for g in parse.children[c]]
    for child in (*parse.children[subject], *sent):  # "calls to the ministry", "e-mails sent to the ministry"
        if parse.lower[child] in ("to", "for") and (asked := parse.child(child, "pobj")) is not None:
            return _draft(parse, verb, verb + 1, mention(parse, asked), [])
    return None


def _vain_efforts(parse: Parse, verb: int) -> Draft | None:
    """As in "Efforts to reach the principal proved abortive", "attempts to contact her failed"."""
    subject = own_subject(parse, verb)
    if subject is None or parse.lemmas[subject] not in words("efforts"):
        return None
    said = parse.child(verb, "acomp", "oprd", "attr", "dobj", "prep")
    if parse.lemmas[verb] in ("prove", "be", "meet", "end", "yield") and not _is_vain(parse, verb, said):
        return None
    asked = next((c for c in parse.children[subject] if parse.lemmas[c] in words("reaching_verbs")), None)
    reached = None if asked is None else parse.child(asked, "dobj")
    if reached is not None and parse.lemmas[reached] in words("answers") | {"reaction", "view", "side"}:
        reached = possessor(parse, reached)  # "efforts to get a comment from the army"
    if reached is None:
        return None
    last = verb + 1 if said is None or said < verb else said + 1
    return _draft(parse, verb, last, mention(parse, reached), [])


def _is_vain(parse: Parse, verb: int, said: int | None) -> bool:
    if said is None:
        return False
    inner = parse.child(said, "pobj")
    told = {parse.lower[said], "" if inner is None else parse.lower[inner]}
    none = parse.lemmas[verb] == "yield" and (negated(parse, verb) or "no" in parse.lower[verb:said])
    return none or not told.isdisjoint(words("vain"))


def _left_unanswered(parse: Parse, verb: int) -> Draft | None:
    """As in "Calls to the ministry went unanswered"."""
    state = parse.child(verb, "acomp", "oprd", "advmod", "attr", "xcomp")
    subject = own_subject(parse, verb)
    unanswered = state is not None and parse.lower[state] in ("unanswered", "unreturned", "ignored", "unacknowledged")
    if not unanswered or subject is None or parse.lemmas[subject] not in words("requests"):
        return None
    for child in parse.children[subject]:
        if parse.lower[child] in ("to", "for", "with", "at") and (asked := parse.child(child, "pobj")) is not None:
            return _draft(parse, verb, (state or verb) + 1, mention(parse, asked), [])
    return None


def _is_for_interview(parse: Parse, request: int) -> bool:
    """ "An interview request", "a request for comment"."""
    if parse.lemmas[request] not in words("requests"):
        return False
    beside = [*parse.children[request], *(g for c in parse.children[request] for g in parse.children[c])]
    return any(parse.lemmas[c] in ("interview", "comment") for c in beside)


# What one is said to have done, and may answer or not.
_CHARGES = frozenset("allegation accusation claim charge criticism complaint rumor rumour".split())


def _request(parse: Parse, verb: int) -> Pieces | None:
    """The request left unanswered or the topic; None if the verb means something else ("respond to treatment")."""
    for child in parse.children[verb]:
        if parse.deps[child] == "dobj":
            return [parse.subtree(child)] if parse.lemmas[child] in words("requests") else None
    to = next((c for c in parse.children[verb] if parse.deps[c] == "prep" and parse.lower[c] == "to"), None)
    if to is not None:
        target = parse.child(to, "pobj")
        if target is not None and parse.lemmas[target] in _CHARGES:
            return [parse.subtree(target)]
        if target is None or parse.lemmas[target] not in words("requests"):
            return None
        return _topic(parse, target, deep=True) or [parse.subtree(target)]
    return None if parse.lemmas[verb] == "return" else _topic(parse, verb)


def _withheld(parse: Parse, verb: int, lemma: str) -> Pieces | None:
    """What was not told: "did not say whether ...", "would not discuss ...", "gave no details"."""
    if lemma in words("giving_verbs"):
        object_ = parse.child(verb, "dobj")
        if object_ is None or parse.lemmas[object_] not in words("details"):
            return None
        return _topic(parse, object_) or _topic(parse, verb, like=object_)
    if lemma in words("withholding_verbs"):
        for clause in parse.children[verb]:
            if parse.deps[clause] in ("ccomp", "advcl") and _asks(parse, clause):
                return [_without_grounds(parse, clause)]
        if lemma in ("identify", "name", "disclose", "specify", "reveal") and (object_ := parse.child(verb, "dobj")):
            if parse.lower[object_] in ("whom", "who", "which", "him", "her", "them"):
                return None  # "one of them, whom it did not name": how somebody is cited
            return [parse.subtree(object_)]
        return None
    willed = any(parse.lower[c] in ("would", "wo", "will") for c in parse.children[verb] if parse.deps[c] == "aux")
    return _talk_topic(parse, verb) if willed and lemma != "confirm" else None


def _without_grounds(parse: Parse, clause: int) -> tuple[int, int]:
    """The clause without the grounds of the silence behind it: "would not say who was held, citing privacy rules"."""
    first, last = parse.subtree(clause)
    for token in range(clause + 1, last - 1):
        if parse.words[token] == "," and _is_grounds(parse, token + 1):
            return first, token
    return first, last


def _is_grounds(parse: Parse, token: int) -> bool:
    return parse.lower[token] in ("citing", "saying", "adding", "noting", "arguing", "explaining", "claiming")


def _asks(parse: Parse, clause: int) -> bool:
    first = parse.subtree(clause)[0]
    return parse.lower[first] in words("wh")


def _talk_topic(parse: Parse, verb: int) -> Pieces | None:
    """The topic of a verb of talking, None if the verb is not one."""
    lemma = parse.lemmas[verb]
    if lemma in ("take", "field", "answer", "entertain", "accept"):  # "refused to take questions about it"
        asked = parse.child(verb, "dobj")
        if asked is not None and parse.lemmas[asked] in words("requests"):
            return _topic(parse, asked, deep=True) or _topic(parse, verb)
    if lemma in words("giving_verbs"):
        object_ = parse.child(verb, "dobj")
        if object_ is None or parse.lemmas[object_] not in words("details"):
            return None
        return _topic(parse, object_)
    if lemma == "be":
        return None
    if lemma not in words("talking_verbs"):
        return None
    if (clause := parse.child(verb, "ccomp", "advcl")) is not None and not _is_grounds(parse, clause):
        return [_without_grounds(parse, clause)]
    if (object_ := parse.child(verb, "dobj")) is not None:
        return [parse.subtree(object_)]
    return _topic(parse, verb)


def _topic(parse: Parse, word: int, deep: bool = False, like: int | None = None) -> Pieces:
    """The words after "on", "about" ... under the word; those that belong to the noun `like` may hang on its verb."""
    cause = parse.lemmas[word if like is None else like] in _CAUSES
    for child in parse.children[word]:
        if parse.deps[child] == "prep" and (parse.lower[child] in _TOPICAL or (parse.lower[child] == "for" and cause)):
            if parse.child(child, "pobj", "pcomp") is not None:
                return [(child + 1, parse.subtree(child)[1])]
        elif deep and parse.deps[child] == "prep" and (inner := parse.child(child, "pobj")) is not None:
            return _topic(parse, inner)
    return []


def _no_answer(parse: Parse, quotes: Quotations, verb: int) -> Draft | None:
    """As in "had no comment", "there was no immediate response from the army"."""
    answer = next(
        (c for c in parse.children[verb] if parse.lemmas[c] in words("answers") and parse.deps[c] in _ROLES), None
    )
    if answer is None:
        return None
    if not any(parse.deps[c] == "det" and parse.lower[c] == "no" for c in parse.children[answer]):
        return None
    source = find_source(parse, quotes, verb)
    if source is None or source.head == answer or parse.deps[source.head] == "expl":
        source = _from(parse, answer)
    if source is None:
        return None
    return _draft(parse, verb, max(verb, answer) + 1, source, _topic(parse, answer))


def _from(parse: Parse, noun: int) -> Source | None:
    for holder in (noun, parse.heads[noun]):
        for child in parse.children[holder]:
            if parse.lower[child] in ("from", "by") and (speaker := parse.child(child, "pobj")) is not None:
                return mention(parse, speaker)
    return None


def _available(parse: Parse, quotes: Quotations, adjective: int) -> Draft | None:
    """As in "was not available for comment"."""
    verb = parse.heads[adjective]
    if not (parse.lemmas[adjective] == "unavailable" or negated(parse, verb)):
        return None
    for child in (*parse.children[adjective], *parse.children[verb]):
        purpose = parse.child(child, "pobj") if parse.lower[child] == "for" else None
        if purpose is not None and parse.lemmas[purpose] in ("comment", "interview", "reaction", "response"):
            last = max(purpose, adjective) + 1
            return _draft(parse, verb, last, find_source(parse, quotes, verb), _topic(parse, purpose))
    return None


def negated(parse: Parse, verb: int) -> bool:
    kids = parse.children[verb]
    if any(parse.deps[c] == "neg" or (parse.lower[c] in words("negations") and c < verb) for c in kids):
        return True
    if parse.lower[verb - 2 : verb] == ["yet", "to"]:  # "has yet to comment"
        return True
    subject = own_subject(parse, verb)
    if subject is not None:
        first = parse.subtree(subject)[0]  # "neither leader's office"
        return any(parse.lower[c] in _NOBODY for c in (subject, first, *parse.children[subject]))
    up = parse.heads[verb]
    return parse.deps[verb] == "pcomp" and parse.lower[up] == "without"


def _draft(parse: Parse, verb: int, last: int, source: Source | None, topic: Pieces) -> Draft | None:
    if source is None:
        return None
    return Draft(
        anchor=verb,
        cue=(grow_left(parse, verb, verb), max(last, verb + 1)),
        source=source,
        pieces=topic,
        act="decline_to_comment",
        kind="statement",
        name="no_comment",
        fixed_act=True,
    )

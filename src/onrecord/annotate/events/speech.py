"""Demands, threats and refusals that no verb names: "X said that Y must leave", "X said it will attack unless ..."."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotate.events import conditions, roles
from onrecord.annotate.events.arguments import Arguments
from onrecord.annotate.events.matching import Matcher
from onrecord.annotate.events.reading import Reading, threat_mode
from onrecord.annotate.lexicons.plover import Rule, classes, plain_rule
from onrecord.annotate.lexicons.speech import words
from onrecord.model.annotation import Attribution
from onrecord.model.plover import EventType
from onrecord.model.statement import Act
from onrecord.model.syntax import Parse

_SAYING = frozenset(
    "say tell announce declare state insist reiterate add stress note claim argue maintain repeat emphasize write "
    "tweet reply respond explain warn vow continue indicate".split()
)
_DEONTIC = frozenset({"must", "should", "ought"})
_FUTURE = frozenset({"will", "would", "'ll", "’ll", "shall"})
_CONDITIONS = frozenset({"unless", "if", "until"})
_NEEDED = frozenset({"time", "imperative", "essential", "necessary", "vital", "crucial"})
# What is only called important is asked of somebody where the clause says of whom.
_WANTED = frozenset("important critical key urgent incumbent necessary essential vital crucial imperative best".split())
_NO_COMMAND = frozenset({"let", "thank", "look", "remember", "imagine", "be", "god", "make", "take", "see"})
WILLING = frozenset({"ready", "willing", "prepared", "unwilling"})
_READY = frozenset({"prepared", "ready", "willing", "determined", "set"})
_SHOWN = 12  # tokens behind a verb in which it shows whose wrong something is
_PHRASE = 6  # tokens in which the head of a short content stands
_SPEAKER = frozenset({"it", "they", "he", "she", "we", "i"})
_NOT_ADDRESSED = frozenset({"it", "there", "this", "that", "we", "i", "he", "she", "you", "one", "everything", "which"})
_BEING = frozenset({"be", "seem", "look", "become", "remain", "appear", "amount", "constitute", "represent"})
_REFUSING = (
    "out of the question",
    "off the table",
    "not negotiable",
    "non-negotiable",
    "not on the table",
    "non-starter",
    "unacceptable",
    "no question of",
    "not acceptable",
)
# Announced by those who would do them, these are threats; a sanction announced is one only under a condition.
_THREATENED: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_CONDITIONALLY: frozenset[EventType] = frozenset({"SANCTION", "RETREAT", "REJECT", "MOBILIZE"})


_OF_ACT: dict[Act, EventType] = {
    "demand": "REQUEST", "accuse": "ACCUSE", "threaten": "THREATEN",
    "promise": "AGREE", "praise": "SUPPORT", "reject": "REJECT",
}  # fmt: skip
_MODE_OF_ACT: dict[Act, str] = {"accuse": "disapprove"}
# Cues that state, wish or command without asking anybody for anything.
_NO_ACT = _SAYING | frozenset(
    "according seek order require persuade threaten speak report ask write commit want quote see think believe hope "
    "describe chant shout sing be have mean suggest express protest train committed term scuttle accord fear hope "
    "worry advise counsel".split()
)
_REQUEST, _THREATEN, _REJECT = plain_rule("REQUEST"), plain_rule("THREATEN"), plain_rule("REJECT")
_ACCUSE = plain_rule("ACCUSE", "allege")
_AGREE = Rule("", None, "AGREE", None, "V", ("comp",), (), frozenset())
_UNWILLING = Rule("", None, "REJECT", None, "V", ("comp",), (), frozenset())


def intention(parse: Parse, token: int) -> Reading | None:
    """ "is ready to talk", "are not willing to talk": whoever says so of itself agrees, or refuses."""
    verb = parse.heads[token]
    if parse.deps[token] != "acomp" or parse.child(token, "xcomp") is None:
        return None
    refused = parse.lower[token] == "unwilling" or any(
        parse.deps[c] == "neg" for c in (*parse.children[verb], *parse.children[token])
    )
    rule = _UNWILLING if refused else _AGREE
    refusal = parse.child(token, "xcomp") if refused else None
    return Reading(token, token, token + 1, rule.type, None, rule, object_noun=refusal)


def speech_events(parse: Parse, matcher: Matcher, arguments: Arguments, found: list[Reading]) -> list[Reading]:
    """Readings for what is said, beside those `found` by trigger words. Tokens already taken are left alone."""
    taken = {r.token: r for r in found}
    out: list[Reading] = []
    for cue, root, speakers in _said(parse, arguments):
        reading = (
            _demand(parse, matcher, arguments, root)
            or _time_for(parse, root)
            or _important_that(parse, matcher, arguments, root)
            or _imperative(parse, root, cue)
            or _refusal(parse, arguments, root)
            or _accusation(matcher, arguments, cue, root)
            or _threat(parse, arguments, cue, root, taken, speakers)
        )
        if reading is not None and reading.token in taken and reading.type == "REQUEST" and cue is not None:
            reading.token, reading.start, reading.end = cue, cue, cue + 1  # "Leave our land," X told Y
        if reading is None or reading.token in taken:
            continue
        reading.actors = list(speakers)
        reading.recipients = [r for r in reading.recipients if r not in reading.actors]
        if cue is not None and cue in arguments.by_cue:
            reading.performed_by = arguments.by_cue[cue].statement.id
        taken[reading.token] = reading
        out.append(reading)
    performed = {r.performed_by for r in (*found, *out)}
    return out + list(_performed(arguments, taken, performed))


def _performed(arguments: Arguments, taken: dict[int, Reading], done: set[str | None]) -> Iterable[Reading]:
    """The act itself of every statement that demands, accuses, threatens, promises, praises or rejects by its cue.

    Saying verbs are left out: what an act is there, its words decide, and those were read above.
    """
    for attribution in arguments.doc.attributions:
        statement, cue = attribution.statement, attribution.cue_token
        type_ = _OF_ACT.get(statement.act)
        if type_ is None or cue is None or statement.id in done or statement.source is None:
            continue
        if cue in taken or arguments.parse.lemmas[cue] in _NO_ACT or arguments.parse.pos[cue] == "AUX":
            continue
        if type_ == "REJECT" and _is_claim(arguments.parse, attribution):
            continue
        recipients = [a for a in statement.addressees if a != statement.source]
        yield Reading(
            cue, cue, cue + 1, type_, _MODE_OF_ACT.get(statement.act), plain_rule(type_), actors=[statement.source],
            recipients=recipients, performed_by=statement.id,
        )  # fmt: skip


def _is_claim(parse: Parse, attribution: Attribution) -> bool:
    """Whether what is rejected is a claim: "rejected the allegations" denies and refuses nothing."""
    words = (t for start, end in attribution.content_tokens for t in range(start, min(end, start + _PHRASE)))
    return any(parse.lemmas[t] in classes()["CLAIM"] for t in words)


def _said(parse: Parse, arguments: Arguments) -> Iterable[tuple[int | None, int, list[str]]]:
    """(cue, root of what is said, who says it) of every saying verb with a complement clause."""
    for token, lemma in enumerate(parse.lemmas):
        if lemma not in _SAYING or parse.pos[token] != "VERB":
            continue
        root = next((c for c in parse.children[token] if parse.deps[c] == "ccomp"), None)
        if root is None:
            continue
        speakers = arguments.ids(roles.subjects(parse, token))
        attribution = arguments.by_cue.get(token)
        if attribution is not None and attribution.statement.source is not None:
            speakers = [attribution.statement.source]
        yield token, root, speakers
    yield from _quoted(parse, arguments)


def _quoted(parse: Parse, arguments: Arguments) -> Iterable[tuple[int | None, int, list[str]]]:
    """The same of statements whose content is no complement of its cue: quotations of whole sentences."""
    for attribution in arguments.doc.attributions:
        if attribution.statement.source is None:
            continue
        for start, end in attribution.content_tokens:
            for token in range(start, end):
                head = parse.heads[token]
                outermost = head == token or not start <= head < end
                told = parse.deps[token] == "ccomp" and parse.lemmas[head] in _SAYING
                if parse.pos[token] in ("VERB", "AUX") and outermost and not told:
                    yield attribution.cue_token, token, [attribution.statement.source]


def _demand(parse: Parse, matcher: Matcher, arguments: Arguments, root: int) -> Reading | None:
    """ "must", "should", "has to" of somebody else."""
    modal = next((c for c in parse.children[root] if parse.deps[c] == "aux" and parse.lower[c] in _DEONTIC), None)
    verb = root
    if modal is None:
        if parse.lemmas[root] not in ("have", "need") or (xcomp := parse.child(root, "xcomp")) is None:
            return None
        if any(parse.deps[c] == "dobj" for c in parse.children[root]):
            return None
        modal, verb = root, xcomp
    if any(parse.lower[c] == "have" and parse.deps[c] == "aux" for c in parse.children[root]):
        return None  # "must have known"
    addressed = matcher.clause_subjects(root)
    if not addressed or parse.lower[addressed[0]] in _NOT_ADDRESSED:
        return None
    recipients = arguments.ids(addressed)
    if not recipients and not matcher.acts(addressed[0]):
        return None
    return Reading(modal, modal, max(modal, verb) + 1, "REQUEST", None, _REQUEST, recipients=recipients)


def _time_for(parse: Parse, root: int) -> Reading | None:
    """ "it is time to ...", "it is imperative that ..."."""
    if parse.lemmas[root] != "be":
        return None
    need = next(
        (c for c in parse.children[root] if parse.lower[c] in _NEEDED and parse.deps[c] in ("attr", "acomp")), None
    )
    subject = parse.child(root, "nsubj")
    if need is None or subject is None or parse.lower[subject] not in ("it", "that"):
        return None
    below = [
        c
        for t in (root, need)
        for c in parse.children[t]
        if parse.deps[c] in ("xcomp", "ccomp", "acl", "advcl", "relcl")
    ]
    return Reading(need, need, need + 1, "REQUEST", None, _REQUEST) if below else None


def _important_that(parse: Parse, matcher: Matcher, arguments: Arguments, root: int) -> Reading | None:
    """ "It is important that the army end this": somebody is to do it who does not yet ("ends" would tell a fact)."""
    if parse.lemmas[root] != "be" or parse.lower[parse.child(root, "nsubj", "expl") or root] != "it":
        return None
    word = next((c for c in parse.children[root] if parse.lower[c] in _WANTED and parse.deps[c] == "acomp"), None)
    if word is None:
        return None
    for clause in (c for t in (root, word) for c in parse.children[t] if parse.deps[c] in ("ccomp", "advcl", "csubj")):
        asked = matcher.clause_subjects(clause)
        marked = any(parse.lower[c] in ("that", "for") for c in parse.children[clause])
        if marked and parse.tags[clause] in ("VB", "VBP") and asked and matcher.acts(asked[0]):
            return Reading(word, word, word + 1, "REQUEST", None, _REQUEST, recipients=arguments.ids(asked))
    return None


def _imperative(parse: Parse, root: int, cue: int | None) -> Reading | None:
    """ "Lay down your arms," said to somebody: a quoted verb without a subject."""
    if parse.tags[root] != "VB" or parse.lemmas[root] in _NO_COMMAND or root == cue:
        return None
    deps = {parse.deps[c] for c in parse.children[root]}
    if deps & {"nsubj", "nsubjpass", "aux", "csubj", "expl"} or "dobj" not in deps:
        return None
    return Reading(root, root, root + 1, "REQUEST", None, _REQUEST)


def _refusal(parse: Parse, arguments: Arguments, root: int) -> Reading | None:
    start, end = parse.subtree(root)
    text = " ".join(parse.lower[start:end])
    if parse.lemmas[root] != "be" or not any(phrase in text for phrase in _REFUSING):
        return None
    subject = parse.child(root, "nsubj", "csubj")
    if subject is not None and _nothing(parse, subject):
        return None  # "no topic is off the table"
    complement = next(
        (c for c in parse.children[root] if parse.deps[c] in ("acomp", "attr", "prep") and c > root), None
    )
    if complement is None:
        return None
    recipients: list[str] = []
    if subject is not None:
        recipients = [i for t in parse.descendants(subject) for i in arguments.strict_ids((t,))][:1]
    swallows = (0, 0) if subject is None else parse.subtree(subject)
    span = (complement, complement + 1)
    return Reading(complement, *span, "REJECT", None, _REJECT, recipients=recipients, swallows=swallows)


def _nothing(parse: Parse, subject: int) -> bool:
    return parse.lower[subject] in ("nothing", "none") or any(parse.lower[c] == "no" for c in parse.children[subject])


def _accusation(matcher: Matcher, arguments: Arguments, cue: int | None, root: int) -> Reading | None:
    """What the reader of statements took for an accusation: of whoever its words speak of."""
    attribution = None if cue is None else arguments.by_cue.get(cue)
    if cue is None or attribution is None or attribution.statement.act != "accuse":
        return None
    subjects = matcher.clause_subjects(root)
    named = arguments.ids(subjects) or [i for s in subjects for i in arguments.owners(s)]
    named = named or _owners_shown(arguments, root)
    accused = [i for i in named if i != attribution.statement.source]
    mode = "disapprove" if arguments.parse.lemmas[root] in _BEING else "allege"
    return Reading(cue, cue, cue + 1, "ACCUSE", mode, _ACCUSE, recipients=accused)


def _owners_shown(arguments: Arguments, root: int) -> list[str]:
    """ "The murder is a reminder of X's brutality": X is who is accused."""
    parse = arguments.parse
    ahead = (t for t in range(root + 1, min(parse.subtree(root)[1], root + _SHOWN)) if parse.deps[t] == "poss")
    found = (i for t in ahead if parse.lemmas[parse.heads[t]] in words("wrong_nouns") for i in arguments.ids((t,)))
    return list(found)


def _threat(
    parse: Parse, arguments: Arguments, cue: int | None, root: int, taken: dict[int, Reading], speakers: list[str]
) -> Reading | None:
    """An act of conflict that the speaker announces, against the condition that would stop it or none."""
    if cue is None:
        return None
    verb = _announced(parse, root)
    act = taken.get(verb) if verb is not None else None
    if verb is None or act is None or parse.deps[verb] == "xcomp" or not _own(parse, arguments, root, speakers):
        return None
    conditional = any(
        parse.deps[c] == "advcl" and any(parse.lower[g] in _CONDITIONS for g in parse.children[c])
        for c in (*parse.children[verb], *parse.children[root])
    )
    if act.type not in _THREATENED and not (conditional and act.type in _CONDITIONALLY):
        return None
    if any(parse.deps[c] == "neg" for c in parse.children[root]):
        return None
    warned = list(act.recipients) or arguments.ids(conditions.deterred(parse, verb))
    return Reading(cue, cue, cue + 1, "THREATEN", threat_mode(act), _THREATEN, recipients=warned)


def _announced(parse: Parse, root: int) -> int | None:
    """The verb that the speaker will do: "will attack", "is prepared to attack"."""
    if any(parse.lower[c] in _FUTURE for c in parse.children[root]):
        return root
    words = {parse.lower[root], *(parse.lower[c] for c in parse.children[root] if parse.deps[c] == "acomp")}
    if words & _READY:
        holder = next((c for c in (root, *parse.children[root]) if parse.lower[c] in _READY), root)
        return parse.child(holder, "xcomp")
    return None


def _own(parse: Parse, arguments: Arguments, root: int, speakers: list[str]) -> bool:
    """Whether the clause's subject is who speaks."""
    subject = parse.child(root, "nsubj")
    if subject is None:
        return False
    ids = arguments.strict_ids((subject,))
    return bool(set(ids) & set(speakers)) or (parse.lower[subject] in _SPEAKER and (not ids or not speakers))

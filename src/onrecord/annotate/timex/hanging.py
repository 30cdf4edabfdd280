"""From which verb or noun of its sentence a time expression hangs, and what it dates by that alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from onrecord.annotate.timex.lexicon import EVENT_NOUNS, EVENT_SUFFIXES, LIGHT_VERBS, NO_EVENTS
from onrecord.annotate.timex.tense import REPORTING, TO_COME, head_of, told_day, verb_direction
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.syntax import Parse
from onrecord.model.temporal import TimeExpression

VERBAL = frozenset({"VERB", "AUX"})
# Prepositions that put the governor beside the time, not at it.
AROUND = frozenset({"before", "after", "prior", "following", "ahead", "until", "till", "by", "since", "from"})
# Before a noun, a time is a name for it ("Sunday's attack") and says nothing of its verb.
PRENOMINAL = frozenset({"poss", "compound", "nummod", "amod", "nmod", "det"})
# The relation of the date of a photograph to the main verb of its caption.
CAPTION = "caption"
MAX_CLIMB = 6
TIME_NOUNS = frozenset(
    """decade night evening morning afternoon day weekend week month year dawn dusk hour eve start beginning end middle
    close half quarter part course rest remainder latter first second third spring summer autumn fall winter season
    date period time turn height aftermath opening""".split()
)
# Participles that say how things stand with somebody, not what happened to him on a day.
STATES = frozenset(
    "link tie connect relate affiliate associate ally base know call name belong involve suspect".split()
)
# A present tense does not tell of what lies further back than this: the time then dates a noun of the clause.
PRESENT_REACHES_BACK = dt.timedelta(days=7)
# What is done to what is there already, or is still to come.
OF_OLDER = frozenset("break end follow continue resume face mark commit have give open close".split())
_YEAR = re.compile(r"\d{4}")


class Hung(NamedTuple):
    """A time expression in its sentence: its token range, what it hangs from and by which preposition and relation."""

    time: TimeExpression
    first: int
    last: int
    governor: int
    lead: str
    relation: str


def hung_in_sentence(doc: AnnotatedDocument, token: int) -> Iterator[Hung]:
    """The time expressions of the sentence of `token`, in text order; repeated times ("every Friday") date nothing."""
    parse = doc.parse
    start, end = parse.sentences[parse.sentence_of[token]]
    for time in doc.times:
        if time.start >= parse.ends[end - 1]:
            return
        if time.end > parse.starts[start] and time.type != "set":
            first, last = parse.tokens_between(time.start, time.end)
            if start <= first < last <= end:
                yield _hang(doc, time, first, last)


def _hang(doc: AnnotatedDocument, time: TimeExpression, first: int, last: int) -> Hung:
    parse = doc.parse
    node = head_of(parse, first, last)
    lead, relation = "", parse.deps[node]
    if parse.pos[node] in ("ADP", "SCONJ") and relation == "prep":  # "late on Tuesday" as one expression
        lead = parse.lower[node]
    at = parse.heads[node]
    for _ in range(MAX_CLIMB):
        if at == node or not (_is_path(parse, at) or first <= at < last):
            break
        if parse.pos[at] in ("ADP", "SCONJ", "ADV") and not first <= at < last:
            lead = parse.lower[at] if not lead or parse.lower[at] in AROUND else lead
            relation = parse.deps[at]
        node, at = at, parse.heads[at]
    if lead == "of" and parse.lemmas[at] in TIME_NOUNS and parse.lower[parse.heads[at]] in AROUND:
        lead, at = parse.lower[parse.heads[at]], parse.heads[parse.heads[at]]  # "before the end of Ramadan"
    hung = Hung(time, first, last, at, lead or _word_before(parse, first), relation)
    if relation in PRENOMINAL:
        verb = _of_no_name(parse, hung)
        return hung if verb is None else hung._replace(governor=verb, relation="npadvmod")
    return _repaired(doc, hung)


def _of_no_name(parse: Parse, hung: Hung) -> int | None:
    """The verb that a time dates where the parser took it for the first word of a subject behind it.

    "Said Friday Danish officials had met rebels" has no Friday officials, "On 3 March 2024 rebels seized" no 2024 ones.
    """
    before, noun = hung.first - 1, hung.governor
    clause = parse.heads[noun]
    if parse.deps[noun] not in ("nsubj", "nsubjpass") or parse.pos[clause] not in VERBAL or hung.relation == "poss":
        return None
    if _opens_sentence(parse, hung.first) and not is_event_noun(parse, noun):
        return clause
    if before < 0:
        return None
    if parse.pos[before] in VERBAL and parse.heads[clause] == before and parse.deps[clause] == "ccomp":
        return before
    opens = parse.deps[before] == "prep" and parse.lower[before] in ("on", "in") and not parse.children[before]
    return clause if opens else None


def _opens_sentence(parse: Parse, first: int) -> bool:
    """ "That night crowds besieged the port": no crowds of the night."""
    named = parse.lower[first] in ("that", "this", "last", "the", "early", "late")
    return named and first == parse.sentences[parse.sentence_of[first]][0]


def _is_path(parse: Parse, token: int) -> bool:
    """Whether a token only leads from a time to its governor: a preposition, an adverb, an auxiliary."""
    return parse.pos[token] in ("ADP", "ADV", "SCONJ", "PART") or parse.deps[token] in ("aux", "auxpass")


def _word_before(parse: Parse, first: int) -> str:
    """The preposition before a time that the parser hung elsewhere."""
    return parse.lower[first - 1] if first and parse.lower[first - 1] in AROUND else ""


def _repaired(doc: AnnotatedDocument, hung: Hung) -> Hung:
    """The same with another governor, where the parser's cannot be meant."""
    parse, at = doc.parse, hung.governor
    if _ends_caption(parse, hung):
        return hung._replace(governor=_root(parse, at), relation=CAPTION)
    report = told_day(parse, _clause_of(parse, at), hung.first)
    if report is not None and _is_told_by_now(doc, hung.time):
        return hung._replace(governor=report)
    if (deed := _beyond_state(parse, hung)) is not None:
        return hung._replace(governor=deed)
    if (found := _noun_gone_on(parse, hung)) is not None:
        return hung._replace(governor=found, relation="nmod")
    if parse.tags[at] == "VBG" and parse.deps[at] == "advcl" and parse.heads[at] < hung.first < at:
        return hung._replace(governor=parse.heads[at])  # "a bomb went off Monday wounding two"
    beside = _verb_beside(parse, hung.first, hung.lead)
    if beside is not None:
        return hung._replace(governor=beside)
    subject = _subject_before(parse, hung)
    if subject is not None:
        return hung._replace(governor=subject, relation="nmod")
    if parse.deps[at] == "amod" and at < parse.heads[at] < hung.first:
        return hung._replace(governor=parse.heads[at])  # "fired at angry students on Sunday"
    if _too_far_back(doc, hung.time, at) or _on_the_other_side(doc, hung.time, at):
        noun = next((i for i in range(hung.first - 1, at, -1) if is_event_noun(parse, i)), None)
        return hung if noun is None else hung._replace(governor=noun, relation="nmod")
    return hung


def _noun_gone_on(parse: Parse, hung: Hung) -> int | None:
    """ "Condemned the killing on Monday of two monks": the happening that "of" goes on to tell."""
    noun = hung.first - 1
    if hung.last >= len(parse) or parse.lower[hung.last] != "of":
        return None
    noun -= noun > 0 and parse.lower[noun] == hung.lead
    return noun if noun >= 0 and is_event_noun(parse, noun) else None


def _clause_of(parse: Parse, token: int) -> int:
    """The verb whose object a thing is ("arming rebels on Sunday"); a happening has its own day."""
    for at in (token, *islice(parse.ancestors(token), 3)):
        if parse.pos[at] in VERBAL or is_event_noun(parse, at):
            return at
    return token


def _is_told_by_now(doc: AnnotatedDocument, time: TimeExpression) -> bool:
    """A day up to publication: the report's, where what is reported is still to come."""
    now = doc.document.article.published
    return now is not None and time.when is not None and now >= time.when.start >= now - PRESENT_REACHES_BACK


def _subject_before(parse: Parse, hung: Hung) -> int | None:
    """The happening that a time between it and its verb dates: "The killing of the envoy last year shocked Oslo"."""
    at, word = hung.governor, parse.lower[hung.first - 1] if hung.first else ""
    if parse.pos[at] not in VERBAL or hung.last > at or word == ",":
        return None
    subject = parse.child(at, "nsubj", "nsubjpass")
    if subject is None or not subject < hung.first or not is_event_noun(parse, subject):
        return None
    between = range(hung.last, at)
    return (
        subject if all(parse.heads[t] == at and parse.deps[t] in ("aux", "auxpass", "neg") for t in between) else None
    )


def _is_full_date(time: TimeExpression) -> bool:
    return _YEAR.search(time.exact) is not None and len(time.value or "") == len("2013-10-08")


def _ends_caption(parse: Parse, hung: Hung) -> bool:
    """ ", Cairo, Oct. 8, 2013.": a full date behind a comma at the sentence's end dates the picture, its main verb."""
    end = parse.sentences[parse.sentence_of[hung.first]][1]
    return (
        _is_full_date(hung.time)
        and hung.first > 0
        and parse.words[hung.first - 1] == ","
        and not any(word.isalnum() for word in parse.words[hung.last : end])
    )


def _beyond_state(parse: Parse, hung: Hung) -> int | None:
    """ "Imposed sanctions on firms linked to the group in January": a state of things has no day, the deed has."""
    at = hung.governor
    if parse.lemmas[at] not in STATES or parse.deps[at] not in ("acl", "amod") or hung.first < at:
        return None
    return next((t for t in islice(parse.ancestors(at), 6) if parse.pos[t] in VERBAL), None)


def _root(parse: Parse, token: int) -> int:
    start, end = parse.sentences[parse.sentence_of[token]]
    return next((i for i in range(start, end) if parse.heads[i] == i), token)


def _verb_beside(parse: Parse, first: int, lead: str) -> int | None:
    """The verb just before the expression (and its preposition): "said Tuesday", "arrested on Tuesday"."""
    before = first - 1
    if before >= 0 and lead and parse.lower[before] == lead:
        before -= 1
    if before >= 0 and parse.pos[before] == "VERB" and parse.sentence_of[before] == parse.sentence_of[first]:
        return before
    return None


def _too_far_back(doc: AnnotatedDocument, time: TimeExpression, governor: int) -> bool:
    """Whether a past time hangs from a verb in the present ("the charges relate to clashes last December")."""
    parse, now = doc.parse, doc.document.article.published
    if parse.tags[governor] not in ("VBZ", "VBP") or parse.lemmas[governor] in REPORTING or _is_full_date(time):
        return False
    if any(parse.deps[c] in ("aux", "auxpass") for c in parse.children[governor]):
        return False
    return now is not None and time.when is not None and time.when.end < now - PRESENT_REACHES_BACK


def _on_the_other_side(doc: AnnotatedDocument, time: TimeExpression, governor: int) -> bool:
    """Whether a time past hangs from what is still to be done, or a time to come from what was done.

    "Will investigate the violence last month", "discussed elections next month".
    """
    parse, now = doc.parse, doc.document.article.published
    if now is None or time.when is None or parse.pos[governor] not in VERBAL:
        return False
    if not time.when.end < now and not time.when.start > now:
        return False
    return verb_direction(parse, governor) == ("future" if time.when.end < now else "past")


def is_event_noun(parse: Parse, token: int) -> bool:
    """Whether a noun names a happening, by a word list and by the endings of nouns made from verbs."""
    if parse.pos[token] not in ("NOUN", "PROPN"):
        return False
    lemma = parse.lemmas[token]
    if lemma in EVENT_NOUNS:
        return True
    return parse.pos[token] == "NOUN" and lemma.endswith(EVENT_SUFFIXES) and lemma not in NO_EVENTS


def directly_dated(parse: Parse, hung: Hung) -> set[int]:
    """What the expression dates by itself: its governor, and the verb of a governor that is only an object of it."""
    out = {hung.governor} | set(_planned(parse, hung.governor))
    at = hung.governor
    if hung.relation in PRENOMINAL or (hung.lead in AROUND and parse.pos[at] not in VERBAL) or names(parse, hung):
        return out
    for _ in range(MAX_CLIMB):
        if parse.pos[at] in VERBAL or parse.heads[at] == at:
            break
        # "condemned the attack on Sunday" may be either's day, "condemned the attack Sunday" is the verb's
        if is_event_noun(parse, at) and hung.lead and not _under_light_verb(parse, at):
            break
        at = parse.heads[at]
        if parse.pos[at] in VERBAL:
            out.add(at)
    return out


def names(parse: Parse, hung: Hung) -> bool:
    """ "The treaty of 1973", "the elections of last May": the time says which, and dates nothing that is done to it."""
    if hung.lead == "to" and parse.lemmas[hung.governor] in TIME_NOUNS:
        return True  # "in the decade to 2015"
    return hung.lead == "of" and parse.pos[hung.governor] in ("NOUN", "PROPN") and not _tells_time(parse, hung.governor)


def names_older(parse: Parse, hung: Hung) -> bool:
    """ "Broke the 2015 accord", "faces the 2027 election": a year names what is broken, kept, ended or faced."""
    noun = hung.governor
    year = hung.relation in PRENOMINAL and len(hung.time.value or "") == len("2015")
    return year and parse.deps[noun] == "dobj" and parse.lemmas[parse.heads[noun]] in OF_OLDER


def _tells_time(parse: Parse, noun: int) -> bool:
    """ "On the night of June 10", "in the course of 2014": part of the time itself."""
    return parse.lemmas[noun] in TIME_NOUNS or parse.lower[noun][:1].isdigit()


def _planned(parse: Parse, governor: int) -> Iterator[int]:
    """What is due, set or expected at a time: "On Thursday he is due to hold a meeting" dates the holding."""
    words = [governor, *(c for c in parse.children[governor] if parse.deps[c] in ("acomp", "oprd", "xcomp"))]
    for word in words:
        if parse.lower[word] in TO_COME:
            yield from (c for c in parse.children[word] if parse.deps[c] == "xcomp")


def _under_light_verb(parse: Parse, noun: int) -> bool:
    at = parse.heads[noun]
    if parse.pos[at] == "ADP":
        at = parse.heads[at]
    return parse.pos[at] in VERBAL and parse.lemmas[at] in LIGHT_VERBS

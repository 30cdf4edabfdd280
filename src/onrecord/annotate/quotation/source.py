"""Who speaks: the noun phrase that is the subject of a cue, however the sentence puts it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.lexicons.speech import CueKind, documents, is_inanimate, words
from onrecord.annotate.quotation.asides import apposed_speaker, claim_before
from onrecord.annotate.quotation.quotes import Quotations
from onrecord.model.annotation import EntityLayer
from onrecord.model.syntax import Parse

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_MUTE = frozenset({"this", "that", "these", "those", "there", "what", "here", "whatever", "which"})
# A verb without a subject of its own has that of the verb above it in these relations.
_SPEAKING_IN_PLURAL = frozenset({"force", "power"})  # "rebel forces say", "world powers agreed": not force, not power
_CONTROLLED = frozenset({"xcomp", "advcl", "conj", "ccomp", "dep", "parataxis", "acomp", "oprd"})
_ADJUNCTS = frozenset({"in", "on", "at", "during", "after", "before", "by", "with", "as", "when", "while", "if"})
_ADVERBIAL = frozenset({"by", "in", "as", "after", "while", "when", "with", "before", "to"})
_PUT = frozenset({"ask", "press", "question", "quiz", "challenge", "grill"})
_DASHES = frozenset({"—", "–", "--", "-"})
_PERFECT = frozenset({"'s", "’s"})


@dataclass(frozen=True, slots=True)
class Source:
    """The head token of a mention and the half-open token range of its words. `antecedent` is set for "who"."""

    head: int
    first: int
    last: int
    antecedent: int | None = None


def is_passive(parse: Parse, verb: int) -> bool:
    for child in parse.children[verb]:
        dep = parse.deps[child]
        if dep in ("nsubjpass", "csubjpass"):
            return True
        if dep == "auxpass":
            # "who's called for talks" is "has called": parsers take every 's for "is"
            return not (parse.lower[child] in _PERFECT and _own_subject_is_active(parse, verb))
    return False


def _own_subject_is_active(parse: Parse, verb: int) -> bool:
    return own_subject(parse, verb) is not None


def own_subject(parse: Parse, verb: int) -> int | None:
    """The subject among the verb's own dependents; a time behind the verb ("said Thursday") is none."""
    for child in parse.children[verb]:
        if parse.deps[child] in SUBJECTS and not (child > verb and parse.lower[child] in words("times")):
            return child
    return None


def passive_subject(parse: Parse, verb: int) -> int | None:
    return next((c for c in parse.children[verb] if parse.deps[c] in PASSIVE_SUBJECTS), None)


def agent(parse: Parse, verb: int) -> int | None:
    """The noun after the "by" of a passive."""
    for child in parse.children[verb]:
        if parse.deps[child] == "agent" or (parse.lower[child] == "by" and parse.deps[child] == "prep"):
            return next((g for g in parse.children[child] if parse.deps[g] == "pobj"), None)
    return _issuer(parse, verb)


def _issuer(parse: Parse, verb: int) -> int | None:
    """Whose report or claim it is in which something is said: "was denied in reports by", "as claimed in a suit"."""
    for child in parse.children[verb]:
        document = parse.child(child, "pobj") if parse.lower[child] == "in" and child > verb else None
        if document is not None and _is_issued(parse, document):
            itself = document if is_as_clause(parse, verb) else None
            return possessor(parse, document) or _released_by(parse, document) or itself
    return None


def _is_issued(parse: Parse, noun: int) -> bool:
    """Whether the noun is a document or a claim, behind which somebody stands."""
    return parse.lemmas[noun] in documents() or parse.lemmas[noun] in words("claims")


def is_as_clause(parse: Parse, verb: int) -> bool:
    """Whether the verb follows "as" and has no subject: "as claimed in a statement", "as stated by the court"."""
    lead = [c for c in parse.children[verb] if parse.deps[c] == "advmod" and c < verb]
    before = min([verb, *lead]) - 1
    told = parse.deps[verb] in ("advcl", "pcomp", "amod") and parse.tags[verb] in ("VBN", "VBD")
    return told and before >= 0 and parse.lower[before] == "as" and own_subject(parse, verb) is None


# By whom a document is put out, and the parts of a body that speak for it: "the Niger office of the fund said".
_ISSUED = frozenset("release issue publish write send sign distribute circulate post file lodge submit share".split())
_PARTS_OF_BODIES = frozenset("office bureau branch desk secretariat headquarters service department section".split())


def find_source(parse: Parse, quotes: Quotations, verb: int) -> Source | None:
    """The mention of whoever does what the verb at token `verb` says; None if the sentence does not tell."""
    head = speaker_head(parse, verb)
    if head is None or quotes.inside[head] != quotes.inside[verb]:
        return None
    return mention(parse, _named_behind(parse, head))


def before_own_clause(parse: Parse, source: Source, verb: int) -> Source:
    """The mention without the clause in which it speaks: of "a message stating that ..." the message."""
    if not source.head < verb < source.last:
        return source
    clause = next((up for up in (verb, *parse.ancestors(verb)) if parse.heads[up] == source.head), verb)
    return Source(source.head, source.first, max(source.head + 1, parse.subtree(clause)[0]), source.antecedent)


def _named_behind(parse: Parse, head: int) -> int:
    """The name that a parser hung on a fronted adverbial: "Days before the election, Dana Ortiz said"."""
    if parse.pos[head] == "NOUN" and is_inanimate(parse.lemmas[head]) and parse.lemmas[head] not in documents():
        return next((c for c in parse.children[head] if parse.deps[c] == "appos" and parse.pos[c] == "PROPN"), head)
    return head


def speaker_head(parse: Parse, verb: int) -> int | None:
    if is_passive(parse, verb) or _is_reduced_passive(parse, verb):
        return agent(parse, verb)
    if (shown := _shown(parse, verb)) is not None:
        return shown
    for _ in range(6):
        subject = own_subject(parse, verb)
        if subject is not None:
            return _who_speaks(parse, verb, subject)
        up = parse.heads[verb]
        dep = parse.deps[verb]
        if up == verb:
            return None
        if dep in ("acl", "relcl") and parse.pos[up] in NOMINAL:
            return _carrier(parse, up)
        if dep == "pcomp" and parse.heads[up] != up:
            preposition, up = up, parse.heads[up]  # "by saying": the verb above the preposition
            if parse.lower[preposition] in ("as", "for") and (told := _told_of(parse, preposition, up)) is not None:
                return told
            if parse.lower[preposition] not in _ADVERBIAL:
                return None  # "accused her of saying", "is thinking about saying": nobody has said it
        elif dep not in _CONTROLLED and not (dep == "prep" and parse.tags[verb] == "VBG"):
            return None
        if parse.pos[up] in ("NOUN", "PROPN"):
            return possessor(parse, up)
        if dep in ("xcomp", "ccomp") and (controller := _object_before(parse, up, verb)) is not None:
            return controller
        if is_passive(parse, up):
            return passive_subject(parse, up)
        verb = up
    return None


def _who_speaks(parse: Parse, verb: int, subject: int) -> int:
    """The speaker where the parser gave the verb a claim for its first subject, or the one who is spoken of."""
    if claim_before(parse, verb) == subject:
        subject = next(c for c in parse.children[verb] if parse.deps[c] == "nsubj" and c > subject)
    return apposed_speaker(parse, verb, subject) or subject


def _beside_the_clause(parse: Parse, verb: int) -> int | None:
    """Who stands right before a participle behind "with", though taken for a part of it: "with one reader writing"."""
    preposition = parse.heads[verb]
    if parse.deps[verb] != "pcomp" or parse.lower[preposition] != "with":
        return None
    before = verb - 1
    named = parse.heads[before] == verb and preposition < before and parse.pos[before] in ("NOUN", "PROPN", "PRON")
    return before if named else None


def _written(parse: Parse, verb: int) -> int | None:
    """Whose letter it is that somebody else receives: "obtained a memo from the ministry saying ..."."""
    if parse.tags[verb] != "VBG" or parse.deps[verb] not in ("advcl", "prep"):
        return None
    above = parse.heads[verb]
    document = parse.child(above, "dobj")
    if document is None or document > verb or parse.lemmas[above] not in words("acquiring_verbs"):
        return None
    if "," in parse.words[document:verb]:
        return None
    return (possessor(parse, document) or document) if parse.lemmas[document] in documents() else None


def _shown(parse: Parse, verb: int) -> int | None:
    """Who is shown speaking: "footage of Dana Ortiz asking", "a video of the minister saying"."""
    if (beside := _beside_the_clause(parse, verb) or _written(parse, verb)) is not None:
        return beside
    if parse.tags[verb] != "VBG" or parse.deps[verb] not in ("advcl", "acl", "xcomp", "pcomp", "ccomp"):
        return None
    if own_subject(parse, verb) is not None or parse.deps[verb - 1] != "pobj" or verb == 0:
        return None
    of = parse.heads[verb - 1]
    return verb - 1 if parse.lower[of] == "of" and parse.lemmas[parse.heads[of]] in _PICTURES else None


_PICTURES = frozenset({"footage", "video", "clip", "recording", "tape", "audio", "film", "image", "picture", "photo"})


def _told_of(parse: Parse, preposition: int, verb: int) -> int | None:
    """Who has done what follows: "quoted him as saying", "held him in contempt for refusing"."""
    if parse.lower[preposition] == "for" and is_passive(parse, verb):
        return passive_subject(parse, verb)
    return parse.child(verb, "dobj")


def _object_before(parse: Parse, verb: int, inner: int) -> int | None:
    """Whom the verb above makes speak: "forced the minister to admit"; who "phoned him to complain" complains."""
    if parse.tags[inner] not in ("VB", "VBG") or parse.lemmas[verb] in words("ringing_verbs"):
        return None
    return next((c for c in parse.children[verb] if parse.deps[c] == "dobj" and verb < c < inner), None)


def _is_reduced_passive(parse: Parse, verb: int) -> bool:
    """As in "the report released by ..." """
    if parse.deps[verb] == "advcl" and parse.lemmas[verb] in _PUT and parse.lower[verb - 1] in ("when", "once", "if"):
        return True  # "when asked about it"
    if parse.lemmas[verb] in _PUT and parse.words[verb - 1] == "," and own_subject(parse, verb) is None:
        about = parse.lower[verb + 1 : verb + 2]  # "Ortiz, asked about the raid, shook his head"
        return about[0] in ("about", "if", "whether", "why", "what", "how", "by", "on") if about else False
    if is_as_clause(parse, verb):
        return True
    if parse.tags[verb] != "VBN" or parse.deps[verb] not in ("acl", "advcl", "relcl"):
        return False
    return not any(parse.deps[c] in ("aux", "dobj", "nsubj") for c in parse.children[verb])


def _carrier(parse: Parse, noun: int) -> int | None:
    """Who speaks in "a statement saying": whoever issued it, if the sentence says so, else the statement itself."""
    verb = parse.heads[noun]
    if parse.lemmas[noun] in documents() and parse.deps[noun] in ("dobj", "pobj"):
        if parse.deps[noun] == "pobj" or parse.lemmas[verb] in words("acquiring_verbs"):
            return possessor(parse, noun) or noun
        subject = own_subject(parse, verb)
        if subject is not None:
            return subject
    return noun


def possessor(parse: Parse, noun: int) -> int | None:
    """Whose claim it is: "Rome's claim", "the claim of/by/from Rome"."""
    for child in parse.children[noun]:
        if parse.deps[child] == "poss":
            return child
    deed = parse.lemmas[noun] in words("claims") and any(parse.lower[c] == "of" for c in parse.children[noun])
    for child in parse.children[noun]:
        if deed and parse.lower[child] == "by":
            continue  # "allegations of torture by the police"
        if parse.deps[child] in ("prep", "agent") and parse.lower[child] in ("by", "from", "among"):
            issuer = next((g for g in parse.children[child] if parse.deps[g] == "pobj"), None)
            return issuer if issuer is None or parse.lower[issuer] not in words("times") else None
    return None


def mention(parse: Parse, head: int) -> Source:
    """The whole noun phrase of `head` with appositions, without clauses that hang behind a comma."""
    antecedent = None
    if parse.lower[head] in _RELATIVE and parse.tags[head] in ("WP", "WDT", "IN", "DT"):
        antecedent = _antecedent(parse, head)
        if antecedent is not None:
            return Source(head, head, head + 1, antecedent)
    first, last = parse.subtree(head)
    last = min(last, _clause_cut(parse, head, last), _phrase_cut(parse, head, last))
    while last > head + 1 and parse.deps[last - 1] in ("punct", "cc", "case"):
        last -= 1
    while last + 1 < len(parse) and parse.words[last] == "-" and parse.starts[last + 1] - parse.ends[last - 1] == 1:
        last += 2  # "secretary-general"
    first = _after_dateline(parse, first, head)
    while first < head and parse.deps[first] in ("punct", "cc"):
        first += 1
    return Source(head, first, last)


def _after_dateline(parse: Parse, first: int, head: int) -> int:
    """Where the mention begins behind a time or a place that a dash sets off: "14:35 – The envoy", "OSLO — She"."""
    for dash in range(first + 1, head):
        if parse.words[dash] in _DASHES and parse.starts[dash] > parse.ends[dash - 1]:
            lead = range(first, dash)
            aside = all(parse.pos[t] in ("NUM", "PUNCT", "PROPN", "SYM") or parse.words[t][0].isdigit() for t in lead)
            return dash + 1 if aside else first
    return first


def _phrase_cut(parse: Parse, head: int, last: int) -> int:
    """Token before which a relative clause or an adverbial behind a comma begins, wherever in the phrase it hangs."""
    for token in range(head + 1, last - 1):
        if parse.words[token] != ",":
            continue
        if parse.tags[token + 1] in ("WP", "WDT", "WP$") or parse.lower[token + 1] in _ADJUNCTS:
            return token
    return last


def _clause_cut(parse: Parse, head: int, last: int) -> int:
    """Token before which the mention ends: a comma or dash followed by a clause that modifies it."""
    inner = [g for c in parse.children[head] if parse.deps[c] == "appos" for g in parse.children[c]]
    for child in (*parse.children[head], *inner):
        if child > head and parse.deps[child] in ("relcl", "acl", "advcl", "ccomp", "parataxis", "conj"):
            start = parse.subtree(child)[0]
            before = start - 1
            if parse.deps[child] == "conj" and parse.pos[child] not in ("VERB", "AUX"):
                continue
            if before > head and parse.words[before] in (",", "—", "–", "-", "--"):
                return before
    return last


def _antecedent(parse: Parse, pronoun: int) -> int | None:
    for up in parse.ancestors(pronoun):
        if parse.deps[up] == "relcl":
            return parse.heads[up]
    return None


def entity_of(parse: Parse, entities: EntityLayer, source: Source | None) -> str | None:
    """The entity that the mention refers to, of an unknown document its author; None if neither is known."""
    if source is None:
        return None
    head = source.head if source.antecedent is None else source.antecedent
    ids = entities.at(head)
    for token in parse.children[head]:  # "the army's media wing, the ISPR"
        if not ids and parse.deps[token] == "appos" and parse.pos[token] == "PROPN":
            ids = entities.at(token)
    if not ids and _is_issued(parse, head):
        owner = possessor(parse, head) or _released_by(parse, head)
        ids = entities.at(owner) if owner is not None else ()
        for token in reversed(parse.children[head]):  # "an interior ministry statement"
            if not ids and parse.deps[token] in ("compound", "nmod", "amod", "poss"):
                ids = entities.at(token)
    if not ids and parse.lemmas[head] in _PARTS_OF_BODIES:
        ids = next((found for g in _of(parse, head) if (found := entities.at(g))), ())
    return ids[0] if ids else None


def _released_by(parse: Parse, document: int) -> int | None:
    """Whoever put out "a statement released by the ministry"."""
    for clause in parse.children[document]:
        if parse.deps[clause] == "acl" and parse.tags[clause] == "VBN" and parse.lemmas[clause] in _ISSUED:
            by = (c for c in parse.children[clause] if parse.deps[c] in ("agent", "prep") and parse.lower[c] == "by")
            return next((g for c in by if (g := parse.child(c, "pobj")) is not None), None)
    return None


def _of(parse: Parse, head: int) -> Iterator[int]:
    """What the noun at `head` is "of", or "at"."""
    for child in parse.children[head]:
        if parse.deps[child] == "prep" and parse.lower[child] in ("of", "at"):
            yield from (g for g in parse.children[child] if parse.deps[g] == "pobj")


def can_speak(parse: Parse, source: Source, kind: CueKind) -> bool:
    """Whether the mention can be somebody who says (`statement`), shows (`finding`) or thinks (`attitude`)."""
    head = source.head if source.antecedent is None else source.antecedent
    word, lemma = parse.lower[head], parse.lemmas[head]
    if word in _MUTE:
        return word in ("those", "these") and any(
            parse.deps[c] in ("relcl", "acl", "prep") for c in parse.children[head]
        )
    if kind == "finding":
        return not any(parse.tags[c] == "DT" and parse.lower[c] in _MUTE for c in parse.children[head])
    if parse.pos[head] == "NOUN":
        if lemma in documents():
            return kind != "attitude"
        if lemma == "tank" and head > 0 and parse.lower[head - 1] == "think":
            return True
        return not is_inanimate(lemma) or (lemma in _SPEAKING_IN_PLURAL and _is_body(parse, head))
    if word == "it":
        return kind == "statement"
    return parse.pos[head] in ("PROPN", "PRON", "ADJ", "DET", "NUM", "X", "VERB")


def _is_body(parse: Parse, head: int) -> bool:
    """Whether a force or a power is one that acts: "rebel forces", "the air force"."""
    return parse.tags[head] == "NNS" or any(parse.deps[c] == "compound" for c in parse.children[head])

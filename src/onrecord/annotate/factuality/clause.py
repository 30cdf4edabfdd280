"""What a clause says of its own verb: modals, negation, conditions, questions, commands."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.factuality.operators import Modality
from onrecord.annotate.factuality.settings import acts_on_a_mock, is_unreal_setting
from onrecord.annotate.lexicons import factuality as lexicon
from onrecord.annotate.lexicons.tellings import HEARSAY_NOUNS
from onrecord.model.syntax import Parse

Modifier = tuple[Modality, int]  # and the token that says so

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_ADVERBIAL: dict[str, Modality] = {"maybe": "possible", "allege": "allege", "none": "negated"}
# "He'd asked" is "he had asked", "he'd ask" is "he would ask".
CONTRACTED = frozenset({"'d", "’d"})
_WH = frozenset({"WDT", "WP", "WP$", "WRB"})


def modifiers(parse: Parse, verb: int, reported: bool) -> list[Modifier]:
    """How the clause around `verb` changes its reading, in the order of application (negation first).

    `reported` says that the clause is somebody's indirect words, where "would" is the past of "will".
    """
    carrier = _carrier_of_auxiliaries(parse, verb)
    shared = carrier != verb and not _is_contrasted(parse, verb)
    negations = [*_negations(parse, verb)] or [*(_negations(parse, carrier) if shared else ())]
    conditions = [*_conditions(parse, verb)] or [*(_conditions(parse, carrier) if shared else ())]
    modals = list(_modals(parse, carrier, reported and not conditions, bool(negations)))
    adverbs = list(_adverbs(parse, verb))
    return [*negations, *adverbs, *modals, *conditions, *_mood(parse, verb)]


def _is_contrasted(parse: Parse, verb: int) -> bool:
    """ "Do not deny the killing but blame the rebels": the negation ends before "but"."""
    first = parse.heads[verb]
    return any(parse.lower[c] == "but" and first < c < verb for c in parse.children[first])


def _carrier_of_auxiliaries(parse: Parse, verb: int) -> int:
    """In "will meet and discuss" the auxiliaries of `discuss` stand at `meet`."""
    at = verb
    while parse.deps[at] == "conj" and not _has_own_form(parse, at):
        first = parse.heads[at]
        if parse.tags[first] != parse.tags[verb]:
            break
        at = first
    return at


def _has_own_form(parse: Parse, verb: int) -> bool:
    return any(parse.deps[c] in ("aux", "auxpass", "neg", "nsubj", "nsubjpass", "mark") for c in parse.children[verb])


def _negations(parse: Parse, verb: int) -> Iterator[Modifier]:
    adverbs = lexicon.adverb_operators()
    for c in parse.children[verb]:
        dep, word = parse.deps[c], parse.lower[c]
        plain = dep == "neg" and adverbs.get(word, "none") == "none" and not _only_adds(parse, c)
        plain = plain and not (c > verb and parse.lower[c + 1 : c + 2] == ["guilty"])  # "were found not guilty"
        adverb = dep in ("advmod", "preconj", "cc") and adverbs.get(word) == "none" and word != "nor"
        adverb = adverb and not _only_adds(parse, c) and not _is_of_adverb(parse, c)
        if plain or adverb or _is_negative_argument(parse, c) or _is_negative_phrase(parse, c):
            if not _ends(parse, verb):
                yield "negated", c
            return
        dares_not = word in ("dare", "dares", "dared") and any(parse.deps[d] == "neg" for d in parse.children[c])
        if dares_not or _is_no_longer(parse, c):
            yield "negated", c
            return
    if (yet := _is_yet_to(parse, verb)) is not None:
        yield "negated", yet
    if (fronted := _fronted_negation(parse, verb)) is not None:
        yield "negated", fronted
    if (auxiliary := _auxiliary_above(parse, verb)) is not None:
        yield from (("negated", c) for c in parse.children[auxiliary] if _is_negative_phrase(parse, c))
    first = parse.heads[verb]
    if parse.deps[verb] == "conj" and (nor := [c for c in parse.children[first] if parse.lower[c] == "nor"]):
        yield "negated", nor[-1]


def _fronted_negation(parse: Parse, verb: int) -> int | None:
    """ "Not even then did they shoot", "not once has he met her"; "not until May did they meet": then they did."""
    start, auxiliary = parse.subtree(verb)[0], _first_auxiliary(parse, verb)
    subject = min(_subjects(parse, verb), default=-1)
    while start < verb and not parse.words[start][:1].isalnum():
        start += 1
    fronted = auxiliary is not None and start + 1 < auxiliary < subject and parse.lower[start] in ("not", "nor")
    return start if fronted and not _only_adds(parse, start) else None


_NOT_BEFORE = frozenset({"until", "till", "since"})


def _auxiliary_above(parse: Parse, verb: int) -> int | None:
    """The "were" of "at no point were shots fired", which a parser may take for the verb of the sentence."""
    head, subject = parse.heads[verb], min(_subjects(parse, verb), default=-1)
    inverted = parse.pos[head] == "AUX" and parse.deps[verb] == "ccomp" and head < subject < verb
    return head if inverted and _first_auxiliary(parse, verb) is None and not _subjects(parse, head) else None


def _is_no_longer(parse: Parse, c: int) -> bool:
    """The "longer" of "no longer supplies them"."""
    if parse.lower[c] not in ("longer", "more") or parse.deps[c] != "advmod":
        return False
    return any(parse.lower[d] == "no" and d == c - 1 for d in parse.children[c])


def _is_yet_to(parse: Parse, verb: int) -> int | None:
    """The "yet" of "had yet to impose", where the parser takes "had" for the auxiliary."""
    to = next((c for c in parse.children[verb] if parse.lower[c] == "to" and parse.deps[c] == "aux"), None)
    has = any(parse.lemmas[c] == "have" and parse.deps[c] == "aux" for c in parse.children[verb])
    return to - 1 if to and has and parse.lower[to - 1] == "yet" else None


def _is_of_adverb(parse: Parse, c: int) -> bool:
    """ "Almost certainly", "nearly always": they come near the adverb's sense, and deny no deed."""
    return parse.lower[c] in ("almost", "nearly") and c + 1 < len(parse) and _qualifies(parse, c + 1)


def _qualifies(parse: Parse, token: int) -> bool:
    return parse.pos[token] == "ADV" and parse.lower[token].endswith(("ly", "ways")) and parse.deps[token] == "advmod"


def _only_adds(parse: Parse, negation: int) -> bool:
    """ "Not only arrested her": more than that; "not all were freed": some were; "not until May": then they were."""
    behind = negation + 1
    more = lexicon.MERELY | lexicon.NOT_NONE | _NOT_BEFORE
    return behind < len(parse) and parse.lower[behind] in more and parse.lower[negation] != "never"


def _ends(parse: Parse, verb: int) -> bool:
    """ "Did not free them until May", told as past: then they were freed."""
    told_as_past = is_past(parse, verb) and not any(parse.lower[c] in ("has", "have") for c in parse.children[verb])
    return told_as_past and any(
        (parse.deps[c] == "prep" and parse.lower[c] in lexicon.UNTIL and not _reaches_now(parse, c))
        or (parse.deps[c] == "advcl" and any(parse.lower[m] in lexicon.UNTIL for m in parse.children[c]))
        for c in parse.children[verb]
    )


def _reaches_now(parse: Parse, until: int) -> bool:
    return any(parse.lower[c] in ("now", "today", "recently", "then") for c in parse.children[until])


def _is_negative_argument(parse: Parse, c: int) -> bool:
    """ "Nobody", "no soldiers" as the subject, object or complement."""
    if parse.deps[c] not in ("nsubj", "nsubjpass", "dobj", "attr"):
        return False
    negative = lexicon.NEGATIVE_DETERMINERS
    return (
        parse.lower[c] in lexicon.NEGATIVE_SUBJECTS
        or any(parse.lower[d] in negative and parse.deps[d] in ("det", "preconj") for d in parse.children[c])
        or _is_not_one(parse, c)
    )


def _is_not_one(parse: Parse, noun: int) -> bool:
    """ "Not one of them", "not a single shot", "not even a warning"; "not all of them" leaves some."""
    start = parse.subtree(noun)[0]
    return parse.lower[start] == "not" and start < noun and parse.lower[start + 1] in lexicon.ONE


def _is_negative_phrase(parse: Parse, c: int) -> bool:
    """ "At no point", "under no circumstances", "by no means"."""
    if parse.deps[c] != "prep" or parse.lower[c] not in ("at", "in", "under", "by", "on"):
        return False
    objects = (d for d in parse.children[c] if parse.lemmas[d] in lexicon.OCCASIONS)
    return any(parse.lower[e] == "no" for d in objects for e in parse.children[d])


def _adverbs(parse: Parse, verb: int) -> Iterator[Modifier]:
    operators = lexicon.adverb_operators()
    for c in parse.children[verb]:
        kind = operators.get(parse.lower[c])
        if parse.deps[c] == "advmod" and kind is not None and kind != "none":
            yield _ADVERBIAL[kind], c
        elif c + 1 < verb and parse.words[c + 1] == ":" and (label := _label(parse, c)) is not None:
            yield label, c
        elif parse.lower[c] == "according" and (hedge := _by_hearsay(parse, c)) is not None:
            yield hedge, c


def _label(parse: Parse, word: int) -> Modality | None:
    """ "Unconfirmed: shots fired near the palace"."""
    kind = lexicon.adjective_operators().get(parse.lower[word])
    return _ADVERBIAL[kind] if kind in ("maybe", "allege") else None


def _by_hearsay(parse: Parse, according: int) -> Modality | None:
    """ "According to unverified accounts", "according to rumours"."""
    for to in parse.children[according]:
        for source in parse.children[to]:
            kinds = {lexicon.adjective_operators().get(parse.lower[c]) for c in parse.children[source]}
            if kinds & {"maybe", "allege"} or parse.lemmas[source] in HEARSAY_NOUNS:
                return "possible" if "maybe" in kinds or parse.lemmas[source] in HEARSAY_NOUNS else "allege"
    return None


def _modals(parse: Parse, verb: int, reported: bool, negated: bool) -> Iterator[Modifier]:
    perfect = any(parse.deps[c] == "aux" and parse.lemmas[c] == "have" for c in parse.children[verb])
    for c in parse.children[verb]:
        word = parse.lower[c]
        if parse.deps[c] != "aux" or (word in CONTRACTED and parse.tags[verb] in ("VBN", "VBD")):
            continue
        if word in lexicon.FUTURE:
            yield "future", c
        elif word in lexicon.OBLIGATION:
            yield "obliged", c
        elif word in lexicon.POSSIBILITY and not (word == "could" and negated):
            yield "possible", c
        elif word in lexicon.WOULD and not (negated and not perfect) and not _is_hindsight(parse, verb):
            yield ("future" if reported and not perfect else "possible"), c


def _is_hindsight(parse: Parse, verb: int) -> bool:
    """ "He would later be arrested": the future seen from the past."""
    return any(parse.deps[c] == "advmod" and parse.lower[c] in lexicon.LATER for c in parse.children[verb])


def _conditions(parse: Parse, verb: int) -> Iterator[Modifier]:
    """The verb of an if-clause, or of the clause that hangs on one."""
    for c in parse.children[verb]:
        dep, word = parse.deps[c], parse.lower[c]
        marks = dep == "mark" and (word in lexicon.CONDITIONS or _is_conditional_phrase(parse, c, verb))
        if marks or word in ("whether", "whoever"):
            yield "conditional", c
        elif dep == "advcl" and word in lexicon.CONDITIONS and not parse.children[c]:
            yield "conditional", c  # "supposing they attacked": hung beside it
        elif dep == "advcl" and (mark := _condition_mark(parse, c)) is not None and not is_past(parse, verb):
            if parse.lower[mark] != "unless" or not _is_future(parse, verb):  # "will strike unless": set to come
                yield "conditional", mark
        elif dep == "prep" and word in ("in", "during") and is_unreal_setting(parse, c):
            yield "conditional", c
    if _is_before_it(parse, verb):
        yield "future", verb
    if (anybody := _for_whoever(parse, verb)) is not None:
        yield "conditional", anybody
    if parse.deps[verb] == "advcl" and (inverted := _inverted(parse, verb)) is not None:
        yield "conditional", inverted
    if acts_on_a_mock(parse, verb):
        yield "conditional", verb


def _is_conditional_phrase(parse: Parse, mark: int, verb: int) -> bool:
    """ "Provided that", "as long as" of what is still to come, "as though", "looks like"."""
    word, before = parse.lower[mark], parse.lower[mark - 1] if mark else ""
    if word == "that":
        return before in lexicon.CONDITIONS or before == "condition"
    if word == "as":
        return before == "long" and not is_past(parse, verb)
    if word == "like":
        return parse.deps[verb] == "ccomp" and parse.lemmas[parse.heads[verb]] in ("look", "sound", "seem", "feel")
    return word == "though" and before == "as"


def _is_future(parse: Parse, verb: int) -> bool:
    return any(parse.lower[c] in lexicon.FUTURE for c in parse.children[verb])


def _condition_mark(parse: Parse, clause: int) -> int | None:
    for c in parse.children[clause]:
        if parse.lower[c] in lexicon.CONDITIONS and parse.lower[c] != "whether":
            return c
    return _inverted(parse, clause)


def _for_whoever(parse: Parse, verb: int) -> int | None:
    """ "Whoever insults the emir is jailed": what befalls anybody who does it has befallen nobody yet."""
    if parse.child(verb, "nsubj", "nsubjpass") is not None or is_past(parse, verb):
        return None
    subjects = (parse.child(c, "nsubj", "nsubjpass") for c in parse.children[verb] if c < verb)
    return next((s for s in subjects if s is not None and parse.lower[s] in ("whoever", "whosoever")), None)


def _is_before_it(parse: Parse, verb: int) -> bool:
    """ "Before the talks begin", "until she resigns", "when they attack, he will": a present still to come."""
    told = parse.child(verb, "auxpass")
    told = verb if told is None else told  # "when they are released"
    if parse.tags[told] not in ("VBZ", "VBP", "VBD") or parse.child(verb, "aux") is not None:
        return False
    if parse.tags[told] == "VBD" and parse.lower[told] != parse.lemmas[told]:
        return False
    above = parse.heads[verb]
    if parse.deps[verb] == "relcl":
        return parse.lemmas[above] in _OCCASIONS and _is_under_future(parse, above)
    if parse.deps[verb] != "advcl":
        return False
    marks = {parse.lower[c] for c in parse.children[verb] if parse.deps[c] in ("mark", "advmod")}
    if parse.tags[verb] != "VBD" and marks & {"before", "until", "till"}:
        return True
    soon = parse.lower[above] in ("as", "soon")
    return (bool(marks & {"after", "once", "when", "whenever"}) or soon) and _is_under_future(parse, verb)


def _is_under_future(parse: Parse, token: int) -> bool:
    main = next((a for a in parse.ancestors(token) if parse.pos[a] in ("VERB", "AUX")), None)
    return main is not None and _is_future(parse, main)


_OCCASIONS = frozenset("day time moment hour minute week month year second instant".split())


def _inverted(parse: Parse, clause: int) -> int | None:
    """The auxiliary of "should they attack, ...", "had they met, ..."."""
    subject = min(_subjects(parse, clause), default=-1)
    auxiliaries = (c for c in parse.children[clause] if parse.deps[c] in ("aux", "mark") and c < subject)
    return next((c for c in auxiliaries if parse.lower[c] in ("should", "had")), None)


def is_past(parse: Parse, verb: int) -> bool:
    """Told as past or perfect, so that no condition hangs over it ("asked him if", "has threatened to act if")."""
    auxiliaries = [c for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")]
    if any(parse.tags[c] == "MD" for c in auxiliaries):
        return False
    told = any(parse.tags[c] in ("VBD", "VBZ", "VBP") and parse.lemmas[c] == "have" for c in auxiliaries)
    simple = any(parse.tags[c] == "VBD" and parse.lemmas[c] in ("be", "do") for c in auxiliaries)
    return parse.tags[verb] == "VBD" or told or simple


def _subjects(parse: Parse, verb: int) -> list[int]:
    return [c for c in parse.children[verb] if parse.deps[c] in SUBJECTS]


def _mood(parse: Parse, verb: int) -> Iterator[Modifier]:
    """A yes-no question, a command, or what is demanded ("insisted that the firm free her")."""
    if is_subjunctive(parse, verb):
        yield "obliged", verb
    if parse.deps[verb] not in ("ROOT", "ccomp", "parataxis", "conj") and not is_base_form(parse, verb):
        return
    start, end = parse.sentences[parse.sentence_of[verb]]
    subject, auxiliary = min(_subjects(parse, verb), default=-1), _first_auxiliary(parse, verb)
    inverted = auxiliary is not None and auxiliary < subject
    asks = "?" in parse.lower[max(start, end - 3) : end]
    if asks and not any(parse.tags[t] in _WH for t in range(start, end)) and (inverted or parse.deps[verb] == "ROOT"):
        yield "asked", verb
    elif (did := _did_before(parse, verb)) is not None:
        yield from _negations(parse, did)
    elif is_base_form(parse, verb) and subject < 0 and auxiliary is None and parse.deps[verb] != "conj":
        yield "obliged", verb


def _did_before(parse: Parse, verb: int) -> int | None:
    """The "did" of "did, after all, expel him", which a parser takes for a verb of its own."""
    head = parse.heads[verb]
    split = (
        parse.lower[head] in ("did", "does", "do") and head < verb and parse.deps[verb] in ("advcl", "xcomp", "conj")
    )
    return head if split and is_base_form(parse, verb) and parse.child(head, "dobj") is None else None


def is_subjunctive(parse: Parse, verb: int) -> bool:
    """ "Demanded that police free her": a bare form with a subject below a verb of asking."""
    second = is_second_complement(parse, verb)
    clause = parse.heads[verb] if parse.deps[verb] == "conj" and not second else verb
    asked = (parse.deps[clause] == "ccomp" or second) and parse.lemmas[parse.heads[clause]] in lexicon.SUBJUNCTIVE
    bare = parse.lower[verb] == parse.lemmas[verb] and parse.child(verb, "aux", "auxpass") is None
    return asked and bare and bool(_subjects(parse, verb)) and parse.lemmas[verb] not in lexicon.UNCHANGED


def shared_condition(parse: Parse, verb: int) -> int | None:
    """The "if" of "if the army splits and one half attacks": of a second clause with a subject of its own."""
    first = parse.heads[verb]
    own = any(parse.deps[c] == "mark" for c in parse.children[verb])
    if parse.deps[verb] != "conj" or parse.deps[first] not in ("advcl", "ccomp") or own or is_past(parse, verb):
        return None
    marks = (c for c in parse.children[first] if parse.deps[c] == "mark" and parse.lower[c] in lexicon.CONDITIONS)
    return next(marks, None)


def is_second_complement(parse: Parse, verb: int) -> bool:
    """ "Demanded that they leave and that police free her": a parser may hang the second on "demanded"."""
    above = parse.heads[verb]
    said = any(parse.deps[c] == "mark" and parse.lower[c] == "that" for c in parse.children[verb])
    return (
        parse.deps[verb] == "conj"
        and said
        and any(parse.deps[c] == "ccomp" and c < verb for c in parse.children[above])
    )


def is_base_form(parse: Parse, verb: int) -> bool:
    """Also where the tagger took the first word of a sentence for another form: "Withdraw by noon"."""
    first = verb == parse.sentences[parse.sentence_of[verb]][0]
    return parse.tags[verb] == "VB" or (first and parse.tags[verb] == "VBG" and not parse.lower[verb].endswith("ing"))


def is_infinitive(parse: Parse, verb: int) -> bool:
    return any(parse.lower[c] == "to" and parse.deps[c] == "aux" for c in parse.children[verb])


def _first_auxiliary(parse: Parse, verb: int) -> int | None:
    return next((c for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")), None)

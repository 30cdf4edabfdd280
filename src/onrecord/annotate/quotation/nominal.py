"""Drafts from nouns ("Rome's claim that", "issued a warning against"), adjectives ("is worried about") and phrases
("according to", "in the view of")."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.lexicons.speech import Cue, documents, is_inanimate, media, words
from onrecord.annotate.quotation.content import Pieces, matrix_clause
from onrecord.annotate.quotation.cues import find_words
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.nocomment import negated
from onrecord.annotate.quotation.objects import with_adjuncts
from onrecord.annotate.quotation.quotes import Quotations
from onrecord.annotate.quotation.source import (
    Source,
    can_speak,
    find_source,
    is_passive,
    mention,
    own_subject,
    possessor,
)
from onrecord.model.statement import Act
from onrecord.model.syntax import Parse


def find_nominal(parse: Parse, quotes: Quotations) -> Iterator[Draft]:
    for token, readings in find_words(parse, "NOUN"):
        if quotes.inside[token] < 0 and (draft := _noun(parse, quotes, token, readings)) is not None:
            yield draft
    yield from _cries(parse, quotes)
    for token, readings in find_words(parse, "ADJ"):
        if quotes.inside[token] < 0 and (draft := _adjective(parse, quotes, token, readings)) is not None:
            yield draft


def _cries(parse: Parse, quotes: Quotations) -> Iterator[Draft]:
    """As in "chants of '...' from the crowd": nobody else introduces what is cried."""
    for index, quotation in enumerate(quotes.items):
        noun = quotation.outer_first - 2
        if noun < 0 or parse.lower[noun + 1] != "of" or parse.lemmas[noun] not in words("cries"):
            continue
        behind = quotation.outer_last
        known = behind < len(parse) and parse.lower[behind] in ("from", "by")
        speaker = parse.child(behind, "pobj") if known else None
        source = mention(parse, speaker) if speaker is not None else _noun_source(parse, quotes, noun)
        act: Act = "demand" if parse.lemmas[noun] == "call" else "assert"
        piece = (quotation.first, quotation.last)
        yield Draft(noun, (noun, noun + 1), source, [piece], act, "statement", "cry", quotes=[index])


def _noun(parse: Parse, quotes: Quotations, noun: int, readings: tuple[Cue, ...]) -> Draft | None:
    if any(parse.lower[c] == "no" for c in parse.children[noun]):
        return None  # "has made no request for talks"
    source = _noun_source(parse, quotes, noun)
    if source is None or source.first <= noun < source.last:
        return None
    for cue in readings:
        if cue.name == "blame" and parse.lemmas[parse.heads[noun]] in words("bearing_verbs"):
            continue  # "Malta bears the responsibility": whoever bears it blames nobody
        if not can_speak(parse, source, cue.kind) or (cue.kind != "statement" and parse.lower[source.head] in _OURS):
            continue
        found = _noun_content(parse, noun, cue)
        if found is not None:
            frame, pieces = found
            if parse.deps[noun] == "dobj":
                pieces = [(a, with_adjuncts(parse, parse.heads[noun], b)) for a, b in pieces]
            return Draft(noun, (noun, noun + 1), source, pieces, cue.frames[frame], cue.kind, cue.name, frame=frame)
    return None


_RECEIVED = frozenset({"order", "instruction", "directive", "mandate", "assurance", "guarantee", "promise", "call"})
_OURS = frozenset({"my", "our", "your", "i", "we", "you"})


def _noun_source(parse: Parse, quotes: Quotations, noun: int) -> Source | None:
    owner = possessor(parse, noun)
    if owner is not None:
        return mention(parse, owner)
    if parse.deps[noun] not in ("dobj", "nsubjpass", "pobj", "conj"):
        return None
    verb = parse.heads[noun]
    if parse.deps[noun] == "conj" and parse.pos[verb] == "NOUN":
        noun, verb = verb, parse.heads[verb]
    if parse.deps[noun] == "pobj":
        return None
    if parse.lemmas[verb] == "have" and parse.lemmas[noun] in _RECEIVED:
        return None  # "soldiers have orders to let them pass": somebody else gave them
    if parse.lemmas[verb] in words("light_verbs") and not negated(parse, verb):
        return find_source(parse, quotes, verb)
    return None


def _noun_content(parse: Parse, noun: int, cue: Cue) -> tuple[str, Pieces] | None:
    for child in parse.children[noun]:
        if child < noun:
            continue
        dep = parse.deps[child]
        if dep == "prep" and parse.lower[child] in cue.frames and _topic_behind(parse, child):
            return parse.lower[child], [(child + 1, parse.subtree(child)[1])]
        if dep in ("acl", "ccomp", "relcl", "xcomp"):
            frame = _clause_frame(parse, child)
            if frame in cue.frames:
                return frame, [parse.subtree(child)]
    return None


def _topic_behind(parse: Parse, prep: int) -> bool:
    """Whether the preposition leads to a topic: "a message on Telegram" has none."""
    inner = parse.child(prep, "pobj", "pcomp", "amod")
    if inner is None:
        return False
    named = {parse.lower[inner], f"{parse.lower[inner - 1]}_{parse.lower[inner]}"}
    return not (parse.lower[prep] in ("on", "in") and any(name in media() for name in named))


def _clause_frame(parse: Parse, clause: int) -> str:
    kids = parse.children[clause]
    if any(parse.tags[c] == "TO" and parse.deps[c] in ("aux", "auxpass") for c in kids):
        return "inf"
    if parse.tags[clause] == "VBG" and own_subject(parse, clause) is None:
        return "ger"
    if any(parse.deps[c] == "mark" and parse.lower[c] == "that" for c in kids):
        return "that"
    relative = any(parse.tags[c] in ("WDT", "WP") and parse.lower[c] != "that" for c in kids)
    subject = own_subject(parse, clause)
    if relative or subject is None or parse.lower[subject] == "that":
        return "relative"
    return "that" if parse.deps[clause] in ("acl", "ccomp") else "relative"


def _adjective(parse: Parse, quotes: Quotations, word: int, readings: tuple[Cue, ...]) -> Draft | None:
    verb = parse.heads[word]
    if parse.deps[word] not in ("acomp", "oprd", "attr", "conj", "ROOT", "ccomp") or (
        verb == word and not is_passive(parse, word)
    ):
        return None
    if negated(parse, verb) or parse.lemmas[verb] == "make":  # "make sure" says nothing
        return None
    source = find_source(parse, quotes, verb)
    if source is None or parse.lower[source.head] in ("i", "we", "you"):
        return None
    for cue in readings:
        if not can_speak(parse, source, cue.kind):
            continue
        found = _adjective_content(parse, word, cue)
        if found is not None:
            frame, pieces = found
            return Draft(word, (word, word + 1), source, pieces, cue.frames[frame], cue.kind, cue.name, frame=frame)
    return None


def _adjective_content(parse: Parse, word: int, cue: Cue) -> tuple[str, Pieces] | None:
    for child in parse.children[word]:
        if child < word:
            continue
        dep = parse.deps[child]
        if dep == "prep" and parse.lower[child] in cue.frames and parse.subtree(child)[1] > child + 1:
            return parse.lower[child], [(child + 1, parse.subtree(child)[1])]
        if dep in ("xcomp", "ccomp", "advcl"):
            frame = _clause_frame(parse, child)
            frame = "that" if frame == "relative" and dep == "ccomp" else frame
            if frame in cue.frames:
                return frame, [parse.subtree(child)]
    return None


def find_phrases(parse: Parse, quotes: Quotations) -> Iterator[Draft]:
    """As in "according to X", "in X's view", "by X's own account": the content is the clause around the phrase."""
    for token, word in enumerate(parse.lower):
        if quotes.inside[token] >= 0:
            continue
        if word == "according" and token + 1 < len(parse) and parse.lower[token + 1] == "to":
            speaker, last = _according_source(parse, token), token + 2
        elif word in _VIEWPOINTS and parse.deps[token] == "prep":
            speaker, last = _viewpoint_source(parse, token, _VIEWPOINTS[word])
        else:
            continue
        pieces = _governing_clause(parse, token) if speaker is not None else []
        if speaker is not None and pieces:
            source = _until_comma(parse, token, mention(parse, speaker))
            yield Draft(token, (token, last), source, pieces, "assert", "statement", "according", frame="that")


_VIEWPOINTS = {"in": "view_in", "by": "view_by", "per": None}


def _viewpoint_source(parse: Parse, prep: int, nouns: str | None) -> tuple[int | None, int]:
    noun = parse.child(prep, "pobj")
    if noun is None:
        return None, prep + 1
    if nouns is None:
        return (noun if _is_party_to(parse, noun) else None), prep + 1
    if parse.lemmas[noun] not in words(nouns):
        return None, prep + 1
    for child in parse.children[noun]:
        if parse.deps[child] == "poss" and parse.lower[child] not in ("my", "your", "our"):
            return child, prep + 1
        if parse.lower[child] == "of" and (speaker := parse.child(child, "pobj")) is not None:
            return speaker, child + 1
    return None, prep + 1


def _is_party_to(parse: Parse, noun: int) -> bool:
    """Whether "per" names who says so: "per officials", "per the report"; "per year" and "per student" count."""
    if parse.pos[noun] in ("PROPN", "PRON") or parse.tags[noun] == "NNS":
        return not any(parse.words[c][0].isdigit() for c in parse.children[noun])  # "per 1,000 people"
    determined = any(parse.deps[c] in ("det", "poss") for c in parse.children[noun])
    return determined and (parse.lemmas[noun] in documents() or not is_inanimate(parse.lemmas[noun]))


def _according_source(parse: Parse, token: int) -> int | None:
    for holder in (token + 1, token):
        if (speaker := parse.child(holder, "pobj")) is not None:
            return speaker
        if (noun := parse.child(holder, "pcomp")) is not None:  # "show insiders" taken for a verb and its object
            return next((c for c in parse.children[noun] if parse.deps[c] == "dobj"), noun)
    return None


def _until_comma(parse: Parse, inserted: int, source: Source) -> Source:
    """The source of a phrase that the parser took for the whole sentence ends at the first comma."""
    if parse.heads[inserted] != inserted:
        return source
    comma = next((t for t in range(source.head + 1, source.last) if parse.words[t] == ","), source.last)
    return Source(source.head, source.first, comma)


def _governing_clause(parse: Parse, inserted: int) -> Pieces:
    _, end = parse.sentences[parse.sentence_of[inserted]]
    head = parse.heads[inserted]
    if head == inserted:  # "according" taken for the root: the rest of its sentence
        comma = next((t for t in range(inserted, end) if parse.words[t] == ","), end)
        return [(comma + 1, end)] if comma + 1 < end else []
    for up in (head, *parse.ancestors(head)):
        head = up
        if parse.pos[up] in ("VERB", "AUX") and parse.deps[up] not in (
            "xcomp",
            "acl",
            "amod",
            "advcl",
            "relcl",
            "pcomp",
        ):
            break
    return matrix_clause(parse, inserted, head)

"""Drafts from verbs: "X said ...", "..., said X", "X accused Y of ...", "is expected to ..."."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.annotate.lexicons.speech import Cue, words
from onrecord.annotate.quotation.content import Found, Pieces, find_content, matrix_clause
from onrecord.annotate.quotation.cues import CueToken, conditional
from onrecord.annotate.quotation.direct import introduced, whole_sentences
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.other_senses import is_hearsay, only_enabled
from onrecord.annotate.quotation.quotes import Quotation, Quotations
from onrecord.annotate.quotation.source import (
    Source,
    before_own_clause,
    can_speak,
    find_source,
    is_as_clause,
    is_passive,
    mention,
    own_subject,
)
from onrecord.model.statement import Act
from onrecord.model.syntax import Parse

_PLAIN: Cue = Cue("", None, "say", "assert", "statement", {"quote": "assert", "that": "assert"})
# A wish or a possibility to speak is no speech; "would" and "will" are kept where they announce or decline something.
_UNREAL = frozenset({"could", "might", "may", "should", "must", "ought", "can"})
_PERSONAL_I = frozenset({"i", "we", "you", "one"})


def find_verbal(
    parse: Parse, quotes: Quotations, cues: Iterable[CueToken], attached: dict[int, list[int]]
) -> Iterator[Draft]:
    """One draft for each cue verb outside quotation marks that has somebody's words behind or before it."""
    known = set()
    for cue in cues:
        known.add(cue.token)
        if quotes.inside[cue.token] < 0:
            draft = draft_of(parse, quotes, cue, attached.get(cue.token, []))
            if draft is not None:
                yield draft
    for token in attached:
        if token not in known:
            yield from _unlisted(parse, quotes, token, attached[token])


def _unlisted(parse: Parse, quotes: Quotations, token: int, ids: list[int]) -> Iterator[Draft]:
    """A verb that is no cue elsewhere ("...," she shrugged): the quotation makes it one."""
    source = _source(parse, quotes, token)
    if source is not None:
        pieces = [_inner(quotes, i) for i in ids]
        yield Draft(token, (token, token + 1), source, pieces, "assert", "statement", "say", quotes=list(ids))


def draft_of(parse: Parse, quotes: Quotations, cue: CueToken, ids: list[int]) -> Draft | None:
    """The statement that the cue makes with the quotations `ids` that belong to it, None where it makes none."""
    spoken = any(whole_sentences(parse, quotes.items[i]) or introduced(parse, quotes.items[i]) for i in ids)
    if not spoken and (cue.modal in _UNREAL or conditional(parse, cue.token)):
        return None
    if not spoken and parse.tags[cue.token] == "VB" and only_enabled(parse, cue.token):
        return None
    if not ids and _is_asked(parse, cue.token):
        return None
    if cue.negated and not ids:
        return _denied_view(parse, quotes, cue)
    source = _source(parse, quotes, cue.token) if ids else find_source(parse, quotes, cue.token)
    reading, found = _best(parse, cue, bool(ids))
    if reading.kind == "attitude" and is_hearsay(parse, cue.token):
        return None
    if reading.name == "rule" and found is None and is_passive(parse, cue.token):
        return None  # "is no longer ruled by the party"
    if spoken and found is not None and found.frame in ("inf", "objinf") and quotes.inside[found.pieces[0][0]] in ids:
        found = None  # "...," she told the press, "to show that ...": the quotation goes on, nobody is told to do it
    if spoken and found is not None and _only_tells_how(parse, quotes, ids, cue.token, found):
        found = None
    pieces: Pieces = [_inner(quotes, i) for i in ids]
    if found is not None:
        pieces += [p for p in found.pieces if not _beside_quote(parse, quotes, ids, cue.token, p)]
    elif not ids:
        pieces = _around(parse, cue, reading)
    if not pieces or not _plausible(parse, reading, source, found, spoken):
        return None
    act: Act = found.act if found is not None else reading.frames.get("quote", reading.act)
    addressees = found.addressees if found is not None else _addressees(parse, cue.token, reading)
    frame = "quote" if found is None else found.frame
    return Draft(
        cue.token,
        (cue.first, cue.last),
        source,
        pieces,
        act,
        reading.kind,
        reading.name,
        addressees,
        list(ids),
        frame=frame,
    )


def _is_asked(parse: Parse, verb: int) -> bool:
    """As in "Did he rule out a truce?": whether it was said is the question."""
    subject = own_subject(parse, verb)
    lead = [c for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass")]
    if parse.heads[verb] != verb or subject is None or not lead or lead[0] > subject:
        return False
    end = parse.sentences[parse.sentence_of[verb]][1]
    return "?" in parse.words[verb:end] and not any(
        parse.tags[c] in ("WRB", "WP", "WDT") and c < lead[0] for c in parse.children[verb]
    )


def _only_tells_how(parse: Parse, quotes: Quotations, ids: list[int], verb: int, found: Found) -> bool:
    """Whether a clause behind "..., she said" is the writer's: "her voice breaking", "as the crowd moved on"."""
    first = found.pieces[0][0]
    if found.frame in _TOPICS:
        return True  # 'joked about the weather, "It is only rain"': the quotation is what was said of it
    if found.frame == "that" and found.pieces[-1][1] <= verb and parse.lower[first] in (*_WHEN, "if", "unless"):
        return any(introduced(parse, quotes.items[i]) for i in ids)  # 'If so, readers would ask: "Why?"'
    if found.frame != "that" or first < verb or not any(quotes.items[i].last <= verb for i in ids):
        return False
    return quotes.inside[first] < 0 and parse.lower[first] not in _OPENS_CONTENT


_TOPICS = frozenset({"of", "about", "on"})
_OPENS_CONTENT = frozenset({"that", "how", "why", "whether", "what"})


def _beside_quote(parse: Parse, quotes: Quotations, ids: list[int], verb: int, piece: tuple[int, int]) -> bool:
    """Whether a complement is a whole quotation that the parse ran together with more than was said."""
    for quotation in (quotes.items[i] for i in ids):
        if piece[1] <= verb and quotation.last <= verb and piece[0] < quotation.last:
            if whole_sentences(parse, quotation):
                return True
        elif quotation.outer_first <= piece[0] < quotation.last and (
            introduced(parse, quotation) or _goes_on_outside(parse, quotation, piece[1])
        ):
            return True
    return False


def _goes_on_outside(parse: Parse, quotation: Quotation, end: int) -> bool:
    """Whether the writer goes on behind a whole quotation: 'says "do not," until the door opens'."""
    behind = quotation.outer_last
    stopped = parse.words[quotation.last - 1] in (",", ".", "?", "!")
    return stopped and behind < end and parse.lower[behind] in _WHEN


_WHEN = frozenset({"as", "until", "while", "when", "before", "after", "because", "since", "once", "although", "though"})


def _denied_view(parse: Parse, quotes: Quotations, cue: CueToken) -> Draft | None:
    """As in "does not believe that ...": a view not held is a denial of it, a wish not had a rejection."""
    source = find_source(parse, quotes, cue.token)
    for reading in cue.readings:
        found = find_content(parse, cue.token, reading) if reading.name in _HELD else None
        if source is None or found is None or not _plausible(parse, reading, source, found, False):
            continue
        act: Act = "deny" if reading.name.startswith("believe") else "reject"
        return Draft(
            cue.token, (cue.first, cue.last), source, found.pieces, act, reading.kind, reading.name, frame=found.frame
        )
    return None


_HELD = frozenset({"believe", "believeit", "want", "support", "accept", "agree", "agreeatt", "side"})


def _best(parse: Parse, cue: CueToken, quoted: bool) -> tuple[Cue, Found | None]:
    objects: tuple[Cue, Found] | None = None
    for reading in cue.readings:
        found = find_content(parse, cue.token, reading)
        if found is not None and found.frame != "obj":
            return reading, found
        if found is not None and objects is None:
            objects = reading, found
    if objects is not None:
        return objects
    if quoted:
        return next((r for r in cue.readings if "quote" in r.frames), replace(_PLAIN, word=cue.readings[0].word)), None
    return cue.readings[0], None


def _around(parse: Parse, cue: CueToken, reading: Cue) -> Pieces:
    """The clause that "she said" is inserted into, or that "as she put it" hangs on."""
    token = cue.token
    if "quote" not in reading.frames or parse.heads[token] == token:
        return []
    head, dep = parse.heads[token], parse.deps[token]
    if parse.deps[head] in ("acomp", "attr"):
        head = parse.heads[head]  # "was late, as she said", hung on the adjective
    if parse.pos[head] not in ("VERB", "AUX"):
        inserted = dep in ("relcl", "acl", "appos", "parataxis") and own_subject(parse, token) is not None
        return _inserted_after(parse, token, head) if inserted and "that" in reading.frames else []
    as_clause = any(parse.deps[c] in ("mark", "advmod") and parse.lower[c] == "as" for c in parse.children[token])
    as_clause = as_clause or is_as_clause(parse, token)
    done = parse.child(token, "xcomp", "ccomp")  # "as Peru continued to arm" puts nothing in words
    if (as_clause and dep == "advcl" and done is None) or dep == "parataxis":
        return matrix_clause(parse, token, head)
    if dep in ("ccomp", "conj", "dep") and _set_off(parse, token) and "that" in reading.frames:
        return matrix_clause(parse, token, head)
    return []


def _inserted_after(parse: Parse, verb: int, noun: int) -> Pieces:
    """The clause of the noun behind which "she said" stands between commas."""
    first, last = parse.subtree(verb)
    marks = (",", "—", "--", "–")
    if last - first > 12 or first == 0 or last >= len(parse) or parse.words[first - 1] not in marks:
        return []
    subject = own_subject(parse, verb)
    if parse.words[last] not in marks or (subject is not None and parse.tags[subject] in ("WP", "WDT")):
        return []
    clause = next((up for up in parse.ancestors(noun) if parse.pos[up] in ("VERB", "AUX")), None)
    return [] if clause is None else matrix_clause(parse, verb, clause)


def _set_off(parse: Parse, verb: int) -> bool:
    """Whether the verb's clause stands between commas or between a comma and the end, with nothing but its subject."""
    first, last = parse.subtree(verb)
    if last - first > 12 or first == 0:
        return False
    return parse.words[first - 1] in (",", "—", "--", "–") or parse.words[first] in (",", "—", "--", "–")


def _source(parse: Parse, quotes: Quotations, verb: int) -> Source | None:
    """The source of a verb with a quotation; where the parse finds none, the noun phrase next to the verb."""
    found = find_source(parse, quotes, verb)
    if found is not None:
        return before_own_clause(parse, found, verb)
    start, end = parse.sentences[parse.sentence_of[verb]]
    for child in parse.children[verb]:
        inverted = 0 < child - verb <= 12 and parse.lower[child] not in words("times")
        if (
            inverted
            and (parse.pos[child] in ("PROPN", "NOUN", "PRON") or parse.lower[child] in ("other", "latter", "former"))
            and quotes.inside[child] < 0
            and parse.deps[child] != "pobj"
        ):
            return mention(parse, child)
    for token in range(verb - 1, max(start, verb - 8) - 1, -1):
        if quotes.inside[token] >= 0 or parse.words[token] in ".?!":
            break
        if parse.pos[token] in ("PROPN", "PRON", "NOUN") and parse.lower[token] not in words("times"):
            return mention(parse, token)
    for token in range(verb + 1, min(end, verb + 6)):
        if quotes.inside[token] >= 0 or parse.words[token] in ".?!,":
            break
        if parse.pos[token] in ("PROPN", "PRON"):
            head = parse.heads[token] if parse.deps[token] == "compound" else token
            return mention(parse, head)
    return None


def _addressees(parse: Parse, verb: int, reading: Cue) -> list[int]:
    wanted = ("dobj", "dative") if reading.object == "addressee" else ("dative",)
    return [c for c in parse.children[verb] if parse.deps[c] in wanted and parse.pos[c] in ("NOUN", "PROPN", "PRON")]


def _plausible(parse: Parse, reading: Cue, source: Source | None, found: Found | None, spoken: bool) -> bool:
    """Whether somebody speaks here at all."""
    if source is None:
        return spoken or (found is not None and _unsourced(reading, found))
    if spoken:
        return True
    if reading.kind == "attitude" and found is not None and _identifies(parse, source, found):
        return False
    return can_speak(parse, source, reading.kind) and not (
        reading.kind != "statement" and parse.lower[source.head] in _PERSONAL_I
    )


def _identifies(parse: Parse, source: Source, found: Found) -> bool:
    """Whether a view only tells who is meant: "voters who support the bill", "the party backed by farmers"."""
    if found.frame not in ("obj", "ger", "inf"):
        return False
    if source.antecedent is not None:
        return parse.words[source.first - 1] != ","
    return any(parse.deps[up] == "agent" and parse.deps[parse.heads[up]] == "acl" for up in (parse.heads[source.head],))


def _unsourced(reading: Cue, found: Found) -> bool:
    """Whether words are reported without saying whose: "it was announced that", "is accused of", "is said to"."""
    if reading.kind == "attitude":
        return False
    return found.frame in ("that", "of") or (found.frame in ("objinf", "inf") and found.act in ("assert", "accuse"))


def _inner(quotes: Quotations, index: int) -> tuple[int, int]:
    quotation = quotes.items[index]
    return quotation.first, quotation.last

"""Which drafts stand: one for each cue, content free of its own cue and source, nothing said twice."""

from __future__ import annotations

from onrecord.annotate.lexicons.speech import documents, nouns, words
from onrecord.annotate.quotation.bounds import answer_comments, complete, cut_comment, keep_aside
from onrecord.annotate.quotation.content import Pieces
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.quotes import Quotations
from onrecord.model.syntax import Parse

_TRIM = frozenset({"PUNCT", "SPACE", "SYM"})


# Verbs that only perform the noun behind them: in "repeated his demand that ..." the demand is what is said.
_SPEAKING_FOR = frozenset({"reiterate", "reaffirm", "repeat", "restate", "renew", "convey", "express", "voice"})
_NEUTRAL = frozenset(
    {"note", "explain", "announce", "report", "claim", "discuss", "address", "propose", "pitch", "hint"}
)


def select(parse: Parse, quotes: Quotations, drafts: list[Draft]) -> list[Draft]:
    out: list[Draft] = []
    cues: set[int] = set()
    spoken: set[tuple[int, ...]] = set()
    owned = {i for d in drafts for i in d.quotes}
    for draft in _without_grounds(parse, _without_performers(parse, drafts)):
        if _owns_nothing(parse, quotes, draft, owned):
            continue
        if _asks_for_no_name(parse, draft) or _belies(parse, draft) or _nobody_says(parse, draft):
            continue
        if draft.cue is not None and (draft.anchor in cues or tuple(draft.quotes) in spoken):
            continue
        complete(parse, draft)
        cut_comment(parse, quotes, draft)
        keep_aside(parse, draft)
        draft.pieces = clean_pieces(parse, quotes, draft)
        if draft.pieces or draft.act == "decline_to_comment":
            out.append(draft)
            spoken.update([tuple(draft.quotes)] if draft.quotes and draft.frame == "turn" else [])
            if draft.cue is not None:
                cues.update(range(*draft.cue) if draft.act == "decline_to_comment" else (draft.anchor,))
    answer_comments(parse, out)
    return sorted(out, key=lambda d: (d.first, d.anchor))


def _owns_nothing(parse: Parse, quotes: Quotations, draft: Draft, owned: set[int]) -> bool:
    """Whether all that a verb says is the quotation of another: 'Pressed again, he snapped: "No."'."""
    if draft.quotes or not draft.pieces or draft.cue is None or quotes.inside[draft.anchor] >= 0:
        return False
    inside = {quotes.inside[t] for a, b in draft.pieces for t in range(a, b) if parse.pos[t] != "PUNCT"}
    return len(inside) == 1 and inside <= owned


def _without_performers(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """`drafts` where a neutral verb and the speech noun that is its object make one statement, with the noun's act."""
    verbs = {d.anchor: d for d in drafts if d.frame == "obj" and d.name in _NEUTRAL and d.cue is not None}
    performed: set[int] = set()
    held: set[int] = set()
    for draft in drafts:
        verb = verbs.get(parse.heads[draft.anchor]) if draft.cue is not None else None
        if verb is None or draft is verb or parse.deps[draft.anchor] not in ("dobj", "nsubjpass"):
            continue
        if draft.source is None or verb.cue is None or not _one_speaker(parse, draft, verb):
            continue
        if draft.kind == "attitude":  # "announced their support for": the verb tells it
            held.add(id(draft))
            continue
        performed.add(verb.anchor)
        draft.source, draft.addressees = verb.source, verb.addressees
        draft.cue = (verb.cue[0], draft.anchor + 1) if verb.anchor < draft.anchor else draft.cue
    return [d for d in drafts if not (d.anchor in performed and d.frame == "obj") and id(d) not in held]


def _without_grounds(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """`drafts` without "citing privacy rules", where that only says why somebody keeps silent or unnamed."""
    silent = {parse.sentence_of[d.anchor] for d in drafts if d.act == "decline_to_comment"}

    def is_ground(draft: Draft) -> bool:
        if parse.lower[draft.anchor] != "citing":
            return False
        unnamed = parse.lemmas[parse.heads[draft.anchor]] in words("speaking_verbs")
        return unnamed or parse.sentence_of[draft.anchor] in silent

    return [d for d in drafts if not is_ground(d)]


def _asks_for_no_name(parse: Parse, draft: Draft) -> bool:
    """ "Who asked not to be named", "insisted on anonymity": how somebody spoke, and nothing said of the news."""
    if parse.lemmas[draft.anchor] not in words("anonymity_verbs"):
        return False
    told = [t for a, b in draft.pieces for t in range(a, b)][:6]
    unnamed = any(parse.tags[t] == "VBN" and parse.lemmas[t] in words("naming_verbs") for t in told)
    return unnamed or any(parse.lemmas[t] == "anonymity" for t in told)


def _nobody_says(parse: Parse, draft: Draft) -> bool:
    """ "No group claimed responsibility"."""
    if draft.source is None or draft.act == "decline_to_comment" or draft.quotes:
        return False
    head = draft.source.head
    no = any(parse.deps[c] == "det" and parse.lower[c] == "no" for c in parse.children[head])
    return no or parse.lower[head] in ("nobody", "none", "no-one")


def _belies(parse: Parse, draft: Draft) -> bool:
    """ "His remarks contradicted the statement": words that do not go together are nobody's denial."""
    head = None if draft.source is None else draft.source.head  # of "his remarks" the "his"
    written = head is None or parse.tags[head] == "PRP$" or parse.lemmas[head] in {*documents(), *nouns()}
    return written and parse.lemmas[draft.anchor] in ("contradict", "negate") and not draft.quotes


def _one_speaker(parse: Parse, noun: Draft, verb: Draft) -> bool:
    if noun.source is None or verb.source is None:
        return False
    if parse.deps[noun.source.head] == "poss" and parse.lemmas[verb.anchor] in _SPEAKING_FOR:
        return True  # "reiterated Kenya's commitment": for whom one speaks
    return noun.source.head == verb.source.head or parse.tags[noun.source.head] == "PRP$"


def clean_pieces(parse: Parse, quotes: Quotations, draft: Draft) -> Pieces:
    """The content without the words of its cue and source, merged where only marks stand between, trimmed."""
    banned = set(range(*draft.cue)) if draft.cue else set()
    if draft.source is not None and draft.name != "floating":
        banned.update(range(draft.source.first, draft.source.last))
    tokens = sorted({t for a, b in draft.pieces for t in range(a, b)} - banned)
    out: Pieces = []
    for token in tokens:
        if out and _joins(parse, out[-1], token, banned):
            out[-1] = (out[-1][0], token + 1)
        else:
            out.append((token, token + 1))
    out = _whole_quotations(quotes, out, banned)
    return [piece for piece in (_trim(parse, quotes, a, b) for a, b in out) if piece is not None]


def _whole_quotations(quotes: Quotations, pieces: Pieces, banned: set[int]) -> Pieces:
    """`pieces` where one that ends inside a quotation goes on to its end, as the speaker did."""
    out: Pieces = []
    for first, last in pieces:
        index = quotes.inside[last - 1]
        if index >= 0 and (quotes.inside[first] != index or quotes.items[index].first == first):
            end = quotes.items[index].last
            if not banned.intersection(range(last, end)):
                last = end
        if out and first < out[-1][1]:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return out


def _joins(parse: Parse, piece: tuple[int, int], token: int, banned: set[int]) -> bool:
    """Whether nothing but marks stands between the piece and the token, in one paragraph."""
    if parse.passage_of(piece[0]) != parse.passage_of(token):
        return False
    return all(parse.pos[t] in _TRIM and t not in banned for t in range(piece[1], token))


def _trim(parse: Parse, quotes: Quotations, first: int, last: int) -> tuple[int, int] | None:
    while first < last and (parse.pos[first] in _TRIM or _is_complementizer(parse, quotes, first)):
        first += 1
    if first + 2 < last and parse.lower[first] in _MERELY and _is_complementizer(parse, quotes, first + 1):
        first += 2  # "said only that"
    that = next((t for t in range(first + 1, min(first + 4, last - 1)) if _is_complementizer(parse, quotes, t)), first)
    if any(parse.lower[t] in words("times") or parse.lower[t] == "ago" for t in range(first, that)):
        first = that + 1  # "said last week that"
    while last > first and (
        (parse.pos[last - 1] in _TRIM and parse.words[last - 1] not in ".?!…%")
        or (parse.pos[last - 1] == "CCONJ" and quotes.inside[last - 1] < 0)
    ):
        last -= 1
    if first >= last or all(parse.pos[t] in _TRIM or parse.tags[t] in ("WP", "WDT") for t in range(first, last)):
        return None
    if last - first == 1 and parse.lower[first] in ("the", "a", "an") and quotes.inside[first] < 0:
        return None
    return first, last


_MERELY = frozenset({"only", "simply", "merely", "just"})


def _is_complementizer(parse: Parse, quotes: Quotations, token: int) -> bool:
    """The "that" of "said that ..."; one that is quoted was said."""
    return parse.lower[token] == "that" and parse.deps[token] == "mark" and quotes.inside[token] < 0

"""Which cue a quotation belongs to, and who goes on speaking where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.annotate.lexicons.speech import verbs
from onrecord.annotate.quotation.cues import CueToken
from onrecord.annotate.quotation.quotes import Quotation, Quotations
from onrecord.annotate.quotation.source import is_passive, own_subject
from onrecord.model.syntax import Parse

_ENDS = frozenset(".?!")
_STOPS = frozenset(".?!;")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MAX_GAP = 45  # tokens between a quotation and its cue: a long apposition, not a second sentence


@dataclass(frozen=True, slots=True)
class Gap:
    """The tokens [first, last) between two quotations of a paragraph, with the quotations around it (-1: none)."""

    first: int
    last: int
    before: int
    after: int


def gaps(quotes: Quotations, passage_tokens: tuple[int, int], ids: list[int]) -> list[Gap]:
    start, end = passage_tokens
    out, at, before = [], start, -1
    for index in ids:
        quotation = quotes.items[index]
        out.append(Gap(at, max(at, quotation.outer_first), before, index))
        at, before = quotation.outer_last, index
    out.append(Gap(at, max(at, end), before, -1))
    return out


def passage_ranges(parse: Parse) -> dict[int, tuple[int, int]]:
    """Passage index -> its half-open token range."""
    out: dict[int, tuple[int, int]] = {}
    for (start, end), passage in zip(parse.sentences, parse.passages, strict=True):
        first, _ = out.get(passage, (start, end))
        out[passage] = (first, end)
    return out


def attach(parse: Parse, quotes: Quotations, cues: Iterable[CueToken]) -> dict[int, list[int]]:
    """Cue token -> the quotations that it introduces or follows."""
    by_token = {c.token: c for c in cues}
    out: dict[int, list[int]] = {}
    ranges = passage_ranges(parse)
    for passage, ids in quotes.by_passage.items():
        spaces = gaps(quotes, ranges[passage], ids)
        for left, right in pairwise(spaces):
            quotation = quotes.items[left.after]
            if is_title(parse, quotation):
                continue
            owner = _owner(parse, quotation, left, right, by_token)
            if owner is not None:
                out.setdefault(owner, []).append(left.after)
    for owner, index in _announced(parse, quotes, by_token, ranges):
        if not any(index in ids for ids in out.values()):
            out.setdefault(owner, []).append(index)
    return _with_beginnings(quotes, out, ranges)


def _owner(parse: Parse, quotation: Quotation, left: Gap, right: Gap, cues: dict[int, CueToken]) -> int | None:
    """The cue behind the quotation, else the one before it; "..., adding" behind a fragment begins something new."""
    after = _after(parse, quotation, right, cues)
    if after is not None and not (parse.tags[after] == "VBG" and own_subject(parse, after) is None):
        return after
    before = _before(parse, quotation, left, cues)
    if after is None or not whole_sentences(parse, quotation):
        return before
    return before if before is not None and left.last - before <= 3 else after


def _with_beginnings(
    quotes: Quotations, attached: dict[int, list[int]], ranges: dict[int, tuple[int, int]]
) -> dict[int, list[int]]:
    """`attached` with the paragraph before, where a quotation opens that only the cue's own paragraph closes."""
    taken = {index for ids in attached.values() for index in ids}
    for ids in attached.values():
        index = ids[0]
        here, before = quotes.items[index], quotes.items[index - 1]
        if index == 0 or here.opened or not here.closed or index - 1 in taken:
            continue
        broken = before.opened and not before.closed and here.passage - before.passage == 1
        if broken and before.last >= ranges[before.passage][1] - 1 and here.first == ranges[here.passage][0]:
            ids.insert(0, index - 1)
    return attached


def _announced(
    parse: Parse, quotes: Quotations, cues: dict[int, CueToken], ranges: dict[int, tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """(cue, quotation) where a paragraph ends in a colon and the next one is the quotation: "He said:"."""
    passages = sorted(ranges)
    for passage, following in pairwise(passages):
        start, end = ranges[passage]
        ids = quotes.by_passage.get(following)
        if parse.words[end - 1] != ":" or not ids or quotes.items[ids[0]].outer_first != ranges[following][0]:
            continue
        first = max(start, parse.sentences[parse.sentence_of[end - 1]][0])
        for token in range(end - 1, first - 1, -1):
            if token in cues and _quotes(cues[token]):
                yield token, ids[0]
                break


def _after(parse: Parse, quotation: Quotation, gap: Gap, cues: dict[int, CueToken]) -> int | None:
    """The cue behind the quotation: "...", said the minister."""
    if gap.first >= gap.last:
        return None
    open_end = ends_open(parse, quotation)
    for token in range(gap.first, min(gap.last, gap.first + _MAX_GAP)):
        if parse.words[token] in _STOPS:
            return None
        if parse.pos[token] not in ("VERB", "AUX") or parse.deps[token] in ("aux", "auxpass", "amod"):
            continue
        cue = token in cues and _quotes(cues[token]) and not _marked(parse, token)
        if cue and _is_added(parse, token, gap):
            return None
        if cue and not whole_sentences(parse, quotation):
            cue = not _inside_noun_phrase(parse, token)
            open_end = open_end and (_comma_behind(parse, quotation) or _leads(parse, token, quotation))
        if cue:
            return token if open_end or (_bare(parse, token, gap) and not _leads_on(parse, quotation, gap)) else None
        if (
            token not in cues
            and open_end
            and whole_sentences(parse, quotation)
            and _bare(parse, token, gap)
            and (parse.tags[token] in ("VBD", "VBZ") or (parse.tags[token] == "VBN" and token - gap.first <= 1))
        ):
            return token  # "...," she shrugged.
        if not _inside_noun_phrase(parse, token):
            return None
    return None


def _is_added(parse: Parse, verb: int, gap: Gap) -> bool:
    """Whether the verb is a second one of whoever is named before: 'called it "a lie" and warned of ...'."""
    lead = [c for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass", "neg", "advmod") and c < verb]
    before = min([verb, *lead]) - 1
    if before < gap.first or parse.pos[before] != "CCONJ":
        return False
    subject = own_subject(parse, verb)
    return subject is None or subject < gap.first


def ends_open(parse: Parse, quotation: Quotation) -> bool:
    """Whether the sentence goes on behind the quotation: it ends in a comma, a question mark or nothing at all."""
    text = parse.document.article.text
    inner = text[quotation.start : quotation.end].rstrip().rstrip("'’\"”")
    rest = text[quotation.end : quotation.end + 4].lstrip("”\"'’» ")
    if inner.endswith(",") or rest.startswith(","):
        return True
    if inner.endswith("."):
        return rest[:1].islower()
    return True


def _comma_behind(parse: Parse, quotation: Quotation) -> bool:
    text = parse.document.article.text
    inner = text[quotation.start : quotation.end].rstrip().rstrip("'’\"”")
    rest = text[quotation.end : quotation.end + 4].lstrip("”\"'’» ")
    return inner.endswith((",", "?", "!", "—", "--")) or rest.startswith(",")


def is_title(parse: Parse, quotation: Quotation) -> bool:
    """Whether the words are a name in quotation marks: "Face the Nation"."""
    words = [parse.words[t] for t in range(quotation.first, quotation.last) if parse.words[t][:1].isalpha()]
    if not 2 <= len(words) <= 8 or introduced(parse, quotation) or _comma_behind(parse, quotation):
        return False
    return all(w[0].isupper() or w in _SMALL for w in words) and sum(w[0].isupper() for w in words) >= 2


_SMALL = frozenset({"the", "a", "an", "of", "and", "in", "on", "for", "to", "with"})


def _quotes(cue: CueToken) -> bool:
    return any("quote" in reading.frames for reading in cue.readings)


def _marked(parse: Parse, token: int) -> bool:
    return any(parse.deps[c] == "mark" and parse.lower[c] not in ("as", "that") for c in parse.children[token])


def _bare(parse: Parse, token: int, gap: Gap) -> bool:
    """Whether the gap's first sentence is nothing but somebody and the verb."""
    end = next((t for t in range(gap.first, gap.last) if parse.words[t] in _ENDS), gap.last)
    words = sum(parse.pos[t] != "PUNCT" for t in range(gap.first, end))
    return (
        words <= 5
        and gap.first <= token < end
        and not any(parse.deps[c] in ("dobj", "ccomp", "xcomp") and c > token for c in parse.children[token])
    )


def _leads_on(parse: Parse, quotation: Quotation, gap: Gap) -> bool:
    """Whether the words behind a whole sentence lead up to the next quotation: '"...." To that she said, "..."'."""
    if gap.after < 0 or parse.words[gap.last - 1] not in (",", ":") or parse.words[quotation.last - 1] not in _ENDS:
        return False
    return parse.words[gap.first][:1].isupper()


def _inside_noun_phrase(parse: Parse, token: int) -> bool:
    """Whether the verb only modifies a noun: "said" may still follow ("..., the man who led the raid said")."""
    for up in (token, *parse.ancestors(token)):
        if parse.deps[up] in ("relcl", "acl", "amod"):
            return True
        if parse.pos[up] in ("NOUN", "PROPN"):
            return False
    return False


def _before(parse: Parse, quotation: Quotation, gap: Gap, cues: dict[int, CueToken]) -> int | None:
    """The cue that leads up to the quotation: the minister said: "..."."""
    direct = gap.last > gap.first and parse.words[gap.last - 1] in (",", ":", "—", "--")
    for token in range(gap.last - 1, max(gap.first, gap.last - _MAX_GAP) - 1, -1):
        if parse.words[token] in _STOPS:
            return None
        if token in cues and _leads_up(parse, cues[token], direct) and not _begins_to_do(parse, cues[token]):
            return token if direct or gap.last - token <= 4 or _leads(parse, token, quotation) else None
        if parse.tags[token] in _FINITE and parse.deps[token] not in ("aux", "auxpass", "relcl") and not direct:
            return None
    return None


def _leads_up(parse: Parse, cue: CueToken, direct: bool) -> bool:
    """Whether a quotation can stand behind the cue; 'although both are known to kill, "..."' leads up to none."""
    aside = _marked(parse, cue.token) or is_passive(parse, cue.token)
    return _quotes(cue) or (direct and not aside)


def _begins_to_do(parse: Parse, cue: CueToken) -> bool:
    """As in "began to drive": what begins is no speech."""
    begins = any(reading.name == "goon" for reading in cue.readings)
    done = parse.child(cue.token, "xcomp", "dobj", "prt") if begins else None
    return done is not None and parse.lemmas[done] not in verbs()


def _leads(parse: Parse, verb: int, quotation: Quotation) -> bool:
    """Whether the quotation hangs somewhere under the verb."""
    first, last = parse.subtree(verb)
    return first < quotation.last and quotation.first < last


def whole_sentences(parse: Parse, quotation: Quotation) -> bool:
    """Whether a quotation stands as a sentence of its own."""
    text = parse.document.article.text
    before = text[max(0, quotation.start - 40) : quotation.start].rstrip("“\"'‘«` \t")[-1:]
    inner = text[quotation.start : quotation.end].strip()
    return ((not before or before in ".!?…\n:”\"'’)—-") and inner[:1].isupper()) or before in ("", "\n")


def introduced(parse: Parse, quotation: Quotation) -> bool:
    """Whether a comma or a colon leads up to a quotation that begins like a sentence."""
    text = parse.document.article.text
    before = text[max(0, quotation.start - 40) : quotation.start].rstrip("“\"'‘«` \t")[-1:]
    return before in (",", ":") and text[quotation.start : quotation.end].lstrip()[:1].isupper()

"""The day that goes on: who said one thing on Monday said the next sentence's on Monday too.

A statement whose own words name no time shares the day of what the same speaker said just before it, in the sentence
next to it: within a paragraph in any form, over its end as a quotation or by a pronoun only ("He also warned"). The day
is then inferred, not stated.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from onrecord.annotate.timex.attach import SPEAKING, when_of
from onrecord.annotate.timex.hanging import hung_in_sentence
from onrecord.model.annotation import AnnotatedDocument, Attribution
from onrecord.model.syntax import Parse
from onrecord.model.temporal import When

# A day and the night after it; what was said "last month" may have been said on two days of it.
MAX_DAYS = 2
_SCENE = 2  # sentences that a scene lasts


def with_shared_days(doc: AnnotatedDocument, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions, which must be in text order, each with the day of the one before it that it goes on from."""
    out: list[Attribution] = []
    last: dict[str, Attribution] = {}
    scenes = list(_scenes(doc))
    for a in attributions:
        source = a.statement.source
        before = last.get(source) if source is not None else None
        day = _of_scene(doc, scenes, a)
        if day is None and before is not None:
            day = _shared(doc, before, a)
        if day is not None:
            a = replace(a, statement=replace(a.statement, when=day))
        if source is not None and a.statement.within is None:
            last[source] = a
        out.append(a)
    return tuple(out)


def _scenes(doc: AnnotatedDocument) -> Iterator[tuple[int, str, When]]:
    """(verb, speaker, day) of "spoke to reporters on Monday", which tells no words yet."""
    parse = doc.parse
    for token, lemma in enumerate(parse.lemmas):
        if lemma not in SPEAKING or parse.tags[token] != "VBD":
            continue
        subject = parse.child(token, "nsubj")
        ids = doc.entities.at(subject) if subject is not None else ()
        when = when_of(doc, token) if ids else None
        if when is not None and (when.end - when.start).days < MAX_DAYS:
            yield token, ids[0], when


def _of_scene(doc: AnnotatedDocument, scenes: list[tuple[int, str, When]], a: Attribution) -> When | None:
    """The day of the scene that the speaker set in this paragraph, one or two sentences before."""
    first, parse = _first(a), doc.parse
    if not scenes or a.statement.when is not None or a.statement.within is not None or first is None:
        return None
    if a.cue_token is not None and (parse.tags[a.cue_token] != "VBD" or any(hung_in_sentence(doc, a.cue_token))):
        return None
    for token, speaker, when in reversed(scenes):
        apart = parse.sentence_of[first] - parse.sentence_of[token]
        if speaker == a.statement.source and 0 < apart <= _SCENE and parse.passage_of(first) == parse.passage_of(token):
            return replace(when, basis="inferred")
    return None


def _shared(doc: AnnotatedDocument, before: Attribution, a: Attribution) -> When | None:
    """The day of `before` for `a`, where nothing in the words of `a` speaks against it."""
    when, first, last = before.statement.when, _first(a), _last(before)
    if a.statement.when is not None or a.statement.within is not None or when is None or first is None or last is None:
        return None
    bound = a.statement.form == "direct" or _is_pronoun(doc.parse, a.source_token)
    if (when.end - when.start).days >= MAX_DAYS or not _goes_on(doc.parse, last, first, bound):
        return None
    if a.cue_token is None:
        return replace(when, basis="inferred")
    told = doc.parse.tags[a.cue_token] in ("VBD", "VBG") and not _is_perfect(doc.parse, a.cue_token)
    own_time = any(
        not a.covers(hung.governor) and not a.covers(hung.first) for hung in hung_in_sentence(doc, a.cue_token)
    )
    return replace(when, basis="inferred") if told and not own_time else None


def _is_pronoun(parse: Parse, token: int | None) -> bool:
    return token is not None and parse.lower[token] in ("he", "she", "they")


def _goes_on(parse: Parse, last: int, first: int, bound: bool) -> bool:
    """Whether the next words are in the sentence of the last ones or the next; in a new paragraph only if `bound`."""
    sentences = parse.sentence_of[first] - parse.sentence_of[last]
    return sentences in (0, 1) and parse.passage_of(first) - parse.passage_of(last) <= bound


def _is_perfect(parse: Parse, verb: int) -> bool:
    return any(parse.lemmas[c] == "have" for c in parse.children[verb] if parse.deps[c] == "aux")


def _first(a: Attribution) -> int | None:
    return min((*(start for start, _ in a.content_tokens), *_cue(a)), default=None)


def _last(a: Attribution) -> int | None:
    return max((*(end - 1 for _, end in a.content_tokens), *_cue(a)), default=None)


def _cue(a: Attribution) -> tuple[int, ...]:
    return () if a.cue_token is None else (a.cue_token,)

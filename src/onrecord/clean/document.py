"""Article as given -> Document: passages, repairs in the view, flags. Nothing is altered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from onrecord.clean.bounds import check_bounds
from onrecord.clean.damage import why_garbled
from onrecord.clean.encoding import character_edits, line_edits, space_edits
from onrecord.clean.language import identify_language
from onrecord.clean.lookalikes import find_lookalikes
from onrecord.clean.lost_spaces import LostSpace, find_lost_spaces
from onrecord.clean.passages import divide, same_words
from onrecord.clean.quotation_marks import BrokenQuote, find_broken_quotes
from onrecord.clean.repeats import find_retellings
from onrecord.clean.view import apply_edits
from onrecord.model.document import Article, Document, Flag, FlagKind, Passage, View
from onrecord.model.span import Span, slice_span


def clean(article: Article) -> Document:
    """Divide the article into passages, repair what can be repaired in the view, and flag what is damaged.

    Takes any string; where nothing is damaged the view is the text itself. An unstated language is identified.
    Raises InputTooLarge for a text that would take minutes to read.
    """
    text = article.text
    check_bounds(text)
    parts, dateline = divide(text, article.title)
    view = apply_edits(View(text), [*character_edits(text), *line_edits(text, ((p.start, p.end) for p in parts))])
    view = apply_edits(view, space_edits(view.text))
    passages = [Passage(f"P{n}", p.start, p.end, text[p.start : p.end], p.role) for n, p in enumerate(parts, 1)]
    passages = _with_repeats(passages)
    story = [p for p in passages if p.role != "boilerplate"]
    lost = [found for found in find_lost_spaces(view.text) if _tells(story, view.to_given(found.start, found.end)[0])]
    broken = find_broken_quotes(view.text, _paragraphs(view, story))
    flags = [
        *_lost_space_flags(text, view, lost),
        *_broken_quote_flags(text, view, broken),
        *_repeat_flags(passages),
        *_garbled_flags(story),
        *_lookalike_flags(text),
    ]
    return Document(
        article if article.language else replace(article, language=identify_language(view.text)),
        apply_edits(view, [*(found.edit for found in lost), *(found.edit for found in broken if found.edit)]),
        tuple(passages),
        tuple(sorted(flags, key=lambda f: (f.start, f.end, f.kind))),
        None if dateline is None else Span(*dateline, text[dateline.start : dateline.end]),
    )


def _with_repeats(passages: Sequence[Passage]) -> list[Passage]:
    """Marks the passages that tell an earlier one again. A repeat of a repeat names the first telling."""
    out = list(passages)
    title = next((i for i, p in enumerate(passages) if p.role == "title"), None)
    body = [i for i, p in enumerate(passages) if p.role == "body"]
    if title is not None:
        for i in body:
            if i > title and same_words(passages[i].exact, passages[title].exact):
                out[i] = replace(passages[i], role="repeat", repeats=passages[title].id)
    for later, earlier, _ in find_retellings([passages[i].exact for i in body]):
        first = out[body[earlier]]
        out[body[later]] = replace(out[body[later]], role="repeat", repeats=first.repeats or first.id)
    return out


def _tells(story: Sequence[Passage], offset: int) -> bool:
    """Whether one of these passages, which are in order, holds the given offset."""
    at = bisect_right(story, offset, key=lambda p: p.start) - 1
    return at >= 0 and offset < story[at].end


def _paragraphs(view: View, story: Iterable[Passage]) -> list[tuple[int, int]]:
    """The stretches of the view in which the story's own quotation marks stand. A headline has its own rules."""
    stretches = ((view.from_given(p.start), view.from_given(p.end)) for p in story if p.role != "title")
    return [(start, end) for start, end in stretches if start < end]


def _flag(text: str, kind: FlagKind, start: int, end: int, note: str) -> Iterator[Flag]:
    if text[start:end].strip():
        span = slice_span(text, start, end)
        yield Flag(kind, span.start, span.end, span.exact, note)


def _lost_space_flags(text: str, view: View, lost: Iterable[LostSpace]) -> Iterator[Flag]:
    for found in lost:
        note = f"read as “{found.left}{found.edit.text}{found.right}”"
        yield from _flag(text, "lost_space", *view.to_given(found.start, found.end), note)


def _broken_quote_flags(text: str, view: View, broken: Iterable[BrokenQuote]) -> Iterator[Flag]:
    for found in broken:
        yield from _flag(text, "broken_quote", *view.to_given(found.start, found.end), found.note)


def _repeat_flags(passages: Iterable[Passage]) -> Iterator[Flag]:
    for p in passages:
        if p.repeats is not None:
            yield Flag("repeat", p.start, p.end, p.exact, f"tells {p.repeats} again")


def _garbled_flags(story: Iterable[Passage]) -> Iterator[Flag]:
    for p in story:
        if reason := why_garbled(p.exact):
            yield Flag("garbled", p.start, p.end, p.exact, reason)


def _lookalike_flags(text: str) -> Iterator[Flag]:
    for found in find_lookalikes(text):
        note = f"has letters of another alphabet: it looks like “{found.like}” and is another word"
        yield from _flag(text, "name_variant", found.start, found.end, note)

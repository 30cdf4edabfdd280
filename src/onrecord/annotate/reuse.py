"""Passages that were parsed once are not parsed again: of a copy with changes, only what differs is.

Parsing is most of the cost of reading. A parser that reads each passage by itself says the same of the same passage in
whatever article it stands, so what it said can be kept and put together again: the article's parse, and so its whole
record, are to the letter those of reading it in full. Of its heads' evidence the answers that were asked for are kept.
All later layers are made from the whole article, as always: they look across it, and what they found in another
article may be wrong in this one.
"""

from __future__ import annotations

import hashlib
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec
from msgspec.structs import replace

from onrecord.annotate.answers import Answers, Asked, Remembered
from onrecord.annotate.backends.stretches import READ_ROLES
from onrecord.annotate.interface import Parser
from onrecord.model.document import Document, Passage
from onrecord.model.evidence import Evidence
from onrecord.model.syntax import Notes, Parse


class ParsedPassage(msgspec.Struct, frozen=True, array_like=True):
    """One passage's part of a `Parse`: tokens counted from its first, offsets from its start.

    `answers` are what its evidence was asked, None where the parser gives none; `notes` are those of `Parse.noted`.
    """

    words: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]
    names: list[tuple[int, int, str]]
    answers: Answers | None
    notes: Notes


Known = Mapping[str, ParsedPassage]
_CODEC = msgspec.msgpack.Decoder(dict[str, ParsedPassage])


def parse_with(parser: Parser, document: Document, known: Known) -> tuple[Parse, float]:
    """The parse of a document, and the share of its words that were in `known`. Raises what the parser raises.

    `known` is used only with a parser that reads passages one by one (`by_passage`).
    """
    if not reads_by_passage(parser):
        return _parsed(parser, document), 0.0
    keys = {n: key_of(document, p) for n, p in enumerate(document.passages) if p.role in READ_ROLES}
    parts = {n: known[key] for n, key in keys.items() if key in known}
    unknown = [n for n in keys if n not in parts]
    fresh = _parsed(parser, _only(document, unknown) if parts else document)
    parse = _joined(document, _merged(keys, parts, _cut(fresh))) if parts else fresh
    if fresh.evidence is not None or any(part.answers is not None for part in parts.values()):
        parse.evidence = _remembering(parser, parse, keys, parts, fresh)
    reused = sum(len(part.words) for part in parts.values())
    return parse, reused / len(parse) if len(parse) else 0.0


def reads_by_passage(parser: Parser) -> bool:
    """Whether what a parser says of a passage is worth keeping for another article."""
    return bool(getattr(parser, "by_passage", False))


def pack(parse: Parse) -> bytes:
    """The passages of a parse, to be kept, with what was asked of its evidence so far."""
    parts = _cut(parse)
    keys = (key_of(parse.document, p) for p in parse.document.passages if p.role in READ_ROLES)
    return zlib.compress(msgspec.msgpack.encode(dict(zip(keys, parts, strict=True))), 1)


def unpack(data: bytes | None) -> Known:
    """What `pack` made; nothing where it cannot be read, for then the passages are parsed again."""
    try:
        return _CODEC.decode(zlib.decompress(data)) if data else {}
    except (zlib.error, msgspec.MsgspecError):
        return {}


def key_of(document: Document, passage: Passage) -> str:
    """The same for passages of which a parser sees the same: the same words, repaired in the same way."""
    view = document.view
    start, end = view.from_given(passage.start), view.from_given(passage.end)
    repairs: tuple[list[int], list[int]] | None = None
    if view.starts is not None and view.ends is not None:
        starts, ends = ([at - passage.start for at in side[start:end]] for side in (view.starts, view.ends))
        as_given = starts == list(range(end - start)) and ends == list(range(1, end - start + 1))
        repairs = None if as_given else (starts, ends)
    seen = msgspec.msgpack.encode((view.text[start:end], repairs))
    return hashlib.blake2b(seen, digest_size=16).hexdigest()


def _parsed(parser: Parser, document: Document) -> Parse:
    return next(iter(parser.parse([document])))


def _only(document: Document, passages: Sequence[int]) -> Document:
    return replace(document, passages=tuple(document.passages[n] for n in passages))


def _merged(
    read: Iterable[int], parts: Mapping[int, ParsedPassage], fresh: Iterable[ParsedPassage]
) -> list[tuple[int, ParsedPassage]]:
    """Every passage that is read with its part: what is known of it, else the next of `fresh`."""
    rest = iter(fresh)
    return [(n, parts[n] if n in parts else next(rest)) for n in read]


def _remembering(
    parser: Parser, parse: Parse, keys: Mapping[int, str], parts: Mapping[int, ParsedPassage], fresh: Parse
) -> Remembered:
    """The evidence of a parse: of parts the answers that are known, else whom to ask; of the same passage the same."""
    words = {n: last - first for n, first, last in parse.stretches}
    sizes = [words.get(n, 0) for n in keys]
    answers: dict[str, Answers] = {}
    asked: list[Asked] = []
    at = 0
    for (n, key), size in zip(keys.items(), sizes, strict=True):
        part = parts.get(n)
        answers.setdefault(key, part.answers if part is not None and part.answers is not None else Answers())
        asked.append(_reading_anew(parser, parse.document, n) if part is not None else _within(fresh.evidence, at))
        at += size if part is None else 0
    return Remembered(sizes, [answers[key] for key in keys.values()], asked)


def _within(evidence: Evidence | None, first: int) -> Asked:
    return lambda: (evidence, first)


def _reading_anew(parser: Parser, document: Document, passage: int) -> Asked:
    return cache(lambda: (_parsed(parser, _only(document, [passage])).evidence, 0))


def _cut(parse: Parse) -> list[ParsedPassage]:
    """The part of the parse of each passage that is read, in order."""
    read = [n for n, p in enumerate(parse.document.passages) if p.role in READ_ROLES]
    sentences: dict[int, list[tuple[int, int]]] = {n: [] for n in read}
    for bounds, passage in zip(parse.sentences, parse.passages, strict=True):
        sentences[passage].append(bounds)
    known = parse.evidence.answers if isinstance(parse.evidence, Remembered) else [None] * len(read)
    passages, notes, names = parse.document.passages, parse.notes, sorted(parse.names)
    return [
        _part(parse, names, passages[n], sentences[n], said, notes.get(n, {}))
        for n, said in zip(read, known, strict=True)
    ]


def _part(
    parse: Parse,
    names: list[tuple[int, int, str]],
    passage: Passage,
    sentences: list[tuple[int, int]],
    answers: Answers | None,
    notes: Notes,
) -> ParsedPassage:
    a, b = (sentences[0][0], sentences[-1][1]) if sentences else (0, 0)
    within = names[bisect_left(names, (a,)) : bisect_left(names, (b,))]
    return ParsedPassage(
        parse.words[a:b],
        parse.lemmas[a:b],
        parse.pos[a:b],
        parse.tags[a:b],
        parse.deps[a:b],
        [head - a for head in parse.heads[a:b]],
        [start - passage.start for start in parse.starts[a:b]],
        [end - passage.start for end in parse.ends[a:b]],
        [(start - a, end - a) for start, end in sentences],
        [(start - a, end - a, label) for start, end, label in within],
        answers,
        notes,
    )


def _joined(document: Document, parts: Iterable[tuple[int, ParsedPassage]]) -> Parse:
    parse = Parse(
        document, words=[], lemmas=[], pos=[], tags=[], deps=[], heads=[], starts=[], ends=[], sentences=[],
        passages=[], names=[],
    )  # fmt: skip
    for n, part in parts:
        base, offset = len(parse.words), document.passages[n].start
        parse.words += part.words
        parse.lemmas += part.lemmas
        parse.pos += part.pos
        parse.tags += part.tags
        parse.deps += part.deps
        parse.heads += [head + base for head in part.heads]
        parse.starts += [start + offset for start in part.starts]
        parse.ends += [end + offset for end in part.ends]
        parse.sentences += [(start + base, end + base) for start, end in part.sentences]
        parse.passages += [n] * len(part.sentences)
        parse.notes[n] = part.notes
        parse.names += [(start + base, end + base, label) for start, end, label in part.names]
    return parse

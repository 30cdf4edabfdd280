"""Drafts -> the statements of the record."""

from __future__ import annotations

from onrecord.annotate.quotation.act import contradicts, decide_act, perform
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.medium import Channel, find_channel, find_scenes
from onrecord.annotate.quotation.nesting import parents
from onrecord.annotate.quotation.quotes import Quotations
from onrecord.annotate.quotation.speakers import find_speakers
from onrecord.annotate.timex.attach import when_of
from onrecord.model.annotation import AnnotatedDocument, Attribution
from onrecord.model.span import Span
from onrecord.model.statement import Act, Form, Statement
from onrecord.model.syntax import Parse

_EDGE = "“”„«»\"'`‘’ \t\n,;:—–-"


def build(doc: AnnotatedDocument, quotes: Quotations, drafts: list[Draft]) -> tuple[Attribution, ...]:
    """Attributions of the drafts, which must be in text order; their ids are S1, S2 ..."""
    outer = parents(drafts)
    speakers = find_speakers(doc, drafts)
    channels = _channels(doc, drafts, speakers)
    acts = [_act(doc, drafts, speakers, n) for n in range(len(drafts))]
    return tuple(
        _attribution(
            doc,
            quotes,
            draft,
            acts[n],
            channels[n],
            speakers[n],
            f"S{n + 1}",
            f"S{outer[n] + 1}" if n in outer else None,
        )
        for n, draft in enumerate(drafts)
    )


def _act(doc: AnnotatedDocument, drafts: list[Draft], speakers: list[str | None], n: int) -> Act:
    """The act of the draft; a plain statement that contradicts what another has just said is a denial."""
    act = decide_act(doc.parse, doc.entities, drafts[n])
    others = [
        d for d, s in zip(drafts[max(0, n - 3) : n], speakers[max(0, n - 3) : n], strict=True) if s != speakers[n]
    ]
    return "deny" if act == "assert" and others and contradicts(doc.parse, drafts[n], others) else act


def _channels(doc: AnnotatedDocument, drafts: list[Draft], speakers: list[str | None]) -> list[Channel]:
    """The channel of each draft; who goes on speaking, in the next paragraph too, does so through the same medium."""
    out: list[Channel] = []
    scenes = find_scenes(doc)
    last: tuple[str | None, int, Channel] | None = None
    for draft, speaker in zip(drafts, speakers, strict=True):
        channel = find_channel(doc.parse, doc.entities, draft)
        passage = doc.parse.passage_of(draft.anchor)
        begins = min([passage, *(doc.parse.passage_of(first) for first, _ in draft.pieces)])
        same = last is not None and speaker is not None and last[0] == speaker
        if same and last is not None and channel.medium == "unknown" and begins - last[1] <= bool(draft.quotes):
            channel.medium, channel.outlet = last[2].medium, last[2].outlet
        scene = (
            _scene(scenes, begins, speaker, uncued=draft.cue is None or begins < passage)
            if channel.medium == "unknown"
            else None
        )
        if scene is not None and scene[0] < draft.anchor:
            channel = scene[1]
        if last is not None and draft.cue is not None and last[0] != speaker and _to_which(doc.parse, draft.anchor):
            channel.answered = last[0]
        last = speaker, passage, channel
        out.append(channel)
    return out


def _to_which(parse: Parse, verb: int) -> bool:
    """Whether the verb answers what stands before it: "to which she replied"."""
    return any(
        parse.lower[c] == "to" and any(parse.lower[g] == "which" for g in parse.children[c])
        for c in parse.children[verb]
        if c < verb
    )


def _scene(
    scenes: dict[tuple[int, str], tuple[int, Channel]], passage: int, speaker: str | None, *, uncued: bool
) -> tuple[int, Channel] | None:
    """The scene that the speaker has set in this paragraph; in the one before, too, for a quotation that begins
    without a cue.
    """
    if speaker is None:
        return None
    scene = scenes.get((passage, speaker))
    return scenes.get((passage - 1, speaker)) if scene is None and uncued else scene


def _attribution(
    doc: AnnotatedDocument,
    quotes: Quotations,
    draft: Draft,
    act: Act,
    channel: Channel,
    speaker: str | None,
    id_: str,
    within: str | None,
) -> Attribution:
    parse, source = doc.parse, draft.source
    done = perform(parse, doc.entities, draft) if draft.act == "assert" else None
    heads = (*channel.addressees, *(done.addressees if done else ()), *_named_in_quote(parse, draft))
    addressed = [e for t in heads for e in doc.entities.at(t)]
    if channel.answered is not None:
        addressed.append(channel.answered)
    if channel.told and channel.outlet is not None:
        addressed.append(channel.outlet)
    statement = Statement(
        id=id_,
        source=speaker,
        source_span=None if source is None else parse.span(source.first, source.last),
        cue=None if draft.cue is None else parse.span(*draft.cue),
        content=tuple(s for s in (_words(parse, a, b) for a, b in draft.pieces) if s is not None),
        form=form_of(parse, quotes, draft),
        act=act,
        addressees=tuple(dict.fromkeys(e for e in addressed if e != speaker)),
        medium=channel.medium,
        outlet=channel.outlet,
        when=None if draft.cue is None else when_of(doc, draft.anchor),
        within=within,
    )
    return Attribution(
        statement,
        None if source is None else source.head,
        None if draft.cue is None else draft.anchor,
        tuple(draft.pieces),
    )


def _named_in_quote(parse: Parse, draft: Draft) -> list[int]:
    """Whom a message names before its colon: "To all crews: ..."."""
    if not draft.quotes or not draft.pieces:
        return []
    first, last = draft.pieces[0]
    if parse.words[first] != "To" or ":" not in parse.words[first : min(last, first + 20)]:
        return []
    stop = parse.words.index(":", first, last)
    return [t for t in range(first + 1, stop) if parse.pos[t] in ("NOUN", "PROPN")]


def _words(parse: Parse, first: int, last: int) -> Span | None:
    """The given text of the tokens without marks at its edges."""
    text = parse.document.article.text
    start, end = parse.starts[first], parse.ends[last - 1]
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end, text[start:end]) if start < end else None


def form_of(parse: Parse, quotes: Quotations, draft: Draft) -> Form:
    """direct, mixed or indirect: all, some or none of the content's words stand in quotation marks."""
    if draft.frame in ("block", "transcript"):
        return "direct"
    words = [t for a, b in draft.pieces for t in range(a, b) if any(map(str.isalnum, parse.words[t]))]
    quoted = sum(quotes.inside[t] >= 0 for t in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(words) else "mixed"

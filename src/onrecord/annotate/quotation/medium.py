"""Through which medium something was said, to whom and where it was published, as far as the cue's clause tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.annotate.lexicons import speech
from onrecord.annotate.quotation.draft import Draft
from onrecord.annotate.quotation.nocomment import negated
from onrecord.annotate.quotation.source import speaker_head
from onrecord.model.annotation import AnnotatedDocument, EntityLayer
from onrecord.model.statement import Medium
from onrecord.model.syntax import Parse

_CHANNEL = frozenset("in on at during via by through over from to with into before for of aboard".split())
_VERBS: dict[str, Medium] = {
    "tweet": "social_media",
    "retweet": "social_media",
    "repost": "social_media",
    "post": "social_media",
    "phone": "phone",
    "telephone": "phone",
    "email": "letter",
    "e-mail": "letter",
    "cable": "letter",
    "text": "letter",
    "testify": "speech",
    "broadcast": "broadcast",
    "interview": "interview",
}
# "In a phone interview", "told reporters in a statement": the more telling word wins, in this order.
_RANK: tuple[Medium, ...] = (
    "interview",
    "social_media",
    "letter",
    "press",
    "broadcast",
    "phone",
    "speech",
    "document",
    "meeting",
    "unknown",
)
_SETS = frozenset({"phone", "telephone", "television", "tv", "radio", "press"})
_TOPIC = frozenset({"about", "regarding", "concerning", "over", "after", "before", "since"})
_SHARED = frozenset({"call", "conversation", "meeting", "talk", "phone", "telephone", "chat", "exchange"})
_HEARD = frozenset({"interview", "broadcast", "social_media"})


@dataclass(slots=True)
class Channel:
    """The medium, the entity that published it, and the head tokens of those who were addressed."""

    medium: Medium = "unknown"
    outlet: str | None = None
    addressees: list[int] = field(default_factory=list)
    told: bool = False  # the outlet was spoken to: "told the station"
    answered: str | None = None  # the entity that spoke before: "to which she replied"


def find_channel(parse: Parse, entities: EntityLayer, draft: Draft) -> Channel:
    if draft.cue is None:
        return Channel()
    if draft.name == "according":
        return Channel(medium=_own_medium(parse, draft) or "unknown")
    found: list[tuple[Medium, int]] = []
    channel = Channel(addressees=[t for a in draft.addressees for t in (a, *_gathered(parse, a))])
    for token in _channel_tokens(parse, draft, channel):
        medium = _medium_at(parse, token)
        if medium is not None:
            found.append((medium, token))
    for token in draft.addressees:
        found += [(m, t) for t in range(*_noun_phrase(parse, token)) if (m := _medium_at(parse, t)) is not None]
    if own := _own_medium(parse, draft):
        found.append((own, draft.anchor))
    if found:
        channel.medium = min((m for m, _ in found), key=_RANK.index)
        written = [m for m, _ in found if m in ("letter", "social_media")]
        if channel.medium == "interview" and written and not any(parse.lemmas[t] == "interview" for _, t in found):
            channel.medium = written[0]  # "in an email to the agency"
    channel.outlet = _outlet(parse, entities, draft, channel, [t for _, t in found])
    if channel.medium == "unknown" and channel.outlet is not None and draft.addressees:
        channel.medium = "interview"  # "told the newspaper"
    return channel


def find_scenes(doc: AnnotatedDocument) -> dict[tuple[int, str], tuple[int, Channel]]:
    """(passage, speaker) -> the first verb there that sets a scene ("spoke at a rally"), and its channel."""
    out: dict[tuple[int, str], tuple[int, Channel]] = {}
    parse, speaking = doc.parse, speech.words("speaking_verbs")
    for token, lemma in enumerate(parse.lemmas):
        if parse.pos[token] != "VERB" or not (lemma in speaking or _makes_remarks(parse, token)):
            continue
        if any(negated(parse, t) for t in (token, parse.heads[token])):
            continue  # "was not allowed to talk to the press"
        head = speaker_head(parse, token)
        ids = doc.entities.at(head) if head is not None else ()
        if not ids:
            continue
        objects = [c for c in parse.children[token] if parse.deps[c] == "dobj"]
        scene = Draft(token, (token, token + 1), None, [], "assert", "statement", "scene", objects)
        channel = find_channel(parse, doc.entities, scene)
        if channel.medium != "unknown":
            out.setdefault((parse.passage_of(token), ids[0]), (token, channel))
    return out


def _makes_remarks(parse: Parse, verb: int) -> bool:
    """As in "made the remarks at a press briefing", "gave a speech in parliament"."""
    said = parse.child(verb, "dobj")
    return said is not None and parse.lemmas[verb] in ("make", "give", "deliver") and parse.lemmas[said] in _REMARKS


_REMARKS = frozenset({"remark", "comment", "statement", "announcement", "speech", "address", "interview", "disclosure"})


def _noun_phrase(parse: Parse, head: int) -> tuple[int, int]:
    return min(parse.subtree(head)[0], head), head + 1


def _own_medium(parse: Parse, draft: Draft) -> Medium | None:
    """The medium that the cue or the speaking document itself is ("tweeted", "the letter said", "a post read")."""
    if (medium := _VERBS.get(parse.lemmas[draft.anchor])) is not None:
        return medium
    if parse.lemmas[draft.anchor] == "write" and any(parse.lower[c] == "to" for c in parse.children[draft.anchor]):
        return "letter"
    holder = parse.heads[draft.anchor]
    if parse.deps[draft.anchor] in ("acl", "relcl") and parse.lemmas[holder] in speech.documents():
        return speech.documents()[parse.lemmas[holder]]
    if draft.source is not None:
        head = draft.source.head if draft.source.antecedent is None else draft.source.antecedent
        if parse.tags[head].startswith("NNP"):  # "the World Food Program said": a body, no program
            return None
        return speech.documents().get(parse.lemmas[head])
    return None


def _channel_tokens(parse: Parse, draft: Draft, channel: Channel) -> Iterator[int]:
    """The words of the cue's adjuncts that can name a medium; addressees behind "to" go to `channel`."""
    verb = draft.anchor
    if parse.pos[verb] not in ("VERB", "AUX"):
        verb = parse.heads[verb]
    yield from _beside_speaker(parse, draft, channel)
    stack = [*_controllers(parse, verb), verb]
    for _ in range(5):
        if not stack:
            return
        for child in parse.children[stack.pop()]:
            if draft.covers(child):
                continue
            dep = parse.deps[child]
            if dep in ("advcl", "prep", "acl") and parse.lemmas[child] in speech.words("speaking_verbs"):
                stack.append(child)
                channel.addressees += _addressed(parse, child)
            elif dep in ("prep", "dative", "agent") and parse.lower[child] in _CHANNEL:
                yield from _phrase(parse, draft, child, channel)
            elif dep == "dobj" and not speech.media().keys().isdisjoint((parse.lemmas[child], parse.lower[child])):
                stack.append(child)
                yield child


def _beside_speaker(parse: Parse, draft: Draft, channel: Channel) -> Iterator[int]:
    """The channel between commas behind whoever speaks: "The envoy, in a call with his counterpart, said"."""
    if draft.source is None or draft.source.antecedent is not None:
        return
    for child in parse.children[draft.source.head]:
        if parse.deps[child] == "acl" and parse.lemmas[child] in speech.words("speaking_verbs"):
            yield from (
                t for p in parse.children[child] if p > child for t in _spoken_through(parse, draft, p, channel)
            )
            channel.addressees += _addressed(parse, child)
        if parse.deps[child] == "prep" and parse.words[child - 1] == "," and parse.lower[child] in _CHANNEL:
            noun = parse.child(child, "pobj")
            if child >= draft.source.last and noun is not None and _medium_at(parse, noun) is not None:
                yield from _phrase(parse, draft, child, channel)


def _spoken_through(parse: Parse, draft: Draft, prep: int, channel: Channel) -> Iterator[int]:
    if parse.deps[prep] == "prep" and parse.lower[prep] in _CHANNEL:
        yield from _phrase(parse, draft, prep, channel)


def _addressed(parse: Parse, verb: int) -> list[int]:
    """Whom somebody addresses: "Addressing supporters in Kano, she said"."""
    if parse.lemmas[verb] != "address" or parse.tags[verb] not in ("VBG", "VBD"):
        return []
    heads = [c for c in parse.children[verb] if parse.deps[c] == "dobj"]
    return [t for head in heads for t in parse.conjuncts(head)]


def _controllers(parse: Parse, verb: int) -> list[int]:
    """The verb that the cue only completes: "limited himself to saying", "went on to say"."""
    up = parse.heads[verb]
    if parse.deps[verb] == "pcomp" and parse.pos[parse.heads[up]] == "VERB" and parse.lower[up] in ("to", "by", "with"):
        return [parse.heads[up]]
    return [up] if parse.deps[verb] == "xcomp" and parse.pos[up] == "VERB" else []


def _phrase(parse: Parse, draft: Draft, prep: int, channel: Channel) -> Iterator[int]:
    noun = parse.child(prep, "pobj")
    if noun is None or draft.covers(noun):
        return
    if parse.lower[prep] == "to" and parse.deps[noun] == "pobj" and parse.lemmas[noun] not in ("question", "request"):
        channel.addressees += [*parse.conjuncts(noun), *_gathered(parse, noun)]
    shared = parse.lemmas[noun] in _SHARED
    for token in _noun_words(parse, noun):
        if not draft.covers(token):
            yield token
            sent = parse.lower[token] == "to" and (token == prep or _is_sent(parse, parse.heads[token]))
            if parse.deps[token] == "prep" and (sent or (shared and parse.lower[token] == "with")):
                channel.addressees += [c for c in parse.children[token] if parse.deps[c] == "pobj"]
            if parse.deps[token] == "prep" and parse.lower[token] == "of" and parse.heads[token] == noun:
                channel.addressees += _gathered(parse, noun)


def _is_sent(parse: Parse, noun: int) -> bool:
    """Whether what follows "to" hears it: "a letter to the king", and not "a visit to Oslo"."""
    pair = f"{parse.lower[noun - 1]}_{parse.lower[noun]}"
    said = parse.lemmas[noun] in speech.documents() or parse.lemmas[noun] in _REMARKS
    return said or _medium_at(parse, noun) is not None or pair in speech.media()


def _gathered(parse: Parse, noun: int) -> list[int]:
    """Who has come to a meeting: "a gathering of mayors and farmers"."""
    if parse.lemmas[noun] not in speech.words("gatherings"):
        return []
    of = next((c for c in parse.children[noun] if parse.lower[c] == "of"), None)
    return [] if of is None else [t for p in parse.children[of] if parse.deps[p] == "pobj" for t in parse.conjuncts(p)]


def _noun_words(parse: Parse, noun: int) -> list[int]:
    """The words of a noun phrase in text order, without its clauses."""
    out, stack = [], [noun]
    while stack:
        token = stack.pop()
        out.append(token)
        stack.extend(
            c
            for c in parse.children[token]
            if (parse.deps[c] not in ("relcl", "acl", "advcl", "punct") or _publishes(parse, c))
            and parse.lower[c] not in _TOPIC
        )
    return sorted(out)


def _publishes(parse: Parse, clause: int) -> bool:
    """As in "a video posted on Telegram", whose clause names the channel."""
    return parse.tags[clause] == "VBN" and parse.lemmas[clause] in speech.words("publishing_verbs")


def _medium_at(parse: Parse, token: int) -> Medium | None:
    media = speech.media()
    if token + 1 < len(parse):
        pair = media.get(f"{parse.lower[token]}_{parse.lower[token + 1]}")
        if pair is not None:
            return pair
    if parse.words[token].rstrip(".") == "X" and parse.lower[token - 1] in ("on", "via", "platform"):
        return "social_media"
    if parse.pos[token] not in ("NOUN", "PROPN", "X"):
        return None
    word = parse.lower[token]
    if word == "call" and any(
        parse.lower[c] in ("for", "to", "on") or parse.deps[c] == "acl" for c in parse.children[token]
    ):
        return None  # an appeal
    if parse.deps[token] == "compound" and media.get(word) != "social_media" and word not in _SETS:
        return None
    return media.get(word) or media.get(parse.lemmas[token])


def _outlet(parse: Parse, entities: EntityLayer, draft: Draft, channel: Channel, media: list[int]) -> str | None:
    """The publication or platform that the words were given to; failing that, the letter or document itself."""
    told = [t for head in draft.addressees for t in _noun_words(parse, head)]
    spots = [*told, *channel.addressees, *media]
    spots += _channel_tokens(parse, draft, Channel())
    own = entities.at(draft.source.head) if draft.source is not None else ()
    second = None
    for token in spots:
        for id_ in entities.at(token):
            entity = entities.by_id.get(id_)
            if entity is None or id_ in own:
                continue
            if entity.kind == "publication":
                channel.told = token in told
                return id_
            if second is None and token in media and (entity.kind == "document" or channel.medium in _HEARD):
                second = id_ if entity.kind in ("document", "organization", "other") else None
    return second

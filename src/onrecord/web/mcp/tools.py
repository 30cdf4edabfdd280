"""The tools: what they are called, what may be asked of them, and what the words of their answers mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from onrecord.errors import UsageError
from onrecord.evidence import Fates
from onrecord.model.plover import EventType
from onrecord.model.standing import Standing
from onrecord.model.statement import Act
from onrecord.project import Question
from onrecord.web.api import asking
from onrecord.web.api.asking import Cut, StatementQuestion
from onrecord.web.api.snapshot import Snapshot
from onrecord.web.mcp.answers import Chain, Lines, Quotes
from onrecord.web.mcp.telling import Teller

MEANINGS: Final = """\
A happening is one line for something that articles tell of, however many tell it. Its STANDING says what it is so far:
confirmed (a party with first-hand knowledge or an official record says so), reported (told as fact on no named
first-hand authority), alleged (one side, or an interested source, says it and nobody else confirms), disputed (one
source says it, another denies it), denied (denied, and nobody asserts it), planned, threatened, hypothetical (only said
to be possible), negated (told as not having happened). Only confirmed and reported may be stated as facts, and
attributed; say the standing of everything else. INDEPENDENT_SOURCES counts origins of reporting, never copies: ten
articles that reprint one agency are one source. DAY is the day of the happening, not of publication; "undated" means
that no words say when. What is not stated is null or listed in not_stated: do not fill it in. Cite the quote, its
publisher and day, and the happening's id."""

Name = Annotated[str, Meta(min_length=1, max_length=300)]
_WHO = "a name or words of it, a country as ISO 3166 alpha-3 (ISR), a Wikidata id, or the id of an entity"
_AS_OF = "The record as known at the end of this day (YYYY-MM-DD): only of articles published by then"


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """No argument but those that are named; none is a path or an address."""

    as_of: Annotated[dt.date | None, Meta(description=_AS_OF)] = None


class _Part(Asked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    limit: Annotated[int, Meta(ge=1, le=50, description="No more than these in one answer")] = 10
    offset: Annotated[int, Meta(ge=0, le=1_000_000, description="From this one on; 0 is the first")] = 0

    @property
    def cut(self) -> Cut:
        return Cut(self.offset, self.limit)


class Happenings(_Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The questions of `onrecord find`; every condition must hold."""

    actor: Annotated[Name | None, Meta(description=f"Who did it: {_WHO}")] = None
    recipient: Annotated[Name | None, Meta(description=f"To whom it was done: {_WHO}")] = None
    place: Annotated[Name | None, Meta(description=f"Where: {_WHO}")] = None
    type: Annotated[EventType | None, Meta(description="PLOVER event type")] = None
    standing: Annotated[Standing | None, Meta(description="How it stands")] = None
    words: Annotated[Name | None, Meta(description="Words that stand together in a quote")] = None
    since: Annotated[dt.date | None, Meta(description="Happened on this day (YYYY-MM-DD) or later")] = None
    until: Annotated[dt.date | None, Meta(description="Happened on this day (YYYY-MM-DD) or earlier")] = None

    @property
    def question(self) -> Question:
        """Raises UsageError for an interval that ends before it begins."""
        return Question(**{name: getattr(self, name) for name in Question.__struct_fields__}).checked()


class Behind(Asked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: Annotated[str, Meta(min_length=1, max_length=100, description="The id of a happening, as `find` gives it")]


class Said(_Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    speaker: Annotated[Name | None, Meta(description=f"Who says it: {_WHO}")] = None
    words: Annotated[Name | None, Meta(description="Words that stand together in what was said")] = None
    act: Annotated[Act | None, Meta(description="What kind of act saying it is")] = None
    happening: Annotated[Name | None, Meta(description="The id of a happening that it is about")] = None
    article: Annotated[Name | None, Meta(description="The id of the article that it stands in")] = None
    since: Annotated[dt.date | None, Meta(description="Published on this day (YYYY-MM-DD) or later")] = None
    until: Annotated[dt.date | None, Meta(description="Published on this day (YYYY-MM-DD) or earlier")] = None

    @property
    def question(self) -> StatementQuestion:
        """Raises UsageError for an interval that ends before it begins."""
        asking.in_order(self.since, self.until)
        return StatementQuestion(**{name: getattr(self, name) for name in StatementQuestion.__struct_fields__})


class Tool(msgspec.Struct, frozen=True):
    """`asked` is what may be asked, `answered` the shape of the answer, `ask` gives it."""

    title: str
    what: str
    asked: type[Asked]
    answered: type[msgspec.Struct]
    ask: Callable[[Snapshot, Any, Fates], msgspec.Struct]

    @property
    def description(self) -> str:
        return f"{self.what}\n\n{MEANINGS}"


def _find(at: Snapshot, asked: Happenings, _: Fates) -> Lines:
    view = at.at(asked.as_of)
    found = view.selection.answers(asked.question)
    return _lines(at, asked, [h.id for h in found])


def _timeline(at: Snapshot, asked: Happenings, _: Fates) -> Lines:
    view = at.at(asked.as_of)
    wanted = {h.id for h in view.selection.answers(asked.question)}
    return _lines(at, asked, [id for id in view.entries if id in wanted])


def _lines(at: Snapshot, asked: Happenings, ids: list[str]) -> Lines:
    view = at.at(asked.as_of)
    teller = Teller(view)
    return Lines(
        record=at.id,
        as_of=asked.as_of,
        found=len(ids),
        next_offset=asked.cut.next(len(ids)),
        happenings=tuple(teller.line(view.entries[id]) for id in asked.cut.of(ids)),
    )


def _why(at: Snapshot, asked: Behind, fates: Fates) -> Chain:
    view = at.at(asked.as_of)
    found = asking.one(at, asked.id, asked.as_of, fates)
    asked_for = found.became[0].id if found.became else None
    return Teller(view).chain(view.entries[found.happening.id], record=at.id, asked_for=asked_for)


def _quotes(at: Snapshot, asked: Said, _: Fates) -> Quotes:
    view = at.at(asked.as_of)
    found = asking.said(view, asked.question)
    teller = Teller(view)
    return Quotes(
        record=at.id,
        as_of=asked.as_of,
        found=len(found),
        next_offset=asked.cut.next(len(found)),
        said=tuple(teller.said(s.what) for s in asked.cut.of(found)),
    )


TOOLS: Final[MappingProxyType[str, Tool]] = MappingProxyType(
    {
        "find": Tool(
            "Find happenings",
            "Find happenings across all articles of this project: who did what to whom, where, when, how it stands.",
            Happenings,
            Lines,
            _find,
        ),
        "why": Tool(
            "Why a happening stands as it does",
            "The whole chain of evidence behind one happening: every step of its standing and by whose word, every "
            "article that tells it and which of them are copies, and what they contradict each other on.",
            Behind,
            Chain,
            _why,
        ),
        "timeline": Tool(
            "What happened, day by day",
            "The same questions as `find`, answered in the order of days; what has no stated day comes last.",
            Happenings,
            Lines,
            _timeline,
        ),
        "quotes": Tool(
            "What was said",
            "Find statements: who said what, what kind of act that was, in the exact words, with article and offsets.",
            Said,
            Quotes,
            _quotes,
        ),
    }
)


def call(name: str, arguments: dict[str, Any], at: Snapshot, fates: Fates) -> msgspec.Struct:
    """What the tool answers. Raises UsageError for a tool that there is not or arguments that are wrong."""
    if name not in TOOLS:
        raise UsageError(f"no tool is called {name!r}", cure=f"there are {', '.join(TOOLS)}")
    tool = TOOLS[name]
    try:
        asked = msgspec.convert(arguments, tool.asked)
    except msgspec.ValidationError as error:
        raise UsageError(str(error), cure=f"`{name}` takes {', '.join(tool.asked.__struct_fields__)}") from error
    return tool.ask(at, asked, fates)


def schema(of: type[msgspec.Struct], mode: Literal["asked", "answered"]) -> dict[str, Any]:
    """The JSON Schema of arguments or of an answer, an object at its root."""
    _, parts = msgspec.json.schema_components([of], ref_template="#/$defs/{name}")
    if mode == "answered":
        for part in parts.values():
            if "properties" in part:
                part["required"] = list(part["properties"])  # a field without a value is written as null or []
    root: dict[str, Any] = parts.pop(of.__name__)
    return root | {"$defs": dict(sorted(parts.items()))} if parts else root

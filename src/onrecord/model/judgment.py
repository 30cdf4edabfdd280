"""What people say of the record: one judgment a line, what each is anchored to, and the record with them applied.

The machine's output is never edited. What is shown is the machine's value or a person's, and says whose it is.
"""

from __future__ import annotations

from typing import Any, Literal, get_args

import msgspec

from onrecord.model.happening import Happening, JoinedEntity, Lineage
from onrecord.model.record import Record

Kind = Literal["happening", "event", "statement", "entity", "article"]
Verdict = Literal["accept", "reject", "change", "same", "different", "copy", "independent", "unsure", "undo"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
State = Literal["open", "accepted", "rejected", "unsure", "disagreed"]
MACHINE = "machine"
# What a person may put right of a happening or an event; `standing` as well as what is told.
FIELDS = ("type", "mode", "actors", "recipients", "place", "when", "standing")
STATEMENT_FIELDS = ("source", "act", "addressees", "medium", "when")
ENTITY_FIELDS = ("name", "kind", "country", "role", "wikidata")


class Anchor(msgspec.Struct, frozen=True, order=True):
    """Words of an article: `article` is the SHA-256 of its text as given (UTF-8), offsets are code points, half open.

    A whole article has `start` = `end` = 0 and no words.
    """

    article: str
    start: int = 0
    end: int = 0
    exact: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or len(self.exact) != self.end - self.start:
            raise ValueError(f"[{self.start}, {self.end}) is no place of {self.exact[:40]!r}")

    @property
    def whole(self) -> bool:
        return self.end == 0


class Judgment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one person said once of one line of the record. `id` grows with time; `at` is UTC to the second.

    `target` are the words that tell it (of a happening, those of its first telling), `other` those of the second thing
    where two are compared (same, different, copy, independent), or the words that show the `new` value. `record` is the
    id that the person saw ("H…", "ARTICLE/E3"), `old` the value shown then, `new` the one that she stands by: who
    accepts a whole line stands by all that was shown of it, by field. `seen` is what the machine had then, by field.
    Values are in words, with names for ids. `article` and `other_article` are the ids of the articles, by which those
    of one text are told apart, and one whose text changed is found. `undoes` is the judgment that an "undo" takes back,
    which may itself be an undo.
    """

    id: str
    at: str
    by: str
    kind: Kind
    verdict: Verdict
    target: Anchor
    record: str = ""
    field: str | None = None
    old: Any = None
    new: Any = None
    other: Anchor | None = None
    why: str = ""
    seen: dict[str, Any] = {}
    article: str = ""
    other_article: str = ""
    undoes: str | None = None
    version: str = ""

    def __post_init__(self) -> None:
        if (self.verdict == "undo") != (self.undoes is not None):
            raise ValueError("an undo, and only an undo, names the judgment that it takes back")
        if self.verdict == "change" and self.field is None:
            raise ValueError("a change names its field")
        if self.verdict in ("same", "different", "copy") and self.other is None:
            raise ValueError(f"{self.verdict!r} compares two things")
        if not self.by.strip():
            raise ValueError("nobody says it")


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says, in terms of the ids that she sees; `Review.judge` adds words, time, and what was shown.

    `record` is a happening's id, "ARTICLE/E3" (event, statement or entity of an article) or an article's id; so is
    `other`. Of a happening, `event` ("ARTICLE/E3") names the telling that "same" and "different" speak of; without it,
    the first. `new` is a value as `Labelled.value` has it: names for parties and places, days as "2026-03-01" or
    "2026-03-01/2026-03-03", None for "not stated".
    """

    by: str
    verdict: Verdict
    record: str = ""
    field: str | None = None
    new: Any = None
    event: str | None = None
    other: str | None = None
    why: str = ""
    undoes: str | None = None


class Said(msgspec.Struct, frozen=True):
    """One person's last word on a field."""

    by: str
    value: Any
    judgment: str


class Labelled(msgspec.Struct, frozen=True):
    """A value that is shown, in words, and whose it is: of "machine" or of the people in `by`.

    `machine` is the machine's value, whatever is shown. Where people disagree (`disagreement`) none is preferred: the
    machine's value is shown, and `said` has each person's. Whose is what people's "same", "copy" ... led to is theirs.
    `moved_on`: the machine's value is not the one that it had when the person judged.
    """

    value: Any
    by: tuple[str, ...] = (MACHINE,)
    machine: Any = None
    judgments: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    disagreement: bool = False
    moved_on: bool = False


class ReviewedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the record with what people said of it. `judgments` are those that hold, oldest first.

    `state` says what people made of the line as a whole; "disagreed" where one accepts what another rejects.
    """

    state: State = "open"
    fields: dict[str, Labelled] = {}
    judgments: tuple[str, ...] = ()

    @property
    def disagreement(self) -> bool:
        return self.state == "disagreed" or any(f.disagreement for f in self.fields.values())


class ReviewedHappening(ReviewedLine, frozen=True, kw_only=True):
    """A happening as it is shown. `machine` are the ids of the machine's happenings that its events are in.

    Where only people tell it (`machine` is empty: in this version the machine finds no event in its words any more)
    `anchor` has these words, and `happening` is made of what they saw, None where that is too little. `fields` has
    FIELDS and "independent_sources", "number" where articles differ on one, and "one event" where people disagree on
    what belongs to it.
    """

    id: str
    happening: Happening | None
    machine: tuple[str, ...] = ()
    anchor: Anchor | None = None


class ReviewedArticle(msgspec.Struct, frozen=True, kw_only=True):
    """One article's record, and what people said of each of its lines ("E1", "S2", "N3"; "" for the article).

    What they said of words in which the machine finds no line any more stands under the words' place ("@312-318").
    """

    record: Record
    lines: dict[str, ReviewedLine]


class Recheck(msgspec.Struct, frozen=True, kw_only=True):
    """A judgment whose words are not there any more: it is applied to nothing until somebody looks.

    `article` is the article that now has the place of the one that was judged (same address, or the same id given to
    it); None where there is none.
    """

    judgment: Judgment
    why: str
    article: str | None = None


class Reviewed(msgspec.Struct, frozen=True, kw_only=True):
    """The machine's record with all judgments that hold, and those that must be looked at again.

    `became` gives for each of the machine's happenings that is shown under another id, or in another, that one.
    """

    happenings: tuple[ReviewedHappening, ...]
    lineages: tuple[Lineage, ...]
    entities: tuple[JoinedEntity, ...]
    recheck: tuple[Recheck, ...] = ()
    became: dict[str, str] = {}
    judgments: dict[str, Judgment] = {}


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A field of a happening on which people have a say: whose value is shown, and what the machine has.

    `field` is "" of the happening as a whole; its value is what people made of it (`State`).
    """

    happening: str
    field: str
    value: Any
    by: tuple[str, ...]
    machine: Any
    said: tuple[Said, ...] = ()
    disagreement: bool = False


class Effect(msgspec.Struct, frozen=True):
    """One thing that a judgment would change: of which happening, which field, from what to what."""

    happening: str
    field: str
    before: Any
    after: Any


class Choice(msgspec.Struct, frozen=True):
    """One way to answer a question of the queue, and what it would change: nothing where it only confirms."""

    label: str
    draft: Draft
    effects: tuple[Effect, ...] = ()


class QueueItem(msgspec.Struct, frozen=True, kw_only=True):
    """A question that the record puts to a person. `priority` = `effect` x `doubt` (docs/review.md has the formula).

    `doubt` is from 0 (sure) to 1; `why` says in words what the numbers are made of. `kind` is "join" (one event or
    two), "source" (copy or independent), "conflict" (articles differ on `field`), "people" (people disagree) or "line"
    (is it right at all).
    """

    kind: Literal["join", "source", "conflict", "people", "line"]
    happening: str
    question: str
    field: str | None = None
    effect: float
    doubt: float
    priority: float
    why: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()


class Candidate(msgspec.Struct, frozen=True):
    """A value that a field could have, and where it stands: the articles that say so, best supported first."""

    value: Any
    articles: tuple[str, ...]
    evidence: tuple[Anchor, ...] = ()

"""What may be asked in an address. Parameters that there are not are refused: a filter ignored is a false answer."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from onrecord.model.plover import EventType
from onrecord.model.standing import Standing
from onrecord.model.statement import Act
from onrecord.project import Question
from onrecord.record.project.article_lines import Status
from onrecord.web.api.asking import ArticleQuestion, Cut, StatementQuestion, Weeks, in_order

MOST = 500  # lines in one answer
_NAME = "a name or words of it, a country (ISO 3166 alpha-3), a Wikidata id or the id of an entity"


def _only(pattern: re.Pattern[str], what: str) -> BeforeValidator:
    """Pydantic reads "5.0" as a number, "yes" as true and "0" as a day of 1970; addresses have one spelling of each."""

    def check(value: Any) -> Any:
        if isinstance(value, str) and not pattern.fullmatch(value):
            raise ValueError(f"should be {what}")
        return value

    return BeforeValidator(check)


Day = Annotated[dt.date, _only(re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII), "a day, YYYY-MM-DD")]
Number = Annotated[int, _only(re.compile(r"\d{1,9}", re.ASCII), "a whole number, 0 or more")]
Yes = Annotated[bool, _only(re.compile("true|false"), "true or false")]
Words = Annotated[str, Field(min_length=1, max_length=300)]


class Asked(BaseModel):
    """No parameters but those that are named."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class AsOf(Asked):
    as_of: Day | None = Field(None, description="As known at the end of this day: of articles published by then")


class Part(Asked):
    limit: Number = Field(50, ge=1, le=MOST, description="No more than these in one answer")
    offset: Number = Field(0, ge=0, le=1_000_000, description="From this one on; 0 is the first")

    @property
    def cut(self) -> Cut:
        return Cut(self.offset, self.limit)


class _Filters(AsOf):
    actor: Words | None = Field(None, description=f"Who did it: {_NAME}")
    recipient: Words | None = Field(None, description=f"To whom it was done: {_NAME}")
    place: Words | None = Field(None, description=f"Where: {_NAME}")
    type: EventType | None = Field(None, description="PLOVER event type")


class Happenings(_Filters):
    standing: Standing | None = Field(None, description="How it stands")
    words: Words | None = Field(None, description="Words that stand together in a quote")
    since: Day | None = Field(None, description="Happened on this day or later")
    until: Day | None = Field(None, description="Happened on this day or earlier")

    @property
    def question(self) -> Question:
        """As `onrecord find` puts it. Raises UsageError for an interval that ends before it begins."""
        asked = self.model_dump(include=set(Question.__struct_fields__))
        return Question(**asked).checked()


class HappeningsPart(Happenings, Part):
    """The questions of `onrecord find`, a part at a time."""


class Situation(_Filters):
    since: Day | None = Field(None, description="From the week of this day on")
    until: Day | None = Field(None, description="To the week of this day")
    stated_days: Yes = Field(False, description="Leave out happenings without a stated day")

    @property
    def question(self) -> Question:
        return Question(actor=self.actor, recipient=self.recipient, place=self.place, type=self.type)

    @property
    def weeks(self) -> Weeks:
        """Raises UsageError for an interval that ends before it begins."""
        in_order(self.since, self.until)
        return Weeks(self.since, self.until, self.stated_days)


class Statements(AsOf, Part):
    speaker: Words | None = Field(None, description=f"Who says it: {_NAME}")
    act: Act | None = Field(None, description="What kind of act it is")
    words: Words | None = Field(None, description="Words that stand together in what was said")
    article: Words | None = Field(None, description="The id of the article that it stands in")
    happening: Words | None = Field(None, description="The id of a happening that it is about")
    since: Day | None = Field(None, description="Published on this day or later")
    until: Day | None = Field(None, description="Published on this day or earlier")

    @property
    def question(self) -> StatementQuestion:
        """Raises UsageError for an interval that ends before it begins."""
        in_order(self.since, self.until)
        return StatementQuestion(**self.model_dump(include=set(StatementQuestion.__struct_fields__)))


class Articles(Part):
    status: Status | None = Field(None, description="What became of it")
    publisher: Words | None = Field(None, description="Words that stand together in the publisher's name")
    words: Words | None = Field(None, description="Words that stand together in the title")
    since: Day | None = Field(None, description="Published on this day or later")
    until: Day | None = Field(None, description="Published on this day or earlier")

    @property
    def question(self) -> ArticleQuestion:
        """Raises UsageError for an interval that ends before it begins."""
        in_order(self.since, self.until)
        return ArticleQuestion(**self.model_dump(include=set(ArticleQuestion.__struct_fields__)))


_POINT = "a day (YYYY-MM-DD: what was published by its end), or a run: its number, last, last-1 and so on"
Point = Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2}|last(-\d{1,6})?|\d{1,9})$")]


class Diff(Asked):
    before: Point = Field(description=f"From where: {_POINT}")
    after: Point = Field("last", description="To where, likewise")

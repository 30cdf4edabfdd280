"""Adding copies to our own stories, in every way that copies are made: no source more, no standing changed."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from onrecord.evaluate.stories import Story, load
from onrecord.model.document import Article
from onrecord.model.happening import JoinedRecord
from onrecord.model.record import Outcome
from onrecord.pipeline import Extractors, default_extractors, join, read_or_fail

STORIES = Path(__file__).resolve().parents[2] / "gold" / "stories"
MADE: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "under another headline": lambda text: f"WHAT WE KNOW\n\n{text}",
    "behind a lead": lambda text: f"Our desk asked all who are named here; calls went unanswered.\n\n{text}",
    "cut": lambda text: "\n\n".join(text.split("\n\n")[: max(1, len(text.split("\n\n")) * 3 // 4)]),
    "with a line of its own": lambda text: f"{text}\n\nThe Harbour Gazette could not confirm any of this on its own.",
    "with an agency's credit": lambda text: f"{text}\n\n(Reuters)",
}


@cache
def extractors() -> Extractors:
    return default_extractors()


@cache
def read(article: Article) -> Outcome:
    return read_or_fail(article, extractors())


def articles(story: Story) -> list[Article]:
    return [replace(msgspec.convert(a, Article), language="en") for a in story.articles]


def copies(of: Article, make: Callable[[str], str], number: int) -> Iterator[Article]:
    for n in range(number):
        published = of.published + dt.timedelta(days=1 + n % 3) if of.published else None
        yield replace(of, id=f"z{n}", text=make(of.text), publisher=f"Paper {n} Tribune", published=published)


def lines(joined: JoinedRecord) -> dict[str, tuple[str, int]]:
    return {h.id: (h.standing, h.independent_sources) for h in joined.happenings}


@pytest.mark.slow
@pytest.mark.parametrize("kind", MADE)
def test_copies_of_any_article_of_a_story_add_no_source_and_change_no_standing(kind: str) -> None:
    rng = random.Random(kind)
    for story in load(STORIES):
        given = articles(story)
        before = lines(join(map(read, given)))
        more = copies(rng.choice(given), MADE[kind], rng.randint(1, 5))
        after = lines(join(map(read, [*given, *more])))
        assert {id: after.get(id) for id in before} == before, story.story

"""Which articles are to be read, and which are given the record of another because they have the same text.

The plan follows from what is in the project alone: not from the order in which it was added, nor from how far an
earlier run came.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from onrecord.record.project.store import ArticleRow, OutcomeRow

Again = Literal["failed", "all"]
# The same words months later are a form letter or an anniversary: their "Tuesday" is another one.
COPY_DAYS = 14


class Plan(msgspec.Struct, frozen=True):
    """`code` are to be read; each of `copies` is given the record of the article it is paired with."""

    code: tuple[ArticleRow, ...]
    copies: tuple[tuple[ArticleRow, ArticleRow], ...]


def make_plan(
    articles: Iterable[ArticleRow],
    outcomes: Mapping[str, OutcomeRow],
    coder: str,
    again: Again | None = None,
    *,
    skip_unrelated: bool = False,
) -> Plan:
    """What is left to do. `articles` come in their order; `again` names what is done once more though it is done.

    What was set aside for its subject is done as long as articles are set aside (`skip_unrelated`).
    """
    known = outcomes if skip_unrelated else {id: o for id, o in outcomes.items() if o.status != "irrelevant"}
    firsts = origins(articles := list(articles))
    code = tuple(a for a in articles if firsts[a.id] is a and _to_code(a, known.get(a.id), coder, again))
    renewed = {a.id for a in code}
    copies = tuple(
        (a, first)
        for a in articles
        if (first := firsts[a.id]) is not a and (first.id in renewed or _to_copy(first, outcomes.get(a.id), coder))
    )
    return Plan(code, copies)


def origins(articles: Iterable[ArticleRow]) -> dict[str, ArticleRow]:
    """For each article the one that is read in its stead: the first with the same text within COPY_DAYS, or itself.

    The first is the earliest published, of several the one with the smallest id. An undated one goes with the first.
    """
    first_of: dict[tuple[str, str | None], list[ArticleRow]] = {}
    out: dict[str, ArticleRow] = {}
    for article in articles:
        if article.text is None:
            out[article.id] = article
            continue
        firsts = first_of.setdefault((article.text, article.language), [])
        if not firsts or _days(firsts[-1], article) > COPY_DAYS:
            firsts.append(article)
        out[article.id] = firsts[0] if article.published is None else firsts[-1]
    return out


def _days(first: ArticleRow, article: ArticleRow) -> int:
    if first.published is None or article.published is None:
        return 0
    return (article.published - first.published) // dt.timedelta(days=1)


def _to_code(article: ArticleRow, done: OutcomeRow | None, coder: str, again: Again | None) -> bool:
    if done is None or again == "all" or done.of is not None or done.coder != coder:
        return True
    return again == "failed" and done.status == "failed" and article.text is not None


def _to_copy(first: ArticleRow, done: OutcomeRow | None, coder: str) -> bool:
    return done is None or done.of != first.id or done.coder != coder

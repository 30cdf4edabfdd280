"""The gate by subject (`clean/subject.py`): does it keep all that reports public affairs, and what does it set aside?

Kept must be: others' news of conflict, politics and crime (the articles of the answer keys' kind, WikiEvents, MUC-4,
PolNeAR, and ECB+ but for its topics of sport and screen), and twenty short articles of our own that tell politics in
the words of sport, fashion or food (`gold/subjects/affairs.txt`). Set aside should be: ECB+'s topics of sport and
screen, and sixty short articles of our own of as many subjects (`gold/subjects/other.txt`). Both files of ours were
written after the gate's words, and the first version of the twenty was given up to training when four of it were lost.
The words and numbers of the gate were made on `training/subjects` and our corpus; of the sets here only totals count.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from onrecord.clean.document import clean
from onrecord.clean.subject import of_public_affairs
from onrecord.errors import Irrelevant
from onrecord.evaluate.corpora import repository, rows
from onrecord.evaluate.report import Figure, Read, figure
from onrecord.evaluate.significance import share
from onrecord.model.document import Article

OWN: Final = Path("gold") / "subjects"
_NEWS: Final = ("wikievents_dev", "muc4_tst1", "muc4_tst2", "polnear_dev")
_ECB: Final = ("ecbplus_dev", "ecbplus_train")
# Hosts of the Oscars, a film star's death, directors of films, a coach's contract and a player's, boxing, football and
# basketball; of an actress in treatment (1) one may say either.
_SPORT_AND_SCREEN: Final = frozenset({"2", "4", "5", "6", "7", "10", "25", "29", "31"})
_EITHER: Final = frozenset({"1"})


class Made(NamedTuple):
    """An article that was written for the gate: its id, its subject in a word, its title and its text."""

    id: str
    subject: str
    title: str
    text: str


def made(file: Path) -> Iterator[Made]:
    """The articles of a file: a line `# id subject` before each, then its title and its text."""
    for part in file.read_text(encoding="utf-8").removeprefix("# ").split("\n# "):
        head, title, text = part.rstrip("\n").split("\n", 2)
        id, subject = head.split()
        yield Made(id, subject, title, text)


def figures(folder: Path, read: Read) -> list[Figure]:  # noqa: ARG001
    """Shares of articles that are kept, and that are set aside, in percent; nothing is read for it."""
    own = repository() / OWN
    ecb = [row for name in _ECB for row in rows(folder / "gold" / f"{name}.jsonl")]
    affairs = [Article(id=r["id"], text=r["text"]) for r in ecb if r["topic"] not in _SPORT_AND_SCREEN | _EITHER]
    return [
        _kept("subjects.news_kept", _news(folder)),
        _kept("subjects.other_topics_kept", affairs),
        _kept("subjects.hard_cases_kept", _articles(own / "affairs.txt")),
        _set_aside("subjects.sport_and_screen_set_aside", _of(ecb, _SPORT_AND_SCREEN)),
        _set_aside("subjects.made_set_aside", _articles(own / "other.txt")),
    ]


def is_set_aside(article: Article) -> bool:
    """Whether the article would not be read."""
    try:
        of_public_affairs(clean(article))
    except Irrelevant:
        return True
    return False


def _news(folder: Path) -> Iterator[Article]:
    for file in sorted((folder / "articles").glob("*.json")):
        given = json.loads(file.read_text(encoding="utf-8"))
        yield Article(id=file.stem, title=given.get("title"), text=given["text"])
    for name in _NEWS:
        yield from (Article(id=row["id"], text=row["text"]) for row in rows(folder / "gold" / f"{name}.jsonl"))


def _of(ecb: Iterable[dict[str, str]], topics: frozenset[str]) -> Iterator[Article]:
    return (Article(id=row["id"], text=row["text"]) for row in ecb if row["topic"] in topics)


def _articles(file: Path) -> Iterator[Article]:
    return (Article(id=m.id, title=m.title, text=m.text) for m in made(file))


def _kept(name: str, articles: Iterable[Article]) -> Figure:
    return figure(name, [(not is_set_aside(a), 1) for a in articles], share)


def _set_aside(name: str, articles: Iterable[Article]) -> Figure:
    return figure(name, [(is_set_aside(a), 1) for a in articles], share)

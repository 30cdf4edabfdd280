"""Are copies and rewrites found, and nothing else? On copies made by machine of real articles, and on own retellings.

Made copies: each article cut, put under another headline or lead, edited lightly, put in another order, framed by an
outlet's lines, and all of it at once; seeded, so that every run makes the same. Their origins are known, and the
originals are each other's negatives. Retellings (gold/copies/retellings.jsonl, written for this): each story as one
report, the same told again in other words by somebody who had nothing else, and a second reporter's report of it.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from onrecord.evaluate.corpora import repository, rows
from onrecord.evaluate.near_duplicates import families
from onrecord.evaluate.report import Figure, Read, figure
from onrecord.evaluate.significance import Counts, share
from onrecord.link.near_duplicates import find_copies
from onrecord.model.document import Article
from onrecord.model.lineage import CopyLink

RETELLINGS = "gold/copies/retellings.jsonl"
_PEER = "rensa 99.4, datasketch and gaoya below (synthetic copies)"
_DAY = dt.date(2026, 1, 5)


def figures(folder: Path, read: Read) -> list[Figure]:  # noqa: ARG001 - copies are told by words alone
    """Recall of copies and of rewrites, and the share of links that are right, in percent."""
    originals = _originals(folder / "articles")
    copies = [copy for article in originals for copy in made(article)]
    links = find_copies([*originals, *copies])
    told = list(_retellings(repository() / RETELLINGS))
    retold = find_copies(told)
    return [
        _recall("made_copies.recall", copies, links, unit="copies", peer=_PEER, target=98),
        _precision("made_copies.precision", links, target=99),
        _recall("rewrites.recall", [a for a in told if _part(a.id) == "rewrite"], retold, unit="rewrites", target=90),
        _precision("rewrites.precision", retold, target=99),
        figure("rewrites.independent_linked", _independent(told, retold), share, unit="reports", better="lower"),
    ]


def _recall(
    name: str,
    copies: Sequence[Article],
    links: Sequence[CopyLink],
    *,
    unit: str,
    target: float,
    peer: str | None = None,
) -> Figure:
    """Share of the copies that are in one family with their original."""
    family = families(links)
    found = [(float(_joined(family, copy.id)), 1.0) for copy in copies]
    return figure(name, found, share, unit=unit, target=target, peer=peer)


def _joined(family: dict[str, str], id: str) -> bool:
    return id in family and any(
        root == family[id] for other, root in family.items() if other == _story(id) + "/original"
    )


def _precision(name: str, links: Sequence[CopyLink], *, target: float) -> Figure:
    """Share of the links that are between versions of one original; an independent report is nobody's version."""
    right = [(float(_story(x.document) == _story(x.of) and not _is_independent(x)), 1.0) for x in links]
    return figure(name, right, share, unit="links", target=target)


def _is_independent(link: CopyLink) -> bool:
    return "independent" in (_part(link.document), _part(link.of))


def _independent(told: Sequence[Article], links: Sequence[CopyLink]) -> list[Counts]:
    linked = {id for link in links for id in (link.document, link.of)}
    return [(float(a.id in linked), 1.0) for a in told if _part(a.id) == "independent"]


def _story(id: str) -> str:
    return id.rpartition("/")[0]


def _part(id: str) -> str:
    return id.rpartition("/")[2]


def _originals(folder: Path) -> list[Article]:
    given = [msgspec.json.decode(f.read_bytes()) for f in sorted(folder.glob("*.json"))]
    if not given:
        raise FileNotFoundError(folder)
    return [
        Article(id=f"{a['id']}/original", title=a["title"], text=a["text"], publisher=a["publisher"], published=_DAY)
        for a in given
    ]


def _retellings(file: Path) -> Iterator[Article]:
    for row in rows(file):
        for day, part in enumerate(("original", "rewrite", "independent")):
            published = _DAY + dt.timedelta(days=day)
            yield Article(id=f"{row['id']}/{part}", text=row[part], published=published, publisher=f"The {part} Post")


# made copies --------------------------------------------------------------------------------------------------------
def made(article: Article) -> Iterator[Article]:
    """A copy of each kind, each by an outlet of its own and on a day of its own."""
    for number, (kind, make) in enumerate(KINDS.items()):
        rng = random.Random(f"{article.id} {kind}")
        yield Article(
            id=f"{_story(article.id)}/{kind}",
            title=rng.choice(_HEADLINES),
            text=make(article.text, rng),
            publisher=f"The {kind.title()} Herald",
            published=_DAY + dt.timedelta(days=number % 4),
        )


_HEADLINES = (
    "What we know so far",
    "Fresh tension as leaders weigh next steps",
    "Officials speak out after a long day",
    "World briefing: the story in short",
)
_LEADS = (
    "The news came late in the day, and it was not what anybody in the capital had hoped to hear.",
    "Our readers have asked what lies behind the events of the last hours; here is what is known about them.",
    "It is a question that has kept diplomats busy for months, and it will not go away soon.",
)
_FRAME = ("The Daily Compass - your window on the world", "Sign up for our morning letter. All rights reserved.")
_SYNONYMS = dict(
    pair.split(":")
    for pair in (
        "said:stated told:informed also:too but:yet many:numerous near:close_to about:roughly after:following "
        "before:ahead_of because:since against:versus big:large large:big begin:start began:started help:assistance "
        "people:persons killed:slain attack:assault talks:negotiations leader:chief leaders:chiefs "
        "including:among_them government:authorities military:army country:nation called:labelled showed:indicated "
        "used:employed United:Utd. American:US according:based while:as several:a_number_of between:among part:portion "
        "end:close show:display need:require want:wish make:create made:created new:recent more:further "
        "organization:organisation center:centre defense:defence program:programme percent:per_cent"
    ).split()
)


def _verbatim(text: str, _: random.Random) -> str:
    """The words alone: other quotation marks, spaces and line ends."""
    straight = text.translate(str.maketrans("“”‘’–—", "\"\"''--"))
    return re.sub(r"(?<!\s)\s*\n\s*", "\r\n\r\n", straight)


def _headlined(text: str, rng: random.Random) -> str:
    return f"{rng.choice(_HEADLINES).upper()}\n\n{text}"


def _led(text: str, rng: random.Random) -> str:
    """Two sentences of the desk's own instead of the first."""
    sentences = _sentences(text)
    return " ".join([*rng.sample(_LEADS, k=2), *sentences[1:]])


def _cut(text: str, rng: random.Random) -> str:
    """The first sentences: a third to two thirds of them."""
    sentences = _sentences(text)
    return " ".join(sentences[: max(2, round(len(sentences) * rng.uniform(0.33, 0.67)))])


def _brief(text: str, _: random.Random) -> str:
    """As many sentences as make fifty words."""
    sentences, count = _sentences(text), 1
    while count < len(sentences) and len(" ".join(sentences[:count]).split()) < 50:
        count += 1
    return " ".join(sentences[:count])


def _middle(text: str, _: random.Random) -> str:
    sentences = _sentences(text)
    return " ".join(sentences[len(sentences) // 3 :])


def _edited(text: str, rng: random.Random) -> str:
    """Every second synonym, one word in forty left out, one in sixty misspelt."""
    return " ".join(w for word in text.split(" ") if (w := _word(word, rng)))


def _word(word: str, rng: random.Random) -> str:
    if word in _SYNONYMS and rng.random() < 0.5:
        return _SYNONYMS[word].replace("_", " ")
    chance = rng.random()
    if chance < 1 / 40:
        return ""
    return word[:2] + word[3:] if chance < 1 / 40 + 1 / 60 and len(word) > 4 else word


def _reordered(text: str, rng: random.Random) -> str:
    """Threes of sentences in another order."""
    sentences = _sentences(text)
    parts = [" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3)]
    return "\n".join(rng.sample(parts, k=len(parts)))


def _framed(text: str, _: random.Random) -> str:
    return f"{_FRAME[0]}\n\n(AP) - {text}\n\n{_FRAME[1]}"


def _all(text: str, rng: random.Random) -> str:
    for make in (_cut, _edited, _led, _framed, _headlined):
        text = make(text, rng)
    return text


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])[\"”’]?\s+(?=[\"“‘]?[A-Z])", text)


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "verbatim": _verbatim,
    "headlined": _headlined,
    "led": _led,
    "cut": _cut,
    "brief": _brief,
    "middle": _middle,
    "edited": _edited,
    "reordered": _reordered,
    "framed": _framed,
    "all": _all,
}

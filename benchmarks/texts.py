"""Text to time: bundled examples, varied so that no two are alike; a folder of articles; other names; near copies."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable
from pathlib import Path

import msgspec

from onrecord.model.document import Article

EXAMPLES = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "examples"
HEADLINE = "What is known so far and what is not\n\n"
LEAD = "Our desk has asked everybody who is named here, and calls went unanswered for most of the day.\n\n"
KEPT = frozenset(  # names that are told of days, and what opens a sentence
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December They After When Reuters".split()
)
NEAR: dict[str, Callable[[str], str]] = {
    "another headline": lambda text: HEADLINE + text,
    "a lead put before it": lambda text: LEAD + text,
    "cut to its first half": lambda text: "\n\n".join(_half(text.split("\n\n"))),
    "the last paragraph changed": lambda text: text.rstrip(". \n") + ", it was said later.",
    "a word changed": lambda text: re.sub(r"\bsaid\b", "told reporters", text, count=1),
}


def _half(parts: list[str]) -> list[str]:
    return parts[: max(1, len(parts) // 2)]


def renamed(text: str, rng: random.Random, names: dict[str, str]) -> str:
    """The text with the letters of its names in another order, the same for all articles of a story."""

    def other(found: re.Match[str]) -> str:
        word = found.group()
        if word in KEPT or len(word) < 4 or word.lower() in text:
            return word
        if word not in names:
            names[word] = word[0] + "".join(rng.sample(word[1:], k=len(word) - 1))
        return names[word]

    return re.sub(r"\b[A-Z][a-z]+\b", other, text)


def load(folder: Path) -> list[Article]:
    """Every English article of a folder of JSON files, by name; `published` or `date` is its date."""
    found = [msgspec.json.decode(file.read_bytes()) for file in sorted(folder.glob("*.json"))]
    return [_article(given) for given in found if given.get("language") in (None, "en")]


def varied(count: int, *, seed: int = 0) -> list[Article]:
    """`count` articles: each takes the paragraphs of one bundled example in an order of its own and drops a few."""
    rng, examples, out = random.Random(seed), load(EXAMPLES), []
    for n in range(count):
        example = examples[n % len(examples)]
        first, *rest = [p for p in example.text.split("\n\n") if p.strip()]
        kept = rng.sample(rest, k=max(1, len(rest) - rng.randrange(3)))
        published = (example.published or dt.date(2026, 1, 1)) + dt.timedelta(days=n)
        out.append(msgspec.structs.replace(example, id=str(n), text="\n\n".join([first, *kept]), published=published))
    return out


def _article(given: dict[str, str]) -> Article:
    published = given.get("published") or given.get("date") or ""
    return Article(
        id=given["id"],
        text=given["text"],
        title=given.get("title"),
        publisher=given.get("publisher"),
        published=dt.date.fromisoformat(published) if len(published) == len("YYYY-MM-DD") else None,
    )

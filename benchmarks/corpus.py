"""Text to time: the bundled examples, varied so that no two articles are alike; or a folder of articles."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import msgspec

from onrecord.model.document import Article

EXAMPLES = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "examples"


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

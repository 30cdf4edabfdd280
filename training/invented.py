"""News-like sentences put together at random from a small grammar, for the teachers to parse: endless syntax, no facts.

Only the parse is learned from them. What they say is nonsense on purpose; no person or event in them is real.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

from training import gazetteer

_GRAMMAR = Path(__file__).with_name("invented.txt")
_SLOT = re.compile(r"\{([\w.]+)\}")
_MARKS = (('"', '"'), ('"', '"'), ("“", "”"), ("“", "”"), ("‘", "’"), ("'", "'"), ("``", "''"), ("«", "»"))


@cache
def _grammar() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in _GRAMMAR.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            current = sections.setdefault(line[3:], [])
        elif line and not line.startswith("# "):
            current.append(line)
    return sections


def _proper(random: Random) -> str:
    """A surname; most are made of given names, so that no office holder's is drawn on purpose."""
    name = random.choice(gazetteer.given_names())
    return random.choice(["", "", "", "", "al-", "Mc", "de ", "van "]) + name if random.random() < 0.2 else name


class _Writer:
    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.depth = 0
        self.marks = _MARKS[0]
        self.made: dict[str, Callable[[], str]] = {
            "person": lambda: f"{self.first()} {_proper(self.random)}",
            "first": self.first,
            "last": lambda: _proper(self.random),
            "country": lambda: self.random.choice(gazetteer.countries()),
            "demonym": lambda: self.random.choice(gazetteer.demonyms()),
            "city": lambda: self.random.choice(gazetteer.places()),
            "organization": lambda: self.random.choice(gazetteer.organizations()),
            "outlet": lambda: self.random.choice(gazetteer.outlets()),
            "number": self.number,
            "year": lambda: str(self.random.randint(1990, 2026)),
            "age": lambda: str(self.random.randint(18, 88)),
            "date": lambda: f"{self.fill('{month}')} {self.random.randint(1, 31)}",
            "time": lambda: self.fill("{clock}"),
            "pronoun": lambda: self.random.choice(["he", "he", "she", "they", "it"]),
            "a": lambda: "a",
            "q": lambda: self.marks[0],
            "Q": lambda: self.marks[1],
            "q1": lambda: "'",
            "Q1": lambda: "'",
        }

    def first(self) -> str:
        return self.random.choice(gazetteer.given_names())

    def number(self) -> str:
        draw = self.random.random()
        if draw < 0.4:
            return self.fill("{number_word}")
        if draw < 0.7:
            return str(self.random.randint(11, 400))
        if draw < 0.85:
            return f"{self.random.randint(1, 90)},{self.random.randint(0, 9)}00"
        return self.fill("{number_vague}")

    def paragraph(self) -> str:
        self.marks = self.random.choice(_MARKS)
        sentences = [self.sentence() for _ in range(self.random.choice((1, 1, 1, 2, 2, 3)))]
        return " ".join(sentences)

    def title(self) -> str:
        return _capital(self.fill(self.random.choice(_grammar()["headline"])))

    def sentence(self) -> str:
        self.depth = 0
        text = _capital(self.fill(self.random.choice(_grammar()["sentence"])))
        return text.replace("?,", "?").replace(" ,", ",").replace(",,", ",").replace(",.", ".").replace("of of", "of")

    def fill(self, pattern: str) -> str:
        self.depth += 1
        out = _SLOT.sub(lambda match: self.slot(match.group(1)), pattern)
        self.depth -= 1
        return out

    def slot(self, name: str) -> str:
        if name.endswith(".cap"):
            return _capital(self.slot(name.removesuffix(".cap")))
        name, _, form = name.partition(".")
        if name[0].isupper() and name.lower() in _grammar():
            return _capital(self.slot(name.lower()))
        if f"{name}.words" in _grammar():
            return inflected(self.random.choice(_grammar()[f"{name}.words"][0].split()), form)
        text = self.made[name]() if name in self.made else self.fill(self.choice(name))
        if form == "up":
            return text.upper()
        return _plural(text) if form == "s" else text

    def choice(self, name: str) -> str:
        """One line of a section; deep inside, the one of four with the fewest slots, so that sentences end."""
        lines = _grammar()[name]
        if self.depth < 5:
            return self.random.choice(lines)
        drawn = self.random.sample(lines, min(len(lines), 4))
        return min(drawn, key=lambda line: line.count("{"))


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun[:-1] + "ies" if noun.endswith("y") else noun + ("es" if noun.endswith(("s", "sh", "ch")) else "s")


def _capital(text: str) -> str:
    at = next((n for n, c in enumerate(text) if c.isalnum()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def inflected(verb: str, form: str) -> str:
    """`form` is "", "s", "ed" (past), "en" (participle) or "ing"; a particle behind "_" stays as it is."""
    stem, _, particle = verb.partition("_")
    past, participle = _irregular().get(stem) or (_regular(stem), _regular(stem))
    doubled = past[:-2] if past.endswith("ed") and len(past) == len(stem) + 3 and past[-3] == past[-4] else stem
    forms = {"": stem, "s": _third(stem), "ed": past, "en": participle, "ing": _ing(doubled)}
    return f"{forms[form]} {particle}".rstrip()


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    rows = (line.split() for line in _grammar()["irregular"])
    return {verb: (past, participle) for verb, past, participle in rows}


def _regular(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if stem.endswith("y") and stem[-2] not in "aeiou" else stem + "ed"


def _ing(stem: str) -> str:
    return stem[:-1] + "ing" if stem.endswith("e") and not stem.endswith("ee") else stem + "ing"


def _third(stem: str) -> str:
    if stem.endswith("y") and stem[-2] not in "aeiou":
        return stem[:-1] + "ies"
    return stem + "es" if stem.endswith(("s", "sh", "ch", "x", "z")) else stem + "s"


def documents(number: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Ids and paragraphs, the first a headline; the same ones every time."""
    for seed in range(number):
        writer = _Writer(seed)
        paragraphs = [writer.paragraph() for _ in range(writer.random.randint(2, 6))]
        yield f"invented-{seed}", (writer.title(), *paragraphs)

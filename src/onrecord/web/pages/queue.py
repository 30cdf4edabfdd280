"""The queue at the left: each question with its address, what an answer would change, and why it is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from onrecord.model.judgment import Draft, Effect, QueueItem
from onrecord.web.pages import addresses
from onrecord.web.pages.fields import LABELS, told
from onrecord.web.pages.sides import named

SHOWN = 60
_TOLD = ("standing", "independent_sources", "happening")


class Answer(msgspec.Struct, frozen=True):
    """One way to answer: `draft` is what is sent (JSON), `effects` what it would change, in words, `brief` in few."""

    label: str
    draft: str
    effects: tuple[str, ...]
    brief: tuple[str, ...]


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the queue. `key` tells questions about one happening apart; `named` are the events and articles that
    the answers speak of."""

    happening: str
    key: str
    kind: str
    question: str
    detail: str
    effect: float
    doubt: float
    priority: float
    why: tuple[str, ...]
    answers: tuple[Answer, ...]
    named: tuple[str, ...]

    @property
    def href(self) -> str:
        return addresses.happening(self.happening, q=self.key)

    @property
    def changes(self) -> str:
        """What the answers that change anything would change, briefly."""
        return ", ".join(dict.fromkeys(e for a in self.answers for e in a.brief))


def questions(items: Iterable[QueueItem]) -> list[Question]:
    """The items in their order, each under a key of its own."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for item in items:
        same = (item.happening, item.kind, item.field or "")
        seen[same] += 1
        parts = [item.kind, item.field or "", str(seen[same]) if seen[same] > 1 else ""]
        found.append(_question(item, "-".join(p for p in parts if p)))
    return found


def find(found: Sequence[Question], happening: str, key: str | None) -> int | None:
    """Where the question stands; with no key, the first about that happening. None where it is not asked."""
    here = [n for n, q in enumerate(found) if q.happening == happening and key in (None, q.key)]
    return here[0] if here else None


def encode(draft: Draft) -> str:
    """The draft as a button sends it."""
    return msgspec.json.encode(draft).decode()


def effect_words(effect: Effect, of: str) -> str:
    """ "independent sources 2 → 1", "one happening more"; of another happening than `of`, that it is."""
    if effect.field == "happening":
        return "one happening less" if effect.after is None else "one happening more"
    whose = "" if effect.happening == of else "elsewhere "
    return f"{whose}{_name(effect)} {_value(effect.field, effect.before)} → {_value(effect.field, effect.after)}"


def _briefly(effects: Iterable[Effect], of: str) -> tuple[str, ...]:
    """The values only of what is counted and of how it stands; that a line is judged goes without saying."""
    return tuple(effect_words(e, of) if e.field in _TOLD else _name(e) for e in effects if e.field != "state")


def _name(effect: Effect) -> str:
    return LABELS.get(effect.field, effect.field.replace("_", " "))


def _value(field: str, value: Any) -> str:
    return told(field, value) or "not stated"


def _question(item: QueueItem, key: str) -> Question:
    of = item.happening
    answers = tuple(
        Answer(
            label=c.label,
            draft=encode(c.draft),
            effects=tuple(dict.fromkeys(effect_words(e, of) for e in c.effects)),
            brief=_briefly(c.effects, of),
        )
        for c in item.choices
    )
    question, mark, detail = item.question.partition("?")
    return Question(
        happening=item.happening,
        key=key,
        kind=item.kind,
        question=question[:1].upper() + question[1:] + mark,
        detail=detail.strip(),
        effect=item.effect,
        doubt=item.doubt,
        priority=item.priority,
        why=item.why,
        answers=answers,
        named=named(item),
    )

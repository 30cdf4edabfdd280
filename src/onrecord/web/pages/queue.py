"""The queue at the left: each question with its address, what an answer would change, and why it is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from onrecord.model.judgment import Draft, Effect, QueueItem
from onrecord.web.pages import addresses
from onrecord.web.pages.fields import LABELS, told

SHOWN = 60


class Answer(msgspec.Struct, frozen=True):
    """One way to answer: `draft` is what is sent (JSON), `effects` what it would change, in words."""

    label: str
    draft: str
    effects: tuple[str, ...]


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the queue. `key` tells questions about one happening apart."""

    happening: str
    key: str
    kind: str
    question: str
    effect: float
    doubt: float
    priority: float
    why: tuple[str, ...]
    answers: tuple[Answer, ...]
    article: str | None

    @property
    def href(self) -> str:
        return addresses.happening(self.happening, q=self.key)

    @property
    def changes(self) -> str:
        """What the answers that change anything would change, briefly."""
        return "; ".join(dict.fromkeys(e for a in self.answers for e in a.effects))


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


def effect_words(effect: Effect) -> str:
    """ "independent sources 2 → 1"."""
    name = LABELS.get(effect.field, effect.field.replace("_", " "))
    return f"{name} {_value(effect.field, effect.before)} → {_value(effect.field, effect.after)}"


def _value(field: str, value: Any) -> str:
    return told(field, value) or "not stated"


def _question(item: QueueItem, key: str) -> Question:
    answers = tuple(Answer(c.label, encode(c.draft), tuple(map(effect_words, c.effects))) for c in item.choices)
    event = next((c.draft.event for c in item.choices if c.draft.event), None)
    return Question(
        happening=item.happening,
        key=key,
        kind=item.kind,
        question=item.question,
        effect=item.effect,
        doubt=item.doubt,
        priority=item.priority,
        why=item.why,
        answers=answers,
        article=event.rpartition("/")[0] if event else None,
    )

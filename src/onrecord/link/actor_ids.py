"""What an actor is called by, of all the entities of articles that are one: its id, and the name told best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from itertools import count
from typing import TypeVar

from onrecord.link.local_entities import Local
from onrecord.link.names import is_surname_only, slug

T = TypeVar("T", bound=str | int)


def free_id(id: str, taken: Container[str]) -> str:
    """Namesakes are told apart by a number, in the order of their articles' ids."""
    if id not in taken:
        return id
    return next(f"{id}~{n}" for n in count(2) if f"{id}~{n}" not in taken)


def id_of(members: Sequence[Local]) -> str:
    wikidata = sorted(n.wikidata for n in members if n.wikidata)
    if wikidata:
        return f"N:{wikidata[0]}"
    if any(n.state for n in members):
        return f"N:{most(n.country for n in members)}"
    if organ := next((n.organ for n in members if n.organ), None):
        return f"N:{slug((organ[0].casefold(), *organ[1], organ[2]))}"
    named = fullest(members)
    if named is None:
        return own_id(members[0])
    return f"N:{slug(named.words)}"


def own_id(n: Local) -> str:
    """The id of whom nobody names, in one article."""
    return f"{n.document}/{n.key[-1]}"


def fullest(members: Sequence[Local]) -> Local | None:
    """The member whose name is told best: in most articles, then the longest."""
    named = [n for n in members if n.is_named and n.words]
    if len(named) < 2:
        return named[0] if named else None
    counts = Counter(n.words for n in named)
    full = [n for n in named if not (n.is_person and is_surname_only(n.words))] or named
    return min(full, key=lambda n: (-counts[n.words], -len(n.words), n.words, n.key), default=None)


def most(values: Iterable[T | None]) -> T | None:
    """The value that most articles give; of equals the first by spelling."""
    given = [v for v in values if v is not None]
    if len(given) < 2:
        return given[0] if given else None
    counts = Counter(given)
    return min(counts, key=lambda v: (-counts[v], v), default=None)

"""Lineages traced once more after people said which articles are copies, and which are not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import count
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from onrecord.link.lineage import trace_lineages
from onrecord.link.near_duplicates import find_ties
from onrecord.model.happening import Lineage, LineageMember
from onrecord.model.lineage import CopyLink
from onrecord.model.record import Record


class SourceSaid(msgspec.Struct, frozen=True):
    """That an article has its words from another ("copy"), or not ("independent"; `of` None: from nobody)."""

    document: str
    of: str | None
    copied: bool
    reason: str = ""


def touched(lineages: Iterable[Lineage], said: Iterable[SourceSaid]) -> tuple[Lineage, ...]:
    """The lineages that may change, in their order."""
    named = {d for s in said for d in (s.document, s.of)}
    return tuple(x for x in lineages if any(m.document in named for m in x.documents))


def retrace(
    records: Sequence[Record],
    lineages: Sequence[Lineage],
    said: Sequence[SourceSaid],
    reprints: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Lineage, ...]:
    """The lineages of the articles of `lineages`, whose `records` are given, as they are where what was said holds.

    The articles are tied as the machine tied them, but for that. Where nobody ties two articles, "independent" cuts
    what ties the first to anything. Each lineage keeps the id that its first article's had; of those that part company
    the others are called after it ("L7-2").
    """
    members = {m.document: m for x in lineages for m in x.documents}
    links = {d: link for d, m in members.items() if (link := _link(m)) is not None}
    untied, uncited = _cut(members, said)
    links = {d: link for d, link in links.items() if d not in untied}
    for s in said:
        if s.copied and s.of is not None and members[s.document].of != s.of:  # else it is tied so already
            links[s.document] = CopyLink(s.document, s.of, "copy", 0.0, (), s.reason)
            if (back := links.get(s.of)) is not None and back.of == s.document:
                del links[s.of]
    retold = _retold(records, members, said)
    traced = trace_lineages(records, links.values(), retold, uncited=uncited, reprints=reprints)
    return _named(traced, {d: x.id for x in lineages for d in (m.document for m in x.documents)})


def _link(member: LineageMember) -> CopyLink | None:
    if member.of is None or (member.relation != "copy" and member.relation != "rewrite"):
        return None
    return CopyLink(member.document, member.of, member.relation, member.overlap, member.ranges, member.reason or "")


def _cut(members: Mapping[str, LineageMember], said: Iterable[SourceSaid]) -> tuple[set[str], set[str]]:
    """The articles that have no words from another, and those that rest on no outlet, whatever they say themselves."""
    untied: set[str] = set()
    for s in said:
        if not s.copied:
            tied_back = s.of is not None and s.of in members and members[s.of].of == s.document
            untied.add(s.of if tied_back and s.of is not None else s.document)
    copied = {s.document for s in said if s.copied}
    uncited = {d for d in untied if d in members and members[d].relation == "cites"}
    uncited |= {s.document for s in said if not s.copied and s.of is None}
    return untied - copied, uncited | (untied & copied)


def _retold(
    records: Sequence[Record], members: Mapping[str, LineageMember], said: Collection[SourceSaid]
) -> list[CopyLink]:
    """What hangs together besides copies: it is not part of a lineage, so it is looked for again where there is any."""
    if not any(m.relation == "cites" for m in members.values()):
        return []
    parted = [{s.document, s.of} for s in said if not s.copied]
    alone = {s.document for s in said if not s.copied and s.of is None}
    found = find_ties(r.document for r in records)[1]
    return [x for x in found if {x.document, x.of} not in parted and not {x.document, x.of} & alone]


def _named(lineages: Iterable[Lineage], before: Mapping[str, str]) -> tuple[Lineage, ...]:
    taken: set[str] = set()
    out = []
    for lineage in lineages:
        id = before[lineage.documents[0].document]
        id = next(i for n in count(1) if (i := id if n == 1 else f"{id}-{n}") not in taken)
        taken.add(id)
        out.append(replace(lineage, id=id))
    return tuple(out)

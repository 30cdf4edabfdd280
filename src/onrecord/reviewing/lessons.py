"""What the judgments of a project say of the machine's work, and what is switched on of what they teach."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from onrecord.annotate.lexicons.own_actors import COLUMNS, KINDS, parse_own_actors
from onrecord.errors import UsageError
from onrecord.judgments import learned_file
from onrecord.judgments.learning import CopySeen, Evidence, FieldSeen, Lessons, NameSeen, PairSeen, Proposal, learn
from onrecord.link.happening_clues import ClueReader
from onrecord.link.happening_similarity import THRESHOLD, compare
from onrecord.model.happening import EventRef, JoinedEntity
from onrecord.model.judgment import Judgment
from onrecord.model.names import fold
from onrecord.record.project import files
from onrecord.record.project.layout import Layout
from onrecord.reviewing.machine import Machine
from onrecord.reviewing.shown import Applier, Shown
from onrecord.reviewing.values import PARTIES, alike


class Taught(msgspec.Struct, frozen=True, kw_only=True):
    """What judgments teach, and how many there are: all, those that hold, of these the applied and the left."""

    judgments: int
    hold: int
    applied: int
    recheck: int
    people: tuple[str, ...]
    lessons: Lessons


def taught(applier: Applier, shown: Shown) -> Taught:
    """What the judgments of a record teach."""
    machine = applier.machine
    now = machine.learned.join_threshold
    every = shown.reviewed.judgments
    return Taught(
        judgments=len(every),
        hold=len(shown.held) + len(shown.reviewed.recheck),
        applied=len(shown.held),
        recheck=len(shown.reviewed.recheck),
        people=tuple(sorted({j.by for j in every.values()})),
        lessons=learn(
            evidence_of(applier, shown.held), THRESHOLD if now is None else now, machine.learned.rewrite_share or 0.0
        ),
    )


def evidence_of(applier: Applier, held: Iterable[Judgment]) -> Evidence:
    """What the judgments that hold say of values, joins, names and sources of the machine."""
    held = list(held)
    return Evidence(
        fields=tuple(_fields(held)),
        pairs=tuple(_pairs(applier, held)),
        names=tuple(_names(held)),
        copies=tuple(_copies(applier.machine, held)),
        rewrites=tuple(_rewrites(applier.machine, held)),
    )


def _fields(held: Iterable[Judgment]) -> Iterator[FieldSeen]:
    """Whether the value that the machine had is the one that the person stands by."""
    for j in held:
        if j.kind not in ("happening", "event", "statement"):
            continue
        if j.verdict == "accept" and isinstance(j.new, dict):
            for field, value in j.new.items():
                if field in j.seen:
                    yield FieldSeen(j.id, field, alike(value, j.seen[field]))
        elif j.field in j.seen and j.verdict in ("accept", "change", "reject"):
            yield FieldSeen(j.id, j.field, j.verdict != "reject" and alike(j.new, j.seen[j.field]))
        if j.field is None and j.verdict in ("accept", "reject"):
            yield FieldSeen(j.id, "the whole line", j.verdict == "accept")


def _pairs(applier: Applier, held: Iterable[Judgment]) -> Iterator[PairSeen]:
    """The points that the machine gives two events of which people said whether they are one."""
    said: list[tuple[Judgment, EventRef, EventRef]] = []
    for j in held:
        if j.verdict in ("same", "different") and j.kind in ("event", "happening") and j.other is not None:
            first, second = applier.refs(j.target, j.article), applier.refs(j.other, j.other_article)
            if first and second and first[0] != second[0]:
                said.append((j, first[0], second[0]))
    machine = applier.machine
    articles = {ref.document for _, *pair in said for ref in pair}
    records = [r for a in sorted(articles) if (r := machine.record(a)) is not None]
    clues = {c.ref: c for c in ClueReader.of_joined(machine.entities_of(articles), machine.lineages).clues(records)}
    for j, first_ref, second_ref in said:
        a, b = sorted((clues[first_ref], clues[second_ref]), key=lambda c: c.key)
        yield PairSeen(j.id, round(compare(a, b)[0], 4), j.verdict == "same")


def _names(held: Iterable[Judgment]) -> Iterator[NameSeen]:
    """Where one name was put for another, and where it could have been and was not."""
    held = list(held)
    meant = [n for j in held for n in _renamed(j)]
    known = {(n.name, n.meant) for n in meant}
    yield from meant
    for j in held:
        if j.verdict == "accept" and isinstance(j.new, dict):
            kept = {name for field in PARTIES for name in j.new.get(field) or ()}
            yield from (NameSeen(j.id, name, other, False) for name, other in sorted(known) if name in kept)


def _renamed(j: Judgment) -> Iterator[NameSeen]:
    if j.verdict == "change" and j.field in PARTIES and isinstance(j.new, list):
        before = [n for n in j.seen.get(j.field) or () if n not in j.new]
        after = [n for n in j.new if n not in (j.seen.get(j.field) or ())]
        if len(before) == len(after) == 1 and fold(before[0]) != fold(after[0]):
            yield NameSeen(j.id, before[0], after[0], True)
    if j.kind == "entity" and j.verdict == "same" and j.other is not None:
        name, other = j.target.exact, j.other.exact
        if fold(name) != fold(other):
            short, long = sorted((name, other), key=lambda n: (len(n), n))
            yield NameSeen(j.id, short, long, True)


def _copies(machine: Machine, held: Iterable[Judgment]) -> Iterator[CopySeen]:
    """What was said of articles of two outlets that are known."""
    for j in held:
        if j.kind == "article" and j.verdict in ("copy", "independent") and j.other is not None:
            first, second = machine.articles.get(j.article), machine.articles.get(j.other_article)
            names = (first and first.publisher, second and second.publisher)
            if names[0] and names[1] and fold(names[0]) != fold(names[1]):
                yield CopySeen(j.id, names[0], names[1], j.verdict == "copy")


def _rewrites(machine: Machine, held: Iterable[Judgment]) -> Iterator[PairSeen]:
    """What was said of articles that the machine takes for rewrites, and the share of words that it goes by."""
    members = {m.document: m for x in machine.lineages for m in x.documents if m.relation == "rewrite"}
    for j in held:
        if j.kind == "article" and j.verdict in ("copy", "independent"):
            for article, other in ((j.article, j.other_article), (j.other_article, j.article)):
                member = members.get(article)
                if member is not None and member.of == other:
                    yield PairSeen(j.id, member.overlap, j.verdict == "copy")


# -- switching on --------------------------------------------------------------------------------------------------


def switch_on(layout: Layout, proposals: Iterable[Proposal], machine: Machine) -> list[str]:
    """Write what the analyst ticked where the next run goes by it; what was written where.

    Raises UsageError where an alias is of somebody of whom not even the kind is known.
    """
    learned, done = machine.learned, []
    for p in proposals:
        if p.rule == "alias":
            row = alias_row(p, machine)
            _append(layout.actors, row)
            done.append(f"{layout.actors.name}: {row['name']}, other name {row['other_names']}")
            continue
        if p.rule == "reprint":
            learned = msgspec.structs.replace(learned, reprints={**learned.reprints, p.subject: p.value})
        elif p.rule == "rewrite share":
            learned = msgspec.structs.replace(learned, rewrite_share=float(p.value))
        else:
            learned = msgspec.structs.replace(learned, join_threshold=float(p.value))
        done.append(f"{layout.learned.name}: {p.what}")
    if learned != machine.learned:
        files.write(layout.learned, learned_file.as_text(learned).encode())
    return done


def alias_row(proposal: Proposal, machine: Machine) -> dict[str, str]:
    """The row of actors.csv that says whom a name means, by what is known of him."""
    found = _known(proposal.value, machine) or _known(proposal.subject, machine)
    if found is None:
        cure = f"add {proposal.value} to actors.csv yourself, with {proposal.subject} among the other names"
        raise UsageError(f"nothing is known of {proposal.value} but the name", where=proposal.id, cure=cure)
    row = dict.fromkeys(COLUMNS, "")
    row |= {"name": proposal.value, "other_names": proposal.subject, "kind": found.kind}
    return row | {
        "country": found.country or "",
        "sectors": "|".join(found.sectors),
        "wikidata": found.wikidata or "",
    }


def _known(name: str, machine: Machine) -> JoinedEntity | None:
    found = [e for e in machine.named.get(fold(name), ()) if e.kind in KINDS]
    return max(found, key=lambda e: (len(e.mentions), e.id), default=None)


def _append(path: Path, row: dict[str, str]) -> None:
    """The table with one row more, under its own columns. Raises UsageError where it cannot be understood."""
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ",".join(COLUMNS) + "\n"
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    columns = [c.strip().lower() for c in next(csv.reader([first], delimiter=delimiter))]
    lost = [c for c, value in row.items() if value and c not in columns]
    if lost:
        raise UsageError(f"it has no column {lost[0]!r}", where=str(path), cure=f"the columns are {', '.join(COLUMNS)}")
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerow([row.get(c, "") for c in columns])
    data = (text.rstrip("\n") + "\n" + out.getvalue()).encode()
    parse_own_actors(data, str(path))
    files.write(path, data)

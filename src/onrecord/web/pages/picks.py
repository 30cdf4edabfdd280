"""What can be said of a happening beside its fields, as things to point at with a number key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from onrecord.model.happening import Happening
from onrecord.model.judgment import Draft, Verdict
from onrecord.show.sentences import sentence
from onrecord.web.pages.near import near
from onrecord.web.pages.queue import encode
from onrecord.web.pages.reader import Reader

SHOWN = 9  # as many as there are number keys


class Pick(msgspec.Struct, frozen=True):
    """`draft` is what is sent, `label` what is read, `note` a quote or what holds now."""

    draft: str
    label: str
    note: str = ""


def verdicts(id: str) -> dict[str, str]:
    """What the buttons accept, reject and unsure send."""
    known: tuple[Verdict, ...] = ("accept", "reject", "unsure")
    return {v: encode(Draft(by="", verdict=v, record=id)) for v in known}


def same(reader: Reader, happening: Happening) -> list[Pick]:
    """The happenings that could be this one."""
    found = []
    for id in near(happening, reader.reviewed.happenings):
        other = reader.happenings[id].happening
        if other is not None:
            entry = reader.chronology.entry(other)
            draft = Draft(by="", verdict="same", record=happening.id, other=id)
            label = sentence(other, reader.chronology.name)
            found.append(Pick(encode(draft), label, f"{entry.day} · {entry.counted} · {id}"))
    return found


def different(id: str, tellings: Sequence[tuple[str, str, str]]) -> list[Pick]:
    """Each telling (ARTICLE/EVENT, article, words) that can be taken out; none where one event alone tells it."""
    if len(tellings) < 2:
        return []
    found = []
    for n, (event, paper, words) in enumerate(tellings[:SHOWN]):
        other = tellings[1 if n == 0 else 0][0]
        draft = Draft(by="", verdict="different", record=id, event=event, other=other)
        found.append(Pick(encode(draft), f"“{words}”", paper))
    return found


def origin(reader: Reader, happening: Happening) -> list[Pick]:
    """Of each copy that it is independent; of each origin that it is a copy of an earlier one that tells the same."""
    return list(islice(_origins(reader, happening), SHOWN))


def _origins(reader: Reader, happening: Happening) -> Iterator[Pick]:
    ids = list(dict.fromkeys(t.document for t in happening.sources))
    members = {id: reader.members[id] for id in ids if id in reader.members}
    for id, member in members.items():
        label = reader.named(id)
        if member.relation != "origin" and member.of in reader.records:
            draft = Draft(by="", verdict="independent", record=id, other=member.of)
            yield Pick(encode(draft), f"{label} is independent", f"now: {reader.chronology.relation(id)}")
            continue
        for of in members:
            if of != id and members[of].relation == "origin" and _published(reader, of) <= _published(reader, id):
                draft = Draft(by="", verdict="copy", record=id, other=of)
                yield Pick(encode(draft), f"{label} is a copy of {reader.named(of)}", "now: independent")


def _published(reader: Reader, id: str) -> dt.date:
    return reader.records[id].document.published or dt.date.max

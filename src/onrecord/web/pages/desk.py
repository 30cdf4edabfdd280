"""What the review page shows at once: the queue, the words of one article, the card of one happening."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlencode

import msgspec

from onrecord.errors import UsageError
from onrecord.model.document import Article
from onrecord.model.happening import Happening
from onrecord.model.judgment import Draft, Judgment, Recheck, ReviewedHappening, Verdict
from onrecord.model.record import Record
from onrecord.model.span import Span
from onrecord.show.chronology import Paper
from onrecord.show.sentences import sentence
from onrecord.web.pages import words as spans
from onrecord.web.pages.card import Card, Past, card, past
from onrecord.web.pages.near import near
from onrecord.web.pages.queue import SHOWN, Question, encode, find, questions
from onrecord.web.pages.reader import Reader
from onrecord.web.pages.words import Words
from onrecord.web.site import Site


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """An article beside the card: `before` and `after` lead to the other articles that tell the happening."""

    article: Article
    paper: Paper
    relation: str
    words: Words
    number: int = 1
    of: int = 1
    before: str = ""
    after: str = ""


class Pick(msgspec.Struct, frozen=True):
    """A thing to point at with a number key: what is sent, what is read, and a quote or note."""

    draft: str
    label: str
    note: str = ""


class Progress(msgspec.Struct, frozen=True):
    """How many happenings somebody has judged, of how many; `recheck` judgments have lost their words."""

    judged: int
    all: int
    recheck: int


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """One review page. `here`, `next` and `previous` are addresses; `question` is the one that is asked, if any."""

    here: str
    next: str
    previous: str
    questions: Sequence[Question]
    current: int | None
    question: Question | None
    card: Card | None
    reading: Reading | None
    drafts: dict[str, str]
    same: Sequence[Pick]
    different: Sequence[Pick]
    origin: Sequence[Pick]
    progress: Progress
    saved: str
    as_of: dt.date | None = None

    def change(self, field: str, value: str) -> str:
        """What the button sends that gives a field of the card the value (JSON)."""
        record = self.card.id if self.card else ""
        return encode(Draft(by="", verdict="change", record=record, field=field, new=msgspec.json.decode(value)))


def first(site: Site, saved: str = "") -> Desk:
    """The first question of the queue; an empty desk where nothing is asked."""
    reader = site.reader()
    asked = questions(site.review.queue(SHOWN))
    if asked:
        return _desk(site, reader, asked, 0, asked[0].happening, "", None, saved)
    lines = reader.reviewed.happenings
    return _desk(site, reader, asked, None, lines[0].id if lines else "", "", None, saved)


def at(site: Site, id: str, *, key: str | None, article: str, as_of: dt.date | None, saved: str) -> Desk:
    """One happening, as a question where one is asked about it. Raises UsageError where there is none such."""
    reader = site.reader(as_of)
    asked = questions(site.review.queue(SHOWN)) if as_of is None else []
    return _desk(site, reader, asked, find(asked, id, key) if key is not None else None, id, article, as_of, saved)


def article(site: Site, id: str, *, at: tuple[int, int] | None, line: str) -> Reading:
    """One article alone, with all lines of its record marked, or the one that is named."""
    reader = site.reader()
    record = reader.records.get(id)
    if record is None:
        raise UsageError(f"no article that was read is called {id!r}")
    return _reading(reader, record, None, at, line)


def recheck(site: Site) -> list[tuple[Recheck, str]]:
    """Each judgment whose words are gone, and what it said."""
    return [(r, past([r.judgment], set())[0].said) for r in site.review.recheck()]


def log(site: Site) -> list[tuple[Past, str]]:
    """All judgments, newest first, each with the line that it is about."""
    history = site.review.history()
    holding = set(site.reader().reviewed.judgments)
    records = {j.id: j.record for j in history}
    return [(p, records[p.id]) for p in past(history, holding)]


def _desk(
    site: Site,
    reader: Reader,
    asked: Sequence[Question],
    current: int | None,
    id: str,
    wanted: str,
    as_of: dt.date | None,
    saved: str,
) -> Desk:
    question = asked[current] if current is not None else None
    line = _line(site, reader, id, as_of) if id else None
    shown = card(reader, line) if line else None
    happening = line.happening if line else None
    here = _here(line.id, question, wanted, as_of) if line else "/"
    return Desk(
        here=here,
        next=asked[(current + 1) % len(asked)].href if current is not None else here,
        previous=asked[current - 1].href if current is not None else here,
        questions=asked,
        current=current,
        question=question,
        card=shown,
        reading=_told_in(reader, line, wanted or (question.article if question else None) or "", here)
        if line
        else None,
        drafts=_drafts(line.id) if line else {},
        same=_same(reader, happening) if happening else (),
        different=_different(shown) if shown else (),
        origin=_origin(reader, happening) if happening else (),
        progress=_progress(reader),
        saved=_saved(site, saved),
        as_of=as_of,
    )


def _line(site: Site, reader: Reader, id: str, as_of: dt.date | None) -> ReviewedHappening:
    found = reader.happenings.get(reader.reviewed.became.get(id, id))
    if found is None and as_of is not None:
        raise UsageError(f"nothing was known of {id} at the end of {as_of}", cure="leave the day out")
    return found or site.review.happening(id)


def _here(id: str, question: Question | None, article: str, as_of: dt.date | None) -> str:
    pairs = [("q", question.key if question else ""), ("article", article), ("as_of", str(as_of) if as_of else "")]
    asked = urlencode([(k, v) for k, v in pairs if v])
    return f"/happening/{quote(id, safe='')}" + (f"?{asked}" if asked else "")


def _progress(reader: Reader) -> Progress:
    lines = reader.reviewed.happenings
    return Progress(sum(bool(h.judgments) for h in lines), len(lines), len(reader.reviewed.recheck))


def _saved(site: Site, id: str) -> str:
    """What was written down, as the log has it; "" where it has nothing of that id."""
    said: list[Judgment] = [j for j in site.review.history() if j.id == id] if id else []
    if not said:
        return ""
    undone = next((j for j in site.review.history() if j.id == said[0].undoes), None)
    what = past([undone or said[0]], set())[0].said
    return f"Undone, on disk: {what}." if undone else f"Saved, on disk: {said[0].record} {what}."


# -- the words ----------------------------------------------------------------------------------------------------


def _told_in(reader: Reader, line: ReviewedHappening, wanted: str, here: str) -> Reading | None:
    """The article that is asked for, else the first that tells the happening."""
    h = line.happening
    ids = list(dict.fromkeys(t.document for t in h.sources)) if h else []
    id = wanted or next(iter(ids), "")
    record = reader.records.get(id)
    if record is None:
        return None
    n = ids.index(id) if id in ids else 0
    base, _, rest = here.partition("?")
    others = [p for p in rest.split("&") if p and not p.startswith("article=")]

    def link(k: int) -> str:
        if len(ids) < 2:
            return ""
        return base + "?" + "&".join([*others, urlencode({"article": ids[k % len(ids)]})])

    shown = _reading(reader, record, h, None, "")
    return msgspec.structs.replace(shown, number=n + 1, of=max(1, len(ids)), before=link(n - 1), after=link(n + 1))


def _reading(
    reader: Reader, record: Record, happening: Happening | None, at: tuple[int, int] | None, line: str
) -> Reading:
    id = record.document.id
    mine = {e for t in happening.sources if t.document == id for e in t.events} if happening else set()
    events = [e for e in record.events if e.id in mine or e.id == line]
    told = reader.told_by(id)
    marks = [m for e in events for m in spans.event_marks(record, e)]
    marks += [m for s in record.statements if s.id == line for m in spans.statement_marks(s)]
    marks += [m for e in record.entities if e.id == line for m in spans.entity_marks(e)]
    marks += spans.other_marks(record, [e.id for e in events], lambda e: _href(told.get(e)))
    marks += spans.copied_marks(reader.members.get(id), lambda of: _named(reader, of))
    marks += spans.flag_marks(record)
    focus = _focus(record, at, [e.trigger for e in events], line)
    marks += spans.focus_mark(record, focus.start, focus.end) if focus else ()
    return Reading(
        article=record.document,
        paper=reader.chronology.paper(id),
        relation=reader.chronology.relation(id),
        words=spans.words(record, marks, focus),
    )


def _href(happening: str | None) -> str | None:
    return f"/happening/{quote(happening, safe='')}" if happening else None


def _focus(record: Record, at: tuple[int, int] | None, triggers: Sequence[Span], line: str) -> Span | None:
    text = record.document.text
    if at and 0 <= at[0] < at[1] <= len(text):
        return Span(at[0], at[1], text[at[0] : at[1]])
    if triggers:
        return triggers[0]
    words: list[Any] = [s.cue or s.content[0] for s in record.statements if s.id == line]
    words += [e.mentions[0] for e in record.entities if e.id == line]
    return Span(words[0].start, words[0].end, words[0].exact) if words else None


def _named(reader: Reader, id: str) -> str:
    return reader.chronology.paper(id).label if id in reader.records else reader.chronology.name(id)


# -- what can be said ---------------------------------------------------------------------------------------------


def _drafts(id: str) -> dict[str, str]:
    """What the buttons below the card send."""
    verdicts: tuple[Verdict, ...] = ("accept", "reject", "unsure")
    return {v: encode(Draft(by="", verdict=v, record=id)) for v in verdicts}


def _same(reader: Reader, happening: Happening) -> list[Pick]:
    found = []
    for id in near(happening, reader.reviewed.happenings):
        other = reader.happenings[id].happening
        if other is not None:
            entry = reader.chronology.entry(other)
            draft = Draft(by="", verdict="same", record=happening.id, other=id)
            label = sentence(other, reader.chronology.name)
            found.append(Pick(encode(draft), label, f"{entry.day} · {entry.counted} · {id}"))
    return found


def _different(shown: Card) -> list[Pick]:
    """Each telling that can be taken out; of a happening that one event tells, none."""
    if len(shown.tellings) < 2:
        return []
    found = []
    for n, (event, paper, words) in enumerate(shown.tellings[:9]):
        other = shown.tellings[1 if n == 0 else 0][0]
        draft = Draft(by="", verdict="different", record=shown.id, event=event, other=other)
        found.append(Pick(encode(draft), f"“{words}”", paper))
    return found


def _origin(reader: Reader, happening: Happening) -> list[Pick]:
    """Of each copy that it is independent; of each origin that it is a copy of another that tells the happening."""
    ids = list(dict.fromkeys(t.document for t in happening.sources))
    members = {id: reader.members[id] for id in ids if id in reader.members}
    found = []
    for id, member in members.items():
        label = _named(reader, id)
        if member.relation != "origin" and member.of in reader.records:
            draft = Draft(by="", verdict="independent", record=id, other=member.of)
            found.append(Pick(encode(draft), f"{label} is independent", f"now: {reader.chronology.relation(id)}"))
            continue
        for of in members:
            if of != id and _published(reader, of) <= _published(reader, id) and members[of].relation == "origin":
                draft = Draft(by="", verdict="copy", record=id, other=of)
                found.append(Pick(encode(draft), f"{label} is a copy of {_named(reader, of)}", "now: independent"))
    return found[:9]


def _published(reader: Reader, id: str) -> dt.date:
    return reader.records[id].document.published or dt.date.max

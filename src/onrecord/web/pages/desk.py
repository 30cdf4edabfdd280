"""What the review page shows at once: the queue, the words of one article, the card of one happening."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from onrecord.errors import UsageError
from onrecord.model.judgment import Draft, Recheck, ReviewedHappening
from onrecord.web.pages import addresses, picks
from onrecord.web.pages.card import Card, Past, card, past, told_in_one
from onrecord.web.pages.picks import Pick
from onrecord.web.pages.queue import SHOWN, Question, encode, find, questions
from onrecord.web.pages.reader import Reader
from onrecord.web.pages.reading import Place, Reading, beside, reading
from onrecord.web.pages.sides import Side, sides
from onrecord.web.site import Site


class Progress(msgspec.Struct, frozen=True):
    """How many happenings somebody has judged, of how many; `recheck` judgments have lost their words."""

    judged: int
    all: int
    recheck: int


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be shown: a happening, as the question `key`, beside words of an article, as of a day."""

    happening: str
    key: str | None = None
    article: str = ""
    at: Place | None = None
    as_of: dt.date | None = None
    saved: str = ""


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """One review page. `here`, `next` and `previous` are addresses; `question` is the one that is asked, if any."""

    here: str
    next: str
    previous: str
    questions: Sequence[Question]
    current: int | None
    question: Question | None
    sentences: dict[str, str]
    progress: Progress
    saved: str
    as_of: dt.date | None = None
    card: Card | None = None
    reading: Reading | None = None
    verdicts: dict[str, str] = {}
    sides: Sequence[Side] = ()
    same: Sequence[Pick] = ()
    different: Sequence[Pick] = ()
    origin: Sequence[Pick] = ()
    shown: int = SHOWN

    def change(self, field: str, value: str) -> str:
        """What the button sends that gives a field of the card the value (JSON)."""
        record = self.card.id if self.card else ""
        return encode(Draft(by="", verdict="change", record=record, field=field, new=msgspec.json.decode(value)))

    def beside(self, article: str, start: int | None = None, end: int | None = None) -> str:
        """The address of this page with the words of that article in the middle."""
        if self.card is None:
            return "/"
        at = (start, end) if start is not None and end is not None else None
        key = self.question.key if self.question else ""
        return addresses.happening(self.card.id, q=key, article=article, at=at, as_of=self.as_of)


def first(site: Site, saved: str = "") -> Desk:
    """The first question of the queue; where nothing is asked, the first happening; an empty desk without any."""
    reader, queue = site.reader(), questions(site.review.queue(SHOWN, site.by))
    if queue:
        return _first(site, reader, queue, saved)
    lines = reader.reviewed.happenings
    asked = Asked(happening=lines[0].id if lines else "", saved=saved)
    return _desk(site, reader, asked, queue, None, lines[0] if lines else None)


def at(site: Site, asked: Asked) -> Desk:
    """One happening. Raises UsageError where there is none such, or was none on that day."""
    reader = site.reader(asked.as_of)
    queue = questions(site.review.queue(SHOWN, site.by)) if asked.as_of is None else []
    current = find(queue, asked.happening, asked.key) if asked.key is not None else None
    if current is None and asked.key is not None and asked.saved and queue:
        return _first(site, reader, queue, asked.saved)  # the next question was answered with this one
    return _desk(site, reader, asked, queue, current, _line(site, reader, asked))


def _first(site: Site, reader: Reader, queue: Sequence[Question], saved: str) -> Desk:
    asked = Asked(happening=queue[0].happening, key=queue[0].key, saved=saved)
    return _desk(site, reader, asked, queue, 0, _line(site, reader, asked))


def article(site: Site, id: str, *, at: Place | None, line: str) -> Reading:
    """One article alone, with the words of one line of its record marked. Raises UsageError where there is none."""
    reader = site.reader()
    record = reader.records.get(id)
    if record is None:
        raise UsageError(f"no article that was read is called {id!r}")
    return reading(reader, record, at=at, line=line)


def recheck(site: Site) -> list[tuple[Recheck, str]]:
    """Each judgment whose words are gone, and what it said."""
    return [(r, past([r.judgment], set())[0].said) for r in site.review.recheck()]


def log(site: Site) -> list[tuple[Past, str]]:
    """All judgments, newest first, each with the line that it is about."""
    history = site.review.history()
    records = {j.id: j.record for j in history}
    return [(p, records[p.id]) for p in past(history, set(site.reader().reviewed.judgments))]


def _desk(
    site: Site,
    reader: Reader,
    asked: Asked,
    queue: Sequence[Question],
    current: int | None,
    line: ReviewedHappening | None,
) -> Desk:
    question = queue[current] if current is not None else None
    key = question.key if question else ""
    here = addresses.happening(line.id, q=key, article=asked.article, at=asked.at, as_of=asked.as_of) if line else "/"
    desk = Desk(
        here=here,
        next=queue[(current + 1) % len(queue)].href if current is not None else here,
        previous=queue[current - 1].href if current is not None else here,
        questions=queue,
        current=current,
        question=question,
        sentences={id: told_in_one(reader.happenings.get(id)) for id in {q.happening for q in queue}},
        progress=_progress(reader),
        saved=_saved(site, asked.saved),
        as_of=asked.as_of,
    )
    return _filled(desk, reader, line, asked) if line else desk


def _filled(desk: Desk, reader: Reader, line: ReviewedHappening, asked: Asked) -> Desk:
    shown, happening = card(reader, line), line.happening
    filled = msgspec.structs.replace(desk, card=shown, verdicts=picks.verdicts(line.id))
    if happening is None:
        return filled
    compared = sides(reader, desk.question.named) if desk.question else []
    first = compared[0] if compared else None
    wanted = asked.article or (first.paper.id if first else "")
    begin = asked.at or ((first.at.start, first.at.end) if first and first.at and not asked.article else None)
    return msgspec.structs.replace(
        filled,
        sides=compared,
        reading=beside(reader, happening, wanted, begin),
        same=picks.same(reader, happening),
        different=picks.different(line.id, shown.tellings),
        origin=picks.origin(reader, happening),
    )


def _line(site: Site, reader: Reader, asked: Asked) -> ReviewedHappening:
    found = reader.happenings.get(reader.reviewed.became.get(asked.happening, asked.happening))
    if found is None and asked.as_of is not None:
        raise UsageError(f"nothing was known of {asked.happening} at the end of {asked.as_of}", cure="leave it out")
    return found or site.review.happening(asked.happening)


def _progress(reader: Reader) -> Progress:
    lines = reader.reviewed.happenings
    return Progress(sum(bool(h.judgments) for h in lines), len(lines), len(reader.reviewed.recheck))


def _saved(site: Site, id: str) -> str:
    """What was written down, as the log has it; "" where it has nothing of that id."""
    history = site.review.history() if id else ()
    said = next((j for j in history if j.id == id), None)
    if said is None:
        return ""
    undone = next((j for j in history if j.id == said.undoes), None)
    if undone is not None:
        return f"Undone, on disk: {past([undone], set())[0].said}."
    return f"Saved, on disk: {said.record} {past([said], set())[0].said}."

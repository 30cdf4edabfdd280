"""A rumour stays a rumour, however many outlets repeat it: the attack of coordinated copies."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.model.happening import Happening, JoinedRecord
from onrecord.model.record import Record
from onrecord.pipeline import join

DAY = dt.date(2026, 3, 12)
SENTENCES = (
    "SFAX, March 11 - Tunisian soldiers allegedly shot dead six Maltese fishermen off the Kerkennah islands on "
    "Tuesday, two residents of the port said.",
    "The residents, who did not want to be named, said that the fishermen had been mending their nets when a patrol "
    "boat came alongside and opened fire without a warning.",
    "One of them said that she had heard the shots from her kitchen and had run to the quay, where nobody would tell "
    "her anything.",
    "The navy in Tunis declined to comment.",
    "The claim could not be checked, and no body has been found so far.",
    "Quarrels over octopus traps have been frequent along this coast since the winter, and several boats were burnt.",
)
STORY = "\n\n".join(SENTENCES)
HEADLINES = ("CONFIRMED", "BREAKING: the truth about Kerkennah", "What we know about the islands", "Six dead at sea")
OUTLETS = tuple(f"Outlet {n}" for n in range(40))
# Words that say the same: what somebody changes who wants a copy to look like reporting.
OTHER_WORDS = (
    ("allegedly shot dead", "reportedly shot dead"),
    ("two residents", "two inhabitants"),
    ("did not want to be named", "asked not to be named"),
    ("mending their nets", "repairing their nets"),
    ("opened fire without a warning", "began to shoot without any warning"),
    ("One of them", "One resident"),
    ("frequent along this coast", "common along these shores"),
    ("so far", "to date"),
    ("several boats were burnt", "a number of boats were set alight"),
)


@st.composite
def repeated(draw: st.DrawFn, rewritten: bool) -> list[tuple[str, str, dt.date, str | None]]:
    """(text, outlet, day, title) of many repetitions of the story: whole, cut, under a headline, or in other words."""
    found = []
    for outlet in draw(st.lists(st.sampled_from(OUTLETS), min_size=1, max_size=8)):
        text = "\n\n".join(SENTENCES[: draw(st.integers(3, len(SENTENCES)))])
        if rewritten:
            for old, new in draw(st.lists(st.sampled_from(OTHER_WORDS), max_size=5, unique=True)):
                text = text.replace(old, new)
        headline = draw(st.none() | st.sampled_from(HEADLINES))
        if headline and draw(st.booleans()):
            text, headline = f"{headline}\n\n{text}", None
        found.append((text, outlet, DAY + dt.timedelta(days=draw(st.integers(0, 9))), headline))
    return found


@pytest.fixture(scope="module")
def origin(recorded) -> Record:
    record = recorded(STORY, "2026-03-12")
    return replace(record, document=replace(record.document, id="origin", publisher="Sfax Harbour News"))


def copies(recorded, told) -> list[Record]:
    made = []
    for n, (text, outlet, day, title) in enumerate(told):
        record = recorded(text, "2026-03-12")  # read once a text: only who repeats it, and when, is different
        made.append(
            replace(
                record, document=replace(record.document, id=f"copy{n}", publisher=outlet, published=day, title=title)
            )
        )
    return made


def shootings(joined: JoinedRecord) -> list[Happening]:
    """What tells the rumour: one happening, or, where a rewriter's words are not recognised, more than one."""
    return [h for h in joined.happenings if any("shot dead" in s.exact for t in h.sources for s in t.evidence)]


def never_more(before: JoinedRecord, after: JoinedRecord) -> None:
    assert {h.standing for h in shootings(after)} == {h.standing for h in shootings(before)}
    assert {h.independent_sources for h in after.happenings} == {1}
    assert {h.standing for h in after.happenings} <= {h.standing for h in before.happenings}


def test_the_rumour_is_told_as_one(origin) -> None:
    [told] = shootings(join([origin]))
    assert told.standing == "alleged"
    assert told.independent_sources == 1


@settings(deadline=None, max_examples=20)
@given(told=repeated(rewritten=False), rng=st.randoms(use_true_random=False))
def test_no_number_of_copies_lifts_a_rumour(recorded, origin, told, rng: random.Random) -> None:
    all_of_them = [origin, *copies(recorded, told)]
    rng.shuffle(all_of_them)
    never_more(join([origin]), join(all_of_them))


@settings(deadline=None, max_examples=15)
@given(told=repeated(rewritten=True))
def test_no_number_of_light_rewrites_lifts_a_rumour(recorded, origin, told) -> None:
    never_more(join([origin]), join([origin, *copies(recorded, told)]))


@pytest.mark.parametrize("many", [10, 100, 1_000])
def test_a_thousand_outlets_are_one_source(recorded, origin, many: int, record_property) -> None:
    told = [(STORY, f"Outlet {n}", DAY + dt.timedelta(days=n % 5), None) for n in range(many)]
    never_more(join([origin]), join([origin, *copies(recorded, told)]))
    record_property("tried", many)


ALTERED = {
    "without the hedge": STORY.replace("allegedly ", ""),
    "without hedge and source": STORY.replace("allegedly ", "").replace(", two residents of the port said", ""),
    "confirmed in the lead": "The shooting was confirmed on Thursday.\n\n" + STORY,
    "confirmed by officials": STORY + "\n\nOfficials confirmed the shooting on Thursday.",
    "confirmed by those who declined": STORY.replace("declined to comment", "confirmed the shooting"),
    "confirmed in the headline": "CONFIRMED: Tunisian soldiers shot dead six Maltese fishermen\n\n" + STORY,
}


@pytest.mark.parametrize("how", ALTERED)
def test_copies_that_were_altered_to_confirm_a_rumour_do_not(recorded, origin, how: str, record_property) -> None:
    told = [(ALTERED[how], outlet, DAY + dt.timedelta(days=1 + n % 4), None) for n, outlet in enumerate(OUTLETS[:8])]
    after = join([origin, *copies(recorded, told)])
    assert {h.standing for h in shootings(after)} == {"alleged"}
    assert {h.independent_sources for h in shootings(after)} == {1}
    record_property("tried", len(told))

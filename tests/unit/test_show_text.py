import io
import re
from typing import get_args

import pytest
from handmade import TEXT, flag, record, span
from msgspec.structs import replace

from onrecord.errors import UsageError
from onrecord.model.record import FailedDocument, Failure, Problem
from onrecord.model.standing import STANDINGS
from onrecord.model.statement import Act, Medium
from onrecord.show import formats
from onrecord.show.describe import ACT_WORDS, MEDIUM_WORDS
from onrecord.show.formats import Page
from onrecord.show.palette import SIGNS, STYLES
from onrecord.show.why import chain_of_evidence

ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def page(monkeypatch):
    """A page for a pipe, `width` columns wide."""

    def make(width=100, colour="auto"):
        monkeypatch.setenv("COLUMNS", str(width))
        return Page(io.StringIO(), colour)

    return make


def shown(page, **changes):
    return "".join(formats.text([record(**changes)], page))


def test_every_standing_has_its_own_word_sign_and_colour_so_that_none_is_needed_alone():
    assert set(STYLES) == set(SIGNS) == set(STANDINGS)
    assert len(set(SIGNS.values())) == len(STANDINGS)


def test_every_act_and_medium_of_the_contract_can_be_said():
    assert set(ACT_WORDS) == set(get_args(Act))
    assert set(MEDIUM_WORDS) == set(get_args(Medium))


def test_the_head_counts_what_was_found_and_names_publisher_and_day(page):
    head = shown(page()).split("WHAT HAPPENED")[0]
    for part in ("A tanker is seized", "Example Wire", "published 2026-03-12 Thursday", "2 events", "3 statements"):
        assert part in head
    assert "6 people, groups and places" in head


def test_the_head_says_how_many_passages_are_told_again_or_do_not_belong(page):
    passages = record().passages
    again = replace(passages[2], role="repeat", repeats="P1")
    advert = replace(passages[3], role="boilerplate")
    head = shown(page(), passages=(*passages[:2], again, advert)).split("WHAT HAPPENED")[0]
    assert "1 passage told again" in head
    assert "1 passage of boilerplate" in head


def test_a_missing_publication_date_is_pointed_out_with_the_cure(page):
    text = shown(page(), document=replace(record().document, published=None))
    assert "publication date not given" in text
    assert "--published" in text


def test_an_event_shows_who_whom_when_and_how_that_is_known_standing_history_and_words(page):
    text = shown(page())
    entry = text[text.index("E1") : text.index("E2 ")]
    assert "DISPUTED" in entry
    assert "COERCE/seize  Malta's navy (MLT) → Tunisian tanker (TUN)" in entry
    assert "stated: “late on Tuesday” · told 2 times" in entry
    assert "Malta's navy seized a Tunisian tanker late on Tuesday  [0:53]" in entry
    assert "alleged by officials in Valletta → denied by Salwa Berkani" in entry


def test_events_stand_in_the_order_of_their_days_and_the_undated_come_last(page):
    undated, later = replace(record().events[0], when=None), record().events[1]
    text = shown(page(), events=(undated, later))
    assert (
        text.index("2026-03-16 to 2026-03-22") < text.index("E2 ") < text.index("date not stated") < text.index("E1 ")
    )


def test_a_statement_shows_speaker_role_act_medium_subject_and_words(page):
    text = shown(page())
    entry = text[text.index("S2 ") : text.index("S3 ")]
    assert "DENIES" in entry
    assert "Salwa Berkani (TUN)  Foreign Minister of Tunisia" in entry
    assert "through the press · about E1" in entry
    assert "Nothing of the kind happened  [156:184]" in entry


def test_a_refusal_to_comment_shows_the_words_that_tell_of_it(page):
    assert "declined to comment  [296:315]" in shown(page())


def test_an_article_without_findings_says_so_in_each_part(page):
    text = shown(page(), events=(), statements=(), flags=())
    assert "no event found" in text
    assert "no statement found" in text
    assert "nothing flagged" in text


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_no_line_is_wider_than_the_page(page, width):
    assert max(map(len, shown(page(width)).splitlines())) <= width


def test_piped_text_has_no_escape_codes_and_no_blanks_at_line_ends(page):
    text = shown(page())
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())


def test_colour_changes_nothing_but_colour(page):
    coloured = shown(page(colour="always"))
    assert coloured != ANSI.sub("", coloured)
    plain = "\n".join(line.rstrip() for line in ANSI.sub("", coloured).splitlines())
    assert plain == shown(page()).removesuffix("\n")


def test_no_color_and_never_take_colour_away_from_a_terminal(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert Page(Terminal()).coloured
    assert not Page(Terminal(), "never").coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert not Page(Terminal()).coloured
    assert Page(Terminal(), "always").coloured


def test_names_titles_and_notes_of_an_article_cannot_steer_the_terminal(page):
    hostile = "Evil\x1b]0;owned\x07 \u202eminister"
    first, *others = record().entities
    text = shown(
        page(),
        document=replace(record().document, title=hostile, publisher=hostile),
        entities=(replace(first, name=hostile, role=hostile), *others),
        flags=(replace(flag("garbled", "Malta's navy", hostile)),),
    )
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert r"Evil\x1b]0;owned\x07" in text


def test_a_failed_article_leaves_the_view_of_the_others_alone(page):
    failure = Failure(document=FailedDocument("x"), error=Problem("empty", "nothing in it"))
    assert "".join(formats.text([failure, record()], page())) == shown(page())


def why(page, id, **changes):
    return page.draw(chain_of_evidence(record(**changes), id))


def test_why_of_an_event_shows_each_telling_each_voice_each_step_and_how_the_day_is_known(page):
    text = why(page(), "E1")
    assert "TOLD 2 TIMES" in text
    assert "[0:53]" in text
    assert "[206:227]" in text
    assert "T1 time 2026-03-10TEV, counted from the publication date 2026-03-12" in text
    assert "ALLEGED  by officials in Valletta  in S1" in text
    assert "DENIED  by Salwa Berkani  in S2" in text
    assert "N1 Malta's navy  government, MLT, MIL" in text
    assert "WHO SPEAKS OF IT" in text


def test_why_of_an_event_names_only_flags_on_its_own_words(page):
    touching = flag("lost_space", "Malta's navy captured", "on its words")
    elsewhere = flag("garbled", "in Rome", "somewhere else")
    text = why(page(), "E1", flags=(touching, elsewhere))
    assert "on its words" in text
    assert "somewhere else" not in text


def test_why_of_a_statement_shows_source_cue_words_and_subject(page):
    text = why(page(), "S2")
    for part in ("N3 Salwa Berkani", "denied  [123:129]", "mixed", "press", "Nothing of the kind happened", "E1"):
        assert part in text


def test_why_of_an_entity_shows_every_mention_in_its_context(page):
    text = why(page(), "N3")
    assert "MENTIONED 2 TIMES" in text
    assert "pronoun" in text
    assert "Foreign Minister of Tunisia" in text
    assert "S2" in text


def test_an_unknown_id_is_answered_with_those_like_it():
    with pytest.raises(UsageError, match=r"'E9'.*did you mean E2 or E1"):
        chain_of_evidence(record(), "E9")


def test_an_id_like_nothing_is_answered_with_what_there_is():
    with pytest.raises(UsageError, match="there are E1, E2, S1"):
        chain_of_evidence(record(), "the tanker")


def test_long_passages_are_cut_around_the_act_in_the_overview_and_whole_in_why(page):
    long = replace(record().events[0], evidence=(span(TEXT.strip()),), trigger=span("captured"))
    overview = shown(page(), events=(long,))
    assert "[…]" in overview
    assert "captured" in overview.split("WHO SAID WHAT")[0]
    whole = " ".join(why(page(), "E1", events=(long,)).replace("│", "").split())
    assert " ".join(TEXT.split()) in whole


def test_an_outlet_is_named_unless_it_is_who_was_spoken_to(page):
    _, statement, _ = record().statements
    named = replace(statement, medium="broadcast", outlet="N6")
    assert "on the air (Rome)" in shown(page(), statements=(named,))
    assert "to Rome on the air · about" in shown(page(), statements=(replace(named, addressees=("N6",)),))

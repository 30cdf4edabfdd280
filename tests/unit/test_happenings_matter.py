"""What two articles are about, and what else tells one act from another of its kind."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from joining_bank import Writer
from msgspec.structs import replace

from onrecord.link.article_matter import LEAST, matters
from onrecord.model.record import Record
from onrecord.model.reference import refers
from onrecord.model.span import Span
from onrecord.model.temporal import When
from onrecord.pipeline import join

SHELLED = "The Chadian army shelled the oasis of Bardai, where wells were poisoned in March, said Colonel Idriss Abdou."
AGAIN = "Shells hit Bardai. Colonel Idriss Abdou blamed nobody; the wells of the oasis had been poisoned in March."
OTHER = "The regatta of Valletta was won by a crew from Gozo, to the surprise of the yacht club's own commodore."


def test_articles_on_one_matter_share_telling_words():
    shelled, other, again = matters([SHELLED, OTHER, AGAIN])
    assert shelled.likeness(again) > 0.3
    assert shelled.likeness(other) == 0.0
    assert shelled.likeness(shelled) == 1.0


@given(st.text(max_size=200) | st.sampled_from([SHELLED, OTHER]), st.sampled_from([AGAIN, SHELLED]), st.text())
def test_likeness_is_symmetric_and_a_share_that_hangs_on_no_third_text(a, b, third):
    x, _, y = matters([a, third, b])
    alone, beside = matters([b, a])
    assert x.likeness(y) == y.likeness(x) == alone.likeness(beside)
    assert x.likeness(y) == 0.0 or LEAST <= x.likeness(y) <= 1.0000001


def noun(text: str, trigger: str) -> bool:
    at = text.index(trigger)
    return refers(text, Span(at, at + len(trigger), trigger))


def test_a_noun_with_its_article_or_owner_refers_to_what_is_known():
    assert noun("They spoke of the raid.", "raid")
    assert noun("Malta's old accusation was heard again.", "accusation")
    assert not noun("The army shot two men.", "shot")
    assert not noun("A raid was heard of.", "raid")


def accusation(id: str, text: str, told: str, trigger: str, *, published: int, **event: object) -> Writer:
    writer = Writer(id, text, published=published, publisher=f"{id} Post")
    writer.entity("Malta", "government", country="MLT", sectors=["GOV"])
    writer.entity("Libya", "government", country="LBY", sectors=["GOV"])
    return writer.event("ACCUSE", trigger, told, mode="allege", **event)  # type: ignore[arg-type]


def test_an_accusation_spoken_of_days_later_is_the_one_that_was_made():
    made = "Malta accused Libya of arming smugglers at sea."
    text = f"{made} The harbour of Gozo was searched, and crates of rifles were shown."
    told = "Nobody in Tripoli would speak of Malta's accusation over the crates of rifles in the harbour of Gozo"
    later = f"{told}. Libya slept."
    first = accusation("a", text, made, "accused", published=5, actors=["Malta"], recipients=["Libya"])
    second = accusation("b", later, told, "accusation", published=11, actors=["Malta"])
    assert len(join([first.record(), second.record()]).happenings) == 1


def test_an_accusation_turned_round_is_another_one():
    made, answer = "Malta accused Libya of arming smugglers at sea.", "Libya accused Malta of arming smugglers at sea."
    first = accusation("a", made, made, "accused", published=5, actors=["Malta"], recipients=["Libya"])
    second = accusation("b", answer, answer, "accused", published=5, actors=["Libya"], recipients=["Malta"])
    assert len(join([first.record(), second.record()]).happenings) == 2


def shelling(id: str, day: int) -> Writer:
    text = f"Chad shelled Bardai again on day {day}, and houses burned in quarter {id}. The town sleeps in its cellars."
    writer = Writer(id, text, published=12, publisher=f"{id} Post").entity("Chad", "government", country="TCD")
    writer.entity("Bardai", "place", country="TCD")
    told = f"Chad shelled Bardai again on day {day}"
    return writer.event(
        "ASSAULT", "shelled", told, mode="heavy-weapons", actors=["Chad"], recipients=["Bardai"], when=day
    )


def test_of_a_series_of_shellings_each_day_has_its_own_line():
    record = join([shelling("north", 10).record(), shelling("south", 12).record()])
    assert len(record.happenings) == 2


def test_what_an_empty_verb_does_is_named_by_its_noun():
    def curfew(id: str, verb: str, told: str) -> Writer:
        text = f"{told} Bardai was quiet, and Colonel Idriss Abdou walked its streets with a lantern in his hand."
        writer = Writer(id, text, published=12, publisher=f"{id} Post").entity("Chad", "government", country="TCD")
        return writer.event("COERCE", verb, told, mode="curfew", actors=["Chad"])

    first = curfew("a", "imposed", "Chad imposed a curfew.")
    second = curfew("b", "declared", "A curfew was declared by Chad.")
    (happening,) = join([first.record(), second.record()]).happenings
    assert "the same word" in {r.what for r in happening.joins[0].reasons}


def test_the_reasons_of_a_join_add_up_to_its_score():
    record = join([shelling("north", 10).record(), shelling("south", 10).record()])
    joins = [j for h in record.happenings for j in h.joins]
    assert joins
    assert all(abs(sum(r.points for r in j.reasons) - j.score) < 1e-9 for j in joins)


def condemnation(id: str, what: str, rest: str) -> Writer:
    told = f"Malta condemned {what}."
    writer = Writer(id, f"{told} {rest}", published=None, publisher=f"{id} Post")
    writer.entity("Malta", "government", country="MLT", sectors=["GOV"])
    return writer.event("ACCUSE", "condemned", told, mode="disapprove", actors=["Malta"])


def test_without_a_day_the_same_speaker_and_word_do_not_make_one_condemnation():
    first = condemnation("a", "the shelling of a market in Bardai", "It sends its sympathy to the herders.")
    second = condemnation("b", "the bombing that emptied a school in Zouar", "Nurses and teachers had fled at dawn.")
    assert len(join([first.record(), second.record()]).happenings) == 2


def test_a_passage_without_words_stops_no_joining():
    def told(id: str, text: str) -> Writer:
        writer = Writer(id, f"{text} Chad slept in quarter {id}.", published=12, publisher=f"{id} Post")
        return writer.event("ASSAULT", text[0], text)

    record = join([told("a", "…").record(), told("b", "!?").record()])
    assert sum(len(h.sources) for h in record.happenings) == 2


def seizure(id: str, told: str, trigger: str) -> Record:
    text = f"{told}. The trawler Carmel was towed to Haifa, and its owners in Jaffa spoke of piracy."
    writer = Writer(id, text, published=12, publisher=f"{id} Post").entity("Malta", "government", country="MLT")
    return writer.event("COERCE", trigger, told, mode="seize", actors=["Malta"]).record()


def test_an_act_of_years_ago_is_not_the_one_that_is_news_today():
    news = seizure("b", "Malta has robbed a trawler of its catch", "robbed")
    today = seizure("a", "Malta detained a trawler", "detained")
    long_ago = When(dt.date(2021, 5, 1), dt.date(2021, 5, 31), None, "stated")
    past = replace(today, events=(replace(today.events[0], when=long_ago),))
    assert len(join([today, news]).happenings) == 1
    assert len(join([past, news]).happenings) == 2

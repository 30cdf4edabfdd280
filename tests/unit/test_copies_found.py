"""What counts as a copy or a rewrite of another article, which is the origin, and what the link says."""

import datetime as dt
import itertools

import pytest
from msgspec.structs import replace

from onrecord.link.near_duplicates import CopyIndex, find_copies
from onrecord.model.document import Article

DAY = dt.date(2026, 3, 2)
WIRE = (
    "Soldiers shot two smugglers near the town of Zouar on Monday, and the government of Chad closed its border with "
    "Libya, the defence ministry said in a statement. General Idriss Baro told reporters in N'Djamena that 40 trucks "
    "had been stopped at the crossing of Wour.\n\n"
    "The convoy had left Sebha two days before, according to a driver who gave his name as Mahamat. Border guards "
    "found petrol, cigarettes and 11 rifles under sacks of flour. Four men are being held in Faya.\n\n"
    "Libya's interior ministry said that it had not been told of the closure and asked for talks. The two countries "
    "reopened the road in 2021 after a quarrel over gold miners that had lasted for three years."
)
OTHER = (
    "The parliament of Moldova elected Viorel Ciobanu as its speaker on Tuesday with 61 votes. He succeeds Ana Rusu, "
    "who resigned in May over a quarrel about the budget. The opposition left the hall before the vote was called."
)
SPEECH = (
    "“We did not choose this quarrel, and we will not be the ones to end it on our knees. Our farmers have waited for "
    "eleven years for the water that was promised to them by treaty, and they will wait no longer. If the gates are "
    "not opened by the first of June, we will open them ourselves, and history will say that we were patient,”"
)


def article(id: str, text: str = WIRE, **more) -> Article:
    return Article(id=id, text=text, **({"published": DAY} | more))


def only(*articles: Article):
    links = find_copies(articles)
    assert len(links) == 1, links
    return links[0]


def paragraphs(*numbers: int) -> str:
    return "\n\n".join(WIRE.split("\n\n")[n] for n in numbers)


EDITED = (
    WIRE.replace("shot two smugglers", "shot dead two smugglers")
    .replace("stopped", "halted")
    .replace("found", "seized")
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (WIRE, "word for word the same"),
        (WIRE.upper().replace("'", "’"), "word for word the same"),
        (paragraphs(0, 1), "cut down"),
        (paragraphs(1), "cut down"),
        (
            f"It was a hard week for traders in the Sahara, and it ended badly for most of them.\n\n{WIRE}",
            "put before it",
        ),
        (paragraphs(2, 0, 1), ""),
        (EDITED, "edited"),
    ],
)
def test_copies_cut_led_reordered_and_edited_are_linked_to_what_was_published_before(text, says):
    link = only(article("a"), article("b", text, published=DAY + dt.timedelta(days=1)))
    assert (link.document, link.of, link.relation) == ("b", "a", "copy")
    assert link.overlap > 0.75
    assert says in link.reason


def test_another_headline_is_named_and_changes_nothing_else():
    link = only(article("a", title="Chad closes border"), article("b", title="Two shot at Zouar"))
    assert link.overlap == 1.0
    assert "word for word" in link.reason


def test_the_stretches_are_in_both_texts_and_give_the_overlap():
    copy = article("b", f"A new opening sentence of ours stands here. {paragraphs(2)} And so it ended.")
    link = only(article("a"), copy)
    assert [(here.exact, there.exact) for here, there in link.ranges] == [(paragraphs(2)[:-1],) * 2]
    here, there = link.ranges[0]
    assert copy.text[here.start : here.end] == here.exact
    assert WIRE[there.start : there.end] == there.exact
    assert link.overlap == pytest.approx(len(paragraphs(2).replace("'", " ").split()) / 49, abs=0.03)


@pytest.mark.parametrize(
    ("first", "second", "origin"),
    [
        ({"published": DAY}, {"published": DAY - dt.timedelta(days=1)}, "b"),
        ({"published": None}, {"published": DAY}, "b"),
        ({"text": paragraphs(0, 1)}, {}, "b"),
        ({"publisher": "The Plain Dealer"}, {"publisher": "AFP"}, "b"),
        ({"publisher": "The Plain Dealer", "text": "A longer lead. " + WIRE}, {"publisher": "Faya Newswire"}, "b"),
        (
            {"publisher": "The Plain Dealer", "text": f"FAYA (Sahel Feed) - {WIRE} More to come soon."},
            {"publisher": "Sahel Feed", "text": f"FAYA (Sahel Feed) - {WIRE}"},
            "b",
        ),
        ({}, {}, "a"),
    ],
)
def test_the_origin_is_the_earlier_then_the_agencys_then_the_longer_then_the_smaller_id(first, second, origin):
    assert only(article("a", **first), article("b", **second)).of == origin


def test_articles_of_one_day_on_other_things_are_not_linked():
    assert find_copies([article("a"), article("b", OTHER)]) == ()


def test_two_reports_that_quote_one_statement_are_not_copies():
    one = f"President Amina Deby addressed the nation from her palace on Friday. {SPEECH} she said. Crowds cheered."
    two = (
        f"Ethiopia reacted calmly to a threat from its neighbour. {SPEECH} the president had said. Analyst Yonas "
        "Tesfaye called it theatre for voters at home, and markets in Addis Ababa did not move."
    )
    assert find_copies([article("a", one), article("b", two)]) == ()


def test_a_statement_printed_whole_by_two_is_one_text():
    assert only(article("a", SPEECH), article("b", SPEECH)).overlap == 1.0


def test_the_footer_of_an_outlet_is_not_copying():
    footer = (
        "\n\nThis newspaper is owned by its readers. Write to us at any hour, and join us at our summer fair in June."
    )
    short = "Floods closed the airport of Kisumu for a day, the governor said. Nobody was hurt."
    found = find_copies(
        [article("a", OTHER + footer, publisher="Echo"), article("b", short + footer, publisher="Echo")]
    )
    assert found == ()


def test_stock_phrases_without_a_name_are_not_copying():
    stock = "It was not the end of the day that anybody had hoped for, and what comes next is for others to say soon. "
    one = stock + "In Lima, Rosa Quispe of the miners' union met Jorge Salas."
    two = stock + "In Oslo, Kari Lund of the Storting met Per Dahl and Ola Moe."
    assert find_copies([article("a", one), article("b", two)]) == ()


def test_a_phrase_in_common_is_not_copying():
    one = "He was speaking at a news conference in Brussels on Monday."
    assert find_copies([article("a", one), article("b", one.replace("He was", "She had been"))]) == ()


RETOLD = (
    "Chad has shut the frontier with its neighbour Libya after two smugglers were killed by soldiers close to Zouar, "
    "a statement of the ministry of defence said on Monday. At the Wour crossing 40 trucks were halted, General Idriss "
    "Baro told journalists in N'Djamena.\n\nA driver called Mahamat said they had set out from Sebha two days earlier. "
    "Hidden beneath bags of flour the guards discovered cigarettes, petrol and 11 rifles; in Faya four men are in "
    "custody.\n\nThe interior ministry of Libya, which complained that nobody informed it, wants to talk. It was in "
    "2021 that both states opened the road again, three years after they had fallen out over gold miners."
)
TRADUCIDO = (
    "Chad cerró el lunes su frontera con Libia después de que unos soldados mataran a dos contrabandistas cerca de "
    "Zouar, según el ministerio de Defensa. El general Idriss Baro dijo en N'Djamena que 40 camiones fueron detenidos "
    "en el paso de Wour.\n\nEl convoy había salido de Sebha, contó un conductor llamado Mahamat. Los guardias "
    "hallaron 11 fusiles bajo sacos de harina. Cuatro hombres siguen presos en Faya.\n\nEl ministerio del Interior "
    "de Libia pidió conversaciones. Los dos países habían abierto de nuevo la carretera en 2021 tras una disputa."
)
SECOND_REPORTER = (
    "Lorry drivers at Wour said on Tuesday that they had slept beside their trucks since Chad closed the border with "
    "Libya. Aziza Saleh, who sells tea there, counted 60 vehicles. The army shot two men on Monday; their families in "
    "Zouar say that they were herders. Opposition leader Brahim Kosso demanded an inquiry. General Idriss Baro did not "
    "answer calls. Fuel prices in Faya rose by a fifth, and the market of Bardai stayed shut."
)


def test_an_article_told_again_in_other_words_is_a_rewrite():
    link = only(article("a"), article("b", RETOLD, published=DAY + dt.timedelta(days=1)))
    assert (link.document, link.of, link.relation) == ("b", "a", "rewrite")
    assert "in other words" in link.reason


def test_a_translation_is_a_rewrite_and_says_so():
    link = only(article("a"), article("b", TRADUCIDO, language="es", published=DAY + dt.timedelta(days=1)))
    assert link.relation == "rewrite"
    assert "in another language" in link.reason


def test_another_reporters_report_of_the_same_is_no_rewrite():
    assert find_copies([article("a"), article("b", SECOND_REPORTER)]) == ()
    assert find_copies([article("a", RETOLD), article("b", SECOND_REPORTER)]) == ()


def test_what_is_told_again_long_after_is_no_rewrite():
    assert find_copies([article("a"), article("b", RETOLD, published=DAY + dt.timedelta(days=30))]) == ()


def test_articles_further_apart_than_the_window_are_not_compared():
    late = article("b", published=DAY + dt.timedelta(days=15))
    assert find_copies([article("a"), late], window=14) == ()
    assert len(find_copies([article("a"), late], window=15)) == 1


def test_a_copy_among_many_that_share_an_outlets_lines_finds_its_origin():
    lines = "Our correspondents follow the story for you around the clock and bring you what matters most to you. "
    many = [article(f"m{n:02}", lines + OTHER.replace("Moldova", f"Land{n} {n} " * 9)) for n in range(40)]
    copy = article("z", lines + EDITED, published=DAY + dt.timedelta(days=1))
    links = {link.document: link.of for link in find_copies([*many, article("a"), copy])}
    assert links["z"] == "a"


def test_the_index_gives_what_is_new_with_each_article():
    index = CopyIndex()
    assert index.add(article("c", published=DAY + dt.timedelta(days=2))) == ()
    (first,) = index.add(article("b", published=DAY + dt.timedelta(days=1)))
    assert (first.document, first.of) == ("c", "b")
    assert {(x.document, x.of) for x in index.add(article("a"))} == {("b", "a"), ("c", "a")}
    assert index.links() == find_copies([article("a"), *(replace(article(i), published=x) for i, x in _days("b", "c"))])


def _days(*ids: str):
    return ((id, DAY + dt.timedelta(days=n)) for n, id in enumerate(ids, 1))


def test_an_id_is_taken_once():
    index = CopyIndex()
    index.add(article("a"))
    with pytest.raises(ValueError, match="'a'"):
        index.add(article("a", OTHER))


def test_forgotten_articles_are_compared_no_more():
    index = CopyIndex()
    index.add(article("a"))
    index.add(article("b", OTHER, published=DAY + dt.timedelta(days=20)))
    index.forget(DAY + dt.timedelta(days=10))
    assert len(index) == 1
    assert index.add(article("c", published=DAY + dt.timedelta(days=21))) == ()
    assert len(index.add(article("d", OTHER, published=DAY + dt.timedelta(days=21)))) == 1


def test_a_thousand_copies_make_a_thousand_links():
    copies = [article(f"{n:04}", f"{WIRE} Edition {n}.", published=DAY + dt.timedelta(days=n % 5)) for n in range(300)]
    links = find_copies(copies)
    assert len(links) == 299
    roots = {link.of for link in links} - {link.document for link in links}
    assert len(roots) == 1


@pytest.mark.parametrize(
    "text", ["", "Yes", "Yes " * 20_000, "Advertisement", "“”", "\n\n", "\ud800", "no no no yes " * 3000]
)
def test_strange_texts_are_compared_without_complaint(text):
    for first, second in itertools.permutations([article("a", text), article("b")]):
        assert find_copies([first, second]) == ()
    links = find_copies([article("a", text), article("b", text)])
    assert len(links) == (1 if any(c.isalnum() for c in text) else 0)

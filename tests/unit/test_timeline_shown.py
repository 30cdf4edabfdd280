"""The chronology: sentences that say how a thing stands, in every format, with every word of others kept as text."""

import io
import json
import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from crisis_bank import FAILURE, HOSTILE, STATES, crisis, day, joined, telling, texts
from onrecord.model.plover import MODES
from onrecord.model.standing import STANDINGS
from onrecord.show import dates, pages, timeline
from onrecord.show.chronology import Chronology, by_day, lineage_tree
from onrecord.show.formats import Page
from onrecord.show.sentences import sentence, wordings
from onrecord.show.words import printable

NOTES = ["A note."]


@pytest.fixture(scope="module")
def record():
    return joined(None, FAILURE)


@pytest.fixture(scope="module")
def entries(record):
    return Chronology(record).entries(record.happenings)


def names(record):
    found = {e.id: e.name for e in record.entities}
    return lambda id: found.get(id, id)


def one(type="ASSAULT", mode=None, standing="reported", **options):
    known = {"who": "Malta", "whom": "Tunisia"} | options
    record = joined(
        [
            telling(
                "x", "Malta did a thing to Tunisia in Italy today.", type, "did", mode=mode, standing=standing, **known
            )
        ]
    )
    return sentence(record.happenings[0], names(record))


def test_every_type_and_mode_has_words():
    assert set(wordings()) == {(t, m) for t, modes in MODES.items() for m in (None, *modes)}


@pytest.mark.parametrize("type", MODES)
def test_every_sentence_names_both_sides(type):
    for mode in (None, *MODES[type]):
        told = one(type, mode)
        assert "Malta" in told
        assert "Tunisia" in told
        assert "{" not in told
        assert told.endswith(".")


def test_a_sentence_says_how_it_stands_without_a_label():
    told = {s: one(standing=s) for s in STANDINGS}
    assert told["confirmed"] == told["reported"] == "Malta attacked Tunisia."
    assert told["alleged"] == "Malta allegedly attacked Tunisia."
    assert told["disputed"] == "It is disputed whether Malta attacked Tunisia."
    assert told["denied"] == "It is denied that Malta attacked Tunisia."
    assert told["negated"] == "Malta did not attack Tunisia."
    assert told["planned"] == "It is planned that Malta will attack Tunisia."
    assert told["threatened"] == "It is threatened that Malta will attack Tunisia."
    assert told["hypothetical"] == "It is only said to be possible that Malta attacked Tunisia."


def test_who_is_not_named_is_not_invented():
    assert one(who=None) == "Somebody not named attacked Tunisia."
    assert one(whom=None) == "Malta carried out an attack."
    assert one(place="Italy") == "Malta attacked Tunisia in Italy."


def test_parties_that_act_together_are_one_subject():
    assert one("CONSULT", "phone") in (
        "Malta and Tunisia spoke by telephone.",
        "Malta spoke by telephone with Tunisia.",
    )


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (day(10), day(10), "10 March 2026"),
        (day(9), day(15), "9–15 March 2026"),
        (day(1), day(31), "March 2026"),
        (day(1, 1), day(31, 12), "2026"),
        (day(30), day(2, 4), "30 March – 2 April 2026"),
        (day(1), day(30, 4), "March 2026 – April 2026"),
    ],
)
def test_days_are_written_briefly(first, last, words):
    from onrecord.model.temporal import When

    assert dates.days(When(first, last, None, "stated")) == words


def test_lines_come_by_day_and_undated_ones_last(entries):
    days = [e.when.start if e.when else None for e in entries]
    known = [d for d in days if d]
    assert known == sorted(known)
    assert days[: len(known)] == known
    assert [h for h, _, _ in by_day(entries)][-1] == "undated"


def test_a_line_tells_by_whose_word_from_how_many_and_what_differs(entries):
    seized = next(e for e in entries if e.code == "COERCE seize")
    assert "reported by Example Wire" in seized.words.lower().replace("example wire", "Example Wire")
    assert "denied by Carmel Zrinzo" in seized.words
    assert seized.counted == "2 independent sources, 3 articles"
    assert [d.field for d in seized.differences] == ["polarity"]
    assert {s.paper.id: s.note for s in seized.said}["wire-copy-0"].startswith("copy of Example Wire")


def test_no_line_and_no_quote_is_lost_in_any_format(record, entries):
    quotes = [(t.document, s.exact) for h in record.happenings for t in h.sources for s in t.evidence]
    page = pages.timeline(entries, title="Crisis", dek="", notes=[], version="0")
    flat = _text_of(page)
    markdown = _text_of(MarkdownIt().render("".join(timeline.markdown(entries, title="Crisis", notes=[]))))
    for h in record.happenings:
        assert f'id="{h.id}"' in page
        assert h.id in markdown
    for _, exact in quotes:
        assert printable(exact) in flat
        assert printable(exact) in markdown


def test_timelinejs_has_all_that_is_dated_and_says_what_is_not(record, entries):
    slides = timeline.timelinejs(entries, title="Crisis", notes=NOTES)
    json.dumps(slides)
    undated = [h.id for h in record.happenings if h.when is None]
    assert undated
    assert {s["unique_id"] for s in slides["events"]} == {h.id for h in record.happenings} - set(undated)
    assert [(x["count"], sorted(x["ids"])) for x in slides["left_out"]] == [(len(undated), sorted(undated))]
    assert f"{len(undated)} happenings without a stated day" in slides["title"]["text"]["text"]
    for slide in slides["events"]:
        assert set(slide) <= {"unique_id", "group", "start_date", "end_date", "display_date", "text"}
        assert set(slide["start_date"]) == {"year", "month", "day"}
        assert "<script" not in slide["text"]["text"] + slide["text"]["headline"]


def test_a_terminal_is_not_steered(entries):
    drawn = Page(io.StringIO(), "never").draw(timeline.text(entries, NOTES))
    assert "\x1b" not in drawn
    assert "\u202e" not in drawn
    assert "≠ whether it happened" in drawn


class _Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.words = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *a) for a in attrs]

    def handle_data(self, data):
        self.words.append(data)


def _read(page):
    parser = _Page()
    parser.feed(page)
    return parser


def _text_of(page):
    return re.sub(r"\s+", " ", "".join(_read(page).words))


def test_the_page_is_one_file_without_script(entries):
    check_page(pages.timeline(entries, title=HOSTILE, dek=HOSTILE, notes=[HOSTILE], version=HOSTILE))


def check_page(page):
    """No script, no handler, nothing fetched, a strict policy, no name or quote that became markup."""
    read = _read(page)
    assert not {"script", "iframe", "object", "embed", "link", "img", "base", "form"} & set(read.tags)
    assert not [a for a in read.attributes if a[1].startswith("on") or a[1] in ("src", "srcset", "style", "action")]
    links = [value for tag, name, value in read.attributes if name == "href"]
    assert all(link.startswith(("#", "https://", "http://")) for link in links)
    policies = [v for t, n, v in read.attributes if t == "meta" and n == "content" and "default-src" in v]
    assert len(policies) == 1
    assert "default-src 'none'" in policies[0]
    assert "unsafe" not in policies[0]
    style = page[page.index("<style>") + len("<style>") : page.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    import base64
    import hashlib

    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policies[0]
    assert page.count("<style>") == 1
    assert "\u202e" not in page
    assert "\x1b" not in page


def test_every_standing_has_a_sign_and_a_word(entries):
    page = _text_of(pages.timeline(entries, title="Crisis", dek="", notes=[], version="0"))
    for entry in entries:
        assert entry.standing in page


def test_a_lineage_is_a_tree(record):
    lineage = next(x for x in record.lineages if len(x.documents) > 1)
    tree = lineage_tree(lineage)
    assert sorted(m.document for _, m in tree) == sorted(m.document for m in lineage.documents)
    assert [(depth, m.relation) for depth, m in tree] == [(0, "origin"), (1, "copy")]


def test_markdown_shows_hostile_words_to_the_letter():
    html = MarkdownIt().render(f"# {timeline.escaped(HOSTILE)}\n")
    assert _read(html).tags == ["h1"]
    assert _text_of(html).strip() == printable(HOSTILE).strip()


def test_texts_of_the_bank_are_there():
    assert len(texts(joined())) == len(crisis())
    assert STATES

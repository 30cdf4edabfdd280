"""Small documents of our own that every extractor must get through: ordinary news, and text as it should not be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from itertools import cycle, islice

from msgspec import structs

from onrecord.clean.document import clean
from onrecord.errors import InputError
from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.document import Article, Document, View
from onrecord.pipeline import Extractors, default_extractors

PUBLISHED = dt.date(2026, 11, 20)
NEWS = """\
NICOSIA, Nov 20 (Example Wire) - Cyprus seized a Turkish survey ship off Paphos late on Wednesday, officials said.

Turkish Foreign Minister Selin Aydogan denied on Thursday that the Barbaros Star had entered Cypriot waters. "It is a
fabrication," she told reporters in Ankara, "and those who spread it will answer for it."

Her Cypriot colleague, Andreas Leventis, declined to comment. He had threatened last month to arrest any crew that
drilled without a permit, the Morning Ledger reported, citing two people close to the government.

The two ministers will meet in Geneva next week if both sides agree. On 3 August 2019 the navies clashed near Karpasia,
killing four sailors.
"""
_CLAUSES = (
    "the army said that",
    "rebels near Bria claimed",
    "its envoy denied",
    "on Monday",
    "troops shelled the town,",
)


def _endless(length: int) -> str:
    words = " ".join(islice(cycle(_CLAUSES), length // 10))
    return words[:length]


TEXTS = {
    "news": NEWS,
    "news_told_twice": NEWS + "\n" + NEWS,
    "empty": "",
    "white_space": " \t \u00a0 ",
    "newlines_only": "\n\n\r\n\n",
    "zero_width": "\u200b\u200d\ufeff\u2060",
    "zero_width_inside": "Li\u200bbya and Ma\u00adlta agreed\u200b on Mon\u200bday to re\u200dopen the border.",
    "one_word": "Retaliation",
    "one_letter": "a",
    "only_punctuation": "... --- !!! ??? ;;; \"\" '' () [] {}",
    "only_digits": "2026 11 20 2026-11-20 99999999999999999999 0/0/0 31.02.2026",
    "endless_sentence": _endless(10_000),
    "endless_word": "x" * 10_000,
    "open_quote": 'The minister said: "We will never give up the islands.\n\nShe left. Malta protested on Friday.',
    "doubled_quotes": '""We reject the ultimatum,"" said President Oduya. "“No,”" said "his\'" deputy.',
    "stray_quotes": '" said. " , " told " \' ” “ » «',
    "nested_quotes": '"He told me, \'They said, "Leave by Sunday", or else\'," the mayor of Tyre said.',
    "mojibake": "The prÃ©sident of Cafarnia saidÂ â€œwe will not yieldâ€\x9d on Tuesday.",
    "replacement_characters": "Pr\ufffdsident Sal\ufffd denied \ufffd\ufffd\ufffd on Monday.",
    "lost_spaces": "The talks collapsed,said NoriegaThis was denied on Friday.Panama then expelled its envoy.He left.",
    "all_capitals": "REBELS DENY ATTACK ON PORT AS PRESIDENT THREATENS SANCTIONS NEXT WEEK",
    "no_capitals": "the kremlin said on monday that washington had denied expelling its envoy two days earlier.",
    "right_to_left": "قال وزير الخارجية يوم الاثنين إن بلاده ترفض التهديدات. שר החוץ הכחיש את הדיווח ביום שני.",
    "mixed_directions": "The minister, \u202eسلمى\u202c, denied on Monday that \u2067עומאן\u2069 had attacked.",
    "emoji": "🚨🚨 BREAKING 🇨🇾 Cyprus 🛳️ seizes ship 👨‍👩‍👧‍👦 on Friday 😡 “never” 🤝🏽 says minister 🙄",
    "combining_marks": "Z\u0351\u036b\u0343\u036aalgo\u0301 denie\u0301d it o\u0300\u0301\u0302\u0303n Mo\u0308nday.",
    "other_planes": "𝐂𝐲𝐩𝐫𝐮𝐬 denied 𝕿𝖚𝖊𝖘𝖉𝖆𝖞 that 🂡 㐀𠀀 attacked.",
    "control_characters": "Peru\x00 denied\x07 on\x1b[31m Monday\x7f that Chile\x0b attacked.",
    "list": "Key dates:\n- 1 May 2020: truce signed\n- 2 May 2020: truce broken\n- TBD: elections\n* none\n1.\n2.\n",
    "dates_that_are_none": "On 31 February, on the 45th of May 2026, in the year 0, at 25:61 on Nonday, he resigned.",
    "markup": "<p>Iran &amp; Oman <b>agreed</b> on <time>Monday</time>.</p><script>alert('x')</script>",
    "pronouns_only": "He said that she had told him that they would do it to them, and it denied that.",
    "names_only": "Jordan Chad Georgia Israel Paris Victoria Lincoln Washington Santiago Kofi",
}


def document(name: str) -> Document:
    """The cleaned text. What cleaning refuses to read comes as a document without passages."""
    article = Article(id=name, text=TEXTS[name], published=PUBLISHED)
    try:
        return clean(article)
    except InputError:
        return Document(article=article, view=View(article.text), passages=())


@cache
def extractors() -> Extractors:
    return default_extractors()


@cache
def before(name: str, layer: str) -> AnnotatedDocument:
    """The document as the extractor called `layer` gets it."""
    return next(doc for at, doc in _stages(name) if at == layer)


def _stages(name: str) -> Iterator[tuple[str, AnnotatedDocument]]:
    parts, given = extractors(), document(name)
    parse = next(iter(parts.parser.parse([given])))
    doc = AnnotatedDocument(document=given, parse=parse)
    yield "times", doc
    doc = structs.replace(doc, times=parts.times(doc))
    yield "entities", doc
    doc = structs.replace(doc, entities=parts.entities(doc))
    yield "statements", doc
    doc = structs.replace(doc, attributions=parts.statements(doc))
    yield "events", doc
    doc = structs.replace(doc, mentions=parts.events(doc))
    yield "factuality", doc

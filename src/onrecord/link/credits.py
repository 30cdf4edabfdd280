"""Whom an article credits for its text: datelines, bylines, credit lines and copyright notices.

"MONTEVIDEO (AP) -", "By Jane Roe, Associated Press", "Source: Xinhua", "(With reporting by AFP)", "Reuters contributed
to this report", "Copyright 2026 Agence France-Presse". An agency credited so has written the article, or, where it
says that it contributed, a part of it; either way its words are no second source beside the agency's own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from onrecord.model.document import Article
from onrecord.model.remembered import remembered
from onrecord.model.span import Span, slice_span

CreditKind = Literal["publisher", "dateline", "byline", "source", "copyright", "contribution"]
_MARGIN: Final = 400  # characters at both ends where credits stand


@dataclass(frozen=True)
class Credit:
    """That `agency` is credited, in which form and with which words (none where the publisher's name says it)."""

    agency: str
    kind: CreditKind
    words: Span | None

    @property
    def whole(self) -> bool:
        """Whether all of the article is the agency's."""
        return self.kind != "contribution"


@remembered(4096)
def agency(name: str | None) -> str | None:
    """The full name of the news agency that `name` stands for, if it is one's name."""
    return _names().get(fold(name)) if name else None


@remembered(4096)
def is_agency(publisher: str | None) -> bool:
    """Whether a publisher's name is a news agency's: a known one, or what agencies call themselves."""
    return agency(publisher) is not None or bool(publisher and _CALLED.search(fold(publisher)))


def claim(article: Article) -> int:
    """How much speaks for an article's words being its publisher's own: 0 for an agency's, or a dateline with its name;
    2 where the dateline names somebody else."""
    dateline = _DATELINE.match(article.text, 0, _MARGIN)
    if dateline is None or not article.publisher:
        return 0 if is_agency(article.publisher) else 1
    return 0 if _is_called(article.publisher, dateline["who"]) else 2


def _is_called(name: str, short: str) -> bool:
    """Whether `short` may stand for the outlet: "GNS" or "Gozo" for the Gozo News Service."""
    if (known := agency(name)) is not None and known == agency(short):
        return True
    whole, brief = fold(name).split(), fold(short).split()
    initials = "".join(word[0] for word in whole)
    return bool(brief) and (whole[: len(brief)] == brief or "".join(brief) == initials)


def credits(article: Article) -> tuple[Credit, ...]:
    """The agencies that an article credits for its text, each once, in the order of the text; the publisher first."""
    found: dict[str, Credit] = {}
    if own := agency(article.publisher):
        found[own] = Credit(own, "publisher", None)
    for credit in _credited(article.text):
        found.setdefault(credit.agency, credit)
    return tuple(found.values())


def _credited(text: str) -> Iterator[Credit]:
    for start, end in _margins(len(text)):
        forms = _patterns() if _CONTRIBUTED.search(text, start, end) else _patterns()[1:]
        hits = [(m.start(), kind, m) for kind, p in forms for m in p.finditer(text, start, end)]
        for _, kind, match in sorted(hits, key=lambda hit: hit[0]):
            for name in re.split(r"[,;/&]|\band\b", match["who"]):
                if known := agency(name):
                    yield Credit(known, kind, slice_span(text, *match.span()))


def _margins(length: int) -> list[tuple[int, int]]:
    return [(0, length)] if length <= 2 * _MARGIN else [(0, _MARGIN), (length - _MARGIN, length)]


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for line in files("onrecord.link").joinpath("data/agencies.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, others = line.partition("\t")
            names |= {fold(n): name for n in (name, *others.split("|")) if n}
    return names


# What news agencies call themselves, whatever else stands before it: "Gozo Newswire", "Agência Gozo de Notícias".
_CALLED: Final = re.compile(
    r"\b(?:newswire|news ?wire|wire service|\w+ wire|cable service"
    r"|(?:news|press|telegraph(?:ic)?|telegram|information) (?:agency|bureau|service|association)"
    r"|presse ?agentur|nachrichtenagentur|persbureau|telegrambyra|nyhetsbyra"
    r"|agence (?:\w+ ){0,2}presse|agencia (?:\w+ ){0,2}(?:noticias|prensa|noticiosa)|agenzia (?:\w+ ){0,2}stampa)\b"
)
# "VALLETTA, March 12 (Gozo Newswire) -" at the very beginning. A bracket in a sentence has no dash behind it.
_DATELINE: Final = re.compile(r"[^\n(a-z]{2}[^\n(]{0,60}\((?P<who>[^()\n\d]{2,40})\)\s{0,4}+(?:[-–—]|:\s)")

# What should be an agency's name, or several: tried against the names, so that it may match anything.
_WHO: Final = r"(?P<who>[\w.'’-]{1,40}(?:[ ,;&/]{1,3}[\w.'’-]{1,40}){0,9}?)"
_REPORT: Final = r"(?:this|the) (?:report|story|article|dispatch|piece)"
_GAP: Final = r"\s{0,8}+"  # not `\s*`: what seeks it in a megabyte of blanks is at it for hours
_SHARE: Final = r"(?:reporting|material|information|files|inputs?|contributions?|reports?|agency reports|news reports)"
_END: Final = r"[^\S\n]{0,8}+[.)\]]{0,4}+[^\S\n]{0,8}+(?=\n|$)"

_CONTRIBUTED: Final = re.compile("contributed", re.IGNORECASE)  # in the first form, as dear as all others together
# Forms of credit, the sharper before the vaguer.
_FORMS: Final[tuple[tuple[CreditKind, str], ...]] = (
    ("contribution", rf"(?i:(?<![\w.'’-]){_WHO},? (?:also |both )?contributed (?:\w+ )?to {_REPORT})"),
    ("contribution", rf"(?i:\b(?:with|additional|some|includes|including) (?:\w+ ){{0,2}}?{_SHARE}"
     rf"(?: (?:for|in|to) {_REPORT})?(?: (?:was|were|is) (?:\w+ )?(?:provided|supplied))? (?:by|from) {_WHO}){_END}"),
    ("contribution", rf"(?i:\b(?:material|information|reporting|content) (?:from|by) {_WHO}"
     rf" (?:was|were|is|are) (?:also )?(?:used|included))"),
    ("dateline", rf"(?:^|(?<=\n))(?:[^\n(]{{0,60}}\s)?\({_WHO}\){_GAP}(?:[-–—:]|$)"),
    ("byline", rf"(?:^|(?<=\n))[ \t]*+(?i:by)\s++(?:[^\n,|]{{3,60}}(?:,|\||\s[-–—])\s*+)?{_WHO}[ \t]*+(?=\n|$)"),
    ("source", rf"(?i:\b(?:sources?|credit|via|agency|agencies){_GAP}:{_GAP}){_WHO}{_END}"),
    ("source", rf"(?:^|(?<=[\n.!?”\"’)])){_GAP}[-–—]{{1,2}}{_GAP}{_WHO}{_END}"),
    ("source", rf"[(\[]{_GAP}(?i:(?:source|via|with|from|by|courtesy of){_GAP}:?{_GAP})?{_WHO}{_GAP}[)\]]{_END}"),
    ("copyright", rf"(?:©|\([cC]\)|\b(?i:copyright)){_GAP}©?{_GAP}(?:\d{{4}},?{_GAP})?(?:by\s{_GAP})?{_WHO}"
     rf"(?=\.|\n|$|,? (?i:all rights))"),
)  # fmt: skip


@cache
def _patterns() -> tuple[tuple[CreditKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(form)) for kind, form in _FORMS)


def fold(name: str) -> str:
    """A name without case, accents, points and punctuation."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c) and c != "."))
    return " ".join(w for w in words if w != "the")

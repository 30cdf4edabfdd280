"""Words that begin sentences, words that carry no content, and names that are written with capitals inside."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

# A capitalised one of these after a run-together word begins a new sentence ...
SENTENCE_OPENERS = frozenset(
    """
    the this that these those there here he she it we they you i his her its our their your my one some many most
    several all both each every another other others no none nobody nothing everyone everybody everything someone
    something maybe perhaps however meanwhile moreover furthermore therefore thus hence nevertheless nonetheless
    instead also then now later earlier recently currently today yesterday tomorrow tonight still yet even only just
    first second third finally once what who how where why whether asked according officials authorities president
    minister monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
# ... one of these may as well carry the old one on.
CONTINUERS = frozenset(
    """
    by with without in on at for from to of into onto over under after before during since until till while when as
    because although though despite if unless whereas against about above across along among amid around behind below
    beneath beside between beyond down through throughout toward towards up upon within via per than like and but or
    nor so which whose whom
    """.split()
)
FUNCTION_WORDS = (
    SENTENCE_OPENERS
    | CONTINUERS
    | frozenset(
        """
        a an be is are was were been being am do does did done doing have has had having will would shall should can
        could may might must not n't s t d m ll re ve said says say saying told him them me us himself herself itself
        themselves such same own too very more less much few any either neither out off again further ever never
        always often
        """.split()
    )
) - frozenset(
    "monday tuesday wednesday thursday friday saturday sunday officials authorities president minister".split()
)

# Prefixes of personal and place names, after which a capital is the rule.
NAME_PREFIXES = frozenset(
    "mc mac de del della di da du dos das des la le les lo van von der den ter ten fitz o d l al el ul ibn abu "
    "bin ben st saint san santa non pre post anti pro ex neo pan mid sub un re co e i x".split()
)

# Abbreviations that end in a stop without ending a sentence, their last part kept lower case.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl pvt adm cmdr rev fr sen rep gov pres hon amb sec dep asst atty "
    "st no vs inc ltd corp co bros jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun "
    "ave blvd rd dept est fig vol pp ed u.s u.k u.n e.g i.e a.m p.m d.c ph.d jr sr etc".split()
)

_CONTENT = re.compile(r"(?<!['’.,-])(?:['’.,-]*+\w++)++")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def content_words(text: str) -> list[str]:
    """Lower-case words that carry content, in order, without possessive endings; numbers too."""
    words = (w.removesuffix("'s").removesuffix("’s") for w in _CONTENT.findall(text.lower()))
    return [w for w in words if w not in FUNCTION_WORDS and (len(w) > 1 or w.isdigit())]


@cache
def load_words(name: str) -> frozenset[str]:
    """The lines of a word list in this package's `data` folder; lines that begin with # are notes."""
    lines = (files("onrecord.clean") / "data" / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))

"""Words beside an ambiguous word that settle whether it is a time: lists from common knowledge of news English."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Months that are also verbs, modals or names need one of these before them.
MODAL_OR_VERB_MONTHS = _words("may march august")
BEFORE_MONTH = _words(
    """in since last next this of by until from to through before after during between early late mid for every each
    around about on"""
)
AFTER_MONTH_NAME = _words("revolution uprising street square brigade brigades movement madness")

# Before a number that is a year.
BEFORE_YEAR = _words(
    """in since of by until from to through before after during between and early late mid for the - around about circa
    ( ; every each winter summer spring autumn fall election back year"""
)
BEFORE_SURE_YEAR = _words("in since until during of by before after circa")
# Before a year that names what follows ("the 1967 borders", "in 2014 clashes"); elsewhere it counts it.
BEFORE_NAMING_YEAR = _words("the in since 's its their his her this that")
# Around a number that counts.
BEFORE_COUNT = _words(
    """$ £ € # no number nos resolution flight room about nearly almost over than some least % highway route article
    section rs us"""
)
AFTER_COUNT = _words(
    """% percent people troops soldiers dollars euros pounds miles kilometers kilometres meters km tons tonnes feet
    hours million billion points copies other more"""
)

# "Sunday Times", "Monday Night Football": names, not days.
PAPERS = _words(
    """times telegraph mirror express mail herald post world star sun tribune mercury sport people dispatch independent
    observer news night"""
)
BEFORE_NAMED_DAY = _words("bloody black good easter palm super holy ash maundy fat cyber giving ruby")

# Before "a day", "a week" ... that is a length and not a rate.
BEFORE_LENGTH = _words(
    """for in within than about nearly almost over of lasted took last take until under around just only roughly spent
    wait waited once at least another by barely after every"""
)
# Behind an adverb like "weekly" that stands by itself; before any other word it describes a noun.
AFTER_ADVERB = _words("and or but to in at on by from with for since after until as that when which is are was were")
# Things, not people, whose age is told ("the 18-month-old ceasefire"): the age of a person is no time of the story.
AGED_THINGS = _words(
    """war conflict truce ceasefire insurgency dispute siege blockade rebellion crisis government agreement deal ban law
    embargo campaign movement regime revolt uprising strike offensive occupation feud standoff coalition alliance treaty
    pact process mission embassy administration constitution republic state operation case claim debate protest
    stalemate impasse struggle investigation trial"""
)

# Happenings that news names by the day: "in a Monday interview", "a Tuesday raid".
TOLD_BY_DAY = _words(
    """interview statement call phone telephone conference meeting summit speech address tweet post letter memo
    email e-mail message briefing hearing ruling verdict vote report announcement filing op-ed editorial news
    press televised television radio raid attack assault ambush strike airstrike bombing shooting blast
    explosion clash protest rally march demonstration ceremony deadline visit session debate appearance
    conversation"""
)

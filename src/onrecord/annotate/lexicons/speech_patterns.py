"""Wordings that make a plain statement a refusal to comment, a confirmation, a denial or a threat. Our own lists."""

from __future__ import annotations

import re

_NOT = r"(?:not|n['’]t)"
_BE = r"(?:is|are|was|were|(?<=it)['’]s|(?<=that)['’]s|(?<=this)['’]s|be|being|as)"


def _compile(*alternatives: str) -> re.Pattern[str]:
    """For text in lower case. What they begin with is looked for once for all: the text's start, a word's edge."""
    begun: dict[str, list[str]] = {}
    for alternative in alternatives:
        front = next((mark for mark in ("^", r"\b") if alternative.startswith(mark)), "")
        begun.setdefault(front, []).append(alternative[len(front) :])
    return re.compile("|".join(f"{front}(?:{'|'.join(rest)})" for front, rest in begun.items()))


NO_COMMENT = _compile(
    r"\bno comment\b",
    r"\b(?:not|n['’]t|never|cannot|decline[sd]? to|refuse[sd]? to|rather not|prefer(?:red)? not to) (?:[\w’']+ ){0,4}?"
    r"(?:comment|discuss|speculate|talk about|go into|get into|elaborate)\b",
    rf"\b{_NOT} (?:the |a |today['’]s |our )?(?:topic|subject|matter)\b",
    r"^(?:i|we) (?:have|had|['’]ve got|have got) no (?:further |more )?(?:information|details|comment)\b",
    r"^(?:next|no (?:further|more|other)) questions?\b",
    r"\b(?:nothing|anything) (?:more |further |else |new )?to (?:say|add|tell you)\b",
    r"\b(?:can|could|would|will) (?:neither|not) confirm (?:n?or) deny\b",
    r"\b(?:not|n['’]t|refuse[sd]? to|decline[sd]? to) be drawn\b",
    r"^(?:i|we) (?:can(?:not|['’]t)|could(?: not|n['’]t)) (?:answer|say|tell you|disclose|reveal|share)\b",
    r"^(?:he|she|they|it) (?:could|would|can|will) ?(?:not|n['’]t) "
    r"(?:say|answer|tell|elaborate|discuss|disclose|reveal)\b",
    r"\b(?:talk|speak) about (?:it|that|this) (?:another (?:time|day)|some other (?:time|day)|later|at a later)\b",
)
IS_NOT = _compile(r"\b(?:is|was|are|were|be|['’]s) (?:not|n['’]t)\b", r"n['’]t\b")
_SOMEBODY = r"(?:i|we|he|she|they|it|this|that|the (?:[\w-]+ ){1,2})"
_AUXILIARY = r"(?:did|had|have|has|was|were|is|are|am|do|does)"
YES = _compile(
    rf"^(?:that )?{_SOMEBODY} {_AUXILIARY}(?: so| indeed)?[.!,]?$",  # "Three nurses said they had."
    r"^(?:yes|yeah|yep|indeed|correct|right|true|affirmative)\b(?!,? but)",
    r"\bthe answer is yes\b",
    r"^(?:that|this|it) (?:is|was|['’]s) (?:right|correct|true|accurate)\b",
)
NO = _compile(
    rf"^(?:that )?{_SOMEBODY} (?:{_AUXILIARY}(?: not|n['’]t)|never (?:did|has|had))(?: done| do)?"
    r"(?: it| this| that| so)?(?: ever)?[.!,]?$",  # "He said he had not."
    r"^(?:it|that|this) (?:was|is)(?: not|n['’]t) (?:us|me|him|her|them|ours|mine|our (?:[\w-]+ ){0,2}\w+)[.!,]?$",
    r"^(?:no|nope|nonsense|rubbish|lies|not true|absolutely not|of course not|certainly not|not at all|no way"
    r"|fake news|(?:all |pure |total |complete |utter |absolute |simply |just )*(?:lies|fabrications?|nonsense|fiction"
    r"|invention|fake|untrue|false|baseless|rubbish|disinformation)|a (?:[\w-]+ )?(?:lie|fabrication|hoax|falsehood))\b"
    r"(?:[,.!;]|$| [-–—])",
    rf"\b{_BE} (?:\w+ly )?"
    r"(?:false|untrue|baseless|groundless|unfounded|fabricated|fictitious|incorrect|unsubstantiated)\b",
    rf"\b{_BE} (?:\w+ly )?(?:an? )?(?:\w+(?<!ing)(?<!ed) )?"
    r"(?:lie|lies|fabrication|hoax|fiction|nonsense|falsehood|rubbish|invention|propaganda"
    r"|disinformation|misinformation|fake news)\b",
    rf"\b{_BE} (?:not|n['’]t) (?:true|correct|accurate|the case)\b",
    r"\b(?:we|i|they|he|she) (?:know|knew|knows) nothing (?:of|about)\b",
    r"\b(?:have|has|had) no knowledge of\b",
    rf"(?:\b|(?<=\w)){_NOT} (?:a |an |one |a single )?"
    r"(?:word|shred|grain|ounce|iota|scintilla|bit|particle|jot|shadow|hint) of (?:truth|fact|evidence|substance)\b",
    r"\bno (?:word|shred|grain|ounce|iota|scintilla|bit|particle|shadow|hint) of (?:truth|fact|evidence|substance)\b",
    r"\bno such (?:\w+ )?(?:thing|incident|event|attack|order|meeting|talk|deal|plan|decision|request|case|raid|"
    r"arrest|agreement|conversation|call|visit|offer|payment|contact|contacts|person|operation|strike)s?\b",
    r"\bno such [\w-]+(?: [\w-]+)? (?:took place|happened|occurred|was|were|has|had|exists?|existed)\b",
    r"\bnothing of the (?:kind|sort)\b",
    r"\bnever (?:touched|harmed|hurt|laid (?:a )?(?:hand|finger)s? on|did (?:it|that|anything)|went near)\b",
    r"^(?:(?:this|that|it|none of (?:this|that|it)) )(?:simply |just |absolutely )?"
    r"(?:never (?:happen|occurr|took place|took)|(?:did|has|have) (?:not|n['’]t)(?: ever)? (?:happen|occur|take|taken)"
    r"|did(?:n['’]t| not) (?:happen|occur|take place))",
    r"^(?:this|that|it) (?:is|was)(?: not|n['’]t) (?:what|how|the way) (?:it )?(?:really )?happened\b",
    r"\ba (?:[\w-]+ )?(?:lie|fabrication|invention|hoax) from (?:start|beginning) to (?:finish|end)\b",
    r"\b(?:am|is|are|was|were) innocent\b",
    r"\b(?:had|has|have) nothing to do with\b",
    r"\b(?:has|have|had) no (?:basis|foundation|grounds)\b",
    r"\b(?:is|are|was|were) without (?:any )?(?:basis|foundation)\b",
    r"\b(?:do|does|did) not correspond to (?:the )?(?:reality|facts|truth)\b",
    r"\b(?:had|has|have|with) no (?:role|part|involvement|knowledge|hand|link|links|ties|connection)\b",
    r"\bthere (?:is|was|are|were|has been|had been|have been|would be) no (?:[\w.]+ ){0,2}?"
    r"(?:plans?|intentions?|apolog\w+|deals?|agreements?|talks|negotiations?|contacts?|links?|involvement|role|connections?"
    r"|collusion|concessions?|ransom|decision|meetings?|truth|basis|coup|casualties)\b",
    r"\b(?:was|were|is|are|had been|has been) (?:not|n['’]t|never) (?:\w+ly )?"
    r"(?:involved|responsible|behind|aware|part of|to blame)\b",
)
TIME_TO = _compile(r"^it(?: is| was|['’]s) (?:high |past |about )?time (?:to|for|that)\b")
PUNISH = _compile(
    r"\b(?:retaliat\w+|aveng\w+|reveng\w+|annihilat\w+|obliterat\w+)\b",
    r"\b(?:pay|pays) (?:a|the) (?:\w+ )?price\b",
    r"\bface (?:\w+ )?(?:consequences|retribution|reprisals|retaliation)\b",
    r"\b(?:fire and fury|sea of fire|gates of hell)\b",
    r"\b(?:crushing|merciless|harsh|severe|decisive|devastating|swift|painful|unprecedented) "
    r"(?:blow|response|punishment|retribution|retaliation|reply|answer)\b",
    r"\b(?:will|would|shall|['’]ll) (?:soon |bitterly |deeply |all )?regret\b",
    r"\bpay (?:dearly|for (?:it|this|that|their crimes?))\b",
    r"\bteach (?:\w+ ){1,3}?a (?:\w+ )?lesson\b",
    r"\b(?:will|would|shall) not go (?:unanswered|unpunished|without (?:a )?(?:response|reply))\b",
    r"\bwip(?:e|ed) (?:\w+ )?(?:out|off the map|off the face)\b",
)
OURS = _compile(r"\b(?:we|our|us|i|my)\b")
_MEASURE = (
    r"(?:sanctions|embargo(?:es)?|tariffs|penalt(?:y|ies)|consequences|retaliation|retribution|reprisals|countermeasures"
    r"|counter-measures|punishment|(?:military )?(?:action|strikes|force|response)|isolation)"
)
# "could trigger new sanctions", "will face consequences": a sanction held out
SANCTION = _compile(rf"\b(?:could|would|will|may|might|can|['’]ll) (?:[\w'’-]+ ){{1,7}}?{_MEASURE}\b")
# "if they cheat, the sanctions will come back": the sanction first
SANCTION_BACK = _compile(
    rf"\b{_MEASURE} (?:will|would|could|may|might) (?!(?:\w+ )?(?:be |not |never |\w+ly )*"
    r"(?:lift|eas|remov|dropp|relax|suspend|end|waiv|cancel|revok|avoid|stay away|not)\w*)\b"
)
CONDITION = _compile(r"\b(?:if|unless|should|in case|any|until)\b")

"""Wordings in which news tells that a thing did not happen, will not, or is known by hearsay only. Our own lists.

They are words of wordings, not operators of their own (`lexicons/factuality.py`): "decided against", "talked them out
of", "word spread that", "wrongly reported that", "came to nothing", "could not be independently verified".
"""

from __future__ import annotations

# "Talked the gunmen out of attacking", "was argued out of leaving": with "out of", or "off" in some.
TALKING_OUT = frozenset(
    "talk argue persuade reason scare bully con cheat trick shame coax cajole laugh frighten bluff charm bribe "
    "pressure wriggle weasel opt bow pull back drop chicken duck get steer stay keep".split()
)
# "Thought better of leaving".
SECOND_THOUGHTS = frozenset({("think", "better", "of"), ("know", "better", "than")})
# Who settles against a deed does not do it; who speaks against it leaves it open.
SETTLING = frozenset(
    "decide vote opt choose rule resolve determine elect settle plump come_down decision vote ruling choice".split()
)
SPEAKING_AGAINST = frozenset(
    "advise recommend argue counsel warn caution campaign lobby speak speak_out come_out plead rail protest "
    "demonstrate march rally lean legislate guard insure appeal advice argument counsel warning campaign "
    "guidance recommendation case protest objection".split()
)
# What becomes of plans, deals and bills that do not come off, with the word that must follow where one must.
FATES = frozenset(
    "fail collapse founder fizzle flounder miscarry flop falter stall unravel evaporate dissolve lapse expire "
    "disintegrate backfire crumble".split()
)
FATES_WITH = frozenset(
    {
        ("fall", "through"), ("fall", "apart"), ("fall", "flat"), ("come", "to"), ("go", "nowhere"), ("get", "nowhere"),
        ("lead", "nowhere"), ("be", "off"), ("run", "aground"), ("peter", "out"), ("go", "awry"), ("go", "wrong"),
        ("bite", "dust"), ("melt", "away"), ("break", "down"), ("die", "in"), ("go", "by"),
    }
)  # fmt: skip
# What went on until then: "is over", "has broken down".
OVER = frozenset("over finished dead done kaput defunct".split())
COMING_TO_AN_END = frozenset(
    "end finish stop cease halt collapse stall founder falter lapse expire unravel crumble subside abate ebb die_down "
    "die_away die_out break_down break_off break_up fall_apart run_out peter_out fizzle_out wind_down wind_up "
    "let_up".split()
)
NOTHING = frozenset({"nothing", "naught", "nought", "nil"})
# "Voted down a bill to ban it".
VOTING_DOWN = frozenset(
    "vote_down shoot_down strike_down throw_out turn_down kick_out laugh_out kill bury defeat block torpedo "
    "sink".split()
)
# "Made good on its threat", "went through with the plan", "carried out its threat".
MAKING_GOOD = frozenset(
    "make_on deliver_on follow_on follow_through go_through carry_out act_on carry_through come_through".split()
)
# "Would not hesitate to": a threat by negation.
UNHESITATING = frozenset({"hesitate", "shrink", "flinch", "balk", "baulk", "scruple", "blink"})
# What is beyond doubt is so: "no doubt that", "nobody disputes that", "there is no denying that".
DOUBTS = frozenset("doubt question dispute contest denying mistaking mistake disputing uncertainty".split())
# Hearsay: nobody in particular says it. `WORD` only where it goes round ("word spread that").
HEARSAY_NOUNS = frozenset(
    "rumour rumor gossip hearsay legend lore folklore myth whisper whispering grapevine tittle-tattle scuttlebutt "
    "chatter speculation".split()
)
WORD = frozenset({"word", "talk", "story", "tale", "news"})
GOING_ROUND = frozenset("spread circulate go swirl fly travel run buzz ripple filter have abound".split())
# "Some say", "many believe": a source that is nobody.
ANYONES = frozenset({"some", "many", "others", "few", "people", "somebody", "someone", "most"})
# "Wrongly reported that", "falsely accused of": the writer says that it was not so.
MISTELLING = frozenset(
    "wrongly falsely mistakenly erroneously incorrectly inaccurately untruthfully fraudulently mendaciously".split()
)
# "An earlier version of this article said": what follows is taken back.
VERSIONS = frozenset("version edition draft copy form headline summary caption".split())
EARLIER = frozenset("earlier previous original initial first prior preliminary".split())
WRITINGS = frozenset("article story report headline piece dispatch despatch item column post bulletin caption".split())
# "Took the thunder for shelling": what it was not.
TAKING_FOR = frozenset({"mistake", "misread", "confuse", "take"})
AT_FIRST = frozenset("first initially originally wrongly mistakenly at briefly".split())
# "Quashed his conviction for murder": what a court had found is open again.
OVERTURNING = frozenset(
    "quash overturn annul reverse vacate void nullify invalidate rescind throw_out set_aside strike_down drop dismiss "
    "withdraw wipe_out clear expunge".split()
)
CONVICTIONS = frozenset("conviction verdict sentence charge indictment count accusation case guilt".split())
# "Faces ten years": what befalls whoever does it, by law.
PENALTIES = frozenset(
    "face risk commit deserve incur suffer forfeit merit get be go lose pay break breach violate".split()
)
# "Could not be independently verified".
VERIFYING = frozenset("verify confirm corroborate authenticate substantiate establish check ascertain".split())
VERIFIED = frozenset(
    "claim report account statement version assertion allegation accusation information footage video authenticity "
    "veracity accuracy image photograph post story it this that they these which".split()
)
CONFIRMATIONS = frozenset("confirmation verification corroboration".split())
# "Was far from attacking", "is nowhere near signing", "backed away from a raid".
FAR_FROM = frozenset({("far", "from"), ("away", "from"), ("aloof", "from"), ("nowhere", "near"), ("back", "from")})
# "On the point of attacking".
EDGES = frozenset("point verge brink cusp threshold edge eve".split())
# "Protected the town against an attack": it may come, or not.
PROTECTING = frozenset(
    "guard protect defend insure shield safeguard secure fortify immunize immunise vaccinate inoculate hedge harden "
    "insulate cushion preserve".split()
)
# What is done at once, by order: who stops it keeps it from being done.
ORDERED_DEEDS = frozenset(
    "deportation expulsion extradition execution eviction demolition removal transfer hanging closure repatriation "
    "rendition relocation sale".split()
)
# "Withdrew its report that": not so, after all.
RETRACTING = frozenset(
    "withdraw retract recant disown disavow delete pull scrub correct unpublish remove regret rue".split()
)
# "Apologised for reporting that": it was not so.
APOLOGIZING = frozenset("apologize apologise atone sorry apology regret".split())
# "Overruled the order to deport her".
REVERSING = frozenset(
    "overrule override overturn reverse rescind revoke withdraw countermand annul quash void suspend freeze stay lift "
    "repeal nullify invalidate block halt stop stymie scotch".split()
)
# Whose word is no word.
LIARS = frozenset("hoaxer prankster liar impostor imposter fraudster conman fantasist fabulist hoax".split())
# "The cost of attacking them": of such deeds in general.
OF_SUCH_DEEDS = frozenset(
    "means way cost consequence wisdom merit legality morality ethics logic advantage benefit drawback disadvantage "
    "virtue difficulty art futility folly".split()
)
# "Cleared the way for": what may now come.
PAVING = frozenset(
    {
        (verb, noun)
        for verb in ("clear", "pave", "open", "smooth", "ease", "prepare")
        for noun in ("way", "path", "road")
    }
    | {(verb, "door") for verb in ("open", "unlock")}
    | {(verb, noun) for verb in ("lay", "prepare") for noun in ("ground", "groundwork", "foundation")}
    | {("set", "stage")}
)
# Who is asked and says no: "declined an invitation to meet", "refused a request to free them".
REFUSING = frozenset(
    "decline refuse reject spurn snub rebuff deny ignore turn_down throw_out knock_back kick_out shoot_down wave_away "
    "strike_down".split()
)
ASKED = frozenset("invitation invite offer request appeal plea chance opportunity".split())
# What bears out a rumour or a report.
BEARING_OUT = frozenset("confirm verify corroborate authenticate substantiate validate vindicate".split())
# What fears, hopes and calls do: "fears are growing of", "calls have mounted for".
SWELLING = frozenset(
    "grow mount rise spread emerge circulate swirl abound surface intensify increase swell multiply rage persist "
    "linger remain fade recede return run go be revive resurface surge heighten escalate loom".split()
)
# "Never got off the ground".
STILLBORN = (
    ("get", frozenset({"ground", "underway", "going", "anywhere"})),
    ("leave", frozenset({"board", "ground"})),
    ("come", frozenset({"pass", "about", "fruition"})),
    ("see", frozenset({"light"})),
)
# "Agreed to meet and then changed its mind".
GOING_BACK = frozenset(
    "change_mind renege back_out pull_out back_down back_away chicken_out drop_out relent waver balk baulk withdraw "
    "fail refuse".split()
)

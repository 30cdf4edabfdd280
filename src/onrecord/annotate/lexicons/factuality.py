"""Words that say whether what they govern happened: our own lists, after the kinds of Sauri & Pustejovsky (2012).

Each word stands under the operator that it is (see `factuality/operators.py` for what an operator does). The lists are
by part of speech; a word that is no operator is not listed. British and American spellings both.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

Operator = Literal[
    "say",  # somebody's words: what is said counts as he says it
    "fact",  # presupposes what it governs: knows, regrets, condemned the attack
    "happen",  # what it governs happens if it does: manage to, begin, launch, take place
    "fail",  # what it governs happens if it does not: fail to, refuse to, prevent
    "deny",
    "keep",  # a promise, a threat: make it true
    "cancel",  # planned and given up: call off, postpone, foil
    "end",  # what it governs goes on until then: stop shelling
    "suspend",  # deeds that went on stop; meetings and favours that were due do not come
    "plan",
    "vow",  # a promise of good, a threat of ill
    "threat",
    "warn",
    "want",
    "maybe",
    "try",
    "allege",
    "none",  # lack of, absence of
    "role",  # a part in it is what is told or denied, the deed itself stands
]

_VERBS: dict[Operator, str] = {
    # Said, and true if he is right; "did not confirm" leaves it open.
    "say": """
        say tell report announce state declare note add explain describe mention observe remark comment write post tweet
        relay recount narrate testify read insist maintain argue assert affirm reiterate repeat stress emphasize
        emphasise underline underscore inform brief notify advise quote cite broadcast publish publicize publicise
        detail summarize summarise disclose indicate signal confirm verify prove acknowledge admit concede establish
        demonstrate show reveal document corroborate attest certify figure mean find depict portray capture convict""",
    "fact": """
        know realize realise learn discover notice hear witness watch remember recall forget regret resent recognize
        recognise condemn denounce deplore decry criticize criticise slam blast lambast lambaste praise welcome hail
        applaud celebrate mourn lament commemorate mark survive investigate probe avenge punish justify analyze analyse
        thank congratulate apologize apologise reward commend honor honour mind tolerate follow precede record film
        photograph see lift ease relax revoke repeal rescind loosen terminate end""",
    "happen": """
        manage play begin start commence continue resume proceed keep go come get help serve force compel coerce oblige
        make cause lead prompt provoke trigger spark bring let allow permit enable bother happen occur erupt rage ensue
        unfold arise launch conduct carry stage hold mount wage commit perform execute pursue implement impose give take
        have deliver place open host chair convene sign finalize finalise reach strike complete
        conclude finish restart renew step escalate intensify expand broaden extend increase reduce restore create
        organize organise coordinate oversee facilitate engage persist succeed last use exchange
        issue return inflict unleash initiate cooperate suffer experience face receive endure undergo sustain rush
        hurry""",
    "fail": """
        fail neglect refuse decline avoid evade escape shun prevent prohibit ban bar forbid preclude block deter
        dissuade discourage refrain abstain desist hesitate stop cease quit omit shirk lack""",
    "deny": """
        deny reject dismiss refute rebut dispute contest contradict disavow disclaim repudiate debunk discount exclude
        disprove""",
    "cancel": """
        cancel postpone delay defer scrap shelve abandon drop scuttle foil avert thwart forestall abort frustrate forgo
        forego nix axe waive withhold reschedule adjourn pre-empt preempt veto derail sabotage retract""",
    "suspend": "suspend halt freeze pause interrupt",
    "plan": """
        plan intend decide agree schedule expect prepare arrange opt slate set design
        program destine gear order authorize authorise approve instruct command direct assign await anticipate
        predict forecast foresee project envision envisage accept consent plot conspire near""",
    "vow": "vow pledge promise swear guarantee undertake assure",
    "threat": "threaten menace",
    "warn": "warn caution",
    "want": """
        want wish hope demand urge ask request beg plead implore entreat appeal petition press push lobby call desire
        need require recommend encourage exhort invite advocate propose prefer long yearn crave favor favour support
        back endorse champion clamor clamour bid pray counsel tempt entice persuade convince incite inspire merit
        deserve warrant""",
    "maybe": """
        consider weigh mull contemplate ponder explore examine study debate discuss think believe suppose assume presume
        imagine speculate guess hypothesize wonder doubt question fear worry dread hint imply suggest seem appear feel
        reckon estimate infer surmise calculate conceive dream fantasize joke pretend feign simulate rehearse practice
        practise risk rumor rumour conjecture postulate theorize portend offer raise evaluate assess review reconsider
        oppose resist entertain flirt toy float moot broach interpret regard inquire enquire depend hinge train
        brace""",
    "try": """
        try attempt seek strive endeavor endeavour struggle aim work fight campaign compete scramble vie act""",
    "allege": "accuse allege claim charge suspect purport insinuate contend implicate indict blame",
}

# Verb with its particle, or with the preposition that makes it another verb.
_PARTICLE_VERBS: dict[Operator, str] = {
    "cancel": "call_off put_off head_off stave_off ward_off fend_off",
    "fail": """
        back_down back_away back_off back_out hold_back shy_away step_back walk_away pull_back give_up hold_off
        turn_down""",
    "deny": """
        rule_out brush_off brush_aside wave_away wave_off wave_aside laugh_off laugh_at shrug_off bat_away bat_aside
        swat_away push_aside knock_down write_off scoff_at sneer_at clear_of acquit_of exonerate_of absolve_of""",
    "suspend": "break_off cut_off",
    "happen": """
        enter_into carry_out go_ahead take_place break_out set_off bring_about set_up kick_off step_up pull_off
        ramp_up""",
    "plan": "draw_up line_up gear_up sign_off",
    "fact": "find_out point_out look_into",
}

_NOUNS: dict[Operator, str] = {
    "say": """
        report news statement announcement word disclosure confirmation account testimony message revelation assertion
        acknowledgment acknowledgement admission reminder description version comment remark evidence proof indication
        sign trace""",
    "fact": """
        fact anniversary aftermath wake response reaction retaliation revenge reprisal condemnation criticism praise
        investigation probe inquiry victim survivor perpetrator suspect mastermind scene site photo video footage
        coverage memory commemoration history context background reason cause result consequence outcome impact effect
        death damage legacy""",
    "happen": """
        series wave spate round string number kind type act form start beginning resumption continuation escalation
        launch outbreak conduct execution implementation day night hour week month period moment course spell bout
        succession barrage flurry host range example case instance use resort return completion conclusion opening
        signing rest majority lot couple dozens scores hundreds thousands surge rise increase""",
    "fail": "failure refusal inability reluctance unwillingness avoidance prevention ban prohibition",
    "deny": "denial rejection dismissal lie falsehood fabrication nonsense myth invention slander",
    "cancel": "cancellation cancelation postponement delay abandonment deferral",
    "suspend": "suspension halt freeze pause end cessation",
    "plan": """
        plan intention decision agreement schedule preparation determination resolve arrangement deal pact timetable
        deadline blueprint intent expectation prediction forecast projection order directive authorization authorisation
        approval mandate instruction permission clearance agenda roadmap draft bill plot conspiracy countdown vote eve
        run-up prelude date venue""",
    "vow": "vow pledge promise oath guarantee assurance commitment",
    "threat": "threat ultimatum menace",
    "warn": "warning alert",
    "want": """
        call demand request appeal plea petition desire wish hope need necessity importance urgency imperative
        requirement urging invitation recommendation
        proposal push pressure advocacy offer motion preference insistence support""",
    "maybe": """
        possibility prospect risk danger fear likelihood probability chance potential idea option scenario speculation
        rumor rumour hint suggestion worry concern doubt uncertainty question issue debate discussion consideration
        hypothesis theory assumption belief notion opportunity right ability capacity capability freedom willingness
        verge brink cusp
        interest appetite readiness eagerness simulation drill rehearsal dream fantasy fiction novel film
        movie play game specter spectre scope condition contingency contingencies eventuality talk negotiation""",
    "try": "attempt effort bid drive quest struggle endeavor endeavour aim goal objective purpose campaign",
    "allege": "allegation accusation charge claim suspicion insinuation count complaint",
    "none": "lack absence shortage dearth hoax",
    "role": """
        role involvement part responsibility complicity participation hand link connection connections ties knowledge
        blame guilt credit culpability""",
}

_ADJECTIVES: dict[Operator, str] = {
    "happen": "quick swift",  # "was quick to condemn"
    "plan": """
        planned scheduled upcoming forthcoming future next proposed expected anticipated prospective intended imminent
        impending looming pending slated set due agreed promised eventual projected approaching poised bound
        determined committed about coming certain sure""",
    "maybe": """
        possible potential likely unlikely probable hypothetical feared rumored rumoured would-be conceivable
        theoretical imaginable impossible doubtful uncertain unclear unsure questionable plausible improbable willing
        ready prepared unwilling eager keen free entitled able capable open simulated mock fictional fictitious
        imaginary imagined
        inclined reluctant liable prone apt speculative contemplated mooted afraid fearful worried hopeful optimistic
        desirable necessary essential important vital crucial urgent imperative advisable unthinkable unacceptable
        illegal unlawful premature conditional contingent dependent unconfirmed unverified unsubstantiated""",
    "allege": "alleged suspected purported reported so-called claimed supposed apparent accused ostensible presumed",
    "try": "attempted tried abortive botched",
    "threat": "threatened",
    "cancel": """
        cancelled canceled aborted foiled averted thwarted abandoned scrapped postponed called-off shelved delayed""",
    "deny": """
        false fake bogus untrue fabricated baseless unfounded groundless denied nonexistent non-existent
        erroneous wrong incorrect inaccurate mistaken absurd ludicrous ridiculous preposterous invented""",
    "fail": "unable incapable powerless",
    "want": "desired demanded requested long-sought hoped-for sought sought-after",
    "fact": "glad sorry sad happy proud angry upset furious aware outraged shocked surprised pleased grateful dismayed",
}

_ADVERBS: dict[Operator, str] = {
    "maybe": "possibly perhaps maybe probably likely potentially conceivably presumably hypothetically theoretically "
    "seemingly hopefully",
    "allege": "allegedly reportedly purportedly ostensibly apparently supposedly",
    "none": "never not n't n’t nowhere nearly almost hardly scarcely neither nor",
}

# "keep them from leaving": another verb than "keep leaving"; "commit to leave": another than "commit a crime".
FROM_VERBS = frozenset({"keep", "save", "spare", "shrink", "recoil", "flinch", "shield", "protect", "rescue"})
TO_VERBS: dict[str, Operator] = {
    **dict.fromkeys(("tell", "warn", "caution", "signal", "shout", "write", "remind", "motion", "advise"), "want"),
    "commit": "vow",
    "have": "want",
    "come": "fact",
    "go": "plan",
    "resolve": "plan",
    "determine": "plan",
    "choose": "plan",
    "elect": "plan",
    "volunteer": "plan",
    "mean": "plan",
    "appoint": "plan",
    "contract": "plan",
    "move": "plan",
    "vote": "plan",
}

# Verbs of deciding, whose infinitive a parser may take for a purpose: "voted to extend the ban".
DECISIONS = frozenset({"vote", "resolve", "choose", "elect", "decide", "agree", "opt", "plan"})

# Auxiliaries. What "would" means depends on what governs it (the past of "will", or a condition).
POSSIBILITY = frozenset({"may", "might", "could", "can", "ca", "cannot"})
OBLIGATION = frozenset({"must", "should", "ought", "need", "dare"})
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha", "gonna"})
WOULD = frozenset({"would", "'d", "’d"})

CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "providing", "supposing", "assuming"})
NEGATIVE_DETERMINERS = frozenset({"no", "neither", "nary"})
NEGATIVE_SUBJECTS = frozenset({"nobody", "none", "neither", "nothing", "no-one", "noone"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
# Reasons and times of a fact: what follows is taken as having happened, whatever the main clause says.
FACTUAL_PREPOSITIONS = frozenset(
    "after since following because over amid despite notwithstanding during through throughout upon given".split()
)
NEGATIVE_PREPOSITIONS = frozenset({"without", "instead", "barring", "short", "rather"})
# Given up for now only: with a new date they are planned.
POSTPONEMENTS = frozenset({"postpone", "delay", "defer", "reschedule", "adjourn", "put", "push"})
# "The law allows": a power; "they allowed": a deed.
REMINDING = frozenset(
    {"remind", "recall", "note", "remember", "stress", "emphasize", "add", "say", "repeat", "clarify"}
)
PERMISSIONS = frozenset({"allow", "permit", "enable", "let", "empower", "entitle"})
# A plan or promise that is broken does not come; one that is kept does.
BREACHES = frozenset({"break", "renege", "breach", "violate", "betray", "forget", "ignore"})
FULFILMENTS = frozenset({"keep", "fulfil", "fulfill", "honor", "honour", "implement", "execute"})
# "Called the report absurd", "described it as false": the verdict counts.
VERDICT_VERBS = frozenset("call describe brand label deem consider term denounce declare find dismiss".split())
# "Arrived for talks": on the way to them.
MOTIONS = frozenset(
    "arrive come go travel fly head gather convene assemble leave depart sail return invite set mass muster mobilize "
    "mobilise amass deploy regroup".split()
)
DAYS_AND_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday tomorrow weekend january february march april may june "
    "july august september october november december spring summer autumn fall winter".split()
)
# "At no point", "by no means".
OCCASIONS = frozenset("point time stage moment way manner circumstance condition account mean means case event".split())
# What is said not to be so is denied.
TRUTH = frozenset({"true", "correct", "accurate", "right", "truth", "fact"})
# Nouns of which "no" means that nothing is known of the deed: told as not having happened.
EVIDENCE = frozenset({"evidence", "sign", "proof", "trace", "indication"})
# Wordings of what was not done, or not yet: "stopped short of", "far from", "close to".
NOT_DONE = frozenset({("instead", "of"), ("short", "of"), ("shy", "of"), ("far", "from"), ("lieu", "of")})
CLOSE_TO = frozenset({(w, "to") for w in ("close", "closer", "near", "nearer", "closest")} | {("inches", "from")})
AHEAD_OF = frozenset({("ahead", "of"), ("advance", "of"), ("run-up", "to"), ("eve", "of"), ("prior", "to")})
QUESTIONING = frozenset({"ask", "press", "question", "quiz", "grill", "challenge", "inquire", "enquire"})
# "Demanded that he leave".
SUBJUNCTIVE = frozenset(
    "demand insist ask request urge order require propose recommend suggest decree stipulate mandate beg plead".split()
)
# Verbs whose past is their plain form.
UNCHANGED = frozenset(
    "put cut hit set let shut cost hurt burst bid cast quit split spread rid shed beat read bet".split()
)
FINDING_GUILTY = frozenset({"convict", "sentence"})
# What a denial denies by denying it: "rejected the allegation that".
CLAIMS = frozenset(
    "claim allegation accusation report rumour rumor suggestion assertion contention insinuation charge story "
    "speculation account notion idea".split()
)
# "No truth in", "no basis for": denied.
GROUNDS = frozenset("truth basis foundation substance validity credence merit grounds accuracy veracity".split())
# What is done to people for what they may have done.
PURSUITS = frozenset(
    "arrest detain hold seek want investigate probe try prosecute question interrogate sue summon quiz apprehend nab "
    "trial warrant investigation inquiry probe detention prosecution lawsuit court dock hunt chase suspect".split()
)
ORDERS = frozenset("order command authorize authorise direct instruct decree sanction approve".split())
# "Is said to have": nobody in particular says it.
HEARSAY = frozenset({"say", "claim", "tell"})
# "Was called for Monday".
ANNOUNCING = frozenset(
    "announce call set declare proclaim convene fix slate arrange convoke organize organise confirm expect propose "
    "plan schedule book pencil agree advertise".split()
)
SPANS_OF_TIME = frozenset("day week weekend month year spring summer autumn fall winter morning evening".split())
UNTIL = frozenset({"until", "till"})
# "Not only", "not just".
MERELY = frozenset({"only", "just", "merely", "simply", "solely"})
# "Not all", "not everybody".
NOT_NONE = frozenset({"all", "every", "everyone", "everybody", "everything", "many", "always", "both"})
# "Not one", "not a single", "not even".
ONE = frozenset({"one", "a", "an", "single", "any", "even"})
# "Would later be arrested".
LATER = frozenset({"later", "eventually", "subsequently", "ultimately", "soon", "afterwards", "thereafter"})
# "in case of", "in the event of"
CONTINGENCIES = frozenset({"case", "event"})

# The prepositions that bring in what an operator governs, rather than a time or place.
ARGUMENT_PREPOSITIONS: dict[Operator, frozenset[str]] = {
    "say": frozenset({"of", "about"}),
    "fact": frozenset({"of", "about", "for", "over", "to", "against", "into", "at", "on"}),
    "happen": frozenset({"in", "to", "of", "with", "on", "into", "for"}),
    "fail": frozenset({"from", "of", "to", "on", "in"}),
    "deny": frozenset({"of", "as"}),
    "keep": frozenset({"on"}),
    "cancel": frozenset({"of", "on"}),
    "suspend": frozenset({"of"}),
    "plan": frozenset({"for", "on", "to", "of", "against", "from"}),
    "vow": frozenset({"to", "of"}),
    "threat": frozenset({"of", "with", "to"}),
    "warn": frozenset({"of", "about", "against"}),
    "want": frozenset({"for", "to", "of", "upon"}),
    "maybe": frozenset({"about", "of", "on", "for", "to", "at", "over", "with", "around", "in", "against"}),
    "try": frozenset({"at", "for", "to", "on", "of"}),
    "allege": frozenset({"of", "with", "for", "about", "over", "in"}),
    "none": frozenset({"of", "in"}),
    "role": frozenset({"in", "for", "to", "with", "of"}),
}

# Verbs that pick the deed up again only as a topic when it is a definite noun: "discussed the attack".
TOPIC_VERBS = frozenset(
    "oppose resist discuss debate examine study review consider weigh raise question assess evaluate explore".split()
)
# The deed itself went on until these: with a noun they end it, with a clause ("stopped paying") they say it is no more.
ENDINGS = frozenset({"stop", "cease", "quit", "halt"})
# Verbs whose subject happens if they do.
OCCURRENCES = frozenset(
    "happen occur erupt rage ensue unfold arise begin start continue resume proceed go come last "
    "commence end persist materialize materialise follow break kick take".split()
)


# What a claim may be called, and with more doubt also a proposal or a deed: "called it absurd" denies nothing.
UNTRUE = frozenset(
    "false fake bogus untrue fabricated baseless unfounded groundless nonexistent non-existent incorrect inaccurate "
    "invented fictitious fictional lie lies falsehood fabrication invention nonsense myth hoax fiction untruth".split()
)


@cache
def false_words() -> frozenset[str]:
    """What a claim is called by who denies it."""
    return UNTRUE | {w for w, operator in (adjective_operators() | noun_operators()).items() if operator == "deny"} | {
        "propaganda", "disinformation", "misinformation", "speculation", "rumour", "rumor", "rumours", "rumors",
        "gossip", "lies", "fantasy", "slander", "smear", "provocation", "malicious", "rubbish", "hearsay",
    }  # fmt: skip


@cache
def verb_operators() -> dict[str, Operator]:
    return _index(_VERBS)


def verb_lemma(lemma: str, word: str) -> str:
    """The lemma, or the verb of our lists that the word is a form of: a rule lemmatiser makes "hop" of "hopes"."""
    known = verb_operators()
    if lemma in known:
        return lemma
    stems = (word.removesuffix("s"), word.removesuffix("d"), word.removesuffix("ing") + "e", word.removesuffix("ed"))
    return next((s for s in stems if s in known), lemma)


@cache
def particle_verb_operators() -> dict[str, Operator]:
    return _index(_PARTICLE_VERBS)


@cache
def noun_operators() -> dict[str, Operator]:
    return _index(_NOUNS)


@cache
def adjective_operators() -> dict[str, Operator]:
    return _index(_ADJECTIVES)


@cache
def adverb_operators() -> dict[str, Operator]:
    return _index(_ADVERBS)


def _index(lists: dict[Operator, str]) -> dict[str, Operator]:
    """Word -> operator."""
    index: dict[str, Operator] = {}
    for operator, words in lists.items():
        for word in words.split():
            index.setdefault(word, operator)
    return index


# Types of events that people are sought, held and tried for, and may not have done.
CRIMES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID"})
# Types that are acts of speech, which are done once they are said.
SPOKEN = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
# Conjunctions of clauses that say up to when or unless what.
ENDING = frozenset({"until", "till", "unless"})

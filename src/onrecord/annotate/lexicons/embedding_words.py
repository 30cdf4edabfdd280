"""The words that say whether what they govern happened, each under the operator that it is. Our own lists.

After the kinds of Sauri & Pustejovsky (2012). The lists are by part of speech; a word that is no operator is not
listed. British and American spellings both.
"""

from __future__ import annotations

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

VERBS: dict[Operator, str] = {
    # Said, and true if he is right; "did not confirm" leaves it open.
    "say": """
        say tell report announce state declare note add explain describe mention observe remark comment write
        post tweet relay recount narrate testify read insist maintain argue assert affirm reiterate repeat
        stress emphasize emphasise underline underscore inform brief notify advise quote cite broadcast publish
        publicize publicise detail summarize summarise disclose indicate signal confirm verify prove acknowledge
        admit concede establish demonstrate show reveal document corroborate attest certify figure mean find
        depict portray capture convict""",
    "fact": """
        know realize realise learn discover notice hear witness watch remember recall forget regret resent
        recognize recognise condemn denounce deplore decry criticize criticise slam blast lambast lambaste
        praise welcome hail applaud celebrate mourn lament commemorate mark survive investigate probe avenge
        punish justify analyze analyse thank congratulate apologize apologise reward commend honor honour mind
        tolerate follow precede record film photograph see lift ease relax revoke repeal rescind loosen
        terminate end""",
    "happen": """
        manage play begin start commence continue resume proceed keep go come get help serve force compel coerce
        oblige make cause lead prompt provoke trigger spark bring let allow permit enable bother happen occur
        erupt rage ensue unfold arise launch conduct carry stage hold mount wage commit perform execute pursue
        implement impose give take have deliver place open host chair convene sign finalize finalise reach
        strike complete conclude finish restart renew step escalate intensify expand broaden extend increase
        reduce restore create organize organise coordinate oversee facilitate engage persist succeed last use
        exchange issue return inflict unleash initiate cooperate suffer experience face receive endure undergo
        sustain rush hurry""",
    "fail": """
        fail neglect refuse decline avoid evade escape shun prevent prohibit ban bar forbid preclude block deter
        dissuade discourage refrain abstain desist hesitate stop cease quit omit shirk lack eschew forswear balk
        baulk demur outlaw criminalize criminalise scorn disdain skip""",
    "deny": """
        deny reject dismiss refute rebut dispute contest contradict disavow disclaim repudiate debunk discount
        exclude disprove belie rubbish trash gainsay disown pooh-pooh
        lie fib fabricate concoct invent misreport misstate""",
    "cancel": """
        cancel postpone delay defer scrap shelve abandon drop scuttle foil avert thwart forestall abort
        frustrate forgo forego nix axe waive withhold reschedule adjourn pre-empt preempt veto derail sabotage
        retract scupper scotch stymie overrule override overturn quash nullify annul void countermand mothball
        ditch torpedo obviate foreclose spike squelch squash""",
    "suspend": "suspend halt freeze pause interrupt",
    "plan": """
        plan intend decide agree schedule expect prepare arrange opt slate set design program destine gear order
        authorize authorise approve instruct command direct assign await anticipate predict forecast foresee
        project envision envisage accept consent plot conspire near""",
    "vow": "vow pledge promise swear guarantee undertake assure",
    "threat": "threaten menace",
    "warn": "warn caution",
    "want": """
        want wish hope demand urge ask request beg plead implore entreat appeal petition press push lobby call
        desire need require recommend encourage exhort invite advocate propose prefer long yearn crave favor
        favour support back endorse champion clamor clamour bid pray counsel tempt entice persuade convince
        incite inspire merit deserve warrant""",
    "maybe": """
        consider weigh mull contemplate ponder explore examine study debate discuss think believe suppose assume
        presume imagine speculate guess hypothesize wonder doubt question fear worry dread hint imply suggest
        seem appear feel reckon estimate infer surmise calculate conceive dream fantasize joke pretend feign
        simulate rehearse practice practise risk rumor rumour conjecture postulate theorize portend offer raise
        evaluate assess review reconsider oppose resist object fancy bet wager gamble fantasise theorise
        hypothesise hate loathe abhor detest condone entail dreamt misbelieve entertain flirt toy float moot
        broach interpret regard inquire enquire depend hinge train brace focus concentrate""",
    "try": """
        try attempt seek strive endeavor endeavour struggle aim work fight campaign compete scramble vie act""",
    "allege": "accuse allege claim charge suspect purport insinuate contend implicate indict blame",
}

# Verb with its particle, or with the preposition that makes it another verb.
PARTICLE_VERBS: dict[Operator, str] = {
    "cancel": "call_off put_off put_back push_back set_back kick_back head_off stave_off ward_off fend_off kill_off",
    "fail": """
        back_down back_away back_off back_out hold_back shy_away step_back walk_away pull_back give_up hold_off
        turn_down draw_back shrink_back swear_off opt_out bow_out steer_clear stay_away keep_off lay_off""",
    "deny": """
        rule_out brush_off brush_aside wave_away wave_off wave_aside laugh_off laugh_at shrug_off bat_away
        bat_aside swat_away push_aside knock_down write_off scoff_at sneer_at clear_of acquit_of exonerate_of
        absolve_of
        make_up dream_up cook_up trump_up""",
    "suspend": "break_off cut_off",
    "happen": """
        enter_into carry_out go_ahead take_place break_out set_off bring_about set_up kick_off step_up pull_off
        ramp_up""",
    "plan": "draw_up line_up gear_up sign_off wait_for settle_on decide_on",
    "fact": "find_out point_out look_into",
    "want": """
        file_for apply_for ask_for sue_for petition_for vie_for audition_for look_to argue_for vote_for
        lobby_for campaign_for agitate_for plead_for rally_for root_for""",
    "maybe": "speculate_about dream_of dream_about think_of think_about talk_of talk_about joke_about brace_for",
}

NOUNS: dict[Operator, str] = {
    "say": """
        report news statement announcement word disclosure confirmation account testimony message revelation
        assertion acknowledgment acknowledgement admission reminder description version story tale narrative
        comment remark evidence proof indication sign trace confession finding ruling""",
    "fact": """
        fact anniversary aftermath wake response reaction retaliation revenge reprisal condemnation criticism
        praise investigation probe inquiry victim survivor perpetrator suspect mastermind scene site photo video
        footage coverage memory commemoration history context background reason cause result consequence outcome
        impact effect death damage legacy""",
    "happen": """
        series wave spate round string number kind type act form start beginning resumption continuation
        escalation launch outbreak conduct execution implementation day night hour week month period moment
        course spell bout succession barrage flurry host range example case instance use resort return
        completion conclusion opening signing rest majority lot couple dozens scores hundreds thousands surge
        rise increase""",
    "fail": """
        failure refusal inability reluctance unwillingness avoidance prevention ban prohibition moratorium taboo""",
    "deny": """
        denial rejection dismissal lie falsehood fabrication nonsense myth invention slander illusion delusion
        misconception misapprehension pretence pretense fallacy canard mirage untruth misreport""",
    "cancel": "cancellation cancelation postponement delay abandonment deferral",
    "suspend": "suspension halt freeze pause end cessation",
    "plan": """
        plan intention decision agreement schedule preparation determination resolve arrangement deal pact
        timetable deadline blueprint intent expectation prediction forecast projection order directive
        authorization authorisation approval mandate instruction permission clearance agenda roadmap draft bill
        plot conspiracy countdown vote eve run-up prelude date venue go-ahead nod assent consent thumbs-up
        foreboding prophecy""",
    "vow": "vow pledge promise oath guarantee assurance commitment",
    "threat": "threat ultimatum menace",
    "warn": "warning alert",
    "want": """
        call calling demand request appeal plea petition desire wish hope need necessity importance urgency imperative
        requirement urging invitation recommendation proposal push pressure advocacy offer motion preference
        insistence support favour favor longing clamour clamor""",
    "maybe": """
        possibility prospect risk danger fear likelihood probability chance potential idea option scenario
        speculation rumor rumour hint suggestion worry concern doubt uncertainty question issue debate
        discussion consideration hypothesis theory assumption belief notion opportunity right ability capacity
        capability freedom willingness verge brink cusp interest appetite readiness eagerness pretext excuse
        justification grounds basis prerequisite precondition alternative argument anxiety dread temptation urge
        itch recipe impression hunch feeling opinion view guess thought opposition aversion vulnerability
        susceptibility immunity deterrent safeguard simulation drill rehearsal dream fantasy fiction novel film
        movie play game specter spectre scope condition contingency contingencies eventuality talk negotiation
        presumption supposition conjecture proviso nightmare superstition gossip hearsay stipulation""",
    "try": "attempt effort bid drive quest struggle endeavor endeavour aim goal objective purpose campaign",
    "allege": """
        allegation accusation charge claim suspicion insinuation count complaint slur smear aspersion""",
    "none": "lack absence shortage dearth hoax",
    "role": """
        role involvement part responsibility complicity participation hand link connection connections ties
        knowledge blame guilt credit culpability""",
}

ADJECTIVES: dict[Operator, str] = {
    "happen": "quick swift",  # "was quick to condemn"
    "plan": """
        planned scheduled upcoming forthcoming future next proposed expected anticipated prospective intended
        imminent impending looming pending slated set due agreed promised eventual projected approaching poised
        bound determined committed dedicated about coming certain sure""",
    "maybe": """
        possible potential likely unlikely probable hypothetical feared rumored rumoured would-be conceivable
        theoretical imaginable impossible doubtful uncertain unclear unsure questionable plausible improbable
        willing ready prepared unwilling eager keen free entitled able capable open simulated mock fictional
        fictitious imaginary imagined interested uninterested focused fixated intent bent hellbent inclined
        reluctant liable prone apt speculative contemplated mooted afraid fearful worried hopeful optimistic
        desirable necessary essential important vital crucial urgent imperative advisable unthinkable
        unacceptable illegal unlawful premature conditional contingent dependent unconfirmed unverified
        unsubstantiated opposed averse immune vulnerable safe exposed susceptible resistant inconceivable
        unproven unproved unestablished confident convinced""",
    "allege": "alleged suspected purported reported so-called claimed supposed apparent accused ostensible presumed",
    "try": "attempted tried abortive botched",
    "threat": "threatened",
    "cancel": """
        cancelled canceled aborted foiled averted thwarted abandoned scrapped postponed called-off shelved
        delayed""",
    "deny": """
        false fake bogus untrue fabricated baseless unfounded groundless denied nonexistent non-existent
        erroneous wrong incorrect inaccurate mistaken absurd ludicrous ridiculous preposterous invented forged
        made-up trumped-up spurious discredited""",
    "fail": "unable incapable powerless",
    "want": "desired demanded requested long-sought hoped-for sought sought-after",
    "fact": "glad sorry sad happy proud angry upset furious aware outraged shocked surprised pleased grateful dismayed",
}

ADVERBS: dict[Operator, str] = {
    "maybe": "possibly perhaps maybe probably likely potentially conceivably presumably hypothetically theoretically "
    "seemingly hopefully otherwise",
    "allege": "allegedly reportedly purportedly ostensibly apparently supposedly",
    "none": "never not n't n’t nowhere nearly almost hardly scarcely neither nor",
}

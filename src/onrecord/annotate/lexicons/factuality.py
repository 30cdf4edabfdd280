"""Words that say whether what they govern happened: our own lists, after the kinds of Sauri & Pustejovsky (2012).

Each word stands under the operator that it is (see `factuality/operators.py` for what an operator does). The lists are
by part of speech; a word that is no operator is not listed. British and American spellings both.
"""

from __future__ import annotations

from functools import cache

from onrecord.annotate.lexicons.embedding_words import (
    ADJECTIVES,
    ADVERBS,
    NOUNS,
    PARTICLE_VERBS,
    VERBS,
    Operator,
)

# "keep them from leaving": another verb than "keep leaving"; "commit to leave": another than "commit a crime".
FROM_VERBS = frozenset(
    "keep save spare shrink recoil flinch shield protect rescue exclude exempt disqualify debar restrain hinder "
    "inhibit excuse relieve deter scare frighten cow steer distract divert hold step back pull draw walk shy stay "
    "turn safe immune far away aloof".split()
)
# "Spared from bombing": of a deed that is named, and not known.
SPARING = frozenset("spare save exempt excuse reprieve safe free exempted immune".split())
TO_VERBS: dict[str, Operator] = {
    **dict.fromkeys(("tell", "warn", "caution", "signal", "shout", "write", "remind", "motion", "advise"), "want"),
    "commit": "vow",
    "forget": "fail",
    "remember": "happen",
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
# "Sees a withdrawal as likely": the adjective says what it is worth.
JUDGING = frozenset("see view regard rate think deem consider judge find call hold describe reckon".split())
DAYS_AND_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday tomorrow weekend january february march april may june "
    "july august september october november december spring summer autumn fall winter".split()
)
# "At no point", "by no means".
OCCASIONS = frozenset("point time stage moment way manner circumstance condition account mean means case event".split())
# What is said not to be so is denied.
TRUTH = frozenset({"true", "correct", "accurate", "right", "truth", "fact", "case"})
# What is not evident may be so, or not.
EVIDENT = frozenset("clear obvious evident certain proven proved apparent known established plain sure settled".split())
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
    "speculation account notion idea news word message tip".split()
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

# "Took the opportunity to condemn", "used the visit to warn": it was done.
SEIZING = frozenset("take seize use grab exploit find".split())
OCCASIONS_TO_SPEAK = frozenset(
    "opportunity chance occasion moment time platform podium visit trip speech address interview appearance meeting "
    "summit conference session message statement broadcast anniversary ceremony funeral liberty".split()
)

# Verbs that pick the deed up again only as a topic when it is a definite noun: "discussed the attack".
TOPIC_VERBS = frozenset(
    "oppose resist talk speak think joke speculate wonder discuss debate examine study review consider weigh "
    "raise question assess evaluate explore".split()
)
# The deed itself went on until these: with a noun they end it, with a clause ("stopped paying") they say it is no more.
ENDINGS = frozenset({"stop", "cease", "quit", "halt"})
# Verbs whose subject happens if they do.
OCCURRENCES = frozenset(
    "open convene conclude happen occur erupt rage ensue unfold arise begin start continue resume proceed go come last "
    "commence end persist materialize materialise follow break kick take".split()
)


# What a claim may be called, and with more doubt also a proposal or a deed: "called it absurd" denies nothing.
UNTRUE = frozenset(
    "false fake bogus untrue fabricated baseless unfounded groundless nonexistent non-existent incorrect inaccurate "
    "invented fictitious fictional lie lies falsehood fabrication invention nonsense myth hoax fiction untruth".split()
)


# What one faces before it comes.
PENALTIES = frozenset(
    "arrest deportation extradition expulsion execution imprisonment detention prosecution eviction jail prison "
    "dismissal removal death hanging punishment confiscation seizure closure exile banishment".split()
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
    return _index(VERBS)


@cache
def participle_lemma(word: str) -> str | None:
    """The listed verb that a participle is of, where a tagger takes it for an adjective: "deterred from"."""
    known, stem = verb_operators(), word.removesuffix("ed")
    if stem == word:
        return None
    return next((s for s in (stem, stem + "e", stem[:-1]) if s in known), None)


def verb_lemma(lemma: str, word: str) -> str:
    """The lemma, or the verb of our lists that the word is a form of: a rule lemmatiser makes "hop" of "hopes"."""
    known = verb_operators()
    if lemma in known:
        return lemma
    stems = (word.removesuffix("s"), word.removesuffix("d"), word.removesuffix("ing") + "e", word.removesuffix("ed"))
    return next((s for s in stems if s in known), lemma)


@cache
def particle_verb_operators() -> dict[str, Operator]:
    return _index(PARTICLE_VERBS)


@cache
def noun_operators() -> dict[str, Operator]:
    return _index(NOUNS)


@cache
def adjective_operators() -> dict[str, Operator]:
    return _index(ADJECTIVES)


@cache
def adverb_operators() -> dict[str, Operator]:
    return _index(ADVERBS)


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

"""Words of votes: who decides by voting, and what is done once it is voted. Our own lists, from general knowledge."""

from __future__ import annotations

VOTING = frozenset({"vote"})
# Bodies whose vote decides, by the last word of their names.
CHAMBERS = frozenset(
    "council parliament senate congress assembly house chamber legislature commission committee court board panel "
    "cabinet government bundestag bundesrat duma knesset rada sejm majlis riksdag storting folketing eduskunta saeima "
    "seimas riigikogu diet cortes skupstina sabor jirga shura politburo presidium synod tribunal bloc "
    "convention federation league union organization organisation agency body watchdog governors "
    "conference plenary commons lords chural althing sobranie yuan dewan sabha".split()
)
# Their members, when as many as it takes are meant.
MEMBERS = frozenset(
    "lawmaker legislator senator deputy mp parliamentarian councillor councilor councilman representative "
    "congressman delegate member minister judge commissioner assemblyman".split()
)
# Deeds that are done by the resolution: what is said, laid down, allowed or taken back, not what has still to be moved.
BY_RESOLUTION = frozenset(
    "extend renew prolong approve adopt ratify pass endorse support back ban prohibit outlaw forbid bar condemn "
    "censure denounce deplore rebuke criticize criticise impeach convict acquit remove oust dismiss sack suspend "
    "recognize recognise repeal lift ease relax scrap abolish reject refuse block veto authorize authorise impose "
    "unseat tighten widen broaden expand sanction blacklist designate declare proclaim grant strip revoke annul cancel "
    "override overturn uphold dissolve urge demand call request ask refer create establish appoint elect confirm "
    "name nominate label brand terminate end freeze unfreeze restrict limit curb legalize legalise criminalize "
    "criminalise decriminalize decriminalise accept decline postpone delay allow permit close reopen reinstate restore "
    "readmit admit".split()
)
# What anybody who votes for it says by his vote.
BY_VOICE = frozenset("condemn denounce deplore rebuke censure urge call demand endorse reject oppose".split())
# What is resolved once it is passed, and what is done to pass it; a bill may still be vetoed.
MOTIONS = frozenset("motion resolution decree edict order declaration ordinance".split())
CARRYING = frozenset("pass adopt approve carry issue sign endorse back".split())

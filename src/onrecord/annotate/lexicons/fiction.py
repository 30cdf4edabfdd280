"""Words of works and drills, in which deeds are told or played that nobody did. Our own lists."""

from __future__ import annotations

# "In the novel, ...": what is told there happens there only.
FICTIONS = frozenset(
    "novel thriller film movie play game drill exercise simulation scenario fantasy dream fiction comic opera "
    "screenplay rehearsal hypothesis nightmare cartoon novella sitcom musical ballet fable fairytale myth legend "
    "parable trailer sequel prequel blockbuster wargame manga anime libretto".split()
)
# Works whose names mean other things too.
WORKS = frozenset("series episode show story tale drama book season scene chapter act sketch tragedy comedy".split())
# What works do with their matter.
RETELLING = frozenset(
    "tell open begin start end close climax follow depict portray imagine show feature centre center revolve dramatize "
    "dramatise focus describe recount narrate involve chronicle conclude culminate hinge turn let allow invite ask "
    "challenge".split()
)
# These may be pictures of what happened: "the film shows soldiers beating him".
FOOTAGE = frozenset({"film", "scene", "series", "book", "story", "show"})
DRILLS = frozenset({"drill", "exercise", "simulation", "rehearsal", "game", "wargame", "manoeuvre", "maneuver"})
HURTING = frozenset("kill injure wound hurt maim burn drown shoot stab beat rape".split())
MOCK = frozenset("mock simulated imaginary fictional fictitious dummy pretend make-believe notional staged".split())
# What a drill does with the deeds that it plays.
SIMULATING = frozenset(
    "stage simulate mimic rehearse practise practice envisage feature include test replicate recreate imagine model "
    "involve".split()
)
# Pictures that never are of what happened, whatever the tense in which they are told.
DRAWN = frozenset(
    "cartoon caricature comic animation videogame meme deepfake parody spoof satire skit puppet prank forgery montage "
    "photomontage".split()
)
MADE_UP = frozenset(
    "deepfake doctored fake faked manipulated staged fabricated ai-generated computer-generated photoshopped animated "
    "satirical spoof synthetic generated".split()
)

"""Wordings in which what did not happen, or may not have, is told beside what did; each with a plain one like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from standings import AHEAD, ALLEGED, NOT, OPEN, PLAIN

from onrecord.model.event import Event
from onrecord.model.record import Record

Read = Callable[..., Record]

DISPUTED = {"disputed"}
CASES = [
    # What is refused keeps its own type beside the refusal.
    (NOT, "Oslo refused to [extradite] the banker."),
    (NOT, "The premier declined to [meet] the strikers."),
    (NOT, "The queen ruled out [sending] troops to the islands."),
    # A second complement hung on the verb of asking.
    (OPEN, "Nurses demanded that the board resign and that guards [free] two colleagues."),
    (OPEN, "A motion calling on the governor to [resign] was tabled on Friday."),
    # Negation at the head of the sentence, and what only looks like one.
    (NOT, "Not even at the height of the siege did the guards [shoot] at refugees."),
    (NOT, "Not once in ten years has the emir [met] the rebels."),
    (PLAIN, "Not until March did the emir [meet] the rebels."),
    (PLAIN, "Not only did the guards [shoot] at refugees, they burned their tents."),
    (NOT, "It was thunder and not [shelling] that woke the town."),
    # What was said of whom, and found false.
    (NOT, "Word that the abbot had been [arrested] proved to be false."),
    (NOT, "The former governor was acquitted of ordering the [murder] of a nun."),
    (PLAIN, "The governor ordered the [killing] of the nun."),
    (NOT, "The emir denied ordering the [killing] of the priest."),
    # Without a doer, plans and threats are told all the same.
    (NOT, "The plan to [deport] the widows came to nothing."),
    (OPEN | {"threatened"}, "A threat to [expel] the nuncio hangs over the talks."),
    (OPEN | {"threatened"}, "The threat of [sanctions] hangs over the banks."),
    (NOT, "A late pay offer averted a [strike] by pilots."),
    (AHEAD, "The vote paved the way for the [deployment] of officers."),
    (AHEAD | NOT, "The [march] has been put back by a week."),
    # Declined, passed over, put away.
    (NOT, "Oslo declined an invitation to [meet] the junta."),
    (NOT, "They chose to fine the editor rather than [jail] him."),
    (NOT, "The pact remains to be [signed]."),
    (NOT, "The port surrendered without a shot being [fired]."),
    (NOT, "The offensive was called off before the first shot was [fired]."),
    (PLAIN, "The general left before the first shot was [fired]."),
    (NOT, "There were zero [arrests] in May."),
    (NOT, "No one [visited] the exiled emir."),
    (NOT, "Nothing was [signed] in Geneva."),
    (NOT, "Lagos balked at [signing] the treaty."),
    (NOT, "The valley was spared from [bombing]."),
    # Was able to, had to: it was done.
    (PLAIN, "Sailors were able to [free] the two girls."),
    (NOT, "Sailors were not able to [free] the two girls."),
    (OPEN, "The mayor is able to [release] the prisoners."),
    (PLAIN, "The emir had to [release] the journalists."),
    (PLAIN, "Lima did, after all, [expel] the consul."),
    # Borne out, and not.
    (PLAIN, "Rumours that the sultan had [abdicated] were confirmed by the palace."),
    (OPEN, "Rumours that the sultan had [abdicated] could not be confirmed."),
    # What pictures show, and what is made of them.
    (PLAIN, "A video shows soldiers [beating] a boy."),
    (OPEN | ALLEGED, "An unverified video appears to show soldiers [beating] a boy."),
    # Conditions that reach further, and nobody in particular.
    (OPEN, "What happens if the army mutinies and one unit [attacks] the other?"),
    (OPEN, "Whoever insults the king is [jailed] for a year."),
    (OPEN | {"threatened"}, "They would otherwise [storm] the camp, the rebels said."),
    (OPEN, "Fears are growing of a [massacre] in the hills."),
    (OPEN, "Diplomats see a [withdrawal] as likely."),
    (OPEN, "Is it time to [expel] the ambassador?"),
    # Charges hung on the accuser, doubts that are none, thunder taken for guns.
    (ALLEGED, "The emir is accused by monitors of having ordered troops to [torture] six nuns."),
    (PLAIN, "There can be no doubt that the army [shelled] the abbey."),
    (NOT, "What villagers took for [shelling] was thunder."),
    (OPEN, "Unconfirmed: shots [fired] near the palace."),
    (DISPUTED, "Cairo says its troops [killed] ten rebels. The rebels say no such battle took place."),
    # More of what did not come, and of what may.
    (NOT, "At no point were any shots [fired]."),
    (NOT, "The story that he had been [tortured] was made up."),
    (NOT, "The court threw out a request to [extradite] the banker."),
    (NOT, "The promised [talks] never got off the ground."),
    (NOT, "The bishop avoided [arrest] by hiding in a cellar."),
    (OPEN, "The family faces [deportation] to Eritrea."),
    ({"threatened"}, '"We will [bomb] your cities," the general said.'),
    (PLAIN, "The army did not say why it had [shelled] the village."),
    (NOT, "Lima forgot to [extradite] the banker."),
    (NOT, "Lima promised to [extradite] the banker but did not."),
    (NOT, "Lima agreed to [extradite] the banker and then changed its mind."),
    (AHEAD, "Lima promised to [extradite] the banker and thanked Madrid."),
    (OPEN, "Lima was about to [extradite] the banker when he died."),
    (OPEN, "Could the army [attack]?"),
    (NOT, 'The bank called the report that it had [financed] the rebels "absurd".'),
    (PLAIN, "It took divers two days to [free] the boys."),
    (PLAIN, "It was the third time that rebels had [attacked] the mill."),
    (OPEN, "If true, it would be the first time that Oman has [shelled] the islands."),
    (NOT, "The meeting broke up with no treaty [signed]."),
    ({"threatened"}, "The gang gave the owner until Monday to leave, or it will [burn] the shop."),
    # An interested source, and one that is none.
    (ALLEGED, "Exile groups said border guards had [shot] six herders."),
    (ALLEGED, "Her family says police [beat] her in custody."),
    (ALLEGED, "A rights group said soldiers [tortured] two prisoners."),
    (PLAIN, "Witnesses said soldiers [shot] a boy."),
    (PLAIN, "A rights group said two boys were [killed] in a raid."),
]  # fmt: skip


def event_at(record: Record, sentence: str) -> Event:
    """The event whose trigger has the word in brackets."""
    start = sentence.index("[")
    end = sentence.index("]") - 1
    (event,) = [e for e in record.events if e.trigger.start < end and start < e.trigger.end]
    return event


@pytest.mark.parametrize(("standings", "sentence"), CASES, ids=lambda c: c if isinstance(c, str) else "")
def test_a_wording_gives_an_event_its_standing(recorded: Read, standings: set[str], sentence: str) -> None:
    record = recorded(sentence.replace("[", "").replace("]", ""))
    assert event_at(record, sentence).standing in standings


@pytest.mark.parametrize(
    "sentence",
    [
        "The two brands are at war over a logo.",
        "The airline fired ninety clerks by letter.",
        "Critics attacked the tax as unfair.",
        "The town is fighting a losing battle against rust.",
        "Their striker attacked down the left and scored twice.",
    ],
)
def test_what_only_borrows_the_words_of_war_tells_no_attack(recorded: Read, sentence: str) -> None:
    assert not [e for e in recorded(sentence).events if e.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Fans attacked the referee with bottles.", "attacked"),
        ("The army is at war with the rebels.", "war"),
        ("The patrol boat fired on the dinghy.", "fired"),
        ("The navy sank the trawler on Monday.", "sank"),
        ("Rebels attacked the town as night fell.", "attacked"),
    ],
)
def test_what_looks_like_it_and_is_an_attack_is_told(recorded: Read, sentence: str, trigger: str) -> None:
    assert [e.trigger.exact for e in recorded(sentence).events if e.type == "ASSAULT"] == [trigger]


@pytest.mark.parametrize(
    ("text", "act", "trigger"),
    [
        ("Asked whether his men had shot the boy, the colonel said nothing.", "decline_to_comment", "shot"),
        ('The indictment says a cook poisoned a guest. His lawyer called the case "an invention".', "deny", "poisoned"),
        ('Villagers say soldiers burned a mill. "Lies, all lies," a spokesman said.', "deny", "burned"),
        ("Nurses accuse the wardens of beating a boy.\n\nHe is 9.\n\nIt rained.\n\nThe wardens denied the accusation.",
         "deny", "beating"),
    ],
)  # fmt: skip
def test_an_answer_finds_what_it_answers(recorded: Read, text: str, act: str, trigger: str) -> None:
    record = recorded(text)
    answers = [s for s in record.statements if s.act == act]
    assert [e.trigger.exact for s in answers for e in record.events if e.id in s.about] == [trigger]

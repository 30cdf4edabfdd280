"""Kinds of telling that pass easily for plain events: each wording beside one that looks like it and is plain."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from standings import AHEAD, ALLEGED, NOT, OPEN, PLAIN

from onrecord.model.annotation import AnnotatedDocument
from onrecord.model.event import Event
from onrecord.model.record import Record

Read = Callable[..., Record]

CASES = [
    # What was stopped short of, passed over or nearly done.
    (NOT, "Vienna stopped short of [condemning] the raid on the mosque."),
    (NOT, "Far from [releasing] the students, the junta jailed their teachers."),
    (NOT, "The guards fled rather than [shoot] at the crowd."),
    (NOT, "The colonel backed away from [sending] troops to the border."),
    (NOT, "Niger abandoned its plan to [deport] the refugees."),
    (OPEN, "Rioters came close to [killing] two officers."),
    (PLAIN, "Far from the capital, rebels [attacked] a convoy."),
    # Negation by the subject, and what only looks like one.
    (NOT, "Not one of the rebels was [arrested]."),
    (NOT, "Not a single protester was [beaten] by the gendarmes."),
    (PLAIN, "Not all of the rebels were [arrested]."),
    (PLAIN, "The police not only [arrested] the singer but also beat her brother."),
    (PLAIN, "The women were not [released] until dawn."),
    ({"negated", "planned"}, "The women will not be [released] until May."),
    # Orders, wishes and days to come.
    (OPEN | AHEAD, "The colonel told his men to [shoot] at the boats."),
    (OPEN, "The mayor warned the rebels to [withdraw] from the town."),
    (AHEAD, "[Talks] between the two generals were announced for next week."),
    (AHEAD, "A [rally] has been announced for Saturday in Porto."),
    (AHEAD, "Oil rose ahead of [talks] between the two kingdoms."),
    (AHEAD, "The talks will resume after Rabat [releases] the pilots."),
    (PLAIN, "The long-planned [strike] by nurses began on Monday."),
    (PLAIN, "Norway became the first state to [expel] the envoy."),
    (NOT, "Oslo had yet to [impose] new sanctions on the trader."),
    (OPEN, "Workers insisted that the firm [free] their colleague."),
    (OPEN, "A withdrawal is possible, officials said, and a [ceasefire] is not."),
    (PLAIN, "Why the soldiers [shot] the monk is unclear."),
    (PLAIN, "It was unclear who [shot] the minister."),
    # Conditions without "if".
    (OPEN, "Were the rebels to [attack] the dam, thousands would drown."),
    (OPEN, "Police were on alert in case rebels [attacked] the bank."),
    (OPEN, "Had the general [met] the envoy, the war might have ended."),
    (OPEN, "As long as the rebels [attack] the villages, the miners will stay away."),
    (OPEN, "Provided that the rebels [release] the pilot, the talks will go on."),
    (OPEN, "The king acted as though the rebels had [attacked] Chad."),
    (OPEN, "It looks like the rebels [attacked] Chad."),
    (OPEN, "Whether the rebels [release] the pilot depends on the ransom."),
    (OPEN, "Is it true that police [arrested] the organist?"),
    (AHEAD, "When the rebels [attack] Chad, the king will flee."),
    (PLAIN, "When the rebels [attacked] Chad, the king fled."),
    (AHEAD, "The day the rebels [attack] Chad, the king will flee."),
    (AHEAD, "The general will resign when the prisoners are [released]."),
    (AHEAD, "The miner announced plans on Friday to [deport] 90 workers."),
    (AHEAD, "The king unveiled a plan yesterday to [expel] the envoys."),
    # What is not done by another's doing, by its own limits, or not by them.
    (AHEAD, "The rebels are about to [attack] Chad."),
    (AHEAD, "The rebels are poised to [attack] Chad."),
    (NOT, "The rebels cannot feed themselves, let alone [attack] Chad."),
    (NOT, "The rebels do not dare [attack] Chad."),
    (NOT, "It was not the rebels who [attacked] Chad."),
    (PLAIN, "It was the rebels who [attacked] Chad."),
    (OPEN, "The rebels all but [attacked] Chad."),
    # Works of fiction, drills, and what happens beside them.
    (OPEN, "The novel begins with the [murder] of a judge."),
    (OPEN, "The film tells of a nurse who [kills] a general."),
    (OPEN, "In the series, terrorists [kidnap] the prime minister."),
    (OPEN, "During the drill, soldiers [attacked] a mock village."),
    (PLAIN, "During the exercise a tank crew [killed] a shepherd by mistake."),
    (PLAIN, "The film festival opened a day after police [arrested] its director."),
    # What people stand accused of, are tried for and are said to have done.
    (ALLEGED, "Two sailors are on trial for [murdering] a shopkeeper."),
    (ALLEGED, "The cleric is wanted for [bombing] an embassy."),
    (ALLEGED, "The rebel chief is said to have [killed] his deputy."),
    (ALLEGED, "The separatists said the army had [shelled] their villages."),
    (ALLEGED, "Pictures purportedly show guards [beating] a prisoner."),
    (OPEN, "Asked about reports that Oman had [expelled] the envoy, the spokesman refused to comment."),
    (PLAIN, "He was jailed for [killing] a guard."),
    # Claims called false.
    ({"denied"}, "Police chief Omar Bassit called it a lie that his officers had [shot] the boy."),
    ({"denied"}, "A sergeant pleaded not guilty to [murdering] the cook."),
    ({"denied"}, '"This is nonsense," spokesman Igor Melnik said of reports that Minsk had [arrested] a bishop.'),
    (OPEN, "Pretoria refused to confirm or deny [shelling] the island."),
    ({"denied"}, "The senator denies planning the [kidnapping] of the banker."),
    (PLAIN, "The nurse pleaded guilty to [killing] two patients."),
    (PLAIN, "The army no longer denies that it [shot] the cleric."),
    # Given up, settled against, talked out of.
    (NOT, "Kenya no longer [supplies] the rebels with bullets."),
    (NOT, "The colonel thought better of [arresting] the bishop."),
    (NOT, "Priests talked the gunmen out of [attacking] the convent."),
    (NOT, "The nun was not among those [released]."),
    (NOT, "Portugal decided against [deploying] troops in Chad."),
    (OPEN, "The senator advised against [sending] troops to Haiti."),
    (NOT, "The gang gave up its plan to [kidnap] the banker."),
    (NOT, "The parliament voted down a bill to [ban] the party."),
    (NOT, "The [talks] between the two admirals fell through."),
    (OPEN, "An attempted [kidnapping] of a judge shook Lima."),
    (PLAIN, "The attempted [coup] shook the island."),
    # Ended or not, it went on until then.
    (NOT, "The army stopped [shelling] the town on Friday."),
    (PLAIN, "The gunmen were told to stop [shelling] the clinic."),
    (PLAIN, "The minister called for an end to the [attacks] on convoys."),
    (PLAIN, "She demanded that they stop [shelling] the camp."),
    (PLAIN, "If the army does not stop [shelling] the camp, the talks will end."),
    (PLAIN, "The army denied that it had stopped [shelling] the camp."),
    (NOT, "The army said it had stopped [shelling] the camp."),
    # What is held out, and what was made good.
    ({"threatened"}, "The soldiers would not hesitate to [fire] on the crowd."),
    (PLAIN, "The police did not hesitate to [fire] on the crowd."),
    (PLAIN, "Bamako carried out its threat to [expel] the envoy."),
    (PLAIN, "Bamako made good on its threat to [expel] the envoy."),
    (PLAIN, "The feared [attack] came on Monday."),
    (AHEAD, "The envoys were on their way to Doha for [talks]."),
    (OPEN, "Should the rebels [attack] the harbour, the city would fall."),
    (OPEN, "Anybody who [attacks] a policeman risks ten years in jail."),
    (OPEN, "The cartoon showed the prime minister [shooting] a dog."),
    # Hearsay, claims that nobody could check, and what was told wrongly.
    (OPEN, "Word spread in Kano that police had [shot] the preacher."),
    (OPEN, "Rumour has it that the president [met] the banker."),
    (ALLEGED, "Some say the soldiers were [poisoned]."),
    (ALLEGED, "State radio said the army had [captured] Dori. The claim could not be independently verified."),
    (ALLEGED, "The rebels said they [killed] nine soldiers. There was no independent confirmation."),
    (ALLEGED, "The governor said jets [bombed] a market. Our reporters were unable to confirm the account."),
    (NOT, "Newspapers had wrongly reported that the bishop was [murdered]."),
    (NOT, "The officer was falsely accused of [beating] a boy."),
    (NOT, "The story of the [massacre] was a hoax."),
    (NOT, "An earlier version of this article said that the army had [shelled] the camp."),
    (NOT, "Correction: An earlier version of this story said police had [arrested] the deacon."),
    (NOT, "The noise was first taken for a [bombing]."),
    (NOT, "Residents mistook the thunder for [shelling]."),
    # What one stays short of, guards against, is for or against.
    (NOT, "The emir backed away from [attacking] Chad."),
    (NOT, "The emir was deterred from [attacking] Chad."),
    (NOT, "The emir is far from [attacking] Chad."),
    (NOT, "The emir is nowhere near [signing] the treaty with Chad."),
    (NOT, "The emir did not go as far as [attacking] Chad."),
    (PLAIN, "The emir went as far as [attacking] Chad."),
    (OPEN, "The emir was on the point of [attacking] Chad."),
    (OPEN, "The emir argued for an [attack] on Chad."),
    (OPEN, "The emir is against an [attack] on Chad."),
    (OPEN, "The wall protected the town from an [attack] by rebels."),
    (OPEN, "The blackout was a pretext for an [attack] on Chad."),
    (PLAIN, "The emir admitted to [attacking] Chad."),
    (PLAIN, "The emir succeeded in [attacking] Chad."),
    # Orders, go-aheads and agreements, and what undoes them.
    (AHEAD, "The two sides reached agreement on an [exchange] of prisoners."),
    (AHEAD, "The emir gave the green light to [sending] troops to Mali."),
    (NOT, "The queen overruled the order to [deport] the widow."),
    (NOT, "A court stopped the [deportation] of the Tamil family."),
    (PLAIN, "The delayed [summit] of the two kings opened in Tunis on Thursday."),
    (NOT, "Police killed the gunman before he could [attack] the school."),
    # Claims and their worth.
    (NOT, "The agency withdrew its report that police had [arrested] the bishop."),
    (NOT, "A hoaxer told police that gunmen had [kidnapped] a teacher."),
    (NOT, "It is not the case that the rebels [attacked] Chad."),
    (OPEN, "It is not clear that the rebels [attacked] Chad."),
    (OPEN, "The king gave the impression that the rebels had [attacked] Chad."),
    (OPEN, "According to unverified accounts, the jets [bombed] a mill."),
    (ALLEGED, "It is said that the rebels [attacked] Chad."),
    (PLAIN, "It is no secret that the rebels [attacked] Chad."),
    (PLAIN, "No group has claimed the [bombing] of the tram."),
    (PLAIN, "It is unclear at what hour the guards [shot] the prisoner."),
    (NOT, "The paper apologised for reporting that the mayor had been [arrested]."),
    (PLAIN, "The army apologised for [shelling] the village."),
    (NOT, "The paper regretted its report that the mayor had been [arrested]."),
    (NOT, "News that the general had been [arrested] turned out to be false."),
    (OPEN, "Who says the army [attacked] the school?"),
    (PLAIN, "He came home, only to be [arrested] at the port."),
    # Claimed as one's own, and what was suffered by nobody.
    (PLAIN, "The militia claimed the [attack] on the bridge."),
    (ALLEGED, "The prisoner claimed [torture] by the guards."),
    (PLAIN, "Nobody died in Friday's [attack] on the mosque."),
    (PLAIN, "The novelist was [arrested] on Monday."),
    # Beyond doubt, or before a court.
    (PLAIN, "There is no doubt that the army [bombed] the school."),
    (PLAIN, "Nobody disputes that the army [shelled] the town."),
    (PLAIN, "Nobody has been charged with the [murder] of the journalist."),
    (ALLEGED, "A court quashed his conviction for [kidnapping] a banker."),
    (ALLEGED, "Prosecutors say the sisters [poisoned] the mayor."),
    (PLAIN, "Prosecutors said a guard was [killed] in the raid."),
    # A silence about what the article itself knows.
    (PLAIN, "The sheriff declined to comment on the [shooting] of the farmer."),
]


def event_at(record: Record, sentence: str) -> Event:
    """The event whose trigger has the word in brackets, or whose evidence has it."""
    start = sentence.index("[")
    end = sentence.index("]") - 1
    told = [e for e in record.events if e.trigger.start < end and start < e.trigger.end]
    (event,) = told or record.events
    return event


@pytest.mark.parametrize(("standings", "sentence"), CASES, ids=lambda c: c if isinstance(c, str) else "")
def test_a_telling_has_the_standing_that_its_words_give_it(recorded: Read, standings: set[str], sentence: str) -> None:
    record = recorded(sentence.replace("[", "").replace("]", ""))
    assert event_at(record, sentence).standing in standings


@pytest.mark.parametrize(
    ("text", "word", "factuality"),
    [
        ("Chad has warned of military action if the group does not leave.", "military action", "threatened"),
        ("The UN warned of the attacks on convoys.", "attacks", "actual"),
        ("Mali has not carried out its threat to close the border.", "threat", "actual"),
        ("Malta would punish commanders who obstruct aid deliveries.", "obstruct", "hypothetical"),
        ("Malta punished commanders who obstruct aid deliveries.", "obstruct", "actual"),
        ('"This is an abduction, not an extradition," Ali Dar said.', "extradition", "negated"),
        ('"This is an abduction, not an extradition," Ali Dar said.', "abduction", "actual"),
    ],
)
def test_what_is_warned_of_meant_in_general_or_set_against(
    annotated: Callable[..., AnnotatedDocument], text: str, word: str, factuality: str
) -> None:
    assert [m.factuality for m in annotated(text).mentions if m.trigger.exact == word] == [factuality]


@pytest.mark.parametrize(
    "text",
    [
        "The parasite attacks the liver.",
        "The senator shot himself in the foot.",
        "Readers bombarded the paper with letters.",
        "The bishop declared war on sloth.",
        "The budget bombed with voters.",
        "A wolf attacked a boy near Trento.",
    ],
)
def test_figures_of_speech_tell_no_deed(recorded: Read, text: str) -> None:
    assert recorded(text).events == ()


def test_talks_announced_anew_are_to_come(annotated: Callable[..., AnnotatedDocument]) -> None:
    doc = annotated("The government of Chad announced new peace talks on Saturday.")
    assert [m.factuality for m in doc.mentions if m.trigger.exact == "talks"] == ["planned"]

"""What the words around a trigger make of the event: one sentence for each thing that the walk up must know."""

from __future__ import annotations

import re

import pytest

from layers import parse
from onrecord.annotate.factuality.operators import final
from onrecord.annotate.factuality.reader import Reader
from onrecord.annotate.factuality.reading import Reading

PLAIN = [
    "Rebels [attacked] the base on Monday.",
    "Police, who denied the reports, [arrested] two men.",
    "The minister denied the report, then [arrested] the reporter.",
    "The army denied any role in the [attack] on the embassy.",
    "The minister condemned the [attack].",
    "After the [attack], the president may visit the town.",
    "He was [arrested] in 1982.",
    "Police are investigating the [attack].",
    "Gunmen carried out an [attack] on the church.",
    "The United States will not lift [sanctions] imposed last year.",
    "The army continued to [shell] the town.",
    "Lawmakers who were [arrested] last week may stand trial.",
    "The general regretted [attacking] the capital.",
    "He thanked them for [attacking] the capital.",
    "The government managed to [withdraw] its troops.",
    "Thousands [marched] to demand that the president resign.",
    "The minister, who hopes for peace, [met] the rebels.",
    "New [sanctions] were announced on Friday.",
    "Reports said that the rebels had [attacked] the port.",
    "They failed to prevent the [attack].",
    "Envoy Per Holm told a newspaper that he'd [asked] the premier to free the crew.",
    "He said that he had [urged] restraint.",
    "Police are investigating last month's failed [coup].",
    "The firm reiterated its [threat] to cut deliveries.",
    "The firm has repeated its [threat] to cut deliveries if nobody pays.",
]
NEGATED = [
    "The premier will not enter into [talks] with the rebels.",
    "Claims that the army played any [role] in the coup are false.",
    "Norway postponed the [visit] of the premier.",
    "Rebels did not [attack] the base.",
    "The rebels have never [attacked] the base.",
    "No [attack] took place.",
    "There was no [attack] on the town.",
    "Nobody was [arrested].",
    "Neither side [attacked] the town.",
    "The army neither attacked nor [shelled] the town.",
    "At no point did police [beat] the prisoners.",
    "The [talks] were called off.",
    "The two sides called off [talks] in Geneva.",
    "The [meeting], which was called off, had been planned for months.",
    "The government refused to [withdraw] its troops.",
    "The government failed to [withdraw] its troops.",
    "The minister has yet to [meet] the rebels.",
    "Police foiled an [attack] on the station.",
    "An [attack] was averted.",
    "A mine kept the rebels from [attacking] the capital.",
    "Troops left the town without [firing] a shot.",
    "Instead of [attacking] the capital, the rebels left.",
    "The minister has no plans to [meet] the rebels.",
    "There was no evidence of an [attack].",
    "The feared [riot] failed to materialise.",
    "The army denied that it [attacked] the village.",
    "The army denied [attacking] the village.",
    "The governor denied reports that soldiers [shot] protesters.",
    "Reports of an [attack] were false.",
    "It is not true that our soldiers [looted] the shops.",
    "It is a lie that we [attacked] the clinic.",
    "Hardly any [protests] were seen in the capital.",
    "France ruled out [lifting] the embargo.",
    "The general said his troops would not [attack] the town.",
]
PLANNED = [
    "The [summit] was postponed until May.",
    "The ministers will [meet] in Oslo next week.",
    "The ministers are to [meet] in Oslo next week.",
    "The ministers are scheduled to [meet] in Oslo.",
    "A [meeting] is scheduled for Monday.",
    "The planned [meeting] drew criticism.",
    "The president agreed to [meet] the rebels.",
    "The company announced a [meeting] to be held in June.",
    "President to [meet] rebels in Oslo",
    "Old bridge to be [destroyed]",
    "Prime Minister Eero Salo Set to [Visit] Tallinn",
    "Farmers called a [march] for Saturday.",
    "The army plans to [attack] the village.",
    "The general said his troops would [attack] the town.",
    "Turkey is going to [send] troops to Syria.",
    "Parliament voted to [send] soldiers to Niger.",
    "New [sanctions] will be announced on Friday.",
]
HYPOTHETICAL = [
    "The army may [attack] the village.",
    "If the army [attacks] the village, thousands will flee.",
    "If the village falls, thousands will [flee].",
    "In the event of a famine, the agency would [send] food.",
    "The army would have [attacked] the village if it had rained.",
    "The possibility of an [attack] is growing.",
    "Residents fear an [attack] on the town.",
    "Rumours of an [attack] spread.",
    "Unconfirmed rumours say the general has been [arrested].",
    "Officials asked whether the leaders had [met].",
    "Have the leaders [met]?",
    "Police are investigating whether the man [attacked] the church.",
    "The army neither confirmed nor denied that it had [bombed] the camp.",
    "The army could not confirm that rebels [bombed] the camp.",
    "Officials have yet to confirm that rebels [seized] the mine.",
    "The minister did not rule out [lifting] the sanctions.",
    "Aid groups called for the [withdrawal] of the troops.",
    "The envoy urged both sides to [withdraw].",
    "Bangladesh hopes to [sign] a trade agreement with Japan.",
    "Rebels tried to [attack] the base.",
    "Aid groups warned against [deporting] the families.",
    "It would be wrong to [arrest] the bishop.",
    "In the thriller, a captain [bombs] Washington.",
    "The law allows judges to [ban] newspapers.",
]
THREATENED = [
    "The army threatened to [attack] the village.",
    "The rebels vowed to [attack] again.",
    "The general warned that his troops would [attack] the town.",
    "Pilots renewed their threat of a [strike].",
    "The general told the rebels to leave by Friday or be [bombed].",
]
ALLEGED = [
    "Kenya accused Somalia of [shelling] the town.",
    "The alleged [attack] took place at dawn.",
    "Police allegedly [beat] the lawyer.",
    "Investigators suspect the group of [bombing] the train.",
]
SENTENCES = [
    (expected, sentence)
    for expected, sentences in (
        ("actual", PLAIN),
        ("negated", NEGATED),
        ("planned", PLANNED),
        ("hypothetical", HYPOTHETICAL),
        ("threatened", THREATENED),
        ("alleged", ALLEGED),
    )
    for sentence in sentences
]


def read(marked: str, type: str = "ASSAULT") -> Reading:
    """The reading of the event at the word in brackets."""
    mark = re.search(r"\[(.+?)\]", marked)
    assert mark
    tree = parse(marked.replace("[", "").replace("]", ""))
    token = tree.tokens_between(mark.start(), mark.start() + len(mark[1]))[0]
    return Reader(tree, {}).read(token, type, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(("expected", "sentence"), SENTENCES)
def test_words_around_the_trigger_decide(expected: str, sentence: str) -> None:
    assert final(read(sentence).value) == expected


def test_the_deciding_word_is_given() -> None:
    tree = parse("The army threatened to attack the village.")
    reading = Reader(tree, {}).read(4, "ASSAULT", None)
    assert reading.cue is not None
    assert tree.words[reading.cue] == "threatened"


def test_a_plain_event_has_no_deciding_word() -> None:
    assert read("Rebels [attacked] the base.").cue is None


def test_a_vow_of_help_is_a_plan_and_of_force_a_threat() -> None:
    assert read("Norway vowed to [send] aid.", "AID").value == "planned"
    assert read("Norway vowed to [seize] the ship.", "COERCE").value == "threatened"


def test_suspended_deliveries_do_not_come_but_a_suspended_war_was_fought() -> None:
    assert read("Norway suspended [aid] to the island.", "AID").value == "negated"
    assert read("The army suspended the [offensive].", "ASSAULT").value == "actual"


def test_a_definite_noun_refers_to_a_known_event_unless_the_words_tell_it() -> None:
    assert read("Oman condemned the [raid].").presupposed
    assert not read("Oman reported a [raid].").presupposed
    assert not read("The [raid] took place at dawn.").presupposed


def test_reading_stops_at_the_tellers_own_cue() -> None:
    tree = parse("The court may hear that soldiers attacked the village.")
    heard, attacked = tree.words.index("hear"), tree.words.index("attacked")
    assert Reader(tree, {}).read(attacked, "ASSAULT", heard).value == "actual"


@pytest.mark.parametrize("text", ["[x]", "[!]", "not [.] not", "if if [if] ?", "[never] not no nobody denied"])
def test_strange_words_are_read_without_failing(text: str) -> None:
    read(text)

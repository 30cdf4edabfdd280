"""Places and days that stand away from the word that tells the event."""

from __future__ import annotations

import pytest


def _place(doc, type_: str) -> str | None:
    event = next(m for m in doc.mentions if m.type == type_)
    return None if event.place is None else doc.entities.get(event.place).name


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        ("Government forces shelled the village of Ommar.", "ASSAULT", "Ommar"),
        ("Large student protests have roiled Aleppo.", "PROTEST", "Aleppo"),
        ("Ghana has been wracked since spring by quarrels and violent demonstrations.", "PROTEST", "Ghana"),
        ("Students hold up banners during a protest, Lima, Peru, May 3, 2017.", "PROTEST", "Lima"),
        ("FILE - A man is detained by officers ahead of a march in Havana, Cuba, Dec. 10, 2014.", "COERCE", "Havana"),
        # what was struck, blocked or left, before the province around it
        ("Rebels shelled the village of Ommar in northern Chad.", "ASSAULT", "Ommar"),
        ("Soldiers left the village of Ommar in central Chad on Tuesday.", "RETREAT", "Ommar"),
        ("Four miners were killed during the siege of Ommarville.", "ASSAULT", "Ommarville"),
        # beside a place
        ("Nine herders were killed east of Ommar.", "ASSAULT", "Ommar"),
        ("Pirates attacked a tanker 40 miles off Mukalla.", "ASSAULT", "Mukalla"),
        ("Pirates seized a ferry off the coast of Somalia.", "COERCE", "Somalia"),
        ("A grenade was thrown by rebels into a camp at Ommar.", "ASSAULT", "Ommar"),
        ("Rebels kidnapped a nun from a school in Ommar.", "ASSAULT", "Ommar"),
        ("The army condemned the massacre in the town of Ommar, where rebels shot 20 people.", "ASSAULT", "Ommar"),
        # "of" says whose an embassy is, "in" where it lies
        ("Students protested outside the embassy of Chad in Muscat.", "PROTEST", "Muscat"),
        # the doer's place is the deed's for crowds and courts, not for those who speak
        ("Students in Muscat rioted over the price of bread.", "PROTEST", "Muscat"),
        ("A court in Muscat jailed nine students.", "COERCE", "Muscat"),
        ("Eight people in Muscat were arrested.", "COERCE", "Muscat"),
        ("Officials in Muscat accused Chad of murder.", "ACCUSE", None),
        # errands and scenes
        ("The premier flies to Muscat on Friday to sign a treaty with Chad.", "AGREE", "Muscat"),
        ("The envoy arrives in Muscat on Friday for talks with the rebels.", "CONSULT", "Muscat"),
        ("Gunmen ambushed a convoy near Ommar and two drivers were killed.", "ASSAULT", "Ommar"),
        ("The ministers met in Muscat and accused Chad of murder.", "ACCUSE", None),
        ("An accord signed in Muscat last year was broken by the rebels.", "AGREE", "Muscat"),
        ("Jets patrolled Turkey's skies overnight.", "MOBILIZE", "Turkey"),
        ("Iran shot down a drone over Muscat on Monday.", "ASSAULT", "Muscat"),
        ("Students clashed with police over Jerusalem on Monday.", "PROTEST", None),
        ("The minister urged Chad to yield during a stop in Muscat.", "REQUEST", "Muscat"),
        ("The premier, speaking in Muscat on Monday, rejected the plan.", "REJECT", "Muscat"),
        ("Two nurses were killed in a gunfight between police and rebels in Muscat.", "ASSAULT", "Muscat"),
        ("Nine soldiers died in battles with rebels in and around Muscat.", "ASSAULT", "Muscat"),
        ("Norway sent nine lorries of food to Ommar.", "AID", "Ommar"),
        # the first that is told behind the verb is the finest
        ("Gunmen attacked a church in Ommar, in the southern state of Ondo.", "ASSAULT", "Ommar"),
        ("The ministers will meet on the sidelines of a summit in Muscat.", "CONSULT", "Muscat"),
        # where the deed was is not where it was condemned
        ("The minister condemned the killing of the envoy in Muscat.", "ACCUSE", None),
        ("The minister condemned the killing of the envoy in Muscat.", "ASSAULT", "Muscat"),
        ("The council in Rome condemned the coup in Niger.", "ACCUSE", None),
        ("A banker was accused of fraud in Muscat.", "ACCUSE", None),
        # a house that is called after its owner
        ("Students shouted slogans outside the British embassy on Sunday.", "PROTEST", "British embassy"),
        # two events, two places
        ("Thousands protested in London against the war in Gaza.", "PROTEST", "London"),
        ("The protest in London against the killing of nurses in Sudan was calm.", "ASSAULT", "Sudan"),
        # whose war it is, and where it is
        ("A court condemned Rwanda's genocide of 1994.", "ASSAULT", "Rwanda"),
        ("A court condemned Rwanda's attack of 1994.", "ASSAULT", None),
        ("Protests against the king went on. He spoke of Lima.", "PROTEST", None),
        ("Troops attacked the town.", "ASSAULT", None),
    ],
)
def test_where_it_happened(annotated, text: str, type_: str, place: str | None) -> None:
    assert _place(annotated(text), type_) == place


def test_a_clause_with_when_has_the_day_in_front_of_it(annotated) -> None:
    doc = annotated("Much has changed since March 2014, when Norway opened an embassy in Muscat.", "2018-05-16")
    (event,) = [m for m in doc.mentions if m.type == "COOPERATE"]
    assert str(event.when.start) == "2014-03-01"
    assert str(event.when.end) == "2014-03-31"


def test_who_was_killed_in_attacks_did_not_attack(annotated) -> None:
    doc = annotated("Three border guards and a driver were killed in separate attacks Monday near the lake.")
    (event,) = [m for m in doc.mentions if m.type == "ASSAULT"]
    assert event.recipients
    assert not event.actors

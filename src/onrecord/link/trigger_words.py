"""Trigger words of records brought to the forms of the families: "telephoned", "phone calls" -> "telephone", "call".

A record keeps the words as they stand, without their lemmas, so the endings are taken off here by rule. A word may have
several readings ("found": find, found); two triggers match where any of them do.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.link.trigger_families import FAMILIES, same_stem
from onrecord.model.event import Event
from onrecord.model.remembered import remembered

_WORD = re.compile(r"[A-Za-z][A-Za-z-]+")
_SUPPORT = frozenset(
    "impose order call send make give issue declare announce hold stage carry conduct launch reach put place set bring "
    "lodge file deliver".split()
)
_REACH = 40  # characters between a trigger and the word for its act

# Irregular forms of the verbs and nouns by which events are told.
_IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "met:meet spoke:speak spoken:speak held:hold fought:fight shot:shoot struck:strike stricken:strike "
        "slain:slay slew:slay sent:send withdrew:withdraw withdrawn:withdraw left:leave gave:give given:give "
        "took:take taken:take sought:seek told:tell said:say swore:swear sworn:swear broke:break broken:break "
        "beat:beat beaten:beat burnt:burn hit:hit cut:cut set:set put:put shut:shut quit:quit fled:flee "
        "flew:fly flown:fly blew:blow blown:blow went:go gone:go came:come stole:steal stolen:steal "
        "threw:throw thrown:throw overthrew:overthrow overthrown:overthrow began:begin begun:begin "
        "brought:bring bought:buy built:build caught:catch drove:drive driven:drive fell:fall fallen:fall "
        "froze:freeze frozen:freeze found:find led:lead lent:lend lost:lose made:make paid:pay ran:run "
        "rose:rise risen:rise rang:ring rung:ring sank:sink sunk:sink sat:sit stood:stand won:win wrote:write "
        "written:write stuck:stick died:die dying:die lying:lie tying:tie men:man women:woman children:child "
        "hung:hang dealt:deal forbade:forbid forbidden:forbid upheld:uphold undertook:undertake "
        "undertaken:undertake"
    ).split()
)
_LIGHT = frozenset(
    "the a an of on in at to for with by from and or its his her their up out down off over into back away "
    "under hold held make made take took taken carry carried conduct conducted launch launched stage staged "
    "give gave place have had has be been was were is are being do did done get got go went gone put set "
    "issue issued phone telephone".split()
)


@remembered(8192)
def lemmas(word: str) -> frozenset[str]:
    """What a word may be a form of, itself included."""
    word = word.casefold()
    found = {word}
    if word in _IRREGULAR:
        found.add(_IRREGULAR[word])
    for ending, put in (
        ("ies", "y"),
        ("ied", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            found.add(stem + put)
            if not put and ending in ("ed", "ing") and stem[-1:] == stem[-2:-1]:
                found.add(stem[:-1])  # shelled - shell, but also stopped - stop
    return frozenset(found)


@remembered(8192)
def trigger_lemmas(trigger: str) -> frozenset[str]:
    """The readings of the telling words of a trigger; of all its words where it has light ones only."""
    words = [w.strip("'’\"“”.,;:()") for w in trigger.replace("-", " ").casefold().split()]
    words.append(trigger.casefold())
    telling = [w for w in words if w and w not in _LIGHT] or [w for w in words if w]
    return frozenset(lemma for w in telling for lemma in lemmas(w))


@cache
def _numbered() -> dict[str, frozenset[tuple[str, int]]]:
    index: dict[str, set[tuple[str, int]]] = {}
    for type, families in FAMILIES.items():
        for number, family in enumerate(families):
            for word in family.split():
                index.setdefault(word, set()).add((type, number))
    return {word: frozenset(places) for word, places in index.items()}


@remembered(8192)
def families(trigger: str) -> frozenset[tuple[str, int]]:
    """The families, as (type, number), that a trigger belongs to, of whatever type."""
    index = _numbered()
    return frozenset(place for lemma in trigger_lemmas(trigger) for place in index.get(lemma, ()))


def act_word(text: str, event: Event) -> str:
    """The trigger; where that is a verb that lends itself to any act ("imposed"), the nearest word for its type."""
    trigger = event.trigger
    if trigger_lemmas(trigger.exact).isdisjoint(_SUPPORT):
        return trigger.exact
    found: list[tuple[int, str]] = []
    for span in event.evidence:
        if not span.contains(trigger):
            continue
        for m in _WORD.finditer(text, max(span.start, trigger.start - _REACH), min(span.end, trigger.end + _REACH)):
            if any(type == event.type for type, _ in families(m.group())):
                found.append((min(abs(m.start() - trigger.end), abs(trigger.start - m.end())), m.group()))
    return min(found)[1] if found else trigger.exact


@remembered(1 << 14)
def same_word(a: str, b: str) -> bool:
    """Two triggers that share a word or its derivation (agreed - agreement)."""
    return any(same_stem(x, y) for x in trigger_lemmas(a) for y in trigger_lemmas(b))

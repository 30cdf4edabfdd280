"""Who holds an office that is asked for by its words: "Iran's president", "UN chief", "mayor of London"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.annotate.lexicons import holders
from onrecord.annotate.lexicons.actors import ActorNoun, actor_nouns, fold, gazetteer
from onrecord.annotate.lexicons.tenures import Holder, Office

STOP = frozenset({"the", "of", "a", "an", "s", "for", "to", "in", "current", "new"})
# One word for what news and registry call differently.
SAME = {
    "defense": "defence", "premier": "prime minister", "pm": "prime minister", "taoiseach": "prime minister",
    "fm": "foreign minister", "external affairs": "foreign", "foreign affairs": "foreign", "home": "interior",
    "home affairs": "interior", "internal affairs": "interior", "secretary-general": "secretary general",
    "parliamentary speaker": "speaker", "speaker of parliament": "speaker", "spokeswoman": "spokesman",
    "spokesperson": "spokesman", "chairwoman": "chairman", "military chief": "army chief",
    "chief of staff": "army chief",
    "finance ministry": "finance", "monarch": "king",
}  # fmt: skip
# "UN chief", "Hamas boss": whoever heads it, whatever the office is called.
HEADS = frozenset({"chief", "head", "boss", "leader"})
HEADING = re.compile(
    r"(?:supreme leader|president|prime minister|secretary.general|director.general|managing director|leader|chairman|"
    r"chief|head|commander|executive director|pope|king|chancellor|emir)\b"
)
RANKED = frozenset({"deputy", "vice", "former", "acting", "assistant", "elect", "interim", "adviser", "spokesman",
                    "first", "under"})  # fmt: skip
MOST = 8


class Asked(NamedTuple):
    """An office in words: of which state, or of which body by all its names."""

    role: str
    country: str | None
    bodies: tuple[str, ...]
    noun: ActorNoun | None


def asked(name: str) -> Asked | None:
    """What office or group of which state or body the words ask for; None where they are a name."""
    words = re.sub(r"(\w)['’]s\b", r"\1", name.strip())
    parts = re.match(r"(?i)(?:the )?(.+?) of (?:the )?(.+)$", words)
    for role, whose in [(parts.group(1), parts.group(2))] if parts else []:
        found = _of(role, whose)
        if found is not None:
            return found
    tokens = [w for w in words.split() if w.lower() != "the"]
    for cut in range(len(tokens) - 1, 0, -1):
        found = _of(" ".join(tokens[cut:]), " ".join(tokens[:cut]))
        if found is not None:
            return found
    return Asked(_plain(words), None, (), None) if _is_office(words) else None


def _of(role: str, whose: str) -> Asked | None:
    if not _is_office(role):
        return None
    pieces = fold(whose)
    group = gazetteer().get(pieces[0]) if pieces else None
    aliases = group.by_pieces.get(pieces, ()) if group else ()
    state = next((a for a in aliases if a.sense in ("country", "adjective", "capital")), None)
    if state is not None and _plain(role).split()[0] != "mayor":
        return Asked(_plain(role), state.actor.country, (), actor_nouns().get(" ".join(fold(role))))
    body = next((a for a in aliases if a.sense == "organization"), None)
    if body is not None:
        return Asked(_plain(role), None, names_of(body.actor.id), actor_nouns().get(" ".join(fold(role))))
    return None


@lru_cache(maxsize=64)
def names_of(actor: str) -> tuple[str, ...]:
    """All names of a body, folded."""
    groups = (g.by_pieces for g in gazetteer().values())
    return tuple({" ".join(p) for g in groups for p, found in g.items() for a in found if a.actor.id == actor})


def _is_office(words: str) -> bool:
    nouns, told = actor_nouns(), fold(words)
    return any(" ".join(told[-n:]) in nouns or " ".join(told[:n]) in nouns for n in (1, 2, 3)) or told[-1:] == ("pope",)


def _plain(role: str) -> str:
    """The words of a role that count, each in one form."""
    text = f" {' '.join(fold(role))} "
    for said, plain in SAME.items():
        text = text.replace(f" {' '.join(fold(said))} ", f" {plain} ")
    return " ".join(w for w in text.split() if w not in STOP)


def holders_of(wanted: Asked, day: dt.date) -> Iterator[tuple[Holder, Office]]:
    """Who holds it on the day, at most a handful; those nearest in words first."""
    found: list[tuple[int, str, Holder, Office]] = []
    for number, role, country, plain in _offices():
        if _may_be(wanted, country, plain):
            holder = holders.holder(number)
            for office in holder.current(day):
                if office.role == role:
                    found.append((len(plain.split()), holder.name, holder, office))
    found.sort(key=lambda f: f[:2])
    nearest = [f for f in found if f[0] == found[0][0]] if found else []
    yield from ((holder, office) for _, _, holder, office in nearest[:MOST])


def _may_be(wanted: Asked, country: str, plain: str) -> bool:
    if wanted.country is not None and country != wanted.country:
        return False
    told, role = set(wanted.role.split()), set(plain.split())
    if (role & RANKED) - told:
        return False
    if wanted.bodies and not any(f" {body} " in f" {plain} " for body in wanted.bodies):
        return False
    if told and told <= HEADS:
        return any(HEADING.match(words) for words in (plain, *_without(plain, wanted.bodies)))
    return told <= role


def _without(plain: str, bodies: tuple[str, ...]) -> list[str]:
    """The office in "hamas leader", where the body's name comes first."""
    return [plain[len(body) + 1 :] for body in bodies if plain.startswith(f"{body} ")]


@cache
def _offices() -> tuple[tuple[int, str, str, str], ...]:
    """Every office with a title: its holder's number, title, country and the words that count in the title."""
    rows = holders.offices()
    return tuple((number, role, country, _plain(role)) for number, role, country in rows)

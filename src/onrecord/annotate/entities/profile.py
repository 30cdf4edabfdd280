"""What an entity is on the article's date: kind, country, PLOVER sectors, role. The article's words win."""

from __future__ import annotations

import datetime as dt
from typing import Final

from msgspec.structs import replace

from onrecord.annotate.entities.appositions import role_end
from onrecord.annotate.entities.descriptions import Profile
from onrecord.annotate.entities.draft import Cluster, Draft
from onrecord.annotate.entities.name_clusters import acts_as_government
from onrecord.annotate.entities.reading import Reading
from onrecord.annotate.entities.registry import role_nouns
from onrecord.annotate.entities.sectors import (
    claims_office,
    noun_sectors,
    opposes,
    sectors_in,
    sectors_of_led,
    sectors_told,
    side_of_claim,
)
from onrecord.annotate.entities.setting import DELEGATES, Setting, own_end
from onrecord.annotate.entities.state_clues import of_ruler, only_state, only_travels_there
from onrecord.annotate.lexicons import offices, phrases
from onrecord.annotate.lexicons.actors import actor_nouns
from onrecord.annotate.lexicons.foreign_titles import foreign_titles
from onrecord.annotate.lexicons.tenures import LEADING_ROLES, Holder, Office, weightiest
from onrecord.model.entity import EntityKind

_FORMER: Final = frozenset({"former", "ex-"})
MAX_HOMELAND: Final = 9  # tokens of a phrase that says where somebody is from


def describe(reading: Reading, setting: Setting, cluster: Cluster, at: dict[int, Cluster]) -> Profile:
    """The profile that the article's words and the gazetteer support."""
    actor = cluster.actor
    if actor is not None and cluster.named:
        sectors = actor.sectors or _state_sectors(reading, cluster)
        return Profile(_kind_of_actor(reading, cluster), actor.country, sectors, wikidata=actor.wikidata)
    if actor is not None:
        return Profile(actor.kind, actor.country, actor.sectors or ("GOV",))
    if cluster.kind == "person" and cluster.named:
        return _describe_person(setting, cluster, at)
    return _describe_nominal(reading, setting, cluster, at)


def _kind_of_actor(reading: Reading, cluster: Cluster) -> EntityKind:
    actor = cluster.actor
    assert actor is not None
    if not actor.id.startswith("country:"):
        return actor.kind
    acting = any(
        (m.form == "nominal" and m.lemma not in offices.STATE_NOUNS)
        or m.sense == "metonym"
        or acts_as_government(reading, m)
        for m in cluster.mentions
        if m.form != "pronoun"
    )
    return "government" if acting else "place"


def _state_sectors(reading: Reading, cluster: Cluster) -> tuple[str, ...]:
    return ("GOV",) if _kind_of_actor(reading, cluster) == "government" else ()


def _describe_person(setting: Setting, cluster: Cluster, at: dict[int, Cluster]) -> Profile:
    role = _best_role(cluster)
    nouns = [n for m in cluster.mentions for n in m.roles]
    nouns += [m.lemma for m in cluster.mentions if m.form == "nominal" and m.lemma]
    if cluster.holder is None and (style := _style_as_name(cluster)):
        nouns = [n for n in nouns if n not in style]
        role = next((m.role for m in cluster.mentions if m.role and not set(m.roles) <= style), None)
    former = any(m.former for m in cluster.mentions)
    bodies = _bodies(setting, cluster, at)
    country = _country_of_person(setting, cluster, bodies) or _by_office(setting, role)
    sectors = sectors_told(nouns, former, bodies, role) or _sectors_of_counterpart(cluster, at)
    sectors = sectors or sectors_of_led(setting.reading, cluster) or of_ruler(setting, cluster)
    if sectors == ("GOV",) and "deputy" in nouns and not bodies and country not in (None, "USA"):
        sectors = ("LEG",)  # "the Chilean deputy X" sits in parliament; American deputies are a sheriff's
    if "OPP" not in sectors and opposes(setting, cluster):
        sectors = ("OPP", *(s for s in sectors if s not in offices.OFFICES))
    if "OPP" in sectors and claims_office(role):
        side = side_of_claim(setting, role, nouns)
        sectors = tuple(side if s == "OPP" else s for s in sectors)
    told = Profile("person", country, sectors, role, None)
    return as_of(told, cluster.holder, nouns, former, setting.day) if cluster.holder else told


def as_of(told: Profile, holder: Holder, nouns: list[str], former: bool, day: dt.date | None) -> Profile:
    """What the article tells, completed by the offices that the registry knows on the article's date."""
    known = replace(told, wikidata=holder.wikidata)
    held = tuple(o for o in holder.offices if o.always) if day is None else holder.current(day)
    given_up = () if day is None else holder.given_up(day)
    if day is None and not held:
        return replace(known, country=told.country or holder.offices[-1].country or None)
    if not held and not given_up:
        return replace(known, country=told.country or holder.offices[0].country or None)
    if held and not former:
        office = next((o for o in reversed(held) if set(nouns) & role_nouns(o)), weightiest(held))
        telling = any(n not in offices.VAGUE for n in nouns) and set(told.sectors) - {"CVL", "ELI"}
        sectors = told.sectors if telling else office.sectors
        if not telling and not offices.OFFICES & set(sectors) and _has_led(given_up):
            sectors = (*sectors, "ELI")  # a president of yesterday who leads a party today
        return replace(
            known, country=told.country or office.country or None, sectors=sectors, role=_office_role(told, office)
        )
    office = weightiest(given_up or held)
    gone = former or not nouns or any(set(nouns) & role_nouns(o) for o in given_up)
    if not gone:
        return replace(known, country=told.country or office.country or None)
    elite = ("ELI",) if offices.OFFICES & set(office.sectors) or not office.sectors else office.sectors
    sectors = tuple(dict.fromkeys((*elite, *(s for s in told.sectors if s not in offices.OFFICES))))
    former_role = f"former {office.role}" if office.role else None
    role = former_role if former_role and _is_relation(told.role) else told.role or former_role
    return replace(known, country=told.country or office.country or None, sectors=sectors, role=role)


def _has_led(given_up: tuple[Office, ...]) -> bool:
    return any(o.role.startswith(LEADING_ROLES) for o in given_up)


def place_office_holders(setting: Setting, clusters: list[Cluster], at: dict[int, Cluster]) -> None:
    """Give those who hold an office of a state that no word names the one state of the article.

    Only where the article gives nobody else that office: of two presidents neither's country is known by it.
    """
    if setting.focus is None:
        return
    people = [c for c in clusters if c.kind == "person" and c.named and c.number == "sg"]
    for cluster in people:
        titles = {r for m in cluster.mentions for r in m.roles} - offices.VAGUE - offices.RELATIONS - phrases.RANKS
        speaks = {
            r
            for m in cluster.mentions
            for r in m.roles
            if r in offices.VAGUE and set(sectors_in(m.role)) & offices.OF_STATES
        }
        national = speaks | {r for r in titles if set(noun_sectors([r])) & offices.OF_STATES}
        national |= (
            {r for m in cluster.mentions for r in m.roles if _is_local(r)}
            if setting.played_in == {setting.focus}
            else set()
        )
        claims = {r for m in cluster.mentions if claims_office(m.role) for r in m.roles}
        local = claims & (phrases.RANKS | offices.LOCAL_OFFICES)
        national |= local
        if any(offices.INTERNATIONAL.intersection((m.role or "").lower().split()) for m in cluster.mentions):
            continue
        abroad = setting.played_in != {setting.focus}
        if abroad:
            national -= offices.TRAVELLING
        claimed = any(
            (m.former and abroad) or (claims_office(m.role) and (abroad or not local)) for m in cluster.mentions
        )
        if not national or claimed or _delegated(cluster) or _is_of_the_unknown(setting.reading, cluster, at):
            continue
        at_home = national & (offices.LOCALS | offices.LOCAL_OFFICES) or "COP" in noun_sectors(sorted(national))
        if not at_home and only_travels_there(setting, cluster):
            continue
        if cluster.holder is None and _country_of_person(setting, cluster, _bodies(setting, cluster, at)) is None:
            rivals = [c for c in people if c is not cluster and any(set(m.roles) & national for m in c.mentions)]
            if not rivals:
                cluster.country = setting.focus


def _is_of_the_unknown(reading: Reading, cluster: Cluster, at: dict[int, Cluster]) -> bool:
    """ "Minister Ivan Petrov of Ruritania": of a place that nobody knows, and so not of the article's state."""
    for m in cluster.mentions:
        for i in range(m.start, min(m.end + 1, reading.length - 1)):
            place = at.get(i + 1) if reading.lower[i] == "of" else None
            if place is not None and place.named and place.kind == "place" and place.country is None:
                return True
    return False


def _is_local(role: str) -> bool:
    """Whether those who are called so are mostly of the country that the article plays in: unions, parties."""
    return role in offices.LOCALS or bool(set(noun_sectors([role])) & offices.LOCAL_SECTORS)


def _delegated(cluster: Cluster) -> bool:
    return any(set(r.split()) & DELEGATES for m in cluster.mentions for r in m.roles)


def _sectors_of_counterpart(cluster: Cluster, at: dict[int, Cluster]) -> tuple[str, ...]:
    """ "his Dominican counterpart" holds the office of whom "his" means, in another state."""
    for mention in cluster.mentions:
        if mention.form == "nominal" and mention.lemma == "counterpart":
            for i in range(mention.start, mention.head):
                owner = at.get(i)
                if owner is not None and owner is not cluster and owner.kind == "person":
                    return tuple(noun_sectors([n for m in owner.mentions for n in m.roles if n not in offices.VAGUE]))
    return ()


def _style_as_name(cluster: Cluster) -> set[str]:
    """ "King" of "King Dele Obi, a Lagos rapper": a given name, since what he is called besides is nothing royal."""
    told = {n for m in cluster.mentions for n in m.roles} | {m.lemma for m in cluster.mentions if m.form == "nominal"}
    own = told & offices.STYLES_AS_NAMES
    others = told - own - {""}
    return own if own and others and not set(noun_sectors(sorted(others))) - {"CVL", "BUS", "LAB", "JRN"} else set()


def _best_role(cluster: Cluster) -> str | None:
    """The first role told: rather than a rank's abbreviation or a relation to somebody, one that names an office."""
    roles = [(m.role, set(m.roles)) for m in cluster.mentions if m.role]
    telling = [role for role, nouns in roles if not role.endswith(".") and nouns - offices.RELATIONS - phrases.RANKS]
    return next(iter(telling), roles[0][0] if roles else None)


def _office_role(told: Profile, office: Office) -> str | None:
    """What the article calls somebody, unless that is in another language or only says whom he meets."""
    plain = told.role is None or _is_relation(told.role) or told.role.lower() in foreign_titles()
    return office.role if office.role and plain else told.role


def _is_relation(cluster_role: str | None) -> bool:
    """ "his Russian counterpart" tells whom somebody meets and not what he is."""
    return cluster_role is not None and cluster_role.split()[-1].lower() in offices.RELATIONS


def _bodies(setting: Setting, cluster: Cluster, at: dict[int, Cluster]) -> list[Cluster]:
    """Organisations and governments that the person's titles name."""
    reading = setting.reading
    found: list[Cluster] = []
    for mention in cluster.mentions:
        for start, end in mention.role_spans:
            first = start - 1 if start and reading.tags[start - 1] == "PRP$" else start  # "its chairman"
            for i in range(first, own_end(reading, start, end)):
                body = at.get(i)
                if (
                    body is not None
                    and body.kind not in ("person", "people")
                    and body not in found
                    and i not in setting.seats
                    and i not in setting.backers
                ):
                    found.append(body)
        for child in reading.children[mention.head] if mention.form == "name" else ():
            if reading.deps[child] == "prep" and reading.lower[child] in ("of", "from", "at", "with"):
                body = at.get(reading.parse.child(child, "pobj") or -1)
                if body is not None and body.kind not in ("person", "people", "place") and body not in found:
                    found.append(body)
    return found


def _country_of_person(setting: Setting, cluster: Cluster, bodies: list[Cluster]) -> str | None:
    for mention in cluster.mentions:
        for start, end in mention.role_spans:
            own = range(start, own_end(setting.reading, start, end))
            codes = [setting.codes[i] for i in own if i in setting.codes and i not in setting.seats]
            if codes:
                return codes[0]
            for i in range(start, end):
                if (code := offices.PARTY_ADJECTIVES.get(setting.reading.lower[i])) and "LEG" in noun_sectors(
                    mention.roles
                ):
                    return code
    for mention in cluster.mentions:
        if mention.form == "nominal" and mention.country:
            return mention.country
    for body in bodies:
        code = body.actor.country if body.actor else body.country
        if code:
            return code
    if cluster.country:
        return cluster.country
    if (code := _homeland(setting, cluster)) is not None:
        return code
    told = (r for m in cluster.mentions for r in m.roles)
    known = (offices.OF_ONE_STATE.get(r) or only_state(setting, r) for r in told)
    return next(filter(None, known), _by_party(setting, cluster))


def _by_office(setting: Setting, role: str | None) -> str | None:
    """ "USA" of "House Speaker X", where the article plays in no other state that has such an office."""
    words = f" {role or ''} ".lower()
    return next(
        (c for told, c in offices.BY_WORDS.items() if f" {told} " in words and setting.focus in (None, c)), None
    )


def _by_party(setting: Setting, cluster: Cluster) -> str | None:
    """ "R-Utah" in "Sen. X (R-Utah)": how the United States name party and state of a member of Congress."""
    words = setting.reading.words
    for mention in cluster.mentions:
        if mention.form == "name" and "LEG" in noun_sectors(mention.roles):
            after = "".join(words[mention.end : mention.end + 4])
            apposed = {w for c in setting.reading.children[mention.head] for w in [setting.reading.lower[c]]}
            if offices.PARTY_AND_STATE.match(after) or apposed & offices.AMERICAN_PARTISANS:
                return "USA"
    return None


def _homeland(setting: Setting, cluster: Cluster) -> str | None:
    """ "Senator X of Oklahoma", "X from Kenya", "Judge X of Kenya's High Court", "Sheriff X of Polk County, Iowa"."""
    reading = setting.reading
    for mention in cluster.mentions:
        for child in reading.children[mention.head] if mention.form == "name" else ():
            if reading.deps[child] == "prep" and reading.lower[child] in ("of", "from") and child == mention.end:
                place = reading.parse.child(child, "pobj")
                if place is not None and place in setting.codes:
                    return setting.codes[place]
                first, end = reading.parse.subtree(child)
                if end - first < MAX_HOMELAND and (code := setting.within(first, end)) is not None:
                    return code
    return None


def _describe_nominal(reading: Reading, setting: Setting, cluster: Cluster, at: dict[int, Cluster]) -> Profile:
    kind = cluster.kind or "other"
    if kind == "person" and cluster.number == "pl":
        kind = "people"
    lemmas = [m.lemma for m in cluster.mentions if m.form == "nominal" and m.lemma]
    country = next((m.country for m in cluster.mentions if m.country), None)
    if cluster.named and not lemmas:
        return Profile(kind, country or _country_in_name(setting, cluster), _sectors_of_name(reading, cluster))
    bodies = [at[i] for m in cluster.mentions for i in range(m.start, m.end) if i in at and at[i] is not cluster]
    former = reading.speaks_of(_FORMER) and any(
        reading.lower[i] in _FORMER for m in cluster.mentions for i in range(m.start, m.head)
    )
    sectors = sectors_told(lemmas, former, bodies, None) or (() if former else of_ruler(setting, cluster))
    forces = {m.group for m in cluster.mentions if m.form == "nominal" and m.lemma} == {"force"}
    if kind == "organization" and forces and {"MIL", "COP"}.intersection(sectors):
        kind = "government"  # the police, the army: organs of state, as those with names of their own are
    return Profile(
        kind, country, sectors, _role_of_nominal(reading, cluster) if offices.OFFICES & set(sectors) else None
    )


def _role_of_nominal(reading: Reading, cluster: Cluster) -> str | None:
    """ "ambassador to Chad" of "Mali's ambassador to Chad": what an unnamed office holder is called."""
    if cluster.kind != "person" or cluster.number != "sg":
        return None
    told = next((m for m in cluster.mentions if m.form == "nominal" and m.lemma), None)
    if told is None or told.lemma in offices.RELATIONS:
        return None
    if told.label:
        return told.label
    start = told.start
    for i in range(told.start, told.head):
        if reading.tags[i] in ("POS", "PRP$", "DT", "CD"):
            start = i + 1
    words = reading.exact(start, max(role_end(reading, told), told.head + 1))
    return " ".join(words.split())


def _country_in_name(setting: Setting, cluster: Cluster) -> str | None:
    return next((setting.codes[i] for m in cluster.mentions for i in range(m.start, m.end) if i in setting.codes), None)


def _sectors_of_name(reading: Reading, cluster: Cluster) -> tuple[str, ...]:
    """Sectors by a noun within the name: "University of Karslund" is EDU."""
    nouns = actor_nouns()
    for mention in cluster.mentions:
        for i in range(mention.start, mention.end):
            noun = nouns.get(reading.lower[i])
            if noun and noun.sectors and noun.kind != "person":
                return noun.sectors
    return ()


def best_name(reading: Reading, cluster: Cluster) -> str:
    """The gazetteer's name, the fullest of a person's names, or the first phrase without its article."""
    names = [m for m in cluster.mentions if m.form == "name"]
    if cluster.actor is not None:
        return cluster.actor.name
    if names:
        longest = max(names, key=lambda m: (len(m.pieces), -m.start))
        if cluster.holder is not None and len(longest.pieces) == 1:
            return cluster.holder.name
        return reading.exact(longest.start, longest.end)
    described = [m for m in cluster.mentions if m.form == "nominal"] or cluster.mentions
    label = next((m.label for m in described if m.label), "")
    return label or _without_article(reading, described[0])


def _without_article(reading: Reading, mention: Draft) -> str:
    start = mention.start
    if start < mention.end - 1 and reading.lower[start] in ("the", "a", "an", "this", "that", "these", "those"):
        start += 1
    return reading.exact(start, mention.end)
